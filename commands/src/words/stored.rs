//! The stored form of replies, which wait in the outbox from one version to the next.

use expect_test::expect;
use jiff::Timestamp;

use super::{Block, File, Inline, Line, Reply, Table};
use crate::record::{PersonId, Salt, Text};

/// What is still to be said is stored so, by every version: a name that changes here loses what waits in the outbox.
#[test]
fn every_piece_of_a_reply_has_the_stored_form_that_it_always_had() {
    let (at, person) = (Timestamp::UNIX_EPOCH, PersonId(8));
    let text = Text::seal("words", Salt([7; 16]), person).id;
    let pieces = Line(vec![
        Inline::Text("ours".into()),
        Inline::Untrusted("typed".to_owned()),
        Inline::Stored(text),
        Inline::StoredSentence(text),
        Inline::Excerpt(text),
        Inline::Person(person),
        Inline::Group("WG-IMP".parse().unwrap()),
        Inline::Command("status".to_owned()),
        Inline::Chair,
        Inline::Address(1),
        Inline::Date(at),
        Inline::Moment(at),
        Inline::Local(at, "Africa/Dakar".to_owned()),
        Inline::ReaderLocalTime(at, vec!["Asia/Tokyo".into()]),
        Inline::Argument { of: "support".to_owned(), usage: "[words]".to_owned() },
    ]);
    let all = Reply::default()
        .with(Block::Heading(pieces))
        .with(Block::Paragraph(Line::default()))
        .with(Block::List(Vec::new()))
        .with(Block::Fields(vec![("name".into(), Line::default())]))
        .with(Block::Table(Table { heads: vec!["head".into()], rows: Vec::new() }))
        .along_with(File::Calendar(vec![1]))
        .along_with(File::Poll(3))
        .along_with(File::PollEnd(3));
    let stored = serde_json::to_string(&all).unwrap();
    expect![[r#"{"blocks":[{"heading":[{"text":"ours"},{"typed":"typed"},{"words":"423b924e0f53577ff8dbcc14d9640d520dcca58342c84f9070621604cf3a6a7e"},{"sentence":"423b924e0f53577ff8dbcc14d9640d520dcca58342c84f9070621604cf3a6a7e"},{"beginning":"423b924e0f53577ff8dbcc14d9640d520dcca58342c84f9070621604cf3a6a7e"},{"person":"0000000000000008"},{"group":"WG-IMP"},{"command":"status"},"chair",{"address":1},{"date":"1970-01-01T00:00:00Z"},{"moment":"1970-01-01T00:00:00Z"},{"local":["1970-01-01T00:00:00Z","Africa/Dakar"]},{"elsewhere":["1970-01-01T00:00:00Z",["Asia/Tokyo"]]},{"argument":{"of":"support","usage":"[words]"}}]},{"paragraph":[]},{"list":[]},{"fields":[["name",[]]]},{"table":{"heads":["head"],"rows":[]}}],"files":[{"calendar":[1]},{"poll":3},{"poll-end":3}]}"#]].assert_eq(&stored);
    assert_eq!(serde_json::from_str::<Reply>(&stored).unwrap(), all);
}
