//! The database of all processes: in memory, or in a file of SQLite in a folder that is memory where the machine has one.

use std::path::Path;
use std::sync::OnceLock;

use anyhow::Context;
use commands::language::heard::{Heard, Posted};
use commands::record::{Platform, Recorded, Register, Seq};
use futures_executor::block_on;
use jiff::Timestamp;
use rapporteur::journal::{
    Batch, Journal, JournalError, Memory, MemoryJournal, Outgoing, PersonalData, SaidPost, SideTables, SqlJournal,
    StoredPost,
};
use tempfile::TempDir;

/// Where Linux has a folder in memory.
const IN_MEMORY: &str = "/dev/shm";

/// What outlives every process.
#[derive(Debug)]
pub(crate) enum Database {
    Memory(Memory),
    Sqlite(TempDir),
}

/// The journal in it, as one process opens it.
pub(crate) enum Opened {
    Memory(MemoryJournal),
    Sqlite(SqlJournal),
}

impl Default for Database {
    fn default() -> Self {
        Self::Memory(Memory::default())
    }
}

impl Database {
    /// One of SQLite, with nothing in its tables.
    pub(crate) fn on_sqlite() -> anyhow::Result<Self> {
        // To make the tables takes longer than many a run.
        static MADE: OnceLock<Vec<u8>> = OnceLock::new();
        let made = match MADE.get() {
            Some(made) => made,
            None => {
                let folder = folder()?;
                block_on(async { SqlJournal::open(&url(folder.path())).await?.close().await })?;
                let made = std::fs::read(file(folder.path()))?;
                MADE.get_or_init(|| made)
            }
        };
        let folder = folder()?;
        std::fs::write(file(folder.path()), made)?;
        Ok(Self::Sqlite(folder))
    }

    /// Opens the journal.
    pub(crate) fn open(&self) -> Result<Opened, JournalError> {
        match self {
            Self::Memory(memory) => Ok(Opened::Memory(memory.open())),
            Self::Sqlite(folder) => Ok(Opened::Sqlite(block_on(SqlJournal::open(&url(folder.path())))?)),
        }
    }
}

fn folder() -> anyhow::Result<TempDir> {
    let mut folder = tempfile::Builder::new();
    folder.prefix("simulate-");
    let made = if Path::new(IN_MEMORY).is_dir() { folder.tempdir_in(IN_MEMORY) } else { folder.tempdir() };
    made.context("a folder for a database cannot be made")
}

fn file(folder: &Path) -> std::path::PathBuf {
    folder.join("rapporteur.db")
}

fn url(folder: &Path) -> String {
    format!("sqlite:{}", file(folder).display())
}

/// Asks the journal. SQLite has a thread of its own: the world waits for it, so that nothing is left to how fast that is.
macro_rules! ask {
    ($opened:expr, $journal:ident => $asked:expr) => {
        match $opened {
            Opened::Memory($journal) => $asked.await,
            Opened::Sqlite($journal) => block_on($asked),
        }
    };
}

impl Journal for Opened {
    async fn catch_up(&mut self, register: &mut Register) -> Result<bool, JournalError> {
        ask!(self, journal => journal.catch_up(register))
    }

    async fn commit(&mut self, batch: &Batch) -> Result<(), JournalError> {
        ask!(self, journal => journal.commit(batch))
    }

    async fn keep(&mut self, begun: &Heard) -> Result<(), JournalError> {
        ask!(self, journal => journal.keep(begun))
    }

    async fn kept(&mut self, cause: &str) -> Result<Option<Heard>, JournalError> {
        ask!(self, journal => journal.kept(cause))
    }

    async fn is_done(&mut self, cause: &str) -> Result<bool, JournalError> {
        ask!(self, journal => journal.is_done(cause))
    }

    async fn each_event(
        &mut self,
        after: Seq,
        until: Timestamp,
        take: impl FnMut(Recorded) + Send,
    ) -> Result<(), JournalError> {
        ask!(self, journal => journal.each_event(after, until, take))
    }

    async fn asked(&mut self) -> Result<Vec<Heard>, JournalError> {
        ask!(self, journal => journal.asked())
    }

    async fn recorded_by(&mut self, cause: &str) -> Result<Vec<Recorded>, JournalError> {
        ask!(self, journal => journal.recorded_by(cause))
    }

    async fn undelivered(&mut self, platform: Platform) -> Result<Vec<Outgoing>, JournalError> {
        ask!(self, journal => journal.undelivered(platform))
    }

    async fn said(&mut self, most: u16) -> Result<Vec<SaidPost>, JournalError> {
        ask!(self, journal => journal.said(most))
    }

    async fn undelivered_in_all(&mut self) -> Result<usize, JournalError> {
        ask!(self, journal => journal.undelivered_in_all())
    }

    async fn posted(&mut self, message: &str) -> Result<Option<Posted>, JournalError> {
        ask!(self, journal => journal.posted(message))
    }

    async fn posted_under(&mut self, key: &str) -> Result<Option<Posted>, JournalError> {
        ask!(self, journal => journal.posted_under(key))
    }

    async fn mark(&mut self, name: &str) -> Result<Option<String>, JournalError> {
        ask!(self, journal => journal.mark(name))
    }

    async fn belongings(&mut self) -> Result<PersonalData, JournalError> {
        ask!(self, journal => journal.belongings())
    }

    async fn besides(&mut self) -> Result<SideTables, JournalError> {
        ask!(self, journal => journal.besides())
    }

    async fn each_post(&mut self, take: impl FnMut(StoredPost) + Send) -> Result<(), JournalError> {
        ask!(self, journal => journal.each_post(take))
    }

    async fn take_lease(&mut self) -> Result<bool, JournalError> {
        ask!(self, journal => journal.take_lease())
    }

    fn has_rivals(&self) -> bool {
        match self {
            Self::Memory(journal) => journal.has_rivals(),
            Self::Sqlite(journal) => journal.has_rivals(),
        }
    }

    async fn heartbeat(&mut self) -> Result<(), JournalError> {
        ask!(self, journal => journal.heartbeat())
    }

    async fn close(self) -> Result<(), JournalError> {
        ask!(self, journal => journal.close())
    }
}
