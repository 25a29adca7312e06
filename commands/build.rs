//! Makes a Rust type of each message of the English catalogues, so that one that is not there, or an argument that is missing or
//! called otherwise, is an error of the compiler; and gathers the catalogues of each language.

#![expect(clippy::expect_used, clippy::panic, reason = "a build that fails says why, and stops")]

#[path = "build/pseudo.rs"]
mod pseudo;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

/// The languages, by what their files end with. The first has every message; the others are held against it by tests.
const LANGUAGES: [&str; 2] = ["en", "fr"];

fn main() {
    let here = std::env::var("CARGO_MANIFEST_DIR").expect("cargo says where it is");
    let source = Path::new(&here).join("src");
    let mut files = Vec::new();
    gather(&source, &mut files);
    // The pages, letters and pictures of the program above have words too. They are of the same catalogue: one list of all that is
    // said, to translate and to test, and one way to say it.
    let program = Path::new(&here).join("../src");
    if program.is_dir() {
        gather(&program, &mut files);
    }
    files.sort();
    let mut out = String::new();
    for language in LANGUAGES {
        let ending = format!(".{language}.ftl");
        let of_language: Vec<&PathBuf> =
            files.iter().filter(|file| file.to_string_lossy().ends_with(&ending)).collect();
        let constant = language.to_uppercase();
        writeln!(out, "pub(crate) const {constant}: &[&str] = &[").expect("a string takes all");
        for file in &of_language {
            writeln!(out, "    include_str!({file:?}),").expect("a string takes all");
        }
        out.push_str("];\n");
        if language == LANGUAGES[0] {
            types(&of_language, &mut out);
            pseudo_language(&of_language, &mut out);
        }
    }
    let target = Path::new(&std::env::var("OUT_DIR").expect("cargo says where to write")).join("say.rs");
    std::fs::write(target, out).expect("the folder can be written");
}

/// The pseudo-language of the tests, which no release has.
fn pseudo_language(english: &[&PathBuf], out: &mut String) {
    out.push_str("#[cfg(any(test, debug_assertions))]\npub(crate) const PSEUDO: &[&str] = &[\n");
    for file in english {
        let text = std::fs::read_to_string(file).expect("a catalogue can be read");
        writeln!(out, "    {:?},", pseudo::catalogue(&text)).expect("a string takes all");
    }
    out.push_str("];\n");
}

/// All catalogues below a folder. Each folder is watched, since a new file changes it.
fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in std::fs::read_dir(folder).expect("the sources can be read") {
        let path = entry.expect("the sources can be read").path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "ftl") {
            println!("cargo::rerun-if-changed={}", path.display());
            files.push(path);
        }
    }
}

/// A type for each message, which turns into the message.
fn types(files: &[&PathBuf], out: &mut String) {
    let mut seen: BTreeMap<String, PathBuf> = BTreeMap::new();
    for file in files {
        let text = std::fs::read_to_string(file).expect("a catalogue can be read");
        let resource =
            parser::parse(text.as_str()).unwrap_or_else(|(_, errors)| panic!("{}: {}", file.display(), errors[0]));
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name;
            if let Some(other) = seen.insert(id.to_owned(), (*file).clone()) {
                panic!("{id} is in {} and in {}", other.display(), file.display());
            }
            let pattern = message.value.as_ref().unwrap_or_else(|| panic!("{id} has no words"));
            let mut names = Vec::new();
            of_pattern(pattern, &mut names);
            names.sort_unstable();
            names.dedup();
            write_type(id, &names, &text_of(pattern), out);
        }
    }
}

fn write_type(id: &str, names: &[&str], words: &str, out: &mut String) {
    let name = id.replace('-', "_");
    let fields: String = names.iter().map(|name| format!(" pub {name}: Arg,")).collect();
    let arguments: String = names.iter().map(|name| format!("({name:?}.into(), said.{name}), ")).collect();
    let said = if names.is_empty() { "_" } else { "said" };
    writeln!(
        out,
        "#[doc = {words:?}]\n#[derive(Debug)]\npub struct {name} {{{fields} }}\nimpl From<{name}> for Message {{\n    fn from({said}: {name}) -> Self {{\n        Self::from_parts({id:?}, [{arguments}])\n    }}\n}}"
    )
    .expect("a string takes all");
    if names.iter().all(|name| *name == "chair") {
        let names_chair = !names.is_empty();
        writeln!(
            out,
            "impl Whole for {name} {{\n    const ID: &'static str = {id:?};\n    const NAMES_CHAIR: bool = {names_chair};\n}}"
        )
        .expect("a string takes all");
    }
}

fn of_pattern<'a>(pattern: &Pattern<&'a str>, names: &mut Vec<&'a str>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, names);
        }
    }
}

fn of_expression<'a>(expression: &Expression<&'a str>, names: &mut Vec<&'a str>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, names),
        Expression::Select { selector, variants } => {
            of_inline(selector, names);
            variants.iter().for_each(|variant| of_pattern(&variant.value, names));
        }
    }
}

fn of_inline<'a>(inline: &InlineExpression<&'a str>, names: &mut Vec<&'a str>) {
    match inline {
        InlineExpression::VariableReference { id } => names.push(id.name),
        InlineExpression::Placeable { expression } => of_expression(expression, names),
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|inline| of_inline(inline, names));
        }
        InlineExpression::MessageReference { id, .. } => {
            panic!("a message in a message, {}: hand it in as an argument, or make a term of it", id.name)
        }
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::TermReference { .. } => {}
    }
}

/// The words, roughly, for the documentation of the type.
fn text_of(pattern: &Pattern<&str>) -> String {
    let text: String = pattern
        .elements
        .iter()
        .map(|element| match element {
            PatternElement::TextElement { value } => (*value).to_owned(),
            PatternElement::Placeable { expression } => {
                let mut names = Vec::new();
                of_expression(expression, &mut names);
                names.first().map_or_else(|| "…".to_owned(), |name| format!("`${name}`"))
            }
        })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
