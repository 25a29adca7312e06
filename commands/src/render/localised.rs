//! What commands are called in other languages, where a platform shows each person its own.
//!
//! What is typed in answer is in English: the platform hands in the name that the definition has.

use serde_json::{Value, json};

/// A command in another language.
struct Localised {
    /// The platform's name of the language.
    language: &'static str,
    /// The name in the definition.
    command: &'static str,
    /// What the command is called.
    name: &'static str,
    /// What it does.
    summary: &'static str,
}

/// All there are. A command that is not among them is shown in English.
const LOCALISED: &[Localised] = &[
    Localised {
        language: "fr",
        command: "help",
        name: "aide",
        summary: "Montre les commandes, ou comment en utiliser une.",
    },
    Localised {
        language: "fr",
        command: "support",
        name: "soutenir",
        summary: "Enregistre votre soutien à un groupe.",
    },
];

/// Adds to the definition of a command what it is called in other languages.
pub(crate) fn localise(definition: &mut Value) {
    let command = definition["name"].clone();
    for localised in LOCALISED.iter().filter(|localised| command == localised.command) {
        definition["name_localizations"][localised.language] = json!(localised.name);
        definition["description_localizations"][localised.language] = json!(localised.summary);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::catalogue::COMMANDS;

    /// Discord's names of languages that can be written here.
    const LANGUAGES: [&str; 6] = ["ar", "es-ES", "fr", "pt-BR", "ru", "zh-CN"];

    #[test]
    fn every_localisation_is_of_a_command_that_there_is_and_within_limits() {
        let mut seen = BTreeSet::new();
        for Localised { language, command, name, summary } in LOCALISED {
            assert!(LANGUAGES.contains(language), "{language}");
            assert!(COMMANDS.iter().any(|spec| spec.name == *command), "there is no command {command}");
            assert!(seen.insert((language, command)), "{command} is there twice in {language}");
            let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
            assert!((1..=32).contains(&name.chars().count()) && name.chars().all(is_letter), "{name}");
            assert_eq!(name.to_lowercase(), *name);
            assert!((10..=100).contains(&summary.encode_utf16().count()) && summary.ends_with('.'), "{summary}");
        }
    }

    #[test]
    fn no_command_is_called_as_another_is_in_the_same_language() {
        for language in LANGUAGES {
            let localised = |command: &str| {
                let here = LOCALISED.iter().find(|of| of.language == language && of.command == command);
                here.map_or_else(|| command.to_owned(), |of| of.name.to_owned())
            };
            let names: BTreeSet<String> = COMMANDS.iter().map(|spec| localised(spec.name)).collect();
            assert_eq!(names.len(), COMMANDS.len(), "{language}");
        }
    }

    #[test]
    fn a_definition_has_what_its_command_is_called_elsewhere() {
        let mut definition = json!({ "name": "support" });
        localise(&mut definition);
        assert_eq!(definition["name_localizations"], json!({ "fr": "soutenir" }));
        let mut definition = json!({ "name": "status" });
        localise(&mut definition);
        assert_eq!(definition, json!({ "name": "status" }));
    }
}
