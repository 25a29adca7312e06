//! `/room bind CODE|plenary` says what the room is for, and `/room unbind` that it is for nothing any more. `/room language` and `/room open` are beside it.

mod language;
pub mod open;

use crate::language::access::{FACILITATOR, OFFICE};
use crate::language::{Arg, Call, Draft, Kind, Refused, Scene, Shape, Spec};
use crate::phrase;
use crate::record::{Binding, Event, Role};
use crate::say;
use crate::words::{self, Explain, Inline, Line, Message, Question, Reply};

const TO: Arg<Binding> = Arg::new("to", Kind::Binding, phrase!(room_to_about)).required();
const CONFIRM: Arg<String> = Arg::new("confirm", Kind::Choice(&["yes"]), phrase!(room_confirm_about));

pub(crate) const ROOM: Spec = Spec {
    name: "room",
    summary: phrase!(room_summary),
    access: FACILITATOR,
    private: false,
    shape: Shape::Subcommands(&[BIND, UNBIND, open::OPEN, language::SPEAK]),
    examples: &[],
    refused: &[],
};

const BIND: Spec = Spec {
    name: "bind",
    summary: phrase!(room_bind_summary),
    access: OFFICE,
    private: false,
    shape: Shape::Act { arguments: &[TO.argument, CONFIRM.argument], decide: bind },
    examples: &["room bind WG-IMP", "room bind plenary"],
    refused: &[
        Refused { by: Role::Member, typed: "room bind WG-IMP" },
        Refused { by: Role::Chair, typed: "room bind" },
        Refused { by: Role::Chair, typed: "room bind WG-INP" },
    ],
};

const UNBIND: Spec = Spec {
    name: "unbind",
    summary: phrase!(room_unbind_summary),
    access: OFFICE,
    private: false,
    shape: Shape::Act { arguments: &[CONFIRM.argument], decide: unbind },
    examples: &["room unbind", "room unbind yes"],
    refused: &[
        Refused { by: Role::Member, typed: "room unbind" },
        Refused { by: Role::Chair, typed: "room unbind WG-IMP" },
    ],
};

fn unbind(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let scene = *draft.scene();
    if scene.room.is_private() {
        return Err(Refusal::PrivateRoom.into());
    }
    let bound = scene.register.binding(scene.room).ok_or(Refusal::NotBound)?;
    if *bound == Binding::Plenary && call.get(&CONFIRM).is_none() {
        return Err(Question::new(Reply::said(say!(room_unbind_main)), ["room unbind yes".to_owned()]).into());
    }
    draft.record(Event::RoomUnbound { room: scene.room.clone() });
    Ok(Reply::said(match bound {
        Binding::Plenary => say!(room_unbound_main),
        Binding::Group(code) => say!(room_unbound, group: code),
    }))
}

fn bind(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let to = call.need(&TO)?.clone();
    let scene = *draft.scene();
    if scene.room.is_private() {
        return Err(Refusal::PrivateRoom.into());
    }
    if scene.register.binding(scene.room) == Some(&to) {
        return Err(Refusal::AlreadyBound { to }.into());
    }
    if call.get(&CONFIRM).is_none()
        && let Some(why) = room_changes(&to, &scene)
    {
        return Err(Question::new(Reply::said(why), [format!("{} yes", call.typed)]).into());
    }
    draft.record(Event::RoomBound { room: scene.room.clone(), to: to.clone() });
    Ok(Reply::line(bound(&to)))
}

/// What becomes of a room that is for something already, and of the main room, where it is bound anew.
fn room_changes(to: &Binding, scene: &Scene<'_>) -> Option<Message> {
    let mains = || scene.register.rooms_of(None).filter(|room| room.platform == scene.room.platform);
    match to {
        Binding::Plenary => mains().any(|room| room != scene.room).then(|| say!(room_main_elsewhere)),
        Binding::Group(group) if mains().any(|room| room == scene.room) => Some(say!(room_main_to_group, group: group)),
        Binding::Group(_) => match scene.register.binding(scene.room) {
            Some(Binding::Group(other)) => Some(say!(room_of_other_group, other: other)),
            Some(Binding::Plenary) | None => None,
        },
    }
}

/// What a room is for, once it is bound.
pub(crate) fn bound(to: &Binding) -> Line {
    match to {
        Binding::Plenary => say!(room_is_main).into(),
        Binding::Group(code) => {
            let without_code = Inline::command("support");
            say!(room_is_of_group, group: code, command: without_code).into()
        }
    }
}

/// Why a room is not bound.
#[derive(Debug)]
enum Refusal {
    /// A room of one person cannot be bound.
    PrivateRoom,
    /// The room is bound to nothing.
    NotBound,
    /// The room is already bound so.
    AlreadyBound { to: Binding },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        Reply::said(match self {
            Self::PrivateRoom => say!(room_is_private),
            Self::NotBound => say!(room_not_bound),
            Self::AlreadyBound { to: Binding::Plenary } => say!(room_is_main_already),
            Self::AlreadyBound { to: Binding::Group(group) } => say!(room_is_of_group_already, group: group),
        })
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::language::heard::What;
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn a_room_is_bound_and_made_in_french() {
        let mut dialogue = Dialogue::with_groups();
        let seen = dialogue.say("#improvements", "lynn", "/room bind wg-imp");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect!["Ce salon est désormais celui de WG-IMP. Ici, /soutenir désigne WG-IMP."],
        );
        let seen = dialogue.say("#improvements", "lynn", "/room bind wg-imp");
        seen.expect_in(Language::French, dialogue.register(), expect!["Ce salon est déjà celui de WG-IMP."]);
        let seen = dialogue.say("#improvements", "lynn", "/room bind plenary");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                Il y a déjà un autre salon de la plénière ici. Avec celui-ci, les annonces iront dans les deux.
                Veuillez répondre par oui ou par non. Oui signifie : /salon rattacher plénière yes"#]],
        );
        let seen = dialogue.say("@lynn", "lynn", "/room open WG-IMP");
        seen.expect_in(Language::French, dialogue.register(), expect!["Je crée un salon pour WG-IMP sur Matrix. Je l’annoncerai dans le salon de la plénière quand il sera prêt."]);
        let made = What::Made {
            group: "WG-IMP".parse().unwrap(),
            name: "#wg-imp:example.org".to_owned(),
            link: "https://example.org/wg-imp".to_owned(),
        };
        let seen = dialogue.does("matrix:!new", "bot", made);
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                Voici le salon de WG-IMP : IGF Improvements. Ici, /soutenir désigne WG-IMP.
                Ce que le groupe veut faire : /charte WG-IMP
                WG-IMP a un salon sur Matrix : #wg-imp:example.org
                https://example.org/wg-imp
                WG-IMP a un salon sur Matrix : #wg-imp:example.org
                https://example.org/wg-imp"#]],
        );
    }

    #[test]
    fn a_bound_room_means_its_group_and_hears_of_it() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#improvements", "lynn", "/room bind wg-imp").expect(expect![[r#"
            #improvements <rapporteur> This is now the room of WG-IMP. Here /support means WG-IMP."#]]);
        dialogue.say("#improvements", "lea", "/support").expect(expect![[r#"
            #improvements <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member."#]]);
        dialogue
            .say("#improvements", "lynn", "/room bind WG-IMP")
            .expect(expect!["#improvements <rapporteur> This is already the room of WG-IMP."]);
        dialogue
            .say("@lynn", "lynn", "/room bind WG-IMP")
            .expect(expect!["@lynn <rapporteur> This is a private conversation. Please say this in the group's room."]);
    }
}
