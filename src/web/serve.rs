//! The server before the pages: plain HTTP/1.1, within bounds.
//!
//! Each connection is in one of two states. It *waits*: no request is there, or only a part of the head of one. Or it is being
//! *answered*: its page is made, or taken. Who waits for too long, and who does not take what they asked for, loses the connection.
//!
//! There are as many connections as there may be. Another one then takes the place of one that waits, so that half-sent requests
//! keep nobody out: who wants to be answered asks at once. The place is taken from the address that has the most of them, and
//! there from the connection that has waited longest. Behind a proxy all have one address, and then it is simply the one that has
//! waited longest. So no number of connections for an address has to be chosen, which behind a proxy would be one for all. Where
//! none waits, an answer that is not being taken is given up; where there is none of those either, the new one is refused.

use std::collections::HashMap;
use std::convert::Infallible;
use std::future::poll_fn;
use std::io::{self, IoSlice};
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::http::header::CONNECTION;
use axum::http::{HeaderValue, Request, StatusCode};
use hyper::body::{Body as _, Bytes, Frame, Incoming, SizeHint};
use hyper::rt::{Sleep, Timer as _};
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, oneshot, watch};
use tokio::task::JoinSet;

use super::bounds::{Bound, Bounds, BoundsLog};
use super::document::refusal;

/// The most bytes that the head of a request may have.
const MOST_HEAD: usize = 16 << 10;

/// After how long an answer of which nothing is taken may be given up for another connection.
const STALLED: Duration = Duration::from_secs(5);

/// How long the end of a connection may take, and how many bytes are read meanwhile: who is still sending would otherwise lose the
/// answer that is on its way.
const LINGER: Duration = Duration::from_secs(1);
const LINGER_BYTES: usize = 1 << 20;

/// How many are told at once that there is no room. Any more are only closed.
const REFUSALS: usize = 16;

/// The pause after a connection could not be taken.
const PAUSE: Duration = Duration::from_millis(100);

/// How often the log is looked after.
const LOOKED_AFTER: Duration = Duration::from_secs(10);

/// Answers requests until `stop` comes, and then those that have begun.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    bounds: Bounds,
    log: BoundsLog,
    stop: impl Future<Output = ()>,
) {
    let timer = TokioTimer::new();
    let (open, stopping) = (Open { most: bounds.connections, all: Arc::default() }, watch::Sender::new(false));
    let refusals = Arc::new(Semaphore::new(REFUSALS));
    let mut tasks = JoinSet::new();
    let mut stop = pin!(stop);
    let mut look_after = timer.sleep(LOOKED_AFTER);
    loop {
        tokio::select! {
            biased;
            () = &mut stop => break,
            Some(_) = tasks.join_next() => {}
            () = &mut look_after => {
                log.say();
                look_after = timer.sleep(LOOKED_AFTER);
            }
            accepted = listener.accept() => match accepted {
                Ok((stream, from)) => match open.take_in(from, &log) {
                    Some((place, closed)) => {
                        let line = BoundedStream::new(stream, place.state.clone(), bounds, log.clone());
                        tasks.spawn(converse(line, router.clone(), place, closed, stopping.subscribe()));
                    }
                    None => if let Ok(turn) = refusals.clone().try_acquire_owned() {
                        tasks.spawn(async move {
                            refuse(stream).await;
                            drop(turn);
                        });
                    },
                },
                // Whoever asked has gone.
                Err(error) if is_of_one_connection(&error) => {}
                Err(error) => {
                    tracing::debug!(%error, "a connection cannot be taken");
                    log.meet(Bound::Files);
                    open.give_up_one();
                    timer.sleep(PAUSE).await;
                }
            }
        }
    }
    drop(listener);
    log.say_all();
    stopping.send_replace(true);
    while tasks.join_next().await.is_some() {}
}

fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}

/// Speaks with whoever is at the other end, until either has said all.
async fn converse(
    line: BoundedStream,
    router: Router,
    place: ConnectionSlot,
    mut closed: oneshot::Receiver<()>,
    mut stopping: watch::Receiver<bool>,
) {
    let (bounds, log, state, unread) = (line.bounds, line.log.clone(), line.state.clone(), line.unread.clone());
    let (answers, leaves_unread) = (state.clone(), unread.clone());
    let router = TowerToHyperService::new(router);
    let service = service_fn(move |request: Request<Incoming>| {
        let has_body = !request.body().is_end_stream();
        answers.lock().answers();
        leaves_unread.fetch_or(has_body, Ordering::Relaxed);
        let (answered, answers) = (router.call(request), answers.clone());
        Box::pin(async move {
            let mut response = answered.await.unwrap_or_else(|never| match never {});
            if has_body {
                // Nobody reads it. A second request behind it would be answered before this answer is on its way.
                response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
            }
            Ok::<_, Infallible>(response.map(|body| Told { body, _end: AnswerEnd(answers) }))
        })
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(bounds.head).max_buf_size(MOST_HEAD);
    let mut connection = http.serve_connection(TokioIo::new(line), service);
    let is_stopping = async {
        // The sender is there until all have ended.
        let _ = stopping.wait_for(|stopping| *stopping).await;
    };
    let mut is_stopping = pin!(is_stopping);
    let mut is_asked = false;
    let ended = loop {
        tokio::select! {
            ended = poll_fn(|cx| connection.poll_without_shutdown(cx)) => break ended,
            _ = &mut closed => return,
            () = &mut is_stopping, if !is_asked => {
                is_asked = true;
                Pin::new(&mut connection).graceful_shutdown();
            }
        }
    };
    if ended.is_err_and(|error| error.is_timeout()) && state.lock().bytes > 0 {
        log.meet(Bound::Head);
    }
    if unread.load(Ordering::Relaxed) {
        let mut stream = connection.into_parts().io.into_inner().stream;
        tokio::select! {
            () = linger(&mut stream) => {}
            () = TokioTimer::new().sleep(LINGER) => {}
            _ = closed => {}
        }
    }
    drop(place);
}

/// Ends a connection so that the last answer arrives, whatever is still being sent.
async fn linger(stream: &mut TcpStream) {
    if stream.shutdown().await.is_err() {
        return;
    }
    let (mut bytes, mut left) = ([0; 4096], LINGER_BYTES);
    while left > 0 {
        match stream.read(&mut bytes).await {
            Ok(0) | Err(_) => return,
            Ok(number) => left = left.saturating_sub(number),
        }
    }
}

/// Says that there is no room.
async fn refuse(mut stream: TcpStream) {
    let said = refusal(StatusCode::SERVICE_UNAVAILABLE, None);
    let told = async {
        if stream.write_all(&said).await.is_ok() {
            linger(&mut stream).await;
        }
    };
    tokio::select! {
        () = told => {}
        () = TokioTimer::new().sleep(LINGER) => {}
    }
}

/// The connections that there are.
#[derive(Clone)]
struct Open {
    most: usize,
    all: Arc<Mutex<Connections>>,
}

#[derive(Default)]
struct Connections {
    next: u64,
    open: HashMap<u64, Connection>,
}

struct Connection {
    from: IpAddr,
    state: Shared,
    close: oneshot::Sender<()>,
}

/// The place of a connection among the others, which it leaves at its end.
struct ConnectionSlot {
    number: u64,
    state: Shared,
    open: Open,
}

impl Drop for ConnectionSlot {
    fn drop(&mut self) {
        self.open.lock().open.remove(&self.number);
    }
}

impl Open {
    fn lock(&self) -> MutexGuard<'_, Connections> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for a connection from an address, if there is room or can be made some, and what says that it is to be closed.
    fn take_in(&self, from: SocketAddr, log: &BoundsLog) -> Option<(ConnectionSlot, oneshot::Receiver<()>)> {
        if self.lock().open.len() >= self.most {
            if !self.give_up_one() {
                log.meet(Bound::Full);
                return None;
            }
            log.meet(Bound::Room);
        }
        let (close, closed) = oneshot::channel();
        let state = Shared::default();
        let mut all = self.lock();
        let number = all.next;
        all.next += 1;
        all.open.insert(number, Connection { from: network(from.ip()), state: state.clone(), close });
        Some((ConnectionSlot { number, state, open: self.clone() }, closed))
    }

    /// Closes a connection that is not at work, if there is one.
    fn give_up_one(&self) -> bool {
        let mut all = self.lock();
        let Some(number) = all.idlest(TokioTimer::new().now()) else { return false };
        if let Some(connection) = all.open.remove(&number) {
            // It may have ended by itself.
            let _ = connection.close.send(());
        }
        true
    }
}

impl Connections {
    /// The connection that is missed least: it waits, or nothing of its answer is taken.
    fn idlest(&self, now: Instant) -> Option<u64> {
        let mut by_address: HashMap<IpAddr, usize> = HashMap::new();
        for connection in self.open.values() {
            *by_address.entry(connection.from).or_default() += 1;
        }
        let idle = self.open.iter().filter_map(|(number, connection)| {
            let (since, waits) = connection.state.lock().idle_since(now)?;
            let of_address = by_address.get(&connection.from).copied().unwrap_or_default();
            Some(((of_address, waits, now.saturating_duration_since(since)), *number))
        });
        idle.max().map(|(_, number)| number)
    }
}

/// The network from which an address comes: whoever has one of IPv6 has a whole one of these.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
        address => address,
    }
}

/// What is known of a connection.
#[derive(Debug)]
struct ConnectionState {
    phase: Phase,
    /// Since when it is in this phase.
    since: Instant,
    /// How much of a request has come, and how much of its first line, if that is not whole yet.
    bytes: usize,
    line: Option<usize>,
    /// When the first byte of the answer was to be sent, and how many were taken since.
    began: Option<Instant>,
    taken: u64,
    /// Since when nothing of the answer is taken.
    stands: Option<Instant>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// For a request.
    Waiting,
    /// A request is there, and its answer is made or sent.
    Answering,
    /// All of the answer is there, to be sent.
    Ending,
}

#[derive(Clone, Debug, Default)]
struct Shared(Arc<Mutex<ConnectionState>>);

impl Shared {
    fn lock(&self) -> MutexGuard<'_, ConnectionState> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for ConnectionState {
    fn default() -> Self {
        let since = TokioTimer::new().now();
        let (bytes, line, began, taken, stands) = (0, Some(0), None, 0, None);
        Self { phase: Phase::Waiting, since, bytes, line, began, taken, stands }
    }
}

impl ConnectionState {
    fn answers(&mut self) {
        *self = Self { phase: Phase::Answering, ..Self::default() };
    }

    /// Since when it is not at work, and whether it waits.
    fn idle_since(&self, now: Instant) -> Option<(Instant, bool)> {
        match self.phase {
            Phase::Waiting => Some((self.since, true)),
            Phase::Answering | Phase::Ending => {
                let stands = self.stands.filter(|since| now.saturating_duration_since(*since) >= STALLED)?;
                Some((stands, false))
            }
        }
    }

    /// So many bytes of the answer are taken.
    fn took(&mut self, bytes: usize, now: Instant) {
        self.began.get_or_insert(now);
        self.taken += bytes as u64;
        self.stands = None;
    }

    /// Until when the next byte of the answer must be taken.
    fn deadline(&mut self, bounds: Bounds, now: Instant) -> Instant {
        let stands = *self.stands.get_or_insert(now);
        let began = *self.began.get_or_insert(now);
        let by_rate = began + bounds.pause + Duration::from_secs(self.taken / bounds.rate.max(1));
        by_rate.min(stands + bounds.pause)
    }
}

/// The body of an answer.
struct Told {
    body: Body,
    _end: AnswerEnd,
}

/// With it goes the knowledge that the answer is whole.
struct AnswerEnd(Shared);

impl Drop for AnswerEnd {
    fn drop(&mut self) {
        self.0.lock().phase = Phase::Ending;
    }
}

impl hyper::body::Body for Told {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.get_mut().body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// The bytes that come and go.
struct BoundedStream {
    stream: TcpStream,
    state: Shared,
    bounds: Bounds,
    log: BoundsLog,
    timer: TokioTimer,
    patience: Option<Pin<Box<dyn Sleep>>>,
    /// What is said to a request that cannot be read.
    refusal: Vec<u8>,
    /// Whether the other end may be sending what nobody reads.
    unread: Arc<AtomicBool>,
}

impl BoundedStream {
    fn new(stream: TcpStream, state: Shared, bounds: Bounds, log: BoundsLog) -> Self {
        // Without it the end of an answer may wait for what was sent before it.
        let _ = stream.set_nodelay(true);
        let (timer, patience, refusal, unread) = (TokioTimer::new(), None, Vec::new(), Arc::default());
        Self { stream, state, bounds, log, timer, patience, refusal, unread }
    }

    /// Sends what it can, as long as somebody takes it.
    fn poll_send(&mut self, cx: &mut Context<'_>, bytes: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        if let Poll::Ready(sent) = Pin::new(&mut self.stream).poll_write_vectored(cx, bytes) {
            self.patience = None;
            if let Ok(number) = sent {
                self.state.lock().took(number, self.timer.now());
            }
            return Poll::Ready(sent);
        }
        let deadline = self.state.lock().deadline(self.bounds, self.timer.now());
        let patience = self.patience.get_or_insert_with(|| self.timer.sleep_until(deadline));
        ready!(patience.as_mut().poll(cx));
        self.log.meet(Bound::Taking);
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }

    /// Takes what hyper itself says to a request that it cannot read, and puts the same with our headers in its place.
    fn refuse(&mut self, bytes: &[IoSlice<'_>]) -> usize {
        let said: Vec<u8> = bytes.iter().flat_map(|part| part.iter().copied()).collect();
        let mut status = status_of(&said);
        if status == StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE && self.state.lock().line >= Some(MOST_HEAD) {
            // All of it is the address.
            status = StatusCode::URI_TOO_LONG;
        }
        self.unread.store(true, Ordering::Relaxed);
        self.refusal.extend(refusal(status, date_of(&said)));
        said.len()
    }

    fn poll_send_refusal(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.refusal.is_empty() {
            let refusal = std::mem::take(&mut self.refusal);
            let sent = self.poll_send(cx, &[IoSlice::new(&refusal)]);
            self.refusal = refusal;
            let sent = ready!(sent)?;
            self.refusal.drain(..sent);
        }
        Poll::Ready(Ok(()))
    }
}

/// The status of what hyper says by itself: `HTTP/1.1 431 …`.
fn status_of(said: &[u8]) -> StatusCode {
    let digits = said.split(|byte| *byte == b' ').nth(1).unwrap_or_default();
    StatusCode::from_bytes(digits).unwrap_or(StatusCode::BAD_REQUEST)
}

/// Its date.
fn date_of(said: &[u8]) -> Option<&str> {
    let said = std::str::from_utf8(said).ok()?;
    said.lines().find_map(|line| line.strip_prefix("date: "))
}

impl AsyncRead for BoundedStream {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = bytes.filled().len();
        ready!(Pin::new(&mut this.stream).poll_read(cx, bytes))?;
        let read = &bytes.filled()[before..];
        let mut state = this.state.lock();
        if state.phase == Phase::Waiting {
            state.bytes += read.len();
            state.line = state.line.filter(|_| !read.contains(&b'\n')).map(|line| line + read.len());
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for BoundedStream {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.poll_write_vectored(cx, &[IoSlice::new(bytes)])
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        // An answer of ours is on its way until all of it is sent, and the next request is read after that.
        if this.state.lock().phase == Phase::Waiting {
            return Poll::Ready(Ok(this.refuse(bytes)));
        }
        this.poll_send(cx, bytes)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        ready!(this.poll_send_refusal(cx))?;
        let mut state = this.state.lock();
        if state.phase == Phase::Ending {
            // hyper flushes only when all that it has is sent.
            *state = ConnectionState::default();
        }
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        ready!(this.poll_send_refusal(cx))?;
        Pin::new(&mut this.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Connections from addresses, the longest waiting first.
    fn connections(from: &[&str]) -> Connections {
        let now = TokioTimer::new().now();
        let mut all = Connections::default();
        for (number, from) in (0..).zip(from) {
            let state = Shared::default();
            state.lock().since = now + Duration::from_millis(number);
            let (close, _) = oneshot::channel();
            all.open.insert(number, Connection { from: network(from.parse().unwrap()), state, close });
        }
        all
    }

    fn idlest(all: &Connections) -> Option<u64> {
        all.idlest(TokioTimer::new().now() + Duration::from_secs(60))
    }

    #[test]
    fn the_address_with_the_most_connections_makes_room() {
        assert_eq!(idlest(&connections(&["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.2"])), Some(1));
        // Whoever has one address of IPv6 has many.
        assert_eq!(idlest(&connections(&["192.0.2.1", "2001:db8::1", "2001:db8::2", "2001:db8:0:1::"])), Some(1));
        assert_eq!(idlest(&connections(&["192.0.2.2", "192.0.2.1", "::ffff:192.0.2.1"])), Some(1));
    }

    #[test]
    fn who_is_at_work_makes_no_room_unless_nothing_of_the_answer_is_taken() {
        let all = connections(&["192.0.2.1", "192.0.2.1", "192.0.2.1"]);
        let (now, bounds) = (TokioTimer::new().now(), Bounds::of_record(None));
        all.open[&0].state.lock().answers();
        assert_eq!(idlest(&all), Some(1));
        all.open.values().for_each(|connection| connection.state.lock().answers());
        assert_eq!(idlest(&all), None);
        all.open[&2].state.lock().deadline(bounds, now);
        assert_eq!(idlest(&all), Some(2));
        all.open[&2].state.lock().took(1, now);
        assert_eq!(idlest(&all), None);
    }

    #[test]
    fn an_answer_is_taken_without_long_pauses_and_not_too_slowly_on_the_whole() {
        let (began, second) = (TokioTimer::new().now(), Duration::from_secs);
        let bounds = Bounds { connections: 1, head: second(1), pause: second(30), rate: 100 };
        let mut state = ConnectionState::default();
        state.answers();
        assert_eq!(state.deadline(bounds, began), began + second(30));
        // What is taken early counts for later, up to a pause.
        state.took(1_000, began + second(1));
        assert_eq!(state.deadline(bounds, began + second(2)), began + second(32));
        state.took(1, began + second(31));
        assert_eq!(state.deadline(bounds, began + second(31)), began + second(40));
        // The next answer has a time of its own.
        state.answers();
        assert_eq!(state.deadline(bounds, began + second(100)), began + second(130));
    }
}
