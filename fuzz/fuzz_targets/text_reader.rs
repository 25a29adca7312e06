//! Any message, by anybody, anywhere: it is read, decided, said and exported without a panic.
//!
//! `cargo fuzz run text_reader -- -max_total_time=60`

#![no_main]

use commands::decide::{self, Past};
use commands::export::Export;
use commands::heard::{Addressed, Earlier, Heard, Message, What};
use commands::kit::plain::Plain;
use commands::kit::reader::Reading;
use commands::organisation::Organisation;
use commands::register::{Account, Register, Room};
use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let mut organisation = Organisation::default();
    organisation.roles.chair = vec![Account::console("chair")];
    organisation.roles.secretariat = vec![Account::console("secretary")];
    let mut register = Register::default();
    say(&mut register, &organisation, "#plenary", "chair", "/propose WG-IMP Improvements", 0);
    // Messages are separated by a null byte; each is said in turn by somebody else, somewhere else.
    let speakers = ["chair", "secretary", "guest"];
    let rooms = ["#plenary", "#wg-imp", "#lounge", "@guest"];
    for (number, text) in text.split('\0').take(16).enumerate() {
        let (room, speaker) = (rooms[number % rooms.len()], speakers[number % speakers.len()]);
        say(&mut register, &organisation, room, speaker, text, number + 1);
    }
    let export = Export::of(&register, &organisation, None);
    assert!(export.json().is_ok());
});

fn say(register: &mut Register, organisation: &Organisation, room: &str, speaker: &str, text: &str, number: usize) {
    let now = Timestamp::from_second(1_491_800_000 + number as i64).expect("a time in 2017");
    let addressed = if number % 2 == 0 { Addressed::ToAllHere } else { Addressed::ToBot };
    let heard = Heard {
        cause: number.to_string(),
        room: Room::console(room),
        account: Account::console(speaker),
        name: speaker.to_owned(),
        said_at: now,
        interaction: None,
        what: What::Message(Message::new(text, addressed)),
    };
    let outcome = match decide::read(&heard, &Earlier::default(), register, organisation, now) {
        Reading::NotForUs | Reading::Happened => return,
        Reading::Refused { refusal, private } => decide::refuse(&refusal, private, &heard, register),
        Reading::Command(call) => {
            let view = call.as_of().map(|at| register.before_all(at));
            let past = Past { view: view.as_ref(), ..Past::default() };
            decide::command(&call, &heard, register, past, organisation, now, [7; 32])
        }
    };
    let plain = Plain { register, mark: "/", width: Some(60) };
    for post in &outcome.posts {
        let said = plain.reply(&post.reply);
        assert!(!said.chars().any(|c| c.is_control() && c != '\n' && c != '\t'), "{said:?}");
    }
}
