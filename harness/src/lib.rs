//! What tests, benches and trials start to try the program on: Synapse, PostgreSQL, a mail server, the double of Discord,
//! people, and the program itself.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::explicit_write,
    reason = "what it cannot do ends the test that asked for it"
)]

pub mod bot;
pub mod dice;
pub mod double;
pub mod echo;
pub mod left_out;
pub mod mail_server;
pub mod measure;
pub mod people;
pub mod places;
pub mod postgres;
pub mod program;
pub mod python;
pub mod synapse;
pub mod terminal;
pub mod way;

/// For how long anything is waited for that must come. Only what hangs takes so long, on a machine that does much else too.
pub const DEADLINE: std::time::Duration = std::time::Duration::from_secs(300);
