//! What the README tells people to type, typed in a folder with what they have who have just cloned the sources.

use std::path::Path;
use std::process::Command;

use expect_test::expect_file;
use harness::left_out::Tool;
use harness::places::{SOURCES, program};
use harness::program::{Place, run};
use tempfile::TempDir;

const README: &str = include_str!("../../README.md");

/// The most lines that it may have.
const MOST_LINES: usize = 150;

/// The lines of the blocks of a document.
pub(crate) fn typed(document: &str) -> Vec<String> {
    let blocks = document.split("```").skip(1).step_by(2);
    let lines = blocks.flat_map(|block| block.lines().skip(1).map(|line| line.trim().to_owned()));
    lines.filter(|line| !line.is_empty()).collect()
}

/// The sources without what was built or is not part of them.
fn checkout() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(SOURCES).output().unwrap();
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let files = String::from_utf8(listed.stdout).unwrap();
    for file in files.split_terminator('\0').filter(|file| Path::new(SOURCES).join(file).is_file()) {
        let target = folder.path().join(file);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::copy(Path::new(SOURCES).join(file), target).unwrap();
    }
    folder
}

#[test]
fn every_command_of_the_readme_does_what_it_says() {
    let checkout = checkout();
    let program_with = |arguments: &[&str], input: &str| {
        let mut command = Command::new(program());
        command.args(arguments).current_dir(checkout.path());
        run(command, input.as_bytes()).done()
    };
    let config: toml::Table =
        std::fs::read_to_string(checkout.path().join(".cargo/config.toml")).unwrap().parse().unwrap();
    let mut said = Vec::new();
    for line in typed(README) {
        if let Some(arguments) = line.strip_prefix("cargo run -- ") {
            said.push(program_with(&arguments.split(' ').collect::<Vec<_>>(), ""));
        } else if let Some(alias) = line.strip_prefix("cargo ").and_then(|name| config["alias"].get(name)) {
            let (_, arguments) = alias.as_str().unwrap().split_once(" -- ").unwrap();
            said.push(program_with(&arguments.split(' ').collect::<Vec<_>>(), "/support WG-IMP\n:wait 7d\n:quit\n"));
        } else {
            // That is what runs this.
            assert_eq!(line, "cargo test --workspace");
        }
    }
    let [demo, people, transcript, table, meeting, minutes] = &said[..] else { panic!("{said:#?}") };
    assert!(
        demo.starts_with("Lea Kaspar supports WG-IMP. Support: 1 member.\n") && demo.contains("\nDigest of all groups"),
        "{demo}"
    );
    assert!(people.ends_with("49 people taken in.\n"), "{people}");
    assert!(transcript.contains("#plenary <rapporteur> Proposed: WG-IMP"), "{transcript}");
    assert!(table.contains("| WG-IMP |"), "{table}");
    assert!(meeting.contains("approved"), "{meeting}");
    assert!(minutes.contains("Summary report"), "{minutes}");
}

#[test]
fn the_readme_is_short_and_names_what_the_tests_need() {
    assert!(README.lines().count() <= MOST_LINES);
    for package in [Tool::Browser, Tool::Python].iter().flat_map(|tool| tool.packages()) {
        assert!(README.contains(package), "{package}");
    }
}

/// `python3 examples/chat/draw.py` draws the picture anew when what is said there has changed.
#[test]
fn the_picture_of_a_chat_shows_what_the_program_says() {
    let place = Place::new();
    let file = |name: &str| format!("{SOURCES}/examples/chat/{name}");
    place.run(&["import", &file("people.csv")]).done();
    let printed = place.run(&["replay", &file("chat.txt")]).done();
    expect_file!["../../examples/chat/chat.txt"].assert_eq(&printed);
}
