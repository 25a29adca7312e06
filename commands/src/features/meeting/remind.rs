//! `/remind group 7d, 24h, 1h|off` and `/remind me 30m|off`: when people are reminded of meetings.

use std::collections::BTreeMap;

use imbl::OrdSet;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::announce::{name_of, when_of};
use super::meet::turn_of;
use super::rsvp::come_so_far;
use super::times::{elsewhere, with_utc};
use super::{SET_ZONE, WHOSE, whose};
use crate::audience::address;
use crate::audience::expected::{Expected, is_away};
use crate::language::access::{ANYONE, FACILITATOR};
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::organisation::Organisation;
use crate::phrase;
use crate::record::{Answer, Code, Meeting, MeetingEvent, PersonId, Register, Role};
use crate::say;
use crate::time::{Duration, when};
use crate::words::shared::key;
use crate::words::{self, Inline, Line, Message, Refusal, Reply};

const BEFORE: Arg<Vec<Duration>> = Arg::new("before", Kind::LeadTimes, phrase!(remind_before_about)).required();

pub(crate) const REMIND: Spec = Spec {
    name: "remind",
    summary: phrase!(remind_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Subcommands(&[ME, GROUP]),
    examples: &[],
    refused: &[],
};

const GROUP: Spec = Spec {
    name: "group",
    summary: phrase!(remind_group_summary),
    access: FACILITATOR,
    private: false,
    shape: Shape::Act { arguments: &[WHOSE.argument, BEFORE.argument], decide: group },
    examples: &["remind group WG-WORK 7d, 24h, 1h", "remind group plenary off"],
    refused: &[
        Refused { by: Role::Member, typed: "remind group WG-WORK 1h" },
        Refused { by: Role::Chair, typed: "remind group WG-WORK soon" },
        Refused { by: Role::Chair, typed: "remind group WG-WORK" },
    ],
};

const ME: Spec = Spec {
    name: "me",
    summary: phrase!(remind_me_summary),
    access: ANYONE,
    private: true,
    shape: Shape::Act { arguments: &[BEFORE.argument], decide: me },
    examples: &["remind me 30m", "remind me 24h, 10m", "remind me off"],
    refused: &[Refused { by: Role::Member, typed: "remind me" }, Refused { by: Role::Member, typed: "remind me soon" }],
};

fn group(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let group = whose(call, draft)?;
    let lead_times = call.need(&BEFORE)?;
    let minutes = lead_times.iter().map(|before| before.minutes).collect();
    let whose = super::announce::whose(group.as_ref());
    draft.record(MeetingEvent::RemindersSet { group, minutes }.into());
    Ok(Reply::said(match lead_times.as_slice() {
        [] => say!(meeting_remind_group_off, group: whose),
        lead_times => say!(meeting_remind_group, group: whose, before: all_of(lead_times)),
    }))
}

fn me(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let lead_times = call.need(&BEFORE)?;
    let minutes = lead_times.iter().map(|before| before.minutes).collect();
    let mut person = draft.speaker().clone();
    person.reminders = Some(minutes);
    let has_zone = person.zone.is_some();
    draft.know_speaker(person);
    let reply = Reply::said(match lead_times.as_slice() {
        [] => say!(meeting_remind_me_off),
        lead_times => say!(meeting_remind_me, before: all_of(lead_times)),
    });
    Ok(if has_zone || lead_times.is_empty() {
        reply
    } else {
        reply.and(say!(meeting_remind_me_zone, command: Inline::command(SET_ZONE)).into())
    })
}

/// So near to a meeting its agenda is not read any more.
const AT_HAND: SignedDuration = SignedDuration::from_hours(2);

/// Who asked to be reminded in private, and of which meetings: gathered once for all meetings of a group.
pub(crate) struct Asked<'r> {
    register: &'r Register,
    organisation: &'r Organisation,
    /// Those who are expected in the meetings of a group or the plenary, by how many minutes before they asked for it.
    expected: BTreeMap<Option<Code>, Vec<(u32, Vec<PersonId>)>>,
}

impl<'r> Asked<'r> {
    pub(crate) fn new(register: &'r Register, organisation: &'r Organisation) -> Self {
        Self { register, organisation, expected: BTreeMap::new() }
    }

    /// How many minutes before a meeting those are reminded who asked for it and whom it concerns.
    pub(crate) fn reminded_at(&mut self, meeting: &Meeting) -> Vec<u32> {
        let all = self.register.people().reminded();
        if all.is_empty() {
            return Vec::new();
        }
        let asked = self.expected.entry(meeting.group.clone()).or_insert_with(|| {
            let expected = Expected::from_group(self.register, self.organisation, meeting.group.as_ref());
            let of = |people: &OrdSet<PersonId>| people.iter().copied().filter(|id| expected.belongs(*id)).collect();
            all.iter().map(|(minutes, people)| (*minutes, of(people))).collect()
        });
        let comes = |person: &PersonId| match meeting.answer_of(*person) {
            Some(Answer::No) => false,
            Some(Answer::Yes | Answer::Maybe) => true,
            None => !is_away(self.register, self.organisation, *person, meeting.starts),
        };
        asked.iter().filter(|(_, people)| people.iter().any(comes)).map(|(minutes, _)| *minutes).collect()
    }
}

/// The reminder of a meeting in the rooms: what it is, when, and how long until then.
pub(crate) fn in_rooms(meeting: &Meeting, now: Timestamp, register: &Register, organisation: &Organisation) -> Reply {
    let people = Expected::in_meeting(register, organisation, meeting).coming(meeting);
    let when = when_of(meeting).then(line![elsewhere(meeting.starts, &meeting.zone, &people, register)]);
    with_particulars(Reply::said(title(meeting, now)).and(when), meeting, now).and(come_so_far(meeting).into())
}

/// The same once they have had it in full: in a line.
pub(crate) fn in_a_line(meeting: &Meeting, now: Timestamp) -> Reply {
    let (reminder, when) = (title(meeting, now), with_utc(meeting.starts, &meeting.zone));
    Reply::said(match address::of(meeting) {
        Some(place) => say!(meeting_reminder_again_where, reminder: reminder, when: when, place: place),
        None => say!(meeting_reminder_again, reminder: reminder, when: when),
    })
}

/// The same to those who asked for it, in their own time.
pub(crate) fn in_private(
    meeting: &Meeting,
    minutes: u32,
    now: Timestamp,
    register: &Register,
    organisation: &Organisation,
) -> Vec<(PersonId, Reply)> {
    let expected = Expected::in_meeting(register, organisation, meeting);
    let asked = register.people().reminded().get(&minutes).into_iter().flatten();
    let reminders = asked.filter(|person| expected.concerns(meeting, **person)).filter_map(|id| {
        let person = register.people().get(*id)?;
        let zone = person.zone.as_deref().filter(|zone| when::zone(zone).is_some()).unwrap_or("UTC");
        let (time, length) = (Inline::Local(meeting.starts, zone.to_owned()), Duration::of_minutes(meeting.minutes));
        let reply = Reply::said(title(meeting, now)).and(say!(meeting_when, time: time, length: length).into());
        let reply = match when::zone(zone).and_then(|zone| shift_since_last(meeting, &zone, register)) {
            Some(shift) => reply.and(shift.into()),
            None => reply,
        };
        Some((*id, with_particulars(reply, meeting, now)))
    });
    reminders.collect()
}

/// By how much a meeting is earlier or later by somebody's clocks than the one before it in its series, where clocks have changed
/// since.
fn shift_since_last(meeting: &Meeting, zone: &TimeZone, register: &Register) -> Option<Message> {
    let own = meeting.occurrence?;
    let (_, name, before) = turn_of(register.series(own.series)?, own.place.checked_sub(1)?)?;
    let moved = |zone: &TimeZone| zone.to_offset(meeting.starts).seconds() - zone.to_offset(before).seconds();
    let by = moved(zone) - moved(&when::zone(&name)?);
    let direction = key(if by > 0 { "later" } else { "earlier" });
    (by != 0).then(|| say!(meeting_clocks_yours, direction: direction, minutes: by.unsigned_abs() / 60))
}

/// Where people meet, and while there is time to read it, the agenda.
fn with_particulars(reply: Reply, meeting: &Meeting, now: Timestamp) -> Reply {
    let items = meeting.agenda.items.iter().map(|item| Line::from(&item.topic));
    let items = items.reduce(|first, next| say!(meeting_agenda_items, first: first, next: next).into());
    let reply = match items.filter(|_| meeting.starts.duration_since(now) > AT_HAND) {
        Some(items) => reply.and(say!(meeting_agenda, items: items).into()),
        None => reply,
    };
    match address::of(meeting) {
        Some(address) => reply.and(say!(meeting_where, place: address).into()),
        None => reply,
    }
}

/// What begins, and in how long.
fn title(meeting: &Meeting, now: Timestamp) -> Message {
    let seconds = meeting.starts.duration_since(now).as_secs();
    match u32::try_from((seconds + 30) / 60) {
        Ok(minutes) if minutes > 0 => say!(meeting_reminder, meeting: name_of(meeting), time: about(minutes)),
        _ => say!(meeting_reminder_now, meeting: name_of(meeting)),
    }
}

/// A length of time, to the hour where that is exact enough.
fn about(minutes: u32) -> Duration {
    match minutes {
        0..=120 => Duration::of_minutes(minutes),
        121..=2880 => Duration::of_minutes((minutes + 30) / 60 * 60),
        _ => Duration::of_minutes((minutes + 720) / 1440 * 1440),
    }
}

/// `7 days, 24 hours and 1 hour`.
fn all_of(lead_times: &[Duration]) -> words::Arg {
    words::Arg::all(lead_times.iter().map(|before| Message::from(*before)))
}
