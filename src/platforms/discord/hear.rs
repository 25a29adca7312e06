//! Hearing: what the gateway tells, each interaction recorded before it is acknowledged.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use anyhow::bail;
use commands::audience::language;
use commands::language::heard::{Heard, What};
use commands::pipeline::form::{self, Questions};
use commands::record::{Account, Platform, Room};
use commands::say;
use commands::words::{Inline, Language, Message};
use jiff::SignedDuration;
use serde_json::{Value, json};
use serenity::all::{GatewayIntents, Route};
use tokio::sync::oneshot;

use super::gateway::{Connection, Ended, Session, Told};
use super::interaction::{Act, Interaction, Place, Unread, number};
use super::read::Done;
use super::requests::{Request, RequestError};
use super::respond::Attached;
use super::{Discord, cut, pause, permissions, read};
use crate::base::backoff::Backoff;
use crate::base::clock::Time;
use crate::base::config;
use crate::base::outage::Outage;
use crate::desk::DeskHandle;
use crate::desk::metrics::Failure;
use commands::pipeline::engine::Disposition;

/// How long an answer may take before it is said that it comes. Discord waits for three seconds.
const DEFERRED_AFTER: SignedDuration = SignedDuration::from_secs(1);

/// How long it may take to keep a form that was begun. That it comes cannot be said.
const KEPT_WITHIN: SignedDuration = SignedDuration::from_secs(2);

/// Before a session is begun anew. Discord counts these: after a thousand in a day it resets the token, so however it fails, there
/// are fewer.
const ANEW: Backoff = Backoff::doubling(Duration::from_secs(1), Duration::from_secs(300));

/// A connection that has held for so long is no failure.
const HOLDS: SignedDuration = SignedDuration::from_mins(2);

/// What fields of a form can hold at most.
const LONGEST_LABEL: usize = 45;
const LONGEST_DESCRIPTION: usize = 100;
const LONGEST_WORDS: usize = 4_000;

/// The command that makes a channel a room.
const BIND: &str = "room bind";

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
        let mut session: Option<Session> = None;
        let mut failures = 0;
        let mut is_reached = true;
        tokio::pin!(stop);
        loop {
            // Where Discord wants a session to go on, unless it cannot be reached there.
            let own = session.as_ref().filter(|_| is_reached).map(|session| session.address.clone());
            let address = async {
                match own {
                    Some(address) => Ok(address),
                    None => listener.discord.gateway(session.is_none()).await,
                }
            };
            let address = tokio::select! { address = address => address, () = &mut stop => return Ok(()) };
            let (reason, after) = match address {
                Err(error) => (error.to_string(), error.after),
                Ok(address) => {
                    let mut connection = Connection { token, time: &time, session: &mut session, welcomed: None };
                    let told = |told| listener.is_told(told);
                    let ended = tokio::select! {
                        ended = connection.listen(&address, told) => ended,
                        () = &mut stop => return Ok(()),
                    };
                    is_reached = connection.welcomed.is_some();
                    if connection.welcomed.is_some_and(|since| time.now().duration_since(since) >= HOLDS) {
                        failures = 0;
                    }
                    match ended {
                        Ended::ForGood(reason) => bail!(reason),
                        Ended::ForNow(reason) => (reason, None),
                    }
                }
            };
            failures += 1;
            if failures == 1 && session.is_some() {
                // It goes on where it was, as Discord asks of every bot now and then.
                tracing::debug!(reason, "the connection with Discord is made again");
                continue;
            }
            listener.desk.metrics().error(Platform::Discord, Failure::Hearing);
            listener.outage().fails(&reason, time.now());
            let after = after.or_else(|| session.is_none().then(|| ANEW.after(failures)));
            tokio::select! { () = pause(&time, failures, after) => {}, () = &mut stop => return Ok(()) }
        }
    }
}

impl<T: Time> Discord<T> {
    /// The address of the gateway. Whoever begins a session there is told how many are left for the day, and waits where there is
    /// none.
    async fn gateway(&self, begins: bool) -> Result<String, RequestError> {
        let told: Value = self.requests.ask(Request::get(Route::GatewayBot)).await?;
        let limit = &told["session_start_limit"];
        if begins && limit["remaining"].as_u64() == Some(0) {
            let after = limit["reset_after"].as_u64().map(Duration::from_millis);
            return Err(RequestError::of_gateway("Discord lets the bot begin no more sessions today", after));
        }
        told["url"]
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| RequestError::of_gateway("Discord names no gateway", None))
    }
}

/// What hears events.
pub struct Listener<T> {
    discord: Discord<T>,
    desk: DeskHandle,
    ready: Mutex<Option<oneshot::Sender<usize>>>,
    outage: Mutex<Outage>,
}

fn room_of(channel: u64) -> Room {
    Room { platform: Platform::Discord, id: channel.to_string() }
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

    /// Takes what comes by the connection, each event by itself: a later one does not wait until an earlier one is recorded.
    fn is_told(self: &Arc<Self>, told: Told) {
        match told {
            Told::Alive => self.is_heard(),
            Told::Event(name, event) => {
                // The desk waits until nobody can hand in anything any more.
                let listener: Weak<Self> = Arc::downgrade(self);
                tokio::spawn(async move {
                    if let Some(listener) = listener.upgrade() {
                        listener.take(&name, &event).await;
                    }
                });
            }
        }
    }

    /// Takes one event, until what it asks for is recorded.
    pub async fn take(&self, name: &str, event: &Value) {
        self.desk.leads(&self.discord.time).await;
        self.is_heard();
        match name {
            "READY" => self.ready(event["guilds"].as_array().map_or(0, Vec::len)),
            "INTERACTION_CREATE" => self.interaction(event).await,
            "CHANNEL_DELETE" | "THREAD_DELETE" => {
                if let Some(channel) = number(&event["id"]).filter(|channel| self.is_bound(*channel)) {
                    self.is_gone(channel).await;
                }
            }
            "GUILD_DELETE" => self.is_out_of(event),
            "GUILD_CREATE" => self.is_in(event),
            name if is_known(name) => {}
            _ if self.discord.is_first(name) => {
                tracing::info!(
                    kind = cut(name, LONGEST_LABEL),
                    "Discord tells of something that the bot does not know, and need not"
                );
            }
            _ => {}
        }
    }

    async fn is_gone(&self, channel: u64) {
        self.discord.report_gone(channel.into());
        let gone = Heard::gone(&room_of(channel), self.discord.time.now());
        if self.desk.hear(gone).await.is_err() {
            tracing::debug!("that a channel is gone is recorded with the next message for it");
        }
    }

    /// The bot was sent out of a server, or the server is away for a while.
    fn is_out_of(&self, event: &Value) {
        let Some(server) = number(&event["id"]) else { return };
        if event["unavailable"] == true {
            tracing::warn!(server, "a server of Discord's is away for a while");
        } else if self.discord.serves(server) {
            tracing::error!(
                server,
                "the bot is not in its server any more: invite it again, by the link that `rapporteur check --online` prints"
            );
        } else {
            tracing::info!(server, "the bot is not in another server any more");
        }
    }

    /// The bot is in a server, be it since now.
    fn is_in(&self, event: &Value) {
        if let Some(server) = number(&event["id"]).filter(|server| !self.discord.serves(*server)) {
            tracing::warn!(
                server,
                "the bot is in a server whose record it does not keep, and does nothing there: switch \"Public Bot\" off, and remove it there"
            );
        }
    }

    /// Takes what somebody did. What cannot be read is answered all the same, and counted apart: it is a command that is lost.
    async fn interaction(&self, event: &Value) {
        let interaction = match Interaction::read(event) {
            Ok(Some(interaction)) => interaction,
            Ok(None) => return,
            Err(unread) => return self.is_not_read(unread).await,
        };
        if !self.discord.is_new(interaction.id) {
            tracing::debug!(interaction = %interaction.id, "an interaction is told twice");
            return;
        }
        if let Some(words) = self.not_here(&interaction) {
            return self.turn_away(&interaction, words).await;
        }
        if interaction.place == Place::Private && self.is_of_a_stranger(&interaction).await {
            let words = say!(discord_stranger, organisation: self.discord.organisation.name.clone());
            return self.turn_away(&interaction, words).await;
        }
        if let Act::Typing(..) = interaction.act {
            let attached = interaction.attached();
            let language = self.language_of(&read::account_of(interaction.user), &attached);
            let choices = read::choices(&interaction, &self.desk.register(), &self.discord.organisation, language);
            return self.discord.choices(&attached, json!(choices)).await;
        }
        match read::done(&interaction, &self.desk.register()) {
            Some(done) => self.take_up(done).await,
            // A form or a button that the bot has never made.
            None => self.turn_away(&interaction, say!(discord_unknown)).await,
        }
    }

    /// Why nothing is done where somebody did something, if so.
    fn not_here(&self, interaction: &Interaction) -> Option<Message> {
        let organisation = || self.discord.organisation.name.clone();
        if interaction.server().is_some_and(|server| !self.discord.serves(server)) {
            return Some(say!(discord_other_server, organisation: organisation()));
        }
        match (&interaction.act, &interaction.place) {
            (_, Place::AmongPeople) => Some(say!(discord_among_people)),
            (Act::FilledStrangely, _) => {
                self.count_unread(interaction.id.get(), "a part of a form that is not known");
                Some(say!(discord_form_unread))
            }
            (Act::Command(given), Place::Channel { permissions: Some(may), within, .. }) if given.path == BIND => {
                let lacks = permissions::lacking(*may, within.is_some());
                (!lacks.is_empty()).then(|| say!(discord_may_not_speak, permissions: permissions::names(lacks)))
            }
            (Act::Command(given), _) => {
                let bot = given.chosen.intersection(&interaction.bots).next()?;
                Some(
                    say!(discord_bot_chosen, name: Inline::Untrusted(interaction.mentioned.get(bot).cloned().unwrap_or_default())),
                )
            }
            _ => None,
        }
    }

    /// Whether somebody writes in private who is neither in the record nor in the server.
    async fn is_of_a_stranger(&self, interaction: &Interaction) -> bool {
        let is_known = self.desk.register().people().of_account(&read::account_of(interaction.user)).is_some();
        !is_known && self.discord.is_stranger(interaction.user).await
    }

    async fn turn_away(&self, interaction: &Interaction, words: Message) {
        let attached = interaction.attached();
        if let Act::Typing(..) = interaction.act {
            return self.discord.choices(&attached, json!([])).await;
        }
        let language = attached.language.unwrap_or(self.discord.organisation.language);
        self.discord.notice(&attached, words, language).await;
    }

    async fn is_not_read(&self, unread: Unread) {
        match unread {
            Unread::Lost(why) => self.count_unread(0, why),
            Unread::Typing(attached) => self.discord.choices(&attached, json!([])).await,
            Unread::Answerable(attached, why) => {
                if self.discord.is_new(attached.id) {
                    self.count_unread(attached.id.get(), why);
                    let language = attached.language.unwrap_or(self.discord.organisation.language);
                    self.discord.notice(&attached, say!(discord_unread), language).await;
                }
            }
        }
    }

    fn count_unread(&self, interaction: u64, why: &str) {
        let unread = self.desk.metrics().unread();
        tracing::error!(
            interaction,
            why,
            unread,
            "what somebody did on Discord could not be read, and was not recorded"
        );
    }

    fn ready(&self, servers: usize) {
        match self.ready.lock().unwrap_or_else(PoisonError::into_inner).take() {
            // Who started the bot may have stopped it meanwhile.
            Some(ready) => _ = ready.send(servers),
            None => tracing::warn!("what was typed on Discord while it could not be heard was not recorded"),
        }
    }

    fn is_bound(&self, channel: u64) -> bool {
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

    /// Records what was heard. Its answer goes to the outbox; if that takes long, it is said that the answer comes.
    async fn hear(&self, done: Done) {
        let Done { heard, attached, is_private, pressed } = done;
        if let Some((message, group)) = &pressed {
            self.discord.proposal_is_seen(*message, group);
        }
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

/// Beginnings of what Discord tells of things that are not the bot's business.
const NOT_OURS: &[&str] = &[
    "APPLICATION_COMMAND_PERMISSIONS",
    "AUTO_MODERATION_",
    "CHANNEL_",
    "ENTITLEMENT_",
    "GUILD_",
    "INTEGRATION_",
    "INVITE_",
    "MESSAGE_",
    "PRESENCE_",
    "RATE_LIMITED",
    "RESUMED",
    "SOUNDBOARD_",
    "STAGE_INSTANCE_",
    "SUBSCRIPTION_",
    "THREAD_",
    "TYPING_",
    "USER_",
    "VOICE_",
    "WEBHOOKS_",
];

fn is_known(name: &str) -> bool {
    NOT_OURS.iter().any(|beginning| name.starts_with(beginning))
}

/// A form as Discord shows it: each field below its label.
fn json_of(questions: &Questions, name: &str, language: Language) -> Value {
    let fields = questions.fields.iter().map(|field| {
        let mut input = json!({
            "type": 4,
            "style": 2,
            "custom_id": field.name,
            "max_length": LONGEST_WORDS,
            "required": false,
        });
        match &field.words {
            Some(words) if words.encode_utf16().count() <= LONGEST_WORDS => input["value"] = words.as_str().into(),
            Some(_) => input["placeholder"] = say!(discord_field_too_long).in_words(language).into(),
            None => {}
        }
        let mut label = json!({ "type": 18, "label": cut(&field.name, LONGEST_LABEL), "component": input });
        if !field.about.trim().is_empty() {
            label["description"] = cut(&field.about, LONGEST_DESCRIPTION).into();
        }
        label
    });
    json!({ "custom_id": name, "title": cut(&questions.title, LONGEST_LABEL), "components": fields.collect::<Vec<_>>() })
}
