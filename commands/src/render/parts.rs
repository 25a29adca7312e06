//! Replies that are too long for one message of a platform, in parts.

use std::borrow::Cow;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::names::name_of;
use super::plain::{beginning_of, sentence_of, shown_words};
use crate::record::Register;
use crate::words::reply::{Block, Inline, Line, Reply, Table};
use crate::words::voice::Language;

/// The reply in parts of at most `most` each, as `size` measures them: itself, if it is no larger.
///
/// A block that fits into a part is never cut. One that does not is cut between its rows, and a row that does not fit
/// within its words: at line breaks, else blanks, else between letters. All words are there again in the same order.
/// Only blanks where a piece begins or ends are left out: platforms refuse a message that has nothing else. The heads
/// of a table are repeated, and a heading goes with what it names if there is room.
///
/// `size` must not shrink when something is added. `most` must have room for the heads of a table, the name of a
/// field and a command with some words, or a part becomes larger.
pub fn parts(
    reply: &Reply,
    (register, language): (&Register, Language),
    most: usize,
    size: impl Fn(&Reply) -> usize,
) -> Vec<Reply> {
    if size(reply) <= most {
        return vec![reply.clone()];
    }
    let mut parts =
        PartsBuilder { register, language, most, size, full: Vec::new(), open: Reply::default(), is_begun: false };
    let mut blocks = reply.blocks.as_slice();
    while !blocks.is_empty() {
        let whole = largest(blocks.len(), |number| parts.has_room(&blocks[..number]));
        let (fitting, rest) = blocks.split_at(whole);
        parts.open.blocks.extend_from_slice(fitting);
        blocks = rest;
        if let Some((block, rest)) = rest.split_first() {
            if parts.fits_alone(block) {
                parts.close(block);
            } else {
                parts.cut(block);
                blocks = rest;
            }
        }
    }
    parts.full.push(parts.open);
    parts.full
}

/// Parts while they are made.
struct PartsBuilder<'a, S> {
    register: &'a Register,
    language: Language,
    most: usize,
    size: S,
    full: Vec<Reply>,
    /// The last part, to which something can be added.
    open: Reply,
    /// Whether the last block of the open part is a piece of the one that is being cut.
    is_begun: bool,
}

impl<S: Fn(&Reply) -> usize> PartsBuilder<'_, S> {
    fn has_room(&self, blocks: &[Block]) -> bool {
        let mut reply = self.open.clone();
        reply.blocks.extend_from_slice(blocks);
        (self.size)(&reply) <= self.most
    }

    fn has_room_for_piece(&self, piece: Block) -> bool {
        let mut reply = self.open.clone();
        add_piece(&mut reply.blocks, piece, self.is_begun);
        (self.size)(&reply) <= self.most
    }

    fn fits_alone(&self, block: &Block) -> bool {
        (self.size)(&Reply::default().with(block.clone())) <= self.most
    }

    fn add_piece(&mut self, piece: Block) {
        add_piece(&mut self.open.blocks, piece, self.is_begun);
        self.is_begun = true;
    }

    /// Begins a new part, with the heading of what comes next if both fit.
    fn close(&mut self, next: &Block) {
        let mut full = std::mem::take(&mut self.open);
        self.is_begun = false;
        if full.blocks.len() > 1
            && let Some(heading) = full.blocks.pop_if(|last| matches!(last, Block::Heading(_)))
        {
            self.open.blocks.push(heading);
            if !self.has_room(std::slice::from_ref(next)) {
                full.blocks.append(&mut self.open.blocks);
            }
        }
        self.full.push(full);
    }

    /// Adds a block that is too large for one part. Its last piece stays in the open part.
    fn cut(&mut self, block: &Block) {
        let rows = number_of_rows(block);
        let mut from = 0;
        self.is_begun = false;
        while from < rows {
            let whole = largest(rows - from, |number| self.has_room_for_piece(rows_of(block, from..from + number)));
            if whole > 0 {
                self.add_piece(rows_of(block, from..from + whole));
                from += whole;
            }
            if from < rows {
                let row = rows_of(block, from..from + 1);
                if self.fits_alone(&row) {
                    self.close(&row);
                } else {
                    self.cut_row(block, from);
                    from += 1;
                }
            }
        }
    }

    /// Adds a row that is too large for one part, in pieces.
    fn cut_row(&mut self, block: &Block, number: usize) {
        // With less room than this, a piece is not worth beginning below other things.
        let least = self.most / 16;
        let row = TextRow::of(cells(block, number), self.register, self.language);
        let mut from = row.after_blanks(0);
        let mut is_first = true;
        while is_first || from < row.text.len() {
            let piece = |range: Range<usize>| piece_of_row(block, number, row.piece(range), is_first);
            let room = largest(row.text.len() - from, |room| self.has_room_for_piece(piece(from..from + room)));
            let to = row.cut(from, from + room);
            let is_below_others = self.open.blocks.iter().any(|block| !matches!(block, Block::Heading(_)));
            let is_all = from + room == row.text.len();
            if !is_all && !self.open.blocks.is_empty() && (room < least || is_below_others && to.is_none()) {
                self.close(&piece(from..from + least));
                continue;
            }
            let to = to.unwrap_or_else(|| row.between_letters(from, from + room));
            self.add_piece(piece(from..row.before_blanks(from, to)));
            from = row.after_blanks(to);
            is_first = false;
            if from < row.text.len() {
                self.full.push(std::mem::take(&mut self.open));
                self.is_begun = false;
            }
        }
    }
}

/// A row as one text that can be cut anywhere: cells end with line breaks, and what is never cut is one letter.
struct TextRow {
    text: String,
    /// Where in the text each inline is, and in which cell.
    spans: Vec<(Range<usize>, usize, Inline)>,
    cells: usize,
}

impl TextRow {
    fn of(cells: &[Line], register: &Register, language: Language) -> Self {
        let mut row = Self { text: String::new(), spans: Vec::new(), cells: cells.len() };
        for (cell, line) in cells.iter().enumerate() {
            if cell > 0 {
                row.text.push('\n');
            }
            for inline in &line.0 {
                let start = row.text.len();
                row.text.push_str(&match inline {
                    Inline::Text(words) => Cow::Borrowed(words.as_ref()),
                    Inline::Untrusted(words) => words.into(),
                    Inline::Stored(id) => shown_words(register, *id, language),
                    Inline::StoredSentence(id) => sentence_of(register, *id, language),
                    Inline::Excerpt(id) => beginning_of(register, *id, language),
                    Inline::Person(id) => name_of(register, *id, language),
                    Inline::Group(_)
                    | Inline::Command(_)
                    | Inline::Argument { .. }
                    | Inline::Chair
                    | Inline::Address(_)
                    | Inline::Date(_)
                    | Inline::Moment(_)
                    | Inline::Local(..)
                    | Inline::ReaderLocalTime(..)
                    // There is none: the reply is in a language.
                    | Inline::Said(_) => "\u{fffc}".into(),
                });
                row.spans.push((start..row.text.len(), cell, inline.clone()));
            }
        }
        row
    }

    /// The cells with what is in this range of the text, which may end within a letter.
    fn piece(&self, range: Range<usize>) -> Vec<Line> {
        let mut cells = vec![Line::default(); self.cells];
        let end = self.text.floor_char_boundary(range.end);
        let first = self.spans.partition_point(|(span, ..)| span.end <= range.start);
        for (span, cell, inline) in self.spans[first..].iter().take_while(|(span, ..)| span.start < end) {
            let words = || self.text[span.start.max(range.start)..span.end.min(end)].to_owned();
            cells[*cell].0.push(match inline {
                inline if range.start <= span.start && span.end <= end => inline.clone(),
                Inline::Text(_) => Inline::Text(words().into()),
                _ => Inline::Untrusted(words()),
            });
        }
        cells
    }

    /// Where to cut what begins at `from` so that it ends at `to` or before, if a line break or blank is there. It
    /// does not begin with one.
    fn cut(&self, from: usize, to: usize) -> Option<usize> {
        let to = self.text.floor_char_boundary(to);
        let (text, rest) = (&self.text[from..to], &self.text[to..]);
        // An early line break would waste much of the room.
        let line_break = text.rfind('\n').filter(|at| *at >= text.len() / 2);
        match line_break {
            _ if rest.is_empty() || rest.starts_with('\n') => Some(to),
            Some(at) => Some(from + at),
            None if rest.starts_with(is_blank) && to > from => Some(to),
            None => text.rfind(is_blank).map(|at| from + at),
        }
    }

    /// The last end of a letter up to `to`, but after `from`. Marks, joined pictures and flags stay whole, unless
    /// somebody piled up more marks than any script has.
    fn between_letters(&self, from: usize, to: usize) -> usize {
        const MARKS: usize = 64;
        let to = self.text.floor_char_boundary(to);
        let ends = self.text[from..to].char_indices().rev().map(|(at, _)| from + at);
        let mut ends = [to].into_iter().chain(ends).take(MARKS).filter(|at| *at > from);
        let one_letter = || self.text[from..].chars().next().map_or(from, |c| from + c.len_utf8());
        ends.find(|at| is_end_of_letter(&self.text[from..*at], &self.text[*at..]))
            .unwrap_or_else(|| to.max(one_letter()))
    }

    fn after_blanks(&self, at: usize) -> usize {
        self.text.len() - self.text[at..].trim_start_matches(is_blank).len()
    }

    fn before_blanks(&self, from: usize, to: usize) -> usize {
        from + self.text[from..to].trim_end_matches(is_blank).len()
    }
}

/// Whether a letter ends between the two: a simple form of the rules of UAX #29.
fn is_end_of_letter(before: &str, after: &str) -> bool {
    let is_half_flag = |c: &char| ('\u{1f1e6}'..='\u{1f1ff}').contains(c);
    let Some(next) = after.chars().next() else { return true };
    let is_mark = next.width() == Some(0) || ('\u{1f3fb}'..='\u{1f3ff}').contains(&next);
    let is_joined = before.ends_with('\u{200d}');
    let is_within_flag = is_half_flag(&next) && before.chars().rev().take_while(is_half_flag).count() % 2 == 1;
    !is_mark && !is_joined && !is_within_flag
}

/// White space that is shown as such, not as a picture of a control character.
fn is_blank(c: char) -> bool {
    matches!(c, '\n' | '\t') || c.is_whitespace() && !c.is_control()
}

/// The largest number up to `most` for which it holds, as it does for 0. Asks little more than twice that far.
fn largest(most: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut yes, mut no) = (0, most + 1);
    while no - yes > 1 {
        let next = if no > most { (2 * yes).clamp(1, most) } else { yes + (no - yes) / 2 };
        if holds(next) {
            yes = next;
        } else {
            no = next;
        }
    }
    yes
}

/// Adds a piece of a block: to the last block, if that is a piece of the same and they can be one.
fn add_piece(blocks: &mut Vec<Block>, piece: Block, is_begun: bool) {
    match (blocks.last_mut(), piece) {
        (Some(Block::List(lines)), Block::List(more)) if is_begun => lines.extend(more),
        (Some(Block::Fields(fields)), Block::Fields(more)) if is_begun => fields.extend(more),
        (Some(Block::Table(table)), Block::Table(more)) if is_begun => table.rows.extend(more.rows),
        (_, piece) => blocks.push(piece),
    }
}

fn number_of_rows(block: &Block) -> usize {
    match block {
        Block::Heading(_) | Block::Paragraph(_) => 1,
        Block::List(lines) => lines.len(),
        Block::Fields(fields) => fields.len(),
        Block::Table(table) => table.rows.len(),
    }
}

/// The block with these rows alone.
fn rows_of(block: &Block, rows: Range<usize>) -> Block {
    match block {
        Block::Heading(_) | Block::Paragraph(_) => block.clone(),
        Block::List(lines) => Block::List(lines[rows].to_vec()),
        Block::Fields(fields) => Block::Fields(fields[rows].to_vec()),
        Block::Table(table) => Block::Table(Table { heads: table.heads.clone(), rows: table.rows[rows].to_vec() }),
    }
}

fn cells(block: &Block, row: usize) -> &[Line] {
    match block {
        Block::Heading(line) | Block::Paragraph(line) => std::slice::from_ref(line),
        Block::List(lines) => std::slice::from_ref(&lines[row]),
        Block::Fields(fields) => std::slice::from_ref(&fields[row].1),
        Block::Table(table) => &table.rows[row],
    }
}

/// A piece of a row as a block. What goes on from an earlier part has no mark of a list and no name of a field.
fn piece_of_row(block: &Block, row: usize, cells: Vec<Line>, is_first: bool) -> Block {
    if let Block::Table(table) = block {
        return Block::Table(Table { heads: table.heads.clone(), rows: vec![cells] });
    }
    let line = cells.into_iter().next().unwrap_or_default();
    match block {
        Block::Heading(_) => Block::Heading(line),
        Block::List(_) if is_first => Block::List(vec![line]),
        Block::Fields(fields) if is_first => Block::Fields(vec![(fields[row].0.clone(), line)]),
        _ => Block::Paragraph(line),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;
    use crate::record::{Person, PersonId, Salt, Text};
    use crate::render::html::Html;
    use crate::render::plain::Plain;
    use crate::words::Label;

    const LEA: PersonId = PersonId(1);

    fn plain(register: &Register, reply: &Reply) -> String {
        Plain { register, mark: "/", width: None, language: Language::default() }.reply(reply)
    }

    /// The size in Discord: letters.
    fn letters(register: &Register) -> impl Fn(&Reply) -> usize {
        move |reply| plain(register, reply).chars().count()
    }

    /// The size in Matrix: both bodies.
    fn bytes(register: &Register) -> impl Fn(&Reply) -> usize {
        move |reply| {
            plain(register, reply).len()
                + Html { register, mark: "/", language: Language::default() }.reply(reply).len()
        }
    }

    fn register() -> Register {
        let mut register = Register::default();
        register.add_belongings([&Person::named(LEA, "Lea Kaspar")], []);
        register
    }

    fn recorded(register: &mut Register, words: &str) -> Inline {
        let text = Text::seal(words, Salt([1; 16]), LEA);
        register.add_belongings([], [&text]);
        text.id.into()
    }

    fn words(words: impl Into<String>) -> Line {
        crate::line![Inline::Text(Cow::Owned(words.into()))]
    }

    fn lines_of(word: &str, numbers: Range<usize>) -> Vec<Line> {
        numbers.map(|number| words(format!("{word} {number}"))).collect()
    }

    #[expect(clippy::needless_pass_by_value, reason = "a snapshot stands at the end of its line")]
    fn shows(reply: &Reply, most: usize, expected: Expect) {
        let register = register();
        let parts = parts(reply, (&register, Language::English), most, letters(&register));
        let shown: Vec<String> = parts.iter().map(|part| plain(&register, part)).collect();
        expected.assert_eq(&shown.join("\n=====\n"));
    }

    /// What is said, without the heads of tables and without blanks.
    fn said(register: &Register, reply: &Reply) -> String {
        let mut said = String::new();
        for block in &reply.blocks {
            for row in 0..number_of_rows(block) {
                if let Block::Fields(fields) = block {
                    said.push_str(&fields[row].0.in_language(Language::default()));
                }
                for inline in cells(block, row).iter().flat_map(|line| &line.0) {
                    match inline {
                        Inline::Text(words) => said.push_str(words),
                        Inline::Untrusted(words) => said.push_str(words),
                        Inline::Stored(id) => said.push_str(&shown_words(register, *id, Language::English)),
                        other => said.push_str(&plain(register, &Reply::line(Line(vec![other.clone()])))),
                    }
                }
            }
        }
        said.retain(|c| !is_blank(c));
        said
    }

    #[test]
    fn blocks_are_packed_whole() {
        let reply = (1..=5).fold(Reply::default(), |reply, number| reply.and(words(format!("Paragraph {number}."))));
        shows(
            &reply,
            30,
            expect![[r#"
                Paragraph 1.
                Paragraph 2.
                =====
                Paragraph 3.
                Paragraph 4.
                =====
                Paragraph 5."#]],
        );
    }

    #[test]
    fn a_list_is_cut_between_its_lines_and_its_heading_goes_with_it() {
        let reply = Reply::line(words("A few words that come first."))
            .with(Block::Heading(words("Items")))
            .with(Block::List(lines_of("item", 1..6)))
            .and(words("The end."));
        shows(
            &reply,
            36,
            expect![[r#"
                A few words that come first.
                =====
                Items
                - item 1
                - item 2
                - item 3
                =====
                - item 4
                - item 5
                The end."#]],
        );
    }

    #[test]
    fn a_table_repeats_its_heads() {
        let row = |number: usize| vec![words(format!("WG-{number}")), words("Title"), words("0 members")];
        let table =
            Table { heads: ["Code", "Title", "Support"].map(Label::from).to_vec(), rows: (1..4).map(row).collect() };
        shows(
            &Reply::default().with(Block::Table(table)),
            72,
            expect![[r#"
                Code  Title  Support
                WG-1  Title  0 members
                WG-2  Title  0 members
                =====
                Code  Title  Support
                WG-3  Title  0 members"#]],
        );
    }

    #[test]
    fn a_long_cell_goes_on_in_its_column() {
        let row = vec![words("WG-1"), words("one two three four five six seven eight nine ten"), words("0")];
        let table = Table {
            heads: ["Code", "Title", "Votes"].map(Label::from).to_vec(),
            rows: vec![row, vec![words("WG-2"), words("Two"), words("0")]],
        };
        shows(
            &Reply::default().with(Block::Table(table)),
            80,
            expect![[r#"
            Code  Title                        Votes
            WG-1  one two three four five six
            =====
            Code  Title                 Votes
                  seven eight nine ten  0
            =====
            Code  Title  Votes
            WG-2  Two    0"#]],
        );
    }

    #[test]
    fn a_long_line_is_cut_at_line_breaks_or_else_blanks() {
        let poem = "The first line is here\nand the second line is here\n\nthe third has many words after the break";
        let reply = Reply::default()
            .with(Block::List(vec![words("short"), crate::line![LEA, ": ", poem], words("after")]))
            .with(Block::Fields(vec![("Note".into(), words("a b c ".repeat(10)))]));
        shows(
            &reply,
            40,
            expect![[r#"
            - short
            - Lea Kaspar: The first line is
            =====
            here
            and the second line is here
            =====
            the third has many words after the break
            =====
            - after
            Note: a b c a b c a b c a b c a
            =====
            b c a b c a b c a b c a b c a b c"#]],
        );
    }

    #[test]
    fn a_word_is_cut_only_if_it_has_no_room_alone() {
        let address = "https://example.org/a/rather/long/address";
        shows(
            &Reply::line(words(format!("Look here: {address} and there"))),
            48,
            expect![[r#"
            Look here:
            =====
            https://example.org/a/rather/long/address and
            =====
            there"#]],
        );
        shows(
            &Reply::line(words(address)),
            20,
            expect![[r#"
            https://example.org/
            =====
            a/rather/long/addres
            =====
            s"#]],
        );
    }

    #[test]
    fn letters_with_marks_joined_pictures_and_flags_stay_whole() {
        let whole = ["e\u{301}", "🇩🇪", "👩\u{200d}👩\u{200d}👧", "👍\u{1f3fd}", "☎\u{fe0f}"];
        for letter in whole {
            let register = register();
            for before in 0..8 {
                let reply = Reply::line(words("x".repeat(before) + &letter.repeat(40)));
                let parts = parts(&reply, (&register, Language::English), 20, letters(&register));
                assert!(parts.len() > 1);
                for part in parts {
                    let shown = plain(&register, &part);
                    let rest = shown.trim_start_matches('x');
                    assert_eq!(rest.replace(letter, ""), "", "{rest}");
                }
            }
        }
    }

    #[test]
    fn a_pile_of_marks_is_cut_all_the_same() {
        let register = register();
        let reply = Reply::line(words(format!("z{}", "\u{301}".repeat(5_000))));
        let parts = parts(&reply, (&register, Language::English), 200, letters(&register));
        assert!(parts.iter().all(|part| letters(&register)(part) <= 200));
        assert_eq!(parts.len(), 26);
    }

    #[test]
    fn no_part_is_blank() {
        let register = register();
        let reply = Reply::line(words(format!("{0}a{0}b{0}", "\n ".repeat(500))));
        let parts = parts(&reply, (&register, Language::English), 200, letters(&register));
        let shown: Vec<String> = parts.iter().map(|part| plain(&register, part)).collect();
        assert_eq!(shown, ["a", "b"]);
    }

    #[test]
    fn what_needs_no_cut_stays_what_it_is() {
        let mut register = register();
        let (short, long) = (recorded(&mut register, "short"), recorded(&mut register, &"long ".repeat(100)));
        let line = Line(vec![LEA.into(), " said ".into(), short.clone(), Inline::Command("help".to_owned()), long]);
        let parts = parts(&Reply::line(line), (&register, Language::English), 200, letters(&register));
        let Block::Paragraph(first) = &parts[0].blocks[0] else { panic!("a paragraph") };
        assert_eq!(first.0[..4], [LEA.into(), " said ".into(), short, Inline::Command("help".to_owned())]);
        assert!(matches!(&first.0[4], Inline::Untrusted(words) if words.starts_with("long long")));
    }

    #[test]
    fn long_replies_are_not_measured_over_and_over() {
        let mut register = register();
        let long = recorded(&mut register, &"Some words, and more. ".repeat(3_000));
        let comments = (0..2_000).map(|number| words(format!("Comment {number}"))).collect();
        let many = (0..2_000).fold(Reply::default(), |reply, number| reply.and(words(format!("Paragraph {number}"))));
        for reply in [Reply::line(Line(vec![long])), Reply::default().with(Block::List(comments)), many] {
            for most in [200, 2_000, 60_000] {
                let measured = Cell::new(0);
                let size = |reply: &Reply| {
                    let size = letters(&register)(reply);
                    measured.set(measured.get() + size);
                    size
                };
                parts(&reply, (&register, Language::English), most, size);
                let once = letters(&register)(&reply);
                assert!(measured.get() <= 30 * once, "{} letters measured for {once}", measured.get());
            }
        }
    }

    /// Short and long words with blanks, line breaks, marks, directions and what HTML makes longer.
    fn typed() -> impl Strategy<Value = String> {
        let long = ("[a-z<&\" \n]{1,9}|é|🇩🇪|e\u{301}|\u{202e}|\u{2066}|\u{2069}|\u{1b}|.", 1..150_usize);
        let more = ("\\PC{1,20}", 1..40_usize);
        prop_oneof![
            4 => "[a-z]{1,8}( [a-z]{1,8}){0,3}",
            2 => long.prop_map(|(words, times)| words.repeat(times)),
            1 => more.prop_map(|(words, times)| words.repeat(times)),
        ]
    }

    /// Lines in which every kind of inline can be. Words that are marked here are put into the register.
    fn line() -> impl Strategy<Value = Vec<(bool, Inline)>> {
        let code = "WG-IMP".parse::<crate::record::Code>().expect("a code");
        let day = jiff::Timestamp::UNIX_EPOCH;
        let inline = prop_oneof![
            3 => typed().prop_map(|words| (false, Inline::as_is(words))),
            3 => typed().prop_map(|words| (true, Inline::Untrusted(words))),
            2 => typed().prop_map(|words| (false, Inline::Untrusted(words))),
            1 => Just((false, LEA.into())),
            1 => Just((false, Inline::Group(code))),
            1 => Just((false, Inline::Command("support WG-IMP".to_owned()))),
            1 => prop_oneof![Just((false, Inline::Date(day))), Just((false, Inline::Moment(day)))],
        ];
        prop::collection::vec(inline, 0..6)
    }

    fn replies() -> impl Strategy<Value = (Reply, Register)> {
        let block = (0..5, prop::collection::vec(line(), 1..12));
        prop::collection::vec(block, 0..8).prop_map(|blocks| {
            let mut register = register();
            let mut kept = |inlines: Vec<(bool, Inline)>| {
                let kept = inlines.into_iter().map(|(is_recorded, inline)| match inline {
                    Inline::Untrusted(words) if is_recorded => recorded(&mut register, &words),
                    inline => inline,
                });
                Line(kept.collect())
            };
            let mut reply = Reply::default();
            for (kind, lines) in blocks {
                let mut lines: Vec<Line> = lines.into_iter().map(&mut kept).collect();
                let heads = vec!["Code".into(), "Title".into()];
                reply = reply.with(match kind {
                    0 => Block::Heading(lines.swap_remove(0)),
                    1 => Block::Paragraph(lines.swap_remove(0)),
                    2 => Block::List(lines),
                    3 => Block::Fields(lines.into_iter().map(|line| ("Name".into(), line)).collect()),
                    _ => Block::Table(Table { heads, rows: lines.chunks_exact(2).map(<[Line]>::to_vec).collect() }),
                });
            }
            (reply, register)
        })
    }

    fn holds(reply: &Reply, register: &Register, most: usize, size: impl Fn(&Reply) -> usize) {
        let parts = parts(reply, (register, Language::English), most, &size);
        if size(reply) <= most {
            assert_eq!(parts, std::slice::from_ref(reply));
        }
        for part in &parts {
            assert!(size(part) <= most, "{} is more than {most}: {part:?}", size(part));
        }
        let together: String = parts.iter().map(|part| said(register, part)).collect();
        assert_eq!(together, said(register, reply));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_part_fits_and_all_words_are_there_once((reply, register) in replies(), most in 200..3_000_usize) {
            holds(&reply, &register, most, letters(&register));
            holds(&reply, &register, 2 * most, bytes(&register));
        }

        #[test]
        fn the_plain_text_of_the_parts_is_that_of_the_whole(lines in prop::collection::vec("[ -~é\n]{0,400}", 1..9)) {
            let register = register();
            let reply = lines.into_iter().fold(Reply::default(), |reply, line| reply.and(words(line)));
            let parts = parts(&reply, (&register, Language::English), 200, letters(&register));
            let without_blanks = |text: String| text.split_whitespace().collect::<String>();
            let together: String = parts.iter().map(|part| without_blanks(plain(&register, part))).collect();
            prop_assert_eq!(together, without_blanks(plain(&register, &reply)));
        }
    }
}
