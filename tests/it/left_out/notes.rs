//! Where what one run of the tests leaves out is kept, for who says it last.

use std::os::unix::process::parent_id;
use std::path::{Path, PathBuf};

/// The file that `LEFT_OUT` names, else one below a folder for each `cargo test`: all that it runs has one parent, which is
/// told by its number and by when it began.
pub(crate) fn notes(installed: &Path) -> PathBuf {
    let of_this_run = || {
        let parent = parent_id();
        let status = std::fs::read_to_string(format!("/proc/{parent}/stat")).unwrap_or_default();
        let fields = status.rsplit(')').next().unwrap_or_default();
        let began = fields.split_whitespace().nth(19).unwrap_or_default();
        installed.join("left-out").join(format!("{parent}-{began}"))
    };
    std::env::var_os("LEFT_OUT").map_or_else(of_this_run, PathBuf::from)
}
