//! The page of commands, and what the crate of commands may know.

use commands::catalogue::COMMANDS;
use commands::render::page::acts;
use commands::words::{Inline, Language};
use harness::program::Place;
use serde_json::Value;

/// Every command with its subcommands, as typed.
fn names() -> Vec<String> {
    COMMANDS.iter().flat_map(acts).map(|(name, _)| name).collect()
}

#[test]
fn the_page_has_every_command_with_its_arguments() {
    let page = Place::new().run(&["commands"]).done();
    assert_eq!(page, Place::new().run(&["commands", "--format", "md"]).done());
    let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(headings, names());
    for (name, spec) in COMMANDS.iter().flat_map(acts) {
        assert!(page.contains(&format!("\n    /{}\n", spec.usage(&name))), "{name}");
        assert!(page.contains(&spec.summary.in_words(Language::English, &Inline::Chair)), "{name}");
        for argument in spec.arguments() {
            assert!(
                page.contains(&format!(
                    "\n- `{}`: {}",
                    argument.usage(),
                    argument.about.in_words(Language::English, &Inline::Chair)
                )),
                "{name} {}",
                argument.name
            );
        }
        for example in spec.examples {
            assert!(page.contains(&format!("    /{}", example.replace('\n', "\n    "))), "{name}: {example}");
        }
    }
}

#[test]
fn the_data_has_every_command_with_its_arguments() {
    let page: Value = serde_json::from_str(&Place::new().run(&["commands", "--format", "json"]).done()).unwrap();
    let entries = page.as_array().unwrap();
    assert_eq!(entries.iter().map(|entry| entry["name"].as_str().unwrap()).collect::<Vec<_>>(), names());
    for (entry, (name, spec)) in entries.iter().zip(COMMANDS.iter().flat_map(acts)) {
        assert_eq!(entry["usage"], spec.usage(&name));
        assert_eq!(entry["summary"], spec.summary.in_words(Language::English, &Inline::Chair));
        let arguments =
            entry["arguments"].as_array().unwrap().iter().map(|argument| argument["name"].as_str().unwrap());
        assert_eq!(arguments.collect::<Vec<_>>(), spec.arguments().iter().map(|one| one.name).collect::<Vec<_>>());
        assert!(!entry["examples"].as_array().unwrap().is_empty(), "{name}");
    }
}

#[test]
fn the_page_has_the_title_that_the_organisation_gives_to_its_chair() {
    let place = Place::new();
    place.write("rapporteur.toml", "[organisation]\nchair_title = \"president\"\n");
    for format in ["md", "json"] {
        let page = place.run(&["commands", "--format", format]).done();
        assert!(page.contains("Records the president's decision on a group."), "{page}");
        assert!(page.contains("the group's facilitators, the president and the secretariat"), "{page}");
        assert!(!page.contains("$chair"), "{page}");
    }
}

#[test]
fn the_page_needs_no_database() {
    let place = Place::new();
    place.run(&["--database", "sqlite:nowhere/x.db", "commands"]).done();
    assert!(place.files().is_empty(), "{:?}", place.files());
}

#[test]
fn the_crate_of_commands_knows_no_socket_clock_or_database() {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/commands/Cargo.toml");
    let manifest: toml::Table = std::fs::read_to_string(manifest).unwrap().parse().unwrap();
    let dependencies = manifest["dependencies"].as_table().unwrap();
    assert!(dependencies.contains_key("jiff"), "these are not the dependencies: {dependencies:?}");
    for forbidden in ["tokio", "sqlx", "serenity", "matrix-sdk", "axum", "reqwest"] {
        let named = dependencies.iter().any(|(name, value)| {
            name == forbidden || value.get("package").and_then(toml::Value::as_str) == Some(forbidden)
        });
        assert!(!named, "commands depends on {forbidden}");
    }
    assert!(!manifest.contains_key("target"), "{manifest:?}");
    // What reads the catalogues is in no program.
    let of_the_build: Vec<&String> = manifest["build-dependencies"].as_table().unwrap().keys().collect();
    assert_eq!(of_the_build, ["fluent-syntax"]);
}
