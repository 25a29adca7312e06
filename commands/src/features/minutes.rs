//! `/minutes start N` … `/minutes end`, then `show`, `correct`, `approve`: the minutes of a meeting, and its summary report. A correction
//! by somebody who does not lead the meeting is a proposal to its moderator: `correct.rs`.
//!
//! ```text
//! <lynn> /minutes start 1
//! <lynn> /item 1
//! <avri> /here
//! <lynn> /info The agenda was adopted.
//! <lynn> /agreed The modalities are approved.
//! <lynn> /minutes end
//! ```

pub(crate) mod action;
pub(crate) mod agenda;
pub(crate) mod correct;
mod here;
pub(crate) mod item;
mod note;
mod report;
pub(crate) mod take;

pub use agenda::topic;
pub(crate) use here::HERE;
pub(crate) use item::{ITEM, near, opened, over};
pub(crate) use note::{AGREED, DISAGREED, INFO};
pub use report::report;
pub(crate) use take::{MINUTES, approved, began};

use jiff::civil::Date;

use crate::features::meeting;
use crate::language::{Arg, Call, Draft, Kind, MeetingRef};
use crate::phrase;
use crate::record::{Meeting, Minutes, MinutesEvent, PersonId};
use crate::say;
use crate::words::{self, Message, Refusal};

/// The meeting in which minutes are taken where something is said.
pub(crate) const RUNNING: Arg<MeetingRef> =
    Arg::new("meeting", Kind::RunningMeeting, phrase!(minutes_running_about)).required();

/// The meeting that goes on, with what was taken down.
fn running<'a>(call: &Call, draft: &Draft<'a>) -> Result<(&'a Meeting, &'a Minutes), Refusal> {
    let (meeting, _) = meeting::meeting(call, draft, &RUNNING)?;
    let record = meeting.record.as_ref().ok_or(Refusal::NothingRuns { held: None })?;
    Ok((meeting, record))
}

/// Somebody is in a meeting: they stand in the list of those present, if they do not already.
fn attends(person: PersonId, meeting: u32, draft: &mut Draft<'_>) {
    let after = draft.register_after();
    let record = after.meeting(meeting).and_then(|meeting| meeting.record.as_ref());
    if record.is_none_or(|record| record.attendance(person).is_some()) {
        return;
    }
    let (role, affiliation) = draft.role_and_affiliation(person);
    let affiliation = affiliation.map(|words| draft.text(&words, person));
    draft.record(MinutesEvent::Attended { meeting, person, role, title: None, affiliation }.into());
}

/// Whoever has something recorded where minutes are being taken is in the meeting.
pub(crate) fn speaker_attends(draft: &mut Draft<'_>) {
    let scene = *draft.scene();
    let running = scene.register.running_meeting(scene.room, scene.place).filter(|_| !scene.room.is_private());
    if let Some(meeting) = running.filter(|_| draft.has_recorded()) {
        attends(draft.speaker().id, meeting.number, draft);
    }
}

/// A day, as `Mon 10 Apr 2017`.
pub(crate) fn day(date: Date) -> Message {
    let number = |number: i8| words::Arg::Number(number.into());
    say!(
        date,
        weekday: say!(weekday_short, weekday: number(date.weekday().to_monday_one_offset())),
        day: number(date.day()),
        month: say!(month_short, month: number(date.month())),
        // As text: a number of a year has no separators.
        year: date.year().to_string(),
    )
}

#[cfg(test)]
mod tests;
