//! What comes of reading words for a time: the time with what is to be said of it, a question, or the word that was not
//! understood.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Weekday};

use super::NoZone;
use crate::time::Duration;

/// Why words are not a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoTime {
    /// They could be several.
    Asked(Question),
    /// They are none.
    Refused {
        /// The word that was not understood, or all of them.
        word: String,
        /// Why.
        why: Why,
    },
}

impl NoTime {
    /// The refusal of a word.
    pub(super) fn refused(word: impl Into<String>, why: Why) -> Self {
        Self::Refused { word: word.into(), why }
    }

    /// A question with what could be typed instead.
    pub(super) fn asked(about: About, choices: impl IntoIterator<Item = String>) -> Self {
        Self::Asked(Question { about, choices: choices.into_iter().collect() })
    }
}

/// What must be asked, since it would be a guess.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What it is about.
    pub about: About,
    /// What it could be: each can be typed in place of the words, and is then one time alone.
    pub choices: Vec<String>,
}

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The order of day and month.
    DayOrMonth,
    /// `next thursday`, where this week's is still to come.
    WhichWeek(Weekday),
    /// The next such day is this one, since it has just been, or since few years have it.
    NotSoon(Date),
    /// The date is another weekday than the one beside it.
    OtherWeekday {
        /// The date.
        date: Date,
        /// The weekday that was typed.
        typed: Weekday,
    },
    /// Midnight, which begins a day and ends another.
    Midnight,
    /// An hour up to twelve, without its half of the day.
    MorningOrEvening,
    /// The end of a meeting, or a distance from UTC.
    EndOrOffset,
    /// A year, or an hour.
    YearOrHour,
    /// A day, or a time of day, with a point in it.
    DayOrTime,
    /// The last day of work, or of the week.
    EndOfWeek,
    /// So many hours from now, or an hour of the day.
    LengthOrHour,
}

/// Why a word is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It means nothing here.
    Unknown,
    /// It names no zone, or several.
    Zone(NoZone),
    /// Days are named, and no time of day.
    NoTimeOfDay,
    /// A time of day is named, and no day.
    NoDay,
    /// A month without a day.
    MonthAlone,
    /// A date without its year, where days are meant that are over.
    NoYear,
    /// Two days where one is meant.
    TwoDays,
    /// Two times of day.
    TwoTimes,
    /// Two zones that do not show the same.
    TwoZones,
    /// A number that could be anything.
    BareNumber,
    /// Minutes of one digit.
    MissingDigit,
    /// There is no such day.
    NoSuchDay,
    /// There is no such time of day.
    NoSuchTime,
    /// It says how a series goes on.
    IsSeries,
    /// A beginning and an end, where one moment is meant.
    IsRange,
    /// It is over.
    IsPast,
}

/// What is said beside a time that was read, since it is not what was typed to the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Clocks leave this time out: it is taken by the offset before.
    Skipped {
        /// What was typed.
        wall: DateTime,
        /// When that is.
        at: Timestamp,
        /// The zone.
        zone: String,
    },
    /// Clocks show this time twice: the first is taken.
    Twice {
        /// What was typed.
        wall: DateTime,
        /// The zone.
        zone: String,
    },
    /// Seconds are left out.
    WithoutSeconds,
    /// A word that is a day of the week in the reader's language, and something else in another.
    TakenAs {
        /// As typed.
        word: String,
        /// What was taken.
        weekday: Weekday,
    },
    /// 24:00 is the end of the day that was typed.
    DayEnds(Date),
    /// Of several places of one name, this was taken.
    Place {
        /// The place, as it is shown.
        place: String,
        /// Its zone.
        zone: String,
    },
}

/// A time by the clocks of a zone, and the instant that it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wall {
    /// The day and time of day.
    pub at: DateTime,
    /// The zone's name, or its offset.
    pub zone: String,
    /// The instant.
    pub instant: Timestamp,
    /// Whether the words name the zone.
    pub names_zone: bool,
    /// How long it is, where an end was typed too.
    pub length: Option<Duration>,
    /// What is to be said of it.
    pub notes: Vec<Note>,
}
