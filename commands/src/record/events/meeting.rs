//! What happens to meetings before they are held, and that they were held.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use strum::{EnumCount, IntoStaticStr, VariantNames};

use crate::record::events::{Code, Every, PersonId, Platform, TextId};

/// What happens to a meeting or a series. Where no group is named, it is one of the plenary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr, EnumCount)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "kebab-case")]
pub enum MeetingEvent {
    /// A meeting was called, or has its turn in a series.
    MeetingCalled {
        /// Its number, from 1, never used again.
        meeting: u32,
        /// Whose it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        group: Option<Code>,
        /// Its title.
        title: TextId,
        /// When it begins, by the clocks of its zone.
        wall: DateTime,
        /// The IANA zone, or the offset.
        zone: String,
        /// When it begins, as that was when it was called.
        starts: Timestamp,
        /// How long it is.
        minutes: u32,
        /// Where people meet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        link: Option<TextId>,
        /// What one gives there to be let in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        passcode: Option<TextId>,
        /// Its place in a series.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        occurrence: Option<Occurrence>,
    },
    /// A series was called. Its meetings have their turn later, each with a number of its own.
    SeriesCalled {
        /// Its number, from 1.
        series: u32,
        /// Whose it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        group: Option<Code>,
        /// The title of its meetings.
        title: TextId,
        /// When the first begins, by the clocks of the zone.
        first: DateTime,
        /// The IANA zone, or the offset.
        zone: String,
        /// How long each is.
        minutes: u32,
        /// How it goes on.
        every: Every,
        /// Its last day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
        /// How many meetings it has.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        times: Option<u32>,
        /// By how many minutes each begins later than by the rule, in turn.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        rotation: Vec<i64>,
        /// Where people meet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        link: Option<TextId>,
        /// What one gives there to be let in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        passcode: Option<TextId>,
    },
    /// A meeting is at another time, or its time is another instant because the rules of its zone have changed.
    MeetingMoved {
        /// The meeting.
        meeting: u32,
        /// When it begins, by the clocks of its zone.
        wall: DateTime,
        /// The IANA zone, or the offset.
        zone: String,
        /// When it begins.
        starts: Timestamp,
    },
    /// From one of its meetings on, a series is at another time.
    SeriesMoved {
        /// The series.
        series: u32,
        /// The place of that meeting, from 1.
        from: u32,
        /// By how many minutes each begins later than before.
        by: i64,
        /// The zone from there on.
        zone: String,
    },
    /// A meeting will not be held.
    MeetingCancelled {
        /// The meeting.
        meeting: u32,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<TextId>,
    },
    /// A series ends before one of its meetings.
    SeriesEnded {
        /// The series.
        series: u32,
        /// The place of the first meeting that it has no more, from 1.
        from: u32,
    },
    /// Somebody said whether they come.
    RsvpGiven {
        /// The meeting.
        meeting: u32,
        /// Who.
        person: PersonId,
        /// What they said.
        answer: Answer,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<TextId>,
    },
    /// Somebody took back what they said.
    RsvpWithdrawn {
        /// The meeting.
        meeting: u32,
        /// Who.
        person: PersonId,
    },
    /// The time of a meeting is over. What it cost everybody stands with the people.
    MeetingOver {
        /// The meeting.
        meeting: u32,
    },
    /// Times were offered, from which one can be chosen by its number.
    SlotsOffered {
        /// For whose meeting.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        group: Option<Code>,
        /// The zone in which they are meant.
        zone: String,
        /// How long the meeting is.
        minutes: u32,
        /// The starts, the best first.
        starts: Vec<Timestamp>,
    },
    /// It was said when people are reminded of meetings.
    RemindersSet {
        /// Of which group's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        group: Option<Code>,
        /// How many minutes before, the most first. Nothing when nobody is.
        minutes: Vec<u32>,
    },
    /// A platform shows a meeting among its own events as it now is, or will not.
    MeetingPublished {
        /// The meeting.
        meeting: u32,
        /// The platform.
        platform: Platform,
        /// How often the meeting had been changed then.
        sequence: u32,
        /// The platform's own id of the event; nothing when it shows none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        /// Whether the address of the call is kept back there.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        hides_address: bool,
    },
}

impl MeetingEvent {
    /// Whether it is shown to everybody who reads the record.
    pub fn is_public(&self) -> bool {
        match self {
            Self::MeetingCalled { .. }
            | Self::SeriesCalled { .. }
            | Self::MeetingMoved { .. }
            | Self::SeriesMoved { .. }
            | Self::MeetingCancelled { .. }
            | Self::SeriesEnded { .. }
            | Self::RsvpGiven { .. }
            | Self::RsvpWithdrawn { .. }
            | Self::MeetingOver { .. } => true,
            Self::SlotsOffered { .. } | Self::RemindersSet { .. } | Self::MeetingPublished { .. } => false,
        }
    }

    /// The texts to which it refers.
    pub fn texts(&self) -> Vec<TextId> {
        match self {
            Self::RsvpGiven { reason, .. } => reason.iter().copied().collect(),
            Self::MeetingCalled { title, link, passcode, .. } | Self::SeriesCalled { title, link, passcode, .. } => {
                [*title].into_iter().chain(*link).chain(*passcode).collect()
            }
            Self::MeetingCancelled { reason, .. } => reason.iter().copied().collect(),
            Self::MeetingMoved { .. }
            | Self::SeriesMoved { .. }
            | Self::SeriesEnded { .. }
            | Self::RsvpWithdrawn { .. }
            | Self::MeetingOver { .. }
            | Self::SlotsOffered { .. }
            | Self::RemindersSet { .. }
            | Self::MeetingPublished { .. } => Vec::new(),
        }
    }
    /// The people to whom it refers.
    pub fn people(&self) -> Vec<PersonId> {
        match self {
            Self::RsvpGiven { person, .. } | Self::RsvpWithdrawn { person, .. } => vec![*person],
            Self::MeetingCalled { .. }
            | Self::SeriesCalled { .. }
            | Self::MeetingMoved { .. }
            | Self::SeriesMoved { .. }
            | Self::MeetingCancelled { .. }
            | Self::SeriesEnded { .. }
            | Self::MeetingOver { .. }
            | Self::SlotsOffered { .. }
            | Self::RemindersSet { .. }
            | Self::MeetingPublished { .. } => Vec::new(),
        }
    }
}

/// Whether somebody comes.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::Display, strum::EnumString,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase", ascii_case_insensitive)]
pub enum Answer {
    /// They come.
    Yes,
    /// They do not.
    No,
    /// They do not know yet.
    Maybe,
}

/// The place of a meeting in a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occurrence {
    /// The series.
    pub series: u32,
    /// The place in it, from 1.
    pub place: u32,
}
