//! Clocks that are changed soon, where people live.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::say;
use crate::words::shared::key;
use crate::words::{Inline, Line, Message};

/// The most names of zones in a line.
const MOST: usize = 3;

/// `On Sun 26 Mar 2017 clocks go forward by an hour: Europe/Paris, Europe/Berlin`, a line for each change.
pub(super) fn changes(zones: &[(String, TimeZone)], now: Timestamp, ahead: SignedDuration) -> Vec<Line> {
    let mut changes: Vec<(Message, i32, Vec<&str>)> = Vec::new();
    for (name, zone) in zones {
        let Some(next) = zone.following(now).next().filter(|next| next.timestamp().duration_since(now) <= ahead) else {
            continue;
        };
        let before = zone.to_offset(now).seconds();
        let by = next.offset().seconds() - before;
        if by == 0 {
            continue;
        }
        // The day that people call so: by the clocks as they were.
        let day: Message = zone.to_offset(now).to_datetime(next.timestamp()).date().into();
        match changes.iter_mut().find(|(known, same, _)| *known == day && *same == by) {
            Some((_, _, names)) => names.push(name),
            None => changes.push((day, by, vec![name])),
        }
    }
    let line = |(day, by, names): (Message, i32, Vec<&str>)| {
        let more = names.len().saturating_sub(MOST);
        let zones = names.into_iter().take(MOST).collect::<Vec<_>>().join(", ");
        let zones: Line = match more {
            0 => Inline::as_is(zones).into(),
            more => say!(digest_zones_more, zones: zones, count: more).into(),
        };
        let direction = key(if by > 0 { "forward" } else { "back" });
        say!(digest_clocks, direction: direction, minutes: by.unsigned_abs() / 60, day: day, zones: zones).into()
    };
    changes.into_iter().map(line).collect()
}
