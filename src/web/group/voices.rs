//! What was said of a group: support, concerns, comments.

use commands::record::{Concern, ConcernEnd, Group, Standing, Support};
use commands::spelling::count;
use maud::{Markup, html};

use crate::web::paging::Part;
use crate::web::view::View;
use crate::web::words::{bar, day, tally};

/// How many supporters, and how many comments, are on a page.
const EACH: usize = 200;

/// What stands for those of whom no stakeholder group is known.
const NOT_KNOWN: &str = "not known";

impl View {
    pub(super) fn support(&self, group: &Group) -> Markup {
        let supporters = group.supporters_in_order();
        if supporters.is_empty() {
            return html! { p { "Nobody has supported it yet." } };
        }
        let number = supporters.len();
        let part = Part::of(self, "supporters", supporters, EACH);
        html! {
            p { strong { (tally(group.tally())) } }
            (self.by_stakeholder(group))
            h3 { "Who supports it" }
            (part.ways(self, "supporters", "#support"))
            ol .voices start=(part.first) { @for support in &part.items { (self.supporter(support)) } }
            @if number > EACH { (part.ways(self, "supporters", "#support")) }
        }
    }

    /// Members and others by stakeholder group, those of the organisation first, as numbers with bars.
    fn by_stakeholder(&self, group: &Group) -> Markup {
        let numbers = |of: Option<&str>| {
            let own = group.supporters.values().filter(|support| support.stakeholder.as_deref() == of);
            let (members, others): (Vec<&Support>, Vec<&Support>) =
                own.partition(|support| support.standing == Standing::Member);
            (members.len(), others.len())
        };
        let known = self.organisation.stakeholder_groups.iter().map(String::as_str);
        let mut names: Vec<&str> = known.collect();
        for support in group.supporters.values() {
            if let Some(name) = support.stakeholder.as_deref().filter(|name| !names.contains(name)) {
                names.push(name);
            }
        }
        let rows = names.into_iter().map(|name| (name, numbers(Some(name))));
        let rows = rows.chain([(NOT_KNOWN, numbers(None))]).filter(|(_, (members, others))| members + others > 0);
        let rows: Vec<(&str, (usize, usize))> = rows.collect();
        let longest = rows.iter().map(|(_, (members, others))| members + others).max().unwrap_or(0);
        html! {
            table .bars {
                caption { "Support by stakeholder group" }
                thead {
                    tr {
                        th scope="col" { "Stakeholder group" }
                        th scope="col" .number { "Members" }
                        th scope="col" .number { "Others" }
                    }
                }
                tbody {
                    @for (name, (members, others)) in &rows {
                        tr {
                            th scope="row" { (name) (bar(members + others, longest)) }
                            td .number { (members) }
                            td .number { (others) }
                        }
                    }
                }
            }
        }
    }

    fn supporter(&self, support: &Support) -> Markup {
        let counts = match support.standing {
            Standing::Member => "member",
            Standing::Participant => "other",
        };
        let standing: Vec<&str> = support.stakeholder.as_deref().into_iter().chain([counts]).collect();
        html! {
            li {
                p { (self.act(&support.act, &standing)) }
                @if let Some(words) = support.words { (self.text(words)) }
            }
        }
    }

    pub(super) fn concerns(&self, group: &Group) -> Markup {
        if group.concerns.is_empty() {
            return html! { p { "No concern was raised." } };
        }
        let open = group.open_concerns().count();
        html! {
            p {
                @if open == 0 { "None stands. " } @else { strong { (count(open, "concern")) @if open == 1 { " stands" } @else { " stand" } " against consensus." } " " }
                "A concern stands until it is withdrawn, resolved, or overruled with a reason."
            }
            ol .voices {
                @for (number, concern) in (1..).zip(&group.concerns) {
                    li id=(format!("concern-{number}")) { (self.concern(concern)) }
                }
            }
        }
    }

    fn concern(&self, concern: &Concern) -> Markup {
        html! {
            p { (self.act(&concern.act, concern.stakeholder.as_deref().as_slice())) }
            (self.text(concern.words))
            @match &concern.end {
                None => p .end { strong { "It stands." } },
                Some(end) => p .end {
                    strong { (how(end.how)) } ", " (day(end.at))
                    @if let Some(by) = end.by.filter(|by| *by != concern.act.person) { ", by " (self.name(by)) }
                    @if let Some(reason) = end.reason { ": " (self.words(reason)) }
                },
            }
        }
    }

    pub(super) fn comments(&self, group: &Group) -> Markup {
        if group.comments.is_empty() {
            return html! { p { "Nobody has commented yet." } };
        }
        let numbered: Vec<_> = (1..).zip(&group.comments).collect();
        let part = Part::of(self, "comments", numbered, EACH);
        html! {
            (part.ways(self, "comments", "#comments"))
            ol .voices start=(part.first) {
                @for (number, comment) in &part.items {
                    li id=(format!("comment-{number}")) { p { (self.act(&comment.act, &[])) } (self.text(comment.words)) }
                }
            }
            (part.ways(self, "comments", "#comments"))
        }
    }
}

fn how(end: ConcernEnd) -> &'static str {
    match end {
        ConcernEnd::Withdrawn => "Withdrawn",
        ConcernEnd::Resolved => "Resolved",
        ConcernEnd::Overruled => "Overruled",
    }
}
