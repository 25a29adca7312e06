//! A page of the public record while a crowd holds on to the server, beside the same with nobody else: how long whoever asks for it
//! waits, and how much memory the program takes up meanwhile. The record has 30,000 comments; all of it as data is 9 MB.
//!
//! `cargo bench --bench crowd`; a number as argument is for how many seconds each crowd stays.
#![cfg(test)]

use std::fmt::Write as _;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, ensure};
use harness::measure::{Process, at, milliseconds, now, say};
use jiff::{SignedDuration, Timestamp};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio::task::JoinSet;
use tokio::time::{Instant, MissedTickBehavior, interval, timeout};

const GROUPS: usize = 40;
const COMMENTS: usize = 30_000;

/// For how many seconds a crowd stays.
const STAYS: u64 = 30;

/// How often a page is asked for meanwhile, and how long it is waited for.
const EVERY: Duration = Duration::from_millis(100);
const PATIENCE: Duration = Duration::from_secs(10);

/// How much of an answer the system of a reader takes who reads nothing.
const RECEIVED: u32 = 2_048;

/// Who is there besides.
struct Crowd {
    name: &'static str,
    /// How many send the half of a request, and then a letter each second.
    half_sent: usize,
    /// How many ask for all as data and read nothing.
    unread: usize,
    /// How many search, and how many ask for an earlier day, one thing after another.
    dear: usize,
}

const CROWDS: [Crowd; 5] = [
    Crowd { name: "nobody else", half_sent: 0, unread: 0, dear: 0 },
    Crowd { name: "500 half-sent requests", half_sent: 500, unread: 0, dear: 0 },
    Crowd { name: "60 readers that never read", half_sent: 0, unread: 60, dear: 0 },
    Crowd { name: "both", half_sent: 500, unread: 60, dear: 0 },
    Crowd { name: "20 searches and 20 earlier days at once", half_sent: 0, unread: 0, dear: 20 },
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let stays = std::env::args().skip(1).find(|argument| argument != "--bench");
    let stays = Duration::from_secs(stays.map_or(Ok(STAYS), |seconds| seconds.parse())?);
    let folder = tempfile::tempdir()?;
    record(folder.path())?;
    say(&format!(
        "{:44} {:>6} {:>8} {:>10} {:>11} {:>11}",
        "a page beside", "asked", "failed", "median", "longest", "memory"
    ));
    for crowd in &CROWDS {
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        std::fs::write(folder.path().join("rapporteur.toml"), format!("[web]\nlisten = \"{address}\"\n"))?;
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        let (mut process, _) = Process::start(command.arg("run").current_dir(folder.path()).env_clear()).await?;
        // All that is made the first time is there.
        for path in ["/", "/export.json", "/search?q=lorem"] {
            get(address, path).await?;
        }
        let before = process.memory()?;
        let there = crowd.comes(address).await?;
        let (mut times, mut failed, mut most) = (Vec::new(), 0, before);
        let (mut ticks, end) = (interval(EVERY), Instant::now() + stays);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        while ticks.tick().await < end {
            let started = now();
            match timeout(PATIENCE, get(address, "/")).await {
                Ok(Ok(answer)) if answer.starts_with(b"HTTP/1.1 200 ") => times.push(started.elapsed()),
                _ => failed += 1,
            }
            most = most.max(process.memory()?);
        }
        drop(there);
        process.stop()?;
        let waited = |percent: usize| match times.as_slice() {
            [] => "none".to_owned(),
            times => format!("{:.1} ms", milliseconds(at(percent, times))),
        };
        say(&format!(
            "{:44} {:6} {failed:8} {:>10} {:>11} {:+7.1} MiB",
            crowd.name,
            times.len() + failed,
            waited(50),
            waited(100),
            most - before
        ));
    }
    Ok(())
}

impl Crowd {
    /// The crowd, which goes when this is let go of.
    async fn comes(&self, address: SocketAddr) -> anyhow::Result<JoinSet<()>> {
        let mut there = JoinSet::new();
        for number in 0..self.unread {
            let socket = TcpSocket::new_v4()?;
            socket.set_recv_buffer_size(RECEIVED)?;
            let mut stream = socket.connect(address).await?;
            stream.write_all(request(&format!("/export.json?slow={number}")).as_bytes()).await?;
            there.spawn(async move {
                std::future::pending::<()>().await;
                drop(stream);
            });
        }
        for _ in 0..self.half_sent {
            let mut stream = TcpStream::connect(address).await?;
            stream.write_all(b"GET / HTTP/1.1\r\nHost: record.example.org\r\nX-Half: ").await?;
            there.spawn(async move {
                let mut seconds = interval(Duration::from_secs(1));
                while stream.write_all(b"x").await.is_ok() {
                    seconds.tick().await;
                }
            });
        }
        for asker in 0..self.dear {
            there.spawn(async move {
                for number in 0.. {
                    // It may be turned away, and comes again at once.
                    let _ = get(address, &format!("/search?q=a+b+c+lorem+{}", number * 100 + asker)).await;
                }
            });
            there.spawn(async move {
                for number in 0.. {
                    let minutes = i64::try_from(number * 100 + asker).unwrap_or_default() * 7;
                    let at = Timestamp::UNIX_EPOCH
                        + SignedDuration::from_hours(438_300)
                        + SignedDuration::from_mins(minutes);
                    let _ = get(address, &format!("/?as-of={at}")).await;
                }
            });
        }
        Ok(there)
    }
}

fn request(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: record.example.org\r\nConnection: close\r\n\r\n")
}

/// All that comes back.
async fn get(address: SocketAddr, path: &str) -> anyhow::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(request(path).as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(answer)
}

/// Makes a record of many comments in a folder.
fn record(folder: &Path) -> anyhow::Result<()> {
    std::fs::write(folder.join("people.csv"), "name,role,console\nLynn,chair,lynn\n")?;
    let begin: Timestamp = "2020-01-01T00:00:00Z".parse()?;
    let mut transcript = String::new();
    for number in 0..GROUPS + COMMENTS {
        let at = begin + SignedDuration::from_mins(7 * i64::try_from(number)?);
        match number.checked_sub(GROUPS) {
            None => writeln!(transcript, "{at} #plenary <lynn> /propose WG-G{number} Group number {number}")?,
            Some(comment) => {
                let (speaker, group) = (comment * 7 % 400, comment * 13 % GROUPS);
                let words = "lorem ipsum dolor sit amet consectetur ".repeat(4);
                writeln!(
                    transcript,
                    "{at} #plenary <p{speaker}> /comment WG-G{group} comment number {comment} {words}"
                )?;
            }
        }
    }
    std::fs::write(folder.join("transcript.txt"), transcript)?;
    for arguments in [["import", "people.csv"], ["replay", "transcript.txt"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        let status = command.args(arguments).current_dir(folder).stdout(Stdio::null()).status();
        ensure!(status.context("the program")?.success(), "{arguments:?}");
    }
    Ok(())
}
