//! Addresses: each link leads somewhere, each page stays where it is, and what is not there says so.

use std::collections::{BTreeMap, BTreeSet};

use scraper::Html;

use super::every::Form;
use super::{Served, all, every, main, within};
use crate::ask::{Answer, ask};

/// Every page to which one comes from the first, as its text, and all links within the record.
struct Crawled {
    pages: BTreeMap<String, Answer>,
    links: BTreeSet<(String, String)>,
}

fn crawl(served: &Served, from: &str) -> Crawled {
    let mut crawled = Crawled { pages: BTreeMap::new(), links: BTreeSet::new() };
    let mut waiting = vec![from.to_owned()];
    while let Some(path) = waiting.pop() {
        if crawled.pages.contains_key(&path) {
            continue;
        }
        let answer = served.get(&path);
        if answer.header("content-type") == Some("text/html; charset=utf-8") {
            let page = Html::parse_document(&answer.body);
            let leading = all(&page, "a[href], link[href], script[src], form[action]");
            let named = leading.into_iter().filter_map(|element| {
                let names = ["href", "src", "action"];
                names.into_iter().find_map(|name| element.attr(name)).map(str::to_owned)
            });
            for link in named.filter(|link| link.starts_with(['/', '#'])) {
                let whole = if link.starts_with('#') { format!("{path}{link}") } else { link };
                // English ones are those without a language again.
                if !whole.starts_with("/en") {
                    waiting.push(whole.split('#').next().unwrap().to_owned());
                }
                crawled.links.insert((path.clone(), whole));
            }
        }
        crawled.pages.insert(path, answer);
    }
    crawled
}

#[test]
fn every_link_leads_to_what_it_names() {
    let served = Served::with_everything();
    let Crawled { pages, links } = crawl(&served, "/");
    for route in [Form::Page, Form::Data].into_iter().flat_map(every::routes) {
        // All as data is for programs, and the calendar of all is named where people look for it.
        let is_for_programs = ["/export.json", "/calendar.ics"].contains(&route);
        let is_led_to = pages.keys().any(|path| every::is_of(route, path));
        assert!(is_led_to || is_for_programs, "no way leads to {route}");
    }
    for (path, answer) in &pages {
        assert_eq!(answer.status, 200, "{path}: {answer:?}");
    }
    let ids: BTreeMap<&String, BTreeSet<String>> = pages
        .iter()
        .map(|(path, answer)| {
            let page = Html::parse_document(&answer.body);
            let ids: Vec<String> = all(&page, "[id]").iter().map(|one| one.attr("id").unwrap().to_owned()).collect();
            let different: BTreeSet<String> = ids.iter().cloned().collect();
            assert_eq!(ids.len(), different.len(), "{path} has an id twice: {ids:?}");
            (path, different)
        })
        .collect();
    for (from, link) in &links {
        if let Some((path, place)) = link.split_once('#') {
            assert!(ids[&path.to_owned()].contains(place), "{from} leads to {link}, which is no place");
        }
    }
    let found = served.page("/search?q=the");
    for link in all(&found, ".results a") {
        let (path, place) = link.attr("href").unwrap().split_once('#').unwrap_or((link.attr("href").unwrap(), "main"));
        let page = served.page(path);
        assert_eq!(all(&page, &format!("[id='{place}']")).len(), 1, "{path}#{place}");
    }
}

#[test]
fn on_an_earlier_day_every_link_keeps_the_day() {
    let served = Served::with_everything();
    let Crawled { pages, links } = crawl(&served, "/?as-of=2017-05-03");
    let files = ["/style.css", "/time.js", "/icon.svg", "/feed.atom", "/en/feed.atom", "/fr/feed.atom"];
    let (mut kept, mut back) = (0, 0);
    for (from, link) in
        links.iter().filter(|(from, link)| from.contains("as-of=2017-05-03") && !files.contains(&link.as_str()))
    {
        let path = link.split(['?', '#']).next().unwrap();
        // A form has the day among its fields, and one link of each page leads back to the present.
        let page = Html::parse_document(&pages[from].body);
        let is_form = !all(&page, &format!("form[action='{link}']")).is_empty();
        // A week that is over has a day of its own.
        let is_week = all(&page, ".weeks a").iter().any(|way| way.attr("href") == Some(link));
        let is_back = all(&page, "aside.notice a").iter().any(|way| way.attr("href") == Some(link));
        if link.contains("as-of=2017-05-03") {
            kept += 1;
        } else {
            assert!(is_form || is_back || is_week, "{from} leads to {link}: {path} of the present");
            back += usize::from(is_back);
        }
    }
    assert!(kept > 100 && back >= 10, "{kept} {back}");
    for (path, answer) in pages.iter().filter(|(path, _)| path.contains("as-of")) {
        assert_eq!((answer.status, answer.header("x-robots-tag").is_some()), (200, path_is_page(answer)), "{path}");
    }
    // The meeting of the 4th was not known on the 3rd.
    assert!(!pages.keys().any(|path| path.starts_with("/meetings/6?")));
    assert_eq!(served.get("/meetings/6?as-of=2017-05-03").status, 404);
    for form in all(&served.page("/search?q=scope&as-of=2017-05-03"), "form.search") {
        assert_eq!(within(form, "input[name='as-of'][value='2017-05-03']").len(), 1);
    }
}

fn path_is_page(answer: &Answer) -> bool {
    answer.header("content-type") == Some("text/html; charset=utf-8")
}

#[test]
fn a_group_stays_at_its_address_whatever_becomes_of_it() {
    let served = Served::with_everything();
    let ended = main(&served.page("/groups/WG-OLD"));
    for words in
        ["WG-OLD: A better name withdrawn since Wed 26 Apr 2017", "1 earlier text", "To be renamed.", "A first name"]
    {
        assert!(ended.contains(words), "{words}: {ended}");
    }
    for (asked, there) in [
        ("/groups/wg-old", "/groups/WG-OLD"),
        ("/groups/wg-old?as-of=2017-05-01", "/groups/WG-OLD?as-of=2017-05-01"),
        ("/meetings/01", "/meetings/1"),
        ("/consultations/+1", "/consultations/1"),
        ("/fr/groups/wg-old", "/fr/groups/WG-OLD"),
        ("/groups", "/"),
        ("/groups/", "/"),
        ("/fr/", "/fr"),
        ("/groups/WG-OLD/?as-of=2017-05-01", "/groups/WG-OLD?as-of=2017-05-01"),
    ] {
        let moved = served.get(asked);
        assert_eq!((moved.status, moved.header("location")), (308, Some(there)), "{asked}");
    }
}

#[test]
fn what_is_not_there_is_answered_with_what_is_near() {
    let served = Served::with_everything();
    let absent = |path: &str| {
        let answer = served.get(path);
        assert_eq!((answer.status, answer.header("cache-control")), (404, Some("no-store")), "{path}");
        assert_eq!(answer.header("x-robots-tag"), Some("noindex"));
        main(&Html::parse_document(&answer.body))
    };
    let near = absent("/groups/WG-INP");
    assert!(
        near.starts_with("No such group There is no group \"WG-INP\". Did you mean: WG-IMP: IGF Improvements"),
        "{near}"
    );
    assert!(absent("/groups/WG-AI?as-of=2017-04-10").contains("\"WG-AI\" at the end of Mon 10 Apr 2017 (UTC)."));
    assert!(absent("/groups/%3Cscript%3E").contains("There is no group \"<script>\"."));
    assert!(absent("/meetings/99").contains("There is no such meeting. The last one is number 6."));
    assert!(absent("/meetings/one").contains("There is no such meeting."));
    assert!(absent("/consultations/99").contains("There is no such consultation."));
    assert!(absent("/nothing/here").contains("There is no page at this address."));
}

#[test]
fn a_bad_date_is_answered_with_one_sentence() {
    let served = Served::with_everything();
    for path in ["/", "/groups/WG-IMP", "/meetings/1", "/search?q=a", "/export.json", "/feed.atom", "/nothing"] {
        let mark = if path.contains('?') { '&' } else { '?' };
        for (words, sentence) in [
            (
                "soon",
                "I did not understand \"soon\". Give a date such as 2017-04-11, or a time such as 2017-04-11T22:00:00Z.",
            ),
            (
                "2017-02-30",
                "I did not understand \"2017-02-30\". Give a date such as 2017-04-11, or a time such as 2017-04-11T22:00:00Z.",
            ),
            ("2017-05-05", "Fri 5 May 2017 is still to come. Choose a day in the past."),
        ] {
            let answer = served.get(&format!("{path}{mark}as-of={words}"));
            assert_eq!(answer.status, 400, "{path} {words}");
            let said = main(&Html::parse_document(&answer.body));
            assert_eq!(said, format!("This day cannot be shown {sentence} See this page as it is today"));
        }
    }
}

#[test]
fn words_are_found_where_they_stand_and_only_what_may_be_read() {
    let served = Served::with_everything();
    let found = |query: &str| main(&served.page(&format!("/search?q={query}")));
    assert!(found("flavio").contains("Flávio Wagner"), "{}", found("flavio"));
    assert!(found("Adopted").contains("Meeting 5: Preparatory call, minutes, Wed 3 May 2017 The agenda was adopted."));
    assert!(found("pays+juan").contains("WG-AI: Artificial Intelligence, concern 2, Juan"), "{}", found("pays+juan"));
    assert!(found("global+partners").contains("Consultation 1: Which days suit?, input, Lea Kaspar"));
    assert!(found("%D8%A7%D9%84%D9%86%D8%B7%D8%A7%D9%82").contains("1 result for"));
    assert!(
        found("WG-IMP").starts_with("Search 4 results for \"WG-IMP\". WG-IMP: IGF Improvements, "),
        "{}",
        found("WG-IMP")
    );
    for hidden in ["ballot", "tongue", "something+taken", "console"] {
        assert!(found(hidden).starts_with("Search No results for"), "{hidden}: {}", found(hidden));
    }
    for empty in ["", "+", "%00"] {
        assert!(found(empty).contains("Type names, codes or words into"), "{empty}");
    }
    assert!(main(&served.page("/search?q=scope&as-of=2017-04-01")).contains("Fri 31 Mar 2017"));
    assert!(!main(&served.page("/search?q=tired+pays&as-of=2017-04-01")).contains("Who pays"));
}

#[test]
fn each_page_is_in_the_language_of_its_address_or_of_whoever_reads_it() {
    let served = Served::with_everything();
    let language = |answer: &Answer| {
        let page = Html::parse_document(&answer.body);
        let html = all(&page, "html")[0];
        (html.attr("lang").unwrap().to_owned(), html.attr("dir").unwrap().to_owned())
    };
    let of = |tag: &str| (tag.to_owned(), "ltr".to_owned());
    let asks = |path: &str, accepts: &str| ask(served.address, "GET", path, &format!("Accept-Language: {accepts}\r\n"));
    for path in every::all(Form::Page) {
        for other in every::other_languages() {
            let answer = served.get(&every::in_language(path, other));
            let of = (other.tag().to_owned(), other.direction().to_string());
            assert_eq!((answer.status, language(&answer)), (200, of), "{path} in {other}");
        }
        let french = served.get(&in_french(path));
        assert_eq!((french.status, language(&french), french.header("vary")), (200, of("fr"), Some("accept-encoding")));
        assert_eq!(language(&served.get(path)), of("en"), "{path}");
        let (theirs, other) = (asks(path, "fr-CA, en;q=0.5"), asks(path, "de, en;q=0.5"));
        assert_eq!((language(&theirs), language(&other)), (of("fr"), of("en")), "{path}");
        assert_eq!(theirs.header("vary"), Some("accept-encoding, accept-language"), "{path}");
        let page = Html::parse_document(&french.body);
        let way = all(&page, "nav.languages a[hreflang=en]")[0].attr("href").unwrap().to_owned();
        assert_eq!(language(&served.get(&way)), of("en"), "{path} leads to {way}");
    }
    let french = main(&served.page("/fr/groups/WG-OLD"));
    for words in ["A better name retiré depuis le mer. 26 avr. 2017.", "1 texte antérieur", "To be renamed."] {
        assert!(french.contains(words), "{words}: {french}");
    }
    let feed = served.get("/fr/feed.atom").body;
    assert!(feed.contains("xml:lang=\"fr\"") && feed.contains("<title>Registre MAG</title>"), "{feed}");
}

fn in_french(path: &str) -> String {
    let rest = path.trim_start_matches('/');
    if rest.is_empty() || rest.starts_with('?') { format!("/fr{rest}") } else { format!("/fr/{rest}") }
}
