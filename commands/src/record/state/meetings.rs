//! The meetings there are, their series, and the actions that came of them.

use std::sync::Arc;

use jiff::Timestamp;

use super::link::change_some;
use super::{Action, Meeting, Minutes, Register, Series};
use crate::record::events::{Binding, Code, MeetingEvent, MinutesEvent, PersonId, Recorded, Room};

/// Times that were offered for a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// For whose meeting; the plenary's if of no group.
    pub group: Option<Code>,
    /// The zone in which they are meant.
    pub zone: String,
    /// How long the meeting is.
    pub minutes: u32,
    /// The starts, the best first.
    pub starts: Vec<Timestamp>,
    /// When.
    pub at: Timestamp,
}

/// Where times were offered: in a room, or to somebody in private.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OfferedTo {
    /// In a room.
    Room(Room),
    /// To somebody in private.
    Person(PersonId),
}

impl Register {
    /// The meeting of a number.
    pub fn meeting(&self, number: u32) -> Option<&Meeting> {
        self.meetings.get(&number).map(Arc::as_ref)
    }

    /// All meetings, in order of number.
    pub fn meetings(&self) -> impl DoubleEndedIterator<Item = &Meeting> {
        self.meetings.values().map(Arc::as_ref)
    }

    /// The meetings of a group or the plenary, in order of number.
    pub fn meetings_of(&self, group: Option<&Code>) -> impl DoubleEndedIterator<Item = &Meeting> {
        self.meetings_of.of(group).filter_map(|number| self.meeting(number))
    }

    /// Those of them that are still to come, by their starts.
    pub fn meetings_to_come(&self, group: Option<&Code>) -> Vec<&Meeting> {
        by_start(self.to_come.of(group).filter_map(|number| self.meeting(number)))
    }

    /// Whether one of them is still to come.
    pub fn has_meetings_to_come(&self, group: Option<&Code>) -> bool {
        self.to_come.of(group).next().is_some()
    }

    /// All meetings that are still to come, in order of number.
    pub fn all_meetings_to_come(&self) -> impl Iterator<Item = &Meeting> {
        self.to_come.all().filter_map(|number| self.meeting(number))
    }

    /// The same by their starts.
    pub fn all_meetings_by_start(&self) -> Vec<&Meeting> {
        by_start(self.all_meetings_to_come())
    }

    /// The meetings whose minutes are a draft, in order of number.
    pub fn drafts(&self) -> impl Iterator<Item = &Meeting> {
        self.drafts.all().filter_map(|number| self.meeting(number))
    }

    /// Those of a group or the plenary.
    pub fn drafts_of(&self, group: Option<&Code>) -> impl Iterator<Item = &Meeting> {
        self.drafts.of(group).filter_map(|number| self.meeting(number))
    }

    /// The meeting in which minutes are being taken in a room: one that was begun there, else one of those whose room it is.
    pub fn running_meeting(&self, room: &Room, place: Option<&Binding>) -> Option<&Meeting> {
        let running = || self.running.iter().filter_map(|number| self.meeting(*number));
        let is_here = |meeting: &&Meeting| meeting.record.as_ref().is_some_and(|one| one.room.as_ref() == Some(room));
        let is_theirs = |meeting: &&Meeting| match place {
            Some(Binding::Group(code)) => meeting.group.as_ref() == Some(code),
            Some(Binding::Plenary) => meeting.group.is_none(),
            None => false,
        };
        running().find(is_here).or_else(|| running().find(is_theirs))
    }

    /// The series of a number.
    pub fn series(&self, number: u32) -> Option<&Series> {
        self.series.get(&number).map(Arc::as_ref)
    }

    /// All series, in order of number.
    pub fn all_series(&self) -> impl DoubleEndedIterator<Item = &Series> {
        self.series.values().map(Arc::as_ref)
    }

    /// The number of the latest meeting, 0 when there is none.
    pub fn latest_meeting(&self) -> u32 {
        self.meetings.get_max().map_or(0, |(number, _)| *number)
    }

    /// The number of the latest series, 0 when there is none.
    pub fn latest_series(&self) -> u32 {
        self.series.get_max().map_or(0, |(number, _)| *number)
    }

    /// The action of a number.
    pub fn action(&self, number: u32) -> Option<&Action> {
        self.actions.get(&number).map(Arc::as_ref).filter(|action| !action.is_undone)
    }

    /// All actions but those that were taken back, in order of number.
    pub fn actions(&self) -> impl DoubleEndedIterator<Item = &Action> {
        self.actions.values().map(Arc::as_ref).filter(|action| !action.is_undone)
    }

    /// Those that are still to be done, in order of number.
    pub fn open_actions(&self) -> impl Iterator<Item = &Action> {
        self.open_actions.all().filter_map(|number| self.action(number))
    }

    /// Those of them that a group has, or that are of no group.
    pub fn open_actions_of(&self, group: Option<&Code>) -> impl Iterator<Item = &Action> {
        self.open_actions.of(group).filter_map(|number| self.action(number))
    }

    /// The number of the latest action, 0 when there is none.
    pub fn latest_action(&self) -> u32 {
        self.actions.get_max().map_or(0, |(number, _)| *number)
    }

    /// The times that were offered last in a room, or to somebody in private.
    pub fn offer(&self, to: &OfferedTo) -> Option<&Offer> {
        self.offers.get(to)
    }

    /// How many minutes before its meetings a group, or the plenary, is reminded; nothing where that was not said.
    pub fn reminders_of(&self, group: Option<&Code>) -> Option<&Vec<u32>> {
        match group {
            Some(code) => self.group(code)?.reminders.as_ref(),
            None => self.plenary_reminders.as_ref(),
        }
    }

    pub(super) fn apply_meeting(&mut self, recorded: &Recorded, event: &MeetingEvent) {
        match event {
            MeetingEvent::MeetingCalled { meeting: number, occurrence, .. } => {
                if let Some(called) = Meeting::called(recorded, event) {
                    self.meetings_of.keep(&called.group, *number, true);
                    self.meetings.insert(*number, Arc::new(called));
                    self.place(*number);
                }
                if let Some(occurrence) = occurrence
                    && let Some(series) = self.series.get_mut(&occurrence.series)
                {
                    let series = Arc::make_mut(series);
                    series.had_turn = series.had_turn.max(occurrence.place);
                }
            }
            MeetingEvent::SeriesCalled { series: number, .. } => {
                if let Some(called) = Series::called(recorded, event) {
                    self.series.insert(*number, Arc::new(called));
                }
            }
            MeetingEvent::SeriesMoved { series: number, .. } | MeetingEvent::SeriesEnded { series: number, .. } => {
                if let Some(series) = self.series.get_mut(number) {
                    Arc::make_mut(series).apply(event);
                }
            }
            MeetingEvent::MeetingMoved { meeting: number, .. }
            | MeetingEvent::MeetingCancelled { meeting: number, .. }
            | MeetingEvent::RsvpGiven { meeting: number, .. }
            | MeetingEvent::RsvpWithdrawn { meeting: number, .. }
            | MeetingEvent::MeetingOver { meeting: number }
            | MeetingEvent::MeetingPublished { meeting: number, .. } => {
                self.change_meeting(*number, |meeting| meeting.apply(recorded, event));
                self.place(*number);
            }
            MeetingEvent::SlotsOffered { group, zone, minutes, starts } => {
                let (group, zone) = (group.clone(), zone.clone());
                let offer = Offer { group, zone, minutes: *minutes, starts: starts.clone(), at: recorded.said_at };
                let to = recorded.room.clone().map(OfferedTo::Room).or(recorded.by.map(OfferedTo::Person));
                if let Some(to) = to {
                    self.offers.insert(to, offer);
                }
            }
            MeetingEvent::RemindersSet { group: Some(code), minutes } => {
                self.change(code, |group| group.reminders = Some(minutes.clone()));
            }
            MeetingEvent::RemindersSet { group: None, minutes } => self.plenary_reminders = Some(minutes.clone()),
        }
    }

    pub(super) fn apply_minutes(&mut self, recorded: &Recorded, event: &MinutesEvent) {
        match event {
            MinutesEvent::AgendaItemAdded { meeting, .. }
            | MinutesEvent::AgendaItemDropped { meeting, .. }
            | MinutesEvent::AgendaItemPlaced { meeting, .. } => {
                self.change_meeting(*meeting, |meeting| meeting.agenda.change(recorded, event));
            }
            MinutesEvent::MinutesStarted { meeting, .. } => {
                self.change_meeting(*meeting, |meeting| meeting.record = Minutes::started(recorded, event));
                self.running.insert(*meeting);
                self.place(*meeting);
            }
            MinutesEvent::ItemOpened { meeting, .. }
            | MinutesEvent::NoteTaken { meeting, .. }
            | MinutesEvent::Attended { meeting, .. }
            | MinutesEvent::MinutesCorrected { meeting, .. }
            | MinutesEvent::CorrectionProposed { meeting, .. }
            | MinutesEvent::CorrectionAccepted { meeting, .. }
            | MinutesEvent::CorrectionDeclined { meeting, .. } => self.take(*meeting, recorded, event),
            MinutesEvent::MinutesEnded { meeting, .. } => {
                self.take(*meeting, recorded, event);
                self.running.remove(meeting);
                self.place(*meeting);
            }
            MinutesEvent::MinutesApproved { meeting, .. } => {
                self.take(*meeting, recorded, event);
                self.place(*meeting);
            }
            MinutesEvent::NoteUndone { meeting, note } => {
                self.take(*meeting, recorded, event);
                self.note_is_undone(*meeting, *note);
                let undone = self.actions.values().find(|action| {
                    action.set_in.is_some_and(|set_in| set_in.meeting == *meeting && set_in.note == *note)
                });
                if let Some(number) = undone.map(|action| action.number) {
                    self.change_action(number, |action| action.is_undone = true);
                }
            }
            MinutesEvent::ActionSet { action, set_in, .. } => {
                if let Some(set) = Action::set(recorded, event) {
                    self.open_actions.keep(&set.group, *action, true);
                    self.actions.insert(*action, Arc::new(set));
                }
                if let Some(set_in) = set_in {
                    self.take(set_in.meeting, recorded, event);
                }
            }
            MinutesEvent::ActionDone { action, words } => self.change_action(*action, |action| {
                action.done = Some(super::Done { at: recorded.said_at, by: recorded.by, words: *words });
            }),
        }
    }

    pub(super) fn join_in_meetings(&mut self, from: PersonId, into: PersonId) {
        change_some(&mut self.meetings, |meeting| meeting.join(from, into));
        change_some(&mut self.actions, |action| action.join(from, into));
        if let Some(offer) = self.offers.remove(&OfferedTo::Person(from)) {
            self.offers.entry(OfferedTo::Person(into)).or_insert(offer);
        }
    }

    /// Has a meeting as it was.
    pub(super) fn put_meeting(&mut self, number: u32, meeting: Arc<Meeting>) {
        match meeting.is_running() {
            true => _ = self.running.insert(number),
            false => _ = self.running.remove(&number),
        }
        self.meetings.insert(number, meeting);
        self.place(number);
    }

    /// Has an action as it was.
    pub(super) fn put_action(&mut self, number: u32, action: Arc<Action>) {
        self.open_actions.keep(&action.group, number, action.is_open());
        self.actions.insert(number, action);
    }

    /// An action is taken back, with the note of it.
    pub(super) fn undo_action(&mut self, number: u32) {
        self.change_action(number, |action| action.is_undone = true);
        if let Some(set_in) = self.actions.get(&number).and_then(|action| action.set_in) {
            self.change_meeting(set_in.meeting, |meeting| {
                let minutes = meeting.record.as_mut();
                if let Some(note) =
                    minutes.and_then(|minutes| minutes.notes.find_mut(|note| note.number == set_in.note))
                {
                    note.is_undone = true;
                }
            });
        }
    }

    /// Keeps a meeting among those to come or those with a draft, or not.
    pub(super) fn place(&mut self, number: u32) {
        let Some(meeting) = self.meetings.get(&number) else { return };
        self.to_come.keep(&meeting.group, number, meeting.is_to_come());
        self.drafts.keep(&meeting.group, number, meeting.has_draft());
    }

    fn take(&mut self, meeting: u32, recorded: &Recorded, event: &MinutesEvent) {
        self.change_meeting(meeting, |meeting| {
            if let Some(record) = &mut meeting.record {
                record.take(recorded, event);
            }
        });
    }

    pub(super) fn change_meeting(&mut self, number: u32, change: impl FnOnce(&mut Meeting)) {
        if let Some(meeting) = self.meetings.get_mut(&number) {
            change(Arc::make_mut(meeting));
        }
    }

    pub(super) fn change_action(&mut self, number: u32, change: impl FnOnce(&mut Action)) {
        let Some(action) = self.actions.get_mut(&number) else { return };
        change(Arc::make_mut(action));
        self.open_actions.keep(&action.group, number, action.is_open());
    }
}

fn by_start<'m>(meetings: impl Iterator<Item = &'m Meeting>) -> Vec<&'m Meeting> {
    let mut meetings: Vec<&Meeting> = meetings.collect();
    meetings.sort_by_key(|meeting| (meeting.starts, meeting.number));
    meetings
}
