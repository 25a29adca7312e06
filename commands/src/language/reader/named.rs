//! Arguments that are given by their names, `for: 90m`.

use std::collections::BTreeMap;

use super::words::Name;
use super::{MOST_OPTIONS, Reader};
use crate::language::call::Call;
use crate::language::names;
use crate::language::quotes::unquoted;
use crate::language::spec::{Argument, Kind, Spec};
use crate::language::value::Value;
use crate::words::Language;
use crate::words::refusal::Refusal;

impl Reader<'_> {
    /// The only subcommand that has an argument of this name, where that is typed with its colon.
    pub(super) fn only_with_argument(&self, subcommands: &'static [Spec], word: &str) -> Option<&'static Spec> {
        let name = word.strip_suffix(':').filter(|name| !name.is_empty())?;
        let has = |spec: &&Spec| {
            let names = self.names(spec.name, spec.arguments());
            let is_it = |known: &Name| known.argument.named && known.name.eq_ignore_ascii_case(name);
            names.iter().any(is_it)
        };
        let mut with = subcommands.iter().filter(has);
        with.next().filter(|_| with.next().is_none())
    }

    /// The names that can stand before a colon.
    pub(super) fn names(&self, path: &str, arguments: &'static [Argument]) -> Vec<Name> {
        let mut names = Vec::new();
        let languages = self.surroundings.languages;
        let can_be_named = || arguments.iter().filter(|argument| argument.named || can_be_named(argument, arguments));
        for argument in can_be_named() {
            if argument.kind == Kind::Parts {
                let parts = &self.surroundings.organisation.template;
                names.extend(parts.iter().map(|part| Name::new(part.name.clone(), argument, languages)));
            } else if argument.kind == Kind::Options {
                names.extend((1..=MOST_OPTIONS).map(|number| Name::new(number.to_string(), argument, languages)));
            } else {
                names.push(Name::new(argument.name.to_owned(), argument, languages));
            }
        }
        if let Some(parts) = can_be_named().find(|argument| argument.kind == Kind::Parts)
            && languages.contains(&Language::French)
        {
            let in_french = self.surroundings.organisation.parts_in_french();
            names.extend(in_french.map(|name| Name::new(name.to_owned(), parts, languages).translated()));
        }
        // English names come first, and the first is meant.
        for argument in can_be_named().filter(|argument| !matches!(argument.kind, Kind::Parts | Kind::Options)) {
            let also = match argument.kind {
                Kind::Zone => ["timezone", "tz", "time zone"].as_slice(),
                Kind::Stakeholder if languages.contains(&Language::French) => {
                    &["stakeholder group", "group", "secteur", "groupe", "partie prenante", "parties prenantes"]
                }
                Kind::Stakeholder => &["stakeholder group", "group", "sector"],
                Kind::Duration => &["duration", "length"],
                Kind::Line if argument.name == "affiliation" => &["organisation", "organization"],
                _ if argument.name == "passcode" => &["pwd", "password", "pin"],
                // As one says it before a date: `jusqu'au: 10 mars`.
                Kind::Deadline if languages.contains(&Language::French) => &["deadline", "jusqu'au", "jusqu’au"],
                Kind::Deadline => &["deadline"],
                _ => &[],
            };
            let translated = names::of_argument(path, argument.name, languages).into_iter();
            let translated = translated.chain(also.iter().map(|name| (*name).to_owned()));
            names.extend(translated.map(|name| Name::new(name, argument, languages).translated()));
        }
        names
    }

    pub(super) fn named(&self, call: &mut Call, names: &[Name], raw: Vec<(usize, String)>) -> Result<(), Refusal> {
        let mut by_name: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        let last = raw.len().saturating_sub(1);
        for (place, (index, words)) in raw.into_iter().enumerate() {
            // `language: fr, zone: Dakar`
            let is_free = matches!(names[index].argument.kind, Kind::Text | Kind::Line | Kind::Parts | Kind::Options);
            let words = words.trim();
            let words = if is_free && place == last { words } else { words.trim_end_matches([',', ';']) };
            let words = unquoted(words.trim()).to_owned();
            // A part of a proposal that is left empty is one that is still missing.
            if words.is_empty() && names[index].argument.kind == Kind::Parts && call.path == "propose" {
                continue;
            }
            if words.is_empty() {
                return Err(Refusal::Empty {
                    argument: names[index].name.clone(),
                    can_be_none: names[index].argument.can_be_emptied,
                    usage: call.usage.clone(),
                });
            }
            // What is given by its name in two languages is given twice.
            let first = match names[index].argument.kind {
                Kind::Parts | Kind::Options => index,
                _ => names.iter().position(|name| name.argument.name == names[index].argument.name).unwrap_or(index),
            };
            by_name.entry(first).or_default().push(words);
        }
        for (index, typed) in by_name {
            let Name { name, argument, .. } = &names[index];
            if typed.len() > 1 && !argument.kind.is_given_again() {
                return Err(Refusal::Twice { argument: name.clone() });
            }
            match self.value(call, argument, &typed)? {
                Value::Text(words) if matches!(argument.kind, Kind::Parts | Kind::Options) => {
                    let part = self.surroundings.organisation.part(name).filter(|_| argument.kind == Kind::Parts);
                    call.parts.insert(part.map_or_else(|| name.clone(), |part| part.name.clone()), words);
                }
                value => {
                    call.values.insert(argument.name, value);
                }
            }
        }
        Ok(())
    }
}

/// Whether an argument that has a place can also be given by its name, as in `when: tue 14:00`. Not where people write
/// freely, since any word can stand before a colon there.
fn can_be_named(argument: &Argument, arguments: &[Argument]) -> bool {
    let is_free = |argument: &Argument| {
        !argument.named && matches!(argument.kind, Kind::Text | Kind::Line | Kind::Name | Kind::People | Kind::Nominees)
    };
    let is_plain = matches!(argument.kind, Kind::When | Kind::Duration | Kind::Title | Kind::Every | Kind::LeadTimes);
    // The meeting that goes on can be another, `meeting: 7`, where no words of people could be taken for its name.
    let is_meeting = argument.kind == Kind::RunningMeeting;
    (is_plain || is_meeting) && !arguments.iter().any(is_free)
}
