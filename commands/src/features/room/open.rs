//! `/room open CODE`: makes a room for a group on each platform.
//!
//! ```text
//! <lynn> /room open WG-IMP
//! <rapporteur> I am making a room for WG-IMP on Matrix. I will announce it in the plenary room when it is ready.
//! ```

use crate::audience::{Notice, chair_and_secretariat, private, public};
use crate::language::access::OFFICE;
use crate::language::arguments::CODE;
use crate::language::{Call, Draft, Refused, Shape, Spec};
use crate::line;
use crate::organisation::Organisation;
use crate::phrase;
use crate::record::{Binding, Code, Event, Opening, PersonId, Platform, Register, Role, Room};
use crate::say;
use crate::words::shared::key;
use crate::words::{self, Arg as Said, Explain, Inline, Line, Message, Reply};

pub(super) const OPEN: Spec = Spec {
    name: "open",
    summary: phrase!(room_open_summary),
    access: OFFICE,
    private: false,
    shape: Shape::Act { arguments: &[CODE.argument], decide: open },
    examples: &["room open WG-IMP"],
    refused: &[
        Refused { by: Role::Member, typed: "room open WG-IMP" },
        Refused { by: Role::Chair, typed: "room open" },
        Refused { by: Role::Chair, typed: "room open WG-INP" },
    ],
};

fn open(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let group = draft.living_group(call)?.code.clone();
    let (register, organisation) = (draft.scene().register, draft.scene().organisation);
    if organisation.makes_rooms_on.is_empty() {
        return Err(Refusal::NoPlaceForRooms { group }.into());
    }
    let lacking = lacking(&group, register, organisation);
    if lacking.is_empty() {
        let is_under_way = register.openings().any(|opening| opening.group == group);
        let refusal = if is_under_way { Refusal::RoomsAreMade { group } } else { Refusal::HasRooms { group } };
        return Err(refusal.into());
    }
    Ok(Reply::said(say!(room_will_be_announced, making: ask(&group, &lacking, draft))))
}

/// Records that rooms are asked for on these platforms, and says so.
pub(crate) fn ask(group: &Code, platforms: &[Platform], draft: &mut Draft<'_>) -> Line {
    for platform in platforms {
        draft.record(Event::RoomAsked { group: group.clone(), platform: *platform });
    }
    let names = Said::all(platforms.iter().map(|platform| name_of(*platform)));
    say!(room_being_made, group: group, platforms: names).into()
}

/// The platforms on which a group's room can be made, and neither is there nor on its way.
pub(crate) fn lacking(group: &Code, register: &Register, organisation: &Organisation) -> Vec<Platform> {
    let is_lacking =
        |platform: &Platform| !register.has_room(group, *platform) && register.opening(group, *platform).is_none();
    organisation.makes_rooms_on.iter().copied().filter(is_lacking).collect()
}

fn name_of(platform: Platform) -> Message {
    say!(room_platform, platform: key(platform))
}

/// The most characters of a room's name.
const LONGEST_NAME: usize = 100;

/// A room as a platform is to make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomPlan {
    /// By this it is known that it was made already.
    pub key: String,
    /// The group.
    pub code: Code,
    /// What it is called.
    pub name: String,
    /// The people who are asked in.
    pub people: Vec<PersonId>,
}

/// What is to be made, with names as they are now; nothing for a group that is not there.
pub fn plan(opening: &Opening, register: &Register, organisation: &Organisation) -> Option<RoomPlan> {
    let group = register.group(&opening.group)?;
    let title = group.title().and_then(|title| register.words(title));
    let name = title.map_or_else(|| group.code.to_string(), |title| format!("{}: {title}", group.code));
    let name = name.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    let people = asked_in(&opening.group, opening.by, register, organisation);
    Some(RoomPlan { key: opening.key.clone(), code: group.code.clone(), name, people })
}

/// Who is asked into a group's room: its facilitators, who are often appointed only after the approval and then are those
/// proposed, the secretariat and who asked for it.
pub(crate) fn asked_in(
    group: &Code,
    by: Option<PersonId>,
    register: &Register,
    organisation: &Organisation,
) -> Vec<PersonId> {
    let mut people: Vec<PersonId> = Vec::new();
    if let Some(group) = register.group(group) {
        people.extend(group.facilitators().map(|appointment| appointment.person));
        people.extend(group.nominees.iter().filter(|nominee| !nominee.tentative).map(|nominee| nominee.person));
    }
    people.extend(crate::audience::in_office(register, organisation, &[Role::Secretariat]));
    people.extend(by);
    let mut known = std::collections::HashSet::new();
    people.retain(|person| known.insert(*person));
    people
}

/// What is said when a room is there: in it, and to all.
pub(crate) fn made(
    (group, room): (&Code, &Room),
    (name, link): (&str, &str),
    register: &Register,
    organisation: &Organisation,
) -> Vec<Notice> {
    let Some(of) = register.group(group) else { return Vec::new() };
    let support = Inline::command("support");
    let mut welcome = Reply::said(match of.title() {
        Some(title) => say!(room_welcome_titled, group: group, title: title, command: support),
        None => say!(room_welcome, group: group, command: support),
    });
    welcome = welcome.and(say!(room_charter, command: Inline::command(format!("charter {group}"))).into());
    if let Some(address) = &organisation.code_of_conduct {
        welcome = welcome.and(say!(room_code_of_conduct, address: address.clone()).into());
    }
    let facilitators: Vec<PersonId> = of.facilitators().map(|appointment| appointment.person).collect();
    if !facilitators.is_empty() {
        welcome = welcome.and(say!(room_facilitators, people: Said::each(facilitators)).into());
    }
    let name = Inline::Untrusted(name.to_owned());
    let news = Reply::said(say!(room_made, group: group, platform: name_of(room.platform), name: name))
        .and(line![Inline::as_is(link)]);
    let mut told = vec![Notice::in_room(room.clone(), welcome)];
    told.extend(public(register, Some(group), &news).into_iter().filter(|told| told.room != *room));
    told
}

/// What the office and who asked for it hear when a room cannot be made.
pub(crate) fn not_made(
    (group, platform): (&Code, Platform),
    by: Option<PersonId>,
    register: &Register,
    organisation: &Organisation,
) -> Vec<Notice> {
    let again = Inline::command(format!("room open {group}"));
    let reply = Reply::said(say!(room_not_made, group: group, platform: name_of(platform)))
        .and(say!(room_try_again, command: again).into());
    let mut told = chair_and_secretariat(register, organisation, &reply);
    let is_told = told.iter().any(|told| told.to == by);
    told.extend(by.filter(|_| !is_told).into_iter().flat_map(|by| private(register, &[by], &reply)));
    told
}

/// What the office hears when a room is gone.
pub(crate) fn gone(was: &Binding, platform: Platform, organisation: &Organisation) -> Reply {
    let on = name_of(platform);
    let bind = |to: &str| Inline::command(format!("room bind {to}"));
    Reply::said(match was {
        Binding::Plenary => say!(room_main_gone, platform: on, command: bind("plenary")),
        Binding::Group(group) if organisation.makes_rooms_on.contains(&platform) => {
            let open = Inline::command(format!("room open {group}"));
            say!(room_of_group_gone_make, group: group, platform: on, command: open)
        }
        Binding::Group(group) => {
            say!(room_of_group_gone, group: group, platform: on, command: bind(group.as_str()))
        }
    })
}

/// What the office hears when the bot may not speak in a room.
pub(crate) fn closed(room: &Binding, platform: Platform, lacks: Option<&str>) -> Reply {
    let on = name_of(platform);
    let bind = |to: &str| Inline::command(format!("room bind {to}"));
    let reply = Reply::said(match room {
        Binding::Plenary => say!(room_main_closed, platform: on, command: bind("plenary")),
        Binding::Group(group) => say!(room_of_group_closed, group: group, platform: on, command: bind(group.as_str())),
    });
    match lacks {
        Some(lacks) => reply.and(say!(room_closed_lacks, permissions: lacks.to_owned()).into()),
        None => reply,
    }
}

/// Why no rooms are made.
#[derive(Debug)]
enum Refusal {
    /// No platform has a place in which rooms are made.
    NoPlaceForRooms { group: Code },
    /// The group has its rooms.
    HasRooms { group: Code },
    /// The group's rooms are being made.
    RoomsAreMade { group: Code },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        Reply::said(match self {
            Self::NoPlaceForRooms { group } => {
                say!(room_none_to_make, command: Inline::command(format!("room bind {group}")))
            }
            Self::HasRooms { group } => say!(room_all_there, group: group),
            Self::RoomsAreMade { group } => say!(room_all_under_way, group: group),
        })
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::plan;
    use crate::language::heard::What;
    use crate::testing::dialogue::Dialogue;
    use expect_test::expect;

    fn made() -> What {
        let (name, link) = ("#wg-imp:example.org".to_owned(), "https://example.org/wg-imp".to_owned());
        What::Made { group: "WG-IMP".parse().unwrap(), name, link }
    }

    #[test]
    fn a_room_is_asked_for_made_once_and_told_to_all() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "avri", "/charter WG-IMP facilitator: @lea, @flavio (TBD)").quietly();
        dialogue.say("@lynn", "lynn", "/room open WG-IMP").expect(expect!["@lynn <rapporteur> I am making a room for WG-IMP on Matrix. I will announce it in the plenary room when it is ready."]);
        dialogue.say("@lynn", "lynn", "/room open WG-IMP").expect(expect!["@lynn <rapporteur> I am already making the rooms of WG-IMP. I will announce them in the plenary room when they are ready."]);
        let opening = dialogue.register().openings().next().unwrap().clone();
        let plan = plan(&opening, dialogue.register(), dialogue.organisation()).unwrap();
        assert_eq!(plan.name, "WG-IMP: IGF Improvements");
        assert!(plan.key.starts_with("wg-imp-") && plan.key.len() == "wg-imp-".len() + 8, "{}", plan.key);
        let name = |person| dialogue.register().people().get(person).map(|person| person.name.clone()).unwrap();
        let asked_in: Vec<String> = plan.people.iter().map(|person| name(*person)).collect();
        assert_eq!(asked_in, ["Lea Kaspar", "Anja Gengo", "Lynn St. Amour"]);
        dialogue.does("matrix:!new", "bot", made()).expect(expect![[r#"
            !new <rapporteur> This is the room of WG-IMP: IGF Improvements. Here /support means WG-IMP.
            	What the group wants to do: /charter WG-IMP
            #plenary <rapporteur> WG-IMP has a room on Matrix: #wg-imp:example.org
            	https://example.org/wg-imp"#]]);
        dialogue.does("matrix:!other", "bot", made()).expect(expect![[r#""#]]);
        dialogue
            .say("@lynn", "lynn", "/room open WG-IMP")
            .expect(expect!["@lynn <rapporteur> WG-IMP already has its rooms."]);
        dialogue.does("matrix:!new", "bot", What::Gone).expect(expect![[r#"
            @lynn <rapporteur> The room of WG-IMP on Matrix is gone. To make another: /room open WG-IMP
            @anja <rapporteur> The room of WG-IMP on Matrix is gone. To make another: /room open WG-IMP"#]]);
        dialogue.say("@lynn", "lynn", "/room open WG-IMP").expect(expect!["@lynn <rapporteur> I am making a room for WG-IMP on Matrix. I will announce it in the plenary room when it is ready."]);
    }

    #[test]
    fn a_room_that_cannot_be_made_is_told_to_the_office_and_can_be_asked_for_again() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lynn", "/decide WG-IMP approve anyway: it has begun").expect(expect![[r#"
            #plenary <rapporteur> Decided: WG-IMP is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: it has begun.
            	I am making a room for WG-IMP on Matrix.
            	WG-IMP has no facilitator yet. To appoint one: /facilitate WG-IMP @person
            @avri <rapporteur> Decided: WG-IMP is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: it has begun.
            	You hear this because you proposed or facilitate WG-IMP, IGF Improvements. To see what the decision rests on: /why WG-IMP"#]]);
        let not_made = || What::NotMade { group: "WG-IMP".parse().unwrap() };
        dialogue.does("matrix:@bot", "bot", not_made()).expect(expect![[r#"
            @lynn <rapporteur> I could not make a room for WG-IMP on Matrix. The operator can find the reason in the log.
            	To try again: /room open WG-IMP
            @anja <rapporteur> I could not make a room for WG-IMP on Matrix. The operator can find the reason in the log.
            	To try again: /room open WG-IMP"#]]);
        dialogue.does("matrix:@bot", "bot", not_made()).expect(expect![[r#""#]]);
        dialogue.say("@lynn", "lynn", "/room open WG-IMP").expect(expect!["@lynn <rapporteur> I am making a room for WG-IMP on Matrix. I will announce it in the plenary room when it is ready."]);
    }

    #[test]
    fn without_a_place_for_rooms_it_says_what_else_can_be_done() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.makes_no_rooms();
        dialogue.say("#plenary", "lynn", "/room open WG-IMP").expect(expect!["#plenary <rapporteur> I cannot make rooms here. Make one yourself, invite me and say there: /room bind WG-IMP"]);
        dialogue.say("#plenary", "lynn", "/decide WG-IMP approve anyway: it has begun").expect(expect![[r#"
            #plenary <rapporteur> Decided: WG-IMP is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: it has begun.
            	WG-IMP has no facilitator yet. To appoint one: /facilitate WG-IMP @person
            @avri <rapporteur> Decided: WG-IMP is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: it has begun.
            	You hear this because you proposed or facilitate WG-IMP, IGF Improvements. To see what the decision rests on: /why WG-IMP"#]]);
    }
}
