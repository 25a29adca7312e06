//! `/meet [CODE] "Title" WHEN|slot: K`: calls a meeting, or a series of meetings.

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};

use super::announce::called;
use super::slots::{attendees, offered};
use super::{WHOSE, whose};
use crate::audience::expected::Expected;
use crate::language::access::FACILITATOR;
use crate::language::value::{Until, When, meant_time, not_a_time, said_beside};
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Code, Every, Meeting, MeetingEvent, Occurrence, PersonId, Role, Series};
use crate::say;
use crate::time::fairness::{Plan, Strain, fairest};
use crate::time::when::{Note, Repeats, Wall};
use crate::time::{Duration, when};
use crate::words::shared::key;
use crate::words::time::whole_weekday;
use crate::words::{self, Explain, Inline, Message, Reply, typed};

const TITLE: Arg<String> = Arg::new("title", Kind::Title, phrase!(meet_title_about)).required();
const AT: Arg<When> = Arg::new("when", Kind::When, phrase!(meet_when_about));
const SLOT: Arg<u32> = Arg::new("slot", Kind::Number, phrase!(meet_slot_about)).named();
const LENGTH: Arg<Duration> = Arg::new("for", Kind::Duration, phrase!(meet_for_about)).named();
const EVERY: Arg<Repeats> = Arg::new("every", Kind::Every, phrase!(meet_every_about)).named();
const UNTIL: Arg<Until> = Arg::new("until", Kind::Deadline, phrase!(meet_until_about)).named();
const TIMES: Arg<u32> = Arg::new("times", Kind::Number, phrase!(meet_times_about)).named();
const ROTATE: Arg<u32> = Arg::new("rotate", Kind::Number, phrase!(meet_rotate_about)).named();
const LINK: Arg<String> = Arg::new("link", Kind::Url, phrase!(meet_link_about)).named();
const PASSCODE: Arg<String> = Arg::new("passcode", Kind::Line, phrase!(meet_passcode_about)).named();

pub(crate) const MEET: Spec = Spec {
    name: "meet",
    summary: phrase!(meet_summary),
    access: FACILITATOR,
    private: false,
    shape: Shape::Act {
        arguments: &[
            WHOSE.argument,
            TITLE.argument,
            AT.argument,
            SLOT.argument,
            LENGTH.argument,
            EVERY.argument,
            UNTIL.argument,
            TIMES.argument,
            ROTATE.argument,
            LINK.argument,
            PASSCODE.argument,
        ],
        decide,
    },
    examples: &[
        "meet WG-WORK \"First call\" 2017-04-25 22:00 UTC",
        "meet WG-WORK \"First call\" tue 14:00 Africa/Dakar for: 90m link: https://example.org/room",
        "meet WG-WORK \"Regular call\" thu 15:00 Geneva every: 2 weeks times: 6",
        "meet plenary \"Virtual meeting\" 25 apr 22:00 UTC every: month on the last tue until: 2017-12-20",
    ],
    refused: &[
        Refused { by: Role::Member, typed: "meet WG-WORK \"First call\" tue 14:00" },
        Refused { by: Role::Chair, typed: "meet WG-WORK First call tue 14:00" },
        Refused { by: Role::Chair, typed: "meet WG-WORK \"First call\"" },
        Refused { by: Role::Chair, typed: "meet WG-WORK \"First call\" tue" },
        Refused { by: Role::Chair, typed: "meet WG-WORK \"First call\" tue 14:00 EST" },
        Refused { by: Role::Chair, typed: "meet WG-WORK \"First call\" 2017-01-01 14:00" },
        Refused { by: Role::Chair, typed: "meet WG-WORK \"First call\" slot: 1" },
        Refused { by: Role::Chair, typed: "meet WG-WORK \"First call\" tue 14:00 slot: 1" },
        Refused { by: Role::Chair, typed: "meet WG-WORK \"First call\" tue 14:00 times: 3" },
        Refused { by: Role::Chair, typed: "meet WG-WORK \"First call\" tue 14:00 every: year" },
        Refused { by: Role::Chair, typed: "meet WG-WORK \"First call\" tue 14:00 every: day rotate: 3" },
        Refused { by: Role::Chair, typed: "meet WG-INP \"First call\" tue 14:00" },
        Refused { by: Role::Chair, typed: "meet WG-WORK \"First call\" tue 14:00 passcode: 1234" },
    ],
};

/// How long a meeting is when nobody says.
pub(super) const USUAL: Duration = Duration::of_minutes(60);

/// The first meetings of a series get their numbers at once: so many, and those within so many days.
const AT_ONCE: u32 = 3;
const AHEAD: SignedDuration = SignedDuration::from_hours(60 * 24);

/// The time of a meeting that is to be called.
struct Start {
    wall: DateTime,
    zone: String,
    at: Timestamp,
    length: Duration,
    /// Which zone was taken, where none was named.
    taken: Option<WhoseZone>,
    /// What else is to be said of it.
    notes: Vec<Note>,
}

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let group = whose(call, draft)?;
    let start = start(call, draft, group.as_ref())?;
    let title = draft.text(call.need(&TITLE)?, PersonId::NOBODY);
    if call.was_given(PASSCODE.argument.name) && !call.was_given(LINK.argument.name) {
        return Err(Refusal::PasscodeWithoutLink.into());
    }
    let link = call.get(&LINK).map(|link| draft.text(link, PersonId::NOBODY));
    let passcode = call.get(&PASSCODE).map(|passcode| draft.text(passcode.trim(), PersonId::NOBODY));
    let number = draft.scene().register.latest_meeting().saturating_add(1);
    let minutes = start.length.minutes;
    match call.get(&EVERY) {
        None => {
            let only = [(&UNTIL.argument, "until"), (&TIMES.argument, "times"), (&ROTATE.argument, "rotate")];
            if let Some((_, argument)) = only.into_iter().find(|(argument, _)| call.was_given(argument.name)) {
                return Err(Refusal::OnlySeries { argument }.into());
            }
            let Start { wall, zone, at: starts, .. } = &start;
            let (wall, zone, starts) = (*wall, zone.clone(), *starts);
            let occurrence = None;
            draft.record(
                MeetingEvent::MeetingCalled {
                    meeting: number,
                    group,
                    title,
                    wall,
                    zone,
                    starts,
                    minutes,
                    link,
                    passcode,
                    occurrence,
                }
                .into(),
            );
        }
        Some(Repeats { every, weekday }) => {
            if let Some(weekday) = weekday.filter(|weekday| *weekday != start.wall.weekday()) {
                return Err(Refusal::SeriesOnOtherDay { first: start.wall.date(), weekday }.into());
            }
            let until = call.get(&UNTIL).map(|until| draft.zone().to_datetime(until.0).date());
            if until.is_some_and(|until| until < start.wall.date()) {
                return Err(Refusal::SeriesEndsTooSoon.into());
            }
            let rotation = match call.get(&ROTATE) {
                Some(number) => rotation(*number, *every, &start, group.as_ref(), draft)?,
                None => Vec::new(),
            };
            let series = draft.scene().register.latest_series().saturating_add(1);
            let (times, every) = (call.get(&TIMES).copied(), *every);
            let (first, zone) = (start.wall, start.zone.clone());
            draft.record(
                MeetingEvent::SeriesCalled {
                    series,
                    group,
                    title,
                    first,
                    zone,
                    minutes,
                    every,
                    until,
                    times,
                    rotation,
                    link,
                    passcode,
                }
                .into(),
            );
            let now = draft.scene().now;
            let after = draft.register_after();
            if let Some(series) = after.series(series) {
                first_turns(series, number, now).into_iter().for_each(|event| draft.record(event.into()));
            }
        }
    }
    let after = draft.register_after();
    let Some(meeting) = after.meeting(number) else { return Err(Refusal::SeriesEndsTooSoon.into()) };
    let reply = called(meeting, &after, draft.scene().organisation);
    Ok(with_notes(reply, start.taken, &start.zone, &start.notes))
}

/// The answer, with what was taken that was not said.
pub(super) fn with_notes(reply: Reply, taken: Option<WhoseZone>, zone: &str, notes: &[Note]) -> Reply {
    let reply = match taken {
        Some(whose) => reply.and(whose.taken(zone).into()),
        None => reply,
    };
    notes.iter().fold(reply, |reply, note| reply.and(said_beside(note).into()))
}

/// The first meetings of a series: three, and all within sixty days.
fn first_turns(series: &Series, first: u32, now: Timestamp) -> Vec<MeetingEvent> {
    let soon = now.checked_add(AHEAD).unwrap_or(Timestamp::MAX);
    let places = (1..).map_while(|place| {
        let (_, _, at) = turn_of(series, place)?;
        (place <= AT_ONCE || at <= soon).then_some(place)
    });
    (first..).zip(places).filter_map(|(number, place)| has_turn(series, place, number)).collect()
}

/// When the next meeting of a series gets its number: sixty days before it begins, or when the third before it does.
pub(crate) fn gets_number(series: &Series) -> Option<Timestamp> {
    let place = series.next_place();
    let (_, _, at) = turn_of(series, place)?;
    let early = at.checked_sub(AHEAD).unwrap_or(Timestamp::MIN);
    let third_before = place.checked_sub(AT_ONCE).and_then(|before| turn_of(series, before));
    Some(third_before.map_or(early, |(_, _, at)| at.min(early)))
}

/// A meeting of a series gets its number.
pub(crate) fn has_turn(series: &Series, place: u32, number: u32) -> Option<MeetingEvent> {
    let (wall, zone, starts) = turn_of(series, place)?;
    Some(MeetingEvent::MeetingCalled {
        meeting: number,
        group: series.group.clone(),
        title: series.title,
        wall,
        zone,
        starts,
        minutes: series.minutes,
        link: series.link,
        passcode: series.passcode,
        occurrence: Some(Occurrence { series: series.number, place }),
    })
}

/// When the meeting at a place in a series begins: by the clocks of its zone, and as an instant.
pub(crate) fn turn_of(series: &Series, place: u32) -> Option<(DateTime, String, Timestamp)> {
    let (wall, zone) = series.turn(place)?;
    let at = when::instant(wall, &when::zone(zone)?)?;
    Some((wall, zone.to_owned(), at))
}

/// Whose zone is meant, where none is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display)]
#[strum(serialize_all = "lowercase")]
pub(crate) enum WhoseZone {
    Speaker,
    Facilitator,
    Organisation,
    Meeting,
    Utc,
}

impl WhoseZone {
    /// That it was taken.
    pub(super) fn taken(self, zone: &str) -> Message {
        say!(meeting_zone_taken, whose: key(self), zone: zone.to_owned())
    }
}

/// The zone that is meant where none is named, and whose it is: the speaker's, else the group's, else the organisation's.
pub(crate) fn zone_for(draft: &Draft<'_>, group: Option<&Code>) -> (String, WhoseZone) {
    let known = |zone: &String| when::zone(zone).map(|_| zone.clone());
    let own = draft.speaker().zone.as_ref().and_then(known);
    let register = draft.scene().register;
    let of_group = || {
        let mut facilitators = register.group(group?)?.facilitators();
        facilitators.find_map(|one| register.people().get(one.person)?.zone.as_ref().and_then(known))
    };
    match own {
        Some(zone) => (zone, WhoseZone::Speaker),
        None => match of_group() {
            Some(zone) => (zone, WhoseZone::Facilitator),
            None => match known(&draft.scene().organisation.zone) {
                Some(zone) => (zone, WhoseZone::Organisation),
                None => ("UTC".to_owned(), WhoseZone::Utc),
            },
        },
    }
}

/// The time that was read, if it is not over, with whose zone was taken where none is named. It lasts so long where no end
/// was typed.
pub(super) fn time_to_come(
    typed: &When,
    length: Duration,
    draft: &Draft<'_>,
    source: WhoseZone,
    read: impl Fn(&str, &'static when::Vocabulary) -> Result<Wall, when::NoTime>,
) -> Result<(Wall, Option<WhoseZone>), words::Refusal> {
    let read = |words: &str| read(words, draft.vocabulary());
    let reads = |words: &str| meant_time(&read(words)?, read);
    let wall = read(&typed.0).map_err(|reason| not_a_time(None, &typed.0, reason, say!(value_meeting_time), &reads))?;
    not_past(wall.instant, &wall.zone, wall.length.unwrap_or(length), draft)?;
    let taken = (!wall.names_zone).then_some(source);
    Ok((wall, taken))
}

fn not_past(at: Timestamp, zone: &str, length: Duration, draft: &Draft<'_>) -> Result<(), words::Refusal> {
    let ends = at.checked_add(length.span()).unwrap_or(Timestamp::MAX);
    if ends <= draft.scene().said_at {
        return Err(Refusal::Past { at, zone: zone.to_owned() }.into());
    }
    Ok(())
}

fn start(call: &Call, draft: &Draft<'_>, group: Option<&Code>) -> Result<Start, words::Refusal> {
    let length = call.get(&LENGTH).copied();
    match (call.get(&AT), call.get(&SLOT)) {
        (Some(_), Some(_)) => Err(Refusal::TimeAndSlot.into()),
        (None, None) => Err(call.missing_argument(&AT.argument)),
        (Some(typed), None) => {
            let (zone, source) = zone_for(draft, group);
            let now = draft.scene().now;
            let (wall, taken) = time_to_come(typed, length.unwrap_or(USUAL), draft, source, |words, vocabulary| {
                when::coming(words, &zone, now, vocabulary)
            })?;
            let length = match (length, wall.length) {
                (Some(length), Some(typed)) if length != typed => {
                    return Err(Refusal::TwoLengths { length, typed }.into());
                }
                (length, typed) => length.or(typed).unwrap_or(USUAL),
            };
            Ok(Start { wall: wall.at, zone: wall.zone, at: wall.instant, length, taken, notes: wall.notes })
        }
        (None, Some(slot)) => {
            let (at, zone, offered) = offered(*slot, draft, group)?;
            let length = length.unwrap_or(offered);
            not_past(at, &zone, length, draft)?;
            let wall = when::zone(&zone).unwrap_or(TimeZone::UTC).to_datetime(at);
            Ok(Start { wall, zone, at, length, taken: None, notes: Vec::new() })
        }
    }
}

/// By how many minutes each meeting begins later than by the rule, in turn: the first at the time that was given, each
/// other at the fairest of its week, when those before it have cost what they cost.
fn rotation(
    number: u32,
    every: Every,
    start: &Start,
    group: Option<&Code>,
    draft: &Draft<'_>,
) -> Result<Vec<i64>, words::Refusal> {
    let goes_on_too_fast = matches!(every, Every::Days(days) if days < 7);
    if !(2..=6).contains(&number) || goes_on_too_fast {
        return Err(Refusal::NoTurns.into());
    }
    let scene = draft.scene();
    let people = Expected::from_group(scene.register, scene.organisation, group).all();
    let mut attendees = attendees(&people, group, scene.register, start.at);
    if attendees.is_empty() {
        return Err(super::Refusal::NoZones.into());
    }
    let tz = when::zone(&start.zone).unwrap_or(TimeZone::UTC);
    let begin_of = |date: Date| when::instant(date.to_datetime(jiff::civil::Time::midnight()), &tz);
    let monday =
        start.wall.date().checked_sub(Span::new().days(i64::from(start.wall.weekday().to_monday_zero_offset())));
    let week = monday.ok().and_then(|monday| {
        let next = monday.checked_add(Span::new().days(7)).ok()?;
        Some((begin_of(monday)?, begin_of(next)?))
    });
    let Some((from, to)) = week else { return Err(Refusal::NoTurns.into()) };
    let plan = Plan { from, to, minutes: start.length.minutes, count: 1 };
    let mut rotation = vec![0];
    let mut at = start.at;
    while rotation.len() < number as usize {
        for attendee in &mut attendees {
            attendee.ledger += attendee.day.burden(at, plan.minutes);
            attendee.last_was_night = attendee.day.strain(at, plan.minutes) == Strain::Night;
        }
        let Some(choice) = fairest(&attendees, &plan).first().copied() else {
            return Err(super::Refusal::NoTimes { for_quorum: false }.into());
        };
        at = choice.start;
        let wall = tz.to_datetime(at);
        let later = wall.duration_since(start.wall).as_mins();
        rotation.push(later);
    }
    Ok(rotation)
}

/// Whether an instant is still the one that its wall time is by the rules of its zone as they are known today.
pub(crate) fn by_todays_rules(meeting: &Meeting) -> Option<Timestamp> {
    let at = when::instant(meeting.wall, &when::zone(&meeting.zone)?)?;
    (at != meeting.starts).then_some(at)
}

/// Why no meeting is called.
#[derive(Debug)]
enum Refusal {
    /// The time is past.
    Past { at: Timestamp, zone: String },
    /// Both a time and the number of an offered one were given.
    TimeAndSlot,
    /// A passcode without the address for which it is.
    PasscodeWithoutLink,
    /// Something that only a series has.
    OnlySeries { argument: &'static str },
    /// A series cannot take turns in this way.
    NoTurns,
    /// The series ends before its first meeting.
    SeriesEndsTooSoon,
    /// The series is to come on another weekday than its first meeting.
    SeriesOnOtherDay { first: Date, weekday: Weekday },
    /// The end that was typed makes another length than the one that was given.
    TwoLengths { length: Duration, typed: Duration },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        Reply::said(match self {
            Self::Past { at, zone } => say!(meeting_past, at: Inline::Local(*at, zone.clone())),
            Self::TimeAndSlot => say!(meeting_time_and_slot),
            Self::PasscodeWithoutLink => say!(meeting_passcode_alone),
            Self::OnlySeries { argument } => {
                say!(meeting_only_series, argument: typed::usage(MEET.name, &format!("{argument}:")))
            }
            Self::NoTurns => say!(meeting_no_rotation),
            Self::SeriesEndsTooSoon => say!(meeting_series_too_short),
            Self::SeriesOnOtherDay { first, weekday } => {
                say!(meeting_series_other_day, first: *first, weekday: whole_weekday(*weekday))
            }
            Self::TwoLengths { length, typed } => say!(meeting_two_lengths, length: *length, typed: *typed),
        })
    }

    fn is_about_who(&self) -> bool {
        false
    }
}
