//! A copy of the database while it is in use, as it is at one moment: in a file of SQLite, whichever database it is of.

mod daily;

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::base::config::Database;
use crate::journal::{self, Journal as _, SqlJournal};
use crate::log::{self, Contents};

pub use daily::{Backups, daily};

/// What the name of a copy ends in until it is whole.
pub const PART: &str = ".part";

/// Copies a database into a file that is not there yet, for its owner alone, and looks through the copy. The file has its name when
/// it is whole.
///
/// # Errors
///
/// When there is something in its place, the database cannot be read, or the copy is not whole. Then there is no copy.
pub async fn copy(file: &Path, database: &Database) -> anyhow::Result<Contents> {
    let url = database.checked()?;
    if url.contains(":memory:") {
        bail!("a database in memory has no copy");
    }
    // What cannot be copied at all is what the operator has to know first.
    SqlJournal::look(url).await.with_context(|| cannot(database))?.close().await?;
    if fs::symlink_metadata(file).is_ok() {
        bail!(is_there(file));
    }
    let part = PartialCopy::of(file)?;
    let contents = fill(&part, database).await?;
    part.becomes(file)?;
    Ok(contents)
}

fn cannot(database: &Database) -> String {
    format!("the database {database} cannot be copied")
}

/// Copies, and says what is in the copy.
async fn fill(part: &PartialCopy, database: &Database) -> anyhow::Result<Contents> {
    let name = part.path.to_str().context("the name of the file is not in UTF-8")?;
    journal::copy(&database.url, &part.path).await.with_context(|| cannot(database))?;
    // SQLite does not wait until a copy is on the disk.
    part.file.sync_all().context("the copy cannot be written to the disk")?;
    let mut copy = SqlJournal::look(&format!("sqlite:{name}")).await.context("the copy cannot be opened")?;
    if let Some(damage) = copy.damage().await? {
        bail!("the copy is not whole: {damage}");
    }
    let contents = log::contents(&mut copy).await.context("the copy is not whole")?;
    copy.close().await?;
    Ok(contents)
}

fn is_there(file: &Path) -> String {
    format!("{} is there already: give a name that is not", file.display())
}

/// A copy that is being made: beside its place, under its name with `.part`. It goes when it is not needed any more; what a process
/// that was killed has left of one is taken away by the next.
struct PartialCopy {
    path: PathBuf,
    /// By its lock others see that somebody is at work with it.
    file: File,
}

impl PartialCopy {
    fn of(file: &Path) -> anyhow::Result<Self> {
        let mut path = file.as_os_str().to_owned();
        path.push(PART);
        let path = PathBuf::from(path);
        let cannot = || format!("{} cannot be made", file.display());
        loop {
            // SQLite takes an empty file, and nobody else can have put another there meanwhile.
            let (part, is_new) = match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
                Ok(part) => (part, true),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                    (OpenOptions::new().write(true).open(&path).with_context(cannot)?, false)
                }
                Err(error) => return Err(error).with_context(cannot),
            };
            match part.try_lock() {
                // Where there are no locks, nobody is known to be at work with it.
                Ok(()) | Err(TryLockError::Error(_)) => {}
                Err(TryLockError::WouldBlock) => bail!("another process is making {} just now", file.display()),
            }
            if is_new {
                return Ok(Self { path, file: part });
            }
            // Not emptied: it may be whole, and have another name too.
            remove(&path).with_context(cannot)?;
        }
    }

    /// Gives it its name, if nothing has it meanwhile.
    fn becomes(self, file: &Path) -> anyhow::Result<()> {
        let named = match fs::hard_link(&self.path, file) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => bail!(is_there(file)),
            // Some file systems know no second names.
            Err(_) => fs::rename(&self.path, file),
            Ok(()) => Ok(()),
        };
        named.with_context(|| format!("{} cannot be made", file.display()))
    }
}

impl Drop for PartialCopy {
    fn drop(&mut self) {
        // What is not whole is no backup. Why it is not is what the operator has to know.
        let _ = remove(&self.path);
    }
}

/// Takes a part away, with what SQLite has written beside it.
fn remove(part: &Path) -> std::io::Result<()> {
    let mut journal = part.as_os_str().to_owned();
    journal.push("-journal");
    // There is one only where a process was killed.
    let _ = fs::remove_file(journal);
    fs::remove_file(part)
}
