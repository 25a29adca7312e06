//! What the meaning of words depends on.

use jiff::Timestamp;

use crate::language::heard::Mention;
use crate::language::names;
use crate::organisation::Organisation;
use crate::record::{Account, Person, Platform, Register, Role};
use crate::time::when::Vocabulary;
use crate::words::{Language, typed};

/// The offices as `Organisation::offices` knows them.
const OFFICES: [&str; 3] = ["chair", "secretariat", "members"];

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
    /// The account that speaks, and its name.
    pub account: (&'a Account, &'a str),
    /// The present.
    pub now: Timestamp,
    /// The languages that are understood beside English: the speaker's, and that of the room.
    pub languages: [Language; 2],
    /// Whether a name is said to be that of somebody new, with `new: yes`.
    pub takes_new: bool,
    /// Whom the message mentions.
    pub mentions: &'a [Mention],
}

impl Surroundings<'_> {
    /// The words for times in the language of whoever speaks.
    pub(in crate::language) fn vocabulary(&self) -> &'static Vocabulary {
        self.languages[0].vocabulary()
    }

    /// The roles of the offices that are named, in a language that is understood.
    pub(super) fn offices(&self, words: &str) -> Option<Vec<Role>> {
        let in_english = || {
            let others = self.languages.into_iter().filter(|language| *language != Language::English);
            others.into_iter().find_map(|language| {
                let named = |part: &str| {
                    let office = |office: &&&str| {
                        typed::choice(office, language).is_some_and(|name| typed::is_called(part, &name))
                    };
                    OFFICES.iter().find(office).copied()
                };
                let parts = words.split([',', '&']).map(|part| named(part.trim()));
                self.organisation.offices(&parts.collect::<Option<Vec<_>>>()?.join(", "))
            })
        };
        self.organisation.offices(words).or_else(in_english)
    }

    /// Whether the plenary is meant, and no group.
    pub(in crate::language) fn is_plenary(&self, word: &str) -> bool {
        names::choice(&["plenary"], word, self.languages).is_some()
    }
}
