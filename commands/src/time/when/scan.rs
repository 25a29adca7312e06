//! What words say of a time, part by part, before it is known which day and which instant that is.

mod numbers;
mod phrases;
mod places;

use jiff::Timestamp;
use jiff::civil::{Time, Weekday};
use jiff::tz::TimeZone;

use super::clock::{self, Half};
use super::numeric::Numeric;
use super::reading::{NoTime, Why};
use super::signs::{Token, tokens};
use super::vocabulary::{Meaning, Unit, Vocabulary};
use crate::record::Nth;
use crate::time::zone::Found;

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
    /// A time up to 12:59, without its half of the day.
    Hour(Time),
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
    /// The place that was taken, where it is to be told.
    pub(super) place: Option<String>,
}

impl Zone {
    pub(super) fn of(found: Found, typed: String) -> Self {
        let place = found.said.filter(|_| found.is_told);
        Self { name: found.name, zone: found.zone, typed, place }
    }

    /// Whether it was typed as a distance from UTC alone: `+2`.
    pub(super) fn is_offset(&self) -> bool {
        self.typed.starts_with(['+', '-'])
    }
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
    /// `in the morning`, `tomorrow evening`.
    pub(super) day_part: Option<Half>,
    /// Whether a time of day has its half: `9 am`.
    pub(super) has_half: bool,
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
    /// Nobody needs so many words for a time.
    const MOST: usize = 40;
    let tokens = tokens(typed);
    if tokens.len() > MOST {
        let words: Vec<&str> = tokens.iter().take(3).map(|token| token.word.as_str()).collect();
        return Err(NoTime::refused(words.join(" "), Why::Unknown));
    }
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
    scanner.settle_day_part()?;
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
        if token.low == "+" && self.offset_apart()? {
            return Ok(());
        }
        if let Some(later) = self.counted_from_now() {
            return later;
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
        // `et` stands between two days in French, and before a half hour, and is a zone in English.
        let is_and = self.is(self.at, Meaning::And) && self.weekday(self.at + 1).is_none();
        let is_and = is_and && self.fraction_at(self.at + 1).is_none();
        if self.meanings[self.at].is_empty() || is_and || self.begins_zone() {
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

    fn day_part(&self, at: usize) -> Option<Half> {
        self.find(at, |one| if let Meaning::DayPart(half) = one { Some(half) } else { None })
    }

    /// Whether some word says which half of the day is meant.
    fn has_day_part(&self) -> bool {
        (0..self.tokens.len()).any(|at| self.day_part(at).is_some())
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
}

/// The instant in what Discord shows to each reader in their own time: `<t:1493128800:F>`. Nothing inside where the number is none.
fn discord_stamp(word: &str) -> Option<Option<Timestamp>> {
    let inner = word.strip_prefix("<t:")?.strip_suffix('>')?;
    let seconds = inner.split(':').next().unwrap_or(inner);
    Some(seconds.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok()))
}
