//! Any journal: every bad line is refused, or all is taken in, comes out again, and can be lived with.

#![no_main]

use fuzz::{Stage, is_harmless};
use indicatif::ProgressBar;
use libfuzzer_sys::fuzz_target;
use rapporteur::cli::import;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let moved = match import::journal(text, &ProgressBar::hidden()) {
        Ok(moved) => moved,
        Err(bad) => return is_harmless(&bad.to_string()),
    };
    let mut stage = Stage::with_people();
    moved.begun.into_iter().for_each(|begun| stage.begins(begun));
    stage.records(moved.batch);
    stage.holds();
    stage.is_looked_at();
    stage.holds();
});
