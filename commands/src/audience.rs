//! Who hears something: those in a room, in office, or expected; and what they are told.

pub mod address;
pub mod expected;
pub(crate) mod hours;
pub mod language;

use std::sync::Arc;

use crate::organisation::Organisation;
use crate::record::{Code, Person, PersonId, Register, Role, Room};
use crate::words::Reply;

/// What somebody is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Where.
    pub room: Room,
    /// To whom in particular.
    pub to: Option<PersonId>,
    /// What.
    pub reply: Reply,
    /// Whom it must notify.
    pub notify: Vec<PersonId>,
}

impl Notice {
    /// To all in a room.
    pub fn in_room(room: Room, reply: Reply) -> Self {
        Self { room, to: None, reply, notify: Vec::new() }
    }
}

/// To a group's own rooms; where it has none, or for the plenary, to all.
pub(crate) fn own(register: &Register, group: Option<&Code>, reply: &Reply) -> Vec<Notice> {
    let has_rooms = group.is_some() && register.rooms_of(group).next().is_some();
    let rooms = register.rooms_of(group.filter(|_| has_rooms));
    rooms.map(|room| Notice::in_room(room.clone(), reply.clone())).collect()
}

/// To all, and to a group's own rooms.
pub(crate) fn public(register: &Register, group: Option<&Code>, reply: &Reply) -> Vec<Notice> {
    let rooms = register.rooms_about(group).into_iter();
    rooms.map(|room| Notice::in_room(room.clone(), reply.clone())).collect()
}

/// To each of these people who can be reached.
pub(crate) fn private(register: &Register, people: &[PersonId], reply: &Reply) -> Vec<Notice> {
    let told = |person: &PersonId| {
        let room = register.private_room(*person)?;
        Some(Notice { to: Some(*person), ..Notice::in_room(room, reply.clone()) })
    };
    people.iter().filter_map(told).collect()
}

/// To the chair and the secretariat.
pub(crate) fn chair_and_secretariat(register: &Register, organisation: &Organisation, reply: &Reply) -> Vec<Notice> {
    private(register, &in_office(register, organisation, &[Role::Chair, Role::Secretariat]), reply)
}

/// Those who hold one of these roles and can be reached.
pub(crate) fn in_office(register: &Register, organisation: &Organisation, roles: &[Role]) -> Vec<PersonId> {
    let holds = |person: &&Arc<Person>| roles.contains(&organisation.role_of(person));
    register.people().iter().filter(holds).map(|person| person.id).collect()
}
