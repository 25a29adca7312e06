//! Meetings and actions of an exported register.

use commands::export::{ExportedAction, ExportedItem, ExportedMeeting};
use commands::record::{
    Answer, CorrectionEvent, Event, Held, MeetingEvent, MinutesEvent, NoteKind, Owner, PersonId, Role, SetIn, TextId,
};
use commands::time::when::{end_of_day, zone};
use jiff::civil::DateTime;

use super::BadRows;
use super::register::Import;

/// The author of what is nobody's own words.
const NOBODY: PersonId = PersonId(0);

impl Import<'_> {
    /// What is to be recorded so that this meeting is there too, with the actions that were set in it.
    pub(super) fn meeting(
        &mut self,
        exported: &ExportedMeeting,
        actions: &[ExportedAction],
        line: usize,
        bad: &mut BadRows,
    ) {
        let mut wrong = |reason: &str| bad.add(line, format!("meeting {}: {reason}", exported.n));
        if self.register.meeting(exported.n).is_some() {
            wrong("is in the register already");
        }
        if exported.title.is_empty() {
            wrong("a text is empty");
        }
        if exported.group.as_ref().is_some_and(|code| !self.is_known(code)) {
            wrong("its group is not there");
        }
        let wall: Option<DateTime> = exported.local.parse().ok();
        let (Some(wall), true) = (wall, zone(&exported.zone).is_some()) else {
            return wrong("its time has no such zone, or is none");
        };
        let meeting = exported.n;
        let event = MeetingEvent::MeetingCalled {
            meeting,
            group: exported.group.clone(),
            title: self.text(&exported.title, NOBODY),
            wall,
            zone: exported.zone.clone(),
            starts: exported.starts,
            minutes: exported.minutes,
            link: exported.link.as_ref().map(|link| self.text(link, NOBODY)),
            passcode: exported.passcode.as_ref().map(|passcode| self.text(passcode, NOBODY)),
            // The rule of its series is not in an export: it goes on here by itself.
            occurrence: None,
        };
        self.record(self.at, None, event.into());
        let rsvps =
            [(Answer::Yes, &exported.rsvp.yes), (Answer::No, &exported.rsvp.no), (Answer::Maybe, &exported.rsvp.maybe)];
        for (answer, name) in rsvps.into_iter().flat_map(|(answer, names)| names.iter().map(move |name| (answer, name)))
        {
            let person = self.named(name);
            self.record(
                self.at,
                Some(person),
                MeetingEvent::RsvpGiven { meeting, person, answer, reason: None }.into(),
            );
        }
        let mut ids: Vec<(String, u32)> = Vec::new();
        for item in &exported.agenda {
            let top = self.item(meeting, item, None, &mut ids, item.k.to_string());
            for part in &item.items {
                let letter = char::from(b'a' + u8::try_from(part.k.saturating_sub(1)).unwrap_or(0) % 26);
                self.item(meeting, part, Some(top), &mut ids, format!("{}{letter}", item.k));
            }
        }
        self.minutes(exported, actions, &ids);
        if exported.state == "cancelled" {
            self.record(self.at, None, MeetingEvent::MeetingCancelled { meeting, reason: None }.into());
        } else if exported.ends().is_some_and(|ends| ends <= self.at) {
            self.record(self.at, None, MeetingEvent::MeetingOver { meeting }.into());
        }
    }

    fn item(
        &mut self,
        meeting: u32,
        item: &ExportedItem,
        under: Option<u32>,
        ids: &mut Vec<(String, u32)>,
        number: String,
    ) -> u32 {
        let id = u32::try_from(ids.len()).unwrap_or(u32::MAX).saturating_add(1);
        ids.push((number, id));
        let (words, carried) = (Some(self.text(&item.item, NOBODY)), None);
        let minutes = item.minutes;
        let added = MinutesEvent::AgendaItemAdded { meeting, item: id, under, words, carried, minutes };
        self.record(self.at, None, added.into());
        id
    }

    fn minutes(&mut self, exported: &ExportedMeeting, actions: &[ExportedAction], ids: &[(String, u32)]) {
        let Some(state) = &exported.minutes_state else { return };
        let meeting = exported.n;
        let began = exported.began.unwrap_or(exported.starts);
        let moderator = exported.moderator.as_ref().map_or(NOBODY, |name| self.named(name));
        let secretariat = exported.secretariat.as_ref().map(|name| self.named(name));
        self.record(began, None, MinutesEvent::MinutesStarted { meeting, moderator, secretariat }.into());
        for name in &exported.present {
            let person = self.named(name);
            let known = self.people.get(person).cloned();
            let role = known.as_ref().map_or(Role::Participant, |known| self.organisation.role_of(known));
            let affiliation = known.and_then(|known| known.affiliation.clone());
            let affiliation = affiliation.map(|words| self.text(&words, person));
            let event = MinutesEvent::Attended { meeting, person, role, title: None, affiliation };
            self.record(began, Some(person), event.into());
        }
        let (mut note, mut open) = (0, None);
        let mut notes: Vec<(u32, u32)> = Vec::new();
        for paragraph in &exported.paragraphs {
            let item = paragraph.item.as_ref().and_then(|number| ids.iter().find(|(known, _)| known == number));
            if let Some((_, item)) = item.filter(|(_, item)| open != Some(*item)) {
                open = Some(*item);
                self.record(began, None, MinutesEvent::ItemOpened { meeting, item: *item }.into());
            }
            if let Some(text) = &paragraph.text {
                note += 1;
                notes.push((paragraph.n, note));
                let (what, words) = (paragraph.kind.unwrap_or(NoteKind::Info), self.text(text, NOBODY));
                self.record(began, None, MinutesEvent::NoteTaken { meeting, note, what, words }.into());
            }
            for number in &paragraph.actions {
                if let Some(action) = actions.iter().find(|action| action.k == *number) {
                    note += 1;
                    self.action(action, Some(SetIn { meeting, note }));
                }
            }
        }
        if state == "running" {
            return;
        }
        self.record(exported.ended.unwrap_or(began), None, MinutesEvent::MinutesEnded { meeting, ended: None }.into());
        let note_of = |paragraph: u32| notes.iter().find(|(known, _)| *known == paragraph).map(|(_, note)| *note);
        let mut correction = 0;
        for exported in &exported.corrections {
            let person = self.named(&exported.name);
            if let Some(what) = exported.open(note_of, |words| self.text(words, person)) {
                correction += 1;
                let event = MinutesEvent::CorrectionProposed { meeting, correction, what };
                self.record(exported.at, Some(person), event.into());
            }
        }
        if state == "approved" {
            self.record(self.at, None, MinutesEvent::MinutesApproved { meeting, next: None }.into());
        }
    }

    /// What is to be recorded of an action that is in no paragraph.
    pub(super) fn action_by_itself(&mut self, action: &ExportedAction, line: usize, bad: &mut BadRows) {
        if self.register.action(action.k).is_some() {
            bad.add(line, format!("action {}: is in the register already", action.k));
        }
        if !self.is_set(action.k) {
            self.action(action, None);
        }
    }

    fn is_set(&self, number: u32) -> bool {
        let is_it = |event: &Event| matches!(event, Event::Minutes(MinutesEvent::ActionSet { action, .. }) if *action == number);
        self.recorded().any(is_it)
    }

    fn action(&mut self, exported: &ExportedAction, set_in: Option<SetIn>) {
        let owner = match self.organisation.offices(&exported.owner) {
            Some(roles) => Owner::Office { words: self.text(&exported.owner, NOBODY), roles },
            None => Owner::Person(self.named(&exported.owner)),
        };
        let words: TextId = self.text(&exported.text, NOBODY);
        let (action, by, group) = (exported.k, exported.by, exported.group.clone());
        let due = by.and_then(|day| end_of_day(day, &self.organisation.time_zone()));
        self.record(self.at, None, MinutesEvent::ActionSet { action, owner, words, by, due, group, set_in }.into());
        if exported.state == "dropped" {
            let reason = exported.dropped.as_ref().map(|words| self.text(words, NOBODY));
            let what = Held::Action { action };
            self.record(self.at, None, CorrectionEvent::TakenBack { what, reason }.into());
        } else if exported.state != "open" {
            let words = exported.done.as_ref().map(|words| self.text(words, NOBODY));
            self.record(self.at, None, MinutesEvent::ActionDone { action, words }.into());
        }
    }
}
