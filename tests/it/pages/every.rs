//! Every page that there is, in one list, from which all tests take the addresses that they look at.

use std::collections::BTreeSet;

use commands::words::Language;
use strum::VariantArray;

/// What stands at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A page that is read in a browser.
    Page,
    /// Something that other programs read.
    Data,
    /// Something that a page loads, or that says how to go through them.
    Part,
    /// Something that is for one person.
    Own,
}

use Form::{Data, Own, Page, Part};

/// Each route of `src/web.rs`, and with it the addresses in `Served::with_everything`, with each thing that can stand there.
const EVERY: [(&str, Form, &[&str]); 18] = [
    ("/", Page, &["/", "/?as-of=2017-04-10", "/?state=deferred"]),
    ("/groups/{code}", Page, &["/groups/WG-IMP", "/groups/WG-AI", "/groups/WG-OLD", "/groups/WG-AI?as-of=2017-04-30"]),
    ("/groups/{code}/calendar.ics", Data, &["/groups/WG-IMP/calendar.ics"]),
    ("/meetings", Page, &["/meetings"]),
    ("/meetings/{number}", Page, &["/meetings/1", "/meetings/3", "/meetings/5", "/meetings/6"]),
    ("/consultations", Page, &["/consultations"]),
    ("/consultations/{number}", Page, &["/consultations/1", "/consultations/2", "/consultations/3"]),
    ("/digests", Page, &["/digests", "/digests?as-of=2017-04-16"]),
    ("/commands", Page, &["/commands"]),
    ("/search", Page, &["/search", "/search?q=the", "/search?q=flavio&as-of=2017-04-30"]),
    ("/feed.atom", Data, &["/feed.atom"]),
    ("/export.json", Data, &["/export.json"]),
    ("/calendar.ics", Data, &["/calendar.ics"]),
    // Where it is, one person alone knows.
    ("/calendar/{file}", Own, &[]),
    ("/style.css", Part, &["/style.css"]),
    ("/time.js", Part, &["/time.js"]),
    ("/icon.svg", Part, &["/icon.svg"]),
    ("/robots.txt", Part, &["/robots.txt"]),
];

/// The addresses of one form in `Served::with_everything`.
pub(super) fn all(form: Form) -> Vec<&'static str> {
    let of_form = EVERY.iter().filter(|(_, of, _)| *of == form);
    of_form.flat_map(|(_, _, addresses)| addresses.iter().copied()).collect()
}

/// The languages beside English, the pseudo-language of the tests among them.
pub(super) fn other_languages() -> impl Iterator<Item = Language> {
    Language::VARIANTS.iter().copied().filter(|language| *language != Language::English)
}

/// The same page at its address in a language.
pub(super) fn in_language(path: &str, language: Language) -> String {
    match path.strip_prefix('/') {
        Some(rest) if rest.is_empty() || rest.starts_with('?') => format!("/{language}{rest}"),
        _ => format!("/{language}{path}"),
    }
}

/// One address for each route of these forms in a record with one group, of this code, with a meeting and a consultation.
pub(super) fn with_one_of_each(forms: &[Form], group: &str) -> Vec<String> {
    let of_forms = EVERY.iter().filter(|(_, form, _)| forms.contains(form));
    of_forms.map(|(route, _, _)| route.replace("{code}", group).replace("{number}", "1")).collect()
}

/// Whether an address is one of a route.
pub(super) fn is_of(route: &str, address: &str) -> bool {
    let path = address.split('?').next().unwrap_or_default();
    let parts = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
    let (route, path) = (parts(route), parts(path));
    route.len() == path.len() && route.iter().zip(&path).all(|(wanted, part)| wanted.starts_with('{') || wanted == part)
}

/// The routes of one form.
pub(super) fn routes(form: Form) -> impl Iterator<Item = &'static str> {
    EVERY.iter().filter(move |(_, of, _)| *of == form).map(|(route, _, _)| *route)
}

#[test]
fn every_page_is_in_the_list_that_all_tests_look_at() {
    let listed: BTreeSet<&str> = EVERY.iter().map(|(route, _, _)| *route).collect();
    let served: BTreeSet<&str> = rapporteur::web::routes().collect();
    assert_eq!(listed, served, "a page is not in EVERY of tests/it/pages/every.rs, so that nothing looks at it");
    for (route, form, addresses) in EVERY {
        assert!(addresses.iter().all(|address| is_of(route, address)), "{route}: {addresses:?}");
        assert!(form == Own || !addresses.is_empty(), "{route} has no address");
    }
}

#[test]
fn every_page_is_told_of_where_its_code_begins_and_where_operators_look() {
    let code = include_str!("../../../src/web.rs");
    let told: Vec<&str> = code.lines().filter_map(|line| line.strip_prefix("//! GET ")?.split(' ').next()).collect();
    let table = include_str!("../../../deploy/web.md");
    let table: Vec<&str> = table.lines().filter(|line| line.starts_with("| `/")).collect();
    let in_table: Vec<&str> =
        table.iter().flat_map(|line| line.split('|').nth(1).unwrap_or_default().split('`')).collect();
    for (route, _, _) in EVERY.iter().filter(|(_, form, _)| *form != Part) {
        assert!(told.iter().any(|address| is_of(route, address)), "{route} is not at the head of src/web.rs");
        assert!(in_table.iter().any(|address| is_of(route, address)), "{route} is not in the table of deploy/web.md");
    }
}
