//! What members can say to Rapporteur and what it means.
//!
//! ```text
//! heard ──► read ──► decide ──► record ──► announce ──► deliver
//! ```
//!
//! *Read* ([`language::reader`]), *decide* ([`pipeline::decide`], then a file for each command in [`features`]) and *announce*
//! ([`announce`]) are here, as pure functions: time and chance come in as values. Recording and delivering are not.
//!
//! Each folder may use those that come after it in this list, and none before: `docs/architecture.md`.

pub mod pipeline;

pub mod announce;

pub mod catalogue;

pub mod features;

pub mod export;

pub mod history;

pub mod render;

pub mod language;

pub mod audience;

pub mod organisation;

pub mod words;

pub mod time;

pub mod record;

pub mod spelling;

#[cfg(debug_assertions)]
pub mod bugs;

#[cfg(test)]
mod testing;
