//! Hearing: one sync after another, with what lies in between, until all of it is recorded.

use std::time::Duration;

use anyhow::Context;
use commands::heard::{Heard, What};
use commands::register::{Platform, Room};
use jiff::Timestamp;
use matrix_sdk::config::{SyncSettings, SyncToken};
use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::room::MessagesOptions;
use matrix_sdk::ruma::api::client::filter::{FilterDefinition, LazyLoadOptions, RoomEventFilter, RoomFilter};
use matrix_sdk::ruma::api::client::sync::sync_events::v3::Filter;
use matrix_sdk::ruma::api::error::ErrorKind;
use matrix_sdk::ruma::{OwnedRoomId, UserId, uint};
use matrix_sdk::sync::SyncResponse;
use matrix_sdk::{Room as MatrixRoom, RoomState};
use serde_json::Value;
use wildmatch::WildMatch;

use super::Matrix;
use super::read::{Event, account};
use crate::clock::Time;
use crate::config;
use crate::desk::DeskHandle;
use crate::journal::Mark;

/// The mark up to which Matrix was heard: a token of the homeserver's.
pub const HEARD: &str = "matrix";

/// How long the homeserver holds a question whether there is anything new.
const LONG_POLL: Duration = Duration::from_secs(30);

/// The pause after something failed.
const PAUSE: Duration = Duration::from_secs(2);

/// What hears.
#[derive(Debug)]
pub struct Ears<T> {
    matrix: Matrix,
    config: config::Matrix,
    desk: DeskHandle,
    time: T,
    /// Up to where all was recorded.
    heard: Option<String>,
}

impl<T: Time> Ears<T> {
    /// Goes on hearing from a mark, or from the bot's coming into each room.
    pub fn new(matrix: Matrix, config: config::Matrix, desk: DeskHandle, time: T, heard: Option<String>) -> Self {
        Self { matrix, config, desk, time, heard }
    }

    /// Hears what came since the last time, and makes the device one that others trust.
    ///
    /// # Errors
    ///
    /// When the homeserver cannot be reached, or the device is not signed by its owner.
    pub async fn wake(&mut self) -> anyhow::Result<()> {
        let first = self.sync(Duration::ZERO).await.context("the first sync with the homeserver")?;
        self.matrix.sign_device(&self.config).await?;
        // The store may be ahead of the record: it was killed between the two, or the record is an older copy.
        let mut heard = Vec::new();
        for room in self.matrix.client.joined_rooms() {
            heard.extend(self.gap(&room, None).await?);
        }
        self.record(heard).await;
        self.take(first).await;
        Ok(())
    }

    /// Hears on and on.
    ///
    /// # Errors
    ///
    /// When the homeserver does not know the session any more.
    pub async fn listen(mut self) -> anyhow::Result<()> {
        loop {
            match self.sync(LONG_POLL).await {
                Ok(response) => self.take(response).await,
                Err(error) if matches!(error.client_api_error_kind(), Some(ErrorKind::UnknownToken { .. })) => {
                    return Err(error).with_context(|| {
                        format!(
                            "the homeserver does not know the session any more: delete the folder {} and start again",
                            self.config.store.display()
                        )
                    });
                }
                Err(error) => {
                    tracing::warn!(%error, "the homeserver cannot be heard; it is tried again");
                    self.pause().await;
                }
            }
        }
    }

    async fn pause(&self) {
        self.time.until(self.time.now().checked_add(PAUSE).unwrap_or(Timestamp::MAX)).await;
    }

    async fn sync(&self, wait: Duration) -> matrix_sdk::Result<SyncResponse> {
        let mut timeline = RoomEventFilter::default();
        timeline.limit = Some(uint!(100));
        let mut room = RoomFilter::with_lazy_loading();
        room.timeline = timeline;
        room.state.lazy_load_options = LazyLoadOptions::Enabled { include_redundant_members: false };
        let mut filter = FilterDefinition::default();
        filter.room = room;
        let settings =
            SyncSettings::new().timeout(wait).token(SyncToken::ReusePrevious).filter(Filter::FilterDefinition(filter));
        self.matrix.client.sync_once(settings).await
    }

    /// Hears all that a sync brings. The mark moves on when it is recorded.
    async fn take(&mut self, response: SyncResponse) {
        let mut heard = Vec::new();
        for (id, update) in &response.rooms.joined {
            let Some(room) = self.matrix.client.get_room(id) else { continue };
            let earlier = match &update.timeline.prev_batch {
                Some(from) if update.timeline.limited => self.gap_or_pause(&room, from).await,
                _ => Vec::new(),
            };
            heard.extend(earlier);
            heard.extend(self.since_arrival(&room, &update.timeline.events).await);
        }
        for id in response.rooms.left.keys() {
            tracing::warn!(room = %id, "the bot is not in the room any more; its group stays");
        }
        self.record(heard).await;
        self.answer_invitations().await;
        self.follow_upgrades().await;
        if self.heard.as_deref() != Some(&response.next_batch) {
            self.desk.mark(Mark(HEARD, response.next_batch.clone())).await;
            self.heard = Some(response.next_batch);
        }
    }

    async fn record(&self, heard: Vec<Heard>) {
        while let Err(error) = self.desk.hear_all(heard.iter().cloned()).await {
            tracing::error!(reference = error.reference, "what was heard waits until it can be recorded");
            self.pause().await;
        }
    }

    async fn gap_or_pause(&self, room: &MatrixRoom, from: &str) -> Vec<Heard> {
        loop {
            match self.gap(room, Some(from)).await {
                Ok(heard) => return heard,
                Err(error) => {
                    tracing::warn!(room = %room.room_id(), error = format!("{error:#}"), "a gap is tried again");
                    self.pause().await;
                }
            }
        }
    }

    /// What was said in a room before a token, or until now: back to where it was heard, or to the bot's coming.
    async fn gap(&self, room: &MatrixRoom, from: Option<&str>) -> anyhow::Result<Vec<Heard>> {
        let mut pages = Vec::new();
        let mut from = from.map(str::to_owned);
        loop {
            let mut options = MessagesOptions::backward().from(from.as_deref());
            options.to.clone_from(&self.heard);
            options.limit = uint!(250);
            let page = room.messages(options).await.context("an earlier page of a room")?;
            let mut events = page.chunk;
            events.reverse();
            let has_arrival = events.iter().any(|event| self.is_arrival(event));
            let is_last = events.is_empty() || has_arrival;
            pages.push(self.since_arrival(room, &events).await);
            match page.end.filter(|_| !is_last) {
                Some(end) => from = Some(end),
                None => return Ok(pages.into_iter().rev().flatten().collect()),
            }
        }
    }

    fn is_arrival(&self, event: &TimelineEvent) -> bool {
        let json: Option<Value> = serde_json::from_str(event.raw().json().get()).ok();
        json.and_then(|json| self.nameless(&json)?.heard(self.matrix.user(), None))
            .is_some_and(|heard| heard.what == What::Arrival)
    }

    fn nameless<'j>(&self, json: &'j Value) -> Option<Event<'j>> {
        let room = Room { platform: Platform::Matrix, id: "!".to_owned() };
        (json["type"] == "m.room.member").then(|| Event { json, room, name: String::new() })
    }

    /// What was said, without what came before the bot's own coming.
    async fn since_arrival(&self, room: &MatrixRoom, events: &[TimelineEvent]) -> Vec<Heard> {
        let start = events.iter().rposition(|event| self.is_arrival(event)).unwrap_or(0);
        let mut heard = Vec::new();
        let me = self.matrix.user();
        let my_name = name_in(room, me).await;
        for event in &events[start..] {
            let Ok(json) = serde_json::from_str::<Value>(event.raw().json().get()) else { continue };
            let Some(sender) = json["sender"].as_str().and_then(|sender| <&UserId>::try_from(sender).ok()) else {
                continue;
            };
            if event.kind.is_utd() {
                tracing::warn!(room = %room.room_id(), event = ?event.event_id(), "an event cannot be decrypted");
            }
            let place = if self.matrix.is_private_with(room, sender) {
                account(sender.as_str()).private_room()
            } else {
                Room { platform: Platform::Matrix, id: room.room_id().to_string() }
            };
            let name = name_in(room, sender).await;
            heard.extend(Event { json: &json, room: place, name }.heard(me, Some(&my_name)));
        }
        heard
    }

    /// Joins where somebody from whom the configuration takes invitations invites, and declines elsewhere.
    async fn answer_invitations(&self) {
        for room in self.matrix.client.invited_rooms() {
            let inviter = match room.invite_details().await {
                Ok(invite) => invite.inviter_id,
                Err(error) => {
                    tracing::warn!(room = %room.room_id(), %error, "an invitation cannot be read");
                    continue;
                }
            };
            let is_direct = room.is_direct().await.unwrap_or(false);
            let answered = if self.takes_from(inviter.as_str()) || self.replaces_a_room(&room) {
                tracing::info!(room = %room.room_id(), %inviter, "joining by invitation");
                let joined = room.join().await;
                if is_direct && joined.is_ok() { room.set_is_direct(true).await } else { joined }
            } else {
                tracing::info!(room = %room.room_id(), %inviter, "declining: matrix.invites_from does not name them");
                room.leave().await
            };
            if let Err(error) = answered {
                tracing::warn!(room = %room.room_id(), %error, "an invitation cannot be answered; it is tried again");
            }
        }
    }

    fn takes_from(&self, inviter: &str) -> bool {
        self.config.invites_from.iter().any(|pattern| WildMatch::new(pattern).matches(inviter))
    }

    fn replaces_a_room(&self, room: &MatrixRoom) -> bool {
        let replaced = self.matrix.client.joined_rooms().into_iter().filter_map(|old| old.successor_room());
        replaced.into_iter().any(|successor| successor.room_id == room.room_id())
    }

    /// Goes along when a room is replaced by another, and takes its purpose there.
    async fn follow_upgrades(&self) {
        for old in self.matrix.client.joined_rooms().into_iter().filter(|room| room.is_tombstoned()) {
            let Some(successor) = old.successor_room() else { continue };
            let from = Room { platform: Platform::Matrix, id: old.room_id().to_string() };
            let is_bound = self.desk.register().binding(&from).is_some();
            if !self.is_in(&successor.room_id) {
                if is_bound && let Err(error) = self.matrix.client.join_room_by_id(&successor.room_id).await {
                    tracing::debug!(room = %successor.room_id, %error, "the new room waits for an invitation");
                }
                continue;
            }
            if is_bound {
                let to = Room { platform: Platform::Matrix, id: successor.room_id.to_string() };
                self.record(vec![Heard {
                    cause: format!("moved {from}"),
                    room: from,
                    account: account(self.matrix.user().as_str()),
                    name: String::new(),
                    said_at: self.time.now(),
                    what: What::Move { to },
                }])
                .await;
            }
        }
    }

    fn is_in(&self, room: &OwnedRoomId) -> bool {
        self.matrix.client.get_room(room).is_some_and(|room| room.state() == RoomState::Joined)
    }
}

async fn name_in(room: &MatrixRoom, user: &UserId) -> String {
    let member = room.get_member(user).await.ok().flatten();
    member.map_or_else(|| user.localpart().to_owned(), |member| member.name().to_owned())
}
