//! What a decision went without.

use serde::{Deserialize, Serialize};

/// Something that the rules asked for and that was missing when a group was decided on: the rule, and in numbers and the
/// organisation's own names what it asked for. Words are made of it when it is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Unmet {
    /// A written proposal.
    Proposal {
        /// The parts of the template that it lacked.
        parts: Vec<String>,
    },
    /// Support.
    Support {
        /// From how many members on.
        members: usize,
        /// How many there were.
        had: usize,
    },
    /// No concern stands.
    NoOpenConcern {
        /// How many stood.
        open: usize,
    },
    /// People who facilitate, or are proposed to.
    Facilitators {
        /// How many.
        number: usize,
        /// Whether only members count.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        members: bool,
        /// Whether they come from different stakeholder groups.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        different_stakeholder_groups: bool,
    },
    /// A last call that has ended.
    FeedbackAsked,
    /// A word of the secretariat.
    SecretariatConsulted,
    /// That continuation was asked for.
    ContinuationAsked,
}
