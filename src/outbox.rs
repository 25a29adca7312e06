//! Delivery: in order, again after a pause when a platform cannot take a message now.

use std::time::Duration;

use commands::decide::Post;
use commands::register::Register;
use jiff::Timestamp;
use tokio::sync::mpsc;

use crate::clock::Time;
use crate::desk::DeskHandle;
use crate::journal::{Delivered, Delivery, Outgoing};
use crate::rooms::{DeliveryError, Platform};

/// The first pause before another try; it doubles up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_secs(1);

/// The longest pause before another try.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// Delivers to one platform.
#[derive(Debug)]
pub struct Outbox<P, T> {
    platform: P,
    time: T,
}

impl Outgoing {
    /// A post that is tried for the first time.
    pub fn first_try(post: Post) -> Self {
        Self { key: post.key, room: post.room, reply: post.reply, attempts: 1 }
    }
}

impl<P: Platform, T: Time> Outbox<P, T> {
    /// Delivers to `platform`.
    pub fn new(platform: P, time: T) -> Self {
        Self { platform, time }
    }

    /// The platform.
    pub fn platform(&self) -> &P {
        &self.platform
    }

    /// The platform, to be changed.
    pub fn platform_mut(&mut self) -> &mut P {
        &mut self.platform
    }

    /// Delivers what the desk hands out until it stops, and lets the desk know.
    pub async fn run(mut self, mut posts: mpsc::UnboundedReceiver<Vec<Post>>, desk: DeskHandle) {
        while let Some(posts) = posts.recv().await {
            for post in posts {
                let mut outgoing = Outgoing::first_try(post);
                while let Some(pause) = self.try_once(&mut outgoing, &desk).await {
                    let again_at = self.time.now().checked_add(pause).unwrap_or(Timestamp::MAX);
                    self.time.until(again_at).await;
                    let result = Delivered::Retried(self.time.now());
                    desk.delivered(Delivery { key: outgoing.key.clone(), result }).await;
                }
            }
        }
    }

    /// Tries once: nothing more to do, or the pause before the next try.
    async fn try_once(&mut self, outgoing: &mut Outgoing, desk: &DeskHandle) -> Option<Duration> {
        match self.deliver(outgoing, &desk.register()).await {
            Ok(delivery) => {
                desk.delivered(delivery).await;
                None
            }
            Err(error @ (DeliveryError::Permanent { .. } | DeliveryError::Gone)) => {
                let reason = error.to_string();
                tracing::error!(key = outgoing.key, %reason, "a message will never be taken; it stays in the outbox");
                None
            }
            Err(DeliveryError::Temporary { reason, after }) => {
                let doubled = FIRST_PAUSE.saturating_mul(1 << outgoing.attempts.clamp(1, 7).saturating_sub(1));
                let pause = after.unwrap_or(doubled.min(LONGEST_PAUSE));
                tracing::warn!(key = outgoing.key, %reason, ?pause, "a message was not taken; it is tried again");
                outgoing.attempts += 1;
                Some(pause)
            }
        }
    }

    /// Delivers one message, once.
    ///
    /// # Errors
    ///
    /// When the platform does not take it.
    pub async fn deliver(&mut self, outgoing: &Outgoing, register: &Register) -> Result<Delivery, DeliveryError> {
        let message = self.platform.deliver(outgoing, register).await?;
        Ok(Delivery { key: outgoing.key.clone(), result: Delivered::Sent(message) })
    }
}
