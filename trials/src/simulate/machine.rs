//! One run of the bot: started as `src/app/run.rs` starts it, on a machine whose clock need not be right.

use std::num::NonZeroU64;
use std::sync::Arc;

use anyhow::Context;
use commands::organisation::Organisation;
use commands::pipeline::limits::Limit;
use commands::record::{Platform, Register};
use jiff::{SignedDuration, Timestamp};
use rapporteur::app::run::{self, Begun};
use rapporteur::base::clock::Time;
use rapporteur::base::config;
use rapporteur::delivery::outbox::Outbox;
use rapporteur::desk::{Desk, DeskHandle, Snapshots};
use rapporteur::platforms::connector::PlatformStart;
use rapporteur::platforms::discord::{Discord, Listener};
use rapporteur::platforms::matrix::{HeardUpTo, SaidBefore};
use tokio::sync::oneshot;

use super::bugs::Bug;
use super::discord::{self, APPLICATION, GUILD, Way};
use super::journal::SimulatedJournal;
use super::matrix::{self, Matrix};
use super::world::{Place, World};

/// How often it asks whether another process has written: seldomer than the program does, which would be most of what is
/// simulated.
const FOLLOWS: SignedDuration = SignedDuration::from_mins(5);

/// The time as a machine has it.
#[derive(Clone)]
pub(crate) struct MachineTime {
    pub(crate) world: World,
    pub(crate) place: Place,
}

impl Time for MachineTime {
    fn now(&self) -> Timestamp {
        let state = self.world.state();
        let ahead = state.machines[self.place.machine].ahead;
        state.now.checked_add(ahead).unwrap_or(state.now)
    }

    /// As the machine's own time: how long it is until then is asked once, so that a clock that is set meanwhile makes no
    /// difference.
    async fn until(&self, at: Timestamp) {
        let wait = at.duration_since(self.now());
        if wait.is_positive() {
            self.world.pass(self.place, wait).await;
        }
    }
}

/// What is asked of a bot from outside.
pub(crate) type Watch = Arc<std::sync::Mutex<Option<Snapshots>>>;

/// The register of a bot that leads.
pub(crate) fn register(watch: &Watch) -> Option<Register> {
    watch.lock().unwrap_or_else(std::sync::PoisonError::into_inner).as_ref().map(Snapshots::latest)
}

/// The bot on Discord.
async fn run_on_discord(
    world: World,
    place: Place,
    organisation: Arc<Organisation>,
    time: MachineTime,
    start: PlatformStart,
    desk: DeskHandle,
) -> anyhow::Result<()> {
    let id = |number: u64| NonZeroU64::new(number).context("a number of Discord's");
    let (application, guild) = (id(APPLICATION)?, Some(id(GUILD)?));
    let config = config::Discord { token: None, token_file: None, application, api: None, guild, category: None };
    let way = Arc::new(Way { world: world.clone(), place });
    let discord = Discord::connect_through(way, &config, organisation.as_ref().clone(), time.clone()).await?;
    discord.learns_what_was_said(&start.left_off.said);
    let seed = world.state().chance.seed();
    let outbox = Outbox::new(discord.clone(), time).with_chance(seed);
    tokio::spawn(outbox.run_by_room(start.posts, desk.clone()));
    let (ready, _) = oneshot::channel();
    discord::listen(Arc::new(Listener::new(discord, desk, ready)), world, place).await;
    Ok(())
}

/// Runs the bot until it leads no more, or cannot go on.
pub(crate) async fn run(
    world: World,
    place: Place,
    organisation: Arc<Organisation>,
    bug: Option<Bug>,
    watch: Watch,
) -> anyhow::Result<()> {
    let time = MachineTime { world: world.clone(), place };
    let journal = SimulatedJournal::open(&world, place, bug == Some(Bug::NoFence))?;
    let seed = || world.state().chance.seed();
    let desk = Desk::open(journal, organisation.as_ref().clone(), seed()).await?;
    let mut desk = desk.in_public(Limit::default(), None).following(FOLLOWS);
    run::lead(&mut desk, &time, || {}).await?;
    let Begun { handle, worker: _, routing: _, mut starts } = run::begin(desk, &time).await?;
    let mut start = |platform| starts.remove(&platform).context("a platform to which nothing is routed");
    let (on_matrix, on_discord) = (start(Platform::Matrix)?, start(Platform::Discord)?);
    *watch.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(handle.snapshots());
    let matrix =
        Matrix { world: world.clone(), place, organisation: organisation.clone(), earlier: SaidBefore::default(), bug };
    let outbox = Outbox::new(matrix.clone(), time.clone()).with_chance(seed());
    tokio::spawn(outbox.run_by_room(on_matrix.posts, handle.clone()));
    tokio::spawn(run_on_discord(world.clone(), place, organisation, time.clone(), on_discord, handle.clone()));
    let heard = HeardUpTo::noted(&on_matrix.left_off.marks);
    tokio::select! {
        biased;
        () = handle.lost_leadership(&time) => anyhow::bail!("another may lead now"),
        () = matrix::listen(matrix, handle.clone(), time.clone(), heard) => anyhow::bail!("it hears nothing any more"),
    }
}
