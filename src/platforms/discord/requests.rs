//! What is asked of Discord over HTTP, and when it may be asked again.
//!
//! The library's own way of asking keeps neither how long Discord wants to be left alone nor the difference between an
//! answer that cannot be read and none, and remembers every interaction for as long as it runs.

use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serenity::all::{CreateAttachment, LightMethod, Multipart, MultipartUpload, Ratelimiter, Route};
use serenity::async_trait;
use url::Url;

use crate::base::config::Secret;

/// How long a connection is waited for, and how long an answer.
const CONNECTS_WITHIN: Duration = Duration::from_secs(10);
const PATIENCE: Duration = Duration::from_secs(30);

/// From how many seconds on it is an operator's business that Discord wants to be left alone.
const LONG: u64 = 10;

/// The header that says for how many seconds.
const RETRY_AFTER: &str = "retry-after";

/// What is asked of Discord.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// Whether something is asked for or to be done.
    pub method: LightMethod,
    /// What it is about.
    pub route: Route<'a>,
    /// What stands behind the address.
    pub params: Vec<(&'static str, String)>,
    /// What it is, in words.
    pub body: Option<&'a Value>,
    /// What goes along.
    pub files: Vec<CreateAttachment>,
}

/// What Discord answers.
#[derive(Clone, Debug)]
pub struct Answer {
    /// As of HTTP.
    pub status: u16,
    /// How many seconds it wants to be left alone.
    pub retry_after: Option<f64>,
    /// JSON, or nothing.
    pub body: Vec<u8>,
}

/// The way to Discord and back.
#[async_trait]
pub trait Transport: Send + Sync {
    /// Asks once. Whoever gets no answer does not know whether it was done.
    ///
    /// # Errors
    ///
    /// When there is no answer: why.
    async fn send(&self, request: Request<'_>) -> Result<Answer, String>;
}

/// What asks.
#[derive(Clone)]
pub(super) struct Requests(Arc<dyn Transport>);

/// The way by HTTP.
struct Http {
    client: reqwest::Client,
    /// As it stands in a header.
    token: String,
    /// The address to ask in Discord's place.
    api: Option<String>,
    /// What keeps to Discord's limits. It knows of Discord alone, and one that is in its place has limits of its own.
    limiter: Option<Ratelimiter>,
}

/// Why Discord has not done what it was asked for.
#[derive(Debug, thiserror::Error)]
#[error("{reason}")]
pub(super) struct RequestError {
    /// Whether something was asked for or to be done.
    pub(super) method: LightMethod,
    /// The status of Discord's answer, if it gave one.
    pub(super) status: Option<u16>,
    /// The number of Discord's own that says what was wrong, if it gave one.
    pub(super) code: Option<u32>,
    /// How long it wants to be left alone.
    pub(super) after: Option<Duration>,
    reason: String,
}

impl RequestError {
    /// That the gateway cannot be connected with, for so long.
    pub(super) fn of_gateway(reason: &str, after: Option<Duration>) -> Self {
        Self { after, ..Self::of(LightMethod::Get, reason.to_owned()) }
    }

    fn of(method: LightMethod, reason: String) -> Self {
        Self { method, status: None, code: None, after: None, reason }
    }
}

/// An error with its causes, which its own words leave out. In an address there may be a token.
fn unanswered(error: reqwest::Error) -> String {
    format!("{:#}", anyhow::Error::from(error.without_url()))
}

/// What Discord says of something that it has not done.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Said {
    code: u32,
    message: String,
    errors: Value,
    retry_after: Option<f64>,
}

impl Requests {
    pub(super) fn by_http(api: Option<&Url>, token: &Secret) -> anyhow::Result<Self> {
        // An answer that never comes would stop what waits for it for good. What goes along with a message is small.
        let client = reqwest::Client::builder().use_rustls_tls().connect_timeout(CONNECTS_WITHIN).timeout(PATIENCE);
        let client = client.build()?;
        let token = format!("Bot {}", token.reveal());
        let api = api.map(ToString::to_string);
        let limiter = api.is_none().then(|| {
            let mut limiter = Ratelimiter::new(client.clone(), token.clone());
            // The library waits by itself, and says nothing of it.
            limiter.set_ratelimit_callback(Box::new(|limit| {
                let seconds = limit.timeout.as_secs();
                if seconds < LONG {
                    tracing::debug!(seconds, "Discord wants to be left alone");
                } else {
                    tracing::warn!(seconds, "Discord wants to be left alone");
                }
            }));
            limiter
        });
        Ok(Self::by(Arc::new(Http { client, token, api, limiter })))
    }

    pub(super) fn by(transport: Arc<dyn Transport>) -> Self {
        Self(transport)
    }

    /// Asks once, and reads the answer.
    pub(super) async fn ask<A: DeserializeOwned>(&self, request: Request<'_>) -> Result<A, RequestError> {
        let method = request.method;
        let answered = self.0.send(request).await;
        let Answer { status, retry_after, body } = answered.map_err(|reason| RequestError::of(method, reason))?;
        if (200..300).contains(&status) {
            let body: &[u8] = if body.is_empty() { b"null" } else { &body };
            let unreadable = |error| RequestError::of(method, format!("an answer that cannot be read: {error}"));
            return serde_json::from_slice(body).map_err(unreadable);
        }
        let said: Said = serde_json::from_slice(&body).unwrap_or_default();
        let after = retry_after.or(said.retry_after).and_then(|after| Duration::try_from_secs_f64(after).ok());
        let places = places(&said.errors, "").concat();
        let reason = match said.message.as_str() {
            "" => format!("status {status}"),
            message => format!("{message} ({status}, {}{places})", said.code),
        };
        Err(RequestError { method, status: Some(status), code: Some(said.code), after, reason })
    }
}

#[async_trait]
impl Transport for Http {
    async fn send(&self, request: Request<'_>) -> Result<Answer, String> {
        let response = self.response(request).await?;
        let status = response.status().as_u16();
        let retry_after = response.headers().get(RETRY_AFTER).and_then(|after| after.to_str().ok()?.parse().ok());
        let body = response.bytes().await.map_err(unanswered)?.to_vec();
        Ok(Answer { status, retry_after, body })
    }
}

impl Http {
    async fn response(&self, request: Request<'_>) -> Result<reqwest::Response, String> {
        let failed = |error| match error {
            serenity::Error::Http(serenity::all::HttpError::Request(error)) => unanswered(error),
            error => format!("{:#}", anyhow::Error::from(error)),
        };
        let is_of_an_interaction = is_of_an_interaction(&request);
        let request = request.of_the_library();
        match &self.limiter {
            Some(limiter) if !is_of_an_interaction => limiter.perform(request).await.map_err(failed),
            _ => {
                let request = request.build(&self.client, &self.token, self.api.as_deref()).map_err(failed)?;
                request.send().await.map_err(unanswered)
            }
        }
    }
}

impl<'a> Request<'a> {
    /// Asks for something.
    pub(super) fn get(route: Route<'a>) -> Self {
        Self { method: LightMethod::Get, route, params: Vec::new(), body: None, files: Vec::new() }
    }

    fn of_the_library(self) -> serenity::all::Request<'a> {
        let Self { method, route, params, body, files } = self;
        let request = serenity::all::Request::new(route, method).params((!params.is_empty()).then_some(params));
        let body = body.map(ToString::to_string);
        if files.is_empty() {
            return request.body(body.map(String::into_bytes));
        }
        let upload = MultipartUpload::Attachments(files);
        request.multipart(Some(Multipart { upload, fields: Vec::new(), payload_json: body }))
    }
}

/// Whether it belongs to an interaction. Those have limits of their own, each by itself; the library would count them as
/// one, and remember each for good.
fn is_of_an_interaction(request: &Request<'_>) -> bool {
    matches!(
        request.route,
        Route::InteractionResponse { .. }
            | Route::WebhookOriginalInteractionResponse { .. }
            | Route::WebhookFollowupMessages { .. }
    )
}

/// A request that has a body, and files beside it.
pub(super) fn request<'a>(
    method: LightMethod,
    route: Route<'a>,
    body: &'a Value,
    files: Vec<CreateAttachment>,
) -> Request<'a> {
    Request { method, route, params: Vec::new(), body: Some(body), files }
}

/// Where in a body something is wrong, and by which of Discord's names. Its words would repeat what somebody typed.
fn places(errors: &Value, path: &str) -> Vec<String> {
    let Some(errors) = errors.as_object() else { return Vec::new() };
    let place = |(key, below): (&String, &Value)| match (key.as_str(), below.as_array()) {
        ("_errors", Some(errors)) => errors
            .iter()
            .map(|error| format!(", {} {}", path.trim_start_matches('.'), error["code"].as_str().unwrap_or_default()))
            .collect(),
        _ => places(below, &format!("{path}.{key}")),
    };
    errors.iter().flat_map(place).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn it_is_said_where_something_is_wrong_and_not_what_was_typed() {
        let one = |code: &str| json!({ "_errors": [{ "code": code, "message": "Value \"x\" is too long." }] });
        let errors = json!({ "content": one("TOO_LONG"), "embeds": { "0": { "title": one("REQUIRED") } } });
        assert_eq!(places(&errors, "").concat(), ", content TOO_LONG, embeds.0.title REQUIRED");
        assert_eq!(places(&Value::Null, "").concat(), "");
    }
}
