//! Why a stored event cannot be read.

/// A stored event that this version cannot read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The kind was written by a later version, or by nobody.
    #[error("unknown kind \"{kind}\"")]
    Kind {
        /// The kind as stored.
        kind: String,
    },
    /// The version of the kind was written by a later version of the program.
    #[error("version {version} of kind \"{kind}\" is newer than this program")]
    Version {
        /// The kind as stored.
        kind: String,
        /// The version as stored.
        version: u32,
    },
    /// The body is not what the kind has.
    #[error("broken body of kind \"{kind}\": {reason}")]
    Body {
        /// The kind as stored.
        kind: String,
        /// What is wrong with it.
        reason: String,
    },
}
