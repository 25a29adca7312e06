//! What was heard: one message as a platform gives it, before anybody knows whether it is a command.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::register::{Account, Room};

/// A message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// The platform's own id of it, unique for good: the same message seen again changes nothing.
    pub cause: String,
    /// Where it was said.
    pub room: Room,
    /// Whose account said it.
    pub account: Account,
    /// The name that the platform shows for the account.
    pub name: String,
    /// When it was said, as the platform has it.
    pub said_at: Timestamp,
    /// The words. A mention of the bot at their beginning is taken off by the adapter.
    pub text: String,
    /// Whether it was said to the bot.
    pub addressed: Addressed,
}

/// Whether a message was said to the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Addressed {
    /// To everybody in the room: a command needs its mark, and only what resembles one is answered.
    ToAll,
    /// To everybody where nobody else hears marks: whatever has a mark is answered.
    ToAllHere,
    /// To the bot: it mentions it or answers one of its messages. No mark is needed.
    ToBot,
}
