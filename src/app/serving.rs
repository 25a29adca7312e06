//! What is served: the public record, by the running bot or by a process that only reads, and what the bot counts.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context;
use axum::Router;
use jiff::SignedDuration;
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::oneshot;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::app::open_files;
use crate::base::clock::Time;
use crate::base::config::Config;
use crate::journal::SqlJournal;
use crate::log::Log;
use crate::platforms::connector::Bot;
use crate::web::{self, Archive, Bounds, BoundsLog, Site, Unsubscribing, health, log_router};

/// For how long requests that have begun are answered after the stop. Somebody may have called and said nothing.
const FAREWELL: SignedDuration = SignedDuration::from_secs(2);

/// How many bytes of an answer the system takes that nobody has taken yet. By itself it would take megabytes, and not say for
/// minutes whether somebody on a slow line takes any of it.
const SENT_AHEAD: u32 = 128 << 10;

/// How many connections may wait to be taken.
const BACKLOG: u32 = 1024;

/// Where the public record and the metrics are served, if they are.
pub(super) struct Listeners {
    web: Option<TcpListener>,
    metrics: Option<TcpListener>,
}

impl Listeners {
    pub(super) fn from_config(config: &Config) -> anyhow::Result<Self> {
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

/// Begins to serve what is configured, until the stop.
pub(super) async fn begin<T: Time>(
    listeners: Listeners,
    bot: &Bot<T>,
    config: &Config,
    log: Option<Log>,
    sides: &mut JoinSet<anyhow::Result<()>>,
    places: &mut Vec<oneshot::Receiver<String>>,
) -> anyhow::Result<()> {
    let Listeners { web, metrics } = listeners;
    if let Some(listener) = metrics {
        let serving = self::metrics(bot.clone(), listener);
        sides.spawn(async move { serving.await.context("metrics") });
    }
    if let Some(listener) = web {
        let (ready, place) = oneshot::channel();
        places.push(place);
        let about = config.web.as_ref().and_then(|web| web.about.clone());
        let serving = record(bot.clone(), listener, (archive(config).await?, about), log, ready);
        sides.spawn(async move { serving.await.context("web") });
    }
    Ok(())
}

/// Takes an address.
pub(super) fn listen(key: &str, address: SocketAddr) -> anyhow::Result<TcpListener> {
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
pub(super) async fn archive(config: &Config) -> anyhow::Result<Option<Archive>> {
    let url = config.database.checked()?;
    if url.contains(":memory:") {
        return Ok(None);
    }
    Ok(Some(Archive::from_journal(SqlJournal::look(url).await?)))
}

/// Serves the public record until the stop.
async fn record<T: Time>(
    bot: Bot<T>,
    listener: TcpListener,
    (archive, about): (Option<Archive>, Option<String>),
    log: Option<Log>,
    ready: oneshot::Sender<String>,
) -> anyhow::Result<()> {
    let Bot { desk, stop, time, organisation } = bot;
    let site = Site::new(desk.snapshots(), organisation.clone(), time.clone());
    let site = site.with_about(about.as_deref());
    let site = archive.into_iter().fold(site, Site::with_archive);
    let log_of_bounds = site.log();
    // Somebody may have called and say nothing, while the desk waits until nobody can hand in anything any more.
    let desk = Arc::new(desk);
    let unsubscribing = Unsubscribing::new(Arc::downgrade(&desk), organisation, time.clone());
    let router = site.router().merge(unsubscribing.router()).merge(health(desk.metrics().clone()));
    let router = log.into_iter().map(log_router).fold(router, Router::merge);
    // Nobody waits for it when the whole stops.
    let _ = ready.send(format!("the public record on http://{}", listener.local_addr()?));
    answer_requests(listener, router, (Bounds::of_record(open_files()), log_of_bounds), &stop, &time).await;
    Ok(())
}

/// Serves what is counted until the stop.
async fn metrics<T: Time>(bot: Bot<T>, listener: TcpListener) -> anyhow::Result<()> {
    let router = web::counted(bot.desk.metrics().clone());
    let Bot { stop, time, .. } = bot;
    answer_requests(listener, router, (Bounds::of_metrics(open_files()), BoundsLog::default()), &stop, &time).await;
    Ok(())
}

/// Answers requests until the stop.
pub(super) async fn answer_requests(
    listener: TcpListener,
    router: Router,
    (bounds, log): (Bounds, BoundsLog),
    stop: &CancellationToken,
    time: &impl Time,
) {
    let too_long = async {
        stop.cancelled().await;
        time.pause(FAREWELL).await;
    };
    tokio::select! {
        () = web::serve(listener, router, bounds, log, stop.cancelled()) => {}
        () = too_long => {}
    }
}
