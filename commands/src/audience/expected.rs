//! Who is expected in a meeting, and when they are awake.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::organisation::Organisation;
use crate::record::{Answer, Code, Group, Meeting, Person, PersonId, Register, Role};
use crate::time::fairness::Day;
use crate::time::when;

/// For how long somebody who came is expected again.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(183 * 24);

/// Those who are expected whenever a group meets: its facilitators, its supporters, and who said lately that they come.
/// In the plenary, its members and those who serve it.
pub(crate) struct Expected<'r> {
    register: &'r Register,
    organisation: &'r Organisation,
    group: Option<&'r Group>,
    /// Its meetings of late.
    meetings: Vec<&'r Meeting>,
    /// When they meet: people who are away then are not expected.
    at: Option<Timestamp>,
}

impl<'r> Expected<'r> {
    /// In a group, or in the plenary.
    pub(crate) fn from_group(register: &'r Register, organisation: &'r Organisation, group: Option<&Code>) -> Self {
        let since = register.at().and_then(|at| at.checked_sub(REMEMBERED).ok());
        let is_late = |meeting: &&Meeting| since.is_none_or(|since| meeting.starts >= since);
        let meetings = register.meetings_of(group).filter(is_late).collect();
        Self { register, organisation, group: group.and_then(|code| register.group(code)), meetings, at: None }
    }

    /// In a meeting.
    pub(crate) fn in_meeting(register: &'r Register, organisation: &'r Organisation, meeting: &Meeting) -> Self {
        Self::from_group(register, organisation, meeting.group.as_ref()).at(meeting.starts)
    }

    /// When they meet at this time.
    pub(crate) fn at(self, at: Timestamp) -> Self {
        Self { at: Some(at), ..self }
    }

    /// Whether somebody is one of them.
    pub(crate) fn has(&self, person: PersonId) -> bool {
        self.belongs(person) && !self.is_away(person)
    }

    fn is_away(&self, person: PersonId) -> bool {
        self.at.is_some_and(|at| is_away(self.register, self.organisation, person, at))
    }

    /// Those who would be expected if they were not away.
    pub(crate) fn away(&self) -> Vec<PersonId> {
        let people = self.register.people().iter().map(|person| person.id);
        people.filter(|person| self.is_away(*person) && self.belongs(*person)).collect()
    }

    /// Whether somebody is one of them whenever they are not away. People who have left are not.
    pub(crate) fn belongs(&self, person: PersonId) -> bool {
        if self.register.people().get(person).is_some_and(|known| known.left.is_some()) {
            return false;
        }
        let belongs = || match self.group {
            Some(group) => {
                group.supporters.contains_key(&person) || group.facilitators().any(|one| one.person == person)
            }
            None => {
                let known = self.register.people().get(person);
                known.is_some_and(|known| self.organisation.role_of(known) != Role::Participant)
            }
        };
        let came = |meeting: &&Meeting| matches!(meeting.answer_of(person), Some(Answer::Yes | Answer::Maybe));
        self.meetings.iter().rev().any(came) || belongs()
    }

    /// All of them.
    pub(crate) fn all(&self) -> Vec<PersonId> {
        let people = self.register.people().iter().map(|person| person.id);
        people.filter(|person| self.has(*person)).collect()
    }

    /// Whether a meeting concerns somebody: they are expected and have not said that they do not come, or have said that they
    /// come although they are away.
    pub(crate) fn concerns(&self, meeting: &Meeting, person: PersonId) -> bool {
        match meeting.answer_of(person) {
            Some(Answer::No) => false,
            Some(Answer::Yes | Answer::Maybe) => self.belongs(person),
            None => self.has(person),
        }
    }

    /// Whom a meeting concerns.
    pub(crate) fn coming(&self, meeting: &Meeting) -> Vec<PersonId> {
        let people = self.register.people().iter().map(|person| person.id);
        people.filter(|person| self.concerns(meeting, *person)).collect()
    }
}

/// Whether somebody is away at a time, by their own days.
pub(crate) fn is_away(register: &Register, organisation: &Organisation, person: PersonId, at: Timestamp) -> bool {
    register.people().get(person).is_some_and(|known| {
        known.away_until.is_some() && known.is_away_on(organisation.zone_of(Some(known)).to_datetime(at).date())
    })
}

/// Who is expected in the meetings of which group: found once for each person and group.
pub(crate) struct Expectations<'r> {
    register: &'r Register,
    organisation: &'r Organisation,
    known: BTreeMap<(PersonId, Option<&'r Code>), bool>,
}

impl<'r> Expectations<'r> {
    pub(crate) fn new(register: &'r Register, organisation: &'r Organisation) -> Self {
        Self { register, organisation, known: BTreeMap::new() }
    }

    /// Whether somebody is expected whenever the group of a meeting meets, or the plenary.
    pub(crate) fn has(&mut self, person: PersonId, meeting: &'r Meeting) -> bool {
        let group = meeting.group.as_ref();
        let belongs = || Expected::from_group(self.register, self.organisation, group).belongs(person);
        let belongs = *self.known.entry((person, group)).or_insert_with(belongs);
        belongs && !is_away(self.register, self.organisation, person, meeting.starts)
    }
}

/// The meetings of somebody's own calendar: those in which they are expected or to which they said yes or maybe, but for
/// those to which they said no.
pub fn of_person<'r>(register: &'r Register, organisation: &'r Organisation, person: PersonId) -> Vec<&'r Meeting> {
    let mut expectations = Expectations::new(register, organisation);
    let concerns = |meeting: &&'r Meeting| match meeting.answer_of(person) {
        Some(Answer::No) => false,
        Some(Answer::Yes | Answer::Maybe) => true,
        None => expectations.has(person, meeting),
    };
    register.meetings().filter(concerns).collect()
}

/// The zone of somebody, if they said which.
pub(crate) fn zone_of(person: &Person) -> Option<TimeZone> {
    when::zone(person.zone.as_deref()?)
}

/// The day of somebody whose zone is known.
pub(crate) fn day_of(person: &Person) -> Option<Day> {
    let usual = Day::usual(zone_of(person)?);
    Some(Day {
        hours: person.hours.unwrap_or(usual.hours),
        weekend: person.weekend.clone().unwrap_or(usual.weekend),
        zone: usual.zone,
    })
}

/// How many people live by a zone at least where it is named before others: a zone of one person is where that person lives.
pub(crate) const SHARED: usize = 2;

/// The zones of these people, as far as they are known, with how many live by each.
pub(crate) fn zones_of(register: &Register, people: &[PersonId]) -> Vec<(String, TimeZone, usize)> {
    let mut zones: Vec<(String, TimeZone, usize)> = Vec::new();
    for person in people.iter().filter_map(|person| register.people().get(*person)) {
        let Some((name, zone)) = person.zone.as_deref().and_then(|zone| when::find_zone(zone).ok()) else { continue };
        match zones.iter_mut().find(|(known, ..)| *known == name) {
            Some((_, _, number)) => *number += 1,
            None => zones.push((name, zone, 1)),
        }
    }
    zones
}
