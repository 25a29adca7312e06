//! Rapporteur: a chat bot that keeps the record of international working groups.
//!
//! What members can say and what it means is in the crate `commands`, which touches nothing. Here is everything that
//! touches the world: the journal, the clock, the rooms, and the command line.

pub mod check;
pub mod clock;
pub mod config;
pub mod demo;
pub mod desk;
pub mod import;
pub mod journal;
pub mod outbox;
pub mod replay;
pub mod rooms;
pub mod table;
pub mod terminal;
pub mod transcript;
