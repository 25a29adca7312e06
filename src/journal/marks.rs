//! The names of what a journal keeps of how far something has come: all that there are.

/// Names marks, and knows them all.
macro_rules! marks {
    ($($(#[$about:meta])* $mark:ident = $name:literal;)*) => {
        $($(#[$about])* pub const $mark: &str = $name;)*

        const ALL: &[&str] = &[$($mark),*];
    };
}

marks! {
    /// Since when a journal is led by `rapporteur run`: simulated time has no place in it any more.
    LED = "led";
    /// The last checkpoint that was signed.
    CHECKPOINT = "checkpoint";
    /// Which commands are registered on Discord.
    REGISTERED = "discord commands";
    /// Up to where Matrix was heard: a token of the homeserver's.
    HEARD = "matrix";
    /// Until when Matrix was heard: a moment.
    HEARD_AT = "matrix heard at";
}

/// The mark of this name, if it is one that the program sets.
pub fn known_mark(name: &str) -> Option<&'static str> {
    ALL.iter().copied().find(|known| *known == name)
}
