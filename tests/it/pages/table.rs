//! The first page has the table of the report's Annex III, cell by cell, and earlier days as they were.

use std::collections::BTreeSet;

use harness::left_out::shared;
use harness::program::example_text;
use scraper::{ElementRef, Html};
use serde_json::Value;

use super::{Served, all, main, text, within};

/// A row of the table, by what stands in its cells.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    code: String,
    kind: String,
    title: String,
    is_new: bool,
    state: String,
    status: String,
    note: String,
    support: String,
    supporters: Vec<String>,
    comments: String,
    commenters: Vec<String>,
    facilitators: Vec<String>,
    documents: Vec<String>,
}

fn rows(page: &Html) -> Vec<Row> {
    let of_kind = all(page, "table.groups").into_iter().flat_map(|table| {
        let id = table.attr("aria-labelledby").unwrap();
        let kind = text(all(page, &format!("#{id}"))[0]);
        within(table, "tbody tr").into_iter().map(move |row| self::row(row, kind.clone()))
    });
    of_kind.collect()
}

fn row(row: ElementRef<'_>, kind: String) -> Row {
    let cell = |words: &str| within(row, words).first().map(|found| text(*found)).unwrap_or_default();
    let names = |label: &str| {
        let listed = cell(&format!("[data-label='{label}'] .names"));
        listed.split(", ").filter(|name| !name.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let said = |class: &str| {
        let (label, words) = (cell(&format!(".{class} .label")), cell(&format!(".{class}")));
        assert!(label.is_empty() || label.ends_with("Mon 10 Apr 2017:"), "{label}");
        words.trim_start_matches(&label).trim().to_owned()
    };
    let links = within(row, "[data-label='Documents'] a");
    Row {
        code: cell("th a"),
        kind,
        title: cell("th .title"),
        is_new: cell("th .new") == "new this cycle",
        state: cell(".state"),
        status: said("status-line"),
        note: said("note"),
        support: cell("[data-label='Support'] strong"),
        supporters: names("Support"),
        comments: cell("[data-label='Other comments'] p"),
        commenters: names("Other comments"),
        facilitators: names("Facilitators"),
        documents: links.into_iter().map(|link| link.attr("href").unwrap().to_owned()).collect(),
    }
}

fn number(number: usize, one: &str) -> String {
    format!("{number} {one}{}", if number == 1 { "" } else { "s" })
}

#[test]
fn the_first_page_is_the_table_of_the_report_cell_by_cell() {
    let served = Served::of_2017();
    let shown = rows(&served.page("/?as-of=2017-04-10"));
    let expected = example_text("expected.csv");
    let mut expected = csv::Reader::from_reader(expected.as_bytes());
    let heads = expected.headers().unwrap().clone();
    let kinds = [
        ("wg", "2017 MAG Working Groups"),
        ("bpf", "2017 Best Practice Forums (BPFs)"),
        ("cenb", "Connecting and Enabling the Next Billion(s) (CENB) Phase III"),
    ];
    let expected = expected.records().map(|record| {
        let record = record.unwrap();
        let cell = |name: &str| record[heads.iter().position(|head| head == name).unwrap()].to_owned();
        let list = |name: &str| cell(name).split("; ").filter(|one| !one.is_empty()).map(str::to_owned).collect();
        let comments: usize = cell("comments").parse().unwrap();
        Row {
            code: cell("code"),
            kind: kinds.iter().find(|(key, _)| *key == cell("category")).unwrap().1.to_owned(),
            title: cell("title"),
            is_new: cell("new_this_cycle") == "true",
            state: cell("state"),
            status: cell("status_line"),
            note: cell("note"),
            support: number(cell("members").parse().unwrap(), "member"),
            supporters: list("supporters"),
            comments: if comments == 0 { "no comments".to_owned() } else { number(comments, "comment") },
            commenters: list("commenters"),
            facilitators: list("proposed_facilitators"),
            documents: list("documents"),
        }
    });
    assert_eq!(shown, expected.collect::<Vec<_>>());
}

#[test]
fn every_fact_of_the_report_is_on_the_first_page_and_so_are_the_decisions() {
    let Some(facts) = shared("the pages beside the facts of 2017", "igf2017/register.json") else { return };
    let facts: Value = serde_json::from_str(&facts).unwrap();
    let served = Served::of_2017();
    let page = served.page("/");
    let shown = rows(&page);
    let (facts, kinds) = (facts["groups"].as_array().unwrap(), facts["categories"].as_array().unwrap());
    let different =
        |list: &Value| list.as_array().unwrap().iter().map(ToString::to_string).collect::<BTreeSet<_>>().len();
    assert_eq!(facts.len(), shown.len());
    for ((fact, row), shown) in facts.iter().zip(&shown).zip(all(&page, "table.groups tbody tr")) {
        let code = &row.code;
        let kind = kinds.iter().find(|kind| kind["key"] == fact["category"]).unwrap();
        assert_eq!(
            (&fact["code"], &fact["title"], &kind["title"]),
            (&(**code).into(), &(*row.title).into(), &(*row.kind).into())
        );
        assert_eq!((&fact["status_line"], &fact["note"]), (&(*row.status).into(), &(*row.note).into()), "{code}");
        assert_eq!(fact["new_this_cycle"], row.is_new, "{code}");
        assert_eq!(different(&fact["support"]), row.supporters.len(), "{code}");
        assert_eq!(different(&fact["other_comments"]), row.commenters.len(), "{code}");
        assert_eq!(fact["facilitation"], Value::from(row.facilitators.clone()), "{code}");
        assert_eq!(fact["doc"].as_str(), row.documents.first().map(String::as_str), "{code}");
        let decision = &fact["decision"];
        let state = match decision["outcome"].as_str().unwrap() {
            "approve" | "continue" => "approved",
            "defer" => "deferred",
            "redirect" => "redirected",
            "decline" => "declined",
            outcome => panic!("{outcome}"),
        };
        assert_eq!(row.state, state, "{code}");
        let words = format!("Tue 11 Apr 2017: {}", decision["note"].as_str().unwrap());
        assert_eq!(text(within(shown, ".decision")[0]), words, "{code}");
    }
}

#[test]
fn an_earlier_day_is_shown_as_it_was_with_a_notice_and_a_way_back() {
    let served = Served::of_2017();
    let then = served.page("/?as-of=2017-04-10");
    assert!(rows(&then).iter().all(|row| row.state == "proposed"));
    assert!(main(&then).contains("No decision yet."));
    assert_eq!(
        text(all(&then, "aside.notice")[0]),
        "You are looking at the past. This is the record as it was at the end of Mon 10 Apr 2017 (UTC). Back to today"
    );
    assert_eq!(all(&then, "aside.notice a")[0].attr("href"), Some("/"));
    let now = served.page("/");
    assert!(all(&now, "aside.notice").is_empty());
    assert!(main(&now).contains("6 approved 4 deferred 1 redirected 1 declined"), "{}", main(&now));
    // To the second.
    let supporters = |path: &str| rows(&served.page(path))[0].supporters.len();
    assert_eq!(supporters("/?as-of=2017-03-30T10:05:24Z"), 3);
    assert_eq!(supporters("/?as-of=2017-03-30T10:05:25Z"), 4);
    let before = served.page("/?as-of=2017-03-01");
    assert!(main(&before).contains("No group has been proposed yet."));
    assert!(main(&served.page("/meetings/1?as-of=2017-04-11T22:10:00Z")).contains("The meeting is in progress."));
}

#[test]
fn groups_are_chosen_by_state_and_kind() {
    let served = Served::of_2017();
    let codes = |path: &str| rows(&served.page(path)).into_iter().map(|row| row.code).collect::<Vec<_>>();
    assert_eq!(codes("/?state=redirected"), ["BPF-REMOTE"]);
    assert_eq!(codes("/?category=cenb&state=deferred"), ["CENB"]);
    assert_eq!(codes("/?category=cenb&state=lapsed"), Vec::<String>::new());
    assert_eq!(codes("/?state=nonsense&page=99").len(), 12);
    let page = served.page("/?state=deferred&as-of=2017-04-12");
    let chosen: Vec<String> = all(&page, ".choices [aria-current]").into_iter().map(text).collect();
    assert_eq!(chosen, ["4 deferred", "All categories"]);
    let link = all(&page, ".choices a").into_iter().find(|link| text(*link) == "2017 Best Practice Forums (BPFs)");
    assert_eq!(link.unwrap().attr("href"), Some("/?state=deferred&category=bpf&as-of=2017-04-12#groups"));
}
