//! What falls due, and when: a pure question to the register.

use jiff::Timestamp;

use crate::organisation::Organisation;
use crate::register::{Register, Room};

/// Something that falls due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A room hears what happened elsewhere.
    News(Room),
}

impl Moment {
    /// The cause under which it is recorded: the same moment has the same cause, so that it happens once.
    pub(crate) fn cause(&self, since: Timestamp) -> String {
        match self {
            Self::News(room) => format!("news {room} {since}"),
        }
    }
}

/// The next moment to fall due, and when.
pub fn next(register: &Register, organisation: &Organisation) -> Option<(Timestamp, Moment)> {
    register
        .news()
        .map(|(room, news)| {
            let at = news.since.checked_add(organisation.news_every()).unwrap_or(Timestamp::MAX);
            (at, Moment::News(room.clone()))
        })
        .min_by_key(|(at, _)| *at)
}
