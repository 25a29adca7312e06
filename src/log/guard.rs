//! Whether a journal is the one that was signed. What says so does not lie in it alone: a mark in the database, and a file
//! beside the key. Both must be signed with the key, and the journal must begin with the rows of both.

use std::fmt;
use std::path::PathBuf;

use commands::spelling::count;

use super::checkpoint::Signed;
use super::kept::KeptCheckpoint;
use super::{Checkpoint, NotACheckpoint, Signer, Tree};
use crate::journal::marks::CHECKPOINT;
use crate::journal::{Journal, JournalError};

/// What is to be done where the journal is not the one that was signed.
const GO_BACK: &str = "Go back to the database that was there. If it is lost, make a new key for a log of another name \
     (rapporteur key NEWFILE --origin NEWNAME), or start once with rapporteur run --trust-journal \"WHY\"";

/// The key, and where the last checkpoint lies.
#[derive(Clone)]
pub struct Guard {
    pub(super) signer: Signer,
    pub(super) kept: KeptCheckpoint,
}

/// What was signed, as it was found.
#[derive(Debug)]
pub struct Evidence {
    mark: Option<String>,
    files: Vec<(PathBuf, std::io::Result<String>)>,
}

/// Where a checkpoint was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckpointSource {
    /// In the database.
    Mark,
    /// In a file.
    File(PathBuf),
}

impl fmt::Display for CheckpointSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mark => f.write_str("the mark in the database"),
            Self::File(path) => write!(f, "{}", path.display()),
        }
    }
}

/// Why a journal is not taken for the one that was signed.
#[derive(Debug, thiserror::Error)]
pub enum NotTrusted {
    /// It begins with other rows.
    #[error(
        "the journal does not begin with the {} that were signed, by {}: rows were changed, swapped or replaced. {GO_BACK}",
        count_of(*.size), all(.by)
    )]
    Changed {
        /// How many rows were signed.
        size: u64,
        /// Where that stands.
        by: Vec<CheckpointSource>,
    },
    /// It is shorter.
    #[error(
        "the journal has {}, and what was signed, by {}, has {}: the last ones are missing, or this is an older copy of the \
         database. {GO_BACK}",
        count_of(*.rows), all(.by), .size
    )]
    Cut {
        /// How many rows there are.
        rows: u64,
        /// How many were signed.
        size: u64,
        /// Where that stands.
        by: Vec<CheckpointSource>,
    },
    /// There is no mark, where there was one.
    #[error(
        "the journal has {}, and its database has no mark of the last checkpoint: the mark was deleted, or this is another \
         database. {GO_BACK}",
        count_of(*.0)
    )]
    MarkGone(u64),
    /// There is neither mark nor file.
    #[error(
        "the journal has {}, and nothing says that they were signed: there is no mark in the database, and no checkpoint \
         beside the key. If they are right, make the key with rapporteur key FILE, which signs what is there, and name the \
         file (checkpoint.key_file; or as checkpoint.last what was written beside it); or start once with \
         rapporteur run --trust-journal \"WHY\"",
        count_of(*.0)
    )]
    Unsigned(u64),
    /// The key did not sign what it says.
    #[error("{0}: its signature is not that of the key: it was changed by hand. {GO_BACK}")]
    Forged(CheckpointSource),
    /// Another key has signed it.
    #[error(
        "{by} is signed with another key, for the log {origin}, not with the one that is configured, so that it says nothing of this \
         journal. If the key is new, it was to be made with rapporteur key FILE, which signs the rows that are there: make it \
         so, or name the earlier key, or start once with rapporteur run --trust-journal \"WHY\""
    )]
    ByOther {
        /// Where it was found.
        by: CheckpointSource,
        /// The log that it names.
        origin: String,
    },
    /// It is none.
    #[error("{0} is no checkpoint: {1}. {GO_BACK}")]
    NoCheckpoint(CheckpointSource, NotACheckpoint),
    /// It cannot be read.
    #[error("{} cannot be read: {error}: let the user who runs rapporteur read it", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
}

fn count_of(rows: u64) -> String {
    count(usize::try_from(rows).unwrap_or(usize::MAX), "row")
}

fn all(sources: &[CheckpointSource]) -> String {
    sources.iter().map(ToString::to_string).collect::<Vec<_>>().join(" and ")
}

/// What a journal is in the light of what was signed.
#[derive(Debug, Default)]
pub struct Judgement {
    /// Why it is not trusted.
    pub faults: Vec<NotTrusted>,
    /// What fits: where, and of how many rows.
    pub fits: Vec<(CheckpointSource, u64)>,
    /// Where another key has signed, which does not count since this one is new.
    pub by_others: Vec<(CheckpointSource, String)>,
}

impl Guard {
    /// The name of the log.
    pub fn log(&self) -> &str {
        self.signer.name()
    }

    /// What is found now. To be asked for before the rows are read.
    ///
    /// # Errors
    ///
    /// When the journal cannot be read.
    pub async fn evidence(&self, journal: &mut impl Journal) -> Result<Evidence, JournalError> {
        Ok(Evidence { files: self.kept.read(), mark: journal.mark(CHECKPOINT).await? })
    }

    /// Holds the rows against it.
    pub fn judge(&self, evidence: Evidence, tree: &Tree) -> Judgement {
        let Evidence { mark, files } = evidence;
        let (mut judgement, mut found, has_files) = (Judgement::default(), Vec::new(), !files.is_empty());
        for (path, text) in files {
            match text {
                Ok(text) => found.push((CheckpointSource::File(path), text)),
                Err(error) => judgement.faults.push(NotTrusted::Unreadable { path, error }),
            }
        }
        let (mut changed, mut cut) = (Vec::new(), Vec::new());
        let mut is_new = !found.is_empty();
        let has_mark = mark.is_some();
        // The mark comes last: whether the key is new is said by the files alone.
        for (source, text) in found.into_iter().chain(mark.map(|mark| (CheckpointSource::Mark, mark))) {
            let checkpoint = match Checkpoint::read(&text) {
                Ok(checkpoint) => checkpoint,
                Err(error) => {
                    is_new = false;
                    judgement.faults.push(NotTrusted::NoCheckpoint(source, error));
                    continue;
                }
            };
            let origin = checkpoint.origin().to_owned();
            match self.signer.has_signed(&checkpoint) {
                Signed::Ours => {
                    is_new &= source == CheckpointSource::Mark || checkpoint.is_first();
                    if tree.begins_with(&checkpoint) {
                        judgement.fits.push((source, checkpoint.size()));
                    } else if checkpoint.size() > tree.size() {
                        cut.push((checkpoint.size(), source));
                    } else {
                        changed.push((checkpoint.size(), source));
                    }
                }
                Signed::Other if source == CheckpointSource::Mark && is_new => {
                    judgement.by_others.push((source, origin));
                }
                Signed::Other => {
                    is_new = false;
                    judgement.faults.push(NotTrusted::ByOther { by: source, origin });
                }
                Signed::Forged => {
                    is_new = false;
                    judgement.faults.push(NotTrusted::Forged(source));
                }
            }
        }
        let rows = tree.size();
        let of_all = |mut found: Vec<(u64, CheckpointSource)>| {
            found.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
            let size = found.first().map(|(size, _)| *size)?;
            Some((size, found.into_iter().map(|(_, source)| source).collect::<Vec<CheckpointSource>>()))
        };
        judgement.faults.extend(of_all(changed).map(|(size, by)| NotTrusted::Changed { size, by }));
        judgement.faults.extend(of_all(cut).map(|(size, by)| NotTrusted::Cut { rows, size, by }));
        if rows > 0 && !has_mark && !is_new {
            let missing = if has_files { NotTrusted::MarkGone(rows) } else { NotTrusted::Unsigned(rows) };
            judgement.faults.push(missing);
        }
        judgement
    }
}

impl Judgement {
    /// What fits, in words.
    pub fn in_words(&self, log: &str) -> Option<String> {
        let size = self.fits.iter().map(|(_, size)| *size).max()?;
        let by: Vec<CheckpointSource> = self.fits.iter().map(|(source, _)| source.clone()).collect();
        let number = count(usize::try_from(size).unwrap_or(usize::MAX), "row");
        Some(format!("checkpoint of {log}: its {number} are those of the journal, by {}", all(&by)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{LogEntry, new_key};
    use super::*;

    fn tree(rows: &[&str]) -> Tree {
        let mut tree = Tree::default();
        rows.iter().for_each(|row| tree.push(LogEntry::of_line(row)));
        tree
    }

    fn guard() -> Guard {
        let kept = KeptCheckpoint::of(
            &crate::base::config::Checkpoint { key: None, key_file: Some("log.key".into()), last: None },
            &crate::base::config::Database::default(),
        );
        Guard { signer: Signer::new(&new_key("record.example.org").unwrap().0).unwrap(), kept: kept.unwrap() }
    }

    fn said(guard: &Guard, mark: Option<&String>, file: Option<&String>, rows: &[&str]) -> Vec<String> {
        let files = file.iter().map(|text| (PathBuf::from("log.key.checkpoint"), Ok((*text).clone()))).collect();
        let judgement = guard.judge(Evidence { mark: mark.cloned(), files }, &tree(rows));
        let first_words = |fault: &NotTrusted| fault.to_string().split(". ").next().unwrap_or_default().to_owned();
        let faults = judgement.faults.iter().map(first_words);
        let others = judgement.by_others.iter().map(|(source, origin)| format!("by another: {source}, {origin}"));
        faults.chain(others).chain(judgement.in_words("the log")).collect()
    }

    #[test]
    fn both_must_fit_and_the_newer_counts() {
        let guard = guard();
        let sign = |rows: &[&str]| guard.signer.sign(rows.len() as u64, tree(rows).root()).unwrap();
        let (two, three) = (sign(&["a", "b"]), sign(&["a", "b", "c"]));
        let ok = |number: u32, by: &str| {
            format!("checkpoint of the log: its {number} rows are those of the journal, by {by}")
        };
        let both = "log.key.checkpoint and the mark in the database";
        assert_eq!(said(&guard, Some(&two), Some(&three), &["a", "b", "c"]), [ok(3, both)]);
        assert_eq!(said(&guard, Some(&three), Some(&two), &["a", "b", "c", "d"]), [ok(3, both)]);
        // As an earlier version left it.
        assert_eq!(said(&guard, Some(&two), None, &["a", "b", "c"]), [ok(2, "the mark in the database")]);
        assert_eq!(said(&guard, None, None, &[]), [""; 0]);
        let fits = ok(2, "the mark in the database");
        let cut = |rows: u32| {
            format!(
                "the journal has {rows} rows, and what was signed, by log.key.checkpoint, has 3: the last ones are missing, or this \
                 is an older copy of the database"
            )
        };
        assert_eq!(said(&guard, Some(&two), Some(&three), &["a", "b"]), [cut(2), fits.clone()]);
        let changed = |by: &str| {
            format!(
                "the journal does not begin with the 3 rows that were signed, by {by}: rows were changed, swapped or replaced"
            )
        };
        assert_eq!(said(&guard, Some(&two), Some(&three), &["a", "b", "x"]), [changed("log.key.checkpoint"), fits]);
        assert_eq!(said(&guard, Some(&three), Some(&three), &["b", "a", "c"]), [changed(both)]);
    }

    #[test]
    fn a_mark_must_be_there_and_be_signed_with_the_key() {
        let (guard, other) = (guard(), guard().signer);
        let rows = ["a", "b"];
        let signed = guard.signer.sign(2, tree(&rows).root()).unwrap();
        let starts = |said: &[String], words: &[&str]| {
            assert_eq!(said.len(), words.len(), "{said:#?}");
            assert!(said.iter().zip(words).all(|(said, words)| said.contains(words)), "{said:#?}");
        };
        let gone = "the journal has 2 rows, and its database has no mark of the last checkpoint";
        starts(&said(&guard, None, Some(&signed), &rows), &[gone, "log.key.checkpoint"]);
        starts(&said(&guard, None, None, &rows), &["the journal has 2 rows, and nothing says that they were signed"]);
        // An old signature under a new root.
        let root = guard.signer.sign(2, tree(&["a", "x"]).root()).unwrap();
        let root = root.lines().nth(2).unwrap();
        let forged = signed.replace(signed.lines().nth(2).unwrap(), root);
        let forgery = "the mark in the database: its signature is not that of the key";
        starts(&said(&guard, Some(&forged), None, &["a", "x"]), &[forgery]);
        starts(&said(&guard, Some(&"x".to_owned()), None, &rows), &["the mark in the database is no checkpoint"]);
        let by_other = other.sign(2, tree(&rows).root()).unwrap();
        let another = "the mark in the database is signed with another key, for the log record.example.org";
        starts(&said(&guard, Some(&by_other), None, &rows), &[another]);
        starts(&said(&guard, Some(&by_other), Some(&signed), &rows), &[another, "its 2 rows are those"]);
        // A new key counts from where it was made.
        let first = guard.signer.sign_first(2, tree(&rows).root()).unwrap();
        let of_another = "by another: the mark in the database, record.example.org";
        starts(&said(&guard, Some(&by_other), Some(&first), &rows), &[of_another, "its 2 rows are those"]);
        starts(&said(&guard, None, Some(&first), &rows), &["its 2 rows are those"]);
        starts(
            &said(&guard, None, Some(&first), &["a", "x"]),
            &["the journal does not begin with the 2 rows that were signed"],
        );
        let empty = guard.signer.sign_first(0, Tree::default().root()).unwrap();
        starts(&said(&guard, None, Some(&empty), &rows), &["its 0 rows are those"]);
    }
}
