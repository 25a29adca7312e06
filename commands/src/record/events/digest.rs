//! For whom a digest is.

use serde::{Deserialize, Serialize};

use super::{PersonId, Room};

/// To whom a digest goes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Recipient {
    /// All in a room.
    Room(Room),
    /// Somebody in private, by mail, or both, as their profile says.
    Person(PersonId),
    /// The organisation's mailing list.
    MailingList,
}
