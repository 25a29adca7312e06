//! What follows a command's name, taken apart: words by position, words by name, and what is in quotes.

use std::borrow::Cow;

use super::super::spec::{Argument, Kind, Spec};
use super::super::value::numbers;
use crate::language::names::{Understood, choice};
use crate::language::quotes::{PUNCTUATION, is_quote, quoted_length, unquoted};
use crate::spelling::nearest;
use crate::time::duration::Duration;
use crate::time::when;
use crate::words::refusal::Refusal;
use crate::words::reply::capitalised;
use crate::words::typed;

/// An argument's name as it can stand before a colon, and where its value goes.
pub(super) struct Name {
    pub(super) name: String,
    pub(super) argument: &'static Argument,
    /// Whether it is that of another language than English.
    pub(super) is_translated: bool,
    /// The languages that are understood beside English.
    languages: Understood,
}

impl Name {
    pub(super) fn new(name: String, argument: &'static Argument, languages: Understood) -> Self {
        Self { name, argument, is_translated: false, languages }
    }

    /// The same as the name of another language.
    pub(super) fn translated(self) -> Self {
        Self { is_translated: true, ..self }
    }

    /// What follows it, if the words begin with it.
    fn before<'w>(&self, words: &'w str) -> Option<&'w str> {
        if self.is_translated {
            return typed::after(words, &self.name);
        }
        let (typed, rest) = words.split_at_checked(self.name.len())?;
        typed.eq_ignore_ascii_case(&self.name).then_some(rest)
    }
}

/// Raw words, by argument.
#[derive(Default)]
pub(super) struct Raw {
    pub(super) positional: String,
    pub(super) named: Vec<(usize, String)>,
}

/// Splits what follows a command's name into the words by position and the words by name.
pub(super) fn split(rest: &str, names: &[Name], arguments: &[Argument]) -> Result<Raw, Refusal> {
    let positional_takes_lines = arguments.iter().any(|argument| !argument.named && argument.kind.takes_lines());
    let mut lines = rest.split('\n');
    // In a text that they follow they are counted from 1. Where no text is before them, one of them alone may be meant.
    let mut raw = first_line(lines.next().unwrap_or_default(), names, !positional_takes_lines);
    for line in lines {
        let line = line.trim_end_matches('\r');
        let option = || option_of_list(line, names, &raw);
        if let Some((index, value)) = name_at(line.trim_start(), names).or_else(option) {
            raw.named.push((index, value.trim_start().to_owned()));
            continue;
        }
        match raw.named.last_mut() {
            Some((index, words)) if names[*index].argument.kind.takes_lines() => {
                words.push('\n');
                words.push_str(line);
            }
            _ if positional_takes_lines => {
                raw.positional.push('\n');
                raw.positional.push_str(line);
            }
            _ if line.trim().is_empty() => {}
            _ => {
                let is_shown = |name: &&Name| match name.argument.kind {
                    _ if name.is_translated => false,
                    Kind::Options => name.name == "1",
                    // It says something of another line.
                    Kind::Choice(words) => words.len() > 1,
                    _ => true,
                };
                let names = names.iter().filter(is_shown).map(|name| capitalised(&name.name) + ":").collect();
                return Err(Refusal::LineWithoutName { typed: line.trim().to_owned(), names });
            }
        }
    }
    Ok(raw)
}

/// An option as lists have them: `1. In person`, `2) Online`, `- 3. Both`, and by its place alone `- In person`.
fn option_of_list<'w>(line: &'w str, names: &[Name], raw: &Raw) -> Option<(usize, &'w str)> {
    const BULLETS: [char; 4] = ['-', '*', '•', '–'];
    let is_option = |name: &Name| name.argument.kind == Kind::Options;
    let of_number = |number: &str| names.iter().position(|name| is_option(name) && name.name == number);
    let line = line.trim_start();
    let bare = line.strip_prefix(BULLETS).map_or(line, str::trim_start);
    // `(1) In person`, `1️⃣ In person`
    if let Some((number, text)) = bare.strip_prefix('(').and_then(|inner| inner.split_once(')'))
        && let Some(index) = of_number(number.trim())
    {
        return Some((index, text)).filter(|_| !text.trim().is_empty());
    }
    if let Some((number, text)) = bare.split_once('\u{20e3}')
        && let Some(index) = of_number(number.trim_end_matches('\u{fe0f}'))
    {
        return Some((index, text)).filter(|_| !text.trim().is_empty());
    }
    let digits = bare.find(|c: char| !c.is_ascii_digit()).unwrap_or(bare.len());
    let (number, rest) = bare.split_at(digits);
    match rest.strip_prefix([':', '.', ')']).filter(|text| !text.trim().is_empty()) {
        Some(text) if !number.is_empty() => Some((of_number(number)?, text)),
        _ if bare.len() < line.len() && !bare.is_empty() => {
            let before = raw.named.iter().filter(|(index, _)| is_option(&names[*index])).count();
            Some((of_number(&(before + 1).to_string())?, bare))
        }
        _ => None,
    }
}

/// The first line: words, then names with values that run to the next name. Nothing in quotes is a name.
fn first_line(line: &str, names: &[Name], options_may_be_some: bool) -> Raw {
    let mut raw = Raw::default();
    let mut current: Option<usize> = None;
    let mut start = 0;
    let mut at = 0;
    let mut at_word_start = true;
    let mut keep = |current: Option<usize>, words: &str| match current {
        None => words.clone_into(&mut raw.positional),
        Some(index) => raw.named.push((index, words.to_owned())),
    };
    let mut options: Vec<u32> = Vec::new();
    while let Some(c) = line[at..].chars().next() {
        if at_word_start {
            // `12:00` is a time here, and an option only where it is the next and a blank follows: `1: In person 2: Online`.
            let number = |index: usize| match names[index].argument.kind {
                Kind::Options => names[index].name.parse::<u32>().ok(),
                _ => None,
            };
            // Within other words, such as those of a question, `Article 19: privacy` is none.
            let is_among_options = current.is_none_or(|index| names[index].argument.kind == Kind::Options);
            let is_next = |number: u32| match options_may_be_some && is_among_options {
                true => !options.contains(&number),
                false => number == options.last().unwrap_or(&0) + 1,
            };
            let is_name = |(index, value): &(usize, &str)| {
                number(*index).is_none_or(|number| is_next(number) && value.starts_with(char::is_whitespace))
            };
            if let Some((index, value)) = name_at(&line[at..], names).filter(is_name) {
                options.extend(number(index));
                keep(current, &line[start..at]);
                current = Some(index);
                start = line.len() - value.len();
                at = start;
                continue;
            }
            if let Some(length) = quoted_length(&line[at..]) {
                at += length;
                at_word_start = false;
                continue;
            }
        }
        at_word_start = c.is_whitespace();
        at += c.len_utf8();
    }
    keep(current, &line[start..]);
    raw
}

/// The declared name with which the words begin, and what follows its colon.
fn name_at<'w>(words: &'w str, names: &[Name]) -> Option<(usize, &'w str)> {
    names.iter().enumerate().find_map(|(index, name)| {
        // Some put a blank before the colon, and some keyboards have a wide one.
        let rest = name.before(words)?.trim_start_matches([' ', '\u{a0}', '\u{202f}']).strip_prefix([':', '：'])?;
        can_follow(rest, name, names).then_some((index, rest))
    })
}

/// Whether what follows a name's colon can be its value. Where there is but one that can, such as in `new: yes`, other words are
/// what somebody wrote: `What is new: …`.
fn can_follow(rest: &str, name: &Name, names: &[Name]) -> bool {
    let Kind::Choice(only @ [_]) = name.argument.kind else { return true };
    let mut rest = rest.trim_start();
    let word = take_word(&mut rest).trim_end_matches(PUNCTUATION);
    choice(only, word, name.languages).is_some() && (rest.is_empty() || name_at(rest, names).is_some())
}

/// Takes the first word, or the first quoted text, off the words.
pub(super) fn take_word<'w>(words: &mut &'w str) -> &'w str {
    let trimmed = words.trim_start();
    let end = quoted_length(trimmed).unwrap_or_else(|| trimmed.find(char::is_whitespace).unwrap_or(trimmed.len()));
    let (word, rest) = trimmed.split_at(end);
    // `"Lea Kaspar", write it`
    let rest = if word.ends_with(is_quote) { rest.trim_start_matches([',', ';', ':']) } else { rest };
    *words = rest.trim_start_matches([' ', '\t', '\r']);
    // What stands on the next line is the next argument's, without the break between them.
    *words = words.strip_prefix('\n').unwrap_or(words);
    unquoted(word)
}

/// Whether a length of time may follow.
pub(super) fn is_before_duration(spec: &Spec, argument: &Argument) -> bool {
    let mut by_place = spec.arguments().iter().filter(|one| !one.named).skip_while(|one| one.name != argument.name);
    by_place.nth(1).is_some_and(|next| next.kind == Kind::Duration)
}

/// How many of the last words are a length of time: `15m`, `90 min`, `(20 min)`.
pub(super) fn words_of_duration(words: &str) -> usize {
    let words: Vec<&str> = words.split_whitespace().collect();
    let is_length = |words: &str| {
        let bare = words.strip_prefix('(').and_then(|words| words.strip_suffix(')')).unwrap_or(words);
        bare.parse::<Duration>().is_ok()
    };
    let is_duration = |number: &usize| words.len() > *number && is_length(&words[words.len() - number..].join(" "));
    [2, 1].into_iter().find(is_duration).unwrap_or(0)
}

pub(super) fn first_word(words: &str) -> &str {
    words.split_whitespace().next().unwrap_or_default()
}

/// The words with the code of a group before what is chosen for it, as `/decide approve WG-IMP` has them the other way round.
pub(super) fn in_order<'w>(
    words: &'w str,
    arguments: &[Argument],
    languages: Understood,
    is_code: impl Fn(&str) -> bool,
) -> Cow<'w, str> {
    let by_place: Vec<Kind> = arguments.iter().filter(|one| !one.named).map(|one| one.kind).take(2).collect();
    let [Kind::Group, Kind::Choice(choices)] = by_place.as_slice() else { return words.into() };
    if let Some(in_place) = chosen_behind_a_name(words, choices, arguments, languages) {
        return in_place.into();
    }
    let (first, second) = (first_word(words), words.split_whitespace().nth(1).unwrap_or_default());
    let is_choice =
        || choice(choices, first, languages).is_some() || !nearest(first, choices.iter().copied(), 1).is_empty();
    if second.is_empty() || is_code(first) || !is_code(second) || !is_choice() {
        return words.into();
    }
    let rest = words.trim_start()[first.len()..].trim_start();
    format!("{second} {first}{}", &rest[second.len()..]).into()
}

/// The words with what is chosen before the name behind which it stands: `WG-IMP approve correct: reason` for
/// `WG-IMP correct: approve reason`.
fn chosen_behind_a_name(
    words: &str,
    choices: &[&'static str],
    arguments: &[Argument],
    languages: Understood,
) -> Option<String> {
    const NAME: &str = "correct";
    arguments.iter().find(|argument| argument.named && argument.name == NAME)?;
    let names = [NAME.to_owned()].into_iter().chain(super::names::of_argument("decide", NAME, languages));
    let (name, at) =
        names.filter_map(|name| Some((words.find(&format!("{name}:"))?, name))).map(|(at, name)| (name, at)).next()?;
    let before = words[..at].trim();
    let after = words[at + name.len() + 1..].trim_start();
    if before.split_whitespace().count() > 1 {
        return None;
    }
    let first = first_word(after);
    let chosen = first.trim_end_matches([',', ':', '.', ';', '–']);
    choice(choices, &chosen.to_lowercase(), languages)?;
    let rest = after[first.len()..].trim_start();
    Some(format!("{before} {chosen} {name}: {rest}").trim().to_owned())
}

/// Takes numbers with commas or `and` between them, with or without blanks.
pub(super) fn take_numbers<'w>(words: &mut &'w str) -> &'w str {
    // The digits of other scripts, and those in a frame.
    if !first_word(words).is_ascii() {
        return take_word(words);
    }
    // `1 3`, `1 , 3` and `1. 3.` are lists, where nothing else follows.
    let is_of_list =
        |word: &str| word.is_empty() || word.bytes().all(|byte| byte.is_ascii_digit()) || word == "and" || word == "&";
    if words.split([' ', ',', ';', '.', '#', ')', '/']).all(is_of_list) {
        return std::mem::take(words).trim_end_matches([',', ' ', '.', ';', ')', '/']);
    }
    let is_of_numbers = |c: char| c.is_ascii_digit() || matches!(c, ',' | '#' | ' ');
    let end = words.find(|c| !is_of_numbers(c)).unwrap_or(words.len());
    // `1, 3 of them` has two numbers, `3 2 years ago` one.
    let list = &words[..end];
    let mut end = 0;
    for part in list.split_inclusive(',') {
        let number = part.trim_start().find(' ').map_or(part.len(), |at| at + part.len() - part.trim_start().len());
        end += number;
        if !part.ends_with(',') || number < part.len() {
            break;
        }
    }
    while let Some(length) = and_number(&words[end..]) {
        end += length;
    }
    let (taken, rest) = words.split_at(end);
    *words = rest.trim_start();
    taken.trim_end_matches([',', ' '])
}

/// The numbers with which words begin, where they do: `1 and 3 of them`.
pub(crate) fn numbers_in(words: &mut &str) -> Option<Vec<u32>> {
    let taken = take_numbers(words);
    numbers(&taken.replace(" and ", ", ").replace('&', ","))
}

/// The length of ` and 2`, if the words begin so.
fn and_number(words: &str) -> Option<usize> {
    let next = words.trim_start_matches([',', ' ']);
    let next = next.strip_prefix("and ").or_else(|| next.strip_prefix('&'))?.trim_start();
    let number = next.split_whitespace().next().filter(|word| numbers(word).is_some())?;
    Some(words.len() - next.len() + number.len())
}

/// The one, two and more words with which words begin, up to so many.
pub(crate) fn beginnings(words: &str, most: usize) -> Vec<&str> {
    let ends = words.match_indices(char::is_whitespace).map(|(at, _)| at).chain([words.len()]);
    ends.take(most).map(|end| &words[..end]).collect()
}

/// Takes a day off the words: one word, or three as in `1 jan 2018`.
pub(super) fn take_day<'w>(words: &mut &'w str) -> &'w str {
    let third = words.match_indices(char::is_whitespace).nth(2).map_or(words.len(), |(end, _)| end);
    if when::day(&words[..third], &when::ENGLISH).is_err() {
        return take_word(words);
    }
    let (day, rest) = words.split_at(third);
    *words = rest.trim_start();
    day
}

/// How many words so many days at the end have.
pub(super) fn words_of_days(days: usize, words: &str) -> usize {
    let words: Vec<&str> = words.split_whitespace().collect();
    (0..days).fold(0, |taken, _| {
        let before = &words[..words.len().saturating_sub(taken)];
        let is_long = before.len() > 2 && when::day(&before[before.len() - 3..].join(" "), &when::ENGLISH).is_ok();
        taken + if is_long { 3 } else { 1 }
    })
}

/// Takes the first quoted text, the first handle, or all words but the last few.
pub(super) fn take_all_but<'w>(following: usize, words: &mut &'w str) -> &'w str {
    let trimmed = words.trim();
    let stands_alone = following > 0 && trimmed.starts_with('@') || quoted_length(trimmed).is_some();
    if stands_alone {
        return take_word(words);
    }
    let mut end = trimmed.len();
    for _ in 0..following {
        end = trimmed[..end].trim_end().rfind(char::is_whitespace).unwrap_or(end);
    }
    let (taken, rest) = trimmed.split_at(end);
    *words = rest.trim_start();
    taken.trim_end()
}
/// Takes a time off the words: all of them up to an address, which is none.
pub(super) fn take_time<'w>(words: &mut &'w str) -> &'w str {
    let addresses = ["https://", "http://"].into_iter().filter_map(|scheme| words.find(scheme));
    let is_apart = |at: &usize| words[..*at].ends_with(char::is_whitespace) && !words[..*at].trim().is_empty();
    let at = addresses.min().filter(is_apart).unwrap_or(words.len());
    // `link https://…` lacks its colon.
    let named = words[..at].trim_end().rsplit_once(char::is_whitespace).filter(|_| at < words.len());
    let at = named.filter(|(_, name)| name.eq_ignore_ascii_case("link")).map_or(at, |(before, _)| before.len());
    let (time, rest) = words.split_at(at);
    *words = rest.trim_start();
    time.trim_end()
}

/// The words without the noun before their number: `meeting 6`, `action #3`.
pub(super) fn behind_noun(words: &str) -> &str {
    const NOUNS: [&str; 12] = [
        "meeting",
        "réunion",
        "concern",
        "réserve",
        "action",
        "consultation",
        "paragraph",
        "paragraphe",
        "number",
        "numéro",
        "no",
        "nr",
    ];
    let (first, behind) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let is_noun = NOUNS.contains(&first.to_lowercase().trim_end_matches([':', '.']));
    let is_number = || numbers(first_word(behind).trim_end_matches('+')).is_some();
    if is_noun && is_number() { behind.trim_start() } else { words }
}

/// The words without the name of their argument before them.
pub(super) fn after_own_name<'w>(words: &'w str, name: &str) -> &'w str {
    let named = words.split_once(':').filter(|(before, _)| before.trim().eq_ignore_ascii_case(name));
    named.map(|(_, behind)| behind.trim_start()).filter(|behind| !behind.is_empty()).unwrap_or(words)
}
