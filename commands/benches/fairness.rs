//! How fair meetings come out, and how quickly the fairest start is found.
//!
//! `cargo bench -p commands --bench fairness`
//!
//! A roster of 42 people in 11 cities from Apia to Los Angeles meets every two weeks, 24 times, for 90 minutes. Beside the
//! ledger: the one start that is best by itself for all 24, and rotations of two and of three starts. Then four weeks are
//! searched for 10,000 people, by the search and by asking everybody about every start.

#![expect(clippy::print_stdout, reason = "figures are what a bench is for")]
#![expect(clippy::expect_used, reason = "what is read here stands in this file")]

use std::time::{Duration, Instant};

use commands::record::Borne;
use commands::time::fairness::{
    Attendee, Burden, Choice, Day, Plan, Strain, by_evaluating_everybody, fairest, jain_index, ledger,
};
use commands::time::when;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

const MINUTES: u32 = 90;
const CALLS: i64 = 24;
const SEARCHED_FOR: usize = 10_000;

/// Who lives where.
const ROSTER: [(&str, usize); 11] = [
    ("Pacific/Apia", 3),
    ("Pacific/Auckland", 4),
    ("Asia/Tokyo", 4),
    ("Asia/Singapore", 4),
    ("Asia/Kolkata", 4),
    ("Africa/Nairobi", 4),
    ("Europe/Zurich", 4),
    ("Africa/Dakar", 3),
    ("America/Sao_Paulo", 4),
    ("America/New_York", 4),
    ("America/Los_Angeles", 4),
];

fn main() {
    let first: Timestamp = "2026-01-05T00:00:00Z".parse().expect("a time");
    let roster: Vec<Day> = ROSTER.iter().flat_map(|(place, number)| vec![Day::usual(zone(place)); *number]).collect();
    println!(
        "{} people in {} cities, {CALLS} calls of {MINUTES} minutes, a call every two weeks",
        roster.len(),
        ROSTER.len()
    );
    println!("{:<22} {:>6} {:>6} {:>6} {:>6} {:>7}", "", "mean", "worst", "ratio", "Jain", "nights");
    let weeks: Vec<Timestamp> = (0..CALLS).map(|call| first + SignedDuration::from_hours(call * 14 * 24)).collect();
    let of_the_week = starts_of_a_week();
    // The burdens of everybody at every start of every week.
    let table = Table::of(&roster, &weeks, &of_the_week);
    show("best single start", &table.outcome(&table.rotation(1)));
    show("rotation of two", &table.outcome(&table.rotation(2)));
    show("rotation of three", &table.outcome(&table.rotation(3)));
    show("the ledger", &with_ledger(&roster, &weeks));
    search(first);
}

fn zone(place: &str) -> TimeZone {
    when::zone(place).expect("a zone")
}

/// What a year of calls cost everybody.
struct Outcome {
    borne: Vec<Burden>,
    /// How often somebody had a second night running.
    nights_running: usize,
}

fn show(name: &str, outcome: &Outcome) {
    let sum: Burden = outcome.borne.iter().sum();
    #[expect(clippy::cast_precision_loss, reason = "figures for people to look at")]
    let (mean, worst) =
        (sum as f64 / outcome.borne.len() as f64, outcome.borne.iter().max().copied().unwrap_or_default() as f64);
    let jain = jain_index(&outcome.borne);
    let nights = outcome.nights_running;
    println!("{name:<22} {mean:>6.0} {worst:>6.0} {:>6.2} {jain:>6.3} {nights:>7}", worst / mean);
}

/// The starts within a week, in quarters of an hour, at which a call ends within it.
fn starts_of_a_week() -> Vec<SignedDuration> {
    (0..7 * 96 - i64::from(MINUTES.div_ceil(15))).map(|quarter| SignedDuration::from_mins(quarter * 15)).collect()
}

struct Table {
    /// By start and call: each person's burden, and whether it is in their night.
    cells: Vec<Vec<Vec<(Burden, bool)>>>,
}

impl Table {
    fn of(roster: &[Day], weeks: &[Timestamp], starts: &[SignedDuration]) -> Self {
        let cell = |day: &Day, start| (day.burden(start, MINUTES), day.strain(start, MINUTES) == Strain::Night);
        let call = |start: Timestamp| roster.iter().map(|day| cell(day, start)).collect();
        let cells = starts.iter().map(|start| weeks.iter().map(|week| call(*week + *start)).collect());
        Self { cells: cells.collect() }
    }

    /// The starts of a rotation: the best by the sum of fourth powers over the year, one after the other.
    fn rotation(&self, number: usize) -> Vec<usize> {
        let mut rotation: Vec<usize> = Vec::new();
        for _ in 0..number {
            let with = |start: usize| -> Vec<usize> { rotation.iter().copied().chain([start]).collect() };
            let next = (0..self.cells.len()).min_by_key(|start| fourth_powers(&self.outcome(&with(*start)).borne));
            rotation.extend(next);
        }
        // Each start once more against all others, until none is better.
        loop {
            let before = rotation.clone();
            for place in 0..number {
                let with = |start: usize| {
                    let mut with = rotation.clone();
                    with[place] = start;
                    fourth_powers(&self.outcome(&with).borne)
                };
                if let Some(better) = (0..self.cells.len()).min_by_key(|start| with(*start)) {
                    rotation[place] = better;
                }
            }
            if rotation == before {
                return rotation;
            }
        }
    }

    fn outcome(&self, rotation: &[usize]) -> Outcome {
        let people = self.cells[0][0].len();
        let (mut borne, mut last, mut nights_running) = (vec![0; people], vec![false; people], 0);
        for call in 0..self.cells[0].len() {
            for (person, (burden, is_night)) in self.cells[rotation[call % rotation.len()]][call].iter().enumerate() {
                borne[person] += burden;
                nights_running += usize::from(*is_night && last[person]);
                last[person] = *is_night;
            }
        }
        Outcome { borne, nights_running }
    }
}

fn fourth_powers(borne: &[Burden]) -> u128 {
    borne.iter().map(|burden| u128::from(*burden).pow(4)).sum()
}

fn with_ledger(roster: &[Day], weeks: &[Timestamp]) -> Outcome {
    let mut borne: Vec<Vec<Borne>> = vec![Vec::new(); roster.len()];
    let mut last = vec![false; roster.len()];
    let mut nights_running = 0;
    for week in weeks {
        let attendee = |(person, day): (usize, &Day)| Attendee {
            day: day.clone(),
            ledger: ledger(&borne[person], *week),
            last_was_night: last[person],
        };
        let attendees: Vec<Attendee> = roster.iter().enumerate().map(attendee).collect();
        let plan = Plan { from: *week, to: *week + SignedDuration::from_hours(7 * 24), minutes: MINUTES, count: 1 };
        let Some(Choice { start, .. }) = fairest(&attendees, &plan).first().copied() else { continue };
        for (person, day) in roster.iter().enumerate() {
            let is_night = day.strain(start, MINUTES) == Strain::Night;
            nights_running += usize::from(is_night && last[person]);
            last[person] = is_night;
            borne[person].push(Borne { meeting: 0, at: start, burden: day.burden(start, MINUTES), night: is_night });
        }
    }
    let borne = borne.iter().map(|borne| borne.iter().map(|one| one.burden).sum()).collect();
    Outcome { borne, nights_running }
}

/// The search beside asking everybody, in one run.
fn search(first: Timestamp) {
    const HOURS: [&str; 4] = ["09:00-17:00", "08:00-16:00", "10:00-19:00", "09:00-21:00"];
    const WEEKENDS: [&str; 2] = ["sat, sun", "fri, sat"];
    let places: Vec<String> = when::places().map(|(_, zone)| zone).collect();
    let attendee = |number: usize| Attendee {
        day: Day {
            zone: zone(&places[number * 7 % places.len()]),
            hours: HOURS[number / 5 % HOURS.len()].parse().expect("hours"),
            weekend: WEEKENDS[usize::from(number.is_multiple_of(9))].parse().expect("a weekend"),
        },
        ledger: (number as u64 * 7_919) % 12_000,
        last_was_night: number.is_multiple_of(3),
    };
    let attendees: Vec<Attendee> = (0..SEARCHED_FOR).map(attendee).collect();
    let plan = Plan { from: first, to: first + SignedDuration::from_hours(28 * 24), minutes: MINUTES, count: 3 };
    let (found, took) = timed(|| fairest(&attendees, &plan));
    let (asked, asking_took) = timed(|| by_evaluating_everybody(&attendees, &plan));
    assert_eq!(found, asked, "the same choice");
    println!(
        "{SEARCHED_FOR} people, four weeks: {:.1} ms; by asking everybody {:.0} ms; {:.0} times as fast, the same choice",
        took.as_secs_f64() * 1e3,
        asking_took.as_secs_f64() * 1e3,
        asking_took.as_secs_f64() / took.as_secs_f64(),
    );
}

fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    #[expect(clippy::disallowed_methods, reason = "a bench looks at the clock")]
    let began = Instant::now();
    let result = run();
    (result, began.elapsed())
}
