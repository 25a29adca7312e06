//! The organisation's cycle, and the reminders of what comes.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::record::events::TextId;

/// One year's round, as a rule. Groups lapse with it unless they are continued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// Its name.
    pub name: TextId,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// When it was opened.
    pub opened: Timestamp,
    /// The end of its last day.
    pub ends: Timestamp,
}
