//! Lengths of time as people write them: `45m`, `1h30`, `90 min`, `7d`.

use std::fmt;
use std::str::FromStr;

use jiff::SignedDuration;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;
const WEEK: u32 = 7 * DAY;

/// The longest there is.
const MOST: u32 = 366 * DAY;

/// A length of time in whole minutes, from one minute to a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    /// How many minutes.
    pub minutes: u32,
}

/// The words are no length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a length of time is written like 45m, 1h30, 90 min or 7d")]
pub struct NotADuration;

impl Duration {
    /// So many minutes.
    pub const fn of_minutes(minutes: u32) -> Self {
        Self { minutes }
    }

    /// A length as people say it: `half an hour`, `1.5 hours`, `deux heures et demie`, or as it is typed else.
    pub fn in_words(words: &str) -> Option<Self> {
        const SAID: [(&str, u32); 31] = [
            ("half an hour", 30),
            ("half hour", 30),
            ("a half hour", 30),
            ("une demi-heure", 30),
            ("une demi heure", 30),
            ("a quarter of an hour", 15),
            ("un quart d'heure", 15),
            ("three quarters of an hour", 45),
            ("trois quarts d'heure", 45),
            ("an hour", 60),
            ("one hour", 60),
            ("a whole hour", 60),
            ("une heure", 60),
            ("an hour and a half", 90),
            ("one and a half hours", 90),
            ("one hour and a half", 90),
            ("une heure et demie", 90),
            ("two hours", 120),
            ("deux heures", 120),
            ("two and a half hours", 150),
            ("deux heures et demie", 150),
            ("three hours", 180),
            ("trois heures", 180),
            ("a day", 1_440),
            ("one day", 1_440),
            ("un jour", 1_440),
            ("two days", 2_880),
            ("deux jours", 2_880),
            ("a week", 10_080),
            ("one week", 10_080),
            ("une semaine", 10_080),
        ];
        let words = words.trim().to_lowercase().replace('’', "'");
        if let Ok(length) = words.parse() {
            return Some(length);
        }
        if let Some((_, minutes)) = SAID.iter().find(|(said, _)| *said == words) {
            return Some(Self::of_minutes(*minutes));
        }
        // `1.5 hours`: halves and quarters, which are whole minutes.
        let (number, unit) = words.split_at(words.find(|c: char| c.is_alphabetic())?);
        let (whole, part) = number.trim().split_once(['.', ','])?;
        let is_hours = matches!(unit, "h" | "hr" | "hrs" | "hour" | "hours" | "heure" | "heures");
        let part = match part {
            "5" | "50" => 30,
            "25" => 15,
            "75" => 45,
            _ => return None,
        };
        let hours = whole.parse::<u32>().ok().filter(|hours| is_hours && *hours < 24)?;
        Some(Self::of_minutes(hours * HOUR + part))
    }

    /// The same, to be added to a moment.
    pub fn span(self) -> SignedDuration {
        SignedDuration::from_mins(i64::from(self.minutes))
    }
}

impl FromStr for Duration {
    type Err = NotADuration;

    fn from_str(words: &str) -> Result<Self, NotADuration> {
        let mut rest = words.trim();
        let (mut minutes, mut smallest) = (0_u32, u32::MAX);
        while !rest.is_empty() {
            let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let number: u32 = rest[..digits].parse().map_err(|_| NotADuration)?;
            rest = rest[digits..].trim_start();
            let letters = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
            let unit = match rest[..letters].to_ascii_lowercase().as_str() {
                "w" | "week" | "weeks" | "semaine" | "semaines" => WEEK,
                "d" | "day" | "days" | "j" | "jour" | "jours" => DAY,
                "h" | "hr" | "hrs" | "hour" | "hours" | "heure" | "heures" => HOUR,
                "m" | "min" | "mins" | "minute" | "minutes" => 1,
                // The minutes of `1h30` need no word.
                "" if smallest == HOUR && rest.is_empty() && number < HOUR => 1,
                _ => return Err(NotADuration),
            };
            if unit >= smallest {
                return Err(NotADuration);
            }
            smallest = unit;
            let added = number.checked_mul(unit).and_then(|part| minutes.checked_add(part));
            minutes = added.ok_or(NotADuration)?;
            rest = rest[letters..].trim_start();
        }
        if (1..=MOST).contains(&minutes) { Ok(Self { minutes }) } else { Err(NotADuration) }
    }
}

/// As it is typed.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.minutes {
            minutes if minutes > DAY && minutes.is_multiple_of(DAY) => write!(f, "{}d", minutes / DAY),
            minutes if minutes >= HOUR && minutes.is_multiple_of(HOUR) => write!(f, "{}h", minutes / HOUR),
            minutes => write!(f, "{minutes}m"),
        }
    }
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Duration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = String::deserialize(deserializer)?;
        words.parse().map_err(serde::de::Error::custom)
    }
}

/// The length in `1 hour before`, `15 minutes avant`.
fn without_before(words: &str) -> &str {
    const BEFORE: [&str; 10] = [
        "before",
        "beforehand",
        "before each meeting",
        "before the meeting",
        "before meetings",
        "in advance",
        "ahead",
        "earlier",
        "avant",
        "à l’avance",
    ];
    let words = words.trim();
    let behind = |before: &str| words.strip_suffix(before).filter(|length| length.ends_with(char::is_whitespace));
    BEFORE.iter().find_map(|before| behind(before)).map_or(words, str::trim_end)
}

/// Several, the longest first and each once: `7d, 24h, 1h`, `1 day and 1 hour before`. None of them for `off`.
///
/// # Errors
///
/// When one is no length of time.
pub fn lead_times(words: &str) -> Result<Vec<Duration>, NotADuration> {
    if words.trim().eq_ignore_ascii_case("off") {
        return Ok(Vec::new());
    }
    let mut lead_times = words
        .replace(" and ", ",")
        .replace(" et ", ",")
        .split([',', ';'])
        .map(|one| Duration::in_words(without_before(one)).ok_or(NotADuration))
        .collect::<Result<Vec<Duration>, _>>()?;
    lead_times.sort_unstable_by(|one, other| other.cmp(one));
    lead_times.dedup();
    Ok(lead_times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_of_time_is_read_as_people_write_it() {
        for (words, minutes) in [
            ("45m", 45),
            ("1h30", 90),
            ("90 min", 90),
            ("1h", 60),
            ("1 hour 15 minutes", 75),
            ("2H", 120),
            ("7d", 10_080),
            ("24h", 1_440),
            ("1 week", 10_080),
        ] {
            assert_eq!(words.parse(), Ok(Duration::of_minutes(minutes)), "{words}");
        }
    }

    #[test]
    fn a_length_is_read_as_people_say_it() {
        for (words, minutes) in [
            ("half an hour", 30),
            ("An hour and a half", 90),
            ("1.5 hours", 90),
            ("2,25 h", 135),
            ("une demi-heure", 30),
            ("un quart d’heure", 15),
            ("90 minutes", 90),
        ] {
            assert_eq!(Duration::in_words(words), Some(Duration::of_minutes(minutes)), "{words}");
        }
        for words in ["1.3 hours", "1.5 days", "a while", "half", ""] {
            assert_eq!(Duration::in_words(words), None, "{words}");
        }
    }

    #[test]
    fn what_is_no_length_of_time_is_not_guessed() {
        for words in ["", "90", "0m", "h", "1h90", "1m 1h", "1h 1h", "-5m", "5 moons", "999999d", "1.5h"] {
            assert_eq!(words.parse::<Duration>(), Err(NotADuration), "{words}");
        }
    }

    #[test]
    fn a_length_of_time_is_shown_as_it_is_typed() {
        for (words, shown) in [("90 min", "90m"), ("60m", "1h"), ("1d", "24h"), ("1 week", "7d"), ("1m", "1m")] {
            let duration: Duration = words.parse().unwrap();
            assert_eq!(duration.to_string(), shown);
        }
    }

    #[test]
    fn a_ladder_goes_down() {
        let shown = |words: &str| {
            let lead_times = lead_times(words).unwrap();
            lead_times.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(shown("1h, 7d, 24h, 60m"), "7d 24h 1h");
        assert_eq!(shown("Off"), "");
        for (words, minutes) in [
            ("1 hour before", vec![60]),
            ("an hour and 15 minutes before", vec![60, 15]),
            ("1 jour et 1 heure avant", vec![1_440, 60]),
        ] {
            let minutes: Vec<Duration> = minutes.into_iter().map(Duration::of_minutes).collect();
            assert_eq!(lead_times(words), Ok(minutes), "{words}");
        }
        assert_eq!(lead_times("7d, soon"), Err(NotADuration));
    }
}
