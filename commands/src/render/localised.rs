//! What people see of a definition in other languages, where a platform shows each person its own.
//!
//! What is filled in comes back by its English names, whatever a person saw.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use strum::VariantArray as _;

use crate::words::Language;

/// What Discord calls a language. A definition itself is in English.
/// <https://discord.com/developers/docs/reference#locales>
fn locale(language: Language) -> Option<&'static str> {
    match language {
        Language::English => None,
        Language::French => Some("fr"),
        #[cfg(any(test, debug_assertions))]
        Language::Pseudo => None,
    }
}

/// The languages beside English, with Discord's names of them.
pub(super) fn others() -> impl Iterator<Item = (Language, &'static str)> {
    Language::VARIANTS.iter().filter_map(|language| Some((*language, locale(*language)?)))
}

/// Writes what a definition has under a key: the words in English, and beside them those in every other language.
pub(super) fn put(definition: &mut Value, key: &str, words: impl Fn(Language) -> String) {
    definition[key] = words(Language::English).into();
    for (language, locale) in others() {
        definition[format!("{key}_localizations")][locale] = words(language).into();
    }
}

/// Gives each of several definitions that stand in one place its name in every other language. One that is called there as another
/// one is, such as a part of an organisation's own template, keeps its name: Discord would take none of them.
pub(super) fn name_each(definitions: &mut [Value], name: impl Fn(&str, Language) -> Option<String>) {
    let own: Vec<String> = definitions.iter().map(|one| one["name"].as_str().unwrap_or_default().to_owned()).collect();
    for (language, locale) in others() {
        let mut taken: BTreeSet<String> = own.iter().cloned().collect();
        for (definition, own) in definitions.iter_mut().zip(&own) {
            let Some(name) = name(own, language) else { continue };
            if name == *own || taken.insert(name.clone()) {
                definition["name_localizations"][locale] = json!(name);
            }
        }
    }
}
