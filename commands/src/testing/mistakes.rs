//! The mistakes that people make with a record, each made and taken back, with what people and the export then have of it.

use expect_test::expect_file;

use crate::testing::script;

const MISTAKES: usize = 24;

#[test]
fn every_mistake_can_be_made_and_taken_back() {
    let mistakes = include_str!("mistakes.txt");
    expect_file!["mistakes.txt"].assert_eq(&script::played(mistakes));
    assert_eq!(script::headings(mistakes).count(), MISTAKES);
}
