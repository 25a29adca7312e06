//! What people are to hear in private once their hours begin.

use std::sync::Arc;

use jiff::Timestamp;

use super::Register;
use crate::record::events::{PersonId, Recorded, Seq};

/// What waits to be told to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldNotices {
    /// Since when the first of it waits.
    pub since: Timestamp,
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
    pub(super) fn keep_latest(&mut self, recorded: &Recorded) {
        if !recorded.event.can_wait() {
            return;
        }
        if self.latest.back().is_some_and(|last| last.cause != recorded.cause) {
            self.latest.clear();
        }
        self.latest.push_back(Arc::new(recorded.clone()));
    }

    /// What was just recorded by the same cause waits for these people.
    pub(super) fn hold(&mut self, people: &[PersonId], recorded: &Recorded) {
        let what: imbl::Vector<Arc<Recorded>> =
            self.latest.iter().filter(|one| one.cause == recorded.cause).cloned().collect();
        for (place, person) in people.iter().enumerate() {
            let person = self.people.resolve(*person);
            let turn = (recorded.seq, place);
            let held = self.held.entry(person).or_insert_with(|| HeldNotices {
                since: recorded.at,
                turn,
                what: imbl::Vector::new(),
            });
            held.what.extend(what.clone());
        }
    }

    /// What waited for one person waits for the other.
    pub(super) fn join_held(&mut self, from: PersonId, into: PersonId) {
        let Some(held) = self.held.remove(&from) else { return };
        match self.held.get_mut(&into) {
            Some(known) => {
                known.since = known.since.min(held.since);
                known.turn = known.turn.min(held.turn);
                known.what.extend(held.what);
            }
            None => {
                self.held.insert(into, held);
            }
        }
    }
}
