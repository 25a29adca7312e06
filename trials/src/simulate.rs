//! Everything but the machine, in simulated time: the product's own desk, outbox and start, over a journal and platforms that
//! fail in all ways that they can, each run from one seed.
//!
//! What is the product's own: the desk with its queue and lead, the outbox, what a start takes up (`run::begin`), the adapter
//! for Discord down to its requests, what is said on Matrix and what is known to be said (`rooms::matrix::say`), and when the
//! mark of what was heard moves on (`rooms::matrix::Progress`). What is simulated: the journal's disk (`journal.rs`,
//! `disk.rs`), the homeserver and the client library before it (`matrix.rs`), Discord and its gateway (`discord.rs`), the
//! machines with their clocks (`machine.rs`, `world.rs`), and people (`people.rs`).

mod bugs;
mod chance;
mod check;
mod database;
mod discord;
mod disk;
mod effects;
mod faults;
mod journal;
mod machine;
mod matrix;
mod people;
mod world;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Poll, Waker};

use anyhow::bail;
use commands::organisation::Organisation;
use jiff::{SignedDuration, Timestamp};
use rapporteur::base::clock::{SystemTime, Time};
use tokio::runtime::{Builder, Runtime};

use self::bugs::Bug;
use self::database::Database;
use self::machine::Watch;
use self::world::{Machine, Place, State, World};

/// How it is to go.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// How many seeds
    #[arg(long, default_value_t = 2_000)]
    seeds: u64,
    /// One seed alone, with its history
    #[arg(long)]
    seed: Option<u64>,
    /// The first of the seeds
    #[arg(long, default_value_t = 0)]
    from: u64,
    /// Whether it goes on after a failure, to count how many there are
    #[arg(long)]
    go_on: bool,
    /// A bug to be put in, which must be found
    #[arg(long)]
    bug: Option<Bug>,
}

/// When each run begins: a Monday.
const BEGINS: i64 = 1_793_606_400;

/// For how long nothing goes wrong any more before it is looked at whether all is said.
const CALM: SignedDuration = SignedDuration::from_hours(2);

/// What one seed came to.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    failure: Option<String>,
    counts: BTreeMap<String, u64>,
    lasted: SignedDuration,
    history: Vec<String>,
}

/// A machine's runtime: its tasks are polled until nothing can go on.
struct Process {
    runtime: Runtime,
    idle: Arc<Idle>,
    start: u32,
    watch: Watch,
}

/// Whether all tasks of a process wait.
#[derive(Debug, Default)]
struct Idle(Mutex<(bool, Option<Waker>)>);

impl Idle {
    fn is_reached(&self) {
        let mut idle = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        idle.0 = true;
        if let Some(waker) = idle.1.take() {
            waker.wake();
        }
    }
}

impl Process {
    fn start(world: &World, place: Place, organisation: &Arc<Organisation>, bug: Option<Bug>) -> anyhow::Result<Self> {
        let idle = Arc::new(Idle::default());
        let reached = idle.clone();
        let runtime = Builder::new_current_thread().on_thread_park(move || reached.is_reached()).build()?;
        let watch = Watch::default();
        let bot = machine::run(world.clone(), place, organisation.clone(), bug, watch.clone());
        let world = world.clone();
        runtime.spawn(async move {
            if let Err(error) = bot.await {
                let mut state = world.state();
                if state.is_running(place) {
                    state.count("process ends by itself");
                    state.tell(|| format!("{place} ends: {error:#}"));
                    state.end(place.machine);
                }
            }
        });
        Ok(Self { runtime, idle, start: place.start, watch })
    }

    /// Lets all tasks go as far as they can.
    fn go_on(&self) {
        self.runtime.block_on(std::future::poll_fn(|context| {
            let mut idle = self.idle.0.lock().unwrap_or_else(PoisonError::into_inner);
            if std::mem::take(&mut idle.0) {
                return Poll::Ready(());
            }
            idle.1 = Some(context.waker().clone());
            Poll::Pending
        }));
    }
}

/// Runs one seed.
fn simulate(seed: u64, bug: Option<Bug>, keeps_history: bool) -> anyhow::Result<Outcome> {
    // All of a run is in this thread.
    #[cfg(debug_assertions)]
    commands::bugs::put_in(bug.and_then(Bug::in_the_product));
    let began = Timestamp::from_second(BEGINS)?;
    let organisation = Arc::new(people::organisation());
    let mut state = State::new(seed, began, keeps_history);
    let machines = if state.faults.rivals { 2 } else { 1 };
    state.machines.extend((0..machines).map(|_| Machine::default()));
    let faults = state.faults.clone();
    state.tell(|| format!("seed {seed}: {faults:?}"));
    if state.faults.on_sqlite {
        state.count("record on SQLite");
        state.disk.database = Database::on_sqlite()?;
    }
    people::plan(&mut state);
    (0..machines).for_each(|machine| state.begin(machine));
    let calm_from = began + state.faults.lasts;
    let world = World::new(state);
    let mut processes: Vec<Option<Process>> = (0..machines).map(|_| None).collect();
    let mut go_on = |until: Timestamp| -> anyhow::Result<()> {
        loop {
            for (machine, process) in processes.iter_mut().enumerate() {
                let (start, is_up, is_woken) = {
                    let mut state = world.state();
                    let there = &mut state.machines[machine];
                    (there.start, there.is_up, std::mem::take(&mut there.is_woken))
                };
                if !is_up || process.as_ref().is_some_and(|process| process.start != start) {
                    *process = None;
                }
                if !is_up {
                    continue;
                }
                let process = match process {
                    Some(process) => process,
                    None => process.insert(Process::start(&world, Place { machine, start }, &organisation, bug)?),
                };
                if is_woken {
                    process.go_on();
                }
            }
            if world.state().machines.iter().any(|machine| machine.is_woken) {
                continue;
            }
            if world.state().failure.is_some() || !world.step(until) {
                return Ok(());
            }
        }
    };
    go_on(calm_from)?;
    {
        let mut state = world.state();
        state.tell(|| "from now on nothing goes wrong".to_owned());
        state.faults.stop();
        for machine in 0..machines {
            state.machines[machine].ahead = SignedDuration::ZERO;
            state.thaw(machine);
            state.begin(machine);
        }
        people::ask_in_calm(&mut state);
    }
    go_on(calm_from + CALM)?;
    let register = processes.iter().flatten().filter_map(|process| machine::register(&process.watch)).next();
    drop(processes);
    let mut state = world.state();
    if state.failure.is_none() {
        let checked =
            Builder::new_current_thread().build()?.block_on(check::all(&state, register.as_ref(), &organisation));
        match checked {
            Ok(done) => done.into_iter().for_each(|(does, number)| {
                *state.counts.entry(format!("done and looked at: {does}")).or_default() += number;
            }),
            Err(words) => state.fail(words),
        }
    }
    let taken_over = state.disk.taken_over;
    state.counts.insert("lead taken over".to_owned(), taken_over);
    let said = state.said.number() as u64;
    state.counts.insert("messages of the bot".to_owned(), said);
    Ok(Outcome {
        failure: state.failure.take(),
        counts: std::mem::take(&mut state.counts),
        lasted: state.now.duration_since(began),
        history: state.take_history(),
    })
}

/// Runs all seeds.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    if let Some(seed) = arguments.seed {
        let outcome = simulate(seed, arguments.bug, true)?;
        rapporteur::cli::print(&(outcome.history.join("\n") + "\n"))?;
        return match outcome.failure {
            Some(failure) => bail!("seed {seed}: {failure}"),
            None => rapporteur::cli::print(&format!("seed {seed}: all holds\n")),
        };
    }
    let began = SystemTime.now();
    let next = AtomicU64::new(arguments.from);
    let end = arguments.from + arguments.seeds;
    let has_failed = AtomicBool::new(false);
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let outcomes: Vec<(u64, Outcome)> = std::thread::scope(|scope| {
        let worker = || {
            let mut outcomes = Vec::new();
            loop {
                let seed = next.fetch_add(1, Ordering::Relaxed);
                if seed >= end || has_failed.load(Ordering::Relaxed) {
                    return anyhow::Ok(outcomes);
                }
                let outcome = simulate(seed, arguments.bug, false)?;
                if outcome.failure.is_some() && !arguments.go_on {
                    has_failed.store(true, Ordering::Relaxed);
                }
                outcomes.push((seed, outcome));
            }
        };
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        let outcomes = workers.into_iter().map(|worker| match worker.join() {
            Ok(outcomes) => outcomes,
            Err(_) => bail!("a worker has panicked"),
        });
        anyhow::Ok(outcomes.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    })?;
    let took = SystemTime.now().duration_since(began);
    rapporteur::cli::print(&report(&outcomes, took))?;
    let mut failures: Vec<(u64, &String)> =
        outcomes.iter().filter_map(|(seed, outcome)| Some((*seed, outcome.failure.as_ref()?))).collect();
    failures.sort();
    for (seed, failure) in failures.iter().filter(|_| arguments.go_on) {
        rapporteur::cli::print(&format!("seed {seed}: {failure}\n"))?;
    }
    let Some((seed, failure)) = failures.first() else { return Ok(()) };
    let bug = arguments.bug.and_then(|bug| clap::ValueEnum::to_possible_value(&bug));
    let bug = bug.map(|bug| format!(" --bug {}", bug.get_name())).unwrap_or_default();
    bail!("seed {seed}: {failure}\nagain: cargo run -p trials -- simulate --seed {seed}{bug}")
}

fn report(outcomes: &[(u64, Outcome)], took: SignedDuration) -> String {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    let mut lasted = SignedDuration::ZERO;
    for (_, outcome) in outcomes {
        lasted += outcome.lasted;
        for (what, number) in &outcome.counts {
            *counts.entry(what).or_default() += number;
        }
    }
    let days = lasted.as_secs_f64() / 86_400.0;
    let (seconds, minutes) = (took.as_secs_f64(), took.as_secs_f64() / 60.0);
    let mut report = String::new();
    for (what, number) in counts {
        report.push_str(&format!("{number:>10}  {what}\n"));
    }
    report.push_str(&format!(
        "{} seeds, {days:.1} simulated days in {seconds:.1} s: {:.0} simulated days a minute\n",
        outcomes.len(),
        days / minutes
    ));
    report
}

#[cfg(test)]
mod tests {
    use strum::VariantNames;

    use super::effects::Does;
    use super::*;

    #[test]
    fn some_seeds_hold_and_all_that_people_can_do_is_among_what_they_look_at() {
        let mut counts = BTreeMap::new();
        // What is asked with a yes is counted as what it then does.
        let does_nothing_itself = [Does::Asks, Does::SaysYes].map(|does| does.to_string());
        let lacks = |counts: &BTreeMap<_, _>| {
            let is_seen = |does: &&&str| counts.contains_key(&format!("done and looked at: {does}"));
            let mut does = Does::VARIANTS.iter().filter(|does| !does_nothing_itself.iter().any(|one| one == *does));
            does.find(|does| !is_seen(does))
        };
        // What people do by chance can be rare.
        for seed in 0..1_600 {
            if seed >= 400 && lacks(&counts).is_none() {
                break;
            }
            let outcome = simulate(seed, None, false).unwrap();
            assert_eq!(outcome.failure, None, "seed {seed}");
            counts.extend(outcome.counts);
        }
        assert_eq!(lacks(&counts), None, "{counts:#?}");
        for what in ["record on SQLite", "commit done and taken for failed", "import beside", "lead taken over"] {
            assert!(counts.contains_key(what), "{what}: {counts:#?}");
        }
    }

    #[test]
    fn a_seed_repeats_exactly() {
        let on_sqlite = (0..).find(|seed| State::new(*seed, Timestamp::UNIX_EPOCH, false).faults.on_sqlite).unwrap();
        for seed in [3, 4, 5, on_sqlite] {
            let (once, again) = (simulate(seed, None, true).unwrap(), simulate(seed, None, true).unwrap());
            assert!(once.history.len() > 20);
            assert_eq!(once.history, again.history, "seed {seed}");
        }
    }

    #[test]
    fn each_bug_that_is_put_in_is_found_within_five_hundred_seeds() {
        for bug in Bug::ALL {
            let found = (0..500).find(|seed| simulate(*seed, Some(bug), false).unwrap().failure.is_some());
            assert!(found.is_some(), "{bug:?} is not found");
        }
    }
}
