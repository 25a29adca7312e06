//! What is said, before it has a form: replies as trees, and refusals.

pub mod direction;
#[cfg(test)]
mod glossary;
pub mod message;
pub mod phrase;
pub mod question;
pub mod refusal;
pub mod reply;
pub mod shared;
#[cfg(test)]
mod stored;
pub mod time;
pub mod typed;
pub mod voice;

/// The messages of the English catalogues, a type for each, as the build makes them.
#[allow(
    missing_docs,
    non_camel_case_types,
    reason = "they are called as in the catalogues, and used through `say!` alone"
)]
pub mod say {
    use super::message::{Arg, Message};
    use super::phrase::Whole;

    include!(concat!(env!("OUT_DIR"), "/say.rs"));
}

pub use direction::Direction;
pub use message::{Arg, Conjunction, Message};
pub use phrase::Phrase;
pub use question::Question;
pub use refusal::{Explain, Refusal};
pub use reply::{Block, File, Inline, Label, Line, Reply, Table};
pub use voice::Language;
