//! How an event is stored: by its kind, its version and its body.

use serde::{Serialize, Serializer};
use strum::{EnumCount, VariantNames};

use super::{CorrectionEvent, Event, MeetingEvent, MinutesEvent, Unreadable, VERSION};

impl Serialize for Event {
    #[expect(clippy::wildcard_enum_match_arm, reason = "what is no family is stored as it is")]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Meeting(event) => event.serialize(serializer),
            Self::Minutes(event) => event.serialize(serializer),
            Self::Correction(event) => event.serialize(serializer),
            other => Self::serialize(other, serializer),
        }
    }
}

impl From<MeetingEvent> for Event {
    fn from(event: MeetingEvent) -> Self {
        Self::Meeting(event)
    }
}

impl From<MinutesEvent> for Event {
    fn from(event: MinutesEvent) -> Self {
        Self::Minutes(event)
    }
}

impl From<CorrectionEvent> for Event {
    fn from(event: CorrectionEvent) -> Self {
        Self::Correction(event)
    }
}

/// How many of the variants are families of kinds, which come last.
const FAMILIES: usize = 3;

impl Event {
    /// The names of all kinds.
    pub fn kinds() -> impl Iterator<Item = &'static str> {
        let own = &Self::VARIANTS[..Self::COUNT - FAMILIES];
        let families = MeetingEvent::VARIANTS.iter().chain(MinutesEvent::VARIANTS).chain(CorrectionEvent::VARIANTS);
        own.iter().chain(families).copied()
    }

    /// The name under which the kind is stored.
    #[expect(clippy::wildcard_enum_match_arm, reason = "what is no family has a name of its own")]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Meeting(event) => event.into(),
            Self::Minutes(event) => event.into(),
            Self::Correction(event) => event.into(),
            other => other.into(),
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
        if !Self::kinds().any(|known| known == kind) {
            return Err(Unreadable::Kind { kind: kind.to_owned() });
        }
        if version != VERSION {
            return Err(Unreadable::Version { kind: kind.to_owned(), version });
        }
        let tagged = format!("{{\"{kind}\":{body}}}");
        let event = if MeetingEvent::VARIANTS.contains(&kind) {
            serde_json::from_str(&tagged).map(Self::Meeting)
        } else if MinutesEvent::VARIANTS.contains(&kind) {
            serde_json::from_str(&tagged).map(Self::Minutes)
        } else if CorrectionEvent::VARIANTS.contains(&kind) {
            serde_json::from_str(&tagged).map(Self::Correction)
        } else {
            let mut stored = serde_json::Deserializer::from_str(&tagged);
            Self::deserialize(&mut stored).and_then(|event| stored.end().map(|()| event))
        };
        event.map_err(|error| {
            // The position is one in the tagged form, which nobody sees.
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or(&reason).to_owned();
            Unreadable::Body { kind: kind.to_owned(), reason }
        })
    }
}
