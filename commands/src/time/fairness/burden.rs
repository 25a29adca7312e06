//! What a time costs somebody: nothing in their working hours, most in their night.

use jiff::civil::{Time, Weekday};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::record::{Hours, Weekend};

/// What a minute costs in somebody's night, which is the most there is.
pub const NIGHT: u32 = 10;

/// What a minute costs at least on somebody's weekend: as much as one at six in the morning.
const WEEKEND: u32 = 4;

/// A quarter of an hour, in minutes: for so long a cost stays the same.
pub(super) const QUARTER: u32 = 15;

const MINUTES_OF_A_DAY: u32 = 24 * 60;

/// What a minute costs that is at most so many minutes after the end of the day.
const AFTER: [(u32, u32); 4] = [(2 * 60, 1), (4 * 60, 2), (5 * 60, 4), (6 * 60, 7)];

/// The same before its beginning.
const BEFORE: [(u32, u32); 3] = [(60, 1), (2 * 60, 2), (3 * 60, 4)];

/// Cost times minutes. A meeting of an hour in somebody's night is 600.
pub type Burden = u64;

/// How a time falls into somebody's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strain {
    /// All of it in their working hours.
    Fine,
    /// Some of it early or late, or on their weekend.
    Edge,
    /// Some of it in their night.
    Night,
}

/// When somebody can meet, in their own zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The zone.
    pub zone: TimeZone,
    /// The hours that cost nothing, to the quarter of an hour.
    pub hours: Hours,
    /// The days of which every minute costs.
    pub weekend: Weekend,
}

impl Day {
    /// From nine to five, Monday to Friday.
    pub fn usual(zone: TimeZone) -> Self {
        let hours = Hours { from: Time::constant(9, 0, 0, 0), to: Time::constant(17, 0, 0, 0) };
        Self { zone, hours, weekend: Weekend(vec![Weekday::Saturday, Weekday::Sunday]) }
    }

    /// What a minute costs at a moment.
    pub fn cost(&self, at: Timestamp) -> u32 {
        let local = self.zone.to_datetime(at);
        self.on(local.weekday(), self.cost_of(minute_of(local.time())))
    }

    fn on(&self, day: Weekday, cost: u32) -> u32 {
        if self.weekend.0.contains(&day) { cost.max(WEEKEND) } else { cost }
    }

    /// What a minute of the day costs, whatever the day.
    fn cost_of(&self, minute: u32) -> u32 {
        let (from, to) = (quarter_of(self.hours.from), quarter_of(self.hours.to));
        let since = |earlier: u32, later: u32| (later + MINUTES_OF_A_DAY - earlier) % MINUTES_OF_A_DAY;
        let is_inside = from == to || since(from, minute) < since(from, to);
        let of = |table: &[(u32, u32)], distance: u32, reaches: fn(u32, u32) -> bool| {
            table.iter().find(|(within, _)| reaches(distance, *within)).map_or(NIGHT, |(_, cost)| *cost)
        };
        if is_inside {
            return 0;
        }
        let after = of(&AFTER, since(to, minute), |distance, within| distance < within);
        let before = of(&BEFORE, since(minute, from), |distance, within| distance <= within);
        after.min(before)
    }

    /// What a meeting costs; its length counts in quarters of an hour, the last one whole.
    pub fn burden(&self, start: Timestamp, minutes: u32) -> Burden {
        self.costs(start, minutes).map(|cost| u64::from(cost * QUARTER)).sum()
    }

    /// How a meeting falls into the day.
    pub fn strain(&self, start: Timestamp, minutes: u32) -> Strain {
        match self.costs(start, minutes).max().unwrap_or(0) {
            0 => Strain::Fine,
            NIGHT => Strain::Night,
            _ => Strain::Edge,
        }
    }

    fn costs(&self, start: Timestamp, minutes: u32) -> impl Iterator<Item = u32> {
        let quarters = i64::from(minutes.div_ceil(QUARTER));
        (0..quarters).map(move |quarter| self.cost(later(start, quarter)))
    }

    /// From when on which offset holds, within a time.
    pub(super) fn offsets(&self, from: Timestamp, quarters: usize) -> Vec<(Timestamp, Offset)> {
        let to = later(from, i64::try_from(quarters).unwrap_or(i64::MAX));
        let changes = self.zone.following(from).take_while(|change| change.timestamp() < to);
        let changes = changes.map(|change| (change.timestamp(), change.offset()));
        [(from, self.zone.to_offset(from))].into_iter().chain(changes).collect()
    }

    /// The cost in each quarter of an hour from a moment on.
    pub(super) fn curve(&self, from: Timestamp, quarters: usize) -> Vec<u32> {
        let of_a_day: Vec<u32> =
            (0..MINUTES_OF_A_DAY / QUARTER).map(|quarter| self.cost_of(quarter * QUARTER)).collect();
        let mut curve = Vec::with_capacity(quarters);
        let mut offsets = self.offsets(from, quarters).into_iter().peekable();
        let (mut at, mut quarter, mut day) = (from, 0, Weekday::Monday);
        while curve.len() < quarters {
            if let Some((_, offset)) = offsets.next_if(|(since, _)| *since <= at) {
                let local = offset.to_datetime(at);
                (quarter, day) = ((minute_of(local.time()) / QUARTER) as usize, local.weekday());
            }
            curve.push(self.on(day, of_a_day[quarter]));
            at = later(at, 1);
            quarter += 1;
            if quarter == of_a_day.len() {
                (quarter, day) = (0, day.next());
            }
        }
        curve
    }
}

/// So many quarters of an hour later.
pub(super) fn later(at: Timestamp, quarters: i64) -> Timestamp {
    at.checked_add(SignedDuration::from_mins(quarters * i64::from(QUARTER))).unwrap_or(Timestamp::MAX)
}

fn minute_of(time: Time) -> u32 {
    u32::from(time.hour().unsigned_abs()) * 60 + u32::from(time.minute().unsigned_abs())
}

/// The quarter of an hour nearest to a time of day.
fn quarter_of(time: Time) -> u32 {
    (minute_of(time) + QUARTER / 2) / QUARTER * QUARTER % MINUTES_OF_A_DAY
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::when::zone;

    fn day(place: &str) -> Day {
        Day::usual(zone(place).unwrap())
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn the_hours_of_a_working_day_cost_as_given() {
        let day = day("UTC");
        let costs: Vec<u32> = (0..24).map(|hour| day.cost(at(&format!("2026-03-04T{hour:02}:30:00Z")))).collect();
        let night = [10; 6];
        assert_eq!(costs[..6], night);
        assert_eq!(costs[6..], [4, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 4, 7, 10]);
        assert_eq!(day.cost(at("2026-03-04T09:00:00Z")), 0);
        assert_eq!(day.cost(at("2026-03-04T17:00:00Z")), 1);
        assert_eq!(day.cost(at("2026-03-04T08:00:00Z")), 1);
        assert_eq!(day.cost(at("2026-03-04T06:00:00Z")), 4);
        assert_eq!(day.cost(at("2026-03-04T05:45:00Z")), 10);
    }

    #[test]
    fn the_costs_shift_with_ones_own_day_and_every_minute_of_ones_weekend_costs() {
        let own = Day { hours: "12:00-20:00".parse().unwrap(), weekend: "fri, sat".parse().unwrap(), ..day("UTC") };
        let cost = |text| own.cost(at(text));
        assert_eq!(
            [cost("2026-03-04T11:30:00Z"), cost("2026-03-04T20:30:00Z"), cost("2026-03-04T03:00:00Z")],
            [1, 1, 10]
        );
        assert_eq!([cost("2026-03-06T13:00:00Z"), cost("2026-03-08T13:00:00Z")], [4, 0]);
        let past_midnight = Day { hours: "20:00-04:00".parse().unwrap(), ..day("UTC") };
        assert_eq!(past_midnight.cost(at("2026-03-04T01:00:00Z")), 0);
    }

    #[test]
    fn a_burden_is_cost_times_minutes_over_the_whole_meeting() {
        let suva = day("Pacific/Fiji");
        // From 23:30 to 01:00 there.
        assert_eq!(suva.burden(at("2026-03-04T11:30:00Z"), 90), 900);
        // From 16:30 to 18:00.
        assert_eq!(suva.burden(at("2026-03-04T04:30:00Z"), 90), 60);
        assert_eq!(suva.strain(at("2026-03-04T04:30:00Z"), 90), Strain::Edge);
        assert_eq!(suva.strain(at("2026-03-04T04:30:00Z"), 30), Strain::Fine);
        assert_eq!(suva.strain(at("2026-03-04T09:45:00Z"), 90), Strain::Night);
    }

    #[test]
    fn a_curve_is_the_cost_at_each_quarter_over_clock_changes_too() {
        for place in ["Europe/Paris", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia"] {
            let day = day(place);
            let from = at("2026-03-01T00:00:00Z");
            let quarters = 60 * 96;
            let direct: Vec<u32> = (0..quarters).map(|quarter| day.cost(later(from, quarter))).collect();
            assert_eq!(day.curve(from, direct.len()), direct, "{place}");
        }
    }
}
