//! `/cancel N [reason]`: a meeting is not held; `N+` from this one on.

use super::announce::cancelled;
use super::moving::followers;
use super::{MEETING_ONWARDS, meeting_to_come};
use crate::language::access::FACILITATOR;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Code, Event, Meeting, MeetingEvent, PersonId, Register, Role};
use crate::say;
use crate::words::{Question, Refusal, Reply};

const REASON: Arg<String> = Arg::new("reason", Kind::Text, phrase!(cancel_reason_about));

pub(crate) const CANCEL: Spec = Spec {
    name: "cancel",
    summary: phrase!(cancel_summary),
    access: FACILITATOR,
    private: false,
    shape: Shape::Act { arguments: &[MEETING_ONWARDS.argument, REASON.argument], decide },
    examples: &["cancel 1", "cancel 2+ Few can come in August."],
    refused: &[
        Refused { by: Role::Member, typed: "cancel 1" },
        Refused { by: Role::Chair, typed: "cancel" },
        Refused { by: Role::Chair, typed: "cancel 1+" },
        Refused { by: Role::Chair, typed: "cancel 99" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let (meeting, onwards) = meeting_to_come(call, draft, &MEETING_ONWARDS)?;
    let typed = call.get(&REASON).map(String::as_str).unwrap_or_default();
    if !onwards && meeting.occurrence.is_some() && means_all(typed) {
        let number = meeting.number;
        let why = Reply::said(say!(cancel_one_or_all, number: number));
        return Err(Question::new(why, [format!("cancel {number}+"), format!("cancel {number}")]).into());
    }
    let reason = call.get(&REASON).map(|reason| draft.text(reason, PersonId::NOBODY));
    let mut numbers = vec![meeting.number];
    if let Some(occurrence) = meeting.occurrence.filter(|_| onwards) {
        draft.record(MeetingEvent::SeriesEnded { series: occurrence.series, from: occurrence.place }.into());
        numbers.extend(followers(meeting, draft.scene().register).iter().map(|later| later.number));
    }
    for number in &numbers {
        draft.record(MeetingEvent::MeetingCancelled { meeting: *number, reason }.into());
    }
    let after = draft.register_after();
    let meetings: Vec<&Meeting> = numbers.iter().filter_map(|number| after.meeting(*number)).collect();
    Ok(cancelled(&meetings))
}

/// Whether the words typed as the reason say instead how many meetings are meant.
fn means_all(typed: &str) -> bool {
    const ALL: [&str; 9] =
        ["all", "all of them", "series", "the series", "everything", "onwards", "tout", "toutes", "la série"];
    // `and all following: holidays`, `through 4`
    const FURTHER: [&str; 15] = [
        "and all",
        "and following",
        "and the following",
        "and later",
        "and the rest",
        "the rest",
        "and after",
        "and on",
        "onward",
        "through",
        "until",
        "et les suivantes",
        "et la suite",
        "et toutes",
        "et suivantes",
    ];
    let plain = typed.trim().trim_end_matches('.').to_lowercase();
    let is_further =
        |begin: &&str| plain.strip_prefix(*begin).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    // `to 5`
    let is_range = ["to ", "à "]
        .iter()
        .any(|to| plain.strip_prefix(to).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())));
    is_range || ALL.contains(&plain.as_str()) || FURTHER.iter().any(is_further)
}

/// That the meetings of a group which has ended are not held.
pub(crate) fn ending(group: &Code, register: &Register) -> Vec<Event> {
    let series = register.all_series().filter(|series| series.group.as_ref() == Some(group) && series.ended.is_none());
    let series = series.map(|series| MeetingEvent::SeriesEnded { series: series.number, from: series.next_place() });
    let meetings = register.meetings_to_come(Some(group));
    let meetings =
        meetings.into_iter().map(|meeting| MeetingEvent::MeetingCancelled { meeting: meeting.number, reason: None });
    series.chain(meetings).map(Event::from).collect()
}
