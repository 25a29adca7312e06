//! `/meetings` and `/meetings/1`: what comes, what was held, with its minutes, and what is left to be done.

use commands::features::minutes::{report, topic};
use commands::record::{Action, Answer, Meeting, Minutes, Noted, Owner, Topic};
use commands::say;
use commands::time::{Duration, when};
use commands::words::shared::key;
use commands::words::{Inline, Message};
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use maud::{Markup, html};

use super::document::Document;
use super::page::NavItem;
use super::paging::ListPart;
use super::view::View;
use super::words::{facts, of_day};

/// How many meetings are on a page.
pub(super) const EACH: usize = 50;

/// How many open actions are on a page.
const ACTIONS: usize = 100;

/// `/meetings`
pub(super) fn list(view: &View) -> Document {
    let (mut to_come, mut over): (Vec<&Meeting>, Vec<&Meeting>) =
        view.register.meetings().partition(|meeting| meeting.is_to_come());
    to_come.sort_by_key(|meeting| (meeting.starts, meeting.number));
    over.sort_by_key(|meeting| std::cmp::Reverse((meeting.starts, meeting.number)));
    let to_come = ListPart::of(view, "coming", with_series_folded(to_come), EACH);
    let over = ListPart::of(view, "held", over, EACH);
    let mut actions: Vec<&Action> = view.register.open_actions().collect();
    actions.sort_by_key(|action| (action.due.unwrap_or(Timestamp::MAX), action.number));
    let actions: ListPart<&Action> = ListPart::of(view, "actions", actions, ACTIONS);
    let main = html! {
        h1 { (view.say(say!(page_meetings))) }
        p { a href=(view.link("/calendar.ics")) { (view.say(say!(page_subscribe_to_all))) } }
        section aria-labelledby="coming" {
            h2 #coming { (view.say(say!(page_upcoming))) }
            @if to_come.items.is_empty() { p { (view.say(say!(page_no_meeting))) } }
            @else { (view.meeting_table(to_come.items.iter().map(|(next, later)| (*next, later.as_slice())), true)) }
            (to_come.ways(view, "meetings", "#coming"))
        }
        section aria-labelledby="held" {
            h2 #held { (view.say(say!(page_held))) }
            @if over.items.is_empty() { p { (view.say(say!(page_none_held))) } }
            @else { (view.meeting_table(over.items.iter().map(alone), true)) }
            (over.ways(view, "meetings", "#held"))
        }
        section aria-labelledby="actions" {
            h2 #actions { (view.say(say!(page_open_actions))) }
            @if actions.items.is_empty() { p { (view.say(say!(page_no_action))) } }
            @else { (view.actions(&actions.items)) }
            (actions.ways(view, "actions", "#actions"))
        }
    };
    view.page(&view.said(say!(page_meetings)), NavItem::Meetings, &main)
}

/// A meeting that stands for itself in a table.
pub(super) fn alone<'m>(meeting: &&'m Meeting) -> (&'m Meeting, &'m [&'m Meeting]) {
    (meeting, &[])
}

/// Meetings in order, each later one of a series behind the next one of it.
fn with_series_folded(meetings: Vec<&Meeting>) -> Vec<(&Meeting, Vec<&Meeting>)> {
    let mut folded: Vec<(&Meeting, Vec<&Meeting>)> = Vec::new();
    let series = |meeting: &Meeting| meeting.occurrence.as_ref().map(|place| place.series);
    for meeting in meetings {
        let is_same = |(next, _): &&mut (&Meeting, Vec<&Meeting>)| series(next) == series(meeting);
        match folded.iter_mut().filter(|_| series(meeting).is_some()).find(is_same) {
            Some((_, later)) => later.push(meeting),
            None => folded.push((meeting, Vec::new())),
        }
    }
    folded
}

/// `/meetings/1`
pub(super) fn page(view: &View) -> Document {
    let number: Option<u32> = view.named().parse().ok();
    let Some(meeting) = number.and_then(|number| view.register.meeting(number)) else { return view.no_meeting() };
    if view.named() != meeting.number.to_string() {
        return Document::moved(view.link(&format!("/meetings/{}", meeting.number)));
    }
    let title = view.plain(meeting.title);
    let minutes = meeting.ended_minutes();
    let main = html! {
        p .above {
            a href=(view.link("/meetings")) { (view.say(say!(page_meetings))) } " › "
            (view.say(say!(page_meeting_number, number: meeting.number)))
        }
        h1 { (view.words(meeting.title)) }
        (view.particulars(meeting))
        @match minutes {
            Some(record) => (view.minutes(meeting, record)),
            None => (view.before_minutes(meeting)),
        }
    };
    let page = view.page(&title, NavItem::Meetings, &main);
    // What can still be corrected is not what others should keep.
    if minutes.is_some_and(|record| record.approved.is_none()) { page.hidden() } else { page }
}

impl View {
    fn no_meeting(&self) -> Document {
        let said = match self.register.latest_meeting() {
            0 => say!(page_no_meeting_yet),
            latest => say!(page_no_such_meeting, last: latest),
        };
        let main = html! {
            p { (self.say(said)) }
            p { a href=(self.link("/meetings")) { (self.say(say!(page_all_meetings))) } }
        };
        self.fault(axum::http::StatusCode::NOT_FOUND, say!(page_no_such_meeting_title), &main)
    }

    pub(super) fn meeting_link(&self, meeting: &Meeting) -> Markup {
        html! { a href=(self.link(&format!("/meetings/{}", meeting.number))) { (self.words(meeting.title)) } }
    }

    /// The same with its number, where several may have one name.
    fn numbered_link(&self, meeting: &Meeting) -> Markup {
        let link = self.link(&format!("/meetings/{}", meeting.number));
        html! { a href=(link) { (meeting.number) ". " (self.words(meeting.title)) } }
    }

    /// Meetings as a table, each with those that are folded behind it, and with whose they are if that is not plain.
    pub(super) fn meeting_table<'m>(
        &self,
        meetings: impl IntoIterator<Item = (&'m Meeting, &'m [&'m Meeting])>,
        with_group: bool,
    ) -> Markup {
        let label = |message: Message| self.said(message);
        html! {
            table .reflows .meetings {
                thead {
                    tr {
                        th scope="col" { (label(say!(page_meeting))) }
                        th scope="col" { (label(say!(page_when))) }
                        @if with_group { th scope="col" { (label(say!(page_group))) } }
                        th scope="col" { (label(say!(page_state))) }
                    }
                }
                tbody {
                    @for (meeting, later) in meetings {
                        tr {
                            th scope="row" { (self.numbered_link(meeting)) }
                            td data-label=(label(say!(page_when))) { (self.times(meeting)) (self.later(later)) }
                            @if with_group { td data-label=(label(say!(page_group))) { (self.whose(meeting)) } }
                            td data-label=(label(say!(page_state))) { (self.say(standing(meeting))) }
                        }
                    }
                }
            }
        }
    }

    /// The later meetings of a series, where somebody presses.
    fn later(&self, meetings: &[&Meeting]) -> Markup {
        html! {
            @if !meetings.is_empty() {
                details {
                    summary { (self.say(say!(page_more_of_series, count: meetings.len()))) }
                    ul { @for meeting in meetings { li { (self.numbered_link(meeting)) " " (self.times(meeting)) } } }
                }
            }
        }
    }

    /// When it begins and how long it is.
    fn times(&self, meeting: &Meeting) -> Markup {
        self.say_with(|places| {
            let starts = places.put(self.appointed(meeting.starts));
            say!(page_starts_and_length, starts: starts, length: Duration::of_minutes(meeting.minutes))
        })
    }

    fn whose(&self, meeting: &Meeting) -> Markup {
        match &meeting.group {
            Some(code) => self.group(code),
            None => self.say(say!(page_plenary)),
        }
    }

    fn particulars(&self, meeting: &Meeting) -> Markup {
        let called = if meeting.record.is_some() { say!(page_called_for) } else { say!(page_when) };
        let mut shown: Vec<(Message, Markup)> = vec![
            (called, self.times(meeting)),
            (say!(page_group), self.whose(meeting)),
            (say!(page_state), self.say(standing(meeting))),
        ];
        if let Some(there) = there(meeting) {
            shown.insert(1, (say!(page_local_time), self.line(&there.into())));
        }
        if let Some(cancelled) = &meeting.cancelled {
            let date = Inline::Date(cancelled.at);
            let words = match (cancelled.by, cancelled.reason) {
                (None, None) => say!(page_date, date: date),
                (Some(by), None) => say!(page_date_by, date: date, who: by),
                (None, Some(reason)) => say!(page_dated, what: date, words: reason),
                (Some(by), Some(reason)) => {
                    say!(page_dated, what: say!(page_date_by, date: date, who: by), words: reason)
                }
            };
            shown.push((say!(page_cancelled), self.say(words)));
        }
        if meeting.link.is_some() {
            shown.push((say!(page_where), self.address(meeting.number)));
        }
        if meeting.is_to_come() {
            let number = |answer| meeting.number_of(answer);
            let (yes, maybe, no) = (number(Answer::Yes), number(Answer::Maybe), number(Answer::No));
            if yes + maybe + no > 0 {
                let words = self.say(say!(page_answers, yes: yes, maybe: maybe, no: no));
                shown.push((say!(page_who_comes), words));
            }
            let calendar = match &meeting.group {
                Some(code) => format!("/groups/{code}/calendar.ics"),
                None => "/calendar.ics".to_owned(),
            };
            let link = html! { a href=(self.link(&calendar)) { (self.say(say!(page_subscribe))) } };
            shown.push((say!(page_calendar), link));
        }
        facts(shown.into_iter().map(|(name, value)| (self.said(name), value)))
    }

    /// What there is as long as there are no minutes.
    fn before_minutes(&self, meeting: &Meeting) -> Markup {
        html! {
            @if meeting.is_running() {
                p .notice { strong { (self.say(say!(page_meeting_is_on))) } " " (self.say(say!(page_minutes_to_come))) }
            } @else if meeting.is_over && meeting.cancelled.is_none() {
                p { (self.say(say!(page_no_minutes))) }
            }
            section aria-labelledby="agenda" {
                h2 #agenda { (self.say(say!(page_agenda))) }
                @if meeting.agenda.items.is_empty() { p { (self.say(say!(page_empty_agenda))) } }
                @else { (self.agenda(meeting)) }
            }
        }
    }

    fn agenda(&self, meeting: &Meeting) -> Markup {
        let item = |of: &Topic, minutes: Option<u32>| {
            let words = topic(of, &self.register);
            match minutes {
                Some(minutes) => self.say(say!(agenda_item_for, item: words, length: Duration::of_minutes(minutes))),
                None => self.line(&words),
            }
        };
        html! {
            ol .agenda {
                @for one in &meeting.agenda.items {
                    li {
                        (item(&one.topic, one.minutes))
                        @if !one.items.is_empty() {
                            ol type="a" { @for part in &one.items { li { (item(&part.topic, part.minutes)) } } }
                        }
                    }
                }
            }
        }
    }

    /// The summary report. While it can be corrected it says so.
    fn minutes(&self, meeting: &Meeting, record: &Minutes) -> Markup {
        let report = report(meeting, &self.register, &self.organisation);
        // The title stands above it, and so does whether it is a draft.
        let blocks = report.blocks.get(2..).unwrap_or_default();
        html! {
            @match &record.approved {
                Some(approval) => p .approved {
                    strong { (self.say(say!(page_minutes_approved, date: Inline::Date(approval.at)))) }
                },
                None => p .notice {
                    strong { (self.say(say!(page_minutes_draft))) } " "
                    (self.say(say!(
                        page_how_to_correct,
                        command: Inline::command(format!("minutes correct {} K words", meeting.number)),
                        chair: Inline::Chair,
                    )))
                },
            }
            div .minutes { (self.blocks(blocks)) }
            (self.corrections(record))
        }
    }

    /// What was corrected, with the words before it, so that nobody has to compare.
    fn corrections(&self, record: &Minutes) -> Markup {
        let corrected: Vec<_> = record
            .notes
            .iter()
            .filter(|note| !note.is_undone)
            .filter_map(|note| match &note.what {
                Noted::Words(_, revisions) if revisions.len() > 1 => Some(revisions),
                _ => None,
            })
            .collect();
        html! {
            @if !corrected.is_empty() {
                section aria-labelledby="corrections" {
                    h2 #corrections { (self.say(say!(page_corrections, number: corrected.len()))) }
                    ul {
                        @for revisions in corrected { li { (self.latest(revisions)) } }
                    }
                }
            }
        }
    }

    /// Actions as a table.
    pub(super) fn actions(&self, actions: &[&Action]) -> Markup {
        let label = |message: Message| self.said(message);
        let heads = [say!(page_action), say!(page_who), say!(page_by), say!(page_state)];
        html! {
            table .reflows {
                thead { tr { @for head in heads { th scope="col" { (label(head)) } } } }
                tbody {
                    @for action in actions {
                        tr id=(format!("action-{}", action.number)) {
                            th scope="row" {
                                (action.number) ". " (self.words(action.words))
                                @if let Some(meeting) = action.set_in.and_then(|set_in| self.register.meeting(set_in.meeting)) {
                                    " (" (self.meeting_link(meeting)) ")"
                                }
                            }
                            td data-label=(label(say!(page_who))) {
                                @match &action.owner {
                                    Owner::Person(person) => (self.name(*person)),
                                    Owner::Office { words, .. } => (self.words(*words)),
                                }
                            }
                            td .due data-label=(label(say!(page_by))) {
                                @match (action.by, action.due) {
                                    (Some(by), _) => (self.line(&of_day(by).into())),
                                    (None, Some(due)) => (self.moment(due)),
                                    (None, None) => (self.say(say!(page_no_date))),
                                }
                            }
                            td data-label=(label(say!(page_state))) { (self.done(action)) }
                        }
                    }
                }
            }
        }
    }

    fn done(&self, action: &Action) -> Markup {
        if let Some(dropped) = &action.dropped {
            let date = Inline::Date(dropped.at);
            return self.say(match dropped.reason {
                Some(reason) => say!(page_dropped_with, date: date, words: reason),
                None => say!(page_dropped, date: date),
            });
        }
        match &action.done {
            Some(done) => {
                let date = Inline::Date(done.at);
                self.say(match done.words {
                    Some(words) => say!(page_done_with, date: date, words: words),
                    None => say!(page_done, date: date),
                })
            }
            None if action.due.is_some_and(|due| due < self.now) => {
                html! { strong { (self.say(say!(page_overdue))) } }
            }
            None => self.say(say!(page_open)),
        }
    }
}

/// When it is by the clocks of its own zone, where those show something else than UTC.
fn there(meeting: &Meeting) -> Option<Inline> {
    let zone = when::zone(&meeting.zone)?;
    let differs = zone.to_offset(meeting.starts) != Offset::UTC && zone != TimeZone::UTC;
    differs.then(|| Inline::Local(meeting.starts, meeting.zone.clone()))
}

/// Where a meeting is in its life, and its minutes.
fn standing(meeting: &Meeting) -> Message {
    let record = meeting.record.as_ref();
    let standing = match record.map(|record| (record.ended.is_some(), record.approved.is_some())) {
        _ if meeting.cancelled.is_some() => "cancelled",
        Some((false, _)) => "on",
        Some((true, true)) => "approved",
        Some((true, false)) => "draft",
        None if meeting.is_over => "no-minutes",
        None => "upcoming",
    };
    say!(page_meeting_state, state: key(standing))
}
