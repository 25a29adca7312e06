//! Something that somebody is to do. It outlives the meeting in which it was set.

use jiff::Timestamp;
use jiff::civil::Date;

use super::TakenBack;
use crate::record::events::{Code, MinutesEvent, Owner, PersonId, Recorded, SetIn, TextId};

/// An action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Its number, from 1.
    pub number: u32,
    /// The person or office that is to do it.
    pub owner: Owner,
    /// What.
    pub words: TextId,
    /// Who took it down.
    pub set_by: Option<PersonId>,
    /// When it was set.
    pub set: Timestamp,
    /// By which day.
    pub by: Option<Date>,
    /// The end of that day, or the moment that was given.
    pub due: Option<Timestamp>,
    /// For which group; the plenary's if for none.
    pub group: Option<Code>,
    /// In which meeting it was set.
    pub set_in: Option<SetIn>,
    /// That it was done.
    pub done: Option<Done>,
    /// That it need not be done any more.
    pub dropped: Option<TakenBack>,
    /// Whether it was taken back.
    pub is_undone: bool,
}

/// That an action was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// When.
    pub at: Timestamp,
    /// Who said so.
    pub by: Option<PersonId>,
    /// What came of it.
    pub words: Option<TextId>,
}

impl Action {
    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.done.is_none() && self.dropped.is_none() && !self.is_undone
    }

    pub(super) fn set(recorded: &Recorded, event: &MinutesEvent) -> Option<Self> {
        let MinutesEvent::ActionSet { action, owner, words, by, due, group, set_in } = event else { return None };
        Some(Self {
            number: *action,
            owner: owner.clone(),
            words: *words,
            set_by: recorded.by,
            set: recorded.said_at,
            by: *by,
            due: *due,
            group: group.clone(),
            set_in: *set_in,
            done: None,
            dropped: None,
            is_undone: false,
        })
    }

    pub(super) fn join(&mut self, from: PersonId, into: PersonId) {
        if self.owner == Owner::Person(from) {
            self.owner = Owner::Person(into);
        }
        let done_by = self.done.as_mut().map(|done| &mut done.by);
        for by in [Some(&mut self.set_by), done_by].into_iter().flatten() {
            if *by == Some(from) {
                *by = Some(into);
            }
        }
    }
}
