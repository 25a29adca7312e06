//! What is answered to a request, with what keeps it from harm and from being sent twice.

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, DATE,
    ETAG, IF_NONE_MATCH, LOCATION, REFERRER_POLICY, RETRY_AFTER, VARY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::encoding::{Coding, Packed, Packer, Unpacked};

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

/// From this length on an answer counts among the long ones.
const LONG: usize = 128 << 10;

/// How much memory the long answers that are held may take up in all, in KiB. One that is longer takes up all of it.
pub(super) const MOST_HELD: usize = 32 << 10;

/// When it is worth to try again, in seconds.
const AGAIN_AFTER: HeaderValue = HeaderValue::from_static("5");

/// Something to be read.
#[derive(Clone, Debug)]
pub(super) struct Document {
    pub(super) status: StatusCode,
    pub(super) content_type: &'static str,
    content: Content,
    cache: &'static str,
    is_hidden: bool,
    /// Whether it is in the language of who asks.
    is_in_their_language: bool,
    /// Where it is instead.
    pub(super) location: Option<String>,
}

#[derive(Clone, Debug)]
enum Content {
    Text(Cow<'static, str>),
    Written(Streamed),
}

/// What is too long to be held as it is: it writes itself.
#[derive(Clone)]
struct Streamed(Arc<WriteTo>);

type WriteTo = dyn Fn(&mut dyn Write) -> io::Result<()> + Send + Sync;

impl fmt::Debug for Streamed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Written").finish()
    }
}

impl Document {
    fn new(content_type: &'static str, body: impl Into<Cow<'static, str>>, cache: &'static str) -> Self {
        let (status, content) = (StatusCode::OK, Content::Text(body.into()));
        let (is_hidden, is_in_their_language) = (false, false);
        Self { status, content_type, content, cache, is_hidden, is_in_their_language, location: None }
    }

    /// For everybody. It may be some minutes old.
    pub(super) fn public(content_type: &'static str, body: impl Into<Cow<'static, str>>) -> Self {
        Self::new(content_type, body, "public, max-age=300")
    }

    /// For everybody, as it is now: who has it asks whether it is still so.
    pub(super) fn current(content_type: &'static str, body: String) -> Self {
        Self::new(content_type, body, "public, no-cache")
    }

    /// The same of what can be very long: it is packed while it is written, and so is never whole in memory.
    pub(super) fn written(
        content_type: &'static str,
        write: impl Fn(&mut dyn Write) -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        let content = Content::Written(Streamed(Arc::new(write)));
        Self { content, ..Self::current(content_type, String::new()) }
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

    /// In the language of who asks: others may be answered in another.
    #[must_use]
    pub(super) fn in_their_language(self) -> Self {
        Self { is_in_their_language: true, ..self }
    }

    /// As a fault, which nobody keeps.
    #[must_use]
    pub(super) fn with(self, status: StatusCode) -> Self {
        Self { status, cache: "no-store", ..self.hidden() }
    }

    /// As it goes over the line.
    pub(super) fn into_answer(self, coding: Coding) -> PageAnswer {
        let made = match &self.content {
            Content::Text(text) => Ok(Encoded::of_text(text, coding)),
            Content::Written(content) => Encoded::of_written(content, coding),
        };
        let Encoded { coding, bytes, tag, unpacked } = match made {
            Ok(made) => made,
            // None is known to fail. What is wrong with one is wrong with all, so there is nothing to show in its place.
            Err(error) => {
                tracing::error!(%error, "an answer cannot be written");
                return Self::failed().into_answer(Coding::Identity);
            }
        };
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(self.cache));
        let varies = if self.is_in_their_language { "accept-encoding, accept-language" } else { "accept-encoding" };
        headers.insert(VARY, HeaderValue::from_static(varies));
        if self.content_type == HTML {
            headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(OF_PAGES));
        }
        if let Some(name) = coding.name() {
            headers.insert(CONTENT_ENCODING, name);
        }
        if let Ok(tag) = HeaderValue::try_from(tag)
            && self.status.is_success()
        {
            headers.insert(ETAG, tag);
        }
        if let Some(Ok(location)) = self.location.map(HeaderValue::try_from) {
            headers.insert(LOCATION, location);
        }
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(RETRY_AFTER, AGAIN_AFTER);
        }
        if self.is_hidden {
            headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
        }
        PageAnswer { status: self.status, headers, bytes: bytes.into(), unpacked }
    }

    /// What there is to be read where something of ours has failed.
    pub(super) fn failed() -> Self {
        Self::text("Something went wrong.").with(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// The body of an answer.
struct Encoded {
    coding: Coding,
    bytes: Vec<u8>,
    tag: String,
    /// How long it is, if it is to be unpacked before it goes over the line.
    unpacked: Option<u64>,
}

impl Encoded {
    fn of_text(text: &str, coding: Coding) -> Self {
        let coding = coding.of(text);
        // Writing into memory does not fail. If it did, the bytes as they are say the same.
        let (coding, bytes) = match coding.encode(text.as_bytes()) {
            Ok(bytes) => (coding, bytes),
            Err(_) => (Coding::Identity, text.as_bytes().to_vec()),
        };
        Self { coding, bytes, tag: tag(&Sha256::digest(text), coding), unpacked: None }
    }

    fn of_written(written: &Streamed, coding: Coding) -> io::Result<Self> {
        let mut packer = BufWriter::new(Packer::new(coding));
        written.0(&mut packer)?;
        let Packed { bytes, hash, length } = packer.into_inner().map_err(io::IntoInnerError::into_error)?.finish()?;
        let unpacked = (coding == Coding::Identity).then_some(length);
        Ok(Self { coding, bytes, tag: tag(&hash, coding), unpacked })
    }
}

/// What goes over the line.
#[derive(Clone, Debug)]
pub(super) struct PageAnswer {
    status: StatusCode,
    headers: HeaderMap,
    pub(super) bytes: Bytes,
    /// How long it is, if it is to be unpacked before it goes over the line.
    unpacked: Option<u64>,
}

/// A long answer, with the room that it takes up until nobody holds it any more.
struct Held {
    bytes: Bytes,
    _room: OwnedSemaphorePermit,
}

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl PageAnswer {
    /// As a fault.
    pub(super) fn with(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// The same, if it is short or there is room for one more long answer.
    pub(super) fn held(&self, room: &Arc<Semaphore>) -> Option<Self> {
        if self.bytes.len() < LONG {
            return Some(self.clone());
        }
        let room_of_it = u32::try_from(self.bytes.len().div_ceil(1 << 10).min(MOST_HELD)).ok()?;
        let room = room.clone().try_acquire_many_owned(room_of_it).ok()?;
        Some(Self { bytes: Bytes::from_owner(Held { bytes: self.bytes.clone(), _room: room }), ..self.clone() })
    }

    /// Whether it is the same for whoever asks.
    pub(super) fn is_for_everybody(&self) -> bool {
        self.headers.get(CACHE_CONTROL).is_some_and(|cache| cache.as_bytes().starts_with(b"public"))
    }
}

impl IntoResponse for PageAnswer {
    fn into_response(self) -> Response {
        let body = match self.unpacked {
            Some(length) => Body::new(Unpacked::new(self.bytes, length)),
            None => self.bytes.into(),
        };
        (self.status, self.headers, body).into_response()
    }
}

/// What stands for these bytes in this form and for no others.
fn tag(hash: &[u8], coding: Coding) -> String {
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

/// What is said, whole as it goes over the line, where no request could be read; with the date that is given.
pub(super) fn refusal(status: StatusCode, date: Option<&str>) -> Vec<u8> {
    let words = match status {
        StatusCode::URI_TOO_LONG => "The address is too long.",
        StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE => "The head of the request is too long.",
        StatusCode::SERVICE_UNAVAILABLE => "Many are connected just now: please try again in a moment.",
        _ => "This is no request that can be read.",
    };
    let answer = Document::text(words).with(status).into_answer(Coding::Identity);
    let mut headers = strict(answer.into_response()).headers().clone();
    headers.insert(CONNECTION, HeaderValue::from_static("close"));
    headers.insert(CONTENT_LENGTH, HeaderValue::from(words.len()));
    if let Some(Ok(date)) = date.map(HeaderValue::from_str) {
        headers.insert(DATE, date);
    }
    let mut said = format!("HTTP/1.1 {status}\r\n").into_bytes();
    for (name, value) in &headers {
        said.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
    }
    said.extend(b"\r\n");
    said.extend(words.as_bytes());
    said
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_answers_have_room_until_nobody_holds_them() {
        let room = Arc::new(Semaphore::new(MOST_HELD));
        let answer = |length: usize| Document::current(TEXT, "x".repeat(length)).into_answer(Coding::Identity);
        let short: Vec<PageAnswer> = (0..1_000).map(|_| answer(LONG - 1).held(&room).unwrap()).collect();
        assert_eq!((short.len(), room.available_permits()), (1_000, MOST_HELD));
        let long = answer(MOST_HELD << 9).held(&room).unwrap();
        let again = long.clone();
        assert_eq!(room.available_permits(), MOST_HELD / 2);
        assert!(answer((MOST_HELD << 9) + 1).held(&room).is_none());
        drop(long);
        assert_eq!(room.available_permits(), MOST_HELD / 2);
        let body = again.into_response().into_body();
        assert_eq!(room.available_permits(), MOST_HELD / 2);
        drop(body);
        // One that is longer than all the room there is takes all of it.
        let longest = answer(MOST_HELD << 11).held(&room).unwrap();
        assert_eq!(room.available_permits(), 0);
        drop(longest);
        assert_eq!(room.available_permits(), MOST_HELD);
    }
}
