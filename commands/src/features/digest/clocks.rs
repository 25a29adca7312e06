//! Clocks that are changed soon, where people live.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::line;
use crate::words::Line;

/// The most names of zones in a line.
const MOST: usize = 3;

/// `On Sun 26 Mar 2017 clocks go forward by an hour: Europe/Paris, Europe/Berlin`, a line for each change.
pub(super) fn changes(zones: &[(String, TimeZone)], now: Timestamp, ahead: SignedDuration) -> Vec<Line> {
    let mut changes: Vec<(String, String, Vec<&str>)> = Vec::new();
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
        let day = zone.to_offset(now).to_datetime(next.timestamp()).strftime("%a %-d %b %Y").to_string();
        let how = format!("{} {}", if by > 0 { "forward" } else { "back" }, amount(by.abs()));
        match changes.iter_mut().find(|(known, same, _)| *known == day && *same == how) {
            Some((_, _, names)) => names.push(name),
            None => changes.push((day, how, vec![name])),
        }
    }
    let line = |(day, how, names): (String, String, Vec<&str>)| {
        let more = names.len().saturating_sub(MOST);
        let shown = names.into_iter().take(MOST).collect::<Vec<_>>().join(", ");
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        line![format!("On {day} clocks go {how}: {shown}{more}")]
    };
    changes.into_iter().map(line).collect()
}

fn amount(seconds: i32) -> String {
    if seconds == 3600 { "an hour".to_owned() } else { format!("{} minutes", seconds / 60) }
}
