//! Bugs that are put in on purpose, to see that they are found. The first three are in what stands between the product and the
//! world. The others are in debug builds of the product itself: in the desk, in the outbox, and in what is due.

use commands::bugs;

/// A bug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Bug {
    /// The journal takes a batch that was decided on an older register than its own.
    NoFence,
    /// Each start says things on Matrix under keys of its own.
    KeyOfStart,
    /// It is marked as heard before it is recorded.
    MarkFirst,
    /// The desk answers the second of two commands that share a transaction, and does not record what it does.
    AnswerAlone,
    /// The outbox does not look for what was said already.
    NothingLookedFor,
    /// A moment that is put off is not due any more.
    PutOff,
}

impl Bug {
    /// All there are.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 6] =
        [Self::NoFence, Self::KeyOfStart, Self::MarkFirst, Self::AnswerAlone, Self::NothingLookedFor, Self::PutOff];

    /// The bug in the product, if it is one of those.
    pub(crate) fn in_the_product(self) -> Option<bugs::Bug> {
        match self {
            Self::NoFence | Self::KeyOfStart | Self::MarkFirst => None,
            Self::AnswerAlone => Some(bugs::Bug::AnswerAlone),
            Self::NothingLookedFor => Some(bugs::Bug::NothingLookedFor),
            Self::PutOff => Some(bugs::Bug::PutOff),
        }
    }
}
