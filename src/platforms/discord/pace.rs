//! How fast something is done that may not be done too fast.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// A few at once, then one after the other.
#[derive(Debug)]
pub(super) struct Pace {
    every: SignedDuration,
    at_once: i32,
    next: Option<Timestamp>,
    /// Until when none may be.
    paused: Option<Timestamp>,
}

impl Pace {
    pub(super) const fn new(every: SignedDuration, at_once: i32) -> Self {
        Self { every, at_once, next: None, paused: None }
    }

    /// When the next one may be.
    pub(super) fn turn(&mut self, now: Timestamp) -> Timestamp {
        let earliest = now.checked_sub(self.every * self.at_once).unwrap_or(Timestamp::MIN);
        let turn = self.next.into_iter().chain(self.paused).fold(earliest, Timestamp::max);
        self.next = turn.checked_add(self.every).ok();
        turn
    }

    /// Lets none be for so long.
    pub(super) fn pauses(&mut self, now: Timestamp, during: Duration) {
        self.paused = self.paused.max(now.checked_add(during).ok());
    }

    /// Whether none has to wait for the end of a pause.
    pub(super) fn may(&self, now: Timestamp) -> bool {
        self.paused.is_none_or(|until| until <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_go_at_once_the_others_one_after_the_other_and_after_a_pause_likewise() {
        let start = Timestamp::UNIX_EPOCH;
        let mut pace = Pace::new(SignedDuration::from_secs(3), 2);
        let mut turns = |now: i64, pause: Option<u64>| -> Vec<i64> {
            let now = start + SignedDuration::from_secs(now);
            pause.into_iter().for_each(|secs| pace.pauses(now, Duration::from_secs(secs)));
            (0..4).map(|_| (pace.turn(now).max(now) - start).as_secs()).collect()
        };
        assert_eq!(turns(0, None), [0, 0, 0, 3]);
        assert_eq!(turns(100, None), [100, 100, 100, 103]);
        assert_eq!(turns(200, Some(600)), [800, 803, 806, 809]);
        assert!(!pace.may(start + SignedDuration::from_secs(799)) && pace.may(start + SignedDuration::from_secs(800)));
    }
}
