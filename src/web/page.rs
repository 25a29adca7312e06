//! The frame of every page: its head, the way to the other pages, the notice of an earlier day, and the foot.

use axum::http::StatusCode;
use commands::say;
use commands::words::{Inline, Language, Message};
use jiff::tz::TimeZone;
use maud::{DOCTYPE, Markup, html};

use super::document::{Document, HTML};
use super::view::{AS_OF, Trouble, View, in_language};

/// The pages to which each page leads, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NavItem {
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

/// The ways, with what each is called.
fn places() -> [(NavItem, &'static str, Message); 5] {
    [
        (NavItem::Groups, "/", say!(page_groups)),
        (NavItem::Meetings, "/meetings", say!(page_meetings)),
        (NavItem::Consultations, "/consultations", say!(page_consultations)),
        (NavItem::Digests, "/digests", say!(page_this_week)),
        (NavItem::Commands, "/commands", say!(page_take_part)),
    ]
}

/// What is answered at an address that there is not.
pub(super) fn absent(view: &View) -> Document {
    let main = html! {
        p { (view.say(say!(page_nothing_why))) }
        p { (view.way_to_groups()) }
    };
    view.fault(StatusCode::NOT_FOUND, say!(page_nothing), &main)
}

impl View {
    /// The organisation's name as there is room for it.
    pub(super) fn short_name(&self) -> &str {
        let organisation = &self.organisation;
        if organisation.short_name.is_empty() { &organisation.name } else { &organisation.short_name }
    }

    /// What the record is called.
    pub(super) fn record_name(&self) -> String {
        self.said(say!(page_record, organisation: self.short_name().to_owned()))
    }

    /// The way to all groups, where somebody is lost.
    pub(super) fn way_to_groups(&self) -> Markup {
        html! { a href=(self.link("/")) { (self.say(say!(page_all_groups))) } }
    }

    /// A page with this title, which stands under one of the places. `main` begins with its heading.
    pub(super) fn page(&self, title: &str, place: NavItem, main: &Markup) -> Document {
        let language = self.asked.language;
        let body = html! {
            (DOCTYPE)
            html lang=(language) dir=(language.direction()) {
                (self.head(title))
                body {
                    a .skip href="#main" { (self.say(say!(page_skip))) }
                    (self.top(place))
                    (self.notice())
                    main #main tabindex="-1" { (main) }
                    (self.foot())
                }
            }
        };
        let page = Document::current(HTML, body.into_string());
        let page = if self.asked.says_language { page } else { page.in_their_language() };
        if self.as_of.is_some() { page.hidden() } else { page }
    }

    /// A page that says why there is not the one that was asked for.
    pub(super) fn fault(&self, status: StatusCode, title: Message, main: &Markup) -> Document {
        let title = self.said(title);
        self.page(&title, NavItem::Elsewhere, &html! { h1 { (title) } (main) }).with(status)
    }

    /// The page that cannot be shown as it was asked for.
    pub(super) fn trouble(&self, trouble: &Trouble) -> Document {
        let today = self.link_with(&[]);
        let way = match trouble {
            Trouble::Busy => self.way_to_groups(),
            Trouble::NoMoment(_) | Trouble::NotYet(_) | Trouble::NoArchive | Trouble::Unreadable => {
                html! { a href=(today) { (self.say(say!(page_as_it_is_today))) } }
            }
        };
        let main = html! {
            p { (self.say(trouble.sentence())) }
            p { (way) }
        };
        self.fault(trouble.status(), trouble.title(), &main)
    }

    fn head(&self, title: &str) -> Markup {
        let name = format!("{title} · {}", self.record_name());
        let path = &self.asked.path;
        let canonical = self.whole(&self.address_of(path));
        let others = Language::offered().map(|language| (language.tag(), in_language(path, language)));
        html! {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (name) }
                link rel="stylesheet" href="/style.css";
                link rel="icon" href="/icon.svg" type="image/svg+xml";
                link rel="alternate" href=(self.address_of("/feed.atom")) type="application/atom+xml" title=(self.said(say!(page_news)));
                @if let Some(canonical) = canonical { link rel="canonical" href=(canonical); }
                @for (tag, address) in others {
                    link rel="alternate" hreflang=(tag) href=(self.whole(&address).unwrap_or(address));
                }
                link rel="alternate" hreflang="x-default" href=(self.whole(path).unwrap_or_else(|| path.clone()));
                script src="/time.js" defer {}
            }
        }
    }

    /// A whole address, where it is known under which one the public reaches the record.
    fn whole(&self, path: &str) -> Option<String> {
        self.organisation.page(path.trim_start_matches('/')).map(|url| url.to_string())
    }

    fn top(&self, here: NavItem) -> Markup {
        html! {
            header .top {
                a .brand href=(self.link("/")) { (self.record_name()) }
                nav aria-label=(self.said(say!(page_pages))) {
                    ul {
                        @for (place, path, name) in places() {
                            li { a href=(self.link(path)) aria-current=[(place == here).then_some("true")] { (self.say(name)) } }
                        }
                    }
                }
                form .search role="search" action=(self.address_of("/search")) method="get" {
                    label for="q" { (self.say(say!(page_search_label))) }
                    input #q type="search" name="q" value=(self.asked.get("q").unwrap_or_default()) autocomplete="off" maxlength="200";
                    (self.kept_moment())
                    button type="submit" { (self.say(say!(page_search_button))) }
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
            aside .notice aria-label=(self.said(say!(page_earlier_day))) {
                p {
                    strong { (self.say(say!(page_past))) } " "
                    (self.say(say!(page_past_when, when: as_of.in_words()))) " "
                    a href=(today.link_with(&[])) { (self.say(say!(page_back_to_today))) }
                }
            }
        }
    }

    fn foot(&self) -> Markup {
        let today = TimeZone::UTC.to_datetime(self.now).date();
        let day = self.as_of.and_then(super::view::AsOf::day).map(|day| day.to_string());
        html! {
            footer {
                form .as-of action=(self.address_of(&self.asked.path)) method="get" {
                    label for="as-of" { (self.say(say!(page_as_of_label))) }
                    input #as-of type="date" name=(AS_OF) value=[day] max=[self.as_of.is_none().then_some(today)] required;
                    @if let Some(words) = self.asked.get("q") { input type="hidden" name="q" value=(words); }
                    button type="submit" { (self.say(say!(page_as_of_button))) }
                }
                ul .ways {
                    li { a href=(self.link("/feed.atom")) { (self.say(say!(page_feed))) } }
                    li { a href=(self.link("/calendar.ics")) { (self.say(say!(page_calendar))) } }
                    li { a href=(self.at_moment("/export.json")) { (self.say(say!(page_data))) } }
                }
                (self.languages())
                // The script puts the reader's own times in the place of the dots.
                p .clocks data-own=(self.said(say!(page_own_time, time: "…".to_owned())))
                    data-zone=(self.said(say!(page_own_zone, zone: "…".to_owned()))) {
                    (self.say(say!(page_record_of, organisation: self.organisation.name.clone()))) " "
                    (self.say(say!(page_days_in_utc))) " "
                    @match self.register.at() {
                        Some(at) => (self.say(say!(page_last_entry, moment: Inline::Moment(at)))),
                        None => (self.say(say!(page_no_entry))),
                    }
                }
            }
        }
    }

    /// The same page in each language.
    fn languages(&self) -> Markup {
        let here = self.asked.language;
        html! {
            nav .languages aria-label=(self.said(say!(page_languages))) {
                ul .ways {
                    @for language in self.languages_to_choose() {
                        li {
                            a href=(self.link_in(language)) hreflang=(language) lang=(language) dir=(language.direction())
                                aria-current=[(language == here).then_some("true")] { (super::words::capital(language.own_name())) }
                        }
                    }
                }
            }
        }
    }

    /// The languages to choose from, and that in which it is.
    fn languages_to_choose(&self) -> impl Iterator<Item = Language> {
        let here = self.asked.language;
        let is_offered = Language::offered().any(|language| language == here);
        Language::offered().chain((!is_offered).then_some(here))
    }

    /// This page in a language, with all that is asked of it.
    fn link_in(&self, language: Language) -> String {
        let mut view = self.clone();
        view.asked = view.asked.in_language(language, true);
        view.link_with(&[])
    }
}
