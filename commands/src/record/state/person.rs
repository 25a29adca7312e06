//! People: kept apart from the events, so that a person can be erased and the record still stands.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::changes::changed_keys;
use super::name::{Likeness, NameKey, NameLook};
use super::{Earlier, Forgotten, ForgottenAccount};
use crate::record::events::{Account, PersonId, Platform, Role, Salt, Schedule, Weekend};

/// The hours of the day in which somebody can meet, in their own zone: `09:00-21:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hours {
    /// The first minute.
    pub from: Time,
    /// The end. Before `from` when the hours run past midnight.
    pub to: Time,
}

/// The words were not of the form `09:00-21:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("hours are written like 09:00-21:00")]
pub struct NotHours;

impl FromStr for Hours {
    type Err = NotHours;

    fn from_str(words: &str) -> Result<Self, NotHours> {
        let (from, to) = words.split_once(['-', '–']).ok_or(NotHours)?;
        let time = |words: &str| {
            let (hour, minute) = words.trim().split_once(':').unwrap_or((words.trim(), "0"));
            Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
        };
        // 24:00 is how people write the end of the day.
        let end = if matches!(to.trim(), "24:00" | "24") { Some(Time::midnight()) } else { time(to) };
        match (time(from), end) {
            (Some(from), Some(to)) if from != to => Ok(Self { from, to }),
            _ => Err(NotHours),
        }
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from.strftime("%H:%M"), self.to.strftime("%H:%M"))
    }
}

impl Serialize for Hours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = String::deserialize(deserializer)?;
        words.parse().map_err(serde::de::Error::custom)
    }
}

/// What a meeting cost somebody, as it was reckoned when it was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Borne {
    /// The meeting.
    pub meeting: u32,
    /// When it began.
    pub at: Timestamp,
    /// Cost times minutes.
    pub burden: u64,
    /// Whether some of it was in their night.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub night: bool,
}

/// The digests that somebody wants for themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnDigests {
    /// When.
    pub schedule: Schedule,
    /// Whether they come in a private conversation.
    pub in_chat: bool,
    /// Whether they come by mail, and by which secret address that can be stopped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_mail: Option<String>,
}

/// What is known of a person. All of it can be erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The number by which events refer to them.
    pub id: PersonId,
    /// The name as shown.
    pub name: String,
    /// The role given by import. The configuration may give a higher one to an account.
    #[serde(default)]
    pub role: Role,
    /// One of the organisation's stakeholder groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stakeholder: Option<String>,
    /// Where they work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affiliation: Option<String>,
    /// Their IANA time zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// The hours in which they can meet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// The days on which they do not work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekend: Option<Weekend>,
    /// The language they prefer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Where mail reaches them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// How many minutes before meetings they are reminded in private, the most first; nothing where they did not say, none where they
    /// want no reminders, of consultations either.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminders: Option<Vec<u32>>,
    /// The digests of their own that they want.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digests: Option<OwnDigests>,
    /// The secret part of the address of their own calendar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
    /// The roles that they had on a platform when they were last seen there, of those that count: `discord-role:123`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub platform_roles: Vec<String>,
    /// What earlier meetings cost them, the latest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub borne: Vec<Borne>,
    /// When they were first heard of; nothing for people who were imported, who carry no date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Timestamp>,
    /// Their accounts on the platforms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accounts: Vec<Account>,
    /// What they and those who were joined to them were before, in the order of the joins, while that can be taken back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Earlier>,
    /// Under what the journal states who they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<Salt>,
    /// What they say of themselves and nobody has confirmed yet.
    #[serde(default, skip_serializing_if = "Declared::is_empty")]
    pub declared: Declared,
    /// The last day on which they are away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub away_until: Option<Date>,
    /// The day on which they left the organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<Date>,
}

/// What somebody says of themselves and the secretariat has not confirmed. It counts for nothing until then.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declared {
    /// Another name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Another stakeholder group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stakeholder: Option<String>,
    /// Where mail is to reach them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

impl Declared {
    /// Whether there is nothing to confirm.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Person {
    /// Whether they have asked to be reminded of nothing.
    pub fn wants_no_reminders(&self) -> bool {
        self.reminders.as_ref().is_some_and(Vec::is_empty)
    }

    /// Somebody of whom only the name is known.
    pub fn named(id: PersonId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            role: Role::default(),
            stakeholder: None,
            affiliation: None,
            zone: None,
            hours: None,
            weekend: None,
            language: None,
            email: None,
            reminders: None,
            digests: None,
            calendar: None,
            platform_roles: Vec::new(),
            borne: Vec::new(),
            since: None,
            accounts: Vec::new(),
            earlier: Vec::new(),
            salt: None,
            declared: Declared::default(),
            away_until: None,
            left: None,
        }
    }

    /// Whether they are away on a day.
    pub fn is_away_on(&self, day: Date) -> bool {
        self.away_until.is_some_and(|until| day <= until)
    }

    /// Takes over what they say of themselves, which is confirmed by it.
    pub fn confirm(&mut self) {
        let Declared { name, stakeholder, email } = std::mem::take(&mut self.declared);
        if let Some(name) = name {
            self.name = name;
        }
        self.stakeholder = stakeholder.or(self.stakeholder.take());
        self.email = email.or(self.email.take());
    }
}

/// Everybody, found by number, by account or by name. A copy is cheap.
#[derive(Clone, Debug, Default)]
pub struct People {
    by_id: imbl::OrdMap<PersonId, Arc<Person>>,
    by_account: imbl::OrdMap<Account, PersonId>,
    by_name: imbl::OrdMap<NameKey, imbl::Vector<PersonId>>,
    /// Those who have a name, by how it looks.
    by_look: imbl::OrdMap<NameLook, imbl::Vector<PersonId>>,
    /// Those whose name is that of somebody else too, or looks like it.
    namesakes: imbl::OrdSet<PersonId>,
    by_calendar: imbl::OrdMap<String, PersonId>,
    /// Who is reminded of meetings in private so many minutes before.
    reminded: imbl::OrdMap<u32, imbl::OrdSet<PersonId>>,
    /// Who turned out to be whom.
    joined: imbl::OrdMap<PersonId, PersonId>,
    /// Those of them who are kept all the same: that they are somebody else was taken back, and is not yet in what was read.
    apart: imbl::OrdMap<PersonId, Arc<Person>>,
    /// Who was erased.
    forgotten: Forgotten,
}

impl People {
    /// The person with this number, unless erased.
    pub fn get(&self, id: PersonId) -> Option<&Arc<Person>> {
        self.by_id.get(&id).or_else(|| self.get(*self.joined.get(&id)?))
    }

    /// Those who turned out to be somebody else, and who that is.
    pub fn joined(&self) -> impl Iterator<Item = (PersonId, PersonId)> {
        self.joined.iter().map(|(from, into)| (*from, *into))
    }

    /// Whom a number means: the person themselves, or who they turned out to be.
    pub fn resolve(&self, id: PersonId) -> PersonId {
        self.joined.get(&id).copied().unwrap_or(id)
    }

    /// All numbers that mean this person, their own first.
    pub fn ids_of(&self, person: PersonId) -> Vec<PersonId> {
        let others = self.joined().filter(|(_, into)| *into == person).map(|(from, _)| from);
        [person].into_iter().chain(others).collect()
    }

    /// One person is another: who is asked for by the one is the other.
    pub(super) fn join(&mut self, from: PersonId, into: PersonId) {
        let into = self.resolve(into);
        if from == into {
            return;
        }
        if let Some(person) = self.by_id.get(&from).cloned() {
            self.remove(from);
            self.apart.insert(from, person);
        }
        // Who was joined to the one before goes along, so that no way is longer than a step.
        let before: Vec<PersonId> = self.joined().filter(|(_, to)| *to == from).map(|(one, _)| one).collect();
        before.into_iter().chain([from]).for_each(|one| {
            self.joined.insert(one, into);
        });
    }

    /// Nobody, and who turned out to be whom.
    pub(super) fn without_people(&self) -> Self {
        Self { joined: self.joined.clone(), ..Self::default() }
    }

    /// The same people, none of whom turned out to be somebody else yet.
    pub(super) fn before_joins(self) -> Self {
        Self { joined: imbl::OrdMap::new(), apart: imbl::OrdMap::new(), ..self }
    }

    /// The same people, joined to each other as they were in another register at its time.
    pub(super) fn joined_as_then(self, then: &Self) -> Self {
        Self { joined: then.joined.clone(), apart: imbl::OrdMap::new(), ..self }
    }

    /// The same people, where those turned out to be somebody else who did by another account of what happened.
    pub(super) fn joined_as_in(&self, other: &Self) -> Self {
        let mut people = Self { joined: other.joined.clone(), ..self.clone() };
        for person in self.apart.values().filter(|person| !other.joined.contains_key(&person.id)) {
            people.put(Person::clone(person));
        }
        people
    }

    /// Lets go of what is kept of somebody who is somebody else for good.
    pub(super) fn settle(&mut self, id: PersonId) {
        self.apart.remove(&id);
    }

    /// The person to whom an account belongs.
    pub fn of_account(&self, account: &Account) -> Option<&Arc<Person>> {
        self.get(*self.by_account.get(account)?)
    }

    /// Whether an account belonged to somebody who had their data erased, and belongs to nobody now. Whoever speaks again is
    /// new.
    pub fn was_forgotten(&self, account: &Account) -> bool {
        self.of_account(account).is_none() && self.forgotten.has(account)
    }

    /// What is remembered of those who were erased.
    pub fn forgotten(&self) -> &Forgotten {
        &self.forgotten
    }

    pub(super) fn remember_forgotten<'a>(&mut self, accounts: impl IntoIterator<Item = &'a ForgottenAccount>) {
        self.forgotten.remember(accounts);
    }

    /// The people of a name, however it is written: see [`NameKey`].
    pub fn named(&self, name: &str) -> Vec<&Arc<Person>> {
        let ids = self.by_name.get(&NameKey::of(name));
        ids.into_iter().flatten().filter_map(|id| self.get(*id)).collect()
    }

    /// The others who have the name of somebody, or one that looks like it.
    pub fn namesakes(&self, person: &Person) -> Vec<&Arc<Person>> {
        if !self.has_namesake(person.id) {
            return Vec::new();
        }
        let mut ids: Vec<PersonId> = self.of_name(&person.name);
        ids.retain(|id| *id != person.id);
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().filter_map(|id| self.get(id)).collect()
    }

    /// Whether somebody else has the name of a person, or one that looks like it.
    pub fn has_namesake(&self, person: PersonId) -> bool {
        self.namesakes.contains(&person)
    }

    /// Those for whose name another may be a slip, the lookalikes first.
    pub fn nearly_named(&self, name: &str) -> Vec<(Likeness, &Arc<Person>)> {
        let key = NameKey::of(name);
        let like = |(other, ids): (&NameKey, _)| Some((key.likeness(other)?, ids));
        let near = self.by_name.iter().filter_map(like);
        let mut near: Vec<(Likeness, &Arc<Person>)> = near
            .flat_map(|(likeness, ids): (_, &imbl::Vector<PersonId>)| ids.iter().map(move |id| (likeness, *id)))
            .filter_map(|(likeness, id)| Some((likeness, self.get(id)?)))
            .collect();
        near.sort_by_key(|(likeness, _)| *likeness);
        near
    }

    /// Those of a name and of one that looks like it; some of them twice.
    fn of_name(&self, name: &str) -> Vec<PersonId> {
        let of_key = self.by_name.get(&NameKey::of(name)).into_iter().flatten();
        of_key.chain(self.by_look.get(&NameLook::of(name)).into_iter().flatten()).copied().collect()
    }

    /// Notes anew who has a namesake among those of a name, after somebody came or went.
    fn tell_namesakes(&mut self, name: &str) {
        for id in self.of_name(name) {
            let Some(person) = self.by_id.get(&id) else { continue };
            if self.of_name(&person.name).iter().any(|other| *other != id) {
                self.namesakes.insert(id);
            } else {
                self.namesakes.remove(&id);
            }
        }
    }

    /// The person to whom a secret address of a calendar belongs.
    pub fn of_calendar(&self, secret: &str) -> Option<&Arc<Person>> {
        self.get(*self.by_calendar.get(secret)?)
    }

    /// The person to whom mail goes that can be stopped by this secret.
    pub fn of_mail(&self, secret: &str) -> Option<&Arc<Person>> {
        let has_it =
            |person: &&Arc<Person>| person.digests.as_ref().is_some_and(|own| own.by_mail.as_deref() == Some(secret));
        self.iter().find(has_it)
    }

    /// Those who asked to be reminded of meetings in private, by how many minutes before.
    pub fn reminded(&self) -> &imbl::OrdMap<u32, imbl::OrdSet<PersonId>> {
        &self.reminded
    }

    /// Puts people in the order of their names: their numbers are drawn by chance.
    pub(crate) fn sort_by_name(&self, people: &mut [PersonId]) {
        people.sort_by_key(|person| self.get(*person).map(|person| person.name.clone()));
    }

    /// The ids on a platform of the accounts that these people have there.
    pub fn accounts_on(&self, platform: Platform, people: &[PersonId]) -> Vec<&str> {
        let known = people.iter().filter_map(|person| self.get(*person));
        let accounts = known.flat_map(|person| &person.accounts);
        accounts.filter(|account| account.platform == platform).map(|account| account.id.as_str()).collect()
    }

    /// Those of whom something else is known than before, or who are new or gone.
    pub(super) fn changed_since(&self, before: &Self) -> Vec<PersonId> {
        changed_keys(&before.by_id, &self.by_id)
    }

    /// Everybody, in no meaningful order.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Person>> {
        self.by_id.values()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// Adds somebody, or replaces what was known of them.
    pub fn put(&mut self, person: Person) {
        if self.joined.contains_key(&person.id) {
            self.apart.insert(person.id, Arc::new(person));
            return;
        }
        self.remove(person.id);
        for account in &person.accounts {
            self.by_account.insert(account.clone(), person.id);
        }
        self.by_name.entry(NameKey::of(&person.name)).or_default().push_back(person.id);
        self.by_look.entry(NameLook::of(&person.name)).or_default().push_back(person.id);
        if let Some(secret) = &person.calendar {
            self.by_calendar.insert(secret.clone(), person.id);
        }
        for minutes in person.reminders.iter().flatten() {
            self.reminded.entry(*minutes).or_default().insert(person.id);
        }
        let name = person.name.clone();
        self.by_id.insert(person.id, Arc::new(person));
        self.tell_namesakes(&name);
    }

    /// Those who were known at a moment.
    #[must_use]
    pub fn known_at(&self, at: Timestamp) -> Self {
        let mut known = self.clone();
        for person in self.iter().filter(|person| person.since.is_some_and(|since| since > at)) {
            known.remove(person.id);
        }
        known
    }

    /// Forgets somebody.
    pub fn remove(&mut self, id: PersonId) {
        self.apart.remove(&id);
        let Some(person) = self.by_id.remove(&id) else { return };
        for account in &person.accounts {
            if self.by_account.get(account) == Some(&id) {
                self.by_account.remove(account);
            }
        }
        for minutes in person.reminders.iter().flatten() {
            if let Some(people) = self.reminded.get_mut(minutes) {
                people.remove(&id);
                if people.is_empty() {
                    self.reminded.remove(minutes);
                }
            }
        }
        if let Some(secret) = person.calendar.as_ref().filter(|secret| self.by_calendar.get(*secret) == Some(&id)) {
            self.by_calendar.remove(secret);
        }
        take_away(&mut self.by_name, &NameKey::of(&person.name), id);
        take_away(&mut self.by_look, &NameLook::of(&person.name), id);
        self.namesakes.remove(&id);
        self.tell_namesakes(&person.name);
    }
}

/// Takes somebody out of an index, and the entry with them where nobody else is in it.
fn take_away<K: Ord + Clone>(index: &mut imbl::OrdMap<K, imbl::Vector<PersonId>>, key: &K, id: PersonId) {
    if let Some(ids) = index.get_mut(key) {
        ids.retain(|other| *other != id);
        if ids.is_empty() {
            index.remove(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::events::{NotWeekdays, PersonId, Role, Weekend};

    #[test]
    fn hours_and_weekends_are_read_as_they_are_written() {
        assert_eq!("9:00-21:30".parse::<Hours>().unwrap().to_string(), "09:00-21:30");
        assert_eq!("22-06".parse::<Hours>().unwrap().to_string(), "22:00-06:00");
        assert_eq!("08:00-24:00".parse::<Hours>().unwrap().to_string(), "08:00-00:00");
        assert_eq!("Sat, fri".parse::<Weekend>().unwrap().to_string(), "fri, sat");
    }

    #[test]
    fn what_is_not_hours_or_days_is_refused() {
        for words in ["", "9", "9-9", "25:00-26:00", "morning"] {
            assert_eq!(words.parse::<Hours>(), Err(NotHours), "{words}");
        }
        for words in ["", "f", "fry", "weekend"] {
            assert_eq!(words.parse::<Weekend>(), Err(NotWeekdays), "{words}");
        }
    }

    #[test]
    fn a_person_is_found_by_account_and_by_name_until_removed() {
        let mut people = People::default();
        let account = Account::console("lea");
        let lea = Person { accounts: vec![account.clone()], ..Person::named(PersonId(1), "Lea Kaspar") };
        people.put(lea.clone());
        people.put(Person { role: Role::Member, ..lea });
        assert_eq!(people.len(), 1);
        assert_eq!(people.of_account(&account).unwrap().role, Role::Member);
        assert_eq!(people.named("lea KASPAR").len(), 1);
        people.remove(PersonId(1));
        assert!(people.of_account(&account).is_none());
        assert!(people.named("Lea Kaspar").is_empty());
    }

    #[test]
    fn namesakes_are_those_who_have_or_seem_to_have_the_name_of_another() {
        let mut people = People::default();
        for (id, name) in [(1, "Lynn St. Amour"), (2, "lynn  st. amour"), (3, "Lуnn St. Amour"), (4, "Lea Kaspar")] {
            people.put(Person::named(PersonId(id), name));
        }
        let namesakes = |people: &People, id: u64| -> Vec<u64> {
            let person = people.get(PersonId(id)).unwrap();
            people.namesakes(person).iter().map(|person| person.id.0).collect()
        };
        assert_eq!(namesakes(&people, 1), [2, 3]);
        assert_eq!(namesakes(&people, 3), [1, 2]);
        assert_eq!(namesakes(&people, 4), [0; 0]);
        people.remove(PersonId(3));
        people.put(Person::named(PersonId(2), "Lynn Other"));
        assert_eq!(namesakes(&people, 1), [0; 0]);
        people.put(Person::named(PersonId(4), "Lynn St. Amour"));
        assert_eq!((namesakes(&people, 1), namesakes(&people, 4)), (vec![4], vec![1]));
    }

    #[test]
    fn an_account_and_a_calendar_are_those_of_whom_they_went_to_in_whatever_order_that_is_read() {
        let account = Account::console("lea");
        let with = |id: u64| Person {
            accounts: vec![account.clone()],
            calendar: Some("secret".to_owned()),
            ..Person::named(PersonId(id), format!("Lea {id}"))
        };
        let without = Person::named(PersonId(1), "Lea 1");
        for changes in [[without.clone(), with(2)], [with(2), without]] {
            let mut people = People::default();
            people.put(with(1));
            changes.into_iter().for_each(|person| people.put(person));
            assert_eq!(people.of_account(&account).unwrap().id, PersonId(2));
            assert_eq!(people.of_calendar("secret").unwrap().id, PersonId(2));
        }
    }

    #[test]
    fn who_turned_out_to_be_whom_never_goes_in_a_circle() {
        let mut people = People::default();
        for id in 1..=3 {
            people.put(Person::named(PersonId(id), format!("{id}")));
        }
        for (from, into) in [(1, 2), (2, 3), (3, 1), (1, 1), (2, 1)] {
            people.join(PersonId(from), PersonId(into));
        }
        assert_eq!([1, 2, 3].map(|id| people.resolve(PersonId(id))), [PersonId(3); 3]);
        assert_eq!(people.get(PersonId(1)).unwrap().name, "3");
    }
}
