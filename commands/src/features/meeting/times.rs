//! When a meeting is, in words: by its own clocks, in UTC, and where people are.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

use crate::line;
use crate::record::{PersonId, Register};
use crate::say;
use crate::time::when;
use crate::words::{self, Inline, Line, Message};

use crate::audience::expected::{SHARED, zones_of};

/// The most lines of times elsewhere.
const MOST_LINES: usize = 8;

/// The most names of zones in a line.
const MOST_NAMES: usize = 3;

/// The most changes of clocks that are told.
const MOST_CHANGES: usize = 4;

/// `Tue 25 Apr 2017, 15:00 Europe/Zurich (13:00 UTC)`.
pub(crate) fn with_utc(at: Timestamp, zone: &str) -> Line {
    let local = Inline::Local(at, zone.to_owned());
    let Some(tz) = when::zone(zone).filter(|tz| tz.to_offset(at) != Offset::UTC) else {
        let is_utc = zone == "UTC";
        return if is_utc { line![local] } else { say!(meeting_time_same, local: local).into() };
    };
    let (there, utc) = (tz.to_datetime(at).date(), TimeZone::UTC.to_datetime(at));
    let (day, utc) = (utc.date(), utc.strftime("%H:%M").to_string());
    if there == day {
        return say!(meeting_time, local: local, utc: utc).into();
    }
    let number = words::Arg::Number(day.day().into());
    say!(
        meeting_time_other_day,
        local: local,
        weekday: day.weekday(),
        day: number,
        month: words::time::month(day),
        utc: utc,
    )
    .into()
}

/// Zones whose clocks show the same at a moment.
struct Clocks {
    offset: Offset,
    zone: TimeZone,
    /// Each with how many live by it.
    zones: Vec<(String, usize)>,
}

impl Clocks {
    fn people(&self) -> usize {
        self.zones.iter().map(|(_, people)| people).sum()
    }

    /// `Tue 15:00 Europe/Zurich, Africa/Lagos`, where most live first. Who is the only one in a zone finds it by how far it is
    /// from UTC: `Tue 15:00 (UTC+2)`.
    fn at(mut self, at: Timestamp) -> Message {
        self.zones.sort_by(|(one, few), (other, many)| many.cmp(few).then(one.cmp(other)));
        let named = self.zones.iter().take_while(|(_, people)| *people >= SHARED);
        let named: Vec<Line> = named.map(|(name, _)| line![Inline::as_is(name)]).collect();
        let wall = self.zone.to_datetime(at);
        let (weekday, time) = (wall.weekday(), wall.strftime("%H:%M").to_string());
        let offset = (named.len() < self.zones.len()).then(|| when::from_utc_words(self.offset));
        let more = named.len().saturating_sub(MOST_NAMES);
        let has_names = !named.is_empty();
        let zones = words::Arg::each(named.into_iter().take(MOST_NAMES));
        match offset {
            None => say!(meeting_there_zones, weekday: weekday, time: time, zones: zones, more: more),
            Some(offset) if has_names => say!(
                meeting_there_zones_offset,
                weekday: weekday,
                time: time,
                zones: zones,
                more: more,
                offset: offset,
            ),
            Some(offset) => say!(meeting_there_offset, weekday: weekday, time: time, offset: offset),
        }
    }
}

/// The same moment where these people are, at most eight lines, from west to east.
pub(crate) fn elsewhere(at: Timestamp, zone: &str, people: &[PersonId], register: &Register) -> Inline {
    let own = when::zone(zone).map(|own| own.to_offset(at));
    let mut by_offset: Vec<Clocks> = Vec::new();
    for (name, zone, number) in zones_of(register, people) {
        let offset = zone.to_offset(at);
        match by_offset.iter_mut().find(|clocks| clocks.offset == offset) {
            Some(clocks) => clocks.zones.push((name, number)),
            None => by_offset.push(Clocks { offset, zone, zones: vec![(name, number)] }),
        }
    }
    by_offset.retain(|clocks| Some(clocks.offset) != own);
    by_offset.sort_by_key(|clocks| (std::cmp::Reverse(clocks.people()), clocks.offset));
    by_offset.truncate(MOST_LINES);
    by_offset.sort_by_key(|clocks| clocks.offset);
    Inline::ReaderLocalTime(at, by_offset.into_iter().map(|clocks| clocks.at(at).into()).collect())
}

/// A meeting of a series, as it is for the clocks of others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Turn {
    /// When it begins.
    pub(crate) at: Timestamp,
    /// Its day by the clocks of its zone.
    pub(crate) date: Date,
    /// How far those clocks are from UTC.
    pub(crate) offset: Offset,
}

/// At which of these meetings it becomes earlier or later for some, because clocks are changed somewhere.
pub(crate) fn clock_changes(turns: &[Turn], people: &[PersonId], register: &Register) -> Vec<Line> {
    let zones = zones_of(register, people);
    let mut lines = Vec::new();
    for pair in turns.windows(2) {
        let [before, after] = pair else { continue };
        // For whom it moves, by how many seconds.
        let mut moved: Vec<(i32, usize)> = Vec::new();
        for (_, zone, number) in &zones {
            let of_zone = zone.to_offset(after.at).seconds() - zone.to_offset(before.at).seconds();
            let of_meeting = after.offset.seconds() - before.offset.seconds();
            let by = of_zone - of_meeting;
            match moved.iter_mut().find(|(known, _)| *known == by) {
                Some((_, people)) => *people += number,
                None => moved.push((by, *number)),
            }
        }
        moved.retain(|(by, _)| *by != 0);
        moved.sort_unstable();
        for (by, people) in moved {
            let minutes = by.unsigned_abs() / 60;
            let said = if by > 0 {
                say!(meeting_clocks_later, day: after.date, minutes: minutes, count: people)
            } else {
                say!(meeting_clocks_earlier, day: after.date, minutes: minutes, count: people)
            };
            lines.push(said.into());
        }
    }
    lines.truncate(MOST_CHANGES);
    lines
}
