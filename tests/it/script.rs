//! Scripts in Python that look at something with a library of others.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::program::print;
use crate::python::environment;

/// What a script that uses a library of PyPI prints as JSON, with this as its input. Where it cannot run, and need not, there is
/// a notice.
pub(crate) fn run(library: &str, script: &str, input: &[u8]) -> Option<Value> {
    let folder = match environment(&library.replace("==", "-"), &[library]) {
        Ok(folder) => folder,
        Err(why) if std::env::var_os("CI").is_none() => {
            print(&format!("left out: {library} is not here: {why}"));
            return None;
        }
        Err(why) => panic!("{why}"),
    };
    let mut command = Command::new(folder.join("bin/python"));
    command.args(["-c", script]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_slice(&output.stdout).unwrap())
}
