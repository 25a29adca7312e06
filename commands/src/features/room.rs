//! `/room bind CODE|plenary`: says what the room is for.

pub mod open;

use crate::language::access::OFFICE;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::record::{Binding, Event, Role};
use crate::words::{self, Explain, Inline, Line, Reply};

const TO: Arg<Binding> = Arg::new("to", Kind::Binding, "a group's code, or plenary").required();

pub(crate) const ROOM: Spec = Spec {
    name: "room",
    summary: "Says what a room is for, or makes one.",
    access: OFFICE,
    private: false,
    shape: Shape::Subcommands(&[BIND, open::OPEN]),
    examples: &[],
    refused: &[],
};

const BIND: Spec = Spec {
    name: "bind",
    summary: "Binds this room to a group, or makes it a room of all.",
    access: OFFICE,
    private: false,
    shape: Shape::Act { arguments: &[TO.argument], decide: bind },
    examples: &["room bind WG-IMP", "room bind plenary"],
    refused: &[
        Refused { by: Role::Member, typed: "room bind WG-IMP" },
        Refused { by: Role::Chair, typed: "room bind" },
        Refused { by: Role::Chair, typed: "room bind WG-INP" },
    ],
};

fn bind(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let to = call.need(&TO)?.clone();
    let scene = *draft.scene();
    if scene.room.is_private() {
        return Err(Refusal::PrivateRoom.into());
    }
    if scene.register.binding(scene.room) == Some(&to) {
        return Err(Refusal::AlreadyBound.into());
    }
    draft.record(Event::RoomBound { room: scene.room.clone(), to: to.clone() });
    Ok(Reply::line(bound(&to)))
}

/// What a room is for, once it is bound.
pub(crate) fn bound(to: &Binding) -> Line {
    match to {
        Binding::Plenary => line!["This is now a room of all: proposals are told here."],
        Binding::Group(code) => {
            let without_code = Inline::Command("support".to_owned());
            line!["This is now the room of ", code, ". Here ", without_code, " means ", code, "."]
        }
    }
}

/// Why a room is not bound.
#[derive(Debug)]
enum Refusal {
    /// A room of one person cannot be bound.
    PrivateRoom,
    /// The room is already bound so.
    AlreadyBound,
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::PrivateRoom => {
                Reply::line(line!["A private conversation cannot be bound. Say this in the group's room."])
            }
            Self::AlreadyBound => Reply::line(line!["This room is bound to that already. Nothing changes."]),
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use expect_test::expect;

    #[test]
    fn a_bound_room_means_its_group_and_hears_of_it() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#improvements", "lynn", "/room bind wg-imp").expect(expect![[r#"
            #improvements <rapporteur> This is now the room of WG-IMP. Here /support means WG-IMP."#]]);
        dialogue.say("#improvements", "lea", "/support").expect(expect![[r#"
            #improvements <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member."#]]);
        dialogue
            .say("#improvements", "lynn", "/room bind WG-IMP")
            .expect(expect!["#improvements <rapporteur> This room is bound to that already. Nothing changes."]);
        dialogue.say("@lynn", "lynn", "/room bind WG-IMP").expect(expect![[r#"
            @lynn <rapporteur> A private conversation cannot be bound. Say this in the group's room."#]]);
    }
}
