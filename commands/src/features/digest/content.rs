//! What is in a digest: what needs its readers, what happened since the last one, what comes.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::clocks;
use super::waiting::Waiting;
use crate::audience::expected::{Expectations, Expected, SHARED, zones_of};
use crate::features::group::document;
use crate::features::meeting;
use crate::features::minutes::action;
use crate::history::decisions::in_short;
use crate::history::{DigestPart, in_numbers};
use crate::language::draft::local_and_utc;
use crate::organisation::Organisation;
use crate::record::{
    Action, Answer, Change, Code, Consultation, Group, Happening, HistoryEntry, Meeting, PersonId, Register, Role, Seq,
    State,
};
use crate::time::when;
use crate::words::{Arg, Inline, Line, Message};
use crate::{history, say};

/// How far ahead is looked.
pub(super) const AHEAD: SignedDuration = SignedDuration::from_hours(14 * 24);

/// After how long without a word a group at work is called quiet.
const QUIET: SignedDuration = SignedDuration::from_hours(28 * 24);

/// How long before its end a cycle needs attention.
pub(super) const CYCLE_ENDS: SignedDuration = SignedDuration::from_hours(60 * 24);

/// The most codes of groups in a line.
pub(super) const MOST_CODES: usize = 10;

/// For whom a digest is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Readers {
    /// All.
    All,
    /// A group.
    Group(Code),
    /// One person.
    Person(PersonId),
}

/// A part of a digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) heading: Message,
    pub(super) lines: Vec<Line>,
}

/// From what a digest is made.
pub(super) struct View<'r> {
    register: &'r Register,
    organisation: &'r Organisation,
    readers: &'r Readers,
    /// The last event that they were told.
    told: Seq,
    now: Timestamp,
    /// The zone in which its readers are shown times, where it is one for all.
    zone: Option<&'r str>,
    /// All groups of which they may hear, in order.
    all: Vec<&'r Group>,
    /// Those that they follow.
    groups: Vec<&'r Group>,
}

impl<'r> View<'r> {
    pub(super) fn new(
        register: &'r Register,
        organisation: &'r Organisation,
        readers: &'r Readers,
        told: Seq,
        now: Timestamp,
    ) -> Self {
        let zone = match readers {
            Readers::Person(person) => register.people().get(*person).and_then(|person| person.zone.as_deref()),
            Readers::All | Readers::Group(_) => None,
        };
        let all = match readers {
            Readers::Group(code) => register.group(code).into_iter().collect(),
            Readers::All | Readers::Person(_) => organisation.groups_in_order(register),
        };
        let is_followed = |group: &&Group| match readers {
            Readers::All | Readers::Group(_) => true,
            Readers::Person(person) => {
                group.supporters.contains_key(person)
                    || group.is_facilitated_by(*person)
                    || group.proposer == Some(*person)
            }
        };
        let groups = all.iter().copied().filter(is_followed).collect();
        Self { register, organisation, readers, told, now, zone, all, groups }
    }

    /// Everything, the most urgent first. A part with nothing in it is left out.
    pub(super) fn sections(&self) -> Vec<Section> {
        let sections = [
            (say!(digest_waiting), self.waiting()),
            (say!(digest_needs), self.needs()),
            (say!(digest_decided), self.decided()),
            (say!(digest_news), self.news()),
            (say!(digest_meetings), self.meetings()),
            (say!(digest_overdue), self.overdue()),
            (say!(digest_quiet), self.quiet()),
        ];
        let sections = sections.into_iter().filter(|(_, lines)| !lines.is_empty());
        sections.map(|(heading, lines)| Section { heading, lines }).collect()
    }

    /// What waits for somebody in an office.
    fn waiting(&self) -> Vec<Line> {
        match self.readers {
            Readers::Person(person) => Waiting::new(self.register, self.organisation, *person, self.now).lines(),
            Readers::All | Readers::Group(_) => Vec::new(),
        }
    }

    /// Whether they want to hear what concerns all.
    fn is_for_all(&self) -> bool {
        !matches!(self.readers, Readers::Group(_))
    }

    fn is_soon(&self, at: Timestamp) -> bool {
        at > self.now && at.duration_since(self.now) <= AHEAD
    }

    fn needs(&self) -> Vec<Line> {
        let mut dated: Vec<(Timestamp, Line)> = self.groups.iter().flat_map(|group| self.deadlines(group)).collect();
        if self.is_for_all() {
            let asked = self.register.consultations().filter(|one| self.is_asked(one));
            dated.extend(asked.map(|one| (one.until, consultation(one, self.until(one.until)))));
        }
        // What has a deadline for everybody comes first, the nearest before the others.
        dated.sort_by_key(|(until, _)| *until);
        let mut lines: Vec<Line> = dated.into_iter().map(|(_, line)| line).collect();
        lines.extend(self.groups.iter().filter_map(|group| self.update_due(group)));
        lines.extend(self.unanswered());
        lines.extend(self.drafts());
        lines.extend(self.actions(|due| due.is_none_or(|due| self.is_soon(due))));
        lines.extend(self.cycle());
        lines
    }

    /// An end, also by the clocks of its only reader.
    fn until(&self, at: Timestamp) -> Line {
        match self.zone.and_then(when::zone) {
            Some(zone) => local_and_utc(at, &zone),
            None => Inline::Moment(at).into(),
        }
    }

    /// What ends in a group, and when.
    fn deadlines(&self, group: &Group) -> Vec<(Timestamp, Line)> {
        let mut lines = Vec::new();
        if let Some(call) = group.running_last_call() {
            let concern = Inline::command(format!("concern {} …", group.code));
            let told = say!(digest_last_call, until: self.until(call.until), concern: concern);
            lines.push((call.until, self.of(group, told.into())));
        }
        if group.state.has_ended() {
            return lines;
        }
        for (place, review) in &group.reviews {
            if let Some(known) = group.documents.get(*place).filter(|_| review.ends > self.now) {
                let comment = Inline::command(format!("comment {} …", group.code));
                let told = say!(digest_review, document: document::render_document(known), comment: comment);
                lines.push((review.ends, self.of(group, told.into())));
            }
        }
        lines
    }

    /// That an update is due: to those who can give it.
    fn update_due(&self, group: &Group) -> Option<Line> {
        let is_asked = match self.readers {
            Readers::Person(person) => group.is_facilitated_by(*person),
            Readers::Group(_) => true,
            Readers::All => false,
        };
        let is_due = !group.state.has_ended() && !group.asks.is_empty() && group.update_missed.is_none();
        let update = Inline::command(format!("update {} …", group.code));
        (is_asked && is_due).then(|| self.of(group, say!(digest_update_due, update: update).into()))
    }

    fn is_asked(&self, consultation: &Consultation) -> bool {
        let has_answered = match self.readers {
            Readers::Person(person) => consultation.inputs.iter().any(|input| input.person == *person),
            Readers::All | Readers::Group(_) => false,
        };
        consultation.is_open() && !has_answered
    }

    /// The meetings to come to which somebody has not said whether they come.
    fn unanswered(&self) -> Vec<Line> {
        let Readers::Person(person) = self.readers else { return Vec::new() };
        let asks = |meeting: &&&Meeting| meeting.answer_of(*person).is_none();
        let line = |meeting: &&Meeting| {
            let rsvp = Inline::command(format!("rsvp {} yes", meeting.number));
            say!(digest_will_you_come, number: meeting.number, title: meeting.title, rsvp: rsvp).into()
        };
        self.meetings_ahead().iter().filter(asks).map(line).collect()
    }

    /// Minutes that can still be corrected.
    fn drafts(&self) -> Vec<Line> {
        let line = |meeting: &Meeting| {
            let show = Inline::command(format!("minutes show {}", meeting.number));
            say!(digest_draft_minutes, number: meeting.number, show: show).into()
        };
        match self.readers {
            Readers::Group(code) => self.register.drafts_of(Some(code)).map(line).collect(),
            Readers::Person(_) => self.theirs(self.register.drafts()).map(line).collect(),
            // The people who were there and the chair are asked.
            Readers::All => Vec::new(),
        }
    }

    fn actions(&self, is_meant: impl Fn(Option<Timestamp>) -> bool) -> Vec<Line> {
        let theirs: Vec<&Action> = match self.readers {
            Readers::All => self.register.open_actions().collect(),
            Readers::Group(code) => self.register.open_actions_of(Some(code)).collect(),
            Readers::Person(person) => {
                let known = self.register.people().get(*person);
                let role = known.map_or(Role::Participant, |known| self.organisation.role_of(known));
                self.register.open_actions().filter(|action| action.owner.is(*person, role)).collect()
            }
        };
        let meant = theirs.into_iter().filter(|action| is_meant(action.due));
        meant.map(|action| action::render_action(action, None)).collect()
    }

    fn cycle(&self) -> Option<Line> {
        let cycle = self.register.cycle()?;
        let is_near = self.is_for_all() && cycle.ends.duration_since(self.now) <= CYCLE_ENDS;
        let lapsing = crate::features::cycle::lapsing(self.register).len();
        let date = Inline::Date(cycle.ends);
        is_near.then(|| say!(digest_cycle, name: cycle.name, date: date, count: lapsing).into())
    }

    /// What happened since, to a group or to all, that its readers have not been told.
    fn since(&self, group: Option<&Code>) -> Vec<&'r HistoryEntry> {
        let untold = self.register.history(group).rev().take_while(|past| past.seq > self.told);
        let mut untold: Vec<&HistoryEntry> = untold.collect();
        untold.reverse();
        untold
    }

    /// The groups with what happened to each; of others than those that somebody follows, what all should know.
    fn happenings(&self, is_meant: impl Fn(DigestPart) -> bool) -> Vec<(Option<&'r Group>, &'r HistoryEntry)> {
        let followed: BTreeSet<&Code> = self.groups.iter().map(|group| &group.code).collect();
        let mut all = Vec::new();
        for group in self.all.iter().copied() {
            let is_followed = followed.contains(&group.code);
            let concerns_all = |what: &Happening| matches!(what, Happening::Proposed(..) | Happening::Decided(_));
            let past = self.since(Some(&group.code)).into_iter();
            let past = past.filter(|past| {
                is_meant(history::coverage(&past.what).part) && (is_followed || concerns_all(&past.what))
            });
            all.extend(past.map(|past| (Some(group), past)));
        }
        if self.is_for_all() {
            all.extend(
                self.since(None)
                    .into_iter()
                    .filter(|past| is_meant(history::coverage(&past.what).part))
                    .map(|past| (None, past)),
            );
        }
        all
    }

    fn decided(&self) -> Vec<Line> {
        let lines = self.happenings(|part| part == DigestPart::Decided).into_iter();
        lines.filter_map(|(group, past)| self.told(group, past)).collect()
    }

    fn news(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        let proposals = self.happenings(|part| part == DigestPart::Proposed);
        let proposed: BTreeSet<&Code> =
            proposals.iter().filter_map(|(group, _)| group.map(|group| &group.code)).collect();
        let mut rest = self.happenings(|part| matches!(part, DigestPart::OfProposal | DigestPart::New));
        rest.retain(|(group, past)| {
            history::coverage(&past.what).part != DigestPart::OfProposal
                || group.is_none_or(|group| !proposed.contains(&group.code))
        });
        let in_words = |all: Vec<(Option<&'r Group>, &'r HistoryEntry)>| -> Vec<Line> {
            all.into_iter().filter_map(|(group, past)| self.told(group, past)).collect()
        };
        lines.extend(in_words(proposals));
        for group in &self.groups {
            let change = counted(&self.since(Some(&group.code)));
            if change != Change::default() {
                let is_of_support = change.given > 0 || change.withdrawn > 0;
                let numbers = in_numbers(group, &change);
                lines.push(match self.readers {
                    Readers::Group(_) if is_of_support => say!(digest_support, numbers: numbers).into(),
                    Readers::All | Readers::Group(_) | Readers::Person(_) => self.of(group, numbers),
                });
            }
        }
        lines.extend(in_words(rest));
        lines
    }

    fn told(&self, group: Option<&Group>, past: &HistoryEntry) -> Option<Line> {
        if let (Some(group), Happening::Decided(place)) = (group, &past.what) {
            return Some(Line::from(in_short(&group.code, group.decisions.get(*place)?)).in_brief());
        }
        let told = history::entry(past, group, self.register)?.in_brief();
        Some(match group {
            Some(group) => self.of(group, told),
            None => told,
        })
    }

    /// A line with the group that it is of, where that is not said by the whole.
    fn of(&self, group: &Group, told: Line) -> Line {
        match self.readers {
            Readers::Group(_) => told,
            Readers::All | Readers::Person(_) => say!(digest_of_group, group: &group.code, told: told).into(),
        }
    }

    /// Those of some meetings that concern its readers.
    fn theirs(&self, meetings: impl Iterator<Item = &'r Meeting>) -> impl Iterator<Item = &'r Meeting> {
        let mut expectations = Expectations::new(self.register, self.organisation);
        meetings.filter(move |meeting| match self.readers {
            Readers::All => true,
            Readers::Group(code) => meeting.group.as_ref() == Some(code),
            Readers::Person(person) => {
                meeting.answer_of(*person) != Some(Answer::No) && expectations.has(*person, meeting)
            }
        })
    }

    fn meetings_ahead(&self) -> Vec<&'r Meeting> {
        let to_come: Vec<&Meeting> = match self.readers {
            Readers::Group(code) => self.register.meetings_to_come(Some(code)),
            Readers::All | Readers::Person(_) => self.register.all_meetings_by_start(),
        };
        self.theirs(to_come.into_iter().filter(|meeting| self.is_soon(meeting.starts))).collect()
    }

    fn meetings(&self) -> Vec<Line> {
        let ahead = self.meetings_ahead();
        let line = |meeting: &&Meeting| -> Line {
            let zone = self.zone.unwrap_or(&meeting.zone);
            let when = meeting::with_utc(meeting.starts, zone);
            let mut line: Line = match self.readers {
                Readers::Group(_) => {
                    say!(digest_meeting, number: meeting.number, when: when, title: meeting.title).into()
                }
                Readers::All | Readers::Person(_) => say!(
                    digest_meeting_of,
                    number: meeting.number,
                    when: when,
                    title: meeting.title,
                    whose: meeting::whose_words(meeting.group.as_ref()),
                )
                .into(),
            };
            // Where a platform knows the reader's own clocks, it shows the time by them too.
            line.0.push(Inline::ReaderLocalTime(meeting.starts, Vec::new()));
            line
        };
        let mut lines: Vec<Line> = ahead.iter().map(line).collect();
        lines.extend(self.clocks(&ahead));
        lines
    }

    /// The changes of clocks ahead, where those live who meet, or where its reader lives.
    fn clocks(&self, ahead: &[&Meeting]) -> Vec<Line> {
        let mut zones: Vec<(String, TimeZone)> = Vec::new();
        let mut add = |name: &str| {
            if let Ok((name, zone)) = when::find_zone(name)
                && zones.iter().all(|(known, _)| *known != name)
            {
                zones.push((name, zone));
            }
        };
        for meeting in ahead {
            add(&meeting.zone);
            if matches!(self.readers, Readers::Person(_)) {
                continue;
            }
            let expected = Expected::in_meeting(self.register, self.organisation, meeting).all();
            let shared = zones_of(self.register, &expected).into_iter().filter(|(.., people)| *people >= SHARED);
            shared.for_each(|(name, ..)| add(&name));
        }
        self.zone.into_iter().for_each(&mut add);
        clocks::changes(&zones, self.now, AHEAD)
    }

    fn overdue(&self) -> Vec<Line> {
        // Those who can do something about it are told: the group itself, and the office.
        let is_meant = |group: &Group| match self.readers {
            Readers::Person(person) => group.is_facilitated_by(*person),
            Readers::Group(_) => true,
            Readers::All => false,
        };
        let missed = self.groups.iter().filter(|group| !group.state.has_ended() && is_meant(group));
        let missed = missed.filter_map(|group| Some((group, group.update_missed?)));
        let missed =
            missed.map(|(group, since)| self.of(group, say!(digest_no_update, date: Inline::Date(since)).into()));
        missed.chain(self.actions(|due| due.is_some_and(|due| due <= self.now))).collect()
    }

    /// Groups at work of which nothing was heard for four weeks.
    fn quiet(&self) -> Vec<Line> {
        if *self.readers != Readers::All {
            return Vec::new();
        }
        let quiet = self.groups.iter().filter(|group| group.state == State::Approved).filter_map(|group| {
            let latest = self.register.history(Some(&group.code)).next_back()?.at;
            let is_quiet = self.now.duration_since(latest) >= QUIET;
            is_quiet.then(|| say!(digest_quiet_group, group: &group.code, since: Inline::Date(latest)))
        });
        let quiet: Vec<Message> = quiet.collect();
        if quiet.is_empty() { Vec::new() } else { vec![say!(digest_quiet_groups, groups: Arg::each(quiet)).into()] }
    }
}

fn consultation(consultation: &Consultation, until: Line) -> Line {
    say!(
        digest_consultation,
        number: consultation.number,
        until: until,
        question: consultation.question,
        count: consultation.inputs.len(),
        answer: Inline::command(format!("consult answer {}", consultation.number)),
    )
    .into()
}

/// Support, comments and concerns in numbers.
fn counted(past: &[&HistoryEntry]) -> Change {
    let mut change = Change::default();
    for past in past {
        match &past.what {
            Happening::Supported(..) => change.given += 1,
            Happening::SupportWithdrawn(..) => change.withdrawn += 1,
            Happening::Commented(..) => change.comments += 1,
            Happening::Concern(number, ..) => change.concerns.push(*number),
            Happening::ConcernEnded(..) => change.ended += 1,
            Happening::Proposed(..)
            | Happening::Renamed(_)
            | Happening::Charter(..)
            | Happening::Nominated
            | Happening::Linked(_)
            | Happening::Status(_)
            | Happening::Note(_)
            | Happening::LastCall(_)
            | Happening::LastCallEnded
            | Happening::Decided(_)
            | Happening::Withdrawn(_)
            | Happening::Appointed(_)
            | Happening::Released(_)
            | Happening::Updated(_)
            | Happening::UpdateMissed
            | Happening::RenewalAsked
            | Happening::Lapsed
            | Happening::MeetingCalled(_)
            | Happening::MeetingMoved(..)
            | Happening::MeetingCancelled(_)
            | Happening::MinutesDrafted(_)
            | Happening::MinutesApproved(_)
            | Happening::ActionSet(_)
            | Happening::ActionDone(_)
            | Happening::CycleOpened(_)
            | Happening::CycleClosed
            | Happening::ConsultationOpened(_)
            | Happening::ConsultationExtended(..)
            | Happening::ConsultationClosed(_)
            | Happening::ConsultationConcluded(..)
            | Happening::UpdateCorrected(_)
            | Happening::Recoded(_)
            | Happening::CommentTakenBack(..)
            | Happening::ConcernReopened(..)
            | Happening::DocumentRemoved(..)
            | Happening::MeetingReinstated(_)
            | Happening::MeetingAmended(_)
            | Happening::MinutesReopened(..)
            | Happening::ConsultationCancelled(..)
            | Happening::ConsultationAmended(_)
            | Happening::ActionDropped(..)
            | Happening::ActionAmended(_)
            | Happening::CycleAmended
            | Happening::Undone(_) => {}
        }
    }
    change
}
