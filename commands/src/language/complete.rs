//! Completion: what could come next of a command that is being typed.

use super::spec::{Argument, Kind, Spec};
use crate::organisation::Organisation;
use crate::record::{Account, Register};

/// Where a word begins in what was typed, and what it could become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The byte at which the word begins.
    pub start: usize,
    /// What could stand there instead, without a blank behind it.
    pub candidates: Vec<String>,
}

/// What could come next. Nothing, when the words are no command.
pub fn complete(
    commands: &'static [Spec],
    register: &Register,
    organisation: &Organisation,
    typed: &str,
) -> Completion {
    let start = typed.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let word = &typed[start..];
    let none = Completion { start, candidates: Vec::new() };
    let Some(words) = typed.strip_prefix("//").or_else(|| typed.strip_prefix(['/', '!'])) else { return none };
    let mark = &typed[..typed.len() - words.len()];
    let mut before: Vec<&str> = words[..words.len().min(start.saturating_sub(mark.len()))].split_whitespace().collect();
    if start == 0 {
        let names = commands.iter().map(|spec| format!("{mark}{}", spec.name));
        return Completion { start, candidates: beginning_with(names, word) };
    }
    let Some(mut spec) =
        commands.iter().find(|spec| before.first().is_some_and(|name| name.eq_ignore_ascii_case(spec.name)))
    else {
        return none;
    };
    before.remove(0);
    if !spec.subcommands().is_empty() {
        let chosen =
            before.first().and_then(|word| spec.subcommands().iter().find(|sub| sub.name.eq_ignore_ascii_case(word)));
        match chosen {
            Some(sub) => {
                spec = sub;
                before.remove(0);
            }
            None if before.is_empty() => {
                let names = spec.subcommands().iter().map(|sub| sub.name.to_owned());
                return Completion { start, candidates: beginning_with(names, word) };
            }
            None => return none,
        }
    }
    let candidates = arguments(commands, spec, register, organisation, &before, word);
    Completion { start, candidates }
}

fn arguments(
    commands: &[Spec],
    spec: &Spec,
    register: &Register,
    organisation: &Organisation,
    before: &[&str],
    word: &str,
) -> Vec<String> {
    let last_name = before.last().and_then(|last| last.strip_suffix(':'));
    if let Some(argument) = last_name.and_then(|name| spec.arguments().iter().find(|argument| argument.name == name)) {
        return beginning_with(values(commands, argument, register, organisation), word);
    }
    let mut candidates = Vec::new();
    if let Some(argument) = spec.arguments().iter().filter(|argument| !argument.named).nth(before.len()) {
        candidates.extend(values(commands, argument, register, organisation));
    }
    for argument in spec.arguments().iter().filter(|argument| argument.named) {
        if argument.kind == Kind::Parts {
            candidates.extend(organisation.template.iter().map(|part| format!("{}:", part.name)));
        } else if argument.kind == Kind::Options {
            candidates.push("1:".to_owned());
        } else {
            candidates.push(format!("{}:", argument.name));
        }
    }
    beginning_with(candidates, word)
}

/// What an argument can be, where that can be listed.
pub fn values(commands: &[Spec], argument: &Argument, register: &Register, organisation: &Organisation) -> Vec<String> {
    let codes = || register.groups().map(|group| group.code.to_string());
    match argument.kind {
        Kind::Group => codes().collect(),
        Kind::Binding | Kind::GroupOrPlenary => codes().chain(["plenary".to_owned()]).collect(),
        Kind::Category => organisation.categories.iter().map(|category| category.key.clone()).collect(),
        Kind::Stakeholder => organisation.stakeholder_groups.clone(),
        Kind::Choice(words) => words.iter().map(|word| (*word).to_owned()).collect(),
        Kind::YesNo => vec!["yes".to_owned(), "no".to_owned()],
        Kind::Command => commands.iter().map(|spec| spec.name.to_owned()).collect(),
        Kind::Meeting | Kind::MeetingOnwards => {
            let to_come = register.all_meetings_to_come();
            to_come.map(|meeting| meeting.number.to_string()).collect()
        }
        Kind::Person | Kind::KnownPerson | Kind::NameAlone | Kind::People | Kind::Nominees | Kind::Owner => {
            let accounts = register.people().iter().flat_map(|person| &person.accounts);
            accounts.map(Account::handle).collect()
        }
        Kind::NewCode
        | Kind::Line
        | Kind::Text
        | Kind::Url
        | Kind::Urls
        | Kind::Moment
        | Kind::Deadline
        | Kind::Day
        | Kind::Name
        | Kind::Number
        | Kind::Numbers
        | Kind::Options
        | Kind::Zone
        | Kind::Hours
        | Kind::Weekend
        | Kind::Title
        | Kind::When
        | Kind::Weekly
        | Kind::ComingDay
        | Kind::Duration
        | Kind::LeadTimes
        | Kind::Every
        | Kind::RunningMeeting
        | Kind::Item
        | Kind::Parts => Vec::new(),
    }
}

fn beginning_with(candidates: impl IntoIterator<Item = String>, word: &str) -> Vec<String> {
    let word = word.to_lowercase();
    candidates.into_iter().filter(|candidate| candidate.to_lowercase().starts_with(&word)).collect()
}

#[cfg(test)]
mod tests {
    use crate::catalogue::COMMANDS;
    use crate::testing::dialogue::Dialogue;

    #[test]
    fn commands_codes_and_names_are_completed() {
        let dialogue = Dialogue::with_groups();
        let complete = |typed: &str| {
            super::complete(COMMANDS, dialogue.register(), dialogue.organisation(), typed).candidates.join(" ")
        };
        assert_eq!(complete("/sup"), "/support");
        assert_eq!(complete("!uns"), "!unsupport");
        assert_eq!(complete("/support wg-i"), "WG-IMP");
        assert_eq!(complete("/support WG-IMP f"), "for:");
        assert_eq!(complete("/support WG-IMP for: @le"), "@lea");
        assert_eq!(complete("/profile s"), "show set");
        assert_eq!(complete("/profile set stakeholder: priv"), "private sector");
        assert_eq!(complete("/charter WG-IMP pur"), "Purpose:");
        assert_eq!(complete("/room bind p"), "plenary");
        assert_eq!(complete("/nothing x"), "");
        assert_eq!(complete("just talk"), "");
        assert_eq!(complete(""), "");
    }
}
