//! Every change there is. An event is written once and never rewritten.
//!
//! A new kind is one more variant, its fold in [`super::Register::apply`], and a sample in `samples/`.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, IntoStaticStr, VariantNames};

use super::{Binding, Code, PersonId, Room, Standing, TextId};

/// The number of an event in the journal, from 1 on, without gaps.
pub type Seq = u64;

/// The version in which kinds are written today.
pub const VERSION: u32 = 1;

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr, EnumCount)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "kebab-case")]
pub enum Event {
    /// A group was proposed.
    GroupProposed {
        /// Its code, free until now.
        group: Code,
        /// The key of its category.
        category: String,
        /// Its title.
        title: TextId,
        /// Whether it continues a group of an earlier cycle.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        continues: bool,
        /// The parts of the charter that were given, by the template's names.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        parts: BTreeMap<String, TextId>,
        /// Who is proposed to facilitate it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        facilitators: Vec<Nominee>,
        /// The documents that come with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Document>,
    },
    /// Parts of a proposal were added or changed. Earlier texts remain.
    CharterChanged {
        /// The group.
        group: Code,
        /// A new title.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        title: Option<TextId>,
        /// New texts of parts, by the template's names.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        parts: BTreeMap<String, TextId>,
        /// Who is proposed to facilitate it, in place of those before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        facilitators: Option<Vec<Nominee>>,
        /// Further documents.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        documents: Vec<Document>,
    },
    /// Somebody supports a group.
    SupportGiven {
        /// The group.
        group: Code,
        /// Who supports it.
        person: PersonId,
        /// How it counts.
        standing: Standing,
        /// Their stakeholder group at that time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stakeholder: Option<String>,
        /// What they said with it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<TextId>,
        /// The web address of what was said elsewhere.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<TextId>,
    },
    /// Somebody takes back their support.
    SupportWithdrawn {
        /// The group.
        group: Code,
        /// Who takes it back.
        person: PersonId,
        /// The web address of what was said elsewhere.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<TextId>,
    },
    /// Somebody comments on a group.
    Commented {
        /// The group.
        group: Code,
        /// Who comments.
        person: PersonId,
        /// Whether they were a member at that time.
        standing: Standing,
        /// Their stakeholder group at that time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stakeholder: Option<String>,
        /// The comment.
        words: TextId,
        /// The web address of what was said elsewhere.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<TextId>,
    },
    /// The chair or the secretariat set a group's status line, its note, or both.
    GroupNoted {
        /// The group.
        group: Code,
        /// The status line.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        status: Option<TextId>,
        /// The note.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<TextId>,
    },
    /// A room was given its purpose.
    RoomBound {
        /// The room.
        room: Room,
        /// What it is for.
        to: Binding,
    },
    /// A room was replaced by another, which takes over its purpose.
    RoomMoved {
        /// The room that was left.
        from: Room,
        /// The room that takes its place.
        to: Room,
    },
    /// A room heard what had happened elsewhere.
    NewsTold {
        /// The room.
        room: Room,
    },
}

/// Somebody proposed as facilitator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nominee {
    /// Who.
    pub person: PersonId,
    /// Whether it is still to be decided.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub tentative: bool,
}

/// A document of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its web address.
    pub url: TextId,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<TextId>,
    /// The last day of its review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_until: Option<Date>,
}

/// An event as the journal has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its place in the journal.
    pub seq: Seq,
    /// What caused it: a message, a due moment or an import.
    pub cause: String,
    /// Its place among the events of the same cause, from 0.
    pub ordinal: u32,
    /// When it was recorded. Never goes back; whole seconds.
    pub at: Timestamp,
    /// When it was said, as the platform has it. Whole seconds.
    pub said_at: Timestamp,
    /// Who said it; nobody for a due moment.
    pub by: Option<PersonId>,
    /// Where it was said, unless in private.
    pub room: Option<Room>,
    /// What happened.
    pub event: Event,
}

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

impl Event {
    /// The names of all kinds.
    pub const KINDS: &'static [&'static str] = Self::VARIANTS;

    /// The name under which the kind is stored.
    pub fn kind(&self) -> &'static str {
        self.into()
    }

    /// The texts to which it refers.
    pub fn texts(&self) -> Vec<TextId> {
        let documents = |documents: &[Document]| {
            documents.iter().flat_map(|document| [Some(document.url), document.title]).flatten().collect::<Vec<_>>()
        };
        match self {
            Self::GroupProposed { title, parts, documents: linked, .. } => {
                [*title].into_iter().chain(parts.values().copied()).chain(documents(linked)).collect()
            }
            Self::CharterChanged { title, parts, documents: linked, .. } => {
                title.iter().copied().chain(parts.values().copied()).chain(documents(linked)).collect()
            }
            Self::SupportGiven { words, source, .. } => words.iter().chain(source).copied().collect(),
            Self::SupportWithdrawn { source, .. } => source.iter().copied().collect(),
            Self::Commented { words, source, .. } => [*words].into_iter().chain(*source).collect(),
            Self::GroupNoted { status, words, .. } => status.iter().chain(words).copied().collect(),
            Self::RoomBound { .. } | Self::RoomMoved { .. } | Self::NewsTold { .. } => Vec::new(),
        }
    }

    /// The group that it proposes.
    pub fn proposes(&self) -> Option<&Code> {
        match self {
            Self::GroupProposed { group, .. } => Some(group),
            _ => None,
        }
    }

    /// Whose act it is, where that can be another person than the one who typed it.
    pub fn act_of(&self) -> Option<PersonId> {
        match self {
            Self::SupportGiven { person, .. }
            | Self::SupportWithdrawn { person, .. }
            | Self::Commented { person, .. } => Some(*person),
            _ => None,
        }
    }

    /// The stored form, without the kind.
    ///
    /// # Errors
    ///
    /// None that is known: every field has a JSON form.
    pub fn body(&self) -> serde_json::Result<String> {
        let tagged = serde_json::to_string(self)?;
        // {"kind":BODY}
        let body = &tagged[self.kind().len() + 4..tagged.len() - 1];
        Ok(body.to_owned())
    }

    /// Reads a stored event. The one place where an older version becomes today's.
    ///
    /// # Errors
    ///
    /// [`Unreadable`], when kind, version or body are not known here.
    pub fn from_stored(kind: &str, version: u32, body: &str) -> Result<Self, Unreadable> {
        if !Self::KINDS.contains(&kind) {
            return Err(Unreadable::Kind { kind: kind.to_owned() });
        }
        if version != VERSION {
            return Err(Unreadable::Version { kind: kind.to_owned(), version });
        }
        serde_json::from_str(&format!("{{\"{kind}\":{body}}}")).map_err(|error| {
            // The position is one in the tagged form, which nobody sees.
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or(&reason).to_owned();
            Unreadable::Body { kind: kind.to_owned(), reason }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every kind that was ever written, in every version, as it was written.
    const SAMPLES: &[(&str, u32, &str)] = &[
        ("group-proposed", 1, include_str!("samples/group-proposed.1.json")),
        ("charter-changed", 1, include_str!("samples/charter-changed.1.json")),
        ("support-given", 1, include_str!("samples/support-given.1.json")),
        ("support-withdrawn", 1, include_str!("samples/support-withdrawn.1.json")),
        ("commented", 1, include_str!("samples/commented.1.json")),
        ("group-noted", 1, include_str!("samples/group-noted.1.json")),
        ("room-bound", 1, include_str!("samples/room-bound.1.json")),
        ("room-moved", 1, include_str!("samples/room-moved.1.json")),
        ("news-told", 1, include_str!("samples/news-told.1.json")),
    ];

    #[test]
    fn every_kind_has_a_sample_of_every_version() {
        for kind in Event::KINDS {
            for version in 1..=VERSION {
                assert!(
                    SAMPLES.iter().any(|(name, number, _)| name == kind && *number == version),
                    "samples/{kind}.{version}.json is missing"
                );
            }
        }
        assert_eq!(Event::KINDS.len(), Event::COUNT);
    }

    #[test]
    fn every_sample_loads_and_is_written_the_same_way() {
        for (kind, version, body) in SAMPLES {
            let event = Event::from_stored(kind, *version, body).unwrap_or_else(|error| panic!("{kind}: {error}"));
            assert_eq!(event.kind(), *kind);
            let written: serde_json::Value = serde_json::from_str(&event.body().unwrap()).unwrap();
            let sample: serde_json::Value = serde_json::from_str(body).unwrap();
            assert_eq!(written, sample, "{kind}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let message = |kind, version, body| Event::from_stored(kind, version, body).unwrap_err().to_string();
        assert_eq!(message("group-painted", 1, "{}"), "unknown kind \"group-painted\"");
        assert_eq!(message("news-told", 2, "{}"), "version 2 of kind \"news-told\" is newer than this program");
        assert!(message("news-told", 1, "{}").starts_with("broken body of kind \"news-told\": missing field `room`"));
    }
}
