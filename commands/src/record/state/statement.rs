//! What the journal says of people: a salted hash of who each is, so that a changed row of a person is found.
//!
//! The hash stands in an event. The salt stands with the person and goes with them; what is left then says nothing.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{Person, Register};
use crate::record::events::{Event, PersonId, Recorded, Salt, Text, TextId};

/// The time of what was stated before anything else was recorded: none. It is the earliest there is, so that the times of
/// the journal never go back.
pub const NO_TIME: Timestamp = Timestamp::MIN;

impl Person {
    /// The salted hash of who they are and how they count: name, role, stakeholder group, accounts, and roles on a platform where there
    /// are such. Nothing before it was stated.
    pub fn statement(&self) -> Option<TextId> {
        let Self { id, name, role, stakeholder, accounts, platform_roles, .. } = self;
        let json = match platform_roles.as_slice() {
            [] => serde_json::to_string(&(name, role, stakeholder, accounts)),
            _ => serde_json::to_string(&(name, role, stakeholder, accounts, platform_roles)),
        };
        #[expect(clippy::expect_used, reason = "it is made of strings and lists of strings alone")]
        let words = json.expect("a person has a form in JSON");
        self.salt.map(|salt| Text::seal(&words, salt, *id).id)
    }
}

impl Register {
    /// Whether the journal states anybody. Those of the first versions state nobody.
    pub fn states_people(&self) -> bool {
        self.states_people
    }

    /// Whether somebody is who the journal last said.
    pub fn is_stated(&self, person: &Person) -> bool {
        let stated = self.stated.get(&person.id);
        stated.is_some_and(|stated| person.statement() == Some(*stated))
    }

    /// States those of some people who are not who this journal last said. `recorded` is what happened to them since. Each gets
    /// a new salt, so that the hash of who they were before says nothing any more.
    ///
    /// Whoever was changed by hand before is left out, with whom they were joined: else what they were changed into would be
    /// stated in the end. Where the journal states nobody of those it has, nobody is stated here either.
    pub fn state(&self, people: &mut [Person], recorded: &[Recorded], mut salt: impl FnMut() -> Salt) -> Option<Event> {
        if !self.states_people && !self.people.is_empty() {
            return None;
        }
        let known = |id: PersonId| self.people.get(id).filter(|known| known.id == id);
        let mut left_out: BTreeSet<PersonId> = people
            .iter()
            .map(|person| person.id)
            .filter(|id| known(*id).is_some_and(|one| !self.is_stated(one)))
            .collect();
        for recorded in recorded {
            if let Event::PeopleJoined { from, into, .. } = recorded.event {
                left_out.insert(from);
                left_out.extend(known(from).filter(|from| !self.is_stated(from)).map(|_| into));
            }
            if let Event::PersonForgotten { person } = recorded.event {
                left_out.insert(person);
            }
        }
        let mut stated = BTreeMap::new();
        for person in people.iter_mut().filter(|person| !left_out.contains(&person.id) && !self.is_stated(person)) {
            person.salt = Some(salt());
            stated.extend(person.statement().map(|statement| (person.id, statement)));
        }
        (!stated.is_empty()).then_some(Event::PeopleStated { people: stated, unknown: Vec::new() })
    }

    /// States everybody as they are now who is not who the journal last said. They get a new salt.
    pub fn state_all(&self, mut salt: impl FnMut() -> Salt) -> (Vec<Person>, BTreeMap<PersonId, TextId>) {
        let changed = self.people.iter().filter(|person| !self.is_stated(person));
        let people: Vec<Person> =
            changed.map(|person| Person { salt: Some(salt()), ..Person::clone(person) }).collect();
        let stated = people.iter().filter_map(|person| Some((person.id, person.statement()?))).collect();
        (people, stated)
    }

    pub(super) fn keep_statements(&mut self, people: &BTreeMap<PersonId, TextId>) {
        self.states_people = true;
        self.stated.extend(people.iter().map(|(person, statement)| (*person, *statement)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::events::{Account, Role};

    fn named(id: u64, name: &str) -> Person {
        Person { accounts: vec![Account::console(name)], ..Person::named(PersonId(id), name) }
    }

    fn recorded(register: &Register, event: Event) -> Recorded {
        let (seq, at) = (register.head() + 1, NO_TIME);
        let cause = seq.to_string();
        Recorded { seq, cause, ordinal: 0, at, said_at: at, by: None, room: None, event }
    }

    /// A register in which these people are stated, and they as they are in it.
    fn with(mut people: Vec<Person>) -> (Register, Vec<Person>) {
        let mut register = Register::default();
        let event = register.state(&mut people, &[], || Salt([1; 16])).unwrap();
        register.add_belongings(&people, []);
        register.apply(&recorded(&register, event));
        (register, people)
    }

    fn stated(event: Option<Event>) -> Vec<PersonId> {
        event.map(|event| event.people()).unwrap_or_default()
    }

    #[test]
    fn whoever_is_changed_is_not_who_was_stated_until_they_are_stated_anew() {
        let (mut register, people) = with(vec![named(1, "Lea")]);
        let lea = &people[0];
        assert!(register.states_people() && register.is_stated(lea) && register.at().is_none());
        assert_eq!(register.state(&mut people.clone(), &[], || Salt([2; 16])), None);
        // What others do not see is not in it.
        assert!(register.is_stated(&Person { zone: Some("Europe/Berlin".to_owned()), ..lea.clone() }));
        for other in [
            Person { name: "Mallory".to_owned(), ..lea.clone() },
            Person { role: Role::Chair, ..lea.clone() },
            Person { stakeholder: Some("government".to_owned()), ..lea.clone() },
            Person { accounts: vec![Account::console("mallory")], ..lea.clone() },
            Person { salt: None, ..lea.clone() },
            Person { id: PersonId(2), ..lea.clone() },
        ] {
            assert!(!register.is_stated(&other), "{other:?}");
        }
        let mut chair = [Person { role: Role::Chair, ..lea.clone() }];
        let event = register.state(&mut chair, &[], || Salt([2; 16])).unwrap();
        register.apply(&recorded(&register, event));
        assert!(register.is_stated(&chair[0]) && !register.is_stated(lea));
    }

    #[test]
    fn what_somebody_was_changed_into_by_hand_is_not_stated_with_what_they_do_next() {
        let (mut register, people) = with(vec![named(1, "Lea"), named(2, "Mallory"), named(3, "Ann")]);
        let forged = Person { role: Role::Chair, ..people[1].clone() };
        register.add_belongings([&forged], []);
        let next = Person { stakeholder: Some("government".to_owned()), ..forged };
        assert_eq!(register.state(&mut [next], &[], || Salt([2; 16])), None);
        let join = |from, into| {
            recorded(
                &register,
                Event::PeopleJoined { from: PersonId(from), into: PersonId(into), standing: None, inputs: Vec::new() },
            )
        };
        let both = |name: &str, role| vec![Person { role, salt: None, ..named(1, name) }];
        let state = |mut people: Vec<Person>, joined: Recorded| {
            stated(register.state(&mut people, &[joined], || Salt([2; 16])))
        };
        assert_eq!(state(both("Lea", Role::Chair), join(2, 1)), []);
        assert_eq!(state(both("Lea", Role::Participant), join(3, 1)), [PersonId(1)]);
        let forgotten = recorded(&register, Event::PersonForgotten { person: PersonId(1) });
        assert_eq!(state(both("Lea", Role::Member), forgotten), []);
    }

    #[test]
    fn where_nobody_is_stated_nobody_new_is_either_until_all_are() {
        let mut register = Register::default();
        register.add_belongings([&named(1, "Lea")], []);
        assert_eq!(register.state(&mut [named(2, "Ann")], &[], || Salt([2; 16])), None);
        let (people, all) = register.state_all(|| Salt([2; 16]));
        register.add_belongings(&people, []);
        register.apply(&recorded(&register, Event::PeopleStated { people: all, unknown: Vec::new() }));
        assert!(register.is_stated(&people[0]));
        assert_eq!(stated(register.state(&mut [named(2, "Ann")], &[], || Salt([2; 16]))), [PersonId(2)]);
    }

    #[test]
    fn no_time_is_read_as_it_is_written() {
        let written = serde_json::to_string(&NO_TIME).unwrap();
        assert_eq!(serde_json::from_str::<Timestamp>(&written).unwrap(), NO_TIME, "{written}");
        assert_eq!(Timestamp::from_second(NO_TIME.as_second()).unwrap(), NO_TIME);
    }
}
