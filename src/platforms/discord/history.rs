//! What was said already, as the history of a channel has it.
//!
//! Discord forgets a nonce after some minutes, and shows none in a history. So what may have been said is known by its
//! words: it is the first message with them, since it was first tried, that is not known to be another post, with its
//! parts one after the other.

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::Value;
use serenity::all::{ChannelId, InteractionId, MessageId, Route, UserId};

use super::Discord;
use super::requests::{Request, RequestError};
use super::respond::Attached;
use super::say::{LATE_MARK, Piece};
use crate::base::clock::Time;
use crate::journal::Outgoing;

/// How many messages come at a time, and how often they are asked for. What is further away is not found.
const PAGE: usize = 100;
const MOST_PAGES: usize = 20;

/// How far Discord's clock and the bot's may be apart.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_hours(1);

/// When Discord's numbers begin, in milliseconds since 1970.
const FIRST_MOMENT: i64 = 1_420_070_400_000;

/// A message in the history of a channel.
#[derive(Clone, Debug, Deserialize)]
struct Message {
    id: MessageId,
    author: Author,
    #[serde(default)]
    content: String,
    #[serde(default)]
    embeds: Vec<Value>,
    #[serde(default)]
    attachments: Vec<File>,
    /// Which interaction it answers.
    #[serde(default)]
    interaction_metadata: Option<Interaction>,
}

#[derive(Clone, Debug, Deserialize)]
struct Author {
    id: UserId,
}

#[derive(Clone, Debug, Deserialize)]
struct File {
    filename: String,
}

#[derive(Clone, Debug, Deserialize)]
struct Interaction {
    id: InteractionId,
}

/// Where something stands in a history, if it was said.
struct Place {
    by: UserId,
    /// The interaction that it may answer.
    answers: Option<InteractionId>,
    /// The number of the last message before it, unless it answers an interaction.
    after: u64,
}

impl<T: Time> Discord<T> {
    /// The messages of an answer that stand in a channel already: the first of them, as many as were said.
    pub(super) async fn said(
        &self,
        channel: ChannelId,
        outgoing: &Outgoing,
        pieces: &[Piece],
    ) -> Result<Vec<MessageId>, RequestError> {
        let attached = outgoing.interaction.as_deref().and_then(|words| words.parse::<Attached>().ok());
        let after = outgoing.attempted_at.map_or(0, number_at);
        let answers = attached.map(|attached| attached.id);
        let place = Place { by: self.user, answers, after };
        let mut history: Vec<Message> = Vec::new();
        // The answer to an interaction can be as old as that, since its place was kept.
        let mut after = place.answers.map_or(place.after, |interaction| place.after.min(interaction.get()));
        for _ in 0..MOST_PAGES {
            let params = vec![("limit", PAGE.to_string()), ("after", after.to_string())];
            let route = Route::ChannelMessages { channel_id: channel };
            let request = Request { params, ..Request::get(route) };
            let page: Vec<Value> = self.requests.ask(request).await?;
            let is_last = page.len() < PAGE;
            // What is of others may be odd. The bot's own it has made.
            history.extend(page.into_iter().filter_map(|message| serde_json::from_value::<Message>(message).ok()));
            // They come a hundred after the other, and each hundred the last message first.
            history.sort_by_key(|message| message.id);
            after = history.last().map_or(after, |message| message.id.get());
            if is_last {
                break;
            }
        }
        let mut state = self.state();
        let is_another = |message| state.said.get(&message).is_some_and(|key| *key != outgoing.key);
        let found = found(pieces, &history, &place, is_another);
        // Known before anything else with the same words is looked for.
        state.is_said(&outgoing.key, &found);
        Ok(found)
    }
}

/// The number of a message that was said at a moment, or as soon before as clocks may differ.
fn number_at(at: Timestamp) -> u64 {
    let at = at.saturating_sub(CLOCKS_DIFFER).unwrap_or(Timestamp::MIN);
    u64::try_from(at.as_millisecond() - FIRST_MOMENT).map_or(0, |milliseconds| milliseconds << 22)
}

/// The messages of an answer that are in a history: the first ones, in order, up to one that is missing. None of them is another post.
fn found(
    pieces: &[Piece],
    history: &[Message],
    place: &Place,
    is_another: impl Fn(MessageId) -> bool,
) -> Vec<MessageId> {
    let mut left = history.iter().filter(|message| {
        let is_in_place = match &message.interaction_metadata {
            Some(interaction) => place.answers == Some(interaction.id),
            None => message.id.get() > place.after,
        };
        is_in_place && message.author.id == place.by && !is_another(message.id)
    });
    pieces.iter().map_while(|piece| left.find(|message| is_same(message, piece)).map(|message| message.id)).collect()
}

/// Whether a message has the words and the files of a piece. Discord takes blanks off both ends.
fn is_same(said: &Message, piece: &Piece) -> bool {
    let words = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let of = |embed: &Value, key: &str| words(embed[key].as_str().unwrap_or_default());
    let embed = |embed: &Value| {
        let fields = embed["fields"].as_array().into_iter().flatten();
        let fields = fields.map(|field| [of(field, "name"), of(field, "value")]);
        (of(embed, "title"), of(embed, "description"), fields.collect::<Vec<_>>())
    };
    let embeds = piece.message["embeds"].as_array().map_or(&[][..], Vec::as_slice);
    let files = piece.file.iter().map(|file| file.name.as_str());
    said.attachments.iter().map(|file| file.filename.as_str()).eq(files)
        && words(without_late_line(&said.content)) == words(piece.message["content"].as_str().unwrap_or_default())
        // Where there are none of ours, Discord may show what is at an address.
        && (embeds.is_empty() || said.embeds.iter().map(embed).eq(embeds.iter().map(embed)))
}

/// The words without that they were said late, which was not so when they were tried before. Nothing else that the bot says begins so.
fn without_late_line(content: &str) -> &str {
    match content.strip_prefix(LATE_MARK) {
        Some(late) => late.split_once('\n').map_or("", |(_, words)| words),
        None => content,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The numbers of what is found of some messages of the bot, which is user 1, in answer to interaction 5.
    fn numbers(pieces: &[Value], history: &[Value]) -> Vec<u64> {
        numbers_beside(&[], pieces, history)
    }

    /// The same, where some messages are other posts.
    fn numbers_beside(others: &[u64], pieces: &[Value], history: &[Value]) -> Vec<u64> {
        let pieces: Vec<Piece> = pieces.iter().map(|message| Piece { message: message.clone(), file: None }).collect();
        let history = history.iter().map(|message| {
            let mut message = message.clone();
            message["id"] = message["id"].to_string().into();
            message["author"] = json!({ "id": message["author"].as_u64().unwrap_or(1).to_string() });
            serde_json::from_value(message).unwrap()
        });
        let place = Place { by: UserId::new(1), answers: Some(InteractionId::new(5)), after: 10 };
        let is_another = |message: MessageId| others.contains(&message.get());
        let found = found(&pieces, &history.collect::<Vec<_>>(), &place, is_another);
        found.iter().map(|message| message.get()).collect()
    }

    fn words(id: u64, content: &str) -> Value {
        json!({ "id": id, "content": content })
    }

    #[test]
    fn messages_are_found_in_order_up_to_one_that_is_missing_and_each_once() {
        let pieces = [json!({ "content": "one" }), json!({ "content": " two \n" }), json!({ "content": "three" })];
        let all = [words(11, "one"), words(12, "else"), words(13, "two"), words(14, "three")];
        assert_eq!(numbers(&pieces, &all), [11, 13, 14]);
        assert_eq!(numbers(&pieces, &[words(11, "two"), words(12, "one"), words(13, "three")]), [12]);
        assert_eq!(numbers(&pieces, &[words(11, "two"), words(12, "three")]), [0; 0]);
        assert_eq!(numbers(&[json!({ "content": "one" }), json!({ "content": "one" })], &[words(11, "one")]), [11]);
    }

    #[test]
    fn what_is_another_post_with_the_same_words_is_left_out_wherever_it_stands() {
        let (one, two) = (json!({ "content": "one" }), json!({ "content": "two" }));
        let history = [words(11, "one"), words(12, "one"), words(13, "two"), words(14, "one")];
        assert_eq!(numbers_beside(&[11], std::slice::from_ref(&one), &history), [12]);
        assert_eq!(numbers_beside(&[14], std::slice::from_ref(&one), &history), [11], "said before what was said last");
        assert_eq!(numbers_beside(&[11, 12, 14], std::slice::from_ref(&one), &history), [0; 0]);
        assert_eq!(numbers_beside(&[11], &[one, two], &history), [12, 13]);
    }

    #[test]
    fn what_stands_elsewhere_or_is_of_somebody_else_is_not_meant() {
        let pieces = [json!({ "content": "one" })];
        let answer =
            |interaction: &str| json!({ "id": 7, "content": "one", "interaction_metadata": { "id": interaction } });
        assert_eq!(numbers(&pieces, &[answer("5")]), [7]);
        assert_eq!(numbers(&pieces, &[answer("6")]), [0; 0]);
        assert_eq!(numbers(&pieces, &[words(10, "one")]), [0; 0]);
        assert_eq!(numbers(&pieces, &[json!({ "id": 11, "content": "one", "author": 2 })]), [0; 0]);
    }

    #[test]
    fn tables_are_compared_with_what_is_in_them_and_what_discord_shows_beside_words_is_not() {
        let table = |name: &str, value: &str| json!([{ "title": "T", "fields": [{ "name": name, "value": value }] }]);
        let piece = json!({ "embeds": table("Support", "2 members") });
        let said = |embeds: Value| json!({ "id": 11, "content": "", "embeds": embeds });
        assert_eq!(numbers(std::slice::from_ref(&piece), &[said(table("Support", "2 members "))]), [11]);
        assert_eq!(numbers(std::slice::from_ref(&piece), &[said(table("Support", "3 members"))]), [0; 0]);
        let page = json!({ "id": 11, "content": "one", "embeds": [{ "type": "link", "title": "A page" }] });
        assert_eq!(numbers(&[json!({ "content": "one" })], &[page]), [11]);
    }

    #[test]
    fn what_was_said_late_is_known_by_the_words_below_that() {
        let late = [words(11, "-# Sent late. This is from <t:1480334400:f>.\none"), words(12, "-# Sent late.")];
        assert_eq!(numbers(&[json!({ "content": "one" })], &late), [11]);
        assert_eq!(numbers(&[json!({ "content": "" })], &late), [12]);
    }

    #[test]
    fn numbers_tell_the_time() {
        // A message of Discord's own description, less an hour.
        let at: Timestamp = "2016-04-30T11:18:25.796Z".parse().unwrap();
        assert_eq!(number_at(at), (175_928_847_299_117_063 >> 22 << 22) - (3_600_000 << 22));
        assert_eq!(number_at(Timestamp::MIN), 0);
    }
}
