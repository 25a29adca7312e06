//! A search beside one that begins anew: the site keeps which words stand where, and brings it up to date.

use commands::organisation::Organisation;
use jiff::{SignedDuration, Timestamp};
use rapporteur::base::clock::SimulatedTime;
use rapporteur::web::Site;
use scraper::Html;

use super::{NOW, Served, main};
use crate::ask::ask;

const SEARCHES: [&str; 12] = [
    "the",
    "wg",
    "WG-IMP:+IGF",
    "meeting",
    "lea",
    "zephyr",
    "quagga",
    "%D8%A7%D9%84%D9%86%D8%B7%D8%A7%D9%82",
    "a+e",
    "agenda",
    "consultation+2",
    "e&page=3",
];

impl Served {
    /// What is found by the site that was there from the beginning, which is what one finds that was just made.
    fn found(&self, search: &str) -> String {
        let path = format!("/search?q={search}");
        let time = SimulatedTime::starting(NOW.parse().unwrap());
        let anew = self.serve(Site::new(self.desk.snapshots(), Organisation::default(), time));
        let anew = main(&Html::parse_document(&ask(anew, "GET", &path, "").body));
        let found = main(&self.page(&path));
        assert_eq!(found, anew, "{search}");
        found
    }
}

#[test]
fn whatever_is_said_and_taken_back_after_a_search_the_next_one_knows() {
    let served = Served::with_everything();
    let mut at: Timestamp = NOW.parse().unwrap();
    let mut seen = SEARCHES.map(|search| served.found(search));
    let acts: [(&str, &str, &[&str]); 11] = [
        ("lea", "/comment WG-IMP A zephyr is a light wind.", &["zephyr"]),
        ("flavio", "/comment WG-AI The quagga is a zebra.", &["quagga"]),
        ("flavio", "/undo", &["quagga"]),
        ("lea", "/propose WG-ZEP Zephyr and quagga\n\tPurpose: To be withdrawn.", &["zephyr", "quagga", "wg"]),
        ("lynn", "/rename WG-ZEP WG-QUA", &["zephyr", "quagga"]),
        ("lea", "/charter WG-QUA title: Only a quagga", &["zephyr", "quagga"]),
        ("lynn", "/meet WG-QUA \"Zephyr call\" 2017-06-07 15:00 UTC", &["zephyr", "meeting"]),
        (
            "lynn",
            "/consult open \"Zephyr or quagga?\" until: 2017-06-18\n\t1: Zephyr\n\t2: Quagga",
            &["zephyr", "quagga"],
        ),
        ("ginger", "/support WG-QUA With zephyr.", &["zephyr"]),
        ("lynn", "/cycle close yes", &[]),
        ("lea", "/profile forget yes", &["lea", "zephyr"]),
    ];
    for (handle, text, changes) in acts {
        at += SignedDuration::from_secs(30);
        served.says(handle, text, at);
        let now = SEARCHES.map(|search| served.found(search));
        for search in changes {
            let place = SEARCHES.iter().position(|known| known == search).unwrap();
            assert_ne!(now[place], seen[place], "{text} {search}");
        }
        seen = now;
    }
    assert!(!served.found("wind").contains("light"), "erased words are found");
}
