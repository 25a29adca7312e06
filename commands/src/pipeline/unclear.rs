//! Words of a command that could be several things, where only its decision tells: the time of a meeting, a deadline at the end of
//! other words.

use crate::language::heard::Heard;
use crate::language::reader::{self, Reading};
use crate::language::{Call, Draft, Scene};
use crate::pipeline::decide::read_chosen;
use crate::record::chance::Seed;
use crate::words::Refusal;

/// The question in the place of a refusal of words that could be several things, where the command can be followed with one of them.
pub(super) fn ask_of_value(refusal: Refusal, call: &Call, heard: &Heard, scene: Scene<'_>, seed: Seed) -> Refusal {
    let Refusal::Unclear(unclear) = &refusal else { return refusal };
    let read = |command: &str| match read_chosen(command, heard, scene.register, scene.organisation, scene.now) {
        Reading::Command(read) => Some(read),
        Reading::Refused { .. } | Reading::NotForUs | Reading::Happened => None,
    };
    // A form can hold what no line can.
    let is_same = |typed: Call| typed.values == call.values && typed.parts == call.parts;
    if !read(&call.typed).is_some_and(is_same) {
        return refusal;
    }
    let works = |command: &str, _: &_| {
        let decided = read(command).and_then(|call| Some(call.spec.decide()?(&call, &mut Draft::new(scene, seed))));
        match decided {
            Some(Ok(_) | Err(Refusal::Missing { .. } | Refusal::Asked(_))) => true,
            Some(Err(Refusal::Unclear(next))) => next.typed != unclear.typed,
            Some(Err(_)) | None => false,
        }
    };
    reader::asking_of_value(unclear, &call.typed, works).map_or_else(|| refusal.clone(), Refusal::from)
}
