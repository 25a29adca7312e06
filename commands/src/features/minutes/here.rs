//! `/here`: who is in the meeting that goes on; with `meeting: N`, who was in one whose minutes are a draft. Whoever speaks there is
//! in the list already; `not:` takes somebody off it again.

use jiff::Timestamp;

use super::{RUNNING, running};
use crate::language::access::{ANYONE, FACILITATOR};
use crate::language::arguments::NEW;
use crate::language::{Arg, Call, Draft, Kind, PersonRef, Refused, Shape, Spec};
use crate::organisation::Organisation;
use crate::phrase;
use crate::record::{CorrectionEvent, Held, Meeting, Minutes, MinutesEvent, PersonId, Role};
use crate::say;
use crate::words::reply::capitalised;
use crate::words::{self, Arg as Said, Explain, Inline, Line, Message, Reply};

const FOR: Arg<Vec<(PersonRef, bool)>> =
    Arg::new("for", Kind::People, phrase!(here_for_about)).named().only(FACILITATOR);
const NOT: Arg<Vec<(PersonRef, bool)>> =
    Arg::new("not", Kind::People, phrase!(here_not_about)).named().only(FACILITATOR);
const AS: Arg<String> = Arg::new("as", Kind::Line, phrase!(here_as_about)).named();

pub(crate) const HERE: Spec = Spec {
    name: "here",
    summary: phrase!(here_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[RUNNING.argument, FOR.argument, NOT.argument, NEW.argument, AS.argument], decide },
    examples: &["here", "here as: Host country", "here for: @avri, @flavio", "here not: @lea", "here meeting: 7"],
    refused: &[
        Refused { by: Role::Participant, typed: "here for: @avri" },
        Refused { by: Role::Participant, typed: "here not: @lea" },
        Refused { by: Role::Chair, typed: "here not: @avri" },
        Refused { by: Role::Chair, typed: "here for: @nobody" },
        Refused { by: Role::Chair, typed: "here and there" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (meeting, record) = running(call, draft)?;
    if let Some(approval) = record.approved {
        return Err(Refusal::Approved { number: meeting.number, at: approval.at }.into());
    }
    if let Some(named) = call.get(&NOT) {
        let people: Vec<PersonId> = named.iter().map(|(named, _)| draft.person(named)).collect();
        return take_off(&people, meeting, record, draft);
    }
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
    super::speaker_attends(draft);
    let there = present(meeting.number, draft);
    Ok(Reply::said(say!(minutes_here, people: Said::all(listed.iter().copied()), count: listed.len(), total: there)))
}

/// How many are on the list by now.
fn present(meeting: u32, draft: &Draft<'_>) -> usize {
    let after = draft.register_after();
    after.meeting(meeting).and_then(|meeting| meeting.record.as_ref()).map_or(0, |record| record.present.len())
}

/// People were not there after all.
fn take_off(
    people: &[PersonId],
    meeting: &Meeting,
    record: &Minutes,
    draft: &mut Draft<'_>,
) -> Result<Reply, words::Refusal> {
    let number = meeting.number;
    if let Some(absent) = people.iter().find(|person| record.attendance(**person).is_none()) {
        return Err(Refusal::NotThere { person: *absent, number }.into());
    }
    for person in people {
        let what = Held::Attendance { meeting: number, person: *person };
        draft.record(CorrectionEvent::TakenBack { what, reason: None }.into());
    }
    let total = present(number, draft);
    Ok(Reply::said(
        say!(minutes_here_not, people: Said::all(people.iter().copied()), count: people.len(), total: total),
    ))
}

/// The highest role, as a heading of the list of participants.
pub(super) fn heading(role: Role, organisation: &Organisation) -> Line {
    let short_name = &organisation.short_name;
    let chair = || match organisation.own_chair_title() {
        Some(title) => Inline::as_is(capitalised(title)).into(),
        None => Line::from(say!(minutes_report_the_chair)),
    };
    let message: Message = match role {
        Role::Chair if short_name.is_empty() => return chair(),
        Role::Chair => say!(minutes_report_chair, organisation: short_name.clone(), chair: chair()),
        Role::Member if short_name.is_empty() => say!(minutes_report_members),
        Role::Member => say!(minutes_report_members_of, organisation: short_name.clone()),
        Role::Secretariat => say!(minutes_report_of_secretariat),
        Role::Participant => say!(minutes_report_others),
    };
    message.into()
}

/// Why nobody is put on the list.
#[derive(Debug)]
enum Refusal {
    /// Somebody has said already that they are here.
    AlreadyHere { person: PersonId, at: Timestamp },
    /// Somebody is not on the list.
    NotThere { person: PersonId, number: u32 },
    /// The minutes of the meeting are approved.
    Approved { number: u32, at: Timestamp },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::Approved { number, at } => {
                Reply::said(say!(minutes_already_approved, number: *number, date: Inline::Date(*at)))
            }
            Self::NotThere { person, number } => Reply::said(say!(minutes_not_here, who: *person, number: *number)),
            Self::AlreadyHere { person, at } => {
                Reply::said(say!(minutes_here_already, who: *person, since: Inline::Moment(*at)))
            }
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}
