//! `/info`, `/agreed` and `/disagreed`: what was said, agreed and not agreed in the meeting that goes on.

use super::{RUNNING, running};
use crate::features::minutes::action::next_note;
use crate::language::access::{ANYONE, Access, FACILITATOR};
use crate::language::spec::Decide;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Minutes, MinutesEvent, NoteKind, PersonId, Role};
use crate::say;
use crate::words::{self, Phrase, Reply};

const WORDS: Arg<String> = Arg::new("words", Kind::Text, phrase!(minutes_words_about)).required();

pub(crate) const INFO: Spec = noting(
    "info",
    phrase!(info_summary),
    ANYONE,
    info,
    &["info The call for workshops ends on 3 May."],
    &[Refused { by: Role::Member, typed: "info" }],
);

pub(crate) const AGREED: Spec = noting(
    "agreed",
    phrase!(agreed_summary),
    FACILITATOR,
    agreed,
    &["agreed The modalities are approved."],
    &[Refused { by: Role::Participant, typed: "agreed Yes." }, Refused { by: Role::Chair, typed: "agreed" }],
);

pub(crate) const DISAGREED: Spec = noting(
    "disagreed",
    phrase!(disagreed_summary),
    FACILITATOR,
    disagreed,
    &["disagreed Whether to meet in August."],
    &[Refused { by: Role::Participant, typed: "disagreed No." }, Refused { by: Role::Chair, typed: "disagreed" }],
);

const fn noting(
    name: &'static str,
    summary: Phrase,
    access: Access,
    decide: Decide,
    examples: &'static [&'static str],
    refused: &'static [Refused],
) -> Spec {
    let shape = Shape::Act { arguments: &[RUNNING.argument, WORDS.argument], decide };
    Spec { name, summary, access, private: false, shape, examples, refused }
}

fn info(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    take(NoteKind::Info, call, draft)
}

fn agreed(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    take(NoteKind::Agreed, call, draft)
}

fn disagreed(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    take(NoteKind::Disagreed, call, draft)
}

fn take(what: NoteKind, call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let (meeting, _) = running(call, draft)?;
    let author = match what {
        NoteKind::Info => draft.speaker().id,
        // What all agree on, or do not, is nobody's own words.
        NoteKind::Agreed | NoteKind::Disagreed => PersonId::NOBODY,
    };
    let words = draft.text(call.need(&WORDS)?, author);
    let note = next_note(meeting);
    draft.record(MinutesEvent::NoteTaken { meeting: meeting.number, note, what, words }.into());
    let after = draft.register_after();
    let record = after.meeting(meeting.number).and_then(|meeting| meeting.record.as_ref());
    let paragraphs = record.map(Minutes::paragraphs).unwrap_or_default();
    let number = paragraphs.iter().find(|paragraph| paragraph.note == note).map_or(0, |paragraph| paragraph.number);
    Ok(Reply::said(match what {
        NoteKind::Info => say!(minutes_noted, number: number),
        NoteKind::Agreed => say!(minutes_noted_agreed, number: number),
        NoteKind::Disagreed => say!(minutes_noted_disagreed, number: number),
    }))
}
