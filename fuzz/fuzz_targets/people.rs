//! Any file of people: every bad row is refused with its line, or all are taken in.

#![no_main]

use commands::record::chance::Chance;
use fuzz::{Stage, is_harmless};
use indicatif::ProgressBar;
use libfuzzer_sys::fuzz_target;
use rapporteur::cli::import;
use rapporteur::journal::Batch;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut stage = Stage::with_life();
    let (mut chance, bar) = (Chance::new([1; 32]), ProgressBar::hidden());
    let mut people = |stage: &Stage| {
        import::people(text, stage.register.people(), &stage.organisation, &mut chance, &bar).map(|file| file.people)
    };
    let first = match people(&stage) {
        Ok(first) => first,
        Err(bad) => return is_harmless(&bad.to_string()),
    };
    stage.records(Batch { people: first.clone(), ..Batch::default() });
    // The same again changes nothing, if it is not refused.
    if let Ok(again) = people(&stage) {
        assert_eq!(again, first);
    }
    stage.is_looked_at();
    stage.holds();
});
