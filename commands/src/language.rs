//! The language: what a command is, how it is read and who may use it.

pub mod access;
pub(crate) mod answer;
pub(crate) mod arguments;
pub mod call;
pub(crate) mod called;
pub mod complete;
pub mod draft;
pub(crate) mod examples;
pub mod form;
pub mod heard;
pub(crate) mod meetbot;
pub(crate) mod names;
pub(crate) mod quotes;
pub mod reader;
pub mod reference;
pub mod spec;
pub(crate) mod synonyms;
pub mod value;

pub use access::{Access, Party};
pub use call::Call;
pub use draft::{Draft, Scene};
pub use reference::{MeetingRef, OwnerRef, PersonRef};
pub use spec::{Arg, Argument, Kind, Refused, Shape, Spec};
