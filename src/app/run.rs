//! `run`: the bot in the configured rooms, and the public record on the web, until it is told to stop.

mod lock;
mod start;

use std::future::Future;

use anyhow::{Context, bail};
use commands::record::Platform;
use jiff::SignedDuration;
use strum::VariantArray as _;
use tokio::sync::oneshot;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tokio_util::task::AbortOnDropHandle;

use crate::app::backup::daily;
use crate::app::serving::{self, Listeners};
use crate::app::supervisor::Supervisor;
use crate::app::{FOLLOWS, once_there, open, signalled};
use crate::base::clock::{SystemTime, Time};
use crate::base::config::Config;
use crate::desk::Desk;
use crate::journal::Journal as _;
use crate::log::{self, Keeper};
use crate::platforms::connector::{Bot, Configured};
#[cfg(feature = "discord")]
use crate::platforms::discord::DiscordConnector;
#[cfg(feature = "mail")]
use crate::platforms::mail::MailConnector;
#[cfg(feature = "matrix")]
use crate::platforms::matrix::MatrixConnector;
use lock::RunLock;
use start::guarded;

pub use start::{Begun, begin, lead};

/// The platforms of a configuration, in the order in which they are named once all are ready.
#[cfg_attr(not(any(feature = "discord", feature = "mail", feature = "matrix")), expect(unused_variables))]
fn connectors<T: Time>(config: &Config) -> Vec<Configured<T>> {
    let connector = |platform: &Platform| match platform {
        // Whoever sits at a terminal is served by another process.
        Platform::Console => None,
        #[cfg(feature = "matrix")]
        Platform::Matrix => config.matrix.clone().map(|matrix| Configured::new(MatrixConnector(matrix))),
        #[cfg(feature = "discord")]
        Platform::Discord => config.discord.clone().map(|discord| Configured::new(DiscordConnector(discord))),
        #[cfg(feature = "mail")]
        Platform::Mail => config.mail.clone().map(|mail| Configured::new(MailConnector(mail))),
        // `built_in` has said that it is not in this program.
        #[cfg(not(feature = "matrix"))]
        Platform::Matrix => None,
        #[cfg(not(feature = "discord"))]
        Platform::Discord => None,
        #[cfg(not(feature = "mail"))]
        Platform::Mail => None,
    };
    Platform::VARIANTS.iter().filter_map(connector).collect()
}

/// Makes sure that the program has all that is configured: it can be built without some of it.
fn built_in(config: &Config) -> anyhow::Result<()> {
    let tables = [
        ("discord", config.discord.is_some(), cfg!(feature = "discord")),
        ("mail", config.mail.is_some(), cfg!(feature = "mail")),
        ("matrix", config.matrix.is_some(), cfg!(feature = "matrix")),
        ("web", config.web.is_some() || config.metrics.is_some(), cfg!(feature = "web")),
    ];
    match tables.iter().find(|(_, is_configured, is_built_in)| *is_configured && !is_built_in) {
        Some((feature, ..)) => bail!(
            "this program was built without what [{feature}] configures: build it with the feature \"{feature}\", as it is by default"
        ),
        None => Ok(()),
    }
}

/// Joins the configured rooms and serves the public record until a signal asks for the end.
///
/// # Errors
///
/// When nothing is configured, and as [`run_until`].
pub async fn run(config: &Config) -> anyhow::Result<()> {
    if config.matrix.is_none() && config.discord.is_none() && config.web.is_none() {
        bail!("no platform is configured: give the table [matrix], [discord] or [web] in the configuration");
    }
    run_until(signalled()?, config, SystemTime, Some(FOLLOWS)).await
}

/// Joins the configured rooms and serves the public record until `end` comes. So often it asks what other processes have written;
/// without that, it learns of it when it records something itself.
///
/// # Errors
///
/// When another `run` uses the database, the address of the record is taken, the database cannot be opened, or a platform does not
/// let the bot in for good.
pub async fn run_until<T: Time>(
    end: impl Future<Output = ()>,
    config: &Config,
    time: T,
    follows: Option<SignedDuration>,
) -> anyhow::Result<()> {
    built_in(config)?;
    let config = &config.clone().sending_mail();
    let _lock = RunLock::take(&config.database, time.now())?;
    let guard = log::guard(config)?;
    // Who stands by leaves the addresses to who leads. Where nobody can, they are taken before anything is begun.
    let stands_by = config.database.is_postgres();
    let early = if stands_by { None } else { Some(Listeners::from_config(config)?) };
    tokio::pin!(end);
    let supervisor = Supervisor::of_this_process();
    let desk = tokio::select! {
        desk = once_there(async || open(config).await, &time, || supervisor.waits_for_database()) => desk?,
        () = &mut end => {
            supervisor.stopping();
            return Ok(());
        }
    };
    let desk = desk.in_public(config.limits, config.operation.room.clone());
    let mut desk = follows.into_iter().fold(desk, Desk::following);
    tokio::select! {
        leads = lead(&mut desk, &time, || supervisor.stands_by()) => leads?,
        () = &mut end => {
            supervisor.stopping();
            return desk.into_journal().close().await.map_err(Into::into);
        }
    }
    supervisor.leads();
    let listeners = match early {
        Some(listeners) => listeners,
        None => Listeners::from_config(config)?,
    };
    let keeper = guarded(&mut desk, guard, config, &time).await?;
    let Begun { handle, worker, routing, mut starts } = begin(desk, &time).await?;
    let stop = CancellationToken::new();
    let bot = Bot { desk: handle, stop: stop.clone(), time, organisation: config.organisation.clone() };
    let mut sides: JoinSet<anyhow::Result<()>> = JoinSet::new();
    let mut places: Vec<oneshot::Receiver<String>> = Vec::new();
    for connector in connectors(config) {
        let platform = connector.platform();
        let start = starts.remove(&platform).with_context(|| format!("nothing is routed to {platform}"))?;
        bot.desk.metrics().expect(platform);
        let (ready, place) = oneshot::channel();
        places.push(place);
        sides.spawn(connector.run(bot.clone(), start, ready));
    }
    serving::begin(listeners, &bot, config, keeper.as_ref().map(Keeper::log), &mut sides, &mut places).await?;
    // It ends with this function, whatever ends that.
    let keeping = keeper.map(|keeper| {
        let keeping = keeper.run(bot.desk.clone(), bot.time.clone(), stop.clone().cancelled_owned());
        AbortOnDropHandle::new(tokio::spawn(keeping))
    });
    let (operation, counted) = (config.operation.clone(), bot.desk.metrics().clone());
    let _backups =
        AbortOnDropHandle::new(tokio::spawn(daily(operation, config.database.clone(), counted, bot.time.clone())));
    let say_ready = async {
        say_ready(places, supervisor, &bot.time).await;
        std::future::pending::<()>().await;
    };
    tokio::select! {
        () = say_ready => {}
        () = supervisor.watch(&bot.desk, &bot.time) => {}
        () = stop.cancelled() => {}
        () = end => {}
        // Nothing is brought to its end: whatever was begun is another's now.
        () = bot.desk.lost_leadership(&bot.time) => {
            bail!("another process may lead now, since the connection to the database was lost: start this one again, and it stands by")
        }
    }
    stop.cancel();
    tracing::info!("stopping");
    supervisor.stopping();
    bot.desk.stop().await;
    drop(bot);
    let mut ended = Ok(());
    while let Some(side) = sides.join_next().await {
        ended = ended.and(side.context("a platform").and_then(|side| side));
    }
    routing.await.context("the outbox")?;
    let keeper = match keeping {
        Some(keeping) => Some(keeping.await.context("the checkpoints")?),
        None => None,
    };
    let mut desk = worker.await.context("the desk")?;
    if let Some(keeper) = keeper {
        keeper.end(&mut desk).await;
    }
    desk.into_journal().close().await?;
    ended
}

/// Logs that the bot is ready once it is everywhere where it should be. The supervisor is not kept waiting by a platform that is
/// away.
async fn say_ready(places: Vec<oneshot::Receiver<String>>, supervisor: Supervisor, time: &impl Time) {
    let all = async {
        let mut said = Vec::new();
        for place in places {
            said.push(place.await?);
        }
        Ok::<_, oneshot::error::RecvError>(said.join("; "))
    };
    tokio::pin!(all);
    let all = tokio::select! {
        said = &mut all => said,
        () = supervisor.has_waited(time) => {
            supervisor.ready("at work, and waiting for a platform that is away");
            all.await
        }
    };
    // Else one has failed, and the whole stops.
    if let Ok(places) = all {
        tracing::info!("ready: {places}");
        supervisor.ready(&format!("ready: {places}"));
    }
}
