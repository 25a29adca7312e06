//! The search for the fairest start.
//!
//! Of each start it is asked what everybody would have borne after it: the sum of the fourth powers, which is the power
//! mean with p = 4 in whole numbers. It weighs those who bear most. People with the same day bear the same, so that for
//! them the sums of the powers of their ledgers are enough: the search takes as long for ten thousand as for their days.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Weekday;
use jiff::tz::Offset;

use super::burden::{Burden, Day, NIGHT, QUARTER, later};
use crate::record::Hours;

/// How far apart choices are at least, in quarters of an hour: six hours.
const APART: usize = 24;

/// Somebody who is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendee {
    /// When they can meet.
    pub day: Day,
    /// What they have borne so far, as it counts now.
    pub ledger: Burden,
    /// Whether the last meeting was in their night.
    pub last_was_night: bool,
}

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The first start.
    pub from: Timestamp,
    /// Before this the meeting has ended.
    pub to: Timestamp,
    /// The length.
    pub minutes: u32,
    /// How many choices.
    pub count: usize,
}

/// A start, and how good it is: the first is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Choice {
    /// For how many it is the second night running; nobody counts where another start avoids it for all.
    pub nights_running: usize,
    /// The sum of the fourth powers of what everybody has borne after it.
    pub borne: u128,
    /// The start.
    pub start: Timestamp,
}

impl Plan {
    fn quarters(&self) -> usize {
        self.minutes.div_ceil(QUARTER) as usize
    }

    /// How many quarters of an hour there are to begin in.
    fn starts(&self) -> usize {
        let seconds = self.to.duration_since(self.from).as_secs().max(0);
        let quarters = usize::try_from(seconds / i64::from(60 * QUARTER)).unwrap_or(usize::MAX);
        (quarters + 1).saturating_sub(self.quarters())
    }

    fn start(&self, number: usize) -> Timestamp {
        later(self.from, i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// People with the same day: how many they are, and the sums of the powers of their ledgers.
#[derive(Clone, Debug, Default)]
struct Alike {
    /// The sums of the powers 0 to 4.
    powers: [u128; 5],
    /// How many of them had the last meeting in their night.
    tired: usize,
}

impl Alike {
    fn add(&mut self, attendee: &Attendee) {
        let ledger = u128::from(attendee.ledger);
        for (power, sum) in (0..).zip(&mut self.powers) {
            *sum += ledger.pow(power);
        }
        self.tired += usize::from(attendee.last_was_night);
    }

    /// The sum of the fourth powers of their ledgers with this burden: the binomial theorem.
    fn borne_with(&self, burden: Burden) -> u128 {
        let b = u128::from(burden);
        let [number, first, second, third, fourth] = self.powers;
        fourth + 4 * b * third + 6 * b.pow(2) * second + 4 * b.pow(3) * first + b.pow(4) * number
    }
}

/// The fairest starts, the best first, at least six hours apart. Nobody has a second night running where a start avoids
/// that for all.
pub fn fairest(attendees: &[Attendee], plan: &Plan) -> Vec<Choice> {
    fairest_where(attendees, plan, |_| true)
}

/// The same among the starts of which it holds.
pub fn fairest_where(attendees: &[Attendee], plan: &Plan, holds: impl Fn(Timestamp) -> bool) -> Vec<Choice> {
    let (starts, length) = (plan.starts(), plan.quarters());
    let mut choices: Vec<Choice> =
        (0..starts).map(|number| Choice { nights_running: 0, borne: 0, start: plan.start(number) }).collect();
    for (day, alike) in days(attendees, plan.from, starts + length) {
        let curve = day.curve(plan.from, starts + length);
        let mut cost: u32 = curve.iter().take(length).sum();
        let is_night = |cell: &u32| usize::from(*cell == NIGHT);
        let mut nights: usize = curve.iter().take(length).map(is_night).sum();
        for (number, choice) in choices.iter_mut().enumerate() {
            choice.borne += alike.borne_with(u64::from(cost * QUARTER));
            choice.nights_running += if nights > 0 { alike.tired } else { 0 };
            cost = cost + curve[number + length] - curve[number];
            nights = nights + is_night(&curve[number + length]) - is_night(&curve[number]);
        }
    }
    best(choices, plan.count, holds)
}

/// The fairest by asking everybody about every start, without any of the above: what the search is held against.
pub fn by_evaluating_everybody(attendees: &[Attendee], plan: &Plan) -> Vec<Choice> {
    let choice = |number| {
        let start = plan.start(number);
        let mut choice = Choice { nights_running: 0, borne: 0, start };
        for attendee in attendees {
            let is_night = attendee.day.strain(start, plan.minutes) == super::Strain::Night;
            choice.nights_running += usize::from(attendee.last_was_night && is_night);
            choice.borne += u128::from(attendee.ledger + attendee.day.burden(start, plan.minutes)).pow(4);
        }
        choice
    };
    best((0..plan.starts()).map(choice).collect(), plan.count, |_| true)
}

/// Seconds of a day, and by how many of them the hours of two offers differ at least.
const DAY: i64 = 24 * 3600;
const OTHER_HOUR: i64 = 2 * 3600;

fn best(mut choices: Vec<Choice>, count: usize, holds: impl Fn(Timestamp) -> bool) -> Vec<Choice> {
    if choices.iter().all(|choice| choice.nights_running > 0) {
        // It cannot be avoided for all: then what everybody has borne decides.
        choices.sort_unstable_by_key(|choice| (choice.borne, choice.start));
    } else {
        choices.sort_unstable_by_key(|choice| (choice.nights_running > 0, choice.borne, choice.start));
    }
    let apart = i64::try_from(APART).unwrap_or(i64::MAX) * i64::from(QUARTER) * 60;
    let mut taken: Vec<Choice> = Vec::new();
    for choice in choices {
        if taken.len() == count {
            break;
        }
        let is_apart = |other: &Choice| {
            let between = choice.start.duration_since(other.start).as_secs().abs();
            // The same hour on another day costs the same people the same.
            let of_day = between % DAY;
            between >= apart && of_day.min(DAY - of_day) >= OTHER_HOUR
        };
        if taken.iter().all(is_apart) && holds(choice.start) {
            taken.push(choice);
        }
    }
    taken
}

/// From when on which offset holds.
type Offsets = Vec<(Timestamp, Offset)>;

/// The days that there are, each with those who share it: the same hours and weekend, and within that time the same
/// offsets.
fn days(attendees: &[Attendee], from: Timestamp, quarters: usize) -> Vec<(&Day, Alike)> {
    let mut days: Vec<(&Day, Alike)> = Vec::new();
    let mut places: HashMap<(Offsets, Hours, Vec<Weekday>), usize> = HashMap::new();
    let mut offsets: HashMap<&str, Offsets> = HashMap::new();
    for attendee in attendees {
        let day = &attendee.day;
        let offsets = match day.zone.iana_name() {
            Some(name) => offsets.entry(name).or_insert_with(|| day.offsets(from, quarters)).clone(),
            None => day.offsets(from, quarters),
        };
        let place = *places.entry((offsets, day.hours, day.weekend.0.clone())).or_insert_with(|| {
            days.push((day, Alike::default()));
            days.len() - 1
        });
        days[place].1.add(attendee);
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::when::zone;
    use proptest::prelude::*;

    fn attendees() -> impl Strategy<Value = Vec<Attendee>> {
        let places = vec!["Pacific/Apia", "Asia/Kathmandu", "Europe/Paris", "Africa/Dakar", "America/Los_Angeles"];
        let hours = vec!["09:00-17:00", "12:00-20:00", "22:00-06:00", "09:10-21:20"];
        let attendee = (
            prop::sample::select(places),
            prop::sample::select(hours),
            prop::sample::select(vec!["sat, sun", "fri, sat"]),
            0..20_000_u64,
            any::<bool>(),
        )
            .prop_map(|(place, hours, weekend, ledger, last_was_night)| Attendee {
                day: Day {
                    zone: zone(place).expect("a zone"),
                    hours: hours.parse().expect("hours"),
                    weekend: weekend.parse().expect("a weekend"),
                },
                ledger,
                last_was_night,
            });
        prop::collection::vec(attendee, 0..12)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_search_finds_what_asking_everybody_finds(
            attendees in attendees(),
            minutes in prop::sample::select(vec![15, 40, 90]),
            days in 1..5_i64,
        ) {
            // Over the change of the clocks in Paris.
            let from: Timestamp = "2026-03-28T00:00:00Z".parse().expect("a time");
            let plan = Plan { from, to: later(from, days * 96), minutes, count: 3 };
            prop_assert_eq!(fairest(&attendees, &plan), by_evaluating_everybody(&attendees, &plan));
        }
    }

    #[test]
    fn nobody_has_two_nights_running_where_a_start_avoids_it() {
        let attendee =
            |place, ledger, last_was_night| Attendee { day: Day::usual(zone(place).unwrap()), ledger, last_was_night };
        // Midnight to eight in Auckland, noon to eight in Zurich.
        let from: Timestamp = "2026-03-04T11:00:00Z".parse().unwrap();
        let plan = Plan { from, to: later(from, 32), minutes: 60, count: 1 };
        let start = |attendees: &[Attendee]| fairest(attendees, &plan)[0].start.to_string();
        let both = [attendee("Europe/Zurich", 9_000, false), attendee("Pacific/Auckland", 0, true)];
        assert_eq!(start(&both), "2026-03-04T17:00:00Z");
        let rested = [both[0].clone(), Attendee { last_was_night: false, ..both[1].clone() }];
        assert_eq!(start(&rested), "2026-03-04T11:00:00Z");
        assert!(fairest(&both, &Plan { to: from, ..plan }).is_empty());
    }
}
