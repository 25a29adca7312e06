//! Times of day: `14:00`, `14h30`, `14.00`, `1400`, `2pm`, and what is glued to them.

use jiff::civil::Time;

/// A time of day as far as one word says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    /// The hour, which may be none that there is.
    pub(super) hour: i8,
    /// The minute, where one is written.
    pub(super) minute: Option<i8>,
    /// The second, where one is written.
    pub(super) second: Option<i8>,
    /// Whether the word can be nothing but a time of day.
    pub(super) is_clock: bool,
    /// Whether a point stands between hour and minute, as it does in dates.
    pub(super) has_point: bool,
}

/// Why digits are no time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// They may be something else.
    NoClock,
    /// Minutes have two digits.
    MissingDigit,
}

/// Before or after noon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Half {
    Am,
    Pm,
}

impl Half {
    /// A time up to 12:59 in this half of the day.
    pub(super) fn of(self, time: Time) -> Option<Time> {
        Digits::of(time).time(Some(self))
    }
}

/// The time of day with which a word begins, and what follows in it.
pub(super) fn leading(word: &str) -> Result<(Digits, &str), Fault> {
    let (first, rest) = digits(word);
    let plain = |hour, is_clock| Digits { hour, minute: None, second: None, is_clock, has_point: false };
    match first.len() {
        1 | 2 => {}
        4 if !rest.starts_with([':', '.', '/', '-', '\'']) => {
            let (hour, minute) = first.split_at(2);
            let read = Digits { minute: Some(number(minute)?), ..plain(number(hour)?, false) };
            return Ok((read, rest));
        }
        _ => return Err(Fault::NoClock),
    }
    let hour = number(first)?;
    if let Some(rest) = rest.strip_prefix(':') {
        let (minute, rest) = digits(rest);
        let minute = two(minute)?;
        let Some(with_second) = rest.strip_prefix(':') else {
            return Ok((Digits { minute: Some(minute), ..plain(hour, true) }, rest));
        };
        let (second, rest) = digits(with_second);
        let second = two(second)?;
        // Parts of a second are no more than seconds.
        let rest = rest.strip_prefix('.').map_or(rest, |parts| digits(parts).1);
        return Ok((Digits { minute: Some(minute), second: Some(second), ..plain(hour, true) }, rest));
    }
    if let Some(rest) = rest.strip_prefix('.') {
        let (minute, rest) = digits(rest);
        if minute.len() != 2 || rest.starts_with('.') {
            return Err(Fault::NoClock);
        }
        return Ok((Digits { minute: Some(number(minute)?), has_point: true, ..plain(hour, false) }, rest));
    }
    let letters = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    // Two hours are a length in English, and an hour of the day in French.
    if matches!(&rest[..letters], "h" | "hs" | "heures" | "heure") {
        let (minute, after) = digits(&rest[letters..]);
        if minute.is_empty() {
            return Ok((plain(hour, true), after));
        }
        return Ok((Digits { minute: Some(two(minute)?), ..plain(hour, true) }, after));
    }
    Ok((plain(hour, false), rest))
}

/// Before or after noon, where a word begins so, and what follows.
pub(super) fn half(rest: &str) -> (Option<Half>, &str) {
    for (words, half) in [("a.m.", Half::Am), ("a.m", Half::Am), ("am", Half::Am)] {
        if let Some(rest) = rest.strip_prefix(words) {
            return (Some(half), rest);
        }
    }
    for words in ["p.m.", "p.m", "pm"] {
        if let Some(rest) = rest.strip_prefix(words) {
            return (Some(Half::Pm), rest);
        }
    }
    (None, rest)
}

impl Digits {
    /// Those of a time of day.
    pub(super) fn of(time: Time) -> Self {
        Self { hour: time.hour(), minute: Some(time.minute()), second: None, is_clock: true, has_point: false }
    }

    /// The time of day; nothing where there is none such. 24:00 is none: it is the end of a day.
    pub(super) fn time(self, half: Option<Half>) -> Option<Time> {
        let hour = match (half, self.hour) {
            (None, hour) => hour,
            (Some(Half::Am), 12) => 0,
            (Some(Half::Am), hour @ 0..=11) => hour,
            (Some(Half::Pm), hour @ 1..=11) => hour + 12,
            // `15:00 pm` says the same twice.
            (Some(Half::Pm), hour @ 12..=23) => hour,
            (Some(_), _) => return None,
        };
        self.second.filter(|second| *second > 59).map_or(Some(()), |_| None)?;
        Time::new(hour, self.minute.unwrap_or(0), 0, 0).ok()
    }

    /// Whether it is the end of a day.
    pub(super) fn is_day_end(self) -> bool {
        self.hour == 24 && self.minute.unwrap_or(0) == 0 && self.second.unwrap_or(0) == 0
    }
}

/// Whether words are a distance from UTC that somebody lives by: `+2`, `-03:30`, `+0530`. A minute of one digit is none.
pub(super) fn offset(words: &str) -> Result<(), Fault> {
    let rest = words.strip_prefix(['+', '-']).ok_or(Fault::NoClock)?;
    let (hours, rest) = digits(rest);
    let (hours, minutes) = match (hours.len(), rest.strip_prefix(':')) {
        (1 | 2, Some(minutes)) => {
            let (minutes, rest) = digits(minutes);
            if !rest.is_empty() || minutes.len() > 2 {
                return Err(Fault::NoClock);
            }
            (number(hours)?, two(minutes)?)
        }
        (1 | 2, None) if rest.is_empty() => (number(hours)?, 0),
        (4, None) if rest.is_empty() => (number(&hours[..2])?, number(&hours[2..])?),
        _ => return Err(Fault::NoClock),
    };
    let is_one = minutes < 60 && i32::from(hours) * 60 + i32::from(minutes) <= 14 * 60;
    if is_one { Ok(()) } else { Err(Fault::NoClock) }
}

/// The digits at the start, and what follows.
pub(super) fn digits(word: &str) -> (&str, &str) {
    word.split_at(word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len()))
}

fn two(minute: &str) -> Result<i8, Fault> {
    match minute.len() {
        2 => number(minute),
        1 => Err(Fault::MissingDigit),
        _ => Err(Fault::NoClock),
    }
}

fn number(digits: &str) -> Result<i8, Fault> {
    digits.parse().map_err(|_| Fault::NoClock)
}
