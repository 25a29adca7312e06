//! Replies as plain text: for the terminal, transcripts and wherever nothing better is understood.

use std::borrow::Cow;

use jiff::tz::TimeZone;
use unicode_width::UnicodeWidthStr;

use super::dates;
use super::names::name_of;
use crate::audience::address;
use crate::record::{Register, TextId};
use crate::say;
use crate::time::when;
use crate::words::direction;
use crate::words::reply::{Block, Inline, Line, Reply, Table};
use crate::words::typed;
use crate::words::voice::Language;

/// How a reply becomes plain text.
#[derive(Clone, Copy)]
pub struct Plain<'a> {
    /// Whose names and words are shown.
    pub register: &'a Register,
    /// The mark before commands: `/` or `!`.
    pub mark: &'a str,
    /// The columns there are; tables that are wider become lists.
    pub width: Option<usize>,
    /// In which language it is said.
    pub language: Language,
}

impl Plain<'_> {
    /// The whole reply, without a line break at its end.
    pub fn reply(&self, reply: &Reply) -> String {
        let mut text = String::new();
        for (index, block) in reply.blocks.iter().enumerate() {
            if index > 0 {
                text.push('\n');
                let stands_apart = matches!(block, Block::Heading(_) | Block::Table(_));
                if stands_apart {
                    text.push('\n');
                }
            }
            text.push_str(&self.block(block));
        }
        text
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Heading(line) | Block::Paragraph(line) => self.line(line),
            Block::List(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| format!("- {}", self.line(line))).collect();
                lines.join("\n")
            }
            Block::Fields(fields) => {
                let colon = colon(self.language);
                let fields: Vec<String> = fields
                    .iter()
                    .map(|(name, line)| format!("{}{colon}{}", name.in_language(self.language), self.line(line)))
                    .collect();
                fields.join("\n")
            }
            Block::Table(table) => self.table(table),
        }
    }

    fn table(&self, table: &Table) -> String {
        let mut rows: Vec<Vec<String>> =
            vec![table.heads.iter().map(|head| head.in_language(self.language).into_owned()).collect()];
        let on_one_line = |line: &Line| self.line(line).replace('\n', " ");
        rows.extend(table.rows.iter().map(|row| row.iter().map(on_one_line).collect()));
        let widths: Vec<usize> = (0..table.heads.len())
            .map(|column| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0))
            .collect();
        let whole = widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1);
        if self.width.is_some_and(|width| whole > width) {
            return stacked(&rows, &colon(self.language));
        }
        let lines: Vec<String> = rows
            .iter()
            .map(|row| {
                let padded = row.iter().zip(&widths).map(|(cell, width)| {
                    let blanks = width.saturating_sub(cell.width());
                    format!("{cell}{}", " ".repeat(blanks))
                });
                padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
            })
            .collect();
        lines.join("\n")
    }

    /// One line, with everything that people typed made harmless.
    pub fn line(&self, line: &Line) -> String {
        let line = line.in_language(self.language);
        let words = line.0.iter().map(|inline| {
            let words = render_inline(inline, self.register, self.mark, self.language);
            if !matches!(inline, Inline::Command(_)) {
                return words;
            }
            self.language.direction().around_marked(&words, str::to_owned).into()
        });
        words.collect()
    }
}

/// An inline in words, with what people typed made visible, and kept apart where it is written in another direction than the
/// language: what every renderer shows, before it escapes. A command is kept apart by whoever marks it.
pub(crate) fn render_inline<'a>(
    inline: &'a Inline,
    register: &'a Register,
    mark: &str,
    language: Language,
) -> Cow<'a, str> {
    let direction = language.direction();
    match inline {
        Inline::Text(words) => direction.around_foreign(visible(words)),
        // Lines are in a language before they come here; a message has several inlines.
        Inline::Said(message) => {
            let said = Line::from(message.clone()).in_language(language).into_owned();
            said.0.iter().map(|inline| render_inline(inline, register, mark, language)).collect::<String>().into()
        }
        Inline::Untrusted(words) => direction.around(visible(words)),
        Inline::Stored(id) => direction.around(visible_cow(shown_words(register, *id, language))),
        Inline::StoredSentence(id) => direction.around(visible_cow(sentence_of(register, *id, language))),
        Inline::Excerpt(id) => direction.around(visible_cow(beginning_of(register, *id, language))),
        Inline::Person(id) => direction.around(visible_cow(name_of(register, *id, language))),
        Inline::Group(code) => direction.around(code.as_str().into()),
        Inline::Command(words) => format!("{mark}{}", visible(&typed::in_language(words, language))).into(),
        Inline::Argument { of, usage } => {
            let pieces = typed::typed_usage(of, usage).in_language(language).into_owned();
            pieces.0.iter().map(|piece| render_inline(piece, register, mark, language)).collect::<String>().into()
        }
        // Where no organisation gives another title.
        Inline::Chair => say!(chair).in_words(language).into(),
        // Nobody has said that it is for those who read this.
        Inline::Address(meeting) => {
            let said = Inline::Said(address::whereabouts(*meeting, register));
            render_inline(&said, register, mark, language).into_owned().into()
        }
        Inline::Date(at) => dates::date(*at, &TimeZone::UTC, language).into(),
        Inline::Moment(at) => dates::moment(*at, &TimeZone::UTC, language).into(),
        Inline::Local(at, zone) => dates::moment(*at, &when::zone(zone).unwrap_or(TimeZone::UTC), language).into(),
        Inline::ReaderLocalTime(_, lines) => {
            lines.iter().map(|line| format!("\n– {}", line.in_language(language))).collect::<String>().into()
        }
    }
}

/// What stands between a name and what belongs to it.
pub(super) fn colon(language: Language) -> String {
    say!(colon).in_words(language)
}

/// A row below another, for narrow screens: the first two cells, then the others with their names.
fn stacked(rows: &[Vec<String>], colon: &str) -> String {
    let Some((heads, rows)) = rows.split_first() else { return String::new() };
    let mut lines = Vec::new();
    for row in rows {
        lines.push(row.iter().take(2).filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join("  "));
        let rest: Vec<String> = heads
            .iter()
            .zip(row)
            .skip(2)
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(head, cell)| format!("{head}{colon}{cell}"))
            .collect();
        if !rest.is_empty() {
            lines.push(format!("  {}", rest.join(" · ")));
        }
    }
    lines.join("\n")
}

/// What stands in files for programs in the place of words that were erased. Readers see it in their language.
const ERASED: &str = "(words erased)";

/// A text's words, as files for programs have them.
pub fn words_of(register: &Register, id: TextId) -> &str {
    register.words(id).map_or(ERASED, |words| words)
}

/// A text's words as they are shown now.
pub fn shown_words(register: &Register, id: TextId, language: Language) -> Cow<'_, str> {
    register
        .words(id)
        .map_or_else(|| Cow::Owned(say!(words_erased).in_words(language)), |words| Cow::Borrowed(words.as_ref()))
}

/// The same as a sentence: with a full stop, where they end without one.
pub fn sentence_of(register: &Register, id: TextId, language: Language) -> Cow<'_, str> {
    let words = shown_words(register, id, language);
    let trimmed = words.trim_end();
    if !trimmed.ends_with(['.', '!', '?', '…', '。', '؟']) {
        return format!("{trimmed}.").into();
    }
    match trimmed.len() == words.len() {
        true => words,
        false => trimmed.to_owned().into(),
    }
}

/// The same on one line, and of long ones the beginning, up to the end of a word where there is one.
pub fn beginning_of(register: &Register, id: TextId, language: Language) -> Cow<'_, str> {
    /// The most characters of it.
    const MOST: usize = 160;
    let words = shown_words(register, id, language).split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = words.char_indices().nth(MOST) else { return words.into() };
    let kept = &words[..end];
    let whole = kept.rfind(' ').filter(|space| *space > end / 2).map_or(kept, |space| &kept[..space]);
    format!("{whole}…").into()
}

/// The words with control characters made visible and directions kept from spilling over.
///
/// Control characters (but line break and tab) become Unicode's pictures of them, so that nobody's words can drive a
/// terminal. Words that set a writing direction are put between isolates (UAX #9), so that it ends with them.
pub fn visible(words: &str) -> Cow<'_, str> {
    let is_harmful = |c: char| c.is_control() && c != '\n' && c != '\t';
    let sets_direction =
        |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut shown = Cow::Borrowed(words);
    if words.contains(is_harmful) {
        let picture = |c: char| match c {
            c if !is_harmful(c) => c,
            '\u{7f}' => '\u{2421}',
            c if c < ' ' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
            _ => '\u{fffd}',
        };
        shown = words.chars().map(picture).collect::<String>().into();
    }
    if shown.contains(sets_direction) {
        shown = direction::isolated(&shown).into();
    }
    shown
}

fn visible_cow(words: Cow<'_, str>) -> Cow<'_, str> {
    match words {
        Cow::Borrowed(words) => visible(words),
        Cow::Owned(words) => visible(&words).into_owned().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobodys_words_can_drive_a_terminal() {
        assert_eq!(visible("a\u{1b}[31mred\u{7}\u{9b}b\r"), "a␛[31mred␇\u{fffd}b␍");
        assert!(matches!(visible("two\nlines\tand a tab"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_command_to_copy_drives_no_terminal_either() {
        let offered = Inline::Command("decide WG-IMP approve\u{1}\u{1b}[2J anyway: begun".to_owned());
        for (mark, language) in [("/", Language::English), ("!", Language::French)] {
            let shown = render_inline(&offered, &Register::default(), mark, language).into_owned();
            assert!(!shown.contains(char::is_control) && shown.contains("␁␛[2J"), "{shown:?}");
        }
    }

    #[test]
    fn a_direction_ends_with_the_words_that_set_it() {
        assert_eq!(visible("a\u{202e}b"), "\u{2068}a\u{202e}b\u{2069}");
        assert_eq!(visible("a\u{2069}b\u{2067}c"), "\u{2068}ab\u{2067}c\u{2069}\u{2069}");
    }

    #[test]
    fn a_table_that_is_too_wide_becomes_a_list() {
        let register = Register::default();
        let cell = |words: &'static str| crate::line![words];
        let table = Table {
            heads: ["Code", "Title", "Support"].map(crate::words::Label::from).to_vec(),
            rows: vec![vec![cell("WG-IMP"), cell("IGF Improvements"), cell("17 members")]],
        };
        let reply = Reply::default().with(Block::Table(table));
        let plain =
            |width| Plain { register: &register, mark: "/", width, language: Language::default() }.reply(&reply);
        expect_test::expect![[r#"
            Code    Title             Support
            WG-IMP  IGF Improvements  17 members"#]]
        .assert_eq(&plain(None));
        expect_test::expect![[r#"
            WG-IMP  IGF Improvements
              Support: 17 members"#]]
        .assert_eq(&plain(Some(30)));
    }
}
