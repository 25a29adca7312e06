//! What `cargo build` and `cargo test` ask of libraries: the same, so that none is built twice.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Each library, with the features that are asked of it.
fn libraries(of: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let tree = Command::new(cargo)
        .args(["tree", "--locked", "--offline", "--prefix", "none", "--format", "{p}|{f}"])
        .args(of)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let mut libraries: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in String::from_utf8(tree.stdout).unwrap().lines() {
        let line = line.trim_end_matches(" (*)");
        let Some((library, features)) = line.split_once('|') else { continue };
        libraries.entry(library.to_owned()).or_default().insert(features.to_owned());
    }
    libraries
}

#[test]
fn build_and_tests_ask_the_same_of_each_library() {
    let built = libraries(&["--package", "rapporteur", "--edges", "normal,no-proc-macro"]);
    let tested = libraries(&["--workspace", "--edges", "normal,dev,no-proc-macro"]);
    assert!(built.len() > 100, "{built:?}");
    let differ: Vec<String> = built
        .iter()
        .filter_map(|(library, features)| {
            let others = tested.get(library).filter(|others| *others != features)?;
            Some(format!("{library}: {features:?} and {others:?}"))
        })
        .collect();
    assert!(
        differ.is_empty(),
        "ask for the features of the tests in Cargo.toml, where those that nothing uses by itself are:\n{}",
        differ.join("\n")
    );
}

#[test]
fn the_first_answer_needs_no_platform_and_no_tls() {
    let demo = ["--package", "rapporteur", "--no-default-features", "--features", "web", "--edges", "normal,build"];
    let built = libraries(&demo);
    let found: Vec<&String> = built
        .keys()
        .filter(|library| {
            ["aws-lc", "lettre ", "matrix-sdk", "reqwest ", "resvg ", "ring ", "rustls", "serenity ", "sqlx-postgres "]
                .iter()
                .any(|outside| library.starts_with(outside))
        })
        .collect();
    assert!(found.is_empty(), "{found:?}");
}
