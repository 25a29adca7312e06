//! `/groups/WG-IMP`: a group whole. It stays at its address whatever becomes of it.

mod voices;

use commands::history;
use commands::history::decisions::although;
use commands::record::{Code, Group, HistoryEntry, Meeting, Revision};
use commands::spelling::{count, nearest};
use maud::{Markup, html};

use super::document::Document;
use super::page::Place;
use super::paging::Part;
use super::table::{outcome, state};
use super::view::View;
use super::words::{appointed, capital, day, facts, moment, tally};

/// How many entries of the time line are on a page.
const ENTRIES: usize = 100;

/// A part of the page: what stands in addresses behind the `#`, its heading, and what is in it.
type Section = (&'static str, &'static str, Markup);

pub(super) fn page(view: &View) -> Document {
    let asked = view.named();
    let code: Option<Code> = asked.parse().ok();
    let Some(group) = code.as_ref().and_then(|code| view.register.group(code)) else { return view.no_group(asked) };
    if group.code.as_str() != asked {
        return Document::moved(view.link(&format!("/groups/{}", group.code)));
    }
    let title = view.code_and_title(&group.code);
    let sections = view.sections(group);
    let main = html! {
        p .above { a href=(view.link("/")) { "Groups" } " › " (view.organisation.category_title(&group.category)) }
        h1 { (group.code) @if let Some(title) = group.title() { ": " (view.words(title)) } }
        p .standing {
            (state(group.state))
            @if let Some(ended) = group.ended() { " since " (day(ended)) "." }
            @if group.new_this_cycle { " New this cycle." }
        }
        (view.at_a_glance(group))
        nav .contents aria-label="On this page" {
            ul { @for (id, heading, _) in &sections { li { a href=(format!("#{id}")) { (heading) } } } }
        }
        @for (id, heading, content) in &sections {
            section aria-labelledby=(id) { h2 id=(id) { (heading) } (content) }
        }
    };
    view.page(&title, Place::Groups, &main)
}

impl View {
    /// There is no group of a code: those that are near, and those that were there later.
    fn no_group(&self, asked: &str) -> Document {
        let codes: Vec<&str> = self.register.groups().map(|group| group.code.as_str()).collect();
        let near = nearest(asked, codes, 5);
        let shown: String = asked.chars().take(40).collect();
        let main = html! {
            p {
                "There is no group “" (commands::render::plain::visible(&shown)) "”"
                @if let Some(as_of) = self.as_of { " " (as_of.in_words()) }
                "."
            }
            @if !near.is_empty() {
                p { "Did you mean:" }
                ul {
                    @for code in near.iter().filter_map(|code| code.parse::<Code>().ok()) {
                        li { a href=(self.link(&format!("/groups/{code}"))) { (self.code_and_title(&code)) } }
                    }
                }
            }
            p { a href=(self.link("/")) { "All groups" } }
        };
        self.fault(axum::http::StatusCode::NOT_FOUND, "No such group", &main)
    }

    fn at_a_glance(&self, group: &Group) -> Markup {
        let mut shown: Vec<(&str, Markup)> = Vec::new();
        if let Some(status) = group.status_lines.last() {
            shown.push(("Status", html! { (self.words(status.words)) " (" (day(status.at)) ")" }));
        }
        if let Some(note) = group.notes.last() {
            shown.push(("Note", html! { (self.words(note.words)) " (" (day(note.at)) ")" }));
        }
        let level = self.organisation.level_of_support(group).map(|level| format!(" ({level})")).unwrap_or_default();
        shown.push(("Support", html! { a href="#support" { (tally(group.tally())) } (level) }));
        let open = group.open_concerns().count();
        if open > 0 {
            shown.push(("Concerns", html! { a href="#concerns" { (count(open, "open concern")) } }));
        }
        if let Some(call) = group.running_last_call() {
            shown.push(("Last call", html! { "All members are asked for objections until " (appointed(call.until)) }));
        }
        let decision = group.decisions.last().filter(|decision| decision.act.seq > group.proposed);
        if let Some(decision) = decision {
            let words = html! { a href="#decisions" { (outcome(decision)) } " on " (day(decision.act.at)) " by " (self.name(decision.act.person)) };
            shown.push(("Decided", words));
        }
        if let Some(proposer) = group.proposer {
            shown.push(("Proposed", html! { (day(group.proposed_at)) " by " (self.name(proposer)) }));
        } else {
            shown.push(("Proposed", day(group.proposed_at)));
        }
        let in_office: Vec<_> = group.facilitators().map(|appointment| appointment.person).collect();
        if !in_office.is_empty() {
            shown.push(("Facilitators", self.names(&in_office, usize::MAX)));
        } else if !group.nominees.is_empty() {
            shown.push(("Proposed to facilitate", self.nominees(group)));
        }
        if let Some(next) = self.register.meetings_to_come(Some(&group.code)).first() {
            shown.push(("Next meeting", html! { (self.meeting_link(next)) ", " (appointed(next.starts)) }));
        }
        match (group.updates.last(), group.update_missed) {
            (last, Some(since)) => {
                let last = html! { @if let Some(last) = last { "The last one was on " (day(last.at)) ". " } };
                shown.push(("Last update", html! { (last) strong { "Missing since " (day(since)) "." } }));
            }
            (Some(last), None) => shown.push(("Last update", html! { a href="#updates" { (day(last.at)) } })),
            (None, None) => {}
        }
        if let Some(at) = group.renewal {
            let answer = if group.is_continued { ", and it was continued" } else { "" };
            shown.push(("Next cycle", html! { "Asked to go on, " (day(at)) (answer) }));
        }
        facts(shown)
    }

    fn sections(&self, group: &Group) -> Vec<Section> {
        let mut sections = vec![
            ("charter", "Charter", self.charter(group)),
            ("support", "Support", self.support(group)),
            ("concerns", "Concerns", self.concerns(group)),
            ("comments", "Comments", self.comments(group)),
            ("decisions", "Decisions", self.decisions(group)),
        ];
        if !group.appointments.is_empty() {
            sections.push(("facilitators", "Facilitators", self.appointments(group)));
        }
        if !group.updates.is_empty() {
            sections.push(("updates", "Updates", self.updates(group)));
        }
        sections.push(("documents", "Documents", self.documents(group)));
        sections.push(("meetings", "Meetings and minutes", self.meetings_of(group)));
        let actions: Vec<_> =
            self.register.actions().filter(|action| action.group.as_ref() == Some(&group.code)).collect();
        if !actions.is_empty() {
            sections.push(("actions", "Actions", self.actions(&actions)));
        }
        sections.push(("timeline", "Time line", self.timeline(group)));
        sections
    }

    /// The parts of the charter in the template's order, each with its earlier texts.
    fn charter(&self, group: &Group) -> Markup {
        let template = || self.organisation.template.iter().map(|part| part.name.as_str());
        let others = group.charter.keys().map(String::as_str).filter(|part| !template().any(|known| known == *part));
        let parts = template().filter_map(|part| Some((part, group.charter.get(part)?)));
        let parts = parts.chain(others.filter_map(|part| Some((part, group.charter.get(part)?))));
        let missing: Vec<&str> = template().filter(|part| !group.charter.contains_key(*part)).collect();
        html! {
            @for (part, revisions) in parts {
                h3 { (part) }
                (self.latest(revisions))
            }
            @if !missing.is_empty() { p .missing { "Not written yet: " (missing.join(", ")) "." } }
            @if group.titles.len() > 1 {
                h3 { "Title" }
                (self.latest(&group.titles))
            }
        }
    }

    /// A text with those before it.
    fn latest(&self, revisions: &imbl::Vector<Revision>) -> Markup {
        let earlier: Vec<&Revision> = revisions.iter().rev().skip(1).collect();
        html! {
            @if let Some(last) = revisions.last() { (self.text(last.words)) p .by { (self.written(last)) } }
            @if !earlier.is_empty() {
                details {
                    summary { (count(earlier.len(), "earlier text")) }
                    @for revision in earlier { (self.text(revision.words)) p .by { (self.written(revision)) } }
                }
            }
        }
    }

    /// Who wrote something, and when.
    fn written(&self, revision: &Revision) -> Markup {
        html! { @if let Some(by) = revision.by { (self.name(by)) ", " } (day(revision.at)) }
    }

    fn decisions(&self, group: &Group) -> Markup {
        if group.decisions.is_empty() {
            return html! { p { "The " (self.organisation.chair_title) " has not decided yet." } };
        }
        html! {
            ol .entries {
                @for (number, decision) in (1..).zip(&group.decisions) {
                    li id=(format!("decision-{number}")) {
                        p { strong { (capital(outcome(decision))) }
                            @match &decision.to {
                                Some(commands::record::Target::Group(code)) => { " to " (self.group(code)) },
                                Some(commands::record::Target::Words(words)) => { " to " (self.words(*words)) },
                                None => {},
                            }
                            " by " (self.act(&decision.act, &[]))
                        }
                        @if let Some(reason) = decision.reason { (self.text(reason)) }
                        @if let Some(although) = although(decision) {
                            p { (although) "." @if let Some(anyway) = decision.anyway { " Reason: " (self.words(anyway)) } }
                        }
                    }
                }
            }
        }
    }

    fn appointments(&self, group: &Group) -> Markup {
        html! {
            ul {
                @for one in &group.appointments {
                    li {
                        (self.name(one.person))
                        @if let Some(stakeholder) = &one.stakeholder { " (" (stakeholder) ")" }
                        ", " (day(one.since))
                        @match one.until { Some(until) => { " to " (day(until)) }, None => " until now" }
                    }
                }
            }
        }
    }

    fn updates(&self, group: &Group) -> Markup {
        html! {
            ol .entries reversed {
                @for (number, update) in (1..).zip(&group.updates).collect::<Vec<_>>().into_iter().rev() {
                    li id=(format!("update-{number}")) value=(number) { (self.text(update.words)) p .by { (self.written(update)) } }
                }
            }
        }
    }

    fn documents(&self, group: &Group) -> Markup {
        html! {
            @if group.documents.is_empty() { p { "No document was linked." } }
            @else { ul { @for document in &group.documents { li { (self.document(document)) } } } }
        }
    }

    fn meetings_of(&self, group: &Group) -> Markup {
        let mut meetings: Vec<&Meeting> = self.register.meetings_of(Some(&group.code)).collect();
        meetings.sort_by_key(|meeting| std::cmp::Reverse((meeting.starts, meeting.number)));
        let part = Part::of(self, "meetings", meetings, super::meetings::EACH);
        html! {
            p { a href=(self.link(&format!("/groups/{}/calendar.ics", group.code))) { "Subscribe to the calendar of " (group.code) } }
            @if part.items.is_empty() { p { "No meeting was called." } }
            @else { (self.meeting_table(&part.items, false)) }
            (part.ways(self, "meetings", "#meetings"))
        }
    }

    /// All that happened, the latest first.
    fn timeline(&self, group: &Group) -> Markup {
        let mut entries: Vec<&HistoryEntry> = self.register.history(Some(&group.code)).collect();
        entries.reverse();
        let part = Part::of(self, "entries", entries, ENTRIES);
        html! {
            p { "All that happened, the latest first." }
            (part.ways(self, "entries", "#timeline"))
            ol .timeline {
                @for (past, told) in part.items.iter().filter_map(|past| Some((past, history::told(past, Some(group), &self.register)?))) {
                    li { (moment(past.at)) " " span .what { (self.line(&told)) } }
                }
            }
            (part.ways(self, "entries", "#timeline"))
        }
    }
}
