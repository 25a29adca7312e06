//! Times: how people write them, how often something comes again, and which are fair.

pub mod duration;
pub mod fairness;
pub mod heatmap;
pub mod schedule;
pub mod when;
pub mod zone;

pub use duration::Duration;
