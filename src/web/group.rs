//! `/groups/WG-IMP`: a group whole. It stays at its address whatever becomes of it.

mod voices;

use commands::history;
use commands::history::decisions::{although, taken_back};
use commands::record::{Code, Group, HistoryEntry, List, Meeting, Revision, Target};
use commands::say;
use commands::spelling::nearest;
use commands::words::{Arg, Inline, Line, Message, shared};
use maud::{Markup, html};

use super::document::Document;
use super::page::NavItem;
use super::paging::ListPart;
use super::table::outcome;
use super::view::View;
use super::words::{capital, facts};

/// How many entries of the time line are on a page.
const ENTRIES: usize = 100;

/// A part of the page: what stands in addresses behind the `#`, its heading, and what is in it.
type PageSection = (&'static str, Message, Markup);

pub(super) fn page(view: &View) -> Document {
    let asked = view.named();
    let code: Option<Code> = asked.parse().ok();
    let Some(group) = code.as_ref().and_then(|code| view.register.group(code)) else { return view.no_group(asked) };
    if group.code.as_str() != asked {
        return Document::moved(view.link(&format!("/groups/{}", group.code)));
    }
    let title = view.code_and_title(&group.code);
    let sections: Vec<(&str, Markup, Markup)> =
        view.sections(group).into_iter().map(|(id, heading, content)| (id, view.say(heading), content)).collect();
    let main = html! {
        p .above { a href=(view.link("/")) { (view.say(say!(page_groups))) } " › " bdi { (view.organisation.category_title(&group.category)) } }
        h1 {
            @match group.title() {
                Some(title) => (view.say_with(|places| {
                    say!(group_heading, group: places.put(html! { (group.code) }), title: title)
                })),
                None => (group.code),
            }
        }
        p .standing {
            (view.say_with(|places| {
                let state = places.put(view.state(group.state));
                match group.ended() {
                    Some(ended) => say!(page_group_ended, state: state, date: Inline::Date(ended)),
                    None => say!(page_group_state, state: state),
                }
            }))
            @if group.new_this_cycle { " " (view.say(say!(page_group_new))) }
        }
        (view.at_a_glance(group))
        nav .contents aria-label=(view.said(say!(page_on_this_page))) {
            ul { @for (id, heading, _) in &sections { li { a href=(format!("#{id}")) { (heading) } } } }
        }
        @for (id, heading, content) in &sections {
            section aria-labelledby=(id) { h2 id=(id) { (heading) } (content) }
        }
    };
    view.page(&title, NavItem::Groups, &main)
}

impl View {
    /// There is no group of a code: those that are near, and those that were there later.
    fn no_group(&self, asked: &str) -> Document {
        let codes: Vec<&str> = self.register.groups().map(|group| group.code.as_str()).collect();
        let near = nearest(asked, codes, 5);
        let shown = Inline::Untrusted(asked.chars().take(40).collect());
        let none = match self.as_of {
            Some(as_of) => say!(page_no_such_group_then, typed: shown, when: as_of.in_words()),
            None => say!(page_no_such_group, typed: shown),
        };
        let main = html! {
            p { (self.say(none)) }
            @if !near.is_empty() {
                p { (self.say(say!(page_did_you_mean))) }
                ul {
                    @for code in near.iter().filter_map(|code| code.parse::<Code>().ok()) {
                        li { a href=(self.link(&format!("/groups/{code}"))) { (self.code_and_title(&code)) } }
                    }
                }
            }
            p { (self.way_to_groups()) }
        };
        self.fault(axum::http::StatusCode::NOT_FOUND, say!(page_no_group), &main)
    }

    fn at_a_glance(&self, group: &Group) -> Markup {
        let mut shown: Vec<(Message, Markup)> = Vec::new();
        let dated = |revision: &Revision| {
            self.say(say!(page_words_of_day, words: revision.words, date: Inline::Date(revision.at)))
        };
        if let Some(status) = group.status_lines.last() {
            shown.push((say!(page_status_line), dated(status)));
        }
        if let Some(note) = group.notes.last() {
            shown.push((say!(page_note), dated(note)));
        }
        shown.push((say!(page_support), html! { a href="#support" { (self.support_and_level(group)) } }));
        let open = group.open_concerns().count();
        if open > 0 {
            let words = self.say(say!(page_open_concerns, number: open));
            shown.push((say!(page_concerns), html! { a href="#concerns" { (words) } }));
        }
        if let Some(call) = group.running_last_call() {
            let words =
                self.say_with(|places| say!(page_last_call_asks, until: places.put(self.appointed(call.until))));
            shown.push((say!(page_last_call), words));
        }
        let decision = group.standing_decisions().next_back().filter(|decision| decision.act.seq > group.proposed);
        if let Some(decision) = decision {
            let words = self.say_with(|places| {
                let link = places.put(html! { a href="#decisions" { (self.say(outcome(decision))) } });
                say!(page_decided_on, outcome: link, date: Inline::Date(decision.act.at), who: decision.act.person)
            });
            shown.push((say!(page_decided), words));
        }
        let proposed = match group.proposer {
            Some(proposer) => say!(page_date_by, date: Inline::Date(group.proposed_at), who: proposer),
            None => say!(page_date, date: Inline::Date(group.proposed_at)),
        };
        shown.push((say!(page_proposed), self.say(proposed)));
        let in_office: Vec<_> = group.facilitators().map(|appointment| appointment.person).collect();
        if !in_office.is_empty() {
            shown.push((say!(page_facilitators), self.names(&in_office)));
        } else if !group.nominees.is_empty() {
            shown.push((say!(page_nominees), self.nominees(group)));
        }
        if let Some(next) = self.register.meetings_to_come(Some(&group.code)).first() {
            let words = self.say_with(|places| {
                let link = places.put(self.meeting_link(next));
                say!(page_meeting_on, meeting: link, starts: places.put(self.appointed(next.starts)))
            });
            shown.push((say!(page_next_meeting), words));
        }
        let update = match (group.updates.last(), group.update_missed) {
            (Some(last), Some(since)) => Some(self.say(say!(
                page_update_overdue_after,
                since: Inline::Date(since),
                last: Inline::Date(last.at),
            ))),
            (None, Some(since)) => Some(self.say(say!(page_update_overdue, since: Inline::Date(since)))),
            (Some(last), None) => Some(html! { a href="#updates" { (self.day(last.at)) } }),
            (None, None) => None,
        };
        shown.extend(update.map(|update| (say!(page_last_update), update)));
        if let Some(at) = group.renewal {
            let date = Inline::Date(at);
            let words = if group.is_continued {
                say!(page_renewed, date: date)
            } else {
                say!(page_asked_to_continue, date: date)
            };
            shown.push((say!(page_next_cycle), self.say(words)));
        }
        facts(shown.into_iter().map(|(name, value)| (self.said(name), value)))
    }

    fn sections(&self, group: &Group) -> Vec<PageSection> {
        let mut sections = vec![
            ("charter", say!(page_charter), self.charter(group)),
            ("support", say!(page_support), self.support(group)),
            ("concerns", say!(page_concerns), self.concerns(group)),
            ("comments", say!(page_comments_heading), self.comments(group)),
            ("decisions", say!(page_decisions), self.decisions(group)),
        ];
        if !group.appointments.is_empty() {
            sections.push(("facilitators", say!(page_facilitators), self.appointments(group)));
        }
        if !group.updates.is_empty() {
            sections.push(("updates", say!(page_updates), self.updates(group)));
        }
        sections.push(("documents", say!(page_documents), self.documents(group)));
        sections.push(("meetings", say!(page_meetings_and_minutes), self.meetings_of(group)));
        let actions: Vec<_> =
            self.register.actions().filter(|action| action.group.as_ref() == Some(&group.code)).collect();
        if !actions.is_empty() {
            sections.push(("actions", say!(page_actions), self.actions(&actions)));
        }
        sections.push(("timeline", say!(page_timeline), self.timeline(group)));
        sections
    }

    /// The parts of the charter in the template's order, each with its earlier texts.
    fn charter(&self, group: &Group) -> Markup {
        let template = || self.organisation.template.iter().map(|part| part.name.as_str());
        let others = group.charter.keys().map(String::as_str).filter(|part| !template().any(|known| known == *part));
        let parts = template().filter_map(|part| Some((part, group.charter.get(part)?)));
        let parts = parts.chain(others.filter_map(|part| Some((part, group.charter.get(part)?))));
        let missing: Vec<&str> = template().filter(|part| !group.charter.contains_key(*part)).collect();
        let missing = missing.into_iter().map(|part| Line::from(shared::part(part)));
        let missing: Vec<Line> = missing.collect();
        html! {
            @for (part, revisions) in parts {
                h3 { (self.line(&shared::part(part).into())) }
                (self.latest(revisions))
            }
            @if !missing.is_empty() { p .missing { (self.say(say!(page_not_written, parts: Arg::each(missing)))) } }
            @if group.titles.len() > 1 {
                h3 { (self.say(say!(page_title))) }
                (self.latest(&group.titles))
            }
        }
    }

    /// A text with those before it.
    pub(super) fn latest(&self, revisions: &List<Revision>) -> Markup {
        let earlier: Vec<&Revision> = revisions.iter().rev().skip(1).collect();
        html! {
            @if let Some(last) = revisions.last() { (self.text(last.words)) p .by { (self.written(last)) } }
            @if !earlier.is_empty() {
                details {
                    summary { (self.say(say!(page_earlier_texts, number: earlier.len()))) }
                    @for revision in earlier { (self.text(revision.words)) p .by { (self.written(revision)) } }
                }
            }
        }
    }

    /// Who wrote something, and when.
    fn written(&self, revision: &Revision) -> Markup {
        let date = Inline::Date(revision.at);
        self.say(match revision.by {
            Some(by) => say!(page_by_on, who: by, date: date),
            None => say!(page_date, date: date),
        })
    }

    fn decisions(&self, group: &Group) -> Markup {
        if group.decisions.is_empty() {
            return html! { p { (self.say(say!(page_not_decided, chair: Inline::Chair))) } };
        }
        html! {
            ol .entries {
                @for (number, decision) in (1..).zip(&group.decisions) {
                    li id=(format!("decision-{number}")) {
                        p {
                            (self.say_with(|places| {
                                let words = capital(&self.said(outcome(decision)));
                                let outcome = places.put(html! { strong { (words) } });
                                let act = places.put(self.act(&decision.act, Vec::new()));
                                match &decision.to {
                                    Some(Target::Group(code)) => {
                                        say!(page_decision_to, outcome: outcome, to: code, act: act)
                                    }
                                    Some(Target::Words(words)) => {
                                        say!(page_decision_to, outcome: outcome, to: *words, act: act)
                                    }
                                    None => say!(page_decision, outcome: outcome, act: act),
                                }
                            }))
                        }
                        @if let Some(reason) = decision.reason { (self.text(reason)) }
                        @if let Some(taken_back) = taken_back(decision) { p .corrected { strong { (self.say(taken_back)) } } }
                        @if let Some(although) = although(decision) {
                            @match decision.anyway {
                                Some(anyway) => p { (self.say(say!(page_although_because, although: although, reason: anyway))) },
                                None => p { (self.say(say!(page_although, although: although))) },
                            }
                        }
                    }
                }
            }
        }
    }

    fn appointments(&self, group: &Group) -> Markup {
        let said = |one: &commands::record::Appointment| {
            let who = match &one.stakeholder {
                Some(stakeholder) => say!(page_who_as, who: one.person, standing: stakeholder.clone()).into(),
                None => Arg::from(one.person),
            };
            let since = Inline::Date(one.since);
            match one.until {
                Some(until) => say!(page_from_to, who: who, since: since, until: Inline::Date(until)),
                None => say!(page_since, who: who, since: since),
            }
        };
        html! { ul { @for one in &group.appointments { li { (self.say(said(one))) } } } }
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
            @if group.documents.is_empty() { p { (self.say(say!(page_no_document))) } }
            @else { ul { @for document in &group.documents { li { (self.document(document)) } } } }
        }
    }

    fn meetings_of(&self, group: &Group) -> Markup {
        let mut meetings: Vec<&Meeting> = self.register.meetings_of(Some(&group.code)).collect();
        meetings.sort_by_key(|meeting| std::cmp::Reverse((meeting.starts, meeting.number)));
        let part = ListPart::of(self, "meetings", meetings, super::meetings::EACH);
        let calendar = self.link(&format!("/groups/{}/calendar.ics", group.code));
        let subscribe = say!(page_subscribe_to, group: group.code.to_string());
        html! {
            p { a href=(calendar) { (self.say(subscribe)) } }
            @if part.items.is_empty() { p { (self.say(say!(page_no_meeting_of_group))) } }
            @else { (self.meeting_table(part.items.iter().map(super::meetings::alone), false)) }
            (part.ways(self, "meetings", "#meetings"))
        }
    }

    /// All that happened, the latest first.
    fn timeline(&self, group: &Group) -> Markup {
        let mut entries: Vec<&HistoryEntry> = self.register.history(Some(&group.code)).collect();
        entries.reverse();
        let part = ListPart::of(self, "entries", entries, ENTRIES);
        html! {
            p { (self.say(say!(page_timeline_order))) }
            (part.ways(self, "entries", "#timeline"))
            ol .timeline {
                @for (past, told) in part.items.iter().filter_map(|past| Some((past, history::entry(past, Some(group), &self.register)?))) {
                    li { (self.moment(past.at)) " " span .what { (self.line(&told)) } }
                }
            }
            (part.ways(self, "entries", "#timeline"))
        }
    }
}
