//! How much is said without being asked: twelve weeks of eight groups and forty members in nine zones, with weekly and fortnightly calls,
//! two comments a group a week, and a consultation a month.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use harness::program::{Place, print};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// Monday, seven in the morning UTC.
const BEGIN: &str = "2027-09-06T07:00:00Z";
const WEEKS: i64 = 12;
const GROUPS: i64 = 8;
const MEMBERS: i64 = 40;
const ZONES: [&str; 9] = [
    "Europe/Berlin",
    "Africa/Nairobi",
    "America/New_York",
    "Asia/Singapore",
    "Africa/Dakar",
    "America/Lima",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Europe/London",
];

fn zone_of(handle: &str) -> &'static str {
    let number = handle.strip_prefix('m').and_then(|number| number.parse::<usize>().ok());
    number.map_or("Europe/Zurich", |number| ZONES[number % ZONES.len()])
}

fn people() -> String {
    let mut people = "name,role,console,zone\nThe Chair,chair,chair,Europe/Zurich\n".to_owned();
    for number in 0..MEMBERS {
        let zone = zone_of(&format!("m{number}"));
        writeln!(people, "Member {number},member,m{number},{zone}").unwrap();
    }
    people
}

/// What everybody says, in order.
fn transcript() -> String {
    let begin: Timestamp = BEGIN.parse().unwrap();
    let mut said: Vec<(i64, String)> = Vec::new();
    let mut say = |at: i64, room: &str, who: &str, text: String| said.push((at, format!("{room} <{who}> {text}")));
    say(0, "#plenary", "chair", "/room bind plenary".to_owned());
    for group in 0..GROUPS {
        let (at, other) = (60 + 60 * group, group + GROUPS);
        say(at, "#plenary", &format!("m{group}"), format!("/propose WG-G{group} Group {group}"));
        say(at + 10, "#plenary", "chair", format!("/decide WG-G{group} approve anyway: It is to begin."));
        say(at + 20, "#plenary", "chair", format!("/facilitate WG-G{group} @m{group}"));
        say(at + 30, "#plenary", "chair", format!("/facilitate WG-G{group} @m{other}"));
        let day = ["mon", "tue", "wed", "thu"][usize::try_from(group % 4).unwrap()];
        let every = if group < GROUPS / 2 { "week" } else { "2 weeks" };
        let call = format!("/meet \"Call\" {day} {}:00 UTC every: {every}", 9 + group);
        say(at + 40, &format!("#wg-g{group}"), &format!("m{group}"), call);
    }
    for week in 0..WEEKS {
        let monday = week * 7 * 24 * 3600;
        for group in 0..GROUPS {
            for nth in 0..2 {
                let (day, who) = ((group + 2 * nth) % 5, (week * 7 + group * 5 + nth * 3) % MEMBERS);
                let at = monday + day * 24 * 3600 + (2 + nth) * 3600 + group * 61;
                let words = format!("/comment WG-G{group} A thought of week {week}, {nth}.");
                say(at, &format!("#wg-g{group}"), &format!("m{who}"), words);
            }
        }
        if week % 4 == 1 {
            let number = week / 4 + 1;
            let question = "/consult open \"Which city?\" 1: Oslo 2: Rome until: in 10 days".to_owned();
            say(monday + 2 * 3600, "#plenary", "chair", question);
            for who in 0..25 {
                let (room, answer) = (format!("@m{who}"), format!("/consult answer {number} {}", who % 2 + 1));
                say(monday + 27 * 3600 + 60 * who, &room, &format!("m{who}"), answer);
            }
        }
    }
    said.sort_by_key(|(at, _)| *at);
    let line = |(at, words): &(i64, String)| format!("{} {words}\n", begin + SignedDuration::from_secs(*at));
    let end = begin + SignedDuration::from_hours(24 * 7 * WEEKS);
    said.iter().map(line).chain([format!("{end} ---\n")]).collect()
}

/// A message of the bot that answers nothing: where, and when.
fn unasked(printed: &str) -> Vec<(String, Timestamp)> {
    let mut asked: BTreeMap<&str, &str> = BTreeMap::new();
    let mut unasked = Vec::new();
    for line in printed.lines().filter(|line| !line.starts_with('\t')) {
        let [at, room, who] = line.splitn(4, ' ').take(3).collect::<Vec<_>>()[..] else { continue };
        if who != "<rapporteur>" {
            asked.insert(room, at);
        } else if asked.get(room) != Some(&at) {
            unasked.push((room.to_owned(), at.parse().unwrap()));
        }
    }
    unasked
}

#[test]
fn a_groups_room_hears_little_and_nobody_hears_anything_at_night() {
    let place = Place::on_sqlite();
    place.write("rapporteur.toml", "[organisation]\nname = \"A group of groups\"\nshort_name = \"GG\"\n");
    place.write("people.csv", people());
    place.run(&["import", "people.csv"]).done();
    let unasked = unasked(&place.replay(transcript()));
    let begin: Timestamp = BEGIN.parse().unwrap();
    let mut rooms: BTreeMap<(String, i64), usize> = BTreeMap::new();
    let mut private = 0;
    for (room, at) in &unasked {
        if let Some(handle) = room.strip_prefix('@') {
            let local = TimeZone::get(zone_of(handle)).unwrap().to_datetime(*at);
            assert!((8..20).contains(&local.hour()), "{handle} hears something at {local}");
            private += 1;
        } else {
            *rooms.entry((room.clone(), begin.duration_until(*at).as_hours() / (7 * 24))).or_default() += 1;
        }
    }
    // In the first week everything is proposed, decided and called.
    let most = |is_meant: &dyn Fn(&str) -> bool| {
        rooms.iter().filter(|((room, week), _)| *week > 0 && is_meant(room)).map(|(_, number)| *number).max().unwrap()
    };
    let (group, plenary) = (most(&|room| room.starts_with("#wg-")), most(&|room| room == "#plenary"));
    print(&format!(
        "in a week at most {group} messages in a group's room and {plenary} in the plenary's; to {} people {private} in \
         {WEEKS} weeks",
        MEMBERS + 1
    ));
    assert!(group <= 3, "{rooms:#?}");
    assert!(plenary <= 7, "{rooms:#?}");
}
