//! Rapporteur: a chat bot that keeps the record of international working groups.
//!
//! What members can say and what it means is in the crate `commands`, which touches nothing. Here is everything that
//! touches the world: the journal, the clock, the rooms, and the command line.

pub mod backup;
pub mod calendar;
pub mod check;
pub mod clock;
pub mod config;
pub mod demo;
pub mod desk;
pub mod export;
pub mod files;
pub mod import;
pub mod journal;
pub mod limits;
pub mod metrics;
pub mod minutes;
pub mod outbox;
pub mod picture;
pub mod replay;
pub mod rooms;
pub mod run;
pub mod terminal;
pub mod transcript;
pub mod transparency;
pub mod web;

use std::io::Write;

use anyhow::Context;

use crate::clock::{SystemTime, Time as _};
use crate::config::Config;
use crate::desk::Desk;
use crate::journal::{JournalError, SqlJournal};

/// A desk on the configured database, which is made if it is not there.
///
/// # Errors
///
/// When the database cannot be opened, or the journal cannot be read.
pub async fn open(config: &Config) -> anyhow::Result<Desk<SqlJournal>> {
    desk_on(SqlJournal::open(config.database.checked()?).await, config).await
}

/// The same, for what records without being led: in a journal of an earlier version everybody is stated first.
///
/// # Errors
///
/// As [`open`], or when nothing can be recorded.
pub async fn open_to_record(config: &Config) -> anyhow::Result<Desk<SqlJournal>> {
    let mut desk = open(config).await?;
    desk.state_first(SystemTime.now()).await.with_context(|| format!("the database {}", config.database))?;
    Ok(desk)
}

/// A desk on the configured database as it is there, only to be looked at.
async fn look(config: &Config) -> anyhow::Result<Desk<SqlJournal>> {
    desk_on(SqlJournal::look(config.database.checked()?).await, config).await
}

async fn desk_on(journal: Result<SqlJournal, JournalError>, config: &Config) -> anyhow::Result<Desk<SqlJournal>> {
    let in_database = || format!("the database {}", config.database);
    let journal = journal.with_context(in_database)?;
    let desk = Desk::open(journal, config.organisation.clone(), clock::seed()?).await;
    desk.with_context(in_database)
}

/// Writes a result to standard output.
///
/// # Errors
///
/// When it cannot be written.
pub fn print(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).context("nothing can be printed")
}

/// How many files this process may have open at once, where the system says so.
pub fn open_files() -> Option<usize> {
    let limits = std::fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}
