//! Hearing: one sync after another, with what lies in between, until all of it is recorded.

use std::collections::HashSet;
use std::time::Duration;

use commands::language::heard::{Heard, Mention, What};
use commands::record::{Platform, Room};
use jiff::Timestamp;
use matrix_sdk::Room as MatrixRoom;
use matrix_sdk::config::{SyncSettings, SyncToken};
use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::room::MessagesOptions;
use matrix_sdk::ruma::api::client::filter::{
    Filter as EventFilter, FilterDefinition, LazyLoadOptions, RoomEventFilter, RoomFilter,
};
use matrix_sdk::ruma::api::client::sync::sync_events::v3::Filter;
use matrix_sdk::ruma::api::error::ErrorKind;
use matrix_sdk::ruma::events::MessageLikeEventType;
use matrix_sdk::ruma::events::room::member::MembershipState;
use matrix_sdk::ruma::{OwnedEventId, OwnedRoomId, UserId, uint};
use matrix_sdk::sync::SyncResponse;
use serde_json::Value;

use super::membership::Membership;
use super::progress::{HeardUpTo, Progress};
use super::read::{Addressee, RoomEvent, account};
use super::relation::AskingMessage;
use super::session::SessionLost;
use super::unreadable::{AwaitingKeys, Readable};
use super::{Matrix, read};
use crate::base::clock::Time;
use crate::base::config;
use crate::base::outage::Outage;
use crate::desk::DeskHandle;
use crate::desk::metrics::Failure;

/// How long the homeserver holds a question whether there is anything new.
const LONG_POLL: Duration = Duration::from_secs(30);

/// The same while a key is missing: one that is found in the backup of the keys comes without a word.
const KEY_POLL: Duration = Duration::from_secs(3);

/// What hears.
#[derive(Debug)]
pub(super) struct SyncLoop<T> {
    matrix: Matrix,
    config: config::Matrix,
    desk: DeskHandle,
    time: T,
    membership: Membership<T>,
    progress: Progress<T>,
    unreadable: AwaitingKeys,
    /// The rooms in which the bot is and was heard: its own coming into others is in no sync, since it does not hear itself.
    known: HashSet<OwnedRoomId>,
    /// How often it could not be heard since it was heard last.
    failures: u32,
    outage: Outage,
}

impl<T: Time> SyncLoop<T> {
    /// Goes on hearing from a mark, or from the bot's coming into each room.
    pub(super) fn new(matrix: Matrix, config: config::Matrix, desk: DeskHandle, time: T, heard: HeardUpTo) -> Self {
        let membership = Membership::new(matrix.clone(), &config.invites_from, desk.clone(), time.clone());
        let progress = Progress::from_mark(desk.clone(), time.clone(), heard);
        let (unreadable, outage) = (AwaitingKeys::default(), Outage::of("the homeserver", "heard"));
        let known = HashSet::new();
        Self { matrix, config, desk, time, membership, progress, unreadable, known, failures: 0, outage }
    }

    /// Hears what came since the last time, and makes the device one that others trust.
    ///
    /// # Errors
    ///
    /// When the homeserver does not know the session any more, or the device is not signed by its owner.
    pub(super) async fn wake(&mut self) -> anyhow::Result<()> {
        let (first, asked_at) = self.sync(Duration::ZERO).await?;
        self.matrix.sign_device(&self.config).await?;
        self.matrix.find_spaces().await;
        // The store may be ahead of the record: it was killed between the two, or the record is an older copy.
        let mut heard = Vec::new();
        for room in self.matrix.client().joined_rooms() {
            heard.extend(self.gap_or_pause(&room, None).await);
            self.known.insert(room.room_id().to_owned());
        }
        let commands = self.progress.record(heard).await;
        self.matrix.acknowledge(&commands);
        self.take(first, asked_at).await;
        Ok(())
    }

    /// Forgets what hangs on a session that is lost. What is not recorded is heard again.
    pub(super) fn begin_anew(&mut self) {
        self.unreadable = AwaitingKeys::default();
        self.known.clear();
    }

    /// Hears on and on.
    ///
    /// # Errors
    ///
    /// When the homeserver does not know the session any more.
    pub(super) async fn listen(&mut self) -> anyhow::Result<()> {
        loop {
            let wait = if self.unreadable.is_empty() { LONG_POLL } else { KEY_POLL };
            let (response, asked_at) = self.sync(wait).await?;
            self.take(response, asked_at).await;
        }
    }

    /// What is new, and when it was asked for; tried until the homeserver can be heard.
    async fn sync(&mut self, wait: Duration) -> anyhow::Result<(SyncResponse, Timestamp)> {
        loop {
            let asked_at = self.time.now();
            match self.sync_once(wait).await {
                Ok(response) => {
                    self.is_heard();
                    return Ok((response, asked_at));
                }
                Err(error) if let Some(lost) = SessionLost::of(&error) => return Err(lost.into()),
                Err(error) => self.is_away(&error).await,
            }
        }
    }

    fn is_heard(&mut self) {
        self.desk.metrics().alive(Platform::Matrix);
        self.outage.works();
        self.failures = 0;
    }

    /// Waits before another try.
    async fn is_away(&mut self, error: &matrix_sdk::Error) {
        self.desk.metrics().error(Platform::Matrix, Failure::Hearing);
        self.outage.fails(error, self.time.now());
        self.failures += 1;
        self.progress.pause(self.failures).await;
    }

    async fn sync_once(&self, wait: Duration) -> matrix_sdk::Result<SyncResponse> {
        let mut timeline = RoomEventFilter::default();
        timeline.limit = Some(uint!(100));
        // Each answer would else come back as a sync of its own.
        timeline.not_senders = vec![self.matrix.user().to_owned()];
        let mut room = RoomFilter::with_lazy_loading();
        room.timeline = timeline;
        room.ephemeral = RoomEventFilter::ignore_all();
        room.state.lazy_load_options = LazyLoadOptions::Enabled { include_redundant_members: false };
        let mut filter = FilterDefinition::default();
        filter.room = room;
        filter.presence = EventFilter::ignore_all();
        let settings =
            SyncSettings::new().timeout(wait).token(SyncToken::ReusePrevious).filter(Filter::FilterDefinition(filter));
        self.matrix.client().sync_once(settings).await
    }

    /// Hears all that a sync brings. The mark moves on when it is recorded.
    async fn take(&mut self, response: SyncResponse, asked_at: Timestamp) {
        let mut heard = Vec::new();
        let joined = response.rooms.joined.iter().map(|(id, update)| (id, &update.timeline));
        // What was said before the bot had to leave counts.
        let left = response.rooms.left.iter().map(|(id, update)| (id, &update.timeline));
        for (id, timeline) in joined.chain(left) {
            let Some(room) = self.matrix.client().get_room(id) else { continue };
            let is_joined = response.rooms.joined.contains_key(id);
            if is_joined && self.known.insert(id.clone()) {
                heard.extend(self.gap_or_pause(&room, None).await);
                continue;
            }
            let is_dismissal = |event| json_of(event).is_some_and(|json| read::is_dismissal(&json, self.matrix.user()));
            let dismissed = timeline.events.iter().rposition(is_dismissal);
            if dismissed.is_some() {
                tracing::warn!(room = %id, "the bot was sent out of the room; the group stays in the record");
            }
            let earlier = match &timeline.prev_batch {
                Some(from) if timeline.limited => self.gap_or_pause(&room, Some(from)).await,
                _ => Vec::new(),
            };
            heard.extend(earlier);
            let end = dismissed.map_or(timeline.events.len(), |at| at + 1);
            heard.extend(self.since_arrival(&room, &timeline.events[..end]).await);
            if is_joined && dismissed.is_some() {
                // It was let in again since.
                heard.extend(self.gap_or_pause(&room, None).await);
            }
        }
        self.known.retain(|id| !response.rooms.left.contains_key(id));
        for heard in &heard {
            if let What::Deletion { of } = &heard.what {
                self.unreadable.forget(of);
            }
        }
        for Readable { room, event, all_heard_until } in self.unreadable.now_readable(self.time.now()).await {
            let read = self.matrix.heard(&room, &event).await;
            heard.extend(read.map(|heard| Heard { all_heard_until: Some(all_heard_until), ..heard }));
        }
        let moves = self.moves();
        // In a room that replaces another, the bot is known already.
        heard.retain(|heard| {
            heard.what != What::Arrival || moves.iter().all(|moved| moved.what != move_to(&heard.room))
        });
        let commands = self.progress.record([moves, heard].concat()).await;
        self.matrix.acknowledge(&commands);
        self.membership.attend().await;
        // While a key is missing, the next start has to find the event again.
        self.progress.has_come_to(response.next_batch, asked_at, !self.unreadable.is_empty()).await;
    }

    async fn gap_or_pause(&mut self, room: &MatrixRoom, from: Option<&str>) -> Vec<Heard> {
        loop {
            match self.gap(room, from).await {
                Ok(heard) => {
                    self.is_heard();
                    return heard;
                }
                Err(error) if is_refused(&error) => {
                    tracing::error!(room = %room.room_id(), %error, "what was said earlier in a room is not shown");
                    return Vec::new();
                }
                Err(error) => self.is_away(&error).await,
            }
        }
    }

    /// What was said in a room before a token, or until now: back to where it was heard, or to the bot's coming.
    async fn gap(&mut self, room: &MatrixRoom, from: Option<&str>) -> matrix_sdk::Result<Vec<Heard>> {
        let mut pages = Vec::new();
        let mut from = from.map(str::to_owned);
        loop {
            let mut options = MessagesOptions::backward().from(from.as_deref());
            options.to.clone_from(&self.progress.heard().token);
            options.limit = uint!(250);
            let page = room.messages(options).await?;
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
        json_of(event).is_some_and(|json| read::is_arrival(&json, self.matrix.user()))
    }

    /// What was said, without what came before the bot's own coming.
    async fn since_arrival(&mut self, room: &MatrixRoom, events: &[TimelineEvent]) -> Vec<Heard> {
        let start = events.iter().rposition(|event| self.is_arrival(event)).unwrap_or(0);
        let mut heard = Vec::new();
        for event in &events[start..] {
            // What the bot has said itself it need not read.
            if event.kind.is_utd() && event.sender().is_none_or(|sender| sender != self.matrix.user()) {
                self.unreadable.keep(room, event, self.progress.all_heard_until(), self.time.now());
            }
            heard.extend(self.matrix.heard(room, event).await);
        }
        heard
    }

    /// That rooms were replaced by others, in which the bot is too.
    fn moves(&self) -> Vec<Heard> {
        let room = |id: OwnedRoomId| Room { platform: Platform::Matrix, id: id.to_string() };
        let register = self.desk.register();
        let moved = self.membership.moved().into_iter().map(|(from, to)| (room(from), room(to)));
        moved
            .filter(|(from, _)| register.binding(from).is_some())
            .map(|(from, to)| Heard {
                cause: format!("moved {from}"),
                room: from,
                account: account(self.matrix.user().as_str()),
                name: String::new(),
                said_at: self.time.now(),
                all_heard_until: None,
                interaction: None,
                platform_roles: None,
                what: move_to(&to),
            })
            .collect()
    }
}

impl Matrix {
    /// What an event is to the bot, if it is anything.
    async fn heard(&self, room: &MatrixRoom, event: &TimelineEvent) -> Option<Heard> {
        let json = json_of(event)?;
        let sender = read::sender(&json)?;
        read::EventKind::of(&json, self.user())?;
        let place = match self.in_private_with(room, sender) {
            Some(user) => account(&user).private_room(),
            None => Room { platform: Platform::Matrix, id: room.room_id().to_string() },
        };
        let my_name = name_in(room, self.user()).await;
        let name = if read::is_guest(sender) { sender.to_string() } else { name_in(room, sender).await };
        let original = match read::original_of(&json) {
            Some(of) => Some(original(room, of).await?),
            None => None,
        };
        let (original, room_id) = (original.as_ref(), room.room_id().as_str());
        let bot = Addressee { user: self.user(), name: Some(&my_name), mark: &self.organisation.mark_on_matrix };
        let mut heard = RoomEvent { json: &json, original, room: place, room_id, name }.heard(bot)?;
        match self.behind_puppet(&heard.account.id) {
            Some(account) => heard.account = account,
            None => heard.platform_roles = self.platform_roles(sender).await,
        }
        if let What::Message(message) = &mut heard.what {
            for mention in &mut message.mentions {
                mention.account = self.behind_puppet(&mention.handle);
            }
            name_mentioned(room, &mut message.mentions).await;
        }
        // Into a room of its own making nobody has brought it, and in a space nobody reads.
        // A client that begins a conversation makes the other a creator beside itself.
        let is_own = || room.create_content().is_some_and(|by| by.creator == self.user);
        if heard.what != What::Arrival {
            return Some(heard);
        }
        if room.is_space() || is_own() {
            return None;
        }
        if !heard.room.is_private() && !self.may_write(room).await {
            let by = read::inviter(&json).unwrap_or_default();
            tracing::warn!(room = %room.room_id(), "the bot may not write in a room into which it was invited");
            // What the bot itself is in the spaces is nothing to who invited it.
            let (what, account) = (What::Closed { lacks: None }, account(by));
            return Some(Heard { what, account, platform_roles: None, ..heard });
        }
        // Of several conversations it greets in the one into which it has come.
        let here = heard.room.is_private().then(|| AskingMessage::anything_in(room.room_id().as_str()).to_string());
        Some(Heard { interaction: here, ..heard })
    }

    /// Whose conversation with the bot a room is, where the sender of an event is in it: their own, or of the bot's coming that of the
    /// other.
    fn in_private_with(&self, room: &MatrixRoom, sender: &UserId) -> Option<String> {
        if sender != self.user() {
            return self.is_private_with(room, sender).then(|| sender.to_string());
        }
        let targets = room.direct_targets();
        let mut targets = targets.iter().filter_map(|target| <&UserId>::try_from(target.as_str()).ok());
        targets.find(|target| self.is_private_with(room, target)).map(ToString::to_string)
    }

    /// Whether the levels of a room let the bot say something there.
    async fn may_write(&self, room: &MatrixRoom) -> bool {
        let levels = room.power_levels_or_default().await;
        let is_encrypted = room.latest_encryption_state().await.is_ok_and(|state| state.is_encrypted());
        let kind = if is_encrypted { MessageLikeEventType::RoomEncrypted } else { MessageLikeEventType::RoomMessage };
        levels.user_can_send_message(self.user(), kind)
    }
}

fn move_to(room: &Room) -> What {
    What::Move { to: room.clone() }
}

/// Whether the homeserver will say the same again.
fn is_refused(error: &matrix_sdk::Error) -> bool {
    matches!(error.client_api_error_kind(), Some(ErrorKind::Forbidden | ErrorKind::NotFound))
}

fn json_of(event: &TimelineEvent) -> Option<Value> {
    serde_json::from_str(event.raw().json().get()).ok()
}

/// What an event changes, or votes in. A message that cannot be had stays as it was first said.
async fn original(room: &MatrixRoom, of: &str) -> Option<Value> {
    let id = OwnedEventId::try_from(of).ok()?;
    let event = room.event(&id, None).await;
    event
        .inspect_err(|error| tracing::debug!(%error, "what an event changes, or votes in, cannot be read"))
        .ok()
        .as_ref()
        .and_then(json_of)
}

/// Gives those who are mentioned their names in the room, if they are there.
async fn name_mentioned(room: &MatrixRoom, mentions: &mut [Mention]) {
    for mention in mentions {
        let Ok(user) = <&UserId>::try_from(mention.handle.as_str()) else { continue };
        let member = room.get_member(user).await.ok().flatten();
        mention.name =
            member.filter(|member| *member.membership() == MembershipState::Join).map(|it| it.name().to_owned());
    }
}

async fn name_in(room: &MatrixRoom, user: &UserId) -> String {
    let member = room.get_member(user).await.ok().flatten();
    member.map_or_else(|| user.localpart().to_owned(), |member| member.name().to_owned())
}
