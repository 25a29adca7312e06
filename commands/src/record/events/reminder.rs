//! Of what people are reminded.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Code;

/// What people are reminded of, once. It says until when, so that what is put off is reminded of again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Reminder {
    /// The cycle ends soon.
    CycleEnd {
        /// When.
        ends: Timestamp,
        /// In how many days.
        days: u32,
    },
    /// The review of a document ends soon.
    ReviewNear {
        /// The group.
        group: Code,
        /// The place of the document among the group's, from 0.
        document: usize,
        /// When.
        ends: Timestamp,
    },
    /// The review of a document has ended.
    ReviewEnded {
        /// The group.
        group: Code,
        /// The place of the document among the group's, from 0.
        document: usize,
        /// When.
        ends: Timestamp,
    },
    /// A consultation ends soon.
    Consultation {
        /// Its number.
        consultation: u32,
        /// When.
        until: Timestamp,
        /// In how many hours.
        hours: u32,
    },
    /// A meeting begins soon.
    Meeting {
        /// The meeting.
        meeting: u32,
        /// When.
        starts: Timestamp,
        /// In how many minutes.
        minutes: u32,
        /// Whether those are reminded who asked for it, in private, rather than the rooms.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        personal: bool,
    },
    /// The time for an item of an agenda is nearly over.
    ItemNear {
        /// The meeting.
        meeting: u32,
        /// The item, by the number under which it was added.
        item: u32,
        /// When it was opened.
        opened: Timestamp,
    },
    /// The time for an item of an agenda is over.
    ItemOver {
        /// The meeting.
        meeting: u32,
        /// The item, by the number under which it was added.
        item: u32,
        /// When it was opened.
        opened: Timestamp,
    },
    /// An action is due soon.
    ActionNear {
        /// The action.
        action: u32,
        /// When.
        due: Timestamp,
    },
    /// An action was due.
    ActionOverdue {
        /// The action.
        action: u32,
        /// When.
        due: Timestamp,
    },
    /// Minutes are still taken, although nothing was taken down for a while after the planned end.
    MinutesOpen {
        /// The meeting.
        meeting: u32,
        /// When the last line was.
        last: Timestamp,
        /// Whether the secretariat is asked, after the moderator.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        office: bool,
    },
    /// Something waits for those in office and for facilitators.
    Waiting {
        /// When they hear of it.
        at: Timestamp,
    },
}

impl Reminder {
    /// The end of which it reminds: past it, there is no point in it any more.
    pub fn ends(&self) -> Option<Timestamp> {
        match self {
            Self::CycleEnd { ends, .. } | Self::ReviewNear { ends, .. } => Some(*ends),
            Self::Consultation { until, .. } => Some(*until),
            Self::Meeting { starts, .. } => Some(*starts),
            Self::ActionNear { due, .. } => Some(*due),
            Self::ReviewEnded { .. }
            | Self::ItemNear { .. }
            | Self::ItemOver { .. }
            | Self::ActionOverdue { .. }
            | Self::MinutesOpen { .. }
            | Self::Waiting { .. } => None,
        }
    }
}
