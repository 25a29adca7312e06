//! What of a file can be read, and what cannot: each wrong value by itself, so that the rest is looked at too.

use std::collections::BTreeSet;

use commands::organisation::Wrong;
use toml::de::{DeTable, DeValue};
use toml::{Spanned, Table, Value};

use super::fault::reason;
use super::{Config, is_missing};

/// What was found in a file.
#[derive(Default)]
pub(super) struct FoundValues {
    /// What can be read.
    pub(super) good: Table,
    /// What cannot, and where it begins.
    pub(super) wrong: Vec<(Option<usize>, Wrong)>,
    /// The keys of which something is left out.
    pub(super) harmed: BTreeSet<String>,
}

/// A value, and where it is.
#[derive(Clone, Copy)]
struct Given<'v> {
    value: &'v Value,
    place: Option<&'v Spanned<DeValue<'v>>>,
    /// Whether it is one of a list, of which nothing can come from elsewhere.
    is_element: bool,
}

impl FoundValues {
    pub(super) fn of(table: &Table, places: &DeTable<'_>) -> Self {
        let mut found = Self::default();
        for (section, value) in table {
            let alone = |value: Value| Table::from_iter([(section.clone(), value)]);
            let given = Given { value, place: places.get(section.as_str()), is_element: false };
            let good = found.narrow(given, section, &alone);
            found.good.extend(good.map(|good| (section.clone(), good)));
        }
        found
    }

    /// What can be read of a value: `within` puts it into its place in an otherwise empty configuration.
    fn narrow(&mut self, given: Given<'_>, key: &str, within: &dyn Fn(Value) -> Table) -> Option<Value> {
        let Given { value, place, is_element } = given;
        let Some(error) = error_of(within(value.clone()), is_element) else { return Some(value.clone()) };
        let before = self.wrong.len();
        let kept = match value {
            Value::Table(table) if error_of(within(Value::Table(Table::new())), false).is_none() => {
                let mut kept = Table::new();
                for (name, value) in table {
                    let in_table = |value: Value| within(Value::Table(Table::from_iter([(name.clone(), value)])));
                    let place = place.and_then(|place| place.get_ref().as_table()?.get(name.as_str()));
                    let given = Given { value, place, is_element: false };
                    let good = self.narrow(given, &format!("{key}.{name}"), &in_table);
                    kept.extend(good.map(|good| (name.clone(), good)));
                }
                Value::Table(kept)
            }
            Value::Array(values) if error_of(within(Value::Array(Vec::new())), false).is_none() => {
                let mut kept = Vec::new();
                for (number, value) in values.iter().enumerate() {
                    let in_array = |value: Value| within(Value::Array(vec![value]));
                    let place = place.and_then(|place| place.get_ref().as_array()?.get(number));
                    let given = Given { value, place, is_element: true };
                    kept.extend(self.narrow(given, key, &in_array));
                }
                Value::Array(kept)
            }
            _ => Value::Boolean(false),
        };
        if self.wrong.len() == before {
            let start = place.map(|place| place.span().start);
            self.wrong.push((start, Wrong::of(key, reason(&error, key, Some(value)))));
            self.harmed.insert(key.to_owned());
            return None;
        }
        // One of a list from which something is left out may lack what it must have.
        (!is_element || error_of(within(kept.clone()), true).is_none()).then_some(kept)
    }
}

/// Why a table cannot be read. What is missing may still come from elsewhere, unless it is asked for.
fn error_of(table: Table, with_missing: bool) -> Option<toml::de::Error> {
    table.try_into::<Config>().err().filter(|error| with_missing || !is_missing(error))
}
