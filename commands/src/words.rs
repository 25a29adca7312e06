//! What is said, before it has a form: replies as trees, and refusals.

pub mod refusal;
pub mod reply;
#[cfg(test)]
mod stored;

pub use refusal::{Explain, Refusal};
pub use reply::{Block, File, Inline, Line, Reply, Table};
