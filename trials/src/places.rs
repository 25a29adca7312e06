//! Where things are, for the harness of the tests: all beside this program, in the folder of what is built.

use std::path::PathBuf;

/// The folder of the sources.
pub(crate) const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The built program that is put to the test.
pub(crate) fn program() -> PathBuf {
    beside_us("rapporteur")
}

/// The folder of what is installed once, which is that of the tests.
pub(crate) fn installed() -> PathBuf {
    let folder = beside_us("../tmp");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn beside_us(name: &str) -> PathBuf {
    std::env::current_exe().unwrap().parent().unwrap().join(name)
}
