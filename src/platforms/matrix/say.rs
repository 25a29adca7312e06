//! From a reply to events in a room.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use commands::audience::address::Audience;
use commands::audience::language::language_of;
use commands::language::heard::About;
use commands::organisation::Organisation;
use commands::record::{Platform as PlatformName, Register, Room};
use commands::render::html::Html;
use commands::render::parts::parts;
use commands::render::plain::Plain;
use commands::say;
use commands::words::{Language, Reply};
use jiff::{SignedDuration, Timestamp};
use matrix_sdk::config::RequestConfig;
use matrix_sdk::room::MessagesOptions;
use matrix_sdk::ruma::api::client::membership::get_member_events;
use matrix_sdk::ruma::api::error::{ErrorKind, RetryAfter};
use matrix_sdk::ruma::{OwnedRoomId, OwnedTransactionId, OwnedUserId, UserId, uint};
use matrix_sdk::{Room as MatrixRoom, RoomState};
use serde_json::{Value, json};

use super::relation::AskingMessage;
use super::{KEY, KEYS, Matrix, POLL, gather, poll};
use crate::delivery::files::{Attachment, attachments};
use crate::delivery::{DeliveryError, Messenger};
use crate::journal::Outgoing;

/// The most bytes of body and formatted body together: an event may have 65,536, and encryption adds a third.
const MOST: usize = 40_000;

/// How far the clocks of homeserver and bot may be apart.
pub(super) const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_hours(1);

/// How long to wait where a homeserver has too much to do and does not say for how long.
const WHEN_LIMITED: Duration = Duration::from_secs(5);

/// What a message is called among events.
pub(super) const MESSAGE: &str = "m.room.message";

/// A room, as far as it takes what is said there.
pub trait TargetRoom: Sync {
    /// The platform's id of the room.
    fn id(&self) -> &str;

    /// The bot's own messages since a moment: their ids by their keys.
    fn said_since(
        &self,
        since: Timestamp,
    ) -> impl Future<Output = Result<HashMap<String, String>, DeliveryError>> + Send;

    /// Sends an event of this kind, once for each key as long as the homeserver remembers it; gives its id.
    fn send(&self, kind: &str, content: Value, key: &str)
    -> impl Future<Output = Result<String, DeliveryError>> + Send;

    /// Puts a file where it can be told of; gives what tells of it.
    fn upload(&self, file: &Attachment, key: &str) -> impl Future<Output = Result<Value, DeliveryError>> + Send;
}

/// What was said before this start, by room. A homeserver knows transactions by their device and not for good, so that what an
/// earlier start has left is looked for in the room itself: once, since all that is said later is said by this start.
#[derive(Clone, Debug, Default)]
pub struct SaidBefore(Arc<Mutex<Earlier>>);

/// What is known of what an earlier start has said.
#[derive(Debug, Default)]
struct Earlier {
    /// By the platform's id of the room.
    said: HashMap<String, SaidSince>,
    /// Where nothing of it can still come.
    settled: HashSet<Room>,
}

/// The ids of messages by their keys.
type SentIds = HashMap<String, String>;

/// What was said since a moment.
type SaidSince = (Timestamp, Arc<SentIds>);

impl SaidBefore {
    /// The event in which something is said already: an earlier start or another process may have said what it left behind.
    pub(super) async fn said_already(
        &self,
        place: &impl TargetRoom,
        outgoing: &Outgoing,
    ) -> Result<Option<String>, DeliveryError> {
        let said = self.said(place, outgoing).await?;
        Ok(said.get(&outgoing.key).cloned())
    }

    /// What was said in the room of a message since it was first tried, if that was before this start.
    async fn said(&self, place: &impl TargetRoom, outgoing: &Outgoing) -> Result<Arc<SentIds>, DeliveryError> {
        let Some(since) = outgoing.attempted_at.filter(|_| outgoing.is_left_over) else { return Ok(Arc::default()) };
        let since = since.saturating_sub(CLOCKS_DIFFER).unwrap_or(Timestamp::MIN);
        let known = self.earlier().said.get(place.id()).cloned();
        if let Some((_, said)) = known.filter(|(from, _)| *from <= since) {
            return Ok(said);
        }
        let said = Arc::new(place.said_since(since).await?);
        self.earlier().said.insert(place.id().to_owned(), (since, said.clone()));
        Ok(said)
    }

    /// Whether nothing that an earlier start has sent can still come into a room. It had one event there on its way at most, which
    /// began with the first message that is not said: once the homeserver has taken that from this start, it takes no other
    /// under the same transaction.
    pub(super) fn is_settled(&self, room: &Room) -> bool {
        self.earlier().settled.contains(room)
    }

    /// A message that an earlier start has left behind was taken: what came of the rest is looked for again.
    fn settle(&self, place: &str, room: &Room) {
        let mut earlier = self.earlier();
        if earlier.settled.insert(room.clone()) {
            earlier.said.remove(place);
        }
    }

    fn earlier(&self) -> MutexGuard<'_, Earlier> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Says in a room whatever is not said there yet: the parts of a message, then its files. Gives the id of the first part.
///
/// # Errors
///
/// When the homeserver does not take it. What was said before stays, and is not said again with the next try.
pub async fn say(
    place: &impl TargetRoom,
    outgoing: &Outgoing,
    register: &Register,
    organisation: &Organisation,
    earlier: &SaidBefore,
) -> Result<Option<String>, DeliveryError> {
    let writing = Writing::to(&outgoing.room, register, organisation);
    let language = writing.language;
    let reply = with_hint(outgoing, register).in_language(language);
    let size = |reply: &Reply| writing.bodies(reply).iter().map(String::len).sum();
    let said = earlier.said(place, outgoing).await?;
    let asked = AskingMessage::by(outgoing).filter(|asked| asked.room == place.id());
    let mut first = None;
    for (number, part) in parts(&reply, (register, language), MOST, size).iter().enumerate() {
        let key = if number == 0 { outgoing.key.clone() } else { format!("{}-{number}", outgoing.key) };
        if let Some(message) = said.get(&key) {
            first.get_or_insert(message.clone());
            continue;
        }
        let relation = asked.as_ref().and_then(|asked| if number == 0 { asked.answered() } else { asked.continued() });
        let content = related(content(part, outgoing, &key, writing), relation);
        let message = place.send(MESSAGE, content, &key).await?;
        first.get_or_insert(message);
        if outgoing.is_left_over {
            earlier.settle(place.id(), &outgoing.room);
        }
    }
    poll::say_polls(place, outgoing, first.as_deref(), writing, |key| said.contains_key(key)).await?;
    for (number, attachment) in
        attachments(&reply.files, &outgoing.room, register, organisation).await.iter().enumerate()
    {
        let key = format!("{}-file-{number}", outgoing.key);
        if said.contains_key(&key) {
            continue;
        }
        match place.upload(attachment, &key).await {
            Ok(content) => {
                let relation = asked.as_ref().and_then(AskingMessage::continued);
                place.send(MESSAGE, related(content, relation), &key).await.map(drop)?;
            }
            Err(DeliveryError::Permanent { reason }) => {
                tracing::error!(key, reason, "a file will never be taken; the words before it say the same");
            }
            Err(error) => return Err(error),
        }
    }
    Ok(first)
}

impl Messenger for Matrix {
    async fn deliver(&mut self, outgoing: &Outgoing, register: &Register) -> Result<Option<String>, DeliveryError> {
        let place = self.place_of(outgoing).await?;
        say(&place, outgoing, register, &self.organisation, &self.earlier).await
    }

    fn together(&self, waiting: &[Outgoing], register: &Register) -> usize {
        gather::together(waiting, register, &self.organisation, &self.earlier)
    }

    async fn deliver_together(
        &mut self,
        outgoing: &[Outgoing],
        register: &Register,
    ) -> Result<Vec<Option<String>>, DeliveryError> {
        self.say_in_one(outgoing, register).await
    }
}

/// A room in which the bot is.
pub(super) struct Joined<'a> {
    matrix: &'a Matrix,
    room: MatrixRoom,
}

impl TargetRoom for Joined<'_> {
    fn id(&self) -> &str {
        self.room.room_id().as_str()
    }

    async fn said_since(&self, since: Timestamp) -> Result<HashMap<String, String>, DeliveryError> {
        said_since(&self.room, since).await
    }

    async fn send(&self, kind: &str, content: Value, key: &str) -> Result<String, DeliveryError> {
        send(&self.room, kind, content, key).await
    }

    async fn upload(&self, file: &Attachment, key: &str) -> Result<Value, DeliveryError> {
        self.matrix.upload(&self.room, file, key).await
    }
}

/// Sends an event of this kind, once for each key; gives its id.
async fn send(room: &MatrixRoom, kind: &str, content: Value, key: &str) -> Result<String, DeliveryError> {
    let sent = room
        .send_raw(kind, content)
        .with_transaction_id(&OwnedTransactionId::from(key))
        // The outbox tries again: what waits behind it may go along then.
        .with_request_config(RequestConfig::new().disable_retry())
        .await
        .map_err(|error| match error.client_api_error_kind() {
            Some(ErrorKind::Forbidden) => {
                tracing::warn!(room = %room.room_id(), "the bot may not write in a room; what it has to say there is lost");
                DeliveryError::RoomClosed
            }
            _ => delivery_error(&error),
        })?;
    Ok(sent.response.event_id.to_string())
}

/// The bot's own messages in a room since a moment: their ids by their keys.
async fn said_since(room: &MatrixRoom, since: Timestamp) -> Result<HashMap<String, String>, DeliveryError> {
    let mut said = HashMap::new();
    let mut from = None;
    loop {
        let mut options = MessagesOptions::backward().from(from.as_deref());
        options.limit = uint!(250);
        let page = room.messages(options).await.map_err(|error| delivery_error(&error))?;
        let mut is_earlier = false;
        for event in &page.chunk {
            is_earlier |= event.timestamp().is_some_and(|at| i64::from(at.get()) < since.as_millisecond());
            let Ok(json) = event.raw().deserialize_as::<Value>() else { continue };
            if json["sender"] != room.own_user_id().as_str() {
                continue;
            }
            let id = json["event_id"].as_str().unwrap_or_default();
            for key in keys(&json["content"]) {
                // A poll that was begun anew has the name of the one before.
                said.entry(key.to_owned()).or_insert_with(|| id.to_owned());
            }
        }
        from = page.end.filter(|_| !is_earlier && !page.chunk.is_empty());
        if from.is_none() {
            return Ok(said);
        }
    }
}

/// The keys of all that is said in an event of the bot.
pub(super) fn keys(content: &Value) -> impl Iterator<Item = &str> {
    let several = content[KEYS].as_array().into_iter().flatten();
    several.chain([&content[KEY], &content[POLL]["name"]]).filter_map(Value::as_str)
}

/// How the bot writes in a room.
#[derive(Clone, Copy, Debug)]
pub(super) struct Writing<'a> {
    pub(super) register: &'a Register,
    pub(super) language: Language,
    /// What stands before commands.
    pub(super) mark: &'a str,
}

impl<'a> Writing<'a> {
    pub(super) fn to(room: &'a Room, register: &'a Register, organisation: &'a Organisation) -> Self {
        let language = language_of(Audience::Room(room), register, organisation);
        Self { register, language, mark: &organisation.mark_on_matrix }
    }

    pub(super) fn plain(self, reply: &Reply) -> String {
        let Self { register, language, mark } = self;
        Plain { register, mark, width: None, language }.reply(reply)
    }

    /// Plain and formatted.
    pub(super) fn bodies(self, reply: &Reply) -> [String; 2] {
        let Self { register, language, mark } = self;
        [self.plain(reply), Html { register, mark, language }.reply(reply)]
    }
}

/// On a proposal, a meeting or a consultation, what a reaction to it does.
fn with_hint(outgoing: &Outgoing, register: &Register) -> Reply {
    let can_choose = |number: u32| {
        let consultation = register.consultation(number);
        // What is hidden is answered in private.
        consultation.is_some_and(|one| one.is_open() && !one.hidden && !one.options.is_empty())
    };
    let hint = match outgoing.about {
        Some(About::Proposal(_)) => say!(matrix_react_to_support),
        Some(About::Meeting(_)) => say!(matrix_react_to_answer),
        Some(About::Consultation(number)) if can_choose(number) => say!(matrix_react_to_choose),
        Some(About::Consultation(_) | About::Question(_)) | None => return outgoing.reply.clone(),
    };
    outgoing.reply.clone().and(hint.into())
}

/// Whether it asks all who read it for something, so that clients notify of it as of what people say.
fn asks_everybody(outgoing: &Outgoing) -> bool {
    match outgoing.about {
        Some(About::Proposal(_) | About::Meeting(_) | About::Consultation(_)) => true,
        // It asks one person, who has just said something.
        Some(About::Question(_)) | None => false,
    }
}

pub(super) fn related(mut content: Value, relation: Option<Value>) -> Value {
    if let Some(relation) = relation {
        content["m.relates_to"] = relation;
    }
    content
}

fn content(reply: &Reply, outgoing: &Outgoing, key: &str, writing: Writing<'_>) -> Value {
    let mut content = notice(writing.bodies(reply), key);
    let mut users = writing.register.people().accounts_on(PlatformName::Matrix, &outgoing.notify);
    // What somebody is told unasked rings on their device.
    if outgoing.room.is_private() && outgoing.interaction.is_none() {
        users = vec![outgoing.room.id.as_str()];
    }
    if !users.is_empty() {
        content["m.mentions"] = json!({ "user_ids": users });
    }
    if !users.is_empty() || asks_everybody(outgoing) {
        content["msgtype"] = json!("m.text");
    }
    content
}

/// What rings nowhere.
pub(super) fn notice([body, formatted_body]: [String; 2], key: &str) -> Value {
    json!({
        "msgtype": "m.notice",
        "body": body,
        "format": "org.matrix.custom.html",
        "formatted_body": formatted_body,
        "m.mentions": {},
        KEY: key,
    })
}

impl Matrix {
    pub(super) async fn place_of(&self, outgoing: &Outgoing) -> Result<Joined<'_>, DeliveryError> {
        Ok(Joined { matrix: self, room: self.room_of(outgoing).await? })
    }

    async fn room_of(&self, outgoing: &Outgoing) -> Result<MatrixRoom, DeliveryError> {
        let room = &outgoing.room;
        if room.is_private() {
            return match self.asked_in_private(outgoing) {
                Some(room) => Ok(room),
                None => self.private_room(&room.id).await,
            };
        }
        let id = OwnedRoomId::try_from(room.id.as_str()).map_err(|error| permanent(&error))?;
        match self.client().get_room(&id) {
            Some(room) if room.state() == RoomState::Joined => Ok(room),
            _ => Err(permanent(&"the bot is not in the room")),
        }
    }

    /// The conversation in which a private answer was asked for: one user can have several with the bot.
    fn asked_in_private(&self, outgoing: &Outgoing) -> Option<MatrixRoom> {
        let asked = AskingMessage::by(outgoing)?;
        let user = OwnedUserId::try_from(outgoing.room.id.as_str()).ok()?;
        let room = self.client().get_room(&OwnedRoomId::try_from(asked.room).ok()?)?;
        (room.state() == RoomState::Joined && self.is_private_with(&room, &user)).then_some(room)
    }

    /// The conversation with one user; made when there is none in which both are.
    async fn private_room(&self, user: &str) -> Result<MatrixRoom, DeliveryError> {
        let user = OwnedUserId::try_from(user).map_err(|error| permanent(&error))?;
        // Whoever is told several things at once has one conversation.
        let mut begun = self.begun.lock().await;
        let mut rooms = Vec::new();
        for room in self.client().joined_rooms() {
            let is_begun = begun.get(&user).is_some_and(|id| *id == room.room_id());
            if self.is_private_with(&room, &user) || self.is_waiting_for(&room, &user, is_begun).await? {
                rooms.push(room);
            }
        }
        // One in which they are goes before one to which they have not come.
        let theirs = rooms.iter().position(|room| room.joined_members_count() == 2).unwrap_or(0);
        if theirs < rooms.len() {
            return Ok(rooms.swap_remove(theirs));
        }
        let room = self.client().create_dm(&user).await.map_err(|error| delivery_error(&error))?;
        begun.insert(user, room.room_id().to_owned());
        Ok(room)
    }

    /// Whether this is a conversation that the bot has begun with a user who has neither come nor declined. How many are in it is not in
    /// any sync: the bot does not hear itself.
    async fn is_waiting_for(&self, room: &MatrixRoom, user: &UserId, is_begun: bool) -> Result<bool, DeliveryError> {
        let is_own = || room.create_content().is_some_and(|by| by.creator == self.user);
        if room.active_members_count() > 2 || !(is_begun || is_target(room, user) && is_own()) {
            return Ok(false);
        }
        // Not as the library has it: that may be from before the invitation.
        let all = self.client().send(get_member_events::v3::Request::new(room.room_id().to_owned())).await;
        let all = all.map_err(|error| delivery_error(&error.into()))?.chunk;
        let members: Vec<Value> = all.iter().filter_map(|member| member.deserialize_as_unchecked().ok()).collect();
        let active =
            members.iter().filter(|member| matches!(member["content"]["membership"].as_str(), Some("join" | "invite")));
        let active: Vec<&str> = active.filter_map(|member| member["state_key"].as_str()).collect();
        Ok(active.len() == 2 && active.contains(&user.as_str()))
    }

    /// Whether nobody but this user and the bot is in a room that was made for the two.
    pub(super) fn is_private_with(&self, room: &MatrixRoom, user: &UserId) -> bool {
        is_target(room, user) && room.active_members_count() == 2
    }
}

/// Whether a room is marked as a conversation with a user.
pub(super) fn is_target(room: &MatrixRoom, user: &UserId) -> bool {
    room.direct_targets().iter().any(|target| target.as_str() == user.as_str())
}

pub(super) fn permanent(reason: &impl ToString) -> DeliveryError {
    DeliveryError::Permanent { reason: reason.to_string() }
}

pub(super) fn delivery_error(error: &matrix_sdk::Error) -> DeliveryError {
    let reason = error.to_string();
    match error.client_api_error_kind() {
        Some(ErrorKind::Forbidden | ErrorKind::TooLarge | ErrorKind::NotFound) => DeliveryError::Permanent { reason },
        _ => DeliveryError::Temporary { reason, after: pause_asked_for(error) },
    }
}

/// How long a homeserver wants the bot to wait that says so: it has done nothing.
pub(super) fn pause_asked_for(error: &matrix_sdk::Error) -> Option<Duration> {
    let Some(ErrorKind::LimitExceeded(limit)) = error.client_api_error_kind() else { return None };
    match limit.retry_after {
        Some(RetryAfter::Delay(pause)) => Some(pause),
        Some(RetryAfter::DateTime(_)) | None => Some(WHEN_LIMITED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A room in which another device has said something, that counts how often it is asked and told.
    #[derive(Default)]
    struct Told {
        said: SentIds,
        asked: Mutex<usize>,
        sent: Mutex<Vec<String>>,
    }

    impl TargetRoom for Told {
        fn id(&self) -> &'static str {
            "!room:example.org"
        }

        async fn said_since(&self, _: Timestamp) -> Result<SentIds, DeliveryError> {
            *self.asked.lock().unwrap() += 1;
            Ok(self.said.clone())
        }

        async fn send(&self, _: &str, _: Value, key: &str) -> Result<String, DeliveryError> {
            self.sent.lock().unwrap().push(key.to_owned());
            Ok(format!("$of {key}"))
        }

        async fn upload(&self, _: &Attachment, _: &str) -> Result<Value, DeliveryError> {
            Ok(Value::Null)
        }
    }

    fn outgoing(key: &str, is_left_over: bool) -> Outgoing {
        Outgoing {
            key: key.to_owned(),
            cause: None,
            room: Room { platform: PlatformName::Matrix, id: "!room:example.org".to_owned() },
            to: None,
            reply: Reply::line(commands::line![commands::words::Inline::as_is(format!("Said under {key}"))]),
            attempts: 1,
            attempted_at: Some(Timestamp::UNIX_EPOCH),
            is_left_over,
            about: None,
            notify: Vec::new(),
            interaction: None,
        }
    }

    #[tokio::test]
    async fn what_an_earlier_start_or_another_device_has_said_is_found_and_not_said_again() {
        let said = [("one".to_owned(), "$1".to_owned())].into_iter().collect();
        let (room, earlier) = (Told { said, ..Told::default() }, SaidBefore::default());
        let (register, organisation) = (Register::default(), Organisation::default());
        let mut messages = Vec::new();
        for (key, is_left_over) in [("one", true), ("two", true), ("three", false)] {
            let said = say(&room, &outgoing(key, is_left_over), &register, &organisation, &earlier).await;
            messages.push(said.unwrap().unwrap());
        }
        assert_eq!(messages, ["$1", "$of two", "$of three"]);
        assert_eq!(*room.sent.lock().unwrap(), ["two", "three"]);
        assert_eq!(*room.asked.lock().unwrap(), 1, "a room is looked through once, until something is said there");
    }
}
