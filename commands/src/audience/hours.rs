//! The hours in which somebody hears in private what is no answer to them.

use jiff::civil::{Date, Time};
use jiff::{Timestamp, ToSpan};

use crate::organisation::Organisation;
use crate::record::{Hours, Person, Weekend};
use crate::time::when;

/// The hours of whoever has given none.
const USUAL: Hours = Hours { from: Time::constant(8, 0, 0, 0), to: Time::constant(20, 0, 0, 0) };

/// For how many days a day of work is looked for.
const A_WEEK: i32 = 8;

/// The first time from `at` on that is within somebody's hours: `at` itself, or when their next day begins. Where they said which
/// days they do not work, not on those.
pub(crate) fn next_within(person: &Person, organisation: &Organisation, at: Timestamp) -> Timestamp {
    let zone = organisation.zone_of(Some(person));
    let hours = person.hours.unwrap_or(USUAL);
    let today = zone.to_datetime(at).date();
    let works = |day: &Date| !person.weekend.as_ref().is_some_and(|Weekend(free)| free.contains(&day.weekday()));
    // Hours that began yesterday may run past midnight.
    let days = (-1..=A_WEEK).filter_map(|days| today.checked_add(days.days()).ok()).filter(works);
    let of_day = |day: Date| {
        let last = if hours.to > hours.from { day } else { day.tomorrow().ok()? };
        Some((when::instant(day.to_datetime(hours.from), &zone)?, when::instant(last.to_datetime(hours.to), &zone)?))
    };
    let mut coming = days.filter_map(of_day).filter(|(_, end)| *end > at);
    coming.next().map_or(at, |(start, _)| start.max(at))
}

#[cfg(test)]
mod tests {
    use super::next_within;
    use crate::organisation::Organisation;
    use crate::record::{Person, PersonId};

    fn next(zone: &str, hours: &str, weekend: &str, at: &str) -> String {
        let person = Person {
            zone: Some(zone.to_owned()).filter(|zone| !zone.is_empty()),
            hours: hours.parse().ok(),
            weekend: weekend.parse().ok(),
            ..Person::named(PersonId(1), "Lea Kaspar")
        };
        next_within(&person, &Organisation::default(), at.parse().unwrap()).to_string()
    }

    #[test]
    fn it_is_now_within_ones_hours_and_else_when_the_next_day_of_work_begins() {
        for (zone, hours, weekend, at, expected) in [
            ("", "", "", "2017-04-10T09:00:00Z", "2017-04-10T09:00:00Z"),
            ("", "", "", "2017-04-10T03:44:00Z", "2017-04-10T08:00:00Z"),
            ("", "", "", "2017-04-10T20:00:00Z", "2017-04-11T08:00:00Z"),
            ("America/Lima", "", "", "2017-04-10T09:00:00Z", "2017-04-10T13:00:00Z"),
            ("America/Lima", "09:00-17:00", "", "2017-04-10T22:30:00Z", "2017-04-11T14:00:00Z"),
            ("Asia/Dhaka", "", "fri, sat", "2017-04-13T15:00:00Z", "2017-04-16T02:00:00Z"),
            // Hours that run past midnight.
            ("", "22:00-06:00", "", "2017-04-10T03:00:00Z", "2017-04-10T03:00:00Z"),
            ("", "22:00-06:00", "", "2017-04-10T09:00:00Z", "2017-04-10T22:00:00Z"),
            // The clocks go forward in the night.
            ("Europe/Berlin", "", "", "2017-03-25T21:00:00Z", "2017-03-26T06:00:00Z"),
        ] {
            assert_eq!(next(zone, hours, weekend, at), expected, "{zone} {hours} {weekend} {at}");
        }
    }
}
