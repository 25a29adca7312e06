//! What all hear of a meeting: that it was called, moved or cancelled.

use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::meet::turn_of;
use super::times::{Turn, clock_changes, elsewhere, with_utc};
use crate::audience::address;
use crate::audience::expected::Expected;
use crate::language::value::said_beside;
use crate::line;
use crate::organisation::Organisation;
use crate::record::{Code, Meeting, Register, Series};
use crate::say;
use crate::time::when::Note;
use crate::time::{Duration, when};
use crate::words::{Block, File, Inline, Line, Message, Reply};

/// For how long changes of clocks are looked for.
const LOOKED_AHEAD: SignedDuration = SignedDuration::from_hours(366 * 24);

/// The most meetings of a series that are looked at for changes of clocks.
const MOST_TURNS: u32 = 400;

/// How many meetings of a series are shown.
const SHOWN: usize = 3;

/// `Meeting 3 of WG-IMP: First call`.
pub(crate) fn name_of(meeting: &Meeting) -> Line {
    let group = whose(meeting.group.as_ref());
    say!(meeting_name, number: meeting.number, group: group, title: meeting.title).into()
}

/// A group by its code, or the plenary.
pub(crate) fn whose(group: Option<&Code>) -> Line {
    group.map_or_else(|| say!(meeting_plenary).into(), Line::from)
}

/// That a meeting was called, or a series.
pub(crate) fn called(meeting: &Meeting, register: &Register, organisation: &Organisation) -> Reply {
    let series = meeting.occurrence.and_then(|occurrence| register.series(occurrence.series));
    let people = Expected::in_meeting(register, organisation, meeting).all();
    let mut reply = Reply::line(name_of(meeting)).and(when_of(meeting).then(line![elsewhere(
        meeting.starts,
        &meeting.zone,
        &people,
        register
    )]));
    let mut numbers = vec![meeting.number];
    if let Some(series) = series {
        let following = following(meeting, register);
        numbers.extend(following.iter().map(|meeting| meeting.number));
        let next = following
            .iter()
            .take(SHOWN - 1)
            .map(|next| say!(meeting_later, number: next.number, time: with_utc(next.starts, &next.zone)).into());
        reply = reply.and(goes_on(series).into()).with(Block::List(next.collect()));
        for skipped in following.iter().take(SHOWN - 1).filter_map(|next| skipped(next)) {
            reply = reply.and(said_beside(&skipped).into());
        }
        for change in clock_changes(&turns(series, meeting), &people, register) {
            reply = reply.and(change);
        }
    }
    for conflict in conflicts(meeting, register, organisation) {
        reply = reply.and(conflict);
    }
    if let Some(address) = address::of(meeting) {
        reply = reply.and(say!(meeting_where, place: address).into());
    }
    reply = reply.and(come(meeting));
    if let Some(calendar) = calendar_of(meeting.group.as_ref(), organisation) {
        reply = reply.and(say!(meeting_calendar, link: calendar).into());
    }
    reply.along_with(File::Calendar(numbers))
}

/// That clocks leave out the time at which a meeting of a series would begin.
fn skipped(meeting: &Meeting) -> Option<Note> {
    let (wall, at, zone) = (meeting.wall, meeting.starts, meeting.zone.clone());
    let is_there = when::zone(&zone)?.to_datetime(at) == wall;
    (!is_there).then_some(Note::Skipped { wall, at, zone })
}

/// Where the calendar of a group or the plenary can be subscribed to, if anything is on the web.
fn calendar_of(group: Option<&Code>, organisation: &Organisation) -> Option<String> {
    let path = group.map_or("calendar.ics".to_owned(), |code| format!("groups/{code}/calendar.ics"));
    organisation.page(&path).map(String::from)
}

/// `Tue 25 Apr 2017, 15:00 Europe/Zurich (13:00 UTC), for 1 hour 30 minutes`.
pub(crate) fn when_of(meeting: &Meeting) -> Line {
    let length = Duration::of_minutes(meeting.minutes);
    say!(meeting_when, time: with_utc(meeting.starts, &meeting.zone), length: length).into()
}

/// How to say whether one comes.
pub(super) fn come(meeting: &Meeting) -> Line {
    say!(meeting_come, command: yes_to(meeting)).into()
}

/// How to say that one comes.
pub(super) fn yes_to(meeting: &Meeting) -> Inline {
    Inline::Command(format!("rsvp {} yes", meeting.number))
}

/// The meetings after one in its series that have their numbers.
fn following<'r>(meeting: &Meeting, register: &'r Register) -> Vec<&'r Meeting> {
    let Some(own) = meeting.occurrence else { return Vec::new() };
    let is_later =
        |other: &&Meeting| other.occurrence.is_some_and(|other| other.series == own.series && other.place > own.place);
    register.all_meetings_to_come().filter(is_later).collect()
}

/// How a series goes on: `Repeats every 2 weeks, 12 meetings in all. Next:`.
fn goes_on(series: &Series) -> Message {
    let turns = match series.rotation.len() {
        0 | 1 => 0,
        number => number,
    };
    match (series.times, series.until) {
        (Some(times), _) => {
            let times = say!(meeting_count, count: times);
            say!(meeting_series_times, every: series.every, turns: turns, times: times)
        }
        (None, Some(until)) => say!(meeting_series_until, every: series.every, turns: turns, day: until),
        (None, None) => say!(meeting_series, every: series.every, turns: turns),
    }
}

/// The meetings of a series from one on, as they are for the clocks of others.
fn turns(series: &Series, from: &Meeting) -> Vec<Turn> {
    let first = from.occurrence.map_or(1, |occurrence| occurrence.place);
    let last = from.starts.checked_add(LOOKED_AHEAD).unwrap_or(Timestamp::MAX);
    let turns = (first..first.saturating_add(MOST_TURNS)).map_while(|place| {
        let (wall, _, at) = turn_of(series, place)?;
        // By which clocks it was taken: where they leave the time out, those before the change.
        let ahead = wall.duration_since(TimeZone::UTC.to_datetime(at)).as_secs();
        let offset = Offset::from_seconds(i32::try_from(ahead).ok()?).ok()?;
        (at <= last).then_some(Turn { at, date: wall.date(), offset })
    });
    turns.collect()
}

/// Other meetings at the same time, and for how many of those who are expected.
fn conflicts(meeting: &Meeting, register: &Register, organisation: &Organisation) -> Vec<Line> {
    let overlaps = |other: &&Meeting| {
        other.number != meeting.number && other.starts < meeting.ends() && meeting.starts < other.ends()
    };
    let people = Expected::in_meeting(register, organisation, meeting).all();
    let lines = register.all_meetings_to_come().filter(overlaps).filter_map(|other| {
        let others = Expected::in_meeting(register, organisation, other).all();
        let both = people.iter().filter(|person| others.contains(person)).count();
        let group = whose(other.group.as_ref());
        (both > 0).then(|| say!(meeting_clash, count: both, number: other.number, group: group).into())
    });
    let of_series = register.all_series().filter_map(|series| {
        let is_own = meeting.occurrence.is_some_and(|occurrence| occurrence.series == series.number);
        let at = turn_at(series, meeting).filter(|_| !is_own)?;
        let others = Expected::from_group(register, organisation, series.group.as_ref()).at(at).all();
        let both = people.iter().filter(|person| others.contains(person)).count();
        let group = whose(series.group.as_ref());
        (both > 0).then(|| say!(meeting_clash_series, count: both, title: series.title, group: group).into())
    });
    lines.chain(of_series).take(SHOWN).collect()
}

/// When a meeting of a series begins that has no number yet and is at the time of another.
fn turn_at(series: &Series, meeting: &Meeting) -> Option<Timestamp> {
    let length = SignedDuration::from_mins(i64::from(series.minutes));
    let next = series.next_place();
    let turns = (next..next.saturating_add(MOST_TURNS)).map_while(|place| turn_of(series, place).map(|(_, _, at)| at));
    // Turns may be some hours out of their order.
    let mut near = turns.take_while(|at| at.duration_since(meeting.ends()) < SignedDuration::from_hours(7 * 24));
    near.find(|at| *at < meeting.ends() && meeting.starts.duration_since(*at) < length)
}

/// That meetings are at other times: each with its old and its new one.
pub(crate) fn moved(moved: &[(&Meeting, &Meeting)], register: &Register, organisation: &Organisation) -> Reply {
    let Some((before, after)) = moved.first() else { return Reply::default() };
    let people = Expected::in_meeting(register, organisation, after).all();
    let time = |meeting: &Meeting| with_utc(meeting.starts, &meeting.zone);
    let from_to = Line::from(say!(meeting_from_to, before: time(before), after: time(after)));
    let mut reply = Reply::said(say!(meeting_moved, meeting: name_of(after))).and(from_to.then(line![elsewhere(
        after.starts,
        &after.zone,
        &people,
        register
    )]));
    if moved.len() > 1 {
        let others = moved[1..].iter().map(|(before, after)| {
            say!(meeting_moved_later, number: after.number, before: time(before), after: time(after)).into()
        });
        reply = reply.and(say!(meeting_moved_series).into()).with(Block::List(others.collect()));
    }
    for conflict in conflicts(after, register, organisation) {
        reply = reply.and(conflict);
    }
    let numbers = moved.iter().map(|(_, after)| after.number).collect();
    reply.and(come(after)).along_with(File::Calendar(numbers))
}

/// That meetings are not held.
pub(crate) fn cancelled(meetings: &[&Meeting]) -> Reply {
    let Some(first) = meetings.first() else { return Reply::default() };
    let mut reply = Reply::said(say!(meeting_cancelled, meeting: name_of(first))).and(when_of(first));
    if meetings.len() > 1 {
        let series = |meeting: &Meeting| meeting.occurrence.map(|occurrence| occurrence.series);
        let is_series = series(first).is_some() && meetings.iter().all(|other| series(other) == series(first));
        let intro = if is_series { say!(meeting_cancelled_series) } else { say!(meeting_cancelled_others) };
        let others = meetings[1..].iter().map(|meeting| {
            say!(meeting_later, number: meeting.number, time: with_utc(meeting.starts, &meeting.zone)).into()
        });
        reply = reply.and(intro.into()).with(Block::List(others.collect()));
    }
    if let Some(reason) = first.cancelled.as_ref().and_then(|cancelled| cancelled.reason) {
        reply = reply.and(say!(meeting_cancelled_reason, reason: reason).into());
    }
    reply.along_with(File::Calendar(meetings.iter().map(|meeting| meeting.number).collect()))
}
