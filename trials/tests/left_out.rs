//! The last lines of `cargo test --workspace`: what was left out because something is missing on this machine, and the one command
//! that brings it. Cargo runs it last, by the names of its package and of itself. What is left out is kept by `harness::left_out`.
#![cfg(test)]

use std::io::Write;

use harness::left_out;

fn main() -> std::io::Result<()> {
    // Whoever asks which tests there are wants no others.
    if std::env::args().any(|argument| argument == "--list") {
        return Ok(());
    }
    let notes = std::fs::read_to_string(left_out::notes()).unwrap_or_default();
    write!(std::io::stdout(), "\n{}\n\n", left_out::closing(&notes))
}
