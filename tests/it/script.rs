//! Scripts in Python that look at something with a library of others.

use std::io::Write;
use std::process::{Command, Stdio};

use harness::left_out::{Tool, unless_missing};
use harness::python::environment;
use serde_json::Value;

/// What a script that uses a library of PyPI prints as JSON, with this as its input; nothing where the library is missing.
pub(crate) fn run(library: &str, script: &str, input: &[u8]) -> Option<Value> {
    let what = format!("what {library} reads, of Python");
    let folder = unless_missing(Tool::Python, &what, environment(&library.replace("==", "-"), &[library]))?;
    let mut command = Command::new(folder.join("bin/python"));
    command.args(["-c", script]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_slice(&output.stdout).unwrap())
}
