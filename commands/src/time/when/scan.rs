//! What words say of a time, part by part, before it is known which day and which instant that is.

mod phrases;

use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;

use super::clock::{self, Digits, Fault, Half};
use super::numeric::{self, Numeric};
use super::reading::{NoTime, Why};
use super::signs::{Token, tokens};
use super::vocabulary::{Meaning, Unit, Vocabulary};
use super::{NoZone, find_zone};
use crate::record::Nth;
use crate::time::Duration;

/// A day, as it is said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Day {
    /// In numbers, or with its month's name.
    Numeric(Numeric),
    /// A day of a month, and digits that may be its year or an hour.
    YearOrHour { month: i8, day: i8, digits: i8 },
    /// A day of whichever month comes.
    OfMonth(i8),
    /// So many days from today.
    Ahead(i64),
    /// So many months and days later than today.
    In { months: i64, days: i64 },
    /// The last day of this month, or of the next that is called so.
    EndOfMonth(Option<i8>),
    /// The end of this week.
    EndOfWeek,
    /// The last day of this year.
    EndOfYear,
    /// A weekday by its place in this month, or in the next that is called so.
    Nth(Nth, Weekday, Option<i8>),
}

/// Which day of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The next that comes.
    Coming,
    /// `next`.
    Next,
    /// That of next week.
    OfNextWeek,
}

/// A time of day, as it is said.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Clock {
    /// A time, and the end where one is said.
    At(Time, Option<Time>),
    /// The end of the day.
    DayEnds,
    /// Midnight, by its name.
    Midnight,
    /// An hour up to twelve, without its half of the day.
    Hour(i8),
    /// So many minutes from now.
    After(i64),
    /// An instant.
    Instant(Timestamp),
    /// An end, or an offset.
    EndOrOffset(Time, Time, String),
}

/// A zone that is named.
#[derive(Clone, Debug)]
pub(super) struct Zone {
    pub(super) name: String,
    pub(super) zone: TimeZone,
    /// As typed.
    pub(super) typed: String,
}

/// A number with a point in it: a time of day, or a day of a month.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pointed {
    pub(super) time: Time,
    pub(super) month: i8,
    pub(super) day: i8,
}

/// All that was said.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) day: Option<Day>,
    pub(super) weekday: Option<(Weekday, Which)>,
    pub(super) clock: Option<Clock>,
    pub(super) pointed: Option<Pointed>,
    pub(super) zones: Vec<Zone>,
    /// `tonight`.
    pub(super) is_tonight: bool,
    /// A range of hours without minutes, which could be a date where no day is named.
    pub(super) bare_range: Option<String>,
    /// Seconds were said.
    pub(super) has_seconds: bool,
    /// A word that means several things by language.
    pub(super) taken_as: Option<(String, Weekday)>,
}

/// Reads the words part by part.
pub(super) fn scan(typed: &str, vocabulary: &'static Vocabulary) -> Result<Parts, NoTime> {
    let tokens = tokens(typed);
    let meanings = tokens.iter().map(|token| vocabulary.meanings(&token.low)).collect();
    let mut scanner = Scanner {
        tokens: &tokens,
        meanings,
        vocabulary,
        at: 0,
        which: None,
        is_next_week: false,
        parts: Parts::default(),
    };
    while scanner.at < tokens.len() {
        scanner.step()?;
    }
    if scanner.is_next_week {
        match &mut scanner.parts.weekday {
            Some((_, which)) => *which = Which::OfNextWeek,
            None => return Err(NoTime::refused(typed.trim(), Why::Unknown)),
        }
    }
    Ok(scanner.parts)
}

struct Scanner<'t> {
    tokens: &'t [Token],
    meanings: Vec<Vec<Meaning>>,
    vocabulary: &'static Vocabulary,
    at: usize,
    /// What was said before a weekday.
    which: Option<Which>,
    is_next_week: bool,
    parts: Parts,
}

impl Scanner<'_> {
    fn step(&mut self) -> Result<(), NoTime> {
        let token = &self.tokens[self.at];
        if let Some(stamp) = discord_stamp(&token.word) {
            let at = stamp.ok_or_else(|| self.unknown(1))?;
            self.at += 1;
            return self.set_clock(Clock::Instant(at), 1);
        }
        if matches!(token.low.as_str(), "-" | "/") {
            self.at += 1;
            let goes_on = token.low == "-" && self.has_open_clock() && self.is_clock(self.at);
            return if goes_on { self.range_end() } else { Ok(()) };
        }
        if token.word.starts_with(|c: char| c.is_ascii_digit()) {
            return self.number();
        }
        let is_signed = |sign: char| {
            token.word.strip_prefix(sign).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        };
        if is_signed('+') || is_signed('-') {
            return self.sign();
        }
        if self.meanings[self.at].is_empty() || self.begins_zone() {
            return self.zone();
        }
        self.word()
    }

    // What stands at a place.

    fn find<T>(&self, at: usize, what: impl Fn(Meaning) -> Option<T>) -> Option<T> {
        self.meanings.get(at)?.iter().find_map(|meaning| what(*meaning))
    }

    fn is(&self, at: usize, meaning: Meaning) -> bool {
        self.find(at, |one| (one == meaning).then_some(())).is_some()
    }

    /// Whether a word stands there that adds nothing: `of`, `on`, `the`.
    fn is_small(&self, at: usize) -> bool {
        self.find(at, |one| matches!(one, Meaning::Of | Meaning::On | Meaning::By | Meaning::The).then_some(()))
            .is_some()
    }

    fn unit(&self, at: usize) -> Option<Unit> {
        self.find(at, |one| if let Meaning::Unit(unit) = one { Some(unit) } else { None })
    }

    fn month(&self, at: usize) -> Option<i8> {
        self.find(at, |one| if let Meaning::Month(month) = one { Some(month) } else { None })
    }

    fn weekday(&self, at: usize) -> Option<Weekday> {
        self.find(at, |one| if let Meaning::Weekday(day) = one { Some(day) } else { None })
    }

    /// A number in digits or in words.
    fn amount(&self, at: usize) -> Option<i64> {
        let in_words = self.find(at, |one| match one {
            Meaning::Number(number) => Some(number),
            Meaning::One => Some(1),
            _ => None,
        });
        in_words.or_else(|| self.tokens.get(at)?.low.parse().ok().filter(|number| (0..1000).contains(number)))
    }

    /// The day of a month, and whether it is written as no other number is: `25`, `25th`, `1er`.
    fn day_number(&self, at: usize) -> Option<(i8, bool)> {
        let (digits, rest) = clock::digits(&self.tokens.get(at)?.low);
        let day = digits.parse().ok().filter(|day| digits.len() <= 2 && (1..=31).contains(day))?;
        match rest {
            "" => Some((day, false)),
            "st" | "nd" | "rd" | "th" | "er" => Some((day, true)),
            _ => None,
        }
    }

    /// Whether a time of day stands there.
    fn is_clock(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let is_named = self.is(at, Meaning::Noon) || self.is(at, Meaning::Midnight);
        is_named || clock::leading(&token.low).is_ok_and(|(_, rest)| !rest.starts_with(['/', '.']))
    }

    /// Whether a time of day was said without its end.
    fn has_open_clock(&self) -> bool {
        matches!(self.parts.clock, Some(Clock::At(_, None))) || self.parts.pointed.is_some()
    }

    /// So many words up to here, as typed.
    fn words(&self, from: usize, to: usize) -> String {
        let last = to.min(self.tokens.len()).saturating_sub(1);
        let word = |(at, token): (usize, &Token)| {
            let stop = if token.has_stop && from + at < last { "." } else { "" };
            let comma = if token.has_comma && from + at < last { "," } else { "" };
            format!("{}{stop}{comma}", token.word)
        };
        let words = self.tokens[from.min(last)..=last].iter().enumerate().map(word);
        words.collect::<Vec<_>>().join(" ")
    }

    fn unknown(&self, number: usize) -> NoTime {
        NoTime::refused(self.words(self.at, self.at + number), Why::Unknown)
    }

    fn refused(&self, from: usize, why: Why) -> NoTime {
        NoTime::refused(self.words(from, self.at.max(from + 1)), why)
    }

    // What was said already stays: whatever is said again in other words is refused.

    fn set_clock(&mut self, clock: Clock, words: usize) -> Result<(), NoTime> {
        if self.parts.clock.is_some() {
            return Err(self.refused(self.at - words, Why::TwoTimes));
        }
        self.parts.clock = Some(clock);
        Ok(())
    }

    fn set_day(&mut self, day: Day, words: usize) -> Result<(), NoTime> {
        if self.parts.day.is_some() {
            return Err(self.refused(self.at - words, Why::TwoDays));
        }
        if day == Day::Numeric(Numeric::NoSuchDay) {
            return Err(self.refused(self.at - words, Why::NoSuchDay));
        }
        self.parts.day = Some(day);
        Ok(())
    }

    fn set_weekday(&mut self, weekday: Weekday, which: Which) -> Result<(), NoTime> {
        if self.parts.weekday.is_some_and(|(known, _)| known != weekday) {
            return Err(NoTime::refused(self.words(0, self.tokens.len()), Why::TwoDays));
        }
        self.parts.weekday = Some((weekday, which));
        Ok(())
    }

    // Numbers.

    fn number(&mut self) -> Result<(), NoTime> {
        let token = &self.tokens[self.at];
        if let Some(day) = numeric::date(&token.word) {
            // `14.00.` is a time with a full stop behind it.
            let is_clock = day == Numeric::NoSuchDay && token.word.ends_with('.');
            if !is_clock {
                self.at += 1;
                return self.set_day(Day::Numeric(day), 1);
            }
        }
        if let Some(day) = self.hyphened() {
            self.at += 1;
            return self.set_day(day, 1);
        }
        if let Some((day, is_day)) = self.day_number(self.at) {
            let mut next = self.at + 1;
            while self.is(next, Meaning::Of) {
                next += 1;
            }
            if let Some(month) = self.month(next) {
                self.at = next + 1;
                return self.of_month(month, day);
            }
            let is_said_twice = day == 12 && (self.is(next, Meaning::Noon) || self.is(next, Meaning::Midnight));
            if is_said_twice {
                self.at += 1;
                return Ok(());
            }
            if self.is(next, Meaning::Hour12) {
                self.at = next + 1;
                return self.bare_hour(day, 2);
            }
            let before = self.at.wrapping_sub(1);
            let is_behind_day = self.weekday(before).is_some() && day > 24;
            if is_day || is_behind_day || self.is(before, Meaning::The) {
                self.at += 1;
                return self.set_day(Day::OfMonth(day), 1);
            }
            // `25 marvellous`: it is the month that is none.
            let is_word = |token: &&Token| token.word.chars().all(char::is_alphabetic);
            let is_open = self.parts.day.is_none() && self.parts.clock.is_none();
            let no_month = self.tokens.get(next).filter(is_word).filter(|_| is_open && self.meanings[next].is_empty());
            if let Some(token) = no_month {
                return Err(NoTime::refused(token.word.clone(), Why::Unknown));
            }
        }
        if let Some(length) = self.length() {
            self.at += 1;
            return length;
        }
        self.clock()
    }

    /// `25-apr-2017`.
    fn hyphened(&self) -> Option<Day> {
        let mut parts = self.tokens[self.at].low.split('-');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next());
        let month = self.vocabulary.meanings(month).into_iter().find_map(|one| match one {
            Meaning::Month(month) => Some(month),
            _ => None,
        })?;
        let day: i8 = day.parse().ok()?;
        let read = match (year, parts.next()) {
            (None, _) if numeric::is_day(month, day) => Numeric::WithoutYear(month, day),
            (Some(year), None) if matches!(year.len(), 2 | 4) => {
                let year = year.parse::<i16>().ok()?;
                Date::new(if year < 100 { 2000 + year } else { year }, month, day)
                    .map_or(Numeric::NoSuchDay, Numeric::Date)
            }
            _ => Numeric::NoSuchDay,
        };
        Some(Day::Numeric(read))
    }

    /// A day of a month, with its year where one follows.
    fn of_month(&mut self, month: i8, day: i8) -> Result<(), NoTime> {
        let first = self.at;
        let next = self.tokens.get(self.at).map_or("", |token| token.low.as_str());
        let with_year = |year: i16| Day::Numeric(Date::new(year, month, day).map_or(Numeric::NoSuchDay, Numeric::Date));
        let (digits, rest) = clock::digits(next.trim_start_matches('\''));
        let number: Option<i16> = digits.parse().ok().filter(|_| rest.is_empty());
        let day = match (number, digits.len()) {
            (Some(year @ 1900..=2199), 4) => {
                self.at += 1;
                with_year(year)
            }
            (Some(year), 2) if next.starts_with('\'') => {
                self.at += 1;
                with_year(2000 + year)
            }
            (Some(year), 2) if !self.is_hour(self.at) => {
                self.at += 1;
                let has_clock = self.parts.clock.is_some() || (self.at..self.tokens.len()).any(|at| self.is_clock(at));
                match i8::try_from(year) {
                    Ok(digits) if !has_clock => Day::YearOrHour { month, day, digits },
                    _ => with_year(2000 + year),
                }
            }
            _ if numeric::is_day(month, day) => Day::Numeric(Numeric::WithoutYear(month, day)),
            _ => Day::Numeric(Numeric::NoSuchDay),
        };
        self.set_day(day, 2 + self.at - first)
    }

    /// Whether a number is that of an hour by what stands behind it.
    fn is_hour(&self, at: usize) -> bool {
        let next = at + 1;
        self.is(next, Meaning::Am)
            || self.is(next, Meaning::Pm)
            || self.is(next, Meaning::Hour12)
            || self.unit(next) == Some(Unit::Hour)
            || self.tokens.get(next).is_some_and(|token| token.low == "-")
    }

    /// A length of time that is all of the words, as in `until: 48h`.
    fn length(&mut self) -> Option<Result<(), NoTime>> {
        let token = &self.tokens[self.at];
        let is_alone = self.tokens.len() == 1;
        let length: Duration = token.low.parse().ok().filter(|_| is_alone)?;
        let is_clock = clock::leading(&token.low).is_ok_and(|(digits, _)| digits.is_clock && digits.hour < 24);
        if is_clock {
            return None;
        }
        let days = i64::from(length.minutes / (24 * 60));
        Some(match token.low.ends_with(['d', 'w']) {
            true => self.set_day(Day::Ahead(days), 0),
            false => self.set_clock(Clock::After(i64::from(length.minutes)), 0),
        })
    }

    fn clock(&mut self) -> Result<(), NoTime> {
        let from = self.at;
        let token = &self.tokens[self.at];
        let low = token.low.trim_end_matches('.');
        let (digits, rest) = clock::leading(low).map_err(|fault| match fault {
            Fault::NoClock => self.unknown(1),
            Fault::MissingDigit => NoTime::refused(token.word.clone(), Why::MissingDigit),
        })?;
        self.at += 1;
        let (half, rest) = clock::half(rest);
        let rest = ["hrs", "hs", "h"].into_iter().find(|unit| rest == *unit).map_or(rest, |_| "");
        if rest.is_empty() {
            let (half, is_hour) = self.behind_clock(half);
            // `2 - 3 pm`, `10 to 11:30`: the end says what the beginning is.
            let is_open =
                self.tokens.get(self.at).is_some_and(|token| token.low == "-") || self.is(self.at, Meaning::To);
            let is_bare = digits.minute.is_none() && !digits.is_clock && half.is_none() && !is_hour;
            if is_bare && is_open && self.is_clock(self.at + 1) {
                self.at += 1;
                let end = self.tokens[self.at].low.clone();
                return self.range(from, digits, half, &end);
            }
            // `14 h 30`.
            let minute = self.tokens.get(self.at).filter(|_| is_hour && digits.minute.is_none());
            let minute = minute.and_then(|token| token.low.parse::<i8>().ok().filter(|_| token.low.len() == 2));
            let digits = Digits { minute: minute.or(digits.minute), ..digits };
            self.at += usize::from(minute.is_some());
            return self.one_clock(from, digits, half, is_hour);
        }
        if let Some(end) = rest.strip_prefix('-') {
            let offset = clock::offset(rest).map(|()| rest.to_owned());
            if token.after_t && offset.is_ok() {
                self.one_clock(from, digits, half, false)?;
                return self.named(rest, from);
            }
            let end = end.to_owned();
            self.at -= 1;
            self.range(from, digits, half, &end)?;
            return match (&self.parts.clock, offset) {
                (Some(Clock::At(time, Some(end))), Ok(offset)) if end <= time => {
                    self.parts.clock = Some(Clock::EndOrOffset(*time, *end, offset));
                    Ok(())
                }
                _ => Ok(()),
            };
        }
        if rest.starts_with('+') {
            clock::offset(rest).map_err(|fault| match fault {
                Fault::NoClock => NoTime::refused(token.word.clone(), Why::Unknown),
                Fault::MissingDigit => NoTime::refused(token.word.clone(), Why::MissingDigit),
            })?;
        }
        // `14:00UTC`, `22:00Z`.
        let zone = token.word.trim_end_matches('.');
        let zone = zone.get(zone.len() - rest.len()..).unwrap_or(rest).to_owned();
        let is_glued = digits.minute.is_some()
            && (rest.starts_with('+') || rest == "z" || rest.starts_with("utc") || rest.starts_with("gmt"));
        if !is_glued && find_zone(&zone).is_err() {
            return Err(NoTime::refused(token.word.clone(), Why::Unknown));
        }
        self.one_clock(from, digits, half, false)?;
        self.named(&zone, from)
    }

    /// What stands behind a time of day and belongs to it: its half, or `h`.
    fn behind_clock(&mut self, half: Option<Half>) -> (Option<Half>, bool) {
        let is_am = self.is(self.at, Meaning::Am);
        if half.is_none() && (is_am || self.is(self.at, Meaning::Pm)) {
            self.at += 1;
            return (Some(if is_am { Half::Am } else { Half::Pm }), false);
        }
        // `heure de Paris` is no hour.
        let is_hour = self.unit(self.at) == Some(Unit::Hour) && !self.is(self.at + 1, Meaning::Of);
        let is_hour = is_hour && !self.is(self.at + 1, Meaning::Own);
        self.at += usize::from(is_hour);
        (half, is_hour)
    }

    fn one_clock(&mut self, from: usize, digits: Digits, half: Option<Half>, is_hour: bool) -> Result<(), NoTime> {
        let words = self.at - from;
        self.parts.has_seconds |= digits.second.is_some_and(|second| second > 0);
        let is_bare = digits.minute.is_none() && !digits.is_clock && half.is_none() && !is_hour;
        // Four digits could be a year.
        let is_like_year = !digits.is_clock && !digits.has_point && digits.hour == 20 && half.is_none();
        let is_like_year = is_like_year && digits.minute.is_some_and(|minute| (10..=40).contains(&minute));
        if is_bare || is_like_year && !self.is(from.wrapping_sub(1), Meaning::At) {
            return Err(self.refused(from, Why::BareNumber));
        }
        if digits.is_day_end() && half.is_none() {
            return self.set_clock(Clock::DayEnds, words);
        }
        let minute = digits.minute.unwrap_or(0);
        let as_day = numeric::day_and_month(digits.hour, minute).filter(|_| digits.has_point && half.is_none());
        match (digits.time(half), as_day) {
            (Some(time), Some((month, day))) if self.parts.pointed.is_none() => {
                self.parts.pointed = Some(Pointed { time, month, day });
                Ok(())
            }
            (Some(time), _) => self.set_clock(Clock::At(time, None), words),
            (None, Some((month, day))) => self.set_day(Day::Numeric(Numeric::WithoutYear(month, day)), words),
            (None, None) => Err(self.refused(from, Why::NoSuchTime)),
        }
    }

    /// A beginning and an end: the word that begins with the end is the next.
    fn range(&mut self, from: usize, start: Digits, half: Option<Half>, end: &str) -> Result<(), NoTime> {
        self.at += 1;
        let wrong = |scanner: &Self, why| scanner.refused(from, why);
        let (last, rest) = clock::leading(end).map_err(|fault| match fault {
            Fault::NoClock => wrong(self, Why::Unknown),
            Fault::MissingDigit => wrong(self, Why::MissingDigit),
        })?;
        let (end_half, rest) = clock::half(rest);
        if !rest.is_empty() && rest != "h" {
            let zone = rest.to_owned();
            if find_zone(&zone).is_err() {
                return Err(wrong(self, Why::Unknown));
            }
            self.named(&zone, from)?;
        }
        let (end_half, is_hour) = self.behind_clock(end_half);
        let is_bare = |digits: Digits| digits.minute.is_none() && !digits.is_clock;
        let start_half = half.or(end_half);
        let ends = if last.is_day_end() { Some(Time::midnight()) } else { last.time(end_half) };
        let (Some(mut begins), Some(ends)) = (start.time(start_half), ends) else {
            return Err(wrong(self, Why::NoSuchTime));
        };
        // `11-1pm` begins before noon.
        if half.is_none() && end_half.is_some() && begins >= ends {
            begins = start.time(None).unwrap_or(begins);
        }
        if is_bare(start) && is_bare(last) && half.is_none() && end_half.is_none() && !is_hour {
            // In the night or in the afternoon, or no hours at all.
            if start.hour < 7 || begins >= ends {
                return Err(wrong(self, Why::BareNumber));
            }
            self.parts.bare_range = Some(self.words(from, self.at));
        }
        if begins == ends {
            return Err(wrong(self, Why::NoSuchTime));
        }
        let words = self.at - from;
        self.set_clock(Clock::At(begins, Some(ends)), words)
    }

    /// The end of a time of day that was said before.
    fn range_end(&mut self) -> Result<(), NoTime> {
        let from = self.at;
        let begins = match (self.parts.clock.take(), self.parts.pointed.take()) {
            (Some(Clock::At(time, None)), None) => time,
            (None, Some(pointed)) => pointed.time,
            _ => return Err(self.unknown(1)),
        };
        if self.is(self.at, Meaning::Noon) || self.is(self.at, Meaning::Midnight) {
            let end = if self.is(self.at, Meaning::Noon) { Time::constant(12, 0, 0, 0) } else { Time::midnight() };
            self.at += 1;
            return self.set_clock(Clock::At(begins, Some(end)), 1);
        }
        let start = Digits {
            hour: begins.hour(),
            minute: Some(begins.minute()),
            second: None,
            is_clock: true,
            has_point: false,
        };
        let end = self.tokens[self.at].low.trim_end_matches('.').to_owned();
        self.range(from, start, Some(if begins.hour() < 12 { Half::Am } else { Half::Pm }), &end)
    }

    /// `at 3`.
    fn bare_hour(&mut self, hour: i8, words: usize) -> Result<(), NoTime> {
        let clock = match hour {
            1..=12 => Clock::Hour(hour),
            _ => match Time::new(hour, 0, 0, 0) {
                Ok(time) => Clock::At(time, None),
                Err(_) => return Err(self.refused(self.at - words, Why::NoSuchTime)),
            },
        };
        self.set_clock(clock, words)
    }

    // Zones.

    /// `+2`, `-03:00`.
    fn sign(&mut self) -> Result<(), NoTime> {
        let token = &self.tokens[self.at];
        match clock::offset(&token.low) {
            Ok(()) => {
                self.at += 1;
                let is_utc = |zone: &mut Zone| matches!(zone.typed.to_lowercase().as_str(), "utc" | "gmt");
                // `UTC +5:30`.
                let before = self.parts.zones.pop_if(is_utc).map_or(String::new(), |zone| zone.typed);
                self.named(&format!("{before}{}", token.word), self.at - 1)
            }
            Err(Fault::MissingDigit) => Err(NoTime::refused(token.word.clone(), Why::MissingDigit)),
            Err(Fault::NoClock) if token.low.starts_with('-') && self.has_open_clock() => {
                // `14:00 -15:30`: an end.
                let from = self.at;
                let end = token.low[1..].to_owned();
                let Some(Clock::At(begins, None)) = self.parts.clock.take() else { return Err(self.unknown(1)) };
                let start = Digits {
                    hour: begins.hour(),
                    minute: Some(begins.minute()),
                    second: None,
                    is_clock: true,
                    has_point: false,
                };
                self.range(from, start, None, &end)
            }
            Err(Fault::NoClock) => Err(self.unknown(1)),
        }
    }

    /// Whether a word that means something else begins the name of a place: `The Hague`, `Mar del Plata`.
    fn begins_zone(&self) -> bool {
        let may = self.is_small(self.at) || self.month(self.at).is_some();
        let next = self.tokens.get(self.at + 1);
        let is_name = |token: &Token| token.word.starts_with(char::is_alphabetic);
        may && next.is_some_and(is_name)
            && self.meanings[self.at + 1].iter().all(|meaning| *meaning == Meaning::Of)
            && self.longest_zone().is_some()
    }

    /// The longest run of words from here that is a zone, or several.
    fn longest_zone(&self) -> Option<(usize, Result<(String, TimeZone), NoZone>)> {
        const MOST: usize = 6;
        let is_part = |token: &&Token| !token.word.starts_with(|c: char| c.is_ascii_digit());
        let length = self.tokens[self.at..].iter().take(MOST).take_while(is_part).count();
        (1..=length).rev().find_map(|length| {
            let words = self.words(self.at, self.at + length).replace(" / ", "/");
            let found = match find_zone(&words) {
                Err(NoZone::Unknown(_)) => find_zone(&self.zone_words(length)),
                found => found,
            };
            match found {
                Err(NoZone::Unknown(_)) => None,
                found => Some((length, found)),
            }
        })
    }

    /// So many words as the name of a zone: `Paris time` is Paris.
    fn zone_words(&self, length: usize) -> String {
        let words = self.words(self.at, self.at + length).replace(" / ", "/");
        match words.rsplit_once(' ') {
            Some((place, _)) if self.is(self.at + length - 1, Meaning::TimeWord) => place.to_owned(),
            _ => words,
        }
    }

    fn zone(&mut self) -> Result<(), NoTime> {
        // What is known by its letters everywhere.
        if self.tokens[self.at].low == "aoe" {
            self.at += 1;
            return self.named("UTC-12", self.at - 1);
        }
        if let Some((length, found)) = self.longest_zone() {
            let typed = self.zone_words(length);
            let from = self.at;
            self.at += length;
            // `Ho Chi Minh City`: the name goes on, and is another.
            let is_name = |token: &&Token| token.word.starts_with(char::is_alphabetic);
            let goes_on = !self.tokens[self.at - 1].has_comma
                && self.tokens.get(self.at).is_some_and(|token| is_name(&token))
                && self.meanings[self.at].is_empty()
                && self.longest_zone().is_none();
            if goes_on {
                let words = self.words(from, self.at + 1);
                let reason = find_zone(&words).err().unwrap_or(NoZone::Unknown(Vec::new()));
                return Err(NoTime::refused(words, Why::Zone(reason)));
            }
            if typed.to_lowercase().starts_with("utc") || typed.to_lowercase().starts_with("gmt") {
                return self.named(&typed, self.at - length);
            }
            let (name, zone) = found.map_err(|reason| NoTime::refused(typed.clone(), Why::Zone(reason)))?;
            self.parts.zones.push(Zone { name, zone, typed });
            return Ok(());
        }
        let is_other = |at: &usize| {
            let weak = |meaning: &Meaning| {
                matches!(
                    meaning,
                    Meaning::Of | Meaning::On | Meaning::By | Meaning::The | Meaning::One | Meaning::TimeWord
                )
            };
            let starts_with_digit = self.tokens[*at].word.starts_with(|c: char| c.is_ascii_digit() || c == '+');
            starts_with_digit || !self.meanings[*at].iter().all(weak)
        };
        let end = (self.at + 1..self.tokens.len()).find(is_other).unwrap_or(self.tokens.len());
        // `mon-fri`, `mon/wed`.
        let is_weekday =
            |word: &str| self.vocabulary.meanings(word).iter().any(|meaning| matches!(meaning, Meaning::Weekday(_)));
        let mut days = self.tokens[self.at].low.split(['-', '/', '+', '&']);
        if days.clone().count() > 1 && days.all(is_weekday) {
            return Err(NoTime::refused(self.tokens[self.at].word.clone(), Why::TwoDays));
        }
        let is_behind = self.parts.clock.is_some() || self.parts.pointed.is_some();
        let from = self.at;
        let words = self.zone_words(end - from);
        self.at = end;
        match find_zone(&words) {
            Err(reason) if is_behind => Err(NoTime::refused(self.words(from, end), Why::Zone(reason))),
            _ => Err(NoTime::refused(self.words(from, end), Why::Unknown)),
        }
    }

    /// A zone whose name is known to be one, or is an offset.
    fn named(&mut self, typed: &str, from: usize) -> Result<(), NoTime> {
        let sign = typed.find(['+', '-']);
        let is_offset = sign.is_some_and(|at| matches!(typed[..at].to_lowercase().as_str(), "" | "utc" | "gmt"));
        if let Some(at) = sign.filter(|_| is_offset) {
            clock::offset(&typed[at..]).map_err(|fault| match fault {
                Fault::MissingDigit => NoTime::refused(typed, Why::MissingDigit),
                Fault::NoClock => NoTime::refused(typed, Why::Unknown),
            })?;
        }
        let (name, zone) =
            find_zone(typed).map_err(|reason| NoTime::refused(self.words(from, self.at), Why::Zone(reason)))?;
        self.parts.zones.push(Zone { name, zone, typed: typed.to_owned() });
        Ok(())
    }
}

/// The instant in what Discord shows to each reader in their own time: `<t:1493128800:F>`. Nothing inside where the number is none.
fn discord_stamp(word: &str) -> Option<Option<Timestamp>> {
    let inner = word.strip_prefix("<t:")?.strip_suffix('>')?;
    let seconds = inner.split(':').next().unwrap_or(inner);
    Some(seconds.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok()))
}
