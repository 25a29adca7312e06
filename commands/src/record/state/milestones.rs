//! States on the way to the present, so that an earlier one is reached by few events.

use std::fmt;

use imbl::Vector;
use jiff::Timestamp;

use super::Register;
use crate::record::events::Seq;

/// The fewest events between two of them; in tests so few that every view begins at one.
const EVERY: Seq = if cfg!(test) { 3 } else { 2_048 };

/// The most of them. When there are as many, every other one is let go, and the next ones are twice as far apart.
const MOST: usize = 128;

/// States on the way to the present, without people and texts. They share what has not changed since with those after them.
#[derive(Clone)]
pub(super) struct Milestones {
    kept: Vector<Register>,
    apart: Seq,
}

impl Default for Milestones {
    fn default() -> Self {
        Self { kept: Vector::new(), apart: EVERY }
    }
}

/// Two registers are the same by whatever way they came to be so.
impl fmt::Debug for Milestones {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Milestones")
    }
}

impl Register {
    /// Keeps the state to which the record has come, where it is far enough from the one before.
    pub(super) fn keep_milestone(&mut self) {
        let last = self.milestones.kept.last().map_or(0, |state| state.head);
        if self.head < last + self.milestones.apart {
            return;
        }
        let state = Self { milestones: Milestones::default(), ..self.without_belongings() };
        self.milestones.kept.push_back(state);
        if self.milestones.kept.len() >= MOST {
            let kept = std::mem::take(&mut self.milestones.kept);
            self.milestones.kept = kept.into_iter().skip(1).step_by(2).collect();
            self.milestones.apart *= 2;
        }
    }

    /// Where a view of an earlier moment starts: at the last state on the way there, or at an empty record. It has the people of that
    /// time, as they are now, and all texts. Who folds the events after its head, up to that moment, has the view.
    #[must_use]
    pub fn start_of_view(&self, at: Timestamp) -> Self {
        let kept = &self.milestones.kept;
        let earlier = kept.iter().rev().find(|state| state.at.is_none_or(|last| last <= at));
        let Some(state) = earlier else { return self.before_all(at) };
        let people = self.people.known_at(at).joined_as_then(&state.people);
        Self { people, texts: self.texts.clone(), ..state.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::events::{Event, Recorded};

    fn second(second: u64) -> Timestamp {
        Timestamp::from_second(second.try_into().unwrap()).unwrap()
    }

    fn event(seq: Seq) -> Recorded {
        let (cause, at) = (format!("said {seq}"), second(seq));
        Recorded { seq, cause, ordinal: 0, at, said_at: at, by: None, room: None, event: Event::CycleClosed {} }
    }

    #[test]
    fn an_earlier_state_begins_near_it_however_long_the_record_is() {
        const EVENTS: Seq = 20_000;
        let mut register = Register::default();
        (1..=EVENTS).for_each(|seq| register.apply(&event(seq)));
        assert!(register.milestones.kept.len() < MOST, "{}", register.milestones.kept.len());
        let apart = register.milestones.apart;
        assert!(apart < EVENTS / 32, "{apart}");
        for at in [1, 2, 400, 7_777, EVENTS - 1, EVENTS] {
            let start = register.start_of_view(second(at)).head();
            assert!(start <= at && at - start <= 2 * apart, "{at} begins at {start}");
        }
    }
}
