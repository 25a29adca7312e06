//! Bugs that are put in on purpose, to see that they are found. None of them is in the product: each is in what stands between
//! it and the world.

/// A bug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Bug {
    /// The journal takes a batch that was decided on an older register than its own.
    NoFence,
    /// Each start says things on Matrix under keys of its own.
    KeyOfStart,
    /// It is marked as heard before it is recorded.
    MarkFirst,
}

impl Bug {
    /// All there are.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 3] = [Self::NoFence, Self::KeyOfStart, Self::MarkFirst];
}
