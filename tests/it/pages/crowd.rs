//! Many at once, and some who mean no good: nobody keeps others out, and what cannot be read is answered as strictly as all else.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::routing::get;
use harness::bot::Awake;
use harness::program::{Place, ROLES};
use hyper::body::Frame;
use rapporteur::web::{Bounds, BoundsLog, serve};
use tokio::runtime::Runtime;
use tokio::sync::Semaphore;

use super::Served;
use crate::ask::{DEADLINE, ask};

/// A short time.
const SOON: Duration = Duration::from_millis(300);

/// Bounds that are met soon, or not at all.
const BOUNDS: Bounds = Bounds { connections: 4, head: DEADLINE, pause: DEADLINE, rate: 1 };

/// A server of its own.
struct Server {
    address: SocketAddr,
    /// Whoever asks for `/when-let` is heard of, and answered by a permit.
    asked: Receiver<()>,
    let_go: Arc<Semaphore>,
    /// Hears of each answer from `/endless` that nobody takes any more.
    ended: Receiver<()>,
    _runtime: Runtime,
}

/// A body without an end.
struct Endless(Sender<()>);

impl HttpBody for Endless {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(&[b'x'; 65_536])))))
    }
}

impl Drop for Endless {
    fn drop(&mut self) {
        // The test may have ended.
        let _ = self.0.send(());
    }
}

impl Server {
    fn with(bounds: Bounds) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let (let_go, (ending, ended), (asking, asked)) = (Arc::new(Semaphore::new(0)), channel(), channel());
        let waits = let_go.clone();
        let when_let = move || {
            let (waits, asking) = (waits.clone(), asking.clone());
            async move {
                asking.send(()).unwrap();
                waits.acquire().await.unwrap().forget();
            }
        };
        let endless = move || std::future::ready(Body::new(Endless(ending.clone())));
        let router = Router::new()
            .route("/", get(async || "here"))
            .route("/when-let", get(when_let))
            .route("/endless", get(endless));
        let listener = runtime.block_on(tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))).unwrap();
        let address = listener.local_addr().unwrap();
        runtime.spawn(serve(listener, router, bounds, BoundsLog::default(), std::future::pending()));
        Self { address, asked, let_go, ended, _runtime: runtime }
    }

    /// A connection on which these bytes are sent.
    fn sends(&self, bytes: impl AsRef<[u8]>) -> TcpStream {
        let mut stream = TcpStream::connect_timeout(&self.address, DEADLINE).unwrap();
        stream.set_read_timeout(Some(DEADLINE)).unwrap();
        stream.write_all(bytes.as_ref()).unwrap();
        stream
    }

    /// What comes back until the server has closed the connection.
    fn answers(&self, bytes: impl AsRef<[u8]>) -> String {
        rest(&mut self.sends(bytes))
    }
}

/// What is still to be read until the other end has closed.
#[track_caller]
fn rest(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes) {
        Ok(_) => {}
        // Who closes while more is sent says it so.
        Err(error) => assert_eq!(error.kind(), ErrorKind::ConnectionReset, "it stays open: {error}"),
    }
    String::from_utf8(bytes).unwrap()
}

const WHOLE: &str = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
const HALF: &str = "GET / HTTP/1.1\r\nHost: x\r\nX-Half: ";

#[test]
fn who_does_not_ask_in_time_loses_the_connection() {
    let server = Server::with(Bounds { head: SOON, ..BOUNDS });
    assert_eq!(server.answers(""), "");
    assert_eq!(server.answers(HALF), "");
    let answered = server.answers(WHOLE);
    assert!(answered.starts_with("HTTP/1.1 200 OK\r\n") && answered.ends_with("\r\n\r\nhere"), "{answered}");
    assert_eq!(server.answers(format!("{WHOLE}{HALF}")).matches("HTTP/1.1 ").count(), 1);
}

#[test]
fn who_takes_nothing_of_an_answer_loses_it() {
    let server = Server::with(Bounds { pause: SOON, ..BOUNDS });
    let _stream = server.sends("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n");
    server.ended.recv_timeout(DEADLINE).unwrap();
}

#[test]
fn who_takes_an_answer_too_slowly_on_the_whole_loses_it() {
    let server = Server::with(Bounds { pause: SOON, rate: 1 << 40, ..BOUNDS });
    let mut stream = server.sends("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n");
    let mut bytes = [0; 65_536];
    // As fast as it goes, which is not fast enough.
    while !matches!(stream.read(&mut bytes), Ok(0) | Err(_)) {}
    server.ended.recv_timeout(DEADLINE).unwrap();
}

#[test]
fn whoever_has_waited_longest_makes_room_for_who_asks() {
    let server = Server::with(BOUNDS);
    let mut waiting: Vec<TcpStream> = (0..BOUNDS.connections).map(|_| server.sends(HALF)).collect();
    let mut asker = server.sends(WHOLE);
    let mut first = [0; 12];
    asker.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 200");
    assert_eq!(rest(&mut waiting[0]), "");
    // The others are still heard.
    let last = waiting.last_mut().unwrap();
    last.write_all(b"whole\r\nConnection: close\r\n\r\n").unwrap();
    assert!(rest(last).starts_with("HTTP/1.1 200 OK\r\n"));
}

#[test]
fn where_all_are_at_work_a_new_one_is_told_so() {
    let server = Server::with(Bounds { connections: 2, ..BOUNDS });
    let asked = "GET /when-let HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    let mut at_work: Vec<TcpStream> = (0..2).map(|_| server.sends(asked)).collect();
    at_work.iter().for_each(|_| server.asked.recv_timeout(DEADLINE).unwrap());
    let full = ask(server.address, "GET", "/", "");
    assert_eq!(full.status, 503);
    assert_eq!(full.body, "Many are connected just now: please try again in a moment.");
    assert_eq!((full.header("retry-after"), full.header("cache-control")), (Some("5"), Some("no-store")));
    server.let_go.add_permits(2);
    for stream in &mut at_work {
        assert!(rest(stream).starts_with("HTTP/1.1 200 OK\r\n"));
    }
    assert!(server.answers(WHOLE.replace("x\r\n", "x\r\nConnection: close\r\n")).starts_with("HTTP/1.1 200 OK\r\n"));
}

#[test]
fn what_cannot_be_read_is_answered_as_strictly_as_all_else() {
    let served = Served::of_2017();
    let raw = |bytes: &[u8]| {
        let mut stream = TcpStream::connect_timeout(&served.address, DEADLINE).unwrap();
        stream.set_read_timeout(Some(DEADLINE)).unwrap();
        // The answer may come before all is sent.
        let _ = stream.write_all(bytes);
        rest(&mut stream)
    };
    let long = "x".repeat(20_000);
    let headers: String = (0..200).map(|number| format!("X-{number}: y\r\n")).collect();
    for (request, status, words) in [
        ("G<T / HTTP/1.1\r\n\r\n".to_owned(), "400 Bad Request", "This is no request that can be read."),
        ("GET /\u{1} HTTP/1.1\r\n\r\n".to_owned(), "400 Bad Request", "This is no request that can be read."),
        ("GET / HTTP/3.7\r\n\r\n".to_owned(), "400 Bad Request", "This is no request that can be read."),
        ("GET / HTTP/1.1\r\nA b: c\r\n\r\n".to_owned(), "400 Bad Request", "This is no request that can be read."),
        (format!("GET /{long} HTTP/1.1\r\n\r\n"), "414 URI Too Long", "The address is too long."),
        (format!("GET /{} HTTP/1.1\r\n\r\n", long.repeat(20)), "414 URI Too Long", "The address is too long."),
        (
            format!("GET / HTTP/1.1\r\nX: {long}\r\n\r\n"),
            "431 Request Header Fields Too Large",
            "The head of the request is too long.",
        ),
        (
            format!("GET / HTTP/1.1\r\n{headers}\r\n"),
            "431 Request Header Fields Too Large",
            "The head of the request is too long.",
        ),
    ] {
        for before in ["", "GET /style.css HTTP/1.1\r\nHost: x\r\n\r\n", "HEAD / HTTP/1.1\r\nHost: x\r\n\r\n"] {
            if status.starts_with("414") && !before.is_empty() {
                // Where one request ends and the next begins is not looked for twice, so this may be a 431.
                continue;
            }
            let said = raw(format!("{before}{request}").as_bytes());
            let said = said.rsplit_once("HTTP/1.1 ").unwrap().1;
            assert!(
                said.starts_with(&format!("{status}\r\n")) && said.ends_with(&format!("\r\n\r\n{words}")),
                "{said}"
            );
            for header in [
                "content-security-policy: default-src 'none'",
                "x-content-type-options: nosniff",
                "x-frame-options: DENY",
                "referrer-policy: no-referrer",
                "cross-origin-opener-policy: same-origin",
                "cross-origin-resource-policy: same-origin",
                "permissions-policy: ",
                "cache-control: no-store",
                "x-robots-tag: noindex",
                "connection: close",
                "date: ",
            ] {
                assert!(said.contains(&format!("\r\n{header}")), "{header}: {said}");
            }
            assert!(said.contains(&format!("\r\ncontent-length: {}\r\n", words.len())), "{said}");
        }
    }
    // HTTP/2 is not spoken.
    assert_eq!(raw(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0"), "");
    // What is behind a request with a body is not read.
    let twice = raw(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 40\r\n\r\nG<T / HTTP/1.1\r\n\r\n");
    assert!(twice.starts_with("HTTP/1.1 405 ") && twice.matches("HTTP/1.1 ").count() == 1, "{twice}");
}

#[test]
fn what_is_no_text_names_nothing() {
    let served = Served::of_2017();
    for path in ["/groups/%ff", "/meetings/%ff", "/calendar/%ff.ics", "/%ff"] {
        let answer = served.get(path);
        assert_eq!((answer.status, answer.header("cache-control")), (404, Some("no-store")), "{path}");
        assert!(answer.body.contains("There is no page at this address"), "{path}: {}", answer.body);
    }
}

#[test]
fn what_no_page_knows_changes_no_page() {
    let served = Served::with_everything();
    for path in ["/", "/groups/WG-IMP", "/meetings", "/consultations/1", "/search?q=the", "/feed.atom", "/export.json"]
    {
        let mark = if path.contains('?') { '&' } else { '?' };
        let (one, other) = (served.get(path), served.get(&format!("{path}{mark}utm_source=elsewhere&Page=7&page=x")));
        assert_eq!((other.status, other.header("etag")), (200, one.header("etag")), "{path}");
        assert!(!other.body.contains("utm_source") && !other.body.contains("elsewhere"), "{path}");
    }
}

#[test]
fn many_half_sent_requests_and_readers_that_read_nothing_keep_nobody_out() {
    let place = Place::new().having_group();
    place.write("rapporteur.toml", format!("{ROLES}[web]\nlisten = \"127.0.0.1:0\"\n"));
    // So many connections that there are more of them than there may be.
    let mut awake = Awake::start_with(place.command_after("ulimit -n 64", &["run"]));
    let ready = awake.wait_for("the public record on http://");
    let address: SocketAddr = ready.rsplit_once("http://").unwrap().1.trim().parse().unwrap();
    let connect = |bytes: &str| {
        let mut stream = TcpStream::connect_timeout(&address, DEADLINE).unwrap();
        stream.write_all(bytes.as_bytes()).unwrap();
        stream
    };
    let mut crowd = Vec::new();
    for number in 0..100 {
        crowd.push(connect(HALF));
        if number % 10 > 0 {
            continue;
        }
        crowd.push(connect(&format!("GET /export.json?slow={number} HTTP/1.1\r\nHost: x\r\n\r\n")));
        for path in ["/", "/groups/WG-IMP", "/search?q=improvements", "/export.json"] {
            assert_eq!(ask(address, "GET", path, "").status, 200, "{path} beside {number}");
        }
    }
    let (status, log) = awake.stop_and_read();
    let met: Vec<&String> = log.iter().filter(|line| line.contains("as many connections as there may be")).collect();
    assert!(status.success() && (1..=3).contains(&met.len()), "{log:#?}");
    assert!(met[0].contains("WARN") && met[0].contains("times=1"), "{met:#?}");
    assert!(!log.iter().any(|line| line.contains("no more files")), "{log:#?}");
}
