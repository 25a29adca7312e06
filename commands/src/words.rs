//! What is said, before it has a form: replies as trees, and refusals.

pub mod moot;
pub mod refusal;
pub mod reply;

pub use moot::{MeetingMoot, Moot};
pub use refusal::{Explain, Refusal};
pub use reply::{Block, File, Inline, Line, Reply, Table};
