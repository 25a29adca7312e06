//! The page of all commands, made from their definitions.

use serde::Serialize;

use crate::language::access::ANYONE;
use crate::language::spec::{Shape, Spec};
use crate::say;
use crate::words::message::Message;
use crate::words::reply::Inline;
use crate::words::typed;
use crate::words::voice::Language;

/// A command's acts with the names from the command to the subcommand: itself, or its subcommands.
pub fn acts(spec: &'static Spec) -> Vec<(String, &'static Spec)> {
    match spec.shape {
        Shape::Act { .. } => vec![(spec.name.to_owned(), spec)],
        Shape::Subcommands(subs) => subs.iter().map(|sub| (format!("{} {}", spec.name, sub.name), sub)).collect(),
    }
}

/// A command as the page shows it.
#[derive(Debug, Serialize)]
pub struct CommandEntry {
    /// What is typed first, in English: `profile set`.
    pub name: String,
    /// The same in the language of the page.
    pub typed: String,
    /// What it does.
    pub summary: String,
    /// How it is typed.
    pub usage: String,
    /// Who may use it.
    pub who: String,
    /// Whether the answer is private.
    pub private: bool,
    /// Its arguments.
    pub arguments: Vec<EntryArgument>,
    /// What can be typed.
    pub examples: Vec<String>,
    /// What is refused.
    pub refused: Vec<&'static str>,
}

/// An argument as the page shows it.
#[derive(Debug, Serialize)]
pub struct EntryArgument {
    /// Its name.
    pub name: &'static str,
    /// How it is typed.
    pub usage: String,
    /// Whether it must be there.
    pub required: bool,
    /// Who may give it.
    pub who: String,
    /// Whether anyone may.
    #[serde(skip)]
    pub is_for_anyone: bool,
    /// What it is.
    pub about: String,
}

/// The page as data in a language, with what the chair is called. Names are those of that language where `typed_in` is it.
pub fn entries(commands: &'static [Spec], chair: &Inline, language: Language, typed_in: Language) -> Vec<CommandEntry> {
    commands.iter().flat_map(acts).map(|(name, spec)| entry(name, spec, chair, language, typed_in)).collect()
}

fn entry(name: String, spec: &'static Spec, chair: &Inline, language: Language, typed_in: Language) -> CommandEntry {
    let arguments = spec.arguments().iter().map(|argument| EntryArgument {
        name: argument.name,
        usage: typed::usage_in_language(&name, &argument.usage(), typed_in),
        required: argument.is_always_required(),
        who: argument.access.in_words(language, chair),
        is_for_anyone: argument.access == ANYONE,
        about: argument.about.in_words(language, chair),
    });
    let typed = |words: &str| typed::in_language(words, typed_in).into_owned();
    CommandEntry {
        usage: typed(&spec.usage(&name)),
        summary: spec.summary.in_words(language, chair),
        who: spec.access.in_words(language, chair),
        private: spec.private,
        arguments: arguments.collect(),
        examples: spec.examples.iter().map(|example| typed(example)).collect(),
        typed: typed(&name),
        name,
        refused: spec.refused.iter().map(|refused| refused.typed).collect(),
    }
}

/// The page as Markdown in a language, with what the chair is called.
pub fn markdown(commands: &'static [Spec], chair: &Inline, language: Language) -> String {
    use std::fmt::Write;
    let said = |message: Message| message.in_words(language);
    let (slash, mark) = ("`/`".to_owned(), "`!`".to_owned());
    let mut page =
        format!("# {}\n\n{}\n", said(say!(commands_title)), said(say!(commands_how_to_type, slash: slash, mark: mark)));
    for entry in entries(commands, chair, language, language) {
        // Writing into a String cannot fail.
        let _ = write!(page, "\n## {}\n\n{}\n\n    /{}\n\n", entry.typed, entry.summary, entry.usage);
        let private = if entry.private { format!(" {}", said(say!(commands_private))) } else { String::new() };
        let _ = writeln!(page, "{}{private}\n", said(say!(commands_who, who: entry.who)));
        for argument in &entry.arguments {
            let only = match argument.is_for_anyone {
                true => String::new(),
                false => format!(" {}", said(say!(commands_only, who: argument.who.clone()))),
            };
            let shown = say!(commands_argument, usage: format!("`{}`", argument.usage), about: argument.about.clone());
            let _ = writeln!(page, "- {}{only}", said(shown));
        }
        if !entry.arguments.is_empty() {
            page.push('\n');
        }
        for example in entry.examples {
            let _ = writeln!(page, "    /{}", example.replace('\n', "\n    "));
        }
    }
    page
}
