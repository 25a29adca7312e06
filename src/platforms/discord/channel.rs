//! A channel as Discord tells it, read for what the bot needs of it; and whether the bot may speak there.
//!
//! A server's channels are everybody's. One that is odd must not keep the bot from its own, so each is read by itself.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::Deserialize;
use serde_json::Value;
use serenity::all::{ChannelId, GuildId, Permissions, RoleId, Route, UserId};

use super::interaction::{bits, number};
use super::permissions::{Concerns, Overwrite, in_channel, lacking};
use super::requests::{Request, RequestError, Requests};

/// Discord's number of the channels that hold others.
pub(super) const CATEGORY: u64 = 4;

/// Discord's numbers of those to whom a channel's own permissions are given.
const ROLE: u64 = 0;
const MEMBER: u64 = 1;

/// A channel, a category or a thread.
#[derive(Clone, Debug)]
pub(super) struct Channel {
    pub(super) id: ChannelId,
    pub(super) kind: u64,
    pub(super) server: Option<GuildId>,
    pub(super) name: String,
    pub(super) topic: String,
    pub(super) parent: Option<ChannelId>,
    overwrites: Vec<Overwrite>,
    /// Whether it is a thread, and if so, whether only moderators may write there.
    pub(super) thread: Option<bool>,
}

impl Channel {
    /// Nothing for what has no number.
    pub(super) fn read(told: &Value) -> Option<Self> {
        let words = |key: &str| told[key].as_str().unwrap_or_default().to_owned();
        let thread = told["thread_metadata"].as_object();
        Some(Self {
            id: number(&told["id"])?.into(),
            kind: told["type"].as_u64().unwrap_or_default(),
            server: number(&told["guild_id"]).map(GuildId::from),
            name: words("name"),
            topic: words("topic"),
            parent: number(&told["parent_id"]).map(ChannelId::from),
            overwrites: told["permission_overwrites"].as_array().into_iter().flatten().filter_map(overwrite).collect(),
            thread: thread.map(|thread| thread.get("locked").is_some_and(|locked| *locked == true)),
        })
    }

    /// Those of a list that can be read.
    pub(super) fn all(told: &Value) -> Vec<Self> {
        told.as_array().into_iter().flatten().filter_map(Self::read).collect()
    }
}

fn overwrite(told: &Value) -> Option<Overwrite> {
    let id = number(&told["id"])?;
    let concerns = match told["type"].as_u64()? {
        ROLE => Concerns::Role(id.into()),
        MEMBER => Concerns::Member(id.into()),
        _ => return None,
    };
    let may = |key: &str| Permissions::from_bits_truncate(bits(&told[key]).unwrap_or_default());
    Some(Overwrite { concerns, allow: may("allow"), deny: may("deny") })
}

/// A server that the bot is in, and what it may do there.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Server {
    pub(super) id: GuildId,
    pub(super) permissions: Permissions,
}

/// The bot's own account.
#[derive(Deserialize)]
struct Myself {
    id: UserId,
}

/// The bot as a member of a server.
#[derive(Deserialize)]
struct Member {
    roles: Vec<RoleId>,
}

/// Whether the bot may speak in a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speaks {
    /// It may.
    Yes,
    /// The channel is gone.
    Gone,
    /// The bot does not see it.
    Unseen,
    /// It lacks something there.
    Lacks(Permissions),
    /// It is a thread that is locked.
    Locked,
    /// The bot is not in its server.
    Elsewhere,
}

/// What asks where the bot may speak, and keeps what it has learned.
pub(super) struct Looks<'a> {
    pub(super) requests: &'a Requests,
    pub(super) servers: Vec<Server>,
    me: Option<UserId>,
    roles: BTreeMap<GuildId, Vec<RoleId>>,
}

impl<'a> Looks<'a> {
    pub(super) async fn new(requests: &'a Requests) -> Result<Self, RequestError> {
        let servers = requests.ask(Request::get(Route::UserMeGuilds)).await?;
        Ok(Self { requests, servers, me: None, roles: BTreeMap::new() })
    }

    /// Looks at one channel.
    pub(super) async fn at(&mut self, channel: ChannelId) -> Result<Speaks, RequestError> {
        let Some(asked) = self.channel(channel).await? else { return Ok(Speaks::Gone) };
        let channel = match asked {
            Ok(channel) => channel,
            Err(why) => return Ok(why),
        };
        if channel.thread == Some(true) {
            return Ok(Speaks::Locked);
        }
        // What a thread allows is what its channel does.
        let of_parent = match channel.parent.filter(|_| channel.thread.is_some()) {
            Some(parent) => self.channel(parent).await?.and_then(Result::ok),
            None => None,
        };
        let overwrites = of_parent.map_or(channel.overwrites, |parent| parent.overwrites);
        let server = self.servers.iter().find(|server| Some(server.id) == channel.server).cloned();
        let Some(server) = server else { return Ok(Speaks::Elsewhere) };
        let me = match self.me {
            Some(me) => me,
            None => self.requests.ask::<Myself>(Request::get(Route::UserMe)).await?.id,
        };
        self.me = Some(me);
        let roles = match self.roles.entry(server.id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let route = Route::GuildMember { guild_id: server.id, user_id: me };
                unknown.insert(self.requests.ask::<Member>(Request::get(route)).await?.roles)
            }
        };
        if server.permissions.contains(Permissions::ADMINISTRATOR) {
            return Ok(Speaks::Yes);
        }
        let may = in_channel(server.permissions, &overwrites, server.id, roles, me);
        let lacks = lacking(may, channel.thread.is_some());
        Ok(if lacks.is_empty() { Speaks::Yes } else { Speaks::Lacks(lacks) })
    }

    /// A channel, or why it cannot be looked at; nothing where it is gone.
    async fn channel(&self, channel_id: ChannelId) -> Result<Option<Result<Channel, Speaks>>, RequestError> {
        match self.requests.ask::<Value>(Request::get(Route::Channel { channel_id })).await {
            Ok(told) => Ok(Channel::read(&told).map(Ok)),
            Err(error) if error.status == Some(404) => Ok(None),
            Err(error) if error.status == Some(403) => Ok(Some(Err(Speaks::Unseen))),
            Err(error) => Err(error),
        }
    }
}
