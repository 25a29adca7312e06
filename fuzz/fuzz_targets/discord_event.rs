//! Anything that Discord's gateway sends, one a line: an interaction is heard, asks for more, is offered what could be
//! chosen, or is passed over.

#![no_main]

use commands::pipeline::form;
use fuzz::Stage;
use libfuzzer_sys::fuzz_target;
use rapporteur::platforms::discord::read;

fuzz_target!(|bytes: &[u8]| {
    let mut stage = Stage::with_life();
    for line in bytes.split(|byte| *byte == b'\n').take(16) {
        let Ok(told) = serde_json::from_slice::<serde_json::Value>(line) else { continue };
        let Some(interaction) = read::interaction(&told["d"]) else { continue };
        let _ = read::choices(&interaction, &stage.register, &stage.organisation, Default::default());
        let Some(done) = read::done(&interaction, &stage.register) else { continue };
        match form::questions(&done.heard, &stage.register, &stage.organisation, stage.now) {
            Some(questions) => stage.begins(questions.of(done.heard)),
            None => stage.hears(&done.heard),
        }
    }
    stage.holds();
});
