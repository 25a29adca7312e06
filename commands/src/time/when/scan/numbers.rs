//! What is said in numbers: days of months, times of day, and from when to when.

use jiff::civil::{Date, Time};

use super::super::clock::{self, Digits, Fault, Half};
use super::super::find_zone;
use super::super::numeric::{self, Numeric};
use super::super::reading::{NoTime, Why};
use super::super::signs::Token;
use super::super::vocabulary::{Meaning, Unit};
use super::{Clock, Day, Pointed, Scanner};
use crate::time::Duration;

impl Scanner<'_> {
    pub(super) fn number(&mut self) -> Result<(), NoTime> {
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
            let is_no_zone = |token: &&Token| find_zone(&token.word).is_err();
            let no_month = self.tokens.get(next).filter(is_word).filter(|_| is_open && self.meanings[next].is_empty());
            let no_month = no_month.filter(is_no_zone);
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
    pub(super) fn hyphened(&self) -> Option<Day> {
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
    pub(super) fn of_month(&mut self, month: i8, day: i8) -> Result<(), NoTime> {
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
    pub(super) fn is_hour(&self, at: usize) -> bool {
        let next = at + 1;
        self.is(next, Meaning::Am)
            || self.is(next, Meaning::Pm)
            || self.is(next, Meaning::Hour12)
            || self.unit(next) == Some(Unit::Hour)
            || self.tokens.get(next).is_some_and(|token| token.low == "-")
    }

    /// A length of time that is all of the words, as in `until: 48h`.
    pub(super) fn length(&mut self) -> Option<Result<(), NoTime>> {
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

    pub(super) fn clock(&mut self) -> Result<(), NoTime> {
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
        // The end of a word can be longer in small letters than as it was typed (`Ⱥ`), but not the digits before it.
        let zone = token.word.trim_end_matches('.');
        let zone = zone.get(low.len() - rest.len()..).unwrap_or(rest).to_owned();
        let is_glued = digits.minute.is_some()
            && (rest.starts_with('+') || rest == "z" || rest.starts_with("utc") || rest.starts_with("gmt"));
        if !is_glued && find_zone(&zone).is_err() {
            return Err(NoTime::refused(token.word.clone(), Why::Unknown));
        }
        self.one_clock(from, digits, half, false)?;
        self.named(&zone, from)
    }

    /// What stands behind a time of day and belongs to it: its half, or `h`.
    pub(super) fn behind_clock(&mut self, half: Option<Half>) -> (Option<Half>, bool) {
        let is_am = self.is(self.at, Meaning::Am);
        if half.is_none() && (is_am || self.is(self.at, Meaning::Pm)) {
            self.at += 1;
            return (Some(if is_am { Half::Am } else { Half::Pm }), false);
        }
        // `heure de Paris` is no hour.
        let is_hour = self.unit(self.at) == Some(Unit::Hour) && !self.is(self.at + 1, Meaning::Of);
        let is_hour = is_hour && !self.is(self.at + 1, Meaning::Own);
        // Two hours are a length in English, and an hour of the day in French.
        let is_length =
            self.tokens.get(self.at).is_some_and(|token| token.low.starts_with("hour") || token.low.starts_with("hr"));
        let is_bare = self.at > 0 && self.amount(self.at - 1).is_some_and(|number| number < 25);
        let is_hour = is_hour && !(is_length && is_bare);
        self.at += usize::from(is_hour);
        (half, is_hour)
    }

    pub(super) fn one_clock(
        &mut self,
        from: usize,
        digits: Digits,
        half: Option<Half>,
        is_hour: bool,
    ) -> Result<(), NoTime> {
        let words = self.at - from;
        self.parts.has_half |= half.is_some();
        self.parts.has_seconds |= digits.second.is_some_and(|second| second > 0);
        let is_bare = digits.minute.is_none() && !digits.is_clock && half.is_none() && !is_hour;
        // Four digits could be a year.
        let is_like_year = !digits.is_clock && !digits.has_point && digits.hour == 20 && half.is_none();
        let is_like_year = is_like_year && digits.minute.is_some_and(|minute| (10..=40).contains(&minute));
        if is_bare && self.has_day_part() && digits.hour > 0 {
            return self.bare_hour(digits.hour, words);
        }
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
    pub(super) fn range(&mut self, from: usize, start: Digits, half: Option<Half>, end: &str) -> Result<(), NoTime> {
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
        self.parts.has_half |= end_half.is_some();
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
        let has_half = half.is_some() || end_half.is_some() || self.has_day_part();
        if is_bare(start) && is_bare(last) && !has_half && !is_hour {
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
    pub(super) fn range_end(&mut self) -> Result<(), NoTime> {
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
        let end = self.tokens[self.at].low.trim_end_matches('.').to_owned();
        self.range(from, Digits::of(begins), Some(if begins.hour() < 12 { Half::Am } else { Half::Pm }), &end)
    }

    /// `at 3`.
    pub(super) fn bare_hour(&mut self, hour: i8, words: usize) -> Result<(), NoTime> {
        self.hour_and_minute(hour, 0, words)
    }

    /// An hour with its minutes, which up to twelve can be in each half of the day.
    pub(super) fn hour_and_minute(&mut self, hour: i8, minute: i8, words: usize) -> Result<(), NoTime> {
        let Ok(time) = Time::new(hour, minute, 0, 0) else {
            return Err(self.refused(self.at - words, Why::NoSuchTime));
        };
        self.set_clock(if (1..=12).contains(&hour) { Clock::Hour(time) } else { Clock::At(time, None) }, words)
    }
}
