//! What is decided of a group, and how a concern ends.

use serde::{Deserialize, Serialize};

use super::{Code, TextId};

/// What the chair can decide on a group.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::Display, strum::EnumString, strum::EnumIter,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase", ascii_case_insensitive)]
pub enum Outcome {
    /// It works in this cycle.
    Approve,
    /// It goes on working, as in an earlier cycle.
    Continue,
    /// It is decided later.
    Defer,
    /// It is taken up elsewhere.
    Redirect,
    /// It is not wanted.
    Decline,
    /// It works no longer.
    Dissolve,
}

/// Where a redirected proposal goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// To another group.
    Group(Code),
    /// To something that is no group.
    Words(TextId),
}

/// How a concern ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::Display, strum::EnumString)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum ConcernEnd {
    /// Its author took it back.
    Withdrawn,
    /// It was met, as its author says.
    Resolved,
    /// The chair set it aside, with a reason.
    Overruled,
}
