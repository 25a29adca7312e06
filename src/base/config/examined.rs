//! A configuration with all that is wrong with it at once, each with its key and the line where it is.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};
use toml::{Spanned, Table, Value};
use url::Url;

use super::{Config, DEFAULT_FILE, PREFIX, is_missing, ours, readable, with_nearest, with_variable};

/// A configuration with all that is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Examined {
    /// What of it can be read.
    pub config: Config,
    /// What is wrong, and where.
    pub faults: Vec<String>,
    /// The file itself, where it holds secrets.
    pub file: Option<PathBuf>,
    /// The files of secrets that it names, by their keys.
    pub secrets: Vec<(&'static str, PathBuf)>,
}

impl Config {
    /// Reads `file`, or the default file if it is there, and the variables over it, with all that is wrong. What can be read is
    /// taken.
    pub fn examine(file: Option<&Path>, variables: impl Iterator<Item = (OsString, OsString)>) -> Examined {
        let path = file.map_or_else(|| PathBuf::from(DEFAULT_FILE), Path::to_path_buf);
        let mut examined = Examined::default();
        let name = format!("the configuration {}", path.display());
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if file.is_none() && error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => {
                examined.faults.push(format!("{name} cannot be read: {error}"));
                String::new()
            }
        };
        let table = text.parse::<Table>().unwrap_or_else(|error| {
            examined.faults.push(format!("{name}: {:#}", readable(&error, &text)));
            Table::new()
        });
        examined.file = holds_secrets(&table).then_some(path);
        let Found { good: mut table, faults, harmed, .. } = Found::of(&table, &text);
        examined.faults.extend(faults.into_iter().map(|(line, fault)| match line {
            Some(line) => format!("{name}: line {line}: {fault}"),
            None => format!("{name}: {fault}"),
        }));
        for (variable, value) in ours(variables).unwrap_or_else(|error| {
            examined.faults.push(format!("{error:#}"));
            Vec::new()
        }) {
            let Some(path) = variable.strip_prefix(PREFIX) else { continue };
            match with_variable(&table, path, &value) {
                Ok(with) => table = with,
                Err(error) => examined.faults.push(format!("the variable {variable}: {error:#}")),
            }
        }
        for section in table.keys().cloned().collect::<Vec<_>>() {
            let alone =
                table.iter().filter(|(name, _)| **name == section).map(|(name, value)| (name.clone(), value.clone()));
            let Err(error) = Self::of(alone.collect()) else { continue };
            table.remove(&section);
            // Where something was wrong it is left out, which need not be said to be missing too.
            if !harmed.contains(&section) {
                examined.faults.push(format!("{name}: {section}: {error:#}"));
            }
        }
        match Self::of(table) {
            Ok(config) => examined.config = config,
            Err(error) => examined.faults.push(format!("{name}: {error:#}")),
        }
        examined.secrets = examined.config.secret_files();
        examined.faults.extend(examined.config.settle().iter().map(|fault| format!("{name}: {fault}")));
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

/// Whether secrets stand in a file.
fn holds_secrets(table: &Table) -> bool {
    let secret = ["password", "token", "store_passphrase", "recovery_passphrase", "key"];
    let of_section =
        |section: &Value| section.as_table().is_some_and(|keys| secret.iter().any(|key| keys.contains_key(*key)));
    let url = table.get("database").and_then(|database| database.get("url")?.as_str());
    let has_password =
        |url: &str| Url::parse(url).is_ok_and(|url| url.password().is_some()) || url.contains("password=");
    url.is_some_and(has_password) || table.values().any(of_section)
}

/// What was found in a file.
struct Found<'t> {
    text: &'t str,
    /// What can be read.
    good: Table,
    /// What cannot, by the lines where it is.
    faults: Vec<(Option<usize>, String)>,
    /// The sections of which something is left out.
    harmed: Vec<String>,
}

impl<'t> Found<'t> {
    fn of(table: &Table, text: &'t str) -> Self {
        let mut found = Self { text, good: Table::new(), faults: Vec::new(), harmed: Vec::new() };
        let lines = DeTable::parse(text).ok();
        for (section, value) in table {
            let alone = |value: Value| Table::from_iter([(section.clone(), value)]);
            let place = lines.as_ref().and_then(|lines| lines.get_ref().get(section.as_str()));
            let before = found.faults.len();
            let good = found.narrow(value, place, section, &alone);
            found.good.extend(good.map(|good| (section.clone(), good)));
            if found.faults.len() > before {
                found.harmed.push(section.clone());
            }
        }
        found.faults.sort_by_key(|(line, _)| *line);
        found
    }

    /// What can be read of a value: `within` puts it into its place in an otherwise empty configuration.
    fn narrow(
        &mut self,
        value: &Value,
        place: Option<&Spanned<DeValue<'_>>>,
        key: &str,
        within: &dyn Fn(Value) -> Table,
    ) -> Option<Value> {
        let is_readable = |table: &Table| error_of(table).is_none();
        let Some(error) = error_of(&within(value.clone())) else { return Some(value.clone()) };
        let before = self.faults.len();
        let kept = match value {
            Value::Table(table) if is_readable(&within(Value::Table(Table::new()))) => {
                let mut kept = Table::new();
                for (name, value) in table {
                    let in_table = |value: Value| within(Value::Table(Table::from_iter([(name.clone(), value)])));
                    let place = place.and_then(|place| place.get_ref().as_table()?.get(name.as_str()));
                    let key = format!("{key}.{name}");
                    kept.extend(self.narrow(value, place, &key, &in_table).map(|value| (name.clone(), value)));
                }
                Value::Table(kept)
            }
            Value::Array(values) => {
                let mut kept = Vec::new();
                for (number, value) in values.iter().enumerate() {
                    let in_array = |value: Value| within(Value::Array(vec![value]));
                    let place = place.and_then(|place| place.get_ref().as_array()?.get(number));
                    kept.extend(self.narrow(value, place, key, &in_array));
                }
                Value::Array(kept)
            }
            _ => Value::Boolean(false),
        };
        if self.faults.len() == before {
            self.add(key, place, &error);
            return None;
        }
        Some(kept)
    }

    fn add(&mut self, key: &str, place: Option<&Spanned<DeValue<'_>>>, error: &toml::de::Error) {
        let line = place.map(|place| self.text[..place.span().start.min(self.text.len())].matches('\n').count() + 1);
        self.faults.push((line, format!("{key}: {}", with_nearest(error.message()))));
    }
}

/// Why a table cannot be read. What is missing may still come from elsewhere.
fn error_of(table: &Table) -> Option<toml::de::Error> {
    table.clone().try_into::<Config>().err().filter(|error| !is_missing(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_is_named_by_its_key_and_line_and_the_rest_is_read() {
        let text = "\
[organisation]
nmae = \"Our group\"
zone = \"UTC\"
short_name = 5
[[organisation.categories]]
key = \"bpf\"
title = \"Forums\"
prefix = 7
[roles]
chair = [\"console:lynn\", \"lynn\"]
[web]
listen = \"8080\"
[matrix]
user = \"@bot:example.org\"
[checkpoint]
[discord]
token_file = \"nowhere\"
application = 1
[colours]
sky = \"blue\"
";
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("rapporteur.toml");
        std::fs::write(&file, text).unwrap();
        let Examined { config, faults, .. } = Config::examine(Some(&file), std::iter::empty());
        let faults = faults.join("\n").replace(&file.display().to_string(), "FILE");
        expect_test::expect![[r#"
            the configuration FILE: line 2: organisation.nmae: unknown key "nmae": did you mean "name"?
            the configuration FILE: line 4: organisation.short_name: invalid type: integer `5`, expected a string
            the configuration FILE: line 8: organisation.categories.prefix: invalid type: integer `7`, expected a string
            the configuration FILE: line 10: roles.chair: "lynn" does not begin with console:, matrix: or discord:
            the configuration FILE: line 12: web.listen: invalid socket address syntax
            the configuration FILE: line 19: colours: unknown key "colours": known are organisation, database, matrix, discord, web, checkpoint, mail, roles, limits, metrics, operation
            the configuration FILE: matrix: missing field `homeserver`
            the configuration FILE: discord.token_file nowhere cannot be read: No such file or directory (os error 2)
            the configuration FILE: checkpoint: give a key, or take the table away"#]]
        .assert_eq(&faults);
        assert_eq!((config.organisation.zone.as_str(), config.roles.chair.len()), ("UTC", 1));
    }
}
