//! Any transcript: it is refused with its line, or played to its end.

#![no_main]

use fuzz::{Stage, is_harmless};
use libfuzzer_sys::fuzz_target;
use rapporteur::cli::transcript;
use rapporteur::cli::transcript::TranscriptEntry;

fuzz_target!(|bytes: &[u8]| {
    let entries = match transcript::read(bytes) {
        Ok(entries) => entries,
        Err(bad) => return is_harmless(&bad.to_string()),
    };
    let written: String = entries
        .iter()
        .map(|entry| match entry {
            TranscriptEntry::Said(said) => format!("{said}\n"),
            TranscriptEntry::Pause(at) => format!("{at} ---\n"),
        })
        .collect();
    assert_eq!(transcript::read(written.as_bytes()).as_ref(), Ok(&entries), "{written:?}");
    let mut stage = Stage::with_people();
    stage.plays(&entries);
    stage.holds();
});
