//! Bugs that a trial puts in, to see that they are found. They are in debug builds alone: no release has
//! them.

use std::cell::Cell;

/// A bug.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bug {
    /// The desk answers the second of two commands that share a transaction, and does not record what it does.
    AnswerAlone,
    /// The outbox does not say that something may be said already.
    NothingLookedFor,
    /// A moment that is put off is not in the timetable any more.
    PutOff,
}

thread_local! {
    static PUT_IN: Cell<Option<Bug>> = const { Cell::new(None) };
}

/// From now on all that this thread does has this bug, or none.
pub fn put_in(bug: Option<Bug>) {
    PUT_IN.set(bug);
}

/// Whether this bug is put in.
pub fn has(bug: Bug) -> bool {
    PUT_IN.get() == Some(bug)
}
