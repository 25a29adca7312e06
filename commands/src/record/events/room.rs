//! Platforms, the accounts that people have there, and the rooms in which they talk.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Code;
use crate::record::events::PersonId;

/// Where a message was said or is to be said.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Platform {
    /// The terminal and transcripts.
    Console,
    /// Matrix.
    Matrix,
    /// Discord.
    Discord,
    /// Mail, which nobody answers and where nobody has an account.
    Mail,
}

impl Platform {
    /// Whether the same may be said to many people, each in private. Discord blocks a bot that does so ("You should not use this
    /// endpoint to DM everyone in a server about something").
    pub fn is_for_private_rounds(self) -> bool {
        match self {
            Self::Console | Self::Matrix | Self::Mail => true,
            Self::Discord => false,
        }
    }
}

/// The words were not of the form `console:…`, `matrix:…` or `discord:…`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" does not begin with console:, matrix: or discord:")]
pub struct NoPlatform(String);

fn split_platform(words: &str) -> Result<(Platform, String), NoPlatform> {
    words
        .split_once(':')
        .filter(|(_, id)| !id.is_empty())
        .and_then(|(platform, id)| Some((platform.parse().ok()?, id.to_owned())))
        .ok_or_else(|| NoPlatform(words.to_owned()))
}

/// One person's account on one platform, written `matrix:@lynn:example.org`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Account {
    /// The platform.
    pub platform: Platform,
    /// The platform's own id: `@lynn:example.org`, a number on Discord, a handle in the terminal.
    pub id: String,
}

/// A room on one platform, written `console:#plenary`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Room {
    /// The platform.
    pub platform: Platform,
    /// The platform's own id. One that begins with `@` is the private conversation with that account.
    pub id: String,
}

impl Account {
    /// The account `handle` of the terminal and of transcripts.
    pub fn console(handle: impl Into<String>) -> Self {
        Self { platform: Platform::Console, id: handle.into() }
    }

    /// How people write it: `@lynn`.
    pub fn handle(&self) -> String {
        format!("@{}", self.id.trim_start_matches('@'))
    }

    /// The private conversation with this account.
    pub fn private_room(&self) -> Room {
        Room { platform: self.platform, id: self.handle() }
    }
}

impl Room {
    /// The room `id` of the terminal and of transcripts, such as `#plenary`.
    pub fn console(id: impl Into<String>) -> Self {
        Self { platform: Platform::Console, id: id.into() }
    }

    /// The organisation's mailing list, as if it were a room.
    pub fn mailing_list() -> Self {
        Self { platform: Platform::Mail, id: "list".to_owned() }
    }

    /// Mail to somebody, as if it were a private conversation. Their address is found when it is sent.
    pub fn mail_to(person: PersonId) -> Self {
        Self { platform: Platform::Mail, id: format!("@{person}") }
    }

    /// To whom mail goes.
    pub fn addressee(&self) -> Option<PersonId> {
        self.id.strip_prefix('@').filter(|_| self.platform == Platform::Mail)?.parse().ok()
    }

    /// Whether this is a conversation with one person.
    pub fn is_private(&self) -> bool {
        self.id.starts_with('@')
    }

    /// What the room's name says it is for. Only the console's rooms are bound by their names.
    pub fn binding_by_name(&self) -> Option<Binding> {
        let name = self.id.strip_prefix('#').filter(|_| self.platform == Platform::Console)?;
        if name.eq_ignore_ascii_case("plenary") {
            Some(Binding::Plenary)
        } else {
            name.parse().ok().map(Binding::Group)
        }
    }
}

/// What a room is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Binding {
    /// The room of all.
    Plenary,
    /// One group's own room.
    Group(Code),
}

macro_rules! written_with_platform {
    ($name:ident, $is_meant:expr) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}:{}", self.platform, self.id)
            }
        }

        impl FromStr for $name {
            type Err = NoPlatform;

            fn from_str(words: &str) -> Result<Self, NoPlatform> {
                let (platform, id) = split_platform(words)?;
                let is_meant: fn(Platform) -> bool = $is_meant;
                if is_meant(platform) { Ok(Self { platform, id }) } else { Err(NoPlatform(words.to_owned())) }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let words = String::deserialize(deserializer)?;
                words.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

written_with_platform!(Account, |platform| platform != Platform::Mail);
written_with_platform!(Room, |_| true);

#[cfg(test)]
mod tests {
    use strum::VariantArray as _;

    use super::*;

    #[test]
    fn an_account_is_read_as_it_is_written() {
        let account: Account = "matrix:@lynn:example.org".parse().unwrap();
        assert_eq!(account.platform, Platform::Matrix);
        assert_eq!(account.to_string(), "matrix:@lynn:example.org");
        assert!("irc:lynn".parse::<Account>().is_err());
        assert!("console:".parse::<Account>().is_err());
    }

    #[test]
    fn what_names_no_platform_is_refused_with_those_on_which_people_have_accounts() {
        let refused = "lynn".parse::<Account>().unwrap_err().to_string();
        for platform in Platform::VARIANTS {
            let has_accounts = format!("{platform}:7").parse::<Account>().is_ok();
            assert_eq!(refused.contains(&format!("{platform}:")), has_accounts, "{platform}: {refused}");
        }
    }

    #[test]
    fn a_console_room_is_bound_by_its_name() {
        assert_eq!(Room::console("#plenary").binding_by_name(), Some(Binding::Plenary));
        assert_eq!(Room::console("#wg-imp").binding_by_name(), Some(Binding::Group("WG-IMP".parse().unwrap())));
        assert_eq!(Room::console("@lea").binding_by_name(), None);
    }
}
