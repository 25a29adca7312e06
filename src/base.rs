//! What everything else stands on: the clock, pauses between tries, the configuration, and limits.

pub mod backoff;
pub mod clock;
pub mod config;
pub mod limits;
