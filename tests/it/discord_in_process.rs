//! The bot on Discord in this process, with time that passes when the test says so.

use commands::record::Platform;
use harness::double::{Channel, Discord, User};
use jiff::{SignedDuration, Timestamp};
use rapporteur::base::clock::Time;
use rapporteur::base::config::Config;
use rapporteur::delivery::outbox::{Outbox, Routes};
use rapporteur::desk::{Desk, DeskHandle};
use rapporteur::journal::SqlJournal;
use rapporteur::platforms::discord;
use tokio::sync::{mpsc, oneshot};

use crate::passing_time::PassingTime;

pub(crate) struct InProcess {
    pub(crate) discord: Discord,
    pub(crate) time: PassingTime,
    pub(crate) plenary: Channel,
    pub(crate) lynn: User,
    pub(crate) desk: DeskHandle,
}

impl InProcess {
    pub(crate) async fn starting(at: Timestamp) -> Self {
        let (double, time) = (Discord::start().await, PassingTime::starting(at));
        let (plenary, lynn) = (double.channel("plenary"), double.person("Lynn St. Amour"));
        let config = format!("{}[roles]\nchair = [\"discord:{}\"]\n", double.config(), lynn.id);
        let Config { discord: config, organisation, .. } = Config::read(&config, std::iter::empty()).unwrap();
        let (config, journal) = (config.unwrap(), SqlJournal::open("sqlite::memory:").await.unwrap());
        let desk = Desk::open(journal, organisation.clone(), [1; 32]).await.unwrap();
        let (posts, to_route) = mpsc::unbounded_channel();
        let mut routes = Routes::default();
        let to_discord = routes.to(Platform::Discord, Vec::new());
        let (desk, _worker) = desk.open_to(time.clone(), posts);
        tokio::spawn(routes.route(to_route));
        let discord = discord::Discord::connect(&config, organisation.clone(), time.clone()).await.unwrap();
        discord.register(None).await.unwrap();
        tokio::spawn(Outbox::new(discord.clone(), time.clone()).run_by_room(to_discord, desk.clone()));
        let (ready, is_ready) = oneshot::channel();
        let listening = discord::GatewayLoop::new(discord, config, desk.clone());
        tokio::spawn(listening.listen(ready, std::future::pending()));
        is_ready.await.unwrap();
        Self { discord: double, time, plenary, lynn, desk }
    }

    /// Lets time pass, some seconds at most, while something is waited for.
    pub(crate) async fn meanwhile<T>(&self, waiting: impl Future<Output = T>) -> T {
        self.time.meanwhile(waiting).await
    }

    /// Lets so much time pass, a step after the other, while something is tried again and again.
    pub(crate) async fn lasts(&self, duration: SignedDuration) {
        let end = self.time.now() + duration;
        while self.time.now() < end {
            self.time.pass().await;
        }
    }
}
