//! A copy of the database each day, in a folder that keeps the last ones.

use std::fs::{self, DirBuilder, File};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use anyhow::Context;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use tokio::runtime::Handle;

use crate::base::clock::Time;
use crate::base::config::{Database, Operation};
use crate::desk::metrics::Metrics;
use crate::log::Contents;

use super::{PART, copy};

/// How names of copies begin and end, around the day (UTC).
const NAME: (&str, &str) = ("rapporteur-", ".db");

/// After how long a copy that failed is tried again.
const AGAIN: SignedDuration = SignedDuration::from_hours(1);

/// Copies the database into the folder of the configuration: now, if today's copy is not there yet, and then at the beginning of
/// each day. Ends at once where no folder is named.
pub async fn daily(operation: Operation, database: Database, metrics: Metrics, time: impl Time) {
    let Some(backups) = Backups::of(&operation) else { return };
    if let Some(at) = backups.newest_at() {
        metrics.backed_up_at(at);
    }
    loop {
        let today = day(time.now());
        match backups.make(today, &database).await {
            Ok(None) => {}
            Ok(Some(contents)) => {
                metrics.backup(true);
                metrics.backed_up_at(time.now());
                tracing::info!("the database is copied to {}: {contents}", backups.file(today).display());
            }
            Err(error) => {
                metrics.backup(false);
                tracing::warn!("the database is not copied; that is tried again in an hour: {error:#}");
                time.pause(AGAIN).await;
                continue;
            }
        }
        time.until(tomorrow(today)).await;
    }
}

fn day(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}

fn tomorrow(today: Date) -> Timestamp {
    let midnight = today.tomorrow().map(|day| day.at(0, 0, 0, 0));
    midnight.and_then(|midnight| TimeZone::UTC.to_timestamp(midnight)).unwrap_or(Timestamp::MAX)
}

/// The folder of the copies.
#[derive(Debug)]
pub struct Backups {
    folder: PathBuf,
    keep: usize,
}

impl Backups {
    /// The folder of a configuration, if it names one.
    pub fn of(operation: &Operation) -> Option<Self> {
        Some(Self { folder: operation.backup_to.clone()?, keep: operation.keep.get() })
    }

    /// Where the copy of a day is.
    fn file(&self, day: Date) -> PathBuf {
        let (start, end) = NAME;
        self.folder.join(format!("{start}{day}{end}"))
    }

    /// Makes the copy of a day, if it is not there yet; and then, since it is good, removes those that are too old.
    async fn make(&self, day: Date, database: &Database) -> anyhow::Result<Option<Contents>> {
        let file = self.file(day);
        if file.exists() {
            return Ok(None);
        }
        make_folder(&self.folder)?;
        let (copied, runtime, database) = (file.clone(), Handle::current(), database.clone());
        // To read and fold a long journal takes a while, in which the bot is to go on.
        let copying = tokio::task::spawn_blocking(move || runtime.block_on(copy(&copied, &database)));
        let contents = copying.await.context("the copy was given up")??;
        self.remove_old(day);
        Ok(Some(contents))
    }

    /// The days of which there are copies, the last first.
    pub fn days(&self) -> Vec<Date> {
        let mut days: Vec<Date> = self.names().iter().filter_map(|name| day_of(name)).collect();
        days.sort_unstable_by(|one, other| other.cmp(one));
        days
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().filter_map(Result::ok);
        entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
    }

    /// When the newest copy was made.
    fn newest_at(&self) -> Option<Timestamp> {
        let newest = self.days().first().map(|day| self.file(*day))?;
        newest.metadata().ok()?.modified().ok()?.try_into().ok()
    }

    /// Removes copies past those that are kept, and what a process that was killed has left of one. Nothing of another name.
    fn remove_old(&self, today: Date) {
        let too_old = self.days().into_iter().skip(self.keep).map(|day| self.file(day));
        let is_left = |name: &String| name.strip_suffix(PART).and_then(day_of).is_some_and(|day| day < today);
        let left = self.names().into_iter().filter(is_left).map(|name| self.folder.join(name));
        for file in too_old.chain(left.filter(|part| is_nobodys(part))) {
            if let Err(error) = fs::remove_file(&file) {
                tracing::warn!("the copy {} is too old and cannot be removed: {error}", file.display());
            }
        }
    }
}

/// The day of a copy of this name.
fn day_of(name: &str) -> Option<Date> {
    let (start, end) = NAME;
    let day = name.strip_prefix(start)?.strip_suffix(end)?;
    day.parse().ok().filter(|read: &Date| read.to_string() == day)
}

/// Whether nobody is at work with a part.
fn is_nobodys(part: &Path) -> bool {
    File::open(part).is_ok_and(|part| part.try_lock().is_ok())
}

/// Makes the folder for its owner alone, if it is not there.
fn make_folder(folder: &Path) -> anyhow::Result<()> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.with_context(|| {
        let folder = folder.display();
        format!("operation.backup_to \"{folder}\" cannot be made: make the folder, and let the bot's user write there")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backups(keep: usize, names: &[&str]) -> (tempfile::TempDir, Backups) {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let backups = Backups { folder: folder.path().to_owned(), keep };
        (folder, backups)
    }

    fn left(backups: &Backups) -> Vec<String> {
        let mut names = backups.names();
        names.sort();
        names
    }

    #[test]
    fn only_copies_are_removed_and_the_last_ones_stay() {
        let others = ["notes.txt", "rapporteur-2026-1-02.db", "rapporteur-before-upgrade.db", "rapporteur.db"];
        let copies = ["rapporteur-2025-12-31.db", "rapporteur-2026-01-02.db", "rapporteur-2026-01-10.db"];
        let (_folder, backups) = backups(2, &[&others[..], &copies[..], &["rapporteur-2026-01-01.db.part"]].concat());
        backups.remove_old("2026-01-10".parse().unwrap());
        let mut kept = [&others[..], &copies[1..]].concat();
        kept.sort_unstable();
        assert_eq!(left(&backups), kept);
    }

    #[test]
    fn a_part_on_which_somebody_is_at_work_stays() {
        let (folder, backups) = backups(1, &["rapporteur-2026-01-01.db.part", "rapporteur-2026-01-02.db.part"]);
        let part = File::open(folder.path().join("rapporteur-2026-01-01.db.part")).unwrap();
        part.lock().unwrap();
        backups.remove_old("2026-01-02".parse().unwrap());
        assert_eq!(left(&backups).len(), 2, "nor does today's go");
    }

    #[test]
    fn days_begin_at_midnight_by_utc() {
        let at: Timestamp = "2026-02-28T23:59:59Z".parse().unwrap();
        assert_eq!(tomorrow(day(at)).to_string(), "2026-03-01T00:00:00Z");
    }
}
