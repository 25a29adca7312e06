//! What a meeting cost everybody, reckoned when its time is over and kept with the people.

use jiff::{SignedDuration, Timestamp};

use crate::audience::expected::{Expected, day_of};
use crate::organisation::Organisation;
use crate::record::{Borne, Person, Register};
use crate::time::fairness::Strain;

/// For how long it is kept: after six half-lives next to nothing of it counts.
const KEPT: SignedDuration = SignedDuration::from_hours(3 * 366 * 24);

/// Those who were expected, with what it cost them. Absence takes nothing away, since people stay away because it is
/// night.
pub(crate) fn borne(number: u32, register: &Register, organisation: &Organisation) -> Vec<Person> {
    let Some(meeting) = register.meeting(number) else { return Vec::new() };
    let people = Expected::in_meeting(register, organisation, meeting).all();
    let known = people.iter().filter_map(|person| register.people().get(*person));
    let forgotten = meeting.starts.checked_sub(KEPT).unwrap_or(Timestamp::MIN);
    let changed = known.filter_map(|person| {
        let day = day_of(person)?;
        let night = day.strain(meeting.starts, meeting.minutes) == Strain::Night;
        let burden = day.burden(meeting.starts, meeting.minutes);
        let mut person = Person::clone(person);
        person.borne.retain(|borne| borne.at >= forgotten && borne.meeting != meeting.number);
        person.borne.push(Borne { meeting: meeting.number, at: meeting.starts, burden, night });
        Some(person)
    });
    changed.collect()
}
