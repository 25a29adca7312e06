//! The parts of which several kinds of events are made.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{PersonId, TextId};

/// Inputs of two people who turned out to be one, for the same initiative. Whether they are for the same could not be told
/// from their words once these are erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameInputs {
    /// The consultation.
    pub consultation: u32,
    /// The number of the input of the person that is joined to the other.
    pub from: u32,
    /// The number of the input of the person that remains.
    pub into: u32,
    /// Whether the first is the later one, which counts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub from_is_later: bool,
}

/// Somebody proposed as facilitator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nominee {
    /// Who.
    pub person: PersonId,
    /// Whether it is still to be decided.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub tentative: bool,
}

/// A document of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its web address.
    pub url: TextId,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<TextId>,
    /// The last day of its review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_until: Option<Date>,
    /// The end of its review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_ends: Option<Timestamp>,
}

impl Document {
    /// A document of which only the address is known.
    pub fn at(url: TextId) -> Self {
        Self { url, title: None, review_until: None, review_ends: None }
    }
}

/// A member when a call was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RosterEntry {
    /// Who.
    pub person: PersonId,
    /// Their stakeholder group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stakeholder: Option<String>,
}

/// What can be chosen in a consultation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its number.
    pub n: u32,
    /// What it says.
    pub text: TextId,
}
