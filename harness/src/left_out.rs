//! What these tests leave out because something is missing on this machine. It did not pass, so it is said: at once, and again
//! in the last lines of `cargo test --workspace` (`trials/tests/left_out.rs`). Where `CI` is set a missing tool is a failure.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Write;
use std::os::unix::process::parent_id;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::places::{self, SOURCES};
use crate::program::print;

/// What tests use that is not on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tool {
    /// Chromium, and Node for what looks at pages with it.
    Browser,
    /// Node, for what it runs without a browser.
    Node,
    /// A server of PostgreSQL.
    Postgres,
    /// Python, and what it installs from PyPI: Synapse, too.
    Python,
    /// What reads units of systemd.
    Systemd,
}

impl Tool {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Browser, Self::Node, Self::Postgres, Self::Python, Self::Systemd];

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Browser => "a browser",
            Self::Node => "Node",
            Self::Postgres => "PostgreSQL",
            Self::Python => "Python",
            Self::Systemd => "systemd",
        }
    }

    /// What brings it on Debian and Ubuntu.
    pub fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Browser => &["chromium", "nodejs", "npm"],
            Self::Node => &["nodejs", "npm"],
            Self::Postgres => &["postgresql"],
            Self::Python => &["python3-venv"],
            Self::Systemd => &["systemd"],
        }
    }
}

/// What was found, or nothing where a tool is missing: then `what` is left out. Where `CI` is set that is a failure.
#[track_caller]
pub fn unless_missing<T>(tool: Tool, what: &str, found: Result<T, String>) -> Option<T> {
    match found {
        Ok(found) => Some(found),
        Err(why) if std::env::var_os("CI").is_some() => panic!("{what}: {why}"),
        Err(why) => {
            note(Some(tool), what, &why);
            None
        }
    }
}

/// How much a long test does: all of it in the gate, where `CI` is set, and some of it on a machine where somebody waits.
pub fn how_much(in_full: usize, here: usize) -> usize {
    if std::env::var_os("CI").is_some() { in_full } else { here }
}

/// The text of a file beside the clone, in `../shared`. Nobody else gives it, so that without that folder `what` is left out
/// wherever this runs. Where the folder is there and the file is not, that is as with a tool.
#[track_caller]
pub fn shared(what: &str, file: &str) -> Option<String> {
    let folder = Path::new(SOURCES).join("../shared");
    let path = folder.join(file);
    let why = match std::fs::read_to_string(&path) {
        Ok(text) => return Some(text),
        Err(error) if folder.is_dir() => format!("{}: {error}", path.display()),
        Err(_) => format!("there is no ../shared with {file}"),
    };
    assert!(!folder.is_dir() || std::env::var_os("CI").is_none(), "{what}: {why}");
    note(None, what, &why);
    None
}

/// Says once what is left out, and keeps each time for the last lines of the run.
fn note(tool: Option<Tool>, what: &str, why: &str) {
    static SAID: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    let is_new = SAID.lock().unwrap_or_else(PoisonError::into_inner).insert(what.to_owned());
    if is_new {
        print(&format!("left out: {what}: {why}"));
    }
    let reason = why.lines().next().unwrap_or_default();
    let notes = notes();
    std::fs::create_dir_all(notes.parent().unwrap()).unwrap();
    let mut notes = File::options().create(true).append(true).open(notes).unwrap();
    // In one piece, since other tests write there too.
    let tool = tool.map_or("", Tool::name);
    notes.write_all(format!("{tool}\t{what}: {reason}\n").as_bytes()).unwrap();
}

/// Where what one run of the tests leaves out is kept, for who says it last: the file that `LEFT_OUT` names, else one below a
/// folder for each `cargo test`. All that it runs has one parent, which is told by its number and by when it began.
pub fn notes() -> PathBuf {
    let of_this_run = || {
        let parent = parent_id();
        let status = std::fs::read_to_string(format!("/proc/{parent}/stat")).unwrap_or_default();
        let fields = status.rsplit(')').next().unwrap_or_default();
        let began = fields.split_whitespace().nth(19).unwrap_or_default();
        places::installed().join("left-out").join(format!("{parent}-{began}"))
    };
    std::env::var_os("LEFT_OUT").map_or_else(of_this_run, PathBuf::from)
}

/// The last lines of a run, by what is kept of it: everything that was left out, and the one command that brings what is missing.
pub fn closing(notes: &str) -> String {
    let notes: Vec<(&str, &str)> = notes.lines().filter_map(|note| note.split_once('\t')).collect();
    let mut left_out: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, what) in &notes {
        *left_out.entry(what).or_default() += 1;
    }
    if left_out.is_empty() {
        return "Nothing was left out.".to_owned();
    }
    let line = |(what, times): (&str, usize)| match times {
        1 => format!("- {what}\n"),
        times => format!("- {what} ({times} times)\n"),
    };
    let list: String = left_out.into_iter().map(line).collect();
    let is_missing = |tool: &Tool| notes.iter().any(|(name, _)| *name == tool.name());
    let tools: Vec<Tool> = Tool::ALL.into_iter().filter(is_missing).collect();
    let list = format!("Left out, so it did not pass:\n{list}");
    if tools.is_empty() {
        return list.trim_end().to_owned();
    }
    let number = notes.iter().filter(|(tool, _)| !tool.is_empty()).count();
    let names: Vec<&str> = tools.iter().map(|tool| tool.name()).collect();
    let packages: BTreeSet<&str> = tools.iter().flat_map(|tool| tool.packages()).copied().collect();
    format!(
        "{list}For want of {}, {} left out. This brings it: sudo apt install {}",
        names.join(" and "),
        if number == 1 { "1 check was".to_owned() } else { format!("{number} checks were") },
        packages.into_iter().collect::<Vec<_>>().join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_out_is_said_last_with_the_command_that_brings_it() {
        assert_eq!(closing(""), "Nothing was left out.");
        let beside = "\tthe pages beside the facts of 2017: there is no ../shared with igf2017/register.json\n";
        assert_eq!(
            closing(beside),
            "Left out, so it did not pass:\n\
             - the pages beside the facts of 2017: there is no ../shared with igf2017/register.json"
        );
        let notes = "Python\tthe bot before Synapse, on Matrix: the tests need Python with venv\n\
                     a browser\tthe pages in a browser: there is no chromium\n\
                     Node\tthe bot before matrix-js-sdk: there is no npm\n\
                     a browser\tthe pages in a browser: there is no chromium\n";
        assert_eq!(
            closing(&format!("{beside}{notes}")),
            "Left out, so it did not pass:\n\
             - the bot before Synapse, on Matrix: the tests need Python with venv\n\
             - the bot before matrix-js-sdk: there is no npm\n\
             - the pages beside the facts of 2017: there is no ../shared with igf2017/register.json\n\
             - the pages in a browser: there is no chromium (2 times)\n\
             For want of a browser and Node and Python, 4 checks were left out. This brings it: sudo apt install chromium nodejs npm python3-venv"
        );
    }
}
