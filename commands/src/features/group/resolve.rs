//! `/resolve CODE N [reason]`: ends a concern. Its author takes it back or says how it was met; the chair sets it aside
//! with a reason.

use jiff::Timestamp;

use crate::language::access::MEMBER;
use crate::language::arguments::CODE;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Code, ConcernEnd, Event, PersonId, Role};
use crate::say;
use crate::words::{self, Explain, Inline, Reply};

const NUMBER: Arg<u32> = Arg::new("number", Kind::Number, phrase!(resolve_number_about)).required();
const REASON: Arg<String> = Arg::new("reason", Kind::Text, phrase!(resolve_reason_about));

pub(crate) const RESOLVE: Spec = Spec {
    name: "resolve",
    summary: phrase!(resolve_summary),
    access: MEMBER,
    private: false,
    shape: Shape::Act { arguments: &[CODE.argument, NUMBER.argument, REASON.argument], decide },
    examples: &["resolve WG-CO 1 The charter says it now.", "resolve WG-CO The plan was changed."],
    refused: &[
        Refused { by: Role::Participant, typed: "resolve WG-CO 1" },
        Refused { by: Role::Chair, typed: "resolve WG-CO 1" },
        Refused { by: Role::Chair, typed: "resolve WG-CO 7 It is met." },
        Refused { by: Role::Chair, typed: "resolve WG-CO" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let group = draft.group(call)?;
    let number = *call.need(&NUMBER)?;
    let code = || group.code.clone();
    let index = usize::try_from(number).unwrap_or(usize::MAX) - 1;
    let Some(concern) = group.concerns.get(index) else {
        let open = group.open_concerns().map(|(number, _)| number).collect();
        return Err(Refusal::NoConcern { group: code(), number, open }.into());
    };
    if let Some(end) = &concern.end {
        return Err(Refusal::HasEnded { group: code(), number, at: end.at }.into());
    }
    let speaker = draft.speaker().id;
    let reason = call.get(&REASON).map(|reason| draft.text(reason, speaker));
    let author = concern.act.person;
    let how = match (author == speaker, draft.role() == Role::Chair, reason) {
        (true, _, None) => ConcernEnd::Withdrawn,
        (true, _, Some(_)) => ConcernEnd::Resolved,
        (false, true, Some(_)) => ConcernEnd::Overruled,
        (false, true, None) => return Err(Refusal::NoReason { group: code(), number }.into()),
        (false, false, _) => return Err(Refusal::NotYours { author }.into()),
    };
    draft.record(Event::ConcernEnded { group: code(), concern: number, how, reason });
    let open = group.open_concerns().count() - 1;
    Ok(Reply::said(say!(resolve_done, number: number, group: &group.code, who: author, how: how, open: open)))
}

/// Why a concern does not end.
#[derive(Debug)]
enum Refusal {
    /// There is no concern of this number.
    NoConcern { group: Code, number: u32, open: Vec<usize> },
    /// The concern has ended already.
    HasEnded { group: Code, number: u32, at: Timestamp },
    /// It is somebody else's concern.
    NotYours { author: PersonId },
    /// The chair sets a concern aside with a reason only.
    NoReason { group: Code, number: u32 },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::NoConcern { group, number, open } => {
                let numbers = open.iter().map(Inline::as_is);
                Reply::said(match open.as_slice() {
                    [] => say!(resolve_none_open, group: group, number: *number),
                    _ => say!(resolve_no_concern, group: group, number: *number, open: words::Arg::each(numbers)),
                })
            }
            Self::HasEnded { group, number, at } => {
                Reply::said(say!(resolve_has_ended, number: *number, group: group, at: Inline::Date(*at)))
            }
            Self::NotYours { author } => Reply::said(say!(resolve_not_yours, author: *author, chair: Inline::Chair)),
            Self::NoReason { group, number } => {
                let resolve = Inline::command(format!("resolve {group} {number} …"));
                Reply::said(say!(resolve_no_reason, resolve: resolve))
            }
        }
    }

    fn is_about_who(&self) -> bool {
        match self {
            Self::NotYours { .. } => true,
            Self::NoConcern { .. } | Self::HasEnded { .. } | Self::NoReason { .. } => false,
        }
    }
}
