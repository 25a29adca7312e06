//! How what is to be said reaches its platform, with the files that belong to it.

pub mod calendar;
pub mod files;
pub mod outbox;
pub mod picture;
