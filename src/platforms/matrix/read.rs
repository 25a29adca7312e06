//! From an event of a timeline to what was heard.

use commands::language::heard::{Addressed, Edit, Form, Heard, Message, What};
use commands::record::{Account, Platform, Room};
use jiff::Timestamp;
use matrix_sdk::ruma::UserId;
use serde_json::Value;

use super::describe::command_in;
use super::pills::{WithAddresses, with_addresses};
use super::relation::AskingMessage;
use super::{KEY, MARK, poll};

/// The account of a user.
pub(super) fn account(user: &str) -> Account {
    Account { platform: Platform::Matrix, id: user.to_owned() }
}

/// An event as the reader needs it.
#[derive(Debug)]
pub struct RoomEvent<'a> {
    /// The event, as it was sent.
    pub json: &'a Value,
    /// The message whose words it changes, or the poll in which it is a vote, as that was sent.
    pub original: Option<&'a Value>,
    /// Where it was sent: the room, or the private conversation with the sender.
    pub room: Room,
    /// The platform's id of the room, of a private conversation too.
    pub room_id: &'a str,
    /// The sender's name in the room.
    pub name: String,
}

/// By what the bot is addressed in a room.
#[derive(Clone, Copy, Debug)]
pub struct Addressee<'a> {
    /// Its account.
    pub user: &'a UserId,
    /// Its name there.
    pub name: Option<&'a str>,
    /// What stands before its commands: `!`, or what the configuration has in its place.
    pub mark: &'a str,
}

/// Who sent an event.
pub fn sender(json: &Value) -> Option<&UserId> {
    <&UserId>::try_from(json["sender"].as_str()?).ok()
}

/// Whether an account is that of a guest, which anybody can make without being asked for anything: homeservers number them, and call
/// nobody else so.
pub(super) fn is_guest(user: &UserId) -> bool {
    user.localpart().bytes().all(|byte| byte.is_ascii_digit())
}

/// What an event can be to the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EventKind {
    Message,
    Reaction,
    /// A vote in a poll.
    Vote,
    Deletion,
    /// The bot's own membership has changed.
    Membership,
}

impl EventKind {
    /// What an event can be to the bot that is `me`, if it is anything. What it says itself, and what changes in rooms, is most of what
    /// comes, and costs nothing more.
    pub(super) fn of(json: &Value, me: &UserId) -> Option<Self> {
        let said = |kind| (json["sender"] != me.as_str()).then_some(kind);
        match json["type"].as_str()? {
            "m.room.message" => said(Self::Message),
            "m.reaction" => said(Self::Reaction),
            "m.room.redaction" => said(Self::Deletion),
            kind if poll::is_vote(kind) => said(Self::Vote),
            "m.room.member" => (json["state_key"] == me.as_str()).then_some(Self::Membership),
            _ => None,
        }
    }
}

/// The event without which this one cannot be read: the message whose words it changes, or the poll in which it is a vote.
pub fn original_of(json: &Value) -> Option<&str> {
    edited(json).or_else(|| poll::voted_in(json))
}

/// The message whose words an event changes.
fn edited(json: &Value) -> Option<&str> {
    let relation = &json["content"]["m.relates_to"];
    relation["event_id"].as_str().filter(|_| relation["rel_type"] == "m.replace")
}

impl RoomEvent<'_> {
    fn field(&self, name: &str) -> Option<&str> {
        self.json[name].as_str()
    }

    /// What it is to the bot; nothing for what it ignores: its own events and those of other bots, what is said to other bots, notices,
    /// whatever was deleted.
    pub fn heard(self, bot: Addressee<'_>) -> Option<Heard> {
        let me = bot.user;
        let id = self.field("event_id")?;
        let sender = self.field("sender")?;
        let content = &self.json["content"];
        let kind = EventKind::of(self.json, me)?;
        if kind != EventKind::Membership && !content[KEY].is_null() {
            return None;
        }
        let cause = id.to_owned();
        let (cause, what) = match kind {
            EventKind::Membership => return self.arrival(me),
            EventKind::Message => {
                let message = match edited(self.json) {
                    Some(_) => self.edit(bot)?,
                    None => message(content, content, &self.room, bot)?,
                };
                // What was typed says more than what a client made of it: the group of the room, a question, plain words.
                let is_typed =
                    message.addressed == Addressed::ToBot || message.text.trim_start().starts_with(['/', '!']);
                let form = says_mentioned(content, me).then(|| command_in(content)).flatten();
                match form.filter(|_| !is_typed && message.edits.is_none()) {
                    Some(form) => (cause, What::Form(Form { mentions: message.mentions, ..form })),
                    None => {
                        let cause = message.edits.as_ref().map_or(cause, |edit| Heard::cause_of_edit(&edit.of));
                        (cause, What::Message(message))
                    }
                }
            }
            EventKind::Reaction => {
                let about = &content["m.relates_to"];
                let (to, with) = (about["event_id"].as_str()?, about["key"].as_str()?);
                (Heard::cause_of_reaction(id), What::Reaction { to: to.to_owned(), with: with.to_owned() })
            }
            EventKind::Vote => (Heard::cause_of_reaction(id), poll::vote(self.json, self.original?, me)?),
            EventKind::Deletion => {
                let of = self.field("redacts").or_else(|| content["redacts"].as_str())?;
                (cause, What::Deletion { of: of.to_owned() })
            }
        };
        // An edit is no event that clients show, so the answer belongs to what it changes.
        let asking = self.original.unwrap_or(self.json);
        let asked =
            matches!(what, What::Message(_) | What::Form(_)).then(|| AskingMessage::of(asking, self.room_id)).flatten();
        let interaction = asked.map(|asked| asked.to_string());
        let (account, said_at) = (account(sender), said_at(self.json));
        let (room, name) = (self.room, self.name);
        let heard = Heard {
            cause,
            room,
            account,
            name,
            said_at,
            all_heard_until: None,
            interaction,
            platform_roles: None,
            what,
        };
        Some(heard)
    }

    /// New words for a message of the same sender that is still there.
    fn edit(&self, bot: Addressee<'_>) -> Option<Message> {
        let is_there = |original: &&Value| {
            original["event_id"].as_str() == edited(self.json)
                && original["sender"] == self.json["sender"]
                && original["unsigned"]["redacted_because"].is_null()
                && edited(original).is_none()
        };
        let original = self.original.filter(is_there)?;
        let words = &self.json["content"]["m.new_content"];
        let message = message(words, &original["content"], &self.room, bot)?;
        let edits = Edit { of: edited(self.json)?.to_owned(), said_at: said_at(original) };
        Some(Message { edits: Some(edits), ..message })
    }

    /// The bot's own coming into the room.
    fn arrival(self, me: &UserId) -> Option<Heard> {
        if !is_arrival(self.json, me) {
            return None;
        }
        Some(Heard {
            cause: self.field("event_id")?.to_owned(),
            account: account(self.field("sender")?),
            said_at: said_at(self.json),
            name: self.name,
            room: self.room,
            all_heard_until: None,
            interaction: None,
            platform_roles: None,
            what: What::Arrival,
        })
    }
}

fn said_at(json: &Value) -> Timestamp {
    let milliseconds = json["origin_server_ts"].as_i64().unwrap_or_default();
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Whether it is the bot's own coming into the room.
pub fn is_arrival(json: &Value, me: &UserId) -> bool {
    changes_membership(json, me).is_some_and(|[before, after]| before != "join" && after == "join")
}

/// The account that invited the bot into this room, as far as the homeserver says.
pub(super) fn inviter(json: &Value) -> Option<&str> {
    let unsigned = &json["unsigned"];
    unsigned["prev_sender"].as_str().filter(|_| unsigned["prev_content"]["membership"] == "invite")
}

/// Whether it is that the bot has to leave the room.
pub fn is_dismissal(json: &Value, me: &UserId) -> bool {
    changes_membership(json, me).is_some_and(|[before, after]| before == "join" && after != "join")
}

/// The bot's own membership before and after.
fn changes_membership<'j>(json: &'j Value, me: &UserId) -> Option<[&'j str; 2]> {
    if json["type"] != "m.room.member" || json["state_key"] != me.as_str() {
        return None;
    }
    let before = json["unsigned"]["prev_content"]["membership"].as_str().unwrap_or_default();
    Some([before, json["content"]["membership"].as_str()?])
}

/// A message of these words; to what it is related stands in `related`.
fn message(content: &Value, related: &Value, room: &Room, bot: Addressee<'_>) -> Option<Message> {
    let has_file = is_captioned_file(content);
    if content["msgtype"] != "m.text" && !has_file {
        return None;
    }
    let relation = &related["m.relates_to"];
    let is_thread_only = relation["is_falling_back"] == true;
    let answers = relation["m.in_reply_to"]["event_id"].as_str().filter(|_| !is_thread_only);
    let body = content["body"].as_str()?;
    let body = if relation["m.in_reply_to"].is_null() { body } else { without_reply_fallback(body) };
    let is_html = content["format"] == "org.matrix.custom.html";
    let formatted_body = content["formatted_body"].as_str().filter(|_| is_html);
    let WithAddresses { text, mentions } = with_addresses(body, formatted_body);
    let to_bot = after_mention(&text, content, bot);
    let mentions_bot = to_bot.is_none() && mentions_within(&text, content, answers.is_some(), bot);
    let behind_mark = with_usual_marks(to_bot.unwrap_or(&text), bot.mark);
    // A word is said to the bot alone. A sign may stand before anything: what resembles no command is talk.
    let is_said_to_it = behind_mark.is_some() && bot.mark.ends_with(' ');
    let is_to_bot = to_bot.is_some() || room.is_private() || is_said_to_it;
    if !is_to_bot && behind_mark.is_none() && bot.mark != MARK && is_to_another_bot(&text) {
        return None;
    }
    let addressed = if is_to_bot { Addressed::ToBot } else { Addressed::ToAll };
    let text = behind_mark.unwrap_or_else(|| to_bot.unwrap_or(&text).to_owned());
    let answers = answers.map(str::to_owned);
    Some(Message { text, addressed, answers, mentions, edits: None, mentions_bot, has_file })
}

/// The words with the mark of which the reader knows, where a mark of the bot's own stands before them, and before each line where it
/// stands there too.
fn with_usual_marks(text: &str, mark: &str) -> Option<String> {
    if mark == MARK {
        return None;
    }
    let own = mark.trim_end();
    // "!rapid" does not begin with "!rap".
    let is_apart = own.len() == mark.len();
    let behind = |line: &str| {
        let line = line.trim_start();
        let rest = line.get(..own.len()).filter(|begin| begin.eq_ignore_ascii_case(own)).map(|_| &line[own.len()..])?;
        let is_whole = is_apart || rest.is_empty() || rest.starts_with([' ', '\t', '\u{a0}', ':', ',']);
        is_whole.then(|| format!("{MARK}{}", rest.trim_start_matches([':', ',']).trim_start()))
    };
    behind(text)?;
    // A line for the other bot is no part of it.
    let usual = |line: &str| behind(line).or_else(|| (!is_to_another_bot(line)).then(|| line.to_owned()));
    Some(text.trim_start().split('\n').filter_map(usual).collect::<Vec<_>>().join("\n"))
}

/// Whether words begin as a command for another bot, where this one has a mark of its own.
fn is_to_another_bot(text: &str) -> bool {
    text.trim_start().starts_with(['!', '！'])
}

/// Whether it is a file with words beside it: else the words are the file's name.
/// <https://spec.matrix.org/v1.16/client-server-api/#media-captions>
fn is_captioned_file(content: &Value) -> bool {
    let is_file = matches!(content["msgtype"].as_str(), Some("m.file" | "m.image" | "m.video" | "m.audio"));
    is_file && content["filename"].as_str().is_some_and(|name| content["body"] != name)
}

/// Whether the words mention the bot somewhere. Of a reply, a client says that it mentions whoever is answered.
fn mentions_within(text: &str, content: &Value, is_reply: bool, bot: Addressee<'_>) -> bool {
    let me = bot.user;
    let names = |name: &str| {
        let text = text.to_lowercase();
        let is_within = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        text.match_indices(&name.to_lowercase()).any(|(at, found)| {
            !is_within(text[..at].chars().next_back()) && !is_within(text[at + found.len()..].chars().next())
        })
    };
    let by_name = || [bot.name, Some(me.localpart())].into_iter().flatten().any(names);
    names(me.as_str()) || (!is_reply && says_mentioned(content, me) && by_name())
}

/// Whether the client says that it mentions the bot.
fn says_mentioned(content: &Value, me: &UserId) -> bool {
    let users = content["m.mentions"]["user_ids"].as_array();
    users.is_some_and(|users| users.iter().any(|user| user.as_str() == Some(me.as_str())))
}

/// The words without the quoted lines that older clients put before an answer.
fn without_reply_fallback(body: &str) -> &str {
    if !body.starts_with("> <") {
        return body;
    }
    body.split_once("\n\n").map_or(body, |(_, words)| words)
}

/// What follows a mention of the bot with which a message begins. Its address is always one; its name only where the
/// client says that it is, or where a mark follows as after an address.
fn after_mention<'b>(body: &'b str, content: &Value, bot: Addressee<'_>) -> Option<&'b str> {
    let me = bot.user;
    let body = body.trim_start();
    let is_mentioned = says_mentioned(content, me);
    let local = me.localpart();
    let names = [Some(me.as_str()), bot.name, Some(local)].into_iter().flatten();
    names.into_iter().find_map(|name| {
        let at_name = body.strip_prefix('@').filter(|_| !name.starts_with('@')).unwrap_or(body);
        let has_at = at_name.len() < body.len() || name.starts_with('@');
        let typed = at_name.get(..name.len()).filter(|typed| typed.eq_ignore_ascii_case(name))?;
        let rest = &at_name[typed.len()..];
        match rest.strip_prefix([':', ',']) {
            Some(rest) => Some(rest.trim_start()),
            None if rest.is_empty() || rest.starts_with(char::is_whitespace) => {
                (has_at || is_mentioned).then(|| rest.trim_start())
            }
            None => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use matrix_sdk::ruma::user_id;
    use serde_json::json;

    fn bot() -> Addressee<'static> {
        Addressee { user: user_id!("@bot:example.org"), name: Some("Rapporteur"), mark: MARK }
    }

    fn heard(content: &Value) -> Option<(String, Addressed)> {
        heard_message(content).map(|message| (message.text, message.addressed))
    }

    fn heard_message(content: &Value) -> Option<Message> {
        let json = json!({
            "event_id": "$1", "sender": "@lea:example.org", "type": "m.room.message", "origin_server_ts": 1,
            "content": content,
        });
        let room = Room { platform: Platform::Matrix, id: "!room:example.org".to_owned() };
        let event =
            RoomEvent { json: &json, original: None, room, room_id: "!room:example.org", name: "Lea".to_owned() };
        match event.heard(bot())?.what {
            What::Message(message) => Some(message),
            other => panic!("{other:?}"),
        }
    }

    fn said(body: &str) -> Option<(String, Addressed)> {
        heard(&json!({ "msgtype": "m.text", "body": body, "m.mentions": {} }))
    }

    #[test]
    fn a_mention_at_the_beginning_is_to_the_bot_and_elsewhere_it_is_talk() {
        let to_bot = Some(("support WG-IMP".to_owned(), Addressed::ToBot));
        for body in [
            "@bot support WG-IMP",
            "@bot:example.org support WG-IMP",
            "@bot:example.org: support WG-IMP",
            "Rapporteur: support WG-IMP",
            "@Rapporteur support WG-IMP",
            "bot, support WG-IMP",
        ] {
            assert_eq!(said(body), to_bot, "{body}");
        }
        for body in ["Rapporteur support WG-IMP", "bottom line: no", "I asked @bot", "@bottle support"] {
            assert_eq!(said(body), Some((body.to_owned(), Addressed::ToAll)), "{body}");
        }
        let mentioned = json!({
            "msgtype": "m.text", "body": "Rapporteur support WG-IMP",
            "m.mentions": { "user_ids": ["@bot:example.org"] },
        });
        assert_eq!(heard(&mentioned), to_bot);
    }

    #[test]
    fn a_mention_of_the_bot_is_one_in_the_form_of_each_client() {
        let to_bot = Some(("status".to_owned(), Addressed::ToBot));
        let pill = r#"<a href="https://matrix.to/#/@bot:example.org">The Secretary</a>: status"#;
        let bridged = json!({
            "msgtype": "m.text", "body": "The Secretary: status",
            "format": "org.matrix.custom.html", "formatted_body": pill,
        });
        assert_eq!(heard(&bridged), to_bot);
        assert_eq!(said("[@bot:example.org](https://matrix.to/#/@bot:example.org) status"), to_bot);
    }

    #[test]
    fn a_mention_within_is_told_from_a_reply_and_from_other_words() {
        let mentions_bot = |content: Value| match heard_message(&content) {
            Some(message) => message.mentions_bot,
            None => panic!("{content}"),
        };
        let with_mentions = |body: &str| json!({ "msgtype": "m.text", "body": body, "m.mentions": { "user_ids": ["@bot:example.org"] } });
        assert!(mentions_bot(with_mentions("hey Rapporteur, what is the status?")));
        assert!(mentions_bot(json!({ "msgtype": "m.text", "body": "ask @bot:example.org" })));
        assert!(!mentions_bot(with_mentions("Rapporteur: status")), "that is to it");
        assert!(!mentions_bot(with_mentions("bottom line, no rapporteurs")));
        assert!(!mentions_bot(json!({ "msgtype": "m.text", "body": "our rapporteur is away" })));
        let mut reply = with_mentions("thanks to the rapporteur");
        reply["m.relates_to"] = json!({ "m.in_reply_to": { "event_id": "$0" } });
        assert!(!mentions_bot(reply));
    }

    #[test]
    fn with_a_mark_of_its_own_what_has_another_is_left_alone() {
        let said = |body: &str, mark: &str, is_private: bool| {
            let content = json!({ "msgtype": "m.text", "body": body });
            let lea = Account { platform: Platform::Matrix, id: "@lea:example.org".to_owned() };
            let room = Room { platform: Platform::Matrix, id: "!room:example.org".to_owned() };
            let room = if is_private { lea.private_room() } else { room };
            let message = message(&content, &content, &room, Addressee { mark, ..bot() })?;
            Some((message.text, message.addressed))
        };
        let to_bot = |text: &str| Some((text.to_owned(), Addressed::ToBot));
        for typed in
            ["!rap support WG-IMP", "!Rap  support WG-IMP", "!rap: support WG-IMP", "!rap support WG-IMP\n!undo"]
        {
            assert_eq!(said(typed, "!rap ", false), to_bot("!support WG-IMP"), "{typed}");
        }
        assert_eq!(said("%50 off", "%", false), Some(("!50 off".to_owned(), Addressed::ToAll)), "it resembles none");
        assert_eq!(said("%support WG-IMP", "%", false), Some(("!support WG-IMP".to_owned(), Addressed::ToAll)));
        assert_eq!(
            said("!rap support WG-A\n!rap support WG-B", "!rap ", false),
            to_bot("!support WG-A\n!support WG-B")
        );
        assert_eq!(said("@bot !rap status", "!rap ", false), to_bot("!status"));
        assert_eq!(said("@bot !status", "!rap ", false), to_bot("!status"));
        assert_eq!(said("!rap", "!rap ", false), to_bot("!"));
        for typed in ["!support WG-IMP", "!rapid", "!startmeeting", "！hi"] {
            assert_eq!(said(typed, "!rap ", false), None, "{typed}");
        }
        assert_eq!(said("rap is music", "!rap ", false), Some(("rap is music".to_owned(), Addressed::ToAll)));
        assert_eq!(said("!status", "!rap ", true), to_bot("!status"), "in private there is no other bot");
    }

    #[test]
    fn words_beside_a_file_are_heard_and_its_name_is_not() {
        let file = |name: Value| json!({ "msgtype": "m.file", "body": "!comment WG-IMP see", "filename": name });
        assert!(heard_message(&file(json!("plan.pdf"))).is_some_and(|message| message.has_file));
        assert_eq!(heard_message(&file(json!("!comment WG-IMP see"))), None);
        assert_eq!(heard_message(&file(Value::Null)), None);
    }

    #[test]
    fn notices_other_bots_and_edits_of_nothing_are_not_heard() {
        assert_eq!(heard(&json!({ "msgtype": "m.notice", "body": "!support WG-IMP" })), None);
        assert_eq!(heard(&json!({ "msgtype": "m.text", "body": "!support WG-IMP", KEY: "1" })), None);
        let edit = json!({
            "msgtype": "m.text", "body": "* !support WG-IMP", "m.new_content": { "body": "!support WG-IMP" },
            "m.relates_to": { "rel_type": "m.replace", "event_id": "$0" },
        });
        assert_eq!(heard(&edit), None, "what it changes is not there");
        assert_eq!(heard(&json!({})), None, "what was deleted has no content");
    }

    #[test]
    fn an_edit_has_the_new_words_and_belongs_to_the_message_that_it_changes() {
        let original = json!({
            "event_id": "$0", "sender": "@lea:example.org", "type": "m.room.message", "origin_server_ts": 1000,
            "content": {
                "msgtype": "m.text", "body": "!suport WG-IMP",
                "m.relates_to": { "rel_type": "m.thread", "event_id": "$root", "is_falling_back": true },
            },
        });
        let edit = json!({
            "event_id": "$1", "sender": "@lea:example.org", "type": "m.room.message", "origin_server_ts": 9000,
            "content": {
                "msgtype": "m.text", "body": "* !support WG-IMP",
                "m.new_content": { "msgtype": "m.text", "body": "!support WG-IMP" },
                "m.relates_to": { "rel_type": "m.replace", "event_id": "$0" },
            },
        });
        let heard = |edit: &Value, original: &Value| {
            let room = Room { platform: Platform::Matrix, id: "!room:example.org".to_owned() };
            let room_id = "!room:example.org";
            let event = RoomEvent { json: edit, original: Some(original), room, room_id, name: "Lea".to_owned() };
            event.heard(bot())
        };
        let read = heard(&edit, &original).unwrap();
        assert_eq!(read.cause, Heard::cause_of_edit("$0"));
        assert_eq!(read.interaction.as_deref(), Some("!room:example.org $0 $root"));
        assert_eq!(read.said_at, Timestamp::from_second(9).unwrap());
        let edits = Some(Edit { of: "$0".to_owned(), said_at: Timestamp::from_second(1).unwrap() });
        let message = Message { edits, ..Message::new("!support WG-IMP", Addressed::ToAll) };
        assert_eq!(read.what, What::Message(message));
        for (pointer, wrong) in [
            ("/sender", json!("@flavio:example.org")),
            ("/event_id", json!("$another")),
            ("/unsigned", json!({ "redacted_because": {} })),
            ("/content/m.relates_to", json!({ "rel_type": "m.replace", "event_id": "$first" })),
        ] {
            let mut other = original.clone();
            match other.pointer_mut(pointer) {
                Some(value) => *value = wrong,
                None => other[&pointer[1..]] = wrong,
            }
            assert_eq!(heard(&edit, &other), None, "{pointer}");
        }
    }

    #[test]
    fn a_guest_is_known_by_a_number() {
        assert!(is_guest(user_id!("@17:example.org")));
        assert!(!is_guest(user_id!("@17a:example.org")) && !is_guest(user_id!("@lea:example.org")));
    }

    #[test]
    fn an_answer_is_read_without_what_it_quotes() {
        let answer = json!({
            "msgtype": "m.text", "body": "> <@bot:example.org> !help\n> more\n\nsupport WG-IMP",
            "m.relates_to": { "m.in_reply_to": { "event_id": "$0" } },
        });
        assert_eq!(heard(&answer), Some(("support WG-IMP".to_owned(), Addressed::ToAll)));
    }
}
