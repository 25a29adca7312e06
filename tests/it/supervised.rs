//! What systemd hears of the program, by the socket that it gives it.

use std::os::unix::net::UnixDatagram;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use harness::DEADLINE;
use harness::bot::Awake;
use harness::postgres::PostgresDatabase;
use harness::program::{Place, ROLES};

/// How often a sign of life must come at least, in microseconds.
const WATCHDOG: &str = "200000";
/// systemd, as far as the program sees it.
struct Supervisor {
    said: Receiver<String>,
    heard: Vec<String>,
}

impl Supervisor {
    /// Starts the program in a place, and listens.
    fn start(place: &Place) -> (Self, Awake) {
        let socket = UnixDatagram::bind(place.path("notify")).unwrap();
        let mut command = place.command(&["run"]);
        command.env("NOTIFY_SOCKET", place.path("notify")).env("WATCHDOG_USEC", WATCHDOG);
        let (sender, said) = channel();
        // Whoever is not listened to waits.
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(length) = socket.recv(&mut bytes) {
                if sender.send(String::from_utf8(bytes[..length].to_vec()).unwrap()).is_err() {
                    return;
                }
            }
        });
        (Self { said, heard: Vec::new() }, Awake::start_with(command))
    }

    /// Listens until this line comes, and gives what came with it.
    fn hear_until(&mut self, line: &str) -> String {
        loop {
            let said = self.said.recv_timeout(DEADLINE);
            let said = said.unwrap_or_else(|error| panic!("{error}: no {line} in {:#?}", self.heard));
            self.heard.push(said.clone());
            if said.lines().any(|one| one == line) {
                return said;
            }
        }
    }
}

fn serving(place: Place) -> Place {
    place.write("rapporteur.toml", format!("{ROLES}[web]\nlisten = \"127.0.0.1:0\"\n"));
    place
}

#[test]
fn it_hears_that_the_bot_is_ready_that_it_lives_and_that_it_stops() {
    let place = serving(Place::on_sqlite());
    let (mut supervisor, awake) = Supervisor::start(&place);
    let ready = supervisor.hear_until("READY=1");
    assert!(ready.contains("STATUS=ready: the public record on http://"), "{ready}");
    for _ in 0..3 {
        supervisor.hear_until("WATCHDOG=1");
    }
    assert!(awake.stop().success());
    supervisor.hear_until("STOPPING=1");
}

#[test]
fn to_it_one_that_stands_by_is_ready_and_lives_and_takes_over() {
    let Some(database) = PostgresDatabase::new() else { return };
    let place = serving(Place::on(database.url()));
    let mut leader = Awake::start(&place);
    leader.wait_for("ready");
    let (mut supervisor, standby) = Supervisor::start(&place);
    for _ in 0..3 {
        let said = supervisor.hear_until("WATCHDOG=1");
        assert!(said.contains("READY=1\nSTATUS=standing by"), "{said}");
    }
    assert!(leader.stop().success());
    supervisor.hear_until("STATUS=starting");
    let ready = supervisor.hear_until("READY=1");
    assert!(ready.contains("STATUS=ready: "), "{ready}");
    supervisor.hear_until("WATCHDOG=1");
    assert!(standby.stop().success());
    supervisor.hear_until("STOPPING=1");
}
