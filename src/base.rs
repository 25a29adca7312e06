//! What everything else is built on: the clock, pauses between tries, and the configuration.

pub mod backoff;
pub mod clock;
pub mod config;
