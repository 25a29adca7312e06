//! The meeting of 11 April 2017 through the program: its summary report has the facts of the real one.

use harness::left_out::shared;
use harness::program::{Place, example};
use serde_json::Value;

/// A place in which the example was played up to the end of the meeting of 11 April, and what that printed.
fn held() -> (Place, String) {
    let place = Place::with_people();
    place.run(&["replay", &example("transcript.txt")]).done();
    let printed = place.run(&["replay", &example("meeting.txt")]).done();
    (place, printed)
}

fn facts() -> Option<Value> {
    let text = shared("the report beside the facts of the meeting of 11 April 2017", "igf2017/meeting.json")?;
    Some(serde_json::from_str(&text).unwrap())
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_else(|| panic!("no {key} in {value}"))
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("no {key} in {value}"))
}

/// The report as text in which nothing is escaped.
fn report(place: &Place) -> String {
    place.run(&["minutes", "1"]).done().replace('\\', "")
}

#[test]
fn the_summary_report_has_every_fact_of_the_real_one() {
    let Some(facts) = facts() else { return };
    let (place, _) = held();
    let report = report(&place);
    let has = |words: &str| assert!(report.contains(words), "the report lacks \"{words}\":\n{report}");
    let meeting = &facts["meeting"];
    has(&format!("# {}", text(meeting, "title")));
    has("**Time:** Tue 11 Apr 2017, 22:00 to 23:30 UTC");
    has(&format!("**Moderator:** {}", text(meeting, "moderator")));
    has(&format!("**Secretariat:** {}", text(meeting, "secretariat")));
    for item in list(meeting, "agenda") {
        has(&format!("- {}. {} ({} minutes)", text(item, "n"), text(item, "item"), item["minutes"]));
        for part in item["items"].as_array().into_iter().flatten() {
            has(&format!("- {}. {}", text(part, "n"), text(part, "item")));
        }
    }
    for action in list(&facts, "actions") {
        let row = format!("{} | {} |  | {} |", text(action, "owner"), text(action, "action"), action["paragraph"]);
        has(&row);
    }
    for agreed in list(&facts, "agreements") {
        has(&format!("{}. Agreed: {}", agreed["paragraph"], text(agreed, "text")));
        has(&format!("- {} (paragraph {})", text(agreed, "text"), agreed["paragraph"]));
    }
    has(&format!("{}, Tue 25 Apr 2017, 22:00 UTC", text(&facts["next_meeting"], "title")));
    for other in list(&facts, "other_meetings") {
        has(&format!("{} of 4 April 2017, 15:00 UTC", text(other, "title")));
    }
    has(
        "The call for workshop proposals has been open since 17 March 2017, the call for open forums since 5 April 2017.",
    );
    let participants = list(&facts, "participants");
    assert_eq!(participants.len(), 31);
    for one in participants {
        has(&format!("- {}, {}", text(one, "name"), text(one, "affiliation")));
        let group = match text(one, "role") {
            "MAG Chair" => "MAG Chair:",
            "MAG Member" => "MAG Members:",
            "Former Host Country Representative" => "Former Host Country Representative:",
            "Other Participant" => "Other participants:",
            "IGF Secretariat" => "Secretariat:",
            role => panic!("{role}"),
        };
        let before = report.split(&format!("- {}, ", text(one, "name"))).next().unwrap();
        let heading = before.lines().rfind(|line| line.ends_with(':'));
        assert_eq!(heading, Some(group), "{}", text(one, "name"));
    }
}

#[test]
fn the_decisions_of_the_meeting_stand_in_its_report() {
    let (place, _) = held();
    let report = report(&place);
    let decisions = report.split("## Decisions").nth(1).unwrap().split("## ").next().unwrap();
    assert_eq!(decisions.lines().filter(|line| line.starts_with("- ")).count(), 12, "{decisions}");
    assert!(decisions.contains("- WG-IMP is approved, by Lynn St. Amour, on Tue 11 Apr 2017."), "{decisions}");
}

#[test]
fn the_export_has_the_meeting_its_minutes_and_its_actions() {
    let (place, _) = held();
    let register = place.register();
    let [meeting, next] = list(&register, "meetings") else { panic!("two meetings") };
    assert_eq!(meeting["starts"], "2017-04-11T22:00:00Z");
    assert_eq!(
        (&meeting["minutes"], &meeting["zone"], &meeting["local"]),
        (&90.into(), &"UTC".into(), &"2017-04-11T22:00".into())
    );
    assert_eq!((&meeting["state"], &meeting["minutes_state"]), (&"held".into(), &"approved".into()));
    let minutes: u64 = list(meeting, "agenda").iter().map(|item| item["minutes"].as_u64().unwrap()).sum();
    assert_eq!((list(meeting, "agenda").len(), minutes), (6, 90));
    assert_eq!(list(&meeting["agenda"][3], "items").len(), 4);
    assert_eq!((list(meeting, "present").len(), list(meeting, "agreed").len()), (31, 2));
    assert_eq!(meeting["rsvp"]["yes"], serde_json::json!(["Lea Kaspar", "Flávio Wagner"]));
    assert_eq!((&next["title"], &next["starts"]), (&"MAG Virtual Meeting IV".into(), &"2017-04-25T22:00:00Z".into()));
    let owners: Vec<&str> = list(&register, "actions").iter().map(|action| text(action, "owner")).collect();
    assert_eq!(owners, ["Secretariat", "MAG Chair", "MAG", "MAG", "Chair and Secretariat"]);
    let states: Vec<&str> = list(&register, "actions").iter().map(|action| text(action, "state")).collect();
    assert_eq!(states, ["done", "open", "open", "open", "open"]);
}

#[test]
fn the_next_meeting_is_called_and_reminded_of() {
    let (_, printed) = held();
    let reminded: Vec<&str> = printed
        .lines()
        .filter(|line| line.contains("Reminder: Meeting 2 of the plenary: MAG Virtual Meeting IV"))
        .filter_map(|line| line.split(' ').next())
        .collect();
    let ladder = ["2017-04-18T22:00:00Z", "2017-04-24T22:00:00Z", "2017-04-25T21:00:00Z"];
    assert_eq!(reminded, ladder);
}

#[test]
fn what_was_printed_gives_the_same_minutes_when_it_is_played_again() {
    let (place, _) = held();
    let again = Place::with_people();
    let printed = again.run(&["replay", &example("transcript.txt")]).done();
    let pasted = place.run(&["replay", &example("meeting.txt")]).done();
    again.write("pasted.txt", pasted);
    assert!(!printed.is_empty());
    again.run(&["replay", "pasted.txt"]).done();
    for format in ["md", "html"] {
        let minutes = ["minutes", "1", "--format", format];
        assert_eq!(again.run(&minutes).done(), place.run(&minutes).done());
    }
}

#[test]
fn a_register_with_meetings_can_be_exported_and_imported() {
    let (place, _) = held();
    let other = Place::with_people();
    other.write("register.json", place.export(&[]));
    other.run(&["import", "register.json"]).done();
    let (mut here, there) = (place.register(), other.register());
    // The second meeting was to come when the example ended; by the time of the import it is over.
    assert_eq!(std::mem::replace(&mut here["meetings"][1]["state"], "held".into()), "called");
    assert_eq!(there["meetings"], here["meetings"]);
    assert_eq!(there["actions"], here["actions"]);
}

#[test]
fn minutes_that_are_not_there_are_refused_in_one_line() {
    let (place, _) = held();
    for (number, words) in [("2", "no minutes of meeting 2 were taken"), ("9", "there is no meeting 9")] {
        let refused = place.run(&["minutes", number]);
        assert_eq!(refused.stderr.trim_end(), format!("rapporteur: {words}"));
    }
}
