//! Matrix, as a part of the running bot.

use commands::record::Platform;
use jiff::Timestamp;
use tokio::sync::oneshot;

use super::hear::SyncLoop;
use super::progress::HeardUpTo;
use super::{Matrix, session};
use crate::base::clock::Time;
use crate::base::config;
use crate::platforms::connector::{Bot, Connector, LeftOff, count};
use crate::platforms::opening::make_rooms;

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
        let mut sync_loop = SyncLoop::new(matrix.clone(), self.0, desk, time, HeardUpTo::noted(&left_off.marks));
        let hearing = async {
            sync_loop.wake().await?;
            // Nobody waits for it when the whole stops.
            let _ = ready.send(format!("{} in {} on Matrix", matrix.user(), count(matrix.rooms(), "room")));
            tokio::select! {
                ended = sync_loop.listen() => ended,
                // Only when the desk has stopped.
                () = rooms => Ok(()),
            }
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
