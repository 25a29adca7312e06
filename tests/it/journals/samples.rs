//! A journal with an event of every kind that was ever written: it moves from one database to another as it is.

use std::path::Path;

use commands::record::{Event, PersonId, Recorded, Register};
use harness::program::Place;
use rapporteur::journal::{Batch, Journal, SqlJournal, export_ndjson};

use super::{at, organisation};

/// Every kind in every version, as it was written, from the samples of the record.
fn samples() -> Vec<Event> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("commands/src/record/samples");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("samples").map(|file| file.expect("a file").path()).collect();
    files.sort();
    let read = |file: &std::path::PathBuf| {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let mut parts = name.split('.');
        let (kind, version) =
            (parts.next().expect("a kind"), parts.next().expect("a version").parse().expect("a number"));
        let body = std::fs::read_to_string(file).expect("a sample");
        Event::from_stored(kind, version, &body).unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    files.iter().map(read).collect()
}

async fn lines(journal: &mut SqlJournal) -> String {
    let mut lines = Vec::new();
    export_ndjson(journal, None, &mut lines).await.expect("the journal");
    String::from_utf8(lines).expect("text")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_journal_with_every_kind_of_event_moves_as_it_is() {
    let [from, to] = [Place::new(), Place::new()];
    let mut journal = SqlJournal::open(&from.url()).await.expect("a journal");
    let mut register = Register::default();
    journal.catch_up(&mut register).await.expect("an empty journal");
    let cause = "all samples".to_owned();
    let recorded = |(number, event): (u32, Event)| Recorded {
        seq: u64::from(number) + 1,
        cause: cause.clone(),
        ordinal: number,
        at: at(i64::from(number)),
        said_at: at(i64::from(number)),
        by: Some(PersonId(0xa1)),
        room: None,
        event,
    };
    let recorded: Vec<Recorded> = (0..).zip(samples()).map(recorded).collect();
    let number = recorded.len();
    journal.commit(&Batch { causes: vec![cause.clone()], recorded, ..Batch::default() }).await.expect("a record");
    journal.catch_up(&mut register).await.expect("the journal");
    let exported = lines(&mut journal).await;
    assert_eq!(exported.lines().filter(|line| line.contains("\"seq\":")).count(), number);

    to.write("journal.jsonl", &exported);
    to.run(&["import", "journal.jsonl"]).done();
    let mut moved = SqlJournal::open(&to.url()).await.expect("a journal");
    let mut again = Register::default();
    moved.catch_up(&mut again).await.expect("the journal");
    assert_eq!(lines(&mut moved).await, exported);
    let export = |register| commands::export::Export::of(register, &organisation(), None).json().expect("JSON");
    assert_eq!(export(&again), export(&register));
}
