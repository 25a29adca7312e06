//! People as events name them: their number, their role, and the days on which they rest.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Weekday;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A random number by which events refer to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u64);

impl PersonId {
    /// Nobody: the author of what is written for the organisation, and of what came without its author.
    pub const NOBODY: Self = Self(0);
}

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for PersonId {
    type Err = std::num::ParseIntError;

    fn from_str(hex: &str) -> Result<Self, Self::Err> {
        u64::from_str_radix(hex, 16).map(Self)
    }
}

impl Serialize for PersonId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PersonId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hex = Cow::<'de, str>::deserialize(deserializer)?;
        hex.parse().map_err(serde::de::Error::custom)
    }
}

/// What a person is in the organisation, from the least to the most.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase", ascii_case_insensitive)]
pub enum Role {
    /// Anyone in the rooms.
    #[default]
    Participant,
    /// A member of the organisation.
    Member,
    /// The organisation's secretariat.
    Secretariat,
    /// The chair, who is also a member.
    Chair,
}

/// How a person's support counts: stamped into each act when it is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::Display, strum::EnumString)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Standing {
    /// A member of the organisation, or its chair.
    Member,
    /// Anyone else.
    Participant,
}

impl Role {
    /// How support from somebody of this role counts.
    pub fn standing(self) -> Standing {
        match self {
            Self::Chair | Self::Member => Standing::Member,
            Self::Secretariat | Self::Participant => Standing::Participant,
        }
    }
}

/// The days on which somebody does not work, written `fri, sat`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weekend(pub Vec<Weekday>);

/// The words were not names of weekdays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("days are written like fri, sat")]
pub struct NotWeekdays;

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "monday"),
    (Weekday::Tuesday, "tuesday"),
    (Weekday::Wednesday, "wednesday"),
    (Weekday::Thursday, "thursday"),
    (Weekday::Friday, "friday"),
    (Weekday::Saturday, "saturday"),
    (Weekday::Sunday, "sunday"),
];

impl FromStr for Weekend {
    type Err = NotWeekdays;

    fn from_str(words: &str) -> Result<Self, NotWeekdays> {
        let mut days = Vec::new();
        for word in words.split(|c: char| c == ',' || c.is_whitespace()).filter(|word| !word.is_empty()) {
            let word = word.to_ascii_lowercase();
            let (day, _) =
                WEEKDAYS.iter().find(|(_, name)| word.len() >= 3 && name.starts_with(&word)).ok_or(NotWeekdays)?;
            if !days.contains(day) {
                days.push(*day);
            }
        }
        if days.is_empty() { Err(NotWeekdays) } else { Ok(Self(days)) }
    }
}

impl fmt::Display for Weekend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> =
            WEEKDAYS.iter().filter(|(day, _)| self.0.contains(day)).map(|(_, name)| &name[..3]).collect();
        f.write_str(&names.join(", "))
    }
}

impl Serialize for Weekend {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Weekend {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = String::deserialize(deserializer)?;
        words.parse().map_err(serde::de::Error::custom)
    }
}
