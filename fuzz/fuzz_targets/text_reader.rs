//! Any message, by anybody, anywhere: it is read, decided, said and exported.

#![no_main]

use commands::language::heard::{Addressed, Heard, Message, What};
use commands::record::{Account, Room};
use fuzz::Stage;
use libfuzzer_sys::fuzz_target;

const SPEAKERS: [&str; 4] = ["lynn", "anja", "lea", "guest"];
const ROOMS: [&str; 5] = ["#plenary", "#wg-imp", "#lounge", "@lea", "#wg-work"];

// Messages are separated by a null byte; each is said in turn by somebody else, somewhere else.
fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut stage = Stage::with_life();
    for (number, text) in text.split('\0').take(16).enumerate() {
        let addressed = if number % 2 == 0 { Addressed::ToAllHere } else { Addressed::ToBot };
        let (room, speaker) = (ROOMS[number % ROOMS.len()], SPEAKERS[number % SPEAKERS.len()]);
        let heard = Heard {
            cause: number.to_string(),
            room: Room::console(room),
            account: Account::console(speaker),
            name: speaker.to_owned(),
            said_at: stage.now,
            all_heard_until: None,
            interaction: None,
            platform_roles: None,
            what: What::Message(Message::new(text, addressed)),
        };
        stage.hears(&heard);
    }
    stage.holds();
});
