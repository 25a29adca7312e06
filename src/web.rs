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
//! With `?as-of=2017-04-11` each shows the record as it was at the end of that day, and so do the pages to which it leads.
//!
//! A page is a function that makes a `Document` of a `View`, in a file beside the others, and a line in `pages`.

mod archive;
mod calendar;
mod commands;
mod consultations;
mod data;
mod digests;
mod document;
mod encoding;
mod feed;
mod files;
mod group;
mod health;
mod kept;
mod log;
mod meetings;
mod page;
mod paging;
mod search;
mod table;
mod unsubscribe;
mod view;
mod words;

use std::num::NonZero;
use std::sync::Arc;
use std::thread::available_parallelism;

use ::commands::organisation::Organisation;
use ::commands::register::Register;
use axum::extract::{RawPathParams, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware;
use axum::routing::{MethodRouter, Router, get};
use jiff::Timestamp;
use tokio::sync::Semaphore;

use crate::clock::Time;
use crate::desk::Snapshots;
use document::{Answer, Document, answer};
use encoding::Coding;
use kept::{Kept, Wanted};
use view::{AsOf, Asked, Trouble, View};

pub use archive::Archive;
pub use health::{counted, health};
pub use log::router as log_router;
pub use unsubscribe::Unsubscribing;

/// What pages are made from.
#[derive(Clone, Debug)]
pub struct Site<T> {
    register: Snapshots,
    archive: Option<Archive>,
    organisation: Arc<Organisation>,
    time: T,
    kept: Kept,
    /// How many pages may be made at once.
    makers: Arc<Semaphore>,
}

impl<T: Time> Site<T> {
    /// The register of an organisation, as it will be whenever somebody asks.
    pub fn new(register: Snapshots, organisation: Organisation, time: T) -> Self {
        let makers = available_parallelism().map_or(1, NonZero::get);
        let (organisation, makers) = (Arc::new(organisation), Arc::new(Semaphore::new(makers)));
        let kept = Kept::of(register.clone());
        Self { register, archive: None, organisation, time, kept, makers }
    }

    /// The same, with its earlier states.
    #[must_use]
    pub fn with_archive(self, archive: Archive) -> Self {
        Self { archive: Some(archive), ..self }
    }

    /// Answers every request.
    pub fn router(self) -> Router {
        pages().layer(middleware::from_fn(answer)).with_state(self)
    }

    async fn show(&self, page: fn(&View) -> Document, asked: Asked, wanted: Wanted, coding: Coding) -> Answer {
        let now = self.time.now();
        let asked_at = self.kept.moment(now);
        if let Some(answer) = self.kept.find(&wanted, asked_at) {
            return answer;
        }
        let as_of = asked.as_of(now);
        let is_earlier = !matches!(as_of, Ok(None));
        let earlier = self.at(as_of, &self.register.latest()).await;
        // A page of a long record takes a while to make, in which the bot is to go on.
        let _one_of_them = self.makers.acquire().await;
        if let Some(answer) = self.kept.find(&wanted, asked_at) {
            return answer;
        }
        // Whoever waits meanwhile gets the same page, if it is as new as what they asked for.
        let now = self.time.now();
        let made_at = if is_earlier { asked_at } else { self.kept.moment(now) };
        let (present, organisation) = (self.register.latest(), Arc::clone(&self.organisation));
        let view = |register, now, as_of| View { register, organisation, now, as_of, asked };
        let (view, trouble) = match earlier {
            Ok(None) => (view(present, now, None), None),
            Ok(Some((as_of, register))) => (view(register, as_of.0, Some(as_of)), None),
            Err(trouble) => (view(present, now, None), Some(trouble)),
        };
        let made = tokio::task::spawn_blocking(move || {
            let document = match trouble {
                Some(trouble) => view.trouble(&trouble),
                None => page(&view),
            };
            document.into_answer(coding)
        });
        match made.await {
            Ok(answer) => {
                self.kept.keep(wanted, made_at, &answer);
                answer
            }
            Err(error) => {
                tracing::error!(%error, "a page cannot be made");
                let document = Document::text("Something went wrong.");
                document.with(StatusCode::INTERNAL_SERVER_ERROR).into_answer(Coding::Identity)
            }
        }
    }

    /// The register at an earlier moment, where one is asked for.
    async fn at(
        &self,
        as_of: Result<Option<AsOf>, Trouble>,
        present: &Register,
    ) -> Result<Option<(AsOf, Register)>, Trouble> {
        let Some(as_of) = as_of? else { return Ok(None) };
        let is_over = |at: Timestamp| at <= as_of.0;
        if present.at().is_none_or(is_over) {
            return Ok(Some((as_of, present.clone())));
        }
        let archive = self.archive.as_ref().ok_or(Trouble::NoArchive)?;
        let register = archive.at(as_of.0, present).await.map_err(|not_shown| match not_shown {
            archive::NotShown::Busy => Trouble::Busy,
            archive::NotShown::Unreadable => Trouble::Unreadable,
        })?;
        Ok(Some((as_of, register)))
    }
}

/// Every page that there is.
fn pages<T: Time>() -> Router<Site<T>> {
    Router::new()
        .route("/", show(table::page))
        .route("/groups/{code}", show(group::page))
        .route("/groups/{code}/calendar.ics", show(calendar::of_group))
        .route("/meetings", show(meetings::list))
        .route("/meetings/{number}", show(meetings::page))
        .route("/consultations", show(consultations::list))
        .route("/consultations/{number}", show(consultations::page))
        .route("/digests", show(digests::page))
        .route("/commands", show(commands::page))
        .route("/search", show(search::page))
        .route("/feed.atom", show(feed::feed))
        .route("/export.json", show(data::export))
        .route("/calendar.ics", show(calendar::of_all))
        .route("/calendar/{file}", show(calendar::of_person))
        .route("/style.css", show(files::style))
        .route("/time.js", show(files::script))
        .route("/icon.svg", show(files::icon))
        .route("/robots.txt", show(files::robots))
        .fallback(nothing)
}

/// Answers where there is no page.
async fn nothing<T: Time>(State(site): State<Site<T>>, uri: Uri, headers: HeaderMap) -> Answer {
    let (asked, coding) = (Asked::new(uri.path(), Vec::new(), uri.query()), Coding::for_asker(&headers));
    site.show(page::absent, asked, Wanted::new(&uri, coding), coding).await
}

/// Answers with a page.
fn show<T: Time>(page: fn(&View) -> Document) -> MethodRouter<Site<T>> {
    get(move |State(site): State<Site<T>>, named: RawPathParams, uri: Uri, headers: HeaderMap| async move {
        let names = named.iter().map(|(_, value)| value.to_owned()).collect();
        let (asked, coding) = (Asked::new(uri.path(), names, uri.query()), Coding::for_asker(&headers));
        site.show(page, asked, Wanted::new(&uri, coding), coding).await
    })
}
