//! The names of what a journal keeps of how far something has come: all that there are.

/// Since when a journal is led by `rapporteur run`: simulated time has no place in it any more.
pub const LED: &str = "led";

/// The last checkpoint that was signed.
pub const CHECKPOINT: &str = "checkpoint";

/// Which commands are registered on Discord.
pub const REGISTERED: &str = "discord commands";

/// Up to where Matrix was heard: a token of the homeserver's.
pub const HEARD: &str = "matrix";

/// Until when Matrix was heard: a moment.
pub const HEARD_AT: &str = "matrix heard at";

/// The mark of this name, if it is one that the program sets.
pub fn known_mark(name: &str) -> Option<&'static str> {
    [LED, CHECKPOINT, REGISTERED, HEARD, HEARD_AT].into_iter().find(|known| *known == name)
}
