//! The tests' own harness: Synapse, PostgreSQL, the double of Discord, people, and the program.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::explicit_write,
    dead_code,
    reason = "it is that of the tests: what it cannot do ends the trial, and the tests do more with it"
)]

#[path = "../../tests/it/bot.rs"]
pub(crate) mod bot;
#[path = "../../tests/it/dice.rs"]
pub(crate) mod dice;
#[path = "../../tests/it/double/mod.rs"]
pub(crate) mod double;
#[path = "../../tests/it/left_out/mod.rs"]
pub(crate) mod left_out;
#[path = "../../tests/it/people.rs"]
pub(crate) mod people;
#[path = "places.rs"]
pub(crate) mod places;
#[path = "../../tests/it/postgres.rs"]
pub(crate) mod postgres;
#[path = "../../tests/it/program.rs"]
pub(crate) mod program;
#[path = "../../tests/it/python.rs"]
pub(crate) mod python;
#[path = "../../tests/it/synapse.rs"]
pub(crate) mod synapse;
