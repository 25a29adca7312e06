//! `import`: people from CSV, or a register from JSON. Everything is checked first; nothing is taken if a row is bad.

mod people;
mod register;

use std::fmt;

use indicatif::{ProgressBar, ProgressStyle};

pub use people::people;
pub use register::register;

/// What is wrong with a file, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BadRows(Vec<(usize, String)>);

impl BadRows {
    fn add(&mut self, line: usize, reason: impl Into<String>) {
        self.0.push((line, reason.into()));
    }

    fn or<T>(self, good: T) -> Result<T, Self> {
        if self.0.is_empty() { Ok(good) } else { Err(self) }
    }
}

impl std::error::Error for BadRows {}

impl fmt::Display for BadRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (line, reason) in &self.0 {
            writeln!(f, "line {line}: {reason}")?;
        }
        write!(f, "Nothing was taken. Mend the lines above and import again.")
    }
}

/// Whether a file is a register (JSON) rather than people (CSV).
pub fn is_register(text: &str) -> bool {
    text.trim_start().starts_with('{')
}

/// A progress bar for so many rows, on standard error; drawn only on a terminal.
pub fn progress(rows: usize, what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new(rows as u64).with_message(what);
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
        bar.set_style(style);
    }
    bar
}
