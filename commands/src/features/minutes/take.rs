//! Beginning and ending the minutes, showing, correcting, approving and reopening them.

use jiff::{SignedDuration, Timestamp};

use super::{RUNNING, attends, report, running};
use crate::audience::in_office;
use crate::features::meeting::{self, MEETING};
use crate::features::undo::correction;
use crate::language::access::{ANYONE, CHAIR, FACILITATOR};
use crate::language::arguments::NEW;
use crate::language::{Arg, Call, Draft, Kind, PersonRef, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{CorrectionEvent, Held, Meeting, Minutes, MinutesEvent, NextMeeting, NoteKind, PersonId, Role};
use crate::say;
use crate::words::{self, Arg as Said, Explain, Inline, Line, Question, Reply};

const CONFIRM: Arg<String> = Arg::new("confirm", Kind::Choice(&["yes"]), phrase!(minutes_start_confirm_about));
const MODERATOR: Arg<PersonRef> = Arg::new("moderator", Kind::Person, phrase!(minutes_moderator_about)).named();
const SECRETARIAT: Arg<PersonRef> = Arg::new("secretariat", Kind::Person, phrase!(minutes_secretariat_about)).named();
const PARAGRAPH: Arg<u32> = Arg::new("paragraph", Kind::Number, phrase!(minutes_paragraph_about)).required();
const WORDS: Arg<String> = Arg::new("words", Kind::Text, phrase!(minutes_correct_words_about)).required();
const REASON: Arg<String> = Arg::new("reason", Kind::Text, phrase!(minutes_reopen_reason_about)).required();

/// Minutes that begin so long before the planned time are asked about first: they may be those of another meeting.
const EARLY: SignedDuration = SignedDuration::from_hours(1);

pub(crate) const MINUTES: Spec = Spec {
    name: "minutes",
    summary: phrase!(minutes_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Subcommands(&[SHOW, START, END, CORRECT, ADD, DROP, APPROVE, REOPEN]),
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

const CORRECT: Spec = Spec {
    name: "correct",
    summary: phrase!(minutes_correct_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[MEETING.argument, PARAGRAPH.argument, WORDS.argument], decide: correct },
    examples: &[
        "minutes correct 7 1 The agenda was adopted as it stood.",
        "minutes correct 7 1 It was adopted with one change.",
    ],
    refused: &[
        Refused { by: Role::Participant, typed: "minutes correct 7 1 Something else." },
        Refused { by: Role::Chair, typed: "minutes correct 7 9 Something else." },
        Refused { by: Role::Chair, typed: "minutes correct 6 1 Something else." },
    ],
};

const APPROVE: Spec = Spec {
    name: "approve",
    summary: phrase!(minutes_approve_summary),
    access: CHAIR,
    private: false,
    shape: Shape::Act { arguments: &[MEETING.argument], decide: approve },
    examples: &["minutes approve 7"],
    refused: &[
        Refused { by: Role::Secretariat, typed: "minutes approve 7" },
        Refused { by: Role::Chair, typed: "minutes approve 6" },
        Refused { by: Role::Chair, typed: "minutes approve 1" },
    ],
};

const ADD: Spec = Spec {
    name: "add",
    summary: phrase!(minutes_add_summary),
    access: FACILITATOR,
    private: false,
    shape: Shape::Act { arguments: &[MEETING.argument, WORDS.argument], decide: add },
    examples: &["minutes add 7 The next call is in May.", "minutes add 7 Thanks went to the hosts."],
    refused: &[
        Refused { by: Role::Participant, typed: "minutes add 7 Something." },
        Refused { by: Role::Chair, typed: "minutes add 6 Something." },
    ],
};

const DROP: Spec = Spec {
    name: "drop",
    summary: phrase!(minutes_drop_summary),
    access: FACILITATOR,
    private: false,
    shape: Shape::Act { arguments: &[MEETING.argument, PARAGRAPH.argument], decide: drop_paragraph },
    examples: &["minutes drop 7 1", "minutes drop 7 2"],
    refused: &[
        Refused { by: Role::Participant, typed: "minutes drop 7 1" },
        Refused { by: Role::Chair, typed: "minutes drop 7 99" },
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
        None if serves => leader(meeting, draft).unwrap_or(speaker),
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
fn leader(meeting: &Meeting, draft: &Draft<'_>) -> Option<PersonId> {
    let scene = draft.scene();
    match &meeting.group {
        Some(code) => scene.register.group(code)?.facilitators().next().map(|one| one.person),
        None => in_office(scene.register, scene.organisation, &[Role::Chair]).first().copied(),
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
    let correct = Inline::command(format!("minutes correct {number} K words"));
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
    let correct = Inline::command(format!("minutes correct {} K words", meeting.number));
    let (number, last) = (meeting.number, Inline::Moment(record.ended?));
    Some(Reply::said(say!(minutes_ended_by_themselves, number: number, last: last, command: correct)))
}

/// The minutes of a meeting that has ended.
fn ended<'a>(call: &Call, draft: &Draft<'a>) -> Result<(&'a Meeting, &'a Minutes), words::Refusal> {
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
    Ok(report(meeting, draft.scene().register, draft.scene().organisation))
}

/// The same, while it can still be changed.
fn correctable<'a>(call: &Call, draft: &Draft<'a>) -> Result<(&'a Meeting, &'a Minutes), words::Refusal> {
    let (meeting, record) = ended(call, draft)?;
    match &record.approved {
        Some(approval) => Err(Refusal::Approved { number: meeting.number, at: approval.at }.into()),
        None => Ok((meeting, record)),
    }
}

fn add(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (meeting, _) = correctable(call, draft)?;
    let (number, note) = (meeting.number, super::action::next_note(meeting));
    let author = draft.speaker().id;
    let words = draft.text(call.need(&WORDS)?, author);
    draft.record(MinutesEvent::NoteTaken { meeting: number, note, what: NoteKind::Info, words }.into());
    let after = draft.register_after();
    let record = after.meeting(number).and_then(|meeting| meeting.record.as_ref());
    let paragraphs = record.map(Minutes::paragraphs).unwrap_or_default();
    let paragraph = paragraphs.iter().find(|known| known.note == note).map_or(0, |known| known.number);
    Ok(Reply::said(say!(minutes_added, number: number, paragraph: paragraph, words: words)))
}

fn drop_paragraph(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (meeting, record) = correctable(call, draft)?;
    let paragraph = *call.need(&PARAGRAPH)?;
    let paragraphs = record.paragraphs();
    let Some(known) = paragraphs.iter().find(|known| known.number == paragraph) else {
        return Err(Refusal::NoParagraph { paragraph, last: paragraphs.len() }.into());
    };
    draft.record(MinutesEvent::NoteUndone { meeting: meeting.number, note: known.note }.into());
    Ok(Reply::said(match known.words {
        Some(words) => say!(minutes_dropped, number: meeting.number, paragraph: paragraph, words: words),
        None => say!(minutes_dropped_action, number: meeting.number, paragraph: paragraph),
    }))
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

fn correct(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (meeting, record) = ended(call, draft)?;
    let author = draft.speaker().id;
    let group = meeting.group.as_ref().and_then(|code| draft.scene().register.group(code));
    // What is approved is corrected by who answers for it, as an erratum.
    if let Some(approval) = record.approved
        && !FACILITATOR.allows(draft.role(), Some(author), group)
    {
        return Err(Refusal::Approved { number: meeting.number, at: approval.at }.into());
    }
    let was_there =
        record.attendance(author).is_some() || record.moderator == author || record.secretariat == Some(author);
    if !was_there && record.approved.is_none() {
        return Err(Refusal::WasNotThere { number: meeting.number }.into());
    }
    let paragraph = *call.need(&PARAGRAPH)?;
    let paragraphs = record.paragraphs();
    let Some(known) = paragraphs.iter().find(|known| known.number == paragraph) else {
        return Err(Refusal::NoParagraph { paragraph, last: paragraphs.len() }.into());
    };
    if known.words.is_none() {
        return Err(Refusal::OnlyAction { paragraph }.into());
    }
    let words = draft.text(call.need(&WORDS)?, PersonId::NOBODY);
    draft.record(MinutesEvent::MinutesCorrected { meeting: meeting.number, paragraph, words }.into());
    let number = meeting.number;
    Ok(Reply::said(match record.approved {
        None => say!(minutes_corrected, number: number, paragraph: paragraph, words: words),
        Some(_) => say!(minutes_erratum, number: number, paragraph: paragraph, words: words),
    }))
}

fn approve(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (meeting, _) = correctable(call, draft)?;
    let next = super::report::next_meeting(meeting, draft.scene().register);
    let next = next.map(|next| NextMeeting { meeting: next.number, starts: next.starts });
    draft.record(MinutesEvent::MinutesApproved { meeting: meeting.number, next }.into());
    Ok(Reply::line(approved(meeting)))
}

/// That the minutes of a meeting are approved.
pub(crate) fn approved(meeting: &Meeting) -> Line {
    let show = Inline::command(format!("minutes show {}", meeting.number));
    say!(minutes_approved, meeting: meeting::name_of(meeting), command: show).into()
}

/// Why minutes are not begun, shown, corrected or approved.
#[derive(Debug)]
enum Refusal {
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
    /// There is no such paragraph.
    NoParagraph { paragraph: u32, last: usize },
    /// An action that stands by itself has no words of its own to be corrected.
    OnlyAction { paragraph: u32 },
    /// Only those who were there correct the minutes.
    WasNotThere { number: u32 },
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
            Self::NoParagraph { paragraph, last } => {
                say!(minutes_no_paragraph, paragraph: *paragraph, last: *last)
            }
            Self::OnlyAction { paragraph } => say!(minutes_paragraph_of_action, paragraph: *paragraph),
            Self::WasNotThere { number } => say!(minutes_only_present, number: *number),
        };
        Reply::said(said)
    }

    fn is_about_who(&self) -> bool {
        match self {
            Self::WasNotThere { .. } => true,
            Self::HasMinutes { .. }
            | Self::AnotherRuns { .. }
            | Self::NoRoom
            | Self::NoMinutes { .. }
            | Self::StillRuns { .. }
            | Self::Approved { .. }
            | Self::NotApproved { .. }
            | Self::NoParagraph { .. }
            | Self::OnlyAction { .. } => false,
        }
    }
}
