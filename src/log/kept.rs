//! The last checkpoint beside the key: a file that whoever changes the database does not change with it.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::base::config::{self, Database};

/// How the file is called where the key is in none.
const WITHOUT_FILE: &str = "rapporteur.checkpoint";

/// Where the last checkpoint is kept.
#[derive(Clone, Debug)]
pub(super) struct KeptCheckpoint {
    /// Where it is written: the first that can be.
    to: Vec<PathBuf>,
    /// Where it is looked for.
    from: Vec<PathBuf>,
}

/// The file beside a key.
pub(crate) fn beside(key: &Path) -> PathBuf {
    let mut path = OsString::from(key);
    path.push(".checkpoint");
    PathBuf::from(path)
}

impl KeptCheckpoint {
    /// Where a configuration says, else beside the key, else in the folder where the program runs.
    ///
    /// # Errors
    ///
    /// When that would be the key or the database.
    pub(super) fn of(config: &config::Checkpoint, database: &Database) -> anyhow::Result<Self> {
        let beside = config.key_file.as_deref().map(beside);
        let here = beside.as_deref().and_then(Path::file_name).map_or_else(|| WITHOUT_FILE.into(), PathBuf::from);
        let to: Vec<PathBuf> = match &config.last {
            Some(last) => vec![last.clone()],
            None => beside.iter().cloned().chain([here]).collect(),
        };
        let from: Vec<PathBuf> = to.iter().cloned().chain(beside).collect();
        let [to, from] = [to, from].map(|mut paths| {
            let mut seen: Vec<PathBuf> = Vec::new();
            paths.retain(|path| {
                let whole = std::path::absolute(path).unwrap_or_else(|_| path.clone());
                let is_new = !seen.contains(&whole);
                seen.push(whole);
                is_new
            });
            paths
        });
        let taken = config.key_file.iter().cloned().chain(database.files());
        for taken in taken {
            if to.iter().any(|path| is_one(path, &taken)) {
                bail!("checkpoint.last {}: that is the key or the database: name a file of its own", taken.display());
            }
        }
        Ok(Self { to, from })
    }

    /// What is in each file that there is.
    pub(super) fn read(&self) -> Vec<(PathBuf, io::Result<String>)> {
        let read = self.from.iter().map(|path| (path.clone(), fs::read_to_string(path)));
        read.filter(|(_, text)| !text.as_ref().is_err_and(|error| error.kind() == ErrorKind::NotFound)).collect()
    }

    /// Keeps a checkpoint, and says where.
    ///
    /// # Errors
    ///
    /// When it can be kept nowhere.
    pub(super) fn keep(&self, checkpoint: &str) -> anyhow::Result<PathBuf> {
        let mut failed = None;
        for path in &self.to {
            match write(path, checkpoint) {
                Ok(()) => return Ok(path.clone()),
                Err(error) => failed = failed.or(Some((path, error))),
            }
        }
        let (path, error) = failed.context("the last checkpoint is kept nowhere")?;
        let advice = "name a file that can be written, outside the database, as checkpoint.last";
        Err(error).with_context(|| format!("the last checkpoint, {}, cannot be written: {advice}", path.display()))
    }

    /// Keeps a checkpoint in the place of all that say something else.
    ///
    /// # Errors
    ///
    /// When one of them cannot be written, or it can be kept nowhere.
    pub(super) fn replace(&self, checkpoint: &str) -> anyhow::Result<PathBuf> {
        for (path, _) in self.read() {
            let cannot = || format!("{} cannot be written, and says otherwise: delete it", path.display());
            write(&path, checkpoint).with_context(cannot)?;
        }
        self.keep(checkpoint)
    }
}

fn is_one(path: &Path, other: &Path) -> bool {
    let whole = |path: &Path| fs::canonicalize(path).or_else(|_| std::path::absolute(path)).ok();
    whole(path).is_some_and(|path| whole(other) == Some(path))
}

/// Writes a file whole or not at all, for its owner alone. It is on the disk when this returns.
pub(crate) fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut new = OsString::from(path);
    new.push(".new");
    let new = PathBuf::from(new);
    // What a process that was killed has left is nobody's.
    match fs::remove_file(&new) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&new, path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn config(key_file: Option<&Path>, last: Option<&Path>) -> config::Checkpoint {
        config::Checkpoint { key: None, key_file: key_file.map(Path::to_path_buf), last: last.map(Path::to_path_buf) }
    }

    #[test]
    fn a_checkpoint_is_kept_beside_the_key_for_its_owner_alone_and_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let key = folder.path().join("log.key");
        let kept = KeptCheckpoint::of(&config(Some(&key), None), &Database::default()).unwrap();
        assert!(kept.read().is_empty());
        fs::write(folder.path().join("log.key.checkpoint.new"), "half of").unwrap();
        for words in ["one", "two"] {
            let path = kept.keep(words).unwrap();
            assert_eq!(path, folder.path().join("log.key.checkpoint"));
            assert_eq!(fs::read_to_string(&path).unwrap(), words);
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn where_it_cannot_be_kept_is_said_with_what_would_do() {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = folder.path().join("nowhere/last");
        let kept = KeptCheckpoint::of(&config(None, Some(&nowhere)), &Database::default()).unwrap();
        let said = format!("{:#}", kept.keep("one").unwrap_err());
        assert!(said.contains("nowhere/last, cannot be written") && said.contains("as checkpoint.last"), "{said}");
        let url = format!("sqlite:{}", folder.path().join("x.db").display());
        let database = Database { url, ..Database::default() };
        for taken in ["x.db", "x.db-wal", "k"] {
            let config = config(Some(&folder.path().join("k")), Some(&folder.path().join(taken)));
            let said = KeptCheckpoint::of(&config, &database).unwrap_err().to_string();
            assert!(said.contains("name a file of its own"), "{said}");
        }
    }
}
