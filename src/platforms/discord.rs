//! Discord: one application, whose slash commands, forms and buttons are made from the commands there are.
//!
//! What somebody does arrives as an interaction. It is recorded together with its answer; the answer then is the first
//! response, or, where it takes longer, takes the place of a response that only says that it comes. So whatever is recorded
//! is answered also after a restart.

mod channel;
mod connector;
mod custom_id;
mod gateway;
mod hear;
mod history;
mod interaction;
mod make;
mod membership;
mod pace;
mod permissions;
pub mod probe;
mod publish;
pub mod read;
mod refresh;
mod register;
mod requests;
mod respond;
mod rooms;
mod say;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::bail;
use commands::language::heard::About;
use commands::organisation::Organisation;
use commands::record::{Account, Platform, Room};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serenity::all::{ApplicationId, ChannelId, GuildId, InteractionId, MessageId, Route, UserId};

pub use crate::journal::marks::REGISTERED;
pub use connector::DiscordConnector;
pub use hear::{GatewayLoop, Listener};
pub use interaction::Interaction;
pub use requests::{Answer, Request, Transport};

use self::pace::Pace;
use self::refresh::Proposal;
use self::requests::{RequestError, Requests};
use crate::base::backoff::Backoff;
use crate::base::clock::Time;
use crate::base::config;
use crate::base::outage::Outage;
use crate::delivery::DeliveryError;
use crate::journal::SaidPost;
use crate::platforms::effect::Reports;

/// Before Discord is asked or heard again, unless it asks for another pause.
const AGAIN: Backoff = Backoff::doubling(Duration::from_secs(1), Duration::from_secs(16));

/// How many interactions are kept in mind, so that one that is told twice is dealt with once.
const MOST_TAKEN: usize = 1_000;

/// How many messages are kept in mind as said: about as many as a history is looked through for one that may be.
const MOST_SAID: usize = 2_000;

/// The application, ready to hear and to say.
#[derive(Clone)]
pub struct Discord<T> {
    requests: Requests,
    application: ApplicationId,
    guild: Option<GuildId>,
    /// The category in which channels are made.
    category: Option<ChannelId>,
    organisation: Arc<Organisation>,
    user: UserId,
    name: String,
    time: T,
    state: Arc<Mutex<State>>,
}

/// How long it takes until another conversation is opened, and until it is written into another that is open; and how many go at
/// once before that.
const OPENS_EVERY: SignedDuration = SignedDuration::from_secs(3);
const MOST_OPENED_AT_ONCE: i32 = 5;
const WRITES_EVERY: SignedDuration = SignedDuration::from_secs(1);
const MOST_WRITTEN_AT_ONCE: i32 = 10;

/// What is known of the moment, and need not be known at the next start.
#[derive(Debug)]
struct State {
    /// What was taken last. The gateway may tell it again.
    taken: BTreeSet<InteractionId>,
    /// What was not responded to yet.
    unanswered: HashSet<InteractionId>,
    /// That to which it was said that the answer comes.
    announced: HashMap<InteractionId, respond::Announced>,
    /// Channels that are gone; the operator knows.
    gone: HashSet<ChannelId>,
    /// Channels in which the bot may not write; the operator knows.
    closed: HashSet<Room>,
    /// Messages that are known to be said, with the key of the post that each is. One that is looked for is none of them.
    said: BTreeMap<MessageId, String>,
    /// What the bot may not do; the operator knows.
    missing: HashSet<&'static str>,
    /// The messages of proposals, by their numbers.
    proposals: BTreeMap<u64, Proposal>,
    /// The conversations with people, by their rooms.
    private: HashMap<String, ChannelId>,
    /// Of people who wrote in private, whether they are in no server of the bot's, and when Discord said so.
    strangers: HashMap<u64, (bool, Timestamp)>,
    /// How fast such are opened, and how fast it is written into those that are.
    opens: Pace,
    writes: Pace,
    /// The number of each command, by which it can be mentioned.
    commands: Arc<BTreeMap<String, u64>>,
    /// Kinds of events that nobody knows; the operator has heard of each.
    unknown: HashSet<String>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            taken: BTreeSet::new(),
            unanswered: HashSet::new(),
            announced: HashMap::new(),
            gone: HashSet::new(),
            closed: HashSet::new(),
            said: BTreeMap::new(),
            missing: HashSet::new(),
            proposals: BTreeMap::new(),
            private: HashMap::new(),
            strangers: HashMap::new(),
            opens: Pace::new(OPENS_EVERY, MOST_OPENED_AT_ONCE),
            writes: Pace::new(WRITES_EVERY, MOST_WRITTEN_AT_ONCE),
            commands: Arc::default(),
            unknown: HashSet::new(),
        }
    }
}

impl State {
    /// Some messages are now known to be a post.
    fn is_said(&mut self, key: &str, messages: &[MessageId]) {
        self.said.extend(messages.iter().map(|message| (*message, key.to_owned())));
        while self.said.len() > MOST_SAID {
            // Later ones have higher numbers.
            self.said.pop_first();
        }
    }
}

impl<T> fmt::Debug for Discord<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The library's own would print the token.
        f.debug_struct("Discord").field("name", &self.name).field("guild", &self.guild).finish_non_exhaustive()
    }
}

impl<T: Time> Discord<T> {
    /// Knocks until Discord answers.
    ///
    /// # Errors
    ///
    /// When Discord does not know the token.
    pub async fn connect(config: &config::Discord, organisation: Organisation, time: T) -> anyhow::Result<Self> {
        let Some(token) = &config.token else { bail!("give a token") };
        Self::connect_by(Requests::by_http(config.api.as_ref(), token)?, config, organisation, time).await
    }

    /// The same by another way.
    ///
    /// # Errors
    ///
    /// When Discord does not know the token.
    pub async fn connect_through(
        transport: Arc<dyn Transport>,
        config: &config::Discord,
        organisation: Organisation,
        time: T,
    ) -> anyhow::Result<Self> {
        Self::connect_by(Requests::by(transport), config, organisation, time).await
    }

    async fn connect_by(
        requests: Requests,
        config: &config::Discord,
        organisation: Organisation,
        time: T,
    ) -> anyhow::Result<Self> {
        let (mut failures, mut outage) = (0, Outage::of("Discord", "reached"));
        let myself = loop {
            match requests.ask::<Myself>(Request::get(Route::UserMe)).await {
                Ok(myself) => break myself,
                Err(error) if error.status == Some(401) => bail!("Discord does not know the token"),
                Err(error) => {
                    failures += 1;
                    outage.fails(&error, time.now());
                    pause(&time, failures, error.after).await;
                }
            }
        };
        outage.works();
        Ok(Self {
            requests,
            application: ApplicationId::from(config.application),
            guild: config.guild.map(GuildId::from),
            category: config.category.map(ChannelId::from),
            organisation: Arc::new(organisation),
            user: myself.id,
            name: myself.username,
            time,
            state: Arc::default(),
        })
    }

    /// The name of the bot.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Learns what was last said before this start, and below what of it proposals can be supported.
    pub fn learns_what_was_said(&self, said: &[SaidPost]) {
        let of_discord = said.iter().filter_map(|post| Some((post.message.parse().ok()?, post)));
        for (message, post) in of_discord {
            self.state().said.insert(message, post.key.clone());
            if let Some((room, About::Proposal(group))) = &post.acted_on {
                self.proposal_is_said(message, room, group, None);
            }
        }
    }

    /// Whether an interaction is told for the first time, as far back as is kept in mind.
    fn is_new(&self, interaction: InteractionId) -> bool {
        let taken = &mut self.state().taken;
        let is_new = taken.insert(interaction);
        if taken.len() > MOST_TAKEN {
            // Later ones have higher numbers.
            taken.pop_first();
        }
        is_new
    }

    /// Whether this server's record is kept.
    fn serves(&self, server: u64) -> bool {
        self.guild.is_none_or(|guild| guild.get() == server)
    }

    /// Whether a kind of event that nobody knows is told for the first time. Only so many are kept in mind.
    fn is_first(&self, kind: &str) -> bool {
        let unknown = &mut self.state().unknown;
        unknown.len() < MOST_TAKEN && unknown.insert(kind.to_owned())
    }

    /// Lets the operator know, once, that a channel is gone.
    fn report_gone(&self, channel: ChannelId) {
        if self.state().gone.insert(channel) {
            tracing::error!(%channel, "a channel is gone, and is no room any more; make another with /room open, or bind one with /room bind");
        }
    }

    /// Lets the operator know that the bot may not write in a channel: once, until it may again. In private it is somebody's own
    /// choice, and nobody's business who.
    fn report_closed(&self, room: &Room) {
        if !self.state().closed.insert(room.clone()) {
            return;
        }
        if room.is_private() {
            tracing::info!("somebody takes no private messages, and does not read what is for them alone");
        } else {
            tracing::error!(%room, "the bot may not write in a channel; give it View Channel, Send Messages and Embed Links there, and in a thread Send Messages in Threads; or open the thread again");
        }
    }

    /// Lets the operator know, once, what the bot may not do.
    fn report_missing(&self, permission: &'static str) {
        if self.state().missing.insert(permission) {
            tracing::error!(permission, "the bot lacks a permission in the server");
        }
    }

    /// The configured server, else that of a channel.
    async fn guild_of(&self, channel: ChannelId) -> Result<GuildId, DeliveryError> {
        if let Some(guild) = self.guild {
            return Ok(guild);
        }
        let asked = Request::get(Route::Channel { channel_id: channel });
        let InServer { guild_id } = self.requests.ask(asked).await?;
        guild_id.ok_or_else(|| permanent("the channel is in no server"))
    }
}

impl<T: Time> Reports for Discord<T> {
    const PLATFORM: Platform = Platform::Discord;

    fn account(&self) -> Account {
        Account { platform: Platform::Discord, id: self.user.to_string() }
    }
}

/// The bot's own account.
#[derive(Deserialize)]
struct Myself {
    id: UserId,
    username: String,
}

/// Of a channel, in which server it is.
#[derive(Deserialize)]
struct InServer {
    #[serde(default)]
    guild_id: Option<GuildId>,
}

/// Waits after something failed for so often, as long as Discord wants.
async fn pause<T: Time>(time: &T, failures: u32, asked: Option<Duration>) {
    time.pause(asked.unwrap_or(AGAIN.after(failures))).await;
}

/// Discord's numbers for a person who takes no private messages, be it from this bot or from anybody, for one who shares no server with
/// the bot any more, and for an account that is not there.
const CANNOT_MESSAGE_USER: u32 = 50_007;
const NO_SERVER_IN_COMMON: u32 = 50_278;
const UNKNOWN_USER: u32 = 10_013;

/// Those by which Discord says, as if the bot might not do it, that it has opened too many conversations, and how long that lasts at
/// least.
const OPENING_TOO_FAST: u32 = 40_003;
const TAKEN_FOR_SPAM: u32 = 20_026;
const LEFT_ALONE_FOR: Duration = Duration::from_mins(10);

impl From<RequestError> for DeliveryError {
    fn from(error: RequestError) -> Self {
        let reason = error.to_string();
        match error.status {
            Some(_) if matches!(error.code, Some(CANNOT_MESSAGE_USER | NO_SERVER_IN_COMMON | UNKNOWN_USER)) => {
                Self::RoomClosed
            }
            Some(_) if matches!(error.code, Some(OPENING_TOO_FAST | TAKEN_FOR_SPAM)) => {
                Self::Temporary { reason, after: Some(error.after.unwrap_or(LEFT_ALONE_FOR).max(LEFT_ALONE_FOR)) }
            }
            Some(400 | 403 | 404 | 405 | 413) => Self::Permanent { reason },
            _ => Self::Temporary { reason, after: error.after },
        }
    }
}

fn permanent(reason: &str) -> DeliveryError {
    DeliveryError::Permanent { reason: reason.to_owned() }
}

/// As much of some words as has room, with control characters made harmless. Discord never counts more than JavaScript does.
fn cut(words: &str, most: usize) -> String {
    let words = words.replace(char::is_control, " ");
    if words.encode_utf16().count() <= most {
        return words;
    }
    let mut used = 0;
    let has_room = |c: &char| {
        used += c.len_utf16();
        used < most
    };
    words.chars().take_while(has_room).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_to_as_many_characters_as_discord_counts() {
        assert_eq!(cut("four", 4), "four");
        assert_eq!(cut("fourth", 4), "fou…");
        assert_eq!(cut("😀😀😀", 6), "😀😀😀");
        assert_eq!(cut("😀😀😀", 5), "😀😀…");
        assert_eq!(cut("😀😀😀", 4), "😀…");
        assert_eq!(cut("a\nb\u{7}", 10), "a b ");
    }
}
