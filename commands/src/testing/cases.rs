//! What people type otherwise than a command asks for, one dialogue for each kind of slip: it is read as most people mean it, or asked
//! about with the choices, or refused with the word that was not understood and what to do. Nothing is misread without a word.

use expect_test::expect_file;

use crate::testing::script;

#[test]
fn whatever_is_typed_is_read_as_it_is_meant_or_asked_about_or_refused_with_what_to_do() {
    let cases = include_str!("cases.txt");
    expect_file!["cases.txt"].assert_eq(&script::played(cases));
}
