//! `/healthz`, `/readyz` and `/metrics`: whether the program runs, whether it hears and says what it should, and what it counts.

use std::fmt::Write as _;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Router, middleware};
use commands::record::Platform;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

use super::document::{Document, PageAnswer, TEXT, answer};
use super::encoding::Coding;
use crate::base::clock::Time;
use crate::desk::metrics::Metrics;

/// What Prometheus knows the text by.
const OPENMETRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// How long a platform may not be heard of. Matrix is twice a minute, Discord once, and a mail server every five minutes.
fn patience(platform: Platform) -> SignedDuration {
    SignedDuration::from_mins(match platform {
        Platform::Console | Platform::Matrix | Platform::Discord => 3,
        Platform::Mail => 15,
    })
}

/// How long a process that only reads may not have read: pages are of a minute ago then, and a proxy asks another.
const READER_PATIENCE: SignedDuration = SignedDuration::from_mins(1);

/// `/healthz` and `/readyz`.
pub fn health(metrics: Metrics) -> Router {
    let routes = Router::new()
        .route("/healthz", get(async || Document::text("ok").into_answer(Coding::Identity)))
        .route("/readyz", get(ready));
    routes.layer(middleware::from_fn(answer)).with_state(metrics)
}

/// The same, with `/metrics`.
pub fn counted(metrics: Metrics) -> Router {
    let routes = Router::new().route("/metrics", get(text));
    routes.layer(middleware::from_fn(answer)).with_state(metrics.clone()).merge(health(metrics))
}

/// `/healthz` and `/readyz` of a process that only reads: whether it has read what was recorded lately.
pub fn reader_health<T: Time>(read_at: watch::Receiver<Timestamp>, time: T) -> Router {
    let ready = async move || {
        let ago = time.now().duration_since(*read_at.borrow());
        let is_ready = ago <= READER_PATIENCE;
        let words =
            format!("{}\nthe record: read {} s ago\n", if is_ready { "ready" } else { "not ready" }, ago.as_secs());
        said(words, is_ready)
    };
    let routes = Router::new()
        .route("/healthz", get(async || Document::text("ok").into_answer(Coding::Identity)))
        .route("/readyz", get(ready));
    routes.layer(middleware::from_fn(answer))
}

fn said(words: String, is_ready: bool) -> PageAnswer {
    let status = if is_ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    Document::secret(TEXT, words).into_answer(Coding::Identity).with(status)
}

async fn ready(State(metrics): State<Metrics>) -> PageAnswer {
    let (words, is_ready) = readiness(&metrics);
    said(words, is_ready)
}

/// A line for each platform, and whether all of them are there.
fn readiness(metrics: &Metrics) -> (String, bool) {
    let (now, depths) = (metrics.now(), metrics.depths());
    let (mut lines, mut is_ready) = (String::new(), true);
    for (platform, heard_at) in metrics.signs() {
        let said = match heard_at.map(|at| now.duration_since(at)) {
            None => "not reached yet".to_owned(),
            Some(ago) => format!("heard of {} s ago", ago.as_secs()),
        };
        let said = if metrics.is_distrusted(platform) { format!("{said}, its keys are not trusted") } else { said };
        is_ready &= !metrics.is_distrusted(platform);
        is_ready &= heard_at.is_some_and(|at| now.duration_since(at) <= patience(platform));
        let depth = depths.get(&platform).copied().unwrap_or_default();
        let (messages, oldest) = (depth.messages, depth.oldest.as_secs());
        let oldest = if messages == 0 { String::new() } else { format!(", the oldest for {oldest} s") };
        // Into a string nothing fails.
        let _ = writeln!(lines, "{platform}: {said}, {messages} to be said{oldest}");
    }
    (format!("{}\n{lines}", if is_ready { "ready" } else { "not ready" }), is_ready)
}

async fn text(State(metrics): State<Metrics>) -> PageAnswer {
    match metrics.text() {
        Ok(text) => Document::secret(OPENMETRICS, text).into_answer(Coding::Identity),
        Err(error) => {
            tracing::error!(%error, "what is counted cannot be written");
            let failed = Document::text("Something went wrong.").with(StatusCode::INTERNAL_SERVER_ERROR);
            failed.into_answer(Coding::Identity)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::base::clock::SimulatedTime;

    use super::*;

    #[test]
    fn it_is_ready_while_every_platform_was_heard_of_lately() {
        let start: jiff::Timestamp = "2017-04-10T12:00:00Z".parse().unwrap();
        let time = SimulatedTime::starting(start);
        let metrics = Metrics::new(time.clone());
        assert_eq!(readiness(&metrics), ("ready\n".to_owned(), true));
        metrics.expect(Platform::Matrix);
        metrics.expect(Platform::Mail);
        metrics.alive(Platform::Mail);
        let not_yet = "not ready\nmatrix: not reached yet, 0 to be said\nmail: heard of 0 s ago, 0 to be said\n";
        assert_eq!(readiness(&metrics), (not_yet.to_owned(), false));
        metrics.alive(Platform::Matrix);
        time.advance(start + SignedDuration::from_mins(3));
        let ready = "ready\nmatrix: heard of 180 s ago, 0 to be said\nmail: heard of 180 s ago, 0 to be said\n";
        assert_eq!(readiness(&metrics), (ready.to_owned(), true));
        time.advance(start + SignedDuration::from_secs(181));
        assert!(!readiness(&metrics).1);
        metrics.alive(Platform::Matrix);
        assert!(readiness(&metrics).1);
        time.advance(start + SignedDuration::from_mins(16));
        metrics.alive(Platform::Matrix);
        assert!(!readiness(&metrics).1);
        metrics.alive(Platform::Mail);
        metrics.trusted(Platform::Matrix, false);
        let (words, is_ready) = readiness(&metrics);
        assert!(words.starts_with("not ready\nmatrix: heard of 0 s ago, its keys are not trusted, 0 to") && !is_ready);
        metrics.trusted(Platform::Matrix, true);
        assert!(readiness(&metrics).1);
    }
}
