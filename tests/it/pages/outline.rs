//! What pages are made of, for those who do not see them: landmarks, headings in order, tables with heads, names on fields.

use scraper::Html;

use super::{Served, all, every, text, within};

fn pages(served: &Served) -> Vec<(&'static str, Html)> {
    every::all(every::Form::Page).into_iter().map(|path| (path, served.page(path))).collect()
}

#[test]
fn headings_are_in_order_and_there_is_one_title() {
    let served = Served::with_everything();
    for (path, page) in pages(&served) {
        let levels: Vec<usize> =
            all(&page, "h1, h2, h3, h4").iter().map(|heading| heading.value().name()[1..].parse().unwrap()).collect();
        assert_eq!((levels[0], levels.iter().filter(|level| **level == 1).count()), (1, 1), "{path}: {levels:?}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{path}: {levels:?}");
        assert!(all(&page, "h1, h2, h3").into_iter().all(|heading| !text(heading).is_empty()), "{path}");
        let title = text(all(&page, "title")[0]);
        assert!(title.ends_with(" · MAG record") && title.len() > 15, "{path}: {title}");
    }
}

#[test]
fn there_are_landmarks_and_a_way_past_the_top() {
    let served = Served::with_everything();
    for (path, page) in pages(&served) {
        for landmark in
            ["body > header", "body > main#main", "body > footer", "header nav[aria-label]", "form[role=search]"]
        {
            assert_eq!(all(&page, landmark).len(), 1, "{landmark} on {path}");
        }
        assert_eq!(all(&page, "body > a:first-child")[0].attr("href"), Some("#main"), "{path}");
        for nav in all(&page, "nav, aside") {
            assert!(nav.attr("aria-label").is_some(), "{path}");
        }
        for field in all(&page, "input:not([type=hidden])") {
            let id = field.attr("id").unwrap();
            assert_eq!(all(&page, &format!("label[for='{id}']")).len(), 1, "{id} on {path}");
        }
    }
}

#[test]
fn each_cell_of_a_table_has_a_head_that_is_shown_on_a_narrow_screen_too() {
    let served = Served::with_everything();
    let mut cells = 0;
    for (path, page) in pages(&served) {
        for table in all(&page, "table") {
            let heads: Vec<String> = within(table, "thead th").into_iter().map(text).collect();
            for row in within(table, "tbody tr") {
                assert_eq!(within(row, "th, td").len(), heads.len(), "{path}");
                for (cell, head) in
                    within(row, "th, td").into_iter().zip(&heads).filter(|(cell, _)| cell.value().name() == "td")
                {
                    let is_reflowing = table.value().classes().any(|class| class == "reflows");
                    assert_eq!(cell.attr("data-label"), is_reflowing.then_some(head.as_str()), "{path}");
                    cells += 1;
                }
            }
        }
    }
    assert!(cells > 100, "{cells}");
}

#[test]
fn each_time_says_its_day_of_the_week_and_each_moment_its_zone() {
    let served = Served::with_everything();
    let mut times = 0;
    for (path, page) in pages(&served) {
        for time in all(&page, "time") {
            let words = text(time);
            let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
            assert!(days.iter().any(|day| words.starts_with(day)), "{path}: {words}");
            let has_clock = words.contains(':');
            assert!(!has_clock || words.ends_with(" UTC") || words.contains('/'), "{path}: {words}");
            assert!(time.attr("datetime").unwrap().parse::<jiff::Timestamp>().is_ok(), "{path}");
            times += 1;
        }
    }
    assert!(times > 100, "{times}");
}
