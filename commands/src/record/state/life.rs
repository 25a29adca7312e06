//! The life of a group after it was proposed: concerns, last calls, decisions, facilitators, updates.

use std::cmp::Ordering;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Act, CycleStanding, Group, List, Revision, TakenBack};
use crate::record::events::{
    ConcernEnd, Document, Event, Held, Outcome, PersonId, Recorded, RosterEntry, Standing, Target, TextId, Unmet,
};

/// Where a group is in its life.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::Display, strum::EnumString, strum::EnumIter,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum State {
    /// Proposed, not yet decided.
    Proposed,
    /// At work.
    Approved,
    /// To be decided later.
    Deferred,
    /// Taken up elsewhere.
    Redirected,
    /// Not wanted.
    Declined,
    /// Taken back by its proposer.
    Withdrawn,
    /// Ended by the chair.
    Dissolved,
    /// Ended with its cycle.
    Lapsed,
}

impl State {
    /// Whether its life is over, so that its code can be proposed again.
    pub fn has_ended(self) -> bool {
        !matches!(self, Self::Proposed | Self::Approved | Self::Deferred)
    }
}

impl Outcome {
    /// The state to which it leads.
    pub fn leads_to(self) -> State {
        match self {
            Self::Approve | Self::Continue => State::Approved,
            Self::Defer => State::Deferred,
            Self::Redirect => State::Redirected,
            Self::Decline => State::Declined,
            Self::Dissolve => State::Dissolved,
        }
    }

    /// Whether it can be decided on a group as it is now. One at work is continued when it has asked for that.
    pub fn is_possible(self, group: &Group) -> bool {
        match group.state {
            State::Proposed | State::Deferred => self != Self::Dissolve,
            State::Approved => match self {
                Self::Dissolve => true,
                Self::Approve | Self::Continue => group.renewal.is_some() && !group.is_continued,
                Self::Defer | Self::Redirect | Self::Decline => false,
            },
            State::Redirected | State::Declined | State::Withdrawn | State::Dissolved | State::Lapsed => false,
        }
    }
}

/// A decision of the chair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What was decided.
    pub outcome: Outcome,
    /// When, by whom, and who recorded it.
    pub act: Act,
    /// Why.
    pub reason: Option<TextId>,
    /// Where a redirected proposal goes.
    pub to: Option<Target>,
    /// Why it was decided although something was missing.
    pub anyway: Option<TextId>,
    /// What was missing.
    pub unmet: Vec<Unmet>,
    /// What was missing, in words, where an earlier version recorded it so.
    pub missing: Vec<String>,
    /// The state of the group before, and whether it had been continued in its cycle.
    pub was: (State, bool),
    /// Why the decision before was wrong, in whose place it stands.
    pub corrects: Option<TextId>,
    /// That it holds no more: it was taken back, or put right by a later one.
    pub taken_back: Option<TakenBack>,
}

/// A member's concern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    /// Whose it is, and since when.
    pub act: Act,
    /// Their stakeholder group at that time.
    pub stakeholder: Option<String>,
    /// What it says.
    pub words: TextId,
    /// How it ended; nothing while it stands.
    pub end: Option<EndedConcern>,
}

/// The end of a concern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndedConcern {
    /// How.
    pub how: ConcernEnd,
    /// When, and by whom.
    pub at: Timestamp,
    /// Who ended it.
    pub by: Option<PersonId>,
    /// Why.
    pub reason: Option<TextId>,
}

/// The membership asked for its last objections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastCall {
    /// When it was opened.
    pub opened: Timestamp,
    /// Who opened it.
    pub by: Option<PersonId>,
    /// Its end.
    pub until: Timestamp,
    /// The members when it was opened.
    pub roster: Vec<RosterEntry>,
    /// Whether it has ended.
    pub has_ended: bool,
}

/// Somebody facilitates, or did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// Who.
    pub person: PersonId,
    /// How they counted when they were appointed.
    pub standing: Standing,
    /// Their stakeholder group at that time.
    pub stakeholder: Option<String>,
    /// Since when.
    pub since: Timestamp,
    /// Until when; nothing while they are in office.
    pub until: Option<Timestamp>,
}

/// A document is out for review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    /// Since when.
    pub since: Timestamp,
    /// Its end.
    pub ends: Timestamp,
}

/// Facilitators asked for an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// When.
    pub at: Timestamp,
    /// Those who could be reached.
    pub of: Vec<PersonId>,
}

impl Group {
    /// Those who facilitate it now.
    pub fn facilitators(&self) -> impl Iterator<Item = &Appointment> {
        self.appointments.iter().filter(|appointment| appointment.until.is_none())
    }

    /// Whether somebody facilitates it now.
    pub fn is_facilitated_by(&self, person: PersonId) -> bool {
        self.facilitators().any(|appointment| appointment.person == person)
    }

    /// A concern by its number, from 1.
    pub fn concern(&self, number: u32) -> Option<&Concern> {
        usize::try_from(number).ok()?.checked_sub(1).and_then(|index| self.concerns.get(index))
    }

    /// The concerns that are open, with their numbers.
    pub fn open_concerns(&self) -> impl Iterator<Item = (usize, &Concern)> {
        (1..).zip(&self.concerns).filter(|(_, concern)| concern.end.is_none())
    }

    /// The last call while it runs. With the group, or when the question is answered, it is over without an end.
    pub fn running_last_call(&self) -> Option<&LastCall> {
        self.present_last_call().filter(|call| !call.has_ended && !self.state.has_ended())
    }

    /// The latest last call, if it is about the question that stands.
    pub fn present_last_call(&self) -> Option<&LastCall> {
        self.last_call.as_ref().filter(|call| self.is_of_now(call.opened))
    }

    /// The latest decision by which it came to work or went on.
    pub fn approval(&self) -> Option<&Decision> {
        self.standing_decisions().rev().find(|decision| decision.outcome.leads_to() == State::Approved)
    }

    /// The decisions that hold, or held until the next: all but those that were taken back.
    pub fn standing_decisions(&self) -> impl DoubleEndedIterator<Item = &Decision> {
        self.decisions.iter().filter(|decision| decision.taken_back.is_none())
    }

    /// Whether it has ever been at work.
    pub fn was_approved(&self) -> bool {
        self.approval().is_some()
    }

    /// Whether something of that time is about the question that stands: each approval or continuation answers one.
    pub fn is_of_now(&self, at: Timestamp) -> bool {
        self.approval().is_none_or(|approval| at > approval.act.at)
    }

    /// When its life ended; nothing while it goes on.
    pub fn ended(&self) -> Option<Timestamp> {
        match self.state {
            State::Withdrawn => self.withdrawn.map(|(at, _)| at),
            State::Lapsed => self.lapsed,
            State::Redirected | State::Declined | State::Dissolved => {
                self.standing_decisions().next_back().map(|decision| decision.act.at)
            }
            State::Proposed | State::Approved | State::Deferred => None,
        }
    }

    /// Since when the time until the next update runs: the latest update, else the approval.
    pub fn update_due_since(&self) -> Option<Timestamp> {
        let since = self.updates.last().map(|update| update.at).max(self.approval().map(|decision| decision.act.at));
        since.filter(|_| self.state == State::Approved)
    }

    /// When something came that was said before the end of the last call and is recorded only after it.
    pub(super) fn came_late(&self, recorded: &Recorded) -> Option<Timestamp> {
        let end = self.last_call.as_ref()?.until;
        (recorded.said_at < end && recorded.at >= end).then_some(recorded.at)
    }

    /// Moves on by an event of its life.
    pub(super) fn apply_lifecycle(&mut self, recorded: &Recorded) {
        let Recorded { seq, said_at: at, by, .. } = recorded;
        let came_late = self.came_late(recorded);
        let act = |person: PersonId| Act {
            seq: *seq,
            at: *at,
            came_late: None,
            person,
            recorded_by: by.filter(|by| *by != person),
            source: None,
            said_on: None,
        };
        match &recorded.event {
            Event::ConcernRaised { person, stakeholder, words, source, said_on, .. } => {
                let stakeholder = stakeholder.clone();
                let act = Act { came_late, source: *source, said_on: *said_on, ..act(*person) };
                self.concerns.push_back(Concern { act, stakeholder, words: *words, end: None });
            }
            Event::ConcernEnded { concern, how, reason, .. } => {
                let index = usize::try_from(*concern).unwrap_or(usize::MAX).wrapping_sub(1);
                if let Some(concern) = self.concerns.get_mut(index) {
                    concern.end.get_or_insert(EndedConcern { how: *how, at: *at, by: *by, reason: *reason });
                }
            }
            Event::LastCallOpened { until, roster, .. } => {
                let roster = roster.clone();
                self.last_call = Some(LastCall { opened: *at, by: *by, until: *until, roster, has_ended: false });
            }
            Event::LastCallEnded { .. } => {
                if let Some(call) = &mut self.last_call {
                    call.has_ended = true;
                }
            }
            Event::GroupDecided { outcome, chair, reason, to, anyway, missing, unmet, corrects, .. } => {
                if let Some(reason) = corrects {
                    self.correct_decision(TakenBack { at: *at, by: *by, reason: Some(*reason) });
                }
                let was = (self.state, self.is_continued);
                // One that was ended by mistake is at work again, as it was.
                let is_restored = corrects.is_some() && *outcome == Outcome::Approve && self.renewal.is_none();
                let goes_on = self.state == State::Approved && outcome.leads_to() == State::Approved;
                self.is_continued = if goes_on && is_restored { self.is_continued } else { goes_on };
                self.state = outcome.leads_to();
                self.decisions.push_back(Decision {
                    outcome: *outcome,
                    act: act(*chair),
                    reason: *reason,
                    to: to.clone(),
                    anyway: *anyway,
                    unmet: unmet.clone(),
                    missing: missing.clone(),
                    was,
                    corrects: *corrects,
                    taken_back: None,
                });
                self.begin_waiting();
            }
            Event::ProposalWithdrawn { reason, .. } => {
                self.state = State::Withdrawn;
                self.withdrawn = Some((*at, *reason));
            }
            Event::FacilitatorAppointed { person, standing, stakeholder, .. } if !self.is_facilitated_by(*person) => {
                self.appointments.push_back(Appointment {
                    person: *person,
                    standing: *standing,
                    stakeholder: stakeholder.clone(),
                    since: *at,
                    until: None,
                });
            }
            Event::FacilitatorReleased { person, .. } => {
                let serves = |known: &Appointment| known.person == *person && known.until.is_none();
                while let Some(appointment) = self.appointments.find_mut(serves) {
                    appointment.until = Some(*at);
                }
            }
            Event::UpdateGiven { words, corrects, .. } => {
                if *corrects {
                    self.updates.pop_back();
                }
                self.updates.push_back(Revision { at: *at, by: *by, words: *words });
                self.begin_waiting();
            }
            Event::UpdateAsked { of, .. } => self.asks.push_back(Ask { at: recorded.at, of: of.clone() }),
            Event::UpdateMissed { .. } => self.update_missed = Some(*at),
            Event::DocumentLinked { document, .. } => self.link(document, *at),
            Event::RenewalAsked { .. } => self.renewal = Some(*at),
            Event::GroupLapsed { .. } => {
                self.state = State::Lapsed;
                self.lapsed = Some(*at);
            }
            Event::GroupProposed { .. }
            | Event::CharterChanged { .. }
            | Event::SupportGiven { .. }
            | Event::SupportWithdrawn { .. }
            | Event::Commented { .. }
            | Event::GroupNoted { .. }
            | Event::FacilitatorAppointed { .. }
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
            | Event::Correction(_) => {}
        }
    }

    /// The latest decision holds no more: the group is where it was before.
    fn correct_decision(&mut self, taken_back: TakenBack) {
        let place = self.decisions.iter().rposition(|decision| decision.taken_back.is_none());
        if let Some(decision) = place.and_then(|place| self.decisions.get_mut(place)) {
            decision.taken_back = Some(taken_back);
            (self.state, self.is_continued) = decision.was;
        }
    }

    /// Moves on by what is taken back of it.
    pub(super) fn take_back(&mut self, what: &Held, taken_back: TakenBack) {
        let place = |number: &u32| usize::try_from(*number).unwrap_or(usize::MAX).wrapping_sub(1);
        match what {
            Held::Comment { comment, .. } => {
                let standing = self.comments.get_mut(place(comment)).filter(|comment| comment.taken_back.is_none());
                if let Some(comment) = standing {
                    comment.taken_back = Some(taken_back);
                    self.comments_taken_back += 1;
                }
            }
            Held::ConcernEnd { concern, .. } => {
                if let Some(concern) = self.concerns.get_mut(place(concern)) {
                    concern.end = None;
                }
            }
            Held::Document { url, .. } => {
                if let Some(place) = self.documents.iter().position(|document| document.url == *url) {
                    self.documents.remove(place);
                    let moved = |(known, review): (&usize, &Review)| match known.cmp(&place) {
                        Ordering::Less => Some((*known, *review)),
                        Ordering::Equal => None,
                        Ordering::Greater => Some((known - 1, *review)),
                    };
                    self.reviews = self.reviews.iter().filter_map(moved).collect();
                }
            }
            Held::Cancellation { .. }
            | Held::SeriesEnd { .. }
            | Held::Approval { .. }
            | Held::Consultation { .. }
            | Held::Input { .. }
            | Held::Action { .. }
            | Held::Attendance { .. } => {}
        }
    }

    /// A cycle begins: what was at work before is not new in it, and what was said of going on was about another.
    pub(super) fn enter_cycle(&mut self) {
        self.leave_cycle();
        if self.was_approved() {
            self.new_this_cycle = false;
        }
    }

    /// How it stands in its cycle.
    pub(super) fn cycle_standing(&self) -> CycleStanding {
        let Self { new_this_cycle, renewal, is_continued, .. } = self;
        CycleStanding { new_this_cycle: *new_this_cycle, renewal: *renewal, is_continued: *is_continued }
    }

    /// It stands so in its cycle.
    pub(super) fn stand(&mut self, standing: CycleStanding) {
        let CycleStanding { new_this_cycle, renewal, is_continued } = standing;
        (self.new_this_cycle, self.renewal, self.is_continued) = (new_this_cycle, renewal, is_continued);
    }

    /// A cycle ends: who was continued can ask again in the next.
    pub(super) fn leave_cycle(&mut self) {
        self.renewal = None;
        self.is_continued = false;
    }

    /// A document with the same address takes the place of the earlier one, which stays where it stands in the list.
    fn link(&mut self, document: &Document, since: Timestamp) {
        let place = match self.documents.iter().position(|known| known.url == document.url) {
            Some(place) => {
                self.documents.set(place, document.clone());
                place
            }
            None => {
                self.documents.push_back(document.clone());
                self.documents.len() - 1
            }
        };
        match document.review_ends {
            Some(ends) => self.reviews.insert(place, Review { since, ends }),
            None => self.reviews.remove(&place),
        };
    }

    fn begin_waiting(&mut self) {
        self.asks = List::default();
        self.update_missed = None;
    }
}

#[cfg(test)]
mod tests {
    use crate::record::Code;

    use crate::testing::dialogue::Dialogue;

    #[test]
    fn that_a_group_was_continued_before_a_cycle_began_does_not_hold_in_it() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#plenary", "lea", "/renew WG-WORK").quietly();
        dialogue.say("#plenary", "lynn", "/decide WG-WORK continue anyway: it does well").quietly();
        let code: Code = "WG-WORK".parse().unwrap();
        let mut group = dialogue.register().group(&code).unwrap().clone();
        assert!(group.renewal.is_some() && group.is_continued);
        group.enter_cycle();
        assert!(group.renewal.is_none() && !group.is_continued);
    }
}
