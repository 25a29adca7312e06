//! Random objects, made from Discord's own description: whatever they are, everything that people do is read and answered.
//!
//! `OBJECTS=1000000` draws so many, by hand. Each is read; the first thousands are taken by a bot as a whole, up to the answer.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use commands::record::{Platform, Register};
use harness::dice::Dice;
use harness::double::schema::by_chance;
use harness::left_out::how_much;
use rapporteur::base::clock::{SystemTime, Time};
use rapporteur::base::config::Config;
use rapporteur::delivery::outbox::{Outbox, Routes};
use rapporteur::desk::{Desk, DeskHandle};
use rapporteur::journal::Memory;
use rapporteur::platforms::discord::{Answer, Discord, Listener, Request, Transport, read};
use serde_json::{Value, json};
use serenity::all::{LightMethod, Route};
use serenity::async_trait;
use tokio::sync::{mpsc, oneshot, watch};

/// How many are taken by one bot, whose record would be long otherwise, and how many at once.
const OF_ONE_BOT: usize = 300;
const AT_ONCE: usize = 100;

/// After so many things somebody else does them, as there are limits.
const OF_ONE_PERSON: usize = 10;

/// The channel that is bound, and another.
const CHANNELS: [u64; 2] = [2_001, 2_002];
const CHAIR: u64 = 3_001;

/// Discord's number of words that are being typed.
const TYPING: u8 = 4;

/// When Discord's numbers begin, in milliseconds since 1970.
const FIRST_MOMENT: i64 = 1_420_070_400_000;

/// Discord, as far as it takes whatever it is told and keeps which interactions were responded to, and how.
#[derive(Clone)]
struct Takes(Arc<Mutex<BTreeMap<u64, Value>>>, watch::Sender<usize>);

#[async_trait]
impl Transport for Takes {
    async fn send(&self, request: Request<'_>) -> Result<Answer, String> {
        let body = match (request.method, request.route) {
            (LightMethod::Post, Route::InteractionResponse { interaction_id, .. }) => {
                let response = request.body.cloned().unwrap_or_default();
                self.0.lock().unwrap().insert(interaction_id.get(), response);
                self.1.send_modify(|number| *number += 1);
                Value::Null
            }
            (LightMethod::Get, Route::UserMe) => json!({ "id": "1001", "username": "rapporteur" }),
            (LightMethod::Get, Route::ChannelMessages { .. }) => json!([]),
            _ => json!({ "id": "7" }),
        };
        Ok(Answer { status: 200, retry_after: None, body: body.to_string().into_bytes() })
    }
}

/// A bot with a plenary and a group.
struct Bot {
    listener: Listener<SystemTime>,
    desk: DeskHandle,
    takes: Takes,
    last: u64,
}

impl Bot {
    async fn new() -> Self {
        let config = format!("[discord]\ntoken = \"t\"\napplication = 1002\n[roles]\nchair = [\"discord:{CHAIR}\"]\n");
        let Config { discord: config, organisation, .. } = Config::read(&config, std::iter::empty()).unwrap();
        let takes = Takes(Arc::default(), watch::Sender::new(0));
        let desk = Desk::open(Memory::default().open(), organisation.clone(), [1; 32]).await.unwrap();
        let (posts, to_route) = mpsc::unbounded_channel();
        let mut routes = Routes::default();
        let to_discord = routes.to(Platform::Discord, Vec::new());
        let (desk, _worker) = desk.open_to(SystemTime, posts);
        tokio::spawn(routes.route(to_route));
        let transport = Arc::new(takes.clone());
        let discord = Discord::connect_through(transport, &config.unwrap(), organisation, SystemTime).await.unwrap();
        tokio::spawn(Outbox::new(discord.clone(), SystemTime).run_by_room(to_discord, desk.clone()));
        let listener = Listener::new(discord, desk.clone(), oneshot::channel().0);
        let now = u64::try_from(SystemTime.now().as_millisecond() - FIRST_MOMENT).unwrap();
        let mut bot = Self { listener, desk, takes, last: now << 22 };
        for data in [
            command("room bind", &json!({ "to": "plenary" })),
            command("propose", &json!({ "code": "WG-IMP", "title": "A title" })),
        ] {
            let told = interaction(&mut bot.last, 2, CHANNELS[0], &json!({ "id": CHAIR.to_string() }), &data);
            bot.does(&[told]).await;
        }
        // The form of the proposal comes back.
        let form = bot.takes.0.lock().unwrap().values().last().unwrap()["data"].clone();
        let told = interaction(
            &mut bot.last,
            5,
            CHANNELS[0],
            &json!({ "id": CHAIR.to_string() }),
            &filled_in(&form["custom_id"]),
        );
        bot.does(&[told]).await;
        assert!(bot.desk.register().group(&"WG-IMP".parse().unwrap()).is_some());
        bot
    }

    /// Tells the bot of things that happen at once, and waits until everything that people did is answered.
    async fn does(&self, told: &[Value]) {
        let mut answered = self.takes.1.subscribe();
        let events = told.iter().map(|told| (told["t"].as_str().unwrap_or("INTERACTION_CREATE"), told));
        futures_util::future::join_all(events.map(|(name, told)| self.listener.take(name, told))).await;
        let ids: BTreeSet<u64> =
            told.iter().filter_map(|told| told["token"].as_str()?.get(1..)?.parse().ok()).collect();
        let are_answered = |_: &usize| {
            let responses = self.takes.0.lock().unwrap();
            ids.iter().all(|id| responses.contains_key(id))
        };
        let waiting = answered.wait_for(are_answered);
        if tokio::time::timeout(harness::DEADLINE, waiting).await.is_err() {
            let responses = self.takes.0.lock().unwrap();
            let is_lost = |told: &&Value| {
                ids.iter().any(|id| !responses.contains_key(id) && told["id"].as_str() == Some(&*id.to_string()))
            };
            panic!("not answered: {:?}", told.iter().find(is_lost));
        }
        // What was not read is answered too, by an apology.
        assert!(self.desk.metrics().text().unwrap().contains("rapporteur_discord_unread_events_total 0\n"));
        self.takes.0.lock().unwrap().retain(|id, _| !ids.contains(id) || told.len() == 1);
    }
}

/// An interaction of which Discord tells no more than it must.
fn interaction(last: &mut u64, kind: u8, channel: u64, user: &Value, data: &Value) -> Value {
    *last += 1;
    json!({
        "id": last.to_string(), "token": format!("t{last}"), "type": kind, "guild_id": "17",
        "channel_id": channel.to_string(), "member": { "user": user }, "data": data,
    })
}

/// A command with its options, which are words.
fn command(path: &str, options: &Value) -> Value {
    let given =
        options.as_object().unwrap().iter().map(|(name, value)| json!({ "type": 3, "name": name, "value": value }));
    let given: Vec<Value> = given.collect();
    match path.split_once(' ') {
        Some((name, sub)) => json!({ "name": name, "options": [{ "type": 1, "name": sub, "options": given }] }),
        None => json!({ "name": path, "options": given }),
    }
}

fn filled_in(name: &Value) -> Value {
    let field =
        json!({ "type": 18, "id": 1, "component": { "type": 4, "id": 2, "custom_id": "Purpose", "value": "to try" } });
    json!({ "custom_id": name, "components": [field] })
}

/// What somebody does, by chance. In an option for people somebody is chosen of whom Discord tells what it likes.
fn done(dice: &mut Dice) -> (u8, Value) {
    let code = json!(["WG-IMP", "wg-imp", "WG-NONE", ""][dice.below(4)]);
    match dice.below(8) {
        0 => (2, command(["status", "support", "why", "charter"][dice.below(4)], &json!({ "code": code }))),
        1 => (2, command("comment", &json!({ "code": code, "words": "as <@175928847299117063> said" }))),
        2 => (2, command(["help", "meetings", "profile show", "of next year"][dice.below(4)], &json!({}))),
        3 => {
            let (id, user) = ("175928847299117063", by_chance("UserResponse", dice, json!({})));
            let member = by_chance("GuildMemberResponse", dice, json!({}));
            let option =
                json!([{ "type": 6, "name": "person", "value": id }, { "type": 3, "name": "code", "value": code }]);
            let resolved = match dice.below(3) {
                0 => json!({ "users": { id: user } }),
                1 => json!({ "users": { id: user }, "members": { id: member } }),
                _ => Value::Null,
            };
            (2, json!({ "name": "facilitate", "options": option, "resolved": resolved }))
        }
        4 => (
            3,
            json!({ "custom_id": (["support WG-IMP", "rsvp 1 yes", "of next year"][dice.below(3)]), "component_type": 2 }),
        ),
        5 => (3, json!({ "custom_id": "consult answer 1", "component_type": 3, "values": ["1", "2"] })),
        6 => (
            4,
            json!({ "name": "support", "options": [{ "type": 3, "name": "code", "value": code, "focused": true }] }),
        ),
        _ => (5, filled_in(&json!("charter 17"))),
    }
}

/// Something that happens in the server, by chance.
fn happens(dice: &mut Dice) -> Value {
    let (names, object): (&[&str], _) = match dice.below(5) {
        0 => (
            &["CHANNEL_CREATE", "CHANNEL_UPDATE", "CHANNEL_DELETE"],
            by_chance("GuildChannelResponse", dice, json!({})),
        ),
        1 => (&["THREAD_CREATE", "THREAD_UPDATE", "THREAD_DELETE"], by_chance("ThreadResponse", dice, json!({}))),
        2 => (&["GUILD_SCHEDULED_EVENT_CREATE"], by_chance("ExternalScheduledEventResponse", dice, json!({}))),
        3 => (&["GUILD_CREATE", "GUILD_UPDATE", "GUILD_DELETE"], by_chance("GuildResponse", dice, json!({}))),
        _ => (&["MESSAGE_CREATE", "OF_NEXT_YEAR"], by_chance("MessageResponse", dice, json!({}))),
    };
    let name = names[dice.below(names.len())];
    let mut object = object;
    object["t"] = name.into();
    // Of what is no interaction no answer is waited for.
    object.as_object_mut().unwrap().remove("token");
    object
}

/// Whether it is the press of a button that the bot has never made, or nothing was chosen.
fn is_of_next_year(told: &Value) -> bool {
    told["data"]["custom_id"] == "of next year"
}

/// What the bot is told, by chance; the last number that was given is `last`.
fn told(last: &mut u64, number: usize, dice: &mut Dice) -> Value {
    if dice.below(10) == 0 {
        return happens(dice);
    }
    let user = 400_000_000_000_000_000 + number / OF_ONE_PERSON;
    let user = by_chance("UserResponse", dice, json!({ "id": user.to_string() }));
    let (kind, data) = done(dice);
    let channel = CHANNELS[dice.below(2)];
    let mut told = interaction(last, kind, channel, &user, &data);
    match dice.below(5) {
        0 => {
            // In the conversation with the bot.
            told["user"] = told["member"]["user"].clone();
            told.as_object_mut().unwrap().retain(|name, _| !matches!(name.as_str(), "member" | "guild_id"));
            told["channel"] = by_chance("PrivateChannelResponse", dice, json!({ "type": 1 }));
        }
        1 => told["channel"] = by_chance("ThreadResponse", dice, json!({ "id": channel.to_string() })),
        2 => told["channel"] = by_chance("GuildChannelResponse", dice, json!({ "id": channel.to_string() })),
        3 => {
            let member = by_chance("GuildMemberResponse", dice, json!({ "user": user }));
            told["member"] = member;
        }
        _ => {}
    }
    if kind == 3 {
        told["message"] = by_chance("MessageResponse", dice, json!({}));
    }
    let besides =
        [("locale", json!(["en-US", "fr", "of next year"][dice.below(3)])), ("context", json!(dice.below(4)))];
    for (name, value) in besides {
        if dice.below(3) == 0 && told["member"].is_object() {
            told[name] = value;
        }
    }
    told
}

/// How many are drawn.
fn number() -> usize {
    let by_hand = std::env::var("OBJECTS").ok().map(|number| number.parse().expect("a number"));
    by_hand.unwrap_or_else(|| how_much(2_000, 500))
}

#[tokio::test]
async fn whatever_objects_discord_makes_of_it_everything_that_people_do_is_answered() {
    let number = number().min(how_much(10_000, 500));
    let mut dice = Dice::new(25);
    let mut done = 0;
    while done < number {
        let mut bot = Bot::new().await;
        let end = number.min(done + OF_ONE_BOT);
        while done < end {
            let numbers = done..end.min(done + AT_ONCE);
            let at_once: Vec<Value> = numbers.map(|number| told(&mut bot.last, number, &mut dice)).collect();
            bot.does(&at_once).await;
            done += at_once.len();
        }
    }
}

#[test]
fn whatever_objects_discord_makes_of_it_everything_that_people_do_is_read() {
    let (mut dice, register, mut last) = (Dice::new(26), Register::default(), 1);
    let (mut interactions, began) = (0, SystemTime.now());
    for drawn in 0..number() {
        let told = told(&mut last, drawn, &mut dice);
        if told["t"].is_null() {
            let interaction = read::interaction(&told).unwrap_or_else(|| panic!("not read: {told}"));
            let is_typed = told["type"] == TYPING;
            assert_eq!(read::done(&interaction, &register).is_none(), is_typed || is_of_next_year(&told), "{told}");
            interactions += 1;
        }
        if (drawn + 1).is_multiple_of(50_000) {
            let took = SystemTime.now().duration_since(began).as_secs();
            harness::measure::say(&format!(
                "{} objects, {interactions} interactions among them, in {took} s",
                drawn + 1
            ));
        }
    }
}
