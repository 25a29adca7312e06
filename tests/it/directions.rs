//! The directions of the tree: each folder uses what stands below it in `docs/architecture.md`, and nothing above.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Uses against the order, each with its reason. There are a dozen at most.
const AGAINST: &[(&str, &str, &str)] =
    &[("commands/src/features/help.rs", "catalogue::COMMANDS", "help lists all commands, and is one of them")];

/// The longest file of the product, without its tests.
const MOST_LINES: usize = 600;

/// The most files that use each other in a circle.
const MOST_IN_A_CIRCLE: usize = 4;

/// A module: its path in the crate, its file, what it uses, and how long it is without its tests.
struct Module {
    path: Vec<String>,
    file: PathBuf,
    /// Each path from the root of the crate, and whether it only makes something of a module below known under its own name.
    uses: Vec<(Vec<String>, bool)>,
    lines: usize,
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folders and files of the two crates from top to bottom, as the document has them.
fn orders() -> Vec<(&'static str, Vec<String>)> {
    let document = std::fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let blocks = document.split("```text order\n").skip(1).map(|rest| rest.split_once("```").unwrap().0);
    let names = |block: &str| block.lines().map(|line| line.trim_end_matches(".rs").to_owned()).collect();
    ["commands/src", "src"].into_iter().zip(blocks.map(names)).collect()
}

pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> = entries
        .flat_map(|path| match path.is_dir() {
            true => files(&path),
            false => vec![path],
        })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    found.sort();
    found
}

/// What a `use` names: `a::{b, c::d as e}` is `a::b` and `a::c::d`.
fn flat(tree: &str) -> Vec<Vec<String>> {
    let tree = tree.trim();
    let Some((before, inner)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or(tree);
        return vec![path.split("::").map(|segment| segment.trim().to_owned()).collect()];
    };
    let before: Vec<String> =
        before.split("::").map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    let inner = inner.rsplit_once('}').unwrap().0;
    let (mut parts, mut depth) = (vec![String::new()], 0);
    for letter in inner.chars() {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        match letter {
            ',' if depth == 0 => parts.push(String::new()),
            letter => parts.last_mut().unwrap().push(letter),
        }
    }
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    parts.flat_map(|part| flat(part)).map(|rest| [before.clone(), rest].concat()).collect()
}

/// The paths from the root of the crate that stand in the code itself, without a `use`.
fn named_in_code(text: &str) -> Vec<Vec<String>> {
    let is_code = |line: &&str| {
        let line = line.trim_start();
        let is_use = line.starts_with("use ") || line.starts_with("pub") && line.contains(" use ");
        !line.starts_with("//") && !is_use
    };
    // To whom something can be seen is no use of it.
    let text = text.replace("pub(in crate::", "pub(in ");
    let named = text.lines().filter(is_code).flat_map(|line| line.split("crate::").skip(1));
    let path = |rest: &str| {
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(rest.len());
        rest[..end].split("::").filter(|name| !name.is_empty()).map(str::to_owned).collect()
    };
    named.map(path).collect()
}

/// The path from the root of the crate; none if it is of another crate.
fn resolved(path: &[String], own: &[String], children: &BTreeSet<&str>) -> Option<Vec<String>> {
    let ups = path.iter().take_while(|segment| *segment == "super").count();
    let rest = match path[0].as_str() {
        "crate" => return Some(path[1..].to_vec()),
        "super" => &path[ups..],
        "self" => &path[1..],
        child if children.contains(child) => path,
        _ => return None,
    };
    Some([&own[..own.len().checked_sub(ups)?], rest].concat())
}

/// The modules of a crate that are not for tests alone.
fn modules(folder: &str) -> Vec<Module> {
    let folder = root().join(folder);
    let product = files(&folder).into_iter().filter_map(|file| {
        let relative = file.strip_prefix(&folder).unwrap().with_extension("");
        let path: Vec<String> = relative.iter().map(|name| name.to_str().unwrap().to_owned()).collect();
        let is_program = path == ["main"] || path == ["lib"];
        (!is_program && path[0] != "testing" && path.iter().all(|name| name != "tests")).then_some((file, path))
    });
    let read = |(file, path): (PathBuf, Vec<String>)| {
        let text = std::fs::read_to_string(&file).unwrap();
        // Tests at the foot of a file may use anything.
        let foot = ["\n#[cfg(test)]\nmod tests {", "\n#[cfg(test)]\npub(crate) mod tests {"];
        let end = foot.into_iter().filter_map(|foot| text.find(foot)).min().unwrap_or(text.len());
        let text = text[..end].to_owned();
        let declared =
            text.lines().filter_map(|line| line.strip_suffix(';')?.rsplit_once("mod ").map(|(_, name)| name));
        let children: BTreeSet<&str> = declared.collect();
        let mut uses = Vec::new();
        for (at, _) in text.match_indices("use ") {
            let before = text[..at].rsplit('\n').next().unwrap_or_default();
            if !matches!(before.trim_start(), "" | "pub " | "pub(crate) " | "pub(super) ") {
                continue;
            }
            let tree = text[at + 4..].split(';').next().unwrap_or_default();
            for named in flat(tree).iter().filter_map(|named| resolved(named, &path, &children)) {
                let is_own = !before.is_empty() && named.starts_with(&path);
                uses.push((named, is_own));
            }
        }
        uses.extend(named_in_code(&text).into_iter().map(|named| (named, false)));
        Module { lines: text.lines().count(), path, file, uses }
    };
    product.map(read).collect()
}

fn name(file: &Path) -> String {
    file.strip_prefix(root()).unwrap().display().to_string()
}

#[test]
fn each_folder_uses_what_stands_below_it_and_nothing_above() {
    let mut against = BTreeSet::new();
    for (folder, order) in orders() {
        let place = |path: &[String]| order.iter().position(|name| *name == path[0]);
        for module in modules(folder) {
            let own = place(&module.path).unwrap_or_else(|| panic!("{} is not in the order", name(&module.file)));
            for (used, _) in module.uses.iter().filter(|(used, _)| !used.is_empty()) {
                if place(used).is_some_and(|used| used < own) {
                    against.insert((name(&module.file), used.join("::")));
                }
            }
        }
    }
    let known: BTreeSet<_> = AGAINST.iter().map(|(file, used, _)| ((*file).to_owned(), (*used).to_owned())).collect();
    assert_eq!(against, known, "uses against the order of docs/architecture.md, and those of them that are known");
    assert!(known.len() <= 12);
}

/// Whom each reaches by what they use.
fn reached<'m>(from: &'m [String], edges: &BTreeMap<&'m [String], BTreeSet<&'m [String]>>) -> BTreeSet<&'m [String]> {
    let (mut found, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(path) = next.pop() {
        next.extend(edges.get(path).into_iter().flatten().copied().filter(|used| found.insert(*used)));
    }
    found
}

#[test]
fn few_files_use_each_other_in_a_circle() {
    for (folder, _) in orders() {
        let modules = modules(folder);
        let paths: BTreeSet<&[String]> = modules.iter().map(|module| &module.path[..]).collect();
        let file_of = |used: &[String]| (1..=used.len()).rev().find_map(|length| paths.get(&used[..length]).copied());
        let edges: BTreeMap<&[String], BTreeSet<&[String]>> = modules
            .iter()
            .map(|module| {
                let used = module.uses.iter().filter(|(_, is_own)| !is_own).filter_map(|(used, _)| file_of(used));
                (&module.path[..], used.filter(|used| **used != module.path).collect())
            })
            .collect();
        let all: BTreeMap<&[String], _> = paths.iter().map(|path| (*path, reached(path, &edges))).collect();
        for (path, reach) in &all {
            let circle: Vec<String> =
                reach.iter().filter(|other| all[*other].contains(path)).map(|other| other.join("::")).collect();
            assert!(circle.len() <= MOST_IN_A_CIRCLE, "{} use each other", circle.join(", "));
        }
    }
}

#[test]
fn no_file_is_so_long_that_it_is_two_things() {
    for module in orders().into_iter().flat_map(|(folder, _)| modules(folder)) {
        assert!(module.lines <= MOST_LINES, "{} has {} lines", name(&module.file), module.lines);
    }
}

#[test]
fn a_use_is_read_with_all_that_it_names() {
    let named = |tree: &str| flat(tree).iter().map(|path| path.join("::")).collect::<Vec<_>>();
    assert_eq!(
        named("crate::a::{self, b as c, d::{e,\n    f}}"),
        ["crate::a::self", "crate::a::b", "crate::a::d::e", "crate::a::d::f"]
    );
    let children = BTreeSet::from(["child"]);
    let own = ["a".to_owned(), "b".to_owned()];
    let from = |path: &str| {
        let path: Vec<String> = path.split("::").map(str::to_owned).collect();
        resolved(&path, &own, &children).map(|path| path.join("::"))
    };
    assert_eq!(from("super::c::D").as_deref(), Some("a::c::D"));
    assert_eq!(from("super::super::c").as_deref(), Some("c"));
    assert_eq!(from("child::D").as_deref(), Some("a::b::child::D"));
    assert_eq!(from("std::fmt"), None);
    let code = "use crate::a::b;\n// crate::c\nlet d = f(crate::d::e(1), &crate::g::H);";
    let in_code: Vec<_> = named_in_code(code).iter().map(|path| path.join("::")).collect();
    assert_eq!(in_code, ["d::e", "g::H"]);
}
