//! Dates in numbers: `2017-04-25`, `25.04.2017`, `25.4.`, `25/04/2017`. What could be two dates is two.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::clock::digits;

/// A day in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numeric {
    /// A day of a year.
    Date(Date),
    /// A day without its year: the month, the day.
    WithoutYear(i8, i8),
    /// Two days of a year, by the order of day and month.
    Either(Date, Date),
    /// Two days without a year: each the month, the day.
    EitherWithoutYear((i8, i8), (i8, i8)),
    /// The form of a date, and no such day.
    NoSuchDay,
}

/// The date that a word is, where it has the form of one.
pub(super) fn date(word: &str) -> Option<Numeric> {
    if word.len() == 8 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        let (year, rest) = word.split_at(4);
        return Some(of(year, &rest[..2], &rest[2..])).filter(|read| *read != Numeric::NoSuchDay);
    }
    let (first, rest) = digits(word);
    let separator = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    if separator == '-'
        && let Some(week) = rest.strip_prefix("-w").or_else(|| rest.strip_prefix("-W"))
    {
        return iso_week(first, week);
    }
    let parts: Vec<&str> = rest[1..].split(separator).collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_short = |part: &str| matches!(part.len(), 1 | 2);
    match (first.len(), parts.as_slice()) {
        (4, [month, day]) if is_number(month) && is_number(day) && is_short(month) && is_short(day) => {
            Some(of(first, month, day))
        }
        (1 | 2, [second, year]) if is_number(second) && is_number(year) && is_short(second) => {
            let year = match year.len() {
                4 => (*year).to_owned(),
                // Nobody meets in another century.
                2 => format!("20{year}"),
                _ => return None,
            };
            Some(match separator {
                '.' => of(&year, second, first),
                _ => either(&year, first, second),
            })
        }
        // `25.4.` has a point behind the month, `4/25` has none.
        (1 | 2, [month, ""]) if separator == '.' && is_number(month) && is_short(month) => {
            Some(without_year(month, first))
        }
        (1 | 2, [second]) if separator == '/' && is_number(second) && is_short(second) => {
            Some(match (without_year(second, first), without_year(first, second)) {
                (Numeric::WithoutYear(..), Numeric::WithoutYear(..)) if first == *second => without_year(first, second),
                (Numeric::WithoutYear(month, day), Numeric::WithoutYear(other_month, other_day)) => {
                    Numeric::EitherWithoutYear((month, day), (other_month, other_day))
                }
                (Numeric::NoSuchDay, other) => other,
                (one, _) => one,
            })
        }
        _ => None,
    }
}

/// A day and a month that stand with a point between them: `25.04`, which is also how some write a time.
pub(super) fn day_and_month(day: i8, month: i8) -> Option<(i8, i8)> {
    is_day(month, day).then_some((month, day))
}

/// Whether some year has the day.
pub(super) fn is_day(month: i8, day: i8) -> bool {
    Date::new(2000, month, day).is_ok()
}

fn of(year: &str, month: &str, day: &str) -> Numeric {
    let date = (|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok())();
    date.filter(|date| (1900..=9999).contains(&date.year())).map_or(Numeric::NoSuchDay, Numeric::Date)
}

fn either(year: &str, first: &str, second: &str) -> Numeric {
    match (of(year, second, first), of(year, first, second)) {
        (Numeric::Date(one), Numeric::Date(other)) if one != other => Numeric::Either(one, other),
        (Numeric::NoSuchDay, other) => other,
        (one, _) => one,
    }
}

fn without_year(month: &str, day: &str) -> Numeric {
    match (month.parse(), day.parse()) {
        (Ok(month), Ok(day)) if is_day(month, day) => Numeric::WithoutYear(month, day),
        _ => Numeric::NoSuchDay,
    }
}

/// `2017-W17-2`: the second day of a week with a number, by ISO 8601.
fn iso_week(year: &str, rest: &str) -> Option<Numeric> {
    let (week, day) = rest.split_once('-')?;
    let day = Weekday::from_monday_one_offset(day.parse().ok()?).ok()?;
    let date = ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, day).ok();
    Some(date.map_or(Numeric::NoSuchDay, |date| Numeric::Date(date.date())))
}
