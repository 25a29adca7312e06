//! All moments that fall due, in order, kept up with the register: to ask for the next costs the same however many there
//! are.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{
    Moment, meetings, of_consultation, of_cycle, of_digests, of_group, of_held, of_news, of_office, of_person,
};
use crate::features::meeting::Asked;
use crate::organisation::Organisation;
use crate::record::{Changed, Code, Group, Recipient, Register, RegisterPart, Reminder};

/// What falls due, and when. A copy is cheap.
#[derive(Clone, Debug, Default)]
pub struct Timetable {
    /// The register with which it was last brought up.
    seen: Register,
    of: imbl::OrdMap<RegisterPart, Vec<(Timestamp, Moment)>>,
    in_order: imbl::OrdSet<(Timestamp, Moment)>,
}

impl Timetable {
    /// What falls due by a register.
    pub fn from_register(register: &Register, organisation: &Organisation) -> Self {
        let mut timetable = Self::default();
        timetable.follow(register, organisation);
        timetable
    }

    /// The next moment to fall due, and when.
    pub fn next(&self) -> Option<&(Timestamp, Moment)> {
        self.in_order.get_min()
    }

    /// The next moment, if it has come.
    pub fn has_come(&self, now: Timestamp) -> Option<(Timestamp, Moment)> {
        self.next().filter(|(at, _)| *at <= now).cloned()
    }

    /// Brings it up to a register.
    pub fn follow(&mut self, register: &Register, organisation: &Organisation) {
        let before = std::mem::replace(&mut self.seen, register.clone());
        let changes = register.changes_since(&before);
        let mut subjects: BTreeSet<RegisterPart> =
            changes.iter().flat_map(|change| subjects(change, &before, register)).collect();
        if changes.iter().any(|change| changes_who_is_reminded(change, &before, register)) {
            let to_come = register.all_meetings_to_come();
            subjects.extend(to_come.map(|meeting| RegisterPart::Meeting(meeting.number)));
        }
        // Nothing in the record says that there is one.
        if organisation.mail.to_list {
            subjects.insert(RegisterPart::Digests(Recipient::MailingList));
        }
        let mut asked = Asked::new(register, organisation);
        for subject in subjects {
            let moments = moments(&subject, register, organisation, &mut asked);
            if *self.of.get(&subject).unwrap_or(&Vec::new()) == moments {
                continue;
            }
            let earlier = match moments.is_empty() {
                true => self.of.remove(&subject),
                false => self.of.insert(subject, moments.clone()),
            };
            #[cfg(debug_assertions)]
            let moments = without_those_put_off(moments, earlier.as_deref());
            for moment in earlier.iter().flatten() {
                self.in_order.remove(moment);
            }
            self.in_order.extend(moments);
        }
    }

    /// Every moment, in order.
    #[cfg(test)]
    pub(crate) fn all(&self) -> Vec<(Timestamp, Moment)> {
        self.in_order.iter().cloned().collect()
    }
}

/// The bug in which a moment that is put off is forgotten.
#[cfg(debug_assertions)]
fn without_those_put_off(
    mut moments: Vec<(Timestamp, Moment)>,
    earlier: Option<&[(Timestamp, Moment)]>,
) -> Vec<(Timestamp, Moment)> {
    let last = earlier.and_then(|earlier| earlier.iter().map(|(at, _)| *at).max());
    if let Some(last) = last.filter(|_| crate::bugs::has(crate::bugs::Bug::PutOff)) {
        moments.retain(|(at, _)| *at <= last);
    }
    moments
}

/// Of what the moments may be others when something has changed.
fn subjects(change: &Changed, before: &Register, after: &Register) -> Vec<RegisterPart> {
    let meetings_of = |group: Option<&Code>| {
        let to_come = after.meetings_to_come(group).into_iter();
        to_come.map(|meeting| RegisterPart::Meeting(meeting.number)).collect::<Vec<_>>()
    };
    match change {
        Changed::Part(RegisterPart::Group(code)) => {
            let mut subjects = match [before, after].map(|register| register.group(code)) {
                [Some(before), Some(after)] if reminds_the_same(before, after) => Vec::new(),
                _ => meetings_of(Some(code)),
            };
            subjects.push(RegisterPart::Group(code.clone()));
            subjects
        }
        Changed::Part(RegisterPart::Meeting(number)) => {
            let [earlier, now] = [before, after].map(|register| register.meeting(*number));
            let group = now.and_then(|meeting| meeting.group.as_ref());
            let is_answered_anew = now.is_some_and(|now| match earlier {
                Some(earlier) => earlier.rsvps != now.rsvps,
                None => !now.rsvps.is_empty(),
            });
            // People who say that they come to one meeting are expected in the others too.
            let mut subjects = match is_answered_anew && !after.people().reminded().is_empty() {
                true => meetings_of(group),
                false => Vec::new(),
            };
            subjects.push(RegisterPart::Meeting(*number));
            subjects.extend(group.cloned().map(RegisterPart::Group));
            subjects
        }
        Changed::Part(RegisterPart::Person(person)) => {
            vec![
                RegisterPart::Digests(Recipient::Person(*person)),
                RegisterPart::Person(*person),
                RegisterPart::Held(*person),
            ]
        }
        Changed::Part(
            part @ (RegisterPart::News(_)
            | RegisterPart::Digests(_)
            | RegisterPart::Cycle
            | RegisterPart::Consultation(_)
            | RegisterPart::Series(_)
            | RegisterPart::Action(_)
            | RegisterPart::Office
            | RegisterPart::Held(_)),
        ) => vec![part.clone()],
        Changed::PlenaryReminders => meetings_of(None),
        Changed::Reminded(reminder) => vec![match reminder {
            Reminder::CycleEnd { .. } => RegisterPart::Cycle,
            Reminder::ReviewNear { group, .. } | Reminder::ReviewEnded { group, .. } => {
                RegisterPart::Group(group.clone())
            }
            Reminder::Consultation { consultation, .. } => RegisterPart::Consultation(*consultation),
            Reminder::Meeting { meeting, .. }
            | Reminder::ItemNear { meeting, .. }
            | Reminder::MinutesOpen { meeting, .. }
            | Reminder::ItemOver { meeting, .. } => RegisterPart::Meeting(*meeting),
            Reminder::Waiting { .. } => RegisterPart::Office,
            Reminder::ActionNear { action, .. } | Reminder::ActionOverdue { action, .. } => {
                RegisterPart::Action(*action)
            }
        }],
    }
}

/// Whether somebody is other than before who asks to be reminded of meetings in private, or did.
fn changes_who_is_reminded(change: &Changed, before: &Register, after: &Register) -> bool {
    let Changed::Part(RegisterPart::Person(person)) = change else { return false };
    [before, after].into_iter().any(|register| {
        let known = register.people().get(*person);
        known.is_some_and(|known| known.reminders.as_ref().is_some_and(|minutes| !minutes.is_empty()))
    })
}

/// Whether the meetings of a group are reminded of at the same moments: when it said so, and who is expected.
fn reminds_the_same(before: &Group, after: &Group) -> bool {
    before.reminders == after.reminders
        && before.supporters == after.supporters
        && before.appointments == after.appointments
}

fn moments(
    subject: &RegisterPart,
    register: &Register,
    organisation: &Organisation,
    asked: &mut Asked<'_>,
) -> Vec<(Timestamp, Moment)> {
    let moments = match subject {
        RegisterPart::Group(code) => register.group(code).map(|group| of_group(group, register, organisation)),
        RegisterPart::News(room) => of_news(room, register, organisation).map(|moment| vec![moment]),
        RegisterPart::Digests(recipient) => of_digests(recipient, register, organisation).map(|moment| vec![moment]),
        RegisterPart::Cycle => Some(of_cycle(register, organisation)),
        RegisterPart::Held(person) => of_held(*person, register, organisation).map(|moment| vec![moment]),
        RegisterPart::Office => of_office(register, organisation).map(|moment| vec![moment]),
        RegisterPart::Consultation(number) => {
            let open = register.consultation(*number).filter(|consultation| consultation.is_open());
            open.map(|consultation| of_consultation(consultation, organisation))
        }
        RegisterPart::Meeting(number) => {
            register.meeting(*number).map(|meeting| meetings::of_meeting(meeting, register, organisation, asked))
        }
        RegisterPart::Series(number) => register.series(*number).map(|series| meetings::of_series(series, register)),
        RegisterPart::Action(number) => {
            register.action(*number).map(|action| meetings::of_action(action, organisation))
        }
        RegisterPart::Person(person) => {
            let known = register.people().get(*person).filter(|known| known.id == *person);
            known.and_then(|person| of_person(person)).map(|moment| vec![moment])
        }
    };
    let mut moments = moments.unwrap_or_default();
    moments.retain(|(_, moment)| !matches!(moment, Moment::Reminder(reminder) if register.was_reminded(reminder)));
    moments
}
