//! `/checkpoint` and `/tile/…`: the log of the journal, as verifiers read it (C2SP tlog-tiles).

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{Router, get};

use super::document::{Document, answer};
use super::encoding::Coding;
use crate::log::Log;

/// Answers requests for a log.
pub fn router(log: Log) -> Router {
    let routes = Router::new().route("/checkpoint", get(checkpoint)).route("/tile/{*path}", get(tile));
    routes.layer(middleware::from_fn(answer)).with_state(log)
}

async fn checkpoint(State(log): State<Log>) -> Response {
    as_it_is(log.checkpoint().into_bytes(), "text/plain; charset=utf-8", "no-cache")
}

async fn tile(State(log): State<Log>, path: Result<Path<String>, PathRejection>) -> Response {
    match path.ok().and_then(|Path(path)| log.tile(&path)) {
        // Rows are never changed, so a tile of so many never is either.
        Some(tile) => as_it_is(tile, "application/octet-stream", "public, max-age=31536000, immutable"),
        None => Document::absent().into_answer(Coding::Identity).into_response(),
    }
}

fn as_it_is(bytes: Vec<u8>, content_type: &'static str, cache: &'static str) -> Response {
    let headers =
        [(CONTENT_TYPE, HeaderValue::from_static(content_type)), (CACHE_CONTROL, HeaderValue::from_static(cache))];
    (headers, bytes).into_response()
}
