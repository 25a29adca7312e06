//! A configuration with all that is wrong with it at once, each with its key and the place where it is.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use commands::organisation::Wrong;
use toml::de::DeTable;
use toml::{Spanned, Table, Value};
use url::Url;

use super::fault::{reason, with_nearest};
use super::found::FoundValues;
use super::secret::cannot_be_read;
use super::variables::{Variable, ours};
use super::{Config, DEFAULT_FILE, Fault, FaultPlace, postgres_address};

/// A configuration with all that is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Examined {
    /// What of it can be read.
    pub config: Config,
    /// What is wrong, and where.
    pub faults: Vec<Fault>,
    /// The file itself, where it holds secrets.
    pub file: Option<PathBuf>,
    /// The files of secrets that it names, by their keys.
    pub secrets: Vec<(&'static str, PathBuf)>,
}

/// The keys that a table must have, each with what would do, and what it is.
const REQUIRED: [(&str, &str, &str, &str); 6] = [
    ("matrix", "homeserver", "https://matrix.example.org", "the address of the homeserver, such as"),
    ("matrix", "user", "@rapporteur:example.org", "the user of the bot, such as"),
    ("discord", "application", "123456789012345678", "the number of the application, such as"),
    ("mail", "server", "smtps://mail.example.org", "the address of the mail server, such as"),
    ("mail", "from", "rapporteur@example.org", "the address from which mail comes, such as"),
    ("metrics", "listen", "127.0.0.1:8018", "where they are served, such as"),
];

impl Config {
    /// Reads `file`, or the default file if it is there, and the variables over it, with all that is wrong. What can be read is
    /// taken.
    pub fn examine(file: Option<&Path>, variables: impl Iterator<Item = (OsString, OsString)>) -> Examined {
        let path = file.map_or_else(|| PathBuf::from(DEFAULT_FILE), Path::to_path_buf);
        let (mut variables, mut faults) = ours(variables);
        variables.sort();
        let (text, is_there) = match std::fs::read_to_string(&path) {
            Ok(text) => (text, true),
            Err(error) if file.is_none() && error.kind() == std::io::ErrorKind::NotFound => (String::new(), false),
            Err(error) => {
                faults.push(Fault::at(FaultPlace::File(path.clone()), Wrong::of("", cannot_be_read(&error))));
                (String::new(), false)
            }
        };
        let mut examined = examined(&text, Some(path.as_path()).filter(|_| is_there), &variables);
        examined.faults.splice(0..0, faults);
        examined
    }

    /// The files of secrets, by their keys.
    fn secret_files(&self) -> Vec<(&'static str, PathBuf)> {
        let matrix = self.matrix.as_ref().map(|matrix| {
            [
                ("matrix.password_file", &matrix.password_file),
                ("matrix.token_file", &matrix.token_file),
                ("matrix.store_passphrase_file", &matrix.store_passphrase_file),
                ("matrix.recovery_passphrase_file", &matrix.recovery_passphrase_file),
            ]
        });
        let discord = self.discord.as_ref().map(|discord| ("discord.token_file", &discord.token_file));
        let checkpoint = self.checkpoint.as_ref().map(|checkpoint| ("checkpoint.key_file", &checkpoint.key_file));
        let mail = self.mail.as_ref().map(|mail| ("mail.password_file", &mail.password_file));
        let all = matrix.into_iter().flatten().chain(discord).chain(checkpoint).chain(mail);
        all.filter_map(|(name, file)| Some((name, file.clone()?))).collect()
    }
}

/// Reads the text of a file, and the variables over it.
pub(super) fn examined(text: &str, file: Option<&Path>, variables: &[(String, String)]) -> Examined {
    let source = SourceText::of(text, file);
    let (table, mut faults) = source.table();
    let FoundValues { good: mut table, wrong, mut harmed } = FoundValues::of(&table, source.root.get_ref());
    faults.extend(wrong.into_iter().map(|(start, wrong)| source.fault(wrong, start)));
    // Where the words cannot be read, what else is wrong there is not said.
    let mut broken: BTreeSet<usize> = BTreeSet::new();
    let (unreadable, mut rest): (Vec<Fault>, Vec<Fault>) = faults.into_iter().partition(|fault| fault.key.is_empty());
    let mut faults: Vec<Fault> = unreadable;
    faults.retain(|fault| line_of(fault).is_none_or(|line| broken.insert(line)));
    rest.retain(|fault| line_of(fault).is_none_or(|line| !broken.contains(&line)));
    faults.append(&mut rest);
    let has_secrets = holds_secrets(&table);
    let mut by_variable: BTreeMap<String, String> = BTreeMap::new();
    for variable in variables.iter().filter_map(|(name, value)| Variable::of(name, value)) {
        match variable.and_then(|variable| variable.over(&table).map(|with| (variable.path(), variable.name, with))) {
            Ok((key, name, with)) => {
                table = with;
                by_variable.insert(key, name.to_owned());
            }
            Err(fault) => {
                harmed.insert(fault.key.clone());
                faults.push(fault);
            }
        }
    }
    // Of what was there and cannot be read it is not said too that it is missing.
    let is_known = |key: &str| harmed.contains(key);
    let mut wrong = fill(&mut table, is_known);
    let mut config = read(table, &mut wrong);
    let secrets = config.secret_files();
    let settled = config.settle().into_iter();
    wrong.extend(settled.filter(|wrong| !is_known(&wrong.key) && !is_known(&format!("{}_file", wrong.key))));
    faults.extend(wrong.into_iter().map(|wrong| match by_variable.get(&wrong.key) {
        Some(name) => Fault::at(FaultPlace::Variable(name.clone()), wrong),
        None => source.fault(wrong, None),
    }));
    faults.sort_by(|one, other| one.place.cmp(&other.place));
    Examined { config, faults, file: file.filter(|_| has_secrets).map(Path::to_path_buf), secrets }
}

fn line_of(fault: &Fault) -> Option<usize> {
    match fault.place {
        FaultPlace::Line(_, line) => Some(line),
        _ => None,
    }
}

/// Fills in what a table lacks and must have, so that all else in it can be looked at; said is what was not there at all.
fn fill(table: &mut Table, is_known: impl Fn(&str) -> bool) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    for (section, key, example, what) in REQUIRED {
        let Some(Value::Table(section_table)) = table.get_mut(section) else { continue };
        if section_table.contains_key(key) {
            continue;
        }
        section_table.insert(key.to_owned(), Value::String(example.to_owned()));
        let path = format!("{section}.{key}");
        if !is_known(&path) {
            wrong.push(Wrong::of(path, format!("it is missing. Write {what} {example}")));
        }
    }
    wrong
}

/// Reads what is good, and leaves out a table that cannot be read as a whole.
fn read(mut table: Table, wrong: &mut Vec<Wrong>) -> Config {
    for section in table.keys().cloned().collect::<Vec<_>>() {
        let alone = table.iter().filter(|(name, _)| **name == section);
        let alone: Table = alone.map(|(name, value)| (name.clone(), value.clone())).collect();
        if let Err(error) = alone.try_into::<Config>() {
            table.remove(&section);
            wrong.push(Wrong::of(section, with_nearest(error.message())));
        }
    }
    table.try_into().unwrap_or_else(|error: toml::de::Error| {
        wrong.push(Wrong::of("", reason(&error, "", None)));
        Config::default()
    })
}

/// Whether secrets stand in a file.
fn holds_secrets(table: &Table) -> bool {
    let secret = ["password", "token", "store_passphrase", "recovery_passphrase", "key"];
    let of_section =
        |section: &Value| section.as_table().is_some_and(|keys| secret.iter().any(|key| keys.contains_key(*key)));
    let url = table.get("database").and_then(|database| database.get("url")?.as_str());
    let has_password = |url: &str| {
        Url::parse(&postgres_address(url)).is_ok_and(|url| url.password().is_some()) || url.contains("password=")
    };
    url.is_some_and(has_password) || table.values().any(of_section)
}

/// The text of a file, and where in it each key is.
struct SourceText<'t> {
    text: &'t str,
    file: Option<&'t Path>,
    root: Spanned<DeTable<'t>>,
    errors: Vec<toml::de::Error>,
}

impl<'t> SourceText<'t> {
    fn of(text: &'t str, file: Option<&'t Path>) -> Self {
        let (root, errors) = DeTable::parse_recoverable(text);
        Self { text, file, root, errors }
    }

    /// What can be read of the text, and what is wrong with its form.
    fn table(&self) -> (Table, Vec<Fault>) {
        let faults = self.errors.iter().map(|error| {
            let place = error.span().map_or_else(|| self.no_line(), |span| self.line(span.start));
            Fault::at(place, Wrong::of("", reason(error, "", None)))
        });
        let table = toml::de::Deserializer::from(self.root.clone());
        let table = serde::Deserialize::deserialize(table).unwrap_or_default();
        (table, faults.collect())
    }

    /// Something wrong that begins at a place of the text, else where its key is, else where the table of the key is.
    fn fault(&self, wrong: Wrong, start: Option<usize>) -> Fault {
        let (mut table, mut found) = (Some(self.root.get_ref()), None);
        for key in wrong.key.split('.') {
            let known = table.and_then(|table| table.get_key_value(key));
            found = known.map(|(key, _)| key.span().start).or(found);
            table = known.and_then(|(_, value)| value.get_ref().as_table());
        }
        let place = start.or(found).map_or_else(|| self.no_line(), |start| self.line(start));
        Fault::at(place, wrong)
    }

    fn line(&self, start: usize) -> FaultPlace {
        let before = self.text.get(..start).unwrap_or(self.text);
        FaultPlace::Line(self.file.map(Path::to_path_buf), before.matches('\n').count() + 1)
    }

    fn no_line(&self) -> FaultPlace {
        self.file.map_or(FaultPlace::Nowhere, |file| FaultPlace::File(file.to_path_buf()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_with_its_required_keys_can_be_read() {
        let all = "zzz = 1".parse::<Table>().unwrap().try_into::<Config>().unwrap_err().message().to_owned();
        let sections: Vec<&str> = all.split('`').skip(3).step_by(2).collect();
        assert!(sections.contains(&"matrix") && sections.contains(&"operation"), "{all}");
        for section in sections {
            let mut table = Table::from_iter([(section.to_owned(), Value::Table(Table::new()))]);
            let missing = fill(&mut table, |_| false);
            let required = REQUIRED.iter().filter(|(of, ..)| *of == section).count();
            assert_eq!(missing.len(), required, "{section}: {missing:?}");
            assert!(table.try_into::<Config>().is_ok(), "{section} must have a key that is not in REQUIRED");
        }
    }
}
