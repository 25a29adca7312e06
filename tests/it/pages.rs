//! The public record on the web, as it is served.

mod addresses;
mod browser;
mod crowd;
mod every;
mod feed;
mod headers;
mod hostile;
mod outline;
mod private;
mod search;
mod table;

use std::net::{Ipv4Addr, SocketAddr};

use harness::program::{Place, example, example_text};
use jiff::Timestamp;
use rapporteur::base::clock::SimulatedTime;
use rapporteur::base::config::Config;
use rapporteur::desk::DeskHandle;
use rapporteur::journal::{Outgoing, SqlJournal};
use rapporteur::web::{Archive, Bounds, Site, serve};
use scraper::{ElementRef, Html, Node, Selector};
use tokio::runtime::Runtime;
use tokio::sync::mpsc;

use crate::ask::{Answer, ask};
use crate::calendars::heard;

/// What is said after the example of 2017.
const MORE: &str = include_str!("pages/more.txt");

const NOWHERE: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::UNSPECIFIED), 0);

/// When that has been said.
const NOW: &str = "2017-05-04T10:10:00Z";

fn place_of_2017() -> Place {
    let place = Place::with_people();
    for file in ["transcript.txt", "meeting.txt"] {
        place.run(&["replay", &example(file)]).done();
    }
    place.replay("2017-04-26T08:00:00Z ---\n");
    place
}

/// The record of 2017 with some of everything that there can be, while a meeting goes on.
fn place_with_everything() -> Place {
    let place = place_of_2017();
    place.replay(format!("{MORE}{NOW} ---\n"));
    place
}

/// The same where the cycle does not end.
pub(crate) fn place_with_a_long_cycle() -> Place {
    let place = place_of_2017();
    place.replay(format!("{}{NOW} ---\n", MORE.replace("2017-12-20", "2999-12-20")));
    place
}

/// The record of a place while it is served, at a moment that stays.
struct Served {
    address: SocketAddr,
    _place: Place,
    desk: DeskHandle,
    _posts: mpsc::UnboundedReceiver<Vec<Outgoing>>,
    runtime: Runtime,
}

impl Served {
    fn new(place: Place, now: &str) -> Self {
        Self::with_config(place, now, "")
    }

    fn with_config(place: Place, now: &str, config: &str) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let url = place.url();
        let config =
            format!("{config}\n[database]\nurl = \"{url}\"\n[web]\npublic_url = \"https://record.example.org\"\n");
        let config = Config::read(&config, std::iter::empty()).unwrap();
        let time = SimulatedTime::starting(now.parse().unwrap());
        let (posts, _posts) = mpsc::unbounded_channel();
        let (site, desk) = runtime.block_on(async {
            let desk = rapporteur::app::open(&config).await.unwrap();
            let organisation = desk.organisation().clone();
            let (desk, _) = desk.open_to(time.clone(), posts);
            let archive = Archive::from_journal(SqlJournal::look(&url).await.unwrap());
            (Site::new(desk.snapshots(), organisation, time).with_archive(archive), desk)
        });
        let mut served = Self { address: NOWHERE, _place: place, desk, _posts, runtime };
        served.address = served.serve(site);
        served
    }

    fn serve(&self, site: Site<SimulatedTime>) -> SocketAddr {
        self.runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
            let address = listener.local_addr().unwrap();
            let log = site.log();
            tokio::spawn(serve(listener, site.router(), Bounds::of_record(None), log, std::future::pending()));
            address
        })
    }

    /// The record of 2017 after the meeting of 11 April, as it was approved on the 25th.
    fn of_2017() -> Self {
        Self::with_config(place_of_2017(), "2017-04-26T08:00:00Z", &example_text("rapporteur.toml"))
    }

    /// The same with some of everything that there can be, while a meeting goes on.
    fn with_everything() -> Self {
        Self::with_config(place_with_everything(), NOW, &example_text("rapporteur.toml"))
    }

    /// Says something in the plenary, and waits until it is recorded.
    fn says(&self, handle: &str, text: &str, at: Timestamp) {
        assert!(self.runtime.block_on(self.desk.hear(heard(handle, text, at))).unwrap().is_answered());
    }

    fn get(&self, path: &str) -> Answer {
        ask(self.address, "GET", path, "")
    }

    /// A page that is there.
    #[track_caller]
    fn page(&self, path: &str) -> Html {
        let answer = self.get(path);
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, Some("text/html; charset=utf-8")),
            "{path}: {answer:?}"
        );
        Html::parse_document(&answer.body)
    }
}

fn selector(words: &str) -> Selector {
    Selector::parse(words).unwrap()
}

/// All elements that are meant, in order.
fn all<'h>(html: &'h Html, words: &str) -> Vec<ElementRef<'h>> {
    html.select(&selector(words)).collect()
}

/// The same within an element.
fn within<'h>(element: ElementRef<'h>, words: &str) -> Vec<ElementRef<'h>> {
    element.select(&selector(words)).collect()
}

/// The text of an element as it is seen: blocks apart from each other, blanks as one.
fn text(element: ElementRef<'_>) -> String {
    const IN_LINE: [&str; 8] = ["a", "bdi", "code", "label", "mark", "span", "strong", "time"];
    let mut seen = String::new();
    for node in element.descendants() {
        match node.value() {
            Node::Text(words) => seen.push_str(words),
            Node::Element(element) if !IN_LINE.contains(&element.name()) => seen.push(' '),
            _ => {}
        }
    }
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands in the main part of a page.
fn main(html: &Html) -> String {
    text(all(html, "main")[0])
}
