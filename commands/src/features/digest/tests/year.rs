//! A year of weekly digests in rooms of three zones, over both changes of their clocks.

use jiff::ToSpan;
use jiff::civil::{DateTime, Weekday};
use jiff::tz::TimeZone;

use crate::record::{Event, Recipient, Room};
use crate::testing::dialogue::Dialogue;

/// The rooms, and the zones in which they have their digests. Clocks go forward in the north while they go back in the south.
const ROOMS: [(&str, &str); 3] =
    [("#wg-one", "Europe/Paris"), ("#wg-two", "America/New_York"), ("#wg-three", "Pacific/Auckland")];

/// A day on which the bot goes away over three Mondays, past the change of clocks in Europe.
const AWAY_FROM: u32 = 345;

/// What was said there.
fn digests<'t>(said: &'t str, room: &str) -> Vec<&'t str> {
    let begins = format!("{} <rapporteur> Digest of ", &room[1..]);
    said.split("\n#").filter(|message| message.starts_with(&begins)).collect()
}

#[test]
fn each_comes_at_its_wall_time_and_each_change_is_in_exactly_one_digest_of_its_room() {
    let mut dialogue = Dialogue::empty();
    dialogue.has_digests();
    for (room, zone) in ROOMS {
        let code = room[1..].to_uppercase();
        dialogue.say(room, "lynn", &format!("/propose {code} A group")).quietly();
        dialogue.say(room, "lynn", &format!("/digest weekly mon 09:00 {zone}")).quietly();
    }
    let mut said = String::new();
    let mut last = 0;
    for day in 1..=380 {
        if (AWAY_FROM..AWAY_FROM + 21).contains(&day) {
            dialogue.is_away("24h");
            continue;
        }
        said += "\n";
        said += &dialogue.pass("24h").text();
        if day % 2 == 0 && day < 370 {
            last = day;
            for (room, _) in ROOMS {
                dialogue.say(room, "lynn", &format!("/note {} Day {day}.", room[1..].to_uppercase())).quietly();
            }
        }
    }
    assert_eq!(last, 368);

    for (name, zone) in ROOMS {
        let zone = TimeZone::get(zone).unwrap();
        let to = Recipient::Room(Room::console(name));
        let given = dialogue.events().iter().filter(|recorded| recorded.event == Event::DigestGiven { to: to.clone() });
        let given: Vec<(DateTime, bool)> = given
            .map(|given| (zone.to_datetime(given.said_at), given.at.duration_since(given.said_at).as_hours() > 0))
            .collect();
        let monday = |at: &DateTime| at.weekday() == Weekday::Monday && (at.hour(), at.minute()) == (9, 0);
        assert!(given.iter().all(|(at, _)| monday(at)), "{given:?}");
        let late: Vec<usize> = (0..given.len()).filter(|place| given[*place].1).collect();
        let [late] = late.as_slice() else { panic!("one is late: {given:?}") };
        for (place, pair) in given.windows(2).enumerate() {
            let weeks = if place == *late { 3 } else { 1 };
            assert_eq!(pair[0].0 + (weeks * 7).days(), pair[1].0, "{given:?}");
        }
        assert!(given.len() >= 51, "{given:?}");

        let digests = digests(&said, name);
        assert_eq!(digests.len(), given.len());
        for day in (2..=last).step_by(2).filter(|day| !(AWAY_FROM..AWAY_FROM + 21).contains(day)) {
            let words = format!("Note by Lynn St. Amour: Day {day}.\n");
            let telling = digests.iter().filter(|digest| format!("{digest}\n").contains(&words)).count();
            assert_eq!(telling, 1, "{name}, day {day}");
        }
        assert_eq!(digests.iter().filter(|digest| digest.contains("This comes late")).count(), 1);
    }
}
