//! What happened to each group and to the whole, in order: what time lines and news are made from.
//!
//! A group that is proposed again under its code has the history of its earlier life before that of the new one.

use jiff::Timestamp;

use super::{List, Register};
use crate::record::events::{
    Amendment, Code, ConcernEnd, CorrectionEvent, Event, Held, MeetingEvent, MinutesEvent, PersonId, Recorded, Seq,
    Standing, TextId,
};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// Its place in the journal.
    pub seq: Seq,
    /// Its place among what happened by the same event, from 0.
    pub part: u32,
    /// When it was said.
    pub at: Timestamp,
    /// Who said or recorded it; nobody where it fell due.
    pub by: Option<PersonId>,
    /// What happened.
    pub what: Happening,
}

/// What happened, with as much as it takes to tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// The group was proposed under this title; by whom, where somebody else recorded it.
    Proposed(Option<PersonId>, TextId),
    /// It has another title.
    Renamed(TextId),
    /// A part of its charter was written or changed.
    Charter(Box<str>, TextId),
    /// Others are proposed to facilitate it.
    Nominated,
    /// A document of this address was linked.
    Linked(TextId),
    /// Somebody supports it.
    Supported(PersonId, Standing),
    /// Somebody took back their support.
    SupportWithdrawn(PersonId, Option<TextId>),
    /// Somebody commented.
    Commented(PersonId, TextId),
    /// It has another status line.
    Status(TextId),
    /// It has another note.
    Note(TextId),
    /// A concern was raised, of this number among the group's.
    Concern(u32, PersonId, TextId),
    /// A concern has ended.
    ConcernEnded(u32, ConcernEnd, Option<TextId>),
    /// All members were asked for their last objections until then.
    LastCall(Timestamp),
    /// Their time was over.
    LastCallEnded,
    /// The chair decided; the place among the group's decisions.
    Decided(usize),
    /// Its proposer took it back.
    Withdrawn(Option<TextId>),
    /// Somebody facilitates it.
    Appointed(PersonId),
    /// Somebody facilitates it no more.
    Released(PersonId),
    /// A facilitator reported.
    Updated(TextId),
    /// The report before was put right.
    UpdateCorrected(TextId),
    /// An update was missing for too long.
    UpdateMissed,
    /// Continuation in the next cycle was asked for.
    RenewalAsked,
    /// It ended with its cycle.
    Lapsed,
    /// A meeting was called.
    MeetingCalled(u32),
    /// A meeting was moved, from one start to another.
    MeetingMoved(u32, Timestamp, Timestamp),
    /// A meeting was cancelled.
    MeetingCancelled(u32),
    /// A meeting was held, and its minutes are a draft.
    MinutesDrafted(u32),
    /// The minutes of a meeting were approved.
    MinutesApproved(u32),
    /// An action was set.
    ActionSet(u32),
    /// An action was done.
    ActionDone(u32),
    /// A cycle of this name was opened.
    CycleOpened(TextId),
    /// The cycle was closed.
    CycleClosed,
    /// A consultation was opened.
    ConsultationOpened(u32),
    /// The end of a consultation was put off.
    ConsultationExtended(u32, Timestamp),
    /// A consultation was closed.
    ConsultationClosed(u32),
    /// The outcome of a consultation was recorded.
    ConsultationConcluded(u32, TextId),
    /// What was told under this number was taken back.
    Undone(Seq),
    /// The group had this code before.
    Recoded(Code),
    /// A comment of this number was taken back.
    CommentTakenBack(u32, Option<TextId>),
    /// A concern of this number stands again.
    ConcernReopened(u32, Option<TextId>),
    /// A document of this address belongs to the group no more.
    DocumentRemoved(TextId, Option<TextId>),
    /// A meeting that was cancelled is held after all.
    MeetingReinstated(u32),
    /// A meeting has another title, address or length.
    MeetingAmended(u32),
    /// The minutes of a meeting are a draft again.
    MinutesReopened(u32, Option<TextId>),
    /// A consultation was cancelled.
    ConsultationCancelled(u32, Option<TextId>),
    /// A consultation is worded otherwise.
    ConsultationAmended(u32),
    /// An action need not be done.
    ActionDropped(u32, Option<TextId>),
    /// An action has another owner, other words or another date.
    ActionAmended(u32),
    /// The cycle has another name or other days.
    CycleAmended,
}

impl Register {
    /// What happened to a group; without one, to the plenary and the whole. In the order in which it was recorded.
    pub fn history(&self, group: Option<&Code>) -> impl DoubleEndedIterator<Item = &HistoryEntry> {
        self.histories.get(&group.cloned()).into_iter().flatten()
    }

    /// All of them.
    pub fn histories(&self) -> impl Iterator<Item = (Option<&Code>, &List<HistoryEntry>)> {
        self.histories.iter().map(|(group, history)| (group.as_ref(), history))
    }

    /// Keeps what is about to happen. Gives in whose history it is told, if in any.
    pub(super) fn keep_history(&mut self, recorded: &Recorded) -> Option<Option<Code>> {
        let (group, happened) = self.happened(&recorded.event);
        if happened.is_empty() {
            return None;
        }
        let past = |(part, what)| HistoryEntry { seq: recorded.seq, part, at: recorded.said_at, by: recorded.by, what };
        self.histories.entry(group.clone()).or_default().extend((0..).zip(happened).map(past));
        Some(group)
    }

    /// To what it happens, and what; nothing of what no time line tells.
    fn happened(&self, event: &Event) -> (Option<Code>, Vec<Happening>) {
        let of_group = |code: &Code, what: Vec<Happening>| match self.group(code) {
            Some(group) => (Some(group.code.clone()), what),
            None => (None, Vec::new()),
        };
        let of_all = |what| (None, vec![what]);
        match event {
            Event::GroupProposed { group, title, parts, documents, person, .. } => {
                let parts = parts.iter().map(|(part, words)| Happening::Charter(part.as_str().into(), *words));
                let documents = documents.iter().map(|document| Happening::Linked(document.url));
                let proposed = Happening::Proposed(*person, *title);
                (Some(group.clone()), [proposed].into_iter().chain(parts).chain(documents).collect())
            }
            Event::CharterChanged { group, title, parts, facilitators, documents } => {
                let title = title.iter().map(|title| Happening::Renamed(*title));
                let parts = parts.iter().map(|(part, words)| Happening::Charter(part.as_str().into(), *words));
                let nominated = facilitators.iter().map(|_| Happening::Nominated);
                let documents = documents.iter().map(|document| Happening::Linked(document.url));
                of_group(group, title.chain(parts).chain(nominated).chain(documents).collect())
            }
            Event::SupportGiven { group, person, standing, .. } => {
                of_group(group, vec![Happening::Supported(*person, *standing)])
            }
            Event::SupportWithdrawn { group, person, words, .. } => {
                of_group(group, vec![Happening::SupportWithdrawn(*person, *words)])
            }
            Event::Commented { group, person, words, .. } => {
                of_group(group, vec![Happening::Commented(*person, *words)])
            }
            Event::GroupNoted { group, status, words, .. } => {
                let status = status.iter().map(|words| Happening::Status(*words));
                of_group(group, status.chain(words.iter().map(|words| Happening::Note(*words))).collect())
            }
            Event::ConcernRaised { group, person, words, .. } => {
                let earlier = self.group(group).map_or(0, |group| group.concerns.len());
                let number = u32::try_from(earlier).unwrap_or(u32::MAX).saturating_add(1);
                of_group(group, vec![Happening::Concern(number, *person, *words)])
            }
            Event::ConcernEnded { group, concern, how, reason } => {
                of_group(group, vec![Happening::ConcernEnded(*concern, *how, *reason)])
            }
            Event::LastCallOpened { group, until, .. } => of_group(group, vec![Happening::LastCall(*until)]),
            Event::LastCallEnded { group } => of_group(group, vec![Happening::LastCallEnded]),
            Event::GroupDecided { group, .. } => {
                let place = self.group(group).map_or(0, |group| group.decisions.len());
                of_group(group, vec![Happening::Decided(place)])
            }
            Event::ProposalWithdrawn { group, reason } => of_group(group, vec![Happening::Withdrawn(*reason)]),
            Event::FacilitatorAppointed { group, person, .. } => of_group(group, vec![Happening::Appointed(*person)]),
            Event::FacilitatorReleased { group, person } => of_group(group, vec![Happening::Released(*person)]),
            Event::UpdateGiven { group, words, corrects: true } => {
                of_group(group, vec![Happening::UpdateCorrected(*words)])
            }
            Event::UpdateGiven { group, words, .. } => of_group(group, vec![Happening::Updated(*words)]),
            Event::UpdateMissed { group } => of_group(group, vec![Happening::UpdateMissed]),
            Event::DocumentLinked { group, document } => of_group(group, vec![Happening::Linked(document.url)]),
            Event::RenewalAsked { group } => of_group(group, vec![Happening::RenewalAsked]),
            Event::GroupLapsed { group } => of_group(group, vec![Happening::Lapsed]),
            Event::CycleOpened { name, .. } => of_all(Happening::CycleOpened(*name)),
            Event::CycleClosed {} => of_all(Happening::CycleClosed),
            Event::ConsultationOpened { consultation, .. } => of_all(Happening::ConsultationOpened(*consultation)),
            Event::ConsultationExtended { consultation, until } => {
                of_all(Happening::ConsultationExtended(*consultation, *until))
            }
            Event::ConsultationClosed { consultation } => of_all(Happening::ConsultationClosed(*consultation)),
            Event::ConsultationConcluded { consultation, words } => {
                of_all(Happening::ConsultationConcluded(*consultation, *words))
            }
            Event::Meeting(event) => self.happened_to_meeting(event),
            Event::Minutes(event) => self.happened_in_meeting(event),
            Event::Correction(event) => self.corrected(event),
            Event::UpdateAsked { .. }
            | Event::Reminded { .. }
            | Event::InputGiven { .. }
            | Event::ClassConfirmed { .. }
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
            | Event::WordsErased { .. } => (None, Vec::new()),
        }
    }

    fn corrected(&self, event: &CorrectionEvent) -> (Option<Code>, Vec<Happening>) {
        let of_group = |code: &Code, what: Happening| match self.group(code) {
            Some(group) => (Some(group.code.clone()), vec![what]),
            None => (None, Vec::new()),
        };
        let of_action = |number: u32, what: Happening| match self.action(number) {
            Some(action) => (action.group.clone(), vec![what]),
            None => (None, Vec::new()),
        };
        match event {
            // It is told where that stands which it takes back.
            CorrectionEvent::ActUndone { .. } => (None, Vec::new()),
            CorrectionEvent::GroupRenamed { group, .. } => of_group(group, Happening::Recoded(group.clone())),
            CorrectionEvent::TakenBack { what, reason } => match what {
                Held::Comment { group, comment } => of_group(group, Happening::CommentTakenBack(*comment, *reason)),
                Held::ConcernEnd { group, concern } => of_group(group, Happening::ConcernReopened(*concern, *reason)),
                Held::Document { group, url } => of_group(group, Happening::DocumentRemoved(*url, *reason)),
                Held::Cancellation { meeting } => self.of_meeting(*meeting, Happening::MeetingReinstated(*meeting)),
                Held::Approval { meeting } => self.of_meeting(*meeting, Happening::MinutesReopened(*meeting, *reason)),
                Held::Consultation { consultation } => {
                    (None, vec![Happening::ConsultationCancelled(*consultation, *reason)])
                }
                Held::Input { .. } | Held::SeriesEnd { .. } | Held::Attendance { .. } => (None, Vec::new()),
                Held::Action { action } => of_action(*action, Happening::ActionDropped(*action, *reason)),
            },
            CorrectionEvent::Amended { what } => match what {
                Amendment::Meeting { meeting, .. } => self.of_meeting(*meeting, Happening::MeetingAmended(*meeting)),
                Amendment::Series { .. } => (None, Vec::new()),
                Amendment::Consultation { consultation, .. } => {
                    (None, vec![Happening::ConsultationAmended(*consultation)])
                }
                Amendment::Cycle { .. } => (None, vec![Happening::CycleAmended]),
                Amendment::Action { action, .. } => of_action(*action, Happening::ActionAmended(*action)),
            },
        }
    }

    fn happened_to_meeting(&self, event: &MeetingEvent) -> (Option<Code>, Vec<Happening>) {
        match event {
            MeetingEvent::MeetingCalled { meeting, group, .. } => {
                (group.clone(), vec![Happening::MeetingCalled(*meeting)])
            }
            MeetingEvent::MeetingMoved { meeting, starts, .. } => match self.meeting(*meeting) {
                Some(known) => (known.group.clone(), vec![Happening::MeetingMoved(*meeting, known.starts, *starts)]),
                None => (None, Vec::new()),
            },
            MeetingEvent::MeetingCancelled { meeting, .. } => {
                self.of_meeting(*meeting, Happening::MeetingCancelled(*meeting))
            }
            MeetingEvent::SeriesCalled { .. }
            | MeetingEvent::SeriesMoved { .. }
            | MeetingEvent::SeriesEnded { .. }
            | MeetingEvent::RsvpGiven { .. }
            | MeetingEvent::RsvpWithdrawn { .. }
            | MeetingEvent::MeetingOver { .. }
            | MeetingEvent::SlotsOffered { .. }
            | MeetingEvent::RemindersSet { .. }
            | MeetingEvent::MeetingPublished { .. } => (None, Vec::new()),
        }
    }

    fn happened_in_meeting(&self, event: &MinutesEvent) -> (Option<Code>, Vec<Happening>) {
        match event {
            MinutesEvent::MinutesEnded { meeting, .. } => {
                self.of_meeting(*meeting, Happening::MinutesDrafted(*meeting))
            }
            MinutesEvent::MinutesApproved { meeting, .. } => {
                self.of_meeting(*meeting, Happening::MinutesApproved(*meeting))
            }
            MinutesEvent::ActionSet { action, group, .. } => (group.clone(), vec![Happening::ActionSet(*action)]),
            MinutesEvent::ActionDone { action, .. } => match self.action(*action) {
                Some(known) => (known.group.clone(), vec![Happening::ActionDone(*action)]),
                None => (None, Vec::new()),
            },
            MinutesEvent::AgendaItemAdded { .. }
            | MinutesEvent::AgendaItemDropped { .. }
            | MinutesEvent::AgendaItemPlaced { .. }
            | MinutesEvent::MinutesStarted { .. }
            | MinutesEvent::ItemOpened { .. }
            | MinutesEvent::NoteTaken { .. }
            | MinutesEvent::NoteUndone { .. }
            | MinutesEvent::Attended { .. }
            | MinutesEvent::MinutesCorrected { .. }
            | MinutesEvent::CorrectionProposed { .. }
            | MinutesEvent::CorrectionAccepted { .. }
            | MinutesEvent::CorrectionDeclined { .. } => (None, Vec::new()),
        }
    }

    fn of_meeting(&self, number: u32, what: Happening) -> (Option<Code>, Vec<Happening>) {
        match self.meeting(number) {
            Some(known) => (known.group.clone(), vec![what]),
            None => (None, Vec::new()),
        }
    }
}
