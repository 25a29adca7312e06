//! The people and the homeserver of the other tests do what those tests trust them to do.

use harness::people::{Person, Seen};
use harness::synapse::{self, Synapse, synapse};
use matrix_sdk::ruma::EventId;
use matrix_sdk::ruma::events::room::message::RoomMessageEventContent;
use serde_json::json;

async fn lea_and_jonas() -> (Person, Person) {
    tokio::join!(Person::join_server(synapse(), "lea"), Person::join_server(synapse(), "jonas"))
}

/// What the person sees of the event, as soon as it can be read.
async fn read(person: &Person, room: &matrix_sdk::ruma::RoomId, event: &EventId) -> Seen {
    let is_it = |seen: &Seen| seen.event == event && seen.kind != "m.room.encrypted";
    person.wait_for(room, |seen| seen.iter().any(is_it)).await.into_iter().find(is_it).unwrap()
}

#[tokio::test]
async fn two_people_talk_in_an_encrypted_room() {
    if synapse::is_missing() {
        return;
    }
    let (lea, jonas) = lea_and_jonas().await;
    let room = lea.create_room(true, &[jonas.id()]).await;
    jonas.join(&room).await;
    let hello = read(&jonas, &room, &lea.say(&room, "Hello").await).await;
    assert_eq!((hello.kind.as_str(), hello.body.as_str(), hello.encrypted), ("m.text", "Hello", true));
    assert_eq!((hello.sender.as_str(), hello.mentions), (lea.id().as_str(), Some(json!({}))));
    let answer = read(&lea, &room, &jonas.reply(&room, &hello.event, "Hello, Lea").await).await;
    assert_eq!((answer.body.as_str(), answer.encrypted), ("Hello, Lea", true));
    assert_eq!(answer.content["m.relates_to"]["m.in_reply_to"]["event_id"], hello.event.as_str());
}

#[tokio::test]
async fn two_people_talk_in_an_open_room() {
    if synapse::is_missing() {
        return;
    }
    let (lea, jonas) = lea_and_jonas().await;
    let room = lea.create_room(false, &[]).await;
    lea.invite(&room, jonas.id()).await;
    jonas.join(&room).await;
    let content = RoomMessageEventContent::notice_html("Hello", "<b>Hello</b>");
    let hello = read(&jonas, &room, &lea.send(&room, content).await).await;
    assert_eq!((hello.kind.as_str(), hello.body.as_str(), hello.encrypted), ("m.notice", "Hello", false));
    assert_eq!((hello.formatted.as_deref(), hello.mentions), (Some("<b>Hello</b>"), None));
}

#[tokio::test]
async fn an_edit_is_seen_as_one() {
    if synapse::is_missing() {
        return;
    }
    let (lea, jonas) = lea_and_jonas().await;
    let room = lea.create_room(true, &[jonas.id()]).await;
    jonas.join(&room).await;
    let first = lea.say(&room, "/suport WG-ARC").await;
    let edit = read(&jonas, &room, &lea.edit(&room, &first, "/support WG-ARC").await).await;
    assert_eq!((edit.kind.as_str(), edit.body.as_str(), edit.encrypted), ("m.replace", "/support WG-ARC", true));
    assert_eq!(edit.content["m.relates_to"]["event_id"], first.as_str());
    assert_eq!(read(&jonas, &room, &first).await.body, "/suport WG-ARC");
}

#[tokio::test]
async fn reactions_and_redactions_are_seen() {
    if synapse::is_missing() {
        return;
    }
    let (lea, jonas) = lea_and_jonas().await;
    let room = lea.create_room(true, &[jonas.id()]).await;
    jonas.join(&room).await;
    let said = lea.say(&room, "Shall we?").await;
    let yes = read(&lea, &room, &jonas.react(&room, &said, "👍").await).await;
    assert_eq!((yes.kind.as_str(), &yes.content["m.relates_to"]["key"]), ("m.reaction", &json!("👍")));
    let gone = read(&jonas, &room, &lea.redact(&room, &said).await).await;
    assert_eq!((gone.kind.as_str(), &gone.content["redacts"]), ("m.room.redaction", &json!(said)));
}

#[tokio::test]
async fn who_is_sent_out_of_a_room_sees_it() {
    if synapse::is_missing() {
        return;
    }
    let (lea, jonas) = lea_and_jonas().await;
    let room = lea.create_room(false, &[jonas.id()]).await;
    let membership = |membership: &'static str| {
        move |seen: &[Seen]| seen.iter().any(|seen| seen.content["membership"] == membership)
    };
    jonas.join(&room).await;
    lea.kick(&room, jonas.id()).await;
    jonas.wait_for(&room, membership("leave")).await;
    lea.ban(&room, jonas.id()).await;
    lea.wait_for(&room, membership("ban")).await;
}

#[tokio::test]
async fn a_room_is_replaced_by_another() {
    if synapse::is_missing() {
        return;
    }
    let lea = Person::join_server(synapse(), "lea").await;
    let old = lea.create_room(true, &[]).await;
    let new = lea.upgrade(&old).await;
    let is_tombstone =
        |seen: &Seen| seen.kind == "m.room.tombstone" && seen.content["replacement_room"] == new.as_str();
    lea.wait_for(&old, |seen| seen.iter().any(is_tombstone)).await;
    lea.wait_until_member(&new, lea.id()).await;
    let said = lea.say(&new, "Here we go on.").await;
    assert!(read(&lea, &new, &said).await.encrypted);
}

#[tokio::test]
async fn everybody_sees_that_a_device_is_its_owners() {
    if synapse::is_missing() {
        return;
    }
    let (lea, jonas) = lea_and_jonas().await;
    assert!(lea.device_verified_by_owner(jonas.id(), &jonas.device()).await);
    assert!(!lea.device_verified_by_owner(jonas.id(), &lea.device()).await);
}

#[tokio::test]
async fn a_server_that_was_stopped_starts_again_with_its_rooms() {
    if synapse::is_missing() {
        return;
    }
    let mut synapse = Synapse::start();
    let lea = Person::join_server(&synapse, "lea").await;
    let room = lea.create_room(true, &[]).await;
    let before = lea.say(&room, "Before").await;
    let process = synapse.process_id();
    synapse.stop();
    assert_eq!(synapse.process_id(), None);
    synapse.start_again();
    assert_ne!(synapse.process_id(), process);
    let after = lea.say(&room, "After").await;
    assert_eq!(read(&lea, &room, &before).await.body, "Before");
    assert_eq!(read(&lea, &room, &after).await.body, "After");
}
