//! Replies as messages on Discord: text in its Markdown, tables as embeds, since phones have no room for columns.

mod markdown;

use self::markdown::{ITEM, Markdown, STRONG, escaped};
use super::parts::parts;
use super::plain::{Plain, shown};
use super::reply::{Block, Inline, Line, Reply, Table};
use crate::register::Register;

/// The mark before commands: Discord's own.
const MARK: &str = "/";

/// The most characters of all embeds of a message; other limits are scaled to it.
const MOST: usize = 6_000;

/// The most characters of a message's content.
const CONTENT: usize = 2_000;

/// The most embeds of a message.
const EMBEDS: usize = 10;

/// The most characters of an embed's title.
const TITLE: usize = 256;

/// The most characters of an embed's description.
const DESCRIPTION: usize = 4_096;

/// The most fields of an embed.
const FIELDS: usize = 25;

/// The most characters of a field's name.
const NAME: usize = 256;

/// The most characters of a field's value.
const VALUE: usize = 1_024;

/// What stands where Discord wants something and there is nothing.
const NOTHING: &str = "\u{200b}";

/// How a reply becomes messages on Discord.
#[derive(Clone, Copy)]
pub struct Discord<'a> {
    /// Whose names and words are shown.
    pub register: &'a Register,
}

/// One message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// The text, in Markdown; it comes first.
    pub content: String,
    /// What comes after it.
    pub embeds: Vec<Embed>,
}

/// A box below the text: a table, or text that comes after one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Embed {
    /// What names it.
    pub title: Option<String>,
    /// Its text, in Markdown.
    pub description: Option<String>,
    /// The rows of a table.
    pub fields: Vec<Field>,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// The first cells.
    pub name: String,
    /// The other cells, with their heads.
    pub value: String,
}

impl Discord<'_> {
    /// The reply as messages, in order, each within Discord's limits. There is none if nothing is said.
    pub fn bodies(&self, reply: &Reply) -> Vec<Body> {
        let parts = parts(reply, self.register, MOST, |reply| self.body(reply).size());
        parts.iter().map(|part| self.body(part)).filter(|body| *body != Body::default()).collect()
    }

    /// The reply as one message, however long.
    fn body(&self, reply: &Reply) -> Body {
        let mut body = Body::default();
        let mut running: Vec<&Block> = Vec::new();
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
            body.add_text(self.text(&running));
            running.clear();
            let embeds = fields.chunks(FIELDS).map(|fields| Embed {
                title: title.take(),
                description: None,
                fields: fields.to_vec(),
            });
            body.embeds.extend(embeds);
        }
        body.add_text(self.text(&running));
        body
    }

    fn text(&self, blocks: &[&Block]) -> String {
        let mut text = Markdown::default();
        for (index, block) in blocks.iter().enumerate() {
            if index > 0 {
                text.words(if matches!(block, Block::Heading(_)) { "\n\n" } else { "\n" });
            }
            self.add_block(&mut text, block);
        }
        text.escaped()
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
                    text.words(name);
                    text.mark(STRONG);
                    text.words(": ");
                    self.add_line(text, line);
                }
            }
            Block::Table(_) => {}
        }
    }

    fn add_line(&self, text: &mut Markdown, line: &Line) {
        for inline in &line.0 {
            let words = shown(inline, self.register, MARK);
            match inline {
                Inline::Command(_) => text.code(&words),
                Inline::Moment(at) => text.mark(&format!("<t:{}:F>", at.as_second())),
                _ => text.words(&words),
            }
        }
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
            _ => (name, self.cells(&table.heads[named..], &row[named..])),
        };
        let or_nothing = |text: String| if text.is_empty() { NOTHING.to_owned() } else { text };
        Some(Field { name: or_nothing(name), value: or_nothing(value) })
    }

    /// Cells with their heads, or alone if there are none.
    fn cells(&self, heads: &[String], cells: &[Line]) -> String {
        let mut text = Markdown::default();
        for (index, cell) in cells.iter().enumerate().filter(|(_, cell)| !self.is_blank(cell)) {
            text.words(if text.is_empty() { "" } else { " · " });
            if let Some(head) = heads.get(index) {
                text.words(head);
                text.words(": ");
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
        Plain { register: self.register, mark: MARK, width: None }
    }
}

impl Body {
    /// Adds text: as content, or where it is read after the embeds.
    fn add_text(&mut self, text: String) {
        if text.trim().is_empty() {
            return;
        }
        if self.embeds.is_empty() {
            self.content = text;
        } else {
            self.embeds.push(Embed { description: Some(text), ..Embed::default() });
        }
    }

    /// How much of the limit that is nearest is used, as a part of [`MOST`].
    fn size(&self) -> usize {
        let scaled = |used: usize, limit: usize| (used * MOST).div_ceil(limit);
        let titles: Vec<usize> = self.embeds.iter().map(Embed::heading_length).chain([0]).collect();
        // A heading counts where it stood before its table was added, so that the size never shrinks.
        let descriptions = self.embeds.iter().zip(&titles[1..]).map(|(embed, title)| embed.description_length() + title);
        let values = self.embeds.iter().flat_map(|embed| &embed.fields).map(|field| length(&field.value));
        [
            scaled(length(&self.content) + titles[0], CONTENT),
            scaled(self.embeds.len(), EMBEDS),
            scaled(descriptions.max().unwrap_or(0), DESCRIPTION),
            scaled(values.max().unwrap_or(0), VALUE),
            self.embeds.iter().map(Embed::length).sum(),
        ]
        .into_iter()
        .fold(0, usize::max)
    }
}

impl Embed {
    fn length(&self) -> usize {
        let fields = self.fields.iter().map(|field| length(&field.name) + length(&field.value));
        self.heading_length() + self.description_length() + fields.sum::<usize>()
    }

    /// The length of the title as a heading in text, with two line breaks and the marks around it.
    fn heading_length(&self) -> usize {
        self.title.as_deref().map_or(0, |title| length(title) + 2 + 2 * STRONG.len())
    }

    fn description_length(&self) -> usize {
        self.description.as_deref().map_or(0, length)
    }
}

/// The length as JavaScript counts it: Discord never counts more.
fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// As much of an escaped text as has room in a field's name.
fn shortened(name: &str) -> String {
    let mut room = NAME - 1;
    let fits = |c: &char| {
        let has_room = c.len_utf16() <= room;
        room = room.saturating_sub(c.len_utf16());
        has_room
    };
    let mut shortened: String = name.chars().take_while(fits).collect();
    let backslashes = shortened.len() - shortened.trim_end_matches('\\').len();
    if backslashes % 2 == 1 {
        shortened.pop();
    }
    shortened + "…"
}
