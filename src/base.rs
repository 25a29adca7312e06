//! What everything else stands on: the clock, the configuration, and limits.

pub mod clock;
pub mod config;
