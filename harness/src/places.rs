//! Where things are: the sources, the built program, and what is installed once.

use std::path::PathBuf;

/// The folder of the sources.
pub const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The built program. Cargo builds it before it runs tests and benches of its package; where that did not happen it may not
/// be there.
pub fn program() -> PathBuf {
    let program = built().join("rapporteur");
    assert!(program.exists(), "{} is not there: say cargo build", program.display());
    program
}

/// The folder of what is installed once, whoever asks for it.
pub fn installed() -> PathBuf {
    let folder = built().with_file_name("tmp");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The folder of what Cargo built, this program too. Cargo tells the way only to the package of the program, not to us.
fn built() -> PathBuf {
    let ours = std::env::current_exe().unwrap();
    let folder = ours.parent().unwrap();
    // Tests and benches are in a folder below it.
    if folder.ends_with("deps") { folder.parent().unwrap() } else { folder }.to_owned()
}
