//! How a message begins that is a command: its mark and its name.

use unicode_normalization::char::is_combining_mark;

use crate::language::called;
use crate::language::heard::{Addressed, Message};
use crate::language::quotes::PUNCTUATION;
use crate::language::spec::Spec;
use crate::record::is_seen;
use crate::words::Language;

/// A command's name and what follows it.
pub(super) struct Typed<'a> {
    /// The mark before it, where there is one.
    pub(super) mark: &'static str,
    /// The name, as it was typed.
    pub(super) name: &'a str,
    /// What follows it.
    pub(super) rest: &'a str,
}

/// The mark with which a command begins, of any keyboard, and what follows it without signs that nobody sees. A blank may follow
/// the mark, and the whole may stand between two marks of code.
pub(crate) fn without_mark(text: &str) -> (&'static str, &str) {
    let is_unseen = |c: char| c.is_whitespace() || !is_seen(c);
    let text = text.trim_start_matches(is_unseen);
    let code = text.trim_end().strip_prefix('`').and_then(|inner| inner.strip_suffix('`'));
    let text = code.map_or(text, |inner| inner.trim_matches('`').trim_start_matches(is_unseen));
    let slashed = text.strip_prefix("//").or_else(|| text.strip_prefix(['/', '／']));
    match (slashed, text.strip_prefix(['!', '！'])) {
        (Some(rest), _) => ("/", rest),
        (None, Some(rest)) => ("!", rest),
        (None, None) => ("", text),
    }
}

impl<'a> Typed<'a> {
    /// The command with which a message begins, if it is one or a try at one.
    pub(super) fn of(message: &'a Message, commands: &[Spec], languages: [Language; 2]) -> Option<Self> {
        let (mark, words) = without_mark(&message.text);
        let said_to_bot = message.addressed == Addressed::ToBot;
        if mark.is_empty() && !said_to_bot {
            return None;
        }
        if said_to_bot && words.trim().is_empty() {
            return Some(Self { mark, name: "help", rest: "" });
        }
        let is_unseen = |c: char| c.is_whitespace() || !is_seen(c);
        let trimmed = words.trim_start_matches(is_unseen);
        let end = trimmed.find(is_unseen).unwrap_or(trimmed.len());
        let (name, rest) = trimmed.split_at(end);
        let name = name.trim_end_matches(PUNCTUATION);
        // `/support,WG-A` from a telephone, and `/support@bot WG-A` as other chats have it.
        let cut = name.find([',', '@', ';']).filter(|at| *at > 0 && (!mark.is_empty() || said_to_bot));
        if let Some((name, after)) = cut.map(|at| name.split_at(at))
            && called::find(commands, None, name, languages).is_some()
        {
            let rest = if after.starts_with('@') { rest } else { &trimmed[name.len() + 1..] };
            return Some(Self { mark, name, rest });
        }
        let is_letter = |c: char| c.is_alphanumeric() || c == '-' || is_combining_mark(c);
        let is_name = name.starts_with(char::is_alphabetic) && name.chars().all(is_letter) || name == "+1";
        // Behind a blank, a mark is one only before a command: `! mind the gap` is talk.
        let is_apart = trimmed.len() < words.trim_start_matches(|c| !is_seen(c)).len();
        if is_apart && !said_to_bot && called::find(commands, None, name, languages).is_none() {
            return None;
        }
        // To the bot, anything is a try at a command; to all, `/usr/bin` and `!!!` are talk.
        let rest = rest.trim_start_matches(|c: char| !is_seen(c));
        (is_name || (said_to_bot && !name.is_empty())).then_some(Self { mark, name, rest })
    }
}
