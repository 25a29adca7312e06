//! `/resolve CODE N [reason]`: ends a concern. Its author takes it back or says how it was met; the chair sets it aside
//! with a reason.

use jiff::Timestamp;

use crate::language::access::MEMBER;
use crate::language::arguments::CODE;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::record::{Code, ConcernEnd, Event, PersonId, Role};
use crate::words::{self, Explain, Inline, Reply};

const NUMBER: Arg<u32> = Arg::new("number", Kind::Number, "the number of the concern").required();
const REASON: Arg<String> = Arg::new("reason", Kind::Text, "how it was met, or why it is set aside");

pub(crate) const RESOLVE: Spec = Spec {
    name: "resolve",
    summary: "Ends a concern: by its author, or by the {chair} with a reason.",
    access: MEMBER,
    private: false,
    shape: Shape::Act { arguments: &[CODE.argument, NUMBER.argument, REASON.argument], decide },
    examples: &["resolve WG-CO 1 The charter says it now."],
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
    let said = line![format!("Recorded: concern {number} about "), &group.code, " by ", author, format!(" is {how}.")];
    let rest = match group.open_concerns().count() - 1 {
        0 => line![" No concern stands."],
        1 => line![" One concern still stands."],
        more => line![format!(" {more} concerns still stand.")],
    };
    Ok(Reply::line(said.then(rest)))
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
                let rest = match open.as_slice() {
                    [] => line!["No concern stands."],
                    open => {
                        let numbers: Vec<String> = open.iter().map(ToString::to_string).collect();
                        line![format!("Those that stand: {}.", numbers.join(", "))]
                    }
                };
                Reply::line(line![group, format!(" has no concern number {number}. ")].then(rest))
            }
            Self::HasEnded { group, number, at } => Reply::line(line![
                format!("Concern {number} about "),
                group,
                " ended on ",
                Inline::Date(*at),
                ". Nothing changes."
            ]),
            Self::NotYours { author } => Reply::line(line![
                "This is the concern of ",
                *author,
                ". Only its author can take it back, or the ",
                Inline::Chair,
                " can set it aside with a reason.",
            ]),
            Self::NoReason { group, number } => Reply::line(line![
                "To set somebody's concern aside, give the reason. It goes into the record: ",
                Inline::command(format!("resolve {group} {number} The reason.")),
            ]),
        }
    }

    fn is_about_who(&self) -> bool {
        match self {
            Self::NotYours { .. } => true,
            Self::NoConcern { .. } | Self::HasEnded { .. } | Self::NoReason { .. } => false,
        }
    }
}
