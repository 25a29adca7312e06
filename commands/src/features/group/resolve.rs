//! `/resolve CODE N [reason]`: ends a concern. Its author takes it back or says how it was met; the chair sets it aside
//! with a reason.

use crate::language::access::MEMBER;
use crate::language::arguments::CODE;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::record::{ConcernEnd, Event, Role};
use crate::words::{Moot, Refusal, Reply};

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

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let group = draft.group(call)?;
    let number = *call.need(&NUMBER)?;
    let code = || group.code.clone();
    let index = usize::try_from(number).unwrap_or(usize::MAX) - 1;
    let Some(concern) = group.concerns.get(index) else {
        let open = group.open_concerns().map(|(number, _)| number).collect();
        return Err(Moot::NoConcern { group: code(), number, open }.into());
    };
    if let Some(end) = &concern.end {
        return Err(Moot::ConcernEnded { group: code(), number, at: end.at }.into());
    }
    let speaker = draft.speaker().id;
    let reason = call.get(&REASON).map(|reason| draft.text(reason, speaker));
    let author = concern.act.person;
    let how = match (author == speaker, draft.role() == Role::Chair, reason) {
        (true, _, None) => ConcernEnd::Withdrawn,
        (true, _, Some(_)) => ConcernEnd::Resolved,
        (false, true, Some(_)) => ConcernEnd::Overruled,
        (false, true, None) => return Err(Moot::NoReason { group: code(), number }.into()),
        (false, false, _) => return Err(Moot::NotYourConcern { author }.into()),
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
