//! The gateway: the connection by which Discord tells what happens.
//!
//! Every event is handed on as Discord sent it. The library's own connection reads each strictly first, and of what it cannot read
//! nothing is left; it also goes on with a session at another address than Discord asks for, begins anew where it need not, and
//! never slows down. What Discord lets a bot do in a day is counted, so each of these matters.

use futures_util::{SinkExt, StreamExt};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};
use url::Url;

use super::hear::INTENTS;
use crate::base::clock::Time;
use crate::base::config::Secret;

/// How long a connection and each first word of it is waited for.
const PATIENCE: SignedDuration = SignedDuration::from_secs(30);

/// How often Discord is given a sign of life, where it does not say.
const HEARTBEAT: SignedDuration = SignedDuration::from_secs(41);

/// Discord's numbers of what is said on the connection.
const DISPATCH: u64 = 0;
const BEAT: u64 = 1;
const IDENTIFY: u64 = 2;
const RESUME: u64 = 6;
const RECONNECT: u64 = 7;
const INVALID_SESSION: u64 = 9;
const HELLO: u64 = 10;
const BEAT_HEARD: u64 = 11;

/// Discord's numbers of the ends after which a session cannot be gone on with.
const NOT_AUTHENTICATED: u16 = 4_003;
const INVALID_SEQUENCE: u16 = 4_007;
const SESSION_TIMED_OUT: u16 = 4_009;

/// A session that can be gone on with: what happened meanwhile is then told.
#[derive(Clone, Debug)]
pub(super) struct Session {
    id: String,
    /// Where to connect for it.
    pub(super) address: String,
    /// The number of the last event of it.
    last: u64,
}

/// What comes by the connection.
pub(super) enum Told {
    /// Something happened.
    Event(String, Value),
    /// Discord is there.
    Alive,
}

/// How a connection has ended.
#[derive(Debug)]
pub(super) enum Ended {
    /// It can be made again.
    ForNow(String),
    /// Making it again would come to the same: why.
    ForGood(&'static str),
}

/// What is said on the connection.
#[derive(Deserialize)]
struct Frame {
    op: u64,
    #[serde(default)]
    d: Value,
    #[serde(default)]
    s: Option<u64>,
    #[serde(default)]
    t: Option<String>,
}

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// One connection, from its beginning to its end.
pub(super) struct Connection<'a, T> {
    pub(super) token: &'a Secret,
    pub(super) time: &'a T,
    /// What is gone on with; what can be gone on with afterwards.
    pub(super) session: &'a mut Option<Session>,
    /// Whether Discord has let the bot in, and when.
    pub(super) welcomed: Option<Timestamp>,
}

impl<T: Time> Connection<'_, T> {
    /// Listens at an address until the connection ends.
    pub(super) async fn listen(&mut self, address: &str, tell: impl FnMut(Told)) -> Ended {
        match self.talk(address, tell).await {
            Ok(never) => match never {},
            Err(ended) => ended,
        }
    }

    async fn talk(&mut self, address: &str, mut tell: impl FnMut(Told)) -> Result<std::convert::Infallible, Ended> {
        let address = with_version(address)?;
        let connecting = connect_async_with_config(address.as_str(), None, true);
        let connected = within(self.time, "a connection", connecting).await?;
        let (mut socket, _) = connected.map_err(|error| broken(&error))?;
        let hello = loop {
            let frame = within(self.time, "its first word", socket.next()).await?;
            if let Some(frame) = self.read(frame)?.filter(|frame| frame.op == HELLO) {
                break frame;
            }
        };
        let every = hello.d["heartbeat_interval"].as_i64().filter(|every| *every > 0);
        let every = every.map_or(HEARTBEAT, SignedDuration::from_millis);
        say(&mut socket, &self.introduction()).await?;
        let welcome_by = after(self.time, PATIENCE);
        // The first comes sooner, so that bots that begin together do not beat together.
        let mut beats_at = after(self.time, every / 2);
        let mut is_heard = true;
        loop {
            let wakes_at = if self.welcomed.is_none() { beats_at.min(welcome_by) } else { beats_at };
            let frame = tokio::select! {
                frame = socket.next() => frame,
                () = self.time.until(wakes_at) => {
                    if self.welcomed.is_none() && self.time.now() >= welcome_by {
                        return Err(for_now("Discord does not let the bot in"));
                    }
                    if !is_heard {
                        return Err(for_now("Discord does not answer a heartbeat"));
                    }
                    (is_heard, beats_at) = (false, after(self.time, every));
                    say(&mut socket, &self.heartbeat()).await?;
                    continue;
                }
            };
            let Some(frame) = self.read(frame)? else { continue };
            match frame.op {
                DISPATCH => {
                    let Some(name) = frame.t else { continue };
                    self.keep(&name, &frame.d, frame.s, address.as_str());
                    tell(Told::Event(name, frame.d));
                }
                BEAT => say(&mut socket, &self.heartbeat()).await?,
                BEAT_HEARD => {
                    is_heard = true;
                    tell(Told::Alive);
                }
                RECONNECT => return Err(for_now("Discord asks for a new connection")),
                INVALID_SESSION => {
                    if frame.d != true {
                        *self.session = None;
                    }
                    return Err(for_now("Discord does not know the session"));
                }
                // What Discord may say one day.
                _ => {}
            }
        }
    }

    /// Goes on with the session, or begins one.
    fn introduction(&self) -> Value {
        let token = self.token.reveal();
        match &*self.session {
            Some(Session { id, last, .. }) => {
                json!({ "op": RESUME, "d": { "token": token, "session_id": id, "seq": last } })
            }
            None => json!({ "op": IDENTIFY, "d": {
                "token": token, "intents": INTENTS.bits(), "shard": [0, 1], "compress": false,
                "properties": { "os": std::env::consts::OS, "browser": "rapporteur", "device": "rapporteur" },
            } }),
        }
    }

    fn heartbeat(&self) -> Value {
        json!({ "op": BEAT, "d": self.session.as_ref().map(|session| session.last) })
    }

    /// Keeps what is needed to go on after this event.
    fn keep(&mut self, name: &str, event: &Value, number: Option<u64>, address: &str) {
        let words = |key: &str| event[key].as_str().map(str::to_owned);
        if name == "READY" {
            let resumes_at = words("resume_gateway_url").unwrap_or_else(|| address.to_owned());
            *self.session = words("session_id").map(|id| Session { id, address: resumes_at, last: 0 });
        }
        if matches!(name, "READY" | "RESUMED") {
            self.welcomed = Some(self.time.now());
        }
        if let (Some(session), Some(number)) = (&mut *self.session, number) {
            session.last = session.last.max(number);
        }
    }

    /// What a message says, if it says anything.
    fn read(&mut self, message: Option<Result<Message, Error>>) -> Result<Option<Frame>, Ended> {
        let message = message.ok_or_else(|| for_now("the connection has ended"))?.map_err(|error| broken(&error))?;
        match message {
            Message::Text(words) => {
                let frame = serde_json::from_str(&words);
                Ok(frame.inspect_err(|error| tracing::debug!(%error, "a word of Discord's could not be read")).ok())
            }
            Message::Close(reason) => {
                let code = reason.as_ref().map(|reason| u16::from(reason.code));
                if matches!(code, Some(NOT_AUTHENTICATED | INVALID_SEQUENCE | SESSION_TIMED_OUT)) {
                    *self.session = None;
                }
                Err(closed(code))
            }
            Message::Binary(_) | Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => Ok(None),
        }
    }
}

/// Discord's reasons to end a connection. After some of them making it again would come to the same, and after a thousand tries
/// in a day Discord resets the token.
fn closed(code: Option<u16>) -> Ended {
    match code {
        Some(4_004) => Ended::ForGood("Discord does not know the token"),
        Some(4_010 | 4_011) => Ended::ForGood(
            "Discord wants the bot to divide itself, since it is in too many servers: set its application to private",
        ),
        Some(4_012) => {
            Ended::ForGood("Discord does not take this version of its interface any more: a newer Rapporteur is needed")
        }
        Some(4_013 | 4_014) => {
            Ended::ForGood("Discord does not let the bot hear what it asks for: look at \"Privileged Gateway Intents\"")
        }
        Some(code) => Ended::ForNow(format!("Discord has closed the connection with {code}")),
        None => for_now("Discord has closed the connection"),
    }
}

fn for_now(reason: &str) -> Ended {
    Ended::ForNow(reason.to_owned())
}

/// An error by its kind alone: in its words there may be an address with a token.
fn broken(error: &Error) -> Ended {
    let reason = match error {
        Error::Io(error) => format!("the connection broke: {}", error.kind()),
        Error::Http(answer) => format!("the gateway answers with status {}", answer.status()),
        Error::Tls(_) => "the connection is not secure".to_owned(),
        _ => "the connection broke".to_owned(),
    };
    Ended::ForNow(reason)
}

async fn say(socket: &mut Socket, words: &Value) -> Result<(), Ended> {
    socket.send(Message::Text(words.to_string())).await.map_err(|error| broken(&error))
}

/// What comes in time.
async fn within<T: Time, A>(time: &T, what: &str, coming: impl Future<Output = A>) -> Result<A, Ended> {
    tokio::select! {
        came = coming => Ok(came),
        () = time.pause(PATIENCE) => Err(Ended::ForNow(format!("{what} of Discord did not come in time"))),
    }
}

fn after<T: Time>(time: &T, pause: SignedDuration) -> Timestamp {
    time.now().checked_add(pause).unwrap_or(Timestamp::MAX)
}

/// The address with which version of Discord's interface is spoken.
fn with_version(address: &str) -> Result<Url, Ended> {
    let mut address = Url::parse(address).map_err(|_| for_now("Discord names no address of its gateway"))?;
    let is_named = address.query_pairs().any(|(name, _)| name == "v");
    if !is_named {
        address.query_pairs_mut().append_pair("v", "10").append_pair("encoding", "json");
    }
    Ok(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_mended_by_another_connection_ends_it_for_good() {
        let codes =
            [4_000, 4_001, 4_002, 4_003, 4_004, 4_005, 4_007, 4_008, 4_009, 4_010, 4_011, 4_012, 4_013, 4_014, 1_000];
        let for_good = codes.into_iter().filter(|code| matches!(closed(Some(*code)), Ended::ForGood(_)));
        assert_eq!(for_good.collect::<Vec<u16>>(), [4_004, 4_010, 4_011, 4_012, 4_013, 4_014]);
        assert!(matches!(closed(None), Ended::ForNow(_)));
    }

    #[test]
    fn the_version_is_named_once() {
        let named = |address: &str| with_version(address).unwrap().to_string();
        assert_eq!(named("wss://gateway.discord.gg"), "wss://gateway.discord.gg/?v=10&encoding=json");
        assert_eq!(named("ws://127.0.0.1:9/gateway?v=10"), "ws://127.0.0.1:9/gateway?v=10");
        assert!(with_version("nowhere").is_err());
    }
}
