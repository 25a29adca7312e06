//! The public record on the web. It can be read and not changed: nothing here has a way to the desk.
//!
//! ```text
//! GET /calendar.ics                 all meetings
//! GET /groups/WG-IMP/calendar.ics   those of a group
//! GET /calendar/SECRET.ics          one's own, by the address that /profile calendar gives
//! GET /healthz                      that the program runs
//! ```
//!
//! A page is a function that makes a `Document` of a `View`, in a file beside the others, and a line in `pages`.

mod calendar;
mod document;

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::middleware;
use axum::routing::{Router, get};
use commands::organisation::Organisation;
use commands::register::Register;
use jiff::Timestamp;

use crate::clock::Time;
use crate::desk::Snapshots;
use document::{Absent, Document, answer};

/// What pages are made from.
#[derive(Clone, Debug)]
pub struct Site<T> {
    register: Snapshots,
    organisation: Arc<Organisation>,
    time: T,
}

impl<T: Time> Site<T> {
    /// The register of an organisation, as it will be whenever somebody asks.
    pub fn new(register: Snapshots, organisation: Organisation, time: T) -> Self {
        Self { register, organisation: Arc::new(organisation), time }
    }

    /// Answers every request.
    pub fn router(self) -> Router {
        let absent = async || Absent;
        pages().fallback(absent).layer(middleware::from_fn(answer)).with_state(self)
    }
}

/// Every page that there is.
fn pages<T: Time>() -> Router<Site<T>> {
    Router::new()
        .route("/calendar.ics", get(calendar::of_all))
        .route("/groups/{code}/calendar.ics", get(calendar::of_group))
        .route("/calendar/{file}", get(calendar::of_person))
        .route("/healthz", get(async || Document::text("ok")))
}

/// What a page is made from: the register as it is when somebody asks.
struct View {
    register: Register,
    organisation: Arc<Organisation>,
    now: Timestamp,
}

impl<T: Time> FromRequestParts<Site<T>> for View {
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, site: &Site<T>) -> Result<Self, Infallible> {
        let organisation = Arc::clone(&site.organisation);
        Ok(Self { register: site.register.latest(), organisation, now: site.time.now() })
    }
}
