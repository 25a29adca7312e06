//! The program as it runs: its configuration, its clock, its limits, and how its parts are brought together.

pub mod backup;
pub mod run;
#[cfg(feature = "web")]
pub mod serve;
#[cfg(feature = "web")]
mod serving;
#[cfg(not(feature = "web"))]
mod serving_absent;
mod supervisor;

use std::future::Future;
use std::time::Duration;

use anyhow::Context;
use jiff::SignedDuration;
use tokio::signal::unix::{SignalKind, signal};

use crate::base::backoff::Backoff;
use crate::base::clock::{self, SystemTime, Time};
use crate::base::config::Config;
use crate::base::outage::Outage;
use crate::desk::Desk;
use crate::journal::{JournalError, SqlJournal};

#[cfg(not(feature = "web"))]
use serving_absent as serving;

/// How often it is asked what other processes have written: an import, a terminal, or to a reader the process that leads. Pages
/// show it within five seconds.
const FOLLOWS: SignedDuration = SignedDuration::from_secs(2);

/// Before the server of the database is asked again.
const AGAIN: Backoff = Backoff::doubling(Duration::from_secs(1), Duration::from_secs(16));

/// A desk on the configured database, which is made if it is not there.
///
/// # Errors
///
/// When the database cannot be opened, or the journal cannot be read.
pub async fn open(config: &Config) -> anyhow::Result<Desk<SqlJournal>> {
    let days = i64::from(config.database.keep_messages.get());
    let journal = SqlJournal::open(config.database.checked()?).await;
    desk_on(journal.map(|journal| journal.keeping_messages(SignedDuration::from_hours(24 * days))), config).await
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

/// When SIGTERM or SIGINT asks for the end.
///
/// # Errors
///
/// When the system cannot tell.
fn signalled() -> anyhow::Result<impl Future<Output = ()>> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// What is opened in the configured database, as soon as its server is there. `waits` is called each time that it is not.
///
/// # Errors
///
/// When it cannot be opened for another reason.
async fn once_there<T>(
    open: impl AsyncFn() -> anyhow::Result<T>,
    time: &impl Time,
    waits: impl Fn(),
) -> anyhow::Result<T> {
    let (mut failures, mut outage) = (0, Outage::of("the server of the database", "reached"));
    loop {
        match open().await {
            Err(error) if error.downcast_ref().is_some_and(JournalError::is_away) => {
                failures += 1;
                outage.fails(&format!("{error:#}"), time.now());
                waits();
                time.pause(AGAIN.after(failures)).await;
            }
            opened => {
                outage.works();
                return opened;
            }
        }
    }
}
