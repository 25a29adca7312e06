//! A copy of a whole database as it is at one moment, in a file of SQLite, whichever database it is of: so it can be looked
//! through, opened and gone on from without a server.

use std::path::Path;

use sqlx::Connection as _;

#[cfg(feature = "postgres")]
use super::postgres;
#[cfg(not(feature = "postgres"))]
use super::postgres_absent as postgres;
use super::{JournalError, look_at};
use crate::base::config::is_postgres;
use postgres::Postgres;

/// Copies the database of a URL, also while it is in use, into a file that is empty or not there yet.
///
/// # Errors
///
/// When the database cannot be read, or the file cannot be written. Then what is in the file is no copy.
pub(crate) async fn copy(url: &str, file: &Path) -> Result<(), JournalError> {
    if is_postgres(url) {
        return Postgres::copy(url, file).await;
    }
    let mut database = look_at(url).await?;
    sqlx::query("VACUUM INTO ?").bind(file.to_string_lossy()).execute(&mut database).await?;
    Ok(database.close().await?)
}
