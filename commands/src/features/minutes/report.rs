//! The summary report of a meeting: what was said under each item of the agenda, agreements, actions, who was there, what
//! comes next. It is made from the record each time, and from the same record always the same.

use crate::words::Language;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::here::heading;
use crate::audience::address;
use crate::features::meeting;
use crate::features::minutes::{action, agenda};
use crate::history::decisions::words_of;
use crate::history::owner;
use crate::line;
use crate::organisation::Organisation;
use crate::record::{Action, Attendance, Meeting, Minutes, NoteKind, Paragraph, PersonId, Register, Role};
use crate::time::when;
use crate::words::{Block, Inline, Label, Line, Reply, Table};

/// The summary report of a meeting; nothing where no minutes were taken.
pub fn report(of: &Meeting, register: &Register, organisation: &Organisation) -> Reply {
    let Some(record) = &of.record else { return Reply::default() };
    let report = Report { of, record, register, organisation };
    let mut reply = Reply::default()
        .with(Block::Heading(line![of.title]))
        .and(report.state())
        .with(Block::Fields(report.particulars()));
    reply = report.items(reply);
    let paragraphs = record.paragraphs();
    let agreed: Vec<Line> = paragraphs
        .iter()
        .filter(|paragraph| paragraph.kind == Some(NoteKind::Agreed))
        .filter_map(|paragraph| Some(line![paragraph.words?, format!(" (paragraph {})", paragraph.number)]))
        .collect();
    if !agreed.is_empty() {
        reply = reply.with(Block::Heading(line!["Agreements"])).with(Block::List(agreed));
    }
    let decided = report.decisions();
    if !decided.is_empty() {
        reply = reply.with(Block::Heading(line!["Decisions"])).with(Block::List(decided));
    }
    if let Some(actions) = report.actions(&paragraphs) {
        reply = reply.with(Block::Heading(line!["Actions"])).with(Block::Table(actions));
    }
    if let Some(next) = report.next() {
        reply = reply.with(Block::Heading(line!["Next meeting"])).and(next);
    }
    if !of.agenda.items.is_empty() {
        reply = reply.with(Block::Heading(line!["Annex: agenda"])).with(Block::List(agenda::items(of)));
    }
    report.participants(reply)
}

struct Report<'a> {
    of: &'a Meeting,
    record: &'a Minutes,
    register: &'a Register,
    organisation: &'a Organisation,
}

impl Report<'_> {
    fn state(&self) -> Line {
        let of = match &self.of.group {
            Some(code) => line![code],
            None => line!["the ", self.organisation.name.clone()],
        };
        let said = line![format!("Summary report of meeting {} of ", self.of.number)].then(of);
        match (&self.record.ended, &self.record.approved) {
            (None, _) => said.then(line![". The meeting still goes on."]),
            (Some(_), None) => said.then(line![". Draft: it can be corrected until it is approved."]),
            (Some(_), Some(approval)) => said.then(line![". Approved on ", Inline::Date(approval.at), "."]),
        }
    }

    fn particulars(&self) -> Vec<(Label, Line)> {
        let mut fields: Vec<(Label, Line)> = Vec::new();
        let mut field = |name: &str, value: Line| fields.push((name.to_owned().into(), value));
        field("Time", self.time());
        field("Moderator", line![self.record.moderator]);
        if let Some(secretariat) = self.secretariat() {
            field("Secretariat", line![secretariat]);
        }
        if !self.record.present.is_empty() {
            field("Present", line![self.record.present.len().to_string()]);
        }
        if let Some(address) = address::of(self.of) {
            field("Where", address);
        }
        fields
    }

    /// Who serves the meeting: who was named, else the first of the secretariat who is there.
    fn secretariat(&self) -> Option<PersonId> {
        let present = || self.record.present.iter().find(|one| one.role == Role::Secretariat).map(|one| one.person);
        self.record.secretariat.or_else(present)
    }

    /// `Tue 11 Apr 2017, 22:00 to 23:30 UTC`, and by the clocks of the meeting's zone.
    fn time(&self) -> Line {
        let said = line![span(self.record.started, self.record.ended, &TimeZone::UTC), " UTC"];
        let zone =
            when::zone(&self.of.zone).filter(|zone| zone.to_offset(self.record.started) != jiff::tz::Offset::UTC);
        match zone {
            Some(zone) => {
                let there = span(self.record.started, self.record.ended, &zone);
                said.then(line![format!(" ({there} {})", self.of.zone)])
            }
            None => said,
        }
    }

    /// What was said under each item, in numbered paragraphs.
    fn items(&self, mut reply: Reply) -> Reply {
        let paragraphs = self.record.paragraphs();
        for item in self.record.items() {
            let own: Vec<&Paragraph> = paragraphs.iter().filter(|paragraph| paragraph.item == item).collect();
            if let Some(title) = item.and_then(|item| self.of.agenda.numbered().find(|(_, known)| known.id == item)) {
                let (number, item) = title;
                reply = reply.with(Block::Heading(line![format!("Item {number}: "), item.words]));
            }
            for paragraph in own {
                reply = self.paragraph(reply, paragraph);
            }
        }
        reply
    }

    fn paragraph(&self, reply: Reply, paragraph: &Paragraph) -> Reply {
        let kind = match paragraph.kind {
            Some(NoteKind::Agreed) => "Agreed: ",
            Some(NoteKind::Disagreed) => "Not agreed: ",
            Some(NoteKind::Info) | None => "",
        };
        let said = line![format!("{}. {kind}", paragraph.number)];
        let reply = match paragraph.words {
            Some(words) => reply.and(said.then(line![words])),
            None => reply.and(said.then(line!["An action was set."])),
        };
        let actions: Vec<Line> =
            self.actions_of(paragraph).into_iter().map(|taken| action::render_action(taken, None)).collect();
        if actions.is_empty() { reply } else { reply.with(Block::List(actions)) }
    }

    fn actions_of(&self, paragraph: &Paragraph) -> Vec<&Action> {
        paragraph.actions.iter().filter_map(|number| self.register.action(*number)).collect()
    }

    /// What the chair decided on groups while the meeting went on: on its own group, or on any in the plenary.
    fn decisions(&self) -> Vec<Line> {
        let ended = self.record.ended.unwrap_or(Timestamp::MAX);
        let is_within = |at: Timestamp| self.record.started <= at && at <= ended;
        let groups = self.register.groups().filter(|group| self.of.group.as_ref().is_none_or(|own| *own == group.code));
        let mut decided: Vec<(u64, Line)> = groups
            .flat_map(|group| group.decisions.iter().map(move |decision| (group, decision)))
            .filter(|(_, decision)| is_within(decision.act.at))
            .map(|(group, decision)| (decision.act.seq, line![&group.code].then(words_of(decision))))
            .collect();
        decided.sort_by_key(|(seq, _)| *seq);
        decided.into_iter().map(|(_, line)| line).collect()
    }

    fn actions(&self, paragraphs: &[Paragraph]) -> Option<Table> {
        let rows: Vec<Vec<Line>> = paragraphs
            .iter()
            .flat_map(|paragraph| self.actions_of(paragraph).into_iter().map(move |taken| (paragraph.number, taken)))
            .map(|(paragraph, taken)| {
                let due = taken.due.map_or_else(|| line![], |due| action::due_words(taken, due));
                let (number, paragraph) = (line![taken.number.to_string()], line![paragraph.to_string()]);
                vec![number, owner(taken), line![taken.words], due, paragraph]
            })
            .collect();
        let heads = ["Action", "Who", "What", "By", "Paragraph"].map(Label::from).to_vec();
        (!rows.is_empty()).then_some(Table { heads, rows })
    }

    /// The meeting that comes next: as it was to be when the minutes were approved, else as it is to be now.
    fn next(&self) -> Option<Line> {
        let (next, starts) = match &self.record.approved {
            Some(approval) => {
                let next = approval.next?;
                (self.register.meeting(next.meeting)?, next.starts)
            }
            None => next_meeting(self.of, self.register).map(|next| (next, next.starts))?,
        };
        Some(line![next.title, ", "].then(meeting::with_utc(starts, &next.zone)))
    }

    /// Those who were there, by role, each with their affiliation.
    fn participants(&self, mut reply: Reply) -> Reply {
        let mut groups: Vec<(Line, Vec<&Attendance>)> = Vec::new();
        let roles = [Role::Chair, Role::Member, Role::Participant, Role::Secretariat];
        // Of who was erased, the title is too.
        let title_of = |one: &Attendance| one.title.filter(|title| self.register.words(*title).is_some());
        let by_role = |role: Role| {
            let present = self.record.present.iter();
            present.filter(|one| one.role == role && title_of(one).is_none()).collect::<Vec<_>>()
        };
        for role in roles {
            if role == Role::Participant {
                for (one, title) in self.record.present.iter().filter_map(|one| Some((one, title_of(one)?))) {
                    let title = line![title];
                    let is_same = |known: &Line| self.in_words(known) == self.in_words(&title);
                    match groups.iter_mut().find(|(known, _)| is_same(known)) {
                        Some((_, people)) => people.push(one),
                        None => groups.push((title, vec![one])),
                    }
                }
            }
            groups.push((line![heading(role, self.organisation)], by_role(role)));
        }
        groups.retain(|(_, people)| !people.is_empty());
        if groups.is_empty() {
            return reply;
        }
        reply = reply.with(Block::Heading(line!["Annex: participants"]));
        for (title, people) in groups {
            let people = people.into_iter().map(|one| match one.affiliation {
                Some(affiliation) => line![one.person, ", ", affiliation],
                None => line![one.person],
            });
            reply = reply.and(title.then(line![":"])).with(Block::List(people.collect()));
        }
        reply
    }

    fn in_words(&self, line: &Line) -> String {
        crate::render::plain::Plain { register: self.register, mark: "/", width: None, language: Language::default() }
            .line(line)
            .to_lowercase()
    }
}

/// The next meeting of the same people after one that was held, unless it was cancelled.
pub(super) fn next_meeting<'r>(of: &Meeting, register: &'r Register) -> Option<&'r Meeting> {
    let later = register.meetings_of(of.group.as_ref()).filter(|one| one.starts > of.starts && one.cancelled.is_none());
    later.min_by_key(|one| (one.starts, one.number))
}

/// `Tue 11 Apr 2017, 22:00 to 23:30`, without a zone.
fn span(from: Timestamp, to: Option<Timestamp>, zone: &TimeZone) -> String {
    let start = when::wall_words(zone.to_datetime(from));
    let Some(to) = to else { return format!("since {start}") };
    let (first, last) = (zone.to_datetime(from), zone.to_datetime(to));
    match first.date() == last.date() {
        true => format!("{start} to {}", last.strftime("%H:%M")),
        false => format!("{start} to {}", when::wall_words(last)),
    }
}
