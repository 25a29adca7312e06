//! What the tests of the core share, and those of the whole of it.

pub(crate) mod dialogue;
mod permissions;
mod properties;
mod side_by_side;
mod voices;
