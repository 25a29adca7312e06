//! What is taken back or put right. What was recorded stays: such an event says which of it holds no more, and what holds instead.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, IntoStaticStr, VariantNames};

use crate::record::events::{Choice, Code, Owner, PersonId, Seq, TextId};

/// What was put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr, EnumCount)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "kebab-case")]
pub enum CorrectionEvent {
    /// Somebody took back what they had done some minutes before.
    ActUndone {
        /// The events of it, by their numbers in the journal.
        of: Vec<Seq>,
        /// The group with which they deal, where that is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        group: Option<Code>,
    },
    /// Something holds no more that was recorded earlier.
    TakenBack {
        /// What.
        what: Held,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<TextId>,
    },
    /// Something is otherwise than it was recorded earlier.
    Amended {
        /// What, with what holds from now on.
        what: Amendment,
    },
    /// A group has another code. The earlier one leads to it for good.
    GroupRenamed {
        /// The code until now.
        group: Code,
        /// The code from now on, free until now.
        to: Code,
    },
}

/// What held, and holds no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case", deny_unknown_fields)]
pub enum Held {
    /// A comment.
    Comment {
        /// The group.
        group: Code,
        /// Its place among the group's comments, from 1.
        comment: u32,
    },
    /// That a concern has ended: it stands again.
    ConcernEnd {
        /// The group.
        group: Code,
        /// Its number among the group's concerns, from 1.
        concern: u32,
    },
    /// That a document belongs to a group.
    Document {
        /// The group.
        group: Code,
        /// Its address, as it was linked.
        url: TextId,
    },
    /// That a meeting is cancelled: it is held after all.
    Cancellation {
        /// The meeting.
        meeting: u32,
    },
    /// That a series has ended: it goes on.
    SeriesEnd {
        /// The series.
        series: u32,
    },
    /// That the minutes of a meeting are approved: they are a draft again.
    Approval {
        /// The meeting.
        meeting: u32,
    },
    /// A consultation, as a whole.
    Consultation {
        /// The consultation.
        consultation: u32,
    },
    /// An answer to a consultation.
    Input {
        /// The consultation.
        consultation: u32,
        /// Its number among the consultation's inputs.
        input: u32,
        /// Whose it is.
        person: PersonId,
    },
    /// That somebody is to do something.
    Action {
        /// The action.
        action: u32,
    },
    /// That somebody was in a meeting.
    Attendance {
        /// The meeting.
        meeting: u32,
        /// Who.
        person: PersonId,
    },
}

/// What holds instead of what was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case", deny_unknown_fields)]
pub enum Amendment {
    /// A meeting: what is left out is as it was.
    Meeting {
        /// Its number.
        meeting: u32,
        /// What holds from now on.
        details: MeetingDetails,
    },
    /// The meetings of a series that have not had their turn yet.
    Series {
        /// Its number.
        series: u32,
        /// What holds from now on.
        details: MeetingDetails,
    },
    /// A consultation: what is left out is as it was.
    Consultation {
        /// Its number.
        consultation: u32,
        /// What is asked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<TextId>,
        /// What can be chosen, under the numbers of before.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        options: Vec<Choice>,
        /// Where there is more to read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        link: Option<TextId>,
    },
    /// The open cycle.
    Cycle {
        /// Its name.
        name: TextId,
        /// Its first day.
        from: Date,
        /// Its last day.
        to: Date,
        /// The end of its last day.
        ends: Timestamp,
    },
    /// An action: what is left out is as it was.
    Action {
        /// Its number.
        action: u32,
        /// Who is to do it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<Owner>,
        /// What is to be done.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<TextId>,
        /// By which day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Date>,
        /// The end of that day, or the moment that was given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Timestamp>,
    },
}

/// What can be otherwise of a meeting, besides when it is: what is left out is as it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingDetails {
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<TextId>,
    /// Where people meet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<TextId>,
    /// What one gives there to be let in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passcode: Option<TextId>,
    /// How long it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Whether the link was taken away, so that none is given.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_link: bool,
    /// Whether the passcode was taken away, so that none is asked for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_passcode: bool,
}

impl CorrectionEvent {
    /// The texts to which it refers.
    pub fn texts(&self) -> Vec<TextId> {
        match self {
            Self::TakenBack { what, reason } => {
                let url = match what {
                    Held::Document { url, .. } => Some(*url),
                    Held::Comment { .. }
                    | Held::ConcernEnd { .. }
                    | Held::Cancellation { .. }
                    | Held::SeriesEnd { .. }
                    | Held::Approval { .. }
                    | Held::Consultation { .. }
                    | Held::Input { .. }
                    | Held::Action { .. }
                    | Held::Attendance { .. } => None,
                };
                url.into_iter().chain(*reason).collect()
            }
            Self::Amended { what } => match what {
                Amendment::Meeting { details, .. } | Amendment::Series { details, .. } => {
                    details.title.into_iter().chain(details.link).chain(details.passcode).collect()
                }
                Amendment::Consultation { question, options, link, .. } => {
                    question.iter().copied().chain(options.iter().map(|option| option.text)).chain(*link).collect()
                }
                Amendment::Cycle { name, .. } => vec![*name],
                Amendment::Action { owner, words, .. } => {
                    owner.as_ref().and_then(Owner::words).into_iter().chain(*words).collect()
                }
            },
            Self::ActUndone { .. } | Self::GroupRenamed { .. } => Vec::new(),
        }
    }

    /// Whose words its texts are, by who recorded it.
    pub fn author(&self, by: Option<PersonId>) -> Option<PersonId> {
        match self {
            Self::TakenBack { .. } => by,
            Self::ActUndone { .. } | Self::Amended { .. } | Self::GroupRenamed { .. } => None,
        }
    }

    /// The people to whom it refers.
    pub fn people(&self) -> Vec<PersonId> {
        match self {
            Self::TakenBack { what: Held::Input { person, .. } | Held::Attendance { person, .. }, .. }
            | Self::Amended { what: Amendment::Action { owner: Some(Owner::Person(person)), .. } } => vec![*person],
            Self::ActUndone { .. } | Self::TakenBack { .. } | Self::Amended { .. } | Self::GroupRenamed { .. } => {
                Vec::new()
            }
        }
    }

    /// The group with which it deals.
    pub fn group(&self) -> Option<&Code> {
        match self {
            Self::ActUndone { group, .. } => group.as_ref(),
            Self::TakenBack { what, .. } => match what {
                Held::Comment { group, .. } | Held::ConcernEnd { group, .. } | Held::Document { group, .. } => {
                    Some(group)
                }
                Held::Cancellation { .. }
                | Held::SeriesEnd { .. }
                | Held::Approval { .. }
                | Held::Consultation { .. }
                | Held::Input { .. }
                | Held::Action { .. }
                | Held::Attendance { .. } => None,
            },
            Self::GroupRenamed { to, .. } => Some(to),
            Self::Amended { .. } => None,
        }
    }

    /// Whether it is shown to everybody who reads the record.
    pub fn is_public(&self) -> bool {
        match self {
            Self::ActUndone { group, .. } => group.is_some(),
            Self::TakenBack { .. } | Self::Amended { .. } | Self::GroupRenamed { .. } => true,
        }
    }
}
