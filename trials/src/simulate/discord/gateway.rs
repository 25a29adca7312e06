//! The gateway, by which Discord tells what people do, and those people.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use commands::record::{Account, Answer, Platform, Room};
use jiff::SignedDuration;
use rapporteur::platforms::discord::Listener;
use serde_json::{Value, json};

use super::{APPLICATION, GUILD};
use crate::simulate::effects::{Asked, Does};
use crate::simulate::faults::Point;
use crate::simulate::machine::MachineTime;
use crate::simulate::world::{Place, Reply, State, World};

/// The server's channels, and the people with accounts.
pub(crate) const CHANNELS: [u64; 2] = [2_001, 2_002];
pub(crate) const PEOPLE: [u64; 4] = [101, 102, 103, 104];

/// Discord's numbers of what people do.
const COMMAND: u8 = 2;
const PRESS: u8 = 3;
const SUBMIT: u8 = 5;

/// A command, its subcommand, options by name, and what it does.
type Given = (&'static str, Option<&'static str>, &'static [(&'static str, &'static str)], Does);

/// What people ask for. `CODE` is a group, and `N` a number that is never the same.
const FORMS: &[Given] = &[
    ("support", None, &[("code", "CODE"), ("words", "because of N")], Does::Supports),
    ("unsupport", None, &[("code", "CODE")], Does::Unsupports),
    ("comment", None, &[("code", "CODE"), ("words", "remark N")], Does::Comments),
    ("propose", None, &[("code", "CODE"), ("title", "Title N")], Does::Proposes),
    ("status", None, &[("code", "CODE")], Does::Asks),
    ("status", None, &[], Does::Asks),
    ("why", None, &[("code", "CODE")], Does::Asks),
    ("help", None, &[], Does::Asks),
    ("rsvp", None, &[("number", "1"), ("answer", "yes")], Does::SaysWhetherToCome(Answer::Yes)),
    ("meetings", None, &[], Does::Asks),
    ("meet", None, &[("group", "CODE"), ("title", "Meeting N"), ("when", "in 1 day 17:00")], Does::CallsMeeting),
    ("concern", None, &[("code", "CODE"), ("words", "worry N")], Does::RaisesConcern),
    ("profile", Some("set"), &[("affiliation", "House N")], Does::SetsAffiliation),
    ("profile", Some("show"), &[], Does::Asks),
    ("profile", Some("link"), &[], Does::GetsCode),
    ("profile", Some("forget"), &[("confirm", "yes")], Does::Forgets),
    ("consult", Some("answer"), &[("number", "1"), ("options", "2")], Does::AnswersConsultation(2)),
    ("digest", Some("now"), &[], Does::Asks),
    ("actions", None, &[], Does::Asks),
    ("room", Some("bind"), &[("to", "plenary")], Does::BindsRoom),
    ("room", Some("bind"), &[("to", "CODE")], Does::BindsRoom),
];

/// The account of somebody.
pub(crate) fn account(user: u64) -> Account {
    Account { platform: Platform::Discord, id: user.to_string() }
}

fn room(channel: u64) -> Room {
    Room { platform: Platform::Discord, id: channel.to_string() }
}

/// What is pressed, by the name of the button: what that does, and to what.
fn pressed(button: &str) -> (Does, String) {
    if let Some(code) = button.strip_prefix("support ") {
        return (Does::Supports, code.to_owned());
    }
    let answer = button.strip_prefix("rsvp ").and_then(|rest| rest.split_once(' '));
    match answer.and_then(|(number, answer)| Some((number, answer.parse::<Answer>().ok()?))) {
        Some((number, answer)) => (Does::SaysWhetherToCome(answer), number.to_owned()),
        None => (Does::Asks, String::new()),
    }
}

/// What is on its way to each process that listens.
#[derive(Default)]
pub(crate) struct Gateways(BTreeMap<usize, Session>);

struct Session {
    place: Place,
    events: VecDeque<Value>,
    waiting: Option<Reply<Value>>,
}

impl Gateways {
    pub(crate) fn forget(&mut self, machine: usize) {
        self.0.remove(&machine);
    }
}

impl State {
    /// Tells everybody who listens what somebody does.
    fn dispatch(&mut self, event: &Value) {
        let often = self.faults.doubled;
        let is_doubled = self.chance.happens(often);
        if is_doubled {
            self.count("told twice by Discord");
        }
        let machines: Vec<usize> = self.discord.gateways.0.keys().copied().collect();
        if machines.is_empty() {
            self.count("nobody listens to Discord");
        }
        for machine in machines {
            self.tell_session(machine, event.clone());
            if is_doubled {
                let (event, pause) = (event.clone(), self.latency());
                self.after(pause, move |state| state.tell_session(machine, event));
            }
        }
    }

    fn tell_session(&mut self, machine: usize, event: Value) {
        let Some(session) = self.discord.gateways.0.get_mut(&machine) else { return };
        session.events.push_back(event);
        self.hand_over(machine);
    }

    fn hand_over(&mut self, machine: usize) {
        let latency = self.latency();
        let Some(session) = self.discord.gateways.0.get_mut(&machine) else { return };
        if session.waiting.is_none() {
            return;
        }
        let Some(event) = session.events.pop_front() else { return };
        if let Some(reply) = session.waiting.take() {
            reply.give(self, Ok(event), latency);
        }
    }

    /// A connection that a process before it had begun comes too late: nobody is there who hears by it.
    fn connect(&mut self, place: Place) {
        if self.discord.gateways.0.get(&place.machine).is_some_and(|session| session.place.start > place.start) {
            return;
        }
        self.discord.gateways.0.insert(place.machine, Session { place, events: VecDeque::new(), waiting: None });
    }

    fn waits_for_an_event(&mut self, place: Place, reply: Reply<Value>) {
        if let Some(session) = self.discord.gateways.0.get_mut(&place.machine).filter(|session| session.place == place)
        {
            session.waiting = Some(reply);
            self.hand_over(place.machine);
        }
    }

    /// Somebody gives a command or presses a button.
    pub(crate) fn on_discord(&mut self, number: u64, codes: &[&str]) {
        let user = if self.chance.happens(400) { PEOPLE[0] } else { *self.chance.one(&PEOPLE) };
        let channel = *self.chance.one(&CHANNELS);
        let last = self
            .discord
            .channels
            .get(&channel)
            .and_then(|messages| messages.iter().rev().find(|message| !message.buttons.is_empty()).cloned());
        if let Some(message) = last.filter(|_| self.chance.happens(200)) {
            let button = self.chance.one(&message.buttons).clone();
            let data = json!({ "custom_id": button, "component_type": 2, "id": 1 });
            let (does, of) = pressed(&button);
            let asked =
                Asked { does, of, number: 0, by: account(user), room: room(channel), fills_in: false, names: None };
            return self.begins(PRESS, user, channel, (&data, Some(message.json())), asked);
        }
        let (name, sub, options, does) = *self.chance.one(FORMS);
        let code = *self.chance.one(codes);
        self.gives(user, channel, (name, sub, options, does), (number, code));
    }

    /// Somebody gives a command.
    pub(crate) fn gives(
        &mut self,
        user: u64,
        channel: u64,
        (name, sub, options, does): (&str, Option<&str>, &[(&str, &str)], Does),
        (number, code): (u64, &str),
    ) {
        let of = match options.first() {
            Some((_, "CODE")) | None => code.to_owned(),
            Some((_, value)) => (*value).to_owned(),
        };
        let asked = Asked { does, of, number, by: account(user), room: room(channel), fills_in: false, names: None };
        let options = options.iter().map(|(name, value)| {
            let value = value.replace('N', &number.to_string()).replace("CODE", code);
            json!({ "type": 3, "name": name, "value": value })
        });
        let options: Vec<Value> = options.collect();
        let options = match sub {
            Some(sub) => json!([{ "type": 1, "name": sub, "options": options }]),
            None => Value::from(options),
        };
        let data = json!({ "id": "7", "name": name, "type": 1, "options": options });
        self.begins(COMMAND, user, channel, (&data, None), asked);
    }

    /// Somebody fills in a form that is shown to them, after a while.
    pub(super) fn fills_in(&mut self, user: u64, channel: u64, form: &Value) {
        self.count("form shown");
        let rows = form["components"].as_array().into_iter().flatten().map(|row| {
            let name = &row["component"]["custom_id"];
            json!({ "type": 18, "component": { "type": 4, "custom_id": name, "value": "filled in" } })
        });
        let data = json!({ "custom_id": form["custom_id"], "components": rows.collect::<Vec<_>>() });
        // A form is named after the command and the interaction that has begun it.
        let begun = form["custom_id"]
            .as_str()
            .and_then(|name| name.rsplit_once(' '))
            .map(|(_, id)| format!("interaction {id}"));
        let Some(asked) = begun.and_then(|begun| self.effects.asked(&begun).cloned()) else {
            return self.fail(format!("nobody has begun the form {form}"));
        };
        let asked = Asked { fills_in: true, ..asked };
        let pause = self.chance.between(SignedDuration::from_secs(1), SignedDuration::from_mins(5));
        self.after(pause, move |state| state.begins(SUBMIT, user, channel, (&data, None), asked));
    }

    fn begins(&mut self, kind: u8, user: u64, channel: u64, (data, message): (&Value, Option<Value>), asked: Asked) {
        let (id, token) = self.interaction(user, channel);
        self.effects.asks(&format!("interaction {id}"), asked);
        let mut interaction = json!({
            "id": id.to_string(), "application_id": APPLICATION.to_string(), "type": kind, "token": token, "version": 1,
            "data": data, "channel_id": channel.to_string(), "locale": "en-US", "entitlements": [],
            "authorizing_integration_owners": {}, "app_permissions": "17867064069120", "attachment_size_limit": 10_000_000,
            "context": 0, "guild_id": GUILD.to_string(), "guild_locale": "en-US",
            "channel": { "id": channel.to_string(), "type": 0, "name": "x", "permissions": "0" },
            "member": {
                "user": {
                    "id": user.to_string(), "username": format!("user{user}"), "global_name": format!("User {user}"),
                    "discriminator": "0", "avatar": null, "public_flags": 0,
                },
                "nick": null, "avatar": null, "roles": [], "joined_at": "2026-01-01T00:00:00Z", "premium_since": null,
                "deaf": false, "mute": false, "flags": 0, "pending": false, "permissions": "0",
                "communication_disabled_until": null,
            },
        });
        if let Some(mut message) = message {
            message["channel_id"] = channel.to_string().into();
            message["timestamp"] = "2026-01-01T00:00:00Z".into();
            message["author"] = json!({
                "id": super::BOT.to_string(), "username": "rapporteur", "discriminator": "0", "avatar": null,
            });
            for list in ["mentions", "mention_roles", "attachments", "embeds"] {
                message[list] = json!([]);
            }
            for (name, value) in [("tts", false), ("mention_everyone", false), ("pinned", false)] {
                message[name] = value.into();
            }
            message["edited_timestamp"] = Value::Null;
            message["type"] = 0.into();
            message.as_object_mut().map(|message| message.remove("interaction_metadata"));
            interaction["message"] = message;
        }
        self.tell(|| format!("Discord: {user} in {channel}, interaction {id}: {data}"));
        self.dispatch(&interaction);
    }
}

/// Hears what people do, as long as the process runs.
pub(crate) async fn listen(listener: Arc<Listener<MachineTime>>, world: World, place: Place) {
    // The way by which it connects is the library's.
    let _ = world.ask(place, Point::near("connecting to Discord"), move |state| state.connect(place)).await;
    loop {
        let point = Point::near("an event of Discord");
        let event = world.ask_and_wait(place, point, move |state, reply| state.waits_for_an_event(place, reply));
        let Ok(event) = event.await else { continue };
        let listener = listener.clone();
        // Each is taken in a task of its own.
        tokio::spawn(async move { listener.take("INTERACTION_CREATE", &event).await });
    }
}
