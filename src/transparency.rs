//! The journal as a log that others can verify. Its rows are the leaves of a Merkle tree (RFC 9162, 2.1); the head of the
//! tree is signed as a checkpoint (C2SP tlog-checkpoint), and its tiles are served (C2SP tlog-tiles).
//!
//! What stands in the log for a row is the SHA-256 of its line in `export --format journal`, so that the log shows nothing of
//! what is not public. A row names people and words by random numbers alone: when those are erased, no row changes.

mod checkpoint;
mod tree;
pub mod verify;

use std::fs::OpenOptions;
use std::future::Future;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use anyhow::{Context, bail};
use jiff::{SignedDuration, Timestamp};
use url::Url;

use crate::clock::Time;
use crate::config::Config;
use crate::desk::{DeskHandle, Snapshots};
use crate::journal::{Journal, JournalError, Mark};
use crate::print;

pub use checkpoint::{Checkpoint, NotACheckpoint, Signer, new_key};
pub use tree::{Entry, Tree};

/// The mark of the last checkpoint that was signed.
pub const CHECKPOINT: &str = "checkpoint";

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

/// Signs checkpoints of a journal and keeps what is served of it.
pub struct Keeper<J> {
    journal: J,
    signer: Signer,
    log: Log,
}

impl<J: Journal> Keeper<J> {
    /// Takes in the journal as it is.
    ///
    /// # Errors
    ///
    /// When the journal cannot be read, or is not the one of which the last checkpoint was signed: what has been signed is
    /// never taken back.
    pub async fn new(mut journal: J, signer: Signer) -> anyhow::Result<Self> {
        let last = journal.mark(CHECKPOINT).await?;
        let tree = read(&mut journal, Tree::default()).await?;
        if let Some(last) = last {
            let last = Checkpoint::read(&last).context("the checkpoint that is kept in the database")?;
            if !tree.begins_with(&last) {
                bail!(
                    "the journal is not the one of which a checkpoint of {} rows was signed: rows were changed or are \
                     missing. Go back to the database that was there, or give a new key",
                    last.size()
                );
            }
        }
        let checkpoint = signer.sign(tree.size(), tree.root())?;
        Ok(Self { journal, signer, log: Log(Arc::new(RwLock::new(Served { tree, checkpoint }))) })
    }

    /// What is served.
    pub fn log(&self) -> Log {
        self.log.clone()
    }

    /// Signs what is new each minute, until the desk ends.
    pub async fn run(mut self, desk: DeskHandle, time: impl Time, stopped: impl Future<Output = ()>) {
        let snapshots = desk.snapshots();
        let signing = async {
            desk.mark(Mark(CHECKPOINT, self.log.checkpoint())).await;
            loop {
                time.until(time.now().checked_add(EVERY).unwrap_or(Timestamp::MAX)).await;
                match self.sign(&snapshots).await {
                    Ok(Some(checkpoint)) => desk.mark(Mark(CHECKPOINT, checkpoint)).await,
                    Ok(None) => {}
                    Err(error) => tracing::error!(%error, "no checkpoint can be signed; it is tried again"),
                }
            }
        };
        tokio::select! {
            () = signing => {}
            () = stopped => {}
        }
    }

    /// A checkpoint, if there is something new.
    async fn sign(&mut self, snapshots: &Snapshots) -> anyhow::Result<Option<String>> {
        let known = self.log.0.read().unwrap_or_else(PoisonError::into_inner).tree.clone();
        if known.size() == snapshots.latest().head() {
            return Ok(None);
        }
        let tree = read(&mut self.journal, known).await?;
        let checkpoint = self.signer.sign(tree.size(), tree.root())?;
        let mut served = self.log.0.write().unwrap_or_else(PoisonError::into_inner);
        *served = Served { tree, checkpoint: checkpoint.clone() };
        Ok(Some(checkpoint))
    }
}

/// A tree with the rows that it lacks.
async fn read(journal: &mut impl Journal, mut tree: Tree) -> Result<Tree, JournalError> {
    journal.each_event(tree.size(), Timestamp::MAX, |recorded| tree.push(Entry::of(&recorded))).await?;
    Ok(tree)
}

/// Makes a key, and prints the public one.
///
/// # Errors
///
/// When there is such a file, none can be written, or nobody says how the log is called.
pub fn make_key(file: &Path, origin: Option<String>, config: &Config) -> anyhow::Result<()> {
    let public_url = config.organisation.public_url.as_ref();
    let address = |url: &Url| url.as_str().split_once("://").map(|(_, rest)| rest.trim_end_matches('/').to_owned());
    let origin = origin.or_else(|| public_url.and_then(address));
    let origin =
        origin.context("say how the log is called, with --origin record.example.org, or give web.public_url")?;
    let (secret, public) = new_key(&origin)?;
    let mut options = OpenOptions::new();
    // Nobody else may read it.
    let options = options.write(true).create_new(true).mode(0o600);
    let written = options.open(file).and_then(|mut file| writeln!(file, "{secret}"));
    written.with_context(|| format!("{} cannot be written", file.display()))?;
    print(&format!("{public}\n"))
}

/// What signs the checkpoints of a configuration, if there is a key.
///
/// # Errors
///
/// When the key is none.
pub fn signer(config: &Config) -> anyhow::Result<Option<Signer>> {
    let key = config.checkpoint.as_ref().and_then(|checkpoint| checkpoint.key.as_ref());
    key.map(|key| Signer::new(key.reveal()).context("checkpoint.key")).transpose()
}
