//! `backup`: a copy of the database while it is in use, as it is at one moment.

use std::path::Path;

use crate::app::backup;
use crate::base::config::Config;
use crate::cli::print;

/// Copies the database into a file that is not there yet, for its owner alone, and looks through the copy. The file has its name
/// when it is whole.
///
/// # Errors
///
/// When there is something in its place, the database cannot be read, or the copy is not whole. Then there is no copy.
pub async fn run(file: &Path, config: &Config) -> anyhow::Result<()> {
    let contents = backup::copy(file, &config.database).await?;
    print(&format!("{}: {contents}\n", file.display()))
}
