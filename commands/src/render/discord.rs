//! Replies as messages on Discord: text in its Markdown, tables as embeds, since phones have no room for columns.

mod body;
mod markdown;

use jiff::Timestamp;

pub use self::body::{Body, Embed, Field};
use self::body::{FIELDS, MOST, NAME, TITLE, length, shortened};
use self::markdown::{ITEM, Markdown, Previews, STRONG, escaped};
use super::hint::{Hint, Hints};
use super::parts::parts;
use super::plain::{Plain, colon, render_inline};
use crate::record::Register;
use crate::say;
use crate::words::direction::Direction;
use crate::words::reply::{Block, Inline, Label, Line, Reply, Table};
use crate::words::voice::Language;

/// The mark before commands: Discord's own.
const MARK: &str = "/";

/// What stands where Discord wants something and there is nothing.
const NOTHING: &str = "\u{200b}";

/// How a reply becomes messages on Discord.
#[derive(Clone, Copy)]
pub struct Discord<'a> {
    /// Whose names and words are render_inline.
    pub register: &'a Register,
    /// In which language it is said.
    pub language: Language,
    /// How commands are given there.
    pub hints: Hints<'a>,
}

impl Discord<'_> {
    /// The reply as messages, in order, each within Discord's limits. There is none if nothing is said.
    pub fn bodies(&self, reply: &Reply) -> Vec<Body> {
        let parts = parts(reply, (self.register, self.language), MOST, |reply| self.body(reply).size());
        parts.iter().map(|part| self.body(part)).filter(|body| *body != Body::default()).collect()
    }

    /// The reply as one message, however long.
    fn body(&self, reply: &Reply) -> Body {
        let mut body = Body::default();
        let mut running: Vec<&Block> = Vec::new();
        // Discord shows what is behind an address, unless it is told not to: of a message with tables, at each address.
        let is_table = |block: &Block| matches!(block, Block::Table(table) if !table.rows.is_empty());
        let previews = if reply.blocks.iter().any(is_table) { Previews::KeptBack } else { Previews::Shown };
        for block in &reply.blocks {
            let Block::Table(table) = block else {
                running.push(block);
                continue;
            };
            let fields: Vec<Field> = table.rows.iter().filter_map(|row| self.field(table, row)).collect();
            if fields.is_empty() {
                continue;
            }
            let mut title = running.last().and_then(|heading| self.title(heading));
            if title.is_some() {
                running.pop();
            }
            body.add_text(self.text(&running, previews));
            running.clear();
            let embeds = fields.chunks(FIELDS).map(|fields| Embed {
                title: title.take(),
                description: None,
                fields: fields.to_vec(),
            });
            body.embeds.extend(embeds);
        }
        body.add_text(self.text(&running, previews));
        body
    }

    fn text(&self, blocks: &[&Block], previews: Previews) -> String {
        let mut text = Markdown::default();
        for (index, block) in blocks.iter().enumerate() {
            if index > 0 {
                text.words(if matches!(block, Block::Heading(_)) { "\n\n" } else { "\n" });
            }
            self.add_block(&mut text, block);
        }
        text.escaped_with(previews)
    }

    fn add_block(&self, text: &mut Markdown, block: &Block) {
        match block {
            Block::Heading(line) if self.is_blank(line) => {}
            Block::Heading(line) => {
                text.mark(STRONG);
                self.add_line(text, line);
                text.mark(STRONG);
            }
            Block::Paragraph(line) => self.add_line(text, line),
            Block::List(lines) => {
                for (index, line) in lines.iter().enumerate() {
                    text.words(if index > 0 { "\n" } else { "" });
                    text.mark(ITEM);
                    self.add_line(text, line);
                }
            }
            Block::Fields(fields) => {
                for (index, (name, line)) in fields.iter().enumerate() {
                    text.words(if index > 0 { "\n" } else { "" });
                    text.mark(STRONG);
                    text.words(&name.in_language(self.language));
                    text.mark(STRONG);
                    text.words(&colon(self.language));
                    self.add_line(text, line);
                }
            }
            Block::Table(_) => {}
        }
    }

    fn add_line(&self, text: &mut Markdown, line: &Line) {
        for inline in &line.in_language(self.language).0 {
            let words = render_inline(inline, self.register, MARK, self.language);
            match inline {
                Inline::Command(command) => self.add_command(text, command, &words),
                Inline::Argument { of, usage } => match self.hints.option(of, usage, self.language) {
                    Some(option) => self.add_apart(text, &|text| text.code(&option)),
                    None => text.words(&words),
                },
                // In the language of the reader's own Discord, whichever that is.
                Inline::Moment(at) => {
                    self.add_apart(text, &|text| text.mark(&format!("<t:{}:F>", at.as_second())));
                }
                Inline::ReaderLocalTime(at, _) => {
                    text.words("\n");
                    self.add_own_time(text, *at);
                }
                _ => text.words(&words),
            }
        }
    }

    /// A command: a mention that can be clicked, and what is to be filled in. One that has no number is in words alone.
    fn add_command(&self, text: &mut Markdown, command: &str, typed: &str) {
        let hint = self.hints.of(command, self.language);
        let mention = hint.as_ref().and_then(Hint::mention);
        self.add_apart(text, &|text| match (&hint, &mention) {
            (Some(hint), Some(mention)) => {
                text.mark(mention);
                if !hint.options().is_empty() {
                    text.words(" ");
                    text.code(hint.options());
                }
            }
            (Some(hint), None) => text.code(&hint.words()),
            (None, _) => text.code(typed),
        });
    }

    /// Something that is written from left to right, kept apart where the language is not.
    fn add_apart(&self, text: &mut Markdown, add: &dyn Fn(&mut Markdown)) {
        let is_apart = self.language.direction() == Direction::RightToLeft;
        text.words(if is_apart { "\u{2068}" } else { "" });
        add(text);
        text.words(if is_apart { "\u{2069}" } else { "" });
    }

    /// The reader's own time, which Discord puts in its place.
    fn add_own_time(&self, text: &mut Markdown, at: Timestamp) {
        let said = Line::from(say!(discord_for_you, time: Inline::Moment(at)));
        self.add_line(text, &said);
        text.words(" (");
        self.add_apart(text, &|text| text.mark(&format!("<t:{}:R>", at.as_second())));
        text.words(")");
    }

    /// A heading as a title, if it has room there.
    fn title(&self, block: &Block) -> Option<String> {
        let Block::Heading(line) = block else { return None };
        let title = self.label(std::slice::from_ref(line));
        (!title.is_empty() && length(&title) <= TITLE).then_some(title)
    }

    /// A row, if there is something in it. Cells that have no room in the name stand with the others.
    fn field(&self, table: &Table, row: &[Line]) -> Option<Field> {
        if row.iter().all(|cell| self.is_blank(cell)) {
            return None;
        }
        let named = if row.len() > 2 { 2 } else { 1 };
        let name = self.label(&row[..named]);
        let (name, value) = match row {
            _ if length(&name) > NAME => (shortened(&name), self.cells(&table.heads, row)),
            [_, only] => (name, self.cells(&[], std::slice::from_ref(only))),
            _ => (name, self.cells(table.heads.get(named..).unwrap_or_default(), &row[named..])),
        };
        let or_nothing = |text: String| if text.is_empty() { NOTHING.to_owned() } else { text };
        Some(Field { name: or_nothing(name), value: or_nothing(value) })
    }

    /// Cells with their heads, or alone if there are none.
    fn cells(&self, heads: &[Label], cells: &[Line]) -> String {
        let mut text = Markdown::default();
        for (index, cell) in cells.iter().enumerate().filter(|(_, cell)| !self.is_blank(cell)) {
            text.words(if text.is_empty() { "" } else { " · " });
            if let Some(head) = heads.get(index) {
                text.words(&head.in_language(self.language));
                text.words(&colon(self.language));
            }
            self.add_line(&mut text, cell);
        }
        text.on_one_line().escaped()
    }

    /// Lines as one where Discord knows neither code nor moments: in titles and names.
    fn label(&self, lines: &[Line]) -> String {
        let words: Vec<String> =
            lines.iter().filter(|line| !self.is_blank(line)).map(|line| self.plain().line(line)).collect();
        escaped(&words.join(" · ").replace('\n', " "))
    }

    fn is_blank(&self, line: &Line) -> bool {
        self.plain().line(line).trim().is_empty()
    }

    fn plain(&self) -> Plain<'_> {
        Plain { register: self.register, mark: MARK, width: None, language: self.language }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::*;
    use crate::record::{Code, Person, PersonId, Salt, Text};
    use crate::words::refusal::listed;

    /// The messages, each field with its value below it.
    #[expect(clippy::needless_pass_by_value, reason = "a snapshot stands at the end of its line")]
    fn shows(reply: &Reply, expected: Expect) {
        let bodies =
            Discord { register: &Register::default(), language: Language::default(), hints: Hints::NONE }.bodies(reply);
        let render_inline: Vec<String> = bodies
            .iter()
            .map(|body| {
                let embeds = body.embeds.iter().map(|embed| {
                    let (title, text) = (embed.title.iter(), embed.description.iter());
                    let fields = embed.fields.iter().map(|field| format!("# {}\n{}", field.name, field.value));
                    let lines = title.chain(text).cloned().chain(fields).collect::<Vec<_>>();
                    format!("\n--- embed\n{}", lines.join("\n"))
                });
                body.content.clone() + &embeds.collect::<String>()
            })
            .collect();
        expected.assert_eq(&render_inline.join("\n=== message\n").replace(NOTHING, "(nothing)"));
    }

    fn cell(words: impl Into<String>) -> Line {
        crate::line![Inline::Text(std::borrow::Cow::Owned(words.into()))]
    }

    fn table(heads: &[&'static str], rows: &[&[&str]]) -> Block {
        let rows = rows.iter().map(|row| row.iter().map(|words| cell(*words)).collect()).collect();
        Block::Table(Table { heads: heads.iter().map(|head| (*head).into()).collect(), rows })
    }

    #[test]
    fn paragraphs_and_headings_are_lines() {
        let reply = Reply::line(crate::line!["One_two."])
            .and(crate::line![
                Inline::Command("support WG-IMP".to_owned()),
                " by ",
                Inline::Date(Timestamp::UNIX_EPOCH)
            ])
            .with(Block::Heading(crate::line!["It*"]))
            .and(crate::line!["- at ", Inline::Moment(Timestamp::UNIX_EPOCH)]);
        shows(
            &reply,
            expect![[r#"
            One\_two.
            `/support WG-IMP` by Thu 1 Jan 1970

            **It\***
            \- at <t:0:F>"#]],
        );
        shows(&Reply::line(crate::line![" \n"]), expect![]);
    }

    #[test]
    fn lists_and_fields_have_their_marks() {
        let field = |name: &'static str, words: &'static str| (name.into(), crate::line![words]);
        let list = listed(crate::line!["You can:"], vec![crate::line!["# a"], crate::line!["two\n- lines"]]);
        shows(
            &list.with(Block::Fields(vec![field("Support", "1 member"), field("Q_A", "1. b")])),
            expect![[r#"
            You can:
            - \# a
            - two
            \- lines
            **Support**: 1 member
            **Q\_A**: 1. b"#]],
        );
    }

    #[test]
    fn the_table_of_all_groups_is_embeds_with_text_around() {
        let heads = ["Code", "Title", "Support", "Comments", "Status"];
        let reply = Reply::line(crate::line!["As of Mon 10 Apr 2017, 23:59 UTC."])
            .with(Block::Heading(crate::line!["Working Groups"]))
            .with(table(
                &heads,
                &[
                    &["WG-IMP", "IGF Improvements", "17 members", "0", "proposed"],
                    &["WG-CO", "Outreach and Communications", "1 member, 1 other", "2", ""],
                ],
            ))
            .with(Block::Heading(crate::line!["Best Practice Forums"]))
            .with(table(&heads, &[&["BPF-GA", "Gender_Access", "0 members", "0", "Two\nlines"]]))
            .and(crate::line!["That is all."]);
        shows(
            &reply,
            expect![[r#"
            As of Mon 10 Apr 2017, 23:59 UTC.
            --- embed
            Working Groups
            # WG-IMP · IGF Improvements
            Support: 17 members · Comments: 0 · Status: proposed
            # WG-CO · Outreach and Communications
            Support: 1 member, 1 other · Comments: 2
            --- embed
            Best Practice Forums
            # BPF-GA · Gender\_Access
            Support: 0 members · Comments: 0 · Status: Two lines
            --- embed
            That is all."#]],
        );
    }

    #[test]
    fn narrow_tables_need_no_heads() {
        let two = table(&["Name", "Role"], &[&["Lea", "member"], &["Lynn", " "], &["", ""]]);
        shows(
            &Reply::default().with(two).with(table(&["Name"], &[&["Lea"]])),
            expect![[r#"

            --- embed
            # Lea
            member
            # Lynn
            (nothing)
            --- embed
            # Lea
            (nothing)"#]],
        );
    }

    #[test]
    fn a_name_without_room_stands_in_the_value() {
        let long = "x_".repeat(100) + "end";
        let row: &[&str] = &["WG-IMP", &long, "1 member"];
        shows(
            &Reply::default().with(table(&["Code", "Title", "Support"], &[row])),
            expect![[r#"

            --- embed
            # WG-IMP · x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_…
            Code: WG-IMP · Title: x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_x\_end · Support: 1 member"#]],
        );
    }

    #[test]
    fn many_rows_are_several_embeds_and_messages() {
        let rows = |number: usize| (0..number).map(|n| vec![cell(format!("WG-{n}")), cell("x".repeat(50))]).collect();
        let table = |number| Block::Table(Table { heads: vec!["Code".into(), "Title".into()], rows: rows(number) });
        let fields = |number| -> Vec<Vec<usize>> {
            let register = Register::default();
            let bodies = Discord { register: &register, language: Language::default(), hints: Hints::NONE }
                .bodies(&Reply::default().with(table(number)));
            bodies.iter().map(|body| body.embeds.iter().map(|embed| embed.fields.len()).collect()).collect()
        };
        assert_eq!(fields(40), [[25, 15]]);
        assert_eq!(fields(200), [[25, 25, 25, 25, 9].as_slice(), &[25, 25, 25, 16]]);
    }

    #[test]
    fn nothing_that_a_person_typed_becomes_markup() {
        let words = [
            "<script>alert(1)</script>",
            "@room @everyone <@123> <#1> </support:1> <t:0:F> <:x:1>",
            "a\u{202e}b",
            "&amp; \"quotes\" 'quotes' `backticks` ```code```",
            "two\nlines\n\n",
            "a\u{0}\u{1b}[31m ]]><!-- --> <",
            "||spoiler|| [a](https://b) :smile:",
            "# big\n-# small\n> quote\n>>> quote\n- a\n1. b",
            "https://a.b/**x**](y) https://x\n# big",
            "https://a.b/_c_",
        ];
        for words in words {
            let person = Person::named(PersonId(1), words);
            let text = Text::seal(words, Salt([1; 16]), person.id);
            let mut register = Register::default();
            register.add_belongings([&person], [&text]);
            let typed = Inline::Untrusted(words.to_owned());
            let line = crate::line![typed, " by ", person.id, " said \"", text.id, "\", not ", Inline::as_is(words)];
            let reply = Reply::line(line).and(crate::line![Inline::Command(format!("`{words}"))]);
            let plain =
                Plain { register: &register, mark: MARK, width: None, language: Language::default() }.reply(&reply);
            let discord = Discord { register: &register, language: Language::default(), hints: Hints::NONE };
            assert_eq!(markdown::undone(&discord.bodies(&reply)[0].content), plain);
            let label = discord.label(&[cell(words), cell(words)]);
            let of_label = Plain { register: &register, mark: MARK, width: None, language: Language::default() }
                .line(&cell(words))
                .replace('\n', " ");
            assert_eq!(markdown::undone(&label), format!("{of_label} · {of_label}"));
            markdown::undone(&shortened(&label.repeat(20)));
        }
    }

    fn replies() -> impl Strategy<Value = Reply> {
        let words = prop_oneof![
            4 => "[a-z]{1,8}( [a-z_*]{1,8}){0,3}",
            2 => ("([a-z0-9<:*_#\n\\\\]|é|🇩🇪|https://a){1,9}", 1..150_usize).prop_map(|(words, times)| words.repeat(times)),
            1 => Just(String::new()),
        ];
        let inline = prop_oneof![
            4 => words.clone().prop_map(Inline::Untrusted),
            1 => Just(Inline::from(&"WG-IMP".parse::<Code>().expect("a code"))),
            1 => Just(Inline::Command("support WG-IMP".to_owned())),
            1 => Just(Inline::Date(Timestamp::UNIX_EPOCH)),
        ];
        let line = prop::collection::vec(inline, 0..3).prop_map(Line);
        let block =
            (0..5, 1..4_usize, prop::collection::vec(line, 3..30)).prop_map(|(kind, columns, mut lines)| match kind {
                0 => Block::Heading(lines.swap_remove(0)),
                1 => Block::Paragraph(lines.swap_remove(0)),
                2 => Block::List(lines),
                3 => Block::Fields(lines.into_iter().map(|line| ("Name".into(), line)).collect()),
                _ => {
                    let rows = lines.chunks_exact(columns).map(<[Line]>::to_vec).collect();
                    Block::Table(Table { heads: vec!["†".into(); columns], rows })
                }
            });
        prop::collection::vec(block, 0..12).prop_map(|blocks| Reply { blocks, ..Reply::default() })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_message_is_within_limits_and_all_words_are_there_once(reply in replies()) {
            let register = Register::default();
            let mut said = String::new();
            for body in (Discord { register: &register, language: Language::default(), hints: Hints::NONE }).bodies(&reply) {
                body.assert_within_limits();
                said.push_str(&body.content);
                for Embed { title, description, fields } in body.embeds {
                    said.extend(title.into_iter().chain(description));
                    for Field { name, value } in fields {
                        // A name that is cut is there again in its value.
                        said.push_str(if name.ends_with('…') { "" } else { &name });
                        said.push_str(&value);
                    }
                }
            }
            said.retain(char::is_alphanumeric);
            let mut typed = Plain { register: &register, mark: MARK, width: None, language: Language::default() }.reply(&reply);
            typed.retain(char::is_alphanumeric);
            prop_assert_eq!(said, typed);
        }
    }
}
