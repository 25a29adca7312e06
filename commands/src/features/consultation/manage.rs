//! Extending, closing and concluding a consultation, and confirming classes.

use jiff::Timestamp;

use super::{CLASS, NUMBER, PERSON, class, consultation};
use crate::language::access::OFFICE;
use crate::language::value::Until;
use crate::language::{Arg, Call, Draft, Kind, PersonRef, Refused, Shape, Spec};
use crate::line;
use crate::phrase;
use crate::record::{Consultation, Event, PersonId, Role};
use crate::say;
use crate::words::{self, Explain, Inline, Line, Reply};

const UNTIL: Arg<Until> = Arg::new("until", Kind::Deadline, phrase!(consult_extend_until_about)).required();
const WORDS: Arg<String> = Arg::new("words", Kind::Text, phrase!(consult_outcome_words_about)).required();
/// What comes of it, where it is said with the end.
const OUTCOME_WORDS: Arg<String> = Arg::new("words", Kind::Text, phrase!(consult_outcome_words_about));

pub(super) const EXTEND: Spec = Spec {
    name: "extend",
    summary: phrase!(consult_extend_summary),
    access: OFFICE,
    private: false,
    shape: Shape::Act { arguments: &[NUMBER.argument, UNTIL.argument], decide: extend },
    examples: &["consult extend 1 2018-04-24", "consult extend 1 1 may 2018"],
    refused: &[
        Refused { by: Role::Member, typed: "consult extend 1 2018-04-24" },
        Refused { by: Role::Secretariat, typed: "consult extend 1" },
        Refused { by: Role::Secretariat, typed: "consult extend 9 2018-04-24" },
    ],
};

pub(super) const CLOSE: Spec = Spec {
    name: "close",
    summary: phrase!(consult_close_summary),
    access: OFFICE,
    private: false,
    shape: Shape::Act { arguments: &[NUMBER.argument, OUTCOME_WORDS.argument], decide: close },
    examples: &["consult close 1", "consult close 1 We meet on Tuesday."],
    refused: &[
        Refused { by: Role::Member, typed: "consult close 1" },
        Refused { by: Role::Secretariat, typed: "consult close 9" },
    ],
};

pub(super) const OUTCOME: Spec = Spec {
    name: "outcome",
    summary: phrase!(consult_outcome_summary),
    access: OFFICE,
    private: false,
    shape: Shape::Act { arguments: &[NUMBER.argument, WORDS.argument], decide: conclude },
    examples: &["consult outcome 1 No consensus; the chair decides.", "consult outcome 1 Most are for the second day."],
    refused: &[
        Refused { by: Role::Member, typed: "consult outcome 1 No consensus." },
        Refused { by: Role::Secretariat, typed: "consult outcome 1" },
    ],
};

fn extend(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let consultation = consultation(call, draft)?;
    if let Some(at) = consultation.closed {
        return Err(super::Refusal::Closed { number: consultation.number, at }.into());
    }
    let until = call.need(&UNTIL)?.0;
    if until <= consultation.until {
        return Err(Refusal::NotLater { number: consultation.number, until: consultation.until }.into());
    }
    draft.record(Event::ConsultationExtended { consultation: consultation.number, until });
    Ok(extended(&Consultation { until, ..consultation.clone() }))
}

/// The news that a consultation runs longer.
pub(crate) fn extended(consultation: &Consultation) -> Reply {
    Reply::said(say!(
        consult_extended,
        number: consultation.number,
        until: Inline::Moment(consultation.until),
        question: consultation.question,
    ))
}

fn close(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let consultation = consultation(call, draft)?;
    if let Some(at) = consultation.closed {
        return Err(super::Refusal::Closed { number: consultation.number, at }.into());
    }
    draft.record(Event::ConsultationClosed { consultation: consultation.number });
    let after = draft.register_after();
    let ended = after.consultation(consultation.number).map(super::ended).unwrap_or_default();
    let Some(words) = call.get(&OUTCOME_WORDS) else { return Ok(ended) };
    let words = draft.text(words, PersonId::NOBODY);
    draft.record(Event::ConsultationConcluded { consultation: consultation.number, words });
    Ok(ended.followed_by(super::concluded(consultation, words)))
}

fn conclude(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let consultation = consultation(call, draft)?;
    let words = draft.text(call.need(&WORDS)?, PersonId::NOBODY);
    draft.record(Event::ConsultationConcluded { consultation: consultation.number, words });
    let reply = super::concluded(consultation, words);
    let is_open = consultation.is_open() && draft.scene().said_at < consultation.end();
    if !is_open || consultation.cancelled.is_some() {
        return Ok(reply);
    }
    let (number, until) = (consultation.number, draft.local_and_utc(consultation.end()));
    let close = Inline::Command(format!("consult close {number}"));
    Ok(reply.and(say!(consult_outcome_open, number: number, until: until, command: close).into()))
}

pub(super) fn confirm_class(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let consultation = consultation(call, draft)?;
    let number = consultation.number;
    let confirmed = class(call.need(&CLASS)?, consultation, draft.scene().register)?;
    let person = match call.need(&PERSON)? {
        PersonRef::Known(person) if consultation.inputs.iter().any(|input| input.person == *person) => *person,
        PersonRef::Known(person) => return Err(Refusal::NoInput { who: Inline::Person(*person), number }.into()),
        PersonRef::New(name) | PersonRef::Silent(_, name) => {
            return Err(Refusal::NoInput { who: Inline::Untrusted(name.clone()), number }.into());
        }
    };
    draft.record(Event::ClassConfirmed { consultation: number, person, class: confirmed });
    let class = consultation.classes.get(usize::try_from(confirmed).unwrap_or(usize::MAX));
    let class = class.map_or_else(Line::default, |class| line![*class]);
    Ok(Reply::said(say!(consult_class_confirmed, who: person, number: number, class: class)))
}

/// Why a consultation is not extended, or a class not confirmed.
#[derive(Debug)]
enum Refusal {
    /// The new end is not later than the old one.
    NotLater { number: u32, until: Timestamp },
    /// The person has not answered.
    NoInput { who: Inline, number: u32 },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        Reply::said(match self {
            Self::NotLater { number, until } => say!(
                consult_not_later,
                number: *number,
                until: Inline::Moment(*until),
                command: Inline::command(format!("consult close {number}")),
            ),
            Self::NoInput { who, number } => say!(consult_not_answered, who: who.clone(), number: *number),
        })
    }

    fn is_about_who(&self) -> bool {
        false
    }
}
