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
use commands::record::Register;
use commands::render::plain::Plain;
use commands::say;
use commands::words::{Inline, Language, Line, Message};
use maud::{DOCTYPE, Markup, html};

use super::document::{Document, HTML, PageAnswer, answer_strictly};
use super::encoding::Coding;
use super::language::asked_for;
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

    /// The language in which somebody is answered. It is not that of whoever has the address, which would tell that somebody has.
    fn language(&self, headers: &HeaderMap) -> Language {
        asked_for(headers).unwrap_or(self.organisation.language)
    }

    /// A page. It says the same whether anybody has the address, so that nobody finds one by trying.
    fn page(
        &self,
        title: Message,
        main: impl FnOnce(&dyn Fn(Message) -> Markup) -> Markup,
        headers: &HeaderMap,
    ) -> PageAnswer {
        let language = self.language(headers);
        let register = Register::default();
        let plain = Plain { register: &register, mark: "/", width: None, language };
        let title = plain.line(&title.into());
        let say = |message: Message| {
            let line = Line::from(message).in_language(language).into_owned();
            html! {
                @for inline in line.0 {
                    @let words = plain.line(&Line(vec![inline.clone()]));
                    @if matches!(inline, Inline::Command(_)) { code { (words) } } @else { (words) }
                }
            }
        };
        let body = html! {
            (DOCTYPE)
            html lang=(language) dir=(language.direction()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (title) }
                    link rel="stylesheet" href="/style.css";
                    link rel="icon" href="/icon.svg" type="image/svg+xml";
                }
                body { main { h1 { (title) } (main(&say)) } }
            }
        };
        Document::secret(HTML, body.into_string()).in_their_language().into_answer(Coding::for_asker(headers))
    }
}

async fn asked<T: Time>(State(here): State<Unsubscribing<T>>, headers: HeaderMap) -> PageAnswer {
    let name = here.organisation.name.clone();
    let main = |say: &dyn Fn(Message) -> Markup| {
        html! {
            p { (say(say!(page_stop_mail_why, organisation: name))) }
            form method="post" { button type="submit" { (say(say!(mail_stop))) } }
        }
    };
    here.page(say!(page_stop_mail), main, &headers)
}

async fn stopped<T: Time>(
    State(here): State<Unsubscribing<T>>,
    secret: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> PageAnswer {
    // What is no text is nobody's secret.
    let secret = secret.map(|Path(secret)| secret).unwrap_or_default();
    if !here.stop(&secret).await {
        let main = |say: &dyn Fn(Message) -> Markup| html! { p { (say(say!(page_mail_not_stopped_why))) } };
        return here.page(say!(page_mail_not_stopped), main, &headers).with(StatusCode::SERVICE_UNAVAILABLE);
    }
    let main = |say: &dyn Fn(Message) -> Markup| {
        let again = Inline::command("digest weekly mon 09:00 me by: mail");
        html! { p { (say(say!(page_mail_stopped_why, command: again))) } }
    };
    here.page(say!(page_mail_stopped), main, &headers)
}
