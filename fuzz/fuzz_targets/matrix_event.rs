//! Any events of a room's timeline, one a line: each is heard or passed over.

#![no_main]

use commands::record::{Account, Platform, Room};
use fuzz::Stage;
use libfuzzer_sys::fuzz_target;
use matrix_sdk::ruma::user_id;
use rapporteur::platforms::matrix::read::{Addressee, RoomEvent, is_dismissal, original_of, sender};
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let me = user_id!("@rapporteur:example.org");
    let mut stage = Stage::with_life();
    let mut all: Vec<Value> = Vec::new();
    for line in bytes.split(|byte| *byte == b'\n').take(16) {
        let Ok(json) = serde_json::from_slice::<Value>(line) else { continue };
        let _ = is_dismissal(&json, me);
        let Some(sender) = sender(&json) else { continue };
        // Who names no room says it in private.
        let room = match json["room_id"].as_str() {
            Some(id) => Room { platform: Platform::Matrix, id: id.to_owned() },
            None => Account { platform: Platform::Matrix, id: sender.to_string() }.private_room(),
        };
        let original = original_of(&json).and_then(|of| all.iter().find(|event| event["event_id"] == of));
        let (room_id, name) = ("!room:example.org", sender.localpart().to_owned());
        let event = RoomEvent { json: &json, original, room_id, room, name };
        if let Some(heard) = event.heard(Addressee { user: me, name: Some("Rapporteur"), mark: "!" }) {
            stage.hears(&heard);
        }
        all.push(json);
    }
    stage.holds();
});
