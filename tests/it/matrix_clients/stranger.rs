//! People on Matrix with clients that are not of the bot's own library: each a program beside this file, driven by lines of JSON.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread;

use harness::left_out::{Tool, unless_missing};
use harness::synapse::{self, Synapse};
use harness::{DEADLINE, python};
use matrix_sdk::ruma::OwnedUserId;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::timeout;

use crate::node::{self, Packages};

const PASSWORD: &str = "correct horse battery staple";

/// With what matrix-commander uses to write what is formatted.
const NIO: [&str; 2] = ["matrix-nio[e2e]==0.26.0", "markdown==3.11.3"];

const JS: Packages =
    [("package.json", include_str!("js/package.json")), ("package-lock.json", include_str!("js/package-lock.json"))];

/// A message of the bot, as a client shows it.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Message {
    pub(super) event: String,
    /// `m.text`, `m.notice`, …
    pub(super) kind: String,
    pub(super) body: String,
    pub(super) relation: Value,
    pub(super) encrypted: bool,
}

/// Somebody with a client of others.
pub(super) struct Stranger {
    /// What they are called.
    pub(super) name: String,
    /// Their account.
    pub(super) user: OwnedUserId,
    process: Child,
    input: ChildStdin,
    answers: UnboundedReceiver<String>,
}

/// Whether there can be no such people on this machine. Then whoever asks is left out.
pub(super) fn are_missing() -> bool {
    synapse::is_missing()
        || unless_missing(Tool::Python, "the bot before matrix-nio", nio()).is_none()
        || unless_missing(Tool::Node, "the bot before matrix-js-sdk", node::modules(JS)).is_none()
}

fn nio() -> Result<PathBuf, String> {
    python::environment(&NIO.join("-"), &NIO)
}

impl Stranger {
    /// Somebody with matrix-nio, who encrypts.
    pub(super) async fn with_nio(synapse: &Synapse, localpart: &str, name: &str) -> Self {
        let mut command = Command::new(nio().unwrap().join("bin/python"));
        command.arg(beside("nio/client.py"));
        Self::log_in(command, synapse, localpart, name).await
    }

    /// Somebody with matrix-js-sdk, who does not.
    pub(super) async fn with_js(synapse: &Synapse, localpart: &str, name: &str) -> Self {
        Self::log_in(js(), synapse, localpart, name).await
    }

    /// A guest with matrix-js-sdk, whom the homeserver has asked for nothing.
    pub(super) async fn guest(synapse: &Synapse) -> Self {
        let mut guest = Self::start(js(), "the guest");
        let welcome = guest.asks("guest", json!({ "homeserver": synapse.url() })).await;
        guest.user = text(&welcome["user"]).try_into().unwrap();
        guest
    }

    async fn log_in(command: Command, synapse: &Synapse, localpart: &str, name: &str) -> Self {
        let user = synapse.register(localpart, PASSWORD).await;
        let mut stranger = Self::start(command, name);
        let login = json!({ "homeserver": synapse.url(), "user": user, "password": PASSWORD, "name": name });
        stranger.asks("login", login).await;
        stranger.user = user;
        stranger
    }

    fn start(mut command: Command, name: &str) -> Self {
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (input, output) = (process.stdin.take().unwrap(), BufReader::new(process.stdout.take().unwrap()));
        let (sender, answers) = unbounded_channel();
        thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let nobody = OwnedUserId::try_from("@nobody:localhost").unwrap();
        Self { name: name.to_owned(), user: nobody, process, input, answers }
    }

    /// Asks the client for something, and gives its answer.
    pub(super) async fn asks(&mut self, way: &str, mut with: Value) -> Value {
        with["do"] = way.into();
        writeln!(self.input, "{with}").unwrap_or_else(|error| panic!("{}: {error} at {with}", self.name));
        let answer = timeout(DEADLINE, self.answers.recv()).await;
        let answer = answer.unwrap_or_else(|_| panic!("{} waits in vain: {with}", self.name));
        let answer = answer.unwrap_or_else(|| panic!("the client of {} has ended at {with}", self.name));
        serde_json::from_str(&answer).unwrap_or_else(|error| panic!("{error}: {answer}"))
    }

    /// Makes a room, with the bot.
    pub(super) async fn creates(&mut self, with: Value) -> String {
        text(&self.asks("create", with).await["room"])
    }

    /// Comes into a room.
    pub(super) async fn joins(&mut self, room: &str) {
        self.asks("join", json!({ "room": room })).await;
    }

    /// Waits until somebody is in a room.
    pub(super) async fn sees(&mut self, room: &str, user: &OwnedUserId) {
        self.asks("members", json!({ "room": room, "user": user })).await;
    }

    /// The first message of somebody in a room, or in a thread of it, that is none of these.
    pub(super) async fn next(
        &mut self,
        room: &str,
        thread: Option<&str>,
        by: &OwnedUserId,
        known: &[String],
    ) -> Message {
        let message = self.asks("next", json!({ "room": room, "thread": thread, "by": by, "known": known })).await;
        serde_json::from_value(message).unwrap()
    }
}

impl Drop for Stranger {
    fn drop(&mut self) {
        // It may have ended by itself; a test that failed leaves nothing running.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn js() -> Command {
    let mut command = Command::new("node");
    command.arg(beside("js/client.mjs")).env("MODULES", node::modules(JS).unwrap());
    command
}

fn beside(script: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/matrix_clients").join(script)
}

/// A string in an answer.
pub(super) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value}")).to_owned()
}
