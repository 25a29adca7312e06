//! A program in a terminal of its own, at which somebody types: by Python, whose standard library has such terminals.

use std::process::Command;

use serde::Deserialize;

use crate::left_out::{Tool, unless_missing};
use crate::program::{Place, run};

/// What came of it.
#[derive(Debug, Deserialize)]
pub struct Talked {
    /// How the program ended.
    pub status: i32,
    /// Every byte that it sent to the terminal.
    pub sent: String,
    /// The lines as they stood there.
    pub screen: String,
    /// The questions that did not come.
    pub left: Vec<String>,
}

/// Runs the program in a place, and types each answer when its question is there. Nothing where there is no Python.
pub fn talk(place: &Place, arguments: &[&str], answers: &[(&str, &str)]) -> Option<Talked> {
    let python = Command::new("python3").arg("--version").output().map_err(|error| format!("python3: {error}"));
    unless_missing(Tool::Python, "what is typed at a terminal", python)?;
    let program = place.command(arguments);
    let mut command = Command::new("python3");
    command.args(["-c", include_str!("terminal.py")]).arg(program.get_program()).args(program.get_args());
    command.env("TERM", "xterm").env_remove("RUST_LOG");
    for (name, value) in program.get_envs() {
        if let Some(value) = value {
            command.env(name, value);
        }
    }
    command.current_dir(place.path(""));
    let typed = run(command, serde_json::to_string(answers).unwrap().as_bytes());
    assert!(typed.status.success(), "{typed:#?}");
    Some(serde_json::from_str(&typed.stdout).unwrap())
}

impl Talked {
    /// The screen of a talk that went to its end.
    #[track_caller]
    pub fn done(&self) -> &str {
        assert!(
            self.status == 0 && self.left.is_empty(),
            "ended with {}, not asked: {:?}\n{}",
            self.status,
            self.left,
            self.screen
        );
        &self.screen
    }
}
