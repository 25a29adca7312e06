//! In which language something is said.

use crate::audience::address::Audience;
use crate::organisation::Organisation;
use crate::record::{Person, Register};
use crate::words::Language;

/// The language of those who read: that of the one person with whom it is a conversation, if they chose one; else that of the
/// organisation.
pub fn language_of(audience: Audience<'_>, register: &Register, organisation: &Organisation) -> Language {
    let person = match audience {
        Audience::Room(room) => register.person_in(room),
        Audience::Public => None,
    };
    chosen_by(person.map(AsRef::as_ref), organisation)
}

/// The language that somebody chose, else that of the organisation.
pub fn chosen_by(person: Option<&Person>, organisation: &Organisation) -> Language {
    let chosen = person.and_then(|person| person.language.as_deref()?.parse().ok());
    chosen.unwrap_or(organisation.language)
}
