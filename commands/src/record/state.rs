//! The register: the state of everything, into which events fold.

mod action;
mod agenda;
mod belongings;
mod by_group;
mod changes;
mod consultation;
mod correction;
mod cycle;
mod digest;
mod erasures;
mod forgotten;
mod group;
mod held;
mod history;
mod joint;
mod life;
mod link;
mod list;
mod lookup;
mod meeting;
mod meetings;
mod milestones;
mod minutes;
mod name;
mod news;
mod opening;
mod person;
mod publishing;
mod recent;
mod rename;
mod rooms;
mod series;
mod statement;
mod view;

use std::sync::Arc;

use crate::record::events::{
    Code, CorrectionEvent, Event, PersonId, Platform, Recipient, Recorded, Reminder, Room, Seq, TextId,
};
use by_group::ByGroup;
use jiff::Timestamp;
use jiff::civil::Date;
use link::{Join, change_some};
use milestones::Milestones;
use recent::Recent;
use rooms::Rooms;

pub use action::{Action, Done};
pub use agenda::{Agenda, AgendaItem, ItemNumber, MOST_PARTS, NotAnItem, Topic};
pub use belongings::PersonalChanges;
pub use changes::{Changed, RegisterPart};
pub use consultation::{Consultation, Input};
pub use cycle::Cycle;
use cycle::{CycleStanding, Cycles};
pub use digest::Digests;
pub use erasures::Erasures;
pub use forgotten::{Forgotten, ForgottenAccount};
pub use group::{Act, Comment, Group, Revision, Support, Tally};
pub use held::HeldNotices;
pub use history::{Happening, HistoryEntry};
pub use joint::{Earlier, UNDONE_WITHIN};
pub use life::{Appointment, Ask, Concern, Decision, EndedConcern, LastCall, Review, State};
pub use link::LinkOffer;
pub use list::{List, ListIter};
pub use meeting::{Cancellation, Meeting, Publication, Rsvp};
pub use meetings::{Offer, OfferedTo};
pub use minutes::{
    Approval, Attendance, CorrectionEnd, CorrectionFate, Minutes, Note, Noted, Opened, Paragraph, ProposedCorrection,
};
pub use name::{
    Likeness, NameKey, NameLook, folded_words, has_row, is_seen, is_short_for, mixed_word, normalised, without_accents,
};
pub use news::{Change, News};
pub use opening::Opening;
pub use person::{Borne, Declared, Hours, NotHours, OwnDigests, People, Person};
pub use recent::{RecentAct, TAKEN_BACK_WITHIN, TakenBack};
pub use series::Series;
pub use statement::NO_TIME;

/// The state of everything: the fold of the journal, and beside it the people and texts as they are now.
///
/// A copy is cheap, so that a reader can hold one while the writer goes on.
#[derive(Clone, Debug, Default)]
pub struct Register {
    head: Seq,
    at: Option<Timestamp>,
    groups: imbl::OrdMap<Code, Arc<Group>>,
    /// The codes that groups had before, and those that they have now.
    renamed: imbl::OrdMap<Code, Code>,
    /// What happened to each group, and to the plenary and the whole.
    histories: imbl::OrdMap<Option<Code>, List<HistoryEntry>>,
    rooms: Rooms,
    openings: imbl::OrdMap<(Code, Platform), Opening>,
    news: imbl::OrdMap<Room, News>,
    digests: imbl::OrdMap<Recipient, Digests>,
    /// What was recorded last and can wait for people's hours, all by one cause.
    latest: imbl::Vector<Arc<Recorded>>,
    /// What waits so.
    held: imbl::OrdMap<PersonId, HeldNotices>,
    /// When people last heard in private of what was recorded.
    told: imbl::OrdMap<PersonId, Timestamp>,
    cycle: Option<Cycle>,
    /// The one that follows it, where that is open already.
    next_cycle: Option<Cycle>,
    /// Whether a cycle has ended.
    had_cycle: bool,
    /// When the office last heard what waits for it; at first when anything was recorded.
    office_told: Option<Timestamp>,
    reminded: imbl::OrdSet<Reminder>,
    consultations: imbl::OrdMap<u32, Arc<Consultation>>,
    meetings: imbl::OrdMap<u32, Arc<Meeting>>,
    /// The meetings of each group and of the plenary.
    meetings_of: ByGroup,
    /// Those of them that are still to come.
    to_come: ByGroup,
    /// Those of the meetings in which minutes are being taken.
    running: imbl::OrdSet<u32>,
    /// Those whose minutes are a draft.
    drafts: ByGroup,
    series: imbl::OrdMap<u32, Arc<Series>>,
    actions: imbl::OrdMap<u32, Arc<Action>>,
    /// Those of the actions that are still to be done.
    open_actions: ByGroup,
    offers: imbl::OrdMap<OfferedTo, Offer>,
    plenary_reminders: Option<Vec<u32>>,
    links: imbl::OrdMap<PersonId, LinkOffer>,
    /// That people turned out to be one, while it can be taken back, in order.
    joins: imbl::Vector<Join>,
    /// What happened since the first of them.
    since: imbl::Vector<Arc<Recorded>>,
    /// What was done in the last minutes.
    recent: Recent,
    /// What was last stated of each person.
    stated: imbl::OrdMap<PersonId, TextId>,
    states_people: bool,
    people: People,
    texts: imbl::HashMap<TextId, Words>,
    erasures: Erasures,
    milestones: Milestones<Register>,
}

/// Words, and whose they are.
#[derive(Clone, Debug)]
struct Words {
    words: Arc<str>,
    author: PersonId,
}

impl Register {
    /// The number of the last event, 0 when there is none.
    pub fn head(&self) -> Seq {
        self.head
    }

    /// When the last event was recorded. Nothing while there are only statements of people who were imported before.
    pub fn at(&self) -> Option<Timestamp> {
        self.at
    }

    /// The group with this code.
    pub fn group(&self, code: &Code) -> Option<&Group> {
        self.groups.get(self.code_now(code)).map(Arc::as_ref)
    }

    /// All groups, in order of code.
    pub fn groups(&self) -> impl Iterator<Item = &Group> {
        self.groups.values().map(Arc::as_ref)
    }

    /// Moves on by one event. Total: an event that fits nothing changes nothing but the head.
    pub fn apply(&mut self, recorded: &Recorded) {
        self.follow(&Arc::new(recorded.clone()));
    }

    /// The same with an event that is kept by its pointer.
    pub fn follow(&mut self, recorded: &Arc<Recorded>) {
        self.keep_since(recorded);
        self.head = recorded.seq;
        if recorded.at != NO_TIME {
            self.at = Some(recorded.at);
            self.office_told.get_or_insert(recorded.at);
        }
        let told_in = self.keep_history(recorded);
        self.keep_latest(recorded);
        self.keep_recent(recorded, told_in);
        self.fold(recorded);
        if self.milestones.is_one(self.head) {
            self.keep_milestone();
        }
    }

    /// As it would be after an event, with no trace of it in histories and no way back: for a look ahead at what is decided.
    pub fn foresee(&mut self, recorded: &Recorded) {
        self.head = recorded.seq;
        self.fold(recorded);
    }

    /// What an event changes.
    fn fold(&mut self, recorded: &Recorded) {
        match &recorded.event {
            Event::GroupProposed {
                group,
                category,
                title,
                continues,
                keeps,
                parts,
                facilitators,
                documents,
                person,
                source,
                said_on,
            } => {
                let group = &self.code_now(group).clone();
                let revision = |words: &TextId| revision(recorded, *words);
                let earlier = self.groups.get(group);
                let was_approved = earlier.is_some_and(|earlier| earlier.was_approved());
                let proposed = Group {
                    code: group.clone(),
                    category: category.clone(),
                    titles: [revision(title)].into(),
                    state: State::Proposed,
                    new_this_cycle: !continues && !was_approved,
                    continues: *continues,
                    proposer: person.or(recorded.by),
                    proposed: recorded.seq,
                    proposed_at: recorded.said_at,
                    proposed_in: *source,
                    proposed_on: *said_on,
                    charter: parts.iter().map(|(part, words)| (part.clone(), List::from([revision(words)]))).collect(),
                    nominees: facilitators.clone(),
                    documents: documents.iter().cloned().collect(),
                    reviews: imbl::OrdMap::new(),
                    supporters: imbl::OrdMap::new(),
                    comments: List::default(),
                    comments_taken_back: 0,
                    status_lines: List::default(),
                    notes: List::default(),
                    concerns: List::default(),
                    last_call: None,
                    decisions: earlier.map(|earlier| earlier.decisions.clone()).unwrap_or_default(),
                    appointments: List::default(),
                    updates: List::default(),
                    asks: List::default(),
                    update_missed: None,
                    renewal: None,
                    is_continued: false,
                    withdrawn: None,
                    lapsed: None,
                    reminders: earlier.and_then(|earlier| earlier.reminders.clone()),
                };
                let proposed = match earlier.filter(|_| *keeps) {
                    Some(earlier) => proposed.keeping(earlier),
                    None => proposed,
                };
                self.groups.insert(group.clone(), Arc::new(proposed));
            }
            Event::CharterChanged { group, title, parts, facilitators, documents } => {
                self.change(group, |group| {
                    group.titles.extend(title.map(|words| revision(recorded, words)));
                    for (part, words) in parts {
                        group.charter.entry(part.clone()).or_default().push_back(revision(recorded, *words));
                    }
                    if let Some(facilitators) = facilitators {
                        group.nominees.clone_from(facilitators);
                    }
                    group.documents.extend(documents.iter().cloned());
                });
            }
            Event::SupportGiven { group, person, standing, stakeholder, words, source, said_on } => {
                self.change(group, |group| {
                    let act = Act { came_late: group.came_late(recorded), ..act(recorded, *person, *source, *said_on) };
                    let (standing, stakeholder, words) = (*standing, stakeholder.clone(), *words);
                    let support = Support { act, standing, stakeholder, words };
                    group.supporters.entry(*person).or_insert(Arc::new(support));
                });
                self.count_news(recorded);
            }
            Event::SupportWithdrawn { group, person, .. } => {
                self.change(group, |group| {
                    group.supporters.remove(person);
                });
                self.count_news(recorded);
            }
            Event::Commented { group, person, words, source, said_on, .. } => {
                self.change(group, |group| {
                    let act = Act { came_late: group.came_late(recorded), ..act(recorded, *person, *source, *said_on) };
                    group.comments.push_back(Comment { act, words: *words, taken_back: None });
                });
                self.count_news(recorded);
            }
            Event::GroupNoted { group, status, words, no_status } => {
                self.change(group, |group| {
                    if *no_status {
                        group.status_lines.clear();
                    }
                    group.status_lines.extend(status.map(|words| revision(recorded, words)));
                    group.notes.extend(words.map(|words| revision(recorded, words)));
                });
            }
            Event::ConcernRaised { group, .. } => {
                self.change(group, |group| group.apply_lifecycle(recorded));
                let number = self.group(group).map_or(0, |group| group.concerns.len());
                let number = u32::try_from(number).unwrap_or(u32::MAX);
                self.spread_to(|_| true, recorded, group, |change| change.concerns.push(number));
            }
            Event::ConcernEnded { group, concern, .. } => {
                self.change(group, |group| group.apply_lifecycle(recorded));
                self.count_end(recorded, group, *concern);
            }
            Event::LastCallOpened { group, .. }
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
            | Event::GroupLapsed { group } => self.change(group, |group| group.apply_lifecycle(recorded)),
            Event::CycleOpened { name, from, to, ends } => {
                let opened = recorded.said_at;
                let cycle = Cycle { name: *name, from: *from, to: *to, opened, ends: *ends };
                if self.is_next_cycle(*from) {
                    self.next_cycle = Some(cycle);
                } else {
                    self.cycle = Some(cycle);
                    self.change_all(Group::enter_cycle);
                }
            }
            Event::CycleClosed {} => {
                self.cycle = self.next_cycle.take();
                self.had_cycle = true;
                self.change_all(if self.cycle.is_some() { Group::enter_cycle } else { Group::leave_cycle });
            }
            Event::Reminded { of, .. } => {
                if let Reminder::Waiting { .. } = of {
                    // After a long absence they hear once.
                    self.office_told = Some(recorded.at);
                } else {
                    self.reminded.insert(of.clone());
                }
            }
            Event::ConsultationOpened { consultation, .. } => {
                if let Some(opened) = Consultation::opened(recorded) {
                    self.consultations.insert(*consultation, Arc::new(opened));
                }
            }
            Event::InputGiven { consultation, .. }
            | Event::ClassConfirmed { consultation, .. }
            | Event::ConsultationExtended { consultation, .. }
            | Event::ConsultationClosed { consultation }
            | Event::ConsultationConcluded { consultation, .. } => {
                if let Some(known) = self.consultations.get_mut(consultation) {
                    Arc::make_mut(known).apply(recorded);
                }
            }
            Event::RoomBound { room, to } => {
                if self.rooms.insert(room.clone(), to.clone()).as_ref() != Some(to) {
                    self.begin_digests(Recipient::Room(room.clone()), recorded);
                }
                self.apply_opening(recorded);
            }
            Event::RoomAsked { .. } | Event::RoomNotMade { .. } => self.apply_opening(recorded),
            Event::RoomMoved { from, to } => {
                self.rooms.change_place(from, to);
                if let Some(news) = self.news.remove(from) {
                    self.news.insert(to.clone(), news);
                }
                if let Some(digests) = self.digests.remove(&Recipient::Room(from.clone())) {
                    self.digests.insert(Recipient::Room(to.clone()), digests);
                }
            }
            Event::RoomUnbound { room } => {
                self.rooms.remove(room);
                self.rooms.speak_in(room, None);
                self.news.remove(room);
                self.digests.remove(&Recipient::Room(room.clone()));
            }
            Event::RoomLanguageSet { room, language } => self.rooms.speak_in(room, language.as_deref()),
            Event::NewsTold { room } => {
                self.news.remove(room);
            }
            Event::NoticesHeld { people } => self.hold(people, recorded),
            Event::NoticesTold { person, others } => self.told([person].into_iter().chain(others), recorded.at),
            Event::DigestSet { to, schedule, off } => self.set_digests(to, schedule.clone(), *off, recorded),
            Event::DigestGiven { to } => self.told_digest(to, recorded),
            Event::LinkOffered { person, salt, code } => {
                let (at, claimed_by) = (recorded.said_at, None);
                let offer = LinkOffer { person: *person, at, claimed_by, is_sure: false, salt: *salt, code: *code };
                self.links.insert(*person, offer);
            }
            Event::LinkClaimed { person, by, unsure } => {
                if let Some(offer) = self.links.get_mut(person) {
                    offer.claimed_by.get_or_insert(*by);
                    offer.is_sure = !unsure;
                }
            }
            Event::PeopleJoined { from, into, standing, inputs } => {
                self.begin_joined(recorded, *from, *into, inputs);
                if let Some(standing) = standing {
                    change_some(&mut self.groups, |group| group.count_as(*into, *standing));
                }
            }
            Event::PeopleSeparated { from, into } => self.end_joined(recorded, *from, *into),
            Event::PersonForgotten { person } => self.forget(*person),
            Event::PeopleStated { people, .. } => self.keep_statements(people),
            // The words themselves lie beside, and are gone there.
            Event::WordsErased { .. } => {}
            Event::Meeting(event) => self.apply_meeting(recorded, event),
            Event::Minutes(event) => self.apply_minutes(recorded, event),
            Event::Correction(event) => match event {
                CorrectionEvent::ActUndone { of, .. } => self.undo(recorded, of),
                CorrectionEvent::TakenBack { what, reason } => self.take_back(recorded, what, *reason),
                CorrectionEvent::Amended { what } => self.amend(recorded, what),
                CorrectionEvent::GroupRenamed { group, to } => self.rename(group, to),
            },
        }
    }

    fn change(&mut self, code: &Code, change: impl FnOnce(&mut Group)) {
        let code = self.code_now(code).clone();
        if let Some(group) = self.groups.get_mut(&code) {
            change(Arc::make_mut(group));
        }
    }

    fn change_all(&mut self, change: impl Fn(&mut Group)) {
        let codes: Vec<Code> = self.groups.keys().cloned().collect();
        for code in codes {
            self.change(&code, &change);
        }
    }

    /// Notes a change for every room that cares about the group and did not see it happen.
    fn count_news(&mut self, recorded: &Recorded) {
        if let Some((code, counter)) = counted(&recorded.event) {
            self.spread_to(|_| true, recorded, code, |change| *counter(change) += 1);
        }
    }

    /// Takes what was undone out of the news that a room has not heard yet.
    fn uncount_news(&mut self, recorded: &Recorded) {
        let Some((code, counter)) = counted(&recorded.event) else { return };
        let rooms: Vec<Room> = self.rooms.of(None).chain(self.rooms.of(Some(code))).cloned().collect();
        for room in rooms.iter().filter(|room| recorded.room.as_ref() != Some(*room)) {
            // What it has heard already is not in them.
            let Some(news) = self.news.get_mut(room).filter(|news| news.first <= recorded.seq) else { continue };
            if let Some(change) = news.groups.get_mut(code) {
                let count = counter(change);
                *count = count.saturating_sub(1);
                if *change == Change::default() {
                    news.groups.remove(code);
                }
            }
            if news.groups.is_empty() {
                self.news.remove(room);
            }
        }
    }

    /// Notes that a concern has ended. A room that has not heard of it need not hear of its end either.
    fn count_end(&mut self, recorded: &Recorded, code: &Code, concern: u32) {
        let rooms: Vec<Room> = self.news.keys().cloned().collect();
        let leave_out = |room: &Room| self.news.get_mut(room).is_some_and(|news| news.leave_out(code, concern));
        let unheard: Vec<Room> = rooms.into_iter().filter(leave_out).collect();
        for room in &unheard {
            if self.news.get(room).is_some_and(|news| news.groups.is_empty()) {
                self.news.remove(room);
            }
        }
        self.spread_to(|room| !unheard.contains(room), recorded, code, |change| change.ended += 1);
    }

    fn spread_to(
        &mut self,
        is_meant: impl Fn(&Room) -> bool,
        recorded: &Recorded,
        code: &Code,
        count: impl Fn(&mut Change),
    ) {
        let is_elsewhere = |room: &&Room| recorded.room.as_ref() != Some(*room) && is_meant(room);
        let rooms = self.rooms.of(None).chain(self.rooms.of(Some(code)));
        for room in rooms.filter(is_elsewhere) {
            // Most rooms have some news already, and then their address is not copied.
            if !self.news.contains_key(room) {
                self.news.insert(room.clone(), News::starting(recorded));
            }
            if let Some(news) = self.news.get_mut(room) {
                count(news.groups.entry(code.clone()).or_default());
            }
        }
    }
}

/// A number of the news of a group.
type Counter = fn(&mut Change) -> &mut u32;

/// In which number of the news of a group an event counts, whether it happens or is undone.
fn counted(event: &Event) -> Option<(&Code, Counter)> {
    let counter: Counter = if matches!(event, Event::SupportGiven { .. }) {
        |change| &mut change.given
    } else if matches!(event, Event::SupportWithdrawn { .. }) {
        |change| &mut change.withdrawn
    } else if matches!(event, Event::Commented { .. }) {
        |change| &mut change.comments
    } else {
        return None;
    };
    Some((event.group()?, counter))
}

fn revision(recorded: &Recorded, words: TextId) -> Revision {
    Revision { at: recorded.said_at, by: recorded.by, words }
}

fn act(recorded: &Recorded, person: PersonId, source: Option<TextId>, said_on: Option<Date>) -> Act {
    let recorded_by = recorded.by.filter(|by| *by != person);
    Act { seq: recorded.seq, at: recorded.said_at, came_late: None, person, recorded_by, source, said_on }
}
