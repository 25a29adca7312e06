//! A whole cycle of a year in one replay: forty groups, two hundred people. What falls due comes to the minute and once,
//! also when the program is killed again and again.

use std::collections::BTreeMap;
use std::fmt::Write;

use harness::left_out::how_much;
use harness::program::Place;
use jiff::civil::{Date, DateTime, date, time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp, ToSpan};

use crate::killed::{Replayed, killed_again_and_again};
use crate::life::states;

const GROUPS: usize = 40;
const PEOPLE: usize = 200;
const MEMBERS: usize = 60;

/// The cycle, and the day on which the chair decides on all proposals.
const FIRST: Date = date(2017, 1, 10);
const LAST: Date = date(2017, 12, 20);
const DECIDED: Date = date(2017, 2, 15);

/// Where people live: the next person in the next.
const ZONES: [&str; 5] = ["Pacific/Fiji", "Europe/Paris", "America/Lima", "Asia/Kolkata", "Africa/Dakar"];

/// What becomes of a group, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Declined,
    Deferred,
    /// Reports three days after it is asked.
    OnTime,
    /// Reports twenty days after it is asked, six after its time of grace.
    Late,
    /// Never reports.
    Silent,
}

fn fate(group: usize) -> Fate {
    match (group % 10, group % 3) {
        (9, _) => Fate::Declined,
        (8, _) => Fate::Deferred,
        (_, 0) => Fate::OnTime,
        (_, 1) => Fate::Late,
        _ => Fate::Silent,
    }
}

fn is_at_work(group: usize) -> bool {
    !matches!(fate(group), Fate::Declined | Fate::Deferred)
}

/// Whether it asks to go on, and is continued.
fn is_renewed(group: usize) -> bool {
    is_at_work(group) && group.is_multiple_of(2)
}

fn code(group: usize) -> String {
    if group < 30 { format!("WG-N{group}") } else { format!("BPF-N{group}") }
}

fn facilitators(group: usize) -> [usize; 2] {
    [group % MEMBERS, (group + 1) % MEMBERS]
}

fn utc(at: DateTime) -> Timestamp {
    TimeZone::UTC.to_timestamp(at).unwrap()
}

fn people() -> String {
    const STAKEHOLDERS: [&str; 4] = ["government", "private sector", "civil society", "technical community"];
    let mut csv =
        "name,role,stakeholder,zone,console\nLynn,chair,private sector,,lynn\nAnja,secretariat,,,anja\n".to_owned();
    for person in 0..PEOPLE - 2 {
        let role = if person < MEMBERS { "member" } else { "participant" };
        let (stakeholder, zone) = (STAKEHOLDERS[person % 4], ZONES[person % 5]);
        writeln!(csv, "Person {person},{role},{stakeholder},{zone},p{person}").unwrap();
    }
    csv
}

/// What is said, by its moment. What is said at the same moment comes in the order in which it was added.
#[derive(Default)]
struct Script(BTreeMap<Timestamp, Vec<String>>);

impl Script {
    fn say(&mut self, at: DateTime, room: &str, who: &str, text: &str) {
        let at = utc(at);
        let line = format!("{at} {room} <{who}> {}", text.replace('\n', "\n\t"));
        self.0.entry(at).or_default().push(line);
    }

    fn text(&self) -> String {
        let lines = self.0.values().flatten().fold(String::new(), |text, line| text + line.as_str() + "\n");
        lines + "2018-01-31T00:00:00Z ---\n"
    }
}

/// A year of a body at work.
fn script() -> Script {
    let mut script = Script::default();
    let morning = FIRST.at(8, 0, 0, 0);
    script.say(morning, "#plenary", "lynn", &format!("/cycle open \"IGF 2017\" {FIRST} {LAST}"));
    for group in 0..GROUPS {
        birth(&mut script, group);
        if is_at_work(group) {
            year(&mut script, group);
        }
    }
    for number in 1..=3 {
        consultation(&mut script, number);
    }
    script
}

fn birth(script: &mut Script, group: usize) {
    let code = code(group);
    let minutes = |count: usize| Span::new().minutes(i64::try_from(count).unwrap());
    let proposed = FIRST.at(9, 0, 0, 0) + minutes(7 * group);
    let [one, other] = facilitators(group);
    let text = format!(
        "/propose {code} Group number {group}\nObjectives: to reach {group}\nTimeframe: this year\n\
         Facilitator: @p{one}\nFacilitator: @p{other}"
    );
    script.say(proposed, "#plenary", &format!("p{one}"), &text);
    for supporter in 0..15 {
        let at = date(2017, 1, 16).at(6, 0, 0, 0) + minutes(group * 97 + supporter * 5);
        let person = (group * 5 + supporter * 13) % (PEOPLE - 2);
        script.say(at, "#plenary", &format!("p{person}"), &format!("/support {code}"));
    }
    if group.is_multiple_of(5) {
        let who = format!("p{}", (group + 7) % MEMBERS);
        script.say(
            date(2017, 1, 24).at(9, 0, 0, 0) + minutes(group),
            "#plenary",
            &who,
            &format!("/concern {code} Too much."),
        );
        script.say(date(2017, 1, 26).at(9, 0, 0, 0) + minutes(group), "#plenary", &who, &format!("/resolve {code} 1"));
    }
    if group < 30 {
        let text = format!("/lastcall {code} until: \"2017-02-10 {:02}:{:02}\"", 8 + group % 9, group);
        script.say(date(2017, 2, 1).at(9, 0, 0, 0) + minutes(group), "#plenary", "anja", &text);
    } else {
        let at = date(2017, 2, 1).at(9, 0, 0, 0) + minutes(group);
        script.say(at, "#plenary", "anja", &format!("/comment {code} The secretariat was asked."));
    }
    let outcome = match fate(group) {
        Fate::Declined => "decline",
        Fate::Deferred => "defer",
        _ => "approve",
    };
    script.say(decided(group), "#plenary", "lynn", &format!("/decide {code} {outcome}"));
}

fn decided(group: usize) -> DateTime {
    DECIDED.at(9, 0, 0, 0) + Span::new().minutes(i64::try_from(group).unwrap())
}

fn year(script: &mut Script, group: usize) {
    let (code, [one, other]) = (code(group), facilitators(group));
    for (second, person) in [(10, one), (20, other)] {
        let text = format!("/facilitate {code} @p{person}");
        script.say(decided(group) + second.seconds(), "#plenary", "lynn", &text);
    }
    for given in updates(group).given {
        script.say(given, &format!("@p{one}"), &format!("p{one}"), &format!("/update {code} Work goes on."));
    }
    if group.is_multiple_of(4) {
        let text =
            format!("/document {code} https://example.org/{group} Draft review-until: 2017-05-{}", 10 + group % 20);
        script.say(date(2017, 5, 1).at(10, group.try_into().unwrap(), 0, 0), "#plenary", &format!("p{other}"), &text);
    }
    script.say(date(2017, 9, 1).at(12, 0, 0, 0), "@lynn", "lynn", &format!("/status {code}"));
    if is_renewed(group) {
        let minute = Span::new().minutes(i64::try_from(group).unwrap());
        let asked = date(2017, 11, 6).at(9, 0, 0, 0) + minute;
        script.say(asked, "#plenary", &format!("p{other}"), &format!("/renew {code}"));
        let text = format!("/decide {code} continue anyway: its year was good");
        script.say(continued(group), "#plenary", "lynn", &text);
    }
}

/// What is to happen about a group's updates.
#[derive(Default)]
struct Updates {
    asked: Vec<DateTime>,
    given: Vec<DateTime>,
    missed: Vec<DateTime>,
}

/// By the rule: asked for sixty days after the last sign of life or question, missed fourteen days after the first
/// question that was not answered.
fn updates(group: usize) -> Updates {
    let end = if is_renewed(group) { continued(group) } else { LAST.at(23, 59, 59, 0) };
    let mut updates = Updates::default();
    let mut since = decided(group);
    while since + 60.days() < end {
        let asked = since + 60.days();
        updates.asked.push(asked);
        since = asked;
        let misses = fate(group) == Fate::Late || fate(group) == Fate::Silent && updates.missed.is_empty();
        if misses && asked + 14.days() < end {
            updates.missed.push(asked + 14.days());
        }
        let given = match fate(group) {
            Fate::OnTime => asked + 3.days(),
            Fate::Late => asked + 20.days(),
            _ => continue,
        };
        if given < end {
            updates.given.push(given);
            since = given;
        }
    }
    updates
}

/// When the chair continues it.
fn continued(group: usize) -> DateTime {
    date(2017, 12, 11).at(9, 0, 0, 0) + Span::new().minutes(i64::try_from(group).unwrap())
}

/// The last day of its document's review, as its second facilitator means it.
fn review_ends(group: usize) -> Timestamp {
    let day = date(2017, 5, 10 + i8::try_from(group % 20).unwrap());
    let zone = TimeZone::get(ZONES[facilitators(group)[1] % 5]).unwrap();
    zone.to_timestamp(day.at(23, 59, 59, 0)).unwrap()
}

/// When the consultations end; the second is put off by a week.
fn closes(number: usize) -> DateTime {
    [date(2017, 3, 28).at(17, 35, 0, 0), date(2017, 6, 20).at(6, 1, 0, 0), date(2017, 9, 29).at(22, 58, 0, 0)]
        [number - 1]
}

fn consultation(script: &mut Script, number: usize) {
    let first = closes(number) - if number == 2 { 7.days() } else { 0.days() };
    let opened = (closes(number) - 20.days()).date().at(9, 0, 0, 0);
    let until = first.strftime("%Y-%m-%d %H:%M");
    let hidden = if number == 3 { " hidden: yes" } else { "" };
    let text = format!("/consult open \"Question {number}?\" until: \"{until}\"{hidden}\n1: Yes\n2: No\n3: Later");
    script.say(opened, "#plenary", "anja", &text);
    for person in (0..MEMBERS).filter(|person| person % 3 != number % 3) {
        let at = opened + Span::new().hours(i64::try_from(person).unwrap());
        let text = format!("/consult answer {number} {}", 1 + person % 3);
        script.say(at, &format!("@p{person}"), &format!("p{person}"), &text);
    }
    if number == 2 {
        let text = format!("/consult extend {number} \"{}\"", closes(number).strftime("%Y-%m-%d %H:%M"));
        script.say(first - 1.hours(), "#plenary", "anja", &text);
    }
    script.say(closes(number) + 1.minute(), "#plenary", "p1", &format!("/consult answer {number} 1"));
}

/// The moments at which something with these words was said by the bot in a room.
fn moments(replayed: &Replayed, room: &str, words: &[&str]) -> Vec<Timestamp> {
    let said = replayed.said.iter().filter_map(|message| {
        let (at, rest) = message.split_once(' ')?;
        let (place, text) = rest.split_once(' ')?;
        (place == room && words.iter().all(|word| text.contains(word))).then(|| at.parse().unwrap())
    });
    said.collect()
}

/// When somebody hears in private what is no answer: at once between 8 and 20 by their clocks, else at 8.
fn within_hours(person: usize, at: Timestamp) -> Timestamp {
    let local = at.in_tz(ZONES[person % 5]).unwrap();
    let begins = local.with().time(time(8, 0, 0, 0)).build().unwrap();
    match local.hour() {
        ..8 => begins.timestamp(),
        8..20 => at,
        _ => begins.tomorrow().unwrap().timestamp(),
    }
}

fn all(times: &[DateTime]) -> Vec<Timestamp> {
    times.iter().map(|at| utc(*at)).collect()
}

#[test]
fn a_year_of_forty_groups_and_two_hundred_people_runs_by_itself_and_says_everything_once() {
    let script = script();
    let prepare = |place: &Place| {
        place.write("people.csv", people());
        place.run(&["import", "people.csv"]).done();
    };
    let replayed = killed_again_and_again("year", 5, &script.text(), prepare, how_much(40, 8));
    for group in 0..GROUPS {
        says_what_is_due(&replayed, group);
    }
    for number in 1..=3 {
        let closed = [&*format!("Consultation {number} has ended: Question {number}?")];
        assert_eq!(moments(&replayed, "#plenary", &closed), [utc(closes(number))]);
        let reminded = [&*format!("Consultation {number}:"), "this consultation still needs your answer"];
        let reminded = (0..MEMBERS).filter(|person| !moments(&replayed, &format!("@p{person}"), &reminded).is_empty());
        assert!(reminded.eq((0..MEMBERS).filter(|person| person % 3 == number % 3)), "those who have not answered");
    }
    let last = utc(LAST.at(23, 59, 59, 0));
    for days in [60, 30, 7] {
        let warned = moments(&replayed, "#plenary", &[&format!("The cycle IGF 2017 ends in {days} days")]);
        assert_eq!(warned, [last - (24 * days).hours()]);
    }
    assert_eq!(moments(&replayed, "#plenary", &["The cycle IGF 2017 has ended, and these groups with it:"]), [last]);
    assert_eq!(states(&replayed.place.register()), (0..GROUPS).map(ends_as).collect::<Vec<_>>());
}

fn says_what_is_due(replayed: &Replayed, group: usize) {
    let code = code(group);
    if group < 30 {
        let ended = date(2017, 2, 10).at(i8::try_from(8 + group % 9).unwrap(), i8::try_from(group).unwrap(), 0, 0);
        let told = moments(replayed, "#plenary", &[&format!("The last call for {code} has ended.")]);
        assert_eq!(told, [utc(ended)], "the last call for {code}");
    }
    if !is_at_work(group) {
        return;
    }
    let Updates { asked, given, missed } = updates(group);
    for facilitator in facilitators(group) {
        let told = moments(replayed, &format!("@p{facilitator}"), &[&format!("Please give an update on {code}.")]);
        // Within their hours, and together with what else they heard within ten minutes.
        let in_hours = asked.iter().map(|at| within_hours(facilitator, utc(*at)));
        let waited: Vec<SignedDuration> = told.iter().zip(in_hours).map(|(at, due)| at.duration_since(due)).collect();
        let is_in_time = |waited: &SignedDuration| (0..=600).contains(&waited.as_secs());
        assert!(
            told.len() == asked.len() && waited.iter().all(is_in_time),
            "questions on {code} to p{facilitator}: {told:?}"
        );
    }
    let thanked = [&*format!("Recorded: the update of {code}.")];
    assert_eq!(moments(replayed, &format!("@p{}", facilitators(group)[0]), &thanked), all(&given), "updates of {code}");
    let lapses: Vec<Timestamp> = if is_renewed(group) { Vec::new() } else { vec![utc(LAST.at(23, 59, 59, 0))] };
    for facilitator in facilitators(group) {
        let told = moments(replayed, &format!("@p{facilitator}"), &[&format!("{code} has ended with the cycle")]);
        assert_eq!(told, lapses, "that {code} lapses, to p{facilitator}");
    }
    for office in ["@lynn", "@anja"] {
        let told = moments(replayed, office, &["Waiting for you", "Update overdue: "]);
        for missed in missed.iter().filter(|_| fate(group) == Fate::Silent) {
            let week = utc(*missed)..=utc(*missed) + SignedDuration::from_hours(7 * 24);
            assert!(told.iter().any(|at| week.contains(at)), "missing updates of {code} to {office}");
        }
    }
    let status = moments(replayed, "@lynn", &[&format!("{code}: Group number {group}\n"), "overdue since"]);
    assert_eq!(!status.is_empty(), fate(group) == Fate::Silent, "the status of {code} on 1 September");
    if group.is_multiple_of(4) {
        let near = moments(replayed, "#plenary", &["The review of Draft", &format!("a document of {code}, ends on")]);
        assert_eq!(near, [review_ends(group) - 72.hours()], "the review in {code} comes to its end");
        let over = moments(replayed, "#plenary", &["The review of Draft", &format!("a document of {code}, has ended")]);
        assert_eq!(over, [review_ends(group)], "the review in {code} has ended");
    }
}

/// The state in which a group ends.
fn ends_as(group: usize) -> (String, String) {
    let state = match fate(group) {
        Fate::Declined => "declined",
        Fate::Deferred => "deferred",
        _ if is_renewed(group) => "approved",
        _ => "lapsed",
    };
    (code(group), state.to_owned())
}
