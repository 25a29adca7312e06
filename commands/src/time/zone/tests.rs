//! What people write for a zone, and what is read.

use proptest::prelude::*;

use super::*;

/// The zone and what is said of it; `? A | B` for several, `- A` for what is near.
fn read(words: &str) -> String {
    match find(words, Vec::new) {
        Ok(Found { name, said: None, .. }) => name,
        Ok(Found { name, said: Some(said), .. }) => format!("{name} ({said})"),
        Err(NoZone::Ambiguous(choices)) => format!("? {}", listed_choices(&choices)),
        Err(NoZone::Unknown(near)) => format!("- {}", listed_choices(&near)).trim_end().to_owned(),
    }
}

fn listed_choices(choices: &[Choice]) -> String {
    let shown = choices.iter().map(|choice| match &choice.place {
        None => choice.zone.clone(),
        Some(place) => format!("{} ({place})", choice.zone),
    });
    shown.collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn table(words: &str, expected: &expect_test::Expect) {
    let rows: String = words
        .lines()
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .map(|word| format!("{word} => {}\n", read(word)))
        .collect();
    expected.assert_eq(&rows);
}

#[test]
fn dump() {
    table(&std::fs::read_to_string("/tmp/geo/try.txt").unwrap_or_default(), &expect_test::expect![[""]]);
}
