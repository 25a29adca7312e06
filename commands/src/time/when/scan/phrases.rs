//! What is said in words: weekdays, months, `in 2 hours`, `end of the month`.

use jiff::civil::{Time, Weekday};

use super::super::clock::Half;
use super::super::reading::{NoTime, Why};
use super::super::vocabulary::{Meaning, Unit};
use super::{Clock, Day, Scanner, Which};
use crate::record::Nth;
use crate::time::Duration;

impl Scanner<'_> {
    /// A word that means something here.
    pub(super) fn word(&mut self) -> Result<(), NoTime> {
        if let Some(month) = self.month(self.at).filter(|_| !self.is_meant_as_weekday()) {
            return self.month_first(month);
        }
        if let Some(weekday) = self.weekday(self.at) {
            return self.weekday_here(weekday);
        }
        let Some(meaning) = self.meanings[self.at].first().copied() else { return Err(self.unknown(1)) };
        match meaning {
            Meaning::Today => self.ahead(0),
            Meaning::Tomorrow => self.ahead(1),
            Meaning::AfterTomorrow => self.ahead(2),
            Meaning::Yesterday => self.ahead(-1),
            Meaning::Tonight => {
                self.parts.is_tonight = true;
                self.ahead(0)
            }
            Meaning::Now => self.clock_word(Clock::After(0)),
            Meaning::Noon => self.clock_word(Clock::At(Time::constant(12, 0, 0, 0), None)),
            Meaning::Midnight => self.clock_word(Clock::Midnight),
            Meaning::EndOf(unit) => {
                self.at += 1;
                self.end_of(unit)
            }
            Meaning::End => self.end(),
            Meaning::In => self.later(),
            Meaning::At => self.at_time(),
            Meaning::To => self.to(),
            Meaning::On | Meaning::By | Meaning::The | Meaning::Of => {
                self.at += 1;
                Ok(())
            }
            Meaning::And if self.weekday(self.at + 1).is_some() => {
                self.at += 1;
                Ok(())
            }
            Meaning::DayPart(half) => self.part_of_day(half),
            Meaning::Fraction(minutes) => self.fraction(minutes),
            // `deux heures et demie`.
            Meaning::And if self.fraction_at(self.at + 1).is_some() => self.and_fraction(),
            // `ten in the morning`, `two o'clock`.
            Meaning::Number(number) if self.has_day_part() && self.unit(self.at + 1).is_none() => {
                self.hour_word(number, 1)
            }
            Meaning::Number(number) if self.is(self.at + 1, Meaning::Hour12) => self.hour_word(number, 2),
            // `a quarter past two`.
            Meaning::One if self.fraction_at(self.at + 1).is_some() => {
                self.at += 1;
                Ok(())
            }
            // `a 14h`, without its accent.
            Meaning::One if self.is_clock(self.at + 1) => {
                self.at += 1;
                Ok(())
            }
            Meaning::Next | Meaning::This => self.which_day(meaning),
            Meaning::Last => self.by_place(Nth::Last),
            Meaning::Ordinal(nth) => self.by_place(nth),
            Meaning::Own => self.own_zone(),
            // `heure de Paris`, `heure locale`.
            Meaning::Unit(Unit::Hour) if self.is(self.at + 1, Meaning::Of) || self.is(self.at + 1, Meaning::Own) => {
                self.at += 1;
                Ok(())
            }
            Meaning::Every | Meaning::Series(..) | Meaning::Other | Meaning::OutOf => {
                let from = self.at;
                self.at = self.tokens.len();
                Err(self.refused(from, Why::IsSeries))
            }
            Meaning::Ago => Err(NoTime::refused(self.words(0, self.at + 1), Why::IsPast)),
            Meaning::Month(_)
            | Meaning::Weekday(_)
            | Meaning::Unit(_)
            | Meaning::Number(_)
            | Meaning::One
            | Meaning::And
            | Meaning::Am
            | Meaning::Pm
            | Meaning::Past
            | Meaning::TimeWord
            | Meaning::Hour12 => Err(self.unknown(1)),
        }
    }

    fn ahead(&mut self, days: i64) -> Result<(), NoTime> {
        self.at += 1;
        self.set_day(Day::Ahead(days), 1)
    }

    fn clock_word(&mut self, clock: Clock) -> Result<(), NoTime> {
        self.at += 1;
        self.set_clock(clock, 1)
    }

    /// Whether a word that can be a month and a weekday is the weekday: `mar. 25 avr.`, and `mar 14h` where French is read.
    fn is_meant_as_weekday(&self) -> bool {
        if self.weekday(self.at).is_none() {
            return false;
        }
        let is_first = matches!(self.meanings[self.at].first(), Some(Meaning::Weekday(_)));
        match self.day_number(self.at + 1) {
            Some(_) => {
                let mut next = self.at + 2;
                while self.is(next, Meaning::Of) {
                    next += 1;
                }
                is_first || self.month(next).is_some()
            }
            None => is_first,
        }
    }

    /// `April 25`.
    fn month_first(&mut self, month: i8) -> Result<(), NoTime> {
        let from = self.at;
        let mut next = self.at + 1;
        while self.is(next, Meaning::The) {
            next += 1;
        }
        let Some((day, _)) = self.day_number(next).filter(|_| !self.is_hour(next) || self.month_has_day(next)) else {
            self.at += 1;
            return Err(self.refused(from, Why::MonthAlone));
        };
        self.at = next + 1;
        self.of_month(month, day)
    }

    /// `April 25 - 15:00`: the dash is no range of hours.
    fn month_has_day(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|token| token.low == "-")
    }

    fn weekday_here(&mut self, weekday: Weekday) -> Result<(), NoTime> {
        let is_several = self.meanings[self.at].iter().any(|one| matches!(one, Meaning::Month(_)));
        let is_alone = self.day_number(self.at + 1).is_none();
        if is_several && is_alone {
            self.parts.taken_as = Some((self.tokens[self.at].word.clone(), weekday));
        }
        self.at += 1;
        let mut which = self.which.take().unwrap_or(Which::Coming);
        // `vendredi prochain`, but not `friday next week`.
        if self.is(self.at, Meaning::Next) && self.unit(self.at + 1).is_none() && self.weekday(self.at + 1).is_none() {
            self.at += 1;
            which = Which::Next;
        }
        self.set_weekday(weekday, which)
    }

    /// `next tuesday`, `this friday`, `next week`.
    fn which_day(&mut self, meaning: Meaning) -> Result<(), NoTime> {
        let from = self.at;
        self.at += 1;
        if meaning == Meaning::This && self.is(self.at, Meaning::This) {
            self.at += 1;
        }
        if meaning == Meaning::This && self.day_part(self.at).is_some() {
            return self.set_day(Day::Ahead(0), 1);
        }
        if self.weekday(self.at).is_some() {
            self.which = Some(if meaning == Meaning::Next { Which::Next } else { Which::Coming });
            return Ok(());
        }
        if self.unit(self.at) == Some(Unit::Week) {
            self.at += 1;
            self.is_next_week |= meaning == Meaning::Next;
            return Ok(());
        }
        self.at += 1;
        Err(self.refused(from, Why::Unknown))
    }

    /// `last thursday of the month`, `first friday in december`, `first of may`.
    fn by_place(&mut self, nth: Nth) -> Result<(), NoTime> {
        let from = self.at;
        let mut next = self.at + 1;
        let is_between = |at: usize| self.is(at, Meaning::Of) || self.is(at, Meaning::In);
        let day = self.weekday(next).filter(|_| is_between(next + 1));
        next += if day.is_some() { 2 } else { 0 };
        while self.is_small(next) || self.is(next, Meaning::This) {
            next += 1;
        }
        let month = self.month(next);
        let is_month = month.is_some() || self.unit(next) == Some(Unit::Month);
        self.at = next + 1;
        match (day, month) {
            (Some(day), month) if is_month => self.set_day(Day::Nth(nth, day, month), self.at - from),
            (None, Some(month)) if nth != Nth::Last => {
                let day = match nth {
                    Nth::First => 1,
                    Nth::Second => 2,
                    Nth::Third => 3,
                    Nth::Fourth | Nth::Last => 4,
                };
                self.of_month(month, day)
            }
            _ => {
                self.at = from + 1;
                Err(self.refused(from, Why::Unknown))
            }
        }
    }

    /// `end of the month`, `fin avril`.
    fn end(&mut self) -> Result<(), NoTime> {
        let from = self.at;
        self.at += 1;
        while self.is_small(self.at) || self.is(self.at, Meaning::This) {
            self.at += 1;
        }
        if let Some(month) = self.month(self.at) {
            self.at += 1;
            return self.set_day(Day::EndOfMonth(Some(month)), self.at - from);
        }
        let Some(unit) = self.unit(self.at) else { return Err(self.refused(from, Why::Unknown)) };
        self.at += 1;
        self.end_of(unit)
    }

    fn end_of(&mut self, unit: Unit) -> Result<(), NoTime> {
        match unit {
            Unit::Day => self.set_clock(Clock::DayEnds, 1),
            Unit::Month => self.set_day(Day::EndOfMonth(None), 1),
            Unit::Week => self.set_day(Day::EndOfWeek, 1),
            Unit::Year => self.set_day(Day::EndOfYear, 1),
            Unit::Minute | Unit::Hour | Unit::Workday | Unit::Fortnight => Err(self.refused(self.at - 1, Why::Unknown)),
        }
    }

    /// `in 2 hours`, `in half an hour`, `in a week`. Before a place the word adds nothing: `in Geneva`.
    fn later(&mut self) -> Result<(), NoTime> {
        let from = self.at;
        self.at += 1;
        let starts_as_number = self
            .tokens
            .get(self.at)
            .is_some_and(|token| token.word.trim_start_matches(['-', '+']).starts_with(|c: char| c.is_ascii_digit()));
        if self.fraction_at(self.at) == Some(30)
            && self.is(self.at + 1, Meaning::One)
            && self.unit(self.at + 2) == Some(Unit::Hour)
        {
            self.at += 3;
            return self.set_clock(Clock::After(30), 4);
        }
        let Some(number) = self.amount(self.at) else {
            if !starts_as_number {
                return Ok(());
            }
            // `in 48h`, `in 1h30`.
            let length: Duration = self.tokens[self.at]
                .low
                .parse()
                .map_err(|_| NoTime::refused(self.words(from, self.at + 1), Why::Unknown))?;
            let is_of_days = self.tokens[self.at].low.ends_with(['d', 'w']);
            self.at += 1;
            let minutes = i64::from(length.minutes);
            return match is_of_days {
                true => self.set_day(Day::Ahead(minutes / (24 * 60)), 2),
                false => self.set_clock(Clock::After(minutes), 2),
            };
        };
        let unit = self.unit(self.at + 1);
        self.at += 2;
        if unit != Some(Unit::Hour) {
            return self.later_by(number, unit, from);
        }
        // `in 1 h 30`, `in 2 hours 15 minutes`.
        let minutes = self.amount(self.at).filter(|minutes| (1..60).contains(minutes));
        let has_unit = self.unit(self.at + 1) == Some(Unit::Minute);
        let minutes = minutes.filter(|_| has_unit || self.at + 1 == self.tokens.len());
        self.at += usize::from(minutes.is_some()) + usize::from(minutes.is_some() && has_unit);
        self.set_clock(Clock::After(number * 60 + minutes.unwrap_or(0)), self.at - from)
    }

    /// `2 hours from now`.
    pub(super) fn counted_from_now(&mut self) -> Option<Result<(), NoTime>> {
        let (number, unit) = (self.amount(self.at)?, self.unit(self.at + 1)?);
        let is_from_now = self.tokens.get(self.at + 2)?.low == "from" && self.is(self.at + 3, Meaning::Now);
        let from = self.at;
        self.at += if is_from_now { 4 } else { 0 };
        is_from_now.then(|| self.later_by(number, Some(unit), from))
    }

    /// So much later than now.
    fn later_by(&mut self, number: i64, unit: Option<Unit>, from: usize) -> Result<(), NoTime> {
        let (months, days) = match unit {
            Some(Unit::Minute) => return self.set_clock(Clock::After(number), self.at - from),
            Some(Unit::Hour) => return self.set_clock(Clock::After(number * 60), self.at - from),
            Some(Unit::Day) => (0, number),
            Some(Unit::Week) => (0, 7 * number),
            Some(Unit::Fortnight) => (0, 14 * number),
            Some(Unit::Month) => (number, 0),
            Some(Unit::Year) if number < 100 => (12 * number, 0),
            Some(Unit::Year | Unit::Workday) | None => {
                self.at = self.at.min(self.tokens.len());
                return Err(self.refused(from, Why::Unknown));
            }
        };
        self.set_day(Day::In { months, days }, self.at - from)
    }

    /// `at 14:00`, `at 3`, `à 14h`; behind a time of day the French word has its end behind it.
    fn at_time(&mut self) -> Result<(), NoTime> {
        let is_range = self.has_open_clock() && self.is_clock(self.at + 1);
        self.at += 1;
        if is_range {
            return self.range_end();
        }
        let number = self.day_number(self.at).filter(|(_, is_day)| !is_day).map(|(number, _)| number);
        let nought = self.tokens.get(self.at).filter(|token| matches!(token.low.as_str(), "0" | "00")).map(|_| 0);
        let is_open = self.is_hour(self.at) || self.is(self.at + 1, Meaning::To) || self.month(self.at + 1).is_some();
        let in_words =
            self.find(self.at, |one| if let Meaning::Number(number) = one { i8::try_from(number).ok() } else { None });
        match number.or(nought).or(in_words.filter(|_| self.unit(self.at + 1).is_none())) {
            Some(hour) if !is_open => {
                self.at += 1;
                self.bare_hour(hour, 1)
            }
            _ => Ok(()),
        }
    }

    /// `in the morning`, `tomorrow evening`.
    fn part_of_day(&mut self, half: Half) -> Result<(), NoTime> {
        self.at += 1;
        match self.parts.day_part.replace(half) {
            Some(known) if known != half => Err(self.refused(self.at - 1, Why::TwoTimes)),
            _ => Ok(()),
        }
    }

    pub(super) fn fraction_at(&self, at: usize) -> Option<i8> {
        self.find(at, |one| if let Meaning::Fraction(minutes) = one { Some(minutes) } else { None })
    }

    /// An hour in words, with so many of them.
    fn hour_word(&mut self, number: i64, words: usize) -> Result<(), NoTime> {
        self.at += words;
        self.bare_hour(i8::try_from(number).unwrap_or(i8::MAX), words)
    }

    /// `half past two`, `quarter to 3 pm`.
    fn fraction(&mut self, minutes: i8) -> Result<(), NoTime> {
        let is_past = self.is(self.at + 1, Meaning::Past);
        let hour =
            self.amount(self.at + 2).and_then(|hour| i8::try_from(hour).ok()).filter(|hour| (1..24).contains(hour));
        let hour = hour.filter(|_| is_past || self.is(self.at + 1, Meaning::To));
        let Some(hour) = hour else { return Err(self.unknown(2)) };
        self.at += 3;
        let (hour, minute) = match (is_past, hour) {
            (true, hour) => (hour, minutes),
            (false, 1) => (12, 60 - minutes),
            (false, hour) => (hour - 1, 60 - minutes),
        };
        self.at += usize::from(self.is(self.at, Meaning::Hour12));
        self.hour_and_minute(hour, minute, 3)?;
        let (half, _) = self.behind_clock(None);
        self.parts.day_part = half.or(self.parts.day_part);
        Ok(())
    }

    /// `2 heures et demie`.
    fn and_fraction(&mut self) -> Result<(), NoTime> {
        let minutes = self.fraction_at(self.at + 1).unwrap_or(0);
        let later = |time: Time| time.with().minute(minutes).build().ok().filter(|_| time.minute() == 0);
        match &mut self.parts.clock {
            Some(Clock::At(time, None) | Clock::Hour(time)) if later(*time).is_some() => {
                *time = later(*time).unwrap_or(*time);
                self.at += 2;
                Ok(())
            }
            _ => Err(self.unknown(2)),
        }
    }

    /// What was said of the half of the day is that of the time: `9 in the morning`, `8:30 tomorrow evening`.
    pub(super) fn settle_day_part(&mut self) -> Result<(), NoTime> {
        let Some(half) = self.parts.day_part else { return Ok(()) };
        let is_before_noon = |time: Time| (1..12).contains(&time.hour());
        match &mut self.parts.clock {
            // `12 in the morning` may be noon or midnight.
            Some(Clock::Hour(time)) if half == Half::Am && time.hour() == 12 => {}
            Some(Clock::Hour(time)) => self.parts.clock = half.of(*time).map(|time| Clock::At(time, None)),
            Some(Clock::At(time, end)) if half == Half::Pm && !self.parts.has_half && is_before_noon(*time) => {
                *time = half.of(*time).unwrap_or(*time);
                *end = end.map(|end| half.of(end).filter(|_| is_before_noon(end)).unwrap_or(end));
            }
            Some(Clock::At(time, _)) if (half == Half::Am) != (time.hour() < 12) => {
                return Err(NoTime::refused(self.words(0, self.tokens.len()), Why::NoSuchTime));
            }
            _ => {}
        }
        Ok(())
    }

    /// `10:00 to 11:00`; `to tue 16:00`.
    fn to(&mut self) -> Result<(), NoTime> {
        let is_first = self.at == 0;
        self.at += 1;
        if self.has_open_clock() && self.is_clock(self.at) {
            return self.range_end();
        }
        if is_first { Ok(()) } else { Err(NoTime::refused(self.words(self.at - 1, self.at + 1), Why::Unknown)) }
    }

    /// `my time`, `local time`: the clocks that are taken where no zone is named.
    fn own_zone(&mut self) -> Result<(), NoTime> {
        self.at += 1;
        let is_zone = self.tokens.get(self.at).is_some_and(|token| token.low == "zone");
        if self.is(self.at, Meaning::TimeWord) || is_zone {
            self.at += 1;
        }
        Ok(())
    }
}
