//! Replies as the HTML that Matrix permits in a message.
//!
//! There are no links and no mentions in it. A client shows an address or an account that somebody typed as it likes,
//! but it gets it as text.

use super::plain::{colon, render_inline};
use crate::record::Register;
use crate::words::reply::{Block, Inline, Line, Reply, Table};
use crate::words::voice::Language;

/// How a reply becomes HTML.
#[derive(Clone, Copy)]
pub struct Html<'a> {
    /// Whose names and words are shown.
    pub register: &'a Register,
    /// The mark before commands: `/` or `!`.
    pub mark: &'a str,
    /// In which language it is said.
    pub language: Language,
}

impl Html<'_> {
    /// The whole reply.
    pub fn reply(&self, reply: &Reply) -> String {
        let mut html = String::new();
        let mut before = None;
        for block in &reply.blocks {
            // No <p>: clients set paragraphs far apart. Lists and tables begin and end a line by themselves.
            if before.is_some_and(is_running_text) && is_running_text(block) {
                html.push_str(if matches!(block, Block::Heading(_)) { "<br><br>" } else { "<br>" });
            }
            html.push_str(&self.block(block));
            before = Some(block);
        }
        html
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Heading(line) => format!("<strong>{}</strong>", self.line(line)),
            Block::Paragraph(line) => self.line(line),
            Block::List(lines) => {
                let items: String = lines.iter().map(|line| format!("<li>{}</li>", self.line(line))).collect();
                format!("<ul>{items}</ul>")
            }
            Block::Fields(fields) => {
                let colon = colon(self.language);
                let fields: Vec<String> = fields
                    .iter()
                    .map(|(name, line)| {
                        format!(
                            "<strong>{}</strong>{colon}{}",
                            escaped(&name.in_language(self.language)),
                            self.line(line)
                        )
                    })
                    .collect();
                fields.join("<br>")
            }
            Block::Table(table) => self.table(table),
        }
    }

    fn table(&self, table: &Table) -> String {
        let heads: String =
            table.heads.iter().map(|head| format!("<th>{}</th>", escaped(&head.in_language(self.language)))).collect();
        let row = |row: &Vec<Line>| {
            let cells: String = row.iter().map(|cell| format!("<td>{}</td>", self.line(cell))).collect();
            format!("<tr>{cells}</tr>")
        };
        let rows: String = table.rows.iter().map(row).collect();
        format!("<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>")
    }

    fn line(&self, line: &Line) -> String {
        line.in_language(self.language).0.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&self, inline: &Inline) -> String {
        let words = render_inline(inline, self.register, self.mark, self.language);
        if !matches!(inline, Inline::Command(_)) {
            return escaped(&words);
        }
        // Around the mark, so that nothing but the command is copied.
        let code = |words: &str| format!("<code>{}</code>", escaped(words));
        self.language.direction().around_marked(&words, code).replace('\n', "<br>")
    }
}

/// Whether a block must be told apart from the next by a line break.
fn is_running_text(block: &Block) -> bool {
    matches!(block, Block::Heading(_) | Block::Paragraph(_) | Block::Fields(_))
}

/// The words as text that has no markup but line breaks.
pub fn escaped(words: &str) -> String {
    let mut html = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\n' => html.push_str("<br>"),
            c => html.push(c),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;
    use crate::record::{Code, Person, PersonId, Salt, Text, TextId};
    use crate::render::plain::Plain;
    use crate::words::refusal::{Refusal, listed};

    fn code(code: &str) -> Code {
        code.parse().expect("a code")
    }

    #[expect(clippy::needless_pass_by_value, reason = "a snapshot stands at the end of its line")]
    fn shows(reply: &Reply, expected: Expect) {
        expected
            .assert_eq(&Html { register: &Register::default(), mark: "!", language: Language::default() }.reply(reply));
    }

    /// A register in which somebody is called so and said so.
    fn register_of(words: &str) -> (Register, PersonId, TextId) {
        let person = Person::named(PersonId(1), words);
        let text = Text::seal(words, Salt([1; 16]), person.id);
        let mut register = Register::default();
        register.add_belongings([&person], [&text]);
        (register, person.id, text.id)
    }

    /// The text that a client would show, by the simplest of readings: what is between < and > is a tag.
    fn undone(html: &str) -> String {
        let mut text = String::new();
        for (index, piece) in html.replace("<br>", "\n").split('<').enumerate() {
            text.push_str(if index == 0 { piece } else { piece.split_once('>').expect("the end of a tag").1 });
        }
        let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
        entities.iter().fold(text, |text, (entity, c)| text.replace(entity, c))
    }

    /// The names of all tags that begin.
    fn tags(html: &str) -> Vec<&str> {
        html.split('<')
            .skip(1)
            .filter_map(|piece| piece.split('>').next())
            .filter(|tag| !tag.starts_with('/'))
            .collect()
    }

    /// Everything that can hold somebody's words, in one paragraph.
    fn all_in(words: &str, person: PersonId, text: TextId) -> Reply {
        Reply::line(crate::line![
            person,
            " said \"",
            text,
            "\", not ",
            Inline::Untrusted(words.to_owned()),
            Inline::Command(words.to_owned()),
            Inline::as_is(words),
        ])
    }

    #[test]
    fn one_paragraph_is_a_line_without_tags() {
        shows(
            &Reply::line(crate::line!["Recorded: ", &code("WG-IMP"), " has 1 comment."]),
            expect!["Recorded: WG-IMP has 1 comment."],
        );
        shows(&Reply::line(crate::line!["One."]).and(crate::line!["Two."]), expect!["One.<br>Two."]);
        shows(&Reply::default(), expect![""]);
    }

    #[test]
    fn a_refusal_shows_what_to_type_as_code() {
        let refusal = Refusal::Missing {
            question: crate::say!(refusal_missing, what: crate::line!["words"]),
            usage: "comment CODE words".to_owned(),
            example: None,
            choices: Vec::new(),
        };
        shows(&refusal.reply(), expect!["Please add words.<br>In full: <code>!comment CODE words</code>"]);
        let refusal = Refusal::UnknownCommand { typed: "<b>suport</b>".to_owned(), near: vec!["support"] };
        shows(
            &refusal.reply(),
            expect![[
                r#"There is no command &quot;&lt;b&gt;suport&lt;/b&gt;&quot;. Did you mean <code>!support</code>?"#
            ]],
        );
    }

    #[test]
    fn a_list_has_its_items() {
        shows(
            &listed(
                crate::line!["You can type here:"],
                vec![crate::line![Inline::Command("help".to_owned()), ": helps"], crate::line!["B"]],
            )
            .and(crate::line!["More"]),
            expect!["You can type here:<ul><li><code>!help</code>: helps</li><li>B</li></ul>More"],
        );
    }

    #[test]
    fn fields_are_lines_with_strong_names() {
        let field = |name: &'static str, words: &'static str| (name.into(), crate::line![words]);
        let reply = Reply::line(crate::line!["As of today."])
            .with(Block::Heading(crate::line![&code("WG-IMP")]))
            .with(Block::Fields(vec![field("Support", "5 members"), field("Q & A", "two\nlines")]))
            .with(Block::Heading(crate::line!["Comments"]));
        shows(
            &reply,
            expect![[
                r#"As of today.<br><br><strong>WG-IMP</strong><br><strong>Support</strong>: 5 members<br><strong>Q &amp; A</strong>: two<br>lines<br><br><strong>Comments</strong>"#
            ]],
        );
    }

    #[test]
    fn a_table_has_heads_and_rows() {
        let table = Table {
            heads: vec!["Code".into(), "<Title>".into()],
            rows: vec![
                vec![crate::line![&code("WG-IMP")], crate::line!["IGF\nImprovements"]],
                vec![crate::line![&code("WG-CO")], crate::line![]],
            ],
        };
        shows(
            &Reply::default().with(Block::Heading(crate::line!["Groups"])).with(Block::Table(table)),
            expect![[
                r#"<strong>Groups</strong><table><thead><tr><th>Code</th><th>&lt;Title&gt;</th></tr></thead><tbody><tr><td>WG-IMP</td><td>IGF<br>Improvements</td></tr><tr><td>WG-CO</td><td></td></tr></tbody></table>"#
            ]],
        );
    }

    #[test]
    fn nothing_that_a_person_typed_becomes_markup_or_a_mention() {
        for words in [
            "<script>alert(1)</script>",
            "@room",
            r#"<a href="https://matrix.to/#/@lea:example.org">Lea</a>"#,
            "a\u{202e}b",
            "&amp; &lt;b&gt; &#60;",
            "\"quotes\" and 'quotes' and `backticks`",
            "two\nlines\n\n",
            "<br><del>",
            "a\u{0}\u{1b}[31m",
            "]]><!-- --> <",
        ] {
            let (register, person, text) = register_of(words);
            let reply = all_in(words, person, text);
            let html = Html { register: &register, mark: "!", language: Language::default() }.reply(&reply);
            assert_eq!(
                undone(&html),
                Plain { register: &register, mark: "!", width: None, language: Language::default() }.reply(&reply)
            );
            assert!(tags(&html).iter().all(|tag| ["br", "code"].contains(tag)), "{html}");
        }
    }

    #[test]
    fn hostile_words_stay_as_typed() {
        let typed = |words: &str| Reply::line(crate::line![Inline::Untrusted(words.to_owned())]);
        shows(&typed("<script>alert(1)</script>"), expect!["&lt;script&gt;alert(1)&lt;/script&gt;"]);
        shows(&typed("@room @lea:example.org"), expect!["@room @lea:example.org"]);
        shows(
            &typed(r#"<a href="https://matrix.to/#/@lea:example.org">Lea</a>"#),
            expect!["&lt;a href=&quot;https://matrix.to/#/@lea:example.org&quot;&gt;Lea&lt;/a&gt;"],
        );
        shows(&typed("&amp; `code` 'a'\nb"), expect!["&amp;amp; `code` &#39;a&#39;<br>b"]);
        assert_eq!(
            Html { register: &Register::default(), mark: "!", language: Language::default() }
                .reply(&typed("a\u{202e}b")),
            "\u{2068}a\u{202e}b\u{2069}"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_words_come_back_as_they_are_in_plain_text(words in "([<>&\"'/;a#@ \n]|\\PC|.){0,40}") {
            let (register, person, text) = register_of(&words);
            let reply = all_in(&words, person, text);
            let html = Html { register: &register, mark: "!", language: Language::default() }.reply(&reply);
            prop_assert_eq!(undone(&html), Plain { register: &register, mark: "!", width: None, language: Language::default() }.reply(&reply));
            prop_assert!(tags(&html).iter().all(|tag| ["br", "code"].contains(tag)));
        }
    }
}
