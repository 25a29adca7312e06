//! `verify`: whether an export of the journal is what was signed, without a database.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use commands::record::Text;
use commands::render::plain::visible;
use commands::spelling::count;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;

use crate::cli::{import, print};
use crate::journal::PersonalData;
use crate::journal::beside::StatedRows;
use crate::log::{Checkpoint, LogEntry, Tree};

/// A line of an export, as far as it matters here.
#[derive(Deserialize)]
struct VerifiedLine {
    seq: Option<u64>,
    text: Option<Text>,
    person: Option<Value>,
    as_of: Option<Timestamp>,
}

/// What is in an export.
#[derive(Default)]
struct Exported {
    tree: Tree,
    rows: StatedRows,
    belongings: PersonalData,
    /// Why people and texts cannot be held against the rows, where they cannot.
    unread: Option<String>,
}

/// Holds an export against checkpoints, and says what it found; fails when something is wrong.
///
/// # Errors
///
/// When a file cannot be read, or is not what it should be.
pub fn run(export: &Path, checkpoints: &[PathBuf], key: &str) -> anyhow::Result<ExitCode> {
    let lines = text(export)?;
    let Exported { tree, rows, belongings, unread } = read(&lines).with_context(|| export.display().to_string())?;
    let mut good = Vec::new();
    let mut bad = Vec::new();
    for file in checkpoints {
        let name = file.display();
        let checkpoint = Checkpoint::read(&text(file)?).with_context(|| name.to_string())?;
        if let Err(error) = checkpoint.verify(key) {
            bad.push(format!("{name}: {error}"));
            continue;
        }
        let rows = count(usize::try_from(checkpoint.size())?, "row");
        if tree.begins_with(&checkpoint) {
            let after = tree.size() - checkpoint.size();
            let more = if after > 0 { format!("; {after} came after it") } else { String::new() };
            good.push(format!("{name}: the first {rows} are those that {} signed{more}", checkpoint.origin()));
        } else if checkpoint.size() > tree.size() {
            bad.push(format!("{name}: it is of {rows}, and the export has {}", tree.size()));
        } else {
            bad.push(format!("{name}: the first {rows} of the export are not those that were signed"));
        }
    }
    good.push(format!("{} are as they were recorded", count(belongings.texts.len(), "text")));
    let mut odd = None;
    match unread {
        Some(reason) => odd = Some(format!("names, roles and missing texts are not held against the rows: {reason}")),
        None if rows.state_people() => {
            let faults = rows.faults(&belongings);
            good.extend(
                faults.is_empty().then(|| format!("{} people are those that the rows state", belongings.people.len())),
            );
            bad.extend(faults.iter().map(ToString::to_string));
        }
        None => odd = Some("names and roles are in no row, since an earlier version wrote this journal".to_owned()),
    }
    let good = good.iter().map(|finding| format!("ok: {finding}\n"));
    let odd = odd.iter().map(|finding| format!("look: {finding}\n"));
    let findings: String = good.chain(odd).chain(bad.iter().map(|finding| format!("wrong: {finding}\n"))).collect();
    print(&visible(&findings))?;
    Ok(if bad.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What is in a file, or comes from standard input.
fn text(file: &Path) -> anyhow::Result<String> {
    if file == Path::new("-") {
        return std::io::read_to_string(std::io::stdin()).context("standard input cannot be read");
    }
    std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}

/// Reads an export, whose texts must be sound.
fn read(lines: &str) -> anyhow::Result<Exported> {
    let mut exported = Exported::default();
    for (number, line) in (1..).zip(lines.lines()) {
        let read: VerifiedLine =
            serde_json::from_str(line).with_context(|| format!("line {number} is no row of a journal"))?;
        if let Some(seq) = read.seq {
            let Exported { tree, rows, unread, .. } = &mut exported;
            if seq != tree.size() + 1 {
                bail!("line {number}: row {} is missing before row {seq}", tree.size() + 1);
            }
            tree.push(LogEntry::of_line(line));
            match import::event(line) {
                Ok(recorded) => rows.take(&recorded),
                Err(error) => _ = unread.get_or_insert_with(|| format!("line {number}: {error}")),
            }
        }
        if let Some(text) = read.text {
            if !text.is_sound() {
                bail!("line {number}: the words of text {} were changed after they were recorded", text.id);
            }
            exported.belongings.texts.push(text);
        }
        match read.person.map(serde_json::from_value) {
            Some(Ok(person)) => exported.belongings.people.push(person),
            Some(Err(error)) => _ = exported.unread.get_or_insert_with(|| format!("line {number}: {error}")),
            None => {}
        }
        if let Some(at) = read.as_of {
            exported.unread.get_or_insert_with(|| format!("this is the journal as of {at}, with the people of later"));
        }
    }
    Ok(exported)
}
