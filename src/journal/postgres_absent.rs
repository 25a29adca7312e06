//! What is in the place of the journal in PostgreSQL where the program is built without it: nothing of it can be opened.

use std::convert::Infallible;
use std::path::Path;

use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::JournalError;
use super::rows::Rows;

pub(super) use super::sqlite::DIALECT;

/// A row of it.
pub(super) type PgRow = SqliteRow;

/// A database that there cannot be.
#[derive(Debug)]
pub(super) struct Postgres {
    never: Infallible,
    pub(super) connection: SqliteConnection,
    pub(super) has_besides: bool,
    pub(super) has_lease: bool,
}

impl Postgres {
    pub(super) async fn open(_: &str) -> Result<Self, JournalError> {
        Err(JournalError::NotBuiltIn)
    }

    pub(super) async fn look(_: &str) -> Result<Self, JournalError> {
        Err(JournalError::NotBuiltIn)
    }

    pub(super) async fn copy(_: &str, _: &Path) -> Result<(), JournalError> {
        Err(JournalError::NotBuiltIn)
    }

    pub(super) async fn record(&mut self, _: &Rows) -> Result<(), sqlx::Error> {
        match self.never {}
    }

    pub(super) async fn read_through(&mut self) -> Result<(), sqlx::Error> {
        match self.never {}
    }

    pub(super) async fn take_lease(&mut self) -> Result<bool, sqlx::Error> {
        match self.never {}
    }

    pub(super) async fn wipe(&mut self, _: &Rows) -> Result<(), sqlx::Error> {
        match self.never {}
    }

    pub(super) async fn close(self) -> Result<(), sqlx::Error> {
        match self.never {}
    }
}
