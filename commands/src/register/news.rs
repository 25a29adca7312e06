//! What a room has not heard yet: gathered, so that a burst of support is one message.

use jiff::Timestamp;

use super::Code;

/// What happened to one group since a room last heard of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Support given.
    pub given: u32,
    /// Support taken back.
    pub withdrawn: u32,
    /// Comments made.
    pub comments: u32,
    /// How many concerns were raised.
    pub concerns: u32,
}

/// What one room has not heard yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// When the first of it happened.
    pub since: Timestamp,
    /// What happened, by group.
    pub groups: imbl::OrdMap<Code, Change>,
}

impl News {
    /// Nothing yet, from `since` on.
    pub fn starting(since: Timestamp) -> Self {
        Self { since, groups: imbl::OrdMap::new() }
    }
}
