//! What the bot says, as a small tree. Renderers turn it into each platform's best form, and they alone escape.

use std::borrow::Cow;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::record::{Code, PersonId, TextId};
use crate::time::heatmap::Heatmap;
use crate::words::message::Message;
use crate::words::voice::{self, Language};

/// An answer or an announcement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// What it is made of, from top to bottom.
    pub blocks: Vec<Block>,
    /// What goes along with it, where files can be sent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<File>,
}

/// Something that goes along with a reply. Its words say the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum File {
    /// Meetings by their numbers, for people's calendars, as they are when the file is made.
    Calendar(Vec<u32>),
    /// How times fall into people's days.
    Heatmap(Heatmap),
    /// The options of a consultation of this number as a poll, where the platform has polls.
    Poll(u32),
    /// The end of that poll.
    PollEnd(u32),
}

/// A part of a reply that stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A line that names what follows.
    Heading(Line),
    /// A paragraph.
    Paragraph(Line),
    /// A list.
    List(Vec<Line>),
    /// Names with what belongs to them.
    Fields(Vec<(Label, Line)>),
    /// A table.
    Table(Table),
}

/// A table; each row has as many cells as there are heads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The names of the columns.
    pub heads: Vec<Label>,
    /// The rows.
    pub rows: Vec<Vec<Line>>,
}

/// What a column or a field is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Label {
    /// In words.
    Text(Cow<'static, str>),
    /// By a message of the catalogues in which nothing is.
    Said(Message),
}

/// A run of inlines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line(pub Vec<Inline>);

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inline {
    /// Words of ours, or of the configuration.
    Text(Cow<'static, str>),
    /// A sentence of the catalogues.
    Said(Message),
    /// Words that somebody typed and that are not in the record. They can hold anything.
    #[serde(rename = "typed")]
    Untrusted(String),
    /// Words in the record, or a note that they were erased.
    #[serde(rename = "words")]
    Stored(TextId),
    /// The same with a full stop, where they end without one.
    #[serde(rename = "sentence")]
    StoredSentence(TextId),
    /// The same on one line, and of long ones the beginning.
    #[serde(rename = "beginning")]
    Excerpt(TextId),
    /// Somebody's name, or "a former member".
    Person(PersonId),
    /// A group's code.
    Group(Code),
    /// A command to type, without its mark: `support WG-IMP`.
    Command(String),
    /// How an argument of a command is given, and the path of that command: `[words]` of `support`.
    Argument {
        /// The names from the command to the subcommand; nothing where it may be of any.
        of: String,
        /// How it is typed in English.
        usage: String,
    },
    /// What the chair is called, as the organisation has it.
    Chair,
    /// The address of a meeting's call, where it is for those who read it; else where it is found.
    Address(u32),
    /// A day.
    Date(Timestamp),
    /// A moment.
    Moment(Timestamp),
    /// A moment by the clocks of a zone, whoever reads it.
    Local(Timestamp, String),
    /// The same moment for those who read it: their own time where the platform shows it to each, else lines with the times
    /// of several zones.
    #[serde(rename = "elsewhere")]
    ReaderLocalTime(Timestamp, Vec<Label>),
}

impl Reply {
    /// A reply of one paragraph.
    pub fn line(line: Line) -> Self {
        Self { blocks: vec![Block::Paragraph(line)], files: Vec::new() }
    }

    /// Adds a block.
    #[must_use]
    pub fn with(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    /// Adds a file.
    #[must_use]
    pub fn along_with(mut self, file: File) -> Self {
        self.files.push(file);
        self
    }

    /// Adds what another reply says.
    #[must_use]
    pub fn followed_by(mut self, other: Self) -> Self {
        self.blocks.extend(other.blocks);
        self.files.extend(other.files);
        self
    }

    /// Adds a paragraph.
    #[must_use]
    pub fn and(self, line: Line) -> Self {
        self.with(Block::Paragraph(line))
    }

    /// A reply of one sentence of the catalogues.
    pub fn said(message: Message) -> Self {
        Self::line(message.into())
    }

    /// The same in a language: nothing of the catalogues is left in it.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        let line = |line: &mut Line| {
            if let Cow::Owned(said) = line.in_language(language) {
                *line = said;
            }
        };
        let mut reply = self;
        for block in &mut reply.blocks {
            match block {
                Block::Heading(heading) => line(heading),
                Block::Paragraph(paragraph) => line(paragraph),
                Block::List(lines) => lines.iter_mut().for_each(line),
                Block::Fields(fields) => fields.iter_mut().for_each(|(name, value)| {
                    name.put_in_language(language);
                    line(value);
                }),
                Block::Table(Table { heads, rows }) => {
                    heads.iter_mut().for_each(|head| head.put_in_language(language));
                    rows.iter_mut().flatten().for_each(line);
                }
            }
        }
        reply
    }

    /// The same with other inlines in the place of each.
    #[must_use]
    pub fn with_each(self, mut inlines: impl FnMut(Inline) -> Line) -> Self {
        let mut line = |line: Line| line.with_each(&mut inlines);
        let block = |block| match block {
            Block::Heading(heading) => Block::Heading(line(heading)),
            Block::Paragraph(paragraph) => Block::Paragraph(line(paragraph)),
            Block::List(lines) => Block::List(lines.into_iter().map(&mut line).collect()),
            Block::Fields(fields) => {
                Block::Fields(fields.into_iter().map(|(name, value)| (name, line(value))).collect())
            }
            Block::Table(Table { heads, rows }) => {
                let rows = rows.into_iter().map(|row| row.into_iter().map(&mut line).collect());
                Block::Table(Table { heads, rows: rows.collect() })
            }
        };
        Self { blocks: self.blocks.into_iter().map(block).collect(), ..self }
    }
}

impl Label {
    /// What is the same in every language, as [`Inline::as_is`].
    #[expect(clippy::needless_pass_by_value, reason = "most are numbers, or borrowed")]
    pub fn as_is(what: impl ToString) -> Self {
        Self::Text(what.to_string().into())
    }

    /// In words of a language.
    pub fn in_language(&self, language: Language) -> Cow<'_, str> {
        match self {
            Self::Text(words) => language.direction().around_foreign(Cow::Borrowed(words)),
            Self::Said(message) => message.in_words(language).into(),
        }
    }

    fn put_in_language(&mut self, language: Language) {
        *self = Self::Text(self.in_language(language).into_owned().into());
    }
}

/// In tests alone: what is said to people is in the catalogues.
#[cfg(test)]
impl From<&'static str> for Label {
    fn from(words: &'static str) -> Self {
        Self::Text(words.into())
    }
}

impl From<Message> for Label {
    fn from(message: Message) -> Self {
        Self::Said(message)
    }
}

impl Line {
    /// The same with each of its inlines changed.
    #[must_use]
    pub fn map(self, change: impl Fn(Inline) -> Inline) -> Self {
        Self(self.0.into_iter().map(change).collect())
    }

    /// The same in a language: nothing of the catalogues is left in it.
    pub fn in_language(&self, language: Language) -> Cow<'_, Self> {
        if !self.0.iter().any(|inline| matches!(inline, Inline::Said(_))) {
            return Cow::Borrowed(self);
        }
        let mut line = Self::default();
        for inline in &self.0 {
            match inline {
                Inline::Said(message) => line.0.extend(voice::words_of(message, language).0),
                other => line.0.push(other.clone()),
            }
        }
        Cow::Owned(line)
    }

    /// Adds another line's inlines.
    #[must_use]
    pub fn then(mut self, line: Line) -> Self {
        self.0.extend(line.0);
        self
    }

    /// Lines in a row, with `separator` between them.
    pub fn join(lines: impl IntoIterator<Item = Line>, separator: &'static str) -> Self {
        let mut joined = Self::default();
        for line in lines {
            if !joined.0.is_empty() {
                joined.0.push(Inline::as_is(separator));
            }
            joined.0.extend(line.0);
        }
        joined
    }

    /// The same with no more than the beginning of what people wrote.
    #[must_use]
    pub(crate) fn in_brief(self) -> Self {
        self.with_each(|inline| match inline {
            Inline::Stored(words) | Inline::StoredSentence(words) => Inline::Excerpt(words).into(),
            other => other.into(),
        })
    }

    /// The same with other inlines in the place of each, also of those within sentences of the catalogues.
    #[must_use]
    pub fn with_each(self, mut inlines: impl FnMut(Inline) -> Line) -> Self {
        self.with_each_of(&mut inlines)
    }

    pub(super) fn with_each_of(self, inlines: &mut dyn FnMut(Inline) -> Line) -> Self {
        let mut line = Self::default();
        for inline in self.0 {
            match inline {
                Inline::Said(message) => line.0.push(Inline::Said(message.with_each_of(inlines))),
                other => line.0.extend(inlines(other).0),
            }
        }
        line
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A line of text, codes, people and recorded words: `line!["New: ", &code, ", by ", person]`.
#[macro_export]
macro_rules! line {
    ($($part:expr),* $(,)?) => {
        $crate::words::Line(vec![$($crate::words::Inline::from($part)),*])
    };
}

impl Inline {
    /// A command to type, without its mark.
    pub fn command(words: impl Into<String>) -> Self {
        Self::Command(words.into())
    }

    /// What is the same in every language: a number, a link, a name that the configuration gives. No words of ours: those are in the
    /// catalogues, and a test looks for them here.
    #[expect(clippy::needless_pass_by_value, reason = "most are numbers, or borrowed")]
    pub fn as_is(what: impl ToString) -> Self {
        Self::Text(what.to_string().into())
    }
}

/// In tests alone: what is said to people is in the catalogues.
#[cfg(test)]
impl From<&'static str> for Inline {
    fn from(words: &'static str) -> Self {
        Self::Text(words.into())
    }
}

impl From<&Code> for Inline {
    fn from(code: &Code) -> Self {
        Self::Group(code.clone())
    }
}

impl From<PersonId> for Inline {
    fn from(person: PersonId) -> Self {
        Self::Person(person)
    }
}

impl From<TextId> for Inline {
    fn from(words: TextId) -> Self {
        Self::Stored(words)
    }
}

/// The words with a capital letter first.
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
