//! The people and the homeserver of the other tests do what those tests trust them to do.

use matrix_sdk::ruma::EventId;

use crate::people::{Person, Seen};
use crate::synapse::{Synapse, synapse};

fn has(event: &EventId) -> impl Fn(&[Seen]) -> bool {
    move |seen| seen.iter().any(|seen| seen.event == event)
}

#[tokio::test]
async fn two_people_talk_in_an_encrypted_room() {
    let (lea, jonas) = (Person::join_server(synapse(), "lea").await, Person::join_server(synapse(), "jonas").await);
    let room = lea.create_room(true, &[jonas.id()]).await;
    jonas.join(&room).await;
    lea.wait_until_member(&room, jonas.id()).await;
    let said = lea.say(&room, "Hello").await;
    let seen = jonas.wait_for(&room, has(&said)).await;
    let hello = seen.iter().find(|seen| seen.event == said).unwrap();
    assert_eq!((hello.kind.as_str(), hello.body.as_str(), hello.encrypted), ("m.text", "Hello", true), "{hello:?}");
    assert_eq!(hello.mentions, Some(serde_json::json!({})));
}
