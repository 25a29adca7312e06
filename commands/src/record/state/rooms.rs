//! The rooms that are bound, found by what they are for too.

use crate::record::events::{Binding, Code, Platform, Room};

/// The rooms that are bound. A copy is cheap.
#[derive(Clone, Debug, Default)]
pub(super) struct Rooms {
    bindings: imbl::OrdMap<Room, Binding>,
    /// Those of each group, and of the plenary.
    of: imbl::OrdMap<Option<Code>, imbl::OrdSet<Room>>,
    /// The tags of the languages that were chosen for rooms, bound or not.
    languages: imbl::OrdMap<Room, String>,
}

impl Rooms {
    /// What a room is for.
    pub(super) fn get(&self, room: &Room) -> Option<&Binding> {
        self.bindings.get(room)
    }

    /// All rooms, and what each is for.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Room, &Binding)> {
        self.bindings.iter()
    }

    /// The rooms of a group, or of the plenary.
    pub(super) fn of(&self, group: Option<&Code>) -> impl Iterator<Item = &Room> {
        self.of.get(&group.cloned()).into_iter().flatten()
    }

    /// Whether there is one on a platform.
    pub(super) fn is_on(&self, platform: Platform) -> bool {
        let first = Room { platform, id: String::new() };
        self.bindings.range(first..).next().is_some_and(|(room, _)| room.platform == platform)
    }

    /// Binds a room; what it was for before.
    pub(super) fn insert(&mut self, room: Room, to: Binding) -> Option<Binding> {
        let before = self.remove(&room);
        self.of.entry(group_of(&to)).or_default().insert(room.clone());
        self.bindings.insert(room, to);
        before
    }

    /// The language that was chosen for a room, by its tag.
    pub(super) fn language(&self, room: &Room) -> Option<&str> {
        self.languages.get(room).map(String::as_str)
    }

    /// In which language is spoken in a room; nothing for that of the organisation.
    pub(super) fn speak_in(&mut self, room: &Room, language: Option<&str>) {
        match language {
            Some(tag) => _ = self.languages.insert(room.clone(), tag.to_owned()),
            None => _ = self.languages.remove(room),
        }
    }

    /// A room takes the place of another.
    pub(super) fn change_place(&mut self, from: &Room, to: &Room) {
        if let Some(binding) = self.remove(from) {
            self.insert(to.clone(), binding);
        }
        if let Some(language) = self.languages.remove(from) {
            self.languages.insert(to.clone(), language);
        }
    }

    /// Takes a room out; what it was for.
    pub(super) fn remove(&mut self, room: &Room) -> Option<Binding> {
        let binding = self.bindings.remove(room)?;
        let group = group_of(&binding);
        if let Some(rooms) = self.of.get_mut(&group) {
            rooms.remove(room);
            if rooms.is_empty() {
                self.of.remove(&group);
            }
        }
        Some(binding)
    }
}

/// The group whose room it is; nothing for the plenary's.
fn group_of(binding: &Binding) -> Option<Code> {
    match binding {
        Binding::Plenary => None,
        Binding::Group(code) => Some(code.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_is_found_by_what_it_is_for_as_long_as_it_is_for_that() {
        let mut rooms = Rooms::default();
        let (code, room) = ("WG-IMP".parse::<Code>().unwrap(), Room::console("#one"));
        let found = |rooms: &Rooms, group| rooms.of(group).cloned().collect::<Vec<_>>();
        assert_eq!(rooms.insert(room.clone(), Binding::Plenary), None);
        assert_eq!(rooms.insert(room.clone(), Binding::Group(code.clone())), Some(Binding::Plenary));
        assert_eq!(found(&rooms, Some(&code)), std::slice::from_ref(&room));
        assert_eq!(found(&rooms, None), []);
        assert!(rooms.is_on(Platform::Console) && !rooms.is_on(Platform::Discord));
        assert_eq!(rooms.remove(&room), Some(Binding::Group(code.clone())));
        assert_eq!(found(&rooms, Some(&code)), []);
        assert!(!rooms.is_on(Platform::Console));
    }
}
