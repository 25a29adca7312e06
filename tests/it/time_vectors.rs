//! Wall times, zones and series, held against cases whose answers are known.

use commands::record::Every;
use commands::time::schedule::Recurrence;
use commands::time::when::{self, NoZone};
use harness::left_out::shared;
use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

/// The cases, unless they are not here.
pub(crate) fn vectors() -> Option<Value> {
    let text = shared("times in zones beside known cases", "time_vectors.json")?;
    Some(serde_json::from_str(&text).unwrap())
}

/// A text of a case.
pub(crate) fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_else(|| panic!("no {key} in {value}"))
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// The rule of a series as it is typed here, and the time of day.
pub(crate) fn rule(case: &Value) -> (String, &str) {
    let (words, time) = text(case, "rule").rsplit_once(' ').unwrap();
    let words = match words.split_once(' ') {
        None => words.replace("daily", "day"),
        Some(("weekly", _)) => "week".to_owned(),
        Some(_) => format!("month on the {words}"),
    };
    (words, time)
}

/// The instants that are known of a series.
pub(crate) fn instants(case: &Value) -> Vec<Timestamp> {
    case["utc"].as_array().unwrap().iter().map(|utc| at(utc.as_str().unwrap())).collect()
}

#[test]
fn a_wall_time_in_a_zone_is_the_instant_that_is_known() {
    let Some(vectors) = vectors() else { return };
    for case in vectors["instants"].as_array().unwrap() {
        let words = format!("{} {}", text(case, "local").replace('T', " "), text(case, "zone"));
        let read = when::deadline(&words, &jiff::tz::TimeZone::UTC, at("2000-01-01T00:00:00Z"), &when::ENGLISH);
        let read = read.map(|read| read.instant);
        assert_eq!(read, Ok(at(text(case, "utc"))), "{case}");
    }
}

#[test]
fn a_series_keeps_its_wall_time_over_clock_changes() {
    let Some(vectors) = vectors() else { return };
    for case in vectors["series"].as_array().unwrap() {
        let (words, time) = rule(case);
        let every: Every = words.parse().unwrap();
        let first: Date = text(case, "from").parse().unwrap();
        let time: Time = time.parse().unwrap();
        let zone = when::zone(text(case, "zone")).unwrap();
        let known = instants(case);
        let series = every.from(first.to_datetime(time)).take(known.len());
        let series: Vec<Timestamp> = series.map(|wall| when::instant(wall, &zone).unwrap()).collect();
        assert_eq!(series, known, "{case}");
    }
}

#[test]
fn digests_keep_their_wall_time_over_clock_changes() {
    let Some(vectors) = vectors() else { return };
    let mut tried = 0;
    for case in vectors["series"].as_array().unwrap() {
        let (words, time) = text(case, "rule").rsplit_once(' ').unwrap();
        let at_time: Time = time.parse().unwrap();
        let words = match words.split_once(' ') {
            None => format!("{} {} * * *", at_time.minute(), at_time.hour()),
            Some(("weekly", day)) => format!("{day} {time}"),
            // A digest has no series of that kind.
            Some(_) => continue,
        };
        let schedule = words.parse::<Recurrence>().unwrap().in_zone(text(case, "zone"));
        let known = instants(case);
        let mut last = known[0] - SignedDuration::from_secs(1);
        for instant in &known {
            last = schedule.next_after(last).unwrap();
            assert_eq!(last, *instant, "{case}");
        }
        tried += 1;
    }
    assert!(tried > 2, "{tried}");
}

#[test]
fn abbreviations_of_several_zones_are_refused_with_the_choices() {
    let Some(vectors) = vectors() else { return };
    for name in vectors["refused"].as_array().unwrap() {
        let found = when::find_zone(name.as_str().unwrap());
        assert!(matches!(found, Err(NoZone::Ambiguous(choices)) if choices.len() > 1), "{name}");
    }
}
