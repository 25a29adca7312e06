//! What the meaning of words depends on.

use jiff::Timestamp;

use crate::audience::language::chosen_by;
use crate::language::heard::Mention;
use crate::organisation::Organisation;
use crate::record::{Person, Platform, Register};
use crate::time::when::Vocabulary;

/// What the meaning of words depends on.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// The groups and people there are.
    pub register: &'a Register,
    /// The categories and stakeholder groups there are.
    pub organisation: &'a Organisation,
    /// Where it was said.
    pub platform: Platform,
    /// Who speaks, when they are known.
    pub speaker: Option<&'a Person>,
    /// The present.
    pub now: Timestamp,
    /// Whether a name is said to be that of somebody new, with `new: yes`.
    pub takes_new: bool,
    /// Whom the message mentions.
    pub mentions: &'a [Mention],
}

impl Surroundings<'_> {
    /// The words for times in the language of whoever speaks.
    pub(super) fn vocabulary(&self) -> &'static Vocabulary {
        chosen_by(self.speaker, self.organisation).vocabulary()
    }
}
