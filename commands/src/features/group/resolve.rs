//! `/resolve CODE [N] [reason]`: ends a concern. Its author takes it back or says how it was met; the chair sets it aside
//! with a reason. The number may be left out where only one can be meant, or its words are typed.

use jiff::Timestamp;

use crate::language::access::MEMBER;
use crate::language::arguments::CODE;
use crate::language::quotes::bare;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Code, Concern, ConcernEnd, Event, Group, NameKey, PersonId, Role};
use crate::say;
use crate::words::{self, Explain, Inline, Line, Question, Reply};

const NUMBER: Arg<u32> = Arg::new("number", Kind::Number, phrase!(resolve_number_about));
const REASON: Arg<String> = Arg::new("reason", Kind::Text, phrase!(resolve_reason_about));

pub(crate) const RESOLVE: Spec = Spec {
    name: "resolve",
    summary: phrase!(resolve_summary),
    access: MEMBER,
    private: false,
    shape: Shape::Act { arguments: &[CODE.argument, NUMBER.argument, REASON.argument], decide },
    examples: &["resolve WG-CO 1 The charter says it now.", "resolve WG-CO The charter says it now."],
    refused: &[
        Refused { by: Role::Participant, typed: "resolve WG-CO 1" },
        Refused { by: Role::Chair, typed: "resolve WG-CO 1" },
        Refused { by: Role::Chair, typed: "resolve WG-CO 7 It is met." },
        Refused { by: Role::Chair, typed: "resolve WG-CO" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let group = draft.group(call)?;
    let reason = call.get(&REASON).map(String::as_str);
    let (number, reason) = match call.get(&NUMBER) {
        Some(number) => (*number, reason),
        None => meant(group, reason, draft)?,
    };
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
    let reason = reason.map(|reason| draft.text(reason, speaker));
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

/// The concern that is meant where no number is given, and the reason: the one whose words were typed, the speaker's only one, or
/// the only one that is open.
fn meant<'c>(
    group: &Group,
    reason: Option<&'c str>,
    draft: &Draft<'_>,
) -> Result<(u32, Option<&'c str>), words::Refusal> {
    let (speaker, register) = (draft.speaker().id, draft.scene().register);
    let key = |words: &str| NameKey::of(bare(words));
    let open: Vec<(u32, &Concern)> =
        group.open_concerns().filter_map(|(number, concern)| Some((u32::try_from(number).ok()?, concern))).collect();
    let only = |fits: &dyn Fn(&Concern) -> bool| {
        let mut fitting = open.iter().filter(|(_, concern)| fits(concern)).map(|(number, _)| *number);
        fitting.next().filter(|_| fitting.next().is_none())
    };
    let says =
        |concern: &Concern, typed: &str| register.words(concern.words).is_some_and(|said| key(said) == key(typed));
    if let Some(number) = reason.and_then(|typed| only(&|concern| says(concern, typed))) {
        return Ok((number, None));
    }
    if let Some(number) = only(&|concern| concern.act.person == speaker).or_else(|| only(&|_| true)) {
        return Ok((number, reason));
    }
    let code = &group.code;
    if open.is_empty() {
        return Err(Refusal::NothingOpen { group: code.clone() }.into());
    }
    let choices = open.iter().map(|(number, concern)| {
        let command = format!("resolve {code} {number} {}", reason.unwrap_or_default());
        let shown =
            say!(resolve_choice, number: *number, who: concern.act.person, words: Inline::Excerpt(concern.words));
        (command.trim_end().to_owned(), Line::from(shown))
    });
    let why = Reply::said(say!(resolve_which, group: code));
    Err(Question::of_value(why, choices)
        .map_or_else(|| Refusal::NothingOpen { group: code.clone() }.into(), Into::into))
}

/// Why a concern does not end.
#[derive(Debug)]
enum Refusal {
    /// No concern is open.
    NothingOpen { group: Code },
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
            Self::NothingOpen { group } => Reply::said(say!(resolve_nothing_open, group: group)),
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
            Self::NothingOpen { .. } | Self::NoConcern { .. } | Self::HasEnded { .. } | Self::NoReason { .. } => false,
        }
    }
}
