//! What could not be recorded, as the log has it: a failure that lasts has one line, whose reference everybody is told, and one an hour.

use commands::record::chance::Chance;
use jiff::Timestamp;

use super::NotRecorded;
use crate::base::outage::{Outage, OutageLine, moment};
use crate::journal::JournalError;

/// Whether anything can be recorded, and what keeps it from that.
#[derive(Debug)]
pub(super) struct Unrecorded {
    /// What was said last, with its reference.
    said: Option<(String, NotRecorded)>,
    outage: Outage,
}

impl Default for Unrecorded {
    fn default() -> Self {
        Self { said: None, outage: Outage::of("nothing", "recorded") }
    }
}

impl Unrecorded {
    /// Something could not be recorded. Another reason than the one before is said as another failure.
    pub(super) fn fails(&mut self, error: &JournalError, chance: &mut Chance, now: Timestamp) -> NotRecorded {
        let error = error.to_string();
        let known = self.said.take().filter(|(said, _)| *said == error);
        if known.is_none() {
            self.outage.end();
        }
        let refusal = known.map_or_else(|| NotRecorded { reference: chance.reference() }, |(_, refusal)| refusal);
        let reference = &refusal.reference;
        match self.outage.line(now) {
            Some(OutageLine::Begins) => tracing::error!(%reference, %error, "not recorded"),
            Some(OutageLine::Still { since }) => {
                tracing::error!(%reference, %error, "still nothing can be recorded, since {}", moment(since));
            }
            None => tracing::debug!(%reference, %error, "not recorded"),
        }
        self.said = Some((error, refusal.clone()));
        refusal
    }

    /// Something was recorded.
    pub(super) fn works(&mut self) {
        self.said = None;
        if let Some(since) = self.outage.end() {
            tracing::info!("everything is recorded again; the outage began on {}", moment(since));
        }
    }
}
