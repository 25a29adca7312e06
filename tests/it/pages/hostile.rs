//! Hostile words are text wherever they are shown: no markup, no link that does something, nothing that breaks out.

use std::collections::BTreeSet;

use commands::render::plain::visible;
use harness::program::{Place, ROLES};
use quick_xml::events::Event;
use scraper::{ElementRef, Html};

use super::every::{Form, with_one_of_each};
use super::{Served, all, selector, text};
use crate::calendars::read::independently;
use crate::typed::{HOSTILE, hostile};

/// The only elements and attributes that pages are made of.
const ELEMENTS: &[&str] = &[
    "a", "aside", "bdi", "body", "button", "caption", "code", "dd", "details", "div", "dl", "dt", "footer", "form",
    "h1", "h2", "h3", "head", "header", "html", "input", "label", "li", "link", "main", "mark", "meta", "nav", "ol",
    "p", "pre", "rect", "script", "section", "span", "strong", "summary", "svg", "table", "tbody", "td", "th", "thead",
    "time", "title", "tr", "ul",
];
const ATTRIBUTES: &[&str] = &[
    "action",
    "aria-current",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "autocomplete",
    "charset",
    "class",
    "content",
    "data-label",
    "data-own",
    "data-zone",
    "datetime",
    "defer",
    "dir",
    "focusable",
    "for",
    "height",
    "href",
    "hreflang",
    "id",
    "lang",
    "max",
    "maxlength",
    "method",
    "name",
    "preserveAspectRatio",
    "rel",
    "required",
    "reversed",
    "role",
    "scope",
    "src",
    "start",
    "tabindex",
    "title",
    "type",
    "value",
    "viewBox",
    "width",
    "preserveaspectratio",
    "viewbox",
];

/// Addresses that nobody should follow, as documents, sources and links of meetings.
const SAID: &str = "\
2017-04-10T09:00:00Z #plenary <anja> /propose WG-BAD Bad addresses
2017-04-10T09:00:01Z #plenary <anja> /support WG-BAD for: \"<b>Bob</b>\" source: https://example.org/\"><script>alert(1)</script>
2017-04-10T09:00:02Z #plenary <anja> /support WG-BAD for: \"Robert'); DROP TABLE people; --\"
2017-04-10T09:00:03Z #plenary <anja> /support WG-BAD for: \"\u{202e}evil\"
2017-04-10T09:00:04Z #plenary <lynn> /document WG-BAD https://example.org/'onmouseover='alert(1) <img src=x onerror=alert(1)>
2017-04-10T09:00:05Z #plenary <lynn> /document WG-BAD https://bank.example@evil.example/ A bank
2017-04-10T09:00:06Z #plenary <lynn> /document WG-BAD javascript:alert(1) Not taken
2017-04-10T09:00:07Z #plenary <lynn> /meet WG-BAD \"</title><script>alert(1)</script>\" 2017-06-11 10:00 UTC link: https://example.org/?a=\"><svg/onload=alert(1)>
2017-04-10T09:00:08Z #plenary <lynn> /consult open \"</h1><iframe src=//evil.example>\" until: 2017-06-11
";

/// Checks that a page is made of what our pages are made of, and leads nowhere but to pages and the web.
#[track_caller]
fn is_harmless(path: &str, body: &str) {
    let page = Html::parse_document(body);
    for element in all(&page, "*") {
        let name = element.value().name();
        assert!(ELEMENTS.contains(&name), "<{name}> on {path}: {}", element.html());
        for (attribute, value) in element.value().attrs() {
            assert!(ATTRIBUTES.contains(&attribute), "{attribute}={value:?} on {path}");
            if ["href", "src", "action"].contains(&attribute) {
                let goes_somewhere = ["/", "#", "https://", "http://"].iter().any(|start| value.starts_with(start));
                assert!(goes_somewhere && !value.starts_with("//") && !value.starts_with("/\\"), "{value} on {path}");
            }
        }
    }
    let scripts: Vec<Option<&str>> = all(&page, "script").into_iter().map(|script| script.attr("src")).collect();
    assert_eq!(scripts, [Some("/time.js")], "{path}");
    let harmful = |c: char| c.is_control() && c != '\n' && c != '\t';
    assert_eq!(body.chars().find(|c| harmful(*c)), None, "{path}");
}

/// All that is said in places of their own on a page.
fn said(page: &Html) -> BTreeSet<String> {
    let whole = |element: ElementRef<'_>| element.text().collect::<String>();
    all(page, "bdi, .said").into_iter().map(whole).collect()
}

#[test]
fn hostile_words_are_text_on_every_page_and_in_the_feed() {
    let (place, _) = hostile();
    let served = Served::with_config(place, "2100-01-01T00:00:00Z", ROLES);
    let first = served.page("/");
    let mut said_so: BTreeSet<String> = BTreeSet::new();
    let mut paths = with_one_of_each(&[Form::Page], "NONE");
    // Those of what there are many are found by links.
    paths.retain(|path| served.get(path).status == 200);
    let of_groups = all(&first, ".parts span");
    let number: usize = text(of_groups[0]).rsplit_once(' ').unwrap().1.parse().unwrap();
    paths.extend((1..=number.div_ceil(50)).map(|page| format!("/?page={page}")));
    let mut at = 0;
    while at < paths.len() {
        let answer = served.get(&paths[at]);
        assert_eq!(answer.status, 200, "{}", paths[at]);
        is_harmless(&paths[at], &answer.body);
        let page = Html::parse_document(&answer.body);
        said_so.extend(said(&page));
        for link in page.select(&selector("tbody th a[href^='/'], .parts a[rel=next]")) {
            let path = link.attr("href").unwrap().split('#').next().unwrap().to_owned();
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
        at += 1;
    }
    assert!(paths.len() > 300, "{}", paths.len());
    for words in HOSTILE {
        let shown = visible(words).into_owned();
        assert!(said_so.contains(&shown), "{words:?} is nowhere whole");
    }
    for words in HOSTILE {
        let query: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
        let path = format!("/search?q={query}");
        is_harmless(&path, &served.get(&path).body);
        is_harmless(&path, &served.get(&format!("/groups/{}", query.replace('+', "%20"))).body);
        is_harmless(&path, &served.get(&format!("/?as-of={query}")).body);
        is_harmless(&path, &served.get(&format!("/?state={query}&page={query}&category={query}")).body);
    }
    // Addresses that would lead to another host, were they put into a page as they are.
    for path in ["//evil.example", "/\\evil.example", "//evil.example?as-of=soon", "/%5cevil.example"] {
        is_harmless(path, &served.get(path).body);
    }
    for path in ["//evil.example/", "//evil.example//", "/fr//evil.example/"] {
        let there = served.get(path).header("location").map(str::to_owned).unwrap();
        assert!(there.starts_with('/') && !there.starts_with("//"), "{path} leads to {there}");
    }
    let feed = served.get("/feed.atom").body;
    let mut reader = quick_xml::Reader::from_str(&feed);
    let mut elements = BTreeSet::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) | Event::Empty(start) => {
                elements.insert(start.name().as_ref().to_owned());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let known = [
        "author",
        "content",
        "entry",
        "feed",
        "generator",
        "id",
        "link",
        "name",
        "published",
        "subtitle",
        "title",
        "updated",
    ];
    assert_eq!(elements.iter().map(String::as_str).collect::<Vec<_>>(), known);
    super::feed::read(&feed);
}

/// A record of nothing but hostile names, titles and addresses.
pub(super) fn hostile_words() -> Served {
    let place = Place::new();
    place.write("rapporteur.toml", ROLES);
    place.replay(SAID);
    // Their addresses are to be seen too.
    let config = format!("{ROLES}[organisation]\nlink_public = true\n");
    Served::with_config(place, "2017-05-01T00:00:00Z", &config)
}

#[test]
fn hostile_names_titles_and_addresses_are_text() {
    let served = hostile_words();
    for path in with_one_of_each(&[Form::Page], "WG-BAD").into_iter().chain(["/search?q=alert".to_owned()]) {
        is_harmless(&path, &served.get(&path).body);
    }
    let group = served.page("/groups/WG-BAD");
    let links: Vec<&str> =
        all(&group, "#documents + ul a").into_iter().map(|link| link.attr("href").unwrap()).collect();
    assert_eq!(links, ["https://example.org/'onmouseover='alert(1)"]);
    let documents = all(&group, "#documents + ul li").into_iter().map(text).collect::<Vec<_>>();
    assert_eq!(documents[0], "<img src=x onerror=alert(1)> (example.org)");
    assert_eq!(documents[1], "A bank https://bank.example@evil.example/");
    let meeting = served.page("/meetings/1");
    assert_eq!(text(all(&meeting, "title")[0]), "</title><script>alert(1)</script> · MAG record");
    let where_ = all(&meeting, "a[rel~=external]")[0];
    assert_eq!(where_.attr("href"), Some("https://example.org/?a=%22%3E%3Csvg/onload=alert(1)"));
    super::feed::read(&served.get("/feed.atom").body);
    for path in ["/calendar.ics", "/groups/WG-BAD/calendar.ics"] {
        let Some(calendar) = independently(&served.get(path).body) else { return };
        let events = calendar["parts"].as_array().unwrap();
        assert_eq!(events.len(), 1, "{path}");
        assert_eq!(events[0]["properties"]["SUMMARY"][0]["value"], "WG-BAD: </title><script>alert(1)</script>");
    }
}
