//! A sentence that is to be said, in no language yet: which one, and what is in it.
//!
//! It is kept in this form in the outbox, so that the language is chosen when a message is delivered. Old messages load for good:
//! `ids.txt` beside this file has every id that was ever there.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::reply::{Inline, Line};
use super::voice::{self, Language};
use crate::record::{Code, PersonId, TextId};

/// A sentence of the catalogues, made by `say!`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Which one, as the catalogues call it: `support-given`.
    pub id: Cow<'static, str>,
    /// What is in it, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(Cow<'static, str>, Arg)>,
}

/// What is in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arg {
    /// A number, by which a sentence may choose its form.
    Number(i64),
    /// One of a closed set, by which a sentence chooses its words. It is never shown itself.
    Key(Cow<'static, str>),
    /// A person, a code, a moment, what somebody wrote.
    Line(Line),
    /// Several of them.
    List(Conjunction, Vec<Line>),
    /// A sentence, or a piece of one that is whole in itself: what a state is called.
    Message(Box<Message>),
}

/// How what is in a list belongs together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Conjunction {
    /// All of them.
    And,
    /// One of them.
    Or,
    /// As they are: with commas alone.
    Nothing,
}

impl Message {
    /// The words of a message in a language, of one in which there are only words.
    pub fn in_words(&self, language: Language) -> String {
        let direction = language.direction();
        let words = voice::words_of(self, language).0.into_iter().filter_map(|inline| match inline {
            Inline::Text(words) => Some(direction.around_foreign(words).into_owned()),
            Inline::Chair => Some(crate::say!(chair).in_words(language)),
            _ => None,
        });
        words.collect()
    }

    /// The same with other inlines in the place of each that is in it.
    pub(super) fn with_each_of(mut self, inlines: &mut dyn FnMut(Inline) -> Line) -> Self {
        for (_, arg) in &mut self.args {
            match arg {
                Arg::Number(_) | Arg::Key(_) => {}
                Arg::Line(line) => *line = std::mem::take(line).with_each_of(inlines),
                Arg::List(_, lines) => {
                    lines.iter_mut().for_each(|line| *line = std::mem::take(line).with_each_of(inlines));
                }
                Arg::Message(message) => **message = (**message).clone().with_each_of(inlines),
            }
        }
        self
    }

    pub(super) fn from_parts<const N: usize>(id: &'static str, args: [(Cow<'static, str>, Arg); N]) -> Self {
        Self { id: id.into(), args: args.into() }
    }
}

impl Arg {
    /// All of some things.
    pub fn all(of: impl IntoIterator<Item = impl Into<Line>>) -> Self {
        Self::List(Conjunction::And, of.into_iter().map(Into::into).collect())
    }

    /// One of some things.
    pub fn any(of: impl IntoIterator<Item = impl Into<Line>>) -> Self {
        Self::List(Conjunction::Or, of.into_iter().map(Into::into).collect())
    }

    /// Some things in a row.
    pub fn each(of: impl IntoIterator<Item = impl Into<Line>>) -> Self {
        Self::List(Conjunction::Nothing, of.into_iter().map(Into::into).collect())
    }
}

/// A message of the catalogues: `say!(support_given, who: person, group: &code)`. It is of the type that the build makes of each, so
/// that an argument that lacks is an error of the compiler.
#[macro_export]
macro_rules! say {
    ($id:ident $(, $name:ident: $value:expr)* $(,)?) => {
        $crate::words::Message::from($crate::words::say::$id { $($name: $crate::words::Arg::from($value)),* })
    };
}

impl From<Message> for Line {
    fn from(message: Message) -> Self {
        Self(vec![Inline::Said(message)])
    }
}

impl From<Inline> for Line {
    fn from(inline: Inline) -> Self {
        Self(vec![inline])
    }
}

impl From<&Code> for Line {
    fn from(code: &Code) -> Self {
        Self(vec![code.into()])
    }
}

impl From<PersonId> for Line {
    fn from(person: PersonId) -> Self {
        Self(vec![person.into()])
    }
}

impl From<Message> for Inline {
    fn from(message: Message) -> Self {
        Self::Said(message)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

impl From<Inline> for Arg {
    fn from(inline: Inline) -> Self {
        Self::Line(inline.into())
    }
}

impl From<Line> for Arg {
    fn from(line: Line) -> Self {
        Self::Line(line)
    }
}

impl From<&Code> for Arg {
    fn from(code: &Code) -> Self {
        Self::Line(code.into())
    }
}

impl From<PersonId> for Arg {
    fn from(person: PersonId) -> Self {
        Self::Line(person.into())
    }
}

impl From<TextId> for Arg {
    fn from(words: TextId) -> Self {
        Self::Line(Inline::from(words).into())
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// Words of the configuration, which are in no catalogue: the name of the organisation, a link.
impl From<String> for Arg {
    fn from(words: String) -> Self {
        Self::Line(Inline::Text(words.into()).into())
    }
}
