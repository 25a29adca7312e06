//! Where the record is kept.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr as _;

use anyhow::bail;
use serde::Deserialize;
use sqlx::sqlite::SqliteConnectOptions;
use url::Url;

/// Where the record is kept.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Database {
    /// `sqlite:PATH`, `sqlite::memory:` or `postgres://USER@HOST/NAME`. It may hold a password; displayed, it does not.
    pub url: String,
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
        let without_password = Url::parse(&self.url).ok().and_then(|mut url| url.set_password(None).ok().map(|()| url));
        match without_password.filter(|url| !url.as_str().contains("password=")) {
            Some(url) => write!(f, "{url}"),
            None => f.write_str("(an address with a password)"),
        }
    }
}

impl Default for Database {
    fn default() -> Self {
        Self { url: "sqlite:rapporteur.db".to_owned() }
    }
}
