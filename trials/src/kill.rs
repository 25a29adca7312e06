//! The real program is killed (`SIGKILL`) again and again, at random moments, in front of a real homeserver and the double
//! of Discord at once: every command is recorded once and answered once, and every reminder comes once.
//!
//! `cargo build && cargo run -p trials -- kill --rounds 1000`. Half of the rounds are on SQLite, half on PostgreSQL, side by side. With
//! `--matrix` it is killed in front of a homeserver alone that limits what it says.

mod book;
mod gathered;
mod rounds;
mod scene;
mod verdict;

use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, ensure};
use harness::places;
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
    /// On Matrix alone, in front of a homeserver that limits what the bot says, so that its answers go together
    #[arg(long)]
    matrix: bool,
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
/// features of its libraries, so that all of them are built again. Beside a program that only `cargo test` has built there is no
/// list of its sources; that one was built with this trial.
fn check_program() -> anyhow::Result<()> {
    let program = places::program();
    let built = program.metadata()?.modified()?;
    let list = program.with_extension("d");
    let list = match std::fs::read_to_string(&list) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        read => {
            read.with_context(|| format!("{}, by which cargo knows the sources, cannot be read", list.display()))?
        }
    };
    for source in sources(&list) {
        // One that is gone was changed too.
        let is_older = source.metadata().and_then(|source| source.modified()).is_ok_and(|changed| changed <= built);
        ensure!(is_older, "{} is older than {}: say cargo build", program.display(), source.display());
    }
    Ok(())
}

/// The files of which a program is made, from what cargo writes beside it: `PROGRAM: FILE FILE`, with a mark before each blank in a
/// name. What only tests are made of is not among them.
fn sources(list: &str) -> Vec<PathBuf> {
    const BLANK: &str = "\0";
    let files = list.replace("\\ ", BLANK);
    let files =
        files.lines().next().unwrap_or_default().split_once(": ").map_or("", |(_, files)| files).split_whitespace();
    files.map(|file| file.replace(BLANK, " ").into()).collect()
}

/// After so many rounds it is looked at what has come of them.
const LOOKED_AT_AFTER: usize = 25;

async fn all(arguments: &Arguments) -> anyhow::Result<()> {
    let began = clock::SystemTime.now();
    let wrong = match arguments.matrix {
        true => gathered::run(arguments.rounds, arguments.seed).await?,
        false => on_both(arguments).await?,
    };
    let minutes = began.duration_until(clock::SystemTime.now()).as_secs_f64() / 60.0;
    print(&format!("{} rounds from seed {} in {minutes:.1} minutes", arguments.rounds, arguments.seed));
    ensure!(wrong == 0, "{wrong} things were lost, doubled or otherwise wrong");
    Ok(())
}

/// All rounds on both platforms, on each journal. Gives how many things are wrong.
async fn on_both(arguments: &Arguments) -> anyhow::Result<usize> {
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
    Ok(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_made_of_what_cargo_says() {
        let list = "/a b/target/debug/rapporteur: /a\\ b/src/main.rs /c/lib.rs\n".replace("/a b/", "/a\\ b/");
        assert_eq!(sources(&list), [PathBuf::from("/a b/src/main.rs"), PathBuf::from("/c/lib.rs")]);
        // As cargo has written it for this test.
        let list = std::fs::read_to_string(std::env::current_exe().unwrap().with_extension("d")).unwrap();
        let sources = sources(&list);
        let has = |file: &str| sources.iter().any(|source| source.ends_with(file));
        assert!(
            has("src/main.rs") && has("src/kill.rs") && has("src/kill/rounds.rs") && !has("tests/kill.rs"),
            "{list}"
        );
    }
}
