//! Calendar files as others read them: by their lines alone, and by the library `icalendar` of Python.

use commands::render::plain::visible;
use jiff::Timestamp;
use rapporteur::delivery::calendar::uid;
use serde_json::{Value, json};

use super::{NAME, Record};
use crate::script;
use crate::typed::HOSTILE;

/// The events of a file, each with its lines put together and split into names and values.
pub(super) struct Read {
    pub(super) events: Vec<Vec<(String, String)>>,
}

impl Read {
    /// Reads a file, whose every line must be one (RFC 5545, 3.1).
    pub(super) fn of(ics: &str) -> Self {
        assert!(ics.ends_with("\r\n") && !ics.replace("\r\n", "").contains(['\r', '\n']), "{ics}");
        for line in ics.split("\r\n") {
            assert!(line.len() <= 75, "{} octets: {line}", line.len());
        }
        let mut events: Vec<Vec<(String, String)>> = Vec::new();
        for line in ics.replace("\r\n ", "").lines() {
            let (name, value) = line.split_once(':').unwrap();
            match (line, events.last_mut()) {
                ("BEGIN:VEVENT", _) => events.push(Vec::new()),
                (_, Some(event)) => event.push((name.to_owned(), value.to_owned())),
                _ => {}
            }
        }
        Self { events }
    }

    /// When the events of a title begin.
    pub(super) fn starts(&self, title: &str) -> Vec<Timestamp> {
        let value = |event: &[(String, String)], of: &str| {
            event.iter().find(|(name, _)| name == of).map(|(_, value)| value.clone()).unwrap()
        };
        let is_it = |event: &&Vec<(String, String)>| value(event, "SUMMARY").ends_with(&format!(": {title}"));
        let starts = self.events.iter().filter(is_it).map(|event| value(event, "DTSTART"));
        starts.map(|start| start.parse().unwrap()).collect()
    }
}

/// When a weekly call in Geneva begins.
const THURSDAYS: [&str; 4] =
    ["2017-05-04T13:00:00Z", "2017-05-11T13:00:00Z", "2017-05-18T13:00:00Z", "2017-05-25T13:00:00Z"];

const LIBRARY: &str = "icalendar==7.3.2";

/// Reads a file from standard input and writes all that is in it as JSON.
const SCRIPT: &str = r#"
import datetime, json, sys
import icalendar

def plain(value):
    if hasattr(value, "dt"):
        value = value.dt
    if isinstance(value, datetime.datetime):
        assert value.utcoffset() is not None, "a time without zone"
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, datetime.timedelta):
        return int(value.total_seconds())
    return int(value) if isinstance(value, int) else str(value)

def read(component):
    properties = {}
    for name, value in component.items():
        values = value if isinstance(value, list) else [value]
        properties[name] = [{"value": plain(one), "with": dict(one.params)} for one in values]
    return {
        "name": component.name,
        "properties": properties,
        "errors": [str(error) for error in component.errors],
        "parts": [read(part) for part in component.subcomponents],
    }

print(json.dumps(read(icalendar.Calendar.from_ical(sys.stdin.buffer.read()))))
"#;

/// What an independent reader finds in a file. Nothing where it cannot be installed, but for the gate.
pub(crate) fn independently(ics: &str) -> Option<Value> {
    let read = script::run(LIBRARY, SCRIPT, ics.as_bytes())?;
    for part in [&read].into_iter().chain(read["parts"].as_array().unwrap()) {
        assert_eq!(part["errors"], Value::Array(Vec::new()), "{part}");
    }
    Some(read)
}

/// The only value of a property.
fn value<'v>(component: &'v Value, name: &str) -> &'v Value {
    let values = component["properties"][name].as_array().unwrap_or_else(|| panic!("no {name} in {component}"));
    assert_eq!(values.len(), 1, "{name} in {component}");
    &values[0]["value"]
}

/// The names of all properties.
fn names(component: &Value) -> Vec<&str> {
    component["properties"].as_object().unwrap().keys().map(String::as_str).collect()
}

/// The event of a meeting, as it must be whatever was typed.
fn event<'v>(read: &'v Value, record: &Record, number: u32) -> &'v Value {
    let meeting = record.desk.register().meeting(number).unwrap();
    let is_it = |event: &&Value| *value(event, "UID") == uid(meeting);
    let events: Vec<&Value> = read["parts"].as_array().unwrap().iter().filter(is_it).collect();
    let [event] = events.as_slice() else { panic!("{} events of meeting {number}", events.len()) };
    assert_eq!((&event["name"], &event["parts"]), (&json!("VEVENT"), &json!([])));
    assert_eq!(*value(event, "DTSTART"), meeting.starts.to_string());
    assert_eq!(*value(event, "DTEND"), meeting.ends().to_string());
    assert_eq!(*value(event, "SEQUENCE"), meeting.sequence);
    assert_eq!(*value(event, "STATUS"), if meeting.cancelled.is_some() { "CANCELLED" } else { "CONFIRMED" });
    assert_eq!(*value(event, "URL"), format!("https://record.example.org/meetings/{number}"));
    assert_eq!(*value(event, "ORGANIZER"), "invalid:nomail");
    assert_eq!(event["properties"]["ORGANIZER"][0]["with"]["CN"], "The 'MAG', of all");
    let mut names = names(event);
    names.retain(|name| *name != "LOCATION");
    let shown_as = if meeting.cancelled.is_some() { "SUMMARY TRANSP" } else { "SUMMARY" };
    let expected = "CREATED DESCRIPTION DTEND DTSTAMP DTSTART LAST-MODIFIED ORGANIZER SEQUENCE STATUS";
    assert_eq!(names.join(" "), format!("{expected} {shown_as} UID URL"));
    event
}

/// Reads the calendar of a record, which must have one event for each of its meetings and nothing else.
fn read(record: &Record) -> Option<Value> {
    let ics = record.ics();
    Read::of(&ics);
    let read = independently(&ics)?;
    let expected = "CALSCALE METHOD NAME PRODID REFRESH-INTERVAL VERSION X-PUBLISHED-TTL X-WR-CALNAME";
    assert_eq!(names(&read).join(" "), expected);
    assert_eq!(*value(&read, "NAME"), NAME);
    assert_eq!(*value(&read, "REFRESH-INTERVAL"), 3600);
    assert_eq!(read["properties"]["REFRESH-INTERVAL"][0]["with"]["VALUE"], "DURATION");
    let numbers: Vec<u32> = record.desk.register().meetings().map(|meeting| meeting.number).collect();
    assert_eq!(read["parts"].as_array().unwrap().len(), numbers.len());
    for number in numbers {
        event(&read, record, number);
    }
    Some(read)
}

#[tokio::test]
async fn each_meeting_is_one_event_which_keeps_its_name_when_it_is_moved_or_cancelled() {
    let mut record = Record::new().await;
    for text in [
        "/meet WG-IMP \"First call\" 2017-04-25 22:00 UTC for: 90m link: https://example.org/a?b=c;d,e",
        "/meet plenary \"Regular call\" 2017-05-04 15:00 Geneva every: week times: 4",
    ] {
        record.says("lynn", text).await;
    }
    let Some(before) = read(&record) else { return };
    let was = |number: u32, name: &str| value(event(&before, &record, number), name).as_str().unwrap().to_owned();
    assert_eq!(was(1, "SUMMARY"), "WG-IMP: First call");
    assert_eq!((was(1, "DTSTART"), was(1, "DTEND")), ("2017-04-25T22:00:00Z".into(), "2017-04-25T23:30:00Z".into()));
    assert_eq!(was(1, "LOCATION"), "https://example.org/a?b=c;d,e");
    assert_eq!(was(2, "SUMMARY"), "The \"MAG\", of all: Regular call");
    assert_eq!([2, 3, 4, 5].map(|number| was(number, "DTSTART")), THURSDAYS);
    let before = [1, 2, 3, 4, 5].map(|number| was(number, "UID"));
    for text in [
        "/move 3 2017-05-12 16:00 Geneva",
        "/cancel 4 Too few can come; sorry,\nall.",
        "/move 1 2017-04-26 9:00 UTC",
        "/move 1 2017-04-26 10:00 UTC",
    ] {
        record.says("lynn", text).await;
    }
    let after = read(&record).unwrap();
    let is = |number: u32, name: &str| value(event(&after, &record, number), name).clone();
    assert_eq!([1, 2, 3, 4, 5].map(|number| is(number, "UID")), before);
    assert_eq!([1, 2, 3, 4, 5].map(|number| is(number, "SEQUENCE")), [2, 0, 1, 1, 0]);
    assert_eq!((is(1, "DTEND"), is(3, "DTSTART")), (json!("2017-04-26T11:30:00Z"), json!("2017-05-12T14:00:00Z")));
    assert_eq!((is(3, "STATUS"), is(4, "STATUS")), (json!("CONFIRMED"), json!("CANCELLED")));
    // Programs that do not look at the status show it as time that is free, and that it is cancelled.
    assert_eq!(
        (is(4, "TRANSP"), is(4, "SUMMARY")),
        (json!("TRANSPARENT"), json!("Cancelled: The \"MAG\", of all: Regular call"))
    );
    let description = is(4, "DESCRIPTION");
    assert!(description.as_str().unwrap().contains("\nCancelled: Too few can come; sorry,\nall.\n"), "{description}");
}

#[tokio::test]
async fn an_event_is_newer_once_its_agenda_is() {
    let mut record = Record::new().await;
    record.says("lynn", "/meet plenary \"First call\" 2017-04-25 22:00 UTC").await;
    let mut seen: Vec<String> = Vec::new();
    for (text, is_news) in [
        ("/rsvp 1 yes", false),
        ("/agenda add 1 \"Budget\" 15m", true),
        ("/agenda add 1 \"Plan\" 15m", true),
        ("/agenda order 1 2 1", true),
        ("/agenda order 1 1 1", false),
        ("/agenda drop 1 2", true),
        ("/move 1 2017-04-26 22:00 UTC", true),
        ("/support WG-IMP", false),
    ] {
        record.says("lynn", text).await;
        let Some(read) = read(&record) else { return };
        let is = |name: &str| value(event(&read, &record, 1), name).as_str().unwrap().to_owned();
        assert_eq!(is("DTSTAMP"), is("LAST-MODIFIED"), "{text}");
        let (before, now) = (seen.last().cloned(), is("LAST-MODIFIED"));
        assert_eq!(now == record.now.to_string(), is_news, "{text}: {now}");
        assert!(before.is_none_or(|before| before <= now), "{text}");
        seen.push(now);
    }
}

#[tokio::test]
async fn what_people_type_comes_back_as_text_and_adds_nothing() {
    let evil = "a\\nb,c;d:e \"f\" \\;\\,\\\\ END:VEVENT \u{202e}gnol \u{2067}\u{5d0}\u{200f} ATTENDEE:mailto:a@b";
    let lines = "one\r\nEND:VEVENT\nBEGIN:VEVENT\rSUMMARY:no\n ATTENDEE:mailto:a@b\nEND:VCALENDAR";
    let link = format!("https://example.org/{}", "x,;:\\".repeat(100));
    let mut record = Record::new().await;
    record.says("lynn", &format!("/meet plenary “{evil}” 2017-04-25 22:00 UTC link: {link}")).await;
    record.says("lynn", &format!("/agenda add 1 “{evil}” 5m")).await;
    record.says("lynn", &format!("/cancel 1 {lines}")).await;
    let Some(read) = read(&record) else { return };
    let is = |name: &str| value(event(&read, &record, 1), name).as_str().unwrap();
    // Directions end with the words that set them, and control characters are seen.
    let (evil, lines) = (visible(evil), visible(lines));
    assert_eq!(is("SUMMARY"), format!("Cancelled: The \"MAG\", of all: {evil}"));
    assert_eq!(is("LOCATION"), link);
    let (head, rest) = is("DESCRIPTION").split_once('\n').unwrap();
    assert_eq!(head, "Tue 25 Apr 2017, 22:00 UTC, for 1 hour");
    assert_eq!(rest, format!("Cancelled: {lines}\nMeeting 1: /rsvp 1 yes, no or maybe\n1. {evil}"));
}

#[tokio::test]
async fn all_that_is_hostile_is_text_in_titles_agendas_and_reasons() {
    let mut record = Record::new().await;
    for (words, number) in HOSTILE.iter().zip(1..) {
        record.says("lynn", &format!("/meet WG-IMP “{words}” 2017-04-25 22:00 UTC")).await;
        record.says("lynn", &format!("/agenda add {number} “{words}” 5m")).await;
        record.says("lynn", &format!("/cancel {number} {words}")).await;
    }
    let Some(read) = read(&record) else { return };
    for (words, number) in HOSTILE.iter().zip(1..) {
        let is = |name: &str| value(event(&read, &record, number), name).as_str().unwrap();
        let words = visible(words);
        assert_eq!(is("SUMMARY"), format!("Cancelled: WG-IMP: {words}"));
        let (_, rest) = is("DESCRIPTION").split_once('\n').unwrap();
        assert_eq!(rest, format!("Cancelled: {words}\nMeeting {number}: /rsvp {number} yes, no or maybe\n1. {words}"));
    }
}

#[tokio::test]
async fn values_of_any_length_are_in_lines_of_75_octets_at_most_and_come_back_whole() {
    let mut record = Record::new().await;
    let titles: Vec<String> =
        ["x", "é", "漢"].iter().flat_map(|letter| (1..160).map(|length| letter.repeat(length))).collect();
    for title in &titles {
        record.says("lynn", &format!("/meet plenary \"{title}\" 2017-04-25 22:00 UTC")).await;
    }
    let read = Read::of(&record.ics());
    assert!(titles.iter().all(|title| read.starts(title).len() == 1));
}

#[tokio::test]
async fn of_what_is_too_long_the_beginning_is_there() {
    let long = "Ünï,\u{1f600} ".repeat(1000);
    assert!(long.len() > 10_000);
    let mut record = Record::new().await;
    let link = format!("https://example.org/{}", "y".repeat(10_000));
    record.says("lynn", &format!("/meet plenary \"{long}\" 2017-04-27 22:00 UTC link: {link}")).await;
    for _ in 0..20 {
        record.says("lynn", &format!("/agenda add 1 \"{long}\" 1m")).await;
    }
    let Some(read) = read(&record) else { return };
    let event = event(&read, &record, 1);
    for (name, begins) in [("SUMMARY", "The \"MAG\", of all: Ünï"), ("DESCRIPTION", "Thu 27 Apr 2017, 22:00 UTC")] {
        let is = value(event, name).as_str().unwrap();
        assert!(is.starts_with(begins) && is.ends_with('…'), "{name}: {is}");
        assert_eq!(is.chars().count(), 4001, "{name}");
        let words: String = is.chars().skip(200).take(3000).collect();
        assert!(long.contains(&words), "{name}: {is}");
    }
    // A link that is not whole leads nowhere.
    assert!(!names(event).contains(&"LOCATION"));
}
