//! In which language something is said.

use crate::audience::address::Audience;
use crate::organisation::Organisation;
use crate::record::{Person, Register, Room};
use crate::words::Language;

/// The language of those who read: that of the one person with whom it is a conversation, or of a room of several, if one was chosen;
/// else that of the organisation.
pub fn language_of(audience: Audience<'_>, register: &Register, organisation: &Organisation) -> Language {
    match audience {
        Audience::Room(room) => language_of_asker(room, None, register, organisation),
        Audience::Public => organisation.language,
    }
}

/// The same where a platform says in which language it is shown to who asked. That counts for what is for them alone, until they choose
/// a language themselves.
pub fn language_of_asker(
    room: &Room,
    shown_in: Option<Language>,
    register: &Register,
    organisation: &Organisation,
) -> Language {
    let chosen = match room.is_private() {
        true => register.person_in(room).and_then(|person| choice_of(person)).or(shown_in),
        false => register.language_of_room(room).and_then(Language::from_tag),
    };
    chosen.unwrap_or(organisation.language)
}

/// The language that somebody has chosen.
pub fn choice_of(person: &Person) -> Option<Language> {
    person.language.as_deref()?.parse().ok()
}

/// The languages in which somebody is understood beside English, in what they type and in the words for a time: first the one that
/// they chose, else that in which they are answered there, so that a time can be typed as it is shown; then that of the room.
pub fn understood(
    speaker: Option<&Person>,
    room: &Room,
    register: &Register,
    organisation: &Organisation,
) -> [Language; 2] {
    let of_room = language_of(Audience::Room(room), register, organisation);
    let chosen = speaker.and_then(choice_of);
    [chosen.unwrap_or(of_room), of_room]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::dialogue::Dialogue;

    #[test]
    fn what_a_platform_is_shown_in_counts_in_private_until_one_chooses() {
        let mut dialogue = Dialogue::with_life();
        let of = |dialogue: &Dialogue, room: &str| {
            let (register, organisation) = (dialogue.register(), dialogue.organisation());
            language_of_asker(&Room::console(room), Some(Language::French), register, organisation)
        };
        assert_eq!(of(&dialogue, "@lea"), Language::French);
        assert_eq!(of(&dialogue, "@somebody-new"), Language::French);
        assert_eq!(of(&dialogue, "#plenary"), Language::English);
        dialogue.say("@lea", "lea", "/profile set language: en").quietly();
        assert_eq!(of(&dialogue, "@lea"), Language::English);
        dialogue.say("@lea", "lea", "/profile set language: none").quietly();
        assert_eq!(of(&dialogue, "@lea"), Language::French);
    }
}
