//! Calendars: what is called in a room is in the files and feeds that people's programs read.

mod feeds;
pub(crate) mod read;

use commands::language::heard::{Addressed, Heard, Message, What};
use commands::organisation::Organisation;
use commands::record::{Account, Room};
use commands::words::Language;
use harness::program::{Place, ROLES};
use jiff::Timestamp;
use rapporteur::base::config::Config;
use rapporteur::delivery::calendar::ics;
use rapporteur::desk::Desk;
use rapporteur::journal::{Notes, SqlJournal};

use crate::time_vectors::{instants, rule, text, vectors};
use read::Read;

/// What a calendar is called.
const NAME: &str = "All, together; now";

/// A record in memory to which people say things, a second after each other.
pub(crate) struct Record {
    pub(crate) desk: Desk<SqlJournal>,
    pub(crate) now: Timestamp,
}

impl Record {
    /// WG-IMP is proposed. Lynn is the chair.
    pub(crate) async fn new() -> Self {
        let mut organisation = Organisation { name: "The \"MAG\", of all".to_owned(), ..Organisation::default() };
        organisation.roles.chair = vec![Account::console("lynn")];
        organisation.public_url = Some("https://record.example.org/".parse().unwrap());
        let journal = SqlJournal::open("sqlite::memory:").await.unwrap();
        let desk = Desk::open(journal, organisation, [7; 32]).await.unwrap();
        let mut record = Self { desk, now: "2017-04-10T09:00:00Z".parse().unwrap() };
        record.says("lynn", "/propose WG-IMP IGF Improvements").await;
        record
    }

    /// Somebody says something in the plenary.
    pub(crate) async fn says(&mut self, handle: &str, text: &str) {
        self.now = Timestamp::from_second(self.now.as_second() + 1).unwrap();
        let heard = heard(handle, text, self.now);
        self.desk.process(&[heard], &Notes::default(), self.now).await.unwrap();
    }

    /// All meetings as a calendar of somebody who is expected in each.
    pub(crate) fn ics(&self) -> String {
        let register = self.desk.register();
        ics(NAME, register.meetings(), |_| true, register, self.desk.organisation(), Language::English)
    }
}

/// What somebody says in the plenary.
pub(crate) fn heard(handle: &str, text: &str, at: Timestamp) -> Heard {
    Heard {
        cause: format!("{handle} at {at}"),
        room: Room::console("#plenary"),
        account: Account::console(handle),
        name: handle.to_owned(),
        said_at: at,
        all_heard_until: None,
        interaction: None,
        platform_roles: None,
        what: What::Message(Message::new(text, Addressed::ToAllHere)),
    }
}

/// The calendar of what was replayed in a place.
fn replayed(place: &Place) -> String {
    let config = format!("{ROLES}[database]\nurl = \"{}\"\n", place.url());
    let config = Config::read(&config, std::iter::empty()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let desk = runtime.block_on(rapporteur::app::open(&config)).unwrap();
    ics("All", desk.register().meetings(), |_| true, desk.register(), desk.organisation(), Language::English)
}

#[test]
fn the_time_vectors_are_called_in_a_room_and_read_back_from_the_calendar() {
    let Some(vectors) = vectors() else { return };
    // Before the earliest of them, so that each is still to come.
    let say = |words: String| format!("2007-01-01T00:00:00Z #plenary <lynn> /meet plenary {words}\n");
    let (mut transcript, mut known) = (String::new(), Vec::new());
    for (case, number) in vectors["instants"].as_array().unwrap().iter().zip(1..) {
        let wall = text(case, "local").replace('T', " ");
        transcript.push_str(&say(format!("\"Instant {number}\" {wall} {}", text(case, "zone"))));
        known.push((format!("Instant {number}"), vec![text(case, "utc").parse().unwrap()]));
    }
    for (case, number) in vectors["series"].as_array().unwrap().iter().zip(1..) {
        let (every, time) = rule(case);
        let (from, zone, instants) = (text(case, "from"), text(case, "zone"), instants(case));
        let times = instants.len();
        transcript.push_str(&say(format!("\"Series {number}\" {from} {time} {zone} every: {every} times: {times}")));
        known.push((format!("Series {number}"), instants));
    }
    let place = Place::new();
    place.write("rapporteur.toml", ROLES);
    place.replay(transcript);
    let read = Read::of(&replayed(&place));
    for (title, instants) in &known {
        assert_eq!(read.starts(title), *instants, "{title}");
    }
    assert_eq!(read.events.len(), known.iter().map(|(_, instants)| instants.len()).sum::<usize>());
}

#[test]
fn an_abbreviation_of_several_zones_is_asked_back_with_the_choices() {
    let Some(vectors) = vectors() else { return };
    for name in vectors["refused"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()) {
        let place = Place::new();
        place.write("rapporteur.toml", ROLES);
        let call = format!("/meet plenary \"A call\" 2026-06-01 10:00 {name}");
        let said = place.replay(format!("2026-01-01T00:00:00Z #plenary <lynn> {call}\n"));
        let choices = said.lines().filter(|line| line.starts_with("\t- ") && line.contains('/')).count();
        assert!(said.contains("can mean several time zones") && choices > 1, "{name}: {said}");
        assert!(Read::of(&replayed(&place)).events.is_empty(), "{name}");
    }
}
