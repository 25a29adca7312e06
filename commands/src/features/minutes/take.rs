//! Beginning and ending the minutes, showing, approving and reopening them. How they are corrected is in `correct`.

use jiff::{SignedDuration, Timestamp};

use super::correct::{self, ACCEPT, ADD, CORRECT, DECLINE, DROP};
use super::{RUNNING, attends, report, running};
use crate::audience::in_office;
use crate::features::meeting::{self, MEETING};
use crate::features::undo::correction;
use crate::language::access::{ANYONE, CHAIR, FACILITATOR};
use crate::language::arguments::NEW;
use crate::language::{Arg, Call, Draft, Kind, PersonRef, Refused, Shape, Spec};
use crate::organisation::Organisation;
use crate::phrase;
use crate::record::{
    CorrectionEvent, Held, Meeting, Minutes, MinutesEvent, NextMeeting, PersonId, ProposedCorrection, Register, Role,
};
use crate::say;
use crate::words::{self, Arg as Said, Explain, Inline, Line, Question, Reply};

const CONFIRM: Arg<String> = Arg::new("confirm", Kind::Choice(&["yes"]), phrase!(minutes_start_confirm_about));
const MODERATOR: Arg<PersonRef> = Arg::new("moderator", Kind::Person, phrase!(minutes_moderator_about)).named();
const SECRETARIAT: Arg<PersonRef> = Arg::new("secretariat", Kind::Person, phrase!(minutes_secretariat_about)).named();
const WITHOUT: Arg<String> = Arg::new("confirm", Kind::Choice(&["yes"]), phrase!(minutes_approve_confirm_about));
const REASON: Arg<String> = Arg::new("reason", Kind::Text, phrase!(minutes_reopen_reason_about)).required();

/// Minutes that begin so long before the planned time are asked about first: they may be those of another meeting.
const EARLY: SignedDuration = SignedDuration::from_hours(1);

pub(crate) const MINUTES: Spec = Spec {
    name: "minutes",
    summary: phrase!(minutes_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Subcommands(&[SHOW, START, END, CORRECT, ADD, DROP, ACCEPT, DECLINE, APPROVE, REOPEN]),
    examples: &[],
    refused: &[],
};

const START: Spec = Spec {
    name: "start",
    summary: phrase!(minutes_start_summary),
    access: FACILITATOR,
    private: false,
    shape: Shape::Act {
        arguments: &[MEETING.argument, CONFIRM.argument, MODERATOR.argument, SECRETARIAT.argument, NEW.argument],
        decide: start,
    },
    examples: &["minutes start 1", "minutes start 2 yes", "minutes start 1 moderator: @lynn secretariat: @anja"],
    refused: &[
        Refused { by: Role::Participant, typed: "minutes start 1" },
        Refused { by: Role::Chair, typed: "minutes start 99" },
        Refused { by: Role::Chair, typed: "minutes start 2" },
    ],
};

const END: Spec = Spec {
    name: "end",
    summary: phrase!(minutes_end_summary),
    access: FACILITATOR,
    private: false,
    shape: Shape::Act { arguments: &[RUNNING.argument], decide: end },
    examples: &["minutes end"],
    refused: &[Refused { by: Role::Participant, typed: "minutes end" }],
};

const SHOW: Spec = Spec {
    name: "show",
    summary: phrase!(minutes_show_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[MEETING.argument], decide: show },
    examples: &["minutes show 6"],
    refused: &[
        Refused { by: Role::Member, typed: "minutes show 1" },
        Refused { by: Role::Member, typed: "minutes show 99" },
    ],
};

const APPROVE: Spec = Spec {
    name: "approve",
    summary: phrase!(minutes_approve_summary),
    access: CHAIR,
    private: false,
    shape: Shape::Act { arguments: &[MEETING.argument, WITHOUT.argument], decide: approve },
    examples: &["minutes approve 7", "minutes approve 7 yes"],
    refused: &[
        Refused { by: Role::Secretariat, typed: "minutes approve 7" },
        Refused { by: Role::Chair, typed: "minutes approve 6" },
        Refused { by: Role::Chair, typed: "minutes approve 1" },
    ],
};

const REOPEN: Spec = Spec {
    name: "reopen",
    summary: phrase!(minutes_reopen_summary),
    access: CHAIR,
    private: false,
    shape: Shape::Act { arguments: &[MEETING.argument, REASON.argument], decide: reopen },
    examples: &["minutes reopen 7 A decision is missing.", "minutes reopen 7 It was approved too early."],
    refused: &[
        Refused { by: Role::Secretariat, typed: "minutes reopen 7 A decision is missing." },
        Refused { by: Role::Chair, typed: "minutes reopen 6 A decision is missing." },
        Refused { by: Role::Chair, typed: "minutes reopen 7" },
    ],
};

fn start(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (meeting, _) = meeting::meeting(call, draft, &MEETING)?;
    let scene = *draft.scene();
    let number = meeting.number;
    if let Some(cancelled) = &meeting.cancelled {
        return Err(meeting::Refusal::Cancelled { number, at: cancelled.at }.into());
    }
    if meeting.record.is_some() {
        return Err(Refusal::HasMinutes { number }.into());
    }
    if scene.room.is_private() {
        return Err(Refusal::NoRoom.into());
    }
    let runs = scene.register.meetings().filter(|other| other.is_running());
    let is_here =
        |other: &Meeting| other.record.as_ref().is_some_and(|record| record.room.as_ref() == Some(scene.room));
    let is_in_the_way = |other: &&Meeting| other.group == meeting.group || is_here(other);
    if let Some(other) = runs.into_iter().find(is_in_the_way) {
        let runs = Refusal::AnotherRuns { number: other.number };
        // Only where it is taken it can be ended.
        return Err(match is_here(other) {
            true => Question::new(runs.explain(), ["minutes end".to_owned()]).into(),
            false => runs.into(),
        });
    }
    if meeting.starts.duration_since(scene.now) > EARLY && call.get(&CONFIRM).is_none() {
        let starts = Inline::Moment(meeting.starts);
        let why = say!(minutes_early, meeting: meeting::name_of(meeting), starts: starts);
        return Err(Question::new(Reply::said(why), [with_yes(&call.typed)]).into());
    }
    let speaker = draft.speaker().id;
    let serves = draft.role() == Role::Secretariat;
    let moderator = match call.get(&MODERATOR) {
        Some(named) => draft.person(named),
        None if serves => leader(meeting, scene.register, scene.organisation).unwrap_or(speaker),
        None => speaker,
    };
    let secretariat = match call.get(&SECRETARIAT) {
        Some(named) => Some(draft.person(named)),
        None => serves.then_some(speaker),
    };
    draft.record(MinutesEvent::MinutesStarted { meeting: number, moderator, secretariat }.into());
    attends(moderator, number, draft);
    attends(speaker, number, draft);
    let after = draft.register_after();
    let reply = after.meeting(number).map(|after| began(after, moderator)).unwrap_or_default();
    let reply = reply.and(
        say!(
            minutes_how,
            everyone: Said::each(["here", "info", "action"].map(Inline::command)),
            facilitators: Said::each(["item", "agreed", "disagreed", "undo"].map(Inline::command)),
            end: Inline::command("minutes end"),
        )
        .into(),
    );
    if meeting.agenda.items.is_empty() {
        return Ok(reply);
    }
    Ok(reply.and(say!(minutes_first_item, command: Inline::command("item 1")).into()))
}

/// The command as it was typed, with a yes behind the meeting's number.
fn with_yes(typed: &str) -> String {
    let mut words: Vec<&str> = typed.split(' ').collect();
    let number = words.iter().position(|word| word.trim_start_matches('#').starts_with(char::is_numeric));
    words.insert(number.map_or(words.len(), |number| number + 1), "yes");
    words.join(" ")
}

/// Who leads a meeting by office: a facilitator of its group, or the chair.
pub(super) fn leader(meeting: &Meeting, register: &Register, organisation: &Organisation) -> Option<PersonId> {
    match &meeting.group {
        Some(code) => register.group(code)?.facilitators().next().map(|one| one.person),
        None => in_office(register, organisation, &[Role::Chair]).first().copied(),
    }
}

/// That a meeting has begun.
pub(crate) fn began(meeting: &Meeting, moderator: PersonId) -> Reply {
    Reply::said(say!(minutes_began, meeting: meeting::name_of(meeting), moderator: moderator))
}

fn end(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (meeting, _) = running(call, draft)?;
    let number = meeting.number;
    draft.record(MinutesEvent::MinutesEnded { meeting: number, ended: None }.into());
    attends(draft.speaker().id, number, draft);
    let after = draft.register_after();
    let reply = after.meeting(number).map(|ended| report(ended, &after, draft.scene().organisation));
    let correct = Inline::command(format!("minutes correct {number} K …"));
    Ok(reply.unwrap_or_default().and(say!(minutes_to_correct, command: correct).into()))
}

/// What the moderator is asked, and after them the secretariat, where nothing was taken down for a while after the planned end.
pub(crate) fn still_open(meeting: &Meeting, ends: Timestamp) -> Option<Reply> {
    let last = meeting.record.as_ref()?.last_line();
    let end = Inline::Command("minutes end".to_owned());
    let asked = say!(minutes_are_over, meeting: meeting::name_of(meeting), last: Inline::Moment(last), command: end);
    Some(Reply::said(asked).and(say!(minutes_end_by_themselves, at: Inline::Moment(ends)).into()))
}

/// What is said of minutes that ended by themselves.
pub(crate) fn ended_by_themselves(meeting: &Meeting) -> Option<Reply> {
    let record = meeting.record.as_ref()?;
    let correct = Inline::command(format!("minutes correct {} K …", meeting.number));
    let (number, last) = (meeting.number, Inline::Moment(record.ended?));
    Some(Reply::said(say!(minutes_ended_by_themselves, number: number, last: last, command: correct)))
}

/// The minutes of a meeting that has ended.
pub(super) fn ended<'a>(call: &Call, draft: &Draft<'a>) -> Result<(&'a Meeting, &'a Minutes), words::Refusal> {
    let (meeting, _) = meeting::meeting(call, draft, &MEETING)?;
    let number = meeting.number;
    let record = meeting.record.as_ref().ok_or(Refusal::NoMinutes { number })?;
    if record.ended.is_none() {
        return Err(Refusal::StillRuns { number }.into());
    }
    Ok((meeting, record))
}

fn show(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (meeting, _) = meeting::meeting(call, draft, &MEETING)?;
    if meeting.record.is_none() {
        return Err(Refusal::NoMinutes { number: meeting.number }.into());
    }
    let report = report(meeting, draft.scene().register, draft.scene().organisation);
    Ok(report.followed_by(correct::to_decide(meeting, draft)))
}

/// The same, while it can still be changed.
pub(super) fn correctable<'a>(call: &Call, draft: &Draft<'a>) -> Result<(&'a Meeting, &'a Minutes), words::Refusal> {
    let (meeting, record) = ended(call, draft)?;
    match &record.approved {
        Some(approval) => Err(Refusal::Approved { number: meeting.number, at: approval.at }.into()),
        None => Ok((meeting, record)),
    }
}

fn reopen(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (meeting, record) = ended(call, draft)?;
    let number = meeting.number;
    if record.approved.is_none() {
        return Err(Refusal::NotApproved { number }.into());
    }
    let speaker = draft.speaker().id;
    let reason = draft.text(call.need(&REASON)?, speaker);
    draft.record(CorrectionEvent::TakenBack { what: Held::Approval { meeting: number }, reason: Some(reason) }.into());
    let approve = Inline::command(format!("minutes approve {number}"));
    let reply = correction::reopened(meeting, Some(speaker), Some(reason));
    Ok(reply.and(say!(minutes_to_approve_again, command: approve).into()))
}

fn approve(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (meeting, record) = correctable(call, draft)?;
    let open: Vec<&ProposedCorrection> = record.open_corrections().collect();
    if !open.is_empty() && call.get(&WITHOUT).is_none() {
        let without = format!("minutes approve {} yes", meeting.number);
        return Err(Question::new(correct::still_open(meeting, record, &open), [without]).into());
    }
    let next = super::report::next_meeting(meeting, draft.scene().register);
    let next = next.map(|next| NextMeeting { meeting: next.number, starts: next.starts });
    draft.record(MinutesEvent::MinutesApproved { meeting: meeting.number, next }.into());
    // What was proposed and not taken does not stay open.
    for correction in open.into_iter().map(|open| open.number) {
        draft.record(MinutesEvent::CorrectionDeclined { meeting: meeting.number, correction, reason: None }.into());
    }
    Ok(Reply::line(approved(meeting)))
}

/// That the minutes of a meeting are approved.
pub(crate) fn approved(meeting: &Meeting) -> Line {
    let show = Inline::command(format!("minutes show {}", meeting.number));
    say!(minutes_approved, meeting: meeting::name_of(meeting), command: show).into()
}

/// Why minutes are not begun, shown, corrected or approved.
#[derive(Debug)]
pub(super) enum Refusal {
    /// Minutes of the meeting are there already.
    HasMinutes { number: u32 },
    /// Minutes of another meeting of the same people are being taken.
    AnotherRuns { number: u32 },
    /// Minutes are taken in a room.
    NoRoom,
    /// There are no minutes.
    NoMinutes { number: u32 },
    /// The meeting is still going on.
    StillRuns { number: u32 },
    /// The minutes are approved.
    Approved { number: u32, at: Timestamp },
    /// The minutes are not approved.
    NotApproved { number: u32 },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        let said = match self {
            Self::HasMinutes { number } => {
                say!(minutes_exist, number: *number, command: Inline::command(format!("minutes show {number}")))
            }
            Self::AnotherRuns { number } | Self::StillRuns { number } => {
                say!(minutes_still_under_way, number: *number, command: Inline::command("minutes end"))
            }
            Self::NoRoom => say!(minutes_in_private),
            Self::NoMinutes { number } => say!(minutes_none, number: *number),
            Self::Approved { number, at } => {
                say!(minutes_already_approved, number: *number, date: Inline::Date(*at))
            }
            Self::NotApproved { number } => say!(minutes_not_approved, number: *number),
        };
        Reply::said(said)
    }

    fn is_about_who(&self) -> bool {
        false
    }
}
