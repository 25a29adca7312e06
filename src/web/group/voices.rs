//! What was said of a group: support, concerns, comments.

use commands::record::{Concern, Group, Standing, Support};
use commands::say;
use commands::words::shared::key;
use commands::words::{Inline, Line};
use maud::{Markup, html};

use crate::web::paging::ListPart;
use crate::web::view::View;
use crate::web::words::bar;

/// How many supporters, and how many comments, are on a page.
const EACH: usize = 200;

impl View {
    pub(super) fn support(&self, group: &Group) -> Markup {
        let supporters = group.supporters_in_order();
        if supporters.is_empty() {
            return html! { p { (self.say(say!(page_no_support))) } };
        }
        let number = supporters.len();
        let part = ListPart::of(self, "supporters", supporters, EACH);
        html! {
            p { strong { (self.say(group.tally().into())) } }
            (self.by_stakeholder(group))
            h3 { (self.say(say!(page_supporters))) }
            (part.ways(self, "supporters", "#support"))
            ol .voices start=(part.first) { @for support in &part.items { (self.supporter(support)) } }
            @if number > EACH { (part.ways(self, "supporters", "#support")) }
        }
    }

    /// Members and others by stakeholder group, those of the organisation first, as numbers with bars.
    fn by_stakeholder(&self, group: &Group) -> Markup {
        let numbers = |of: Option<&str>| {
            let own = group.supporters.values().filter(|support| support.stakeholder.as_deref() == of);
            let (members, others): (Vec<_>, Vec<_>) = own.partition(|support| support.standing == Standing::Member);
            (members.len(), others.len())
        };
        let known = self.organisation.stakeholder_groups.iter().map(String::as_str);
        let mut names: Vec<&str> = known.collect();
        for support in group.supporters.values() {
            if let Some(name) = support.stakeholder.as_deref().filter(|name| !names.contains(name)) {
                names.push(name);
            }
        }
        let not_known = self.said(say!(readout_unknown));
        let rows = names.into_iter().map(|name| (name, numbers(Some(name))));
        let rows = rows.chain([(not_known.as_str(), numbers(None))]);
        let rows: Vec<(&str, (usize, usize))> = rows.filter(|(_, (members, others))| members + others > 0).collect();
        let longest = rows.iter().map(|(_, (members, others))| members + others).max().unwrap_or(0);
        html! {
            table .bars {
                caption { (self.say(say!(page_by_stakeholder))) }
                thead {
                    tr {
                        th scope="col" { (self.say(say!(page_stakeholder))) }
                        th scope="col" .number { (self.say(say!(page_members))) }
                        th scope="col" .number { (self.say(say!(page_others))) }
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
        let counts: Line = say!(page_counts_as, standing: key(support.standing)).into();
        let stakeholder = support.stakeholder.clone().map(|name| Line::from(Inline::Text(name.into())));
        html! {
            li {
                p { (self.act(&support.act, stakeholder.into_iter().chain([counts]).collect())) }
                @if let Some(words) = support.words { (self.text(words)) }
            }
        }
    }

    pub(super) fn concerns(&self, group: &Group) -> Markup {
        if group.concerns.is_empty() {
            return html! { p { (self.say(say!(page_no_concern))) } };
        }
        let open = group.open_concerns().count();
        html! {
            p {
                @if open == 0 { (self.say(say!(page_none_open))) }
                @else { strong { (self.say(say!(page_concerns_open, number: open))) } }
                " " (self.say(say!(page_what_a_concern_is)))
            }
            ol .voices {
                @for (number, concern) in (1..).zip(&group.concerns) {
                    li id=(format!("concern-{number}")) { (self.concern(concern)) }
                }
            }
        }
    }

    fn concern(&self, concern: &Concern) -> Markup {
        let stakeholder = concern.stakeholder.clone().map(|name| Line::from(Inline::Text(name.into())));
        html! {
            p { (self.act(&concern.act, stakeholder.into_iter().collect())) }
            (self.text(concern.words))
            p .end { (self.end(concern)) }
        }
    }

    fn end(&self, concern: &Concern) -> Markup {
        let Some(end) = &concern.end else { return html! { strong { (self.say(say!(page_still_open))) } } };
        self.say_with(|places| {
            let how = places.put(html! { strong { (self.say(say!(page_concern_end, end: key(end.how)))) } });
            let date = Inline::Date(end.at);
            match (end.by.filter(|by| *by != concern.act.person), end.reason) {
                (None, None) => say!(page_ended, how: how, date: date),
                (Some(by), None) => say!(page_ended_by, how: how, date: date, who: by),
                (None, Some(reason)) => say!(page_ended_because, how: how, date: date, reason: reason),
                (Some(by), Some(reason)) => {
                    say!(page_ended_by_because, how: how, date: date, who: by, reason: reason)
                }
            }
        })
    }

    pub(super) fn comments(&self, group: &Group) -> Markup {
        if group.comment_count() == 0 {
            return html! { p { (self.say(say!(page_no_comment))) } };
        }
        let numbered: Vec<_> = group.standing_comments().collect();
        let part = ListPart::of(self, "comments", numbered, EACH);
        html! {
            (part.ways(self, "comments", "#comments"))
            ol .voices {
                @for (number, comment) in &part.items {
                    li id=(format!("comment-{number}")) value=(number) { p { (self.act(&comment.act, Vec::new())) } (self.text(comment.words)) }
                }
            }
            (part.ways(self, "comments", "#comments"))
        }
    }
}
