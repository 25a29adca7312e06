//! What the tests of the core share, and those of the whole of it.

mod cases;
pub(crate) mod dialogue;
mod literals;
mod mistakes;
mod permissions;
mod properties;
mod questions;
mod script;
mod side_by_side;
mod times;
mod voices;
