//! Pages of the public record while 200 commands a second are recorded, beside files of the same size that the same server
//! reads from the disk, in the same run: requests a second, and how long the slowest of a hundred takes. Then what a record
//! with 10,000 groups comes to.
//!
//! `cargo bench --bench pages`; a number as argument is that of the rounds.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, ensure};
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use commands::language::heard::{Addressed, Heard, Message, What};
use commands::record::{Account, Room};
use harness::measure::{at, figure, milliseconds, now, row, say};
use jiff::Timestamp;
use rapporteur::base::clock::SystemTime;
use rapporteur::base::config::Config;
use rapporteur::desk::DeskHandle;
use rapporteur::journal::{Outgoing, SqlJournal};
use rapporteur::web::{Archive, Site};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

/// How often pages and files take turns, unless an argument says otherwise, and for how long each time.
const ROUNDS: usize = 7;
const TURN: Duration = Duration::from_secs(1);

/// How many ask at the same time, each again as soon as there is an answer.
const ASKERS: usize = 8;

/// A command each so often makes 200 a second.
const BETWEEN_COMMANDS: Duration = Duration::from_millis(5);
const SPEAKERS: u64 = 50;

/// How many comments there are before it begins, so that pages change little while they are measured.
const COMMENTS: u64 = 1_000;

const GROUPS: u64 = 10_000;
const TRIES: usize = 50;

/// A record that is served, in a folder of its own.
struct Served {
    folder: PathBuf,
    address: SocketAddr,
    desk: DeskHandle,
    _posts: mpsc::UnboundedReceiver<Vec<Outgoing>>,
}

/// What is asked for: a page in one form.
struct Asked {
    name: &'static str,
    path: &'static str,
    /// In which forms it may come.
    accepted: &'static str,
}

const ASKED: [Asked; 4] = [
    Asked { name: "table", path: "/", accepted: "identity" },
    Asked { name: "table, brotli", path: "/", accepted: "gzip, deflate, br" },
    Asked { name: "group", path: "/groups/WG-IMP", accepted: "identity" },
    Asked { name: "group, brotli", path: "/groups/WG-IMP", accepted: "gzip, deflate, br" },
];

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let rounds = arguments.first().map_or(Ok(ROUNDS), |rounds| rounds.parse()).context("the number of rounds")?;
    let folder = std::env::temp_dir().join("rapporteur-bench-pages");
    // What an earlier run left may not be there.
    let _ = std::fs::remove_dir_all(&folder);
    while_commands_are_recorded(&folder.join("2017"), rounds).await?;
    with_many_groups(&folder.join("many")).await?;
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

impl Served {
    async fn new(folder: &Path) -> anyhow::Result<Self> {
        let database = format!("sqlite:{}", folder.join("rapporteur.db").display());
        let config = std::fs::read_to_string(example("rapporteur.toml"))?;
        let config =
            format!("{config}\n[database]\nurl = \"{database}\"\n[web]\npublic_url = \"https://record.example.org\"\n");
        let config = Config::read(&config, std::iter::empty())?;
        let desk = rapporteur::app::open(&config).await?;
        let organisation = desk.organisation().clone();
        let (posts, _posts) = mpsc::unbounded_channel();
        let (desk, _) = desk.open_to(SystemTime, posts);
        let archive = Archive::from_journal(SqlJournal::look(&database).await?);
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let site = Site::new(desk.snapshots(), organisation, SystemTime).with_archive(archive);
        let files = Router::new().route("/file", get(file)).with_state(folder.join("file"));
        tokio::spawn(axum::serve(listener, files.fallback_service(site.router())).into_future());
        Ok(Self { folder: folder.to_owned(), address, desk, _posts })
    }

    async fn says(&self, number: u64, text: String) -> anyhow::Result<()> {
        ensure!(self.desk.hear(heard(number, text)).await?.is_answered(), "a command was not heard");
        Ok(())
    }

    /// Asks for TURN, from all sides.
    async fn turn(&self, path: &'static str, accepted: &'static str) -> anyhow::Result<Vec<Duration>> {
        let mut askers = JoinSet::new();
        for _ in 0..ASKERS {
            let address = self.address;
            askers.spawn(async move {
                let mut asker = Asker::new(address).await?;
                let (mut times, end) = (Vec::new(), now() + TURN);
                while now() < end {
                    let started = now();
                    asker.get(path, accepted).await?;
                    times.push(started.elapsed());
                }
                anyhow::Ok(times)
            });
        }
        let mut times = Vec::new();
        while let Some(asked) = askers.join_next().await {
            times.extend(asked??);
        }
        Ok(times)
    }
}

/// A file as it is on the disk.
async fn file(State(path): State<PathBuf>) -> Result<Vec<u8>, String> {
    tokio::fs::read(path).await.map_err(|error| error.to_string())
}

async fn while_commands_are_recorded(folder: &Path, rounds: usize) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)?;
    program(folder, &["import", &example("people.csv")])?;
    for transcript in ["transcript.txt", "meeting.txt"] {
        program(folder, &["replay", &example(transcript)])?;
    }
    let served = Served::new(folder).await?;
    for number in 0..COMMENTS {
        served.says(number, "/comment WG-IMP A question on the scope of the group.".to_owned()).await?;
    }
    let desk = served.desk.clone();
    let (started, before) = (now(), desk.snapshots().latest().head());
    let writer = tokio::spawn(async move {
        let mut ticks = interval(BETWEEN_COMMANDS);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Burst);
        for number in COMMENTS.. {
            ticks.tick().await;
            let heard = heard(number, "/comment WG-IMP A question on the scope of the group.".to_owned());
            if !desk.hear(heard).await.is_ok_and(commands::pipeline::engine::Disposition::is_answered) {
                return;
            }
        }
    });
    say(&format!(
        "{ASKERS} askers, {rounds} turns of {} s each; of a page, of a file of its size, ratio",
        TURN.as_secs()
    ));
    for Asked { name, path, accepted } in ASKED {
        let (mut pages, mut files): (Vec<Duration>, Vec<Duration>) = (Vec::new(), Vec::new());
        let mut bytes = 0;
        for _ in 0..rounds {
            let body = Asker::new(served.address).await?.get(path, accepted).await?;
            bytes = body.len();
            tokio::fs::write(served.folder.join("file"), body).await?;
            files.extend(served.turn("/file", accepted).await?);
            pages.extend(served.turn(path, accepted).await?);
        }
        let seconds = figure(rounds) * TURN.as_secs_f64();
        row(
            &format!("{name} ({bytes} bytes): requests a second"),
            [&pages, &files].map(|times| figure(times.len()) / seconds),
        );
        row(&format!("{name}: ms, the middle one"), [&pages, &files].map(|times| milliseconds(at(50, times))));
        row(&format!("{name}: ms, 99 of a hundred"), [&pages, &files].map(|times| milliseconds(at(99, times))));
    }
    let recorded = served.desk.snapshots().latest().head() - before;
    let recorded = u32::try_from(recorded).context("so many events")?;
    say(&format!(
        "meanwhile {:.0} commands a second were recorded",
        f64::from(recorded) / started.elapsed().as_secs_f64()
    ));
    writer.abort();
    Ok(())
}

async fn with_many_groups(folder: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("people.csv"), "name,role,console\nLynn,chair,speaker-0\n")?;
    program(folder, &["import", "people.csv"])?;
    let served = Served::new(folder).await?;
    for group in 0..GROUPS {
        let text = format!("/propose WG-{group} The group of number {group}\n\tPurpose: To look into matter {group}.");
        served.says(group * SPEAKERS, text).await?;
    }
    say(&format!("{GROUPS} groups; bytes, bytes in brotli, ms the middle of {TRIES}, ms the longest"));
    for path in [
        "/",
        "/?page=200",
        "/?state=approved",
        "/groups/WG-9999",
        "/meetings",
        "/search?q=WG-9999",
        "/search?q=matter",
        "/feed.atom",
        "/export.json",
    ] {
        let mut asker = Asker::new(served.address).await?;
        let small = asker.get(path, "br").await?.len();
        let (mut times, mut bytes) = (Vec::new(), 0);
        for _ in 0..TRIES {
            let started = now();
            bytes = asker.get(path, "identity").await?.len();
            times.push(started.elapsed());
        }
        say(&format!(
            "{path:20} {bytes:9} {small:9} {:8.1} {:8.1}",
            milliseconds(at(50, &times)),
            milliseconds(at(100, &times))
        ));
    }
    Ok(())
}

/// Somebody who asks for one thing after another, on one connection.
struct Asker(BufReader<TcpStream>);

impl Asker {
    async fn new(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(stream)))
    }

    /// The bytes of an answer, which must be a good one.
    async fn get(&mut self, path: &str, accepted: &str) -> anyhow::Result<Vec<u8>> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: record.example.org\r\nAccept-Encoding: {accepted}\r\n\r\n");
        self.0.get_mut().write_all(request.as_bytes()).await?;
        let (mut line, mut length) = (String::new(), None);
        self.0.read_line(&mut line).await?;
        ensure!(line.starts_with("HTTP/1.1 200 "), "{path}: {line}");
        while line != "\r\n" {
            line.clear();
            ensure!(self.0.read_line(&mut line).await? > 0, "{path}: no end of the head");
            let (name, value) = line.split_once(": ").unwrap_or_default();
            if name.eq_ignore_ascii_case("content-length") {
                length = Some(value.trim().parse()?);
            }
        }
        let mut body = vec![0; length.context("no length")?];
        self.0.read_exact(&mut body).await?;
        Ok(body)
    }
}

fn heard(number: u64, text: String) -> Heard {
    let speaker = format!("speaker-{}", number % SPEAKERS);
    Heard {
        cause: format!("$message-{number:020}"),
        room: Room::console("#plenary"),
        account: Account::console(speaker.clone()),
        name: speaker,
        said_at: Timestamp::UNIX_EPOCH,
        all_heard_until: None,
        interaction: None,
        platform_roles: None,
        what: What::Message(Message::new(text, Addressed::ToAll)),
    }
}

/// A file of the example of 2017.
fn example(file: &str) -> String {
    format!("{}/examples/igf2017/{file}", env!("CARGO_MANIFEST_DIR"))
}

/// Runs the program in a folder.
fn program(folder: &Path, arguments: &[&str]) -> anyhow::Result<()> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    let status = command.args(arguments).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    ensure!(status.success(), "{command:?} failed");
    Ok(())
}
