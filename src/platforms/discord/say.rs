//! From a reply to messages in a channel.

use std::collections::BTreeMap;

use commands::audience::language::language_of_asker;
use commands::catalogue::COMMANDS;
use commands::language::heard::About;
use commands::organisation::Organisation;
use commands::pipeline::decide::LONGEST_KEY;
use commands::record::{Group, Platform as PlatformName, Register};
use commands::render::discord::{Body, Discord as Renderer, Embed};
use commands::render::hint::Hints;
use commands::say;
use commands::words::{Language, Message};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Value, json};
use serenity::all::{ChannelId, CreateAttachment, LightMethod, MessageId, Route};

use super::requests::{Request, RequestError, request};
use super::respond::{Answered, Attached, EPHEMERAL};
use super::{Discord, custom_id, cut};
use crate::base::clock::Time;
use crate::delivery::files::{Attachment, attachments};
use crate::delivery::{DeliveryError, Messenger};
use crate::journal::Outgoing;

/// No preview of an address that somebody typed.
pub(super) const SUPPRESS_EMBEDS: u64 = 1 << 2;

/// The status by which Discord says that it has done nothing, since there was too much.
const TOO_MANY_REQUESTS: u16 = 429;

/// Discord's number for a channel that is not there, and those for one in which the bot may not write.
const UNKNOWN_CHANNEL: u32 = 10_003;
const MISSING_ACCESS: u32 = 50_001;
const MISSING_PERMISSIONS: u32 = 50_013;

/// The same for a thread in which nobody writes any more, for one in which only moderators may, and for a message of which nothing is
/// left where the bot may show no tables.
const ARCHIVED_THREAD: u32 = 50_083;
const LOCKED_THREAD: u32 = 160_005;
const EMPTY_MESSAGE: u32 = 50_006;

/// The most characters of a message.
const LONGEST_CONTENT: usize = 2_000;

/// The longest words that Discord takes for a picture, in characters.
const LONGEST_DESCRIPTION: usize = 1_024;

/// The most characters of an option in a menu, and the most options.
const LONGEST_LABEL: usize = 100;
const MOST_OPTIONS: usize = 25;

/// How many people are called in one message: an account's number has at most 20 digits, and a message 2,000 characters.
const MOST_CALLED: usize = 80;

/// With what a message begins that is said so much later than it was to be said that its readers are told.
pub(super) const LATE_MARK: &str = "-# ";
const LATE: SignedDuration = SignedDuration::from_mins(10);

/// After which time Discord is taken to be away.
const PATIENCE: SignedDuration = SignedDuration::from_secs(60);

impl<T: Time> Messenger for Discord<T> {
    /// An answer takes the place of the response to an interaction, which has limits of its own.
    fn is_said_apart(&self, outgoing: &Outgoing) -> bool {
        attached(outgoing).is_some_and(|attached| attached.holds(self.time.now()))
    }

    async fn deliver(&mut self, outgoing: &Outgoing, register: &Register) -> Result<Option<String>, DeliveryError> {
        if outgoing.room.is_private() && !self.is_said_apart(outgoing) {
            self.waits_to_write_to(outgoing).await;
        }
        tokio::select! {
            biased;
            delivered = self.say(outgoing, register) => {
                if delivered == Err(DeliveryError::RoomClosed) {
                    self.report_closed(&outgoing.room);
                }
                delivered.map(|id| id.map(|id| id.to_string()))
            }
            () = self.time.pause(PATIENCE) => Err(DeliveryError::Temporary { reason: "Discord does not answer".to_owned(), after: None }),
        }
    }
}

/// One message, and the file that goes along with it. There is at most one: the library numbers each file 0.
#[derive(Clone)]
pub(super) struct Piece {
    pub(super) message: Value,
    pub(super) file: Option<Attachment>,
}

impl Piece {
    pub(super) fn files(&self) -> Vec<CreateAttachment> {
        let file = self.file.as_ref().map(|file| CreateAttachment::bytes(file.bytes.clone(), file.name.clone()));
        file.into_iter().collect()
    }

    /// The same for one person's eyes alone.
    fn ephemeral(&self) -> Self {
        let mut piece = self.clone();
        piece.message["flags"] = (piece.message["flags"].as_u64().unwrap_or(0) | EPHEMERAL).into();
        piece
    }
}

impl<T: Time> Discord<T> {
    async fn say(&self, outgoing: &Outgoing, register: &Register) -> Result<Option<MessageId>, DeliveryError> {
        let language = language_of_answer(outgoing, register, &self.organisation);
        let numbers = self.state().commands.clone();
        let messages = messages(outgoing, register, language, &numbers);
        let said = self.say_with_files(outgoing, messages.clone(), register, language).await?;
        if let Some(About::Proposal(group)) = outgoing.about.as_ref().filter(|_| !outgoing.room.is_private())
            && let Some(message) = self.message_of(outgoing, said).await
        {
            let shown = messages.first().map(|first| first.get("components").cloned().unwrap_or_else(|| json!([])));
            self.proposal_is_said(message, &outgoing.room, group, shown);
            return Ok(Some(message));
        }
        Ok(said)
    }

    /// The message that was said. Of a first response Discord tells it only when it is asked.
    async fn message_of(&self, outgoing: &Outgoing, said: Option<MessageId>) -> Option<MessageId> {
        let attached = attached(outgoing).filter(|_| said.is_none());
        let Some(Attached { token, .. }) = &attached else { return said };
        let route = Route::WebhookOriginalInteractionResponse { application_id: self.application, token };
        self.requests.ask::<Said>(Request::get(route)).await.ok().map(|said| said.id)
    }

    async fn say_with_files(
        &self,
        outgoing: &Outgoing,
        messages: Vec<Value>,
        register: &Register,
        language: Language,
    ) -> Result<Option<MessageId>, DeliveryError> {
        let files = attachments(&outgoing.reply.files, &outgoing.room, register, &self.organisation).await;
        if files.is_empty() {
            return self.say_all(outgoing, &with_files(messages, Vec::new()), language).await;
        }
        match self.say_all(outgoing, &with_files(messages.clone(), files), language).await {
            // The words say the same as the files, so they are not lost with them.
            Err(DeliveryError::Permanent { .. } | DeliveryError::RoomClosed) => {
                let said = self.say_all(outgoing, &with_files(messages, Vec::new()), language).await?;
                tracing::warn!(key = outgoing.key, "a message was taken only without its files");
                Ok(said)
            }
            said => said,
        }
    }

    async fn say_all(
        &self,
        outgoing: &Outgoing,
        pieces: &[Piece],
        language: Language,
    ) -> Result<Option<MessageId>, DeliveryError> {
        let Some(attached) = attached(outgoing).filter(|attached| attached.holds(self.time.now())) else {
            return self.post_all(outgoing, pieces, 0, language).await;
        };
        let is_for_one = outgoing.room.is_private() && !attached.is_private;
        let Some((first, rest)) = pieces.split_first() else { return Ok(None) };
        let first = if is_for_one { first.ephemeral() } else { first.clone() };
        let message = match self.answer(&attached, &first).await? {
            Answered::Forgotten => return self.post_all(outgoing, pieces, 0, language).await,
            Answered::Said(message) => message,
        };
        if is_for_one {
            self.follow_up(&attached, rest, language).await;
        } else {
            self.post_all(outgoing, rest, 1, language).await?;
        }
        Ok(message)
    }

    /// Says the rest of an answer that is for one person. A follow-up has no nonce: it is tried again only when it is
    /// certain that it was not said.
    async fn follow_up(&self, attached: &Attached, rest: &[Piece], language: Language) {
        let until = self.time.now().checked_add(PATIENCE / 2).unwrap_or(Timestamp::MAX);
        for piece in rest.iter().map(Piece::ephemeral) {
            while let Err(error) = self.follow_up_with(attached, &piece).await {
                let again_at = error.after.filter(|_| error.status == Some(TOO_MANY_REQUESTS));
                let again_at = again_at.and_then(|after| self.time.now().checked_add(after).ok());
                if let Some(again_at) = again_at.filter(|again_at| *again_at < until) {
                    self.time.until(again_at).await;
                    continue;
                }
                tracing::warn!(%error, "the rest of a private answer was not said");
                let words = say!(discord_rest_not_shown).in_words(language);
                let notice = Piece { message: message(&Body { content: words, embeds: Vec::new() }), file: None };
                if let Err(error) = self.follow_up_with(attached, &notice.ephemeral()).await {
                    tracing::debug!(%error, "nor was that");
                }
                return;
            }
        }
    }

    async fn follow_up_with(&self, attached: &Attached, piece: &Piece) -> Result<(), RequestError> {
        let route = Route::WebhookFollowupMessages { application_id: self.application, token: &attached.token };
        let request = request(LightMethod::Post, route, &piece.message, piece.files());
        self.requests.ask::<IgnoredAny>(request).await.map(|_| ())
    }

    /// Posts messages of which the first has this number among all of one answer.
    async fn post_all(
        &self,
        outgoing: &Outgoing,
        pieces: &[Piece],
        number: usize,
        language: Language,
    ) -> Result<Option<MessageId>, DeliveryError> {
        if pieces.is_empty() {
            return Ok(None);
        }
        let channel = self.channel_of(outgoing).await?;
        let route = Route::ChannelMessages { channel_id: channel };
        // Discord knows a nonce for some minutes only.
        let may_be_said = outgoing.attempts > 1 || outgoing.is_left_over;
        let mut said = if may_be_said {
            let said = self.said(channel, outgoing, pieces).await;
            said.map_err(|error| self.posting_error(channel, outgoing, error))?
        } else {
            Vec::new()
        };
        for (number, piece) in (number..).zip(pieces).skip(said.len()) {
            let mut message = piece.message.clone();
            if number == 0 {
                says_if_late(&mut message, outgoing, self.time.now(), language);
            }
            message["nonce"] = nonce(&outgoing.key, number).into();
            message["enforce_nonce"] = true.into();
            let posted = self.requests.ask::<Said>(request(LightMethod::Post, route, &message, piece.files())).await;
            said.push(posted.map_err(|error| self.posting_error(channel, outgoing, error))?.id);
        }
        let mut state = self.state();
        state.closed.remove(&outgoing.room);
        state.is_said(&outgoing.key, &said);
        Ok(said.first().copied())
    }

    async fn channel_of(&self, outgoing: &Outgoing) -> Result<ChannelId, DeliveryError> {
        if outgoing.room.is_private() {
            let known = self.state().private.get(&outgoing.room.id).copied();
            if let Some(known) = known {
                return Ok(known);
            }
            if self.is_said_apart(outgoing) {
                // Its own place is gone.
                self.waits_to_write_to(outgoing).await;
            }
            let recipient = json!({ "recipient_id": outgoing.room.id.trim_start_matches('@') });
            let request = request(LightMethod::Post, Route::UserMeDmChannels, &recipient, Vec::new());
            let opened = self.requests.ask::<Private>(request).await.map_err(|error| self.is_not_opened(error))?.id;
            self.state().private.insert(outgoing.room.id.clone(), opened);
            return Ok(opened);
        }
        Ok(ChannelId::from(outgoing.room.id.parse::<u64>().unwrap_or(u64::MAX).max(1)))
    }

    /// Waits until it is somebody's turn to be written to. Discord takes bots for a nuisance that open many conversations at once, or
    /// write into many. An answer to what somebody did there does not wait.
    async fn waits_to_write_to(&self, outgoing: &Outgoing) {
        loop {
            let turn = {
                let (mut state, now) = (self.state(), self.time.now());
                let is_open = state.private.contains_key(&outgoing.room.id);
                if is_open && outgoing.interaction.is_some() {
                    return;
                }
                if is_open { state.writes.turn(now) } else { state.opens.turn(now) }
            };
            self.time.until(turn).await;
            let state = self.state();
            // Discord may have asked for a pause meanwhile.
            if state.private.contains_key(&outgoing.room.id) || state.opens.may(self.time.now()) {
                return;
            }
        }
    }

    /// Where conversations were opened too fast, no other is opened until Discord takes them again.
    fn is_not_opened(&self, error: RequestError) -> DeliveryError {
        let error = DeliveryError::from(error);
        if let DeliveryError::Temporary { after: Some(after), .. } = &error {
            self.state().opens.pauses(self.time.now(), *after);
        }
        error
    }

    fn posting_error(&self, channel: ChannelId, outgoing: &Outgoing, error: RequestError) -> DeliveryError {
        match error.code {
            Some(UNKNOWN_CHANNEL) if outgoing.room.is_private() => {
                self.state().private.remove(&outgoing.room.id);
                error.into()
            }
            Some(UNKNOWN_CHANNEL) => {
                self.report_gone(channel);
                DeliveryError::RoomGone
            }
            Some(MISSING_ACCESS | MISSING_PERMISSIONS | EMPTY_MESSAGE | ARCHIVED_THREAD | LOCKED_THREAD)
                if !outgoing.room.is_private() =>
            {
                DeliveryError::RoomClosed
            }
            _ => error.into(),
        }
    }
}

/// What it is attached to, if it is an answer.
fn attached(outgoing: &Outgoing) -> Option<Attached> {
    outgoing.interaction.as_deref().and_then(|words| words.parse().ok())
}

/// A message as Discord gives it.
#[derive(Deserialize)]
pub(super) struct Said {
    pub(super) id: MessageId,
}

/// A private conversation.
#[derive(Deserialize)]
struct Private {
    id: ChannelId,
}

/// The language of those who read it: what is for the asker alone is in that of their Discord, until they choose one.
fn language_of_answer(outgoing: &Outgoing, register: &Register, organisation: &Organisation) -> Language {
    let attached: Option<Attached> = outgoing.interaction.as_deref().and_then(|words| words.parse().ok());
    language_of_asker(&outgoing.room, attached.and_then(|attached| attached.language), register, organisation)
}

/// A reply as messages.
fn messages(
    outgoing: &Outgoing,
    register: &Register,
    language: Language,
    numbers: &BTreeMap<String, u64>,
) -> Vec<Value> {
    let hints = Hints { commands: COMMANDS, numbers };
    let bodies = Renderer { register, language, hints }.bodies(&outgoing.reply);
    let mut messages: Vec<Value> = bodies.iter().map(message).collect();
    let users = register.people().accounts_on(PlatformName::Discord, &outgoing.notify);
    let components = outgoing.about.as_ref().and_then(|about| components(about, &outgoing.key, register, language));
    if let (Some(first), Some(components)) = (messages.first_mut(), components) {
        first["components"] = components;
    }
    // A post rings with the words for which it does. An answer that was announced is changed in its place, which rings nobody.
    let with_words = messages.last_mut().filter(|_| outgoing.interaction.is_none());
    let rest = with_words.map_or(users.as_slice(), |message| called_in(message, &users));
    messages.extend(calls(rest, language));
    messages
}

/// Begins a message with when it was to be said, where that was a while ago: what it says of the present is of then.
fn says_if_late(message: &mut Value, outgoing: &Outgoing, now: Timestamp, language: Language) {
    let Some(at) = outgoing.attempted_at.filter(|at| now.duration_since(*at) >= LATE) else { return };
    // Discord shows it by the clock of each reader.
    let moment = format!("<t:{}:f>", at.as_second());
    let late = say!(discord_said_late, at: moment).in_words(language);
    let words = message["content"].as_str().unwrap_or_default();
    let words = format!("{LATE_MARK}{late}\n{words}");
    if words.encode_utf16().count() <= LONGEST_CONTENT {
        message["content"] = words.trim_end().into();
    }
}

/// Calls people in a message that has words, as far as it has room. Gives those whom it has not.
fn called_in<'u>(message: &mut Value, users: &'u [&'u str]) -> &'u [&'u str] {
    let words = message["content"].as_str().unwrap_or_default().to_owned();
    let called = mentions(users);
    let has_room = words.encode_utf16().count() + called.len() < LONGEST_CONTENT && users.len() <= MOST_CALLED;
    if users.is_empty() || words.is_empty() || !has_room {
        return users;
    }
    message["content"] = format!("{words}\n{called}").into();
    message["allowed_mentions"]["users"] = users.into();
    &[]
}

fn mentions(users: &[&str]) -> String {
    users.iter().map(|user| format!("<@{user}>")).collect::<Vec<_>>().join(" ")
}

/// By what people are called, as many in a message as it has room for. A call never stands alone: a telephone would ring and not say
/// why.
fn calls(users: &[&str], language: Language) -> impl Iterator<Item = Value> {
    users.chunks(MOST_CALLED).map(move |users| {
        let content = format!("{} {}", say!(discord_calls).in_words(language), mentions(users));
        let mut call = message(&Body { content, embeds: Vec::new() });
        call["allowed_mentions"]["users"] = users.into();
        call
    })
}

fn message(body: &Body) -> Value {
    let mut message = json!({ "allowed_mentions": { "parse": [] } });
    if !body.content.is_empty() {
        message["content"] = body.content.as_str().into();
    }
    if body.embeds.is_empty() {
        message["flags"] = SUPPRESS_EMBEDS.into();
    } else {
        message["embeds"] = body.embeds.iter().map(embed).collect();
    }
    message
}

fn embed(embed: &Embed) -> Value {
    let fields = embed.fields.iter().map(|field| json!({ "name": field.name, "value": field.value }));
    let mut json = json!({ "fields": fields.collect::<Vec<_>>() });
    if let Some(title) = &embed.title {
        json["title"] = title.as_str().into();
    }
    if let Some(description) = &embed.description {
        json["description"] = description.as_str().into();
    }
    json
}

/// Below a message, by what people act on it: a button supports a proposal, buttons say whether one comes to a meeting, a
/// menu answers a consultation.
/// The most buttons in a row, and the most rows.
const MOST_IN_ROW: usize = 5;
const MOST_ROWS: usize = 5;

/// On a question, a button for each choice and one for none. Where they are too many, it is answered by typing the command.
fn choose(question: &str, choices: usize, language: Language) -> Option<Value> {
    let label = |choice: usize| match choice {
        0 => say!(question_button_no).in_words(language),
        _ if choices == 1 => say!(question_button_yes).in_words(language),
        number => number.to_string(),
    };
    let button = |choice: usize| {
        let style = if choice == 0 { 2 } else { 1 };
        json!({ "type": 2, "style": style, "label": label(choice), "custom_id": custom_id::choose(question, choice) })
    };
    let buttons: Vec<Value> = (1..=choices).chain([0]).map(button).collect();
    let rows = buttons.chunks(MOST_IN_ROW).map(|row| json!({ "type": 1, "components": row }));
    (buttons.len() <= MOST_IN_ROW * MOST_ROWS).then(|| rows.collect())
}

pub(super) fn components(about: &About, key: &str, register: &Register, language: Language) -> Option<Value> {
    let button = |style: u8, label: Message, id: String| json!({ "type": 2, "style": style, "label": label.in_words(language), "custom_id": id });
    let components = match about {
        About::Proposal(code) => {
            let group = register.group(code);
            if group.is_some_and(|group| group.state.has_ended()) {
                return None;
            }
            let supporters = group.map(Group::tally).map_or(0, |tally| tally.members + tally.others);
            let label = match supporters {
                0 => say!(discord_button_support),
                supporters => say!(discord_button_support_count, count: supporters.to_string()),
            };
            vec![button(1, label, custom_id::support(code))]
        }
        About::Meeting(number) => {
            register.meeting(*number).filter(|meeting| meeting.is_to_come())?;
            let answers = [
                (3, say!(discord_button_yes), "yes"),
                (2, say!(discord_button_maybe), "maybe"),
                (4, say!(discord_button_no), "no"),
            ];
            answers.map(|(style, label, answer)| button(style, label, custom_id::rsvp(number, answer))).to_vec()
        }
        About::Question(choices) => return choose(key, usize::try_from(*choices).ok()?, language),
        About::Consultation(number) => {
            let open = register.consultation(*number).filter(|consultation| consultation.is_open())?;
            let options = open.options.iter().map(|option| {
                let words = register.words(option.text).map_or("", AsRef::as_ref);
                let label = format!("{}. {words}", option.n);
                json!({ "label": cut(label.trim_end(), LONGEST_LABEL), "value": option.n.to_string() })
            });
            let options: Vec<Value> = options.collect();
            if options.is_empty() || options.len() > MOST_OPTIONS {
                return None;
            }
            let most = if open.many { options.len() } else { 1 };
            let placeholder = if open.many { say!(discord_choose_many) } else { say!(discord_choose_one) };
            let placeholder = placeholder.in_words(language);
            vec![json!({
                "type": 3, "custom_id": custom_id::answer(number), "placeholder": placeholder,
                "min_values": 1, "max_values": most, "options": options,
            })]
        }
    };
    Some(json!([{ "type": 1, "components": components }]))
}

/// Gives each message a file, from the first on. Files for which there is no message go alone.
fn with_files(messages: Vec<Value>, files: Vec<Attachment>) -> Vec<Piece> {
    let mut files = files.into_iter();
    let mut pieces: Vec<Piece> = messages.into_iter().map(|message| Piece { message, file: files.next() }).collect();
    pieces.extend(files.map(|file| Piece { message: message(&Body::default()), file: Some(file) }));
    for piece in &mut pieces {
        if let Some(file) = &piece.file {
            let mut attachment = json!({ "id": "0", "filename": file.name });
            if let Some(image) = &file.image {
                attachment["description"] = image.text.chars().take(LONGEST_DESCRIPTION).collect::<String>().into();
            }
            piece.message["attachments"] = json!([attachment]);
        }
    }
    pieces
}

/// The post's key, and for each further message of it one of its own.
fn nonce(key: &str, number: usize) -> String {
    if number == 0 {
        return key.to_owned();
    }
    let number = format!("-{number}");
    key.chars().take(LONGEST_KEY - number.len()).chain(number.chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_many_are_called_each_is_called_once_within_limits() {
        let users: Vec<String> = (0..200).map(|number| format!("{:020}", u64::MAX - number)).collect();
        let users: Vec<&str> = users.iter().map(String::as_str).collect();
        let calls: Vec<Value> = calls(&users, Language::English).collect();
        let called = calls.iter().flat_map(|call| call["allowed_mentions"]["users"].as_array().unwrap());
        assert!(called.eq(&users));
        let words: Vec<&str> = calls.iter().map(|call| call["content"].as_str().unwrap()).collect();
        assert!(words.iter().all(|words| words.len() <= 2_000));
        assert!(words.iter().all(|words| !words.starts_with("<@")));
        assert_eq!(words.join(" ").matches("<@").count(), users.len());
        assert_eq!(super::calls(&[], Language::English).count(), 0);
    }

    #[test]
    fn each_message_has_one_file_and_those_that_are_left_go_alone() {
        let file = |name: &str| Attachment {
            name: name.to_owned(),
            content_type: "text/calendar",
            bytes: Vec::new(),
            image: None,
        };
        let names = |messages: usize, files: &[&str]| -> Vec<String> {
            let messages = vec![json!({ "content": "words" }); messages];
            let pieces = with_files(messages, files.iter().map(|name| file(name)).collect());
            let listed = |piece: &Piece| {
                let name = piece.message["attachments"][0]["filename"].as_str().unwrap_or_default();
                assert_eq!(piece.file.as_ref().map_or("", |file| file.name.as_str()), name);
                format!("{}{name}", piece.message["content"].as_str().unwrap_or_default())
            };
            pieces.iter().map(listed).collect()
        };
        assert_eq!(names(2, &[]), ["words", "words"]);
        assert_eq!(names(2, &["a"]), ["wordsa", "words"]);
        assert_eq!(names(1, &["a", "b"]), ["wordsa", "b"]);
    }
}
