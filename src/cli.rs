//! What can be typed on the command line.

pub mod backup;
pub mod check;
pub mod demo;
pub mod export;
pub mod import;
pub mod key;
pub mod minutes;
pub mod online;
pub mod replay;
#[cfg(all(feature = "discord", feature = "matrix"))]
pub mod setup;
pub mod terminal;
pub mod transcript;
pub mod verify;

use std::io::Write;

use anyhow::Context;

/// Writes a result to standard output.
///
/// # Errors
///
/// When it cannot be written.
pub fn print(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).context("nothing can be printed")
}
