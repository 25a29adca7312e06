//! What is wrong with a configuration: where, with which key, and what to write instead.

use std::fmt;
use std::path::PathBuf;

use commands::organisation::{PlatformRole, Wrong};
use commands::spelling::nearest;
use toml::Value;

use crate::base::account::{is_handle, is_matrix_user, is_number};

/// Something that is wrong with a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it is.
    pub place: FaultPlace,
    /// The key with its table, such as `web.listen`; nothing where no key can be told.
    pub key: String,
    /// What is wrong, and what to do.
    pub reason: String,
}

/// Where something is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaultPlace {
    /// In the file, at a line.
    Line(Option<PathBuf>, usize),
    /// In the file, at no line.
    File(PathBuf),
    /// In a variable of the environment.
    Variable(String),
    /// In none of them: something is missing.
    Nowhere,
}

/// All that is wrong with a configuration.
#[derive(Clone, Debug, thiserror::Error)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for FaultPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(Some(file), line) => write!(f, "{}, line {line}", file.display()),
            Self::Line(None, line) => write!(f, "line {line}"),
            Self::File(file) => write!(f, "{}", file.display()),
            Self::Variable(name) => write!(f, "the variable {name}"),
            Self::Nowhere => f.write_str("the configuration"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, key, reason } = self;
        match (key.as_str(), place) {
            // The variable names the key.
            ("", _) | (_, FaultPlace::Variable(_)) => write!(f, "{place}: {reason}"),
            (key, place) => write!(f, "{place}: {key}: {reason}"),
        }
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_slice() {
            [fault] => write!(f, "{fault}"),
            faults => {
                write!(f, "the configuration has {} faults:", faults.len())?;
                faults.iter().try_for_each(|fault| write!(f, "\n- {fault}"))
            }
        }
    }
}

impl Fault {
    pub(super) fn at(place: FaultPlace, wrong: Wrong) -> Self {
        Self { place, key: wrong.key, reason: wrong.reason }
    }

    /// Whether it is about a key of this table, or about the table itself.
    pub fn is_in(&self, table: &str) -> bool {
        self.key.split('.').next() == Some(table)
    }
}

/// Why the value of a key cannot be read, and what to write instead. The library's message is all there is to know it by.
pub(super) fn reason(error: &toml::de::Error, key: &str, value: Option<&Value>) -> String {
    let message = error.message().lines().next().unwrap_or_default();
    if message.contains("must be quoted") {
        return "this is text. Write it in quotes".to_owned();
    }
    if let Some(missing) = message.strip_prefix("missing field ") {
        return format!("{} is missing in one of them. Add it", missing.replace('`', "\""));
    }
    let expected = message.rsplit_once("expected ").map(|(_, expected)| expected);
    match (expected, value) {
        (Some(expected), Some(value)) if message.starts_with("invalid ") => {
            instead(expected, key, value).unwrap_or_else(|| message.to_owned())
        }
        (_, Some(Value::String(words))) if key.starts_with("roles.") && !PlatformRole::is_meant(words) => {
            format!("{message}. {}", account(words))
        }
        _ => with_nearest(message),
    }
}

/// What to write in the place of words that are no account.
fn account(words: &str) -> String {
    let bare = words.trim_start_matches('@');
    match words {
        _ if is_matrix_user(words) => format!("Write \"matrix:{words}\""),
        _ if is_number(words) => format!("Write \"discord:{words}\""),
        _ if is_handle(bare) => format!("For the terminal write \"console:{bare}\""),
        _ => "Write one like \"matrix:@lynn:example.org\"".to_owned(),
    }
}

/// Whether the message is about a value of the wrong type.
pub(super) fn is_about_type(error: &toml::de::Error) -> bool {
    error.message().starts_with("invalid type")
}

/// What to write in the place of a value where something else is expected.
fn instead(expected: &str, key: &str, value: &Value) -> Option<String> {
    let is_number = ["u8", "u16", "u32", "u64", "usize", "i64"].contains(&expected);
    let from_one = expected.starts_with("a nonzero");
    Some(match (expected, value) {
        ("a sequence", Value::Table(_)) => "this is a list. Write it in brackets: [ … ]".to_owned(),
        ("a sequence", value) => format!("this is a list. Write it in brackets: [{value}]"),
        ("a string", Value::Array(_)) => "this is one value. Write it in quotes, without brackets".to_owned(),
        ("a string", Value::Table(_)) => "this is one value. Write it in quotes".to_owned(),
        ("a string", value) => format!("this is text. Write it in quotes: \"{value}\""),
        ("a boolean", Value::String(word)) if ["true", "false"].contains(&word.as_str()) => {
            format!("write {word}, without quotes")
        }
        ("a boolean", _) => "write true or false, without quotes".to_owned(),
        (_, Value::String(digits))
            if (is_number || from_one) && digits.parse::<u32>().is_ok_and(|number| number > 0) =>
        {
            format!("write {digits}, without quotes")
        }
        _ if is_number => "write a whole number from 0 on, without quotes".to_owned(),
        _ if from_one => "write a whole number from 1 on, without quotes".to_owned(),
        (expected, _) if expected.starts_with("struct ") => {
            format!("this is a table. Write [{key}], and its keys below")
        }
        _ => return None,
    })
}

/// Says the nearest known key beside an unknown one. The message names the unknown one first and then, between backticks too, all
/// known ones.
pub(super) fn with_nearest(message: &str) -> String {
    let mut names = message.split('`').skip(1).step_by(2);
    let what = match message.strip_prefix("unknown ") {
        Some(rest) if rest.starts_with("field") => "key",
        Some(rest) if rest.starts_with("variant") => "word",
        _ => return message.to_owned(),
    };
    let Some(unknown) = names.next() else { return message.to_owned() };
    let known: Vec<&str> = names.collect();
    match nearest(unknown, known.iter().copied(), 1).first() {
        Some(near) => format!("unknown {what} \"{unknown}\": did you mean \"{near}\"?"),
        None if known.is_empty() => format!("unknown {what} \"{unknown}\": there is nothing to set here"),
        None => format!("unknown {what} \"{unknown}\": known are {}", known.join(", ")),
    }
}
