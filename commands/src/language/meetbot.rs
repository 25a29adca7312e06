//! The words of MeetBot, which many have typed for years: `#topic`, `#agreed`, `#action`. They are heard while minutes are taken in a
//! room, and `#startmeeting` wherever minutes can begin. With `!` too, where no command of ours is called so.

use crate::record::{Account, Platform, Register};

/// The words, and the command that each means. `$` stands for what follows it.
const WORDS: &[(&str, &str)] = &[
    ("topic", "item $"),
    ("info", "info $"),
    ("idea", "info Idea: $"),
    ("help", "info Help: $"),
    ("halp", "info Help: $"),
    ("link", "info $"),
    ("agreed", "agreed $"),
    ("agree", "agreed $"),
    ("accepted", "agreed $"),
    ("accept", "agreed $"),
    ("rejected", "disagreed $"),
    ("reject", "disagreed $"),
    ("disagreed", "disagreed $"),
    ("action", "action $"),
    ("here", "here"),
    ("undo", "undo"),
    ("endmeeting", "minutes end"),
];

/// The word with which minutes begin.
const START: &str = "startmeeting";

/// Whether a line begins with one of the words behind `#`.
pub(crate) fn begins(line: &str) -> bool {
    marked(line, '#').is_some_and(|(word, _)| word == START || WORDS.iter().any(|(known, _)| *known == word))
}

/// The command that is meant by a message, where minutes are taken (`runs`) or not. `is_ours` says whether a command is called so.
pub(crate) fn command(
    text: &str,
    runs: bool,
    is_ours: impl Fn(&str) -> bool,
    platform: Platform,
    register: &Register,
) -> Option<String> {
    let (word, rest) = match marked(text, '#') {
        Some(marked) => marked,
        // `!help` stays the help.
        None => marked(text, '!').filter(|(word, _)| !is_ours(word))?,
    };
    if word == START && !runs {
        let number = rest.trim_start_matches('#');
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        return Some(format!("minutes start {}", if is_number { number } else { "" }).trim_end().to_owned());
    }
    if !runs {
        return None;
    }
    let (_, command) = WORDS.iter().find(|(known, _)| *known == word)?;
    let rest = if word == "action" { with_handle(rest, platform, register) } else { rest.to_owned() };
    Some(command.replace('$', &rest).trim_end().to_owned())
}

/// What follows `#action`: MeetBot finds a nickname anywhere in it, and ours stands first with an `@`.
fn with_handle(rest: &str, platform: Platform, register: &Register) -> String {
    if rest.starts_with(['@', '"']) {
        return rest.to_owned();
    }
    let is_known = |word: &str| {
        let id = match platform {
            Platform::Console | Platform::Mail => word.to_owned(),
            // There a handle has its server, and is typed whole.
            Platform::Matrix | Platform::Discord => return false,
        };
        register.people().of_account(&Account { platform, id }).is_some()
    };
    let first = rest.split([' ', ',', ':']).next().unwrap_or_default();
    if !first.is_empty() && is_known(first) { format!("@{rest}") } else { rest.to_owned() }
}

/// A word behind a mark, in lower case, and what follows it.
fn marked(text: &str, mark: char) -> Option<(String, &str)> {
    let marked = text.trim_start().strip_prefix(mark)?;
    let end = marked.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(marked.len());
    let (word, rest) = marked.split_at(end);
    let is_whole = rest.chars().next().is_none_or(|c| c.is_whitespace() || c == ':');
    (is_whole && !word.is_empty()).then(|| (word.to_ascii_lowercase(), rest.trim_start_matches(':').trim()))
}
