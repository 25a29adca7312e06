//! What was said to the bot.

use harness::double::people::Asked;
use jiff::Timestamp;

/// A command that somebody gave.
pub(crate) struct Said {
    /// The number of the command.
    pub(crate) number: usize,
    pub(crate) is_in_plenary: bool,
    /// Words by which it is found again, which are nobody else's.
    pub(crate) words: String,
    pub(crate) what: What,
    pub(crate) by: By,
}

/// What a command is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A comment on the group.
    Comment,
    /// A meeting is called, of which the rooms are reminded at a moment.
    Meeting { reminded_at: Timestamp },
    /// Support for a group that there is not, which is refused.
    Refused,
}

/// How it was given.
pub(crate) enum By {
    /// On Matrix, as this event.
    Matrix(String),
    /// On Discord. What does not reach a bot that is down is given again: Discord shows to who gave it that nobody responds.
    Discord(Asked),
}

impl What {
    /// When the rooms are reminded because of it.
    pub(crate) fn reminded_at(self) -> Option<Timestamp> {
        match self {
            Self::Meeting { reminded_at } => Some(reminded_at),
            Self::Comment | Self::Refused => None,
        }
    }
}
