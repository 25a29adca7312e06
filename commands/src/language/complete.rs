//! Completion: what could come next of a command that is being typed, in the language of whoever types it. What is completed can be
//! read: names and values are those that the reader knows in that language.

use super::called;
use super::names::{Understood, of_argument};
use super::spec::{Argument, Kind, Spec};
use crate::organisation::Organisation;
use crate::record::{Account, Register};
use crate::words::{Language, typed};

/// Where a word begins in what was typed, and what it could become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The byte at which the word begins.
    pub start: usize,
    /// What could stand there instead, without a blank behind it.
    pub candidates: Vec<String>,
}

/// What could come next. Nothing, when the words are no command. The languages are those that are understood beside English: names are
/// completed in the first, and in English where no other name begins so.
pub fn complete(
    commands: &'static [Spec],
    register: &Register,
    organisation: &Organisation,
    languages: [Language; 2],
    typed: &str,
) -> Completion {
    let start = typed.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let word = &typed[start..];
    let none = Completion { start, candidates: Vec::new() };
    let Some(words) = typed.strip_prefix("//").or_else(|| typed.strip_prefix(['/', '!'])) else { return none };
    let mark = &typed[..typed.len() - words.len()];
    let mut before: Vec<&str> = words[..words.len().min(start.saturating_sub(mark.len()))].split_whitespace().collect();
    let Some(name) = before.first().copied() else {
        let names = commands.iter().map(|spec| Named::command(spec.name.to_owned(), languages[0]));
        let candidates = beginning_with(names, &words[start.saturating_sub(mark.len())..]);
        return Completion { start, candidates: candidates.into_iter().map(|name| format!("{mark}{name}")).collect() };
    };
    let Some(mut spec) = called::find(commands, None, name, languages) else { return none };
    let mut path = spec.name.to_owned();
    before.remove(0);
    if !spec.subcommands().is_empty() {
        match before.first().map(|word| called::find(spec.subcommands(), Some(&path), word, languages)) {
            Some(Some(sub)) => {
                spec = sub;
                path = format!("{path} {}", sub.name);
                before.remove(0);
            }
            None => {
                let names = spec.subcommands().iter().map(|sub| {
                    let shown = Named::command(format!("{path} {}", sub.name), languages[0]);
                    Named { english: sub.name.to_owned(), ..shown }
                });
                return Completion { start, candidates: beginning_with(names, word) };
            }
            Some(None) => return none,
        }
    }
    let typing = Typing { commands, spec, path: &path, languages };
    let candidates = typing.arguments(register, organisation, &before, word);
    Completion { start, candidates }
}

/// A command whose arguments are being typed.
struct Typing<'a> {
    commands: &'static [Spec],
    spec: &'static Spec,
    path: &'a str,
    languages: Understood,
}

impl Typing<'_> {
    fn arguments(&self, register: &Register, organisation: &Organisation, before: &[&str], word: &str) -> Vec<String> {
        let arguments = self.spec.arguments();
        let is_called = |argument: &&Argument, typed: &str| {
            let elsewhere = of_argument(self.path, argument.name, self.languages);
            argument.name == typed || elsewhere.iter().any(|name| typed::is_called(typed, name))
        };
        let values = |argument| self.values(argument, register, organisation);
        let last_name = before.last().and_then(|last| last.strip_suffix(':'));
        if let Some(argument) = last_name.and_then(|name| arguments.iter().find(|argument| is_called(argument, name))) {
            return beginning_with(values(argument), word);
        }
        let mut candidates = Vec::new();
        if let Some(argument) = arguments.iter().filter(|argument| !argument.named).nth(before.len()) {
            candidates.extend(values(argument));
        }
        for argument in arguments.iter().filter(|argument| argument.named) {
            if argument.kind == Kind::Parts {
                candidates.extend(organisation.template.iter().map(|part| Named::only(format!("{}:", part.name))));
            } else if argument.kind == Kind::Options {
                candidates.push(Named::only("1:".to_owned()));
            } else {
                let own = typed::option(self.path, argument.name, self.languages[0]);
                candidates
                    .push(Named { own: own.map(|name| format!("{name}:")), english: format!("{}:", argument.name) });
            }
        }
        beginning_with(candidates, word)
    }

    /// What an argument can be, in the language of whoever types it.
    fn values(&self, argument: &Argument, register: &Register, organisation: &Organisation) -> Vec<Named> {
        let language = self.languages[0];
        let values = values(self.commands, argument, register, organisation).into_iter();
        let named = values.map(|english| Named { own: shown(argument.kind, &english, language), english });
        named.collect()
    }
}

/// What a value of ours is called in a language. Nothing where it is the same in every language.
pub(crate) fn shown(kind: Kind, value: &str, language: Language) -> Option<String> {
    match kind {
        Kind::Choice(_) | Kind::YesNo => typed::choice(value, language),
        Kind::Binding | Kind::GroupOrPlenary => typed::choice(value, language).filter(|_| value == PLENARY),
        Kind::Command => typed::command(value, language),
        _ => None,
    }
}

/// The room of all, where a group may be named too.
pub(super) const PLENARY: &str = "plenary";

/// Something that can be typed, with what it is called in the language of whoever types it.
struct Named {
    own: Option<String>,
    english: String,
}

impl Named {
    /// What is the same in every language.
    fn only(english: String) -> Self {
        Self { own: None, english }
    }

    fn command(path: String, language: Language) -> Self {
        Self { own: typed::command(&path, language), english: path }
    }
}

/// What an argument can be, where that can be listed, in English.
pub fn values(commands: &[Spec], argument: &Argument, register: &Register, organisation: &Organisation) -> Vec<String> {
    let codes = || register.groups().map(|group| group.code.to_string());
    match argument.kind {
        Kind::Group => codes().collect(),
        Kind::Binding | Kind::GroupOrPlenary => codes().chain([PLENARY.to_owned()]).collect(),
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
        | Kind::Respondent
        | Kind::Text
        | Kind::Url
        | Kind::Urls
        | Kind::Moment
        | Kind::PastDay
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

/// Those that begin so: by their own names, else by those in English.
fn beginning_with(candidates: impl IntoIterator<Item = Named>, word: &str) -> Vec<String> {
    let begins = |name: &str| typed::after(name, word).is_some();
    let (mut own, mut english) = (Vec::new(), Vec::new());
    for candidate in candidates {
        if begins(&candidate.english) {
            english.push(candidate.english.clone());
        }
        own.extend(Some(candidate.own.unwrap_or(candidate.english)).filter(|name| begins(name)));
    }
    if own.is_empty() { english } else { own }
}

#[cfg(test)]
mod tests {
    use crate::catalogue::COMMANDS;
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;

    #[test]
    fn commands_codes_and_names_are_completed() {
        let dialogue = Dialogue::with_groups();
        let complete = |typed: &str| {
            let english = [Language::English; 2];
            super::complete(COMMANDS, dialogue.register(), dialogue.organisation(), english, typed).candidates.join(" ")
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

    #[test]
    fn who_speaks_french_completes_in_french_what_can_be_typed_so() {
        let dialogue = Dialogue::with_groups();
        let complete = |typed: &str| {
            let french = [Language::French; 2];
            super::complete(COMMANDS, dialogue.register(), dialogue.organisation(), french, typed).candidates.join(" ")
        };
        assert_eq!(complete("/soute"), "/soutenir");
        assert_eq!(complete("!res"), "!réserve !résoudre");
        assert_eq!(complete("/sup"), "/support");
        assert_eq!(complete("/soutenir wg-i"), "WG-IMP");
        assert_eq!(complete("/support WG-IMP p"), "pour:");
        assert_eq!(complete("/soutenir WG-IMP pour: @le"), "@lea");
        assert_eq!(complete("/soutenir WG-IMP for: @le"), "@lea");
        assert_eq!(complete("/salon "), "rattacher détacher créer langue");
        assert_eq!(complete("/salon op"), "open");
        assert_eq!(complete("/salon rattacher pl"), "plénière");
        assert_eq!(complete("/dernier-appel WG-IMP jus"), "jusqu’à:");
        assert_eq!(complete("/décider WG-IMP rec"), "reconduire");
        assert_eq!(complete("/rsvp 1 peu"), "peut-être");
        assert_eq!(complete("/aide sou"), "soutenir");
        assert_eq!(complete("/profil modifier fus"), "fuseau:");
        assert_eq!(complete("/charte WG-IMP pur"), "Purpose:");
    }

    #[test]
    fn every_name_that_is_completed_is_read() {
        use crate::language::called::find;
        use crate::language::names::choice;
        for language in Language::offered() {
            let languages = [language; 2];
            let dialogue = Dialogue::with_groups();
            let complete = |typed: &str| {
                super::complete(COMMANDS, dialogue.register(), dialogue.organisation(), languages, typed).candidates
            };
            for spec in COMMANDS {
                let subs: Vec<_> =
                    spec.subcommands().iter().map(|sub| (format!("{} {}", spec.name, sub.name), sub)).collect();
                let acts = if subs.is_empty() { vec![(spec.name.to_owned(), spec)] } else { subs };
                for (path, act) in acts {
                    let typed: String = path.split(' ').flat_map(|word| [word, " "]).collect();
                    for name in complete(&format!("/{typed}")) {
                        let known = |argument: &crate::language::spec::Argument| {
                            let named = name.strip_suffix(':').is_some_and(|name| {
                                argument.name == name
                                    || super::of_argument(&path, argument.name, languages).iter().any(|own| own == name)
                            });
                            named
                                || matches!(argument.kind, crate::language::Kind::Choice(words) if choice(words, &name, languages).is_some())
                                || choice(&["yes", "no", "plenary"], &name, languages).is_some()
                                || find(COMMANDS, None, &name, languages).is_some()
                                || name.starts_with(|letter: char| {
                                    letter == '@' || letter.is_ascii_digit() || letter.is_uppercase()
                                })
                        };
                        assert!(act.arguments().iter().any(known), "{language}: /{typed}{name}");
                    }
                }
            }
        }
    }
}
