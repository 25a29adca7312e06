//! Commands as they are given on Discord: a mention that can be clicked, and the options by their names. What is typed elsewhere in an
//! order has none there: whoever typed `/comment WG-IMP words` would write the code into the words.

use std::collections::BTreeMap;

use super::slash::{is_offered, option_for, option_in_language};
use crate::language::form::CHANGE;
use crate::language::spec::{Argument, Kind, Spec};
use crate::words::typed;
use crate::words::voice::Language;

/// By what commands can be mentioned.
#[derive(Clone, Copy, Debug)]
pub struct Hints<'a> {
    /// All commands.
    pub commands: &'static [Spec],
    /// Discord's number of each, by its name. One without a number is shown as it is typed.
    pub numbers: &'a BTreeMap<String, u64>,
}

static NO_NUMBERS: BTreeMap<String, u64> = BTreeMap::new();

impl Hints<'_> {
    /// Commands are shown as they are typed elsewhere.
    pub const NONE: Self = Self { commands: &[], numbers: &NO_NUMBERS };
}

/// A command as it is given on Discord.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hint {
    /// The names from the command to the subcommand.
    path: String,
    /// Discord's number of the command.
    number: Option<u64>,
    /// What is filled in: `code: WG-IMP words: …`.
    options: String,
}

impl Hint {
    /// The mention, if Discord has a number for it.
    pub(super) fn mention(&self) -> Option<String> {
        self.number.map(|number| format!("</{}:{number}>", self.path))
    }

    /// What is to be filled in behind it; nothing may be.
    pub(super) fn options(&self) -> &str {
        &self.options
    }

    /// All of it in words.
    pub(super) fn words(&self) -> String {
        format!("/{} {}", self.path, self.options).trim_end().to_owned()
    }
}

impl Hints<'_> {
    /// A command that is shown, as it is given on Discord. Nothing for what is none.
    pub(super) fn of(&self, command: &str, language: Language) -> Option<Hint> {
        let (name, mut rest) = word(command);
        let spec = self.commands.iter().find(|spec| spec.name == name)?;
        let (mut act, mut path) = (spec, spec.name.to_owned());
        if let Some(first) = spec.subcommands().first() {
            let (sub, after) = word(rest);
            act = match spec.subcommands().iter().find(|spec| spec.name == sub) {
                Some(act) => {
                    rest = after;
                    act
                }
                None => first,
            };
            path = format!("{path} {}", act.name);
        }
        let options = match rest.contains('[') {
            true => usage(act, rest),
            false => filled_in(act, rest),
        };
        let shown = options.into_iter().map(|(name, value)| {
            let argument = act.arguments().iter().find(|argument| argument.name == name);
            let name = argument.map_or(name, |argument| option_for(argument, &value));
            let name = option_in_language(&path, &name, language);
            format!("{name}: {value}").trim_end().to_owned()
        });
        let number = self.numbers.get(spec.name).copied();
        Some(Hint { options: shown.collect::<Vec<_>>().join(" "), path, number })
    }
}

impl Hints<'_> {
    /// How an argument is given, by its name: `words:`. Nothing for what is no argument.
    pub(super) fn option(&self, path: &str, usage: &str, language: Language) -> Option<String> {
        let (name, rest) = word(path);
        let usage = usage.trim_matches(['[', ']']);
        let spec = self.commands.iter().find(|spec| spec.name == name);
        let act = spec.map(|spec| spec.subcommands().iter().find(|act| act.name == rest.trim()).unwrap_or(spec));
        let is_meant = |argument: &&Argument| argument.usage().trim_matches(['[', ']']) == usage;
        let argument = act.and_then(|act| act.arguments().iter().find(is_meant));
        if let Some((act, argument)) = act.zip(argument)
            && !is_offered(argument)
        {
            return Some(match super::slash::asks_on_request(act) {
                true => format!("{}: True", option_in_language(path, CHANGE, language)),
                // A field of the form that follows.
                false => typed::usage_in_language(path, usage, language),
            });
        }
        let by_name = || usage.split_once(':').map(|(name, _)| name).filter(|_| !self.commands.is_empty());
        let name = argument.map(|argument| argument.name).or_else(by_name)?;
        Some(format!("{}:", option_in_language(path, name, language)))
    }
}

/// The first word, and what follows it.
fn word(words: &str) -> (&str, &str) {
    let words = words.trim_start();
    words.split_once(char::is_whitespace).unwrap_or((words, ""))
}

/// How a command is given: what must be there by name, and what else is shown of it.
fn usage(act: &Spec, shown: &str) -> Vec<(String, String)> {
    let is_shown = |argument: &&Argument| is_offered(argument) && shown.contains(&argument.usage());
    act.arguments().iter().filter(is_shown).map(|argument| (argument.name.to_owned(), String::new())).collect()
}

/// What is filled in, by name.
fn filled_in(act: &Spec, rest: &str) -> Vec<(String, String)> {
    let arguments = act.arguments();
    let takes_parts = arguments.iter().any(|argument| argument.kind == Kind::Parts);
    let mut by_place: Vec<&str> = Vec::new();
    let mut named: Vec<(String, Vec<&str>)> = Vec::new();
    let mut has_part = false;
    for token in tokens(rest) {
        let name = token.split_once(':').filter(|_| !token.starts_with('"'));
        let argument =
            name.and_then(|(name, _)| arguments.iter().find(|argument| argument.name.eq_ignore_ascii_case(name)));
        match (name, argument) {
            (Some((_, value)), Some(argument)) => {
                named.push((argument.name.to_owned(), if value.is_empty() { Vec::new() } else { vec![value] }));
            }
            // The parts of a proposal have a form of their own.
            (Some((_, "")), None) if takes_parts => has_part = true,
            _ if has_part => {}
            _ => match named.last_mut() {
                Some((_, words)) => words.push(token),
                None => by_place.push(token),
            },
        }
    }
    let is_given = |argument: &&Argument| !argument.named && named.iter().all(|(name, _)| name != argument.name);
    let places: Vec<&Argument> = arguments.iter().filter(is_offered_ref).filter(is_given).collect();
    let mut given = in_places(&places, &by_place);
    given.extend(named.into_iter().map(|(name, words)| (name, unquoted(&words.join(" ")))));
    if has_part && super::slash::asks_on_request(act) {
        given.push((CHANGE.to_owned(), "True".to_owned()));
    }
    given
}

fn is_offered_ref(argument: &&Argument) -> bool {
    is_offered(argument)
}

/// Words in the places of arguments. One that takes several leaves to those after it what they need.
fn in_places(places: &[&Argument], words: &[&str]) -> Vec<(String, String)> {
    let mut given = Vec::new();
    let mut left = words;
    for (at, argument) in places.iter().enumerate() {
        if left.is_empty() {
            break;
        }
        let after = &places[at + 1..];
        let is_last = after.is_empty();
        let mut takes = if is_last || takes_several(argument.kind) { left.len() } else { 1 };
        if !is_last && takes > 1 {
            let is_chosen = |argument: &&&Argument| matches!(argument.kind, Kind::Choice(choices) if left.last().is_some_and(|last| choices.contains(last)));
            let needed = after.iter().filter(|argument| argument.is_always_required()).count();
            takes = left.len().saturating_sub(needed.max(after.iter().filter(is_chosen).count())).max(1);
        }
        let (own, rest) = left.split_at(takes);
        given.push((argument.name.to_owned(), unquoted(&own.join(" "))));
        left = rest;
    }
    given
}

/// Whether more than one word can be of it.
fn takes_several(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Text | Kind::Line | Kind::When | Kind::Weekly | Kind::Name | Kind::Deadline | Kind::Item | Kind::Every
    )
}

/// The words, of which one can be in quotes.
fn tokens(mut rest: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return tokens;
        }
        let quoted = rest.strip_prefix('"').and_then(|inner| inner.find('"')).map(|end| end + 2);
        let length = quoted.unwrap_or_else(|| rest.find(char::is_whitespace).unwrap_or(rest.len()));
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after;
    }
}

/// In an option nothing needs quotes.
fn unquoted(words: &str) -> String {
    let inner = words.strip_prefix('"').and_then(|words| words.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"')).unwrap_or(words).to_owned()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::catalogue::COMMANDS;

    fn shown(command: &str, language: Language) -> String {
        let numbers = [("comment".to_owned(), 7), ("profile".to_owned(), 8)].into();
        let hint = Hints { commands: COMMANDS, numbers: &numbers }.of(command, language);
        hint.map_or("nothing".to_owned(), |hint| match hint.mention() {
            Some(mention) => format!("{mention} {}", hint.options()),
            None => hint.words(),
        })
    }

    #[test]
    fn what_is_typed_in_an_order_is_given_by_name() {
        let commands = [
            "support WG-IMP",
            "comment WG-IMP …",
            "charter WG-IMP Objectives: …",
            "propose WG-NSF Title",
            "cycle open \"NAME\" FROM TO",
            "decide WG-IMP redirect to: …",
            "resolve WG-IMP 1 …",
            "lastcall WG-IMP until: DATE",
            "facilitate WG-IMP @person",
            "facilitate WG-IMP @mei:example.org",
            "action \"Ann Able\" minutes",
            "rsvp 1 yes",
            "consult answer 1 1,2",
            "profile set zone: Africa/Dakar",
            "profile link 1abc-2def",
            "digest weekly mon 09:00 me",
            "meet CODE \"Title\" tue 14:00 Africa/Dakar",
            "meet WG-IMP \"Title\" slot: 1",
            "minutes correct 1 K words",
            "room bind plenary",
            "done 1",
            "help",
            "nothing of ours",
        ];
        let shown: Vec<String> = commands.iter().map(|command| shown(command, Language::English)).collect();
        expect![[r#"
            /support code: WG-IMP
            </comment:7> code: WG-IMP words: …
            /charter code: WG-IMP change: True
            /propose code: WG-NSF title: Title
            /cycle open name: NAME from: FROM to: TO
            /decide code: WG-IMP outcome: redirect to: …
            /resolve code: WG-IMP number: 1 reason: …
            /lastcall code: WG-IMP until: DATE
            /facilitate code: WG-IMP person: @person
            /facilitate code: WG-IMP person-name: @mei:example.org
            /action who-name: Ann Able what: minutes
            /rsvp number: 1 answer: yes
            /consult answer number: 1 options: 1,2
            </profile set:8> zone: Africa/Dakar
            </profile link:8> code: 1abc-2def
            /digest weekly when: mon 09:00 me: me
            /meet code: CODE title: Title when: tue 14:00 Africa/Dakar
            /meet code: WG-IMP title: Title slot: 1
            /minutes correct number: 1 paragraph: K words: words
            /room bind to: plenary
            /done number: 1
            /help
            nothing"#]]
        .assert_eq(&shown.join("\n"));
    }

    #[test]
    fn what_is_said_of_an_argument_is_said_of_its_option() {
        let numbers = BTreeMap::new();
        let hints = Hints { commands: COMMANDS, numbers: &numbers };
        let option = |path: &str, usage: &str, language: Language| hints.option(path, usage, language);
        let all = [
            ("support", "[CODE]"),
            ("support", "[words]"),
            ("support", "for: @person"),
            ("room open", "CODE"),
            ("meet", "every:"),
            ("", "zone:"),
            ("charter", "[Part: text]"),
            ("propose", "[Part: text]"),
            ("", "words"),
        ];
        let shown = |language: Language| {
            let shown = all.map(|(path, usage)| option(path, usage, language).unwrap_or_else(|| "as typed".to_owned()));
            shown.join(" · ")
        };
        expect!["code: · words: · for: · code: · every: · zone: · change: True · Part: text · as typed"]
            .assert_eq(&shown(Language::English));
        expect!["code: · texte: · pour: · code: · chaque: · fuseau: · modifier: True · Partie: texte · as typed"]
            .assert_eq(&shown(Language::French));
        assert_eq!(Hints::NONE.option("support", "for: @person", Language::English), None);
    }

    #[test]
    fn how_a_command_is_typed_is_how_it_is_given() {
        let usage = |name: &str| COMMANDS.iter().find(|spec| spec.name == name).unwrap().usage(name);
        let shown: Vec<String> =
            ["support", "comment", "decide"].iter().map(|name| shown(&usage(name), Language::English)).collect();
        expect![[r#"
            /support code: words: for: source: on:
            </comment:7> code: words: for: source: on: drop:
            /decide code: outcome: reason: to: anyway: correct: by:"#]]
        .assert_eq(&shown.join("\n"));
        expect!["</comment:7> code: WG-IMP texte: …"].assert_eq(&self::shown("comment WG-IMP …", Language::French));
    }
}
