//! The summary report of a meeting: what was said under each item of the agenda, agreements, actions, who was there, what
//! comes next. It is made from the record each time, and from the same record always the same.

use crate::words::Language;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::correct::change;
use super::here::heading;
use crate::audience::address;
use crate::features::meeting;
use crate::features::minutes::{action, agenda};
use crate::history::decisions::decided;
use crate::history::owner;
use crate::line;
use crate::organisation::Organisation;
use crate::record::{
    Action, Answer, Attendance, Meeting, Minutes, NoteKind, Noted, Paragraph, PersonId, ProposedCorrection, Register,
    Role, Rsvp,
};
use crate::say;
use crate::time::when;
use crate::words::{self, Block, Inline, Label, Line, Message, Reply, Table};

/// The summary report of a meeting; nothing where no minutes were taken.
pub fn report(of: &Meeting, register: &Register, organisation: &Organisation) -> Reply {
    let Some(record) = &of.record else { return Reply::default() };
    let report = Report { of, record, register, organisation };
    let mut reply = Reply::default()
        .with(Block::Heading(line![of.title]))
        .and(report.state().into())
        .with(Block::Fields(report.particulars()));
    reply = report.items(reply);
    let paragraphs = record.paragraphs();
    let besides = report.proposed_besides(&paragraphs);
    if !besides.is_empty() {
        reply = reply.with(Block::Heading(say!(minutes_report_corrections).into())).with(Block::List(besides));
    }
    let not_reached = report.not_reached();
    if !not_reached.is_empty() {
        reply = reply.with(Block::Heading(say!(minutes_report_not_reached).into())).with(Block::List(not_reached));
    }
    let agreed: Vec<Line> = paragraphs
        .iter()
        .filter(|paragraph| paragraph.kind == Some(NoteKind::Agreed))
        .filter_map(|paragraph| {
            Some(say!(minutes_report_agreement, words: paragraph.words?, paragraph: paragraph.number).into())
        })
        .collect();
    if !agreed.is_empty() {
        reply = reply.with(Block::Heading(say!(minutes_report_agreements).into())).with(Block::List(agreed));
    }
    let decided = report.decisions();
    if !decided.is_empty() {
        reply = reply.with(Block::Heading(say!(minutes_report_decisions).into())).with(Block::List(decided));
    }
    if let Some(actions) = report.actions(&paragraphs) {
        reply = reply.with(Block::Heading(say!(minutes_report_actions).into())).with(Block::Table(actions));
    }
    if let Some(next) = report.next() {
        reply = reply.with(Block::Heading(say!(minutes_report_next_meeting).into())).and(next);
    }
    if !of.agenda.items.is_empty() {
        let agenda = agenda::items(of, register);
        reply = reply.with(Block::Heading(say!(minutes_report_annex_agenda).into())).with(Block::List(agenda));
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
    fn state(&self) -> Message {
        let number = self.of.number;
        let report = match &self.of.group {
            Some(code) => say!(minutes_report_of_group, number: number, group: code),
            None => say!(minutes_report_of_plenary, number: number, organisation: self.organisation.name.clone()),
        };
        match (&self.record.ended, &self.record.approved) {
            (None, _) => say!(minutes_report_under_way, report: report),
            (Some(_), None) => match self.record.reopened {
                None => say!(minutes_report_draft, report: report),
                Some(reopened) => say!(
                    minutes_report_reopened,
                    report: report,
                    by: reopened.by.map(|by| line![by]).unwrap_or_default(),
                    date: Inline::Date(reopened.at),
                    reason: reopened.reason.map(|reason| line![Inline::StoredSentence(reason)]).unwrap_or_default(),
                ),
            },
            (Some(_), Some(approval)) => {
                say!(minutes_report_approved, report: report, date: Inline::Date(approval.at))
            }
        }
    }

    /// Who had said that they could not come, and was not there.
    fn apologies(&self) -> Vec<Line> {
        let is_there = |person: PersonId| self.record.present.iter().any(|one| one.person == person);
        let said_no = self.of.rsvps.iter().filter(|(person, rsvp)| rsvp.answer == Answer::No && !is_there(**person));
        let mut said_no: Vec<(PersonId, &Rsvp)> = said_no.map(|(person, rsvp)| (*person, rsvp)).collect();
        said_no.sort_by_key(|(_, rsvp)| rsvp.seq);
        let apology = |(person, rsvp): (PersonId, &Rsvp)| match rsvp.reason {
            Some(reason) => say!(minutes_report_apology, who: person, reason: reason).into(),
            None => Line::from(person),
        };
        said_no.into_iter().map(apology).collect()
    }

    fn particulars(&self) -> Vec<(Label, Line)> {
        let mut fields: Vec<(Label, Line)> = Vec::new();
        let mut field = |name: Message, value: Line| fields.push((name.into(), value));
        field(say!(minutes_report_time), self.time().into());
        field(say!(minutes_report_moderator), line![self.record.moderator]);
        if let Some(secretariat) = self.secretariat() {
            field(say!(minutes_report_secretariat), line![secretariat]);
        }
        if !self.record.present.is_empty() {
            field(say!(minutes_report_present), line![Inline::as_is(self.record.present.len())]);
        }
        let apologies = self.apologies();
        if !apologies.is_empty() {
            field(say!(minutes_report_apologies), say!(group_list, items: words::Arg::each(apologies)).into());
        }
        if let Some(address) = address::of(self.of) {
            field(say!(minutes_report_where), address);
        }
        fields
    }

    /// Who serves the meeting: who was named, else the first of the secretariat who is there.
    fn secretariat(&self) -> Option<PersonId> {
        let present = || self.record.present.iter().find(|one| one.role == Role::Secretariat).map(|one| one.person);
        self.record.secretariat.or_else(present)
    }

    /// `Tue 11 Apr 2017, 22:00 to 23:30 UTC`, and by the clocks of the meeting's zone.
    fn time(&self) -> Message {
        let said = span(self.record.started, self.record.ended, &TimeZone::UTC);
        let zone =
            when::zone(&self.of.zone).filter(|zone| zone.to_offset(self.record.started) != jiff::tz::Offset::UTC);
        match zone {
            Some(zone) => {
                let there = span(self.record.started, self.record.ended, &zone);
                say!(minutes_report_utc_and_local, span: said, local: there, zone: self.of.zone.clone())
            }
            None => say!(minutes_report_utc, span: said),
        }
    }

    /// What was said under each item, in numbered paragraphs.
    fn items(&self, mut reply: Reply) -> Reply {
        let paragraphs = self.record.paragraphs();
        for item in self.record.items() {
            let own: Vec<&Paragraph> = paragraphs.iter().filter(|paragraph| paragraph.item == item).collect();
            if let Some(title) = item.and_then(|item| self.of.agenda.numbered().find(|(_, known)| known.id == item)) {
                let (number, item) = title;
                let topic = agenda::topic(&item.topic, self.register);
                let heading = say!(minutes_report_item, number: number.to_string(), words: topic);
                reply = reply.with(Block::Heading(heading.into()));
            }
            for paragraph in own {
                reply = self.paragraph(reply, paragraph);
            }
        }
        reply
    }

    fn paragraph(&self, reply: Reply, paragraph: &Paragraph) -> Reply {
        let number = paragraph.number;
        let mut actions: Vec<Line> =
            self.actions_of(paragraph).into_iter().map(|taken| action::render_action(taken, None)).collect();
        let said = match (paragraph.words, paragraph.kind) {
            // An action that was set before anything was said is the paragraph.
            (None, _) if !actions.is_empty() => {
                say!(minutes_report_paragraph, number: number, words: actions.remove(0))
            }
            (None, _) => say!(minutes_report_paragraph_action, number: number),
            (Some(words), Some(NoteKind::Agreed)) => {
                say!(minutes_report_paragraph_agreed, number: number, words: words)
            }
            (Some(words), Some(NoteKind::Disagreed)) => {
                say!(minutes_report_paragraph_disagreed, number: number, words: words)
            }
            (Some(words), Some(NoteKind::Info) | None) => {
                say!(minutes_report_paragraph, number: number, words: words)
            }
        };
        let reply = reply.and(said.into());
        let reply = match self.erratum(paragraph) {
            Some(erratum) => reply.and(erratum.into()),
            None => reply,
        };
        let reply = if actions.is_empty() { reply } else { reply.with(Block::List(actions)) };
        self.proposed(paragraph).fold(reply, |reply, proposed| reply.and(proposed.into()))
    }

    /// The items that did not come up, once the meeting is over: nothing where none was opened, since then it did not go by them.
    fn not_reached(&self) -> Vec<Line> {
        if self.record.ended.is_none() || self.record.opened.is_empty() {
            return Vec::new();
        }
        let not_reached = self.of.agenda.not_opened(|id| self.record.opened.iter().any(|opened| opened.item == id));
        not_reached.into_iter().map(|numbered| agenda::render_numbered(numbered, self.register)).collect()
    }

    /// The corrections of a paragraph that are proposed and that nobody has decided on.
    fn proposed(&self, paragraph: &Paragraph) -> impl Iterator<Item = Message> {
        let open = self.record.open_corrections().filter(|known| known.what.note() == Some(paragraph.note));
        open.map(|known| {
            let (by, correction) = (known.by.map(Line::from).unwrap_or_default(), known.number);
            match known.what.words() {
                Some(words) => say!(minutes_report_proposed, by: by, correction: correction, words: words),
                None => say!(minutes_report_proposed_left_out, by: by, correction: correction),
            }
        })
    }

    /// Those that belong to no paragraph: another one is proposed, or theirs was left out since.
    fn proposed_besides(&self, paragraphs: &[Paragraph]) -> Vec<Line> {
        let is_there =
            |known: &ProposedCorrection| paragraphs.iter().any(|paragraph| known.what.note() == Some(paragraph.note));
        let open = self.record.open_corrections().filter(|known| !is_there(known));
        let proposed = open.map(|known| {
            let (by, change) = (known.by.map(Line::from).unwrap_or_default(), change(known.what, self.record));
            say!(minutes_report_proposed_besides, by: by, correction: known.number, change: change).into()
        });
        proposed.collect()
    }

    /// That a paragraph was corrected after the approval.
    fn erratum(&self, paragraph: &Paragraph) -> Option<Message> {
        let approved = self.record.approved?.at;
        let note = self.record.notes.iter().find(|note| note.number == paragraph.note)?;
        let Noted::Words(_, revisions) = &note.what else { return None };
        let last = revisions.last().filter(|last| last.at > approved)?;
        let by = last.by.map(|by| line![by]).unwrap_or_default();
        Some(say!(minutes_report_erratum, by: by, date: Inline::Date(last.at)))
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
            .map(|(group, decision)| (decision.act.seq, Line::from(decided(&group.code, decision))))
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
                let (number, paragraph) = (line![Inline::as_is(taken.number)], line![Inline::as_is(paragraph)]);
                vec![number, owner(taken), line![taken.words], due, paragraph]
            })
            .collect();
        let heads = [
            say!(minutes_report_head_action),
            say!(minutes_report_head_who),
            say!(minutes_report_head_what),
            say!(minutes_report_head_due),
            say!(minutes_report_head_paragraph),
        ];
        let heads = heads.map(Label::from).to_vec();
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
        Some(say!(minutes_report_next, title: next.title, when: meeting::with_utc(starts, &next.zone)).into())
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
            groups.push((heading(role, self.organisation), by_role(role)));
        }
        groups.retain(|(_, people)| !people.is_empty());
        if groups.is_empty() {
            return reply;
        }
        reply = reply.with(Block::Heading(say!(minutes_report_annex_participants).into()));
        for (title, people) in groups {
            let people = people.into_iter().map(|one| match one.affiliation {
                Some(affiliation) => say!(minutes_report_person, person: one.person, affiliation: affiliation).into(),
                None => line![one.person],
            });
            reply = reply.and(say!(minutes_report_people, heading: title).into()).with(Block::List(people.collect()));
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
fn span(from: Timestamp, to: Option<Timestamp>, zone: &TimeZone) -> Message {
    let clock = |wall: DateTime| wall.strftime("%H:%M").to_string();
    let first = zone.to_datetime(from);
    let (day, from) = (super::day(first.date()), clock(first));
    let Some(to) = to else { return say!(minutes_report_since, day: day, from: from) };
    let last = zone.to_datetime(to);
    match first.date() == last.date() {
        true => say!(minutes_report_span, day: day, from: from, to: clock(last)),
        false => {
            let last_day = super::day(last.date());
            say!(minutes_report_span_of_days, day: day, from: from, last_day: last_day, to: clock(last))
        }
    }
}
