//! From what was said to the day and the instant: by the clocks of a zone, seen from now.

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::clock::Half;
use super::numeric::Numeric;
use super::reading::{About, NoTime, Note, Why};
use super::scan::{Clock, Day, Parts, Which, Zone};
use super::{end_of_day, instant};
use crate::record::Nth;
use crate::time::Duration;

/// A day that has been within so many days is asked about: its next is nearly a year away.
const JUST_PAST: i64 = 60;

/// What a time is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A beginning, which has a time of day.
    Meeting,
    /// An end: of a day, its last second.
    Deadline,
    /// A moment that is over.
    Past,
}

/// What was read.
#[derive(Clone, Debug)]
pub(super) struct Read {
    /// By the clocks of the zone.
    pub(super) at: DateTime,
    pub(super) instant: Timestamp,
    /// The zone that is named.
    pub(super) zone: Option<Zone>,
    pub(super) length: Option<Duration>,
    pub(super) notes: Vec<Note>,
}

/// From where a time is seen.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) zone: &'a TimeZone,
    pub(super) now: Timestamp,
    pub(super) purpose: Purpose,
    /// All words.
    pub(super) typed: &'a str,
}

impl Seen<'_> {
    /// The instant of what was said.
    pub(super) fn read(&self, mut parts: Parts) -> Result<Read, NoTime> {
        let refused = |why| NoTime::refused(self.typed.trim(), why);
        let named = main_zone(&mut parts.zones);
        let zone = named.as_ref().map_or(self.zone, |zone| &zone.zone);
        let today = zone.to_datetime(self.now).date();
        self.settle_point(&mut parts, today, named.as_ref())?;
        let clock = parts.clock.take();
        let tail = Tail { clock: clock.as_ref(), zone: named.as_ref() };
        if let Some(word) = parts.bare_range.take().filter(|_| parts.day.is_none() && parts.weekday.is_none()) {
            return Err(NoTime::refused(word, Why::BareNumber));
        }
        // A distance from UTC behind a day is more likely a time that was mistyped. Said before the day is asked about, since no
        // choice could mend it.
        let mistyped = named.as_ref().filter(|zone| clock.is_none() && zone.is_offset());
        if let Some(zone) = mistyped.filter(|_| self.purpose != Purpose::Meeting) {
            return Err(NoTime::refused(zone.typed.clone(), Why::Unknown));
        }
        let date = self.date(&parts, today, &tail)?;
        let is_only_weekday = parts.day.is_none() && parts.weekday.is_some_and(|(_, which)| which == Which::Coming);
        let mut notes = Vec::new();
        if parts.has_seconds {
            notes.push(Note::WithoutSeconds);
        }
        if let Some((word, weekday)) = parts.taken_as.take() {
            notes.push(Note::TakenAs { word, weekday });
        }
        if let Some(zone) = &named
            && let Some(place) = zone.place.clone()
        {
            notes.push(Note::Place { place, zone: zone.name.clone() });
        }
        let wall = |date: Date, time: Time| DateTime::from_parts(date, time);
        let of_instant = |instant: Timestamp, zone: &TimeZone| (zone.to_datetime(instant), instant);
        let mut length = None;
        let (at, instant) = match clock.clone() {
            None => {
                let date = date.ok_or_else(|| refused(Why::Unknown))?;
                if self.purpose == Purpose::Meeting {
                    return Err(refused(Why::NoTimeOfDay));
                }
                of_instant(end_of_day(date, zone).ok_or_else(|| refused(Why::NoSuchDay))?, zone)
            }
            Some(Clock::Instant(at)) if date.is_none() => of_instant(at, zone),
            Some(Clock::After(minutes)) if date.is_none() => {
                let minute = self.now.as_second().div_euclid(60);
                let at = minute.checked_add(minutes).and_then(|minute| Timestamp::from_second(minute * 60).ok());
                of_instant(at.ok_or_else(|| refused(Why::NoSuchDay))?, zone)
            }
            Some(Clock::Instant(_) | Clock::After(_)) => return Err(refused(Why::TwoTimes)),
            Some(Clock::Midnight) if self.purpose == Purpose::Meeting => {
                let date = date.unwrap_or(today);
                let next = date.tomorrow().map_err(|_| refused(Why::NoSuchDay))?;
                let choices = [date, next].map(|date| tail.at(date, Some(&Clock::At(Time::midnight(), None))));
                return Err(NoTime::asked(
                    About::Midnight,
                    self.still_ahead(choices, [date, next], Time::midnight(), zone),
                ));
            }
            Some(Clock::DayEnds) if self.purpose == Purpose::Meeting => {
                let date = date.unwrap_or(today);
                notes.push(Note::DayEnds(date));
                let at = wall(date.tomorrow().map_err(|_| refused(Why::NoSuchDay))?, Time::midnight());
                (at, instant(at, zone).ok_or_else(|| refused(Why::NoSuchDay))?)
            }
            Some(Clock::DayEnds | Clock::Midnight) => {
                of_instant(end_of_day(date.unwrap_or(today), zone).ok_or_else(|| refused(Why::NoSuchDay))?, zone)
            }
            Some(Clock::Hour(time)) => return Err(self.half_of_day(time, date, &tail)),
            Some(Clock::EndOrOffset(begins, ends, offset)) => {
                let date = date.map(date_to_type).unwrap_or_default();
                let [begins, ends] = [begins, ends].map(|time| time.strftime("%H:%M").to_string());
                let choices = [format!("{date} {begins} UTC{offset}"), format!("{date} {begins} to {ends}")];
                return Err(NoTime::asked(About::EndOrOffset, choices.map(|choice| choice.trim().to_owned())));
            }
            Some(Clock::At(time, ends)) => {
                if ends.is_some() && self.purpose != Purpose::Meeting {
                    return Err(refused(Why::IsRange));
                }
                if parts.is_tonight && (1..=11).contains(&time.hour()) && time.minute() == 0 {
                    return Err(self.half_of_day(time, date, &tail));
                }
                if date.is_none() && self.purpose == Purpose::Past {
                    return Err(refused(Why::NoDay));
                }
                let mut at = wall(date.unwrap_or(today), time);
                let mut begins = instant(at, zone).ok_or_else(|| refused(Why::NoSuchDay))?;
                if begins <= self.now && self.purpose != Purpose::Past {
                    let days = match date {
                        None => 1,
                        Some(_) if is_only_weekday => 7,
                        Some(_) => 0,
                    };
                    at = at.checked_add(days.days()).map_err(|_| refused(Why::NoSuchDay))?;
                    begins = instant(at, zone).ok_or_else(|| refused(Why::NoSuchDay))?;
                }
                length = ends.and_then(|ends| length_between(time, ends));
                (at, begins)
            }
        };
        if parts.zones.iter().any(|other| other.zone.to_offset(instant) != zone.to_offset(instant)) {
            return Err(refused(Why::TwoZones));
        }
        if matches!(clock, Some(Clock::At(..))) {
            notes.extend(of_clocks(at, instant, zone, named.as_ref()));
        }
        Ok(Read { at, instant, zone: named, length, notes })
    }

    /// The day alone, where a time of day has no place.
    pub(super) fn day(&self, mut parts: Parts) -> Result<Date, NoTime> {
        let refused = |why| NoTime::refused(self.typed.trim(), why);
        let today = self.zone.to_datetime(self.now).date();
        self.settle_point(&mut parts, today, None)?;
        if parts.clock.is_some() || !parts.zones.is_empty() {
            return Err(refused(Why::Unknown));
        }
        let tail = Tail { clock: None, zone: None };
        self.date(&parts, today, &tail)?.ok_or_else(|| refused(Why::Unknown))
    }

    /// `12.11`: a time beside a day, a day beside a time, and either alone.
    fn settle_point(&self, parts: &mut Parts, today: Date, zone: Option<&Zone>) -> Result<(), NoTime> {
        let Some(pointed) = parts.pointed.take() else { return Ok(()) };
        let as_day = Day::Numeric(Numeric::WithoutYear(pointed.month, pointed.day));
        let as_clock = Clock::At(pointed.time, None);
        match (parts.day.is_some(), parts.clock.is_some()) {
            (true, true) => return Err(NoTime::refused(self.typed.trim(), Why::TwoDays)),
            (true, false) => parts.clock = Some(as_clock),
            (false, true) => parts.day = Some(as_day),
            // A distance from UTC has a time of day before it.
            (false, false) if zone.is_some_and(Zone::is_offset) => parts.clock = Some(as_clock),
            (false, false) => {
                let tail = Tail { clock: None, zone };
                let on = parts.weekday.map_or(today, |(weekday, _)| coming(today, weekday));
                let day = next_of(pointed.month, pointed.day, today).map(|date| tail.at(date, None));
                let choices = day.into_iter().chain([tail.at(on, Some(&as_clock))]);
                return Err(NoTime::asked(About::DayOrTime, choices));
            }
        }
        Ok(())
    }

    fn half_of_day(&self, time: Time, date: Option<Date>, tail: &Tail<'_>) -> NoTime {
        let halves = [Half::Am, Half::Pm];
        let at = |half: Half| {
            let clock = half.of(time).map(|time| Clock::At(time, None));
            match date {
                Some(date) => tail.at(date, clock.as_ref()),
                None => tail.after(String::new(), clock.as_ref()),
            }
        };
        NoTime::asked(About::MorningOrEvening, halves.map(at))
    }

    /// Of choices those that are still to come.
    fn still_ahead(&self, choices: [String; 2], dates: [Date; 2], time: Time, zone: &TimeZone) -> Vec<String> {
        let is_to_come = |date: Date| instant(DateTime::from_parts(date, time), zone).is_some_and(|at| at > self.now);
        choices.into_iter().zip(dates).filter(|(_, date)| is_to_come(*date)).map(|(choice, _)| choice).collect()
    }

    /// The day that was said; none where only a time was.
    fn date(&self, parts: &Parts, today: Date, tail: &Tail<'_>) -> Result<Option<Date>, NoTime> {
        let is_past = self.purpose == Purpose::Past;
        let refused = |why| NoTime::refused(self.typed.trim(), why);
        let Some(day) = parts.day else {
            return match parts.weekday {
                None => Ok(None),
                Some(_) if is_past => Err(refused(Why::Unknown)),
                Some((weekday, which)) => self.weekday(weekday, which, today, tail).map(Some),
            };
        };
        let weekday = parts.weekday.map(|(weekday, _)| weekday);
        let fits = |date: Date| weekday.is_none_or(|weekday| weekday == date.weekday());
        let date = match day {
            Day::Numeric(Numeric::NoSuchDay) => Err(refused(Why::NoSuchDay)),
            Day::Numeric(Numeric::Date(date)) => Ok(date),
            Day::Numeric(Numeric::WithoutYear(..)) if is_past => Err(refused(Why::NoYear)),
            Day::Numeric(Numeric::WithoutYear(month, day)) => self.without_year(month, day, today, tail),
            Day::Numeric(Numeric::Either(one, other)) => match (fits(one), fits(other)) {
                (true, false) => Ok(one),
                (false, true) => Ok(other),
                _ => Err(NoTime::asked(About::DayOrMonth, [one, other].map(|date| tail.at(date, tail.clock)))),
            },
            Day::Numeric(Numeric::EitherWithoutYear(one, other)) => {
                let dates = [one, other].map(|(month, day)| next_of(month, day, today));
                let dates = dates.into_iter().flatten();
                Err(NoTime::asked(About::DayOrMonth, dates.map(|date| tail.at(date, tail.clock))))
            }
            Day::YearOrHour { month, day, digits } => {
                let year = Date::new(2000 + i16::from(digits), month, day).ok().map(|date| tail.at(date, tail.clock));
                let hour = Time::new(digits, 0, 0, 0).ok().zip(next_of(month, day, today));
                let hour = hour.map(|(time, date)| tail.at(date, Some(&Clock::At(time, None))));
                Err(NoTime::asked(About::YearOrHour, year.into_iter().chain(hour)))
            }
            Day::Ahead(days) if is_past && days > 0 => Err(refused(Why::Unknown)),
            Day::Ahead(days) if !is_past && days < 0 => Err(refused(Why::IsPast)),
            Day::Ahead(days) => today.checked_add(days.days()).map_err(|_| refused(Why::NoSuchDay)),
            _ if is_past => Err(refused(Why::Unknown)),
            Day::In { months, days } => {
                today.checked_add(months.months().days(days)).map_err(|_| refused(Why::NoSuchDay))
            }
            Day::OfMonth(day) => {
                let months = (0..12).filter_map(|ahead| today.first_of_month().checked_add(ahead.months()).ok());
                let dates = months.filter_map(|month| Date::new(month.year(), month.month(), day).ok());
                dates.into_iter().find(|date| *date >= today).ok_or_else(|| refused(Why::NoSuchDay))
            }
            Day::EndOfMonth(None) => Ok(today.last_of_month()),
            Day::EndOfMonth(Some(month)) => next_of(month, 1, today.first_of_month())
                .map(Date::last_of_month)
                .ok_or_else(|| refused(Why::NoSuchDay)),
            Day::EndOfYear => Ok(today.last_of_year()),
            Day::EndOfWeek => {
                let days = [Weekday::Friday, Weekday::Sunday].map(|weekday| coming(today, weekday));
                Err(NoTime::asked(About::EndOfWeek, days.map(|date| tail.at(date, tail.clock))))
            }
            Day::Nth(nth, weekday, month) => {
                by_place(nth, weekday, month, today).ok_or_else(|| refused(Why::NoSuchDay))
            }
        }?;
        match weekday.filter(|weekday| *weekday != date.weekday()) {
            None => Ok(Some(date)),
            Some(typed) => {
                let near = (-3..=3).filter_map(|days| date.checked_add(days.days()).ok());
                let near = near.filter(|near| near.weekday() == typed && (is_past || *near >= today));
                let choices = std::iter::once(date).chain(near).map(|date| tail.at(date, tail.clock));
                Err(NoTime::asked(About::OtherWeekday { date, typed }, choices))
            }
        }
    }

    /// The next such day. One that has just been is asked about, and one that few years have.
    fn without_year(&self, month: i8, day: i8, today: Date, tail: &Tail<'_>) -> Result<Date, NoTime> {
        let next = next_of(month, day, today).ok_or_else(|| NoTime::refused(self.typed.trim(), Why::NoSuchDay))?;
        let days = |from: Date, to: Date| i64::from((to - from).get_days());
        let this_year = Date::new(today.year(), month, day).ok();
        let last_year = Date::new(today.year() - 1, month, day).ok();
        let has_just_been = [this_year, last_year]
            .into_iter()
            .flatten()
            .any(|before| before < today && days(before, today) <= JUST_PAST);
        if has_just_been || days(today, next) > 366 {
            return Err(NoTime::asked(About::NotSoon(next), [tail.at(next, tail.clock)]));
        }
        Ok(next)
    }

    fn weekday(&self, weekday: Weekday, which: Which, today: Date, tail: &Tail<'_>) -> Result<Date, NoTime> {
        let coming = coming(today, weekday);
        let week_later = coming.checked_add(7.days()).unwrap_or(coming);
        let place = |day: Weekday| day.to_monday_zero_offset();
        match which {
            Which::Coming => Ok(coming),
            Which::Next if coming == today => Ok(week_later),
            Which::Next if place(weekday) > place(today.weekday()) => {
                let choices = [coming, week_later].map(|date| tail.at(date, tail.clock));
                Err(NoTime::asked(About::WhichWeek(weekday), choices))
            }
            Which::Next => Ok(coming),
            Which::OfNextWeek if place(weekday) >= place(today.weekday()) => Ok(week_later),
            Which::OfNextWeek => Ok(coming),
        }
    }
}

/// What stands behind a day where it is to be typed anew.
#[derive(Clone, Copy)]
struct Tail<'p> {
    clock: Option<&'p Clock>,
    zone: Option<&'p Zone>,
}

impl Tail<'_> {
    /// `12 nov 2026 15:00 Geneva`.
    fn at(&self, date: Date, clock: Option<&Clock>) -> String {
        self.after(date_to_type(date), clock)
    }

    fn after(&self, mut words: String, clock: Option<&Clock>) -> String {
        let clock = match clock {
            Some(Clock::At(time, None)) => time.strftime("%H:%M").to_string(),
            Some(Clock::At(time, Some(ends))) => format!("{}-{}", time.strftime("%H:%M"), ends.strftime("%H:%M")),
            Some(Clock::DayEnds) => "24:00".to_owned(),
            Some(Clock::Midnight) => "midnight".to_owned(),
            Some(Clock::Hour(time)) => in_words(*time),
            Some(Clock::EndOrOffset(time, _, offset)) => format!("{}{offset}", time.strftime("%H:%M")),
            Some(Clock::After(_) | Clock::Instant(_)) | None => String::new(),
        };
        for part in [clock.as_str(), self.zone.map_or("", |zone| zone.typed.as_str())] {
            if !part.is_empty() {
                words.push(' ');
                words.push_str(part);
            }
        }
        words.trim().to_owned()
    }
}

/// As a day is typed that has one meaning: `12 nov 2026`.
fn date_to_type(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string().to_lowercase()
}

/// The zone that counts: a place, where a distance from UTC stands beside it. The others stay, to be held against it.
fn main_zone(zones: &mut Vec<Zone>) -> Option<Zone> {
    let place = zones.iter().position(|zone| zone.name.contains('/')).or((!zones.is_empty()).then_some(0))?;
    Some(zones.remove(place))
}

fn coming(today: Date, weekday: Weekday) -> Date {
    let ahead = i64::from(today.weekday().until(weekday));
    today.checked_add(ahead.days()).unwrap_or(today)
}

/// The next day of a month that there is, today or later. The 29th of February comes after eight years at most.
fn next_of(month: i8, day: i8, from: Date) -> Option<Date> {
    (from.year()..).take(9).filter_map(|year| Date::new(year, month, day).ok()).find(|date| *date >= from)
}

fn by_place(nth: Nth, weekday: Weekday, month: Option<i8>, today: Date) -> Option<Date> {
    let place = match nth {
        Nth::First => 1,
        Nth::Second => 2,
        Nth::Third => 3,
        Nth::Fourth => 4,
        Nth::Last => -1,
    };
    let first = match month {
        None => today.first_of_month(),
        Some(month) => next_of(month, 1, today.first_of_month())?,
    };
    let of = |first: Date| first.nth_weekday_of_month(place, weekday).ok();
    let date = of(first)?;
    if date >= today {
        return Some(date);
    }
    // That of this month has been.
    match month {
        None => of(first.checked_add(1.month()).ok()?),
        Some(_) => of(first.checked_add(1.year()).ok()?),
    }
}

/// From a beginning to an end, which may be on the next day.
fn length_between(begins: Time, ends: Time) -> Option<Duration> {
    const DAY: i64 = 24 * 60;
    let minutes = |time: Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
    let length = (minutes(ends) - minutes(begins)).rem_euclid(DAY);
    u32::try_from(length).ok().filter(|length| *length > 0).map(Duration::of_minutes)
}

/// What is to be said where clocks leave a time out, or show it twice.
fn of_clocks(wall: DateTime, at: Timestamp, zone: &TimeZone, named: Option<&Zone>) -> Option<Note> {
    let name = || named.map_or_else(|| zone.iana_name().unwrap_or("UTC").to_owned(), |zone| zone.name.clone());
    match zone.to_ambiguous_timestamp(wall).offset() {
        AmbiguousOffset::Unambiguous { .. } => None,
        AmbiguousOffset::Gap { .. } => Some(Note::Skipped { wall, at, zone: name() }),
        AmbiguousOffset::Fold { .. } => Some(Note::Twice { wall, zone: name() }),
    }
}

/// The same time so many minutes later.
pub(super) fn later(wall: DateTime, minutes: i64) -> Option<DateTime> {
    wall.checked_add(SignedDuration::from_mins(minutes)).ok()
}

/// A time without its half of the day, as it can be typed.
fn in_words(time: Time) -> String {
    let hour = time.hour();
    match time.minute() {
        15 => format!("quarter past {hour}"),
        30 => format!("half past {hour}"),
        45 => format!("quarter to {}", hour % 12 + 1),
        _ => format!("at {hour}"),
    }
}
