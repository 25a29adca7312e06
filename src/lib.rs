//! Rapporteur: a chat bot that keeps the record of international working groups.
//!
//! What members can say and what it means is in the crate `commands`, which touches nothing. Here is everything that
//! touches the world: the command line, the program that runs, the public record, the platforms, the journal.
//!
//! Each folder may use those that come after it in this list, and none before: `docs/architecture.md`.

pub mod cli;

pub mod app;

#[cfg(feature = "web")]
pub mod web;

pub mod log;

pub mod platforms;

pub mod delivery;

pub mod desk;

pub mod journal;

pub mod base;
