//! Offsets from UTC, as people and programs write them.

use jiff::tz::Offset;

/// How far clocks are from UTC, as it is shown: `UTC+5:45`.
pub fn from_utc_words(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '\u{2212}' } else { '+' };
    match (minutes.abs() / 60, minutes.abs() % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

/// `UTC`, `GMT -3`, `UTC+05:30`, `Z`.
pub(super) fn from_utc(words: &str) -> Option<Offset> {
    let words = words.to_ascii_lowercase();
    let rest = ["utc", "gmt", "z"].iter().find_map(|name| words.strip_prefix(name))?.trim_start();
    match rest {
        "" | "0" => Some(Offset::UTC),
        rest => offset(rest),
    }
}

/// `+2`, `-03`, `+0530`, `+05:45`, `+5.5`; between 12 hours behind UTC and 14 before it, as there are.
pub(super) fn offset(words: &str) -> Option<Offset> {
    let digits = words.strip_prefix(['+', '-', '−'])?.trim_start();
    let (hours, minutes) = match digits.split_once([':', '.']) {
        Some((hours, "5")) if digits.contains('.') => (hours, "30"),
        Some((hours, "25")) if digits.contains('.') => (hours, "15"),
        Some((hours, "75")) if digits.contains('.') => (hours, "45"),
        Some((hours, minutes)) if digits.contains(':') => (hours, minutes),
        Some(_) => return None,
        None if digits.len() == 4 && digits.is_ascii() => digits.split_at(2),
        None => (digits, "00"),
    };
    let is_number =
        |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !is_number(hours, 2) || !is_number(minutes, 2) || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok().filter(|minutes| *minutes < 60)?);
    let sign = if words.starts_with('+') { 1 } else { -1 };
    let seconds = sign * (hours * 3600 + minutes * 60);
    Offset::from_seconds(seconds).ok().filter(|_| (-12 * 3600..=14 * 3600).contains(&seconds))
}
