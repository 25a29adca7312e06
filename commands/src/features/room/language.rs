//! `/room language fr`: in which language the bot speaks in a room.
//!
//! ```text
//! <lynn> /room language fr
//! <rapporteur> Dans cette salle, je parle désormais français.
//! ```

use crate::language::access::FACILITATOR;
use crate::language::arguments::LANGUAGES;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::record::{Event, Role};
use crate::say;
use crate::words::{self, Explain, Inline, Language, Reply};

const LANGUAGE: Arg<String> =
    Arg::new("language", Kind::Choice(LANGUAGES), "en or fr, or none for that of the organisation").required();

pub(super) const SPEAK: Spec = Spec {
    name: "language",
    summary: "Says in which language I speak in this room.",
    access: FACILITATOR,
    private: false,
    shape: Shape::Act { arguments: &[LANGUAGE.argument], decide },
    examples: &["room language fr", "room language none"],
    refused: &[
        Refused { by: Role::Member, typed: "room language fr" },
        Refused { by: Role::Chair, typed: "room language" },
        Refused { by: Role::Chair, typed: "room language tlh" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let chosen = Language::from_tag(call.need(&LANGUAGE)?);
    let scene = *draft.scene();
    if scene.room.is_private() {
        return Err(Refusal::PrivateRoom.into());
    }
    let language = chosen.map(|language| language.tag().to_owned());
    if scene.register.language_of_room(scene.room) != language.as_deref() {
        draft.record(Event::RoomLanguageSet { room: scene.room.clone(), language });
    }
    Ok(Reply::said(match chosen {
        Some(language) => say!(room_speaks, language: language.own_name().to_owned()),
        None => say!(room_speaks_as_all, language: scene.organisation.language.own_name().to_owned()),
    }))
}

/// Why the language of a room stays as it is.
#[derive(Debug)]
enum Refusal {
    /// In private it is that of the person.
    PrivateRoom,
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::PrivateRoom => {
                Reply::said(say!(room_language_in_private, command: Inline::command("profile set language: fr")))
            }
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::language::heard::What;
    use crate::record::Room;
    use crate::testing::dialogue::Dialogue;

    #[test]
    fn a_room_hears_in_its_language_what_others_hear_in_theirs() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#wg-work", "lynn", "/room bind WG-WORK").quietly();
        dialogue.say("#wg-work", "lea", "/room language fr").expect(expect![[r#""#]]);
        dialogue.say("#wg-work", "lea", "/meet \"Call\" 2017-04-20 10:00 UTC").expect(expect![[r#""#]]);
        dialogue.say("#wg-work", "avri", "/suport").expect(expect![[r#""#]]);
        dialogue.say("#plenary", "avri", "/rsvp 1 yes").expect(expect![[r#""#]]);
        dialogue.say("#wg-work", "ginger", "/room language en").expect(expect![[r#""#]]);
        dialogue.does("#wg-work", "lynn", What::Move { to: Room::console("#new") }).expect(expect![[r#""#]]);
        dialogue.say("#new", "lynn", "/room language none").expect(expect![[r#""#]]);
        dialogue.say("@lea", "lea", "/room language fr").expect(expect![[r#""#]]);
    }

    #[test]
    fn a_reader_of_french_in_a_room_that_speaks_english_is_answered_in_french_alone() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("@lea", "lea", "/profile set language: fr").expect(expect![[r#""#]]);
        dialogue.say("#plenary", "lea", "/profile").expect(expect![[r#""#]]);
        dialogue.say("#plenary", "lea", "/support WG-CO").expect(expect![[r#""#]]);
        dialogue.say("#plenary", "avri", "/profile").expect(expect![[r#""#]]);
        dialogue.say("@lea", "lea", "/profile set language: none").expect(expect![[r#""#]]);
    }
}
