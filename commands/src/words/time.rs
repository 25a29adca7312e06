//! Lengths of time, days and how series go on, as they are shown. How they are typed and stored is beside each.

use jiff::civil::{Date, Weekday};

use super::message::{Arg, Message};
use super::shared::key;
use super::voice::Language;
use crate::record::Every;
use crate::say;
use crate::time::Duration;
use crate::time::when::vocabulary::{ENGLISH, FRENCH, Vocabulary};

impl Language {
    /// The words that people use for times who speak it.
    pub fn vocabulary(self) -> &'static Vocabulary {
        match self {
            Self::English => &ENGLISH,
            Self::French => &FRENCH,
            #[cfg(any(test, debug_assertions))]
            Self::Pseudo => &ENGLISH,
        }
    }
}

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

/// `Monday`.
pub(crate) fn whole_weekday(weekday: Weekday) -> Message {
    say!(weekday_whole, weekday: number_of(weekday))
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

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::words::{Label, Language};

    fn said(messages: impl IntoIterator<Item = Message>) -> String {
        let labels: Vec<Label> = messages.into_iter().map(Label::from).collect();
        let of = |language| labels.iter().map(|label| label.in_language(language)).collect::<Vec<_>>().join(", ");
        format!("{}\n{}", of(Language::English), of(Language::French))
    }

    #[test]
    fn a_length_of_time_is_shown_in_hours_and_minutes_or_in_days() {
        let lengths = [1, 45, 60, 61, 90, 1440, 1500, 10_080].map(Duration::of_minutes);
        expect![[r#"
            1 minute, 45 minutes, 1 hour, 1 hour 1 minute, 1 hour 30 minutes, 24 hours, 25 hours, 7 days
            1 minute, 45 minutes, 1 heure, 1 heure 1 minute, 1 heure 30 minutes, 24 heures, 25 heures, 7 jours"#]]
        .assert_eq(&said(lengths.map(Message::from)));
    }

    #[test]
    fn how_a_series_goes_on_is_shown_with_its_days() {
        let every = [
            "day",
            "3 days",
            "week",
            "2 weeks",
            "month",
            "3 months",
            "month on the last thu",
            "2 months on the first mon",
        ];
        let every = every.map(|typed| typed.parse::<Every>().expect("a series"));
        expect![[r#"
            every day, every 3 days, every week, every 2 weeks, every month, every 3 months, every month on the last Thursday, every 2 months on the first Monday
            tous les jours, tous les 3 jours, toutes les semaines, toutes les 2 semaines, tous les mois, tous les 3 mois, le dernier jeudi de chaque mois, tous les 2 mois, le premier lundi"#]].assert_eq(&said(every.map(Message::from)));
        let day = jiff::civil::date(2017, 4, 10);
        expect![[r#"
            Mon 10 Apr 2017, Mon, Apr
            lun. 10 avr. 2017, lun., avr."#]]
        .assert_eq(&said([day.into(), day.weekday().into(), month(day)]));
    }
}
