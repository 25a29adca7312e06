//! `backup`: a copy of the database while it is in use, as it is at one moment.

use std::fs::{self, File, OpenOptions};
use std::io::ErrorKind;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::str::FromStr as _;

use anyhow::{Context, bail};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use crate::config::Config;
use crate::{check, print};

/// Copies the database into a file that is not there yet, for its owner alone, and looks through the copy.
///
/// # Errors
///
/// When there is something in its place, the database cannot be read, or the copy is not whole. Then there is no copy.
pub async fn run(file: &Path, config: &Config) -> anyhow::Result<()> {
    let url = config.database.checked()?;
    if config.database.is_postgres() {
        bail!("backup copies an SQLite database; for PostgreSQL use pg_dump");
    }
    if url.contains(":memory:") {
        bail!("a database in memory has no copy");
    }
    let options = SqliteConnectOptions::from_str(url)?.read_only(true).disable_statement_logging();
    if !options.get_filename().exists() {
        bail!("the database {url}: there is none yet");
    }
    // SQLite takes an empty file, and nobody else can have put another there meanwhile.
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(file) {
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{} is there already: give a name that is not", file.display());
        }
        Err(error) => return Err(error).with_context(|| format!("{} cannot be made", file.display())),
    }
    match copy(options, file, config).await {
        Ok(found) => print(&format!("{}: {found}\n", file.display())),
        Err(error) => {
            // What is not whole is no backup. Why it is not is what the operator has to know.
            let _ = fs::remove_file(file);
            Err(error)
        }
    }
}

/// Copies, and says what is in the copy.
async fn copy(options: SqliteConnectOptions, file: &Path, config: &Config) -> anyhow::Result<String> {
    let name = file.to_str().context("the name of the file is not in UTF-8")?;
    let mut connection = options.connect().await.context("the database cannot be opened")?;
    sqlx::query("VACUUM INTO ?").bind(name).execute(&mut connection).await.context("the database cannot be copied")?;
    connection.close().await?;
    // SQLite does not wait until a copy is on the disk.
    File::open(file).and_then(|copy| copy.sync_all()).context("the copy cannot be written to the disk")?;
    let options = SqliteConnectOptions::new().filename(file).read_only(true).disable_statement_logging();
    let mut connection = options.connect().await.context("the copy cannot be opened")?;
    let (found,): (String,) = sqlx::query_as("PRAGMA integrity_check(1)").fetch_one(&mut connection).await?;
    connection.close().await?;
    if found != "ok" {
        bail!("the copy is not whole: {found}");
    }
    check::of_copy(&format!("sqlite:{name}"), &config.organisation).await
}
