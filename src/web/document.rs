//! What is answered to a request, with what keeps it from harm and from being sent twice.

use std::borrow::Cow;
use std::fmt::Write;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    LOCATION, REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::encoding::Coding;

/// With every answer: it is what it says that it is, loads nothing, stands in no frame, and tells nobody its address.
const STRICT: [(HeaderName, &str); 7] = [
    (CONTENT_SECURITY_POLICY, "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// What a page may besides: its stylesheet, its script and its icon, which are files of ours, and to ask us.
const OF_PAGES: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; \
                        base-uri 'none'; frame-ancestors 'none'";

pub(super) const HTML: &str = "text/html; charset=utf-8";
pub(super) const TEXT: &str = "text/plain; charset=utf-8";

/// Something to be read.
#[derive(Clone, Debug)]
pub(super) struct Document {
    pub(super) status: StatusCode,
    pub(super) content_type: &'static str,
    pub(super) body: Cow<'static, str>,
    cache: &'static str,
    is_hidden: bool,
    /// Where it is instead.
    pub(super) location: Option<String>,
}

impl Document {
    fn new(content_type: &'static str, body: impl Into<Cow<'static, str>>, cache: &'static str) -> Self {
        let (status, body) = (StatusCode::OK, body.into());
        Self { status, content_type, body, cache, is_hidden: false, location: None }
    }

    /// For everybody. It may be some minutes old.
    pub(super) fn public(content_type: &'static str, body: impl Into<Cow<'static, str>>) -> Self {
        Self::new(content_type, body, "public, max-age=300")
    }

    /// For everybody, as it is now: who has it asks whether it is still so.
    pub(super) fn current(content_type: &'static str, body: String) -> Self {
        Self::new(content_type, body, "public, no-cache")
    }

    /// For whoever has the address, and for nobody else: not for those in between, nor for search engines.
    pub(super) fn secret(content_type: &'static str, body: String) -> Self {
        Self::new(content_type, body, "private, no-cache").hidden()
    }

    /// A line about the program itself, as it is now.
    pub(super) fn text(line: &'static str) -> Self {
        Self::new(TEXT, line, "no-store").hidden()
    }

    /// There is nothing to be read at an address, or it is not said that there is.
    pub(super) fn absent() -> Self {
        Self::text("There is nothing here.").with(StatusCode::NOT_FOUND)
    }

    /// It is at another address for good.
    pub(super) fn moved(location: String) -> Self {
        Self {
            location: Some(location),
            ..Self::text("It is at another address.").with(StatusCode::PERMANENT_REDIRECT)
        }
    }

    /// Not for search engines.
    #[must_use]
    pub(super) fn hidden(self) -> Self {
        Self { is_hidden: true, ..self }
    }

    /// As a fault, which nobody keeps.
    #[must_use]
    pub(super) fn with(self, status: StatusCode) -> Self {
        Self { status, cache: "no-store", ..self.hidden() }
    }

    /// As it goes over the line.
    pub(super) fn into_answer(self, coding: Coding) -> Answer {
        let coding = coding.of(&self.body);
        // Writing into memory does not fail. If it did, the bytes as they are say the same.
        let (coding, bytes) = match coding.encode(self.body.as_bytes()) {
            Ok(bytes) => (coding, bytes),
            Err(_) => (Coding::Identity, self.body.as_bytes().to_vec()),
        };
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(self.cache));
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        if self.content_type == HTML {
            headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(OF_PAGES));
        }
        if let Some(name) = coding.name() {
            headers.insert(CONTENT_ENCODING, name);
        }
        if let Ok(tag) = HeaderValue::try_from(tag(&self.body, coding))
            && self.status.is_success()
        {
            headers.insert(ETAG, tag);
        }
        if let Some(Ok(location)) = self.location.map(HeaderValue::try_from) {
            headers.insert(LOCATION, location);
        }
        if self.is_hidden {
            headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
        }
        Answer { status: self.status, headers, bytes: bytes.into() }
    }
}

/// What goes over the line.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    pub(super) bytes: Bytes,
}

impl Answer {
    /// As a fault.
    pub(super) fn with(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// Whether it is the same for whoever asks.
    pub(super) fn is_for_everybody(&self) -> bool {
        self.headers.get(CACHE_CONTROL).is_some_and(|cache| cache.as_bytes().starts_with(b"public"))
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        (self.status, self.headers, self.bytes).into_response()
    }
}

/// What stands for these bytes in this form and for no others.
fn tag(body: &str, coding: Coding) -> String {
    let hash = Sha256::digest(body);
    let mut tag = "\"".to_owned();
    for byte in &hash[..16] {
        // Nothing is too long for a string.
        let _ = write!(tag, "{byte:02x}");
    }
    tag + coding.suffix() + "\""
}

/// Lets requests through that only read, and answers them strictly: not again what the asker has already.
pub(super) async fn answer(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let known = request.headers().get_all(IF_NONE_MATCH).iter().cloned().collect::<Vec<HeaderValue>>();
    let mut response = if reads { next.run(request).await } else { not_allowed() };
    if response.headers().get(ETAG).is_some_and(|tag| is_among(&known, tag)) {
        response = not_modified(response);
    }
    strict(response)
}

/// Answers strictly.
pub(super) async fn answer_strictly(request: Request, next: Next) -> Response {
    strict(next.run(request).await)
}

fn strict(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    for (name, value) in STRICT {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

fn not_allowed() -> Response {
    let refusal = Document::text("This can only be read.").with(StatusCode::METHOD_NOT_ALLOWED);
    let mut response = refusal.into_answer(Coding::Identity).into_response();
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
    for name in [CONTENT_TYPE, CONTENT_LENGTH, CONTENT_ENCODING] {
        head.headers.remove(name);
    }
    Response::from_parts(head, Body::empty())
}
