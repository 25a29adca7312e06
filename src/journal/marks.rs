//! The names of what a journal keeps of how far something has come: all that there are.

use std::collections::BTreeMap;

use crate::journal::{Journal, JournalError};

/// Since when a journal is led by `rapporteur run`: simulated time has no place in it any more.
pub const LEADING_SINCE: &str = "led";

/// The last checkpoint that was signed.
pub const CHECKPOINT: &str = "checkpoint";

/// Which commands are registered on Discord.
pub const REGISTERED: &str = "discord commands";

/// Up to where Matrix was heard: a token of the homeserver's.
pub const HEARD: &str = "matrix";

/// Until when Matrix was heard: a moment.
pub const HEARD_AT: &str = "matrix heard at";

const KNOWN: [&str; 5] = [LEADING_SINCE, CHECKPOINT, REGISTERED, HEARD, HEARD_AT];

/// The mark of this name, if it is one that the program sets.
pub fn known_mark(name: &str) -> Option<&'static str> {
    KNOWN.into_iter().find(|known| *known == name)
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
        for name in KNOWN {
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
