//! A key that signs checkpoints, with the first of them.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use anyhow::Context;
use url::Url;

use super::print;
use crate::base::config::Config;
use crate::journal::{Journal as _, JournalError, SqlJournal};
use crate::log::{Signer, Tree, kept, new_key, read_on};

/// Makes a key, signs with it the head of the configured database, and prints the public one. Whoever makes the key vouches
/// for the rows that are there.
///
/// # Errors
///
/// When there is such a file, none can be written, the database cannot be read, or nobody says how the log is called.
pub async fn make_key(file: &Path, origin: Option<String>, config: &Config) -> anyhow::Result<()> {
    let public_url = config.organisation.public_url.as_ref();
    let address = |url: &Url| url.as_str().split_once("://").map(|(_, rest)| rest.trim_end_matches('/').to_owned());
    let origin = origin.or_else(|| public_url.and_then(address));
    let origin =
        origin.context("say how the log is called, with --origin record.example.org, or give web.public_url")?;
    let (secret, public) = new_key(&origin)?;
    let in_database = || format!("the database {}", config.database);
    let tree = match SqlJournal::look(config.database.checked()?).await {
        Ok(mut journal) => {
            let tree = read_on(&mut journal, Tree::default()).await.with_context(in_database)?;
            journal.close().await?;
            Some(tree)
        }
        Err(JournalError::Absent(_)) => None,
        Err(error) => return Err(error).with_context(in_database),
    };
    let is_there = tree.is_some();
    let tree = tree.unwrap_or_default();
    let first = Signer::new(&secret)?.sign_first(tree.size(), tree.root())?;
    let mut options = OpenOptions::new();
    // Nobody else may read it.
    let options = options.write(true).create_new(true).mode(0o600);
    let written = options.open(file).and_then(|mut file| {
        writeln!(file, "{secret}")?;
        file.sync_all()
    });
    written.with_context(|| format!("{} cannot be written", file.display()))?;
    let beside = first_of(file, config);
    if let Err(error) = kept::write(&beside, &first) {
        // Without it the key would be of no use. That this is so is what has to be known.
        let _ = std::fs::remove_file(file);
        return Err(error).with_context(|| format!("{} cannot be written, so that no key was made", beside.display()));
    }
    match is_there {
        true => tracing::info!("signed: the {} rows of {}, in {}", tree.size(), config.database, beside.display()),
        false => {
            tracing::warn!("there is no database {} here: no row is signed, in {}", config.database, beside.display());
        }
    }
    print(&format!("{public}\n"))
}

/// Where the checkpoint goes that is made with a key: where the configuration that names this key says, else beside it.
fn first_of(file: &Path, config: &Config) -> PathBuf {
    let configured = config.checkpoint.as_ref().filter(|checkpoint| checkpoint.key_file.as_deref() == Some(file));
    configured.and_then(|checkpoint| checkpoint.last.clone()).unwrap_or_else(|| kept::beside(file))
}
