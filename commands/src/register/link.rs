//! Accounts of one person: offers to join them, and what follows for the record when two people turn out to be one.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::{
    Consultation, Event, Group, NameKey, PersonId, Recipient, Recorded, Register, Salt, Seq, Standing, Text, TextId,
};

/// For how long the record can still be told as it were without a join: somewhat longer than that can be asked for, since
/// what is said is heard up to two days later, and clocks are set.
const SEPARABLE_FOR: SignedDuration = SignedDuration::from_hours(33 * 24);

/// That two people turned out to be one, while it can be taken back.
#[derive(Clone, Debug)]
pub(super) struct Join {
    from: PersonId,
    into: PersonId,
    seq: Seq,
    at: Timestamp,
    /// The register as it was before, without people, texts and earlier joins.
    before: Arc<Register>,
}

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

impl Register {
    /// Two people turned out to be one. What led to it is kept, so that it can be taken back.
    pub(super) fn begin_joined(&mut self, recorded: &Recorded, from: PersonId, into: PersonId) {
        let before = Self {
            people: self.people.without_people(),
            texts: imbl::HashMap::new(),
            joins: imbl::Vector::new(),
            since: imbl::Vector::new(),
            ..self.clone()
        };
        self.joins.push_back(Join { from, into, seq: recorded.seq, at: recorded.at, before: Arc::new(before) });
        self.links.remove(&into);
        self.join(from, into);
    }

    /// Rewrites what is of one person to be another's.
    pub(super) fn join(&mut self, from: PersonId, into: PersonId) {
        let into = self.people.resolve(into);
        if from == into {
            return;
        }
        self.change_all(|group| group.join(from, into));
        let texts = self.texts.clone();
        let numbers: Vec<u32> = self.consultations.keys().copied().collect();
        for number in numbers {
            if let Some(known) = self.consultations.get_mut(&number) {
                Arc::make_mut(known).join(from, into, |one, other| have_same_words(&texts, one, other));
            }
        }
        self.join_in_meetings(from, into);
        self.people.join(from, into);
        self.links.remove(&from);
        self.stated.remove(&from);
        if let Some(digests) = self.digests.remove(&Recipient::Person(from)) {
            self.digests.entry(Recipient::Person(into)).or_insert(digests);
        }
    }

    /// Keeps what is about to happen, while a join can be taken back; and lets go of joins that cannot any more.
    pub(super) fn keep_since(&mut self, recorded: &Recorded) {
        let is_over = |join: &Join| recorded.at.duration_since(join.at) > SEPARABLE_FOR;
        while let Some(join) = self.joins.front().filter(|join| is_over(join)) {
            self.people.settle(join.from);
            self.joins.pop_front();
            let first = self.joins.front().map_or(Seq::MAX, |join| join.seq);
            while self.since.front().is_some_and(|recorded| recorded.seq <= first) {
                self.since.pop_front();
            }
        }
        if !self.joins.is_empty() {
            self.since.push_back(Arc::new(recorded.clone()));
        }
    }

    /// It was taken back that two people are one: the register becomes what it were if they had not been joined. What was
    /// done since is of the one whose number it has.
    pub(super) fn end_joined(&mut self, recorded: &Recorded, from: PersonId, into: PersonId) {
        self.separate(from, into, recorded.seq);
        // A code that was given and confirmed must not join them again.
        self.links.remove(&from);
        self.links.remove(&into);
    }

    /// The same, with what happened since up to a number, exclusive.
    fn separate(&mut self, from: PersonId, into: PersonId, end: Seq) {
        let Some(place) = self.joins.iter().rposition(|join| (join.from, join.into) == (from, into)) else { return };
        let Join { seq, before, .. } = self.joins[place].clone();
        let mut apart = Self { texts: self.texts.clone(), joins: self.joins.take(place), ..Self::clone(&before) };
        for recorded in &self.since {
            if recorded.seq > seq && recorded.seq < end {
                let recorded = apart.for_both(recorded, from, into);
                apart.apply(&recorded);
            } else if recorded.seq != seq && !apart.joins.is_empty() {
                apart.since.push_back(recorded.clone());
            }
        }
        apart.people = self.people.joined_as_in(&apart.people);
        (apart.head, apart.at) = (self.head, self.at);
        *self = apart;
    }

    /// What happened while two people were one, now that they are not: whoever was released from an office then does not have
    /// it back by being two.
    fn for_both<'r>(&mut self, recorded: &'r Recorded, from: PersonId, into: PersonId) -> Cow<'r, Recorded> {
        let Event::FacilitatorReleased { group, person } = &recorded.event else { return Cow::Borrowed(recorded) };
        let facilitates = |person| self.group(group).is_some_and(|group| group.is_facilitated_by(person));
        let is_meant = *person == self.people.resolve(into) && recorded.by != Some(*person);
        if !is_meant || !facilitates(from) {
            return Cow::Borrowed(recorded);
        }
        let event = Event::FacilitatorReleased { group: group.clone(), person: from };
        let release = Recorded { event, ..recorded.clone() };
        if !facilitates(*person) {
            return Cow::Owned(release);
        }
        self.change(group, |group| group.live(&release));
        if !self.joins.is_empty() {
            self.since.push_back(Arc::new(release));
        }
        Cow::Borrowed(recorded)
    }

    /// The view of an earlier moment once its events are in: people who turned out to be one since are one in it, and those
    /// who turned out to be two are two.
    #[must_use]
    pub fn with_joined_people(mut self, present: &Self) -> Self {
        let is_undone = |join: &&Join| present.people.resolve(join.from) != present.people.resolve(join.into);
        let undone: Vec<(PersonId, PersonId)> =
            self.joins.iter().filter(is_undone).map(|join| (join.from, join.into)).collect();
        for (from, into) in undone {
            self.separate(from, into, Seq::MAX);
        }
        for (from, into) in present.people.joined() {
            self.join(from, into);
        }
        self
    }

    /// All but people, texts and what is kept to take joins back, to be compared.
    #[cfg(test)]
    pub(crate) fn story(&self) -> String {
        let none = Self::default();
        let people = self.people.without_people();
        format!("{:#?}", Self { people, texts: none.texts, joins: none.joins, since: none.since, ..self.clone() })
    }

    /// Whether it can be told as it were if two people had not been joined.
    pub fn can_separate(&self, from: PersonId, into: PersonId) -> bool {
        self.joins.iter().any(|join| (join.from, join.into) == (from, into))
    }

    /// Whether anything in the record is of somebody: what they did, said or were asked for.
    pub fn has_anything_of(&self, person: PersonId) -> bool {
        let mut without = self.clone();
        without.join(person, PersonId::NOBODY);
        let moves = without.groups != self.groups
            || without.consultations != self.consultations
            || without.meetings != self.meetings
            || without.actions != self.actions
            || without.digests != self.digests;
        moves
            || self.texts.values().any(|text| text.author == person)
            || self.histories.values().flatten().any(|past| past.by == Some(person))
    }
}

/// Whether two texts are the same name. Of erased ones nobody knows.
pub(super) fn have_same_words(texts: &imbl::HashMap<TextId, super::Words>, one: TextId, other: TextId) -> bool {
    let words = |id| texts.get(&id).map(|text| NameKey::of(&text.words));
    one == other || words(one).is_some_and(|one| words(other) == Some(one))
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
