//! Digests: to whom they go, when, and how far each was told.

use jiff::Timestamp;

use super::Register;
use crate::record::events::{Recipient, Recorded, Schedule, Seq};

/// The digests of one recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digests {
    /// When they come, where that was said.
    pub schedule: Option<Schedule>,
    /// Whether none is wanted.
    pub off: bool,
    /// The last event that they have told, or from which on they tell.
    pub told: Seq,
    /// When that was.
    pub at: Timestamp,
}

impl Register {
    /// The digests of a recipient.
    pub fn digests(&self, of: &Recipient) -> Option<&Digests> {
        self.digests.get(of)
    }

    /// Begins to tell a recipient what happens from now on.
    pub(super) fn begin_digests(&mut self, of: Recipient, recorded: &Recorded) {
        let known = self.digests.entry(of).or_insert_with(|| from_now(recorded));
        (known.told, known.at) = (recorded.seq, recorded.at);
    }

    /// Digests come at other times, or come no more.
    pub(super) fn set_digests(&mut self, of: &Recipient, schedule: Option<Schedule>, off: bool, recorded: &Recorded) {
        let known = self.digests.entry(of.clone()).or_insert_with(|| from_now(recorded));
        if known.off {
            *known = from_now(recorded);
        }
        known.schedule = schedule;
        known.off = off;
    }

    /// A recipient was told all up to here.
    pub(super) fn told_digest(&mut self, of: &Recipient, recorded: &Recorded) {
        if let Some(known) = self.digests.get_mut(of) {
            (known.told, known.at) = (recorded.seq, recorded.at);
        }
    }
}

fn from_now(recorded: &Recorded) -> Digests {
    Digests { schedule: None, off: false, told: recorded.seq, at: recorded.at }
}
