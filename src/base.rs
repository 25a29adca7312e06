//! What everything else is built on: the clock, pauses between tries, outages as the log has them, accounts, puppets of bridges, and the configuration.

pub mod account;
pub mod backoff;
pub mod clock;
pub mod config;
pub mod outage;
pub mod puppet;
