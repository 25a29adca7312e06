//! The way of a message: how it is read, what is decided on it, and what follows from what a platform says of its rooms.

pub mod decide;
mod edits;
pub mod engine;
pub mod form;
pub mod limits;
pub mod parts;
pub(crate) mod platform_events;
pub mod question;
mod replied;
mod unclear;
