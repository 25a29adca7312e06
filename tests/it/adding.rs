//! What `docs/adding.md` says of where things are added: each place and each test that it names is there, and what is added is known
//! where nothing else would notice that it is not.

use std::collections::BTreeSet;
use std::path::Path;

use commands::catalogue::COMMANDS;
use commands::record::Event;

use crate::directions::{files, root};

/// Where a path of the lists can begin.
const ROOTS: [&str; 3] = ["", "commands/src", "src"];

/// What stands for a name that somebody is to choose.
const TO_CHOOSE: [&str; 3] = ["NAME", "NNNN", "KIND"];

/// The pieces of code in the lists.
fn named() -> BTreeSet<String> {
    let lists = std::fs::read_to_string(root().join("docs/adding.md")).unwrap();
    lists.lines().flat_map(|line| line.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

fn is_there(path: &str) -> bool {
    ROOTS.iter().any(|begin| root().join(begin).join(path).exists())
}

#[test]
fn each_place_that_the_lists_name_is_there() {
    let is_path = |words: &&String| {
        let is_file = Path::new(words)
            .extension()
            .is_some_and(|end| ["rs", "md", "toml", "dict", "sql"].iter().any(|known| end == *known));
        (is_file || words.ends_with('/')) && words.contains('/') && !words.contains(['*', '…', '{'])
    };
    let all = named();
    let paths: Vec<&String> =
        all.iter().filter(is_path).filter(|path| !TO_CHOOSE.iter().any(|name| path.contains(name))).collect();
    assert!(paths.len() > 50, "these are not the lists: {paths:?}");
    let is_known = |path: &str| {
        // A path after another one of the same folder begins where that folder is.
        is_there(path)
            || all
                .iter()
                .filter_map(|other| other.rsplit_once('/'))
                .any(|(folder, _)| is_there(&format!("{folder}/{path}")))
    };
    let missing: Vec<_> = paths.into_iter().filter(|path| !is_known(path)).collect();
    assert!(missing.is_empty(), "docs/adding.md names places that are not there: {missing:?}");
}

#[test]
fn each_test_that_the_lists_name_is_there() {
    let code: Vec<String> = ["commands", "src", "tests", "trials"]
        .iter()
        .flat_map(|folder| files(&root().join(folder)))
        .map(|file| std::fs::read_to_string(file).unwrap())
        .collect();
    let is_test = |words: &&String| {
        words.matches('_').count() > 2
            && words.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    let all = named();
    let tests: Vec<&String> = all.iter().filter(is_test).collect();
    assert!(tests.len() > 20, "these are not the lists: {tests:?}");
    // A suite has the name before an arrow.
    let is_known = |name: &str| {
        let written = [format!("fn {name}("), format!("{name} =>")];
        code.iter().any(|text| written.iter().any(|words| text.contains(words)))
    };
    let missing: Vec<_> = tests.into_iter().filter(|name| !is_known(name)).collect();
    assert!(missing.is_empty(), "docs/adding.md names tests that are not there: {missing:?}");
}

#[test]
fn the_fuzzer_knows_every_command_and_every_kind_of_event() {
    let dictionary = include_str!("../../fuzz/words.dict");
    let commands = COMMANDS.iter().map(|spec| format!("\"/{}\"", spec.name));
    let kinds = Event::kinds().map(|kind| format!(r#""\"{kind}\":""#));
    let known: BTreeSet<&str> = dictionary.lines().collect();
    let missing: Vec<String> = commands.chain(kinds).filter(|line| !known.contains(line.as_str())).collect();
    assert!(missing.is_empty(), "put these lines into fuzz/words.dict: {missing:?}");
}
