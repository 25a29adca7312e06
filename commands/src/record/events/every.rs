//! How a series goes on: `day`, `2 weeks`, `month on the last thu`. Wall times in one zone, so that a meeting at ten stays
//! at ten when the clocks change.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Weekday};
use jiff::{Span, ToSpan};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::record::events::Weekend;

/// The most days, weeks or months between two occurrences.
const MOST: u32 = 99;

/// How a series goes on; written as people type it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// After so many days.
    Days(u32),
    /// After so many weeks, on the same weekday.
    Weeks(u32),
    /// After so many months, on the same date; where a month has none, on its last day.
    Months(u32),
    /// After so many months, on a weekday by its place in the month.
    MonthsOn {
        /// How many months.
        months: u32,
        /// The place.
        nth: Nth,
        /// The weekday.
        weekday: Weekday,
    },
}

/// The place of a weekday in its month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display, strum::EnumString)]
#[strum(serialize_all = "lowercase", ascii_case_insensitive)]
pub enum Nth {
    /// The first.
    #[strum(serialize = "1st", serialize = "first", to_string = "first")]
    First,
    /// The second.
    #[strum(serialize = "2nd", serialize = "second", to_string = "second")]
    Second,
    /// The third.
    #[strum(serialize = "3rd", serialize = "third", to_string = "third")]
    Third,
    /// The fourth.
    #[strum(serialize = "4th", serialize = "fourth", to_string = "fourth")]
    Fourth,
    /// The last.
    Last,
}

/// The words do not say how a series goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a series is written like day, 2 weeks, month, or month on the last thu")]
pub struct NotASeries;

impl FromStr for Every {
    type Err = NotASeries;

    fn from_str(words: &str) -> Result<Self, NotASeries> {
        let words = words.to_lowercase();
        let words: Vec<&str> = words.split_whitespace().collect();
        let (number, unit, rest) = match words.as_slice() {
            [number, unit, rest @ ..] if number.starts_with(|c: char| c.is_ascii_digit()) => {
                (number.parse().map_err(|_| NotASeries)?, *unit, rest)
            }
            [unit, rest @ ..] => (1, *unit, rest),
            [] => return Err(NotASeries),
        };
        if !(1..=MOST).contains(&number) {
            return Err(NotASeries);
        }
        match (unit, rest) {
            ("day" | "days", []) => Ok(Self::Days(number)),
            ("week" | "weeks", []) => Ok(Self::Weeks(number)),
            ("month" | "months", []) => Ok(Self::Months(number)),
            ("month" | "months", ["on", "the", nth, weekday]) => {
                let weekdays: Weekend = weekday.parse().map_err(|_| NotASeries)?;
                let nth = nth.parse().map_err(|_| NotASeries)?;
                let weekday = *weekdays.0.first().ok_or(NotASeries)?;
                Ok(Self::MonthsOn { months: number, nth, weekday })
            }
            _ => Err(NotASeries),
        }
    }
}

impl fmt::Display for Every {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = |number: u32, unit: &str| match number {
            1 => unit.to_owned(),
            number => format!("{number} {unit}s"),
        };
        match self {
            Self::Days(days) => f.write_str(&units(*days, "day")),
            Self::Weeks(weeks) => f.write_str(&units(*weeks, "week")),
            Self::Months(months) => f.write_str(&units(*months, "month")),
            Self::MonthsOn { months, nth, weekday } => {
                let weekday = Weekend(vec![*weekday]);
                write!(f, "{} on the {nth} {weekday}", units(*months, "month"))
            }
        }
    }
}

impl Serialize for Every {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Every {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = String::deserialize(deserializer)?;
        words.parse().map_err(serde::de::Error::custom)
    }
}

impl Every {
    /// The wall times of a series that begins with the first fitting day from `first` on, without end.
    pub fn from(self, first: DateTime) -> impl Iterator<Item = DateTime> {
        (0..).map_while(move |number| self.nth(first, number))
    }

    /// One of them, from 0.
    pub fn nth(self, first: DateTime, number: u32) -> Option<DateTime> {
        let date = self.date(self.first_date(first.date())?, i64::from(number))?;
        Some(DateTime::from_parts(date, first.time()))
    }

    fn first_date(self, from: Date) -> Option<Date> {
        match self {
            Self::MonthsOn { nth, weekday, .. } => {
                let this_month = nth.of(weekday, from)?;
                if this_month >= from {
                    Some(this_month)
                } else {
                    nth.of(weekday, plus(from.first_of_month(), 1.month())?)
                }
            }
            Self::Days(_) | Self::Weeks(_) | Self::Months(_) => Some(from),
        }
    }

    fn date(self, first: Date, number: i64) -> Option<Date> {
        let times = |each: u32| number.checked_mul(i64::from(each));
        match self {
            Self::Days(days) => plus(first, Span::new().try_days(times(days)?).ok()?),
            Self::Weeks(weeks) => plus(first, Span::new().try_weeks(times(weeks)?).ok()?),
            // From the first each time, so that the 31st comes back after a month of thirty days.
            Self::Months(months) => plus(first, Span::new().try_months(times(months)?).ok()?),
            Self::MonthsOn { months, nth, weekday } => {
                nth.of(weekday, plus(first.first_of_month(), Span::new().try_months(times(months)?).ok()?)?)
            }
        }
    }
}

fn plus(date: Date, span: Span) -> Option<Date> {
    date.checked_add(span).ok()
}

impl Nth {
    fn of(self, weekday: Weekday, month: Date) -> Option<Date> {
        let place = match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
            Self::Fourth => 4,
            Self::Last => -1,
        };
        month.nth_weekday_of_month(place, weekday).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(words: &str, first: &str, number: usize) -> Vec<String> {
        let every: Every = words.parse().unwrap();
        every.from(first.parse().unwrap()).take(number).map(|at| at.date().to_string()).collect()
    }

    #[test]
    fn a_series_goes_on_as_it_is_written() {
        assert_eq!(dates("day", "2017-02-27T10:00", 3), ["2017-02-27", "2017-02-28", "2017-03-01"]);
        assert_eq!(dates("2 weeks", "2017-04-25T22:00", 3), ["2017-04-25", "2017-05-09", "2017-05-23"]);
        assert_eq!(dates("month", "2017-01-31T10:00", 4), ["2017-01-31", "2017-02-28", "2017-03-31", "2017-04-30"]);
        assert_eq!(dates("month on the last thu", "2017-04-28T10:00", 2), ["2017-05-25", "2017-06-29"]);
        assert_eq!(dates("3 months on the 2nd tuesday", "2017-04-01T10:00", 2), ["2017-04-11", "2017-07-11"]);
    }

    #[test]
    fn what_is_no_series_is_not_guessed() {
        for words in [
            "",
            "year",
            "0 days",
            "100 weeks",
            "2",
            "week on the last thu",
            "month on the 5th mon",
            "-1 days",
            "month on thu",
        ] {
            assert_eq!(words.parse::<Every>(), Err(NotASeries), "{words}");
        }
    }

    #[test]
    fn a_series_is_written_as_it_is_read() {
        for words in [
            "day",
            "2 days",
            "week",
            "2 weeks",
            "month",
            "3 months",
            "month on the last thu",
            "2 months on the first mon",
        ] {
            assert_eq!(words.parse::<Every>().unwrap().to_string(), words);
        }
    }

    #[test]
    fn a_series_ends_with_the_calendar() {
        assert_eq!(dates("99 months", "9990-01-01T10:00", 9).len(), 2);
    }
}
