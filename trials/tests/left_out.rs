//! The last lines of `cargo test --workspace`: what was left out because something is missing on this machine. Cargo runs it
//! last, by the names of its package and of itself. What is left out is kept by `harness::left_out`.
#![cfg(test)]

use std::collections::BTreeMap;
use std::io::Write;

fn main() -> std::io::Result<()> {
    // Whoever asks which tests there are wants no others.
    if std::env::args().any(|argument| argument == "--list") {
        return Ok(());
    }
    let notes = std::fs::read_to_string(harness::left_out::notes()).unwrap_or_default();
    let mut left_out: BTreeMap<&str, usize> = BTreeMap::new();
    for note in notes.lines() {
        *left_out.entry(note).or_default() += 1;
    }
    let mut out = std::io::stdout();
    if left_out.is_empty() {
        return writeln!(out, "\nNothing was left out.\n");
    }
    writeln!(out, "\nLeft out, so it did not pass:")?;
    for (note, times) in left_out {
        let times = if times == 1 { String::new() } else { format!(" ({times} times)") };
        writeln!(out, "- {note}{times}")?;
    }
    writeln!(out)
}
