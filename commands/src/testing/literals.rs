//! No words of ours are said from the code: they are in the catalogues, in every language.
//!
//! The types hold most of it: words become an `Inline` or a `Label` by `as_is` alone, and pages by `say`. This looks for what would go
//! around that: a literal with a letter in it where something is said. Words that come from elsewhere by a variable it cannot see; the
//! dialogues in other languages show those.

use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Where something is said, by the name of the macro.
const SAYING: [&str; 4] = ["say", "line", "html", "json"];

/// The types of which values are said.
const SAID: [&str; 4] = ["Inline", "Label", "Line", "Reply"];

/// What takes words that nobody reads, or that are typed: commands and keys are the same in every language.
const NOT_SAID: [&str; 8] = ["command", "Command", "key", "Key", "key_of", "expect", "class", "page"];

/// What is said in English all the same: the end of the file's path, the literal, and why.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("features/room/open.rs", "plenary", "a word to type after a command"),
    ("features/consultation.rs", "class:", "the name of an argument, to type"),
    ("features/minutes/agenda.rs", "under: {}", "an argument to type"),
    ("features/minutes/take.rs", "here", "a command"),
    ("features/minutes/take.rs", "info", "a command"),
    ("features/minutes/take.rs", "action", "a command"),
    ("features/minutes/take.rs", "item", "a command"),
    ("features/minutes/take.rs", "agreed", "a command"),
    ("features/minutes/take.rs", "undo", "a command"),
];

/// A literal where something is said.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    line: usize,
    words: String,
}

/// All of a file's literals in places where something is said.
fn literals(source: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let tokens: TokenStream = source.parse().expect("a file that compiles");
    look(tokens, None, &mut found);
    found
}

/// Looks through tokens. `said` is what says them: the name of a macro or of a type; nothing outside of those.
fn look(tokens: TokenStream, said: Option<&str>, found: &mut Vec<Found>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (place, token) in tokens.iter().enumerate() {
        let before = |back: usize| place.checked_sub(back).and_then(|place| tokens.get(place));
        match token {
            TokenTree::Group(group) => {
                // `mod tests { … }`, and what is generated for tests alone.
                let is_tests =
                    matches!((before(2), before(1)), (Some(one), Some(other)) if is(one, "mod") && is(other, "tests"));
                let by = sayer(&tokens[..place], group.delimiter());
                let by = match by {
                    By::Nobody => None,
                    By::Saying(name) => Some(name),
                    // Between brackets a page has code, and after `=` what an attribute is.
                    By::Around if said == Some("html") && is_code_of_a_page(group.delimiter(), before(1)) => None,
                    By::Around => said.map(str::to_owned),
                };
                if !is_tests {
                    look(group.stream(), by.as_deref(), found);
                }
            }
            TokenTree::Literal(literal) => {
                let Some(said) = said else { continue };
                let written = literal.to_string();
                let words = written.trim_start_matches(['r', '#']);
                let is_name_of = |mark: &str| before(1).is_some_and(|before| is(before, mark));
                let is_read = match said {
                    // The value of an attribute is no text of a page.
                    "html" => !is_name_of("="),
                    // A key, or one word that Discord takes.
                    "json" => words.trim_matches('"').trim().contains(' '),
                    _ => true,
                };
                if words.starts_with('"') && is_read && has_words(words) {
                    found.push(Found { line: literal.span().start().line, words: written });
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

fn is_code_of_a_page(delimiter: Delimiter, before: Option<&TokenTree>) -> bool {
    delimiter != Delimiter::Brace || before.is_some_and(|before| is(before, "="))
}

/// Who says what is in a group.
enum By {
    /// What is in it is not said.
    Nobody,
    /// A macro or a type.
    Saying(String),
    /// Whoever says what is around it.
    Around,
}

fn sayer(before: &[TokenTree], delimiter: Delimiter) -> By {
    let name = |back: usize| {
        let place = before.len().checked_sub(back)?;
        before.get(place).filter(|token| matches!(token, TokenTree::Ident(_))).map(ToString::to_string)
    };
    let mark = |back: usize, mark: &str| {
        before.len().checked_sub(back).and_then(|place| before.get(place)).is_some_and(|token| is(token, mark))
    };
    if mark(1, "!") {
        return match name(2) {
            Some(name) if SAYING.contains(&name.as_str()) => By::Saying(name),
            _ => By::Around,
        };
    }
    let Some(called) = name(1).filter(|_| delimiter == Delimiter::Parenthesis) else { return By::Around };
    if NOT_SAID.contains(&called.as_str()) {
        return By::Nobody;
    }
    match name(4).filter(|_| mark(2, ":") && mark(3, ":")) {
        Some(of) if SAID.contains(&of.as_str()) => By::Saying(of),
        _ => By::Around,
    }
}

fn is(token: &TokenTree, written: &str) -> bool {
    token.to_string() == written
}

/// Whether there is a letter in it, apart from names of what is put in its place by `format!`.
fn has_words(literal: &str) -> bool {
    let mut depth = 0_usize;
    let outside = literal.chars().filter(|c| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    let outside: String = outside.collect();
    // What is written for another letter, and the parts of a time.
    let mut rest = outside.as_str();
    while let Some(place) = rest.find(['\\', '%']) {
        if rest[..place].chars().any(char::is_alphabetic) {
            return true;
        }
        rest = rest[place + 1..].trim_start_matches(['-']);
        rest = rest.get(1..).unwrap_or_default();
    }
    rest.chars().any(char::is_alphabetic)
}

fn files(folder: &Path, files_there: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the sources can be read") {
        let path = entry.expect("the sources can be read").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        match name {
            "testing" | "tests" | "tests.rs" | "stored.rs" => {}
            _ if path.is_dir() => files(&path, files_there),
            _ if name.ends_with(".rs") => files_there.push(path),
            _ => {}
        }
    }
}

#[test]
fn no_words_of_ours_are_said_from_the_code() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    files(&here.join("src"), &mut sources);
    files(&here.join("../src"), &mut sources);
    assert!(sources.len() > 200, "only {} files were found", sources.len());
    let mut unused: Vec<_> = EXCEPTIONS.iter().collect();
    let mut said = Vec::new();
    for path in sources {
        let source = std::fs::read_to_string(&path).expect("a file that is there");
        for Found { line, words } in literals(&source) {
            let is_named = |(file, literal, _): &(&str, &str, &str)| path.ends_with(file) && words.contains(literal);
            match EXCEPTIONS.iter().any(is_named) {
                true => unused.retain(|exception| !is_named(exception)),
                false => said.push(format!("{}:{line}: {words}", path.display())),
            }
        }
    }
    assert!(said.is_empty(), "say these by the catalogues (docs/words.md):\n{}", said.join("\n"));
    assert!(unused.is_empty(), "these exceptions are not needed any more: {unused:?}");
}

#[test]
fn a_literal_is_found_wherever_something_is_said() {
    let found = |source: &str| literals(source).into_iter().map(|found| found.words).collect::<Vec<_>>();
    for source in [
        r#"fn f() { line!["Said"] }"#,
        r#"fn f() { say!(support_given, who: format!("Said of {who}")) }"#,
        r#"fn f() { Reply::line(Inline::as_is("Said").into()) }"#,
        r#"fn f() { vec![Label::as_is(if one { "Said" } else { "2" })] }"#,
        r#"fn f() { Inline::Text("Said".into()) }"#,
        r#"fn f() { html! { p .said { b { "Said" } } } }"#,
        r#"fn f() { json!({ "label": "Said to you" }) }"#,
    ] {
        assert_eq!(found(source).len(), 1, "{source}");
    }
    for source in [
        r#"fn f() { line![", ", code, format!("{name}: {value}")] }"#,
        r#"fn f() { say!(support_given, command: Inline::command("support WG-IMP"), how: key("yes")) }"#,
        r#"fn f() { html! { p class="said" { (words) } } }"#,
        r#"fn f() { json!({ "type": "rich" }) }"#,
        r#"fn f() { tracing::warn!("a line of the log") }"#,
        r#"mod tests { fn f() { line!["Said"] } }"#,
    ] {
        assert_eq!(found(source), [""; 0], "{source}");
    }
}
