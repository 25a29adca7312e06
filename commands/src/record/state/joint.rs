//! People who turned out to be one: what each was before, for as long as that can be taken back.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Borne, Person};
use crate::record::events::{Account, PersonId};

/// For how long it can be taken back that two people are one.
pub const UNDONE_WITHIN: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Two people as they were before they turned out to be one. It is erased with the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Earlier {
    /// Who was joined to the person.
    pub from: Person,
    /// The person. What had been joined to them before is not repeated here.
    pub into: Person,
    /// When the two were joined.
    pub at: Timestamp,
    /// Until when that can be taken back.
    pub until: Timestamp,
}

impl Earlier {
    fn is_of(&self, from: PersonId, into: PersonId) -> bool {
        (self.from.id, self.into.id) == (from, into)
    }

    /// What came of the two.
    fn joint(&self) -> Person {
        one(&self.into, &self.from)
    }
}

impl Person {
    /// This person, to whom another was joined at a moment.
    #[must_use]
    pub fn joined_with(self, from: Self, at: Timestamp) -> Self {
        let mut joint = one(&self, &from);
        let until = at.checked_add(UNDONE_WITHIN).unwrap_or(Timestamp::MAX);
        let before = Self { earlier: Vec::new(), ..self.clone() };
        joint.earlier = self.earlier;
        joint.earlier.push(Earlier { from, into: before, at, until });
        joint
    }

    /// The joins that can be taken back at a moment, the latest last; those of people who were joined to this one too.
    pub fn undoable_at(&self, at: Timestamp) -> Vec<&Earlier> {
        let mut joins = self.all_earlier();
        joins.retain(|join| at <= join.until);
        joins.sort_by_key(|join| join.at);
        joins
    }

    /// All joins of which it is kept what was before.
    pub fn all_earlier(&self) -> Vec<&Earlier> {
        self.earlier.iter().flat_map(|join| join.from.all_earlier().into_iter().chain([join])).collect()
    }

    /// This person without another who was joined to them, and that other, each as they were before; nothing if that is not
    /// kept. What changed since stays with this person, but for a role: nobody gets a higher one by it than they had, or one
    /// that was taken away since, nor an account that is gone.
    pub fn separated(&self, from: PersonId, into: PersonId) -> Option<(Self, Self)> {
        let (person, mut other) = self.without(from, into)?;
        other.accounts.retain(|account| self.accounts.contains(account));
        other.role = other.role.min(self.role);
        Some((person, other))
    }

    fn without(&self, from: PersonId, into: PersonId) -> Option<(Self, Self)> {
        let is_it = |join: &Earlier| join.is_of(from, into) || join.from.has_join(from, into);
        let place = self.earlier.iter().position(is_it)?;
        let (before, rest) = self.earlier.split_at(place);
        let (join, later) = rest.split_first()?;
        let mut earlier = before.to_vec();
        let mut was = join.joint();
        let (mut is, other) = if join.is_of(from, into) {
            (join.into.clone(), join.from.clone())
        } else {
            let (from, other) = join.from.without(from, into)?;
            let join = Earlier { from, ..join.clone() };
            let joint = join.joint();
            earlier.push(join);
            (joint, other)
        };
        for join in later {
            let without = Earlier { into: rebased(&join.into, &was, &is), ..join.clone() };
            (was, is) = (join.joint(), without.joint());
            earlier.push(without);
        }
        Some((Self { earlier, ..rebased(self, &was, &is) }, other))
    }

    fn has_join(&self, from: PersonId, into: PersonId) -> bool {
        self.all_earlier().into_iter().any(|join| join.is_of(from, into))
    }

    /// When the first of the joins can no longer be taken back.
    pub fn settles(&self) -> Option<Timestamp> {
        self.all_earlier().into_iter().map(|join| join.until).min()
    }

    /// The same without what was before joins that could be taken back until a moment at the latest.
    #[must_use]
    pub fn settled(mut self, until: Timestamp) -> Self {
        self.earlier.retain(|join| join.until > until);
        for join in &mut self.earlier {
            let from = join.from.clone();
            join.from = from.settled(until);
        }
        self
    }

    /// Whether more is known of them than a name, an account and since when.
    pub fn has_details(&self) -> bool {
        let Self { id, name, since, accounts, salt, .. } = self;
        let bare = Self { since: *since, accounts: accounts.clone(), salt: *salt, ..Self::named(*id, name.clone()) };
        accounts.len() > 1 || *self != bare
    }
}

/// Two people as one, without what they were before.
fn one(into: &Person, from: &Person) -> Person {
    let words = |name: &str| name.split_whitespace().count();
    // The list has a name as people write it. What an account calls itself is better only where it says more.
    let is_of_the_list = from.accounts.is_empty() && words(&from.name) >= words(&into.name);
    let is_new = |other: &&Borne| into.borne.iter().all(|one| one.meeting != other.meeting);
    let mut borne: Vec<Borne> = into.borne.iter().chain(from.borne.iter().filter(is_new)).copied().collect();
    borne.sort_by_key(|borne| borne.at);
    // All that there is, so that what is kept of people later is not left out here.
    Person {
        id: into.id,
        name: if is_of_the_list { from.name.clone() } else { into.name.clone() },
        role: into.role.max(from.role),
        stakeholder: first(&into.stakeholder, &from.stakeholder),
        affiliation: first(&into.affiliation, &from.affiliation),
        zone: first(&into.zone, &from.zone),
        hours: first(&into.hours, &from.hours),
        weekend: first(&into.weekend, &from.weekend),
        language: first(&into.language, &from.language),
        email: first(&into.email, &from.email),
        reminders: first(&into.reminders, &from.reminders),
        digests: first(&into.digests, &from.digests),
        calendar: first(&into.calendar, &from.calendar),
        platform_roles: both(&into.platform_roles, &from.platform_roles),
        borne,
        // Somebody who was imported carries no date.
        since: into.since.zip(from.since).map(|(one, other)| one.min(other)),
        accounts: into.accounts.iter().chain(&from.accounts).cloned().collect(),
        earlier: Vec::new(),
        // Who they are now is stated anew.
        salt: None,
        declared: if into.declared.is_empty() { from.declared.clone() } else { into.declared.clone() },
        away_until: first(&into.away_until, &from.away_until),
        left: into.left.and(from.left),
    }
}

fn both(one: &[String], other: &[String]) -> Vec<String> {
    let mut both: Vec<String> = one.iter().chain(other).cloned().collect();
    both.sort();
    both.dedup();
    both
}

fn first<T: Clone>(one: &Option<T>, other: &Option<T>) -> Option<T> {
    one.as_ref().or(other.as_ref()).cloned()
}

/// Somebody as they are now, had they been `is` where they were `was`: what has changed since stays as it is now.
fn rebased(now: &Person, was: &Person, is: &Person) -> Person {
    let of_meeting = |all: &[Borne], borne: &Borne| all.iter().any(|other| other.meeting == borne.meeting);
    let keeps = |borne: &&Borne| of_meeting(&is.borne, borne) || !of_meeting(&was.borne, borne);
    let has = |account: &&Account| is.accounts.contains(account) || !was.accounts.contains(account);
    // All that there is, so that what is kept of people later is not left out here.
    Person {
        id: now.id,
        name: changed(&now.name, &was.name, &is.name),
        role: now.role.min(is.role),
        stakeholder: changed(&now.stakeholder, &was.stakeholder, &is.stakeholder),
        affiliation: changed(&now.affiliation, &was.affiliation, &is.affiliation),
        zone: changed(&now.zone, &was.zone, &is.zone),
        hours: changed(&now.hours, &was.hours, &is.hours),
        weekend: changed(&now.weekend, &was.weekend, &is.weekend),
        language: changed(&now.language, &was.language, &is.language),
        email: changed(&now.email, &was.email, &is.email),
        reminders: changed(&now.reminders, &was.reminders, &is.reminders),
        digests: changed(&now.digests, &was.digests, &is.digests),
        calendar: changed(&now.calendar, &was.calendar, &is.calendar),
        // Nobody keeps a role by it that they had through the other.
        platform_roles: now.platform_roles.iter().filter(|role| is.platform_roles.contains(role)).cloned().collect(),
        borne: now.borne.iter().filter(keeps).copied().collect(),
        since: changed(&now.since, &was.since, &is.since),
        accounts: now.accounts.iter().filter(has).cloned().collect(),
        earlier: Vec::new(),
        // Who they are now is stated anew.
        salt: None,
        declared: changed(&now.declared, &was.declared, &is.declared),
        away_until: changed(&now.away_until, &was.away_until, &is.away_until),
        left: changed(&now.left, &was.left, &is.left),
    }
}

fn changed<T: Clone + PartialEq>(now: &T, was: &T, is: &T) -> T {
    if now == was { is.clone() } else { now.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::events::Role;

    fn person(id: u64, name: &str, role: Role) -> Person {
        let accounts = vec![Account::console(name.to_lowercase())];
        Person { role, accounts, ..Person::named(PersonId(id), name) }
    }

    fn at(day: i64) -> Timestamp {
        Timestamp::from_second(day * 86_400).unwrap()
    }

    #[test]
    fn each_is_who_they_were_whichever_of_the_joins_is_taken_back() {
        let ann = Person { zone: Some("Asia/Tokyo".to_owned()), ..person(1, "Ann", Role::Participant) };
        let ben = Person { email: Some("ben@example.org".to_owned()), ..person(2, "Ben", Role::Member) };
        let cas = Person { calendar: Some("secret".to_owned()), ..person(3, "Cas", Role::Participant) };
        let dan = person(4, "Dan", Role::Participant);
        // Ann is joined to Ben, he to Cas, and Dan to her too.
        let ben_and_ann = ben.clone().joined_with(ann.clone(), at(1));
        let three = cas.clone().joined_with(ben_and_ann.clone(), at(2));
        let four = three.clone().joined_with(dan.clone(), at(3));
        assert_eq!((four.role, four.accounts.len(), four.zone.as_deref()), (Role::Member, 4, Some("Asia/Tokyo")));
        let pairs: Vec<(u64, u64)> =
            four.undoable_at(at(4)).iter().map(|join| (join.from.id.0, join.into.id.0)).collect();
        assert_eq!(pairs, [(1, 2), (2, 3), (4, 3)]);

        let without = |from: u64, into: u64| four.separated(PersonId(from), PersonId(into)).unwrap();
        assert_eq!(without(4, 3), (three, dan.clone()));
        assert_eq!(without(2, 3), (cas.clone().joined_with(dan.clone(), at(3)), ben_and_ann));
        assert_eq!(without(1, 2), (cas.joined_with(ben, at(2)).joined_with(dan, at(3)), ann));
        assert_eq!(four.separated(PersonId(3), PersonId(4)), None);
    }

    #[test]
    fn what_changed_since_stays_but_no_role_or_account_comes_back_that_was_taken_away() {
        let ann = Person { language: Some("fr".to_owned()), ..person(1, "Ann", Role::Member) };
        let ben = Person { zone: Some("Asia/Tokyo".to_owned()), ..person(2, "Ben", Role::Participant) };
        let joint = ben.clone().joined_with(ann.clone(), at(1));
        let zone = || Some("Africa/Dakar".to_owned());
        let moved = Person { zone: zone(), role: Role::Chair, ..joint.clone() };
        assert_eq!(moved.separated(ann.id, ben.id), Some((Person { zone: zone(), ..ben.clone() }, ann.clone())));
        let accounts = vec![Account::console("ben"), Account::console("new")];
        let demoted = Person { role: Role::Participant, accounts: accounts.clone(), ..joint };
        let without = Person { role: Role::Participant, accounts: Vec::new(), ..ann.clone() };
        assert_eq!(demoted.separated(ann.id, ben.id), Some((Person { accounts, ..ben }, without)));
    }

    #[test]
    fn what_was_before_is_kept_as_long_as_it_can_be_taken_back() {
        let (ann, ben, cas) =
            (person(1, "Ann", Role::Member), person(2, "Ben", Role::Member), person(3, "Cas", Role::Member));
        let joint = cas.joined_with(ben.joined_with(ann, at(1)), at(5));
        assert_eq!(joint.settles(), Some(at(31)));
        assert_eq!((joint.undoable_at(at(31)).len(), joint.undoable_at(at(32)).len()), (2, 1));
        let settled = joint.clone().settled(at(31));
        assert_eq!((settled.all_earlier().len(), settled.settles()), (1, Some(at(35))));
        assert_eq!(joint.settled(at(35)).all_earlier().len(), 0);
    }

    #[test]
    fn somebody_of_whom_only_an_account_is_known_has_no_details() {
        let ann = person(1, "Ann", Role::Participant);
        assert!(!Person { since: Some(at(1)), ..ann.clone() }.has_details());
        let accounts = [ann.accounts.clone(), vec![Account::console("ann2")]].concat();
        assert!(Person { accounts, ..ann.clone() }.has_details());
        assert!(Person { zone: Some("Asia/Tokyo".to_owned()), ..ann }.has_details());
    }
}
