//! What is answered to a request, with what keeps it from harm and from being sent twice.

use std::fmt::Write;

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// With every answer: it is what it says that it is, loads nothing, stands in no frame, and tells nobody its address.
const STRICT: [(HeaderName, &str); 6] = [
    (CONTENT_SECURITY_POLICY, "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

const TEXT: &str = "text/plain; charset=utf-8";

/// Something to be read.
#[derive(Debug)]
pub(super) struct Document {
    content_type: &'static str,
    body: String,
    cache: &'static str,
    is_hidden: bool,
}

impl Document {
    /// For everybody. It may be some minutes old.
    pub(super) fn public(content_type: &'static str, body: String) -> Self {
        Self { content_type, body, cache: "public, max-age=300", is_hidden: false }
    }

    /// For whoever has the address, and for nobody else: not for those in between, nor for search engines.
    pub(super) fn secret(content_type: &'static str, body: String) -> Self {
        Self { content_type, body, cache: "private, no-cache", is_hidden: true }
    }

    /// A line about the program itself, as it is now.
    pub(super) fn text(line: &str) -> Self {
        Self { content_type: TEXT, body: line.to_owned(), cache: "no-store", is_hidden: true }
    }
}

impl IntoResponse for Document {
    fn into_response(self) -> Response {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(self.cache));
        if let Ok(tag) = HeaderValue::try_from(tag(&self.body)) {
            headers.insert(ETAG, tag);
        }
        if self.is_hidden {
            headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
        }
        (headers, self.body).into_response()
    }
}

/// There is nothing to be read at an address, or it is not said that there is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Absent;

impl IntoResponse for Absent {
    fn into_response(self) -> Response {
        sentence(StatusCode::NOT_FOUND, "There is nothing here.")
    }
}

/// There is no group of a code.
#[derive(Clone, Copy, Debug)]
pub(super) struct NoGroup;

impl IntoResponse for NoGroup {
    fn into_response(self) -> Response {
        sentence(StatusCode::NOT_FOUND, "There is no group of this code.")
    }
}

fn sentence(status: StatusCode, words: &'static str) -> Response {
    (status, [(CONTENT_TYPE, TEXT)], words).into_response()
}

/// What stands for these bytes and for no others.
fn tag(body: &str) -> String {
    let hash = Sha256::digest(body);
    let mut tag = "\"".to_owned();
    for byte in &hash[..16] {
        // Nothing is too long for a string.
        let _ = write!(tag, "{byte:02x}");
    }
    tag + "\""
}

/// Lets requests through that only read, and answers them strictly: not again what the asker has already.
pub(super) async fn answer(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let known = request.headers().get_all(IF_NONE_MATCH).iter().cloned().collect::<Vec<HeaderValue>>();
    let mut response = if reads { next.run(request).await } else { not_allowed() };
    if response.headers().get(ETAG).is_some_and(|tag| is_among(&known, tag)) {
        response = not_modified(response);
    }
    let headers = response.headers_mut();
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    for (name, value) in STRICT {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

fn not_allowed() -> Response {
    let mut response = sentence(StatusCode::METHOD_NOT_ALLOWED, "This can only be read.");
    response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    response
}

/// Whether a tag is among those of `If-None-Match` (RFC 9110, 13.1.2).
fn is_among(known: &[HeaderValue], tag: &HeaderValue) -> bool {
    let known = known.iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    known.map(str::trim).any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one).as_bytes() == tag.as_bytes())
}

fn not_modified(response: Response) -> Response {
    let (mut head, _) = response.into_parts();
    head.status = StatusCode::NOT_MODIFIED;
    head.headers.remove(CONTENT_TYPE);
    head.headers.remove(CONTENT_LENGTH);
    Response::from_parts(head, Body::empty())
}
