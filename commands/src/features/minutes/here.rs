//! `/here`: who is in the meeting that goes on.

use jiff::Timestamp;

use super::{RUNNING, running};
use crate::language::access::{ANYONE, FACILITATOR};
use crate::language::arguments::NEW;
use crate::language::{Arg, Call, Draft, Kind, PersonRef, Refused, Shape, Spec};
use crate::line;
use crate::organisation::Organisation;
use crate::record::{MinutesEvent, PersonId, Role};
use crate::words::reply::capitalised;
use crate::words::{self, Explain, Inline, Line, Reply};

const FOR: Arg<Vec<(PersonRef, bool)>> =
    Arg::new("for", Kind::People, "who is here, when somebody else says so").named().only(FACILITATOR);
const AS: Arg<String> = Arg::new("as", Kind::Line, "as what, if not by your role").named();

pub(crate) const HERE: Spec = Spec {
    name: "here",
    summary: "Says that you are in the meeting.",
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[RUNNING.argument, FOR.argument, NEW.argument, AS.argument], decide },
    examples: &["here", "here as: Host country", "here for: @avri, @flavio"],
    refused: &[
        Refused { by: Role::Participant, typed: "here for: @avri" },
        Refused { by: Role::Chair, typed: "here for: @nobody" },
        Refused { by: Role::Chair, typed: "here and there" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (meeting, record) = running(call, draft)?;
    let people: Vec<PersonId> = match call.get(&FOR) {
        Some(named) => named.iter().map(|(named, _)| draft.person(named)).collect(),
        None => vec![draft.speaker().id],
    };
    let new: Vec<PersonId> = people.iter().filter(|person| record.attendance(**person).is_none()).copied().collect();
    let title = call.get(&AS).map(|title| title.trim());
    if let (true, None, Some(known)) = (new.is_empty(), title, people.first().and_then(|one| record.attendance(*one))) {
        return Err(Refusal::AlreadyHere { person: known.person, at: known.at }.into());
    }
    let listed = if title.is_some() { people } else { new };
    for person in &listed {
        let (role, affiliation) = draft.role_and_affiliation(*person);
        let affiliation = affiliation.map(|words| draft.text(&words, *person));
        let title = title.map(|title| draft.text(title, *person));
        draft.record(
            MinutesEvent::Attended { meeting: meeting.number, person: *person, role, title, affiliation }.into(),
        );
    }
    let after = draft.register_after();
    let there =
        after.meeting(meeting.number).and_then(|meeting| Some(meeting.record.as_ref()?.present.len())).unwrap_or(0);
    let names = Line::join(listed.iter().map(|person| line![*person]), ", ");
    let are = if listed.len() == 1 { " is here." } else { " are here." };
    Ok(Reply::line(names.then(line![are, format!(" On the list: {there}.")])))
}

/// The highest role, as a heading of the list of participants.
pub(super) fn heading(role: Role, organisation: &Organisation) -> String {
    let short_name = &organisation.short_name;
    let of = |words: &str| if short_name.is_empty() { words.to_owned() } else { format!("{short_name} {words}") };
    match role {
        Role::Chair => of(&capitalised(&organisation.chair_title)),
        Role::Member => of("Members"),
        Role::Secretariat => "Secretariat".to_owned(),
        Role::Participant => "Other participants".to_owned(),
    }
}

/// Why nobody is put on the list.
#[derive(Debug)]
enum Refusal {
    /// Somebody has said already that they are here.
    AlreadyHere { person: PersonId, at: Timestamp },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        let said = match self {
            Self::AlreadyHere { person, at } => {
                line![*person, " is on the list already, since ", Inline::Moment(*at), "."]
            }
        };
        Reply::line(said)
    }

    fn is_about_who(&self) -> bool {
        false
    }
}
