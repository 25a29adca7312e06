//! Plays a file of dialogues, with what is seen of them.
//!
//! What is said stands behind `>`: a room, who speaks, and the words (`\n` is a new line, `\u{200b}` a sign that nobody sees); how much
//! time passes; or what of the export is shown. What is seen stands below, and is written anew with `UPDATE_EXPECT=1`, to be read in
//! the difference. Each `##` begins with the same group, meetings and consultation.

use serde_json::Value;

use crate::export::Export;
use crate::testing::dialogue::Dialogue;

/// What each dialogue of the script is about.
pub(crate) fn headings(script: &str) -> impl Iterator<Item = &str> {
    script.lines().filter_map(|line| line.strip_prefix("## "))
}

/// The script again, with what is seen of it now.
pub(crate) fn played(script: &str) -> String {
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
        [room, who, said] => dialogue.say(room, who, &unescaped(said)).text(),
        _ => panic!("{done} is nothing that happens"),
    }
}

/// What is typed by what stands for it: `\n` is a new line, `\\` a backslash, and `\u{200b}` a sign that nobody would see here.
fn unescaped(said: &str) -> String {
    let mut parts = said.split('\\');
    let mut typed = parts.next().unwrap_or_default().to_owned();
    while let Some(part) = parts.next() {
        if let Some(rest) = part.strip_prefix('n') {
            typed.push('\n');
            typed.push_str(rest);
        } else if let Some((sign, rest)) = part.strip_prefix("u{").and_then(|part| part.split_once('}')) {
            typed.extend(u32::from_str_radix(sign, 16).ok().and_then(char::from_u32));
            typed.push_str(rest);
        } else {
            typed.push('\\');
            typed.push_str(part);
            // Of two backslashes the second begins nothing.
            typed.push_str(if part.is_empty() { parts.next().unwrap_or_default() } else { "" });
        }
    }
    typed
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
