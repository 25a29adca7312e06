//! What was done in the last minutes, with what stood before it: for as long as it can be taken back by a word.
//!
//! What an act changed is put back as it was, and what came after it is folded once more. So what is taken back is as if it had
//! not been done, whatever it was; only where others already know of it by a number is it marked instead, or ended.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::{Action, Consultation, Cycles, Digests, Group, Happening, HistoryEntry, List, Meeting, Register, Series};
use crate::record::events::{
    Amendment, Binding, Code, CorrectionEvent, Event, Held, MeetingEvent, MinutesEvent, PersonId, Recipient, Recorded,
    Room, Seq, TextId,
};

/// For how long an act can be taken back by a word.
pub const TAKEN_BACK_WITHIN: SignedDuration = SignedDuration::from_mins(10);

/// The most events that are kept for it: an import records thousands at one moment.
const MOST_KEPT: usize = 500;

/// That something which stands in the record holds no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakenBack {
    /// Since when.
    pub at: Timestamp,
    /// By whom.
    pub by: Option<PersonId>,
    /// Why.
    pub reason: Option<TextId>,
}

/// What was done in the last minutes.
#[derive(Clone, Debug, Default)]
pub(super) struct Recent {
    events: List<RecentEvent>,
    /// The latest act of each person, for as long as nobody is joined.
    latest: imbl::OrdMap<PersonId, Arc<Recorded>>,
    /// The cause of the latest taking back: what else follows from it is no act.
    undoing: Option<String>,
}

/// An event of the last minutes.
#[derive(Clone, Debug)]
struct RecentEvent {
    recorded: Arc<Recorded>,
    /// What stood before it.
    before: Option<Part>,
    /// Whether somebody has done it, rather than taken something back.
    is_act: bool,
    is_undone: bool,
    /// In whose history it is told.
    told_in: Option<Option<Code>>,
}

/// What an event changes, as it is at some time.
#[derive(Clone, Debug, PartialEq)]
enum Part {
    Group(Code, Option<Arc<Group>>),
    Consultation(u32, Option<Arc<Consultation>>),
    Meeting(u32, Option<Arc<Meeting>>),
    Series(u32, Option<Arc<Series>>),
    Action(u32, Option<Arc<Action>>),
    Digests(Recipient, Option<Digests>),
    Room(Room, Box<BoundRoom>),
    PlenaryReminders(Option<Vec<u32>>),
    Cycle(Cycles),
}

/// For what a room is, and what went with that where it was unbound.
#[derive(Clone, Debug, PartialEq)]
struct BoundRoom {
    binding: Option<Binding>,
    language: Option<String>,
    digests: Option<Digests>,
}

/// An act that can be taken back.
#[derive(Clone, Debug)]
pub struct RecentAct {
    /// Its events, in order.
    pub events: Vec<Arc<Recorded>>,
    /// The latest of those that rest on it.
    pub rests: Option<Arc<Recorded>>,
}

impl Part {
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Group(one, _), Self::Group(other, _)) => one == other,
            (Self::Consultation(one, _), Self::Consultation(other, _))
            | (Self::Meeting(one, _), Self::Meeting(other, _))
            | (Self::Series(one, _), Self::Series(other, _))
            | (Self::Action(one, _), Self::Action(other, _)) => one == other,
            (Self::Digests(one, _), Self::Digests(other, _)) => one == other,
            (Self::Room(one, ..), Self::Room(other, ..)) => one == other,
            (Self::PlenaryReminders(_), Self::PlenaryReminders(_)) | (Self::Cycle(_), Self::Cycle(_)) => true,
            _ => false,
        }
    }

    /// Whether what is done to one changes the other too: a cycle that begins or ends changes how each group stands in it.
    fn touches(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Cycle(cycles), Self::Group(..)) | (Self::Group(..), Self::Cycle(cycles)) => {
                cycles.standings.is_some()
            }
            _ => self.is_same(other),
        }
    }

    /// The same, with what came independently in one order.
    fn in_order(mut self) -> Self {
        if let Self::Group(_, Some(group)) = &mut self {
            Arc::make_mut(group).comments.sort_by_key(|comment| comment.act.seq);
        }
        if let Self::Meeting(_, Some(meeting)) = &mut self
            && let Some(record) = &mut Arc::make_mut(meeting).record
        {
            record.corrections.sort_by_key(|known| known.number);
        }
        self
    }
}

/// Whether what an event changed is put back as it was. What others know by a number keeps it, and is ended by an event of its
/// own; calendars must hear that a meeting has changed again.
fn is_put_back(event: &Event) -> bool {
    !matches!(
        event,
        Event::ConcernRaised { .. }
            | Event::ConsultationOpened { .. }
            | Event::Meeting(
                MeetingEvent::MeetingCalled { .. }
                    | MeetingEvent::SeriesCalled { .. }
                    | MeetingEvent::MeetingMoved { .. }
                    | MeetingEvent::MeetingCancelled { .. }
            )
            | Event::Minutes(
                MinutesEvent::NoteTaken { .. }
                    | MinutesEvent::ActionSet { .. }
                    | MinutesEvent::CorrectionProposed { .. }
            )
            | Event::Correction(
                CorrectionEvent::TakenBack { what: Held::Cancellation { .. }, .. }
                    | CorrectionEvent::Amended { what: Amendment::Meeting { .. } }
            )
    )
}

impl Register {
    /// The last act of somebody that can still be taken back by a word, with what rests on it.
    pub fn recent_act(&self, person: PersonId, now: Timestamp) -> Option<RecentAct> {
        let is_theirs = |event: &&RecentEvent| {
            event.is_act
                && !event.is_undone
                && event.recorded.by == Some(person)
                && now.duration_since(event.recorded.at) <= TAKEN_BACK_WITHIN
        };
        let cause = self.recent.events.iter().rev().find(is_theirs)?.recorded.cause.clone();
        let of_it = |event: &&RecentEvent| event.is_act && !event.is_undone && event.recorded.cause == cause;
        let events: Vec<Arc<Recorded>> =
            self.recent.events.iter().filter(of_it).map(|it| it.recorded.clone()).collect();
        let rests = self.rests_on(&events);
        Some(RecentAct { events, rests })
    }

    /// The latest act of somebody, whenever it was.
    pub fn latest_act(&self, person: PersonId) -> Option<&Recorded> {
        self.recent.latest.get(&person).map(Arc::as_ref)
    }

    /// Something that was recorded in the last minutes.
    pub fn recent_event(&self, seq: Seq) -> Option<&Recorded> {
        self.recent.events.iter().map(|event| event.recorded.as_ref()).find(|recorded| recorded.seq == seq)
    }

    /// The meeting as it was before something that was recorded in the last minutes.
    pub fn meeting_before(&self, seq: Seq) -> Option<&Meeting> {
        match &self.recent.events.iter().find(|event| event.recorded.seq == seq)?.before {
            Some(Part::Meeting(_, meeting)) => meeting.as_deref(),
            _ => None,
        }
    }

    /// What came later and would have been otherwise without an act. An act can be taken back as long as all would be the same
    /// had it been done last.
    fn rests_on(&self, act: &[Arc<Recorded>]) -> Option<Arc<Recorded>> {
        let is_of_it = |event: &RecentEvent| act.iter().any(|one| one.seq == event.recorded.seq);
        let goes_along = |event: &RecentEvent| act.iter().any(|one| one.cause == event.recorded.cause);
        let mut seen: Vec<&Part> = Vec::new();
        for (place, event) in self.recent.events.iter().enumerate().filter(|(_, event)| is_of_it(event)) {
            let Some(before) = event.before.as_ref().filter(|before| !seen.iter().any(|part| part.is_same(before)))
            else {
                continue;
            };
            seen.push(before);
            let after = self.recent.events.iter().skip(place);
            let touching: Vec<&RecentEvent> = after
                .filter(|later| !later.is_undone && later.before.as_ref().is_some_and(|part| part.touches(before)))
                // That a platform shows it is no act of anybody.
                .filter(|later| !matches!(later.recorded.event, Event::Meeting(MeetingEvent::MeetingPublished { .. })))
                .collect();
            let later = touching.iter().filter(|later| !goes_along(later));
            let Some(last) = later.clone().next_back() else { continue };
            let (mut as_it_was, mut apart) = (self.clone(), self.clone());
            as_it_was.put(before.clone());
            apart.put(before.clone());
            touching.iter().for_each(|event| as_it_was.fold(&event.recorded));
            later.for_each(|event| apart.fold(&event.recorded));
            touching.iter().filter(|event| goes_along(event)).for_each(|event| apart.fold(&event.recorded));
            if apart.part_like(before).in_order() != as_it_was.part_like(before).in_order() {
                return Some(last.recorded.clone());
            }
        }
        None
    }

    /// Keeps what is about to happen, and lets go of what cannot be taken back any more.
    pub(super) fn keep_recent(&mut self, recorded: &Arc<Recorded>, told_in: Option<Option<Code>>) {
        let recent = &mut self.recent;
        let is_over = |event: &RecentEvent| recorded.at.duration_since(event.recorded.at) > TAKEN_BACK_WITHIN;
        while recent.events.len() >= MOST_KEPT || recent.events.first().is_some_and(is_over) {
            recent.events.pop_front();
        }
        let begins = matches!(
            recorded.event,
            Event::Correction(CorrectionEvent::ActUndone { .. }) | Event::Minutes(MinutesEvent::NoteUndone { .. })
        );
        let takes_back = begins || recent.undoing.as_ref() == Some(&recorded.cause);
        if takes_back {
            recent.undoing = Some(recorded.cause.clone());
        }
        let before = self.part_of(&recorded.event);
        // Times that are offered bind nobody.
        let is_offer = matches!(recorded.event, Event::Meeting(MeetingEvent::SlotsOffered { .. }));
        let is_act = recorded.by.is_some() && !takes_back && !is_offer && !self.is_there_by_speaking(recorded);
        if is_offer {
            // That its room was bound by its name went with it.
            self.recent.events.change_where(|it| it.recorded.cause == recorded.cause, |event| event.is_act = false);
        }
        if before.is_none() && !is_act {
            return;
        }
        let recorded = Arc::clone(recorded);
        if let Some(by) = recorded.by.filter(|_| is_act) {
            self.recent.latest.insert(by, recorded.clone());
        }
        self.recent.events.push_back(RecentEvent { recorded, before, is_act, is_undone: false, told_in });
    }

    /// Whether somebody is in a meeting only because of what they have done there, or begun it: that is no act of its own.
    fn is_there_by_speaking(&self, recorded: &Recorded) -> bool {
        let is_attendance =
            |recorded: &Recorded| matches!(recorded.event, Event::Minutes(MinutesEvent::Attended { .. }));
        let before = self.recent.events.last().filter(|before| before.recorded.cause == recorded.cause);
        is_attendance(recorded) && before.is_some_and(|before| !before.is_act || !is_attendance(&before.recorded))
    }

    /// Notes of a meeting that were taken back there are not taken back again.
    pub(super) fn note_is_undone(&mut self, number: u32, undone: u32) {
        let is_that = |event: &RecentEvent| {
            let Event::Minutes(event) = &event.recorded.event else { return false };
            matches!(event, MinutesEvent::NoteTaken { meeting, note, .. } if (*meeting, *note) == (number, undone))
                || matches!(event, MinutesEvent::ActionSet { set_in: Some(set_in), .. }
                    if (set_in.meeting, set_in.note) == (number, undone))
        };
        self.recent.events.change_where(is_that, |event| event.is_undone = true);
    }

    /// An act is taken back.
    pub(super) fn undo(&mut self, recorded: &Recorded, of: &[Seq]) {
        let taken_back = TakenBack { at: recorded.said_at, by: recorded.by, reason: None };
        let mut events: Vec<RecentEvent> = self.recent.events.iter().cloned().collect();
        let is_meant = |event: &RecentEvent| of.contains(&event.recorded.seq);
        let mut seen: Vec<Part> = Vec::new();
        for place in 0..events.len() {
            if !is_meant(&events[place]) || !is_put_back(&events[place].recorded.event) {
                continue;
            }
            let Some(before) = events[place].before.clone() else { continue };
            if seen.iter().any(|part| part.is_same(&before)) {
                continue;
            }
            let mut apart = self.clone();
            apart.put(before.clone());
            for later in events.iter_mut().skip(place) {
                let Some(part) = later.before.take_if(|part| part.touches(&before)) else { continue };
                let is_of_all = matches!((&part, &before), (Part::Group(..), Part::Cycle(_)));
                later.before = Some(apart.part_after_undoing(part, &before));
                // How a group stands in its cycle is no matter of what else is done to it.
                if is_of_all {
                    continue;
                }
                // A correction that was withdrawn keeps its number: whoever was to decide on it knows it by that.
                let keeps_number =
                    matches!(later.recorded.event, Event::Minutes(MinutesEvent::CorrectionProposed { .. }));
                let is_left_out =
                    !keeps_number && (later.is_undone || is_meant(later) && is_put_back(&later.recorded.event));
                if !is_left_out {
                    apart.fold(&later.recorded);
                }
            }
            let put_back = self.still_told(apart.part_like(&before), of, taken_back, recorded.at);
            self.put(put_back);
            seen.push(before);
        }
        let causes: Vec<String> =
            events.iter().filter(|event| is_meant(event)).map(|it| it.recorded.cause.clone()).collect();
        // What went along with it, such as that a room was bound by its name, stays, and is nothing that one has done.
        for event in events.iter_mut().filter(|event| causes.contains(&event.recorded.cause)) {
            event.is_act &= is_meant(event);
        }
        for event in events.iter_mut().filter(|event| is_meant(event)) {
            event.is_undone = true;
            self.uncount_news(&event.recorded);
            if let Event::Minutes(MinutesEvent::ActionSet { action, .. }) = &event.recorded.event {
                self.undo_action(*action);
            }
            if let Some(told_in) = &event.told_in {
                let (seq, part, at, by) = (recorded.seq, 0, recorded.said_at, recorded.by);
                let history = self.histories.entry(told_in.clone()).or_default();
                let what = Happening::Undone(event.recorded.seq);
                let is_told = |entry: &HistoryEntry| entry.seq == seq && entry.what == what;
                if !history.iter().rev().take_while(|entry| entry.seq == seq).any(is_told) {
                    history.push_back(HistoryEntry { seq, part, at, by, what });
                }
            }
        }
        let of_latest = self.recent.latest.iter().filter(|(_, latest)| of.contains(&latest.seq));
        let authors: Vec<PersonId> = of_latest.map(|(person, _)| *person).collect();
        for author in authors {
            let is_theirs =
                |event: &&RecentEvent| event.is_act && !event.is_undone && event.recorded.by == Some(author);
            match events.iter().rev().find(is_theirs) {
                Some(event) => _ = self.recent.latest.insert(author, event.recorded.clone()),
                None => _ = self.recent.latest.remove(&author),
            }
        }
        self.recent.events = events.into_iter().collect();
    }

    /// A part as it is without an act, with what of it is still told: a decision that was taken back, and that what is said of a
    /// meeting has changed again.
    fn still_told(&self, part: Part, of: &[Seq], taken_back: TakenBack, now: Timestamp) -> Part {
        match part {
            Part::Group(code, Some(mut group)) => {
                let known = self.groups.get(&code).map(|group| group.decisions.clone()).unwrap_or_default();
                let put_back = Arc::make_mut(&mut group);
                for (place, decision) in known.iter().enumerate() {
                    let is_undone = of.contains(&decision.act.seq);
                    if (is_undone || decision.taken_back.is_some())
                        && !put_back.decisions.iter().any(|known| known.act.seq == decision.act.seq)
                    {
                        let mut told = decision.clone();
                        told.taken_back.get_or_insert(taken_back);
                        put_back.decisions.insert(place.min(put_back.decisions.len()), told);
                    }
                }
                Part::Group(code, Some(group))
            }
            Part::Meeting(number, Some(mut meeting)) => {
                let is_other =
                    self.meetings.get(&number).is_some_and(|known| known.agenda.items != meeting.agenda.items);
                if is_other {
                    Arc::make_mut(&mut meeting).agenda.changed = Some(now);
                }
                Part::Meeting(number, Some(meeting))
            }
            other @ (Part::Group(..)
            | Part::Consultation(..)
            | Part::Meeting(..)
            | Part::Series(..)
            | Part::Action(..)
            | Part::Digests(..)
            | Part::Room(..)
            | Part::PlenaryReminders(_)
            | Part::Cycle(_)) => other,
        }
    }

    /// Nothing of before can be put back any more: people are other ones now.
    pub(super) fn settle_recent(&mut self) {
        self.recent = Recent::default();
    }

    fn room_part(&self, room: &Room, with_digests: bool) -> Part {
        let binding = self.rooms.get(room).cloned();
        let language = self.rooms.language(room).map(str::to_owned);
        let digests = self.digests.get(&Recipient::Room(room.clone())).filter(|_| with_digests).cloned();
        Part::Room(room.clone(), Box::new(BoundRoom { binding, language, digests }))
    }

    fn group_part(&self, code: &Code) -> Part {
        Part::Group(code.clone(), self.groups.get(code).cloned())
    }

    fn meeting_part(&self, number: u32) -> Part {
        Part::Meeting(number, self.meetings.get(&number).cloned())
    }

    /// The same part as it is now.
    fn part_like(&self, part: &Part) -> Part {
        match part {
            Part::Group(code, _) => self.group_part(code),
            Part::Consultation(number, _) => Part::Consultation(*number, self.consultations.get(number).cloned()),
            Part::Meeting(number, _) => self.meeting_part(*number),
            Part::Series(number, _) => Part::Series(*number, self.series.get(number).cloned()),
            Part::Action(number, _) => Part::Action(*number, self.actions.get(number).cloned()),
            Part::Digests(to, _) => Part::Digests(to.clone(), self.digests.get(to).cloned()),
            Part::Room(room, like) => self.room_part(room, like.digests.is_some()),
            Part::PlenaryReminders(_) => Part::PlenaryReminders(self.plenary_reminders.clone()),
            Part::Cycle(cycles) => Part::Cycle(self.cycles(cycles.standings.is_some())),
        }
    }

    /// What stood before a later event, now that something is undone which changed a part.
    fn part_after_undoing(&self, later: Part, undone: &Part) -> Part {
        match (later, undone) {
            (Part::Group(code, Some(mut group)), Part::Cycle(_)) => {
                if let Some(known) = self.groups.get(&code) {
                    Arc::make_mut(&mut group).stand(known.cycle_standing());
                }
                Part::Group(code, Some(group))
            }
            (Part::Cycle(mut cycles), Part::Group(code, _)) => {
                if let Some(standings) = &mut cycles.standings {
                    match self.groups.get(code) {
                        Some(group) => _ = standings.insert(code.clone(), group.cycle_standing()),
                        None => _ = standings.remove(code),
                    }
                }
                Part::Cycle(cycles)
            }
            (Part::Cycle(cycles), Part::Cycle(Cycles { standings: None, .. })) => {
                Part::Cycle(Cycles { standings: cycles.standings, ..self.cycles(false) })
            }
            (later, _) => self.part_like(&later),
        }
    }

    /// Has a part as it was.
    fn put(&mut self, part: Part) {
        match part {
            Part::Group(code, Some(group)) => _ = self.groups.insert(code, group),
            Part::Group(code, None) => _ = self.groups.remove(&code),
            Part::Consultation(number, Some(consultation)) => _ = self.consultations.insert(number, consultation),
            Part::Consultation(number, None) => _ = self.consultations.remove(&number),
            Part::Meeting(number, Some(meeting)) => self.put_meeting(number, meeting),
            // A meeting keeps its number.
            Part::Meeting(_, None) => {}
            Part::Series(number, Some(series)) => _ = self.series.insert(number, series),
            Part::Series(number, None) => _ = self.series.remove(&number),
            Part::Action(number, Some(action)) => self.put_action(number, action),
            Part::Action(_, None) => {}
            Part::Digests(to, Some(digests)) => _ = self.digests.insert(to, digests),
            Part::Digests(to, None) => _ = self.digests.remove(&to),
            Part::Room(room, before) => {
                let BoundRoom { binding, language, digests } = *before;
                self.rooms.speak_in(&room, language.as_deref());
                match binding {
                    Some(binding) => {
                        self.digests.extend(digests.map(|digests| (Recipient::Room(room.clone()), digests)));
                        self.rooms.insert(room, binding);
                    }
                    None => {
                        self.rooms.remove(&room);
                        self.news.remove(&room);
                        self.digests.remove(&Recipient::Room(room));
                    }
                }
            }
            Part::PlenaryReminders(minutes) => self.plenary_reminders = minutes,
            Part::Cycle(cycles) => self.put_cycles(cycles),
        }
    }

    /// What an event changes, as it is now. Nothing where it is of nobody's doing, or has another way back.
    fn part_of(&self, event: &Event) -> Option<Part> {
        let consultation = |number: &u32| Part::Consultation(*number, self.consultations.get(number).cloned());
        Some(match event {
            Event::GroupProposed { group, .. }
            | Event::CharterChanged { group, .. }
            | Event::SupportGiven { group, .. }
            | Event::SupportWithdrawn { group, .. }
            | Event::Commented { group, .. }
            | Event::GroupNoted { group, .. }
            | Event::ConcernRaised { group, .. }
            | Event::ConcernEnded { group, .. }
            | Event::LastCallOpened { group, .. }
            | Event::LastCallEnded { group }
            | Event::GroupDecided { group, .. }
            | Event::ProposalWithdrawn { group, .. }
            | Event::FacilitatorAppointed { group, .. }
            | Event::FacilitatorReleased { group, .. }
            | Event::UpdateGiven { group, .. }
            | Event::UpdateAsked { group, .. }
            | Event::UpdateMissed { group }
            | Event::DocumentLinked { group, .. }
            | Event::RenewalAsked { group }
            | Event::GroupLapsed { group } => self.group_part(group),
            Event::ConsultationOpened { consultation: number, .. }
            | Event::InputGiven { consultation: number, .. }
            | Event::ClassConfirmed { consultation: number, .. }
            | Event::ConsultationExtended { consultation: number, .. }
            | Event::ConsultationClosed { consultation: number }
            | Event::ConsultationConcluded { consultation: number, .. } => consultation(number),
            Event::RoomBound { room, .. } | Event::RoomLanguageSet { room, .. } => self.room_part(room, false),
            // With what it is for goes when its digests come.
            Event::RoomUnbound { room } => self.room_part(room, true),
            Event::DigestSet { to, .. } => Part::Digests(to.clone(), self.digests.get(to).cloned()),
            Event::Meeting(event) => match event {
                MeetingEvent::MeetingCalled { meeting, .. }
                | MeetingEvent::MeetingMoved { meeting, .. }
                | MeetingEvent::MeetingCancelled { meeting, .. }
                | MeetingEvent::RsvpGiven { meeting, .. }
                | MeetingEvent::RsvpWithdrawn { meeting, .. }
                | MeetingEvent::MeetingOver { meeting }
                | MeetingEvent::MeetingPublished { meeting, .. } => self.meeting_part(*meeting),
                MeetingEvent::SeriesCalled { series, .. }
                | MeetingEvent::SeriesMoved { series, .. }
                | MeetingEvent::SeriesEnded { series, .. } => Part::Series(*series, self.series.get(series).cloned()),
                MeetingEvent::RemindersSet { group: Some(code), .. } => self.group_part(code),
                MeetingEvent::RemindersSet { group: None, .. } => {
                    Part::PlenaryReminders(self.plenary_reminders.clone())
                }
                MeetingEvent::SlotsOffered { .. } => return None,
            },
            Event::Minutes(event) => match event {
                MinutesEvent::AgendaItemAdded { meeting, .. }
                | MinutesEvent::AgendaItemDropped { meeting, .. }
                | MinutesEvent::AgendaItemPlaced { meeting, .. }
                | MinutesEvent::MinutesStarted { meeting, .. }
                | MinutesEvent::ItemOpened { meeting, .. }
                | MinutesEvent::NoteTaken { meeting, .. }
                | MinutesEvent::NoteUndone { meeting, .. }
                | MinutesEvent::Attended { meeting, .. }
                | MinutesEvent::MinutesEnded { meeting, .. }
                | MinutesEvent::MinutesCorrected { meeting, .. }
                | MinutesEvent::CorrectionProposed { meeting, .. }
                | MinutesEvent::CorrectionAccepted { meeting, .. }
                | MinutesEvent::CorrectionDeclined { meeting, .. }
                | MinutesEvent::MinutesApproved { meeting, .. } => self.meeting_part(*meeting),
                MinutesEvent::ActionSet { set_in: Some(set_in), .. } => self.meeting_part(set_in.meeting),
                MinutesEvent::ActionSet { action, .. } | MinutesEvent::ActionDone { action, .. } => {
                    Part::Action(*action, self.actions.get(action).cloned())
                }
            },
            Event::Correction(event) => match event {
                CorrectionEvent::ActUndone { .. } | CorrectionEvent::GroupRenamed { .. } => return None,
                CorrectionEvent::TakenBack { what, .. } => match what {
                    Held::Comment { group, .. } | Held::ConcernEnd { group, .. } | Held::Document { group, .. } => {
                        self.group_part(group)
                    }
                    Held::SeriesEnd { series } => Part::Series(*series, self.series.get(series).cloned()),
                    Held::Cancellation { meeting } | Held::Approval { meeting } | Held::Attendance { meeting, .. } => {
                        self.meeting_part(*meeting)
                    }
                    Held::Consultation { consultation: number } | Held::Input { consultation: number, .. } => {
                        consultation(number)
                    }
                    Held::Action { action } => Part::Action(*action, self.actions.get(action).cloned()),
                },
                CorrectionEvent::Amended { what } => match what {
                    Amendment::Meeting { meeting, .. } => self.meeting_part(*meeting),
                    Amendment::Series { series, .. } => Part::Series(*series, self.series.get(series).cloned()),
                    Amendment::Consultation { consultation: number, .. } => consultation(number),
                    Amendment::Cycle { .. } => Part::Cycle(self.cycles(false)),
                    Amendment::Action { action, .. } => Part::Action(*action, self.actions.get(action).cloned()),
                },
            },
            // The next cycle is opened in advance, and changes nothing for groups yet.
            Event::CycleOpened { from, .. } => Part::Cycle(self.cycles(!self.is_next_cycle(*from))),
            Event::CycleClosed {} => Part::Cycle(self.cycles(true)),
            Event::Reminded { .. }
            | Event::RoomAsked { .. }
            | Event::RoomNotMade { .. }
            | Event::RoomMoved { .. }
            | Event::NewsTold { .. }
            | Event::NoticesHeld { .. }
            | Event::NoticesTold { .. }
            | Event::DigestGiven { .. }
            | Event::LinkOffered { .. }
            | Event::LinkClaimed { .. }
            | Event::PeopleJoined { .. }
            | Event::PeopleSeparated { .. }
            | Event::PersonForgotten { .. }
            | Event::PeopleStated { .. }
            | Event::WordsErased { .. } => return None,
        })
    }
}
