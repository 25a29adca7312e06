//! What others hear of what was recorded, in words.

use crate::kit::reply::count;
use crate::kit::{Line, Reply};
use crate::line;
use crate::organisation::Organisation;
use crate::propose::proposed;
use crate::register::{Binding, Event, News, Recorded, Register, Room};

/// What is told at once, and where. All else is gathered as news.
pub fn at_once(register: &Register, recorded: &Recorded) -> Vec<(Room, Reply)> {
    match &recorded.event {
        Event::GroupProposed { group, title, .. } => {
            let reply = Reply::line(proposed(group, *title, recorded.by));
            let plenaries = register.rooms().filter(|(_, binding)| **binding == Binding::Plenary);
            plenaries.map(|(room, _)| (room.clone(), reply.clone())).collect()
        }
        _ => Vec::new(),
    }
}

/// What a room has not heard yet, a line for each group: `WG-IMP: +3, now 17 members`.
pub fn news(register: &Register, organisation: &Organisation, news: &News) -> Reply {
    let mut reply = Reply::default();
    for group in organisation.groups_in_order(register) {
        let Some(change) = news.groups.get(&group.code) else { continue };
        let mut parts: Vec<Line> = Vec::new();
        if change.given > 0 {
            parts.push(line![format!("+{}", change.given)]);
        }
        if change.withdrawn > 0 {
            parts.push(line![format!("−{}", change.withdrawn)]);
        }
        if !parts.is_empty() {
            parts.push(line!["now ", group.tally()]);
        }
        if change.comments > 0 {
            parts.push(line![count(change.comments as usize, "new comment")]);
        }
        reply = reply.and(line![&group.code, ": "].then(Line::join(parts, ", ")));
    }
    reply
}
