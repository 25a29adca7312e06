//! What every journal must do: one suite, run on each backend.

use std::collections::{BTreeMap, BTreeSet};

use commands::language::heard::{Addressed, Earlier, Form, Heard, Message, What};
use commands::language::reader::Reading;
use commands::organisation::Organisation;
use commands::pipeline::decide::{self, Effects, LookBack};
use commands::record::{
    Account, Binding, Event, PersonId, PersonalChanges, Platform, Recorded, Register, Room, Text, TextId,
};
use harness::postgres::PostgresDatabase;
use jiff::Timestamp;
use rapporteur::desk::Desk;
use rapporteur::journal::{
    Batch, Delivered, Delivery, Journal, JournalError, Memory, MemoryJournal, Notes, SqlJournal,
};

/// A backend under test: a database that can be opened again and again.
trait Backend {
    type Journal: Journal;
    async fn open(&self) -> Self::Journal;
    /// Somebody who reads for long, what it is now.
    async fn reader(&self) -> Option<sqlx::PgConnection> {
        None
    }
    /// Every byte of its files.
    fn bytes(&self) -> Vec<u8>;
}

struct SqliteFile(tempfile::TempDir);

impl SqliteFile {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder for the database"))
    }

    fn path(&self) -> String {
        self.0.path().join("journal.db").display().to_string()
    }

    fn url(&self) -> String {
        format!("sqlite:{}", self.path())
    }
}

impl Backend for SqliteFile {
    type Journal = SqlJournal;

    async fn open(&self) -> SqlJournal {
        SqlJournal::open(&self.url()).await.expect("a journal")
    }

    fn bytes(&self) -> Vec<u8> {
        let files = std::fs::read_dir(self.0.path()).expect("the folder of the database");
        files.flat_map(|file| std::fs::read(file.expect("a file").path()).expect("its bytes")).collect()
    }
}

impl Backend for PostgresDatabase {
    type Journal = SqlJournal;

    async fn open(&self) -> SqlJournal {
        SqlJournal::open(self.url()).await.expect("a journal")
    }

    async fn reader(&self) -> Option<sqlx::PgConnection> {
        Some(self.reader().await)
    }

    fn bytes(&self) -> Vec<u8> {
        self.files()
    }
}

impl Backend for Memory {
    type Journal = MemoryJournal;

    async fn open(&self) -> MemoryJournal {
        Self::open(self)
    }

    fn bytes(&self) -> Vec<u8> {
        format!("{self:?}").into_bytes()
    }
}

/// Writes `async fn`s over a backend as tests of each backend.
macro_rules! every_journal {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $name() {
                super::$name(crate::journals::SqliteFile::new()).await;
            })*
        }

        mod memory {
            $(#[tokio::test]
            async fn $name() {
                super::$name(rapporteur::journal::Memory::default()).await;
            })*
        }

        mod postgres {
            $(#[tokio::test]
            async fn $name() {
                if let Some(database) = harness::postgres::PostgresDatabase::new() {
                    super::$name(database).await;
                }
            })*
        }
    };
}

mod beside;
mod joined;
mod migrations;
mod packed;
mod questions;
mod samples;
mod version_1;

every_journal![
    what_was_recorded_is_read_again,
    events_are_found_by_what_caused_them,
    a_batch_is_recorded_whole_or_not_at_all,
    a_message_that_was_dealt_with_is_refused,
    a_writer_who_has_not_read_what_others_wrote_is_refused,
    a_form_is_kept_until_it_is_dealt_with,
    a_form_that_nobody_finished_is_forgotten_after_a_day,
    a_form_that_is_sent_again_is_recorded_once_and_keeps_nobody_waiting,
    an_answer_keeps_what_it_is_attached_to_until_it_is_said,
    a_part_of_the_journal_is_what_came_after_an_event_up_to_a_moment,
    a_long_journal_is_read_up_to_a_moment_wherever_that_is,
    people_and_words_that_are_erased_leave_the_record_standing,
    words_that_a_batch_erases_are_gone_and_the_record_stands,
    words_that_are_said_and_erased_in_one_batch_are_not_kept,
    a_desk_records_also_what_is_only_an_erasure,
    after_an_erasure_neither_name_nor_words_are_in_the_files,
    accounts_of_the_erased_are_remembered_and_read_again,
];

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_491_800_000 + seconds).expect("a time in 2017")
}

fn heard(number: i64, handle: &str, text: &str) -> Heard {
    Heard {
        cause: format!("message {number}"),
        room: Room::console("#plenary"),
        account: Account::console(handle),
        name: format!("{handle} of the long name"),
        said_at: at(number),
        all_heard_until: None,
        interaction: None,
        platform_roles: None,
        what: What::Message(Message::new(text, Addressed::ToAllHere)),
    }
}

/// What a message comes to on a register, as a batch to be recorded.
fn batch(register: &mut Register, organisation: &Organisation, heard: &Heard) -> Batch {
    let after = register.head();
    let outcome = match decide::read(heard, &Earlier::default(), register, organisation, heard.said_at) {
        Reading::Command(call) => {
            let seed = [u8::try_from(heard.said_at.as_second() % 251).expect("a byte"); 32];
            decide::command(&call, heard, register, LookBack::default(), organisation, heard.said_at, seed)
        }
        Reading::Refused { refusal, private } => decide::refuse(&refusal, private, heard, register, organisation),
        Reading::NotForUs | Reading::Happened => panic!("{:?} is no command", heard.what),
    };
    let Effects { recorded, personal, posts, asked: _, is_refusal: _ } = outcome;
    let PersonalChanges { texts, people, erased, forgotten } = personal;
    let attempted_at = Some(heard.said_at);
    Batch {
        after,
        causes: vec![heard.cause.clone()],
        asked: Vec::new(),
        recorded,
        texts,
        people,
        posts,
        attempted_at,
        erased,
        forgotten,
        notes: Notes::default(),
    }
}

/// An organisation whose secretariat is Ann.
fn organisation() -> Organisation {
    let mut organisation = Organisation::default();
    organisation.roles.secretariat = vec![Account::console("ann")];
    organisation
}

/// A journal with a group that Ann proposed, Bob supports with words, and somebody elsewhere comments on.
async fn filled<J: Journal>(journal: &mut J) -> Register {
    let mut register = Register::default();
    journal.catch_up(&mut register).await.expect("an empty journal");
    for (number, (handle, text)) in (1..).zip([
        ("ann", "/propose WG-IMP Improvements\nPurpose: to be better"),
        ("bob", "/support WG-IMP marmalade is good"),
        ("ann", "/comment WG-IMP from the list for: \"Cleo Elsewhere\" source: https://example.org/7"),
    ]) {
        let batch = batch(&mut register, &organisation(), &heard(number, handle, text));
        journal.commit(&batch).await.expect("a record");
    }
    register
}

/// What became of posts, to be noted.
fn delivered(register: &Register, deliveries: Vec<Delivery>) -> Batch {
    Batch { after: register.head(), notes: Notes { deliveries, ..Notes::default() }, ..Batch::default() }
}

fn bytes_of_export(register: &Register) -> String {
    commands::export::Export::from_register(register, &organisation(), None).json().expect("JSON")
}

async fn read_again(backend: &impl Backend) -> Register {
    let mut register = Register::default();
    backend.open().await.catch_up(&mut register).await.expect("the journal");
    register
}

async fn what_was_recorded_is_read_again(backend: impl Backend) {
    let written = filled(&mut backend.open().await).await;
    let read = read_again(&backend).await;
    assert_eq!(read.head(), written.head());
    assert_eq!(bytes_of_export(&read), bytes_of_export(&written));
    assert_eq!(read.binding(&Room::console("#plenary")), Some(&Binding::Plenary));
}

async fn events_are_found_by_what_caused_them(backend: impl Backend) {
    let mut journal = backend.open().await;
    filled(&mut journal).await;
    let all = journal.all_events().await.expect("events");
    for (cause, expected) in
        [("message 1", &all[..2]), ("message 2", &all[2..3]), ("message 3", &all[3..]), ("message", &[]), ("", &[])]
    {
        assert_eq!(journal.recorded_by(cause).await.expect("events"), expected, "{cause}");
    }
    assert_eq!(all.iter().map(|recorded| recorded.ordinal).collect::<Vec<_>>(), [0, 1, 0, 0]);
}

async fn a_batch_is_recorded_whole_or_not_at_all(backend: impl Backend) {
    let mut journal = backend.open().await;
    let mut register = filled(&mut journal).await;
    let before = read_again(&backend).await;
    let mut bad = batch(&mut register, &organisation(), &heard(9, "bob", "/comment WG-IMP half"));
    bad.texts.push(bad.texts[0].clone());
    let error = journal.commit(&bad).await.expect_err("the same text twice");
    assert!(matches!(error, JournalError::Database(_)), "{error}");
    let after = read_again(&backend).await;
    assert_eq!(after.head(), before.head());
    assert!(!journal.is_done("message 9").await.expect("an answer"));
    assert_eq!(journal.undelivered(Platform::Console).await.expect("the outbox").len(), 3);
    bad.texts.pop();
    journal.commit(&bad).await.expect("the same batch without its fault");
}

async fn a_message_that_was_dealt_with_is_refused(backend: impl Backend) {
    let mut journal = backend.open().await;
    let mut register = filled(&mut journal).await;
    let again = batch(&mut register, &organisation(), &heard(2, "bob", "/comment WG-IMP again"));
    let error = journal.commit(&again).await.expect_err("message 2 was dealt with");
    assert!(matches!(error, JournalError::Done), "{error}");
    assert!(journal.is_done("message 2").await.expect("an answer"));
    assert!(!journal.is_done("message 4").await.expect("an answer"));
}

async fn a_writer_who_has_not_read_what_others_wrote_is_refused(backend: impl Backend) {
    let (mut one, mut other) = (backend.open().await, backend.open().await);
    let mut register_of_one = filled(&mut one).await;
    let mut register = Register::default();
    assert!(other.catch_up(&mut register).await.expect("the journal"));
    assert!(!other.catch_up(&mut register).await.expect("the journal"), "there is nothing new");
    let first = batch(&mut register, &organisation(), &heard(4, "bob", "/comment WG-IMP first"));
    other.commit(&first).await.expect("a record");

    let mut stale = register_of_one.clone();
    let late = batch(&mut stale, &organisation(), &heard(5, "bob", "/comment WG-IMP late"));
    assert!(matches!(one.commit(&late).await, Err(JournalError::Behind)));
    let question = batch(&mut register_of_one.clone(), &organisation(), &heard(6, "bob", "/status"));
    assert!(matches!(one.commit(&question).await, Err(JournalError::Behind)), "an answer from an old register");
    assert!(one.catch_up(&mut register_of_one).await.expect("the journal"));
    let late = batch(&mut register_of_one, &organisation(), &heard(5, "bob", "/comment WG-IMP late"));
    one.commit(&late).await.expect("a record");

    assert!(other.catch_up(&mut register).await.expect("the journal"));
    let profile = batch(&mut register, &organisation(), &heard(7, "bob", "/profile set zone: Africa/Dakar"));
    assert!(profile.recorded.is_empty() && !profile.people.is_empty());
    other.commit(&profile).await.expect("a change of people, which no event tells");
    assert!(one.catch_up(&mut register_of_one).await.expect("the journal"));
    let bob = register_of_one.people().of_account(&Account::console("bob")).expect("Bob");
    assert_eq!(bob.zone.as_deref(), Some("Africa/Dakar"));
}

async fn a_form_is_kept_until_it_is_dealt_with(backend: impl Backend) {
    let mut journal = backend.open().await;
    let mut register = filled(&mut journal).await;
    let begun = heard(11, "bob", "/comment WG-IMP kept");
    for begun in [&begun, &heard(2, "bob", "known"), &Heard { name: "changed since".to_owned(), ..begun.clone() }] {
        journal.keep(begun).await.expect("room for forms");
    }
    let mut journal = backend.open().await;
    journal.catch_up(&mut register).await.expect("the journal");
    assert_eq!(journal.kept("message 11").await.expect("the inbox"), Some(begun.clone()));
    assert_eq!(journal.kept("message 2").await.expect("the inbox"), None, "what was dealt with is not kept again");
    let dealt_with = batch(&mut register, &organisation(), &begun);
    journal.commit(&dealt_with).await.expect("a record");
    assert_eq!(journal.kept("message 11").await.expect("the inbox"), None);
}

async fn a_form_that_is_sent_again_is_recorded_once_and_keeps_nobody_waiting(backend: impl Backend) {
    let mut journal = backend.open().await;
    filled(&mut journal).await;
    let values = |name: &str, value: &str| BTreeMap::from([(name.to_owned(), value.to_owned())]);
    let form = |number, form| Heard { what: What::Form(form), ..heard(number, "bob", "") };
    let begin = |number| {
        form(number, Form { command: "comment".to_owned(), values: values("code", "WG-IMP"), ..Form::default() })
    };
    let send = |number, of: &Heard| {
        let continues = Some(of.cause.clone());
        form(number, Form { values: values("words", "Sent twice."), continues, ..Form::default() })
    };
    let mut desk = Desk::open(journal, organisation(), [1; 32]).await.expect("a desk");
    let comments = |desk: &Desk<_>| desk.register().groups().next().expect("the group").comments.len();
    let before = comments(&desk);
    // One after the other, then both at once, as where the journal is slow.
    let (first, second) = (begin(11), begin(14));
    desk.keep(&first).await.expect("room for forms");
    desk.keep(&second).await.expect("room for forms");
    for heard in [vec![send(12, &first)], vec![send(13, &first)], vec![send(15, &second), send(16, &second)]] {
        let done = desk.process(&heard, &Notes::default(), at(17)).await.expect("a record");
        assert!(done.dispositions.iter().all(|it| it.is_answered()), "{:?}", done.dispositions);
    }
    assert_eq!(comments(&desk) - before, 2);
}

async fn a_form_that_nobody_finished_is_forgotten_after_a_day(backend: impl Backend) {
    const DAY: i64 = 86_400;
    let mut journal = backend.open().await;
    for number in [1, 2, 2 + DAY] {
        journal.keep(&heard(number, "bob", "/status")).await.expect("room for forms");
    }
    assert_eq!(journal.kept("message 1").await.expect("the inbox"), None);
    assert!(journal.kept("message 2").await.expect("the inbox").is_some());
}

async fn an_answer_keeps_what_it_is_attached_to_until_it_is_said(backend: impl Backend) {
    let mut journal = backend.open().await;
    let mut register = filled(&mut journal).await;
    let asked = Heard { interaction: Some("17:token".to_owned()), ..heard(9, "ann", "/status") };
    let answer = batch(&mut register, &organisation(), &asked);
    journal.commit(&answer).await.expect("a record");
    let unsaid = journal.undelivered(Platform::Console).await.expect("the outbox");
    let attached: Vec<_> = unsaid.iter().filter_map(|outgoing| outgoing.interaction.as_deref()).collect();
    assert_eq!(attached, ["17:token"]);
}

async fn a_part_of_the_journal_is_what_came_after_an_event_up_to_a_moment(backend: impl Backend) {
    let mut journal = backend.open().await;
    filled(&mut journal).await;
    for (after, until, expected) in [
        (0, at(0), &[][..]),
        (0, at(1), &[1, 2]),
        (0, at(2), &[1, 2, 3]),
        (0, Timestamp::MAX, &[1, 2, 3, 4]),
        (1, at(2), &[2, 3]),
        (4, Timestamp::MAX, &[]),
    ] {
        let mut seqs = Vec::new();
        journal.each_event(after, until, |recorded| seqs.push(recorded.seq)).await.expect("events");
        assert_eq!(seqs, expected, "after {after} until {until}");
    }
}

async fn a_long_journal_is_read_up_to_a_moment_wherever_that_is(backend: impl Backend) {
    let mut journal = backend.open().await;
    filled(&mut journal).await;
    let last = journal.all_events().await.expect("events").pop().expect("an event");
    // Parcels have a thousand events each; here each event has a second of its own.
    let one = |seq: u64| {
        let at = at(seq.cast_signed());
        Recorded { seq, cause: "many".to_owned(), at, said_at: at, ..last.clone() }
    };
    let recorded: Vec<Recorded> = (5..=2_500).zip(0..).map(|(seq, ordinal)| Recorded { ordinal, ..one(seq) }).collect();
    let batch = Batch { after: 4, causes: vec!["many".to_owned()], recorded, ..Batch::default() };
    journal.commit(&batch).await.expect("a record");
    for until in [4_u64, 5, 999, 1_000, 1_001, 1_999, 2_000, 2_001, 2_499, 2_500, 2_600] {
        for after in [0, 4, 500, 1_000, 1_500] {
            let mut seqs = Vec::new();
            journal
                .each_event(after, at(until.cast_signed()), |recorded| seqs.push(recorded.seq))
                .await
                .expect("events");
            let expected: Vec<u64> = (after + 1..=until.min(2_500)).collect();
            assert_eq!(seqs, expected, "after {after} until {until}");
        }
    }
}

async fn people_and_words_that_are_erased_leave_the_record_standing(backend: impl Backend) {
    let mut journal = backend.open().await;
    let mut register = filled(&mut journal).await;
    let bob = person(&register, "bob");
    journal.keep(&heard(20, "bob", "not dealt with")).await.expect("room for forms");
    journal.keep(&heard(21, "ann", "/status")).await.expect("room for forms");
    erase(&backend, bob).await;
    assert!(journal.catch_up(&mut register).await.expect("the journal"), "an erasure is seen");
    let group = register.groups().next().expect("the group");
    let support = &group.supporters[&bob];
    assert!(register.people().get(bob).is_none() && register.words(support.words.expect("words")).is_none());
    assert_eq!(group.tally().others, 1, "the count stands");
    let export = bytes_of_export(&register);
    assert!(export.contains("a former member") && export.contains("from the list"));
    assert_eq!(journal.kept("message 20").await.expect("the inbox"), None);
    assert!(journal.kept("message 21").await.expect("the inbox").is_some());
}

async fn words_that_a_batch_erases_are_gone_and_the_record_stands(backend: impl Backend) {
    let (mut journal, mut other) = (backend.open().await, backend.open().await);
    let mut written = filled(&mut journal).await;
    let mut register_of_other = Register::default();
    other.catch_up(&mut register_of_other).await.expect("the journal");
    let events = journal.all_events().await.expect("events");
    let belongings = journal.belongings().await.expect("people and texts");
    let erased = events[2].event.texts();
    assert_eq!(written.words(erased[0]).map(AsRef::as_ref), Some("marmalade is good"));

    let causes = vec!["deletion".to_owned()];
    let deletion = Batch { after: written.head(), causes, erased: erased.clone(), ..Batch::default() };
    journal.commit(&deletion).await.expect("a record");
    written.forget_words(&erased);
    assert_eq!(journal.all_events().await.expect("events"), events);
    let left = journal.belongings().await.expect("people and texts");
    assert_eq!(left.people, belongings.people);
    let others: Vec<Text> = belongings.texts.into_iter().filter(|text| !erased.contains(&text.id)).collect();
    assert_eq!((left.texts.len(), left.texts), (4, others));
    assert_eq!(bytes_of_export(&read_again(&backend).await), bytes_of_export(&written));

    assert!(register_of_other.words(erased[0]).is_some());
    assert!(other.catch_up(&mut register_of_other).await.expect("the journal"), "other processes see it");
    assert!(register_of_other.words(erased[0]).is_none());
    assert_eq!(register_of_other.groups().next().expect("the group").tally().others, 1, "the support stands");
    let next = batch(&mut written, &organisation(), &heard(5, "bob", "/unsupport WG-IMP"));
    journal.commit(&next).await.expect("who erased them goes on");
}

async fn words_that_are_said_and_erased_in_one_batch_are_not_kept(backend: impl Backend) {
    let mut journal = backend.open().await;
    let mut register = filled(&mut journal).await;
    let before = journal.belongings().await.expect("people and texts").texts;
    let said = batch(&mut register, &organisation(), &heard(4, "bob", "/comment WG-IMP taken back at once"));
    let erased: Vec<TextId> = said.texts.iter().map(|text| text.id).collect();
    assert_eq!(erased.len(), 1);
    journal.commit(&Batch { erased, ..said }).await.expect("a record");
    assert_eq!(journal.belongings().await.expect("people and texts").texts, before);
    assert_eq!(read_again(&backend).await.groups().next().expect("the group").comments.len(), 2);
}

async fn a_desk_records_also_what_is_only_an_erasure(backend: impl Backend) {
    let mut journal = backend.open().await;
    filled(&mut journal).await;
    let erased = journal.recorded_by("message 2").await.expect("events")[0].event.texts();
    let mut desk = Desk::open(journal, organisation(), [1; 32]).await.expect("a desk");
    assert!(desk.register().words(erased[0]).is_some());
    let only_erases = Batch { erased: erased.clone(), ..Batch::default() };
    desk.record(|_, _| Ok::<_, JournalError>(only_erases.clone())).await.expect("a record");
    assert!(desk.register().words(erased[0]).is_none());
    assert!(read_again(&backend).await.words(erased[0]).is_none());
}

/// Erases somebody, as another process would.
async fn erase(backend: &impl Backend, person: PersonId) {
    let mut journal = backend.open().await;
    let mut register = Register::default();
    journal.catch_up(&mut register).await.expect("the journal");
    let at = register.at().expect("something happened");
    let (seq, cause, event) = (register.head() + 1, format!("erasure of {person}"), Event::PersonForgotten { person });
    let causes = vec![cause.clone()];
    let recorded = vec![Recorded { seq, cause, ordinal: 0, at, said_at: at, by: None, room: None, event }];
    let erasure = Batch { after: register.head(), causes, recorded, ..Batch::default() };
    journal.commit(&erasure).await.expect("an erasure");
}

fn person(register: &Register, handle: &str) -> PersonId {
    register.people().of_account(&Account::console(handle)).expect("a person").id
}

async fn after_an_erasure_neither_name_nor_words_are_in_the_files(backend: impl Backend) {
    let mut journal = backend.open().await;
    let mut register = filled(&mut journal).await;
    // Answers in private stand in a room of the person's handle: one said, one still to be said, one refused that a stranger
    // was to hear.
    for (number, handle, text) in [(5, "bob", "/profile"), (6, "bob", "/profile show"), (7, "stranger", "/profile x")] {
        let batch = batch(&mut register, &organisation(), &heard(number, handle, text));
        journal.commit(&batch).await.expect("an answer");
        if number != 6 {
            let result = if number == 5 { Delivered::Sent(None) } else { Delivered::Refused };
            let noted = delivered(&register, vec![Delivery { key: batch.posts[0].key.clone(), result }]);
            journal.commit(&noted).await.expect("a note");
        }
    }
    let traces = ["bob", "marmalade", "Cleo", "from the list", "https://example.org/7"];
    let found = |traces: &[&'static str]| -> Vec<&'static str> {
        let bytes = backend.bytes();
        let is_there = |trace: &&&str| bytes.windows(trace.len()).any(|window| window == trace.as_bytes());
        traces.iter().filter(is_there).copied().collect()
    };
    assert_eq!(found(&traces), traces, "all of it is there before");
    let _reader = backend.reader().await;
    erase(&backend, person(&register, "bob")).await;
    assert_eq!(found(&traces), ["Cleo", "from the list", "https://example.org/7"]);
    let cleo = register.people().named("Cleo Elsewhere")[0].id;
    erase(&backend, cleo).await;
    assert_eq!(found(&traces), [""; 0]);
    assert_eq!(found(&["stranger"]), [""; 0], "of a stranger nothing was kept");
    journal.catch_up(&mut register).await.expect("the journal");
    let read = read_again(&backend).await;
    assert_eq!(read.head(), register.head());
    assert_eq!(read.groups().next().expect("the group").comments.len(), 1);
}

#[tokio::test]
async fn an_unknown_kind_or_a_broken_row_stops_the_start_with_what_and_where() {
    for (change, expected) in [
        ("UPDATE events SET kind = 'group-painted' WHERE seq = 3", "journal row 3: unknown kind \"group-painted\""),
        (
            "UPDATE events SET version = 7 WHERE seq = 2",
            "journal row 2: version 7 of kind \"group-proposed\" is newer than this program",
        ),
        (
            "UPDATE events SET body = '{}' WHERE seq = 4",
            "journal row 4: broken body of kind \"commented\": missing field `group`",
        ),
        ("UPDATE events SET person = 'me' WHERE seq = 4", "table events, row 4: invalid digit found in string"),
    ] {
        let backend = SqliteFile::new();
        filled(&mut backend.open().await).await;
        let mut connection = connect(&backend).await;
        sqlx::query(change).execute(&mut connection).await.expect("a change from outside");
        let error = backend.open().await.catch_up(&mut Register::default()).await.expect_err("a broken journal");
        assert_eq!(error.to_string(), expected);
    }
}

async fn connect(backend: &SqliteFile) -> sqlx::SqliteConnection {
    use sqlx::Connection;
    sqlx::SqliteConnection::connect(&backend.url()).await.expect("a connection")
}

async fn accounts_of_the_erased_are_remembered_and_read_again(backend: impl Backend) {
    let mut journal = backend.open().await;
    let mut register = filled(&mut journal).await;
    let (bob, ann) = (Account::console("bob"), Account::console("ann"));
    assert!(!register.people().was_forgotten(&bob));
    let mut other = Register::default();
    let mut reader = backend.open().await;
    reader.catch_up(&mut other).await.expect("the journal");
    for (number, handle) in [(5, "bob"), (6, "stranger")] {
        let said = batch(&mut register, &organisation(), &heard(number, handle, "/profile set zone: UTC"));
        journal.commit(&said).await.expect("a record");
        let forgotten = batch(&mut register, &organisation(), &heard(number + 2, handle, "/profile forget yes"));
        assert!(!forgotten.forgotten.iter().any(|account| format!("{account:?}").contains(handle)));
        journal.commit(&forgotten).await.expect("an erasure");
    }
    assert!(reader.catch_up(&mut other).await.expect("the journal"), "another process sees it");
    for read in [register, other, read_again(&backend).await] {
        assert!(read.people().was_forgotten(&bob) && read.people().was_forgotten(&Account::console("stranger")));
        assert!(!read.people().was_forgotten(&ann) && !read.people().was_forgotten(&Account::console("cleo")));
    }
    let keys: BTreeSet<String> =
        journal.belongings().await.expect("rows").forgotten.into_iter().map(|account| account.key).collect();
    assert_eq!(keys.len(), 1, "one key for all");
}
