//! Corrections of minutes that are a draft. Whoever leads the meeting, and the author of a line, correct it themselves; anybody else
//! who was there proposes it, and the moderator accepts or declines it.
//!
//! ```text
//! <flavio> /minutes correct 1 2 Three calls were held.
//! <rapporteur> Proposed to Lea Kaspar, who moderated meeting 1, as correction 1: paragraph 2 should read: Three calls were held.
//! <lea> /minutes accept 1 1
//! ```

use jiff::Timestamp;

use super::action::{self, next_note};
use super::take::{correctable, ended, leader};
use crate::features::meeting::MEETING;
use crate::features::undo::{self, correction};
use crate::language::access::{ANYONE, FACILITATOR};
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::organisation::Organisation;
use crate::phrase;
use crate::record::{
    CorrectionFate, Meeting, Minutes, MinutesEvent, Note, NoteKind, Noted, Paragraph, PersonId, ProposedChange,
    ProposedCorrection, Register, Role, TextId,
};
use crate::say;
use crate::words::shared::key;
use crate::words::{self, Block, Explain, Inline, Line, Message, Reply};

const PARAGRAPH: Arg<u32> = Arg::new("paragraph", Kind::Number, phrase!(minutes_paragraph_about)).required();
const WORDS: Arg<String> = Arg::new("words", Kind::Text, phrase!(minutes_correct_words_about)).required();
const CORRECTION: Arg<u32> = Arg::new("correction", Kind::Number, phrase!(minutes_correction_about)).required();
const REASON: Arg<String> = Arg::new("reason", Kind::Text, phrase!(minutes_decline_reason_about));

pub(super) const CORRECT: Spec = Spec {
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

pub(super) const ADD: Spec = Spec {
    name: "add",
    summary: phrase!(minutes_add_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[MEETING.argument, WORDS.argument], decide: add },
    examples: &["minutes add 7 The next call is in May.", "minutes add 7 Thanks went to the hosts."],
    refused: &[
        Refused { by: Role::Participant, typed: "minutes add 7 Something." },
        Refused { by: Role::Chair, typed: "minutes add 6 Something." },
    ],
};

pub(super) const DROP: Spec = Spec {
    name: "drop",
    summary: phrase!(minutes_drop_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[MEETING.argument, PARAGRAPH.argument], decide: leave_out },
    examples: &["minutes drop 7 1", "minutes drop 7 2"],
    refused: &[
        Refused { by: Role::Participant, typed: "minutes drop 7 1" },
        Refused { by: Role::Chair, typed: "minutes drop 7 99" },
    ],
};

pub(super) const ACCEPT: Spec = Spec {
    name: "accept",
    summary: phrase!(minutes_accept_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[MEETING.argument, CORRECTION.argument], decide: accept },
    examples: &["minutes accept 7 1", "minutes accept 7 2"],
    refused: &[
        Refused { by: Role::Participant, typed: "minutes accept 7 1" },
        Refused { by: Role::Chair, typed: "minutes accept 7 99" },
        Refused { by: Role::Chair, typed: "minutes accept 6 1" },
    ],
};

pub(super) const DECLINE: Spec = Spec {
    name: "decline",
    summary: phrase!(minutes_decline_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[MEETING.argument, CORRECTION.argument, REASON.argument], decide: decline },
    examples: &["minutes decline 7 1 That was said later.", "minutes decline 7 2"],
    refused: &[
        Refused { by: Role::Participant, typed: "minutes decline 7 1" },
        Refused { by: Role::Chair, typed: "minutes decline 7 99" },
    ],
};

/// What somebody may do with minutes that are a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Change them.
    Changes,
    /// Propose to.
    Proposes,
}

/// Whether the speaker decides on what the draft says: whoever moderated the meeting or served it, and whoever leads its group.
fn decides(meeting: &Meeting, record: &Minutes, draft: &Draft<'_>) -> bool {
    let speaker = draft.speaker().id;
    record.moderator == speaker || record.secretariat == Some(speaker) || leads(meeting, draft)
}

fn leads(meeting: &Meeting, draft: &Draft<'_>) -> bool {
    let group = meeting.group.as_ref().and_then(|code| draft.scene().register.group(code));
    FACILITATOR.allows(draft.role(), Some(draft.speaker().id), group)
}

/// What the speaker may do with a line of the draft, or with the draft as a whole.
fn part(meeting: &Meeting, record: &Minutes, line: Option<u32>, draft: &Draft<'_>) -> Result<Part, Refusal> {
    let speaker = draft.speaker().id;
    let is_theirs = line.and_then(|line| note(record, line)).is_some_and(|note| note.by == Some(speaker));
    match record.attendance(speaker) {
        _ if is_theirs || decides(meeting, record, draft) => Ok(Part::Changes),
        Some(_) => Ok(Part::Proposes),
        None => Err(Refusal::WasNotThere { number: meeting.number }),
    }
}

fn note(record: &Minutes, number: u32) -> Option<&Note> {
    record.notes.iter().find(|note| note.number == number)
}

/// The paragraph of a number, and what the speaker may do with it. A stranger does not learn how many there are.
fn paragraph(
    number: u32,
    meeting: &Meeting,
    record: &Minutes,
    draft: &Draft<'_>,
) -> Result<(Paragraph, Part), words::Refusal> {
    let mut paragraphs = record.paragraphs();
    let place = paragraphs.iter().position(|known| known.number == number);
    let part = part(meeting, record, place.map(|place| paragraphs[place].note), draft)?;
    let last = paragraphs.len();
    match place {
        Some(place) => Ok((paragraphs.swap_remove(place), part)),
        None => Err(Refusal::NoParagraph { paragraph: number, last }.into()),
    }
}

fn correct(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (meeting, record) = ended(call, draft)?;
    // What is approved is corrected by who answers for it, as an erratum.
    if record.approved.is_some() && !leads(meeting, draft) {
        correctable(call, draft)?;
    }
    let number = *call.need(&PARAGRAPH)?;
    let (known, part) = paragraph(number, meeting, record, draft)?;
    if known.words.is_none() {
        return Err(Refusal::OnlyAction { paragraph: number }.into());
    }
    let words = call.need(&WORDS)?;
    if part == Part::Proposes {
        let words = draft.text(words, draft.speaker().id);
        return Ok(propose(ProposedChange::Reworded { note: known.note, words }, meeting, record, draft));
    }
    let words = draft.text(words, PersonId::NOBODY);
    draft.record(MinutesEvent::MinutesCorrected { meeting: meeting.number, paragraph: number, words }.into());
    Ok(Reply::said(match record.approved {
        None => say!(minutes_corrected, number: meeting.number, paragraph: number, words: words),
        Some(_) => say!(minutes_erratum, number: meeting.number, paragraph: number, words: words),
    }))
}

fn add(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (meeting, record) = correctable(call, draft)?;
    let (number, author) = (meeting.number, draft.speaker().id);
    let part = part(meeting, record, None, draft)?;
    let words = draft.text(call.need(&WORDS)?, author);
    if part == Part::Proposes {
        return Ok(propose(ProposedChange::Added { words }, meeting, record, draft));
    }
    let note = next_note(meeting);
    draft.record(MinutesEvent::NoteTaken { meeting: number, note, what: NoteKind::Info, words }.into());
    let after = draft.register_after();
    let record = after.meeting(number).and_then(|meeting| meeting.record.as_ref());
    let paragraph = record.and_then(|record| paragraph_of(note, record)).map_or(0, |known| known.number);
    Ok(Reply::said(say!(minutes_added, number: number, paragraph: paragraph, words: words)))
}

fn leave_out(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (meeting, record) = correctable(call, draft)?;
    let (number, paragraph_number) = (meeting.number, *call.need(&PARAGRAPH)?);
    let (known, part) = paragraph(paragraph_number, meeting, record, draft)?;
    if part == Part::Proposes {
        // An action is dropped by itself, with its own reason.
        known.words.ok_or(Refusal::OnlyAction { paragraph: paragraph_number })?;
        return Ok(propose(ProposedChange::LeftOut { note: known.note }, meeting, record, draft));
    }
    draft.record(MinutesEvent::NoteUndone { meeting: number, note: known.note }.into());
    if let Some(words) = known.words {
        return Ok(Reply::said(say!(minutes_dropped, number: number, paragraph: paragraph_number, words: words)));
    }
    let action = note(record, known.note).and_then(|noted| match noted.what {
        Noted::Action(action) => draft.scene().register.action(action),
        Noted::Words(..) => None,
    });
    // With its paragraph an action goes, of which somebody knows.
    Ok(Reply::said(match action {
        Some(action) => {
            undo::tell_owner(action.number, draft);
            let words = action::sentence(action);
            say!(minutes_dropped, number: number, paragraph: paragraph_number, words: words)
        }
        None => say!(minutes_dropped_action, number: number, paragraph: paragraph_number),
    }))
}

fn propose(what: ProposedChange, meeting: &Meeting, record: &Minutes, draft: &mut Draft<'_>) -> Reply {
    let scene = *draft.scene();
    let (number, correction) = (meeting.number, record.corrections.last().map_or(0, |last| last.number) + 1);
    draft.record(MinutesEvent::CorrectionProposed { meeting: number, correction, what }.into());
    let change = change(what, record);
    let asked = decider(meeting, record, scene.register, scene.organisation);
    let moderated = key(if asked == record.moderator { "yes" } else { "no" });
    Reply::said(say!(
        minutes_proposed,
        moderated: moderated,
        who: asked,
        number: number,
        correction: correction,
        change: change,
    ))
}

/// Who is asked to decide on a correction: the moderator, and where nobody reaches them whoever leads the group.
pub(crate) fn decider(meeting: &Meeting, record: &Minutes, register: &Register, of: &Organisation) -> PersonId {
    let can_be_reached = |person: &PersonId| register.private_room(*person).is_some();
    let others = || record.secretariat.into_iter().chain(leader(meeting, register, of));
    [record.moderator].into_iter().chain(others()).find(can_be_reached).unwrap_or(record.moderator)
}

/// The correction that is meant, if it has not ended in one of these ways.
fn meant<'r>(
    call: &Call,
    meeting: &Meeting,
    record: &'r Minutes,
    ended: &[CorrectionFate],
) -> Result<&'r ProposedCorrection, words::Refusal> {
    let correction = *call.need(&CORRECTION)?;
    let number = meeting.number;
    let Some(known) = record.correction(correction) else {
        let last = record.corrections.last().map_or(0, |last| last.number);
        return Err(Refusal::NoCorrection { number, correction, last }.into());
    };
    match known.end.filter(|end| ended.contains(&end.how)) {
        Some(end) => Err(Refusal::HasEnded { number, correction, how: end.how, at: end.at }.into()),
        None => Ok(known),
    }
}

fn accept(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (meeting, record) = correctable(call, draft)?;
    let number = meeting.number;
    if !decides(meeting, record, draft) {
        return Err(Refusal::NotTheirs { number, moderator: record.moderator }.into());
    }
    // What was declined can be accepted after all.
    let known = meant(call, meeting, record, &[CorrectionFate::Accepted, CorrectionFate::Withdrawn])?;
    let correction = known.number;
    if let Some(note) = known.what.note()
        && paragraph_of(note, record).is_none()
    {
        return Err(Refusal::ParagraphGone { number, correction }.into());
    }
    let words = match known.what.words() {
        Some(words) => {
            let words = draft.scene().register.words(words).ok_or(Refusal::WordsErased { number, correction })?;
            Some(draft.text(words, PersonId::NOBODY))
        }
        None => None,
    };
    let note = known.what.note().unwrap_or_else(|| next_note(meeting));
    draft.record(MinutesEvent::CorrectionAccepted { meeting: number, correction, note, words }.into());
    Ok(Reply::said(say!(
        minutes_correction_accepted,
        number: number,
        correction: correction,
        who: author(known),
        change: change(known.what, record),
    )))
}

fn decline(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (meeting, record) = correctable(call, draft)?;
    let (number, speaker) = (meeting.number, draft.speaker().id);
    let is_theirs = |known: &ProposedCorrection| known.by == Some(speaker);
    let is_own = call.get(&CORRECTION).and_then(|number| record.correction(*number)).is_some_and(is_theirs);
    if !is_own && !decides(meeting, record, draft) {
        return Err(Refusal::NotTheirs { number, moderator: record.moderator }.into());
    }
    let all = [CorrectionFate::Accepted, CorrectionFate::Declined, CorrectionFate::Withdrawn];
    let known = meant(call, meeting, record, &all)?;
    let correction = known.number;
    let reason = call.get(&REASON).map(|reason| draft.text(reason, speaker));
    draft.record(MinutesEvent::CorrectionDeclined { meeting: number, correction, reason }.into());
    let change = change(known.what, record);
    let said = match is_own {
        true => say!(minutes_correction_withdrawn, number: number, correction: correction, change: change),
        false => say!(
            minutes_correction_declined,
            number: number,
            correction: correction,
            who: author(known),
            change: change,
        ),
    };
    Ok(correction::because(said, reason))
}

/// The paragraph that a note is now.
fn paragraph_of(note: u32, record: &Minutes) -> Option<Paragraph> {
    record.paragraphs().into_iter().find(|known| known.note == note)
}

fn author(of: &ProposedCorrection) -> Line {
    of.by.map(Line::from).unwrap_or_default()
}

/// What somebody proposes: `paragraph 2 should read: Three calls were held.`
pub(super) fn change(what: ProposedChange, record: &Minutes) -> Message {
    match what {
        ProposedChange::Reworded { note, words } => match paragraph_of(note, record) {
            Some(known) => say!(minutes_change_reworded, paragraph: known.number, words: words),
            None => say!(minutes_change_reworded_gone, words: words),
        },
        ProposedChange::Added { words } => say!(minutes_change_added, words: words),
        ProposedChange::LeftOut { note: line } => {
            let words =
                note(record, line).and_then(latest).map(|words| Line::from(Inline::Stored(words))).unwrap_or_default();
            match paragraph_of(line, record) {
                Some(known) => say!(minutes_change_left_out, paragraph: known.number, words: words),
                None => say!(minutes_change_left_out_gone, words: words),
            }
        }
    }
}

/// The words of a note as they are now.
fn latest(note: &Note) -> Option<TextId> {
    match &note.what {
        Noted::Words(_, revisions) => revisions.last().map(|revision| revision.words),
        Noted::Action(_) => None,
    }
}

/// How to decide on what is proposed, for a reader who does.
pub(super) fn to_decide(meeting: &Meeting, draft: &Draft<'_>) -> Reply {
    let Some(record) = meeting.record.as_ref().filter(|record| record.approved.is_none()) else {
        return Reply::default();
    };
    if record.open_corrections().next().is_none() || !decides(meeting, record, draft) {
        return Reply::default();
    }
    how_to_decide(meeting.number, None)
}

/// How to decide on a correction, or on any of several.
fn how_to_decide(number: u32, correction: Option<u32>) -> Reply {
    let which = || key(if correction.is_some() { "it" } else { "one" });
    let correction = correction.map_or_else(|| "K".to_owned(), |correction| correction.to_string());
    let command = |act: &str| Inline::command(format!("minutes {act} {number} {correction}"));
    Reply::said(say!(minutes_to_accept, which: which(), command: command("accept")))
        .and(say!(minutes_to_decline, which: which(), command: command("decline")).into())
}

/// Why minutes are not approved yet: corrections are open.
pub(super) fn still_open(meeting: &Meeting, record: &Minutes, open: &[&ProposedCorrection]) -> Reply {
    let lines = open.iter().map(|known| {
        say!(minutes_correction_open, number: known.number, who: author(known), change: change(known.what, record))
            .into()
    });
    let only = if let [only] = open { Some(only.number) } else { None };
    Reply::said(say!(minutes_corrections_open, count: open.len(), number: meeting.number))
        .with(Block::List(lines.collect()))
        .followed_by(how_to_decide(meeting.number, only))
        .and(say!(minutes_approve_without, count: open.len()).into())
}

/// What whoever is to decide on a correction hears of it.
pub(crate) fn proposed(
    number: u32,
    correction: u32,
    register: &Register,
    organisation: &Organisation,
) -> Option<(PersonId, Reply)> {
    let meeting = register.meeting(number)?;
    let record = meeting.record.as_ref()?;
    let known = record.correction(correction)?;
    let change = change(known.what, record);
    let said = say!(minutes_proposed_told, who: author(known), number: number, change: change);
    let reply = Reply::said(said).followed_by(how_to_decide(number, Some(correction)));
    Some((decider(meeting, record, register, organisation), reply))
}

/// What somebody hears of the correction that they proposed: it was accepted.
pub(crate) fn accepted(
    number: u32,
    correction: u32,
    by: Option<PersonId>,
    register: &Register,
) -> Option<(PersonId, Reply)> {
    let record = register.meeting(number)?.record.as_ref()?;
    let known = record.correction(correction)?;
    let (who, change) = (by.map(Line::from).unwrap_or_default(), change(known.what, record));
    let said = say!(minutes_correction_accepted_told, by: who, number: number, change: change);
    Some((known.by.filter(|proposer| Some(*proposer) != by)?, Reply::said(said)))
}

/// That it was declined; where they withdrew it themselves, whoever was to decide hears so.
pub(crate) fn declined(
    number: u32,
    correction: u32,
    (by, reason): (Option<PersonId>, Option<TextId>),
    register: &Register,
    organisation: &Organisation,
) -> Option<(PersonId, Reply)> {
    let meeting = register.meeting(number)?;
    let record = meeting.record.as_ref()?;
    let known = record.correction(correction)?;
    let (who, change) = (by.map(Line::from).unwrap_or_default(), change(known.what, record));
    let (concerned, said) = if known.by == by {
        let said = say!(minutes_correction_withdrawn_told, who: who, number: number, change: change);
        (decider(meeting, record, register, organisation), said)
    } else if record.approved.is_some() {
        (known.by?, say!(minutes_approved_without_told, by: who, number: number, change: change))
    } else {
        (known.by?, say!(minutes_correction_declined_told, by: who, number: number, change: change))
    };
    Some((concerned, correction::because(said, reason)))
}

/// Why nothing is corrected, or nothing decided on what is proposed.
#[derive(Debug)]
enum Refusal {
    /// There is no such paragraph.
    NoParagraph { paragraph: u32, last: usize },
    /// A paragraph that is an action alone has no words of its own to correct.
    OnlyAction { paragraph: u32 },
    /// Only those who were there correct the minutes.
    WasNotThere { number: u32 },
    /// The moderator decides, or whoever leads the group.
    NotTheirs { number: u32, moderator: PersonId },
    /// No such correction was proposed.
    NoCorrection { number: u32, correction: u32, last: u32 },
    /// It was decided already.
    HasEnded { number: u32, correction: u32, how: CorrectionFate, at: Timestamp },
    /// Its paragraph was left out since.
    ParagraphGone { number: u32, correction: u32 },
    /// Its author was erased, or has deleted it.
    WordsErased { number: u32, correction: u32 },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        let decline = |number: u32, correction: u32| Inline::command(format!("minutes decline {number} {correction}"));
        Reply::said(match self {
            Self::NoParagraph { paragraph, last } => say!(minutes_no_paragraph, paragraph: *paragraph, last: *last),
            Self::OnlyAction { paragraph } => say!(minutes_paragraph_of_action, paragraph: *paragraph),
            Self::WasNotThere { number } => say!(minutes_only_present, number: *number),
            Self::NotTheirs { number, moderator } => say!(minutes_only_moderator, number: *number, who: *moderator),
            Self::NoCorrection { number, correction, last } => {
                say!(minutes_no_correction, number: *number, correction: *correction, last: *last)
            }
            Self::HasEnded { number, correction, how, at } => {
                let how = key(match how {
                    CorrectionFate::Accepted => "accepted",
                    CorrectionFate::Declined => "declined",
                    CorrectionFate::Withdrawn => "withdrawn",
                });
                let date = Inline::Date(*at);
                say!(minutes_correction_has_ended, how: how, number: *number, correction: *correction, date: date)
            }
            Self::ParagraphGone { number, correction } => {
                let decline = decline(*number, *correction);
                say!(minutes_correction_without_paragraph, correction: *correction, decline: decline)
            }
            Self::WordsErased { number, correction } => {
                let decline = decline(*number, *correction);
                say!(minutes_correction_without_words, correction: *correction, decline: decline)
            }
        })
    }

    fn is_about_who(&self) -> bool {
        match self {
            Self::WasNotThere { .. } | Self::NotTheirs { .. } => true,
            Self::NoParagraph { .. }
            | Self::OnlyAction { .. }
            | Self::NoCorrection { .. }
            | Self::HasEnded { .. }
            | Self::ParagraphGone { .. }
            | Self::WordsErased { .. } => false,
        }
    }
}
