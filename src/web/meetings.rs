//! `/meetings` and `/meetings/1`: what comes, what was held, with its minutes, and what is left to be done.

use commands::features::minutes::report;
use commands::record::{Action, Answer, Meeting, Minutes, Owner};
use commands::time::{Duration, when};
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use maud::{Markup, html};

use super::document::Document;
use super::page::Place;
use super::paging::Part;
use super::view::View;
use super::words::{appointed, day, facts, moment};

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
    let (to_come, over) = (Part::of(view, "coming", to_come, EACH), Part::of(view, "held", over, EACH));
    let mut actions: Vec<&Action> = view.register.open_actions().collect();
    actions.sort_by_key(|action| (action.due.unwrap_or(Timestamp::MAX), action.number));
    let actions: Part<&Action> = Part::of(view, "actions", actions, ACTIONS);
    let main = html! {
        h1 { "Meetings" }
        p { a href=(view.link("/calendar.ics")) { "Subscribe to the calendar of all meetings" } }
        section aria-labelledby="coming" {
            h2 #coming { "To come" }
            @if to_come.items.is_empty() { p { "No meeting is called." } }
            @else { (view.meeting_table(&to_come.items, true)) }
            (to_come.ways(view, "meetings", "#coming"))
        }
        section aria-labelledby="held" {
            h2 #held { "Held or cancelled" }
            @if over.items.is_empty() { p { "No meeting was held yet." } }
            @else { (view.meeting_table(&over.items, true)) }
            (over.ways(view, "meetings", "#held"))
        }
        section aria-labelledby="actions" {
            h2 #actions { "Still to be done" }
            @if actions.items.is_empty() { p { "No action is open." } }
            @else { (view.actions(&actions.items)) }
            (actions.ways(view, "actions", "#actions"))
        }
    };
    view.page("Meetings", Place::Meetings, &main)
}

/// `/meetings/1`
pub(super) fn page(view: &View) -> Document {
    let number: Option<u32> = view.named().parse().ok();
    let Some(meeting) = number.and_then(|number| view.register.meeting(number)) else { return view.no_meeting() };
    if view.named() != meeting.number.to_string() {
        return Document::moved(view.link(&format!("/meetings/{}", meeting.number)));
    }
    let title = view.plain(meeting.title);
    let minutes = meeting.record.as_ref().filter(|record| record.ended.is_some());
    let main = html! {
        p .above { a href=(view.link("/meetings")) { "Meetings" } " › Meeting " (meeting.number) }
        h1 { (view.words(meeting.title)) }
        (view.particulars(meeting))
        @match minutes {
            Some(record) => (view.minutes(meeting, record)),
            None => (view.before_minutes(meeting)),
        }
    };
    let page = view.page(&title, Place::Meetings, &main);
    // What can still be corrected is not what others should keep.
    if minutes.is_some_and(|record| record.approved.is_none()) { page.hidden() } else { page }
}

impl View {
    fn no_meeting(&self) -> Document {
        let latest = self.register.latest_meeting();
        let main = html! {
            p {
                @match latest {
                    0 => "No meeting was called yet.",
                    latest => { "There is no such meeting. The last one is number " (latest) "." },
                }
            }
            p { a href=(self.link("/meetings")) { "All meetings" } }
        };
        self.fault(axum::http::StatusCode::NOT_FOUND, "No such meeting", &main)
    }

    pub(super) fn meeting_link(&self, meeting: &Meeting) -> Markup {
        html! { a href=(self.link(&format!("/meetings/{}", meeting.number))) { (self.words(meeting.title)) } }
    }

    /// Meetings as a table, with whose they are if that is not plain.
    pub(super) fn meeting_table(&self, meetings: &[&Meeting], with_group: bool) -> Markup {
        html! {
            table .reflows .meetings {
                thead {
                    tr {
                        th scope="col" { "Meeting" }
                        th scope="col" { "When" }
                        @if with_group { th scope="col" { "Of" } }
                        th scope="col" { "State" }
                    }
                }
                tbody {
                    @for meeting in meetings {
                        tr {
                            th scope="row" { (self.meeting_link(meeting)) }
                            td data-label="When" { (appointed(meeting.starts)) ", " (length(meeting)) }
                            @if with_group { td data-label="Of" { (self.whose(meeting)) } }
                            td data-label="State" { (standing(meeting)) }
                        }
                    }
                }
            }
        }
    }

    fn whose(&self, meeting: &Meeting) -> Markup {
        match &meeting.group {
            Some(code) => self.group(code),
            None => html! { "the plenary" },
        }
    }

    fn particulars(&self, meeting: &Meeting) -> Markup {
        let called = if meeting.record.is_some() { "Called for" } else { "When" };
        let mut shown: Vec<(&str, Markup)> = vec![
            (called, html! { (appointed(meeting.starts)) ", for " (length(meeting)) }),
            ("Of", self.whose(meeting)),
            ("State", html! { (standing(meeting)) }),
        ];
        if let Some(there) = there(meeting) {
            shown.insert(1, ("By the clocks there", html! { (there) }));
        }
        if let Some(cancelled) = &meeting.cancelled {
            let words = html! {
                (day(cancelled.at))
                @if let Some(by) = cancelled.by { ", by " (self.name(by)) }
                @if let Some(reason) = cancelled.reason { ": " (self.words(reason)) }
            };
            shown.push(("Cancelled", words));
        }
        if meeting.link.is_some() {
            shown.push(("Where", self.address(meeting.number)));
        }
        if meeting.is_to_come() {
            let number = |answer| meeting.number_of(answer);
            let (yes, maybe, no) = (number(Answer::Yes), number(Answer::Maybe), number(Answer::No));
            if yes + maybe + no > 0 {
                shown.push(("Who comes", html! { (yes) " said yes, " (maybe) " maybe, " (no) " no" }));
            }
            let calendar = match &meeting.group {
                Some(code) => format!("/groups/{code}/calendar.ics"),
                None => "/calendar.ics".to_owned(),
            };
            shown.push(("Calendar", html! { a href=(self.link(&calendar)) { "Subscribe" } }));
        }
        facts(shown)
    }

    /// What there is as long as there are no minutes.
    fn before_minutes(&self, meeting: &Meeting) -> Markup {
        html! {
            @if meeting.is_running() {
                p .notice { strong { "The meeting is going on." } " Its minutes will be here, as a draft, when it has ended." }
            } @else if meeting.is_over && meeting.cancelled.is_none() {
                p { "No minutes were taken." }
            }
            section aria-labelledby="agenda" {
                h2 #agenda { "Agenda" }
                @if meeting.agenda.items.is_empty() { p { "The agenda is empty." } }
                @else { (self.agenda(meeting)) }
            }
        }
    }

    fn agenda(&self, meeting: &Meeting) -> Markup {
        let timed =
            |minutes: Option<u32>| minutes.map(|minutes| format!(" ({})", Duration::of_minutes(minutes).in_words()));
        html! {
            ol .agenda {
                @for item in &meeting.agenda.items {
                    li {
                        (self.words(item.words)) (timed(item.minutes).unwrap_or_default())
                        @if !item.items.is_empty() {
                            ol type="a" {
                                @for part in &item.items { li { (self.words(part.words)) (timed(part.minutes).unwrap_or_default()) } }
                            }
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
                Some(approval) => p .approved { strong { "These minutes are approved" } " since " (day(approval.at)) "." },
                None => p .notice {
                    strong { "This is a draft, open for corrections." }
                    " Who was there corrects a paragraph with " code { "/minutes correct " (meeting.number) " K words" }
                    ", where K is its number. The " (self.organisation.chair_title) " approves it."
                },
            }
            div .minutes { (self.blocks(blocks)) }
        }
    }

    /// Actions as a table.
    pub(super) fn actions(&self, actions: &[&Action]) -> Markup {
        html! {
            table .reflows {
                thead {
                    tr { @for head in ["Action", "Who", "By", "State"] { th scope="col" { (head) } } }
                }
                tbody {
                    @for action in actions {
                        tr id=(format!("action-{}", action.number)) {
                            th scope="row" {
                                (action.number) ". " (self.words(action.words))
                                @if let Some(meeting) = action.set_in.and_then(|set_in| self.register.meeting(set_in.meeting)) {
                                    " (" (self.meeting_link(meeting)) ")"
                                }
                            }
                            td data-label="Who" {
                                @match &action.owner {
                                    Owner::Person(person) => (self.name(*person)),
                                    Owner::Office { words, .. } => (self.words(*words)),
                                }
                            }
                            td .due data-label="By" {
                                @match (action.by, action.due) {
                                    (Some(by), _) => (by.strftime("%a %-d %b %Y")),
                                    (None, Some(due)) => (moment(due)),
                                    (None, None) => "no date",
                                }
                            }
                            td data-label="State" { (self.done(action)) }
                        }
                    }
                }
            }
        }
    }

    fn done(&self, action: &Action) -> Markup {
        html! {
            @match &action.done {
                Some(done) => {
                    "done " (day(done.at))
                    @if let Some(words) = done.words { ": " (self.words(words)) }
                },
                None => { @if action.due.is_some_and(|due| due < self.now) { strong { "overdue" } } @else { "open" } },
            }
        }
    }
}

/// How long a meeting is.
fn length(meeting: &Meeting) -> String {
    Duration::of_minutes(meeting.minutes).in_words()
}

/// When it is by the clocks of its own zone, where those show something else than UTC.
fn there(meeting: &Meeting) -> Option<String> {
    let zone = when::zone(&meeting.zone)?;
    let differs = zone.to_offset(meeting.starts) != Offset::UTC;
    differs.then(|| when::moment_words(meeting.starts, &zone)).filter(|_| zone != TimeZone::UTC)
}

/// Where a meeting is in its life, and its minutes.
fn standing(meeting: &Meeting) -> &'static str {
    let record = meeting.record.as_ref();
    match record.map(|record| (record.ended.is_some(), record.approved.is_some())) {
        _ if meeting.cancelled.is_some() => "cancelled",
        Some((false, _)) => "going on",
        Some((true, true)) => "held, minutes approved",
        Some((true, false)) => "held, minutes are a draft",
        None if meeting.is_over => "over, no minutes",
        None => "to come",
    }
}
