//! Meetings among the server's own events. Each is an event of its own: one that recurs would slip when clocks change.

use std::num::NonZeroU64;

use commands::audience::address::{self, Audience};
use commands::line;
use commands::organisation::Organisation;
use commands::record::{Code, Meeting, Platform, Register};
use commands::render::plain::Plain;
use commands::say;
use commands::time::Duration;
use commands::words::Inline;
use commands::words::reply::capitalised;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Value, json};
use serenity::all::{ChannelId, GuildId, LightMethod, Route, ScheduledEventId};

use super::interaction::number;
use super::requests::{Request, RequestError, request};
use super::{Discord, cut};
use crate::base::clock::Time;
use crate::delivery::DeliveryError;
use crate::platforms::publishing::PublishesMeetings;

/// Discord's number of the events that are elsewhere than in its own channels, and that of what only the server sees.
const EXTERNAL: u8 = 3;
const GUILD_ONLY: u8 = 2;

/// Discord's numbers of an event that has begun, and of how one ends.
const ACTIVE: u8 = 2;
const COMPLETED: u8 = 3;
const CANCELED: u8 = 4;

/// The most characters of an event's name, and of its place.
const LONGEST_NAME: usize = 100;
const LONGEST_PLACE: usize = 100;

impl<T: Time> PublishesMeetings for Discord<T> {
    fn hides_addresses(&self) -> bool {
        !self.organisation.link_public
    }

    fn has_place(&self, meeting: &Meeting, register: &Register) -> bool {
        self.guild.is_some() || channel_for(meeting, register).is_some()
    }

    async fn publish(&self, meeting: &Meeting, register: &Register) -> Result<Option<String>, DeliveryError> {
        let guild = match (self.guild, channel_for(meeting, register)) {
            (Some(guild), _) => guild,
            (None, Some(channel)) => self.guild_of(channel).await?,
            (None, None) => return Ok(None),
        };
        match self.publish_in(guild, meeting, register).await {
            Ok(event) => Ok(event.map(|event| event.to_string())),
            Err(error) if error.status == Some(403) => {
                self.report_missing(permission_for(&error));
                Ok(None)
            }
            Err(error) => Err(error.into()),
        }
    }
}

impl<T: Time> Discord<T> {
    async fn publish_in(
        &self,
        guild: GuildId,
        meeting: &Meeting,
        register: &Register,
    ) -> Result<Option<ScheduledEventId>, RequestError> {
        let mark = mark_of(meeting, &self.organisation);
        let known = meeting.published.get(&Platform::Discord).and_then(|publication| publication.id.as_ref());
        let is_its = |event: &&Shown| {
            event.by == Some(self.user.get()) && (event.has_line(&mark) || known == Some(&event.id.to_string()))
        };
        let route = Route::GuildScheduledEvents { guild_id: guild };
        // Those that have ended are not among them.
        let events: Vec<Value> = self.requests.ask(Request::get(route)).await?;
        let events: Vec<Shown> = events.iter().filter_map(Shown::read).collect();
        let shown = match events.iter().find(is_its) {
            // One that has begun can neither be cancelled nor begin again.
            Some(begun) if begun.has_begun => {
                self.end_event(guild, begun.id, COMPLETED).await?;
                None
            }
            shown => shown,
        };
        let event = match (shown, &meeting.cancelled) {
            (None, Some(_)) => return Ok(None),
            (Some(shown), Some(_)) => {
                self.end_event(guild, shown.id, CANCELED).await?;
                return Ok(None);
            }
            (Some(shown), None) => {
                self.change_event(guild, shown.id, &event(meeting, register, &self.organisation)).await?;
                shown.id
            }
            (None, None) => {
                let event = event(meeting, register, &self.organisation);
                let Made { id } = self.requests.ask(request(LightMethod::Post, route, &event, Vec::new())).await?;
                id
            }
        };
        Ok(Some(event))
    }

    async fn end_event(&self, guild: GuildId, event: ScheduledEventId, status: u8) -> Result<(), RequestError> {
        self.change_event(guild, event, &json!({ "status": status })).await
    }

    async fn change_event(&self, guild: GuildId, event: ScheduledEventId, change: &Value) -> Result<(), RequestError> {
        let route = Route::GuildScheduledEvent { guild_id: guild, event_id: event };
        self.requests.ask::<IgnoredAny>(request(LightMethod::Patch, route, change, Vec::new())).await.map(|_| ())
    }
}

/// An event among the server's own. They are everybody's, and one that is odd keeps no meeting from being shown.
struct Shown {
    id: ScheduledEventId,
    by: Option<u64>,
    description: String,
    has_begun: bool,
}

impl Shown {
    fn read(told: &Value) -> Option<Self> {
        Some(Self {
            id: number(&told["id"])?.into(),
            by: number(&told["creator_id"]),
            description: told["description"].as_str().unwrap_or_default().to_owned(),
            has_begun: told["status"] == ACTIVE,
        })
    }

    fn has_line(&self, line: &str) -> bool {
        self.description.lines().any(|own| own.trim() == line.trim())
    }
}

/// An event that was made.
#[derive(Deserialize)]
struct Made {
    id: ScheduledEventId,
}

/// The channel that is bound to the group whose meeting it is, else one that is bound to the plenary.
fn channel_for(meeting: &Meeting, register: &Register) -> Option<ChannelId> {
    let bound_to = |group: Option<&Code>| {
        let mut rooms = register.rooms_of(group).filter(|room| room.platform == Platform::Discord);
        rooms.find_map(|room| room.id.parse::<NonZeroU64>().ok()).map(ChannelId::from)
    };
    let own = meeting.group.as_ref().and_then(|group| bound_to(Some(group)));
    own.or_else(|| bound_to(None))
}

/// What the bot may not do, when it may not do this.
fn permission_for(error: &RequestError) -> &'static str {
    match error.method {
        LightMethod::Get => "View Channels",
        _ => "Create Events",
    }
}

/// The line of the event's description that no other meeting's has: it is known again by that where nobody knows its number.
fn mark_of(meeting: &Meeting, organisation: &Organisation) -> String {
    let Meeting { number, .. } = meeting;
    let plain = Plain { register: &Register::default(), mark: "/", width: None, language: organisation.language };
    // As Discord asks for it.
    let rsvp = Inline::command(format!("rsvp number: {number} answer:"));
    plain.line(&say!(discord_event_answer, number: *number, command: rsvp).into())
}

/// A meeting as an event. What people typed has its place where nothing is read as markup.
fn event(meeting: &Meeting, register: &Register, organisation: &Organisation) -> Value {
    // Everybody on the server sees it.
    let language = organisation.language;
    let plain = Plain { register, mark: "/", width: None, language };
    let title = plain.line(&line![meeting.title]);
    // Of a meeting that has no address, or one that is too long: half an address leads nowhere.
    let somewhere = || say!(discord_event_online).in_words(language);
    let whose = meeting.group.as_ref().map_or(organisation.name.clone(), ToString::to_string);
    let is_public = address::is_for(Audience::Public, meeting, register, organisation);
    let place = match meeting.link.and_then(|link| register.words(link)) {
        None => somewhere(),
        Some(_) if !is_public => capitalised(&address::whereabouts(meeting.number, register).in_words(language)),
        Some(link) if link.encode_utf16().count() > LONGEST_PLACE => somewhere(),
        Some(link) => link.to_string(),
    };
    json!({
        "entity_type": EXTERNAL,
        "privacy_level": GUILD_ONLY,
        "name": cut(&format!("{whose}: {title}"), LONGEST_NAME),
        "description": description(meeting, &plain, organisation),
        "scheduled_start_time": meeting.starts.to_string(),
        "scheduled_end_time": meeting.ends().to_string(),
        "entity_metadata": { "location": place },
    })
}

/// When the meeting is by its own clocks, how to say whether one comes, and where there is more to read.
fn description(meeting: &Meeting, plain: &Plain<'_>, organisation: &Organisation) -> String {
    let Meeting { number, starts, zone, minutes, .. } = meeting;
    let starts = Inline::Local(*starts, zone.clone());
    let when = say!(discord_event_when, starts: starts, length: Duration::of_minutes(*minutes));
    let page = organisation.page(&format!("meetings/{number}")).map(|page| page.to_string());
    let lines = [plain.line(&when.into()), mark_of(meeting, organisation)].into_iter().chain(page);
    lines.collect::<Vec<_>>().join("\n")
}
