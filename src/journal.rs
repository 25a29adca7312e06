//! The journal: what happened, the people and texts beside it, what was heard and what is to be said.
//!
//! Every backend passes the same suite, in `tests/`.

pub mod beside;
mod copied;
mod dialect;
pub mod marks;
mod memory;
mod migrations;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(not(feature = "postgres"))]
mod postgres_absent;
mod rows;
mod sql;
mod sqlite;

use std::future::Future;
use std::io::Write;

use anyhow::Context;
use commands::language::heard::{About, Heard, Posted};
use commands::pipeline::decide::Post;
use commands::record::{
    Event, ForgottenAccount, Person, PersonId, Platform, Recorded, Register, Room, Seq, Text, TextId, Unreadable,
    VERSION,
};
use commands::words::Reply;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::json;

pub(crate) use copied::copy;
pub use memory::{Memory, MemoryJournal};
pub use sql::SqlJournal;
pub(crate) use sqlite::{database_file, look_at};

/// After how long a server ends the connection of the process that leads and is not heard, and with it the lead. A process that
/// is stopped keeps its connection open, as a machine does that is cut off; so neither can be told by the connection itself.
pub const MOST_SILENT: SignedDuration = SignedDuration::from_secs(30);

/// A place where the record is kept.
pub trait Journal: Send + 'static {
    /// Brings a register up to the journal: reads the events that it lacks, and the people and texts if they changed.
    /// Says whether there was anything to read.
    fn catch_up(&mut self, register: &mut Register) -> impl Future<Output = Result<bool, JournalError>> + Send;

    /// Records a batch whole or not at all. Who is forgotten by it is erased for good with their own words, also from the
    /// files' free space and the log beside them, as far as they are the program's: a server keeps its own log.
    ///
    /// Fails with [`JournalError::Behind`] when another process has written since this journal was read, and with
    /// [`JournalError::Done`] when a message of the batch was dealt with before.
    fn commit(&mut self, batch: &Batch) -> impl Future<Output = Result<(), JournalError>> + Send;

    /// Keeps a form that was begun until it is continued and dealt with. One that is known already changes nothing, and
    /// what was kept more than a day before it is forgotten.
    fn keep(&mut self, begun: &Heard) -> impl Future<Output = Result<(), JournalError>> + Send;

    /// The form that was kept under this cause and not yet dealt with.
    fn kept(&mut self, cause: &str) -> impl Future<Output = Result<Option<Heard>, JournalError>> + Send;

    /// What people were asked and have not answered.
    fn asked(&mut self) -> impl Future<Output = Result<Vec<Heard>, JournalError>> + Send;

    /// Whether a message with this cause was dealt with.
    fn is_done(&mut self, cause: &str) -> impl Future<Output = Result<bool, JournalError>> + Send;

    /// Hands over the events after one, up to and at a moment, in order. They may be too many to be held at once. Where it
    /// fails, some may have been handed over.
    fn each_event(
        &mut self,
        after: Seq,
        until: Timestamp,
        take: impl FnMut(Recorded) + Send,
    ) -> impl Future<Output = Result<(), JournalError>> + Send;

    /// All events, in order.
    fn all_events(&mut self) -> impl Future<Output = Result<Vec<Recorded>, JournalError>> + Send {
        async {
            let mut events = Vec::new();
            self.each_event(0, Timestamp::MAX, |recorded| events.push(recorded)).await?;
            Ok(events)
        }
    }

    /// When the event of a number was recorded, if there is one.
    fn recorded_at(&mut self, seq: Seq) -> impl Future<Output = Result<Option<Timestamp>, JournalError>> + Send {
        async move {
            let mut at = None;
            self.each_event(seq.saturating_sub(1), Timestamp::MAX, |recorded| at = at.or(Some(recorded.at))).await?;
            Ok(at)
        }
    }

    /// The events that have this cause.
    fn recorded_by(&mut self, cause: &str) -> impl Future<Output = Result<Vec<Recorded>, JournalError>> + Send;

    /// What is to be said on a platform and was not yet, in the order in which it was recorded.
    fn undelivered(&mut self, platform: Platform) -> impl Future<Output = Result<Vec<Outgoing>, JournalError>> + Send;

    /// The last so many posts that are known to have been said, the last first.
    fn said(&mut self, most: u16) -> impl Future<Output = Result<Vec<SaidPost>, JournalError>> + Send;

    /// How much is to be said on all platforms and was not yet.
    fn undelivered_in_all(&mut self) -> impl Future<Output = Result<usize, JournalError>> + Send;

    /// The bot's own message that the platform knows by this id.
    fn posted(&mut self, message: &str) -> impl Future<Output = Result<Option<Posted>, JournalError>> + Send;

    /// The bot's own message that has this key.
    fn posted_under(&mut self, key: &str) -> impl Future<Output = Result<Option<Posted>, JournalError>> + Send;

    /// What a mark was last set to.
    fn mark(&mut self, name: &str) -> impl Future<Output = Result<Option<String>, JournalError>> + Send;

    /// All people and texts, and of who was erased what is remembered.
    fn belongings(&mut self) -> impl Future<Output = Result<PersonalData, JournalError>> + Send;

    /// The events after one, and all people and texts as they were right after the last of them, at one moment.
    fn rest(&mut self, after: Seq) -> impl Future<Output = Result<(Vec<Recorded>, PersonalData), JournalError>> + Send {
        async move {
            let mut events = Vec::new();
            self.each_event(after, Timestamp::MAX, |recorded| events.push(recorded)).await?;
            Ok((events, self.belongings().await?))
        }
    }

    /// What else stands beside the events. The tables of the first versions have nothing of it.
    fn besides(&mut self) -> impl Future<Output = Result<SideTables, JournalError>> + Send;

    /// Hands over what is to be said or was, in order. What was closed and has no id on its platform is left out.
    fn each_post(
        &mut self,
        take: impl FnMut(StoredPost) + Send,
    ) -> impl Future<Output = Result<(), JournalError>> + Send;

    /// Takes the lead, if nobody else has it. Where nobody else can, it is had at once.
    fn take_lease(&mut self) -> impl Future<Output = Result<bool, JournalError>> + Send;

    /// Whether the lead was taken where others may take it next.
    fn has_rivals(&self) -> bool;

    /// Lets the database hear that who leads is still there. Fails with [`JournalError::Lost`] when the lead is lost.
    fn heartbeat(&mut self) -> impl Future<Output = Result<(), JournalError>> + Send;

    /// Lets go of the files.
    fn close(self) -> impl Future<Output = Result<(), JournalError>> + Send;
}

/// What is recorded in one transaction.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// The last event on which the batch was decided; the desk says it.
    pub after: Seq,
    /// The causes of the messages that it deals with.
    pub causes: Vec<String>,
    /// What people are asked by it, each kept under its cause until that was dealt with.
    pub asked: Vec<Heard>,
    /// The events.
    pub recorded: Vec<Recorded>,
    /// New words.
    pub texts: Vec<Text>,
    /// New people, and people of whom something new is known.
    pub people: Vec<Person>,
    /// What is to be said. Being tried at once, each counts as attempted.
    pub posts: Vec<Post>,
    /// When they are first attempted.
    pub attempted_at: Option<Timestamp>,
    /// Earlier words that are erased.
    pub erased: Vec<TextId>,
    /// What is remembered of the accounts of people who are erased.
    pub forgotten: Vec<ForgottenAccount>,
    /// What is noted beside.
    pub notes: Notes,
}

impl Batch {
    /// Whether there is nothing to record or to note.
    pub fn is_empty(&self) -> bool {
        let Self { after: _, causes, asked, recorded, texts, people, posts, attempted_at: _, erased, forgotten, notes } =
            self;
        causes.is_empty()
            && asked.is_empty()
            && recorded.is_empty()
            && texts.is_empty()
            && people.is_empty()
            && posts.is_empty()
            && erased.is_empty()
            && forgotten.is_empty()
            && notes.is_empty()
    }
}

/// What is to be noted beside what is recorded. It can wait for the next transaction.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// What became of earlier posts.
    pub deliveries: Vec<Delivery>,
    /// How far something has come.
    pub marks: Vec<Mark>,
}

impl Notes {
    /// Whether there is nothing to note.
    pub fn is_empty(&self) -> bool {
        self.deliveries.is_empty() && self.marks.is_empty()
    }
}

/// How far something has come: under its name stands what it was last set to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mark(pub &'static str, pub String);

/// People and texts, as they are kept beside the events.
#[derive(Clone, Debug, Default)]
pub struct PersonalData {
    /// The people.
    pub people: Vec<Person>,
    /// The texts.
    pub texts: Vec<Text>,
    /// What is remembered of the accounts of people who were erased.
    pub forgotten: Vec<ForgottenAccount>,
}

/// What is kept of messages and of what was said, and how far all has come.
#[derive(Clone, Debug, Default)]
pub struct SideTables {
    /// The causes of messages that were dealt with and from which no event came.
    pub dealt_with: Vec<String>,
    /// The forms that were begun.
    pub begun: Vec<Heard>,
    /// The marks by their names.
    pub marks: Vec<(String, String)>,
}

/// A row of the outbox.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoredPost {
    /// The key that makes a second try harmless.
    pub key: String,
    /// Where; nothing of what was said in private.
    pub room: String,
    /// To whom, if it is private.
    pub person: Option<String>,
    /// What, until it was said.
    pub reply: Option<serde_json::Value>,
    /// On what people can act where it stands.
    pub about: Option<String>,
    /// Whom it must notify.
    pub notify: Option<serde_json::Value>,
    /// By what the platform attaches it to what it answers.
    pub interaction: Option<String>,
    /// How often it was tried.
    pub attempts: u32,
    /// When it was first tried.
    pub attempted_at: Option<Timestamp>,
    /// The platform's id of it.
    pub message: Option<String>,
}

/// A post that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidPost {
    /// Its key.
    pub key: String,
    /// Its platform's id of it.
    pub message: String,
    /// Where it was said, and what people act on below it; nothing where there is nothing such.
    pub acted_on: Option<(Room, About)>,
}

/// Something that is to be said, as the outbox has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outgoing {
    /// The key that makes a second try harmless.
    pub key: String,
    /// The cause from which it follows, for the log. The outbox does not keep it, so it is known until the next start.
    pub cause: Option<String>,
    /// Where.
    pub room: Room,
    /// To whom in particular.
    pub to: Option<PersonId>,
    /// What.
    pub reply: Reply,
    /// How often it was tried.
    pub attempts: u32,
    /// When it was first tried. It may have been said at any time since.
    pub attempted_at: Option<Timestamp>,
    /// Whether it was recorded before this start, so that it may be said already, be it by another process.
    pub is_left_over: bool,
    /// On what people can act where it stands.
    pub about: Option<About>,
    /// Whom it must notify.
    pub notify: Vec<PersonId>,
    /// By what the platform attaches it to what it answers.
    pub interaction: Option<String>,
}

/// What became of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The post's key.
    pub key: String,
    /// What became of it.
    pub result: Delivered,
}

/// What became of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivered {
    /// The platform took it, under this id of its own if it has one.
    Sent(Option<String>),
    /// It is about to be tried again.
    Retried,
    /// The platform will never take it: the room is gone, or the bot is not in it any more.
    Refused,
}

/// Why the journal did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// Another process has written since the journal was read.
    #[error("the journal has moved on")]
    Behind,
    /// The connection by which this process led is gone.
    #[error("the connection to the database is lost, and with it the lead")]
    Lost,
    /// A message of the batch was dealt with before.
    #[error("a message was dealt with before")]
    Done,
    /// An event that this program cannot read.
    #[error("journal row {seq}: {reason}")]
    Event {
        /// The number of the row.
        seq: Seq,
        /// What is wrong with it.
        reason: Unreadable,
    },
    /// A row that is not what this program writes.
    #[error("table {table}, row {row}: {reason}")]
    Row {
        /// The table.
        table: &'static str,
        /// Its key.
        row: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The words of a text do not give its hash.
    #[error("the words of text {0} were changed after they were recorded")]
    Words(TextId),
    /// There is no database, or only an empty file. With a reason, none can be made there either.
    #[error("there is none yet{}", .0.as_ref().map(|reason| format!(", and {reason}")).unwrap_or_default())]
    Absent(Option<String>),
    /// The database is that of another program.
    #[error("this is the database of another program")]
    Foreign,
    /// The address names several servers, among which nobody but the database's own tools can choose.
    #[error(
        "its address names several servers: give the one that takes what is written, or the address that always leads to it"
    )]
    SeveralServers,
    /// The database was made by a later version of the program.
    #[error("the database was made by a later version of rapporteur: install that version")]
    TooNew,
    /// The tables are not yet those of this program, which changes nothing of what it only looks at.
    #[error(
        "its tables are those of an earlier version of rapporteur: make the copy with that version, or start `rapporteur run` of \
         this one first"
    )]
    TooOld,
    /// It has a log that this user can neither read nor fold in.
    #[error(
        "it has a log beside it, as while it is in use or after a crash, and this user cannot write there: do this as the user \
         whose it is, such as with sudo -u rapporteur"
    )]
    Log,
    /// This program knows no PostgreSQL.
    #[error("this program was built without PostgreSQL: build it with the feature \"postgres\", as it is by default")]
    NotBuiltIn,
    /// The database itself failed.
    #[error("the database: {}", in_words(.0))]
    Database(sqlx::Error),
}

/// SQLite's codes of a damaged file, and of one that is no database; PostgreSQL's of damaged data and indexes.
const DAMAGE: [&str; 4] = ["11", "26", "XX001", "XX002"];

/// PostgreSQL's codes of a server that starts, stops, or has no connection left.
const AWAY: [&str; 4] = ["57P01", "57P02", "57P03", "53300"];

impl JournalError {
    /// Whether the server of the database cannot be reached, or not now.
    pub fn is_away(&self) -> bool {
        match self {
            Self::Database(sqlx::Error::Io(_)) => true,
            Self::Database(sqlx::Error::Database(error)) => {
                error.code().is_some_and(|code| AWAY.contains(&code.as_ref()))
            }
            _ => false,
        }
    }

    /// Whether the database itself finds that it is damaged.
    pub fn is_damage(&self) -> bool {
        let Self::Database(sqlx::Error::Database(error)) = self else { return false };
        let code = error.code().unwrap_or_default();
        // SQLite says more in the bits above. PostgreSQL's codes have five characters, which may be digits.
        let of_sqlite = code.parse::<u32>().ok().filter(|_| code.len() < 5).map(|code| (code & 0xff).to_string());
        DAMAGE.contains(&of_sqlite.as_deref().unwrap_or(&code))
    }
}

impl From<sqlx::Error> for JournalError {
    /// Not a source besides: its words are all in the message, and would stand there twice.
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

/// What a database says. The line of the server's own source, which the library puts behind it, tells nobody anything.
fn in_words(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(error) => error.message().to_owned(),
        error => error.to_string(),
    }
}

/// An event as a line of JSON. Checkpoints are signed of these lines: the same event gives the same bytes for good.
pub fn canonical_json(recorded: &Recorded) -> String {
    #[derive(Serialize)]
    struct ExportLine<'r> {
        seq: Seq,
        cause: &'r str,
        ordinal: u32,
        at: Timestamp,
        said_at: Timestamp,
        by: Option<PersonId>,
        room: Option<&'r Room>,
        version: u32,
        event: &'r Event,
    }
    let Recorded { seq, cause, ordinal, at, said_at, by, room, event } = recorded;
    let (seq, ordinal, at, said_at, by) = (*seq, *ordinal, *at, *said_at, *by);
    let line = ExportLine { seq, cause, ordinal, at, said_at, by, room: room.as_ref(), version: VERSION, event };
    #[expect(clippy::expect_used, reason = "it is made of strings, numbers and structs alone")]
    serde_json::to_string(&line).expect("an event has a form in JSON")
}

/// Writes the journal as lines of JSON: events in order, then people, texts, and what else stands beside. With a moment,
/// the events up to it, and all people and texts.
///
/// # Errors
///
/// When the journal cannot be read, or nothing can be written. Then a part may have been written.
pub async fn export_ndjson(
    journal: &mut impl Journal,
    as_of: Option<Timestamp>,
    out: &mut (impl Write + Send),
) -> anyhow::Result<()> {
    let mut written = Ok(());
    let mut write = |line: String| {
        if written.is_ok() {
            written = writeln!(out, "{line}");
        }
    };
    let mut last = 0;
    journal
        .each_event(0, as_of.unwrap_or(Timestamp::MAX), |recorded| {
            last = recorded.seq;
            write(canonical_json(&recorded));
        })
        .await?;
    // What another process records meanwhile is in it with the people and texts that belong to it, or not at all.
    let (rest, PersonalData { people, texts, forgotten }) = journal.rest(last).await?;
    if as_of.is_none() {
        rest.iter().for_each(|recorded| write(canonical_json(recorded)));
    }
    people.iter().for_each(|person| write(json!({ "person": person }).to_string()));
    texts.iter().for_each(|text| write(json!({ "text": text }).to_string()));
    if as_of.is_none() {
        forgotten.iter().for_each(|account| write(json!({ "forgotten": account }).to_string()));
        let SideTables { dealt_with, begun, marks } = journal.besides().await?;
        dealt_with.iter().for_each(|cause| write(json!({ "dealt_with": cause }).to_string()));
        begun.iter().for_each(|heard| write(json!({ "begun": heard }).to_string()));
        journal.each_post(|post| write(json!({ "post": post }).to_string())).await?;
        marks.iter().for_each(|mark| write(json!({ "mark": mark }).to_string()));
    }
    if let Some(at) = as_of {
        write(json!({ "as_of": at }).to_string());
    }
    written.context("nothing can be printed")
}
