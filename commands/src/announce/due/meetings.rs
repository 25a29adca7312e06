//! What falls due of meetings, series and actions.

use jiff::{SignedDuration, Timestamp};

use super::{Moment, days, earlier, later};
use crate::features::meeting::{Asked, by_todays_rules, gets_number};
use crate::features::minutes::item::timed_item;
use crate::organisation::Organisation;
use crate::record::{Action, Code, Meeting, Register, Reminder, Series};

/// How long before the end of an item's time it is said that it comes.
const ITEM_NEAR: SignedDuration = SignedDuration::from_mins(2);

/// How long after its time it is said that an action is overdue.
const OVERDUE_AFTER: SignedDuration = SignedDuration::from_hours(1);

/// How long after the planned end without a line the moderator is asked whether the minutes are over.
const MODERATOR_ASKED: SignedDuration = SignedDuration::from_mins(30);

/// How long until the secretariat is.
const OFFICE_ASKED: SignedDuration = SignedDuration::from_hours(3);

/// After how long without a line minutes end by themselves.
const SILENT_FOR: SignedDuration = SignedDuration::from_hours(12);

/// For an item that is shorter nothing is said before its end.
const SHORT_ITEM: u32 = 5;

/// Earlier than so many minutes before it a meeting of a series is not reminded of: the one before it is a reminder too.
const SERIES_REMINDED: u32 = 24 * 60;

/// How many minutes before a meeting its rooms are reminded.
pub(super) fn lead_times(meeting: &Meeting, register: &Register, organisation: &Organisation) -> Vec<u32> {
    match register.reminders_of(meeting.group.as_ref()) {
        Some(minutes) => minutes.clone(),
        None => {
            let is_single = meeting.occurrence.is_none();
            let minutes = organisation.meeting_reminders.iter().map(|before| before.minutes);
            minutes.filter(|minutes| is_single || *minutes <= SERIES_REMINDED).collect()
        }
    }
}

/// Whether the rooms have not been reminded of a meeting before the reminder of so many minutes.
pub(crate) fn is_first_reminder(
    meeting: &Meeting,
    minutes: u32,
    register: &Register,
    organisation: &Organisation,
) -> bool {
    let is_rung = |before: &u32| ahead(meeting.starts, *before) > meeting.changed;
    lead_times(meeting, register, organisation).into_iter().filter(is_rung).all(|other| other <= minutes)
}

/// So many minutes before a meeting begins.
fn ahead(starts: Timestamp, minutes: u32) -> Timestamp {
    earlier(starts, SignedDuration::from_mins(i64::from(minutes)))
}

pub(super) fn of_meeting(
    meeting: &Meeting,
    register: &Register,
    organisation: &Organisation,
    asked: &mut Asked<'_>,
) -> Vec<(Timestamp, Moment)> {
    let mut moments = overruns(meeting);
    moments.extend(silence(meeting));
    if !meeting.is_to_come() {
        return moments;
    }
    if let Some(starts) = by_todays_rules(meeting) {
        moments.push((meeting.changed, Moment::NewRules { meeting: meeting.number, starts }));
        return moments;
    }
    let Meeting { number, starts, changed, .. } = meeting;
    let rung = |minutes: u32, personal: bool| {
        let at = ahead(*starts, minutes);
        let reminder = Reminder::Meeting { meeting: *number, starts: *starts, minutes, personal };
        // What was called later than that needs no such reminder, nor what began before its time.
        (at > *changed && meeting.record.is_none()).then_some((at, Moment::Reminder(reminder)))
    };
    moments.extend(lead_times(meeting, register, organisation).into_iter().filter_map(|minutes| rung(minutes, false)));
    moments.extend(asked.reminded_at(meeting).into_iter().filter_map(|minutes| rung(minutes, true)));
    moments.push((meeting.ends(), Moment::MeetingOver(*number)));
    moments
}

/// That the time for the item that is talked about is nearly over, and that it is.
fn overruns(meeting: &Meeting) -> Vec<(Timestamp, Moment)> {
    let running = meeting.running_minutes();
    let Some((since, item)) = running.and_then(|_| timed_item(meeting)) else { return Vec::new() };
    let minutes = item.length();
    let over = later(since, SignedDuration::from_mins(i64::from(minutes)));
    let (meeting, item, opened) = (meeting.number, item.id, since);
    let mut moments = vec![(over, Moment::Reminder(Reminder::ItemOver { meeting, item, opened }))];
    if minutes >= SHORT_ITEM {
        moments.push((earlier(over, ITEM_NEAR), Moment::Reminder(Reminder::ItemNear { meeting, item, opened })));
    }
    moments
}

/// What follows when nobody ends the minutes: questions, and in the end they end by themselves.
fn silence(meeting: &Meeting) -> Vec<(Timestamp, Moment)> {
    let Some(record) = meeting.running_minutes() else { return Vec::new() };
    let last = record.last_line();
    let asked = |office: bool, after: SignedDuration| {
        let reminder = Reminder::MinutesOpen { meeting: meeting.number, last, office };
        (later(last.max(meeting.ends()), after), Moment::Reminder(reminder))
    };
    let ends = (end_by_themselves(meeting, last), Moment::MinutesEnd(meeting.number));
    vec![asked(false, MODERATOR_ASKED), asked(true, OFFICE_ASKED), ends]
}

/// When minutes end by themselves in which nothing is taken down any more.
pub(in crate::announce) fn end_by_themselves(meeting: &Meeting, last: Timestamp) -> Timestamp {
    later(last, SILENT_FOR).max(meeting.ends())
}

pub(super) fn of_series(series: &Series, register: &Register) -> Vec<(Timestamp, Moment)> {
    let has_ended = |code: &Code| register.group(code).is_some_and(|group| group.state.has_ended());
    if series.group.as_ref().is_some_and(has_ended) {
        return Vec::new();
    }
    let (series, place) = (series, series.next_place());
    gets_number(series).map(|at| (at, Moment::Turn { series: series.number, place })).into_iter().collect()
}

pub(super) fn of_action(action: &Action, organisation: &Organisation) -> Vec<(Timestamp, Moment)> {
    let Some(due) = action.due.filter(|_| action.is_open()) else { return Vec::new() };
    let near = days(organisation.action_reminder_days);
    let action_number = action.number;
    let overdue = Moment::Reminder(Reminder::ActionOverdue { action: action_number, due });
    // Nobody is late in the second in which it ends.
    let mut moments = vec![(later(due, OVERDUE_AFTER), overdue)];
    if later(action.set, near) < due {
        moments.push((earlier(due, near), Moment::Reminder(Reminder::ActionNear { action: action_number, due })));
    }
    moments
}
