//! In what the databases differ: texts of SQL. And what is the same in all of them before anything is asked: the version of their
//! tables.

use std::ops::Deref;

use sqlx::Acquire;
use sqlx::migrate::{Migrate, MigrateError, Migrator};

use super::JournalError;

/// Since this version the tables have all that stands beside the events. What is later makes them quicker alone.
const BESIDES_SINCE: i64 = 3;

/// The texts of SQL that each database has in its own words.
pub(super) struct Dialect {
    /// The events after one number up to another and a moment, as one JSON array.
    pub(super) some_events: &'static str,
    /// The events of a cause, as one JSON array.
    pub(super) events_of_cause: &'static str,
    /// So many texts after an id, as one JSON array.
    pub(super) some_texts: &'static str,
    /// The texts of some ids, which are one JSON array, as another.
    pub(super) these_texts: &'static str,
    /// Forgets the forms that were begun before a moment.
    pub(super) forget_forms: &'static str,
    /// Keeps a form by its cause, who began it, when, and what it is.
    pub(super) keep_form: &'static str,
}

/// Whether tables of this version have all that stands beside the events; an error when they are of a later program, or
/// there are none.
pub(super) fn check_version(migrations: &Migrator, made_by: Option<i64>) -> Result<bool, JournalError> {
    let known = migrations.iter().map(|migration| migration.version).max().unwrap_or(0);
    match made_by {
        None => Err(JournalError::Absent(None)),
        Some(made_by) if made_by > known => Err(JournalError::TooNew),
        Some(made_by) => Ok(made_by >= BESIDES_SINCE),
    }
}

/// Brings the tables up to date.
pub(super) async fn migrate<'c, C>(
    migrations: &Migrator,
    made_by: Option<i64>,
    connection: C,
) -> Result<(), JournalError>
where
    C: Acquire<'c>,
    <C::Connection as Deref>::Target: Migrate,
{
    if made_by.is_some() {
        check_version(migrations, made_by)?;
    }
    migrations.run(connection).await.map_err(|error| match error {
        MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) => JournalError::TooNew,
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
        other => sqlx::Error::Migrate(Box::new(other)).into(),
    })
}
