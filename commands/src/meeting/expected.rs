//! Who is expected in a meeting, and when they are awake.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use jiff::tz::TimeZone;

use crate::fairness::Day;
use crate::kit::when;
use crate::organisation::Organisation;
use crate::register::{Answer, Code, Meeting, Person, PersonId, Register, Role};

/// For how long somebody who came is expected again.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(183 * 24);

/// Those who are expected whenever a group meets: its facilitators, its supporters, and who said lately that they come.
/// In the plenary, its members and those who serve it.
pub(crate) fn of_group(register: &Register, organisation: &Organisation, group: Option<&Code>) -> Vec<PersonId> {
    let mut people: BTreeSet<PersonId> = BTreeSet::new();
    match group.and_then(|code| register.group(code)) {
        Some(group) => {
            people.extend(group.facilitators().map(|appointment| appointment.person));
            people.extend(group.supporters.keys());
        }
        None => {
            let of_ours = register.people().iter().filter(|one| organisation.role_of(one) != Role::Participant);
            people.extend(of_ours.map(|one| one.id));
        }
    }
    let since = register.at().and_then(|at| at.checked_sub(REMEMBERED).ok());
    for meeting in register.meetings_of(group) {
        if since.is_none_or(|since| meeting.starts >= since) {
            people.extend(meeting.answered(&[Answer::Yes, Answer::Maybe]));
        }
    }
    people.into_iter().filter(|person| register.people().get(*person).is_some()).collect()
}

/// Those who are expected in a meeting.
pub(crate) fn of_meeting(register: &Register, organisation: &Organisation, meeting: &Meeting) -> Vec<PersonId> {
    of_group(register, organisation, meeting.group.as_ref())
}

/// Whom a meeting concerns: those who are expected and have not said that they do not come.
pub(crate) fn coming(register: &Register, organisation: &Organisation, meeting: &Meeting) -> Vec<PersonId> {
    let mut people = of_meeting(register, organisation, meeting);
    people.retain(|person| meeting.answer_of(*person) != Some(Answer::No));
    people
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
