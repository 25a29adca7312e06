//! The tables, in versions: the files of `migrations/`, which are in the program.
//!
//! `sqlx::migrate!` would read the folder by itself. It would also build the databases' libraries a second time, for the
//! compiler, which takes a minute; so that no file is forgotten here, `tests/it/journals/migrations.rs` reads the folder.

use sqlx::SqlSafeStr as _;
use sqlx::migrate::{Migration, MigrationType, Migrator};

/// The migrations of a database, of which there is one file for each in its folder.
macro_rules! migrations {
    ($folder:literal) => {
        migrator([
            (1, "journal", include_str!(concat!("../../migrations/", $folder, "/0001_journal.sql"))),
            (2, "rooms", include_str!(concat!("../../migrations/", $folder, "/0002_rooms.sql"))),
            (3, "interactions", include_str!(concat!("../../migrations/", $folder, "/0003_interactions.sql"))),
            (4, "said", include_str!(concat!("../../migrations/", $folder, "/0004_said.sql"))),
            (5, "forgotten", include_str!(concat!("../../migrations/", $folder, "/0005_forgotten.sql"))),
            (6, "messages", include_str!(concat!("../../migrations/", $folder, "/0006_messages.sql"))),
        ])
    };
}

pub(super) fn sqlite() -> Migrator {
    migrations!("sqlite")
}

#[cfg(feature = "postgres")]
pub(super) fn postgres() -> Migrator {
    migrations!("postgres")
}

fn migrator<const N: usize>(files: [(i64, &'static str, &'static str); N]) -> Migrator {
    let migrations = files.map(|(version, name, sql)| {
        Migration::new(version, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
    });
    Migrator::with_migrations(migrations.to_vec())
}
