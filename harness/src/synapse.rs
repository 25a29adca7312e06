//! A real Matrix homeserver, Synapse, on this machine alone: installed once, started in about a second, gone with the
//! tests.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::net::UnixDatagram;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use matrix_sdk::Client;
use matrix_sdk::ruma::api::client::account::register::v3::Request;
use matrix_sdk::ruma::api::client::session::logout_all::v3::Request as LogOutOfAll;
use matrix_sdk::ruma::api::client::uiaa::{AuthData, Dummy};
use matrix_sdk::ruma::{OwnedUserId, UserId};
use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use tempfile::TempDir;

use crate::left_out::{Tool, unless_missing};
use crate::program::run;
use crate::python;

const VERSION: &str = "1.163.2";

/// How often it is looked whether a server that starts has ended instead, and how long a look takes.
const LOOKS: u32 = 600;
const LOOK: Duration = Duration::from_millis(100);

/// Runs Synapse until nobody holds its standard input any more: then the tests have ended, however they ended, and
/// its folder goes too. An interrupt at the terminal is for the tests.
const RUN: &str = "\
import os, shutil, signal, threading

folder = os.getcwd()

def until_alone():
    os.read(0, 1)
    while os.path.exists(folder):
        shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)

signal.signal(signal.SIGINT, signal.SIG_IGN)
threading.Thread(target=until_alone, daemon=True).start()

from synapse.app.homeserver import main
main()
";

/// A homeserver of the name `localhost`, without limits, on which anybody may register.
pub struct Synapse {
    folder: TempDir,
    port: u16,
    process: Option<(Child, ChildStdin)>,
}

/// Whether there can be no homeserver on this machine. Then whoever asks is left out.
pub fn is_missing() -> bool {
    unless_missing(Tool::Python, "the bot before Synapse, on Matrix", installed()).is_none()
}

/// The homeserver that all tests share.
pub fn synapse() -> &'static Synapse {
    static SHARED: OnceLock<Synapse> = OnceLock::new();
    SHARED.get_or_init(Synapse::start)
}

impl Synapse {
    /// A homeserver of one's own, to be stopped and started.
    pub fn start() -> Self {
        Self::start_with(settings)
    }

    /// A homeserver that limits how much an account says and how often it joins a room, as one does of which nobody has lifted the
    /// limits. Registering, logging in and inviting are without limits, since in life nobody does so much of it at once.
    pub fn with_limits() -> Self {
        Self::start_with(|port| {
            let mut settings = settings(port);
            if let Some(settings) = settings.as_object_mut() {
                ["rc_message", "rc_joins", "rc_joins_per_room"].iter().for_each(|limit| _ = settings.remove(*limit));
            }
            settings
        })
    }

    /// A homeserver that lets an account join two rooms at once, and then one in ten seconds.
    pub fn with_few_joins() -> Self {
        Self::start_with(|port| {
            let mut settings = settings(port);
            settings["rc_joins"]["local"] = json!({ "per_second": 0.1, "burst_count": 2 });
            settings
        })
    }

    fn start_with(settings: impl Fn(u16) -> Value) -> Self {
        let folder = tempfile::Builder::new().prefix("synapse-").tempdir().unwrap();
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        // What is JSON is YAML.
        std::fs::write(folder.path().join("homeserver.yaml"), settings(port).to_string()).unwrap();
        std::fs::write(folder.path().join("log.yaml"), log().to_string()).unwrap();
        let mut synapse = Self { folder, port, process: None };
        synapse.start_again();
        synapse
    }

    /// Kills the server. Its accounts and rooms are kept.
    pub fn stop(&mut self) {
        if let Some((mut child, _input)) = self.process.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// Starts it at the same address with all that it had.
    pub fn start_again(&mut self) {
        let folder = self.folder.path();
        let ready = folder.join("ready");
        // A socket of the last start may be there.
        let _ = std::fs::remove_file(&ready);
        let socket = UnixDatagram::bind(&ready).unwrap();
        socket.set_read_timeout(Some(LOOK)).unwrap();
        let log = File::options().create(true).append(true).open(folder.join("log")).unwrap();
        let mut child = Command::new(installed().unwrap_or_else(|why| panic!("{why}")).join("bin/python"))
            .args(["-c", RUN, "-c", "homeserver.yaml"])
            .current_dir(folder)
            .env("NOTIFY_SOCKET", &ready)
            .stdin(Stdio::piped())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap();
        let input = child.stdin.take().unwrap();
        let ready =
            (0..LOOKS).take_while(|_| child.try_wait().unwrap().is_none()).any(|_| socket.recv(&mut [0; 64]).is_ok());
        self.process = Some((child, input));
        assert!(ready, "Synapse does not start: {}", self.log());
    }

    /// Where clients find it.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The process that is the server, if it runs.
    pub fn process_id(&self) -> Option<u32> {
        self.process.as_ref().map(|(child, _)| child.id())
    }

    /// What it has complained about.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap()
    }

    /// A new account by the command that an administrator types on the homeserver's machine, with this answer to its question.
    pub fn register_by_command(&self, line: &str, password: &str) -> OwnedUserId {
        let mut words = line.split(' ');
        let tool = installed().unwrap_or_else(|why| panic!("{why}")).join("bin").join(words.next().unwrap());
        let words: Vec<&str> =
            words.map(|word| if word.ends_with("homeserver.yaml") { "homeserver.yaml" } else { word }).collect();
        let mut command = Command::new(tool);
        command.args(&words).args(["-p", password, &self.url()]).current_dir(self.folder.path());
        run(command, b"").done();
        let name = words.iter().skip_while(|word| **word != "-u").nth(1).unwrap();
        UserId::parse(format!("@{name}:localhost")).unwrap()
    }

    /// Signs an account out of all its devices, which are gone then.
    pub async fn sign_out(&self, user: &UserId, password: &str) {
        let client = Client::builder().homeserver_url(self.url()).build().await.unwrap();
        client.matrix_auth().login_username(user, password).await.unwrap();
        client.send(LogOutOfAll::new()).await.unwrap();
    }

    /// Lets the tokens of an account end while the server is stopped: its devices stay, and have to log in again.
    pub async fn expire_tokens(&self, user: &UserId) {
        let mut connection = self.database().await;
        let statement = "UPDATE access_tokens SET valid_until_ms = 1 WHERE user_id = ?";
        sqlx::query(statement).bind(user.as_str()).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }

    /// Limits what an account says: so many messages at once, and then so many a second. The server is stopped for it.
    pub async fn limit(&mut self, user: &UserId, per_second: u32, burst: u32) {
        self.stop();
        let mut connection = self.database().await;
        let statement = "INSERT INTO ratelimit_override (user_id, messages_per_second, burst_count) VALUES (?, ?, ?)";
        let limit = sqlx::query(statement).bind(user.as_str()).bind(per_second).bind(burst);
        limit.execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        self.start_again();
    }

    /// The server's own database.
    async fn database(&self) -> SqliteConnection {
        assert!(self.process.is_none(), "the server knows by heart what is in it while it runs");
        let options = SqliteConnectOptions::new().filename(self.folder.path().join("homeserver.db"));
        options.connect().await.unwrap()
    }

    /// A new account.
    pub async fn register(&self, localpart: &str, password: &str) -> OwnedUserId {
        let client = Client::builder().homeserver_url(self.url()).build().await.unwrap();
        let mut request = Request::new();
        request.username = Some(localpart.to_owned());
        request.password = Some(password.to_owned());
        request.auth = Some(AuthData::Dummy(Dummy::new()));
        request.inhibit_login = true;
        client.matrix_auth().register(request).await.unwrap().user_id
    }
}

impl Drop for Synapse {
    fn drop(&mut self) {
        self.stop();
    }
}

fn settings(port: u16) -> Value {
    let no_limit = json!({ "per_second": 10_000, "burst_count": 10_000 });
    let mut settings = json!({
        "server_name": "localhost",
        "listeners": [{
            "port": port,
            "bind_addresses": ["127.0.0.1"],
            "type": "http",
            "tls": false,
            "resources": [{ "names": ["client"] }],
        }],
        "database": { "name": "sqlite3", "args": { "database": "homeserver.db" } },
        "log_config": "log.yaml",
        "media_store_path": "media",
        "pid_file": "pid",
        // Nobody but the tests can reach it, so its secrets need not be secret.
        "signing_key": "ed25519 a_test AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "registration_shared_secret": "registration",
        "macaroon_secret_key": "macaroon",
        "form_secret": "form",
        "enable_registration": true,
        "enable_registration_without_verification": true,
        "allow_guest_access": true,
        "bcrypt_rounds": 4,
        "trusted_key_servers": [],
        "federation_domain_whitelist": [],
        "report_stats": false,
        "presence": { "enabled": false },
        // A client that asks again for all there is would else get what there was two minutes ago.
        "caches": { "sync_response_cache_duration": 0 },
        "rc_login": { "address": no_limit, "account": no_limit, "failed_attempts": no_limit },
        "rc_joins": { "local": no_limit, "remote": no_limit },
        "rc_invites": { "per_room": no_limit, "per_user": no_limit, "per_issuer": no_limit },
        "rc_presence": { "per_user": no_limit },
    });
    let limits = "message registration registration_token_validity admin_redaction joins_per_room key_requests \
        3pid_validation third_party_invite media_create delayed_event_mgmt room_creation reports user_directory profile";
    for limit in limits.split_whitespace() {
        settings[format!("rc_{limit}")] = no_limit.clone();
    }
    settings
}

fn log() -> Value {
    json!({
        "version": 1,
        "disable_existing_loggers": false,
        "handlers": { "console": { "class": "logging.StreamHandler" } },
        "root": { "level": "WARNING", "handlers": ["console"] },
    })
}

/// The Python environment with Synapse in it, made before the first start: that takes half a minute.
fn installed() -> Result<PathBuf, String> {
    python::environment(&format!("synapse-{VERSION}"), &[&format!("matrix-synapse=={VERSION}")])
}
