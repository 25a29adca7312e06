//! People on Matrix: each with an account, a device that they have signed, and an eye on all that is said to them.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use matrix_sdk::config::{RequestConfig, SyncSettings};
use matrix_sdk::deserialized_responses::{TimelineEvent, TimelineEventKind};
use matrix_sdk::encryption::EncryptionSettings;
use matrix_sdk::media::{MediaFormat, MediaRequestParameters};
use matrix_sdk::room::MessagesOptions;
use matrix_sdk::ruma::api::client::filter::{Filter, FilterDefinition, RoomEventFilter, RoomFilter};
use matrix_sdk::ruma::api::client::membership::joined_rooms::v3::Request as JoinedRooms;
use matrix_sdk::ruma::api::client::receipt::create_receipt::v3::ReceiptType;
use matrix_sdk::ruma::api::client::room::create_room::v3::{Request as CreateRoom, RoomPreset};
use matrix_sdk::ruma::api::client::room::upgrade_room::v3::Request as UpgradeRoom;
use matrix_sdk::ruma::api::client::state::get_state_event_for_key::v3::Request as GetState;
use matrix_sdk::ruma::api::client::state::get_state_events::v3::Request as GetAllState;
use matrix_sdk::ruma::api::client::sync::sync_events::v3::{Filter as SyncFilter, JoinedRoom, Request as SyncRequest};
use matrix_sdk::ruma::events::reaction::ReactionEventContent;
use matrix_sdk::ruma::events::receipt::ReceiptThread;
use matrix_sdk::ruma::events::relation::{Annotation, InReplyTo, Reply, Thread};
use matrix_sdk::ruma::events::room::MediaSource;
use matrix_sdk::ruma::events::room::encrypted::OriginalSyncRoomEncryptedEvent;
use matrix_sdk::ruma::events::room::encryption::RoomEncryptionEventContent;
use matrix_sdk::ruma::events::room::member::MembershipState;
use matrix_sdk::ruma::events::room::message::{Relation, ReplacementMetadata, RoomMessageEventContent};
use matrix_sdk::ruma::events::{InitialStateEvent, Mentions, MessageLikeEventContent};
use matrix_sdk::ruma::push::Action;
use matrix_sdk::ruma::serde::Raw;
use matrix_sdk::ruma::{
    DeviceId, EventId, OwnedDeviceId, OwnedEventId, OwnedRoomId, OwnedUserId, RoomAliasId, RoomId, RoomVersionId, UInt,
    UserId, uint,
};
use matrix_sdk::sync::{SyncResponse, Timeline};
use matrix_sdk::{Client, Room};
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::DEADLINE;
use crate::synapse::Synapse;

/// How long the server holds a question whether there is anything new.
const LONG_POLL: Duration = Duration::from_secs(30);

/// How long after a failure a request is sent again.
const AGAIN: Duration = Duration::from_millis(500);

/// A person with a client that listens.
pub struct Person {
    client: Client,
    rooms: watch::Receiver<Rooms>,
    listening: JoinHandle<()>,
}

type Rooms = HashMap<OwnedRoomId, Vec<Seen>>;

/// An event as its reader sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its id.
    pub event: OwnedEventId,
    /// Whose it is.
    pub sender: OwnedUserId,
    /// `m.text`, `m.notice`, … for a message, `m.replace` for an edit, else the type of the event. What cannot be
    /// decrypted is `m.room.encrypted`, until its key comes.
    pub kind: String,
    /// What there is to read; of an edit, the new words.
    pub body: String,
    /// The same as HTML, where it has that.
    pub formatted: Option<String>,
    /// Whom it mentions, where it says so.
    pub mentions: Option<Value>,
    /// Whether it came encrypted.
    pub encrypted: bool,
    /// How this person's client draws their attention to it, by the usual rules.
    pub rings: Rings,
    /// All of its content.
    pub content: Value,
}

/// How much attention an event draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rings {
    /// It is there to be read.
    Not,
    /// It counts as unread, and a telephone shows it.
    ForAll,
    /// It is marked as meant for this person, too.
    ForMe,
}

/// What waits for somebody in a room, as the server counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Events that ring.
    pub rings: u32,
    /// Those of them that are meant for this person.
    pub for_me: u32,
}

impl Person {
    /// Somebody new of this name, logged in and listening.
    pub async fn join_server(synapse: &Synapse, name: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let localpart = format!("{name}-{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let user = synapse.register(&localpart, PASSWORD).await;
        let client = Client::builder()
            .homeserver_url(synapse.url())
            // Without a limit of tries, a failed connection would not be tried again at all.
            .request_config(RequestConfig::new().retry_limit(usize::MAX).max_retry_time(AGAIN))
            .with_encryption_settings(EncryptionSettings {
                auto_enable_cross_signing: true,
                ..EncryptionSettings::default()
            })
            .build()
            .await
            .unwrap();
        client.matrix_auth().login_username(&user, PASSWORD).initial_device_display_name(name).await.unwrap();
        client.encryption().wait_for_e2ee_initialization_tasks().await;
        assert!(client.encryption().cross_signing_status().await.unwrap().is_complete());
        client.account().set_display_name(Some(&capitalised(name))).await.unwrap();
        // The first sync publishes the keys with which others can write to this person.
        client.sync_once(SyncSettings::new().timeout(Duration::ZERO)).await.unwrap();
        let (sender, rooms) = watch::channel(Rooms::new());
        let listening = tokio::spawn(listen(client.clone(), sender));
        Self { client, rooms, listening }
    }

    /// The account.
    pub fn id(&self) -> &UserId {
        self.client.user_id().unwrap()
    }

    /// The device that this person uses.
    pub fn device(&self) -> OwnedDeviceId {
        self.client.device_id().unwrap().to_owned()
    }

    /// A private room in which this person may do everything.
    pub async fn create_room(&self, encrypted: bool, invite: &[&UserId]) -> OwnedRoomId {
        let mut request = CreateRoom::new();
        request.preset = Some(RoomPreset::PrivateChat);
        request.invite = invite.iter().map(|user| (*user).to_owned()).collect();
        if encrypted {
            let encryption = RoomEncryptionEventContent::with_recommended_defaults();
            request.initial_state = vec![InitialStateEvent::with_empty_state_key(encryption).to_raw_any()];
        }
        let room = self.client.create_room(request).await.unwrap().room_id().to_owned();
        self.wait_until_member(&room, self.id()).await;
        room
    }

    /// A space in which others may add rooms.
    pub async fn create_space(&self, may_add: &[&UserId], invite: &[&UserId]) -> OwnedRoomId {
        let mut request = CreateRoom::new();
        request.preset = Some(RoomPreset::PrivateChat);
        request.invite = may_add.iter().chain(invite).map(|user| (*user).to_owned()).collect();
        let users: serde_json::Map<String, Value> = may_add.iter().map(|user| (user.to_string(), 50.into())).collect();
        request.power_level_content_override = Some(Raw::new(&json!({ "users": users })).unwrap().cast_unchecked());
        request.creation_content = Some(Raw::new(&json!({ "type": "m.space" })).unwrap().cast_unchecked());
        let space = self.client.create_room(request).await.unwrap().room_id().to_owned();
        self.wait_until_member(&space, self.id()).await;
        space
    }

    /// In how many rooms an account is.
    pub async fn rooms_of(synapse: &Synapse, localpart: &str, password: &str) -> usize {
        let client = Client::builder().homeserver_url(synapse.url()).build().await.unwrap();
        client.matrix_auth().login_username(localpart, password).await.unwrap();
        client.send(JoinedRooms::new()).await.unwrap().joined_rooms.len()
    }

    /// The room of an alias, if there is one.
    pub async fn room_of_alias(&self, alias: &str) -> Option<OwnedRoomId> {
        let alias = RoomAliasId::parse(alias).unwrap();
        self.client.resolve_room_alias(&alias).await.ok().map(|found| found.room_id)
    }

    /// Whether the server lets this person into a room.
    pub async fn is_let_into(&self, room: &RoomId) -> bool {
        self.client.join_room_by_id(room).await.is_ok()
    }

    /// A piece of a room's state, as the server has it.
    pub async fn state(&self, room: &RoomId, kind: &str, key: &str) -> Value {
        let request = GetState::new(room.to_owned(), kind.into(), key.to_owned());
        let response = self.client.send(request).await.unwrap();
        serde_json::from_str(response.event_or_content.get()).unwrap()
    }

    /// Sets a piece of a room's state.
    pub async fn set_state(&self, room: &RoomId, kind: &str, key: &str, content: Value) {
        self.client.get_room(room).unwrap().send_state_event_raw(kind, key, content).await.unwrap();
    }

    /// What is under these keys of a room's state.
    pub async fn state_keys(&self, room: &RoomId, kind: &str) -> Vec<String> {
        let all = self.client.send(GetAllState::new(room.to_owned())).await.unwrap().room_state;
        let all = all.iter().map(|event| event.deserialize_as_unchecked::<Value>().unwrap());
        all.filter(|event| event["type"] == kind).map(|event| event["state_key"].as_str().unwrap().to_owned()).collect()
    }

    /// Invites somebody into a room.
    pub async fn invite(&self, room: &RoomId, user: &UserId) {
        self.room(room).invite_user_by_id(user).await.unwrap();
    }

    /// Joins and waits until this client knows the room.
    pub async fn join(&self, room: &RoomId) {
        self.client.join_room_by_id(room).await.unwrap();
        self.wait_until_member(room, self.id()).await;
    }

    /// Sends somebody out of a room.
    pub async fn kick(&self, room: &RoomId, user: &UserId) {
        self.room(room).kick_user(user, None).await.unwrap();
    }

    /// Sends somebody out of a room for good.
    pub async fn ban(&self, room: &RoomId, user: &UserId) {
        self.room(room).ban_user(user, None).await.unwrap();
    }

    /// Replaces the room by one of the newest version and gives back the new one.
    pub async fn upgrade(&self, room: &RoomId) -> OwnedRoomId {
        let request = UpgradeRoom::new(room.to_owned(), RoomVersionId::V12);
        self.client.send(request).await.unwrap().replacement_room
    }

    /// Says something in a room.
    pub async fn say(&self, room: &RoomId, text: &str) -> OwnedEventId {
        self.send(room, words(text)).await
    }

    /// Says something in reply to an event.
    pub async fn reply(&self, room: &RoomId, to: &EventId, text: &str) -> OwnedEventId {
        let mut content = words(text);
        content.relates_to = Some(Relation::Reply(Reply::new(InReplyTo::new(to.to_owned()))));
        self.send(room, content).await
    }

    /// Says something with a formatted form, as clients write mentions; gives its event.
    pub async fn say_html(&self, room: &RoomId, text: &str, html: &str) -> OwnedEventId {
        self.send(room, RoomMessageEventContent::text_html(text, html).add_mentions(Mentions::new())).await
    }

    /// Says something in the thread that begins with an event.
    pub async fn say_in_thread(&self, room: &RoomId, root: &EventId, text: &str) -> OwnedEventId {
        let mut content = words(text);
        content.relates_to = Some(Relation::Thread(Thread::plain(root.to_owned(), root.to_owned())));
        self.send(room, content).await
    }

    /// Begins a conversation of the two, as clients do.
    pub async fn create_conversation(&self, with: &UserId) -> OwnedRoomId {
        let room = self.client.create_dm(with).await.unwrap().room_id().to_owned();
        self.wait_until_member(&room, self.id()).await;
        room
    }

    /// The same on a client that encrypts nothing.
    pub async fn create_open_conversation(&self, with: &UserId) -> OwnedRoomId {
        let mut request = CreateRoom::new();
        request.preset = Some(RoomPreset::TrustedPrivateChat);
        request.is_direct = true;
        request.invite = vec![with.to_owned()];
        let room = self.client.create_room(request).await.unwrap().room_id().to_owned();
        self.wait_until_member(&room, self.id()).await;
        room
    }

    /// Changes the words of a message of their own.
    pub async fn edit(&self, room: &RoomId, event: &EventId, text: &str) -> OwnedEventId {
        self.send(room, words(text).make_replacement(ReplacementMetadata::new(event.to_owned(), None))).await
    }

    /// Reacts to an event with a sign.
    pub async fn react(&self, room: &RoomId, event: &EventId, with: &str) -> OwnedEventId {
        self.send(room, ReactionEventContent::new(Annotation::new(event.to_owned(), with.to_owned()))).await
    }

    /// Takes back what was said.
    pub async fn redact(&self, room: &RoomId, event: &EventId) -> OwnedEventId {
        self.room(room).redact(event, None, None).await.unwrap().event_id
    }

    /// The file of an event as this person's client shows it, decrypted where it was encrypted.
    pub async fn download(&self, content: &Value) -> Vec<u8> {
        let source: MediaSource = serde_json::from_value(content.clone()).unwrap();
        let request = MediaRequestParameters { source, format: MediaFormat::File };
        self.client.media().get_media_content(&request, false).await.unwrap()
    }

    /// Sends anything, encrypted where the room is.
    pub async fn send(&self, room: &RoomId, content: impl MessageLikeEventContent) -> OwnedEventId {
        self.room(room).send(content).await.unwrap().response.event_id
    }

    /// Sends an event of any kind, encrypted where the room is.
    pub async fn send_raw(&self, room: &RoomId, kind: &str, content: Value) -> OwnedEventId {
        self.room(room).send_raw(kind, content).await.unwrap().response.event_id
    }

    /// Waits until this client knows that the user has joined the room, and what to encrypt for there.
    pub async fn wait_until_member(&self, room: &RoomId, user: &UserId) {
        let mut rooms = self.rooms.clone();
        let joined = async {
            while !self.knows_as_member(room, user).await {
                rooms.changed().await.unwrap();
            }
        };
        timeout(DEADLINE, joined).await.unwrap_or_else(|_| panic!("{user} does not join {room}"));
        if user != self.id() && self.room(room).encryption_state().is_encrypted() {
            // Their devices are asked for after their membership is known, and until then nothing is encrypted for them.
            self.client.encryption().request_user_identity(user).await.unwrap();
        }
    }

    async fn knows_as_member(&self, room: &RoomId, user: &UserId) -> bool {
        let Some(room) = self.client.get_room(room) else { return false };
        let member = room.get_member_no_sync(user).await.unwrap();
        member.is_some_and(|member| *member.membership() == MembershipState::Join)
    }

    /// Everything in the room that this client has seen, in the order of the room.
    pub fn seen(&self, room: &RoomId) -> Vec<Seen> {
        self.rooms.borrow().get(room).cloned().unwrap_or_default()
    }

    /// Waits until what was seen in the room is as wished, and gives it back.
    pub async fn wait_for(&self, room: &RoomId, wish: impl Fn(&[Seen]) -> bool) -> Vec<Seen> {
        let mut rooms = self.rooms.clone();
        let found = rooms.wait_for(|rooms| wish(rooms.get(room).map_or(&[], Vec::as_slice)));
        let is_found = timeout(DEADLINE, found).await.is_ok_and(|found| found.is_ok());
        assert!(is_found, "{} waits in vain and has seen: {:#?}", self.id(), self.seen(room));
        self.seen(room)
    }

    /// Up to which event of a room somebody has read, as the server tells this person.
    pub async fn last_read_by(&self, room: &RoomId, user: &UserId) -> Option<OwnedEventId> {
        let events = self.room_now(room).await.ephemeral.events;
        let events = events.iter().map(|event| event.deserialize_as_unchecked::<Value>().unwrap());
        let mut read = events.filter(|event| event["type"] == "m.receipt").flat_map(|event| {
            let of_user =
                |(id, kinds): (&String, &Value)| (!kinds["m.read"][user.as_str()].is_null()).then(|| id.clone());
            event["content"].as_object().into_iter().flatten().filter_map(of_user).collect::<Vec<_>>()
        });
        read.next().map(|id| id.try_into().unwrap())
    }

    /// Has read a room up to an event.
    pub async fn read_up_to(&self, room: &RoomId, event: &EventId) {
        let room = self.room(room);
        room.send_single_receipt(ReceiptType::Read, ReceiptThread::Unthreaded, event.to_owned()).await.unwrap();
    }

    /// What waits for this person in a room, as the server counts it: of what is encrypted it cannot tell what rings.
    pub async fn unread(&self, room: &RoomId) -> Unread {
        let counts = self.room_now(room).await.unread_notifications;
        let number = |count: Option<UInt>| u32::try_from(count.unwrap_or_default()).unwrap();
        Unread { rings: number(counts.notification_count), for_me: number(counts.highlight_count) }
    }

    /// A room as the server tells of it to a client that has just been opened.
    async fn room_now(&self, room: &RoomId) -> JoinedRoom {
        let mut room_filter = RoomFilter::default();
        room_filter.rooms = Some(vec![room.to_owned()]);
        let mut filter = FilterDefinition::default();
        filter.room = room_filter;
        let mut request = SyncRequest::new();
        request.filter = Some(SyncFilter::FilterDefinition(filter));
        self.client.send(request).await.unwrap().rooms.join.remove(room).unwrap()
    }

    /// Whether this client sees the device as signed by the user whose it is.
    pub async fn device_verified_by_owner(&self, user: &UserId, device: &DeviceId) -> bool {
        let encryption = self.client.encryption();
        // What was known of the user's keys may be old.
        encryption.request_user_identity(user).await.unwrap();
        encryption.get_device(user, device).await.unwrap().is_some_and(|device| device.is_cross_signed_by_owner())
    }

    /// The devices of a user, as far as this client knows them.
    pub async fn devices_of(&self, user: &UserId) -> Vec<OwnedDeviceId> {
        let devices = self.client.encryption().get_user_devices(user).await.unwrap();
        devices.devices().map(|device| device.device_id().to_owned()).collect()
    }

    /// From now on sees nothing more, and spares the server the work of showing it. What is said is still sent.
    pub fn look_away(&self) {
        self.listening.abort();
    }

    fn room(&self, room: &RoomId) -> Room {
        self.client.get_room(room).unwrap()
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

const PASSWORD: &str = "correct horse battery staple";

fn capitalised(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    first.to_uppercase() + rest
}

fn words(text: &str) -> RoomMessageEventContent {
    RoomMessageEventContent::text_plain(text).add_mentions(Mentions::new())
}

/// Keeps what comes, until nobody asks any more. The loops of the SDK pause for a second after each answer, so this one
/// asks by itself.
async fn listen(client: Client, rooms: watch::Sender<Rooms>) {
    let settings = SyncSettings::new().timeout(LONG_POLL).filter(SyncFilter::FilterDefinition(filter()));
    let mut unreadable = Vec::new();
    loop {
        let response = client.sync_once(settings.clone()).await.unwrap();
        let keys_may_have_come = !response.to_device.is_empty();
        let mut news = Vec::new();
        for (room, timeline) in timelines(response) {
            let Some(known) = client.get_room(&room) else { continue };
            let missed = match rooms.borrow().get(&room).and_then(|seen| seen.last()) {
                Some(last) if timeline.limited => Some(last.event.clone()),
                _ => None,
            };
            let mut events = timeline.events;
            if let Some(last) = missed {
                events.splice(0..0, between(&known, &last, timeline.prev_batch).await);
            }
            for event in &events {
                if let TimelineEventKind::UnableToDecrypt { event, .. } = &event.kind {
                    unreadable.push((known.clone(), event.clone().cast_unchecked()));
                }
            }
            news.push((room, events.iter().filter_map(Seen::of).collect::<Vec<_>>()));
        }
        let read = if keys_may_have_come { read_again(&mut unreadable).await } else { Vec::new() };
        if news.is_empty() && read.is_empty() {
            continue;
        }
        rooms.send_modify(|rooms| {
            for (room, seen) in news {
                rooms.entry(room).or_default().extend(seen);
            }
            for seen in rooms.values_mut().flatten() {
                if let Some(read) = read.iter().find(|read| read.event == seen.event) {
                    seen.clone_from(read);
                }
            }
        });
    }
}

/// Nothing but what is said in rooms, and much of it at a time.
fn filter() -> FilterDefinition {
    let mut timeline = RoomEventFilter::default();
    timeline.limit = Some(uint!(100));
    let mut room = RoomFilter::default();
    room.timeline = timeline;
    room.ephemeral = RoomEventFilter::ignore_all();
    let mut filter = FilterDefinition::default();
    filter.room = room;
    filter.presence = Filter::ignore_all();
    filter
}

fn timelines(response: SyncResponse) -> impl Iterator<Item = (OwnedRoomId, Timeline)> {
    let joined = response.rooms.joined.into_iter().map(|(room, update)| (room, update.timeline));
    let left = response.rooms.left.into_iter().map(|(room, update)| (room, update.timeline));
    joined.chain(left)
}

/// What the server left out between the last event that was seen and its answer.
async fn between(room: &Room, last: &EventId, mut from: Option<String>) -> Vec<TimelineEvent> {
    let mut events = Vec::new();
    while let Some(token) = from.take() {
        let mut options = MessagesOptions::backward().from(token.as_str());
        options.limit = uint!(100);
        let messages = room.messages(options).await.unwrap();
        let is_new = |event: &TimelineEvent| event.event_id().as_deref() != Some(last);
        let all = messages.chunk.len();
        let new: Vec<TimelineEvent> = messages.chunk.into_iter().take_while(is_new).collect();
        from = messages.end.filter(|_| new.len() == all);
        events.extend(new);
    }
    events.reverse();
    events
}

/// What has become readable of what was not.
async fn read_again(unreadable: &mut Vec<(Room, Raw<OriginalSyncRoomEncryptedEvent>)>) -> Vec<Seen> {
    let mut read = Vec::new();
    let mut still = Vec::new();
    for (room, event) in unreadable.drain(..) {
        let rules = room.push_context().await.unwrap();
        let again = room.decrypt_event(&event, rules.as_ref()).await.unwrap();
        match again.kind {
            TimelineEventKind::UnableToDecrypt { .. } => still.push((room, event)),
            _ => read.extend(Seen::of(&again)),
        }
    }
    *unreadable = still;
    read
}

impl Rings {
    fn of(actions: &[Action]) -> Self {
        match (actions.iter().any(Action::should_notify), actions.iter().any(Action::is_highlight)) {
            (false, _) => Self::Not,
            (true, false) => Self::ForAll,
            (true, true) => Self::ForMe,
        }
    }
}

impl Seen {
    /// What it says, one by one: answers that waited for each other are points of one message.
    pub fn parts(&self) -> Vec<Self> {
        let Some(keys) = self.content["org.rapporteur.keys"].as_array() else { return vec![self.clone()] };
        let points = format!("\n{}", self.body);
        let points: Vec<String> = points.split("\n- ").skip(1).map(|point| point.replace("\n  ", "\n")).collect();
        assert_eq!(points.len(), keys.len(), "each key has its part: {self:#?}");
        let part = |(body, key): (String, &Value)| {
            let mut part = Self { body, formatted: None, ..self.clone() };
            part.content["org.rapporteur.key"] = key.clone();
            // It is no longer one of several.
            part.content["org.rapporteur.keys"] = Value::Null;
            part
        };
        points.into_iter().zip(keys).map(part).collect()
    }

    fn of(event: &TimelineEvent) -> Option<Self> {
        let raw: Value = event.raw().deserialize_as().unwrap();
        let content = raw["content"].clone();
        let is_edit = content["m.relates_to"]["rel_type"] == "m.replace";
        let shown = if is_edit { &content["m.new_content"] } else { &content };
        let kind = match (raw["type"].as_str()?, content["msgtype"].as_str()) {
            _ if is_edit => "m.replace",
            ("m.room.message", Some(kind)) => kind,
            (kind, _) => kind,
        };
        let text = |field: &str| shown[field].as_str().map(str::to_owned);
        Some(Self {
            event: event.event_id()?,
            sender: event.sender()?,
            kind: kind.to_owned(),
            body: text("body").unwrap_or_default(),
            formatted: text("formatted_body"),
            mentions: content.get("m.mentions").cloned(),
            encrypted: !matches!(event.kind, TimelineEventKind::PlainText { .. }),
            rings: Rings::of(event.push_actions().unwrap_or_default()),
            content,
        })
    }
}
