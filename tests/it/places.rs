//! Where things are: the sources, the built program, and what is installed once. Who takes the harness in from elsewhere
//! has a file of its own in the place of this one.

use std::path::PathBuf;

/// The folder of the sources.
pub(crate) const SOURCES: &str = env!("CARGO_MANIFEST_DIR");

/// The built program.
pub(crate) fn program() -> PathBuf {
    env!("CARGO_BIN_EXE_rapporteur").into()
}

/// The folder of what is installed once.
pub(crate) fn installed() -> PathBuf {
    env!("CARGO_TARGET_TMPDIR").into()
}
