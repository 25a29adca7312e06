//! Python environments, for what these tests start or ask that is written in Python: each made once, from PyPI.

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use crate::places;

/// The folder of an environment with these packages, made before it is first asked for. Whoever comes while it is made
/// waits.
///
/// # Errors
///
/// Why it cannot be made.
pub fn environment(name: &str, packages: &[&str]) -> Result<PathBuf, String> {
    let folder = places::installed().join(name);
    let finished = folder.join("finished");
    let lock = File::create(folder.with_added_extension("lock")).unwrap();
    lock.lock().unwrap();
    if !finished.exists() {
        let (what, place) = (packages.join(", "), folder.display());
        writeln!(std::io::stderr(), "Installing {what} into {place}, once.").unwrap();
        // What an interrupted installation left is not trusted.
        run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
        run(Command::new(folder.join("bin/python"))
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(packages))?;
        File::create(finished).unwrap();
    }
    Ok(folder)
}

fn run(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| format!("the tests need Python with venv: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    Err(format!("{command:?} failed: {}", String::from_utf8_lossy(&said)))
}
