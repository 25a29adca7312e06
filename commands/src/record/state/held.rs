//! What people are to hear in private once their hours begin, or together with what follows.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::Register;
use crate::record::events::{PersonId, Recorded, Seq};

/// What comes so soon after somebody was told of something is told together.
const GATHERED_FOR: SignedDuration = SignedDuration::from_mins(10);

/// What waits to be told to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldNotices {
    /// From when on it can be told: since the first of it came, or a while after they were told of something else.
    pub from: Timestamp,
    /// Where that was said in the record, and the how manieth it was for: of those whose hours begin together, who waits longest hears
    /// first.
    pub turn: (Seq, usize),
    /// What was recorded of which they are to hear, in order.
    pub what: imbl::Vector<Arc<Recorded>>,
}

impl Register {
    /// What waits to be told to somebody.
    pub fn held(&self, person: PersonId) -> Option<&HeldNotices> {
        self.held.get(&person)
    }

    /// Keeps what was just recorded, where it can wait, until something else is.
    pub(super) fn keep_latest(&mut self, recorded: &Arc<Recorded>) {
        if !recorded.event.can_wait() {
            return;
        }
        if self.latest.back().is_some_and(|last| last.cause != recorded.cause) {
            self.latest.clear();
        }
        self.latest.push_back(Arc::clone(recorded));
    }

    /// What was just recorded by the same cause waits for these people.
    pub(super) fn hold(&mut self, people: &[PersonId], recorded: &Recorded) {
        let what: imbl::Vector<Arc<Recorded>> =
            self.latest.iter().filter(|one| one.cause == recorded.cause).cloned().collect();
        for (place, person) in people.iter().enumerate() {
            let person = self.people.resolve(*person);
            let turn = (recorded.seq, place);
            let from = self.tells_next(person, recorded.at);
            let held = self.held.entry(person).or_insert_with(|| HeldNotices { from, turn, what: imbl::Vector::new() });
            held.what.extend(what.clone());
        }
    }

    /// People were told of what waited for them, or of something else at once.
    pub(super) fn told<'p>(&mut self, people: impl Iterator<Item = &'p PersonId>, at: Timestamp) {
        for person in people {
            let person = self.people.resolve(*person);
            self.held.remove(&person);
            self.told.insert(person, at);
        }
    }

    /// When somebody was last told in private of what was recorded.
    pub fn told_last(&self, person: PersonId) -> Option<Timestamp> {
        self.told.get(&person).copied()
    }

    /// From when on somebody is told of what comes now: at once, or together with what follows if they were told of something
    /// just before.
    pub fn tells_next(&self, person: PersonId, at: Timestamp) -> Timestamp {
        let last = self.told.get(&person).and_then(|last| last.checked_add(GATHERED_FOR).ok());
        last.map_or(at, |last| last.max(at))
    }

    /// What waited for one person waits for the other.
    pub(super) fn join_held(&mut self, from: PersonId, into: PersonId) {
        if let Some(told) = self.told.remove(&from) {
            let last = self.told.entry(into).or_insert(told);
            *last = (*last).max(told);
        }
        let Some(held) = self.held.remove(&from) else { return };
        match self.held.get_mut(&into) {
            Some(known) => {
                known.from = known.from.min(held.from);
                known.turn = known.turn.min(held.turn);
                known.what.extend(held.what);
            }
            None => {
                self.held.insert(into, held);
            }
        }
    }
}
