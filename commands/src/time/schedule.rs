//! When something comes again and again: `mon 09:00`, or an expression as cron has it, by the clocks of a zone.
//!
//! Cron is asked for wall times alone, and each is then made an instant by the rules for all other times here: cron's own
//! reckoning repeats and leaves out times when clocks are changed.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate, Timelike};
use jiff::civil::{DateTime, Time, Weekday};
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::when;
use crate::record::{Schedule, Weekend};

/// Weekdays as cron names them.
const DAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "Mon"),
    (Weekday::Tuesday, "Tue"),
    (Weekday::Wednesday, "Wed"),
    (Weekday::Thursday, "Thu"),
    (Weekday::Friday, "Fri"),
    (Weekday::Saturday, "Sat"),
    (Weekday::Sunday, "Sun"),
];

/// Wall times that come again and again: an expression of five fields, minute, hour, day of the month, month, weekday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurrence(String);

/// The words are no recurrence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotARecurrence {
    /// They are neither a weekday with a time nor an expression.
    #[error("write a weekday and a time such as mon 09:00, or a cron expression such as 0 9 * * Mon")]
    Unreadable,
    /// A weekday has a number, and numbers of weekdays differ from one cron to another.
    #[error(
        "write weekdays by their names, as in 0 9 * * Mon-Fri: their numbers mean different days to different crons"
    )]
    NumberedWeekday,
    /// It would come every minute.
    #[error("name the minute, as in 0 9 * * Mon: a digest every minute helps nobody")]
    TooOften,
}

impl Recurrence {
    /// Once a week.
    pub fn weekly(day: Weekday, at: Time) -> Self {
        let name = DAYS.iter().find(|(known, _)| *known == day).map_or("Mon", |(_, name)| name);
        Self(format!("{} {} * * {name}", at.minute(), at.hour()))
    }

    /// The same by the clocks of a zone.
    pub fn in_zone(&self, zone: impl Into<String>) -> Schedule {
        Schedule { cron: self.0.clone(), zone: zone.into() }
    }

    /// The weekday and the time, where it comes once a week.
    fn as_weekly(&self) -> Option<(Weekday, Time)> {
        let fields: Vec<&str> = self.0.split(' ').collect();
        let [minute, hour, "*", "*", day] = fields.as_slice() else { return None };
        let (day, _) = DAYS.iter().find(|(_, name)| name.eq_ignore_ascii_case(day))?;
        Some((*day, Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?))
    }
}

impl FromStr for Recurrence {
    type Err = NotARecurrence;

    fn from_str(words: &str) -> Result<Self, NotARecurrence> {
        let fields: Vec<&str> = words.split_whitespace().collect();
        match fields.as_slice() {
            [day, at] => weekly(day, at).ok_or(NotARecurrence::Unreadable),
            [minute, hour, day, month, weekday] => {
                if !minute.chars().all(|c| c.is_ascii_digit()) {
                    return Err(NotARecurrence::TooOften);
                }
                if weekday.chars().any(|c| c.is_ascii_digit()) {
                    return Err(NotARecurrence::NumberedWeekday);
                }
                let expression = [*minute, hour, day, month, weekday].join(" ");
                parsed(&expression).map(|_| Self(expression)).ok_or(NotARecurrence::Unreadable)
            }
            _ => Err(NotARecurrence::Unreadable),
        }
    }
}

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_weekly() {
            Some((day, at)) => {
                let name = DAYS.iter().find(|(known, _)| *known == day).map_or("", |(_, name)| name);
                write!(f, "{} {}", name.to_lowercase(), at.strftime("%H:%M"))
            }
            None => f.write_str(&self.0),
        }
    }
}

impl Serialize for Recurrence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Recurrence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = String::deserialize(deserializer)?;
        words.parse().map_err(|error| serde::de::Error::custom(format!("\"{words}\" is no time: {error}")))
    }
}

impl Schedule {
    /// The first moment after `at`; nothing when there is none.
    pub fn next_after(&self, at: Timestamp) -> Option<Timestamp> {
        let zone = when::zone(&self.zone)?;
        // Clocks that are put back show times again that are past.
        let from = zone.to_datetime(at).checked_sub(1.day()).ok()?;
        let walls = parsed(&self.cron)?;
        let instants = walls.after(&to_chrono(from)?).filter_map(|wall| when::instant(to_civil(&wall)?, &zone));
        instants.into_iter().find(|instant| *instant > at)
    }

    /// The weekday and the time, where it comes once a week.
    pub fn weekly(&self) -> Option<(Weekday, Time)> {
        Recurrence(self.cron.clone()).as_weekly()
    }
}

/// `mon 09:00`.
fn weekly(day: &str, at: &str) -> Option<Recurrence> {
    let day = day.trim_end_matches([',', 's']);
    let Weekend(days) = day.parse().ok()?;
    let [day] = days.as_slice() else { return None };
    let (hour, minute) = at.split_once(':')?;
    Some(Recurrence::weekly(*day, Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?))
}

/// As the library wants it, with seconds first.
fn parsed(expression: &str) -> Option<cron::Schedule> {
    cron::Schedule::from_str(&format!("0 {expression}")).ok()
}

/// A wall time in the library's dates. The zone there is none: nothing is reckoned with it.
fn to_chrono(wall: DateTime) -> Option<chrono::DateTime<chrono::Utc>> {
    let part = |number: i8| u32::try_from(number).ok();
    let date = NaiveDate::from_ymd_opt(wall.year().into(), part(wall.month())?, part(wall.day())?)?;
    Some(date.and_hms_opt(part(wall.hour())?, part(wall.minute())?, part(wall.second())?)?.and_utc())
}

fn to_civil(wall: &chrono::DateTime<chrono::Utc>) -> Option<DateTime> {
    let part = |number: u32| i8::try_from(number).ok();
    let (year, month, day) = (i16::try_from(wall.year()).ok()?, part(wall.month())?, part(wall.day())?);
    DateTime::new(year, month, day, part(wall.hour())?, part(wall.minute())?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Result<String, NotARecurrence> {
        words.parse::<Recurrence>().map(|recurrence| recurrence.to_string())
    }

    #[test]
    fn a_recurrence_is_a_weekday_with_a_time_or_an_expression() {
        for words in ["mon 09:00", "Monday 9:00", "mondays 09:00", "0 9 * * Mon", "00 09 * * mon"] {
            assert_eq!(read(words).as_deref(), Ok("mon 09:00"), "{words}");
        }
        assert_eq!(read("30 8 1 * *").as_deref(), Ok("30 8 1 * *"));
        assert_eq!(read("0 9 * * Mon-Fri").as_deref(), Ok("0 9 * * Mon-Fri"));
        for words in ["mon", "mon 25:00", "9:00", "0 9 * *", "0 9 * * Mox", "61 9 * * Mon", "0 9 32 * *", ""] {
            assert_eq!(read(words), Err(NotARecurrence::Unreadable), "{words}");
        }
        for words in ["0 9 * * 1", "0 9 * * Mon,3", "0 9 * * 1-5"] {
            assert_eq!(read(words), Err(NotARecurrence::NumberedWeekday), "{words}");
        }
        assert_eq!(read("* 9 * * Mon"), Err(NotARecurrence::TooOften));
    }

    #[test]
    fn it_keeps_its_wall_time_when_clocks_change() {
        let series = |words: &str, zone: &str, from: &str| {
            let schedule = words.parse::<Recurrence>().unwrap().in_zone(zone);
            let mut at: Timestamp = from.parse().unwrap();
            let next = || {
                at = schedule.next_after(at).unwrap();
                at.to_string()
            };
            std::iter::repeat_with(next).take(3).collect::<Vec<_>>()
        };
        assert_eq!(
            series("mon 09:00", "Europe/Paris", "2017-03-19T12:00:00Z"),
            ["2017-03-20T08:00:00Z", "2017-03-27T07:00:00Z", "2017-04-03T07:00:00Z"]
        );
        // What comes twice comes once, and what is left out comes an hour later by the clocks.
        assert_eq!(
            series("30 1 * * *", "America/New_York", "2025-11-01T05:00:00Z"),
            ["2025-11-01T05:30:00Z", "2025-11-02T05:30:00Z", "2025-11-03T06:30:00Z"]
        );
        assert_eq!(
            series("30 2 * * *", "America/New_York", "2025-03-08T07:00:00Z"),
            ["2025-03-08T07:30:00Z", "2025-03-09T07:30:00Z", "2025-03-10T06:30:00Z"]
        );
        assert_eq!(
            series("0 0 * * *", "Africa/Cairo", "2026-04-22T22:30:00Z"),
            ["2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z", "2026-04-25T21:00:00Z"]
        );
    }
}
