//! `run`: the bot in the configured rooms, and the public record on the web, until it is told to stop.
//!
//! Each platform is joined beside the others, and hears and says by itself: one that is away holds up nothing elsewhere.

mod lock;

use std::collections::HashMap;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context, bail};
use axum::Router;
use commands::organisation::Organisation;
use commands::record::{Platform, Room};
use jiff::{SignedDuration, Timestamp};
use tokio::net::{TcpListener, TcpSocket};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{mpsc, oneshot};
use tokio::task::{JoinHandle, JoinSet};
use tokio_util::sync::CancellationToken;
use tokio_util::task::AbortOnDropHandle;

use crate::app::{open, open_files};
use crate::base::clock::{SystemTime, Time, seed};
use crate::base::config::{self, Config};
use crate::delivery::outbox::{Outbox, Routes};
use crate::desk::metrics::Failure;
use crate::desk::{Desk, DeskHandle};
use crate::journal::marks::{LED, REGISTERED};
use crate::journal::{Journal, JournalError, Mark, Outgoing, SqlJournal};
use crate::log::{Guard, Keeper, Log, trust};
use crate::platforms::discord::Discord;
use crate::platforms::mail::Mail;
use crate::platforms::matrix::HeardUpTo;
use crate::platforms::opening::make_rooms;
use crate::platforms::publishing::publish_meetings;
use crate::platforms::{discord, matrix};
use crate::web::{Archive, Bounds, BoundsLog, Site, Unsubscribing, health, log_router};
use crate::{log, web};
use lock::RunLock;

/// For how long what is still to be said is delivered after the stop. The rest is said at the next start.
const DRAIN: SignedDuration = SignedDuration::from_secs(10);

/// How often the mail server is asked whether it is there, since there may be no mail for weeks.
const KNOCKED_EVERY: SignedDuration = SignedDuration::from_mins(5);

/// For how long requests that have begun are answered after the stop. Somebody may have called and said nothing.
const FAREWELL: SignedDuration = SignedDuration::from_secs(2);

/// How often it is asked what other processes have written: an import, a terminal. Pages show it within five seconds.
const FOLLOWS: SignedDuration = SignedDuration::from_secs(2);

/// How many bytes of an answer the system takes that nobody has taken yet. By itself it would take megabytes, and not say for
/// minutes whether somebody on a slow line takes any of it.
const SENT_AHEAD: u32 = 128 << 10;

/// How many connections may wait to be taken.
const BACKLOG: u32 = 1024;

/// How often it is asked whether another process still leads.
const STANDS_BY: SignedDuration = SignedDuration::from_secs(1);

/// Joins the configured rooms and serves the public record until a signal asks for the end.
///
/// # Errors
///
/// When nothing is configured, and as [`run_until`].
pub async fn run(config: &Config) -> anyhow::Result<()> {
    if config.matrix.is_none() && config.discord.is_none() && config.web.is_none() {
        bail!("no platform is configured: give the table [matrix], [discord] or [web] in the configuration");
    }
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let signalled = async {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    };
    run_until(signalled, config, SystemTime, Some(FOLLOWS)).await
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
    let config = &config.clone().sending_mail();
    let _lock = RunLock::take(&config.database, time.now())?;
    let guard = log::guard(config)?;
    // Who stands by leaves the addresses to who leads. Where nobody can, they are taken before anything is begun.
    let stands_by = config.database.is_postgres();
    let early = if stands_by { None } else { Some(Listeners::of(config)?) };
    let desk = open(config).await?.in_public(config.limits, config.operation.room.clone());
    let mut desk = follows.into_iter().fold(desk, Desk::following);
    tokio::pin!(end);
    tokio::select! {
        leads = lead(&mut desk, &time) => leads?,
        () = &mut end => return desk.into_journal().close().await.map_err(Into::into),
    }
    let Listeners { web, metrics } = match early {
        Some(listeners) => listeners,
        None => Listeners::of(config)?,
    };
    let keeper = guarded(&mut desk, guard, config, &time).await?;
    let Begun { handle, worker, routing, heard, registered, last_said, to_matrix, to_discord, to_mail } =
        begin(desk, &time).await?;
    let expected = [
        config.matrix.as_ref().map(|_| Platform::Matrix),
        config.discord.as_ref().map(|_| Platform::Discord),
        config.mail.as_ref().map(|_| Platform::Mail),
    ];
    expected.into_iter().flatten().for_each(|platform| handle.metrics().expect(platform));
    let stop = CancellationToken::new();
    let mut sides: JoinSet<anyhow::Result<()>> = JoinSet::new();
    let mut ready: Vec<oneshot::Receiver<String>> = Vec::new();
    let organisation = &config.organisation;
    if let Some(config) = config.matrix.clone() {
        let (side, said_ready) = side(&handle, &stop, time.clone());
        ready.push(said_ready);
        let organisation = organisation.clone();
        sides.spawn(async move { side.on_matrix(config, organisation, heard, to_matrix).await.context("matrix") });
    }
    if let Some(discord) = config.discord.clone() {
        let (side, said_ready) = side(&handle, &stop, time.clone());
        ready.push(said_ready);
        let organisation = organisation.clone();
        sides.spawn(async move {
            side.on_discord(discord, organisation, (registered, last_said), to_discord).await.context("discord")
        });
    }
    if let Some(mail) = config.mail.clone() {
        let (side, said_ready) = side(&handle, &stop, time.clone());
        ready.push(said_ready);
        let organisation = organisation.clone();
        sides.spawn(async move { side.by_mail(mail, organisation, to_mail).await.context("mail") });
    }
    let log = keeper.as_ref().map(Keeper::log);
    // It ends with this function, whatever ends that.
    let keeping = keeper.map(|keeper| {
        let keeping = keeper.run(handle.clone(), time.clone(), stop.clone().cancelled_owned());
        AbortOnDropHandle::new(tokio::spawn(keeping))
    });
    if let Some(listener) = metrics {
        let (metrics, stop, time) = (handle.metrics().clone(), stop.clone(), time.clone());
        let bounds = (Bounds::of_metrics(open_files()), BoundsLog::default());
        sides.spawn(
            async move { serve(listener, web::counted(metrics), bounds, &stop, &time).await.context("metrics") },
        );
    }
    if let Some(listener) = web {
        let (side, said_ready) = side(&handle, &stop, time.clone());
        ready.push(said_ready);
        let organisation = organisation.clone();
        let archive = archive(config).await?;
        sides.spawn(async move { side.on_the_web(listener, organisation, archive, log).await.context("web") });
    }
    let say_ready = async {
        say_ready(ready).await;
        std::future::pending::<()>().await;
    };
    tokio::select! {
        () = say_ready => {}
        () = stop.cancelled() => {}
        () = end => {}
        // Nothing is brought to its end: whatever was begun is another's now.
        () = handle.leads_no_more(&time) => {
            bail!("another process may lead now, since the connection to the database was lost: start this one again, and it stands by")
        }
    }
    stop.cancel();
    tracing::info!("stopping");
    handle.stop().await;
    drop(handle);
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

/// Looks whether the journal is the one that was signed before anything is recorded in it or signed, and states people where
/// nobody has yet. Without a key nothing is looked at.
async fn guarded(
    desk: &mut Desk<SqlJournal>,
    guard: Option<Guard>,
    config: &Config,
    time: &impl Time,
) -> anyhow::Result<Option<Keeper<SqlJournal>>> {
    let reason = config.trust_journal.as_deref();
    let trusted = match guard {
        Some(guard) => Some(trust(SqlJournal::look(config.database.checked()?).await?, guard, reason).await?),
        None => None,
    };
    match &trusted {
        Some(trusted) if trusted.is_forced() => desk.state_all(time.now()).await?,
        None if reason.is_some() => {
            tracing::warn!(
                reason,
                "the journal is taken as it is, by --trust-journal; without a key it is never looked at"
            );
            desk.state_all(time.now()).await?;
        }
        _ => desk.state_first(time.now()).await?,
    }
    match trusted {
        Some(trusted) => Ok(Some(trusted.sign(desk).await?)),
        None => Ok(None),
    }
}

/// A desk that has begun its work.
#[derive(Debug)]
pub struct Begun<J> {
    /// Where is handed in what is heard.
    pub handle: DeskHandle,
    /// Gives the desk back at its end.
    pub worker: JoinHandle<Desk<J>>,
    /// Brings what is to be said on its way; ends after the desk.
    pub routing: JoinHandle<()>,
    /// Up to where Matrix was heard.
    pub heard: HeardUpTo,
    /// Which commands are registered on Discord.
    pub registered: Option<String>,
    /// What was last said on Discord, by room.
    pub last_said: Vec<(Room, String)>,
    /// What is to be said on Matrix; first what an earlier start has left.
    pub to_matrix: mpsc::UnboundedReceiver<Vec<Outgoing>>,
    /// The same on Discord.
    pub to_discord: mpsc::UnboundedReceiver<Vec<Outgoing>>,
    /// The same by mail.
    pub to_mail: mpsc::UnboundedReceiver<Vec<Outgoing>>,
}

/// Begins the work of a desk that leads, where an earlier start has left off.
///
/// # Errors
///
/// When the journal cannot be read.
pub async fn begin<J: Journal, T: Time>(mut desk: Desk<J>, time: &T) -> Result<Begun<J>, JournalError> {
    let heard = HeardUpTo::noted(desk.journal()).await?;
    let registered = desk.journal().mark(REGISTERED).await?;
    let last_said = desk.journal().last_said(Platform::Discord).await?;
    let unsaid = [
        desk.left_over(Platform::Matrix).await?,
        desk.left_over(Platform::Discord).await?,
        desk.left_over(Platform::Mail).await?,
    ];
    let (posts, to_route) = mpsc::unbounded_channel();
    let (handle, worker) = desk.open_to(time.clone(), posts);
    unsaid.iter().for_each(|unsaid| handle.metrics().waits(unsaid, &HashMap::new()));
    let [to_matrix, to_discord, to_mail] = unsaid;
    let mut routes = Routes::default();
    let to_matrix = routes.to(Platform::Matrix, to_matrix);
    let to_discord = routes.to(Platform::Discord, to_discord);
    let to_mail = routes.to(Platform::Mail, to_mail);
    handle.mark(Mark(LED, time.now().to_string())).await;
    let routing = tokio::spawn(routes.route(to_route));
    Ok(Begun { handle, worker, routing, heard, registered, last_said, to_matrix, to_discord, to_mail })
}

/// Waits until this process leads, and reads what was recorded until then.
///
/// # Errors
///
/// When the journal cannot be read.
pub async fn lead<J: Journal>(desk: &mut Desk<J>, time: &impl Time) -> anyhow::Result<()> {
    let mut stands_by = false;
    while !desk.journal().lead().await.context("the database")? {
        if !stands_by {
            tracing::info!("standing by: another process leads");
            stands_by = true;
        }
        time.pause(STANDS_BY).await;
    }
    if stands_by {
        tracing::info!("taking over: no other process leads any more");
    }
    desk.catch_up().await.context("the database")
}

/// Where the public record and the metrics are served, if they are.
struct Listeners {
    web: Option<TcpListener>,
    metrics: Option<TcpListener>,
}

impl Listeners {
    fn of(config: &Config) -> anyhow::Result<Self> {
        let web = match &config.web {
            Some(web) => Some(listen("web.listen", web.listen)?),
            None => None,
        };
        let metrics = match &config.metrics {
            Some(metrics) => Some(listen("metrics.listen", metrics.listen)?),
            None => None,
        };
        Ok(Self { web, metrics })
    }
}

/// Takes an address.
fn listen(key: &str, address: SocketAddr) -> anyhow::Result<TcpListener> {
    let listen = || {
        let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
        // As the runtime itself does it.
        socket.set_reuseaddr(true)?;
        // Each connection has what is set here.
        socket.set_send_buffer_size(SENT_AHEAD)?;
        socket.bind(address)?;
        socket.listen(BACKLOG)
    };
    let listener: std::io::Result<TcpListener> = listen();
    listener.with_context(|| format!("{key} \"{address}\" cannot be used, give another address or port"))
}

/// Earlier states of the record, by a way to the database that is theirs alone. A database in memory has no second one.
async fn archive(config: &Config) -> anyhow::Result<Option<Archive>> {
    let url = config.database.checked()?;
    if url.contains(":memory:") {
        return Ok(None);
    }
    Ok(Some(Archive::of(SqlJournal::look(url).await?)))
}

/// Logs that the bot is ready once it is on every platform.
async fn say_ready(platforms: Vec<oneshot::Receiver<String>>) {
    let mut places = Vec::new();
    for platform in platforms {
        match platform.await {
            Ok(place) => places.push(place),
            // It has failed, and the whole stops.
            Err(_) => return,
        }
    }
    tracing::info!("ready: {}", places.join("; "));
}

/// The bot on one platform.
struct Side<T> {
    desk: DeskHandle,
    stop: CancellationToken,
    time: T,
    ready: oneshot::Sender<String>,
}

fn side<T: Time>(desk: &DeskHandle, stop: &CancellationToken, time: T) -> (Side<T>, oneshot::Receiver<String>) {
    let (ready, said_ready) = oneshot::channel();
    (Side { desk: desk.clone(), stop: stop.clone(), time, ready }, said_ready)
}

impl<T: Time> Side<T> {
    async fn on_matrix(
        self,
        config: config::Matrix,
        organisation: Organisation,
        heard: HeardUpTo,
        posts: mpsc::UnboundedReceiver<Vec<Outgoing>>,
    ) -> anyhow::Result<()> {
        let Self { desk, stop, time, ready } = self;
        let matrix = tokio::select! {
            matrix = matrix::connect(&config, organisation.clone(), &time) => matrix.inspect_err(|_| stop.cancel())?,
            () = stop.cancelled() => return Ok(()),
        };
        let outbox = Outbox::new(matrix.clone(), time.clone()).with_chance(seed()?);
        let outbox = tokio::spawn(outbox.run_by_room(posts, desk.clone()));
        let rooms = make_rooms(matrix.clone(), desk.clone(), organisation, time.clone());
        let mut ears = matrix::SyncLoop::new(matrix.clone(), config, desk, time.clone(), heard);
        let listening = async {
            ears.wake().await?;
            // Nobody waits for it when the whole stops.
            let _ = ready.send(format!("{} in {} on Matrix", matrix.user(), count(matrix.rooms(), "room")));
            tokio::select! {
                ended = ears.listen() => ended,
                // Only when the desk has stopped.
                () = rooms => Ok(()),
            }
        };
        let ended = tokio::select! {
            ended = listening => ended,
            () = stop.cancelled() => Ok(()),
        };
        stop.cancel();
        let until = time.now().checked_add(DRAIN).unwrap_or(Timestamp::MAX);
        drain(outbox, &time, until).await;
        tokio::select! {
            () = matrix.back_up_keys() => {}
            () = time.until(until) => tracing::warn!("the newest keys of rooms are not in their backup"),
        }
        ended
    }

    async fn on_discord(
        self,
        config: config::Discord,
        organisation: Organisation,
        (registered, last_said): (Option<String>, Vec<(Room, String)>),
        posts: mpsc::UnboundedReceiver<Vec<Outgoing>>,
    ) -> anyhow::Result<()> {
        let Self { desk, stop, time, ready } = self;
        let connect = async {
            let discord = Discord::connect(&config, organisation.clone(), time.clone()).await?;
            discord.goes_on_after(&last_said);
            let mark = discord.register(registered.as_deref()).await?;
            desk.mark(Mark(REGISTERED, mark)).await;
            anyhow::Ok(discord)
        };
        let discord = tokio::select! {
            discord = connect => discord.inspect_err(|_| stop.cancel())?,
            () = stop.cancelled() => return Ok(()),
        };
        let outbox = Outbox::new(discord.clone(), time.clone()).with_chance(seed()?);
        let outbox = tokio::spawn(outbox.run_by_room(posts, desk.clone()));
        let name = discord.name().to_owned();
        let (connected, servers) = oneshot::channel();
        let rooms = make_rooms(discord.clone(), desk.clone(), organisation, time.clone());
        let meetings = publish_meetings(discord.clone(), desk.clone(), time.clone());
        let ears = discord::GatewayLoop::new(discord, config, desk);
        let say_ready = async {
            if let Ok(servers) = servers.await {
                // Nobody waits for it when the whole stops.
                let _ = ready.send(format!("{name} in {} on Discord", count(servers, "server")));
            }
        };
        let effects = async {
            tokio::select! {
                _ = async { tokio::join!(rooms, meetings) } => {}
                () = stop.cancelled() => {}
            }
        };
        let listening = async {
            let ended = ears.listen(connected, stop.cancelled()).await;
            // Without hearing nothing else goes on either.
            stop.cancel();
            ended
        };
        let (ended, (), ()) = tokio::join!(listening, say_ready, effects);
        drain(outbox, &time, time.now().checked_add(DRAIN).unwrap_or(Timestamp::MAX)).await;
        ended
    }

    async fn by_mail(
        self,
        config: config::Mail,
        organisation: Organisation,
        posts: mpsc::UnboundedReceiver<Vec<Outgoing>>,
    ) -> anyhow::Result<()> {
        let Self { desk, stop, time, ready } = self;
        let mail = Mail::new(&config, organisation).inspect_err(|_| stop.cancel())?;
        // Nobody waits for it when the whole stops.
        let _ = ready.send(format!("mail by {}", config.server));
        let metrics = desk.metrics().clone();
        let outbox = Outbox::new(mail.clone(), time.clone()).with_chance(seed()?);
        let outbox = tokio::spawn(outbox.run_by_room(posts, desk));
        let knocking = async {
            loop {
                if mail.is_there().await {
                    metrics.alive(Platform::Mail);
                } else {
                    metrics.error(Platform::Mail, Failure::Hearing);
                }
                time.pause(KNOCKED_EVERY).await;
            }
        };
        tokio::select! {
            () = knocking => {}
            () = stop.cancelled() => {}
        }
        drain(outbox, &time, time.now().checked_add(DRAIN).unwrap_or(Timestamp::MAX)).await;
        Ok(())
    }

    async fn on_the_web(
        self,
        listener: TcpListener,
        organisation: Organisation,
        archive: Option<Archive>,
        log: Option<Log>,
    ) -> anyhow::Result<()> {
        let Self { desk, stop, time, ready } = self;
        let site = Site::new(desk.snapshots(), organisation.clone(), time.clone());
        let site = archive.into_iter().fold(site, Site::with_archive);
        let log_of_bounds = site.log();
        // Somebody may have called and say nothing, while the desk waits until nobody can hand in anything any more.
        let desk = Arc::new(desk);
        let unsubscribing = Unsubscribing::new(Arc::downgrade(&desk), organisation, time.clone());
        let router = site.router().merge(unsubscribing.router()).merge(health(desk.metrics().clone()));
        let router = log.into_iter().map(log_router).fold(router, axum::Router::merge);
        // Nobody waits for it when the whole stops.
        let _ = ready.send(format!("the public record on http://{}", listener.local_addr()?));
        serve(listener, router, (Bounds::of_record(open_files()), log_of_bounds), &stop, &time).await
    }
}

/// Answers requests until the stop.
async fn serve(
    listener: TcpListener,
    router: Router,
    (bounds, log): (Bounds, BoundsLog),
    stop: &CancellationToken,
    time: &impl Time,
) -> anyhow::Result<()> {
    let too_long = async {
        stop.cancelled().await;
        time.pause(FAREWELL).await;
    };
    tokio::select! {
        () = web::serve(listener, router, bounds, log, stop.cancelled()) => {}
        () = too_long => {}
    }
    Ok(())
}

async fn drain(mut outbox: JoinHandle<()>, time: &impl Time, until: Timestamp) {
    tokio::select! {
        _ = &mut outbox => {}
        () = time.until(until) => {
            tracing::warn!("some messages could not be delivered; they are said at the next start");
            outbox.abort();
        }
    }
}

fn count(number: usize, one: &str) -> String {
    format!("{number} {one}{}", if number == 1 { "" } else { "s" })
}
