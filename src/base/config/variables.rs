//! Variables of the environment, which stand over the file.

use std::ffi::OsString;

use commands::organisation::Wrong;
use toml::{Table, Value};

use super::fault::{is_about_type, reason};
use super::{Config, Fault, FaultPlace, is_missing};

/// What begins the names of variables that stand over the file.
const PREFIX: &str = "RAPPORTEUR_";

/// The variable of a key: `RAPPORTEUR_WEB_LISTEN` of `web.listen`.
pub(super) fn variable_of(key: &str) -> String {
    format!("{PREFIX}{}", key.to_uppercase().replacen('.', "_", 1))
}

/// The variables that are for this program, and what is wrong with those that cannot be read at all.
pub(super) fn ours(variables: impl Iterator<Item = (OsString, OsString)>) -> (Vec<(String, String)>, Vec<Fault>) {
    let (mut ours, mut faults) = (Vec::new(), Vec::new());
    for (name, value) in variables {
        let Some(name) = name.into_string().ok().filter(|name| name.starts_with(PREFIX)) else { continue };
        match value.into_string() {
            Ok(value) => ours.push((name, value)),
            Err(_) => faults.push(Fault::at(FaultPlace::Variable(name), Wrong::of("", "it is not in UTF-8"))),
        }
    }
    (ours, faults)
}

/// A variable, and the key for which it is.
pub(super) struct Variable<'v> {
    pub(super) name: &'v str,
    section: String,
    key: String,
    value: &'v str,
}

impl<'v> Variable<'v> {
    /// `RAPPORTEUR_MATRIX_STORE_PASSPHRASE` is the key `store_passphrase` of the table `matrix`; nothing where it is not for this
    /// program.
    pub(super) fn of(name: &'v str, value: &'v str) -> Option<Result<Self, Fault>> {
        let path = name.strip_prefix(PREFIX)?.to_lowercase();
        Some(match path.split_once('_') {
            Some((section, key)) => Ok(Self { name, section: section.to_owned(), key: key.to_owned(), value }),
            None => {
                let reason = "names no key: it should be like RAPPORTEUR_DATABASE_URL";
                Err(Fault::at(FaultPlace::Variable(name.to_owned()), Wrong::of("", reason)))
            }
        })
    }

    /// The key with its table.
    pub(super) fn path(&self) -> String {
        format!("{}.{}", self.section, self.key)
    }

    /// Puts it in its place. Its value is a string where that is what the key takes, else what it would be in the file: a number,
    /// a list.
    pub(super) fn over(&self, table: &Table) -> Result<Table, Fault> {
        let fault =
            |reason: String| Fault::at(FaultPlace::Variable(self.name.to_owned()), Wrong::of(self.path(), reason));
        let is_table = table.get(&self.section).is_none_or(Value::is_table);
        if !is_table {
            return Err(fault(format!("{} is not a table", self.section)));
        }
        let string = Value::String(self.value.to_owned());
        let as_string = self.with(table, string.clone());
        let Err(error) = self.section_of(&as_string) else { return Ok(as_string) };
        let in_file =
            format!("value = {}", self.value).parse::<Table>().ok().and_then(|mut table| table.remove("value"));
        let Some(value) = in_file.filter(|_| is_about_type(&error)) else {
            return Err(fault(reason(&error, &self.path(), Some(&string))));
        };
        let as_in_file = self.with(table, value.clone());
        match self.section_of(&as_in_file) {
            Ok(()) => Ok(as_in_file),
            Err(error) => Err(fault(reason(&error, &self.path(), Some(&value)))),
        }
    }

    fn with(&self, table: &Table, value: Value) -> Table {
        let mut table = table.clone();
        let section = table.entry(&*self.section).or_insert_with(|| Value::Table(Table::new()));
        if let Value::Table(section) = section {
            // A secret itself stands over the file that has it, and the other way round.
            let other = self.key.strip_suffix("_file").map_or_else(|| format!("{}_file", self.key), str::to_owned);
            section.remove(&other);
            section.insert(self.key.clone(), value);
        }
        table
    }

    /// Whether the section can be read. What is missing in it may still come from another variable.
    fn section_of(&self, table: &Table) -> Result<(), toml::de::Error> {
        let alone = table.iter().filter(|(name, _)| **name == self.section);
        let alone: Table = alone.map(|(name, value)| (name.clone(), value.clone())).collect();
        match alone.try_into::<Config>() {
            Err(error) if !is_missing(&error) => Err(error),
            _ => Ok(()),
        }
    }
}
