//! A bot on both platforms with one journal, and people who talk to it.

use std::collections::BTreeSet;
use std::sync::mpsc::RecvTimeoutError;

use anyhow::ensure;
use harness::bot::{Awake, Bot};
use harness::double::{Channel, Discord, User};
use harness::people::{Person, Seen};
use harness::postgres::PostgresDatabase;
use harness::program::Place;
use harness::synapse::Synapse;
use jiff::{SignedDuration, Timestamp, Unit};
use matrix_sdk::ruma::OwnedRoomId;
use rapporteur::base::clock::{SystemTime, Time};
use serde_json::json;
use sqlx::{Connection, PgConnection, SqliteConnection};
use tokio::sync::Mutex;
use tokio::task::block_in_place;

use super::book::{By, Said, What};

/// How long before a meeting the rooms are reminded.
pub(crate) const BEFORE: SignedDuration = SignedDuration::from_mins(1);

/// What the program says when it ends because it may have lost its lead.
const LEADS_NO_MORE: &str = "another process may lead now";

/// All that is to be said is said at once, and much may be asked.
const SETTINGS: &str = "\
[organisation]
news_every_minutes = 0
meeting_reminders = [\"1m\"]
digest = \"off\"
[limits]
burst = 1_000_000
per_minute = 1_000_000
";

pub(crate) struct Scene {
    pub(crate) journal: &'static str,
    pub(crate) bot: Bot,
    pub(crate) discord: Discord,
    database: Option<PostgresDatabase>,
    /// The room of the group, which is encrypted, and that of all.
    pub(crate) group: Rooms,
    pub(crate) plenary: Rooms,
    pub(crate) on_matrix: [Person; 2],
    pub(crate) on_discord: [User; 2],
    /// Held by whoever of the two on Matrix is just speaking: their library panics when it encrypts two messages at once, of
    /// which the first is the last for its key.
    speaking: [Mutex<()>; 2],
}

/// A room on each platform for the same.
pub(crate) struct Rooms {
    pub(crate) matrix: OwnedRoomId,
    pub(crate) discord: Channel,
}

/// A connection to the journal's database beside the bot's.
pub(crate) enum Beside {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// A message that is to be said once.
pub(crate) struct Post {
    pub(crate) key: String,
    pub(crate) room: String,
    pub(crate) is_said: bool,
}

impl Scene {
    /// A bot with a group and bound rooms, which is not running.
    pub(crate) async fn new(synapse: &Synapse, journal: &'static str, database: Option<PostgresDatabase>) -> Self {
        let place = database.as_ref().map_or_else(Place::on_sqlite, |database| Place::on(database.url()));
        let [lynn, lea] = [Person::join_server(synapse, "lynn").await, Person::join_server(synapse, "lea").await];
        let discord = Discord::start().await;
        let on_discord = [discord.person("Lynn St. Amour"), discord.person("Lea Kaspar")];
        let bot = Bot::on(place, synapse, &format!("bot-{}", journal.to_lowercase()), &lynn).await;
        let matrix = bot.config().replace("chair = [", &format!("chair = [\"discord:{}\", ", on_discord[0].id));
        bot.place.write("rapporteur.toml", format!("{SETTINGS}{}{matrix}", discord.config()));
        let awake = block_in_place(|| bot.wake());
        let mut rooms = Vec::new();
        for (name, is_encrypted) in [("group", true), ("plenary", false)] {
            let matrix = lynn.create_room(is_encrypted, &[lea.id(), &bot.user]).await;
            lea.join(&matrix).await;
            lynn.wait_until_member(&matrix, &bot.user).await;
            rooms.push(Rooms { matrix, discord: discord.channel(name) });
        }
        lynn.say(&rooms[0].matrix, "!propose WG-IMP IGF Improvements").await;
        bot.answers(&lynn, &rooms[0].matrix, 2).await;
        for (rooms, (to, answers)) in rooms.iter().zip([("WG-IMP", 3), ("plenary", 2)]) {
            lynn.say(&rooms.matrix, &format!("!room bind {to}")).await;
            bot.answers(&lynn, &rooms.matrix, answers).await;
            on_discord[0].command(&rooms.discord, "room bind", &json!({ "to": to })).answer().await;
        }
        block_in_place(|| awake.stop());
        let [group, plenary] = <[Rooms; 2]>::try_from(rooms).unwrap_or_else(|_| unreachable!("there are two"));
        let on_matrix = [lynn, lea];
        let speaking = Default::default();
        Self { journal, bot, discord, database, group, plenary, on_matrix, on_discord, speaking }
    }

    /// Starts the program.
    pub(crate) fn start(&self) -> Awake {
        self.bot.start()
    }

    /// Waits until the program is ready. If it ends because it may have lost its lead, it is started again, as a service
    /// manager would.
    ///
    /// # Errors
    ///
    /// It ends for another reason, or does not become ready.
    pub(crate) fn wait_until_ready(&self, awake: &mut Awake) -> anyhow::Result<()> {
        while let Err((error, log)) = block_in_place(|| awake.try_read_to("ready")) {
            let log = log.join("\n");
            ensure!(
                error == RecvTimeoutError::Disconnected && log.contains(LEADS_NO_MORE),
                "{error}: not ready:\n{log}"
            );
            *awake = self.start();
        }
        Ok(())
    }

    /// Somebody gives the command of this number: on Matrix or on Discord, in the room of the group or of all.
    pub(crate) async fn say(&self, number: usize, kind: Kind, is_on_matrix: bool, is_in_plenary: bool) -> Said {
        let rooms = if is_in_plenary { &self.plenary } else { &self.group };
        let (words, what) = match kind {
            Kind::Comment => (format!("comment-{number}"), What::Comment),
            Kind::Refused => (format!("WG-N{number}"), What::Refused),
            Kind::Meeting { reminded_in } => {
                let reminded_at = SystemTime.now().round(Unit::Second).unwrap_or(Timestamp::MAX) + reminded_in;
                (format!("Call {number}."), What::Meeting { reminded_at })
            }
        };
        let starts = what.reminded_at().map(|at| at + BEFORE);
        // Only the chair calls meetings.
        let speaker = if starts.is_some() { 0 } else { number % 2 };
        let by = if is_on_matrix {
            let text = match (what, starts) {
                (What::Meeting { .. }, Some(starts)) => format!("!meet plenary \"{words}\" {starts} for: 1m"),
                (What::Refused, _) => format!("!support {words}"),
                _ => format!("!comment WG-IMP {words}"),
            };
            let _alone = self.speaking[speaker].lock().await;
            By::Matrix(self.on_matrix[speaker].say(&rooms.matrix, &text).await.to_string())
        } else {
            let (command, options) = match (what, starts) {
                (What::Meeting { .. }, Some(starts)) => {
                    ("meet", json!({ "code": "plenary", "title": words, "when": starts.to_string(), "for": "1m" }))
                }
                (What::Refused, _) => ("support", json!({ "code": words })),
                _ => ("comment", json!({ "code": "WG-IMP", "words": words })),
            };
            By::Discord(self.on_discord[speaker].command(&rooms.discord, command, &options))
        };
        Said { number, is_in_plenary, words, what, by }
    }

    /// Waits until a command is answered that is refused.
    pub(crate) async fn wait_for_answer(&self, said: &Said) {
        match &said.by {
            By::Discord(asked) => _ = asked.answer().await,
            By::Matrix(_) => {
                let room = &if said.is_in_plenary { &self.plenary } else { &self.group }.matrix;
                let is_answer = |seen: &Seen| seen.sender == self.bot.user && seen.body.contains(&said.words);
                self.on_matrix[0].wait_for(room, |seen| seen.iter().rev().any(is_answer)).await;
            }
        }
    }

    /// Connects to the database beside the bot.
    pub(crate) async fn beside(&self) -> anyhow::Result<Beside> {
        Ok(match &self.database {
            None => Beside::Sqlite(self.bot.place.database().await),
            Some(database) => Beside::Postgres(PgConnection::connect(database.url()).await?),
        })
    }
}

/// What is to be said.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Comment,
    Refused,
    Meeting { reminded_in: SignedDuration },
}

impl Beside {
    /// The number of the last event.
    pub(crate) async fn head(&mut self) -> anyhow::Result<i64> {
        self.number("SELECT coalesce(max(seq), 0) FROM events").await
    }

    /// Lets nobody record anything until this connection is dropped: on PostgreSQL whoever does is held up in the middle of
    /// it, on SQLite before the first row.
    pub(crate) async fn hold_up(&mut self) -> anyhow::Result<()> {
        match self {
            Self::Sqlite(database) => _ = sqlx::raw_sql("BEGIN IMMEDIATE").execute(database).await?,
            Self::Postgres(database) => {
                _ = sqlx::raw_sql("BEGIN; LOCK TABLE outbox IN SHARE MODE").execute(database).await?;
            }
        }
        Ok(())
    }

    /// Whether it can be seen that somebody is held up.
    pub(crate) fn shows_who_waits(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }

    /// Waits until somebody is held up.
    pub(crate) async fn until_somebody_waits(&mut self) -> anyhow::Result<()> {
        while self.number("SELECT count(*) FROM pg_locks WHERE NOT granted").await? == 0 {
            tokio::task::yield_now().await;
        }
        Ok(())
    }

    /// All messages, in order.
    pub(crate) async fn posts(&mut self) -> anyhow::Result<Vec<Post>> {
        let sql = "SELECT key, room, CAST(CASE WHEN reply IS NULL THEN 1 ELSE 0 END AS BIGINT) FROM outbox ORDER BY id";
        let rows: Vec<(String, String, i64)> = match self {
            Self::Sqlite(database) => sqlx::query_as(sql).fetch_all(database).await?,
            Self::Postgres(database) => sqlx::query_as(sql).fetch_all(database).await?,
        };
        Ok(rows.into_iter().map(|(key, room, is_said)| Post { key, room, is_said: is_said == 1 }).collect())
    }

    /// The causes that were dealt with.
    pub(crate) async fn dealt_with(&mut self) -> anyhow::Result<BTreeSet<String>> {
        let sql = "SELECT cause FROM inbox WHERE done = 1";
        let causes: Vec<String> = match self {
            Self::Sqlite(database) => sqlx::query_scalar(sql).fetch_all(database).await?,
            Self::Postgres(database) => sqlx::query_scalar(sql).fetch_all(database).await?,
        };
        Ok(causes.into_iter().collect())
    }

    async fn number(&mut self, sql: &'static str) -> anyhow::Result<i64> {
        Ok(match self {
            Self::Sqlite(database) => sqlx::query_scalar(sql).fetch_one(database).await?,
            Self::Postgres(database) => sqlx::query_scalar(sql).fetch_one(database).await?,
        })
    }
}
