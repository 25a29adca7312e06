//! `serve`: processes that only read, beside the one that leads.

use std::net::SocketAddr;

use harness::bot::Awake;
use harness::postgres::PostgresDatabase;
use harness::program::{Place, ROLES, print};
use jiff::SignedDuration;
use rapporteur::base::clock::{SystemTime, Time};

use crate::ask::ask;

/// Within so long whoever looks sees what was recorded.
const WITHIN: SignedDuration = SignedDuration::from_secs(5);

const WEB: &str = "[web]\nlisten = \"127.0.0.1:0\"\n";

/// A place with a group for each database that there is here.
fn each_database() -> Vec<(Place, Option<PostgresDatabase>)> {
    let on_postgres = PostgresDatabase::new().map(|database| (Place::on(database.url()), Some(database)));
    let places = [(Place::on_sqlite(), None)].into_iter().chain(on_postgres);
    let with_group = |(place, database): (Place, _)| {
        let place = place.having_group();
        place.write("rapporteur.toml", format!("{ROLES}{WEB}"));
        (place, database)
    };
    places.map(with_group).collect()
}

/// A process that serves, and where.
fn begun(mut process: Awake) -> (Awake, SocketAddr) {
    let ready = process.wait_for("the public record on http://");
    let address = ready.rsplit_once("http://").unwrap().1.trim_end_matches(", to be read alone").trim();
    (process, address.parse().unwrap())
}

fn reader(place: &Place) -> (Awake, SocketAddr) {
    begun(Awake::start_with(place.command(&["serve"])))
}

/// Waits until a page has words, or has them no more, and no longer than somebody may have to.
#[track_caller]
fn shows(address: SocketAddr, path: &str, words: &str, expected: bool) {
    let began = SystemTime.now();
    while ask(address, "GET", path, "").body.contains(words) != expected {
        let waited = began.duration_until(SystemTime.now());
        assert!(waited <= WITHIN, "{path}: {words} after {waited:#}: not {expected}");
    }
}

#[test]
fn two_readers_show_within_five_seconds_what_the_one_that_leads_records_and_go_on_when_it_ends() {
    for (place, database) in each_database() {
        let (leader, address) = begun(Awake::start(&place));
        let readers = [reader(&place), reader(&place)];
        place.talk("/comment WG-IMP Marmalade.\n");
        for at in readers.iter().map(|(_, at)| *at).chain([address]) {
            for path in ["/groups/WG-IMP", "/export.json", "/search?q=marmalade"] {
                shows(at, path, "Marmalade", true);
            }
        }
        place.talk(":in @me\n/profile forget yes\n");
        readers.iter().for_each(|(_, at)| shows(*at, "/groups/WG-IMP", "Marmalade", false));
        assert!(leader.stop().success());
        for (process, at) in readers {
            // What changes something is for the one that leads.
            for (method, path, status) in [
                ("GET", "/?as-of=2017-04-10", 200),
                ("GET", "/unsubscribe/secret", 404),
                ("POST", "/groups/WG-IMP", 405),
                ("GET", "/healthz", 200),
            ] {
                assert_eq!(ask(at, method, path, "").status, status, "{method} {path}");
            }
            let ready = ask(at, "GET", "/readyz", "");
            assert_eq!((ready.status, ready.body.starts_with("ready\nthe record: read ")), (200, true), "{ready:?}");
            let (status, log) = process.stop_and_read();
            let is_trouble = |line: &&String| line.contains("WARN") || line.contains("ERROR");
            assert!(status.success() && !log.iter().any(|line| is_trouble(&line)), "{log:#?}");
        }
        print(&format!("two readers on {}", if database.is_some() { "PostgreSQL" } else { "SQLite" }));
    }
}

#[test]
fn nothing_is_written() {
    let place = Place::on_sqlite().having_group();
    place.write("rapporteur.toml", format!("{ROLES}{WEB}"));
    let before = std::fs::read(place.path("rapporteur.db")).unwrap();
    let (process, at) = reader(&place);
    shows(at, "/groups/WG-IMP", "WG-IMP", true);
    assert!(process.stop().success());
    assert!(std::fs::read(place.path("rapporteur.db")).unwrap() == before, "the database has changed");
    assert_eq!(place.files().iter().filter(|file| file.contains("lock")).count(), 0, "{:?}", place.files());
}

#[test]
fn a_reader_whose_connection_is_cut_connects_anew() {
    let Some(database) = PostgresDatabase::new() else { return };
    let place = Place::on(database.url()).having_group();
    place.write("rapporteur.toml", format!("{ROLES}{WEB}"));
    let (process, at) = reader(&place);
    let others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                  WHERE datname = current_database() AND pid <> pg_backend_pid()";
    database.sql(others);
    place.talk("/comment WG-IMP Marmalade.\n");
    shows(at, "/groups/WG-IMP", "Marmalade", true);
    let (status, log) = process.stop_and_read();
    assert!(status.success() && !log.iter().any(|line| line.contains("ERROR")), "{log:#?}");
}

#[test]
fn what_cannot_be_served_is_refused_in_a_line() {
    let place = Place::on_sqlite();
    assert_eq!(
        place.run(&["serve"]).refused_in_a_line(),
        "rapporteur: nothing is configured to be served: give the table [web] in the configuration"
    );
    place.write("rapporteur.toml", WEB);
    let said = place.run(&["--database", "sqlite::memory:", "serve"]).refused_in_a_line();
    assert!(said.contains("is known to one process alone"), "{said}");
    let said = place.run(&["serve"]).refused_in_a_line();
    assert!(said.contains("rapporteur.db") && !place.files().contains(&"rapporteur.db".to_owned()), "{said}");
    let place = place.having_group();
    place.write("rapporteur.toml", format!("{ROLES}{WEB}"));
    let (process, at) = reader(&place);
    let said = place.run(&["serve", "--listen", &at.to_string()]).refused_in_a_line();
    let expected = format!("rapporteur: --listen \"{at}\" cannot be used, give another address or port");
    assert!(said.starts_with(&expected), "{said}");
    assert!(process.stop().success());
}
