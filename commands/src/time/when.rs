//! Dates, times and zones as people write them. A small strict grammar, never a guess.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

use crate::record::Weekend;
pub use crate::time::zone::{NoZone, find_zone, places, zone};

/// Why words are not a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoTime {
    /// They are no date.
    Unreadable,
    /// They name a day, and no time of day.
    NoTimeOfDay,
    /// The zone in them is none, or one of several.
    Zone(NoZone),
}

/// Whether a time is looked for before the present or after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tense {
    Past,
    Future,
}

/// The last second of what `words` name: a time is itself, a date is that day's end in `zone`.
///
/// Reads `2017-04-11`, `11 apr 2017`, `today`, `yesterday`, and a date followed by a time, a zone if it is another than
/// `zone`, or both: `2017-04-11 22:00 UTC`, `2017-04-11T22:00Z`, `11 apr 2017 22:00 Geneva`.
pub fn moment(words: &str, zone: &TimeZone, now: Timestamp) -> Option<Timestamp> {
    time(words, zone, now, Tense::Past).ok()
}

/// The same for what is to come. A date without a year is the next such date; `tomorrow`, `tue` and `in 3 days` are
/// read too.
///
/// # Errors
///
/// [`NoTime`], with the choices when a zone is one of several.
pub fn deadline(words: &str, zone: &TimeZone, now: Timestamp) -> Result<Timestamp, NoTime> {
    time(words, zone, now, Tense::Future)
}

/// The day that `words` name: `2017-04-11` or `11 apr 2017`.
pub fn day(words: &str) -> Option<Date> {
    let mut rest: Vec<&str> = words.split_whitespace().collect();
    let date = take_date(&mut rest, &TimeZone::UTC, Timestamp::UNIX_EPOCH, Tense::Past)?;
    rest.is_empty().then_some(date)
}

/// What words say of a time, before it is known what was left out.
struct Said {
    date: Date,
    time: Option<Time>,
    /// The zone that they name.
    zone: Option<(String, TimeZone)>,
    /// Whether the date is that of a weekday.
    is_weekday: bool,
}

fn parse(words: &str, zone: &TimeZone, now: Timestamp, tense: Tense) -> Result<Said, NoTime> {
    let words = words.trim();
    if let Ok(timestamp) = words.parse::<Timestamp>() {
        let wall = TimeZone::UTC.to_datetime(timestamp);
        let zone = Some(("UTC".to_owned(), TimeZone::UTC));
        return Ok(Said { date: wall.date(), time: Some(wall.time()), zone, is_weekday: false });
    }
    let words = words.replacen('T', " ", usize::from(words.get(10..11) == Some("T")));
    let mut rest: Vec<&str> = words.split_whitespace().collect();
    let is_weekday = rest.first().is_some_and(|word| word.parse::<Weekend>().is_ok());
    // The zone decides which day is today, and stands at the end.
    let named = named_zone(&rest);
    let today_in = named.as_ref().ok().and_then(Option::as_ref).map_or(zone, |(_, zone)| zone);
    let date = take_date(&mut rest, today_in, now, tense).ok_or(NoTime::Unreadable)?;
    let time = rest.first().and_then(|word| clock_time(word));
    // `22:00Z` carries its zone with it.
    let is_attached = time.is_some() && rest[0].ends_with(['Z', 'z']);
    let named = rest[usize::from(time.is_some())..].join(" ");
    let zone = match (is_attached, named.as_str()) {
        (true, "") => Some(("UTC".to_owned(), TimeZone::UTC)),
        (true, _) => return Err(NoTime::Unreadable),
        (false, "") => None,
        (false, named) => Some(find_zone(named).map_err(NoTime::Zone)?),
    };
    Ok(Said { date, time, zone, is_weekday })
}

/// The zone that is named behind a time of day, if one is.
fn named_zone(words: &[&str]) -> Result<Option<(String, TimeZone)>, NoZone> {
    let Some(time) = words.iter().position(|word| clock_time(word).is_some()) else { return Ok(None) };
    match words[time + 1..].join(" ").as_str() {
        "" => Ok(None),
        named => find_zone(named).map(Some),
    }
}

fn time(words: &str, zone: &TimeZone, now: Timestamp, tense: Tense) -> Result<Timestamp, NoTime> {
    if let Ok(timestamp) = words.trim().parse::<Timestamp>() {
        return Ok(timestamp);
    }
    let said = parse(words, zone, now, tense)?;
    let zone = said.zone.as_ref().map_or(zone, |(_, zone)| zone);
    let Some(time) = said.time else { return end_of_day(said.date, zone).ok_or(NoTime::Unreadable) };
    let date = said.coming_date(time, zone, now, tense).ok_or(NoTime::Unreadable)?;
    instant(DateTime::from_parts(date, time), zone).ok_or(NoTime::Unreadable)
}

impl Said {
    /// The date; of a weekday whose time is past today, a week later.
    fn coming_date(&self, time: Time, zone: &TimeZone, now: Timestamp, tense: Tense) -> Option<Date> {
        let at = instant(DateTime::from_parts(self.date, time), zone)?;
        let is_past = tense == Tense::Future && self.is_weekday && at <= now;
        if is_past { self.date.checked_add(7.days()).ok() } else { Some(self.date) }
    }
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
}

/// A day and time to come: `2017-04-25 22:00 UTC`, `25 apr 22:00 Geneva`, `tue 14:00`, `in 3 days 15:00`. `zone` is meant
/// where the words name none.
///
/// # Errors
///
/// [`NoTime`], also when there is no time of day.
pub fn coming(words: &str, zone: &str, now: Timestamp) -> Result<Wall, NoTime> {
    let (default_name, default) = find_zone(zone).map_err(NoTime::Zone)?;
    let said = parse(words, &default, now, Tense::Future)?;
    let names_zone = said.zone.is_some();
    let time = said.time.ok_or(NoTime::NoTimeOfDay)?;
    let (zone, tz) = said.zone.clone().unwrap_or((default_name, default));
    let date = said.coming_date(time, &tz, now, Tense::Future).ok_or(NoTime::Unreadable)?;
    let at = DateTime::from_parts(date, time);
    Ok(Wall { instant: instant(at, &tz).ok_or(NoTime::Unreadable)?, at, zone, names_zone })
}

/// The day that `words` name, which may be still to come: what [`day`] reads, and `25 apr`, `tomorrow`, `tue`, `in 3 days`.
pub fn coming_day(words: &str, zone: &TimeZone, now: Timestamp) -> Option<Date> {
    let mut rest: Vec<&str> = words.split_whitespace().collect();
    let date = take_date(&mut rest, zone, now, Tense::Future)?;
    rest.is_empty().then_some(date)
}

/// The instant of a wall time: in a gap by the offset before it, and the first of a time that comes twice.
pub fn instant(wall: DateTime, zone: &TimeZone) -> Option<Timestamp> {
    zone.to_ambiguous_timestamp(wall).compatible().ok()
}

/// The last second of a day.
pub fn end_of_day(date: Date, zone: &TimeZone) -> Option<Timestamp> {
    let next = DateTime::from_parts(date.tomorrow().ok()?, Time::midnight());
    instant(next, zone)?.checked_sub(SignedDuration::from_secs(1)).ok()
}

fn take_date(words: &mut Vec<&str>, zone: &TimeZone, now: Timestamp, tense: Tense) -> Option<Date> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let first = words.first()?.trim_end_matches(',').to_lowercase();
    let today = zone.to_datetime(now).date();
    let single = match first.as_str() {
        "today" => Some(today),
        "yesterday" if tense == Tense::Past => today.yesterday().ok(),
        "tomorrow" if tense == Tense::Future => today.tomorrow().ok(),
        _ if first.len() == 10 => first.parse().ok(),
        _ => None,
    };
    if single.is_some() {
        words.remove(0);
        return single;
    }
    if tense == Tense::Future && first == "in" {
        let number: i64 = words.get(1)?.parse().ok().filter(|number| (0..1000).contains(number))?;
        let span = match words.get(2)?.to_lowercase().as_str() {
            "day" | "days" => number.days(),
            "week" | "weeks" => number.weeks(),
            _ => return None,
        };
        words.drain(..3);
        return today.checked_add(span).ok();
    }
    if let Ok(Weekend(days)) = first.parse::<Weekend>()
        && let [_, rest @ ..] = words.as_slice()
    {
        // `fri 19 may`: the date counts, if it is one of that day.
        let mut after = rest.to_vec();
        let is_date =
            after.first().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()) && !word.contains(':'));
        if is_date {
            let date = take_date(&mut after, zone, now, tense)?;
            *words = after;
            return days.first().is_some_and(|day| *day == date.weekday()).then_some(date);
        }
    }
    if tense == Tense::Future
        && let Ok(Weekend(days)) = first.parse::<Weekend>()
    {
        let ahead = i64::from(today.weekday().until(*days.first()?));
        words.remove(0);
        return today.checked_add(ahead.days()).ok();
    }
    let day: i8 = first.parse().ok()?;
    let month_name = words.get(1)?.to_lowercase();
    let month_name = month_name.trim_end_matches(',');
    let month = MONTHS.iter().position(|name| month_name.len() >= 3 && month_name.starts_with(name))?;
    let month = i8::try_from(month).ok()? + 1;
    let year: Option<i16> = words.get(2).filter(|year| year.len() == 4).and_then(|year| year.parse().ok());
    if let Some(year) = year {
        words.drain(..3);
        return Date::new(year, month, day).ok();
    }
    if tense == Tense::Past {
        return None;
    }
    words.drain(..2);
    // The 29th of February comes after eight years at most.
    (today.year()..).take(9).filter_map(|year| Date::new(year, month, day).ok()).find(|date| *date >= today)
}

fn clock_time(word: &str) -> Option<Time> {
    let mut parts = word.trim_end_matches(['Z', 'z']).split(':');
    let hour = parts.next()?.parse().ok()?;
    let minute = parts.next()?.parse().ok()?;
    let second = parts.next().map_or(Some(0), |second| second.parse().ok())?;
    if parts.next().is_some() { None } else { Time::new(hour, minute, second, 0).ok() }
}

/// `Mon 10 Apr 2017`: a date never goes without its weekday.
pub fn date_words(at: Timestamp, zone: &TimeZone) -> String {
    zone.to_datetime(at).strftime("%a %-d %b %Y").to_string()
}

/// `Mon 10 Apr 2017, 09:12`, where the zone stands beside it.
pub fn wall_words(wall: DateTime) -> String {
    wall.strftime("%a %-d %b %Y, %H:%M").to_string()
}

/// `Mon 10 Apr 2017, 09:12 UTC`: a time never goes without its zone.
pub fn moment_words(at: Timestamp, zone: &TimeZone) -> String {
    let name = zone.iana_name().map_or_else(|| zone.to_offset(at).to_string(), str::to_owned);
    format!("{} {name}", wall_words(zone.to_datetime(at)))
}

/// The moment in whole seconds: what the record and its exports hold.
pub fn whole_seconds(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Option<String> {
        let now = "2017-04-12T10:00:00Z".parse().unwrap();
        moment(words, &zone("Africa/Dakar").unwrap(), now).map(|at| at.to_string())
    }

    #[test]
    fn a_date_is_its_end_and_a_time_is_itself() {
        for (words, expected) in [
            ("2017-04-11", "2017-04-11T23:59:59Z"),
            ("11 apr 2017", "2017-04-11T23:59:59Z"),
            ("yesterday", "2017-04-11T23:59:59Z"),
            ("2017-04-11T22:00:00Z", "2017-04-11T22:00:00Z"),
            ("2017-04-11T22:00Z", "2017-04-11T22:00:00Z"),
            ("2017-04-11 22:00 UTC", "2017-04-11T22:00:00Z"),
            ("11 April 2017 22:00 Geneva", "2017-04-11T20:00:00Z"),
            ("2017-04-11 22:00 +05:45", "2017-04-11T16:15:00Z"),
        ] {
            assert_eq!(read(words).as_deref(), Some(expected), "{words}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_guessed() {
        for words in ["", "soon", "2017-02-30", "11 apr", "2017-04-11 22:00 EST", "2017-04-11 25:00", "11 zzz 2017"] {
            assert_eq!(read(words), None, "{words}");
        }
    }

    #[test]
    fn a_deadline_is_the_next_such_date() {
        let now = "2017-04-12T10:00:00Z".parse().unwrap();
        let read = |words| deadline(words, &zone("Africa/Dakar").unwrap(), now).map(|at| at.to_string());
        for (words, expected) in [
            ("25 apr", "2017-04-25T23:59:59Z"),
            ("11 apr", "2018-04-11T23:59:59Z"),
            ("29 feb", "2020-02-29T23:59:59Z"),
            ("25 apr 22:00 Geneva", "2017-04-25T20:00:00Z"),
            ("25 apr Geneva", "2017-04-25T21:59:59Z"),
            ("tomorrow 9:30", "2017-04-13T09:30:00Z"),
            ("in 3 days 15:00", "2017-04-15T15:00:00Z"),
            ("in 2 weeks", "2017-04-26T23:59:59Z"),
            ("wed", "2017-04-12T23:59:59Z"),
            ("wed 09:00", "2017-04-19T09:00:00Z"),
            ("wed 11:00", "2017-04-12T11:00:00Z"),
            ("tue 14:00 Africa/Dakar", "2017-04-18T14:00:00Z"),
            ("fri 19 may 16:00", "2017-05-19T16:00:00Z"),
            ("Tuesday 2017-04-25", "2017-04-25T23:59:59Z"),
        ] {
            assert_eq!(read(words).as_deref(), Ok(expected), "{words}");
        }
        assert!(matches!(read("25 apr 22:00 EST"), Err(NoTime::Zone(NoZone::Ambiguous(_)))));
        for words in ["", "soon", "yesterday", "in a while", "31 feb", "in 3 moons", "mon 19 may"] {
            assert_eq!(read(words), Err(NoTime::Unreadable), "{words}");
        }
    }

    #[test]
    fn a_wall_time_in_a_gap_takes_the_offset_before_it_and_a_double_one_is_its_first() {
        let new_york = zone("America/New_York").unwrap();
        let at = |wall: &str| instant(wall.parse().unwrap(), &new_york).unwrap().to_string();
        assert_eq!(at("2025-03-09T02:30"), "2025-03-09T07:30:00Z");
        assert_eq!(at("2025-11-02T01:30"), "2025-11-02T05:30:00Z");
    }

    #[test]
    fn dates_are_shown_with_weekday_and_times_with_zone() {
        let at = "2017-04-10T09:12:00Z".parse().unwrap();
        assert_eq!(date_words(at, &TimeZone::UTC), "Mon 10 Apr 2017");
        assert_eq!(moment_words(at, &TimeZone::UTC), "Mon 10 Apr 2017, 09:12 UTC");
        assert_eq!(moment_words(at, &zone("Asia/Kathmandu").unwrap()), "Mon 10 Apr 2017, 14:57 Asia/Kathmandu");
    }
}
