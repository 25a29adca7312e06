//! Dates, times and zones as people write them. What they mean is read, asked about, or refused with the word that was not
//! understood: never guessed.

mod clock;
mod numeric;
pub mod reading;
mod repeat;
mod resolve;
mod scan;
mod signs;
pub mod vocabulary;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use self::numeric::Numeric;
use self::reading::About;
pub use self::reading::{NoTime, Note, Question, Wall, Why};
pub use self::repeat::{Repeats, hours, repeats, weekly};
use self::resolve::{Purpose, Read, Seen};
use self::scan::{Clock, Day, Parts, Zone, scan};
use self::vocabulary::Meaning;
pub use self::vocabulary::{ENGLISH, Vocabulary};
use crate::time::Duration;
pub use crate::time::zone::{NoZone, find_zone, from_utc_words, places, zone};

/// The last second of what `words` name: a time is itself, a date is that day's end in `zone`.
///
/// Reads a date with its year, `today` and `yesterday`, each with a time of day and a zone if it is another than `zone`:
/// `2017-04-11 22:00 UTC`, `2017-04-11T22:00Z`, `11 apr 2017 22:00 Geneva`.
///
/// # Errors
///
/// [`NoTime`]: what must be asked, or the word that was not understood.
pub fn moment(words: &str, zone: &TimeZone, now: Timestamp, vocabulary: &'static Vocabulary) -> Result<Wall, NoTime> {
    read(words, &Seen { zone, now, purpose: Purpose::Past, typed: words }, vocabulary)
        .map(|read| wall(read, name_of(zone)))
}

/// The same for what is to come. A date without a year is the next such date; `tomorrow`, `tue` and `in 3 days` are
/// read too.
///
/// # Errors
///
/// [`NoTime`]: what must be asked, or the word that was not understood.
pub fn deadline(words: &str, zone: &TimeZone, now: Timestamp, vocabulary: &'static Vocabulary) -> Result<Wall, NoTime> {
    // `2h` is an hour of the night in French, and two hours from now.
    let hour = words.trim().strip_suffix(['h', 'H']).and_then(|hour| hour.trim_end().parse::<u8>().ok());
    if let Some(hour) = hour.filter(|hour| (1..=12).contains(hour)) {
        let choices = [format!("in {hour} hours"), format!("{hour:02}:00")];
        return Err(NoTime::asked(About::LengthOrHour, choices));
    }
    let read = read(words, &Seen { zone, now, purpose: Purpose::Deadline, typed: words }, vocabulary)?;
    Ok(wall(read, name_of(zone)))
}

/// A deadline at the end of other words, `Draft the charter by friday`: the words before it, its own words, and what was read of
/// them. Nothing where they end otherwise, or in words that merely could not be read.
pub fn trailing_deadline<'w>(
    words: &'w str,
    zone: &TimeZone,
    now: Timestamp,
    vocabulary: &'static Vocabulary,
) -> Option<(&'w str, &'w str, Result<Wall, NoTime>)> {
    const MOST: usize = 6;
    let starts = words.match_indices(char::is_whitespace).map(|(at, blank)| at + blank.len()).rev();
    let starts = starts.take_while(|at| words[*at..].split_whitespace().count() <= MOST + 1);
    let mut found = starts.filter_map(|at| {
        let (before, behind) = words.split_at(at);
        // `Draft the charter (by friday)`
        let inner = behind.trim_end().strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
        let (first, rest) = inner.unwrap_or(behind).split_once(char::is_whitespace)?;
        if !is_by(first, vocabulary) || before.trim().is_empty() || rest.trim().is_empty() {
            return None;
        }
        let read = to_come(rest, zone, now, vocabulary)?;
        Some((before.trim_end().trim_end_matches(',').trim_end(), rest.trim(), read))
    });
    found.next()
}

/// The same at the beginning of other words: `By friday, draft the charter`.
pub fn leading_deadline<'w>(
    words: &'w str,
    zone: &TimeZone,
    now: Timestamp,
    vocabulary: &'static Vocabulary,
) -> Option<(&'w str, &'w str, Result<Wall, NoTime>)> {
    let (first, rest) = words.trim_start().split_once(char::is_whitespace)?;
    let (due, behind) = rest.split_once(',').filter(|_| is_by(first, vocabulary))?;
    let read = to_come(due, zone, now, vocabulary).filter(|_| !behind.trim().is_empty())?;
    Some((behind.trim(), due.trim(), read))
}

/// A deadline that is still to come, or could be several; nothing of words that merely could not be read.
fn to_come(
    words: &str,
    zone: &TimeZone,
    now: Timestamp,
    vocabulary: &'static Vocabulary,
) -> Option<Result<Wall, NoTime>> {
    match deadline(words, zone, now, vocabulary) {
        Ok(read) if read.instant < now => None,
        Err(NoTime::Refused { .. }) => None,
        read => Some(read),
    }
}

/// Whether a word says that what follows it is a deadline: `by`, `due:`. `until` says so with its colon alone, as in a command:
/// who keeps something open until friday does not end it by then.
fn is_by(word: &str, vocabulary: &'static Vocabulary) -> bool {
    const WITH_COLON: [&str; 4] = ["until", "till", "jusqu'à", "jusqu'au"];
    let low = word.to_lowercase().replace('’', "'");
    let bare = low.trim_end_matches(':');
    vocabulary.meanings(bare).contains(&Meaning::By) || (bare.len() < low.len() && WITH_COLON.contains(&bare))
}

/// The day that `words` name, with its year: `2017-04-11` or `11 apr 2017`.
///
/// # Errors
///
/// [`NoTime`]: what must be asked, or the word that was not understood.
pub fn day(words: &str, vocabulary: &'static Vocabulary) -> Result<Date, NoTime> {
    let parts = of_day(words, vocabulary)?;
    if !matches!(parts.day, Some(Day::Numeric(_))) {
        return Err(NoTime::refused(words.trim(), Why::Unknown));
    }
    let (zone, now) = (&TimeZone::UTC, Timestamp::UNIX_EPOCH);
    Seen { zone, now, purpose: Purpose::Past, typed: words }.day(parts)
}

/// What is read of words for a day: a number alone is no time of day there.
fn of_day(words: &str, vocabulary: &'static Vocabulary) -> Result<Parts, NoTime> {
    scan(words, vocabulary).map_err(|reason| match reason {
        NoTime::Refused { word, why: Why::BareNumber } => NoTime::refused(word, Why::Unknown),
        other => other,
    })
}

/// The day that `words` name, which may be still to come: what [`day`] reads, and `25 apr`, `tomorrow`, `tue`, `in 3 days`.
///
/// # Errors
///
/// [`NoTime`]: what must be asked, or the word that was not understood.
pub fn coming_day(
    words: &str,
    zone: &TimeZone,
    now: Timestamp,
    vocabulary: &'static Vocabulary,
) -> Result<Date, NoTime> {
    let parts = of_day(words, vocabulary)?;
    Seen { zone, now, purpose: Purpose::Deadline, typed: words }.day(parts)
}

/// A day and time to come: `2017-04-25 22:00 UTC`, `25 apr 22:00 Geneva`, `tue 2pm`, `in 3 days 15:00`, `in 2 hours`. A time
/// without a day is the next such time. `zone` is meant where the words name none.
///
/// # Errors
///
/// [`NoTime`], also when there is no time of day.
pub fn coming(words: &str, zone: &str, now: Timestamp, vocabulary: &'static Vocabulary) -> Result<Wall, NoTime> {
    let (name, zone) = known_zone(zone)?;
    let seen = Seen { zone: &zone, now, purpose: Purpose::Meeting, typed: words };
    read(words, &seen, vocabulary).map(|read| wall(read, name))
}

/// Another time for what begins at `from`, by the clocks of the zone `of`: what [`coming`] reads, a time of day alone for the
/// same day, and `+1h` or `-30m`. `zone` is meant where the words name none.
///
/// # Errors
///
/// [`NoTime`], also when there is no time of day.
pub fn moved(
    words: &str,
    (from, of): (DateTime, &str),
    zone: &str,
    now: Timestamp,
    vocabulary: &'static Vocabulary,
) -> Result<Wall, NoTime> {
    let refused = || NoTime::refused(words.trim(), Why::Unknown);
    if let Some(minutes) = shift(words) {
        let (name, tz) = known_zone(of)?;
        let at = resolve::later(from, minutes).ok_or_else(refused)?;
        let instant = instant(at, &tz).ok_or_else(refused)?;
        return Ok(Wall { at, zone: name, instant, names_zone: true, length: None, notes: Vec::new() });
    }
    let (name, tz) = known_zone(zone)?;
    let (words, in_utc) = aside(words).map_or((words, None), |(words, in_utc)| (words, Some(in_utc)));
    let mut parts = parts(words, vocabulary)?;
    if parts.day.is_none() && parts.weekday.is_none() && matches!(parts.clock, Some(Clock::At(..))) {
        let begins = known_zone(of).ok().and_then(|(_, tz)| instant(from, &tz)).ok_or_else(refused)?;
        let by = parts.zones.first().map_or(&tz, |zone| &zone.zone);
        parts.day = Some(Day::Numeric(Numeric::Date(by.to_datetime(begins).date())));
    }
    let read = Seen { zone: &tz, now, purpose: Purpose::Meeting, typed: words }.read(parts)?;
    in_utc.map_or(Ok(()), |in_utc| is_the_same(in_utc, &read, vocabulary))?;
    Ok(wall(read, name))
}

/// `+1h`, `-30 min`: minutes.
fn shift(words: &str) -> Option<i64> {
    let words: String = words.trim().chars().map(|c| if matches!(c, '−' | '–') { '-' } else { c }).collect();
    if let Some((length, is_later)) = shift_in_words(words.trim_end_matches('.')) {
        let minutes = i64::from(length.minutes);
        return Some(if is_later { minutes } else { -minutes });
    }
    let length: Duration = words.strip_prefix(['+', '-'])?.trim_end_matches('.').parse().ok()?;
    let minutes = i64::from(length.minutes);
    Some(if words.starts_with('+') { minutes } else { -minutes })
}

/// `1 hour later`, `half an hour earlier`, `by one day`: the length, and whether it is later.
fn shift_in_words(words: &str) -> Option<(Duration, bool)> {
    const LATER: [&str; 5] = [" later", " after", " plus tard", " forward", " more"];
    const EARLIER: [&str; 7] = [" earlier", " before", " sooner", " plus tôt", " back", " avant", " less"];
    let words = words.trim().to_lowercase();
    let behind = |ends: &[&str]| ends.iter().find_map(|end| words.strip_suffix(end));
    let length = |words: &str| Duration::in_words(words.trim_start_matches("by ").trim_start_matches("de ").trim());
    if let Some(words) = behind(&LATER) {
        return Some((length(words)?, true));
    }
    if let Some(words) = behind(&EARLIER) {
        return Some((length(words)?, false));
    }
    Some((Duration::in_words(words.strip_prefix("by ")?)?, true))
}

fn read(words: &str, seen: &Seen<'_>, vocabulary: &'static Vocabulary) -> Result<Read, NoTime> {
    match aside(words) {
        Some((words, in_utc)) => {
            let read = seen.read(parts(words, vocabulary)?)?;
            is_the_same(in_utc, &read, vocabulary)?;
            Ok(read)
        }
        None => seen.read(parts(words, vocabulary)?),
    }
}

/// The time in brackets must be the same moment.
fn is_the_same(in_utc: &str, read: &Read, vocabulary: &'static Vocabulary) -> Result<(), NoTime> {
    let utc = TimeZone::UTC.to_datetime(read.instant);
    let is_same = match scan(in_utc, vocabulary).map(|parts| parts.clock) {
        Ok(Some(Clock::At(time, None))) => time.hour() == utc.hour() && time.minute() == utc.minute(),
        _ => utc.time() == read.at.time(),
    };
    if is_same { Ok(()) } else { Err(NoTime::refused(in_utc, Why::TwoTimes)) }
}

/// The same time in UTC in brackets behind it, as the bot shows it: `… (13:00 UTC)`, `… (the same in UTC)`.
fn aside(words: &str) -> Option<(&str, &str)> {
    let (before, inner) = words.trim().trim_end_matches('.').strip_suffix(')')?.rsplit_once('(')?;
    let is_aside = inner.ends_with(" UTC") && before.contains(|c: char| c.is_ascii_digit());
    is_aside.then_some((before.trim_end(), inner))
}

/// What the words say. An instant as programs write it is one.
fn parts(words: &str, vocabulary: &'static Vocabulary) -> Result<Parts, NoTime> {
    let trimmed = words.trim();
    let is_iso = trimmed.contains(['T', 't']) && !trimmed.contains(char::is_whitespace);
    match trimmed.parse::<Timestamp>() {
        Ok(at) if is_iso => {
            let utc = Zone { name: "UTC".to_owned(), zone: TimeZone::UTC, typed: "UTC".to_owned(), place: None };
            Ok(Parts { clock: Some(Clock::Instant(at)), zones: vec![utc], ..Parts::default() })
        }
        _ => scan(words, vocabulary),
    }
}

/// The name of a zone, or its distance from UTC.
fn name_of(zone: &TimeZone) -> String {
    let offset = || zone.to_fixed_offset().map_or_else(|_| "UTC".to_owned(), |offset| offset.to_string());
    zone.iana_name().map_or_else(offset, str::to_owned)
}

fn known_zone(name: &str) -> Result<(String, TimeZone), NoTime> {
    find_zone(name).map_err(|reason| NoTime::refused(name, Why::Zone(reason)))
}

fn wall(read: Read, zone: String) -> Wall {
    let names_zone = read.zone.is_some();
    let zone = read.zone.map_or(zone, |zone| zone.name);
    Wall { at: read.at, zone, instant: read.instant, names_zone, length: read.length, notes: read.notes }
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

/// `Mon 10 Apr 2017`: a date never goes without its weekday.
pub fn date_words(at: Timestamp, zone: &TimeZone) -> String {
    zone.to_datetime(at).strftime("%a %-d %b %Y").to_string()
}

/// `Mon 10 Apr 2017, 09:12`, where the zone stands beside it.
pub fn wall_words(wall: DateTime) -> String {
    wall.strftime("%a %-d %b %Y, %H:%M").to_string()
}

/// A zone as it is shown: its name, or how far it is from UTC.
pub fn zone_words(zone: &TimeZone, at: Timestamp) -> String {
    zone.iana_name().map_or_else(|| from_utc_words(zone.to_offset(at)), str::to_owned)
}

/// `Mon 10 Apr 2017, 09:12 UTC`: a time never goes without its zone.
pub fn moment_words(at: Timestamp, zone: &TimeZone) -> String {
    format!("{} {}", wall_words(zone.to_datetime(at)), zone_words(zone, at))
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
        moment(words, &zone("Africa/Dakar").unwrap(), now, &ENGLISH).ok().map(|read| read.instant.to_string())
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
        let read =
            |words| deadline(words, &zone("Africa/Dakar").unwrap(), now, &ENGLISH).map(|read| read.instant.to_string());
        for (words, expected) in [
            ("25 apr", "2017-04-25T23:59:59Z"),
            ("11 jan", "2018-01-11T23:59:59Z"),
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
        let several = read("25 apr 22:00 EST");
        assert!(matches!(several, Err(NoTime::Refused { why: Why::Zone(NoZone::Ambiguous(_)), .. })), "{several:?}");
        for words in ["", "soon", "yesterday", "in a while", "31 feb", "in 3 moons", "mon 19 may", "11 apr", "29 feb"] {
            assert!(read(words).is_err(), "{words}");
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
