//! The public record on the web. It can be read and not changed: nothing here has a way to the desk.
//!
//! ```text
//! GET /                             what goes on, and the table of all groups
//! GET /groups/WG-IMP                a group whole
//! GET /meetings                     what comes, what was held, what is left to be done
//! GET /meetings/1                   a meeting, with its minutes
//! GET /consultations                what was asked
//! GET /consultations/1              what came in, and what came of it
//! GET /commands                     how to take part
//! GET /search?q=words               where words stand
//! GET /feed.atom                    the news
//! GET /export.json                  all of it as data
//! GET /calendar.ics                 all meetings
//! GET /groups/WG-IMP/calendar.ics   those of a group
//! GET /calendar/SECRET.ics          one's own, by the address that /profile calendar gives
//! GET /digests                      what a digest of this week says
//! GET /healthz                      that the program runs
//! GET /readyz                       that it hears and says what it should
//! ```
//!
//! Before each of them a language may stand: `/fr`, `/fr/groups/WG-IMP`. Without it a page is in the language that the reader's
//! browser asks for, else in that of the organisation.
//!
//! With `?as-of=2017-04-11` each shows the record as it was at the end of that day, and so do the pages to which it leads.
//!
//! A page is a function that makes a `Document` of a `View`, in a file beside the others, and a line in `PAGES`.
//!
//! Whoever asks can choose what is made, so what is dear to make has a queue of its own, `dear.rs`; and what connections may take
//! up has bounds, `bounds.rs` and `serve.rs`.

mod archive;
mod bounds;
mod calendar;
mod commands;
mod consultations;
mod data;
mod dear;
mod digests;
mod document;
mod encoding;
mod feed;
mod files;
mod group;
mod health;
mod kept;
mod language;
mod log;
mod meetings;
mod page;
mod paging;
mod search;
mod search_index;
mod serve;
mod table;
mod unsubscribe;
mod view;
mod words;

use std::num::NonZero;
use std::sync::Arc;
use std::thread::available_parallelism;

use ::commands::organisation::Organisation;
use ::commands::record::Register;
use ::commands::words::Language;
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{RawPathParams, State};
use axum::http::{HeaderMap, Uri};
use axum::middleware;
use axum::routing::{MethodRouter, Router, get};
use jiff::Timestamp;
use strum::VariantArray;
use tokio::sync::Semaphore;
use tokio::task::JoinError;

use crate::base::clock::Time;
use crate::desk::Snapshots;
use bounds::Bound;
use dear::{Asking, Queue};
use document::{Document, MOST_HELD, PageAnswer, answer};
use encoding::Coding;
use kept::{AnswerCache, RegisterMoment, Wanted};
use language::Chosen;
use search_index::SearchIndex;
use view::Key::{Number, Words};
use view::{AsOf, Key, PageQuery, Trouble, View};

pub use archive::Archive;
pub use bounds::{Bounds, BoundsLog};
pub use health::{counted, health, reader_health};
pub use log::router as log_router;
pub use serve::serve;
pub use unsubscribe::Unsubscribing;

/// What pages are made from.
#[derive(Clone, Debug)]
pub struct Site<T> {
    register: Snapshots,
    archive: Option<Archive>,
    organisation: Arc<Organisation>,
    /// What the operator says of it to those who come here.
    about: Option<Arc<str>>,
    time: T,
    kept: AnswerCache,
    /// How many pages may be made at once.
    makers: Arc<Semaphore>,
    /// The same of what is dear.
    kept_dear: AnswerCache,
    queue: Queue,
    /// Which words stand where.
    search: SearchIndex,
    /// The memory that long answers may take up, in KiB.
    room: Arc<Semaphore>,
    log: BoundsLog,
}

/// A page: what makes it, and what can be asked of it.
#[derive(Clone, Copy)]
struct Page {
    make: fn(&View) -> Document,
    keys: &'static [Key],
    /// Whether it goes through the whole record, and so is dear to make.
    is_dear: bool,
    /// Who says in which language it is.
    chosen: Chosen,
}

impl Page {
    const fn of(make: fn(&View) -> Document) -> Self {
        Self { make, keys: &[], is_dear: false, chosen: Chosen::Reader }
    }

    const fn with(self, keys: &'static [Key]) -> Self {
        Self { keys, ..self }
    }

    const fn dear(self) -> Self {
        Self { is_dear: true, ..self }
    }

    /// Of what programs fetch: its language is that of the address.
    const fn by_address(self) -> Self {
        Self { chosen: Chosen::Address, ..self }
    }

    /// Of what has no words of ours.
    const fn without_words(self) -> Self {
        Self { chosen: Chosen::Nobody, ..self }
    }
}

impl<T: Time> Site<T> {
    /// The register of an organisation, as it will be whenever somebody asks.
    pub fn new(register: Snapshots, organisation: Organisation, time: T) -> Self {
        let makers = available_parallelism().map_or(1, NonZero::get);
        let (organisation, makers) = (Arc::new(organisation), Arc::new(Semaphore::new(makers)));
        let (kept, kept_dear) = (AnswerCache::of(register.clone()), AnswerCache::of(register.clone()));
        let (queue, room, log) = (Queue::default(), Arc::new(Semaphore::new(MOST_HELD)), BoundsLog::default());
        let (archive, about, search) = (None, None, SearchIndex::default());
        Self { register, archive, organisation, about, time, kept, makers, kept_dear, queue, search, room, log }
    }

    /// The same, with its earlier states.
    #[must_use]
    pub fn with_archive(self, archive: Archive) -> Self {
        Self { archive: Some(archive), ..self }
    }

    /// The same, with what the operator says of the organisation: who it is, and where its rooms are.
    #[must_use]
    pub fn with_about(self, about: Option<&str>) -> Self {
        Self { about: about.map(Arc::from), ..self }
    }

    /// What says in the log that a bound is met.
    pub fn log(&self) -> BoundsLog {
        self.log.clone()
    }

    /// Answers every request.
    pub fn router(self) -> Router {
        pages().layer(middleware::from_fn(answer)).with_state(self)
    }

    /// What is asked for, in the language that the address or whoever asks says.
    fn asked(&self, page: Page, names: Vec<String>, uri: &Uri, headers: &HeaderMap) -> PageQuery {
        let (of_address, path) = language::of_path(uri.path());
        let of_reader = || language::asked_for(headers).filter(|_| page.chosen == Chosen::Reader);
        let language = of_address.or_else(of_reader).unwrap_or(self.organisation.language);
        PageQuery::new(path, names, uri.query(), page.keys).in_language(language, of_address.is_some())
    }

    async fn show(&self, page: Page, asked: PageQuery, coding: Coding) -> PageAnswer {
        match asked.as_of(self.time.now()) {
            Ok(None) if !page.is_dear => self.cheap(page.make, asked, None, coding).await,
            Ok(as_of) => self.dear(page.make, asked, as_of, coding).await,
            Err(trouble) => self.cheap(page.make, asked, Some(trouble), coding).await,
        }
    }

    /// A page that is made in a moment, as the record is now.
    async fn cheap(
        &self,
        page: fn(&View) -> Document,
        asked: PageQuery,
        trouble: Option<Trouble>,
        coding: Coding,
    ) -> PageAnswer {
        let wanted = Wanted::new(&asked, None, coding);
        let asked_at = self.kept.moment(self.time.now());
        // What is in trouble is not kept, and is not what is kept.
        let find = || self.kept.find(&wanted, asked_at).filter(|_| trouble.is_none());
        if let Some(answer) = find() {
            return answer;
        }
        // It may take a while nonetheless, in which the bot is to go on.
        let maker = self.makers.clone().acquire_owned().await.ok();
        if let Some(answer) = find() {
            return answer;
        }
        // Whoever waits meanwhile gets the same page, if it is as new as what they asked for.
        let now = self.time.now();
        let made_at = self.kept.moment(now);
        let view = self.view(self.register.latest(), now, None, asked);
        let make = move |view: &View| match &trouble {
            Some(trouble) => view.trouble(trouble),
            None => page(view),
        };
        self.made(make, view, coding, (self.kept.clone(), wanted, made_at), maker).await
    }

    /// A page for which the whole record is gone through, when it is its turn.
    async fn dear(
        &self,
        page: fn(&View) -> Document,
        asked: PageQuery,
        as_of: Option<AsOf>,
        coding: Coding,
    ) -> PageAnswer {
        let asked = asked.at_any_moment();
        let wanted = Wanted::new(&asked, as_of, coding);
        let moment = |now| {
            let moment = self.kept_dear.moment(now);
            if as_of.is_some() { moment.of_any_second() } else { moment.of_this_minute() }
        };
        let asked_at = moment(self.time.now());
        let turn = loop {
            if let Some(answer) = self.kept_dear.find(&wanted, asked_at) {
                return answer;
            }
            match self.queue.turn(&wanted).await {
                Asking::Mine(turn) => break turn,
                Asking::Made => {}
                Asking::Full => {
                    self.log.meet(Bound::Queue);
                    return self.cheap(page, asked, Some(Trouble::Busy), coding).await;
                }
            }
        };
        let now = self.time.now();
        let made_at = moment(now);
        let present = self.register.latest();
        let (register, now) = match as_of {
            None => (present, now),
            Some(as_of) => match self.at(as_of, &present).await {
                Ok(register) => (register, as_of.0),
                Err(trouble) => return self.cheap(page, asked, Some(trouble), coding).await,
            },
        };
        let view = self.view(register, now, as_of, asked);
        self.made(page, view, coding, (self.kept_dear.clone(), wanted, made_at), turn).await
    }

    fn view(&self, register: Register, now: Timestamp, as_of: Option<AsOf>, asked: PageQuery) -> View {
        let (organisation, about, search) = (Arc::clone(&self.organisation), self.about.clone(), self.search.clone());
        View { register, organisation, about, now, as_of, asked, search }
    }

    /// Makes an answer and keeps it, and only then lets go of the turn to make it: also where nobody waits for it any more.
    async fn made(
        &self,
        make: impl FnOnce(&View) -> Document + Send + 'static,
        view: View,
        coding: Coding,
        (kept, wanted, made_at): (AnswerCache, Wanted, RegisterMoment),
        turn: impl Send + 'static,
    ) -> PageAnswer {
        let (room, kept_dear, log) = (self.room.clone(), self.kept_dear.clone(), self.log.clone());
        let made = tokio::task::spawn_blocking(move || {
            let answer = make(&view).into_answer(coding);
            let held = answer.held(&room).or_else(|| {
                // What nobody takes any more makes room first.
                kept_dear.clear();
                answer.held(&room)
            });
            let answer = held.unwrap_or_else(|| {
                log.meet(Bound::Memory);
                view.trouble(&Trouble::Busy).into_answer(coding)
            });
            kept.keep(wanted, made_at, &answer);
            drop(turn);
            answer
        });
        made.await.unwrap_or_else(|error: JoinError| {
            tracing::error!(%error, "a page cannot be made");
            Document::failed().into_answer(Coding::Identity)
        })
    }

    /// The register at an earlier moment.
    async fn at(&self, as_of: AsOf, present: &Register) -> Result<Register, Trouble> {
        let is_over = |at: Timestamp| at <= as_of.0;
        if present.at().is_none_or(is_over) {
            return Ok(present.clone());
        }
        let archive = self.archive.as_ref().ok_or(Trouble::NoArchive)?;
        archive.at(as_of.0, present).await.map_err(|not_shown| match not_shown {
            archive::NotShown::Busy => Trouble::Busy,
            archive::NotShown::Unreadable => Trouble::Unreadable,
        })
    }
}

/// What can be asked of the page of a group.
const OF_GROUP: &[Key] = &[Number("supporters"), Number("comments"), Number("meetings"), Number("entries")];

/// Every page that there is, by its route.
const PAGES: [(&str, Page); 18] = [
    ("/", Page::of(table::page).with(&[Words("state"), Words("category"), Number("page")])),
    ("/groups/{code}", Page::of(group::page).with(OF_GROUP)),
    ("/groups/{code}/calendar.ics", Page::of(calendar::of_group).by_address()),
    ("/meetings", Page::of(meetings::list).with(&[Number("coming"), Number("held"), Number("actions")])),
    ("/meetings/{number}", Page::of(meetings::page)),
    ("/consultations", Page::of(consultations::list).with(&[Number("page")])),
    ("/consultations/{number}", Page::of(consultations::page).with(&[Number("page")])),
    ("/digests", Page::of(digests::page)),
    ("/commands", Page::of(commands::page)),
    ("/search", Page::of(search::page).with(&[Words("q"), Number("page")]).dear()),
    ("/feed.atom", Page::of(feed::feed).by_address()),
    ("/export.json", Page::of(data::export).dear().without_words()),
    ("/calendar.ics", Page::of(calendar::of_all).by_address()),
    ("/calendar/{file}", Page::of(calendar::of_person).by_address()),
    ("/style.css", Page::of(files::style).without_words()),
    ("/time.js", Page::of(files::script).without_words()),
    ("/icon.svg", Page::of(files::icon).without_words()),
    ("/robots.txt", Page::of(files::robots).without_words()),
];

/// The routes of all pages.
pub fn routes() -> impl Iterator<Item = &'static str> {
    PAGES.into_iter().map(|(route, _)| route)
}

fn pages<T: Time>() -> Router<Site<T>> {
    PAGES.into_iter().fold(Router::new(), with_page).fallback(nothing)
}

/// The page at its address, and at that which says a language first.
fn with_page<T: Time>(router: Router<Site<T>>, (route, page): (&str, Page)) -> Router<Site<T>> {
    let router = router.route(route, show(page));
    if page.chosen == Chosen::Nobody {
        return router;
    }
    Language::VARIANTS
        .iter()
        .fold(router, |router, language| router.route(&view::in_language(route, *language), show(page)))
}

/// Answers where there is no page.
async fn nothing<T: Time>(State(site): State<Site<T>>, uri: Uri, headers: HeaderMap) -> PageAnswer {
    if let Some(there) = elsewhere(&uri) {
        return Document::moved(there).into_answer(Coding::Identity);
    }
    let page = Page::of(page::absent);
    let asked = site.asked(page, Vec::new(), &uri, &headers);
    site.show(page, asked, Coding::for_asker(&headers)).await
}

/// Where somebody is led who writes an address as it could be: with a slash at its end, or `/groups`, which are on the first page.
fn elsewhere(uri: &Uri) -> Option<String> {
    // Two slashes at its beginning, and it would lead to another host.
    let path = format!("/{}", uri.path().trim_start_matches(['/', '\\']));
    let short = path.trim_end_matches('/');
    let there = match language::of_path(short) {
        (None, "/groups") => "/".to_owned(),
        (Some(language), "/groups") => view::in_language("/", language),
        _ if short.len() < path.len() && !short.is_empty() => short.to_owned(),
        _ => return None,
    };
    Some(uri.query().map_or_else(|| there.clone(), |query| format!("{there}?{query}")))
}

/// Answers with a page.
fn show<T: Time>(page: Page) -> MethodRouter<Site<T>> {
    get(
        move |State(site): State<Site<T>>,
              named: Result<RawPathParams, RawPathParamsRejection>,
              uri: Uri,
              headers: HeaderMap| async move {
            // What is no text names nothing.
            let Ok(named) = named else { return nothing(State(site), uri, headers).await };
            let names = named.iter().map(|(_, value)| value.to_owned()).collect();
            let asked = site.asked(page, names, &uri, &headers);
            site.show(page, asked, Coding::for_asker(&headers)).await
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_is_nearly_one_leads_there() {
        let led = |address: &str| elsewhere(&address.parse().unwrap());
        for (address, there) in [
            ("/groups", "/"),
            ("/groups/", "/"),
            ("/fr/groups?as-of=2017-04-11", "/fr?as-of=2017-04-11"),
            ("/groups/WG-IMP/", "/groups/WG-IMP"),
            ("/fr/", "/fr"),
            ("/meetings//?held=2", "/meetings?held=2"),
            ("//evil.example/", "/evil.example"),
        ] {
            assert_eq!(led(address).as_deref(), Some(there), "{address}");
        }
        assert_eq!([led("/"), led("/nothing"), led("/group")], [None, None, None]);
    }
}
