//! What members can do: a file for each command, with its words and its tests.

pub(crate) mod consultation;
pub(crate) mod cycle;
pub mod digest;
pub mod group;
pub(crate) mod help;
pub mod meeting;
pub mod minutes;
pub(crate) mod person;
pub(crate) mod profile;
pub mod room;
pub(crate) mod undo;
