//! A tool that is missing where the tests run.

use std::path::Path;
use std::process::Command;

use harness::left_out::closing;
use harness::program::{Ran, run};

/// A test that asks for a tool.
const ASKS: &str = "deployment::the_unit_is_sound_and_leaves_the_program_little";

/// That test on a machine without any tool.
fn without_tools(notes: &Path, is_ci: bool) -> Ran {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", ASKS]).env("PATH", "/nonexistent").env("LEFT_OUT", notes).env_remove("CI");
    if is_ci {
        command.env("CI", "1");
    }
    run(command, b"")
}

#[test]
fn a_missing_tool_is_said_and_kept_and_where_all_must_be_tried_it_is_a_failure() {
    let folder = tempfile::tempdir().unwrap();
    let notes = folder.path().join("notes");
    let left_out = without_tools(&notes, false);
    assert!(left_out.status.success(), "{left_out:?}");
    assert!(left_out.stderr.starts_with("left out: the unit, read by systemd-analyze: "), "{left_out:?}");
    let kept = std::fs::read_to_string(&notes).unwrap();
    assert_eq!(kept.strip_prefix("systemd\t"), left_out.stderr.strip_prefix("left out: "));
    assert!(
        closing(&kept).ends_with("For want of systemd, 1 check was left out. This brings it: sudo apt install systemd")
    );
    let failed = without_tools(&notes, true);
    assert!(!failed.status.success() && failed.stdout.contains("the unit, read by systemd-analyze: "), "{failed:?}");
    assert_eq!(std::fs::read_to_string(&notes).unwrap(), kept);
}
