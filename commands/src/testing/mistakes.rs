//! The mistakes that people make with a record, each made and taken back, with what people and the export then have of it.
//!
//! What is said stands in `mistakes.txt` behind `>`: a room, who speaks, and the words (`\n` is a new line); how much time passes; or
//! what of the export is shown. What is seen stands below, and is written anew with `UPDATE_EXPECT=1`, to be read in the difference.
//! Each `##` begins with the same group, meetings and consultation.

use expect_test::expect_file;
use serde_json::Value;

use crate::export::Export;
use crate::testing::dialogue::Dialogue;

const MISTAKES: usize = 24;

#[test]
fn every_mistake_can_be_made_and_taken_back() {
    let script = include_str!("mistakes.txt");
    expect_file!["mistakes.txt"].assert_eq(&played(script));
    assert_eq!(script.lines().filter(|line| line.starts_with("## ")).count(), MISTAKES);
}

/// The script again, with what is seen of it now.
fn played(script: &str) -> String {
    let mut dialogue = Dialogue::with_meetings();
    let mut lines: Vec<String> = Vec::new();
    for line in script.lines() {
        if line.starts_with("# ") {
            lines.push(line.to_owned());
        } else if line.starts_with("## ") {
            dialogue = Dialogue::with_meetings();
            lines.extend([String::new(), line.to_owned()]);
        } else if let Some(done) = line.strip_prefix("> ") {
            lines.push(line.to_owned());
            let seen = done_in(&mut dialogue, done);
            lines.extend((!seen.is_empty()).then_some(seen));
        }
    }
    lines.join("\n") + "\n"
}

fn done_in(dialogue: &mut Dialogue, done: &str) -> String {
    let words: Vec<&str> = done.splitn(3, ' ').collect();
    match words.as_slice() {
        ["export", path @ ..] => exported(dialogue, &path.join(" ")),
        [time] => dialogue.pass(time).text(),
        [time, "quietly"] => {
            dialogue.pass(time).quietly();
            String::new()
        }
        [room, who, said] => dialogue.say(room, who, &said.replace("\\n", "\n")).text(),
        _ => panic!("{done} is nothing that happens"),
    }
}

/// What of the export stands under a path, such as `groups WG-IMP decisions`: of a list, what has that code, number or name.
fn exported(dialogue: &Dialogue, path: &str) -> String {
    let export = Export::from_register(dialogue.register(), dialogue.organisation(), None).json().expect("JSON");
    let mut found: Value = serde_json::from_str(&export).expect("JSON");
    for step in path.split(' ') {
        let next = match &found {
            Value::Array(values) => {
                let is_it = |value: &&Value| {
                    let is_so = |known: &Value| known.as_str().map_or_else(|| known.to_string(), str::to_owned) == step;
                    ["code", "n", "name"].iter().filter_map(|key| value.get(key)).any(is_so)
                };
                values.iter().find(is_it).cloned()
            }
            other => other.get(step).cloned(),
        };
        found = next.unwrap_or_default();
    }
    serde_json::to_string_pretty(&found).expect("JSON")
}
