//! Words of a definition: a message of the catalogues that is whole without anything handed in, save what the chair is called.

use super::message::{Arg, Message};
use super::reply::{Inline, Line};
use super::voice::Language;

/// A type of a message that is whole by itself, as the build finds it.
pub trait Whole {
    /// Its id in the catalogues.
    const ID: &'static str;
    /// Whether it names the chair.
    const NAMES_CHAIR: bool;
}

/// A message that a definition refers to: a definition is a constant, and so is this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    id: &'static str,
    names_chair: bool,
}

impl Phrase {
    /// That of a message; see `phrase!`.
    pub const fn of<M: Whole>() -> Self {
        Self { id: M::ID, names_chair: M::NAMES_CHAIR }
    }

    /// The message, in which the chair is called as the organisation of those who read it has it.
    pub fn message(self) -> Message {
        self.naming(Inline::Chair.into())
    }

    /// The words in a language, with what the chair is called: see `Organisation::chair`.
    pub fn in_words(self, language: Language, chair: &Inline) -> String {
        self.naming(chair.clone().into()).in_words(language)
    }

    fn naming(self, chair: Arg) -> Message {
        let args = if self.names_chair { vec![("chair".into(), chair)] } else { Vec::new() };
        Message { id: self.id.into(), args }
    }
}

impl From<Phrase> for Arg {
    fn from(phrase: Phrase) -> Self {
        phrase.message().into()
    }
}

impl From<Phrase> for Line {
    fn from(phrase: Phrase) -> Self {
        phrase.message().into()
    }
}

/// Words of a definition: `phrase!(support_summary)`. It is of the type that the build makes of each message, so that one that is not
/// there, or that wants more than the chair, is an error of the compiler.
#[macro_export]
macro_rules! phrase {
    ($id:ident) => {
        $crate::words::Phrase::of::<$crate::words::say::$id>()
    };
}
