//! States on the way to the present, so that an earlier one is reached by few events.

use std::fmt;

use imbl::Vector;
use jiff::Timestamp;

use crate::record::events::Seq;

/// The fewest events between two of them, which are folded in some 25 ms; in tests so few that every view begins at one.
const EVERY: Seq = if cfg!(test) { 3 } else { 16_384 };

/// The most of them. When there are as many, every other one is let go, and the next ones are twice as far apart. Each holds
/// what has changed since.
const MOST: usize = 32;

/// States on the way to the present. They share what has not changed since with those after them.
#[derive(Clone)]
pub(super) struct Milestones<S> {
    kept: Vector<Milestone<S>>,
    apart: Seq,
}

/// A state, with the number of its last event and when that was recorded.
#[derive(Clone)]
struct Milestone<S> {
    head: Seq,
    at: Option<Timestamp>,
    state: S,
}

impl<S> Default for Milestones<S> {
    fn default() -> Self {
        Self { kept: Vector::new(), apart: EVERY }
    }
}

/// Two records are the same by whatever way they came to be so.
impl<S> fmt::Debug for Milestones<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Milestones")
    }
}

impl<S: Clone> Milestones<S> {
    /// None are kept: what is itself a view of an earlier moment is not asked for one.
    pub(super) fn off() -> Self {
        Self { kept: Vector::new(), apart: Seq::MAX }
    }

    /// Whether a state of so many events is far enough from the one before to be kept.
    pub(super) fn is_one(&self, head: Seq) -> bool {
        head >= self.kept.last().map_or(0, |last| last.head) + self.apart
    }

    /// Keeps a state.
    pub(super) fn keep(&mut self, head: Seq, at: Option<Timestamp>, state: S) {
        self.kept.push_back(Milestone { head, at, state });
        if self.kept.len() >= MOST {
            let kept = std::mem::take(&mut self.kept);
            self.kept = kept.into_iter().skip(1).step_by(2).collect();
            self.apart *= 2;
        }
    }

    /// The last state of which nothing was recorded after a moment.
    pub(super) fn before(&self, at: Timestamp) -> Option<&S> {
        let is_before = |one: &&Milestone<S>| one.at.is_none_or(|last| last <= at);
        self.kept.iter().rev().find(is_before).map(|one| &one.state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(second: u64) -> Timestamp {
        Timestamp::from_second(second.try_into().unwrap()).unwrap()
    }

    #[test]
    fn an_earlier_state_begins_near_it_however_long_the_record_is() {
        const EVENTS: Seq = 20_000;
        let mut milestones = Milestones::default();
        for head in (1..=EVENTS).filter(|head| head % 2 == 0 || *head == 1) {
            if milestones.is_one(head) {
                milestones.keep(head, Some(second(head)), head);
            }
        }
        assert!(milestones.kept.len() < MOST, "{}", milestones.kept.len());
        assert!(milestones.apart <= EVENTS / 4, "{}", milestones.apart);
        for at in [1, 2, 400, 7_777, EVENTS - 1, EVENTS] {
            let start = milestones.before(second(at)).copied().unwrap_or(0);
            assert!(start <= at && at - start <= 2 * milestones.apart, "{at} begins at {start}");
        }
    }
}
