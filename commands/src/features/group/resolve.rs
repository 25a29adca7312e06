//! `/resolve CODE [N] [reason]`: ends a concern. Its author takes it back or says how it was met; the chair sets it aside
//! with a reason. The number may be left out where only one can be meant, or its words are typed.

use jiff::Timestamp;

use crate::features::undo::correction;
use crate::language::access::{MEMBER_OR_SECRETARIAT, OFFICE};
use crate::language::arguments::CODE;
use crate::language::quotes::bare;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Code, Concern, ConcernEnd, CorrectionEvent, Event, Group, Held, NameKey, PersonId, Role};
use crate::say;
use crate::words::{self, Explain, Inline, Line, Question, Reply};

const NUMBER: Arg<u32> = Arg::new("number", Kind::Number, phrase!(resolve_number_about));
const REASON: Arg<String> = Arg::new("reason", Kind::Text, phrase!(resolve_reason_about));

const REOPEN: Arg<String> = Arg::new("reopen", Kind::Line, phrase!(resolve_reopen_about)).named();

pub(crate) const RESOLVE: Spec = Spec {
    name: "resolve",
    summary: phrase!(resolve_summary),
    access: MEMBER_OR_SECRETARIAT,
    private: false,
    shape: Shape::Act { arguments: &[CODE.argument, NUMBER.argument, REASON.argument, REOPEN.argument], decide },
    examples: &["resolve WG-CO 1 The charter says it now.", "resolve WG-CO The charter says it now."],
    refused: &[
        Refused { by: Role::Participant, typed: "resolve WG-CO 1" },
        Refused { by: Role::Chair, typed: "resolve WG-CO 1" },
        Refused { by: Role::Chair, typed: "resolve WG-CO 7 It is met." },
        Refused { by: Role::Chair, typed: "resolve WG-CO" },
        Refused { by: Role::Chair, typed: "resolve WG-CO 1 reopen: It still stands." },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let group = draft.group(call)?;
    if let Some(reason) = call.get(&REOPEN) {
        return reopen(call, group, reason, draft);
    }
    let reason = call.get(&REASON).map(String::as_str);
    let (number, reason) = match call.get(&NUMBER) {
        Some(number) => (*number, reason),
        None => meant(group, reason, draft)?,
    };
    let code = || group.code.clone();
    let Some(concern) = group.concern(number) else {
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

/// A concern that has ended by mistake stands again: its author says so, or the chair or the secretariat.
fn reopen(call: &Call, group: &Group, reason: &str, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let code = || group.code.clone();
    let ended = || (1..).zip(&group.concerns).filter(|(_, concern): &(u32, &Concern)| concern.end.is_some());
    let number = match call.get(&NUMBER) {
        Some(number) => *number,
        None => ended().last().map(|(number, _)| number).ok_or_else(|| Refusal::NothingEnded { group: code() })?,
    };
    let Some((_, concern)) = ended().find(|(known, _)| *known == number) else {
        return Err(Refusal::NotEnded { group: code(), number }.into());
    };
    let (speaker, author) = (draft.speaker().id, concern.act.person);
    if speaker != author && !OFFICE.allows(draft.role(), None, None) {
        return Err(Refusal::NotYours { author }.into());
    }
    let reason = draft.text(reason, speaker);
    let what = Held::ConcernEnd { group: code(), concern: number };
    draft.record(CorrectionEvent::TakenBack { what, reason: Some(reason) }.into());
    let open = group.open_concerns().count() + 1;
    let said = say!(resolve_reopened, number: number, group: &group.code, who: author, open: open);
    if speaker != author {
        let to_them = say!(resolve_reopened_yours, by: speaker, number: number, group: &group.code);
        draft.tell(author, correction::because(to_them, Some(reason)));
    }
    Ok(correction::because(said, Some(reason)))
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
    /// No concern has ended.
    NothingEnded { group: Code },
    /// The concern has not ended, or is not there.
    NotEnded { group: Code, number: u32 },
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
            Self::NothingEnded { group } => Reply::said(say!(resolve_nothing_ended, group: group)),
            Self::NotEnded { group, number } => Reply::said(say!(resolve_not_ended, number: *number, group: group)),
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
            Self::NothingEnded { .. } | Self::NotEnded { .. } => false,
            Self::NothingOpen { .. } | Self::NoConcern { .. } | Self::HasEnded { .. } | Self::NoReason { .. } => false,
        }
    }
}
