//! The platforms on which rooms are: each takes what is to be said, and translates, nothing more.

pub mod connector;
pub mod console;
#[cfg(feature = "discord")]
pub mod discord;
pub mod effect;
pub mod findings;
#[cfg(feature = "mail")]
pub mod mail;
#[cfg(feature = "matrix")]
pub mod matrix;
pub mod opening;
pub mod probe;
pub mod publishing;
