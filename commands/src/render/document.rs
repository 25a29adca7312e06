//! Replies as documents that stand by themselves: Markdown (CommonMark with tables), and HTML with its structure.

use std::fmt::Write;

use super::html;
use super::plain::{Plain, colon, render_inline, visible};
use crate::record::Register;
use crate::words::reply::{Block, Inline, Line, Reply, Table};
use crate::words::voice::Language;

/// How a reply becomes a document. Its first heading is the title.
#[derive(Clone, Copy)]
pub struct Document<'a> {
    /// Whose names and words are render_inline.
    pub register: &'a Register,
    /// The mark before commands: `/` or `!`.
    pub mark: &'a str,
    /// In which language it is said.
    pub language: Language,
}

impl Document<'_> {
    /// The reply as Markdown, with a line break at its end.
    pub fn markdown(&self, reply: &Reply) -> String {
        let blocks = reply.blocks.iter().enumerate().map(|(number, block)| match block {
            Block::Heading(line) => format!("{} {}\n", if number == 0 { "#" } else { "##" }, self.in_markdown(line)),
            Block::Paragraph(line) => format!("{}\n", self.in_markdown(line)),
            Block::List(lines) => lines.iter().map(|line| format!("- {}\n", self.in_markdown(line))).collect(),
            Block::Fields(fields) => fields
                .iter()
                .map(|(name, line)| {
                    let colon = colon(self.language);
                    format!(
                        "- **{}{}** {}\n",
                        escaped(&name.in_language(self.language)),
                        colon.trim_end(),
                        self.in_markdown(line)
                    )
                })
                .collect(),
            Block::Table(table) => self.table_in_markdown(table),
        });
        blocks.collect::<Vec<_>>().join("\n")
    }

    fn in_markdown(&self, line: &Line) -> String {
        let plain = Plain { register: self.register, mark: self.mark, width: None, language: self.language };
        let escaped = escaped(&plain.line(line));
        // A mark of a list or a heading is one only at the beginning.
        let digits = escaped.len() - escaped.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        match escaped[digits..].chars().next() {
            Some('.' | ')') if digits > 0 => format!("{}\\{}", &escaped[..digits], &escaped[digits..]),
            Some('#' | '-' | '+' | '=') if digits == 0 => format!("\\{escaped}"),
            _ => escaped,
        }
    }

    fn table_in_markdown(&self, table: &Table) -> String {
        let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let mut text = row(table.heads.iter().map(|head| escaped(&head.in_language(self.language))).collect());
        text.push_str(&row(vec!["---".to_owned(); table.heads.len()]));
        for cells in &table.rows {
            text.push_str(&row(cells.iter().map(|cell| self.in_markdown(cell)).collect()));
        }
        text
    }

    /// The reply as HTML, without a page around it.
    pub fn html(&self, reply: &Reply) -> String {
        let mut text = String::new();
        for (number, block) in reply.blocks.iter().enumerate() {
            // Writing into a String cannot fail.
            let _ = match block {
                Block::Heading(line) if number == 0 => writeln!(text, "<h1>{}</h1>", self.in_html(line)),
                Block::Heading(line) => writeln!(text, "<h2>{}</h2>", self.in_html(line)),
                Block::Paragraph(line) => writeln!(text, "<p>{}</p>", self.in_html(line)),
                Block::List(lines) => {
                    let items: String = lines.iter().map(|line| format!("<li>{}</li>\n", self.in_html(line))).collect();
                    writeln!(text, "<ul>\n{items}</ul>")
                }
                Block::Fields(fields) => {
                    let fields: String = fields
                        .iter()
                        .map(|(name, line)| {
                            format!(
                                "<dt>{}</dt><dd>{}</dd>\n",
                                html::escaped(&name.in_language(self.language)),
                                self.in_html(line)
                            )
                        })
                        .collect();
                    writeln!(text, "<dl>\n{fields}</dl>")
                }
                Block::Table(table) => writeln!(text, "{}", self.table_in_html(table)),
            };
        }
        text
    }

    /// A page of HTML that stands by itself, with the reply in it. Its title is the first heading.
    pub fn page(&self, reply: &Reply) -> String {
        let title =
            reply.blocks.iter().find_map(|block| if let Block::Heading(line) = block { Some(line) } else { None });
        let plain = Plain { register: self.register, mark: self.mark, width: None, language: self.language };
        let title = title.map(|line| html::escaped(&plain.line(line))).unwrap_or_default();
        let (language, direction, body) = (self.language, self.language.direction(), self.html(reply));
        format!(
            "<!DOCTYPE html>\n<html lang=\"{language}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
             <style>body{{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif}}\
             table{{border-collapse:collapse}}th,td{{border:1px solid;padding:.3rem .5rem;text-align:start;vertical-align:top}}\
             dt{{font-weight:bold}}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
        )
    }

    fn in_html(&self, line: &Line) -> String {
        let line = line.in_language(self.language);
        let inlines = line.0.iter().map(|inline| {
            let words = render_inline(inline, self.register, self.mark, self.language);
            if matches!(inline, Inline::Command(_)) {
                let code = |words: &str| format!("<code>{}</code>", html::escaped(words));
                return self.language.direction().around_marked(&words, code).replace('\n', "<br>");
            }
            let words = html::escaped(&words);
            match inline {
                Inline::Moment(at) | Inline::Local(at, _) => format!("<time datetime=\"{at}\">{words}</time>"),
                _ => words,
            }
        });
        inlines.collect()
    }

    fn table_in_html(&self, table: &Table) -> String {
        let heads: String = table
            .heads
            .iter()
            .map(|head| format!("<th scope=\"col\">{}</th>", html::escaped(&head.in_language(self.language))))
            .collect();
        let rows = table.rows.iter().map(|cells| {
            let cells: String = cells.iter().map(|cell| format!("<td>{}</td>", self.in_html(cell))).collect();
            format!("<tr>{cells}</tr>\n")
        });
        let rows: String = rows.collect();
        format!("<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>")
    }
}

/// Text in which nothing is Markdown, on one line.
pub(crate) fn escaped(words: &str) -> String {
    let words = visible(words);
    let mut escaped = String::with_capacity(words.len());
    for (at, c) in words.char_indices() {
        let is_entity = c == '&' && words[at + 1..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '#');
        match c {
            '\n' => escaped.push_str("<br>"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' => escaped.extend(['\\', c]),
            // No client may take a name for a mention of everybody.
            '@' => escaped.push_str("\\@"),
            '&' if is_entity => escaped.push_str("\\&"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    fn reply() -> Reply {
        let typed = |words: &str| crate::line![Inline::Untrusted(words.to_owned())];
        Reply::default()
            .with(Block::Heading(typed("<b>Call</b> *1*")))
            .and(typed("1. not a list"))
            .and(typed("# no heading\nsecond line"))
            .with(Block::List(vec![typed("- [x](y)"), typed("a | b")]))
            .with(Block::Fields(vec![("Time".into(), crate::line![Inline::Moment(jiff::Timestamp::UNIX_EPOCH)])]))
            .with(Block::Heading(crate::line!["Actions"]))
            .with(Block::Table(Table { heads: vec!["Who".into()], rows: vec![vec![typed("@all | \"x\"")]] }))
            .and(crate::line!["Say ", Inline::Command("done 1".to_owned())])
    }

    #[test]
    fn a_document_has_structure_and_what_people_typed_has_none() {
        let register = Register::default();
        let document = Document { register: &register, mark: "/", language: Language::default() };
        expect![[r##"
            # \<b\>Call\</b\> \*1\*

            1\. not a list

            \# no heading<br>second line

            - \- \[x\](y)
            - a \| b

            - **Time:** Thu 1 Jan 1970, 00:00 UTC

            ## Actions

            | Who |
            | --- |
            | \@all \| "x" |

            Say /done 1
        "##]]
        .assert_eq(&document.markdown(&reply()));
        expect![[r#"
            <h1>&lt;b&gt;Call&lt;/b&gt; *1*</h1>
            <p>1. not a list</p>
            <p># no heading<br>second line</p>
            <ul>
            <li>- [x](y)</li>
            <li>a | b</li>
            </ul>
            <dl>
            <dt>Time</dt><dd><time datetime="1970-01-01T00:00:00Z">Thu 1 Jan 1970, 00:00 UTC</time></dd>
            </dl>
            <h2>Actions</h2>
            <table>
            <thead><tr><th scope="col">Who</th></tr></thead>
            <tbody>
            <tr><td>@all | &quot;x&quot;</td></tr>
            </tbody>
            </table>
            <p>Say <code>/done 1</code></p>
        "#]]
        .assert_eq(&document.html(&reply()));
    }
}
