//! Accounts of one person: offers to join them, and what follows for the record when two people turn out to be one.

use jiff::Timestamp;

use super::{Consultation, Group, PersonId, Salt, Standing, Text, TextId};

/// A code that joins another account to a person's, while it can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkOffer {
    /// Who offered it.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
    /// Who gave the code. It is of use to nobody else then.
    pub claimed_by: Option<PersonId>,
    /// Whether that counts. Who would give a role away gives the code twice.
    pub is_sure: bool,
    pub(super) salt: Salt,
    pub(super) code: TextId,
}

impl LinkOffer {
    /// Whether this is the code.
    pub fn is_code(&self, code: &str) -> bool {
        Text::seal(code, self.salt, self.person).id == self.code
    }
}

fn replace(person: &mut PersonId, from: PersonId, into: PersonId) {
    if *person == from {
        *person = into;
    }
}

impl Group {
    /// Two people turned out to be one: what they did counts once. The earlier of two acts stands, as that of a member
    /// if one of them was one.
    pub(super) fn join(&mut self, from: PersonId, into: PersonId) {
        if let Some(mut support) = self.supporters.remove(&from) {
            replace(&mut support.act.person, from, into);
            if let Some(known) = self.supporters.get(&into) {
                let is_member = [known.standing, support.standing].contains(&Standing::Member);
                let stakeholder = known.stakeholder.clone().or_else(|| support.stakeholder.clone());
                if known.act.seq < support.act.seq {
                    support = known.clone();
                }
                support.standing = if is_member { Standing::Member } else { Standing::Participant };
                support.stakeholder = stakeholder;
            }
            self.supporters.insert(into, support);
        }
        if let Some(proposer) = &mut self.proposer {
            replace(proposer, from, into);
        }
        for nominee in &mut self.nominees {
            replace(&mut nominee.person, from, into);
        }
        for concern in &mut self.concerns {
            replace(&mut concern.act.person, from, into);
        }
        for comment in &mut self.comments {
            replace(&mut comment.act.person, from, into);
        }
        if let Some(call) = &mut self.last_call {
            let knows_both = call.roster.iter().any(|entry| entry.person == into);
            call.roster.retain(|entry| entry.person != from || !knows_both);
            call.roster.iter_mut().for_each(|entry| replace(&mut entry.person, from, into));
        }
        let serves = self.is_facilitated_by(into);
        for appointment in &mut self.appointments {
            let is_double = appointment.person == from && appointment.until.is_none() && serves;
            replace(&mut appointment.person, from, into);
            if is_double {
                appointment.until = Some(appointment.since);
            }
        }
        for ask in &mut self.asks {
            ask.of.iter_mut().for_each(|person| replace(person, from, into));
        }
    }
}

impl Group {
    /// The support of somebody counts so.
    pub(super) fn count_as(&mut self, person: PersonId, standing: Standing) {
        if let Some(support) = self.supporters.get_mut(&person) {
            support.standing = standing;
        }
    }
}

impl Consultation {
    /// Two people turned out to be one. Their answers for the same initiative are one: the later stands.
    pub(super) fn join(&mut self, from: PersonId, into: PersonId, is_same: impl Fn(TextId, TextId) -> bool) {
        for input in &mut self.inputs {
            replace(&mut input.person, from, into);
        }
        let is_double = |one: &super::Input, other: &super::Input| {
            one.person == into
                && other.person == into
                && match (one.initiative, other.initiative) {
                    (None, None) => true,
                    (Some(one), Some(other)) => is_same(one, other),
                    _ => false,
                }
        };
        let inputs = self.inputs.clone();
        let is_later = |one: &super::Input, other: &super::Input| (other.at, other.number) > (one.at, one.number);
        self.inputs.retain(|one| !inputs.iter().any(|other| is_double(one, other) && is_later(one, other)));
        if let Some(class) = self.confirmed.remove(&from) {
            self.confirmed.entry(into).or_insert(class);
        }
    }
}
