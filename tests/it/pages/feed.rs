//! The feed: what is new, for programs that people read with.

use serde_json::Value;

use super::Served;
use crate::script;

/// An independent reader of feeds.
const READER: &str = "feedparser==6.0.12";

/// Reads a feed from standard input; fails where the reader finds a fault.
const READ: &str = "\
import feedparser, json, sys
feed = feedparser.parse(sys.stdin.buffer.read(), response_headers={'content-type': 'application/atom+xml; charset=utf-8'})
assert not feed.bozo, feed.bozo_exception
assert feed.version == 'atom10', feed.version
for entry in feed.entries:
    assert entry.id and entry.title and entry.updated_parsed and entry.published_parsed and entry.link, entry
    assert entry.content[0].type == 'text/plain', entry
print(json.dumps({
    'title': feed.feed.title, 'author': feed.feed.author, 'id': feed.feed.id, 'updated': feed.feed.updated,
    'links': {link.rel: link.href for link in feed.feed.links},
    'entries': [{
        'id': entry.id, 'title': entry.title, 'link': entry.link, 'updated': entry.updated, 'words': entry.content[0].value,
    } for entry in feed.entries],
}))
";

/// What the reader makes of a feed; nothing where it cannot be had.
pub(super) fn read(feed: &str) -> Option<Value> {
    script::run(READER, READ, feed.as_bytes())
}

#[test]
fn the_feed_is_read_by_a_reader_and_has_the_news_the_latest_first() {
    let served = Served::of_2017();
    let answer = served.get("/feed.atom");
    assert_eq!(answer.header("content-type"), Some("application/atom+xml; charset=utf-8"));
    let Some(feed) = read(&answer.body) else { return };
    assert_eq!(
        (&feed["title"], &feed["author"]),
        (&"MAG record".into(), &"IGF Multistakeholder Advisory Group".into())
    );
    assert_eq!(feed["links"]["self"], "https://record.example.org/feed.atom");
    assert_eq!(feed["links"]["alternate"], "https://record.example.org/");
    let entries = feed["entries"].as_array().unwrap();
    assert_eq!(entries.len(), 50);
    assert_eq!(entries[0]["title"], "Minutes of meeting 1 approved by Lynn St. Amour: MAG Virtual Meeting III");
    assert_eq!(entries[0]["link"], "https://record.example.org/meetings/1");
    assert_eq!(entries[0]["updated"], feed["updated"]);
    let decided = entries.iter().find(|entry| entry["title"].as_str().unwrap().starts_with("Decided: WG-CO")).unwrap();
    assert_eq!(decided["link"], "https://record.example.org/groups/WG-CO#decision-1");
    let words = decided["words"].as_str().unwrap();
    assert!(words.contains("WG-CO is approved, by Lynn St. Amour, on Tue 11 Apr 2017."), "{words}");
    let mut times: Vec<&str> = entries.iter().map(|entry| entry["updated"].as_str().unwrap()).collect();
    assert!(times.is_sorted_by(|one, other| one >= other), "{times:?}");
    times.dedup();
    assert!(times.len() > 20);
    let mut ids: Vec<&str> = entries.iter().map(|entry| entry["id"].as_str().unwrap()).collect();
    assert!(ids.iter().all(|id| id.starts_with("urn:uuid:") && id.len() == 45), "{ids:?}");
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), entries.len());
}

#[test]
fn an_entry_keeps_its_id_as_the_record_goes_on_and_the_past_has_the_same() {
    let served = Served::of_2017();
    let (Some(now), Some(then)) =
        (read(&served.get("/feed.atom").body), read(&served.get("/feed.atom?as-of=2017-04-12").body))
    else {
        return;
    };
    let ids = |feed: &Value| {
        let entries = feed["entries"].as_array().unwrap().iter();
        entries.map(|entry| (entry["title"].clone(), entry["id"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(now["id"], then["id"]);
    // What is not among the latest any more does not count.
    let common = ids(&now).into_iter().filter(|entry| ids(&then).contains(entry)).count();
    assert_eq!(common, 49);
}
