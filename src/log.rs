//! The journal as a log that others can verify. Its rows are the leaves of a Merkle tree (RFC 9162, 2.1); the head of the
//! tree is signed as a checkpoint (C2SP tlog-checkpoint), and its tiles are served (C2SP tlog-tiles).
//!
//! What stands in the log for a row is the SHA-256 of its line in `export --format journal`, so that the log shows nothing of
//! what is not public. A row names people and words by random numbers alone: when those are erased, no row changes.

mod checkpoint;
mod guard;
pub(crate) mod kept;
mod tree;
mod whole;

use std::future::Future;
use std::sync::{Arc, PoisonError, RwLock};

use anyhow::{Context, bail};
use commands::record::{Recorded, Seq};
use jiff::{SignedDuration, Timestamp};

use crate::base::clock::Time;
use crate::base::config::{Config, Secret};
use crate::desk::{Desk, DeskHandle};
use crate::journal::{Batch, Journal, JournalError, Mark, Notes, PersonalData};

use crate::journal::beside::{Mismatch, StatedRows};
use crate::journal::marks::CHECKPOINT;
use kept::KeptCheckpoint;

pub use checkpoint::{Checkpoint, NotACheckpoint, Signed, Signer, new_key};
pub use guard::{CheckpointSource, Evidence, Guard, Judgement, NotTrusted};
pub use tree::{LogEntry, Tree};
pub use whole::{Contents, Order, contents};

/// How long a row can be in the journal before there is a checkpoint with it.
const EVERY: SignedDuration = SignedDuration::from_mins(1);

/// The log as it is served.
#[derive(Clone, Debug)]
pub struct Log(Arc<RwLock<Served>>);

#[derive(Debug)]
struct Served {
    tree: Tree,
    /// The checkpoint of the whole tree.
    checkpoint: String,
}

impl Log {
    /// The last checkpoint.
    pub fn checkpoint(&self) -> String {
        self.0.read().unwrap_or_else(PoisonError::into_inner).checkpoint.clone()
    }

    /// A tile or a bundle of entries, by its path after `/tile/`, as far as the last checkpoint covers it.
    pub fn tile(&self, path: &str) -> Option<Vec<u8>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).tree.tile(path)
    }
}

/// What `--trust-journal` does about what is not as the rows say.
const STATED: &str = "Go back to a backup. If what is there is right, start once with rapporteur run --trust-journal \"WHY\", which \
     states people and words as they are";

/// A journal that is taken for the one that was signed, and of which nothing was signed since.
pub struct Trusted<J> {
    journal: J,
    guard: Guard,
    tree: Tree,
    /// Whether it was taken although it did not seem to be.
    is_forced: bool,
}

/// Looks whether a journal is the one that was signed, and people and words those that its rows state. With a reason it is taken
/// all the same, and what is wrong goes to the log.
///
/// # Errors
///
/// When it cannot be read, or is not.
pub async fn trust<J: Journal>(mut journal: J, guard: Guard, reason: Option<&str>) -> anyhow::Result<Trusted<J>> {
    let evidence = guard.evidence(&mut journal).await?;
    let (mut tree, mut rows) = (Tree::default(), StatedRows::default());
    let belongings = read(&mut journal, |recorded| {
        tree.push(LogEntry::of(recorded));
        rows.take(recorded);
    });
    let belongings = belongings.await?;
    let judgement = guard.judge(evidence, &tree);
    for (source, origin) in &judgement.by_others {
        tracing::info!(
            "{source} is signed with an earlier key, for the log {origin}: what counts is the checkpoint beside the new key"
        );
    }
    let faults = judgement.faults.iter().map(ToString::to_string);
    let faults: Vec<String> = faults.chain(rows.faults(&belongings).iter().map(advised)).collect();
    let is_forced = is_taken_all_the_same(&faults, reason)?;
    Ok(Trusted { journal, guard, tree, is_forced })
}

/// What is not as the rows say, and what to do.
pub fn advised(fault: &Mismatch) -> String {
    format!("{fault}. {STATED}")
}

/// Whether a journal with faults is taken; an error where it is not.
fn is_taken_all_the_same(faults: &[String], reason: Option<&str>) -> anyhow::Result<bool> {
    match (faults, reason) {
        ([], None) => Ok(false),
        ([], Some(_)) => {
            tracing::warn!(
                "--trust-journal was not needed: the journal is the one that was signed. Start without it, or what is wrong \
                 next time is not seen"
            );
            Ok(false)
        }
        ([fault], None) => bail!("{fault}"),
        ([fault, more @ ..], None) => bail!("{fault} ({} more: rapporteur check says all)", more.len()),
        (faults, Some(reason)) => {
            tracing::warn!(reason, "the journal is taken as it is, by --trust-journal");
            for fault in faults {
                tracing::warn!("not looked at: {fault}");
            }
            Ok(true)
        }
    }
}

/// Hands over every row, and gives people and words as they were right after the last.
///
/// # Errors
///
/// When the journal cannot be read.
pub async fn read(
    journal: &mut impl Journal,
    mut take: impl FnMut(&Recorded) + Send,
) -> Result<PersonalData, JournalError> {
    let mut last = 0;
    journal
        .each_event(0, Timestamp::MAX, |recorded| {
            last = recorded.seq;
            take(&recorded);
        })
        .await?;
    let (rest, belongings) = journal.rest(last).await?;
    rest.iter().for_each(take);
    Ok(belongings)
}

impl<J: Journal> Trusted<J> {
    /// Whether it was taken although it did not seem to be the one that was signed.
    pub fn is_forced(&self) -> bool {
        self.is_forced
    }

    /// Signs what is there, and keeps that in the database and beside the key.
    ///
    /// # Errors
    ///
    /// When it cannot be read, recorded or written.
    pub async fn sign(self, desk: &mut Desk<impl Journal>) -> anyhow::Result<Keeper<J>> {
        let Self { mut journal, guard, tree, is_forced } = self;
        let tree = read_on(&mut journal, tree).await?;
        let checkpoint = guard.signer.sign(tree.size(), tree.root())?;
        // First the mark: with a key that is new the file alone says that there need not be one.
        keep_mark(desk, checkpoint.clone()).await?;
        let keep = |guard: &Guard, checkpoint: &str| match is_forced {
            true => guard.kept.replace(checkpoint),
            false => guard.kept.keep(checkpoint),
        };
        let file = keep(&guard, &checkpoint)?;
        tracing::info!("the last checkpoint is kept in {}, of {} rows", file.display(), tree.size());
        let log = Log(Arc::new(RwLock::new(Served { tree, checkpoint })));
        Ok(Keeper { journal, guard, log })
    }
}

async fn keep_mark(desk: &mut Desk<impl Journal>, checkpoint: String) -> Result<(), JournalError> {
    let notes = Notes { marks: vec![Mark(CHECKPOINT, checkpoint)], ..Notes::default() };
    desk.record(|_, _| Ok(Batch { notes: notes.clone(), ..Batch::default() })).await
}

/// Signs checkpoints of a journal and keeps what is served of it.
pub struct Keeper<J> {
    journal: J,
    guard: Guard,
    log: Log,
}

impl<J: Journal> Keeper<J> {
    /// What is served.
    pub fn log(&self) -> Log {
        self.log.clone()
    }

    /// Signs what is new each minute, until it is stopped.
    pub async fn run(mut self, desk: DeskHandle, time: impl Time, stopped: impl Future<Output = ()>) -> Self {
        let snapshots = desk.snapshots();
        let signing = async {
            loop {
                time.pause(EVERY).await;
                match self.sign(snapshots.latest().head()).await {
                    Ok(Some(checkpoint)) => desk.mark(Mark(CHECKPOINT, checkpoint)).await,
                    Ok(None) => {}
                    Err(error) => tracing::error!("no checkpoint can be signed; it is tried again: {error:#}"),
                }
            }
        };
        tokio::select! {
            () = signing => {}
            () = stopped => {}
        }
        self
    }

    /// Signs what came last, so that it is covered while nothing runs.
    pub async fn end(mut self, desk: &mut Desk<impl Journal>) {
        let signed = match self.sign(desk.register().head()).await {
            Ok(Some(checkpoint)) => keep_mark(desk, checkpoint).await.map_err(anyhow::Error::from),
            Ok(None) => Ok(()),
            Err(error) => Err(error),
        };
        if let Err(error) = signed {
            tracing::error!("what was recorded last is not signed; the next start signs it: {error:#}");
        }
    }

    /// A checkpoint, if there is something new. It is beside the key before it is served.
    async fn sign(&mut self, head: Seq) -> anyhow::Result<Option<String>> {
        let known = self.log.0.read().unwrap_or_else(PoisonError::into_inner).tree.clone();
        if known.size() == head {
            return Ok(None);
        }
        let tree = read_on(&mut self.journal, known).await?;
        let checkpoint = self.guard.signer.sign(tree.size(), tree.root())?;
        let (kept, words) = (self.guard.kept.clone(), checkpoint.clone());
        tokio::task::spawn_blocking(move || kept.keep(&words)).await??;
        let mut served = self.log.0.write().unwrap_or_else(PoisonError::into_inner);
        *served = Served { tree, checkpoint: checkpoint.clone() };
        Ok(Some(checkpoint))
    }
}

/// A tree with the rows that it lacks.
pub(crate) async fn read_on(journal: &mut impl Journal, mut tree: Tree) -> Result<Tree, JournalError> {
    journal.each_event(tree.size(), Timestamp::MAX, |recorded| tree.push(LogEntry::of(&recorded))).await?;
    Ok(tree)
}

/// What signs and guards the journal of a configuration, if there is a key.
///
/// # Errors
///
/// When the key is not there or none, or the last checkpoint would be kept in the place of something else.
pub fn guard(config: &Config) -> anyhow::Result<Option<Guard>> {
    let Some(checkpoint) = &config.checkpoint else { return Ok(None) };
    let file = checkpoint.key_file.as_deref();
    let key = Secret::resolve("checkpoint.key", checkpoint.key.as_ref(), file).with_context(|| match file {
        Some(file) if !file.exists() => format!("the key is missing: make it with rapporteur key {}", file.display()),
        _ => "the key cannot be used".to_owned(),
    })?;
    let key =
        key.context("checkpoint.key: it is missing. Give the file of the key as key_file, or take the table away")?;
    let signer = Signer::new(key.reveal()).context("checkpoint.key")?;
    Ok(Some(Guard { signer, kept: KeptCheckpoint::of(checkpoint, &config.database)? }))
}
