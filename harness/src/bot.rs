//! The bot on Matrix: the program with an account of its own, for as long as a test wants it awake.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;

use matrix_sdk::ruma::{OwnedUserId, RoomId, UserId};
use rapporteur::base::clock::{SystemTime, Time};

use crate::DEADLINE;
use crate::people::{Person, Seen};
use crate::program::{Place, print};
use crate::synapse::Synapse;

/// An account for the bot, and the place where the program runs.
pub struct Bot {
    /// Where the program runs.
    pub place: Place,
    /// Its account.
    pub user: OwnedUserId,
}

/// The program while it runs.
pub struct Awake {
    child: Child,
    log: Receiver<String>,
}

impl Bot {
    /// A new account whose configuration takes everybody's invitations but a stranger's.
    pub async fn new(synapse: &Synapse, name: &str, chair: &Person) -> Self {
        Self::on(Place::new(), synapse, name, chair).await
    }

    /// The same with the program in this place.
    pub async fn on(place: Place, synapse: &Synapse, name: &str, chair: &Person) -> Self {
        Self::chaired_by(place, synapse, name, chair.id()).await
    }

    /// The same where the chair is this account, with whatever client.
    pub async fn chaired_by(place: Place, synapse: &Synapse, name: &str, chair: &UserId) -> Self {
        let user = synapse.register(name, "bot's password").await;
        let config = format!(
            "[matrix]\nhomeserver = \"{}\"\nuser = \"{user}\"\npassword = \"bot's password\"\n\
             store_passphrase = \"of the store\"\nrecovery_passphrase = \"of the keys\"\n\
             invites_from = [\"@lynn-*\", \"@lea-*\"]\n[roles]\nchair = [\"matrix:{chair}\"]\n",
            synapse.url(),
        );
        place.write("rapporteur.toml", config);
        Self { place, user }
    }

    /// The same account and configuration in another place, with a store of its own.
    pub fn beside(&self, place: Place) -> Self {
        place.write("rapporteur.toml", self.config());
        Self { place, user: self.user.clone() }
    }

    /// Its configuration.
    pub fn config(&self) -> String {
        std::fs::read_to_string(self.place.path("rapporteur.toml")).unwrap()
    }

    /// Starts the program and waits until it says that it is ready.
    pub fn wake(&self) -> Awake {
        let mut awake = self.start();
        awake.wait_for("ready");
        awake
    }

    /// Starts the program.
    pub fn start(&self) -> Awake {
        Awake::start(&self.place)
    }

    /// What the bot said in a room, in order.
    pub fn said(&self, seen: &[Seen]) -> Vec<String> {
        let by_bot = seen.iter().filter(|seen| seen.sender == self.user);
        by_bot.flat_map(Seen::parts).map(|part| part.body).collect()
    }

    /// Waits until the bot has said so many things in a room, each for itself where several are in one message.
    pub async fn answers(&self, person: &Person, room: &RoomId, number: usize) -> Vec<Seen> {
        let by_bot = |seen: &&Seen| seen.sender == self.user && seen.kind.starts_with("m.") && !seen.body.is_empty();
        let parts = |seen: &[Seen]| seen.iter().filter(by_bot).flat_map(Seen::parts).collect::<Vec<_>>();
        parts(&person.wait_for(room, |seen| parts(seen).len() >= number).await)
    }
}

impl Awake {
    /// Starts the program in a place where it is configured.
    pub fn start(place: &Place) -> Self {
        Self::start_with(place.command(&["run"]))
    }

    /// Starts it by a command.
    pub fn start_with(mut command: Command) -> Self {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let output = BufReader::new(child.stderr.take().unwrap());
        let (sender, log) = channel();
        thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        Self { child, log }
    }

    /// Reads the log up to a line with these words.
    pub fn wait_for(&mut self, words: &str) -> String {
        self.read_to(words).pop().unwrap()
    }

    /// Reads the log up to a line with these words, and gives all of it.
    pub fn read_to(&mut self, words: &str) -> Vec<String> {
        self.try_read_to(words)
            .unwrap_or_else(|(error, seen)| panic!("{error}: no {words} in the log:\n{}", seen.join("\n")))
    }

    /// The same, or what is in the log without such a line, and whether it has ended.
    pub fn try_read_to(&mut self, words: &str) -> Result<Vec<String>, (RecvTimeoutError, Vec<String>)> {
        let mut seen = Vec::new();
        let deadline = SystemTime.now() + DEADLINE;
        loop {
            match self.log.recv_timeout(deadline.duration_since(SystemTime.now()).try_into().unwrap_or_default()) {
                Ok(line) => {
                    seen.push(line);
                    if seen.last().is_some_and(|line| line.contains(words)) {
                        return Ok(seen);
                    }
                }
                Err(error) => return Err((error, seen)),
            }
        }
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends it a signal, such as `STOP`.
    pub fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([&format!("-{name}"), &id]).status().unwrap().success());
    }

    /// Asks it to stop and waits until it has.
    pub fn stop(self) -> ExitStatus {
        self.stop_and_read().0
    }

    /// The same, with the rest of the log.
    pub fn stop_and_read(mut self) -> (ExitStatus, Vec<String>) {
        self.signal("TERM");
        self.end()
    }

    /// Waits until it has ended, and gives the rest of the log.
    pub fn end(&mut self) -> (ExitStatus, Vec<String>) {
        let mut rest = Vec::new();
        let deadline = SystemTime.now() + DEADLINE;
        loop {
            match self.log.recv_timeout(deadline.duration_since(SystemTime.now()).try_into().unwrap_or_default()) {
                Ok(line) => rest.push(line),
                // The log ends with the program.
                Err(RecvTimeoutError::Disconnected) => return (self.child.wait().unwrap(), rest),
                Err(RecvTimeoutError::Timeout) => panic!("it does not end; the rest of its log:\n{}", rest.join("\n")),
            }
        }
    }
}

impl Awake {
    /// Kills it without warning.
    pub fn kill(self) {
        drop(self);
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        // It may have ended by itself; a test that failed leaves nothing running.
        let _ = self.child.kill();
        let _ = self.child.wait();
        if thread::panicking() {
            self.log.iter().for_each(|line| print(&line));
        }
    }
}
