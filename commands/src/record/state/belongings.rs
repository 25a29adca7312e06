//! What lies beside the events: people and texts as they are now, which may be erased.

use super::{ForgottenAccount, Person, Recipient, Register, Words};
use crate::record::events::{PersonId, Text, TextId};

/// What changes beside the events: the words and the people to which they refer. It holds what may be erased.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonalChanges {
    /// Words that were said.
    pub texts: Vec<Text>,
    /// People who are new or of whom something new is known.
    pub people: Vec<Person>,
    /// Earlier words that are erased.
    pub erased: Vec<TextId>,
    /// What is remembered of the accounts of people who are erased.
    pub forgotten: Vec<ForgottenAccount>,
}

impl Register {
    /// Follows what changes beside the events, in the order in which a journal does.
    pub fn apply_personal(&mut self, changes: &PersonalChanges) {
        self.add_belongings(&changes.people, &changes.texts);
        self.forget_words(&changes.erased);
        self.remember_forgotten(&changes.forgotten);
    }

    /// Adds people and texts, or what is new of them. The caller keeps those of the journal in step.
    pub fn add_belongings<'a>(
        &mut self,
        people: impl IntoIterator<Item = &'a Person>,
        texts: impl IntoIterator<Item = &'a Text>,
    ) {
        for person in people {
            self.people.put(person.clone());
        }
        for text in texts {
            self.texts.insert(text.id, Words { words: text.words.clone(), author: text.author });
        }
    }

    /// Remembers accounts of people who are erased. The caller keeps those of the journal in step.
    pub fn remember_forgotten<'a>(&mut self, accounts: impl IntoIterator<Item = &'a ForgottenAccount>) {
        self.people.remember_forgotten(accounts);
    }

    /// Forgets the words of texts. The caller keeps those of the journal in step.
    pub fn forget_words<'a>(&mut self, texts: impl IntoIterator<Item = &'a TextId>) {
        for text in texts {
            self.texts.remove(text);
            self.erasures = self.erasures.next();
        }
    }

    /// The same record without people and texts, to be given those that there are now.
    #[must_use]
    pub fn without_belongings(&self) -> Self {
        let (people, texts, erasures) = (self.people.without_people(), imbl::HashMap::new(), self.erasures.next());
        Self { people, texts, erasures, ..self.clone() }
    }

    /// The same record with the people and texts of a journal in place of those that were known. Only where words are gone that were
    /// known may words have been erased.
    #[must_use]
    pub fn with_belongings<'a>(
        &self,
        people: impl IntoIterator<Item = &'a Person>,
        texts: impl IntoIterator<Item = &'a Text>,
        forgotten: impl IntoIterator<Item = &'a ForgottenAccount>,
    ) -> Self {
        let mut fresh = self.without_belongings();
        fresh.add_belongings(people, texts);
        fresh.remember_forgotten(forgotten);
        if self.texts.keys().all(|known| fresh.texts.contains_key(known)) {
            fresh.erasures = self.erasures;
        }
        fresh
    }

    pub(super) fn forget(&mut self, person: PersonId) {
        let own = self.people.ids_of(person);
        own.iter().for_each(|id| self.people.remove(*id));
        self.links.remove(&person);
        self.stated.remove(&person);
        self.settle_recent();
        self.digests.remove(&Recipient::Person(person));
        self.held.remove(&person);
        self.told.remove(&person);
        self.texts.retain(|_, text| !own.contains(&text.author));
        self.erasures = self.erasures.next();
    }
}
