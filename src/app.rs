//! The program as it runs: its configuration, its clock, its limits, and how its parts are brought together.

pub mod backup;
pub mod run;

use anyhow::Context;

use crate::base::clock::{self, SystemTime, Time as _};
use crate::base::config::Config;
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
pub(crate) async fn look(config: &Config) -> anyhow::Result<Desk<SqlJournal>> {
    desk_on(SqlJournal::look(config.database.checked()?).await, config).await
}

pub(crate) async fn desk_on(
    journal: Result<SqlJournal, JournalError>,
    config: &Config,
) -> anyhow::Result<Desk<SqlJournal>> {
    let in_database = || format!("the database {}", config.database);
    let journal = journal.with_context(in_database)?;
    let desk = Desk::open(journal, config.organisation.clone(), clock::seed()?).await;
    desk.with_context(in_database)
}

/// How many files this process may have open at once, where the system says so.
pub fn open_files() -> Option<usize> {
    let limits = std::fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}
