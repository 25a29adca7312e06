//! What others hear: of what was recorded, and of what has fallen due.

pub mod due;
pub mod tell;
