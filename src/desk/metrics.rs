//! What is counted while the bot runs, what still waits to be said, and when each platform was heard of last.
//!
//! Whoever has a [`DeskHandle`](crate::desk::DeskHandle) has these too. Adapters count, and nothing more: what it comes to is
//! asked for by [`Metrics::text`] and in `web/health.rs`.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use commands::language::heard::Heard;
use commands::pipeline::decide::answer_key;
use commands::record::Platform;
use jiff::{SignedDuration, Timestamp};
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

use crate::base::clock::Time;
use crate::journal::{Delivered, Delivery, Outgoing};
use commands::pipeline::engine::Disposition;

/// Up to how many seconds an answer takes: a person waits for one without wondering, and Discord gives up after three.
const ANSWERED_WITHIN: [f64; 11] = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0];

/// Up to how many seconds late something is: a reminder may be, by minutes; after the bot was away, by hours.
const LATE_BY: [f64; 8] = [0.1, 1.0, 5.0, 30.0, 60.0, 600.0, 3_600.0, 86_400.0];

type LabelledCounter = Family<[(&'static str, String); 1], Counter>;

/// The counters. A copy counts the same.
#[derive(Clone)]
pub struct Metrics {
    counts: Arc<Counts>,
    now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
}

struct Counts {
    commands: LabelledCounter,
    heard: LabelledCounter,
    answers: Histogram,
    lateness: Histogram,
    errors: Family<[(&'static str, String); 2], Counter>,
    dead_letters: Counter,
    unread: Counter,
    events: Gauge,
    backups: LabelledCounter,
    backed_up_at: Gauge,
    waiting: Mutex<HashMap<String, Waiting>>,
    signs: Mutex<BTreeMap<Platform, Option<Timestamp>>>,
    away: Mutex<BTreeSet<Platform>>,
    /// Where the bot is let in and others do not trust its keys.
    distrusted: Mutex<BTreeSet<Platform>>,
}

/// Something that waits to be said.
#[derive(Clone, Copy, Debug)]
struct Waiting {
    since: Timestamp,
    platform: Platform,
    /// Since when somebody waits for it, if it answers a command.
    asked_at: Option<Timestamp>,
}

/// What a platform does not do when it is asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display)]
#[strum(serialize_all = "lowercase")]
pub enum Failure {
    /// It cannot be heard.
    Hearing,
    /// It does not take a message for now.
    Temporary,
    /// It will never take a message.
    Permanent,
}

/// How much waits to be said on a platform, and since when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Depth {
    /// How much.
    pub messages: usize,
    /// How old the oldest is.
    pub oldest: SignedDuration,
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Metrics").finish_non_exhaustive()
    }
}

impl Metrics {
    /// Nothing is counted yet.
    pub fn new(time: impl Time) -> Self {
        let counts = Counts {
            commands: Family::default(),
            heard: Family::default(),
            answers: Histogram::new(ANSWERED_WITHIN),
            lateness: Histogram::new(LATE_BY),
            errors: Family::default(),
            dead_letters: Counter::default(),
            unread: Counter::default(),
            events: Gauge::default(),
            backups: Family::default(),
            backed_up_at: Gauge::default(),
            waiting: Mutex::default(),
            signs: Mutex::default(),
            away: Mutex::default(),
            distrusted: Mutex::default(),
        };
        Self { counts: Arc::new(counts), now: Arc::new(move || time.now()) }
    }

    /// The present.
    pub(crate) fn now(&self) -> Timestamp {
        (self.now)()
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<String, Waiting>> {
        self.counts.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn signs_of_life(&self) -> MutexGuard<'_, BTreeMap<Platform, Option<Timestamp>>> {
        self.counts.signs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn are_away(&self) -> MutexGuard<'_, BTreeSet<Platform>> {
        self.counts.away.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn are_distrusted(&self) -> MutexGuard<'_, BTreeSet<Platform>> {
        self.counts.distrusted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something was handed in.
    pub(crate) fn heard(&self, heard: &Heard) {
        self.counts.heard.get_or_create(&[("platform", heard.room.platform.to_string())]).inc();
    }

    /// What became of it.
    pub(crate) fn took(&self, disposition: Disposition) {
        let outcome = match disposition {
            Disposition::Passed | Disposition::Happened => return,
            Disposition::Done => "done",
            Disposition::Refused => "refused",
            Disposition::Limited | Disposition::Silenced => "limited",
        };
        self.counts.commands.get_or_create(&[("outcome", outcome.to_owned())]).inc();
    }

    /// So much that was handed in could not be recorded.
    pub(crate) fn failed(&self, number: usize) {
        self.counts.commands.get_or_create(&[("outcome", "failed".to_owned())]).inc_by(number as u64);
    }

    /// Events stand in the journal.
    pub(crate) fn events(&self, number: u64) {
        self.counts.events.set(number.cast_signed());
    }

    /// Something is said that was due.
    pub(crate) fn was_due(&self, at: Timestamp) {
        self.counts.lateness.observe(self.now().duration_since(at).as_secs_f64());
    }

    /// This waits to be said.
    pub(crate) fn waits<'p>(&self, posts: impl IntoIterator<Item = &'p Outgoing>, asked: &HashMap<String, Timestamp>) {
        let now = self.now();
        let mut waiting = self.waiting();
        for post in posts {
            let asked_at = asked.get(&post.key).copied();
            let since = post.attempted_at.unwrap_or(now);
            waiting.insert(post.key.clone(), Waiting { since, platform: post.room.platform, asked_at });
        }
    }

    /// What became of a message.
    pub(crate) fn delivered(&self, delivery: &Delivery) {
        if delivery.result == Delivered::Retried {
            return;
        }
        let waited = self.waiting().remove(&delivery.key);
        if let (Some(Waiting { asked_at: Some(asked_at), .. }), Delivered::Sent(_)) = (waited, &delivery.result) {
            self.counts.answers.observe(self.now().duration_since(asked_at).as_secs_f64());
        }
    }

    /// A message was set aside.
    pub(crate) fn dead_letter(&self) {
        self.counts.dead_letters.inc();
    }

    /// A platform did not do what it was asked for.
    pub fn error(&self, platform: Platform, failure: Failure) {
        if failure == Failure::Hearing {
            self.are_away().insert(platform);
        }
        self.counts.errors.get_or_create(&[("platform", platform.to_string()), ("kind", failure.to_string())]).inc();
    }

    /// An event of Discord's could not be read. Gives how many could not.
    pub fn unread(&self) -> u64 {
        self.counts.unread.inc() + 1
    }

    /// A copy of the database was made, or was not.
    pub fn backup(&self, is_done: bool) {
        let outcome = if is_done { "done" } else { "failed" };
        self.counts.backups.get_or_create(&[("outcome", outcome.to_owned())]).inc();
    }

    /// When the last good copy of the database was made.
    pub fn backed_up_at(&self, at: Timestamp) {
        self.counts.backed_up_at.set(at.as_second());
    }

    /// A platform is to be heard of from now on.
    pub fn expect(&self, platform: Platform) {
        self.signs_of_life().entry(platform).or_default();
    }

    /// A platform was heard of just now.
    pub fn alive(&self, platform: Platform) {
        self.are_away().remove(&platform);
        self.signs_of_life().insert(platform, Some(self.now()));
    }

    /// A platform does not let the bot in any more.
    pub fn lost(&self, platform: Platform) {
        self.signs_of_life().insert(platform, None);
    }

    /// Whether others on a platform trust the keys of the bot.
    pub fn trusted(&self, platform: Platform, is_trusted: bool) {
        let mut distrusted = self.are_distrusted();
        _ = if is_trusted { distrusted.remove(&platform) } else { distrusted.insert(platform) };
    }

    /// Whether others on a platform do not trust the keys of the bot.
    pub fn is_distrusted(&self, platform: Platform) -> bool {
        self.are_distrusted().contains(&platform)
    }

    /// Whether a platform could not be heard when that was tried last.
    pub fn is_away(&self, platform: Platform) -> bool {
        self.are_away().contains(&platform)
    }

    /// When each platform was heard of last.
    pub fn signs(&self) -> BTreeMap<Platform, Option<Timestamp>> {
        self.signs_of_life().clone()
    }

    /// What waits to be said on each platform that there is.
    pub fn depths(&self) -> BTreeMap<Platform, Depth> {
        let now = self.now();
        let mut depths: BTreeMap<Platform, Depth> =
            self.signs_of_life().keys().map(|platform| (*platform, Depth::default())).collect();
        for waiting in self.waiting().values() {
            let depth = depths.entry(waiting.platform).or_default();
            depth.messages += 1;
            depth.oldest = depth.oldest.max(now.duration_since(waiting.since));
        }
        depths
    }

    /// All of it, as Prometheus reads it.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn text(&self) -> Result<String, fmt::Error> {
        let counts = &*self.counts;
        let on = |platform: Platform| [("platform", platform.to_string())];
        let (depth, oldest, signs) = (Gauges::default(), Gauges::default(), Gauges::default());
        for (platform, of) in self.depths() {
            depth.get_or_create(&on(platform)).set(i64::try_from(of.messages).unwrap_or(i64::MAX));
            oldest.get_or_create(&on(platform)).set(of.oldest.as_secs());
        }
        for (platform, at) in self.signs() {
            signs.get_or_create(&on(platform)).set(at.map_or(0, Timestamp::as_second));
        }
        let mut all = Registry::with_prefix("rapporteur");
        all.register("heard", "What was handed in by a platform, talk too", counts.heard.clone());
        all.register("commands", "Commands by what became of them", counts.commands.clone());
        all.register_with_unit("answer", "From the asking to the answer", Unit::Seconds, counts.answers.clone());
        all.register_with_unit("due_late", "How late was said what was due", Unit::Seconds, counts.lateness.clone());
        all.register("outbox_messages", "What waits to be said", depth);
        all.register_with_unit("outbox_oldest", "For how long the oldest of it has", Unit::Seconds, oldest);
        all.register("outbox_set_aside", "Messages that no platform would take", counts.dead_letters.clone());
        all.register("journal_events", "Events in the journal", counts.events.clone());
        all.register("platform_errors", "What platforms have not done", counts.errors.clone());
        all.register(
            "discord_unread_events",
            "What people did on Discord that could not be read",
            counts.unread.clone(),
        );
        all.register("backups", "Daily copies of the database", counts.backups.clone());
        let help = "When the last good copy was made, in seconds since 1970; 0 for never";
        all.register_with_unit("backup_timestamp", help, Unit::Seconds, counts.backed_up_at.clone());
        let help = "When a platform was heard of last, in seconds since 1970; 0 for never";
        all.register_with_unit("platform_heard_timestamp", help, Unit::Seconds, signs);
        let mut text = String::new();
        encode(&mut text, &all)?;
        Ok(text)
    }
}

type Gauges = Family<[(&'static str, String); 1], Gauge>;

/// Since when the answers to what was heard are waited for, by their keys.
pub(crate) fn asked<'h>(heard: impl IntoIterator<Item = (&'h Heard, Timestamp)>) -> HashMap<String, Timestamp> {
    heard.into_iter().map(|(heard, at)| (answer_key(&heard.cause), at)).collect()
}
