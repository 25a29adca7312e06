//! Hearing: interactions by the gateway, each recorded before it is acknowledged.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use anyhow::bail;
use commands::audience::language;
use commands::language::heard::{Heard, What};
use commands::pipeline::form::{self, Questions};
use commands::record::{Account, Platform, Room};
use commands::say;
use commands::words::{Inline, Language};
use jiff::SignedDuration;
use serde::de::IgnoredAny;
use serde_json::{Value, json};
use serenity::all::{
    ChannelId, ClientBuilder, CommandInteraction, ConnectionStage, Context, Event, GatewayError, GatewayIntents, Http,
    HttpBuilder, Interaction, RawEventHandler, Route, ShardManager,
};
use serenity::async_trait;
use tokio::sync::oneshot;

use super::read::{By, Done};
use super::requests::Request;
use super::respond::Attached;
use super::{Discord, cut, pause, read};
use crate::base::clock::Time;
use crate::base::config::{self, Secret};
use crate::base::outage::Outage;
use crate::desk::DeskHandle;
use crate::desk::metrics::Failure;
use commands::pipeline::engine::Disposition;

/// How long an answer may take before it is said that it comes. Discord waits for three seconds.
const DEFERRED_AFTER: SignedDuration = SignedDuration::from_secs(1);

/// How long it may take to keep a form that was begun. That it comes cannot be said.
const KEPT_WITHIN: SignedDuration = SignedDuration::from_secs(2);

/// How often it is looked at whether the connection holds. The library ends one on which Discord answers no heartbeat.
const WATCHED_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// What fields of a form can hold at most.
const LONGEST_LABEL: usize = 45;
const LONGEST_PLACEHOLDER: usize = 100;
const LONGEST_WORDS: usize = 4_000;

/// Of what the bot hears, beside what people do with it: of servers and their channels.
pub(super) const INTENTS: GatewayIntents = GatewayIntents::GUILDS;

/// What hears.
#[derive(Debug)]
pub struct GatewayLoop<T> {
    discord: Discord<T>,
    config: config::Discord,
    desk: DeskHandle,
}

impl<T: Time> GatewayLoop<T> {
    /// Hears for a desk.
    pub fn new(discord: Discord<T>, config: config::Discord, desk: DeskHandle) -> Self {
        Self { discord, config, desk }
    }

    /// Hears until the stop. Says through `ready` in how many servers it is, once it hears them.
    ///
    /// # Errors
    ///
    /// When Discord does not let the bot in for good.
    pub async fn listen(self, ready: oneshot::Sender<usize>, stop: impl Future<Output = ()>) -> anyhow::Result<()> {
        let Self { discord, config, desk } = self;
        let Some(token) = &config.token else { bail!("give a token") };
        let time = discord.time.clone();
        let listener = Arc::new(Listener::new(discord, desk, ready));
        let mut failures = 0;
        tokio::pin!(stop);
        loop {
            // The library asks for the gateway's address once, and takes Discord's own when there is no answer.
            let reached = listener.discord.requests.ask::<IgnoredAny>(Request::get(Route::Gateway));
            let reached = tokio::select! { reached = reached => reached, () = &mut stop => return Ok(()) };
            let (reason, after) = match reached {
                Err(error) => (error.to_string(), error.after),
                Ok(_) => {
                    let client = ClientBuilder::new_with_http(http(&config, token), INTENTS);
                    let mut client = client.raw_event_handler(Lent(Arc::downgrade(&listener))).await?;
                    let shards = client.shard_manager.clone();
                    let ended = tokio::select! {
                        ended = client.start() => ended,
                        () = listener.watch(&shards) => Ok(()),
                        () = &mut stop => {
                            shards.shutdown_all().await;
                            return Ok(());
                        }
                    };
                    match ended {
                        Err(serenity::Error::Gateway(GatewayError::InvalidAuthentication)) => {
                            bail!("Discord does not know the token")
                        }
                        Err(serenity::Error::Gateway(error @ GatewayError::DisallowedGatewayIntents)) => {
                            return Err(error.into());
                        }
                        Err(error) => (error.to_string(), None),
                        Ok(()) => ("the connection has ended".to_owned(), None),
                    }
                }
            };
            failures = if listener.outage().is_on() { failures + 1 } else { 1 };
            listener.desk.metrics().error(Platform::Discord, Failure::Hearing);
            listener.outage().fails(&reason, time.now());
            tokio::select! { () = pause(&time, failures, after) => {}, () = &mut stop => return Ok(()) }
        }
    }
}

/// What the library asks by, which is for nothing but the address of the gateway.
fn http(config: &config::Discord, token: &Secret) -> Http {
    let builder = HttpBuilder::new(token.reveal()).ratelimiter_disabled(true);
    match &config.api {
        Some(api) => builder.proxy(api.as_str().trim_end_matches('/')).build(),
        None => builder.build(),
    }
}

/// What the library hands its events to.
pub struct Listener<T> {
    discord: Discord<T>,
    desk: DeskHandle,
    ready: Mutex<Option<oneshot::Sender<usize>>>,
    outage: Mutex<Outage>,
}

fn room_of(channel: ChannelId) -> Room {
    Room { platform: Platform::Discord, id: channel.to_string() }
}

/// The library never gives back what it hears with while it cannot connect, and the desk waits until nobody can hand in
/// anything any more.
struct Lent<T>(Weak<Listener<T>>);

#[async_trait]
impl<T: Time> RawEventHandler for Lent<T> {
    async fn raw_event(&self, _: Context, event: Event) {
        if let Some(listener) = self.0.upgrade() {
            listener.take(event).await;
        }
    }
}

impl<T: Time> Listener<T> {
    /// Hears for a desk; says through `ready` in how many servers.
    pub fn new(discord: Discord<T>, desk: DeskHandle, ready: oneshot::Sender<usize>) -> Self {
        Self { discord, desk, ready: Mutex::new(Some(ready)), outage: Mutex::new(Outage::of("Discord", "heard")) }
    }

    fn outage(&self) -> MutexGuard<'_, Outage> {
        self.outage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_heard(&self) {
        self.desk.metrics().alive(Platform::Discord);
        self.outage().works();
    }

    /// Takes one event, until what it asks for is recorded.
    pub async fn take(&self, event: Event) {
        self.desk.leads(&self.discord.time).await;
        self.is_heard();
        match event {
            Event::Ready(event) => self.ready(event.ready.guilds.len()),
            Event::InteractionCreate(event) if !self.discord.is_new(event.interaction.id()) => {
                tracing::debug!(interaction = %event.interaction.id(), "an interaction is told twice");
            }
            Event::InteractionCreate(event) => match event.interaction {
                Interaction::Autocomplete(interaction) => self.complete(&interaction).await,
                interaction => {
                    if let Some(done) = read::done(&interaction, &self.desk.register()) {
                        self.take_up(done).await;
                    }
                }
            },
            Event::ChannelDelete(event) if self.is_bound(event.channel.id) => {
                self.discord.report_gone(event.channel.id);
                let gone = Heard::gone(&room_of(event.channel.id), self.discord.time.now());
                if self.desk.hear(gone).await.is_err() {
                    tracing::debug!("that a channel is gone is recorded with the next message for it");
                }
            }
            // They come only to who asks for them, and some kinds of them the library does not know.
            Event::Unknown(event) if event.kind.starts_with("GUILD_SCHEDULED_EVENT_") => {}
            Event::Unknown(event) => {
                let unread = self.desk.metrics().unread();
                tracing::warn!(kind = event.kind, unread, "an event of Discord's could not be read");
            }
            _ => {}
        }
    }

    /// Counts it as a sign of life that the connection holds, also where nobody says anything. Never ends.
    async fn watch(&self, shards: &ShardManager) {
        loop {
            self.discord.time.pause(WATCHED_EVERY).await;
            if shards.runners.lock().await.values().any(|shard| shard.stage == ConnectionStage::Connected) {
                self.is_heard();
            }
        }
    }

    fn ready(&self, servers: usize) {
        match self.ready.lock().unwrap_or_else(PoisonError::into_inner).take() {
            // Who started the bot may have stopped it meanwhile.
            Some(ready) => _ = ready.send(servers),
            None => tracing::warn!("what was typed on Discord while it could not be heard was not recorded"),
        }
    }

    fn is_bound(&self, channel: ChannelId) -> bool {
        self.desk.register().binding(&room_of(channel)).is_some()
    }

    /// Asks for more where a form is needed, and hears what is whole.
    async fn take_up(&self, done: Done) {
        let now = self.discord.time.now();
        let Some(questions) = form::questions(&done.heard, &self.desk.register(), &self.discord.organisation, now)
        else {
            return self.hear(done).await;
        };
        let Done { heard, attached, .. } = done;
        let language = self.language_of(&heard.account, &attached);
        let form = json_of(&questions, &read::name_of_form(&heard, attached.id), language);
        let kept = tokio::select! {
            biased;
            kept = self.desk.keep(questions.of(heard)) => kept.map_err(|not_recorded| not_recorded.message()),
            () = self.discord.time.pause(KEPT_WITHIN) => Err(say!(discord_form_busy)),
        };
        match kept {
            Ok(()) => self.discord.form(&attached, &form).await,
            Err(words) => self.discord.notice(&attached, words, language).await,
        }
    }

    /// In which language one is answered for whom something is shown alone.
    fn language_of(&self, account: &Account, attached: &Attached) -> Language {
        let register = self.desk.register();
        let chosen = register.people().of_account(account).and_then(|person| language::choice_of(person));
        chosen.or(attached.language).unwrap_or(self.discord.organisation.language)
    }

    async fn complete(&self, interaction: &CommandInteraction) {
        let attached = By::from(interaction).attached();
        let account = Account { platform: Platform::Discord, id: interaction.user.id.to_string() };
        let language = self.language_of(&account, &attached);
        let choices = read::choices(interaction, &self.desk.register(), &self.discord.organisation, language);
        self.discord.choices(&attached, json!(choices)).await;
    }

    /// Records what was heard. Its answer goes to the outbox; if that takes long, it is said that the answer comes.
    async fn hear(&self, done: Done) {
        let Done { heard, attached, is_private } = done;
        let is_press = matches!(heard.what, What::Reaction { .. });
        let language = self.language_of(&heard.account, &attached);
        let is_late = self.discord.time.pause(DEFERRED_AFTER);
        self.discord.expect_answer(&attached);
        let recorded = async {
            match self.desk.hear(heard).await {
                Ok(Disposition::Silenced) => self.discord.expect_no_answer(&attached),
                Ok(taken) if taken.is_answered() => {}
                Ok(_) if is_press => {
                    let unknown = say!(discord_button_unknown, command: Inline::command("support"));
                    self.discord.notice(&attached, unknown, language).await;
                }
                // It was heard before, and is answered.
                Ok(_) => self.discord.expect_no_answer(&attached),
                Err(not_recorded) if self.discord.expects_an_answer(&attached) => {
                    self.discord.notice(&attached, not_recorded.message(), language).await;
                }
                // It was recorded after all, and is answered.
                Err(_) => {}
            }
        };
        let deferred = async {
            is_late.await;
            self.desk.leads(&self.discord.time).await;
            self.discord.defer(&attached, is_private && !attached.is_private).await;
        };
        tokio::join!(recorded, deferred);
    }
}

/// A form as Discord shows it.
fn json_of(questions: &Questions, name: &str, language: Language) -> Value {
    let rows = questions.fields.iter().map(|field| {
        let mut input = json!({
            "type": 4,
            "style": 2,
            "custom_id": field.name,
            "label": cut(&field.name, LONGEST_LABEL),
            "placeholder": cut(&field.about, LONGEST_PLACEHOLDER),
            "max_length": LONGEST_WORDS,
            "required": false,
        });
        match &field.words {
            Some(words) if words.encode_utf16().count() <= LONGEST_WORDS => input["value"] = words.as_str().into(),
            Some(_) => input["placeholder"] = say!(discord_field_too_long).in_words(language).into(),
            None => {}
        }
        json!({ "type": 1, "components": [input] })
    });
    json!({ "custom_id": name, "title": cut(&questions.title, LONGEST_LABEL), "components": rows.collect::<Vec<_>>() })
}
