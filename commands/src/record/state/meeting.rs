//! A meeting: when it is, who comes, and what belongs to it.

use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp};

use super::{Agenda, Minutes};
use crate::record::events::{
    Answer, Code, MeetingDetails, MeetingEvent, Occurrence, PersonId, Platform, Recorded, TextId,
};

/// A meeting. A copy is cheap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Its number, from 1.
    pub number: u32,
    /// Whose it is; the plenary's if of no group.
    pub group: Option<Code>,
    /// Its title.
    pub title: TextId,
    /// Who called it.
    pub called_by: Option<PersonId>,
    /// When it was called.
    pub called: Timestamp,
    /// When it begins, by the clocks of its zone.
    pub wall: DateTime,
    /// The IANA zone, or the offset.
    pub zone: String,
    /// When it begins.
    pub starts: Timestamp,
    /// How long it is.
    pub minutes: u32,
    /// Where people meet: for those who take part. `meeting::address` says who that is.
    pub link: Option<TextId>,
    /// What one gives there to be let in.
    pub passcode: Option<TextId>,
    /// Its place in a series.
    pub occurrence: Option<Occurrence>,
    /// How often it was moved or cancelled (RFC 5545, 3.8.7.4).
    pub sequence: u32,
    /// When it was called or last changed.
    pub changed: Timestamp,
    /// When it was moved last.
    pub moved: Option<Timestamp>,
    /// That it is not held.
    pub cancelled: Option<Cancellation>,
    /// Who said whether they come.
    pub rsvps: imbl::OrdMap<PersonId, Rsvp>,
    /// What is to be talked about.
    pub agenda: Agenda,
    /// What was taken down.
    pub record: Option<Minutes>,
    /// Whether its time is over.
    pub is_over: bool,
    /// As what platforms show it among their own events.
    pub published: imbl::OrdMap<Platform, Publication>,
}

/// That a meeting is not held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancellation {
    /// Since when that is known.
    pub at: Timestamp,
    /// Who said so.
    pub by: Option<PersonId>,
    /// Why.
    pub reason: Option<TextId>,
}

/// What somebody said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rsvp {
    /// The answer.
    pub answer: Answer,
    /// Why.
    pub reason: Option<TextId>,
    /// When.
    pub at: Timestamp,
    /// Its place in the journal.
    pub seq: crate::record::events::Seq,
}

/// As what a platform shows a meeting among its own events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// How often the meeting had been changed then.
    pub sequence: u32,
    /// The platform's own id of the event; nothing when it shows none.
    pub id: Option<String>,
    /// Whether the address of the call is kept back there.
    pub hides_address: bool,
}

impl Meeting {
    /// When it ends.
    pub fn ends(&self) -> Timestamp {
        let length = SignedDuration::from_mins(i64::from(self.minutes));
        self.starts.checked_add(length).unwrap_or(Timestamp::MAX)
    }

    /// When what is said of it last changed: when it is, whether it is held, or its agenda.
    pub fn described(&self) -> Timestamp {
        self.agenda.changed.map_or(self.changed, |changed| changed.max(self.changed))
    }

    /// Whether it is still to come, or going on by its time.
    pub fn is_to_come(&self) -> bool {
        self.cancelled.is_none() && !self.is_over
    }

    /// Its minutes once they have ended, whether they are approved or not.
    pub fn ended_minutes(&self) -> Option<&Minutes> {
        self.record.as_ref().filter(|minutes| minutes.ended.is_some())
    }

    /// Its minutes while they are being taken.
    pub fn running_minutes(&self) -> Option<&Minutes> {
        self.record.as_ref().filter(|minutes| minutes.ended.is_none())
    }

    /// Whether its minutes are a draft: taken, and not approved yet.
    pub fn has_draft(&self) -> bool {
        self.ended_minutes().is_some_and(|minutes| minutes.approved.is_none())
    }

    /// Whether minutes are being taken.
    pub fn is_running(&self) -> bool {
        self.running_minutes().is_some()
    }

    /// Those who gave one of these answers, in the order in which they did.
    pub fn answered(&self, answers: &[Answer]) -> Vec<PersonId> {
        let mut given: Vec<(&PersonId, &Rsvp)> =
            self.rsvps.iter().filter(|(_, rsvp)| answers.contains(&rsvp.answer)).collect();
        given.sort_by_key(|(_, rsvp)| rsvp.seq);
        given.into_iter().map(|(person, _)| *person).collect()
    }

    /// How many gave an answer.
    pub fn number_of(&self, answer: Answer) -> usize {
        self.rsvps.values().filter(|rsvp| rsvp.answer == answer).count()
    }

    /// What somebody answered.
    pub fn answer_of(&self, person: PersonId) -> Option<Answer> {
        self.rsvps.get(&person).map(|rsvp| rsvp.answer)
    }

    pub(super) fn called(recorded: &Recorded, event: &MeetingEvent) -> Option<Self> {
        let MeetingEvent::MeetingCalled {
            meeting,
            group,
            title,
            wall,
            zone,
            starts,
            minutes,
            link,
            passcode,
            occurrence,
        } = event
        else {
            return None;
        };
        Some(Self {
            number: *meeting,
            group: group.clone(),
            title: *title,
            called_by: recorded.by,
            called: recorded.said_at,
            wall: *wall,
            zone: zone.clone(),
            starts: *starts,
            minutes: *minutes,
            link: *link,
            passcode: *passcode,
            occurrence: *occurrence,
            sequence: 0,
            changed: recorded.at,
            moved: None,
            cancelled: None,
            rsvps: imbl::OrdMap::new(),
            agenda: Agenda::default(),
            record: None,
            is_over: false,
            published: imbl::OrdMap::new(),
        })
    }

    /// Moves on by an event about it.
    pub(super) fn apply(&mut self, recorded: &Recorded, event: &MeetingEvent) {
        match event {
            MeetingEvent::MeetingMoved { wall, zone, starts, .. } => {
                self.wall = *wall;
                self.zone.clone_from(zone);
                self.starts = *starts;
                self.sequence = self.sequence.saturating_add(1);
                self.changed = recorded.at;
                self.moved = Some(recorded.at);
            }
            MeetingEvent::MeetingCancelled { reason, .. } if self.cancelled.is_none() => {
                self.cancelled = Some(Cancellation { at: recorded.said_at, by: recorded.by, reason: *reason });
                self.sequence = self.sequence.saturating_add(1);
                self.changed = recorded.at;
            }
            MeetingEvent::RsvpGiven { person, answer, reason, .. } => {
                self.rsvps.insert(
                    *person,
                    Rsvp { answer: *answer, reason: *reason, at: recorded.said_at, seq: recorded.seq },
                );
            }
            MeetingEvent::RsvpWithdrawn { person, .. } => {
                self.rsvps.remove(person);
            }
            MeetingEvent::MeetingOver { .. } => self.is_over = true,
            MeetingEvent::MeetingPublished { platform, sequence, id, hides_address, .. } => {
                let publication = Publication { sequence: *sequence, id: id.clone(), hides_address: *hides_address };
                self.published.insert(*platform, publication);
            }
            MeetingEvent::MeetingCalled { .. }
            | MeetingEvent::SeriesCalled { .. }
            | MeetingEvent::SeriesMoved { .. }
            | MeetingEvent::MeetingCancelled { .. }
            | MeetingEvent::SeriesEnded { .. }
            | MeetingEvent::SlotsOffered { .. }
            | MeetingEvent::RemindersSet { .. } => {}
        }
    }

    /// It is held after all.
    pub(super) fn reinstate(&mut self, at: Timestamp) {
        if self.cancelled.take().is_some() {
            self.has_changed(at);
        }
    }

    /// It is called otherwise, elsewhere, or is longer or shorter.
    pub(super) fn amend(&mut self, details: &MeetingDetails, at: Timestamp) {
        self.title = details.title.unwrap_or(self.title);
        self.link = details.link.or(self.link.filter(|_| !details.no_link));
        self.passcode = details.passcode.or(self.passcode.filter(|_| !details.no_passcode));
        self.minutes = details.minutes.unwrap_or(self.minutes);
        self.has_changed(at);
    }

    fn has_changed(&mut self, at: Timestamp) {
        self.sequence = self.sequence.saturating_add(1);
        self.changed = at;
    }

    /// Two people turned out to be one. What was said last counts.
    pub(super) fn join(&mut self, from: PersonId, into: PersonId) {
        if let Some(rsvp) = self.rsvps.remove(&from) {
            let known = self.rsvps.get(&into).copied();
            let latest = known.filter(|known| known.seq > rsvp.seq).unwrap_or(rsvp);
            self.rsvps.insert(into, latest);
        }
        let renamed = |person: &mut PersonId| {
            if *person == from {
                *person = into;
            }
        };
        self.called_by.iter_mut().for_each(renamed);
        if let Some(cancelled) = &mut self.cancelled {
            cancelled.by.iter_mut().for_each(renamed);
        }
        if let Some(record) = &mut self.record {
            record.join(from, into);
        }
    }
}
