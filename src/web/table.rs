//! `/`: what goes on, and the table of all groups, as the report of 2017 has it in its Annex III.

use std::collections::HashSet;

use commands::record::{Decision, Group, Meeting, PersonId, Revision, State};
use commands::say;
use commands::words::shared::key;
use commands::words::{Arg, Inline, Line, Message};
use jiff::Timestamp;
use maud::{Markup, html};
use strum::IntoEnumIterator;

use super::document::Document;
use super::page::NavItem;
use super::paging::ListPart;
use super::view::View;
use super::words::{Inserts, of_day};

/// How many groups are on a page.
const EACH: usize = 50;

/// How many names in a cell are seen before somebody presses for the others.
const NAMES: usize = 20;

/// How many more are shown where somebody presses. Each weighs on the page of a reader who does not.
const FOLDED_NAMES: usize = 80;

/// The most documents in a cell.
const DOCUMENTS: usize = 3;

/// How many decisions stand at the top.
const DECIDED: usize = 5;

/// How much of what is open for input stands at the top.
const OPEN: usize = 4;

pub(super) fn page(view: &View) -> Document {
    let name = &view.organisation.name;
    let main = html! {
        h1 { (view.say(say!(page_works_on, organisation: name.clone()))) }
        p .lead {
            (view.say(say!(page_what_it_is)))
            @if let Some(cycle) = view.register.cycle() {
                " "
                (view.say(say!(page_cycle, cycle: cycle.name, from: of_day(cycle.from), to: of_day(cycle.to))))
            }
        }
        (view.present())
        (view.groups())
    };
    view.page(&view.said(say!(page_groups)), NavItem::Groups, &main)
}

impl View {
    /// What people come for first: the next meeting, what they can still say, what was decided.
    fn present(&self) -> Markup {
        let (open, decided) = (self.open(), self.decided());
        let label = if self.as_of.is_some() { say!(page_that_day) } else { say!(page_now) };
        html! {
            section .now aria-label=(self.said(label)) {
                section .card aria-labelledby="next" {
                    h2 #next { (self.say(say!(page_next_meeting))) }
                    @match self.next_meeting() {
                        Some(meeting) => {
                            p { strong { a href=(self.link(&format!("/meetings/{}", meeting.number))) { (self.words(meeting.title)) } } }
                            p { (self.when_and_whose(meeting)) }
                        },
                        None => p { (self.say(say!(page_no_meeting))) },
                    }
                    p .more { a href=(self.link("/meetings")) { (self.say(say!(page_all_meetings))) } }
                }
                section .card aria-labelledby="open" {
                    h2 #open { (self.say(say!(page_open_for_input))) }
                    @if open.is_empty() {
                        p { (self.say(say!(page_nothing_open))) }
                    } @else {
                        ul { @for (_, what) in open.iter().take(OPEN) { li { (what) } } }
                        @if open.len() > OPEN { p { (self.say(say!(page_and_more_open, more: open.len() - OPEN))) } }
                    }
                    p .more { a href=(self.link("/commands")) { (self.say(say!(page_how_to_take_part))) } }
                }
                section .card aria-labelledby="decided" {
                    h2 #decided { (self.say(say!(page_latest_decisions))) }
                    @if decided.is_empty() {
                        p { (self.say(say!(page_nothing_decided))) }
                    } @else {
                        ul {
                            @for (group, decision) in decided.iter().take(DECIDED) {
                                li { (self.decided_in_short(group, decision)) }
                            }
                        }
                    }
                    p .more { a href=(self.link("/feed.atom")) { (self.say(say!(page_follow))) } }
                }
            }
        }
    }

    fn when_and_whose(&self, meeting: &Meeting) -> Markup {
        self.say_with(|places| {
            let starts = places.put(self.appointed(meeting.starts));
            match (&meeting.group, meeting.is_running()) {
                (Some(group), true) => say!(page_on_since_of, starts: starts, group: group),
                (Some(group), false) => say!(page_starts_of, starts: starts, group: group),
                (None, true) => say!(page_on_since, starts: starts),
                (None, false) => say!(page_starts, starts: starts),
            }
        })
    }

    fn decided_in_short(&self, group: &Group, decision: &Decision) -> Markup {
        self.say_with(|places| {
            let outcome = places.put(html! { strong { (self.say(outcome(decision))) } });
            say!(page_decided_in_short, group: &group.code, outcome: outcome, date: Inline::Date(decision.act.at))
        })
    }

    fn next_meeting(&self) -> Option<&Meeting> {
        let to_come = self.register.all_meetings_to_come();
        to_come.min_by_key(|meeting| (meeting.starts, meeting.number))
    }

    /// What is asked of everybody, with its end: the first to end first.
    fn open(&self) -> Vec<(Timestamp, Markup)> {
        let until = |places: &mut Inserts, ends| places.put(self.appointed(ends));
        let consultations = self.register.consultations().filter(|one| one.is_open()).map(|one| {
            let link = self.link(&format!("/consultations/{}", one.number));
            let link = html! { a href=(link) { (self.words(one.question)) } };
            let said = |places: &mut Inserts| {
                say!(page_open_consultation, question: places.put(link), until: until(places, one.until))
            };
            (one.until, self.say_with(said))
        });
        let calls = self.register.groups().filter_map(|group| {
            let call = group.running_last_call()?;
            let said =
                |places: &mut Inserts| say!(page_open_last_call, group: &group.code, until: until(places, call.until));
            Some((call.until, self.say_with(said)))
        });
        let reviews = self.register.groups().filter(|group| !group.state.has_ended()).flat_map(|group| {
            let reviewed = group.documents.iter().filter_map(move |document| Some((document, document.review_ends?)));
            let open = reviewed.filter(|(_, ends)| *ends > self.now);
            open.map(move |(document, ends)| {
                let link = self.web_link(document.url, document.title);
                let said = |places: &mut Inserts| {
                    let link = places.put(link);
                    say!(page_open_review, group: &group.code, document: link, until: until(places, ends))
                };
                (ends, self.say_with(said))
            })
        });
        let mut open: Vec<(Timestamp, Markup)> = consultations.chain(calls).chain(reviews).collect();
        open.sort_by_key(|(ends, _)| *ends);
        open
    }

    /// The latest decision on each group, the last first.
    fn decided(&self) -> Vec<(&Group, &Decision)> {
        let mut decided: Vec<(&Group, &Decision)> =
            self.register.groups().filter_map(|group| Some((group, group.standing_decisions().next_back()?))).collect();
        decided.sort_by_key(|(_, decision)| std::cmp::Reverse(decision.act.seq));
        decided
    }

    fn groups(&self) -> Markup {
        let groups = self.organisation.groups_in_order(&self.register);
        if groups.is_empty() {
            let none = html! { p { (self.say(say!(page_no_group_yet))) } };
            return html! { section aria-labelledby="groups" { h2 #groups { (self.say(say!(page_groups))) } (none) } };
        }
        let state = self.asked.get("state").and_then(|state| state.parse::<State>().ok());
        let category = self.asked.get("category").and_then(|words| self.organisation.category(words));
        let is_meant = |group: &&Group| {
            state.is_none_or(|state| group.state == state)
                && category.is_none_or(|category| group.category == category.key)
        };
        let all = groups.len();
        let ways = self.choices(&groups, state, category.map(|category| category.key.as_str()));
        let part = ListPart::of(self, "page", groups.into_iter().filter(is_meant).collect(), EACH);
        html! {
            section aria-labelledby="groups" {
                h2 #groups { (self.say(say!(page_number_of_groups, number: all))) }
                (ways)
                (part.ways(self, "groups", "#groups"))
                @if part.items.is_empty() { p { (self.say(say!(page_no_such_groups))) } }
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
        let choice = |key: &str, value: Option<&str>, is_chosen: bool, words: &Markup| {
            let link = format!("{}#groups", self.link_with(&[(key, value), ("page", None)]));
            html! { li { a href=(link) aria-current=[is_chosen.then_some("true")] { (words) } } }
        };
        let of_state = |one: State, number: usize| self.say(say!(page_of_state, number: number, state: key(one)));
        html! {
            nav .choices aria-label=(self.said(say!(page_by_state))) {
                ul {
                    (choice("state", None, state.is_none(), &self.say(say!(page_all_states))))
                    @for (one, number) in states {
                        (choice("state", Some(&one.to_string()), state == Some(one), &of_state(one, number)))
                    }
                }
            }
            @if self.organisation.categories.len() > 1 {
                nav .choices aria-label=(self.said(say!(page_by_kind))) {
                    ul {
                        (choice("category", None, category.is_none(), &self.say(say!(page_all_kinds))))
                        @for one in &self.organisation.categories {
                            (choice("category", Some(&one.key), category == Some(&one.key), &html! { bdi { (one.title) } }))
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
        let heads = [
            say!(page_group),
            say!(page_status),
            say!(page_support),
            say!(page_other_comments),
            say!(page_facilitators),
            say!(page_documents),
        ];
        html! {
            h3 id=(id) { bdi { (title) } }
            table .reflows .groups aria-labelledby=(id) {
                thead {
                    tr {
                        @for head in heads { th scope="col" { (self.say(head)) } }
                    }
                }
                tbody { @for group in groups { (self.row(group)) } }
            }
        }
    }

    fn row(&self, group: &Group) -> Markup {
        let supporters: Vec<PersonId> =
            group.supporters_in_order().into_iter().map(|support| support.act.person).collect();
        // Each once, however often they have commented.
        let mut seen = HashSet::new();
        let commenters = group.standing_comments().map(|(_, comment)| comment.act.person);
        let commenters: Vec<PersonId> = commenters.filter(|person| seen.insert(*person)).collect();
        let page = self.link(&format!("/groups/{}", group.code));
        let facilitators: Vec<PersonId> = group.facilitators().map(|appointment| appointment.person).collect();
        let concerns = group.open_concerns().count();
        html! {
            tr {
                th scope="row" {
                    (self.group(&group.code))
                    span .title dir="auto" { @if let Some(title) = group.title() { (self.words(title)) } }
                    @if group.new_this_cycle { span .new { (self.say(say!(page_new_this_cycle))) } }
                }
                td data-label=(self.said(say!(page_status))) { (self.status(group)) }
                td data-label=(self.said(say!(page_support))) {
                    p { (self.support_and_level(group)) }
                    @if concerns > 0 { p .open { (self.say(say!(page_open_concerns, number: concerns))) } }
                    (self.some_names(&supporters, &format!("{page}#support")))
                }
                td .empty[commenters.is_empty()] data-label=(self.said(say!(page_other_comments))) {
                    p { (self.say(say!(page_comments, number: group.comment_count()))) }
                    (self.some_names(&commenters, &format!("{page}#comments")))
                }
                td data-label=(self.said(say!(page_facilitators))) {
                    @if !facilitators.is_empty() { p .names { (self.names(&facilitators)) } }
                    @else if group.nominees.is_empty() { p { (self.say(say!(page_nobody_yet))) } }
                    @else {
                        p {
                            (self.say_with(|places| {
                                let names = places.put(html! { span .names { (self.nominees(group)) } });
                                say!(page_proposed_facilitators, names: names)
                            }))
                        }
                    }
                }
                td .empty[group.documents.is_empty()] data-label=(self.said(say!(page_documents))) {
                    @if group.documents.is_empty() { p { (self.say(say!(page_no_documents))) } }
                    @for document in group.documents.iter().take(DOCUMENTS) { p { (self.document(document)) } }
                    @if group.documents.len() > DOCUMENTS {
                        p { (self.say(say!(page_names_more, more: group.documents.len() - DOCUMENTS))) }
                    }
                }
            }
        }
    }

    /// The first of some people, and the others where somebody presses; of very many, where all of them are.
    fn some_names(&self, people: &[PersonId], all: &str) -> Markup {
        let (first, others) = people.split_at(people.len().min(NAMES));
        let more = || self.say(say!(page_names_more, more: others.len()));
        html! {
            @if !first.is_empty() { p .names { (self.names(first)) } }
            @if others.len() > FOLDED_NAMES { p { a href=(all) { (more()) } } }
            @else if !others.is_empty() { details { summary { (more()) } p .names { (self.names(others)) } } }
        }
    }

    fn status(&self, group: &Group) -> Markup {
        let decision = group.standing_decisions().next_back().filter(|decision| decision.act.seq > group.proposed);
        html! {
            p { (self.state(group.state)) }
            @if let Some(decision) = decision {
                p .decision {
                    @let date = Inline::Date(decision.act.at);
                    @match decision.reason {
                        Some(reason) => (self.say(say!(page_dated, what: date, words: reason))),
                        None => (self.day(decision.act.at)),
                    }
                }
            }
            @if let Some(call) = group.running_last_call() {
                p { (self.say(say!(page_last_call_until, until: Inline::Moment(call.until)))) }
            }
            @if group.update_missed.is_some() { p { (self.say(say!(page_update_is_missing))) } }
            (self.revision("status-line", group.status_lines.last(), |date| say!(page_status_of, date: date)))
            (self.revision("note", group.notes.last(), |date| say!(page_note_of, date: date)))
        }
    }

    /// `**17 members, 3 others** (Significant support)`
    pub(super) fn support_and_level(&self, group: &Group) -> Markup {
        let tally = html! { strong { (self.say(group.tally().into())) } };
        match self.organisation.level_of_support(group) {
            Some(level) => self
                .say_with(|places| say!(group_status_support_level, tally: places.put(tally), level: level.to_owned())),
            None => tally,
        }
    }

    fn revision(&self, class: &str, revision: Option<&Revision>, label: fn(Inline) -> Message) -> Markup {
        html! {
            @if let Some(revision) = revision {
                p class=(class) {
                    span .label { (self.say(label(Inline::Date(revision.at)))) } " " (self.words(revision.words))
                }
            }
        }
    }

    /// Who is proposed to facilitate a group, with a mark where that is still to be decided.
    pub(super) fn nominees(&self, group: &Group) -> Markup {
        let names = group.nominees.iter().map(|nominee| {
            let name = Line::from(nominee.person);
            if nominee.tentative { say!(charter_tentative, who: name).into() } else { name }
        });
        self.say(say!(page_names, names: Arg::each(names)))
    }

    /// A state as a mark. Its words say it, the colour helps the eye.
    pub(super) fn state(&self, state: State) -> Markup {
        html! { span class=(format!("state {state}")) { (self.say(state.into())) } }
    }
}

/// What was decided.
pub(super) fn outcome(decision: &Decision) -> Message {
    decision.outcome.into()
}
