//! Knocking at Discord: whether it knows the token, and what the bot lacks in its servers and channels.

use std::time::Duration;

use anyhow::Context;
use commands::record::{Platform, Room};
use reqwest::header::DATE;
use serde::Deserialize;
use serde_json::{Value, json};
use serenity::all::{ApplicationId, ChannelId, GatewayIntents, GuildId, LightMethod, Permissions, Route};
use url::Url;

use super::channel::{Looks, Server, Speaks};
use super::hear::INTENTS;
use super::permissions::{NEEDED, USEFUL, names};
use super::requests::{Request, RequestError, Requests, request};
use crate::base::clock::Time;
use crate::base::config::{self, Secret};
use crate::platforms::findings::{Findings, PlatformFault, with_causes};

/// Where Discord is, unless something stands before it.
const DISCORD: &str = "https://discord.com";

/// For how long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the link of the invitation asks for: what the document `discord.md` has.
const INVITED_WITH: u64 = 17_867_064_069_120;

/// The application to which a token belongs.
#[derive(Clone, Debug, Deserialize)]
pub struct Application {
    /// Its number.
    pub id: ApplicationId,
    /// Its name.
    pub name: String,
    #[serde(default)]
    flags: Option<u64>,
    #[serde(default)]
    bot_public: bool,
}

/// The link that brings an application into a server.
pub fn invitation(application: u64) -> String {
    format!(
        "https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={INVITED_WITH}"
    )
}

/// Asks Discord to which application a token belongs.
///
/// # Errors
///
/// What is wrong, with its key.
pub async fn application_of(api: Option<&Url>, token: &Secret) -> Result<Application, PlatformFault> {
    let requests =
        Requests::by_http(api, token).map_err(|error| PlatformFault::new("discord.api", format!("{error:#}")))?;
    requests.ask(Request::get(Route::Oauth2ApplicationCurrent)).await.map_err(|error| fault(&error))
}

/// Says some words in a channel.
///
/// # Errors
///
/// When the bot may not write there.
pub async fn say_hello(config: &config::Discord, channel: u64, words: &str) -> anyhow::Result<()> {
    let token = config.token.as_ref().context("discord: give a token")?;
    let requests = Requests::by_http(config.api.as_ref(), token)?;
    let content = json!({
        "content": words, "allowed_mentions": { "parse": [] }, "nonce": format!("setup-{channel}"), "enforce_nonce": true,
    });
    let route = Route::ChannelMessages { channel_id: ChannelId::new(channel) };
    let said = requests.ask::<Value>(request(LightMethod::Post, route, &content, Vec::new())).await;
    said.map(drop).with_context(|| {
        format!("the bot cannot write in the channel {channel}: is the number right, is the bot in that server, and may it write there?")
    })
}

/// Looks at everything that the bot needs on Discord. `rooms` are bound, each with what it is for.
pub async fn look<T: Time>(config: &config::Discord, rooms: &[(Room, String)], time: &T) -> Findings {
    let mut findings = Findings::default();
    if let Err(fault) = look_at(config, rooms, time, &mut findings).await {
        findings.bad(fault);
    }
    findings
}

async fn look_at<T: Time>(
    config: &config::Discord,
    rooms: &[(Room, String)],
    time: &T,
    findings: &mut Findings,
) -> Result<(), PlatformFault> {
    let Some(token) = &config.token else { return Err(PlatformFault::new("discord.token", "give a token")) };
    knock(config.api.as_ref(), time, findings).await?;
    let application = application_of(config.api.as_ref(), token).await?;
    findings.good(format!("discord.token is that of {} (application {})", application.name, application.id));
    findings_on(&application, config, findings);
    let requests = Requests::by_http(config.api.as_ref(), token);
    let requests = requests.map_err(|error| PlatformFault::new("discord.api", format!("{error:#}")))?;
    let asks = Asks { requests, application: application.id };
    asks.look_at_servers(config, rooms, findings).await
}

/// Whether Discord answers, and what time it is there.
async fn knock<T: Time>(api: Option<&Url>, time: &T, findings: &mut Findings) -> Result<(), PlatformFault> {
    let server = api.map_or(DISCORD, Url::as_str).trim_end_matches('/');
    let fault = |error: reqwest::Error| {
        PlatformFault::new("discord.api", format!("{server} cannot be reached: {}", with_causes(error.without_url())))
    };
    let client = reqwest::Client::builder().use_rustls_tls().timeout(PATIENCE).build().map_err(fault)?;
    let asked = time.now();
    let answer = client.get(format!("{server}/api/v10/gateway")).send().await.map_err(fault)?;
    let date = answer.headers().get(DATE).and_then(|date| date.to_str().ok());
    findings.clock(date, "Discord", asked, time.now());
    Ok(())
}

/// Whether the application is that of the configuration, and set up as it should be.
fn findings_on(application: &Application, config: &config::Discord, findings: &mut Findings) {
    let (theirs, ours) = (application.id.get(), config.application.get());
    if theirs != ours {
        let reason =
            format!("{ours} is not the application of this token: write {theirs}, or give the token of {ours}");
        findings.bad(PlatformFault::new("discord.application", reason));
    }
    let page = format!("https://discord.com/developers/applications/{theirs}/bot");
    let privileged = [
        (GatewayIntents::GUILD_PRESENCES, "Presence", 12),
        (GatewayIntents::GUILD_MEMBERS, "Server Members", 14),
        (GatewayIntents::MESSAGE_CONTENT, "Message Content", 18),
    ];
    for (intent, name, bit) in privileged {
        // The second bit is that of bots in fewer than a hundred servers.
        let is_on = application.flags.unwrap_or(0) >> bit & 0b11 != 0;
        match (INTENTS.contains(intent), is_on) {
            (true, false) => findings.bad(format!("discord: switch on the {name} Intent, on {page}")),
            (false, true) => {
                findings.odd(format!("discord: the bot does not use the {name} Intent: switch it off, on {page}"));
            }
            _ => {}
        }
    }
    if application.bot_public {
        findings.odd(format!("discord: anybody may add the bot to their server: switch off \"Public Bot\", on {page}"));
    }
}

/// What asks as the bot.
struct Asks {
    requests: Requests,
    application: ApplicationId,
}

impl Asks {
    async fn look_at_servers(
        &self,
        config: &config::Discord,
        rooms: &[(Room, String)],
        findings: &mut Findings,
    ) -> Result<(), PlatformFault> {
        let servers: Vec<Server> = self.get(Route::UserMeGuilds).await?;
        let link = invitation(self.application.get());
        if let Some(guild) = config.guild.map(GuildId::from)
            && servers.iter().all(|server| server.id != guild)
        {
            findings
                .bad(PlatformFault::new("discord.guild", format!("the bot is not in the server {guild}: open {link}")));
        } else if servers.is_empty() {
            findings.bad(format!("discord: the bot is in no server: open {link}"));
        }
        for server in &servers {
            let before = findings.bad.len();
            let place = format!("the server {}", server.id);
            lacks(server.permissions, &place, &link, findings);
            if config.category.is_some()
                && !server.permissions.intersects(Permissions::MANAGE_CHANNELS | Permissions::ADMINISTRATOR)
            {
                findings.odd(format!("discord.category: in {place} the bot lacks Manage Channels, so it may not make channels: open {link}"));
            }
            if findings.bad.len() == before {
                findings.good(format!("discord: the bot is in {place}"));
            }
        }
        self.look_at_channels(&servers, rooms, findings).await
    }

    async fn look_at_channels(
        &self,
        servers: &[Server],
        rooms: &[(Room, String)],
        findings: &mut Findings,
    ) -> Result<(), PlatformFault> {
        let bound = rooms.iter().filter(|(room, _)| room.platform == Platform::Discord && !room.is_private());
        let bound: Vec<(u64, &str)> =
            bound.filter_map(|(room, what_for)| Some((room.id.parse().ok()?, what_for.as_str()))).collect();
        if bound.is_empty() {
            return Ok(());
        }
        let mut looks = Looks::new(&self.requests).await.map_err(|error| fault(&error))?;
        let before = findings.bad.len();
        for (id, what_for) in &bound {
            let Some(channel) = std::num::NonZeroU64::new(*id).map(ChannelId::from) else { continue };
            let place = format!("the channel {id} of {what_for}");
            match looks.at(channel).await.map_err(|error| fault(&error))? {
                // That the bot is not in a server is said of that.
                Speaks::Yes | Speaks::Elsewhere => {}
                Speaks::Gone => findings.bad(format!("{place} is gone: bind another with /room bind")),
                Speaks::Unseen => findings
                    .bad(format!("in {place} the bot lacks View Channel: give it that in the channel's permissions")),
                Speaks::Locked => findings
                    .bad(format!("{place} is a thread that is locked: unlock it, or bind another with /room bind")),
                Speaks::Lacks(missing) => {
                    // What it lacks in the whole server is said of that.
                    let in_server = servers.iter().fold(Permissions::empty(), |all, server| all | server.permissions);
                    let missing = missing & (in_server | Permissions::SEND_MESSAGES_IN_THREADS);
                    if !missing.is_empty() {
                        findings.bad(format!(
                            "in {place} the bot lacks {}: give it that in the channel's permissions",
                            names(missing)
                        ));
                    }
                }
            }
        }
        if findings.bad.len() == before {
            findings.good(format!("discord: the bot may write in all {} bound channels", bound.len()));
        }
        Ok(())
    }

    async fn get<A: serde::de::DeserializeOwned>(&self, route: Route<'_>) -> Result<A, PlatformFault> {
        self.requests.ask(Request::get(route)).await.map_err(|error| fault(&error))
    }
}

fn fault(error: &RequestError) -> PlatformFault {
    match error.status {
        Some(401) => PlatformFault::new(
            "discord.token",
            "Discord does not know this token: make a new one under \"Bot\", and give all of it",
        ),
        Some(_) => PlatformFault::new("discord.api", format!("Discord does not answer as it should: {error}")),
        None => PlatformFault::new("discord.api", format!("Discord cannot be reached: {error}")),
    }
}

/// What the bot lacks in a server as a whole.
fn lacks(permissions: Permissions, place: &str, link: &str, findings: &mut Findings) {
    if permissions.contains(Permissions::ADMINISTRATOR) {
        findings.odd(format!("discord: in {place} the bot is an administrator, which it never needs to be"));
        return;
    }
    let (missing, less) = (names(NEEDED.difference(permissions)), names(USEFUL.difference(permissions)));
    if !missing.is_empty() {
        findings.bad(format!("discord: in {place} the bot lacks {missing}: give its role that, or open {link}"));
    }
    if !less.is_empty() {
        findings.odd(format!(
            "discord: in {place} the bot lacks {less}, so it does less: give its role that, or open {link}"
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_is_that_of_the_document() {
        let document = include_str!("../../../deploy/discord.md");
        assert!(document.contains(&invitation(1).replace("client_id=1&", "client_id=APPLICATION&")));
        assert_eq!(Permissions::from_bits_truncate(INVITED_WITH), NEEDED | USEFUL);
    }
}
