//! The code by which people call a group: `WG-IMP`.

use std::fmt;
use std::str::FromStr;

use compact_str::CompactString;
use serde::{Deserialize, Deserializer, Serialize};

/// A group's code: a letter, then letters, digits and hyphens, 2 to 24 in all.
///
/// Codes are matched without regard to case and kept in capitals. To copy one costs no allocation: it fits where a string has its address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Code(CompactString);

/// The words did not have the form of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a code is a letter, then letters, digits and hyphens, 2 to 24 in all")]
pub struct NotACode;

impl Code {
    /// The code as people write it, in capitals.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the first hyphen: `WG` of `WG-IMP`, the whole of `CENB`.
    pub fn prefix(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}

impl FromStr for Code {
    type Err = NotACode;

    fn from_str(words: &str) -> Result<Self, NotACode> {
        let long_enough = (2..=24).contains(&words.len());
        let starts_with_letter = words.starts_with(|c: char| c.is_ascii_alphabetic());
        let rest_fits = words.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if long_enough && starts_with_letter && rest_fits {
            Ok(Self(words.chars().map(|c| c.to_ascii_uppercase()).collect()))
        } else {
            Err(NotACode)
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = CompactString::deserialize(deserializer)?;
        words.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_without_regard_to_case() {
        assert_eq!("wg-imp".parse::<Code>().unwrap().as_str(), "WG-IMP");
    }

    #[test]
    fn what_is_not_a_code_is_refused() {
        for words in ["", "W", "1WG", "-WG", "WG_IMP", "WG IMP", "ÉGALITÉ", "WG-4567890123456789012345X"] {
            assert_eq!(words.parse::<Code>(), Err(NotACode), "{words}");
        }
        assert!("WG-4567890123456789012X".parse::<Code>().is_ok());
    }
}
