//! The feeds as they are served: by the program that runs, and as the record moves on.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};

use harness::bot::Awake;
use harness::program::{Place, ROLES};
use jiff::Timestamp;
use rapporteur::base::clock::SimulatedTime;
use rapporteur::desk::DeskHandle;
use rapporteur::web::Site;
use tokio::sync::mpsc;

use super::{Record, heard, read::Read};
use crate::ask::{Answer, DEADLINE, ask};

/// The configuration of a page alone.
const CONFIG: &str = "[web]\nlisten = \"127.0.0.1:0\"\npublic_url = \"https://record.example.org\"\n";

/// What was said before the page is served: two groups, and meetings that are over, to come and cancelled.
const SAID: &str = "\
2017-04-10T09:00:00Z #plenary <lynn> /propose WG-IMP IGF Improvements, and; more
2017-04-10T09:00:00Z #plenary <lynn> /propose WG-CO Outreach
2017-04-10T09:00:00Z #plenary <lea> /support WG-IMP
2017-04-10T09:01:00Z #plenary <lynn> /meet WG-IMP \"Long ago\" 2017-04-20 10:00 UTC
2017-04-10T09:02:00Z #plenary <lynn> /meet WG-IMP \"First call\" 2096-04-25 10:00 Geneva for: 90m
2017-04-10T09:03:00Z #plenary <lynn> /meet WG-IMP \"Not held\" 2096-04-26 10:00 UTC
2017-04-10T09:04:00Z #plenary <lynn> /cancel 3
2017-04-10T09:05:00Z #plenary <lynn> /meet plenary \"Virtual meeting\" 2096-05-02 22:00 UTC
2017-04-10T09:06:00Z #plenary <lynn> /meet WG-CO \"Another\" 2096-05-03 10:00 UTC
2017-04-10T09:07:00Z #plenary <lea> /rsvp 4 no
2017-04-10T09:08:00Z #plenary <passer-by> /rsvp 5 maybe
2017-04-10T09:10:00Z @lea <lea> /profile calendar
2017-04-10T09:11:00Z @lea <lea> /profile calendar renew: yes
2017-04-10T09:12:00Z @passer-by <passer-by> /profile calendar
2017-04-10T09:13:00Z @stranger <stranger> /profile calendar
2017-04-10T09:14:00Z @stranger <stranger> /profile forget yes
";

/// The titles of the meetings in a calendar.
#[track_caller]
fn titles(answer: &Answer) -> Vec<String> {
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, Some("text/calendar; charset=utf-8")),
        "{answer:?}"
    );
    let events = Read::of(&answer.body).events;
    let titles = events.iter().flatten().filter(|(name, _)| name == "SUMMARY");
    titles.map(|(_, value)| value.rsplit_once(": ").unwrap().1.to_owned()).collect()
}

/// A place where all that was said, and the secrets of the calendars that were given out.
fn place() -> (Place, Vec<String>) {
    let place = Place::new();
    place.write("rapporteur.toml", format!("{CONFIG}{ROLES}"));
    let printed = place.replay(SAID);
    let secrets = printed.split("https://record.example.org/calendar/").skip(1);
    let secrets: Vec<String> = secrets.map(|rest| rest.split_once(".ics").unwrap().0.to_owned()).collect();
    assert_eq!(secrets.len(), 4, "{printed}");
    (place, secrets)
}

/// The program with everything in its log, and where it is served.
fn run(place: &Place) -> (Awake, SocketAddr, Vec<String>) {
    let mut command = place.command(&["run"]);
    command.env("RUST_LOG", "trace");
    let mut awake = Awake::start_with(command);
    let log = awake.read_to("ready: the public record on http://");
    let address = log.last().unwrap().rsplit_once("http://").unwrap().1.parse().unwrap();
    (awake, address, log)
}

#[test]
fn the_calendars_are_served_by_the_program_that_runs() {
    let (place, secrets) = place();
    let [replaced, leas, passers, erased] = secrets.as_slice() else { panic!("{secrets:?}") };
    let (awake, address, mut log) = run(&place);
    let get = |path: &str| ask(address, "GET", path, "");
    let own = |secret: &str| get(&format!("/calendar/{secret}.ics"));

    let all = get("/calendar.ics");
    assert_eq!(titles(&all), ["First call", "Not held", "Virtual meeting", "Another"]);
    assert_eq!(all.header("cache-control"), Some("public, max-age=300"));
    assert!(all.body.contains("\r\nDTSTART:20960425T080000Z\r\n") && all.body.contains("\r\nSTATUS:CANCELLED\r\n"));
    for path in ["/groups/WG-IMP/calendar.ics", "/groups/wg-imp/calendar.ics"] {
        let group = get(path);
        assert_eq!(titles(&group), ["First call", "Not held"]);
        assert!(
            group.body.contains("\r\nNAME;VALUE=TEXT:WG-IMP: IGF Improvements\\, and\\; more\r\n"),
            "{}",
            group.body
        );
    }
    get("/groups/WG-NONE/calendar.ics").is_absent("There is no group of this code.");
    get("/groups/-/calendar.ics").is_absent("There is no group of this code.");

    // Lea supports WG-IMP, and said that she does not come to the plenary. The passer-by may come to another's.
    assert_eq!(titles(&own(leas)), ["First call", "Not held"]);
    assert_eq!(titles(&own(passers)), ["Another"]);
    assert_eq!(own(leas).header("cache-control"), Some("private, no-cache"));
    assert_eq!(own(leas).header("x-robots-tag"), Some("noindex"));
    for nothing in [replaced, erased, "0", "", "..%2f", "%ff"] {
        let absent = own(nothing);
        assert!(matches!(absent.status, 400 | 404), "{absent:?}");
    }
    own(replaced).is_absent("There is nothing here.");
    own(erased).is_absent("There is nothing here.");
    get(&format!("/calendar/{leas}")).is_absent("There is nothing here.");
    assert_eq!((get("/").status, get("/nothing").status), (200, 404));

    assert_eq!((get("/healthz").status, get("/healthz").body), (200, "ok".to_owned()));
    let (status, rest) = awake.stop_and_read();
    assert!(status.success(), "{rest:?}");
    log.extend(rest);
    assert!(log.iter().any(|line| line.ends_with("stopping")), "{log:?}");
    for secret in &secrets {
        assert!(!log.iter().any(|line| line.contains(secret.as_str())), "a secret is in the log");
    }
    let exports = ["json", "csv", "md"].map(|format| place.export(&["--format", format])).concat();
    assert!(!secrets.iter().any(|secret| exports.contains(secret.as_str())), "a secret is exported");
    for file in place.files() {
        let bytes = std::fs::read(place.path(&file)).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains(erased.as_str()), "of who was erased something is in {file}");
    }
}

#[test]
fn what_is_known_is_not_sent_again_and_nothing_can_be_written() {
    let (place, secrets) = place();
    let (awake, address, _) = run(&place);
    let own = format!("/calendar/{}.ics", secrets[1]);
    for path in ["/calendar.ics", "/groups/WG-IMP/calendar.ics", &own, "/healthz"] {
        let first = ask(address, "GET", path, "");
        let tag = first.header("etag").unwrap().to_owned();
        assert!(tag.len() == 34 && tag.starts_with('"') && tag.ends_with('"'), "{tag}");
        let length = first.body.len().to_string();
        assert_eq!(first.header("content-length"), Some(length.as_str()));
        for known in [tag.clone(), format!("W/{tag}"), format!("\"a\", {tag}"), "*".to_owned()] {
            let same = ask(address, "GET", path, &format!("If-None-Match: {known}\r\n"));
            assert_eq!(
                (same.status, same.body.as_str(), same.header("etag")),
                (304, "", Some(tag.as_str())),
                "{known}"
            );
            assert_eq!(same.header("cache-control"), first.header("cache-control"));
            assert_eq!(same.header("content-type"), None);
            assert!(same.header("content-length").is_none_or(|it| it == length), "{same:?}");
        }
        let other = ask(address, "GET", path, "If-None-Match: \"a\"\r\n");
        assert_eq!((other.status, other.body), (200, first.body));
        let head = ask(address, "HEAD", path, "");
        assert_eq!((head.status, head.body.as_str(), head.header("etag")), (200, "", Some(tag.as_str())));
        assert_eq!(head.header("content-length"), Some(length.as_str()));
        for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"] {
            let refused = ask(address, method, path, "Content-Length: 0\r\n");
            assert_eq!((refused.status, refused.header("allow")), (405, Some("GET, HEAD")), "{method} {path}");
            assert_eq!(refused.body, "This can only be read.");
        }
    }
    assert_eq!(ask(address, "HEAD", "/nothing", "").body, "");
    assert_eq!(ask(address, "POST", "/nothing", "Content-Length: 0\r\n").status, 405);
    assert!(awake.stop().success());
}

#[test]
fn an_address_that_is_taken_is_one_clear_line() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let place = Place::new();
    let address = taken.local_addr().unwrap();
    place.write("rapporteur.toml", format!("[web]\nlisten = \"{address}\"\n"));
    let said = place.run(&["run"]).refused_in_a_line();
    let expected = format!("rapporteur: web.listen \"{address}\" cannot be used, give another address or port: ");
    assert!(said.starts_with(&expected), "{said}");
    // Nothing was begun.
    assert!(!place.files().contains(&"rapporteur.db".to_owned()), "{:?}", place.files());
}

#[test]
fn who_calls_and_says_nothing_does_not_hold_up_the_stop() {
    let (place, _) = place();
    let (awake, address, _) = run(&place);
    let mut silent = TcpStream::connect_timeout(&address, DEADLINE).unwrap();
    let mut slow = TcpStream::connect_timeout(&address, DEADLINE).unwrap();
    slow.write_all(b"GET /calendar.ics HTTP/1.1\r\nHost:").unwrap();
    assert_eq!(ask(address, "GET", "/healthz", "").status, 200);
    assert!(awake.stop().success());
    silent.set_read_timeout(Some(DEADLINE)).unwrap();
    assert_eq!(silent.read(&mut [0; 1]).unwrap_or(0), 0);
}

/// A record that people speak to while it is served.
struct Served {
    desk: DeskHandle,
    time: SimulatedTime,
    now: Timestamp,
    address: SocketAddr,
    /// Kept, so that the desk has somewhere to send to.
    _posts: mpsc::UnboundedReceiver<Vec<rapporteur::journal::Outgoing>>,
}

impl Served {
    async fn new() -> Self {
        let record = Record::new().await;
        let (now, organisation) = (record.now, record.desk.organisation().clone());
        let time = SimulatedTime::starting(now);
        let (posts, _posts) = mpsc::unbounded_channel();
        let (desk, _) = record.desk.open_to(time.clone(), posts);
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let site = Site::new(desk.snapshots(), organisation, time.clone());
        tokio::spawn(axum::serve(listener, site.router()).into_future());
        Self { desk, time, now, address, _posts }
    }

    async fn says(&mut self, handle: &str, text: &str) {
        self.passes_to(Timestamp::from_second(self.now.as_second() + 1).unwrap());
        assert!(self.desk.hear(heard(handle, text, self.now)).await.unwrap().is_answered());
    }

    fn passes_to(&mut self, now: Timestamp) {
        self.now = now;
        self.time.advance(now);
    }

    async fn get(&self, path: String) -> Answer {
        let address = self.address;
        tokio::task::spawn_blocking(move || ask(address, "GET", &path, "")).await.unwrap()
    }

    /// The address of somebody's own calendar, as the record has it.
    fn own(&self, name: &str) -> String {
        let register = self.desk.register();
        let person = register.people().named(name)[0];
        format!("/calendar/{}.ics", person.calendar.as_ref().unwrap())
    }
}

#[tokio::test]
async fn what_is_said_is_in_the_calendars_at_once() {
    let mut served = Served::new().await;
    let all = || "/calendar.ics".to_owned();
    let empty = served.get(all()).await;
    assert_eq!(titles(&empty), Vec::<String>::new());
    served.says("lynn", "/meet WG-IMP \"First call\" 2017-04-25 22:00 UTC for: 1h").await;
    served.says("lea", "/support WG-IMP").await;
    served.says("lea", "/profile calendar").await;
    let first = served.get(all()).await;
    assert_eq!(titles(&first), ["First call"]);
    assert_ne!(first.header("etag"), empty.header("etag"));
    let old = served.own("lea");
    assert_eq!(titles(&served.get(old.clone()).await), ["First call"]);

    served.says("lea", "/rsvp 1 no").await;
    assert_eq!(titles(&served.get(old.clone()).await), Vec::<String>::new());
    served.says("lea", "/rsvp 1 maybe").await;
    served.says("lea", "/unsupport WG-IMP").await;
    assert_eq!(titles(&served.get(old.clone()).await), ["First call"]);

    served.says("lea", "/profile calendar renew: yes").await;
    let new = served.own("lea");
    served.get(old).await.is_absent("There is nothing here.");
    assert_eq!(titles(&served.get(new.clone()).await), ["First call"]);
    served.says("lea", "/profile forget yes").await;
    served.get(new).await.is_absent("There is nothing here.");

    // A year after its end it is there for the last time.
    served.passes_to("2018-04-26T22:59:59Z".parse().unwrap());
    assert_eq!(titles(&served.get(all()).await), ["First call"]);
    served.passes_to("2018-04-26T23:00:01Z".parse().unwrap());
    assert_eq!(titles(&served.get(all()).await), Vec::<String>::new());
}
