//! `/unsubscribe/SECRET`: the address in each letter to a person that stops the next ones. It changes nothing of the record,
//! and stands apart from its pages, which have no way to the desk.
//!
//! A mail program asks by POST, without a word more (RFC 8058). Whoever follows the link gets a button first, since programs
//! that look for harm in mail follow links too.

use std::sync::{Arc, Weak};

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware;
use axum::routing::{Router, get};
use commands::language::heard::Heard;
use commands::organisation::Organisation;
use maud::{DOCTYPE, Markup, html};

use super::document::{Answer, Document, HTML, answer_strictly};
use super::encoding::Coding;
use crate::base::clock::Time;
use crate::desk::DeskHandle;

/// Stops mail to whoever has an address for that.
#[derive(Clone, Debug)]
pub struct Unsubscribing<T> {
    desk: Weak<DeskHandle>,
    organisation: Arc<Organisation>,
    time: T,
}

impl<T: Time> Unsubscribing<T> {
    /// By this desk, as long as it is there.
    pub fn new(desk: Weak<DeskHandle>, organisation: Organisation, time: T) -> Self {
        Self { desk, organisation: Arc::new(organisation), time }
    }

    /// Answers requests to these addresses.
    pub fn router(self) -> Router {
        let routes = Router::new().route("/unsubscribe/{secret}", get(asked).post(stopped));
        routes.layer(middleware::from_fn(answer_strictly)).with_state(self)
    }

    /// Stops the mail of whoever has this secret, if anybody has: whether that is done.
    async fn stop(&self, secret: &str) -> bool {
        let Some(desk) = self.desk.upgrade() else { return false };
        let Some(person) = desk.register().people().of_mail(secret).map(|person| person.id) else { return true };
        desk.hear(Heard::mail_stopped(person, self.time.now())).await.is_ok()
    }

    /// A page. It says the same whether anybody has the address, so that nobody finds one by trying.
    fn page(&self, title: &str, main: &Markup, headers: &HeaderMap) -> Answer {
        let body = html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (title) }
                    link rel="stylesheet" href="/style.css";
                    link rel="icon" href="/icon.svg" type="image/svg+xml";
                }
                body { main { h1 { (title) } (main) } }
            }
        };
        Document::secret(HTML, body.into_string()).into_answer(Coding::for_asker(headers))
    }
}

async fn asked<T: Time>(State(here): State<Unsubscribing<T>>, headers: HeaderMap) -> Answer {
    let name = &here.organisation.name;
    let main = html! {
        p { "You get a digest of the " (name) " by mail. With this button no more of them comes." }
        form method="post" { button type="submit" { "Stop this mail" } }
    };
    here.page("Stop this mail?", &main, &headers)
}

async fn stopped<T: Time>(
    State(here): State<Unsubscribing<T>>,
    secret: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Answer {
    // What is no text is nobody's secret.
    let secret = secret.map(|Path(secret)| secret).unwrap_or_default();
    if !here.stop(&secret).await {
        let main = html! { p { "It could not be written down just now. Please try again in some minutes." } };
        return here.page("Not stopped yet", &main, &headers).with(StatusCode::SERVICE_UNAVAILABLE);
    }
    let main = html! {
        p { "No more of it comes to you. To have it again, type " code { "/digest weekly mon 09:00 me by: mail" } "." }
    };
    here.page("This mail is stopped", &main, &headers)
}
