//! A real browser walks through the record, with script and without, and finds nothing that keeps anybody out. What it loads
//! is valid.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::hostile::hostile_words;
use super::{Served, every};
use crate::node::Node;

/// Pages that say why there is none.
const ABSENT: [&str; 4] = ["/nothing", "/groups/WG-INP", "/meetings/99", "/?as-of=soon"];

fn address(served: &Served) -> String {
    format!("http://{}", served.address)
}

/// Looks at these pages at each width, by day and by night. They are drawn into the folder that `PICTURES` names, if it does.
#[track_caller]
fn nobody_is_kept_out<P: Serialize>(served: &Served, node: &Node, paths: &[P], schemes: &[&str]) {
    let pictures = std::env::var("PICTURES").ok();
    for width in [390, 1280] {
        for scheme in schemes {
            let asked = json!({
                "address": address(served), "paths": paths, "width": width, "scheme": scheme, "pictures": pictures,
            });
            let found = node.run("audit.mjs", &asked);
            assert_eq!(found, json!({"barriers": [], "wide": [], "faults": []}), "{width} {scheme}: {found:#}");
        }
    }
}

#[test]
fn no_page_keeps_anybody_out_on_a_phone_or_at_a_desk_by_day_or_by_night() {
    let Some(node) = Node::get() else { return };
    nobody_is_kept_out(&Served::with_everything(), &node, &every::all(every::Form::Page), &["light", "dark"]);
}

/// In French, and in the pseudo-language of the tests: longer by a third, and from right to left.
#[test]
fn no_page_keeps_anybody_out_in_another_language_or_from_right_to_left() {
    let Some(node) = Node::get() else { return };
    let served = Served::with_everything();
    for language in every::other_languages() {
        let paths: Vec<String> =
            every::all(every::Form::Page).into_iter().map(|path| every::in_language(path, language)).collect();
        nobody_is_kept_out(&served, &node, &paths, &["light"]);
    }
}

#[test]
fn hostile_words_break_no_page_in_a_browser() {
    let Some(node) = Node::get() else { return };
    let mut paths = every::with_one_of_each(&[every::Form::Page], "WG-BAD");
    paths.push("/search?q=alert".to_owned());
    nobody_is_kept_out(&hostile_words(), &node, &paths, &["light", "dark"]);
}

#[test]
fn a_reader_walks_from_the_table_to_the_search_with_script_and_without() {
    let Some(node) = Node::get() else { return };
    let served = Served::with_everything();
    for script in [true, false] {
        let seen = node.run("walk.mjs", &json!({"address": address(&served), "script": script}));
        assert_eq!(seen["faults"], json!([]), "{script}");
        let text = |name: &str, part: usize| seen[name][part].as_str().unwrap_or_else(|| panic!("{name}: {seen:#}"));
        assert!(text("table", 0).starts_with("What the ") && seen["table"][1] == 14, "{seen:#}");
        // By the reader's clocks in Tokyo, where a script may say so.
        let own: Vec<&str> = seen["table"][2].as_array().unwrap().iter().map(|own| own.as_str().unwrap()).collect();
        assert_eq!(own.contains(&"(for you Thu 4 May, 19:00)"), script, "{own:?}");
        assert_eq!((seen["skip"].as_str(), seen["content"].as_str()), (Some("Skip to the content"), Some("main")));
        assert_eq!(seen["group"], json!(["/groups/WG-IMP", "WG-IMP: IGF Improvements"]));
        assert_eq!(seen["meeting"], json!(["/meetings/3", "Third call"]));
        assert_eq!(text("calendar", 0), "/groups/WG-IMP/calendar.ics");
        assert!(text("calendar", 1).contains("\r\nSUMMARY:WG-IMP: Third call\r\n"), "{seen:#}");
        assert_eq!((text("feed", 0), text("feed", 1)), ("/feed.atom", "application/atom+xml; charset=utf-8"));
        super::feed::read(text("feed", 2));
        assert_eq!(text("asOf", 0), "/?as-of=2017-04-10");
        assert!(text("asOf", 1).contains("at the end of Mon 10 Apr 2017 (UTC)"));
        assert_eq!(seen["asOf"][2], json!(vec!["proposed"; 12]));
        assert_eq!(seen["groupAsOf"][0], "/groups/WG-NSF?as-of=2017-04-10");
        assert!(text("groupAsOf", 1).starts_with("proposed"), "{seen:#}");
        assert_eq!(text("search", 0), "/search?q=Flavio&as-of=2017-04-10");
        assert!(text("search", 1).contains("for \"Flavio\""), "{seen:#}");
        assert!(text("search", 2).contains("Flávio Wagner"), "{seen:#}");
        assert_eq!(seen["today"], json!(["/search?q=Flavio", "Search"]));
    }
}

#[test]
fn pages_are_valid() {
    let Some(node) = Node::get() else { return };
    let (served, hostile) = (Served::with_everything(), hostile_words());
    let mut pages = Map::new();
    for path in every::all(every::Form::Page).into_iter().chain(ABSENT) {
        pages.insert(path.to_owned(), served.get(path).body.into());
        for language in every::other_languages() {
            let path = every::in_language(path, language);
            pages.insert(path.clone(), served.get(&path).body.into());
        }
    }
    for path in every::with_one_of_each(&[every::Form::Page], "WG-BAD") {
        pages.insert(format!("hostile {path}"), hostile.get(&path).body.into());
    }
    assert_eq!(node.run("validate.mjs", &Value::Object(pages)), json!([]));
}
