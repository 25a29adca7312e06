//! `/`: what goes on, and the table of all groups, as the report of 2017 has it in its Annex III.

use commands::record::{Decision, Group, Meeting, PersonId, Revision, State};
use commands::spelling::count;
use jiff::Timestamp;
use maud::{Markup, html};
use strum::IntoEnumIterator;

use super::document::Document;
use super::page::Place;
use super::paging::Part;
use super::view::View;
use super::words::{appointed, day, moment, some, tally};

/// How many groups are on a page.
const EACH: usize = 50;

/// The most names in a cell. The others are on the group's page.
const NAMES: usize = 40;

/// The most documents in a cell.
const DOCUMENTS: usize = 3;

/// How many decisions stand at the top.
const DECIDED: usize = 5;

/// How much of what is open for input stands at the top.
const OPEN: usize = 4;

pub(super) fn page(view: &View) -> Document {
    let name = &view.organisation.name;
    let main = html! {
        h1 { "What the " (name) " works on" }
        p .lead {
            "Groups are proposed, supported and decided on in the open. This is their official record, as it happens: "
            "who said what, and when."
            @if let Some(cycle) = view.register.cycle() {
                " The cycle " (view.words(cycle.name)) " runs from " (cycle.from.strftime("%a %-d %b %Y"))
                " to " (cycle.to.strftime("%a %-d %b %Y")) "."
            }
        }
        (view.present())
        (view.groups())
    };
    view.page("Groups", Place::Groups, &main)
}

impl View {
    /// What people come for first: the next meeting, what they can still say, what was decided.
    fn present(&self) -> Markup {
        let (open, decided) = (self.open(), self.decided());
        html! {
            section .now aria-label=(if self.as_of.is_some() { "That day" } else { "Now" }) {
                section .card aria-labelledby="next" {
                    h2 #next { "Next meeting" }
                    @match self.next_meeting() {
                        Some(meeting) => {
                            p { strong { a href=(self.link(&format!("/meetings/{}", meeting.number))) { (self.words(meeting.title)) } } }
                            p {
                                @if meeting.is_running() { "Going on since " } (appointed(meeting.starts))
                                @if let Some(code) = &meeting.group { ", " (self.group(code)) }
                            }
                        },
                        None => p { "No meeting is called." },
                    }
                    p .more { a href=(self.link("/meetings")) { "All meetings" } }
                }
                section .card aria-labelledby="open" {
                    h2 #open { "Open for your input" }
                    @if open.is_empty() {
                        p { "No consultation, last call or review is open." }
                    } @else {
                        ul {
                            @for (ends, what) in open.iter().take(OPEN) { li { (what) ", until " (appointed(*ends)) } }
                        }
                        @if open.len() > OPEN { p { "And " (open.len() - OPEN) " more." } }
                    }
                    p .more { a href=(self.link("/commands")) { "How to take part" } }
                }
                section .card aria-labelledby="decided" {
                    h2 #decided { "Decided last" }
                    @if decided.is_empty() {
                        p { "Nothing is decided yet." }
                    } @else {
                        ul {
                            @for (group, decision) in decided.iter().take(DECIDED) {
                                li {
                                    (self.group(&group.code)) " "
                                    strong { (outcome(decision)) } ", " (day(decision.act.at))
                                }
                            }
                        }
                    }
                    p .more { a href=(self.link("/feed.atom")) { "Follow the news (feed)" } }
                }
            }
        }
    }

    fn next_meeting(&self) -> Option<&Meeting> {
        let to_come = self.register.all_meetings_to_come();
        to_come.min_by_key(|meeting| (meeting.starts, meeting.number))
    }

    /// What is asked of everybody, with its end: the first to end first.
    fn open(&self) -> Vec<(Timestamp, Markup)> {
        let consultations = self.register.consultations().filter(|one| one.is_open()).map(|one| {
            let link = self.link(&format!("/consultations/{}", one.number));
            (one.until, html! { "Consultation: " a href=(link) { (self.words(one.question)) } })
        });
        let calls = self.register.groups().filter_map(|group| {
            let call = group.running_last_call()?;
            Some((call.until, html! { "Last call: " (self.group(&group.code)) }))
        });
        let reviews = self.register.groups().filter(|group| !group.state.has_ended()).flat_map(|group| {
            let reviewed = group.documents.iter().filter_map(move |document| Some((document, document.review_ends?)));
            let open = reviewed.filter(|(_, ends)| *ends > self.now);
            open.map(|(document, ends)| {
                let link = self.web_link(document.url, document.title);
                (ends, html! { "Document of " (self.group(&group.code)) ": " (link) })
            })
        });
        let mut open: Vec<(Timestamp, Markup)> = consultations.chain(calls).chain(reviews).collect();
        open.sort_by_key(|(ends, _)| *ends);
        open
    }

    /// The latest decision on each group, the last first.
    fn decided(&self) -> Vec<(&Group, &Decision)> {
        let mut decided: Vec<(&Group, &Decision)> =
            self.register.groups().filter_map(|group| Some((group, group.decisions.last()?))).collect();
        decided.sort_by_key(|(_, decision)| std::cmp::Reverse(decision.act.seq));
        decided
    }

    fn groups(&self) -> Markup {
        let groups = self.organisation.groups_in_order(&self.register);
        if groups.is_empty() {
            return html! { section aria-labelledby="groups" { h2 #groups { "Groups" } p { "No group was proposed yet." } } };
        }
        let state = self.asked.get("state").and_then(|state| state.parse::<State>().ok());
        let category = self.asked.get("category").and_then(|words| self.organisation.category(words));
        let is_meant = |group: &&Group| {
            state.is_none_or(|state| group.state == state)
                && category.is_none_or(|category| group.category == category.key)
        };
        let all = groups.len();
        let ways = self.choices(&groups, state, category.map(|category| category.key.as_str()));
        let part = Part::of(self, "page", groups.into_iter().filter(is_meant).collect(), EACH);
        html! {
            section aria-labelledby="groups" {
                h2 #groups { (count(all, "group")) }
                (ways)
                (part.ways(self, "groups", "#groups"))
                @if part.items.is_empty() { p { "No group is of this kind and state." } }
                @for of_category in part.items.chunk_by(|one, other| one.category == other.category) {
                    (self.category(of_category))
                }
                (part.ways(self, "groups", "#groups"))
            }
        }
    }

    /// The states and kinds that there are, with their numbers: each leads to the groups that have it.
    fn choices(&self, groups: &[&Group], state: Option<State>, category: Option<&str>) -> Markup {
        let number = |state: State| groups.iter().filter(|group| group.state == state).count();
        let states = State::iter().map(|state| (state, number(state))).filter(|(_, number)| *number > 0);
        let choice = |key: &str, value: Option<&str>, is_chosen: bool, words: &str| {
            let link = format!("{}#groups", self.link_with(&[(key, value), ("page", None)]));
            html! { li { a href=(link) aria-current=[is_chosen.then_some("true")] { (words) } } }
        };
        html! {
            nav .choices aria-label="Groups by state" {
                ul {
                    (choice("state", None, state.is_none(), "All states"))
                    @for (one, number) in states {
                        (choice("state", Some(&one.to_string()), state == Some(one), &format!("{number} {one}")))
                    }
                }
            }
            @if self.organisation.categories.len() > 1 {
                nav .choices aria-label="Groups by kind" {
                    ul {
                        (choice("category", None, category.is_none(), "All kinds"))
                        @for one in &self.organisation.categories {
                            (choice("category", Some(&one.key), category == Some(&one.key), &one.title))
                        }
                    }
                }
            }
        }
    }

    /// The groups of a kind, as a table.
    fn category(&self, groups: &[&Group]) -> Markup {
        let Some(first) = groups.first() else { return html! {} };
        let title = self.organisation.category_title(&first.category);
        let id = format!("kind-{}", super::words::slug(&first.category));
        html! {
            h3 id=(id) { (title) }
            table .reflows .groups aria-labelledby=(id) {
                thead {
                    tr {
                        @for head in ["Group", "Status", "Support", "Other comments", "Facilitators", "Documents"] {
                            th scope="col" { (head) }
                        }
                    }
                }
                tbody { @for group in groups { (self.row(group)) } }
            }
        }
    }

    fn row(&self, group: &Group) -> Markup {
        let decision = group.decisions.last().filter(|decision| decision.act.seq > group.proposed);
        let supporters: Vec<PersonId> =
            group.supporters_in_order().into_iter().map(|support| support.act.person).collect();
        let commenters: Vec<PersonId> = group.comments.iter().map(|comment| comment.act.person).collect();
        let facilitators: Vec<PersonId> = group.facilitators().map(|appointment| appointment.person).collect();
        let concerns = group.open_concerns().count();
        html! {
            tr {
                th scope="row" {
                    (self.group(&group.code))
                    span .title dir="auto" { @if let Some(title) = group.title() { (self.words(title)) } }
                    @if group.new_this_cycle { span .new { "new this cycle" } }
                }
                td data-label="Status" {
                    p { (state(group.state)) }
                    @if let Some(decision) = decision {
                        p .decision {
                            (day(decision.act.at))
                            @if let Some(reason) = decision.reason { ": " (self.words(reason)) }
                        }
                    }
                    @if let Some(call) = group.running_last_call() { p { "Last call until " (moment(call.until)) } }
                    @if group.update_missed.is_some() { p { "An update is missing." } }
                    (self.revision("status-line", "Status", group.status_lines.last()))
                    (self.revision("note", "Note", group.notes.last()))
                }
                td data-label="Support" {
                    p {
                        strong { (tally(group.tally())) }
                        @if let Some(level) = self.organisation.level_of_support(group) { " (" (level) ")" }
                    }
                    @if concerns > 0 { p .open { (count(concerns, "open concern")) } }
                    @if !supporters.is_empty() { p .names { (self.names(&supporters, NAMES)) } }
                }
                td .empty[commenters.is_empty()] data-label="Other comments" {
                    p { (some(commenters.len(), "comment")) }
                    @if !commenters.is_empty() { p .names { (self.names(&commenters, NAMES)) } }
                }
                td data-label="Facilitators" {
                    @if !facilitators.is_empty() { p .names { (self.names(&facilitators, NAMES)) } }
                    @else if group.nominees.is_empty() { p { "nobody yet" } }
                    @else { p { "Proposed: " span .names { (self.nominees(group)) } } }
                }
                td .empty[group.documents.is_empty()] data-label="Documents" {
                    @if group.documents.is_empty() { p { "none" } }
                    @for document in group.documents.iter().take(DOCUMENTS) { p { (self.document(document)) } }
                    @if group.documents.len() > DOCUMENTS { p { "and " (group.documents.len() - DOCUMENTS) " more" } }
                }
            }
        }
    }

    fn revision(&self, class: &str, what: &str, revision: Option<&Revision>) -> Markup {
        html! {
            @if let Some(revision) = revision {
                p class=(class) { span .label { (what) ", " (day(revision.at)) ": " } (self.words(revision.words)) }
            }
        }
    }

    /// Who is proposed to facilitate a group, with a mark where that is still to be decided.
    pub(super) fn nominees(&self, group: &Group) -> Markup {
        html! {
            @for (place, nominee) in group.nominees.iter().enumerate() {
                @if place > 0 { ", " }
                (self.name(nominee.person))
                @if nominee.tentative { " (TBD)" }
            }
        }
    }
}

/// A state as a mark. Its words say it, the colour helps the eye.
pub(super) fn state(state: State) -> Markup {
    html! { span class=(format!("state {state}")) { (state) } }
}

/// What was decided.
pub(super) fn outcome(decision: &Decision) -> &'static str {
    use commands::record::Outcome;
    match decision.outcome {
        Outcome::Approve => "approved",
        Outcome::Continue => "continued",
        Outcome::Defer => "deferred",
        Outcome::Redirect => "redirected",
        Outcome::Decline => "declined",
        Outcome::Dissolve => "dissolved",
    }
}
