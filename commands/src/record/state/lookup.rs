//! What is asked of the register: rooms, people, words, consultations, the cycle.

use std::sync::Arc;

use jiff::Timestamp;

use super::{Consultation, Cycle, Erasures, LinkOffer, News, People, Person, Register, folded_words};
use crate::record::events::{Account, Binding, Code, PersonId, Reminder, Room, TextId};

impl Register {
    /// What a room is for.
    pub fn binding(&self, room: &Room) -> Option<&Binding> {
        self.rooms.get(room)
    }

    /// The language in which the bot speaks in a room of several, by its tag, if one was chosen.
    pub fn language_of_room(&self, room: &Room) -> Option<&str> {
        self.rooms.language(room)
    }

    /// What a room's name says it is for, if that is there.
    pub fn binding_by_name(&self, room: &Room) -> Option<Binding> {
        room.binding_by_name().filter(|binding| match binding {
            Binding::Plenary => true,
            Binding::Group(code) => self.groups.contains_key(code),
        })
    }

    /// All bound rooms.
    pub fn rooms(&self) -> impl Iterator<Item = (&Room, &Binding)> {
        self.rooms.iter()
    }

    /// The bound rooms of a group, or of the plenary.
    pub fn rooms_of(&self, group: Option<&Code>) -> impl Iterator<Item = &Room> {
        self.rooms.of(group)
    }

    /// The bound rooms in which all is heard that concerns a group, or the plenary: its own and the plenary's.
    pub fn rooms_about(&self, group: Option<&Code>) -> Vec<&Room> {
        let own = group.into_iter().flat_map(|code| self.rooms.of(Some(code)));
        let mut rooms: Vec<&Room> = self.rooms.of(None).chain(own).collect();
        rooms.sort();
        rooms
    }

    /// What rooms have not heard yet.
    pub fn news(&self) -> impl Iterator<Item = (&Room, &News)> {
        self.news.iter()
    }

    /// What one room has not heard yet.
    pub fn news_for(&self, room: &Room) -> Option<&News> {
        self.news.get(room)
    }

    /// The open cycle.
    pub fn cycle(&self) -> Option<&Cycle> {
        self.cycle.as_ref()
    }

    /// The cycle that follows the open one.
    pub fn next_cycle(&self) -> Option<&Cycle> {
        self.next_cycle.as_ref()
    }

    /// Whether a cycle has ended.
    pub fn had_cycle(&self) -> bool {
        self.had_cycle
    }

    /// When the office last heard what waits for it, or might have begun to.
    pub fn office_told(&self) -> Option<Timestamp> {
        self.office_told
    }

    /// Whether people were reminded of something.
    pub fn was_reminded(&self, of: &Reminder) -> bool {
        self.reminded.contains(of)
    }

    /// The consultation of a number.
    pub fn consultation(&self, number: u32) -> Option<&Consultation> {
        self.consultations.get(&number).map(Arc::as_ref)
    }

    /// All consultations, in order of number.
    pub fn consultations(&self) -> impl DoubleEndedIterator<Item = &Consultation> {
        self.consultations.values().map(Arc::as_ref)
    }

    /// Everybody.
    pub fn people(&self) -> &People {
        &self.people
    }

    /// The private conversation in which somebody is reached: on the platform of a bound room, if they have an account
    /// there.
    pub fn private_room(&self, person: PersonId) -> Option<Room> {
        let accounts = &self.people.get(person)?.accounts;
        let is_used = |account: &&Account| self.rooms.is_on(account.platform);
        let used = accounts.iter().find(is_used);
        used.or_else(|| accounts.first()).map(Account::private_room)
    }

    /// Who is reached in a private conversation, or by mail.
    pub fn person_in(&self, room: &Room) -> Option<&Arc<Person>> {
        if let Some(person) = room.addressee() {
            return self.people.get(person);
        }
        let handle = room.id.strip_prefix('@')?;
        let account = |id: &str| Account { platform: room.platform, id: id.to_owned() };
        self.people.of_account(&account(&room.id)).or_else(|| self.people.of_account(&account(handle)))
    }

    /// A text's words, unless they were erased.
    pub fn words(&self, id: TextId) -> Option<&Arc<str>> {
        self.texts.get(&id).map(|text| &text.words)
    }

    /// What is another than before wherever words may have been erased since.
    pub fn erasures(&self) -> Erasures {
        self.erasures
    }

    /// Its words as they are compared, without case and accents; none where they were erased.
    pub(crate) fn folded(&self, id: TextId) -> Vec<String> {
        self.words(id).map(|words| folded_words(words)).unwrap_or_default()
    }

    /// Whose words a text has, unless they were erased.
    pub fn author(&self, id: TextId) -> Option<PersonId> {
        self.texts.get(&id).map(|text| self.people.resolve(text.author))
    }

    /// All words of others than this person, by their ids.
    pub fn words_of_others(&self, person: PersonId) -> impl Iterator<Item = (TextId, &Arc<str>)> {
        let own = self.people.ids_of(person);
        self.texts.iter().filter(move |(_, text)| !own.contains(&text.author)).map(|(id, text)| (*id, &text.words))
    }

    /// The offers to join an account that are known.
    pub fn link_offers(&self) -> impl Iterator<Item = &LinkOffer> {
        self.links.values()
    }
}
