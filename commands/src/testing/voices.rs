//! All that is said in a dialogue is said once more in every language, the pseudo-language among them, and held against what is true of
//! each: nothing lacks, nothing is lost, nothing stays English, and it has room wherever it goes.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::Write as _;
use std::sync::{LazyLock, Mutex, PoisonError};

use strum::VariantArray;

use crate::organisation::Organisation;
use crate::record::Register;
use crate::render::discord::Discord;
use crate::render::hint::Hints;
use crate::render::plain::Plain;
use crate::words::{Block, Direction, Inline, Language, Line, Reply, Table};

/// What stays English in the pseudo-language though it is ours, a line each. A literal that moves into the catalogues leaves it.
const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/testing/voices.txt");

/// The lines of the list, as they were at the beginning.
static LEFT: LazyLock<String> = LazyLock::new(|| std::fs::read_to_string(LIST).expect("the list"));

/// Holds a reply against all that must be true of it in every language.
#[track_caller]
pub(crate) fn hold(reply: &Reply, register: &Register, organisation: &Organisation) {
    if is_held_already(reply) {
        return;
    }
    let english = things(&reply.clone().in_language(Language::English));
    for language in Language::VARIANTS.iter().copied() {
        let reply = reply.clone().in_language(language);
        assert_eq!(things(&reply), english, "what is in it is not the same in {language}");
        for body in (Discord { register, language, hints: Hints::NONE }).bodies(&reply) {
            body.assert_within_limits();
        }
        for words in texts(&reply, language) {
            assert!(!words.contains("{$"), "an argument is lost in {language}: {words}");
            if language == Language::Pseudo && has_latin(&words) && !is_no_word_of_ours(&words, organisation) {
                stays(&words);
            }
        }
        if language.direction() == Direction::RightToLeft {
            let plain = Plain { register, mark: "/", width: None, language }.reply(&reply);
            let moved = moved_by_latin(&plain);
            assert!(moved.is_empty(), "words of the other direction are not kept apart: {moved:?} in\n{plain}");
        }
    }
}

/// Words that came from no catalogue: they are in the list, or must go. `UPDATE_EXPECT=1` writes them to the list's end.
#[track_caller]
fn stays(words: &str) {
    let line = words.replace('\n', " ").replace(['\u{2068}', '\u{2069}'], "");
    let line = line.trim();
    if LEFT.lines().any(|left| left == line) {
        return;
    }
    assert!(std::env::var_os("UPDATE_EXPECT").is_some(), "said in no language but English: {words:?}");
    let mut list = std::fs::OpenOptions::new().append(true).open(LIST).expect("the list");
    writeln!(list, "{line}").expect("a line");
}

/// Whether the same was said in another dialogue. Most begin alike, and each is held once.
fn is_held_already(reply: &Reply) -> bool {
    static HELD: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    let stored = serde_json::to_string(reply).expect("a reply is stored");
    !HELD.lock().unwrap_or_else(PoisonError::into_inner).insert(stored)
}

/// What is in a reply beside words of ours, each once: people, codes, commands, moments, what somebody wrote.
fn things(reply: &Reply) -> BTreeSet<String> {
    let inlines = lines(reply).into_iter().flat_map(|line| &line.0);
    inlines.filter(|inline| !matches!(inline, Inline::Text(_))).map(|inline| format!("{inline:?}")).collect()
}

/// The words of ours in a reply, and those of the configuration.
fn texts(reply: &Reply, language: Language) -> Vec<Cow<'_, str>> {
    let mut texts: Vec<Cow<'_, str>> = Vec::new();
    for inline in lines(reply).into_iter().flat_map(|line| &line.0) {
        match inline {
            Inline::Text(words) => texts.push(Cow::Borrowed(words)),
            Inline::ReaderLocalTime(_, lines) => texts.extend(lines.iter().map(|line| line.in_language(language))),
            _ => {}
        }
    }
    for block in &reply.blocks {
        match block {
            Block::Fields(fields) => texts.extend(fields.iter().map(|(name, _)| name.in_language(language))),
            Block::Table(Table { heads, .. }) => texts.extend(heads.iter().map(|head| head.in_language(language))),
            Block::Heading(_) | Block::Paragraph(_) | Block::List(_) => {}
        }
    }
    texts
}

fn lines(reply: &Reply) -> Vec<&Line> {
    fn of_block(block: &Block) -> Vec<&Line> {
        match block {
            Block::Heading(line) | Block::Paragraph(line) => vec![line],
            Block::List(lines) => lines.iter().collect(),
            Block::Fields(fields) => fields.iter().map(|(_, line)| line).collect(),
            Block::Table(table) => table.rows.iter().flatten().collect(),
        }
    }
    reply.blocks.iter().flat_map(of_block).collect()
}

/// Two letters of Latin in a row: in the pseudo-language a word that came from no catalogue.
fn has_latin(words: &str) -> bool {
    let letters: Vec<char> = words.chars().collect();
    letters.windows(2).any(|pair| pair.iter().all(|letter| is_latin(*letter)))
}

fn is_latin(letter: char) -> bool {
    letter.is_alphabetic() && (letter as u32) < 0x250
}

/// Whether it is a word of the configuration, whole; the name of a zone; or an address of the web.
fn is_no_word_of_ours(words: &str, organisation: &Organisation) -> bool {
    let words = words.trim().replace(['\u{2068}', '\u{2069}'], "");
    let configured = format!("{organisation:?}");
    let is_zone = |word: &str| {
        let word = word.trim_matches(['(', ')', ',']);
        word == "UTC" || word.starts_with("UTC+") || word.starts_with("UTC−") || crate::time::when::zone(word).is_some()
    };
    // A code, as where several are named in a row.
    let is_code = words.contains('-') && words.chars().all(|letter| letter == '-' || letter.is_ascii_uppercase());
    is_code
        || configured.contains(&format!("{words:?}"))
        || words.starts_with("https://")
        || words.split(' ').filter(|word| has_latin(word)).all(is_zone)
}

/// The words of Latin that stand outside of isolates, and so would change places with what is beside them.
fn moved_by_latin(text: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let mut moved = String::new();
    // There is no isolate around an address.
    let is_address = |word: &str| word.contains("https://") && !word.contains(['\u{2068}', '\u{2069}']);
    let words = text.split_inclusive(|c: char| c.is_whitespace() || c == '\u{2069}').filter(|word| !is_address(word));
    for letter in words.flat_map(str::chars) {
        match letter {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            letter if depth == 0 && is_latin(letter) => moved.push(letter),
            _ => moved.push(' '),
        }
    }
    moved.split_whitespace().map(str::to_owned).collect()
}
