//! Meetings as a file for people's calendars (RFC 5545): one event for each, in UTC.

use commands::audience::address;
use commands::line;
use commands::organisation::Organisation;
use commands::record::{Meeting, Register, TextId};
use commands::render::plain::Plain;
use commands::say;
use commands::time::Duration;
use commands::words::reply::capitalised;
use commands::words::{Inline, Language, Line, Message};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use jiff::Timestamp;

/// What a calendar file is on the web (RFC 5545, 8.1).
pub const CONTENT_TYPE: &str = "text/calendar; charset=utf-8";

/// How often calendars should ask for news (RFC 7986, 5.7).
const REFRESHED_EVERY: &str = "PT1H";

/// The most octets of a line (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// The most letters of a value that people wrote. Nobody reads more in a calendar, and to fold a line takes as long as the
/// square of its length.
const MOST_LETTERS: usize = 4000;

/// The calendar of this name with these meetings, the cancelled ones as such, and the addresses of those of which
/// `has_address` says that they are for who reads it, in their language.
pub fn ics<'a>(
    name: &str,
    meetings: impl IntoIterator<Item = &'a Meeting>,
    has_address: impl Fn(&Meeting) -> bool,
    register: &Register,
    organisation: &Organisation,
    language: Language,
) -> String {
    let mut calendar = Calendar::empty();
    let product = format!("-//Rapporteur//Meetings//{}", language.tag().to_uppercase());
    let properties = [
        ("VERSION", "2.0"),
        ("PRODID", product.as_str()),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("X-PUBLISHED-TTL", REFRESHED_EVERY),
    ];
    for (key, value) in properties {
        calendar.append_property(Property::new(key, value));
    }
    calendar
        .append_property(Property::new("REFRESH-INTERVAL", REFRESHED_EVERY).add_parameter("VALUE", "DURATION").done());
    // The library does not know that a name is text, and would not escape it.
    calendar.append_property(Property::new("NAME", cut(name)).add_parameter("VALUE", "TEXT").done());
    calendar.append_property(Property::new("X-WR-CALNAME", cut(name)));
    for meeting in meetings {
        calendar.push(event(meeting, has_address(meeting), (register, organisation), language));
    }
    within_75_octets(&calendar.to_string())
}

/// The file with its lines as short as they must be (RFC 5545, 3.1): the library forgets the space that begins the last line
/// of a value.
fn within_75_octets(file: &str) -> String {
    let mut folded = String::with_capacity(file.len());
    for line in file.split_inclusive("\r\n") {
        let content = line.trim_end_matches("\r\n");
        match content.char_indices().next_back() {
            Some((last, _)) if content.len() > LONGEST_LINE => {
                folded.extend([&line[..last], "\r\n ", &line[last..]]);
            }
            _ => folded.push_str(line),
        }
    }
    folded
}

/// The name by which calendars know a meeting again: from the hash of its title, which no other record has, and its number.
pub fn uid(meeting: &Meeting) -> String {
    let hash = meeting.title.to_string();
    format!("meeting-{}-{}@rapporteur", meeting.number, &hash[..hash.len().min(16)])
}

fn event(
    meeting: &Meeting,
    has_address: bool,
    (register, organisation): (&Register, &Organisation),
    language: Language,
) -> Event {
    let plain = Plain { register, mark: "/", width: None, language };
    let words = |line: &Line| plain.line(line);
    let mut event = Event::with_uid(&uid(meeting));
    let whose = meeting.group.as_ref().map_or(organisation.name.clone(), ToString::to_string);
    // Many programs show what is cancelled like everything else, and as time that is taken.
    let title = match meeting.cancelled {
        Some(_) => say!(calendar_title_cancelled, whose: whose, title: meeting.title),
        None => say!(calendar_title, whose: whose, title: meeting.title),
    };
    event.summary(&cut(&words(&title.into())));
    if meeting.cancelled.is_some() {
        event.add_property("TRANSP", "TRANSPARENT");
    }
    // A moment of the record's own, so that the same record gives the same file.
    event.add_property("DTSTAMP", utc(meeting.described()));
    event.add_property("CREATED", utc(meeting.called));
    event.add_property("LAST-MODIFIED", utc(meeting.described()));
    event.add_property("DTSTART", utc(meeting.starts));
    event.add_property("DTEND", utc(meeting.ends()));
    event.sequence(meeting.sequence);
    event.status(if meeting.cancelled.is_some() { EventStatus::Cancelled } else { EventStatus::Confirmed });
    // Nobody's address of mail: the organisation is meant, and it is not to be answered.
    let name = within_quotes(&organisation.name);
    event.append_property(Property::new("ORGANIZER", "invalid:nomail").add_parameter("CN", &name).done());
    if let Some(page) = organisation.page(&format!("meetings/{}", meeting.number)) {
        event.url(page.as_str());
    }
    let place = meeting.link.map(|link| match has_address {
        true => words(&line![link]),
        false => capitalised(&address::whereabouts(meeting.number, register).in_words(language)),
    });
    // A link that is not whole leads nowhere.
    if let Some(place) = place.filter(|place| place.len() <= MOST_LETTERS) {
        event.location(&place);
    }
    let passcode = meeting.passcode.filter(|_| has_address);
    event.description(&cut(&description(meeting, passcode, &words)));
    event
}

/// When it is by its own clocks, how one is let in, its agenda, and why it is not held.
fn description(meeting: &Meeting, passcode: Option<TextId>, words: &impl Fn(&Line) -> String) -> String {
    let said = |message: Message| words(&message.into());
    let starts = Inline::Local(meeting.starts, meeting.zone.clone());
    let mut lines = vec![said(say!(meeting_when, time: starts, length: Duration::of_minutes(meeting.minutes)))];
    if let Some(cancelled) = &meeting.cancelled {
        lines.push(said(match cancelled.reason {
            Some(reason) => say!(calendar_cancelled_because, reason: reason),
            None => say!(calendar_cancelled),
        }));
    }
    lines.extend(passcode.map(|passcode| said(say!(calendar_passcode, passcode: passcode))));
    let answer = Inline::command(format!("rsvp {}", meeting.number));
    lines.push(said(say!(calendar_answer, number: meeting.number, command: answer)));
    lines.extend(
        meeting.agenda.numbered().map(|(number, item)| format!("{number}. {}", words(&Line::from(&item.topic)))),
    );
    lines.join("\n")
}

/// The words, or so many of them as anybody reads.
fn cut(words: &str) -> String {
    match words.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}

/// A name as it can stand in the parameter of a property, which knows no escapes (RFC 5545, 3.2).
fn within_quotes(name: &str) -> String {
    let kept = |c: char| match c {
        '"' => '\'',
        c if c.is_control() => ' ',
        c => c,
    };
    name.chars().map(kept).collect()
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}
