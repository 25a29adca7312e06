//! Rooms that are to be made for groups and are not there yet.

use sha2::{Digest, Sha256};

use super::Register;
use crate::record::events::{Binding, Code, Event, PersonId, Platform, Recorded, to_hex};

/// A room that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The group.
    pub group: Code,
    /// Where.
    pub platform: Platform,
    /// Who asked for it.
    pub by: Option<PersonId>,
    /// By this the platform, or the adapter, knows a room that was made already: lower-case letters, digits and hyphens,
    /// at most 33.
    pub key: String,
}

impl Opening {
    fn asked(recorded: &Recorded, group: &Code, platform: Platform) -> Self {
        let asked = format!("{} {group} {platform}", recorded.cause);
        let hash = to_hex(&Sha256::digest(asked.as_bytes())[..4]);
        let key = format!("{}-{hash}", group.to_string().to_lowercase());
        Self { group: group.clone(), platform, by: recorded.by, key }
    }
}

impl Register {
    /// The rooms that are to be made.
    pub fn openings(&self) -> impl Iterator<Item = &Opening> {
        self.openings.values()
    }

    /// The room that is to be made for a group on a platform.
    pub fn opening(&self, group: &Code, platform: Platform) -> Option<&Opening> {
        self.openings.get(&(group.clone(), platform))
    }

    /// Whether a group has a room of its own on a platform.
    pub fn has_room(&self, group: &Code, platform: Platform) -> bool {
        self.rooms_of(Some(group)).any(|room| room.platform == platform)
    }

    pub(super) fn apply_opening(&mut self, recorded: &Recorded) {
        if let Event::RoomAsked { group, platform } = &recorded.event {
            let opening = Opening::asked(recorded, group, *platform);
            self.openings.insert((group.clone(), *platform), opening);
        } else if let Event::RoomNotMade { group, platform } = &recorded.event {
            self.openings.remove(&(group.clone(), *platform));
        } else if let Event::RoomBound { room, to: Binding::Group(group) } = &recorded.event {
            self.openings.remove(&(group.clone(), room.platform));
        }
    }
}
