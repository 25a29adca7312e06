//! The names of what a journal keeps of how far something has come: all that there are.

use std::collections::BTreeMap;

use crate::journal::{Journal, JournalError};

/// Names marks, and knows them all.
macro_rules! marks {
    ($($(#[$about:meta])* $mark:ident = $name:literal;)*) => {
        $($(#[$about])* pub const $mark: &str = $name;)*

        const ALL: &[&str] = &[$($mark),*];
    };
}

marks! {
    /// Since when a journal is led by `rapporteur run`: simulated time has no place in it any more.
    LEADING_SINCE = "led";
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

/// All marks of a journal, as they stand at a start.
#[derive(Clone, Debug, Default)]
pub struct Marks(BTreeMap<&'static str, String>);

impl Marks {
    /// Reads them.
    ///
    /// # Errors
    ///
    /// When the journal cannot be read.
    pub async fn read(journal: &mut impl Journal) -> Result<Self, JournalError> {
        let mut marks = BTreeMap::new();
        for name in ALL.iter().copied() {
            if let Some(words) = journal.mark(name).await? {
                marks.insert(name, words);
            }
        }
        Ok(Self(marks))
    }

    /// What stands under a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }
}
