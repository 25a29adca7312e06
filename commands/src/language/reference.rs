//! What typed words refer to: people, offices and meetings.

use crate::record::{Account, PersonId, Role};

/// Somebody who was named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonRef {
    /// Somebody in the people list.
    Known(PersonId),
    /// A name that nobody has yet.
    New(String),
    /// An account that is in the room and has said nothing yet, by its name there.
    Silent(Account, String),
}

/// The person or office that is to do something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnerRef {
    /// Somebody.
    Person(PersonRef),
    /// Those in office.
    Office {
        /// How they were named.
        words: String,
        /// Their roles.
        roles: Vec<Role>,
    },
}

/// A meeting that was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeetingRef {
    /// Its number.
    pub number: u32,
    /// Whether those that follow it in its series are meant too.
    pub onwards: bool,
}
