//! What others hear: of what was recorded, and of what has fallen due.

#![warn(clippy::wildcard_enum_match_arm)]

pub mod dispatch;
pub mod due;
