//! Where the record is kept.

use std::ffi::OsString;
use std::fmt;
use std::net::Ipv6Addr;
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::str::FromStr as _;

use anyhow::bail;
use serde::{Deserialize, Deserializer};
use sqlx::sqlite::SqliteConnectOptions;
use url::Url;

/// Where the record is kept.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Database {
    /// `sqlite:PATH`, `sqlite::memory:` or `postgres://USER@HOST/NAME`. It may hold a password; displayed, it does not.
    pub url: String,
    /// For how many days after it was said the bot knows a message, so that reactions and replies to it are understood. Of an older one
    /// only its key is kept, for which it is never said again.
    #[serde(deserialize_with = "days")]
    pub keep_messages: NonZeroU16,
}

impl Database {
    /// The URL, if it is one that can be used.
    ///
    /// # Errors
    ///
    /// What would do.
    pub fn checked(&self) -> anyhow::Result<&str> {
        if !self.url.starts_with("sqlite:") && !self.is_postgres() {
            bail!("the database \"{self}\": write sqlite:PATH, or postgres://USER@HOST/NAME");
        }
        Ok(&self.url)
    }

    /// The files of one of SQLite: its own, and those beside it.
    pub fn files(&self) -> Vec<PathBuf> {
        let options = SqliteConnectOptions::from_str(&self.url).ok().filter(|_| !self.is_postgres());
        let file = options.map(|options| options.get_filename().as_os_str().to_owned());
        let beside = |file: OsString| {
            ["", "-wal", "-shm"].map(|more| {
                let mut path = file.clone();
                path.push(more);
                PathBuf::from(path)
            })
        };
        let file = file.filter(|_| !self.url.contains(":memory:"));
        file.map(beside).into_iter().flatten().collect()
    }

    /// Whether it is one of PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        is_postgres(&self.url)
    }
}

/// Whether a database of this URL is one of PostgreSQL.
pub(crate) fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres:") || url.starts_with("postgresql:")
}

/// The URL of a PostgreSQL database as libraries read it. People paste passwords as they are, with `#`, `/`, `?` or `@` in them: the
/// user and the password end at the first `@` behind which there is a whole address.
pub(crate) fn postgres_address(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://").filter(|(_, rest)| !is_address(rest)) else {
        return url.to_owned();
    };
    let ends = rest.match_indices('@').find(|(at, _)| is_address(&rest[at + 1..]));
    let Some((user, address)) = ends.map(|(at, _)| (&rest[..at], &rest[at + 1..])) else { return url.to_owned() };
    let (name, password) = user.split_once(':').map_or((user, None), |(name, password)| (name, Some(password)));
    let Ok(mut whole) = Url::parse(&format!("{scheme}://{address}")) else { return url.to_owned() };
    // What is escaped already stays as it is.
    match whole.set_username(name).and_then(|()| whole.set_password(password)) {
        Ok(()) => whole.into(),
        Err(()) => url.to_owned(),
    }
}

/// Whether this is what follows user and password: `host:5432/name?key=value`, where each part may be missing.
fn is_address(words: &str) -> bool {
    let (words, query) = words.split_once('?').map_or((words, None), |(words, query)| (words, Some(query)));
    let (host, name) = words.split_once('/').map_or((words, ""), |(host, name)| (host, name));
    let (host, port) = match host.strip_prefix('[').and_then(|host| host.split_once(']')) {
        Some((ip, port)) if ip.parse::<Ipv6Addr>().is_ok() => ("", port.strip_prefix(':').unwrap_or(port)),
        Some(_) => return false,
        None => host.split_once(':').unwrap_or((host, "")),
    };
    let is_pair = |pair: &str| pair.split_once('=').is_some_and(|(key, _)| !key.contains(['@', '/', '#', '?']));
    host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '%' | ','))
        && port.chars().all(|c| c.is_ascii_digit())
        && !name.contains(['/', '@', '#', ':'])
        && query.is_none_or(|query| query.is_empty() || query.split('&').all(is_pair))
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.url.starts_with("sqlite:") || !self.url.contains(['@', '?']) {
            return f.write_str(&self.url);
        }
        let parsed = Url::parse(&postgres_address(&self.url)).ok();
        let without_password = parsed.and_then(|mut url| url.set_password(None).ok().map(|()| url));
        match without_password.filter(|url| !url.as_str().contains("password=")) {
            Some(url) => write!(f, "{url}"),
            None => f.write_str("(an address with a password)"),
        }
    }
}

impl Default for Database {
    fn default() -> Self {
        Self { url: "sqlite:rapporteur.db".to_owned(), keep_messages: KEEP_MESSAGES }
    }
}

/// For how many days messages are known when nobody says: a cycle.
const KEEP_MESSAGES: NonZeroU16 = NonZeroU16::new(365).unwrap();

/// The library's own words would say "nonzero".
fn days<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NonZeroU16, D::Error> {
    let days = u16::deserialize(deserializer).ok().and_then(NonZeroU16::new);
    days.ok_or_else(|| {
        let wrong =
            "database.keep_messages is for how many days the bot knows what it said: a number from 1 on, such as 365";
        serde::de::Error::custom(wrong)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_in_a_password_end_no_address() {
        for (given, taken) in [
            ("postgres://lea@db.example.org/record", "postgres://lea@db.example.org/record"),
            ("postgres:///record?host=/run/postgresql", "postgres:///record?host=/run/postgresql"),
            ("postgres://db.example.org/record?user=a@b", "postgres://db.example.org/record?user=a@b"),
            (
                "postgres://lea:s@d#f/g?h:j@db.example.org/record",
                "postgres://lea:s%40d%23f%2Fg%3Fh%3Aj@db.example.org/record",
            ),
            ("postgres://lea:1#2@db/record", "postgres://lea:1%232@db/record"),
            (
                "postgres://lea:1%232@db:5433/record?sslmode=require",
                "postgres://lea:1%232@db:5433/record?sslmode=require",
            ),
            ("postgres://lea:1@db/record?options=a@b", "postgres://lea:1@db/record?options=a@b"),
            ("postgres://lea:a/b@[::1]:5433/record", "postgres://lea:a%2Fb@[::1]:5433/record"),
            ("postgres://lea:[x]@[2001:db8::7]/record", "postgres://lea:%5Bx%5D@[2001:db8::7]/record"),
        ] {
            assert_eq!(postgres_address(given), taken);
            let database = Database { url: given.to_owned(), ..Database::default() };
            let shown = database.to_string();
            assert!(!["s@d", "1#2", "1%232", ":1@", "a/b", "[x]"].iter().any(|word| shown.contains(word)), "{shown}");
        }
    }
}
