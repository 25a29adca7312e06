//! Items of an agenda by their titles.

use super::Reader;
use super::words::first_word;
use crate::language::Call;
use crate::language::quotes::{PUNCTUATION, bare};
use crate::language::value::in_place_of;
use crate::record::{ItemNumber, Topic, without_accents};
use crate::say;
use crate::words::Inline;
use crate::words::refusal::Refusal;

impl Reader<'_> {
    /// The item of the meeting that has these words as its title, or alone has them in it; nothing where they are no title.
    pub(super) fn item_called(&self, call: &Call, words: &str) -> Result<Option<ItemNumber>, Refusal> {
        let register = self.surroundings.register;
        let Some(meeting) = call.meeting().and_then(|number| register.meeting(number)) else { return Ok(None) };
        let wanted = folded(bare(words));
        if wanted.chars().filter(|c| c.is_alphabetic()).count() < 3 {
            return Ok(None);
        }
        let titles = meeting.agenda.numbered().filter_map(|(number, item)| match &item.topic {
            Topic::Words(words) => Some((number, folded(register.words(*words)?))),
            Topic::Carried(_) => None,
        });
        let titles: Vec<(ItemNumber, String)> = titles.collect();
        let only = |fits: &dyn Fn(&str) -> bool| {
            let mut fitting = titles.iter().filter(|(_, title)| fits(title)).map(|(number, _)| *number);
            fitting.next().filter(|_| fitting.next().is_none())
        };
        let found =
            only(&|title| title == wanted).or_else(|| only(&|title| in_place_of(title, &wanted, "").next().is_some()));
        let add = || Inline::command(format!("agenda add {} \"…\" 10m", meeting.number));
        found.map(Some).ok_or_else(|| Refusal::wrong_value(None, words, say!(value_item_title, add: add()), Vec::new()))
    }
}

/// As words are compared with a title.
fn folded(words: &str) -> String {
    without_accents(words).to_lowercase()
}

/// What is said of an item as its number alone: `#2`, `item 3`; nothing for `next`, which is the one that is meant without a number.
pub(super) fn as_item(words: &str) -> &str {
    let (first, behind) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let number = match first.to_lowercase().as_str() {
        "item" | "point" | "no." | "number" => behind.trim_start(),
        _ => words,
    };
    let number = number.trim_start_matches('#');
    let is_number = first_word(number).trim_end_matches(PUNCTUATION).parse::<ItemNumber>().is_ok();
    match is_number {
        true => number,
        false if matches!(words.to_lowercase().as_str(), "next" | "suivant") => "",
        false => words,
    }
}
