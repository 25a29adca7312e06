//! The language: what a command is, how it is read, what it answers and who may use it.

pub mod access;
pub mod call;
pub mod chance;
pub mod complete;
pub mod discord;
pub mod document;
pub mod draft;
pub mod duration;
pub mod heatmap;
pub mod html;
pub mod moot;
pub mod names;
pub mod nearest;
pub mod page;
pub mod parts;
pub mod plain;
pub mod reader;
pub mod refusal;
pub mod reply;
pub mod schedule;
pub mod slash;
pub mod spec;
pub mod value;
pub mod when;

mod localised;

pub use access::{Access, Party};
pub use call::{Call, MeetingRef, OwnerRef, PersonRef};
pub use draft::{Draft, Scene};
pub use duration::Duration;
pub use moot::{MeetingMoot, Moot};
pub use refusal::Refusal;
pub use reply::{Block, File, Inline, Line, Reply, Table};
pub use spec::{Arg, Argument, Kind, Refused, Shape, Spec};
