//! The bot on one platform: it reaches it, hears and speaks there, and stops.
//!
//! Each platform is reached beside the others, and hears and says by itself: one that is away holds up nothing elsewhere.

use std::fmt;
use std::pin::Pin;

use anyhow::Context;
use commands::organisation::Organisation;
use commands::record::Platform;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::CancellationToken;
use tokio_util::task::AbortOnDropHandle;

use crate::base::clock::{Time, seed};
use crate::delivery::Messenger;
use crate::delivery::outbox::Outbox;
use crate::desk::DeskHandle;
use crate::journal::marks::Marks;
use crate::journal::{Outgoing, SaidPost};

/// For how long what is still to be said is delivered after the stop. The rest is said at the next start.
const DRAIN: SignedDuration = SignedDuration::from_secs(10);

/// What connects the bot with one platform.
pub trait Connector<T: Time>: Send + Sized + 'static {
    /// Which one it is.
    const PLATFORM: Platform;

    /// The platform once it is reached. What is to be said there is said by it.
    type Reached: Messenger + Clone + Sync;

    /// Reaches the platform, however often that has to be tried.
    ///
    /// # Errors
    ///
    /// When the platform does not let the bot in for good.
    fn reach(&self, bot: &Bot<T>, left_off: &LeftOff) -> impl Future<Output = anyhow::Result<Self::Reached>> + Send;

    /// Hears until the stop, and does what the register asks for there. Says through `ready` where it is, once it hears.
    ///
    /// # Errors
    ///
    /// When the platform does not let the bot in any more.
    fn hear(
        self,
        reached: Self::Reached,
        bot: &Bot<T>,
        left_off: LeftOff,
        ready: oneshot::Sender<String>,
    ) -> impl Future<Output = anyhow::Result<()>> + Send;

    /// Does what is left to be done after the last was said, until a moment at most.
    #[expect(unused_variables, reason = "most platforms leave nothing to be done")]
    fn leave(reached: Self::Reached, time: &T, until: Timestamp) -> impl Future<Output = ()> + Send {
        std::future::ready(())
    }
}

/// What the parts of a running bot have in common.
#[derive(Clone, Debug)]
pub struct Bot<T> {
    /// Where is handed in what is heard.
    pub desk: DeskHandle,
    /// Cancelled when everything is to stop.
    pub stop: CancellationToken,
    /// The time.
    pub time: T,
    /// The organisation.
    pub organisation: Organisation,
}

/// Where an earlier start has left off.
#[derive(Clone, Debug, Default)]
pub struct LeftOff {
    /// How far everything had come.
    pub marks: Marks,
    /// What was last said, on whatever platform.
    pub said: Vec<SaidPost>,
}

/// With what the bot begins on one platform.
#[derive(Debug)]
pub struct PlatformStart {
    /// Where it goes on.
    pub left_off: LeftOff,
    /// What is to be said; first what an earlier start has left.
    pub posts: mpsc::UnboundedReceiver<Vec<Outgoing>>,
}

type Running = Pin<Box<dyn Future<Output = anyhow::Result<()>> + Send>>;
type Run<T> = Box<dyn FnOnce(Bot<T>, PlatformStart, oneshot::Sender<String>) -> Running + Send>;

/// A connector of whichever platform, as it stands in a list of them.
pub struct Configured<T> {
    platform: Platform,
    run: Run<T>,
}

impl<T> fmt::Debug for Configured<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Configured").field(&self.platform).finish()
    }
}

impl<T: Time> Configured<T> {
    /// Takes a connector into a list.
    pub fn new<C: Connector<T>>(connector: C) -> Self {
        Self { platform: C::PLATFORM, run: Box::new(|bot, start, ready| Box::pin(run(connector, bot, start, ready))) }
    }

    /// Which platform it connects with.
    pub fn platform(&self) -> Platform {
        self.platform
    }

    /// Runs the bot on its platform until the stop. Says through `ready` where it is, once it hears.
    ///
    /// # Errors
    ///
    /// When the platform does not let the bot in for good.
    pub async fn run(self, bot: Bot<T>, start: PlatformStart, ready: oneshot::Sender<String>) -> anyhow::Result<()> {
        (self.run)(bot, start, ready).await.context(self.platform)
    }
}

async fn run<C: Connector<T>, T: Time>(
    connector: C,
    bot: Bot<T>,
    start: PlatformStart,
    ready: oneshot::Sender<String>,
) -> anyhow::Result<()> {
    // However this ends: without it nothing else goes on.
    let stops_all = bot.stop.clone().drop_guard();
    let PlatformStart { left_off, posts } = start;
    let reached = tokio::select! {
        reached = connector.reach(&bot, &left_off) => reached?,
        () = bot.stop.cancelled() => return Ok(()),
    };
    let outbox = Outbox::new(reached.clone(), bot.time.clone()).with_chance(seed()?);
    let outbox = AbortOnDropHandle::new(tokio::spawn(outbox.run_by_room(posts, bot.desk.clone())));
    let ended = connector.hear(reached.clone(), &bot, left_off, ready).await;
    drop(stops_all);
    let until = bot.time.now().checked_add(DRAIN).unwrap_or(Timestamp::MAX);
    tokio::select! {
        _ = outbox => {}
        () = bot.time.until(until) => {
            tracing::warn!("some messages could not be delivered; they are said at the next start");
        }
    }
    C::leave(reached, &bot.time, until).await;
    ended
}

/// A number of things, such as "1 room" and "2 rooms".
#[cfg(any(feature = "discord", feature = "matrix"))]
pub(super) fn count(number: usize, one: &str) -> String {
    format!("{number} {one}{}", if number == 1 { "" } else { "s" })
}
