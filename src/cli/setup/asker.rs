//! Where answers come from: somebody at a terminal, or a file.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, bail};
use toml::{Table, Value};

use super::prompt::Prompt;
use super::question::{self, OVERWRITE, SECRETS, SetupQuestion, is_known, unknown};
use crate::cli::print;

/// What answers.
pub(super) enum Asker {
    /// Somebody at a terminal, with what they answered before.
    Typed(Box<Prompt>, BTreeMap<&'static str, String>),
    /// A file of this name.
    File(String, Table),
}

impl Asker {
    /// Somebody at the terminal.
    ///
    /// # Errors
    ///
    /// When nobody can be asked there.
    pub(super) fn at_the_terminal() -> anyhow::Result<Self> {
        Ok(Self::Typed(Box::new(Prompt::new()?), BTreeMap::new()))
    }

    /// A file of answers.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or has a key that nothing asks for or that cannot have this value.
    pub(super) fn from_file(path: &Path) -> anyhow::Result<Self> {
        let name = format!("the answers {}", path.display());
        let text = std::fs::read_to_string(path).with_context(|| format!("{name} cannot be read"))?;
        // The library's own words would show the line, which may have a secret in it.
        let table: Table = text.parse().map_err(|error: toml::de::Error| {
            let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            anyhow::anyhow!("{name}: line {line}: {}", error.message().lines().next().unwrap_or_default())
        })?;
        for (section, value) in &table {
            match value {
                Value::Table(keys) => {
                    if let Some(key) = keys.keys().map(|key| format!("{section}.{key}")).find(|key| !is_known(key)) {
                        bail!("{name}: {}", unknown(&key));
                    }
                }
                _ if is_known(section) => {}
                _ => bail!("{name}: {}", unknown(section)),
            }
        }
        let mut asker = Self::File(name, table);
        // What comes after the files are written is looked at before, too.
        for question in question::ALL.iter().filter(|question| !SECRETS.contains(&question.key)) {
            asker.answer(question, None)?;
        }
        Ok(asker)
    }

    /// Whether a table of the configuration is wanted.
    pub(super) fn wants(&mut self, section: &str, question: &str, default: bool) -> anyhow::Result<bool> {
        match self {
            Self::Typed(..) => self.agrees(question, default),
            Self::File(_, table) => Ok(table.contains_key(section)),
        }
    }

    /// Whether somebody agrees. A file is not asked.
    pub(super) fn agrees(&mut self, question: &str, default: bool) -> anyhow::Result<bool> {
        let Self::Typed(prompt, _) = self else { return Ok(default) };
        let shown = if default { "yes" } else { "no" };
        loop {
            match prompt.line(&format!("{question} [{shown}] "))?.to_lowercase().as_str() {
                "" => return Ok(default),
                "y" | "yes" => return Ok(true),
                "n" | "no" => return Ok(false),
                _ => print("Please answer yes or no.\n")?,
            }
        }
    }

    /// Whether files may be written anew.
    pub(super) fn may_overwrite(&mut self, files: &str, are: &str) -> anyhow::Result<bool> {
        match self {
            Self::Typed(..) => self.agrees(&format!("{files} {are} there. Write anew?"), false),
            Self::File(name, table) => match table.get(OVERWRITE) {
                None | Some(Value::Boolean(false)) => bail!(
                    "{files} {are} there already: name another configuration with --config, or give overwrite = true in {name}"
                ),
                Some(Value::Boolean(true)) => Ok(true),
                Some(_) => bail!("{name}: overwrite should be true or false"),
            },
        }
    }

    /// The answer to a question that needs one.
    pub(super) fn needed(&mut self, question: &SetupQuestion, default: Option<&str>) -> anyhow::Result<String> {
        loop {
            if let Some(answer) = self.answer(question, default)? {
                return Ok(answer);
            }
            match self {
                Self::Typed(..) => print("This is needed. Ctrl-C stops.\n")?,
                Self::File(name, _) => bail!("{name}: {} is missing: {}", question.key, question.words),
            }
        }
    }

    /// The answer to a question, if there is one.
    pub(super) fn answer(&mut self, question: &SetupQuestion, default: Option<&str>) -> anyhow::Result<Option<String>> {
        let SetupQuestion { key, words } = *question;
        match self {
            Self::Typed(prompt, earlier) => loop {
                let default = earlier.get(key).map(String::as_str).or(default);
                let shown = default.map(|default| format!(" [{default}]")).unwrap_or_default();
                let typed = prompt.line(&format!("{words}{shown}: "))?;
                let Some(answer) = Some(typed.as_str()).filter(|typed| !typed.is_empty()).or(default) else {
                    return Ok(None);
                };
                match question.read(answer) {
                    Ok(answer) => {
                        earlier.insert(key, answer.clone());
                        return Ok(Some(answer));
                    }
                    Err(fault) => print(&format!("{fault:#}\n"))?,
                }
            },
            Self::File(name, table) => {
                let given = value_of(table, key).map(|value| words_of(value, name, key)).transpose()?;
                let Some(answer) = given.filter(|answer| !answer.is_empty()).or(default.map(str::to_owned)) else {
                    return Ok(None);
                };
                question.read(&answer).map(Some).map_err(|fault| {
                    let fault = format!("{fault:#}");
                    // Some faults begin with the key themselves.
                    let key = if fault.starts_with(key) { String::new() } else { format!("{key}: ") };
                    anyhow::anyhow!("{name}: {key}{fault}")
                })
            }
        }
    }

    /// A secret, if there is one, put into a section of the configuration as itself or as the file that has it.
    pub(super) fn secret(&mut self, question: &SetupQuestion, section: &mut Table) -> anyhow::Result<bool> {
        let SetupQuestion { key, words } = *question;
        debug_assert!(SECRETS.contains(&key), "{key} is written into a file");
        let name_of = |key: &str| key.rsplit('.').next().unwrap_or_default().to_owned();
        let secret = match self {
            Self::Typed(prompt, _) => prompt.hidden(&format!("{words}: "))?,
            Self::File(name, table) => {
                let of_file = format!("{key}_file");
                if let Some(file) = value_of(table, &of_file) {
                    let file = words_of(file, name, &of_file)?;
                    section.insert(name_of(&of_file), Value::String(file));
                    return Ok(true);
                }
                match value_of(table, key) {
                    Some(Value::String(secret)) => secret.clone(),
                    Some(_) => bail!("{name}: {key} should be a string in quotes"),
                    None => String::new(),
                }
            }
        };
        // A password may begin or end with a space; what is copied from a page may do so without being meant.
        let secret = if key.ends_with("token") { secret.trim().to_owned() } else { secret };
        if secret.is_empty() {
            return Ok(false);
        }
        section.insert(name_of(key), Value::String(secret));
        Ok(true)
    }

    /// Says what is wrong, so that it is asked again; a file cannot be.
    pub(super) fn again(&self, fault: impl Into<anyhow::Error>) -> anyhow::Result<()> {
        let fault = fault.into();
        match self {
            Self::Typed(..) => print(&format!("{fault:#}\n")),
            Self::File(name, _) => Err(fault.context(name.clone())),
        }
    }

    /// Takes an answer back, so that it is not offered again.
    pub(super) fn forget(&mut self, question: &SetupQuestion) {
        if let Self::Typed(_, earlier) = self {
            earlier.remove(question.key);
        }
    }

    /// Whether somebody is asked.
    pub(super) fn is_typed(&self) -> bool {
        matches!(self, Self::Typed(..))
    }
}

fn value_of<'t>(table: &'t Table, key: &str) -> Option<&'t Value> {
    let (section, key) = key.split_once('.')?;
    table.get(section)?.as_table()?.get(key)
}

/// A value of a file as it would be typed.
fn words_of(value: &Value, name: &str, key: &str) -> anyhow::Result<String> {
    match value {
        Value::String(words) => Ok(words.trim().to_owned()),
        Value::Integer(number) => Ok(number.to_string()),
        Value::Array(values) => {
            let words: anyhow::Result<Vec<String>> = values.iter().map(|value| words_of(value, name, key)).collect();
            Ok(words?.join(", "))
        }
        _ => bail!("{name}: {key} should be words in quotes, a number or a list"),
    }
}
