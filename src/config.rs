//! The configuration: one TOML file, and `RAPPORTEUR_…` variables over it.
//!
//! Every key has a default. A secret `x` may be given as `x_file`. Secrets never print.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use commands::kit::nearest::nearest;
use commands::organisation::{Organisation, Roles};
use serde::Deserialize;
use toml::{Table, Value};

/// Where the configuration is looked for when nobody says.
pub const DEFAULT_FILE: &str = "rapporteur.toml";

/// What begins the names of variables that stand over the file.
const PREFIX: &str = "RAPPORTEUR_";

/// The configuration.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The organisation: its name, words and rules.
    pub organisation: Organisation,
    /// Where the record is kept.
    pub database: Database,
    /// The people in office.
    pub roles: Roles,
}

/// Where the record is kept.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Database {
    /// `sqlite:PATH` or `sqlite::memory:`.
    pub url: String,
}

impl Default for Database {
    fn default() -> Self {
        Self { url: "sqlite:rapporteur.db".to_owned() }
    }
}

impl Config {
    /// Reads `file`, or the default file if it is there, and the variables over it.
    ///
    /// # Errors
    ///
    /// One line that says what is wrong, where, and what would do.
    pub fn load(file: Option<&Path>, variables: impl Iterator<Item = (String, String)>) -> anyhow::Result<Self> {
        let path = file.map_or_else(|| PathBuf::from(DEFAULT_FILE), Path::to_path_buf);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if file.is_none() && error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => {
                return Err(error).with_context(|| format!("the configuration {} cannot be read", path.display()));
            }
        };
        Self::read(&text, variables).with_context(|| format!("the configuration {}", path.display()))
    }

    /// Reads the text of a file, and the variables over it.
    ///
    /// # Errors
    ///
    /// What is wrong, and what would do.
    pub fn read(text: &str, variables: impl Iterator<Item = (String, String)>) -> anyhow::Result<Self> {
        let mut table: Table = text.parse().map_err(|error: toml::de::Error| readable(&error, text))?;
        // Read once without the variables, so that what is wrong in the file is said with its line.
        toml::from_str::<Self>(text).map_err(|error| readable(&error, text))?;
        for (name, value) in variables {
            if let Some(path) = name.strip_prefix(PREFIX) {
                set(&mut table, path, &value).with_context(|| format!("the variable {name}"))?;
            }
        }
        let mut config: Self =
            table.try_into().map_err(|error: toml::de::Error| anyhow::anyhow!("{}", with_nearest(error.message())))?;
        config.organisation.roles.clone_from(&config.roles);
        if let Some(fault) = config.organisation.faults().into_iter().next() {
            bail!("{fault}");
        }
        Ok(config)
    }
}

/// Puts a variable in its place: `MATRIX_STORE_PASSPHRASE` is the key `store_passphrase` of the table `matrix`.
fn set(table: &mut Table, path: &str, value: &str) -> anyhow::Result<()> {
    let path = path.to_lowercase();
    let (section, key) = path.split_once('_').context("names no key: it should be like RAPPORTEUR_DATABASE_URL")?;
    // Numbers, truth values and lists are written as in the file; all else is a string.
    let value = format!("value = {value}")
        .parse::<Table>()
        .ok()
        .and_then(|mut table| table.remove("value"))
        .filter(|value| !matches!(value, Value::Datetime(_)))
        .unwrap_or_else(|| Value::String(value.to_owned()));
    match table.entry(section).or_insert_with(|| Value::Table(Table::new())) {
        Value::Table(section) => section.insert(key.to_owned(), value),
        _ => bail!("{section} is not a table"),
    };
    Ok(())
}

/// An error of the file in one line, with the line where it is.
fn readable(error: &toml::de::Error, text: &str) -> anyhow::Error {
    let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
    let message = with_nearest(error.message());
    match line {
        Some(line) => anyhow::anyhow!("line {line}: {message}"),
        None => anyhow::anyhow!("{message}"),
    }
}

/// Says the nearest known key beside an unknown one. The message of serde is all there is to know them by: it names the
/// unknown field first and then, between backticks too, all known ones.
fn with_nearest(message: &str) -> String {
    let message = message.lines().next().unwrap_or_default();
    let mut names = message.split('`').skip(1).step_by(2);
    match names.next() {
        Some(unknown) if message.starts_with("unknown field") => {
            let known: Vec<&str> = names.collect();
            match nearest(unknown, known.iter().copied(), 1).first() {
                Some(near) => format!("unknown key \"{unknown}\": did you mean \"{near}\"?"),
                None => format!("unknown key \"{unknown}\": known are {}", known.join(", ")),
            }
        }
        _ => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, variables: &[(&str, &str)]) -> Result<Config, String> {
        let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Config::read(text, variables).map_err(|error| format!("{error:#}"))
    }

    #[test]
    fn nothing_needs_to_be_configured() {
        let config = read("", &[]).unwrap();
        assert_eq!(config.database.url, "sqlite:rapporteur.db");
        assert_eq!(config.organisation.categories.len(), 3);
    }

    #[test]
    fn a_variable_stands_over_the_file() {
        let text = "[database]\nurl = \"sqlite:a.db\"\n[roles]\nchair = [\"console:lynn\"]\n";
        let config = read(text, &[("RAPPORTEUR_DATABASE_URL", "sqlite:b.db"), ("HOME", "/")]).unwrap();
        assert_eq!(config.database.url, "sqlite:b.db");
        assert_eq!(config.organisation.roles.chair.len(), 1);
        let config = read(text, &[("RAPPORTEUR_ROLES_CHAIR", "[\"console:a\", \"console:b\"]")]).unwrap();
        assert_eq!(config.roles.chair.len(), 2);
    }

    #[test]
    fn an_unknown_key_is_refused_with_the_nearest_known_one() {
        assert_eq!(
            read("[organisation]\nnmae = \"x\"\n", &[]).unwrap_err(),
            "line 2: unknown key \"nmae\": did you mean \"name\"?"
        );
        assert_eq!(read("", &[("RAPPORTEUR_DATABASE_ULR", "x")]).unwrap_err(), "unknown key \"ulr\": known are url");
        assert!(
            read("", &[("RAPPORTEUR_URL", "x")]).unwrap_err().starts_with("the variable RAPPORTEUR_URL: names no key")
        );
    }

    #[test]
    fn a_value_that_cannot_be_is_refused() {
        assert!(read("[organisation]\nzone = \"Mars\"\n", &[]).unwrap_err().contains("Mars"));
        assert!(read("[roles]\nchair = [\"lynn\"]\n", &[]).unwrap_err().contains("console:"));
        assert!(read("[organisation", &[]).unwrap_err().starts_with("line 1: "));
    }
}
