//! The real program is killed (`SIGKILL`) again and again, at random moments, in front of a real homeserver and the double
//! of Discord at once: every command is recorded once and answered once, and every reminder comes once.
//!
//! `cargo build && cargo run -p trials -- kill --rounds 1000`. Half of the rounds are on SQLite, half on PostgreSQL, side by side.

mod book;
mod rounds;
mod scene;
mod verdict;

use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use anyhow::{Context, ensure};
use harness::places::{self, SOURCES};
use harness::postgres::PostgresDatabase;
use harness::program::print;
use harness::synapse::Synapse;
use rapporteur::base::clock::{self, Time};

use rounds::Rounds;
use scene::Scene;

/// How it is to go.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// How often the program is killed
    #[arg(long, default_value_t = 20)]
    rounds: usize,
    /// From what the moments and commands are drawn
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Runs all rounds.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    check_program()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build()?;
    runtime.block_on(all(arguments))
}

/// Looks whether the program that is killed is that of the sources. It is not built here: alone it would be built with other
/// features of its libraries, so that all of them are built again.
fn check_program() -> anyhow::Result<()> {
    let program = places::program();
    let changed = [latest(&Path::new(SOURCES).join("src"))?, latest(&Path::new(SOURCES).join("commands/src"))?];
    let is_current = program.metadata()?.modified()? >= changed[0].max(changed[1]);
    ensure!(is_current, "{} is older than its sources: say cargo build", program.display());
    Ok(())
}

/// When a file in a folder was changed last.
fn latest(folder: &Path) -> anyhow::Result<SystemTime> {
    let mut latest = SystemTime::UNIX_EPOCH;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let is_folder = entry.file_type()?.is_dir();
        latest = latest.max(if is_folder { self::latest(&entry.path())? } else { entry.metadata()?.modified()? });
    }
    Ok(latest)
}

async fn all(arguments: &Arguments) -> anyhow::Result<()> {
    let began = clock::SystemTime.now();
    let synapse = Synapse::start();
    let mut scenes = vec![Scene::new(&synapse, "SQLite", None).await];
    // Where there is none, that is said.
    if let Some(database) = PostgresDatabase::new() {
        scenes.push(Scene::new(&synapse, "PostgreSQL", Some(database)).await);
    }
    let sides = scenes.len();
    let sides = scenes.into_iter().enumerate().map(|(side, scene)| {
        let rounds = Rounds::new(Arc::new(scene), arguments.seed * 2 + side as u64);
        tokio::spawn(rounds.run((arguments.rounds + side) / sides))
    });
    let mut wrong = 0;
    for side in sides.collect::<Vec<_>>() {
        wrong += side.await.context("the trial itself has failed")??;
    }
    let minutes = began.duration_until(clock::SystemTime.now()).as_secs_f64() / 60.0;
    print(&format!("{} rounds from seed {} in {minutes:.1} minutes", arguments.rounds, arguments.seed));
    ensure!(wrong == 0, "{wrong} things were lost, doubled or otherwise wrong");
    Ok(())
}
