//! Any register: every bad row is refused with its line, or all are taken in, and come out again.

#![no_main]
#![allow(clippy::expect_used, reason = "a panic is what the fuzzer looks for")]

use commands::export::Export;
use commands::record::chance::Chance;
use fuzz::{Stage, is_harmless};
use indicatif::ProgressBar;
use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;
use rapporteur::cli::import;
use rapporteur::cli::import::BadRows;
use rapporteur::journal::Batch;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let now = Timestamp::from_second(1_491_900_000).unwrap_or_default();
    let read = |text: &str| -> Result<(Stage, Batch), BadRows> {
        let stage = Stage::with_people();
        let (mut chance, bar) = (Chance::new([1; 32]), ProgressBar::hidden());
        let batch = import::register(text, &stage.register, &stage.organisation, &mut chance, now, &bar)?;
        Ok((stage, batch))
    };
    let (mut stage, batch) = match read(text) {
        Ok(read) => read,
        Err(bad) => return is_harmless(&bad.to_string()),
    };
    stage.records(batch);
    let export = Export::from_register(&stage.register, &stage.organisation, None);
    let written = export.json().expect("a form in JSON");
    assert_eq!(serde_json::from_str::<Export>(&written).ok().as_ref(), Some(&export));
    if let Err(bad) = read(&written) {
        is_harmless(&bad.to_string());
    }
    stage.is_looked_at();
    stage.holds();
});
