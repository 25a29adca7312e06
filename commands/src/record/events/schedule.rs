//! When something comes again and again.

use serde::{Deserialize, Serialize};

/// Wall times in a zone that come again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// The wall times as cron writes them: minute, hour, day of the month, month, weekday by its name.
    pub cron: String,
    /// The zone.
    pub zone: String,
}
