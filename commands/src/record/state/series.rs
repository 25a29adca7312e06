//! A series of meetings: the rule by which it goes on, and what was changed of it.

use jiff::civil::{Date, DateTime};
use jiff::{Span, Timestamp};

use crate::record::events::{Code, Every, MeetingDetails, MeetingEvent, PersonId, Recorded, TextId};

/// A series. Its meetings get their numbers when they have their turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Its number, from 1.
    pub number: u32,
    /// Whose it is; the plenary's if of no group.
    pub group: Option<Code>,
    /// The title of its meetings.
    pub title: TextId,
    /// Who called it.
    pub called_by: Option<PersonId>,
    /// When it was called.
    pub called: Timestamp,
    /// When the first begins, by the clocks of the zone.
    pub first: DateTime,
    /// How long each is.
    pub minutes: u32,
    /// How it goes on.
    pub every: Every,
    /// Its last day.
    pub until: Option<Date>,
    /// How many meetings it has.
    pub times: Option<u32>,
    /// By how many minutes each begins later than by the rule, in turn.
    pub rotation: Vec<i64>,
    /// Where people meet: for those who take part.
    pub link: Option<TextId>,
    /// What one gives there to be let in.
    pub passcode: Option<TextId>,
    /// How many of its meetings have had their turn.
    pub had_turn: u32,
    /// The place of the first meeting that it has no more.
    pub ended: Option<u32>,
    /// From which place on it is at which time, the latest last. The first says the zone in which it was called.
    shifts: Vec<Shift>,
}

/// From one of its meetings on, a series is at another time.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shift {
    from: u32,
    /// In minutes, from the time by the rule.
    by: i64,
    zone: String,
}

impl Series {
    /// When the meeting at a place begins, by the clocks of a zone; nothing when the series has no such meeting.
    pub fn turn(&self, place: u32) -> Option<(DateTime, &str)> {
        let is_beyond = self.times.is_some_and(|times| place > times) || self.ended.is_some_and(|end| place >= end);
        if place == 0 || is_beyond {
            return None;
        }
        let by_rule = self.every.nth(self.first, place - 1)?;
        if self.until.is_some_and(|until| by_rule.date() > until) {
            return None;
        }
        let turn = usize::try_from(place - 1).ok()?;
        let in_turn = self.rotation.get(turn % self.rotation.len().max(1)).copied().unwrap_or(0);
        let shift = self.shifts.iter().rev().find(|shift| shift.from <= place)?;
        let later = Span::new().try_minutes(in_turn.checked_add(shift.by)?).ok()?;
        Some((by_rule.checked_add(later).ok()?, &shift.zone))
    }

    /// The place that has its turn next.
    pub fn next_place(&self) -> u32 {
        self.had_turn.saturating_add(1)
    }

    pub(super) fn called(recorded: &Recorded, event: &MeetingEvent) -> Option<Self> {
        let MeetingEvent::SeriesCalled {
            series,
            group,
            title,
            first,
            zone,
            minutes,
            every,
            until,
            times,
            rotation,
            link,
            passcode,
        } = event
        else {
            return None;
        };
        Some(Self {
            number: *series,
            group: group.clone(),
            title: *title,
            called_by: recorded.by,
            called: recorded.said_at,
            first: *first,
            minutes: *minutes,
            every: *every,
            until: *until,
            times: *times,
            rotation: rotation.clone(),
            link: *link,
            passcode: *passcode,
            had_turn: 0,
            ended: None,
            shifts: vec![Shift { from: 1, by: 0, zone: zone.clone() }],
        })
    }

    /// Those that are still to have their turn are called otherwise, elsewhere, or are longer or shorter.
    pub(super) fn amend(&mut self, details: &MeetingDetails) {
        self.title = details.title.unwrap_or(self.title);
        self.link = details.link.or(self.link.filter(|_| !details.no_link));
        self.passcode = details.passcode.or(self.passcode.filter(|_| !details.no_passcode));
        self.minutes = details.minutes.unwrap_or(self.minutes);
    }

    pub(super) fn apply(&mut self, event: &MeetingEvent) {
        match event {
            MeetingEvent::SeriesMoved { from, by, zone, .. } => {
                let before = self.shifts.iter().rev().find(|shift| shift.from <= *from).map_or(0, |shift| shift.by);
                // What was to be later on is by this one now.
                self.shifts.retain(|shift| shift.from < *from);
                self.shifts.push(Shift { from: *from, by: before.saturating_add(*by), zone: zone.clone() });
            }
            MeetingEvent::SeriesEnded { from, .. } => {
                self.ended = Some(self.ended.map_or(*from, |ended| ended.min(*from)));
            }
            MeetingEvent::MeetingCalled { .. }
            | MeetingEvent::SeriesCalled { .. }
            | MeetingEvent::MeetingMoved { .. }
            | MeetingEvent::MeetingCancelled { .. }
            | MeetingEvent::RsvpGiven { .. }
            | MeetingEvent::RsvpWithdrawn { .. }
            | MeetingEvent::MeetingOver { .. }
            | MeetingEvent::SlotsOffered { .. }
            | MeetingEvent::RemindersSet { .. }
            | MeetingEvent::MeetingPublished { .. } => {}
        }
    }
}
