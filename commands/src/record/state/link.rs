//! Accounts of one person: offers to join them, and what follows for the record when two people turn out to be one.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::{Consultation, Group, Input, NameKey, Register, Support};
use crate::record::events::{Event, PersonId, Recipient, Recorded, Salt, SameInputs, Seq, Standing, Text, TextId};

/// For how long the record can still be told as it were without a join: somewhat longer than that can be asked for, since
/// what is said is heard up to two days later, and clocks are set.
const SEPARABLE_FOR: SignedDuration = SignedDuration::from_hours(33 * 24);

/// That two people turned out to be one, while it can be taken back.
#[derive(Clone, Debug)]
pub(super) struct Join {
    from: PersonId,
    into: PersonId,
    inputs: Vec<SameInputs>,
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
    /// Whether that counts. Who has something to lose gives the code twice.
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
    pub(super) fn begin_joined(&mut self, recorded: &Recorded, from: PersonId, into: PersonId, inputs: &[SameInputs]) {
        self.settle_recent();
        let before = Self {
            people: self.people.without_people(),
            texts: imbl::HashMap::new(),
            joins: imbl::Vector::new(),
            since: imbl::Vector::new(),
            ..self.clone()
        };
        let (seq, at, before) = (recorded.seq, recorded.at, Arc::new(before));
        self.joins.push_back(Join { from, into, inputs: inputs.to_vec(), seq, at, before });
        self.links.remove(&into);
        self.join(from, into, inputs);
    }

    /// Rewrites what is of one person to be another's. Which inputs are for the same initiative is told by their words, and
    /// by what is known of it besides.
    fn join(&mut self, from: PersonId, into: PersonId, known: &[SameInputs]) {
        let into = self.people.resolve(into);
        if from == into {
            return;
        }
        let same = [known, &self.same_inputs(from, into)].concat();
        change_some(&mut self.groups, |group| group.join(from, into));
        change_some(&mut self.consultations, |consultation| consultation.join(from, into, &same));
        self.join_in_meetings(from, into);
        self.people.join(from, into);
        self.links.remove(&from);
        self.stated.remove(&from);
        if let Some(digests) = self.digests.remove(&Recipient::Person(from)) {
            self.digests.entry(Recipient::Person(into)).or_insert(digests);
        }
        self.join_held(from, into);
    }

    /// What two people have answered for the same initiative, in whatever case it is written. Of erased words nobody knows.
    pub fn same_inputs(&self, from: PersonId, into: PersonId) -> Vec<SameInputs> {
        let words = |id| self.words(id).map(|words| NameKey::of(words));
        let is_same = |one: &Input, other: &Input| match (one.initiative, other.initiative) {
            (None, None) => true,
            (Some(one), Some(other)) => one == other || words(one).is_some_and(|one| words(other) == Some(one)),
            _ => false,
        };
        let mut same = Vec::new();
        for consultation in self.consultations() {
            let of = |person: PersonId| consultation.inputs.iter().filter(move |input| input.person == person);
            let pairs = of(from).flat_map(|from| of(into).map(move |into| (from, into)));
            same.extend(pairs.filter(|(from, into)| is_same(from, into)).map(|(from, into)| SameInputs {
                consultation: consultation.number,
                from: from.number,
                into: into.number,
                from_is_later: (from.at, from.number) > (into.at, into.number),
            }));
        }
        same
    }

    /// Keeps what is about to happen, while a join can be taken back; and lets go of joins that cannot any more.
    pub(super) fn keep_since(&mut self, recorded: &Arc<Recorded>) {
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
            self.since.push_back(Arc::clone(recorded));
        }
    }

    /// It was taken back that two people are one: the register becomes what it were if they had not been joined. What was
    /// done since is of the one whose number it has.
    pub(super) fn end_joined(&mut self, recorded: &Recorded, from: PersonId, into: PersonId) {
        self.separate(from, into, recorded.seq);
        self.settle_recent();
        // A code that was given and confirmed must not join them again.
        self.links.remove(&from);
        self.links.remove(&into);
    }

    /// The same, with what happened since up to a number, exclusive.
    fn separate(&mut self, from: PersonId, into: PersonId, end: Seq) {
        let Some(place) = self.joins.iter().rposition(|join| (join.from, join.into) == (from, into)) else { return };
        let join = self.joins[place].clone();
        let Join { seq, before, .. } = &join;
        let mut apart = Self { texts: self.texts.clone(), joins: self.joins.take(place), ..Self::clone(before) };
        for recorded in &self.since {
            if recorded.seq > *seq && recorded.seq < end {
                let recorded = apart.without_join(&join, recorded);
                apart.apply(&recorded);
            } else if recorded.seq != *seq && !apart.joins.is_empty() {
                apart.since.push_back(recorded.clone());
            }
        }
        apart.people = self.people.joined_as_in(&apart.people);
        (apart.head, apart.at) = (self.head, self.at);
        *self = apart;
    }

    /// What happened while two people were one, as it is when they are not.
    fn without_join<'r>(&mut self, join: &Join, recorded: &'r Recorded) -> Cow<'r, Recorded> {
        let is_joint = |person: PersonId| person == self.people.resolve(join.into);
        match &recorded.event {
            // Whoever was released from an office does not have it back by being two.
            Event::FacilitatorReleased { group, person } if is_joint(*person) && recorded.by != Some(*person) => {
                let facilitates = |person| self.group(group).is_some_and(|group| group.is_facilitated_by(person));
                if !facilitates(join.from) {
                    return Cow::Borrowed(recorded);
                }
                let event = Event::FacilitatorReleased { group: group.clone(), person: join.from };
                let release = Recorded { event, ..recorded.clone() };
                if !facilitates(*person) {
                    return Cow::Owned(release);
                }
                self.change(group, |group| group.apply_lifecycle(&release));
                if !self.joins.is_empty() {
                    self.since.push_back(Arc::new(release));
                }
                Cow::Borrowed(recorded)
            }
            // Whoever was one of the two has heard it, and does not hear it again.
            Event::DigestGiven { to: Recipient::Person(person) } if is_joint(*person) => {
                let event = Event::DigestGiven { to: Recipient::Person(join.from) };
                self.apply(&Recorded { event, ..recorded.clone() });
                Cow::Borrowed(recorded)
            }
            // What was the other's answer stays theirs. The change is one of the answer that whoever stays had given.
            Event::InputGiven { consultation, input, person, class, options, words, .. } if is_joint(*person) => {
                let of_both =
                    |same: &&SameInputs| same.consultation == *consultation && [same.from, same.into].contains(input);
                let own = join.inputs.iter().filter(of_both).find_map(|same| {
                    let known = &self.consultation(*consultation)?.inputs;
                    known.iter().find(|known| known.number == same.into && known.person == *person)
                });
                let Some(&Input { number, initiative, .. }) = own else { return Cow::Borrowed(recorded) };
                let (consultation, person, class, words) = (*consultation, *person, *class, *words);
                let options = options.clone();
                let event =
                    Event::InputGiven { consultation, input: number, person, initiative, class, options, words };
                Cow::Owned(Recorded { event, ..recorded.clone() })
            }
            Event::GroupProposed { .. }
            | Event::CharterChanged { .. }
            | Event::SupportGiven { .. }
            | Event::SupportWithdrawn { .. }
            | Event::Commented { .. }
            | Event::GroupNoted { .. }
            | Event::ConcernRaised { .. }
            | Event::ConcernEnded { .. }
            | Event::LastCallOpened { .. }
            | Event::LastCallEnded { .. }
            | Event::GroupDecided { .. }
            | Event::ProposalWithdrawn { .. }
            | Event::FacilitatorAppointed { .. }
            | Event::FacilitatorReleased { .. }
            | Event::UpdateGiven { .. }
            | Event::UpdateAsked { .. }
            | Event::UpdateMissed { .. }
            | Event::DocumentLinked { .. }
            | Event::RenewalAsked { .. }
            | Event::GroupLapsed { .. }
            | Event::CycleOpened { .. }
            | Event::CycleClosed { .. }
            | Event::Reminded { .. }
            | Event::ConsultationOpened { .. }
            | Event::InputGiven { .. }
            | Event::ClassConfirmed { .. }
            | Event::ConsultationExtended { .. }
            | Event::ConsultationClosed { .. }
            | Event::ConsultationConcluded { .. }
            | Event::RoomBound { .. }
            | Event::RoomAsked { .. }
            | Event::RoomNotMade { .. }
            | Event::RoomMoved { .. }
            | Event::RoomUnbound { .. }
            | Event::RoomLanguageSet { .. }
            | Event::NewsTold { .. }
            | Event::NoticesHeld { .. }
            | Event::NoticesTold { .. }
            | Event::DigestSet { .. }
            | Event::DigestGiven { .. }
            | Event::LinkOffered { .. }
            | Event::LinkClaimed { .. }
            | Event::PeopleJoined { .. }
            | Event::PeopleSeparated { .. }
            | Event::PersonForgotten { .. }
            | Event::PeopleStated { .. }
            | Event::WordsErased { .. }
            | Event::Meeting(_)
            | Event::Minutes(_)
            | Event::Correction(_) => Cow::Borrowed(recorded),
        }
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
            self.join(from, into, &[]);
        }
        self
    }

    /// All but people, texts, digests, what waits for somebody and what is kept to take joins back, to be compared.
    #[cfg(test)]
    pub(crate) fn story(&self) -> String {
        let Self { texts, joins, since, digests, latest, held, told, recent, .. } = Self::default();
        let people = self.people.without_people();
        format!("{:#?}", Self { people, texts, joins, since, digests, latest, held, told, recent, ..self.clone() })
    }

    /// Whether it can be told as it were if two people had not been joined.
    pub fn can_separate(&self, from: PersonId, into: PersonId) -> bool {
        self.joins.iter().any(|join| (join.from, join.into) == (from, into))
    }

    /// Whether anything in the record is of somebody: what they did, said or were asked for.
    pub fn has_anything_of(&self, person: PersonId) -> bool {
        let mut without = self.clone();
        without.join(person, PersonId::NOBODY, &[]);
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

/// Changes what a change makes other. All else goes on being shared with the register of before.
pub(super) fn change_some<K: Ord + Clone, V: Clone + PartialEq>(
    all: &mut imbl::OrdMap<K, Arc<V>>,
    change: impl Fn(&mut V),
) {
    let changed = all.iter().filter_map(|(key, known)| {
        let mut changed = V::clone(known);
        change(&mut changed);
        (changed != **known).then(|| (key.clone(), Arc::new(changed)))
    });
    let changed: Vec<(K, Arc<V>)> = changed.collect();
    all.extend(changed);
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
        if let Some(support) = self.supporters.remove(&from) {
            let mut support = Arc::unwrap_or_clone(support);
            replace(&mut support.act.person, from, into);
            if let Some(known) = self.supporters.get(&into) {
                let is_member = [known.standing, support.standing].contains(&Standing::Member);
                let stakeholder = known.stakeholder.clone().or_else(|| support.stakeholder.clone());
                if known.act.seq < support.act.seq {
                    support = Support::clone(known);
                }
                support.standing = if is_member { Standing::Member } else { Standing::Participant };
                support.stakeholder = stakeholder;
            }
            self.supporters.insert(into, Arc::new(support));
        }
        if let Some(proposer) = &mut self.proposer {
            replace(proposer, from, into);
        }
        for nominee in &mut self.nominees {
            replace(&mut nominee.person, from, into);
        }
        for concern in self.concerns.iter_mut() {
            replace(&mut concern.act.person, from, into);
        }
        for comment in self.comments.iter_mut() {
            replace(&mut comment.act.person, from, into);
        }
        if let Some(call) = &mut self.last_call {
            let knows_both = call.roster.iter().any(|entry| entry.person == into);
            call.roster.retain(|entry| entry.person != from || !knows_both);
            call.roster.iter_mut().for_each(|entry| replace(&mut entry.person, from, into));
        }
        let serves = self.is_facilitated_by(into);
        for appointment in self.appointments.iter_mut() {
            let is_double = appointment.person == from && appointment.until.is_none() && serves;
            replace(&mut appointment.person, from, into);
            if is_double {
                appointment.until = Some(appointment.since);
            }
        }
        for ask in self.asks.iter_mut() {
            ask.of.iter_mut().for_each(|person| replace(person, from, into));
        }
    }
}

impl Group {
    /// The support of somebody counts so.
    pub(super) fn count_as(&mut self, person: PersonId, standing: Standing) {
        if let Some(support) = self.supporters.get_mut(&person) {
            Arc::make_mut(support).standing = standing;
        }
    }
}

impl Consultation {
    /// Two people turned out to be one. Of their answers for the same initiative the earlier ones go.
    fn join(&mut self, from: PersonId, into: PersonId, same: &[SameInputs]) {
        let earlier =
            same.iter().filter(|same| same.consultation == self.number).map(|same| match same.from_is_later {
                true => (into, same.into),
                false => (from, same.from),
            });
        let earlier: Vec<(PersonId, u32)> = earlier.collect();
        self.inputs.retain(|input| !earlier.contains(&(input.person, input.number)));
        for input in self.inputs.iter_mut() {
            replace(&mut input.person, from, into);
        }
        if let Some(class) = self.confirmed.remove(&from) {
            self.confirmed.entry(into).or_insert(class);
        }
    }
}
