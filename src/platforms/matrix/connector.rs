//! Matrix, as a part of the running bot.

use std::time::Duration;

use commands::record::Platform;
use jiff::Timestamp;
use tokio::sync::oneshot;

use super::hear::SyncLoop;
use super::progress::HeardUpTo;
use super::session::SessionLost;
use super::{Matrix, session};
use crate::base::backoff::Backoff;
use crate::base::clock::Time;
use crate::base::config;
use crate::desk::metrics::Metrics;
use crate::platforms::connector::{Bot, Connector, LeftOff, count};
use crate::platforms::opening::make_rooms;

/// Before it logs in again: a homeserver that forgets the session each time is not asked without end.
const LOG_IN_AGAIN: Backoff = Backoff::doubling(Duration::from_secs(1), Duration::from_hours(1));

/// Connects the bot with Matrix.
#[derive(Debug)]
pub struct MatrixConnector(pub config::Matrix);

impl<T: Time> Connector<T> for MatrixConnector {
    const PLATFORM: Platform = Platform::Matrix;
    type Reached = Matrix;

    async fn reach(&self, bot: &Bot<T>, _: &LeftOff) -> anyhow::Result<Matrix> {
        session::connect(&self.0, bot.organisation.clone(), &bot.time).await
    }

    async fn hear(
        self,
        matrix: Matrix,
        bot: &Bot<T>,
        left_off: LeftOff,
        ready: oneshot::Sender<String>,
    ) -> anyhow::Result<()> {
        let Bot { desk, stop, time, organisation } = bot.clone();
        let rooms = make_rooms(matrix.clone(), desk.clone(), organisation, time.clone());
        let (config, metrics) = (&self.0, desk.metrics().clone());
        let heard = HeardUpTo::noted(&left_off.marks);
        let mut sync_loop = SyncLoop::new(matrix.clone(), config.clone(), desk, time.clone(), heard);
        let mut ready = Some(ready);
        let hearing = async {
            tokio::pin!(rooms);
            for again in 1.. {
                let ended = tokio::select! {
                    ended = hear(&mut sync_loop, &matrix, &metrics, &time, &mut ready) => ended,
                    // Only when the desk has stopped.
                    () = &mut rooms => return Ok(()),
                };
                let Err(error) = ended else { return Ok(()) };
                let lost = error.downcast_ref::<SessionLost>().copied();
                if lost.is_none() && again == 1 {
                    return Err(error);
                }
                // The other platforms and the public record go on.
                metrics.lost(Platform::Matrix);
                tracing::error!("{error:#}");
                let logged_in = match lost {
                    Some(lost) => {
                        time.pause(LOG_IN_AGAIN.after(again)).await;
                        matrix.log_in_again(config, lost, &time).await
                    }
                    None => Err(error),
                };
                if let Err(error) = logged_in {
                    tracing::error!("the bot is not on Matrix any more: {error:#}");
                    std::future::pending::<()>().await;
                }
                sync_loop.begin_anew();
                tracing::warn!("the bot has logged in again on Matrix");
            }
            Ok(())
        };
        tokio::select! {
            ended = hearing => ended,
            () = stop.cancelled() => Ok(()),
        }
    }

    async fn leave(matrix: Matrix, time: &T, until: Timestamp) {
        tokio::select! {
            () = matrix.back_up_keys() => {}
            () = time.until(until) => tracing::warn!("the newest keys of rooms are not in their backup"),
        }
    }
}

/// Hears until the session ends. Says through `ready` where the bot is, the first time.
async fn hear<T: Time>(
    sync_loop: &mut SyncLoop<T>,
    matrix: &Matrix,
    metrics: &Metrics,
    time: &T,
    ready: &mut Option<oneshot::Sender<String>>,
) -> anyhow::Result<()> {
    sync_loop.wake().await?;
    if let Some(ready) = ready.take() {
        // Nobody waits for it when the whole stops.
        let _ = ready.send(format!("{} in {} on Matrix", matrix.user(), count(matrix.rooms(), "room")));
    }
    metrics.trusted(Platform::Matrix, true);
    let watching = async {
        if let Err(error) = matrix.watch_identity(metrics).await {
            tracing::warn!("the account's keys cannot be watched: {error:#}");
        }
        std::future::pending().await
    };
    tokio::select! {
        ended = sync_loop.listen() => ended,
        never = watching => never,
        never = matrix.describe_commands(time) => match never {},
        never = matrix.watch_spaces(time) => match never {},
    }
}
