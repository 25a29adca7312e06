//! An event with its place in the journal: when and where it was said, and by whom.

use jiff::Timestamp;

use super::{Event, PersonId, Room, Seq};

/// An event as the journal has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its place in the journal.
    pub seq: Seq,
    /// What caused it: a message, a due moment or an import.
    pub cause: String,
    /// Its place among the events of the same cause, from 0.
    pub ordinal: u32,
    /// When it was recorded. Never goes back; whole seconds.
    pub at: Timestamp,
    /// When it was said, as the platform has it. Whole seconds.
    pub said_at: Timestamp,
    /// Who said it; nobody for a due moment.
    pub by: Option<PersonId>,
    /// Where it was said, unless in private.
    pub room: Option<Room>,
    /// What happened.
    pub event: Event,
}
