//! Lengths of time, days and how series go on, as they are shown. How they are typed and stored is beside each.

use jiff::civil::{Date, Weekday};

use super::message::{Arg, Message};
use super::shared::key;
use crate::record::Every;
use crate::say;
use crate::time::Duration;

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;

/// `45 minutes`, `1 hour 30 minutes`, `24 hours`, `7 days`.
impl From<Duration> for Message {
    fn from(length: Duration) -> Self {
        match length.minutes {
            minutes if minutes > DAY && minutes.is_multiple_of(DAY) => say!(length_days, days: minutes / DAY),
            minutes if minutes >= HOUR && minutes.is_multiple_of(HOUR) => say!(length_hours, hours: minutes / HOUR),
            minutes if minutes > HOUR => {
                say!(length_hours_minutes, hours: minutes / HOUR, minutes: minutes % HOUR)
            }
            minutes => say!(length_minutes, minutes: minutes),
        }
    }
}

/// `every 2 weeks`, `every month on the last Thursday`.
impl From<Every> for Message {
    fn from(every: Every) -> Self {
        match every {
            Every::Days(days) => say!(every_days, count: days),
            Every::Weeks(weeks) => say!(every_weeks, count: weeks),
            Every::Months(months) => say!(every_months, count: months),
            Every::MonthsOn { months, nth, weekday } => {
                let day = say!(weekday_of_month, place: key(nth), weekday: number_of(weekday));
                say!(every_months_on, count: months, day: day)
            }
        }
    }
}

/// `Mon 10 Apr 2017`.
impl From<Date> for Message {
    fn from(day: Date) -> Self {
        say!(
            date,
            weekday: Self::from(day.weekday()),
            day: number(day.day()),
            month: month(day),
            // As text: a number of a year has no separators.
            year: day.year().to_string(),
        )
    }
}

/// `Mon`.
impl From<Weekday> for Message {
    fn from(weekday: Weekday) -> Self {
        say!(weekday_short, weekday: number_of(weekday))
    }
}

/// `Apr`.
pub fn month(of: Date) -> Message {
    say!(month_short, month: number(of.month()))
}

fn number_of(weekday: Weekday) -> Arg {
    number(weekday.to_monday_one_offset())
}

fn number(number: i8) -> Arg {
    Arg::Number(number.into())
}

macro_rules! also_an_argument {
    ($($of:ty),*) => {$(
        impl From<$of> for Arg {
            fn from(value: $of) -> Self {
                Message::from(value).into()
            }
        }
    )*};
}

also_an_argument!(Duration, Every, Date, Weekday);
