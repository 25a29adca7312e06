//! What becomes of what was heard.

/// What became of something that was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disposition {
    /// It is talk, or was dealt with before.
    Passed,
    /// It was no command, and what follows from it is recorded.
    Happened,
    /// A command that is recorded and answered.
    Done,
    /// A command that is answered with why it cannot be followed.
    Refused,
    /// A command too many, which is answered so.
    Limited,
    /// One more after that, which is not answered.
    Silenced,
}

impl Disposition {
    /// Whether it is answered, and known from now on.
    pub fn is_answered(self) -> bool {
        !matches!(self, Self::Passed | Self::Silenced)
    }
}
