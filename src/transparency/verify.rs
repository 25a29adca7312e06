//! `verify`: whether an export of the journal is what was signed, without a database.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use commands::kit::plain::visible;
use commands::kit::reply::count;
use commands::register::Text;
use serde::Deserialize;

use super::{Checkpoint, Entry, Tree};
use crate::print;

/// A line of an export, as far as it matters here.
#[derive(Deserialize)]
struct Line {
    seq: Option<u64>,
    text: Option<Text>,
}

/// Holds an export against checkpoints, and says what it found; fails when something is wrong.
///
/// # Errors
///
/// When a file cannot be read, or is not what it should be.
pub fn run(export: &Path, checkpoints: &[PathBuf], key: &str) -> anyhow::Result<ExitCode> {
    let lines = text(export)?;
    let (tree, texts) = read(&lines).with_context(|| export.display().to_string())?;
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
    good.push(format!("{} are as they were recorded", count(texts, "text")));
    let good = good.iter().map(|finding| format!("ok: {finding}\n"));
    let findings: String = good.chain(bad.iter().map(|finding| format!("wrong: {finding}\n"))).collect();
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

/// The tree of the rows, and how many texts there are, each of which must be sound.
fn read(lines: &str) -> anyhow::Result<(Tree, usize)> {
    let (mut tree, mut texts) = (Tree::default(), 0);
    for (number, line) in (1..).zip(lines.lines()) {
        let read: Line = serde_json::from_str(line).with_context(|| format!("line {number} is no row of a journal"))?;
        if let Some(seq) = read.seq {
            if seq != tree.size() + 1 {
                bail!("line {number}: row {} is missing before row {seq}", tree.size() + 1);
            }
            tree.push(Entry::of_line(line));
        }
        if let Some(text) = read.text {
            if !text.is_sound() {
                bail!("line {number}: the words of text {} were changed after they were recorded", text.id);
            }
            texts += 1;
        }
    }
    Ok((tree, texts))
}
