//! What these tests leave out because something is missing on this machine. It did not pass, so it is said: at once, and again
//! in the last lines of `cargo test --workspace` (`trials/tests/left_out.rs`). Where `CI` is set a missing tool is a failure.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Write;
use std::os::unix::process::parent_id;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::places::{self, SOURCES};
use crate::program::print;

/// What was found, or nothing where it is missing: then `what` is left out. Where `CI` is set that is a failure.
#[track_caller]
pub fn unless_missing<T>(what: &str, found: Result<T, String>) -> Option<T> {
    match found {
        Ok(found) => Some(found),
        Err(why) if std::env::var_os("CI").is_some() => panic!("{what}: {why}"),
        Err(why) => {
            note(what, &why);
            None
        }
    }
}

/// The text of a file beside the clone, in `../shared`. Nobody else gives it, so that without that folder `what` is left out
/// wherever this runs. Where the folder is there and the file is not, that is as with a tool.
#[track_caller]
pub fn shared(what: &str, file: &str) -> Option<String> {
    let folder = Path::new(SOURCES).join("../shared");
    let path = folder.join(file);
    let found = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()));
    if !folder.is_dir() {
        note(what, &format!("there is no ../shared with {file}"));
        return None;
    }
    unless_missing(what, found)
}

/// Says once what is left out, and keeps each time for the last lines of the run.
fn note(what: &str, why: &str) {
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
    notes.write_all(format!("{what}: {reason}\n").as_bytes()).unwrap();
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
