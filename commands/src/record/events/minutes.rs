//! What is prepared for a meeting, taken down in it, and left to be done after it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, IntoStaticStr, VariantNames};

use crate::record::events::{Code, PersonId, Role, TextId};

/// What happens to the agenda, the minutes and the actions of meetings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr, EnumCount)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "kebab-case")]
pub enum MinutesEvent {
    /// Something is to be talked about.
    AgendaItemAdded {
        /// The meeting.
        meeting: u32,
        /// Its number among all that were ever added to this agenda, from 1. It is not the one that people see.
        item: u32,
        /// The item to which it belongs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        under: Option<u32>,
        /// What; nothing where it is carried over from before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<TextId>,
        /// What is carried over from before: readers have it in their language. Earlier versions wrote words for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        carried: Option<Carried>,
        /// How long.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        minutes: Option<u32>,
    },
    /// It is not to be talked about any more, nor what belongs to it.
    AgendaItemDropped {
        /// The meeting.
        meeting: u32,
        /// The item.
        item: u32,
    },
    /// An item has another place among those beside it.
    AgendaItemPlaced {
        /// The meeting.
        meeting: u32,
        /// The item.
        item: u32,
        /// Its place, from 1.
        place: u32,
    },
    /// The meeting has begun, and minutes are taken.
    MinutesStarted {
        /// The meeting.
        meeting: u32,
        /// Who leads it.
        moderator: PersonId,
        /// Who serves it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        secretariat: Option<PersonId>,
    },
    /// An item of the agenda is talked about.
    ItemOpened {
        /// The meeting.
        meeting: u32,
        /// The item.
        item: u32,
    },
    /// Something was said, agreed or not agreed.
    NoteTaken {
        /// The meeting.
        meeting: u32,
        /// Its number among the meeting's notes and actions, from 1.
        note: u32,
        /// What it is.
        what: NoteKind,
        /// The words.
        words: TextId,
    },
    /// A note or an action was taken back.
    NoteUndone {
        /// The meeting.
        meeting: u32,
        /// Its number among the meeting's notes and actions.
        note: u32,
    },
    /// Somebody was there.
    Attended {
        /// The meeting.
        meeting: u32,
        /// Who.
        person: PersonId,
        /// What they were in the organisation at that time.
        role: Role,
        /// As what they were there, where that is something else.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        title: Option<TextId>,
        /// Where they worked at that time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        affiliation: Option<TextId>,
    },
    /// The meeting is over, and its minutes are a draft.
    MinutesEnded {
        /// The meeting.
        meeting: u32,
        /// When its last line was, where nobody ended it and it ended with that.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ended: Option<Timestamp>,
    },
    /// A paragraph of the draft has other words.
    MinutesCorrected {
        /// The meeting.
        meeting: u32,
        /// The number of the paragraph.
        paragraph: u32,
        /// The words.
        words: TextId,
    },
    /// Somebody who was there proposes that the draft say something else.
    CorrectionProposed {
        /// The meeting.
        meeting: u32,
        /// Its number among all corrections that were ever proposed of these minutes, from 1.
        correction: u32,
        /// What is to be otherwise.
        what: ProposedChange,
    },
    /// The draft is as it was proposed.
    CorrectionAccepted {
        /// The meeting.
        meeting: u32,
        /// The correction.
        correction: u32,
        /// The note that has other words, that is there now, or that is left out.
        note: u32,
        /// The words, as those of the minutes: they stay when the person who proposed them is erased.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<TextId>,
    },
    /// The draft stays as it is. Recorded by the person who proposed the correction, it is withdrawn.
    CorrectionDeclined {
        /// The meeting.
        meeting: u32,
        /// The correction.
        correction: u32,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<TextId>,
    },
    /// The minutes are approved, and stay as they are.
    MinutesApproved {
        /// The meeting.
        meeting: u32,
        /// The meeting that came next, as it was then to be.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        next: Option<NextMeeting>,
    },
    /// Something is to be done.
    ActionSet {
        /// Its number, from 1.
        action: u32,
        /// The person or office that is to do it.
        owner: Owner,
        /// What.
        words: TextId,
        /// By which day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Date>,
        /// The end of that day, or the moment that was given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Timestamp>,
        /// For which group.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        group: Option<Code>,
        /// In which meeting, and its number among the notes and actions there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        set_in: Option<SetIn>,
    },
    /// It is done.
    ActionDone {
        /// The action.
        action: u32,
        /// What came of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<TextId>,
    },
}

/// What is proposed to be otherwise in minutes that are a draft. Notes keep their numbers, which those of paragraphs do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case", deny_unknown_fields)]
pub enum ProposedChange {
    /// A paragraph has other words.
    Reworded {
        /// Its note.
        note: u32,
        /// The words.
        words: TextId,
    },
    /// There is another paragraph.
    Added {
        /// Its words.
        words: TextId,
    },
    /// A paragraph is left out.
    LeftOut {
        /// Its note.
        note: u32,
    },
}

impl ProposedChange {
    /// The words that are proposed.
    pub fn words(self) -> Option<TextId> {
        match self {
            Self::Reworded { words, .. } | Self::Added { words } => Some(words),
            Self::LeftOut { .. } => None,
        }
    }

    /// The note of the paragraph that is there already.
    pub fn note(self) -> Option<u32> {
        match self {
            Self::Reworded { note, .. } | Self::LeftOut { note } => Some(note),
            Self::Added { .. } => None,
        }
    }
}

/// The meeting that comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NextMeeting {
    /// The meeting.
    pub meeting: u32,
    /// When it begins.
    pub starts: Timestamp,
}

/// In which meeting an action was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetIn {
    /// The meeting.
    pub meeting: u32,
    /// The action's number among the notes and actions there, from 1.
    pub note: u32,
}

/// What is on an agenda because it is still open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Carried {
    /// Above the actions that are not done.
    OpenActions,
    /// Above the documents that are in review.
    DocumentsInReview,
    /// Above the decisions that were put off.
    DeferredDecisions,
    /// The action with this number.
    Action(u32),
    /// The document of a group.
    Document(Code),
    /// The decision on a group.
    Decision(Code),
}

impl MinutesEvent {
    /// The texts to which it refers.
    pub fn texts(&self) -> Vec<TextId> {
        match self {
            Self::AgendaItemAdded { words, .. } => words.iter().copied().collect(),
            Self::NoteTaken { words, .. } | Self::MinutesCorrected { words, .. } => vec![*words],
            Self::ActionSet { owner, words, .. } => owner.words().into_iter().chain([*words]).collect(),
            Self::Attended { title, affiliation, .. } => title.iter().chain(affiliation).copied().collect(),
            Self::ActionDone { words, .. } | Self::CorrectionAccepted { words, .. } => words.iter().copied().collect(),
            Self::CorrectionProposed { what, .. } => what.words().into_iter().collect(),
            Self::CorrectionDeclined { reason, .. } => reason.iter().copied().collect(),
            Self::AgendaItemDropped { .. }
            | Self::AgendaItemPlaced { .. }
            | Self::MinutesStarted { .. }
            | Self::ItemOpened { .. }
            | Self::NoteUndone { .. }
            | Self::MinutesEnded { .. }
            | Self::MinutesApproved { .. } => Vec::new(),
        }
    }

    /// Whether it is shown to everybody who reads the record: all that is written for a meeting is, and all that comes of it.
    pub fn is_public(&self) -> bool {
        match self {
            Self::AgendaItemAdded { .. }
            | Self::AgendaItemDropped { .. }
            | Self::AgendaItemPlaced { .. }
            | Self::MinutesStarted { .. }
            | Self::Attended { .. }
            | Self::ItemOpened { .. }
            | Self::NoteTaken { .. }
            | Self::NoteUndone { .. }
            | Self::MinutesEnded { .. }
            | Self::MinutesCorrected { .. }
            | Self::CorrectionProposed { .. }
            | Self::CorrectionAccepted { .. }
            | Self::CorrectionDeclined { .. }
            | Self::MinutesApproved { .. }
            | Self::ActionSet { .. }
            | Self::ActionDone { .. } => true,
        }
    }

    /// Whose words its texts are, by who recorded it; nothing where they are those of the organisation.
    pub fn author(&self, by: Option<PersonId>) -> Option<PersonId> {
        match self {
            Self::Attended { person, .. } => Some(*person),
            Self::NoteTaken { what: NoteKind::Info, .. }
            | Self::ActionDone { .. }
            | Self::CorrectionProposed { .. }
            | Self::CorrectionDeclined { .. } => by,
            Self::NoteTaken { what: NoteKind::Agreed | NoteKind::Disagreed, .. }
            | Self::AgendaItemAdded { .. }
            | Self::AgendaItemDropped { .. }
            | Self::AgendaItemPlaced { .. }
            | Self::MinutesStarted { .. }
            | Self::ItemOpened { .. }
            | Self::NoteUndone { .. }
            | Self::MinutesEnded { .. }
            | Self::MinutesCorrected { .. }
            | Self::CorrectionAccepted { .. }
            | Self::MinutesApproved { .. }
            | Self::ActionSet { .. } => None,
        }
    }

    /// The people to whom it refers.
    pub fn people(&self) -> Vec<PersonId> {
        match self {
            Self::MinutesStarted { moderator, secretariat, .. } => {
                [*moderator].into_iter().chain(*secretariat).collect()
            }
            Self::Attended { person, .. } => vec![*person],
            Self::ActionSet { owner, .. } => match owner {
                Owner::Person(person) => vec![*person],
                Owner::Office { .. } => Vec::new(),
            },
            Self::AgendaItemAdded { .. }
            | Self::AgendaItemDropped { .. }
            | Self::AgendaItemPlaced { .. }
            | Self::ItemOpened { .. }
            | Self::NoteTaken { .. }
            | Self::NoteUndone { .. }
            | Self::MinutesEnded { .. }
            | Self::MinutesCorrected { .. }
            | Self::CorrectionProposed { .. }
            | Self::CorrectionAccepted { .. }
            | Self::CorrectionDeclined { .. }
            | Self::MinutesApproved { .. }
            | Self::ActionDone { .. } => Vec::new(),
        }
    }
}

/// What a note is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::Display, strum::EnumString, strum::EnumIter,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum NoteKind {
    /// Something was said.
    Info,
    /// Something was agreed.
    Agreed,
    /// Something was not agreed.
    Disagreed,
}

/// The person or office that is to do something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Owner {
    /// Somebody.
    Person(PersonId),
    /// Those in office, by the words with which they were named.
    Office {
        /// The words.
        words: TextId,
        /// The roles that are meant.
        roles: Vec<Role>,
    },
}

impl Owner {
    /// The words with which those in office were named.
    pub fn words(&self) -> Option<TextId> {
        match self {
            Self::Person(_) => None,
            Self::Office { words, .. } => Some(*words),
        }
    }

    /// Whether somebody of this role is meant, by person or office.
    pub fn is(&self, person: PersonId, role: Role) -> bool {
        match self {
            Self::Person(owner) => *owner == person,
            // The chair is a member too.
            Self::Office { roles, .. } => roles.contains(&role) || roles.contains(&Role::Member) && role == Role::Chair,
        }
    }
}
