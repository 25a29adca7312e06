//! `run`: the bot in the configured rooms, until it is told to stop.

use anyhow::{Context, bail};
use commands::register::Platform;
use jiff::{SignedDuration, Timestamp};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc;

use crate::clock::{SystemTime, Time};
use crate::config::Config;
use crate::journal::{Journal, LED, Mark};
use crate::open;
use crate::outbox::Outbox;
use crate::rooms::matrix::{self, Ears, HEARD};

/// For how long what is still to be said is delivered after the stop. The rest is said at the next start.
const DRAIN: SignedDuration = SignedDuration::from_secs(10);

/// Joins the configured rooms until a signal asks for the end.
///
/// # Errors
///
/// When nothing is configured, the database cannot be opened, or a platform does not let the bot in for good.
pub async fn run(config: &Config) -> anyhow::Result<()> {
    let Some(matrix_config) = &config.matrix else {
        bail!("no platform is configured: give the table [matrix] in the configuration");
    };
    let time = SystemTime;
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let mut desk = open(config).await?;
    let heard = desk.journal().mark(HEARD).await?;
    let unsaid = desk.journal().undelivered(Platform::Matrix).await?;
    let matrix = matrix::connect(matrix_config, time.now()).await.context("matrix")?;

    let (posts, to_deliver) = mpsc::unbounded_channel();
    // The receiver is here, and takes it.
    let _ = posts.send(unsaid);
    let (handle, worker) = desk.open_to(time, posts);
    handle.mark(Mark(LED, time.now().to_string())).await;
    let outbox = Outbox::new(matrix.clone(), time);
    let mut outbox = tokio::spawn(outbox.run_by_room(to_deliver, handle.clone()));
    let mut ears = Ears::new(matrix.clone(), matrix_config.clone(), handle.clone(), time, heard);

    let listening = async {
        ears.wake().await?;
        let rooms = matrix.rooms();
        tracing::info!("ready: {} in {rooms} {} on Matrix", matrix.user(), if rooms == 1 { "room" } else { "rooms" });
        ears.listen().await
    };
    let ended = tokio::select! {
        ended = listening => ended.context("matrix"),
        _ = terminate.recv() => Ok(()),
        _ = interrupt.recv() => Ok(()),
    };
    tracing::info!("stopping");
    handle.stop().await;
    drop(handle);
    let until = time.now().checked_add(DRAIN).unwrap_or(Timestamp::MAX);
    tokio::select! {
        _ = &mut outbox => {}
        () = time.until(until) => {
            tracing::warn!("some messages could not be delivered; they are said at the next start");
            outbox.abort();
        }
    }
    tokio::select! {
        () = matrix.back_up_keys() => {}
        () = time.until(until) => tracing::warn!("the newest keys of rooms are not in their backup"),
    }
    worker.await.context("the desk")?.into_journal().close().await?;
    ended
}
