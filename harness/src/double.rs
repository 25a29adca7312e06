//! A double of Discord: its gateway and its HTTP on this machine, and the people who use it.
//!
//! Every request is held against Discord's own description and against what that does not say; what is wrong stands among
//! the faults. Whoever started it looks at them last: a test that ends with one fails.

mod checks;
pub mod drawn;
mod gateway;
mod http;
pub mod people;
pub mod schema;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use jiff::{SignedDuration, Timestamp};
use rapporteur::base::clock::{SystemTime, Time};
use serde_json::{Value, json};
use tokio::sync::{mpsc, watch};

use crate::DEADLINE;

pub use people::{Channel, User};
pub use schema::Shape;

/// The bot's token, until it is reset.
pub const TOKEN: &str = "the-bots-token";
/// What the bot is invited with.
const INVITED_WITH: u64 = 17_867_064_069_120;

/// When Discord's ids begin, in milliseconds since 1970.
const FIRST_MOMENT: i64 = 1_420_070_400_000;

/// A server of Discord's with one guild. When it goes, nothing may be wrong with any request.
///
/// It cannot be cloned, and the tasks that serve have only what it points to: they live on when a test has ended, and
/// nobody would hear what they say then.
pub struct Discord(Handle);

/// The server as channels and people have it.
#[derive(Clone)]
pub struct Handle(Arc<Double>);

struct Double {
    port: u16,
    state: Mutex<State>,
    /// Moves on with every change of the state.
    changes: watch::Sender<u64>,
}

/// What goes wrong once, with the next request whose method and path have these words.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    /// Too many requests: to be tried again after so many seconds.
    TooMany(f64),
    /// It is done, and yet answered with an error.
    BrokenAfterwards,
    /// It is done, and never answered.
    Unanswered,
    /// It is not done.
    Broken,
    /// It is not done, and answered with this status.
    Status(u16),
    /// It is not done, since the bot may not do it.
    Forbidden,
    /// It is not done, since the person takes no private messages.
    NotTaken,
    /// It is not done, and never will be, since it is not as it should be.
    Malformed,
    /// It is done only after the release.
    Late,
    /// It is not done: the status, and Discord's own number that says why.
    Code(u16, u32),
    /// It is neither done nor answered.
    Hung,
}

/// What people see of a message.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// Its id, which tells when it was said.
    pub id: u64,
    /// Its words.
    pub content: String,
    /// Its embeds, as Discord has them.
    pub embeds: Vec<Value>,
    /// The names of its buttons.
    pub buttons: Vec<String>,
    /// What stands on the buttons.
    pub labels: Vec<String>,
    /// Its menus, as Discord has them.
    pub menus: Vec<Value>,
    /// Its files.
    pub files: Vec<File>,
    /// Whether only the asker sees it.
    pub ephemeral: bool,
    /// Whether web addresses in it are shown without what is there.
    pub is_bare: bool,
    nonce: Option<String>,
    /// The interaction that it answers.
    answers: Option<u64>,
    /// Who said it; the bot where nobody else did.
    by: Option<u64>,
}

/// A file that goes along with a message.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// Of what kind it is.
    pub content_type: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// What it shows, in words.
    pub description: Option<String>,
}

impl File {
    /// What is in it, if it is text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap()
    }
}

impl Shown {
    /// The day on which it was said, as the bot writes days.
    pub fn said_on(&self) -> String {
        let milliseconds = i64::try_from(self.id >> 22).unwrap() + FIRST_MOMENT;
        let at = Timestamp::from_millisecond(milliseconds).unwrap();
        commands::time::when::date_words(at, &jiff::tz::TimeZone::UTC)
    }
}

#[derive(Default)]
struct Room {
    name: String,
    /// Discord's number of its kind: 4 for a category, 0 for a channel, 11 for a thread or a post, 15 for a forum.
    kind: u64,
    /// Whether it is a thread that nobody writes in any more, and one in which only moderators may.
    is_archived: bool,
    is_locked: bool,
    topic: Option<String>,
    category: Option<u64>,
    private_with: Option<u64>,
    is_deleted: bool,
    /// What everybody is denied in it.
    denied: u64,
    messages: Vec<Shown>,
}

struct Interaction {
    token: String,
    kind: u8,
    channel: u64,
    user: u64,
    response: Option<u8>,
    form: Option<Value>,
    choices: Option<Value>,
    message: Option<Shown>,
    follow_ups: Vec<Shown>,
    is_expired: bool,
    /// The first response was taken away again.
    is_taken_away: bool,
    sent_at: Timestamp,
    responded_at: Option<Timestamp>,
    answered_at: Option<Timestamp>,
}

impl Interaction {
    fn begun(token: &str, kind: u8, user: u64, channel: u64) -> Self {
        Self {
            token: token.to_owned(),
            kind,
            channel,
            user,
            response: None,
            form: None,
            choices: None,
            message: None,
            follow_ups: Vec::new(),
            is_expired: false,
            is_taken_away: false,
            sent_at: SystemTime.now(),
            responded_at: None,
            answered_at: None,
        }
    }
}

struct State {
    last_id: u64,
    guild: u64,
    application: u64,
    rooms: BTreeMap<u64, Room>,
    users: BTreeMap<u64, Value>,
    /// The names that people have in the server alone.
    nicks: BTreeMap<u64, String>,
    /// The commands of the application, everywhere and by server.
    commands: BTreeMap<Option<u64>, Vec<Value>>,
    interactions: BTreeMap<u64, Interaction>,
    /// The server's own events, as Discord gives them.
    events: BTreeMap<u64, Value>,
    requests: Vec<String>,
    faults: Vec<String>,
    planned: Vec<(&'static str, Fault)>,
    /// What goes wrong with every request that has these words, in turn.
    standing: Option<(&'static str, Vec<Fault>)>,
    is_released: bool,
    is_down: bool,
    is_token_reset: bool,
    /// What the bot may do in the server; nothing where it is not in it.
    permissions: Option<u64>,
    /// The flags of the application.
    flags: u64,
    /// The time that Discord says it is, where that is not the machine's.
    date: Option<String>,
    latency: SignedDuration,
    session: u64,
    dispatched: Vec<Value>,
    connection: Option<mpsc::UnboundedSender<gateway::Frame>>,
    identified: usize,
    resumed: usize,
    /// At which address sessions were gone on with.
    resumed_at: Vec<&'static str>,
    /// How many sessions may still be begun today.
    sessions_left: u64,
    /// In milliseconds, how often the bot is to say that it is there, and how many of these are not answered.
    beats_every: u64,
    unanswered_beats: u32,
    /// After IDENTIFY the connection ends with this number.
    refuses_with: Option<u16>,
    /// How much of each object is there.
    shape: Shape,
    /// Conversations that the bot opened, in order, with when.
    opened: Vec<(u64, Timestamp)>,
    /// Those who are not in the server.
    strangers: BTreeSet<u64>,
}

impl Discord {
    /// A server on a port of its own.
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = State {
            last_id: 0,
            guild: 0,
            application: 0,
            rooms: BTreeMap::new(),
            users: BTreeMap::new(),
            nicks: BTreeMap::new(),
            commands: BTreeMap::new(),
            interactions: BTreeMap::new(),
            events: BTreeMap::new(),
            requests: Vec::new(),
            faults: Vec::new(),
            planned: Vec::new(),
            standing: None,
            is_released: false,
            is_down: false,
            is_token_reset: false,
            permissions: Some(INVITED_WITH),
            flags: 0,
            date: None,
            latency: SignedDuration::ZERO,
            session: 0,
            dispatched: Vec::new(),
            connection: None,
            identified: 0,
            resumed: 0,
            resumed_at: Vec::new(),
            sessions_left: 1_000,
            beats_every: 41_250,
            unanswered_beats: 0,
            refuses_with: None,
            shape: Shape::default(),
            opened: Vec::new(),
            strangers: BTreeSet::new(),
        };
        let double = Arc::new(Double { port, state: Mutex::new(state), changes: watch::Sender::new(0) });
        {
            let mut state = double.state.lock().unwrap();
            (state.guild, state.application) = (state.new_id(), state.new_id());
        }
        let router = Router::new()
            .route("/gateway", axum::routing::any(gateway::connect))
            .route("/resumed", axum::routing::any(gateway::connect_again))
            .fallback(http::answer)
            .with_state(double.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self(Handle(double))
    }
}

impl Deref for Discord {
    type Target = Handle;

    fn deref(&self) -> &Handle {
        &self.0
    }
}

impl Drop for Discord {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let faults = self.take_faults();
            assert!(faults.is_empty(), "requests were wrong: {faults:#?}");
        }
    }
}

impl Handle {
    /// Where its HTTP is.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.0.port)
    }

    /// The id of the bot's application.
    pub fn application(&self) -> u64 {
        self.state().application
    }

    /// The id of the guild.
    pub fn guild(&self) -> u64 {
        self.state().guild
    }

    /// The table of the configuration.
    pub fn config(&self) -> String {
        let (application, guild) = (self.application(), self.guild());
        format!(
            "[discord]\ntoken = \"{TOKEN}\"\napplication = {application}\nguild = {guild}\napi = \"{}\"\n",
            self.url()
        )
    }

    /// All commands that people see.
    pub fn commands(&self) -> Vec<Value> {
        self.state().commands.values().flatten().cloned().collect()
    }

    /// The commands are those of one server, as earlier versions of the bot registered them.
    pub fn move_commands_to(&self, guild: u64) {
        let mut state = self.state();
        let mut commands = state.commands.remove(&None).unwrap_or_default();
        commands.iter_mut().for_each(|command| command["guild_id"] = guild.to_string().into());
        state.commands.insert(Some(guild), commands);
    }

    /// Another application takes the place of this one, and has no commands yet.
    pub fn change_application(&self) {
        let mut state = self.state();
        state.application = state.new_id();
        state.commands.clear();
    }

    /// How often the bot began a session.
    pub fn identified(&self) -> usize {
        self.state().identified
    }

    /// How often the bot went on with a session.
    pub fn resumed(&self) -> usize {
        self.state().resumed
    }

    /// At which address sessions were gone on with: "gateway", or "resumed" where Discord asks for it.
    pub fn resumed_at(&self) -> Vec<&'static str> {
        self.state().resumed_at.clone()
    }

    /// So many sessions may still be begun today.
    pub fn leave_sessions(&self, left: u64) {
        self.state().sessions_left = left;
    }

    /// From now on every session that begins is ended with this number at once; or is not.
    pub fn refuse_with(&self, code: Option<u16>) {
        self.state().refuses_with = code;
    }

    /// Ends the connection of the gateway with this number.
    pub fn close_with(&self, code: u16) {
        if let Some(connection) = self.state().connection.take() {
            let _ = connection.send(gateway::Frame::Close(code));
        }
    }

    /// From now on each object has so much in it.
    pub fn give(&self, shape: Shape) {
        self.state().shape = shape;
    }

    /// Conversations that the bot opened, each with whom and when.
    pub fn opened(&self) -> Vec<(u64, Timestamp)> {
        self.state().opened.clone()
    }

    /// From the next connection on the bot is to say so often that it is there, and so many of these times are not answered.
    pub fn leave_heartbeats(&self, unanswered: u32, every: SignedDuration) {
        let mut state = self.state();
        state.unanswered_beats = unanswered;
        state.beats_every = every.as_millis().try_into().unwrap();
    }

    /// The bot is taken out of the server.
    pub fn send_the_bot_away(&self) {
        let mut state = self.state();
        state.permissions = None;
        let guild = json!({ "id": state.guild.to_string() });
        state.dispatch("GUILD_DELETE", &guild);
    }

    /// The first lines of all requests that have these words.
    pub fn requests(&self, words: &str) -> Vec<String> {
        self.state().requests.iter().filter(|request| request.contains(words)).cloned().collect()
    }

    /// What was wrong with the requests; it does not count any more.
    pub fn take_faults(&self) -> Vec<String> {
        std::mem::take(&mut self.state().faults)
    }

    /// Plans what goes wrong with the next request whose first line has these words.
    pub fn fail(&self, on: &'static str, fault: Fault) {
        let mut state = self.state();
        state.planned.push((on, fault));
        state.is_released = false;
    }

    /// From now on every request whose first line has these words goes wrong, in each of these ways in turn.
    pub fn fail_each(&self, on: &'static str, faults: &[Fault]) {
        self.state().standing = Some((on, faults.to_vec()));
    }

    /// Whether all that was planned has gone wrong.
    pub fn has_failed(&self) -> bool {
        self.state().planned.is_empty()
    }

    /// What was planned to go wrong and has not yet goes well.
    pub fn fail_no_more(&self) {
        let mut state = self.state();
        state.planned.clear();
        state.standing = None;
    }

    /// Lets go what is late.
    pub fn release(&self) {
        self.state().is_released = true;
        self.changed();
    }

    /// Cuts the connection of the gateway without a word.
    pub fn drop_connection(&self) {
        if let Some(connection) = self.state().connection.take() {
            let _ = connection.send(gateway::Frame::Cut);
        }
    }

    /// Somebody makes a new token: the bot's is not good any more.
    pub fn reset_token(&self) {
        self.state().is_token_reset = true;
        self.drop_connection();
    }

    /// The bot has these permissions in the server from now on; without any it is not in the server.
    pub fn permit(&self, permissions: Option<u64>) {
        self.state().permissions = permissions;
    }

    /// The application has these flags from now on.
    pub fn flag(&self, flags: u64) {
        self.state().flags = flags;
    }

    /// From now on Discord says that it is this time, in the form of HTTP.
    pub fn say_that_it_is(&self, date: &str) {
        self.state().date = Some(date.to_owned());
    }

    /// From now on every request is on its way for so long before it comes in.
    pub fn be_far_away(&self, latency: SignedDuration) {
        self.state().latency = latency;
    }

    /// Takes nothing any more.
    pub fn go_down(&self) {
        self.state().is_down = true;
        self.drop_connection();
    }

    /// Takes everything again.
    pub fn come_back(&self) {
        self.state().is_down = false;
    }

    /// Forgets by which nonces messages were said, as after some minutes.
    pub fn forget_nonces(&self) {
        self.state().rooms.values_mut().flat_map(|room| &mut room.messages).for_each(|message| message.nonce = None);
    }

    /// Something happens that the bot is told of.
    pub fn dispatch(&self, name: &str, data: &Value) {
        self.state().dispatch(name, data);
        self.changed();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap()
    }

    fn changed(&self) {
        self.0.changed();
    }

    /// Waits until there is something to be found.
    pub async fn wait_for<T>(&self, what: &str, find: impl Fn(&Self) -> Option<T>) -> T {
        let mut changes = self.0.changes.subscribe();
        let waiting = async {
            loop {
                changes.borrow_and_update();
                if let Some(found) = find(self) {
                    return found;
                }
                changes.changed().await.unwrap();
            }
        };
        let Ok(found) = tokio::time::timeout(DEADLINE, waiting).await else {
            panic!("no {what}; requests: {:#?}; faults: {:?}", self.requests(""), self.state().faults)
        };
        found
    }
}

impl Double {
    fn changed(&self) {
        self.changes.send_modify(|number| *number += 1);
    }
}

impl State {
    /// An id that tells the time, as Discord's do.
    fn new_id(&mut self) -> u64 {
        let id = u64::try_from(SystemTime.now().as_millisecond() - FIRST_MOMENT).unwrap() << 22;
        self.last_id = id.max(self.last_id + 1);
        self.last_id
    }

    /// A new id for an interaction that a test makes by itself, and its token.
    fn strange_interaction(&mut self, kind: u8, user: u64, channel: u64) -> (u64, String) {
        let id = self.new_id();
        let token = format!("token-of-{id}");
        self.interactions.insert(id, Interaction::begun(&token, kind, user, channel));
        (id, token)
    }

    fn dispatch(&mut self, name: &str, data: &Value) {
        let event = json!({ "op": 0, "s": self.dispatched.len() + 1, "t": name, "d": data });
        self.dispatched.push(event.clone());
        if let Some(connection) = &self.connection {
            let _ = connection.send(gateway::Frame::Json(event));
        }
    }

    fn interaction(&mut self, token: &str) -> Option<&mut Interaction> {
        self.interactions.values_mut().find(|interaction| interaction.token == token && !interaction.is_expired)
    }
}
