//! In which language something is said.

use crate::audience::address::Audience;
use crate::organisation::Organisation;
use crate::record::{Person, Register, Room};
use crate::words::Language;

/// The language of those who read: that of the one person with whom it is a conversation, if they chose one; else that of the
/// organisation.
pub fn language_of(audience: Audience<'_>, register: &Register, organisation: &Organisation) -> Language {
    let person = match audience {
        Audience::Room(room) => register.person_in(room),
        Audience::Public => None,
    };
    let chosen = person.and_then(|person| person.language.as_deref()?.parse().ok());
    chosen.unwrap_or(organisation.language)
}

/// The languages in which commands of somebody are understood beside English: their own, and that of the room.
pub fn understood(
    speaker: Option<&Person>,
    room: &Room,
    register: &Register,
    organisation: &Organisation,
) -> [Language; 2] {
    let of_room = language_of(Audience::Room(room), register, organisation);
    let chosen = speaker.and_then(|speaker| speaker.language.as_deref()?.parse().ok());
    [chosen.unwrap_or(of_room), of_room]
}
