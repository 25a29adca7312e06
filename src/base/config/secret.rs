//! Secrets, which never print.

use std::fmt;
use std::path::Path;

use commands::organisation::Wrong;
use serde::{Deserialize, Deserializer};

/// Something that never prints.
#[derive(Clone)]
pub struct Secret(String);

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The library's own words would show what it found in the place of a string.
        let secret = String::deserialize(deserializer);
        secret.map(Self).map_err(|_| serde::de::Error::custom("a secret should be a string in quotes"))
    }
}

impl From<String> for Secret {
    fn from(secret: String) -> Self {
        Self(secret)
    }
}

impl Secret {
    /// The secret itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The secret that was given as itself or as a file; the file's last line break is not part of it.
    ///
    /// # Errors
    ///
    /// When both were given, the file cannot be read, or nothing is in it.
    pub fn resolve(key: &str, given: Option<&Self>, file: Option<&Path>) -> Result<Option<Self>, Wrong> {
        let secret = match (given, file) {
            (Some(_), Some(_)) => return Err(Wrong::of(key, format!("{key}_file is there too. Keep one of them"))),
            (Some(secret), None) => secret.clone(),
            (None, Some(file)) => {
                let unreadable =
                    |error| Wrong::of(format!("{key}_file"), format!("{} {}", file.display(), cannot_be_read(&error)));
                let text = std::fs::read_to_string(file).map_err(unreadable)?;
                Self(text.trim_end_matches(['\r', '\n']).to_owned())
            }
            (None, None) => return Ok(None),
        };
        match (secret.0.is_empty(), file) {
            (false, _) => Ok(Some(secret)),
            (true, None) => Err(Wrong::of(key, "it is empty. Write the secret, or take the line away")),
            (true, Some(file)) => {
                let reason = format!("{} is empty. Write the secret into it, or take the line away", file.display());
                Err(Wrong::of(format!("{key}_file"), reason))
            }
        }
    }
}

/// That a file cannot be read, and why.
pub(super) fn cannot_be_read(error: &std::io::Error) -> String {
    let advice = match error.kind() {
        std::io::ErrorKind::NotFound => ". Is the path right, seen from the folder where the program starts?",
        std::io::ErrorKind::PermissionDenied => ". Let the user who runs the program read it",
        std::io::ErrorKind::InvalidData => ". Save it as text in UTF-8",
        _ => "",
    };
    format!("cannot be read: {error}{advice}")
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(secret)")
    }
}
