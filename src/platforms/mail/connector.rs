//! Mail, as a part of the running bot. There is nothing to hear.

use commands::record::Platform;
use jiff::SignedDuration;
use tokio::sync::oneshot;

use super::Mail;
use crate::base::clock::Time;
use crate::base::config;
use crate::base::outage::Outage;
use crate::desk::metrics::Failure;
use crate::platforms::connector::{Bot, Connector, LeftOff};

/// How often the mail server is asked whether it is there, since there may be no mail for weeks.
const KNOCKED_EVERY: SignedDuration = SignedDuration::from_mins(5);

/// Connects the bot with a mail server.
#[derive(Debug)]
pub struct MailConnector(pub config::Mail);

impl<T: Time> Connector<T> for MailConnector {
    const PLATFORM: Platform = Platform::Mail;
    type Reached = Mail;

    async fn reach(&self, bot: &Bot<T>, _: &LeftOff) -> anyhow::Result<Mail> {
        Mail::new(&self.0, bot.organisation.clone())
    }

    async fn hear(self, mail: Mail, bot: &Bot<T>, _: LeftOff, ready: oneshot::Sender<String>) -> anyhow::Result<()> {
        // Nobody waits for it when the whole stops.
        let _ = ready.send(format!("mail by {}", self.0.server));
        let metrics = bot.desk.metrics();
        let knocking = async {
            let mut outage = Outage::of("the mail server", "reached");
            loop {
                match mail.knock().await {
                    Ok(()) => {
                        metrics.alive(Platform::Mail);
                        outage.works();
                    }
                    Err(reason) => {
                        metrics.error(Platform::Mail, Failure::Hearing);
                        outage.fails(&reason, bot.time.now());
                    }
                }
                bot.time.pause(KNOCKED_EVERY).await;
            }
        };
        tokio::select! {
            () = knocking => {}
            () = bot.stop.cancelled() => {}
        }
        Ok(())
    }
}
