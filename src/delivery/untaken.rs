//! The messages that a platform does not take, as the log has them: a line when that begins, one an hour, and one when all are taken.
//! And whether it takes others.

use std::collections::HashSet;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::base::outage::{Outage, OutageLine, moment};

/// For how long a platform that has taken a message is taken for one that takes messages. An outage counts against each that waits then
/// for no longer than this, which is less often than it takes to set one aside.
const TAKES_FOR: SignedDuration = SignedDuration::from_mins(5);

/// The messages of one platform that are tried again.
#[derive(Debug)]
pub(super) struct Untaken {
    keys: HashSet<String>,
    outage: Outage,
    /// When it took one last.
    taken_at: Option<Timestamp>,
}

impl Default for Untaken {
    fn default() -> Self {
        Self { keys: HashSet::new(), outage: Outage::of("messages", "said"), taken_at: None }
    }
}

impl Untaken {
    /// A message was not taken. Of a platform that cannot be heard either it is said there.
    pub(super) fn add(&mut self, key: &str, reason: &str, pause: Duration, (now, is_away): (Timestamp, bool)) {
        self.keys.insert(key.to_owned());
        match Some(()).filter(|()| !is_away).and_then(|()| self.outage.line(now)) {
            Some(OutageLine::Begins) => {
                tracing::warn!(key, %reason, ?pause, "a message was not taken; it is tried again");
            }
            Some(OutageLine::Still { since }) => {
                let (waiting, since) = (self.keys.len(), moment(since));
                tracing::warn!(waiting, %reason, "messages are still not taken, since {since}");
            }
            None => tracing::debug!(key, %reason, ?pause, "a message was not taken; it is tried again"),
        }
    }

    /// The platform has taken a message.
    pub(super) fn takes(&mut self, now: Timestamp) {
        self.taken_at = self.taken_at.max(Some(now));
    }

    /// Whether it took another one lately, so that what it does not take now is refused alone.
    pub(super) fn takes_others(&self, now: Timestamp) -> bool {
        self.taken_at.is_some_and(|at| now.duration_since(at).abs() <= TAKES_FOR)
    }

    /// Nothing is left to be done for a message.
    pub(super) fn remove(&mut self, key: &str) {
        if !self.keys.remove(key) || !self.keys.is_empty() {
            return;
        }
        if let Some(since) = self.outage.end() {
            tracing::info!("all messages are taken again; the outage began on {}", moment(since));
        }
    }
}
