//! The organisation's cycles, and how groups stand in them.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Group, Register};
use crate::record::events::{Code, TextId};

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

/// How a group stands in its cycle: what is otherwise for all groups when a cycle begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CycleStanding {
    /// Whether it is new in it.
    pub new_this_cycle: bool,
    /// When continuation in the next one was asked for.
    pub renewal: Option<Timestamp>,
    /// Whether it is continued.
    pub is_continued: bool,
}

/// The cycles, as they are at some time.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cycles {
    /// The one that is open.
    pub present: Option<Cycle>,
    /// The one that was opened in advance.
    pub next: Option<Cycle>,
    /// How each group stands in its cycle, where that changes: one begins, or ends.
    pub standings: Option<imbl::OrdMap<Code, CycleStanding>>,
}

impl Register {
    /// Whether a cycle that begins on a day follows the present one.
    pub(super) fn is_next_cycle(&self, from: Date) -> bool {
        self.cycle.is_some_and(|open| from > open.to)
    }

    /// The cycles as they are, with how all groups stand in them where that changes.
    pub(super) fn cycles(&self, of_all_groups: bool) -> Cycles {
        let standing = |(code, group): (&Code, &Arc<Group>)| (code.clone(), group.cycle_standing());
        let standings = of_all_groups.then(|| self.groups.iter().map(standing).collect());
        Cycles { present: self.cycle, next: self.next_cycle, standings }
    }

    /// Has the cycles as they were.
    pub(super) fn put_cycles(&mut self, Cycles { present, next, standings }: Cycles) {
        (self.cycle, self.next_cycle) = (present, next);
        for (code, standing) in standings.into_iter().flatten() {
            if self.groups.get(&code).is_some_and(|group| group.cycle_standing() != standing) {
                self.change(&code, |group| group.stand(standing));
            }
        }
    }
}
