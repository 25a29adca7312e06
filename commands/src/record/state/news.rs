//! What a room has not heard yet: gathered, so that a burst of support is one message.

use jiff::Timestamp;

use crate::record::events::{Code, Recorded, Seq};

/// What happened to one group since a room last heard of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Support given.
    pub given: u32,
    /// Support taken back.
    pub withdrawn: u32,
    /// Comments made.
    pub comments: u32,
    /// The numbers of the concerns that were raised and stand.
    pub concerns: Vec<u32>,
    /// How many concerns ended of which it has heard.
    pub ended: u32,
}

/// What one room has not heard yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// When the first of it happened.
    pub since: Timestamp,
    /// The number of the first event of it: more can happen, and be told, within its second.
    pub first: Seq,
    /// What happened, by group.
    pub groups: imbl::OrdMap<Code, Change>,
}

impl News {
    /// Nothing yet, from an event on.
    pub fn starting(first: &Recorded) -> Self {
        Self { since: first.at, first: first.seq, groups: imbl::OrdMap::new() }
    }

    /// Whether there is nothing in it but comments.
    pub fn is_of_comments(&self) -> bool {
        let is_of_comments = |change: &Change| Change { comments: 0, ..change.clone() } == Change::default();
        self.groups.values().all(is_of_comments)
    }

    /// Leaves out a concern about a group, if the room has not heard of it. Whether that was so.
    pub(super) fn leave_out(&mut self, group: &Code, concern: u32) -> bool {
        let Some(change) = self.groups.get_mut(group) else { return false };
        let before = change.concerns.len();
        change.concerns.retain(|other| *other != concern);
        let is_left_out = change.concerns.len() < before;
        if *change == Change::default() {
            self.groups.remove(group);
        }
        is_left_out
    }
}
