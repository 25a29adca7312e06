//! The frame of every page: its head, the way to the other pages, the notice of an earlier day, and the foot.

use axum::http::StatusCode;
use jiff::tz::TimeZone;
use maud::{DOCTYPE, Markup, html};

use super::document::{Document, HTML};
use super::view::{AS_OF, Trouble, View};
use super::words::moment;

/// The pages to which each page leads, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The table of groups, and the groups.
    Groups,
    /// The meetings.
    Meetings,
    /// The consultations.
    Consultations,
    /// What is new.
    Digests,
    /// How to take part.
    Commands,
    /// None of them.
    Elsewhere,
}

const PLACES: [(Place, &str, &str); 5] = [
    (Place::Groups, "/", "Groups"),
    (Place::Meetings, "/meetings", "Meetings"),
    (Place::Consultations, "/consultations", "Consultations"),
    (Place::Digests, "/digests", "This week"),
    (Place::Commands, "/commands", "Take part"),
];

/// What is answered at an address that there is not.
pub(super) fn absent(view: &View) -> Document {
    let main = html! {
        p { "There is nothing at this address. A group stays at its own for good, so the address may be mistyped." }
        p { a href=(view.link("/")) { "All groups" } }
    };
    view.fault(StatusCode::NOT_FOUND, "Nothing here", &main)
}

impl View {
    /// The organisation's name as there is room for it.
    pub(super) fn short_name(&self) -> &str {
        let organisation = &self.organisation;
        if organisation.short_name.is_empty() { &organisation.name } else { &organisation.short_name }
    }

    /// A page with this title, which stands under one of the places. `main` begins with its heading.
    pub(super) fn page(&self, title: &str, place: Place, main: &Markup) -> Document {
        let body = html! {
            (DOCTYPE)
            html lang="en" {
                (self.head(title))
                body {
                    a .skip href="#main" { "Skip to the content" }
                    (self.top(place))
                    (self.notice())
                    main #main tabindex="-1" { (main) }
                    (self.foot())
                }
            }
        };
        let page = Document::current(HTML, body.into_string());
        if self.as_of.is_some() { page.hidden() } else { page }
    }

    /// A page that says why there is not the one that was asked for.
    pub(super) fn fault(&self, status: StatusCode, title: &str, main: &Markup) -> Document {
        self.page(title, Place::Elsewhere, &html! { h1 { (title) } (main) }).with(status)
    }

    /// The page that cannot be shown as it was asked for.
    pub(super) fn trouble(&self, trouble: &Trouble) -> Document {
        let today = self.link_with(&[]);
        let way = match trouble {
            Trouble::Busy => html! { a href=(self.link("/")) { "All groups" } },
            Trouble::NoMoment(_) | Trouble::NotYet(_) | Trouble::NoArchive | Trouble::Unreadable => {
                html! { a href=(today) { "See this page as it is today" } }
            }
        };
        let main = html! {
            p { (trouble.sentence()) }
            p { (way) }
        };
        self.fault(trouble.status(), trouble.title(), &main)
    }

    fn head(&self, title: &str) -> Markup {
        let name = format!("{title} · {} record", self.short_name());
        let canonical = self.organisation.page(self.asked.path.trim_start_matches('/'));
        html! {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (name) }
                link rel="stylesheet" href="/style.css";
                link rel="icon" href="/icon.svg" type="image/svg+xml";
                link rel="alternate" href="/feed.atom" type="application/atom+xml" title="News of the record";
                @if let Some(canonical) = canonical { link rel="canonical" href=(canonical); }
                script src="/time.js" defer {}
            }
        }
    }

    fn top(&self, here: Place) -> Markup {
        html! {
            header .top {
                a .brand href=(self.link("/")) { (self.short_name()) " record" }
                nav aria-label="Pages" {
                    ul {
                        @for (place, path, name) in PLACES {
                            li { a href=(self.link(path)) aria-current=[(place == here).then_some("true")] { (name) } }
                        }
                    }
                }
                form .search role="search" action="/search" method="get" {
                    label for="q" { "Search the record" }
                    input #q type="search" name="q" value=(self.asked.get("q").unwrap_or_default()) autocomplete="off" maxlength="200";
                    (self.kept_moment())
                    button type="submit" { "Search" }
                }
            }
        }
    }

    /// The earlier moment, so that a form keeps it.
    pub(super) fn kept_moment(&self) -> Markup {
        html! {
            @if let Some(as_of) = self.as_of { input type="hidden" name=(AS_OF) value=(as_of.in_address()); }
        }
    }

    fn notice(&self) -> Markup {
        let Some(as_of) = self.as_of else { return html! {} };
        let mut today = self.clone();
        today.as_of = None;
        html! {
            aside .notice aria-label="An earlier day" {
                p {
                    strong { "This is the past." }
                    " You see the record as it stood " (as_of.in_words()) ". "
                    a href=(today.link_with(&[])) { "Back to today" }
                }
            }
        }
    }

    fn foot(&self) -> Markup {
        let today = TimeZone::UTC.to_datetime(self.now).date();
        let day = self.as_of.and_then(super::view::AsOf::day).map(|day| day.to_string());
        html! {
            footer {
                form .as-of action=(self.asked.path) method="get" {
                    label for="as-of" { "See this page as it was at the end of a day" }
                    input #as-of type="date" name=(AS_OF) value=[day] max=[self.as_of.is_none().then_some(today)] required;
                    @if let Some(words) = self.asked.get("q") { input type="hidden" name="q" value=(words); }
                    button type="submit" { "Show" }
                }
                ul .ways {
                    li { a href=(self.link("/feed.atom")) { "News feed" } }
                    li { a href=(self.link("/calendar.ics")) { "Calendar" } }
                    li { a href=(self.link("/export.json")) { "All as data (JSON)" } }
                }
                p {
                    "The record of the " (self.organisation.name) ". Days are in UTC. "
                    @match self.register.at() {
                        Some(at) => { "The last entry is of " (moment(at)) "." },
                        None => "It has no entry yet.",
                    }
                }
            }
        }
    }
}
