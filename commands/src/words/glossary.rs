//! One word for one thing: the catalogues are held against `docs/glossary.md`, and each language has its own marks.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};

use super::voice::Language;

const GLOSSARY: &str = include_str!("../../../docs/glossary.md");

/// Messages in which the words of the English are typed, and so are English in each language; and how the names begin by which
/// commands and what follows them are typed: they are short, and of one word.
const TYPED: [&str; 1] = ["value-owner"];
const TYPED_NAMES: [&str; 3] = ["command-", "option-", "choice-"];

/// Words that are typed with a colon, which has no space before it.
const TYPED_WITH_A_COLON: [&str; 17] = [
    "by",
    "to",
    "slot",
    "link",
    "passcode",
    "every",
    "for",
    "Continues",
    "par",
    "vers",
    "créneau",
    "durée",
    "lien",
    "chaque",
    "Suite",
    "état",
    "accès",
];

/// A row of the glossary.
struct Term {
    english: &'static str,
    french: Vec<&'static str>,
    not_used: BTreeMap<&'static str, Vec<&'static str>>,
}

fn terms() -> Vec<Term> {
    let rows = GLOSSARY.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| English |"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [english, french, _, not_used] = cells.as_slice() else { panic!("four columns: {row}") };
        let words = |cell: &'static str| cell.split(',').map(str::trim).filter(|word| !word.is_empty()).collect();
        let of_language = not_used.split(';').filter_map(|words| words.trim().split_once(':'));
        Term {
            english,
            french: words(french),
            not_used: of_language.map(|(language, unused)| (language, words(unused))).collect(),
        }
    })
    .collect()
}

/// What each message of a language says, without what is put in.
fn said(language: Language) -> BTreeMap<String, String> {
    let mut said = BTreeMap::new();
    for file in language.files() {
        let resource = fluent_syntax::parser::parse(*file).unwrap_or_else(|(_, errors)| panic!("{}", errors[0]));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut text = String::new();
            gather(&message.value.expect("words"), &mut text);
            said.insert(message.id.name.to_owned(), text);
        }
    }
    said
}

fn gather(pattern: &Pattern<&str>, text: &mut String) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                for variant in variants {
                    text.push('\n');
                    gather(&variant.value, text);
                }
            }
            // So that what stands on both sides is not taken for one word, nor a colon after it for one without its space.
            PatternElement::Placeable { .. } => text.push('\u{fffc}'),
        }
    }
}

/// Where a word begins in a text, whatever its ending.
fn starts<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_start = |at: &usize| !text[..*at].ends_with(char::is_alphanumeric);
    text.match_indices(word).map(|(at, _)| at).filter(is_start)
}

fn has_whole(text: &str, word: &str) -> bool {
    starts(text, word).any(|at| !text[at + word.len()..].starts_with(char::is_alphanumeric))
}

#[test]
fn a_thing_has_its_word_in_each_language() {
    let terms = terms();
    assert!(terms.len() > 40, "the glossary is read");
    let french = said(Language::French);
    let mut faults = Vec::new();
    for (id, english) in said(Language::English) {
        let (english, french) = (english.to_lowercase(), french[&id].to_lowercase());
        if TYPED.contains(&id.as_str()) || TYPED_NAMES.iter().any(|name| id.starts_with(name)) {
            continue;
        }
        for term in terms.iter().filter(|term| !term.english.contains('(')) {
            let is_there = starts(&english, term.english).next().is_some();
            if is_there && !term.french.iter().any(|word| starts(&french, word).next().is_some()) {
                faults.push(format!("{id}: {} is {}", term.english, term.french.join(" or ")));
            }
        }
    }
    assert!(faults.is_empty(), "docs/glossary.md has it so:\n{}", faults.join("\n"));
}

#[test]
fn words_that_the_glossary_leaves_out_are_in_no_message() {
    let mut faults = Vec::new();
    for language in [Language::English, Language::French] {
        let terms = terms();
        let words: Vec<&str> =
            terms.iter().filter_map(|term| term.not_used.get(language.tag())).flatten().copied().collect();
        assert!(words.len() > 5, "{language}: the glossary is read");
        for (id, text) in said(language) {
            let text = text.to_lowercase();
            let found = words.iter().filter(|word| has_whole(&text, word));
            faults.extend(found.map(|word| format!("{id} in {language}: {word}")));
        }
    }
    assert!(faults.is_empty(), "docs/glossary.md says which word to take:\n{}", faults.join("\n"));
}

/// English has plain apostrophes and quotation marks, French typographic ones, with no-break spaces within and before high marks.
#[test]
fn each_language_has_its_own_marks() {
    let mut faults = Vec::new();
    for (id, text) in said(Language::English) {
        faults.extend(text.contains(['’', '‘', '“', '”']).then(|| format!("{id} in English")));
    }
    for (id, text) in said(Language::French) {
        let apostrophe = text.match_indices('\'').any(|(at, _)| text[..at].ends_with(char::is_alphabetic));
        let quotes = text.contains("« ") || text.contains(" »");
        let high = text.match_indices([':', ';', '?', '!']).any(|(at, _)| !is_spaced(&text[..at], &text[at + 1..]));
        faults.extend((apostrophe || quotes || high).then(|| format!("{id} in French")));
    }
    assert!(faults.is_empty(), "marks of the language: {}", faults.join(", "));
}

/// Whether a high mark of French has its space, given what is on both sides. Times, links and what is typed have none.
fn is_spaced(before: &str, after: &str) -> bool {
    let word = before.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    let is_time = before.ends_with(char::is_numeric);
    before.ends_with('\u{a0}') || is_time || after.starts_with("//") || TYPED_WITH_A_COLON.contains(&word)
}
