//! One `run` at a time on an SQLite database, where no server says who leads: by a lock on a file beside it.
//!
//! Two would both say what is to be said, and sign and hear by the same keys. The terminal, imports and exports take no lock: they
//! say nothing on a platform. The lock goes with the process, however that ends. The file stays: if it were taken away, a third
//! process could lock another one of the same name.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use commands::time::when;
use jiff::Timestamp;

use crate::base::config::Database;
use crate::journal::database_file;

/// What the name of the file has after that of the database.
const SUFFIX: &str = ".run";

/// The lock, for as long as it is held.
#[derive(Debug)]
pub(super) struct RunLock(#[expect(dead_code, reason = "it is held, and let go with the process")] File);

impl RunLock {
    /// Takes the lock of a database, and writes into the file who has it. On PostgreSQL and in memory there is none.
    ///
    /// # Errors
    ///
    /// When another process has it, which is named.
    pub(super) fn take(database: &Database, now: Timestamp) -> anyhow::Result<Option<Self>> {
        let Some(file) = database_file(database.checked()?)? else { return Ok(None) };
        let path = beside(&file).with_context(|| format!("the database {database}"))?;
        let mut options = OpenOptions::new();
        // Who else may look at the folder need not know.
        let options = options.read(true).write(true).create(true).truncate(false).mode(0o600);
        let cannot = || format!("{}, which keeps a second `run` off the database, cannot be written", path.display());
        let mut file = options.open(&path).with_context(cannot)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => bail!(
                "another `rapporteur run`{} is at work with the database {database}: stop it first, or give this one another database",
                holder(&mut file)
            ),
            // Some file systems of a network have none.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                tracing::warn!(
                    "there are no locks where the database is: see to it yourself that only one `run` uses it"
                );
            }
            Err(TryLockError::Error(error)) => return Err(error).with_context(cannot),
        }
        let words = format!("process {}, since {}\n", std::process::id(), when::whole_seconds(now));
        file.set_len(0).and_then(|()| file.write_all(words.as_bytes())).with_context(cannot)?;
        Ok(Some(Self(file)))
    }
}

/// The file of the lock: the same by whatever way the database is named.
fn beside(database: &Path) -> anyhow::Result<PathBuf> {
    let folder = database.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = folder.canonicalize().with_context(|| format!("the folder {}", folder.display()))?;
    let mut name = database.file_name().context("it has no name")?.to_owned();
    name.push(SUFFIX);
    Ok(folder.join(name))
}

/// Who holds the lock, as far as that stands in the file.
fn holder(file: &mut File) -> String {
    let mut words = String::new();
    // It may just be written. That there is one is known.
    let _ = file.take(200).read_to_string(&mut words);
    let words = words.trim();
    if words.starts_with("process ") { format!(" ({words})") } else { String::new() }
}
