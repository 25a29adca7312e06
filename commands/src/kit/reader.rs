//! The text reader: from a message to a command, or to the refusal that says what to type instead.
//!
//! A message that begins with `!`, `/` or `//` and a name, or that is said to the bot, is a command. Arguments are
//! words in order, `"quoted text"`, `name: value` (to the next name that the command declares, or to the line's end)
//! and further lines that begin with `Name: value`.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::access::Access;
use super::call::{Call, MeetingRef};
use super::duration::Duration;
use super::moot::MeetingMoot;
use super::nearest::nearest;
use super::refusal::Refusal;
use super::slash;
use super::spec::{Argument, Kind, Spec};
use super::value::{Surroundings, Value, numbers};
use super::when;
use crate::form;
use crate::heard::{Addressed, Form, Heard, Message};
use crate::organisation::Organisation;
use crate::register::{Binding, Group, PersonId, Register, Role, Room};

/// The longest message that is read, in bytes: what Matrix lets through at most.
pub const LONGEST_MESSAGE: usize = 65_536;

/// The most options that a consultation has.
const MOST_OPTIONS: u32 = 50;

/// What a message turned out to be.
#[derive(Clone, Debug)]
pub enum Reading {
    /// Talk among people.
    NotForUs,
    /// A command that cannot be followed.
    Refused {
        /// Why.
        refusal: Refusal,
        /// Whether the answer is for the asker's eyes alone, as the command's is.
        private: bool,
    },
    /// A command.
    Command(Call),
    /// Something that is no message and still has consequences.
    Happened,
}

/// Reads a message.
pub fn read(
    commands: &'static [Spec],
    heard: &Heard,
    message: &Message,
    register: &Register,
    organisation: &Organisation,
    now: Timestamp,
) -> Reading {
    let Some(typed) = Typed::of(message) else { return Reading::NotForUs };
    let Some(spec) = commands.iter().find(|spec| typed.name.eq_ignore_ascii_case(spec.name)) else {
        let near = nearest(typed.name, commands.iter().map(|spec| spec.name), 1);
        let is_ours = message.addressed != Addressed::ToAll || !near.is_empty();
        let refusal = Refusal::UnknownCommand { typed: typed.name.to_owned(), near };
        return if is_ours { Reading::Refused { refusal, private: false } } else { Reading::NotForUs };
    };
    if message.text.len() > LONGEST_MESSAGE {
        let refusal = Refusal::TooLong { bytes: message.text.len(), most: LONGEST_MESSAGE };
        return Reading::Refused { refusal, private: spec.private };
    }
    match Reader::of(heard, register, organisation, now).command(spec, typed.rest) {
        Ok(call) => Reading::Command(call),
        Err(refusal) => Reading::Refused { refusal, private: spec.private },
    }
}

/// Reads a command whose values were filled in one by one.
pub fn read_form(
    commands: &'static [Spec],
    heard: &Heard,
    form: &Form,
    register: &Register,
    organisation: &Organisation,
    now: Timestamp,
) -> Reading {
    let Some(named) = find(commands, &form.command) else {
        let near = nearest(&form.command, commands.iter().map(|spec| spec.name), 1);
        let refusal = Refusal::UnknownCommand { typed: form.command.clone(), near };
        return Reading::Refused { refusal, private: false };
    };
    match Reader::of(heard, register, organisation, now).filled_in(named, form) {
        Ok(call) => Reading::Command(call),
        Err(refusal) => Reading::Refused { refusal, private: named.private },
    }
}

/// The command or subcommand of these names: `profile set`.
pub fn find(commands: &'static [Spec], path: &str) -> Option<&'static Spec> {
    let (name, rest) = path.split_once(' ').unwrap_or((path, ""));
    let spec = commands.iter().find(|spec| spec.name == name)?;
    if rest.is_empty() { spec.decide().map(|_| spec) } else { find(spec.subcommands(), rest) }
}

/// What the room is for in which something was said.
pub fn place(heard: &Heard, register: &Register) -> Option<Binding> {
    register.binding(&heard.room).cloned().or_else(|| register.binding_by_name(&heard.room))
}

/// What people put behind a word without meaning it.
pub(super) const PUNCTUATION: [char; 6] = [',', '.', ':', ';', '?', '!'];

/// A command's name and what follows it.
struct Typed<'a> {
    name: &'a str,
    rest: &'a str,
}

impl<'a> Typed<'a> {
    fn of(message: &'a Message) -> Option<Self> {
        let text = message.text.trim_start();
        let marked = text.strip_prefix("//").or_else(|| text.strip_prefix(['/', '!']));
        let said_to_bot = message.addressed == Addressed::ToBot;
        let words = match marked {
            Some(words) => words,
            None if said_to_bot => text,
            None => return None,
        };
        if said_to_bot && words.trim().is_empty() {
            return Some(Self { name: "help", rest: "" });
        }
        let end = words.find(char::is_whitespace).unwrap_or(words.len());
        let (name, rest) = words.split_at(end);
        let name = name.trim_end_matches(PUNCTUATION);
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        // To the bot, anything is a try at a command; to all, `/usr/bin` and `!!!` are talk.
        (is_name || (said_to_bot && !name.is_empty())).then_some(Self { name, rest })
    }
}

struct Reader<'a> {
    surroundings: Surroundings<'a>,
    role: Role,
    room: &'a Room,
    place: Option<Binding>,
}

/// An argument's name as it can stand before a colon, and where its value goes.
struct Name {
    name: String,
    argument: &'static Argument,
}

/// Raw words, by argument.
#[derive(Default)]
struct Raw {
    positional: String,
    named: Vec<(usize, String)>,
}

impl<'a> Reader<'a> {
    fn of(heard: &'a Heard, register: &'a Register, organisation: &'a Organisation, now: Timestamp) -> Self {
        let speaker = register.people().of_account(&heard.account).map(AsRef::as_ref);
        let role =
            speaker.map_or_else(|| organisation.role_of_account(&heard.account), |person| organisation.role_of(person));
        let surroundings = Surroundings { register, organisation, platform: heard.room.platform, speaker, now };
        Self { surroundings, role, room: &heard.room, place: place(heard, register) }
    }

    fn command(&self, spec: &'static Spec, rest: &str) -> Result<Call, Refusal> {
        let subcommands = spec.subcommands();
        let Some(first) = subcommands.first() else {
            return self.act(spec, spec.name.to_owned(), rest);
        };
        let word = rest.split_whitespace().next().unwrap_or_default();
        if let Some(chosen) = subcommands.iter().find(|sub| sub.name.eq_ignore_ascii_case(word)) {
            let rest = &rest.trim_start()[word.len()..];
            return self.act(chosen, format!("{} {}", spec.name, chosen.name), rest);
        }
        if !word.is_empty() && first.arguments().is_empty() {
            let choices = subcommands.iter().map(|sub| sub.name).collect();
            return Err(Refusal::UnknownSubcommand { command: spec.name, typed: word.to_owned(), choices });
        }
        self.act(first, format!("{} {}", spec.name, first.name), rest)
    }

    fn act(&self, spec: &'static Spec, path: String, rest: &str) -> Result<Call, Refusal> {
        self.call(spec, path, |call| {
            let names = self.names(spec.arguments());
            let raw = split(rest, &names, spec.arguments())?;
            self.positional(call, &raw.positional)?;
            self.named(call, &names, raw.named)
        })
    }

    fn filled_in(&self, spec: &'static Spec, form: &Form) -> Result<Call, Refusal> {
        let part = |name: &str| slash::part_of(self.surroundings.organisation, name);
        let call = self.call(spec, form.command.clone(), |call| {
            for argument in spec.arguments() {
                let typed = form.values.get(argument.name).map(|typed| unquoted(typed.trim()));
                match (argument.kind, typed.filter(|typed| !typed.is_empty())) {
                    (Kind::Parts, _) => {
                        let parts = form.values.iter().filter_map(|(name, words)| Some((part(name)?, words.trim())));
                        let given = parts.filter(|(_, words)| !words.is_empty());
                        call.parts.extend(given.map(|(part, words)| (part.name.clone(), words.to_owned())));
                    }
                    (Kind::Options, Some(typed)) => {
                        let texts = typed.split([';', '\n']).map(str::trim).filter(|text| !text.is_empty());
                        call.parts.extend((1..).zip(texts).map(|(n, text)| option(n, text)));
                    }
                    (Kind::Group | Kind::GroupOrPlenary, None) => {
                        self.group(call, argument, "")?;
                    }
                    (Kind::RunningMeeting, _) => self.running(call, argument)?,
                    (_, None) => {}
                    (kind, Some(typed)) => {
                        let typed = match kind {
                            Kind::Urls => typed.split_whitespace().map(str::to_owned).collect(),
                            Kind::Line => vec![typed.replace(['\r', '\n'], " ")],
                            _ => vec![typed.to_owned()],
                        };
                        call.values.insert(argument.name, self.surroundings.value(argument, &typed)?);
                    }
                }
            }
            Ok(())
        })?;
        let is_known = |name: &String| {
            name == form::CHANGE
                || spec.arguments().iter().any(|argument| argument.name == name)
                || part(name).is_some()
        };
        if let Some((_, typed)) = form.values.iter().find(|(name, _)| !is_known(name)) {
            return Err(Refusal::TooMuch { typed: typed.clone(), usage: call.usage });
        }
        if form.is_to_be_changed()
            && let Some(parts) = spec.arguments().iter().find(|argument| argument.kind == Kind::Parts)
        {
            self.may_give(&call, parts)?;
        }
        Ok(call)
    }

    /// A command with its arguments as `fill` reads them.
    fn call(
        &self,
        spec: &'static Spec,
        path: String,
        fill: impl FnOnce(&mut Call) -> Result<(), Refusal>,
    ) -> Result<Call, Refusal> {
        if !spec.access.depends_on_group() {
            self.may(spec.access, &path, None)?;
        }
        let usage = spec.usage_of(&path, |argument| {
            argument.access.depends_on_group() || self.may(argument.access, "", None).is_ok()
        });
        let mut call = Call { spec, path, usage, values: BTreeMap::new(), parts: BTreeMap::new() };
        fill(&mut call)?;
        let missing = call.spec.arguments().iter().find(|argument| argument.required && !call.was_given(argument.name));
        if let Some(argument) = missing {
            return Err(call.missing(argument.about));
        }
        self.may_all(&call)?;
        Ok(call)
    }

    /// The names that can stand before a colon.
    fn names(&self, arguments: &'static [Argument]) -> Vec<Name> {
        let mut names = Vec::new();
        for argument in arguments.iter().filter(|argument| argument.named) {
            if argument.kind == Kind::Parts {
                let parts = &self.surroundings.organisation.template;
                names.extend(parts.iter().map(|part| Name { name: part.name.clone(), argument }));
            } else if argument.kind == Kind::Options {
                names.extend((1..=MOST_OPTIONS).map(|number| Name { name: number.to_string(), argument }));
            } else {
                names.push(Name { name: argument.name.to_owned(), argument });
            }
        }
        names
    }

    fn positional(&self, call: &mut Call, words: &str) -> Result<(), Refusal> {
        let mut rest = words.trim();
        let by_place: Vec<&'static Argument> =
            call.spec.arguments().iter().filter(|argument| !argument.named).collect();
        for (argument, following) in by_place.iter().zip((0..by_place.len()).rev()) {
            match argument.kind {
                Kind::Group | Kind::GroupOrPlenary => {
                    rest = self.group(call, argument, rest)?;
                    continue;
                }
                Kind::RunningMeeting => {
                    self.running(call, argument)?;
                    continue;
                }
                _ => {}
            }
            let is_left_out = match argument.kind {
                Kind::Numbers => numbers(first_word(rest)).is_none() || self.has_no_options(call),
                // Where more follows, a word that is none of the choices belongs to that.
                Kind::Choice(words) if !argument.required && following > 0 => {
                    !words.iter().any(|word| word.eq_ignore_ascii_case(first_word(rest)))
                }
                _ => false,
            };
            if rest.is_empty() || is_left_out {
                continue;
            }
            let taken = match argument.kind {
                Kind::Line
                | Kind::Text
                | Kind::Zone
                | Kind::People
                | Kind::When
                | Kind::Ladder
                | Kind::Every
                | Kind::Duration => std::mem::take(&mut rest),
                Kind::Title if quoted_length(rest.trim_start()).is_none() => {
                    return Err(Refusal::NotQuoted { argument: argument.name, typed: rest.to_owned() });
                }
                Kind::Name if by_place.iter().any(|other| other.kind == Kind::Day) => {
                    take_all_but(words_of_days(following, rest), &mut rest)
                }
                Kind::Name if is_before_duration(call.spec, argument) => {
                    take_all_but(words_of_duration(rest), &mut rest)
                }
                Kind::Name | Kind::Person => take_all_but(following, &mut rest),
                Kind::Numbers => take_numbers(&mut rest),
                Kind::Deadline if following == 0 => std::mem::take(&mut rest),
                Kind::Day => take_day(&mut rest),
                _ => take_word(&mut rest),
            };
            let value = self.surroundings.value(argument, &[unquoted(taken).to_owned()])?;
            call.values.insert(argument.name, value);
        }
        if rest.is_empty() {
            Ok(())
        } else {
            Err(Refusal::TooMuch { typed: rest.to_owned(), usage: call.usage.clone() })
        }
    }

    /// The group meant, and what follows its code. In a group's own room the code may be left out.
    fn group<'w>(&self, call: &mut Call, argument: &'static Argument, words: &'w str) -> Result<&'w str, Refusal> {
        let mut rest = words;
        let word = take_word(&mut rest);
        let may_be_plenary = argument.kind == Kind::GroupOrPlenary;
        let own = match &self.place {
            Some(Binding::Group(code)) if self.surroundings.register.group(code).is_some() => {
                Some(Value::Code(code.clone()))
            }
            // Who leads a group and nothing else means that group, and has to say which.
            Some(Binding::Plenary) if may_be_plenary && !self.leads_only_groups() => {
                Some(Value::Binding(Binding::Plenary))
            }
            _ => None,
        };
        let is_quoted = quoted_length(words.trim_start()).is_some();
        let value = match (self.surroundings.known_code(word), own) {
            (Some(code), _) if !is_quoted => Value::Code(code),
            _ if may_be_plenary && !is_quoted && word.eq_ignore_ascii_case("plenary") => {
                Value::Binding(Binding::Plenary)
            }
            (_, Some(own)) if is_quoted || !self.surroundings.looks_like_code(word) => {
                rest = words;
                own
            }
            _ if word.is_empty() || is_quoted => return Ok(words),
            _ => return Err(self.surroundings.unknown_group(word)),
        };
        call.values.insert(argument.name, value);
        Ok(rest)
    }

    /// Whether the consultation meant has nothing to choose, so that a number is one of the words.
    fn has_no_options(&self, call: &Call) -> bool {
        let number = call.values.values().find_map(|value| match value {
            Value::Number(number) => Some(*number),
            _ => None,
        });
        let consultation = number.and_then(|number| self.surroundings.register.consultation(number));
        consultation.is_some_and(|consultation| consultation.options.is_empty())
    }

    fn leads_only_groups(&self) -> bool {
        let leads = |person: PersonId| self.surroundings.register.groups().any(|group| group.is_facilitated_by(person));
        self.role < Role::Secretariat && self.surroundings.speaker.is_some_and(|speaker| leads(speaker.id))
    }

    /// The meeting in which minutes are taken where this is said.
    fn running(&self, call: &mut Call, argument: &'static Argument) -> Result<(), Refusal> {
        let running = self.surroundings.register.running_meeting(self.room, self.place.as_ref());
        let running = running.ok_or(MeetingMoot::NothingRuns)?;
        call.values.insert(argument.name, Value::Meeting(MeetingRef { number: running.number, onwards: false }));
        Ok(())
    }

    fn named(&self, call: &mut Call, names: &[Name], raw: Vec<(usize, String)>) -> Result<(), Refusal> {
        let mut by_name: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (index, words) in raw {
            let words = unquoted(words.trim()).to_owned();
            if words.is_empty() {
                return Err(Refusal::Empty { argument: names[index].name.clone(), usage: call.usage.clone() });
            }
            by_name.entry(index).or_default().push(words);
        }
        for (index, typed) in by_name {
            let Name { name, argument } = &names[index];
            if typed.len() > 1 && !matches!(argument.kind, Kind::Urls | Kind::People) {
                return Err(Refusal::Twice { argument: name.clone() });
            }
            match self.surroundings.value(argument, &typed)? {
                Value::Text(words) if matches!(argument.kind, Kind::Parts | Kind::Options) => {
                    call.parts.insert(name.clone(), words);
                }
                value => {
                    call.values.insert(argument.name, value);
                }
            }
        }
        Ok(())
    }

    /// Judges the command and each argument that was given: the one place where access is asked for.
    fn may_all(&self, call: &Call) -> Result<(), Refusal> {
        self.may(call.spec.access, &call.path, self.group_of(call))?;
        for argument in call.spec.arguments() {
            let given = match argument.kind {
                Kind::Parts | Kind::Options => !call.parts.is_empty(),
                _ => call.was_given(argument.name),
            };
            if given {
                self.may_give(call, argument)?;
            }
        }
        Ok(())
    }

    fn may_give(&self, call: &Call, argument: &Argument) -> Result<(), Refusal> {
        self.may(argument.access, &call.path, self.group_of(call)).map_err(|refusal| match refusal {
            Refusal::NotAllowed { what, may, .. } => {
                let argument = Some(argument.usage().trim_matches(['[', ']']).to_owned());
                Refusal::NotAllowed { what, may, argument }
            }
            refusal => refusal,
        })
    }

    fn group_of(&self, call: &Call) -> Option<&'a Group> {
        let register = self.surroundings.register;
        let of_meeting = || register.meeting(call.meeting()?)?.group.as_ref();
        call.group().or_else(of_meeting).and_then(|code| register.group(code))
    }

    fn may(&self, access: Access, what: &str, group: Option<&Group>) -> Result<(), Refusal> {
        if access.allows(self.role, self.surroundings.speaker.map(|person| person.id), group) {
            Ok(())
        } else {
            Err(Refusal::NotAllowed { what: what.to_owned(), may: access, argument: None })
        }
    }
}

/// Splits what follows a command's name into the words by position and the words by name.
fn split(rest: &str, names: &[Name], arguments: &[Argument]) -> Result<Raw, Refusal> {
    let takes_lines = |kind: Kind| matches!(kind, Kind::Text | Kind::Parts | Kind::Options);
    let positional_takes_lines = arguments.iter().any(|argument| !argument.named && takes_lines(argument.kind));
    let mut lines = rest.split('\n');
    let mut raw = first_line(lines.next().unwrap_or_default(), names);
    for line in lines {
        let line = line.trim_end_matches('\r');
        if let Some((index, value)) = name_at(line.trim_start(), names) {
            raw.named.push((index, value.trim_start().to_owned()));
            continue;
        }
        match raw.named.last_mut() {
            Some((index, words)) if takes_lines(names[*index].argument.kind) => {
                words.push('\n');
                words.push_str(line);
            }
            _ if positional_takes_lines => {
                raw.positional.push('\n');
                raw.positional.push_str(line);
            }
            _ if line.trim().is_empty() => {}
            _ => {
                let is_shown = |name: &&Name| name.argument.kind != Kind::Options || name.name == "1";
                let names = names.iter().filter(is_shown).map(|name| capitalised(&name.name)).collect();
                return Err(Refusal::LineWithoutName { typed: line.trim().to_owned(), names });
            }
        }
    }
    Ok(raw)
}

/// A name as a line begins with it: `Document:`.
fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).chain([':']).collect()
}

/// The first line: words, then names with values that run to the next name. Nothing in quotes is a name.
fn first_line(line: &str, names: &[Name]) -> Raw {
    let mut raw = Raw::default();
    let mut current: Option<usize> = None;
    let mut start = 0;
    let mut at = 0;
    let mut at_word_start = true;
    let mut keep = |current: Option<usize>, words: &str| match current {
        None => words.clone_into(&mut raw.positional),
        Some(index) => raw.named.push((index, words.to_owned())),
    };
    // `12:00` is a time here, and an option only where a further line begins with it.
    let is_name = |(index, _): &(usize, &str)| names[*index].argument.kind != Kind::Options;
    while let Some(c) = line[at..].chars().next() {
        if at_word_start {
            if let Some((index, value)) = name_at(&line[at..], names).filter(is_name) {
                keep(current, &line[start..at]);
                current = Some(index);
                start = line.len() - value.len();
                at = start;
                continue;
            }
            if let Some(length) = quoted_length(&line[at..]) {
                at += length;
                at_word_start = false;
                continue;
            }
        }
        at_word_start = c.is_whitespace();
        at += c.len_utf8();
    }
    keep(current, &line[start..]);
    raw
}

/// The declared name with which the words begin, and what follows its colon.
fn name_at<'w>(words: &'w str, names: &[Name]) -> Option<(usize, &'w str)> {
    names.iter().enumerate().find_map(|(index, name)| {
        let typed = words.get(..name.name.len())?;
        // Some put a blank before the colon, and some keyboards have a wide one.
        let rest =
            words[name.name.len()..].trim_start_matches([' ', '\u{a0}', '\u{202f}']).strip_prefix([':', '：'])?;
        typed.eq_ignore_ascii_case(&name.name).then_some((index, rest))
    })
}

/// The pairs of marks between which text is quoted; telephones put in the round ones.
const QUOTES: [(char, char); 4] = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»')];

/// The length of the quoted text with which the words begin: from its mark to its end mark, at a word's end.
fn quoted_length(words: &str) -> Option<usize> {
    let first = words.chars().next()?;
    let (open, close) = QUOTES.iter().find(|(open, _)| *open == first)?;
    let after_open = open.len_utf8();
    let ends = words[after_open..].match_indices(*close).map(|(index, _)| after_open + index + close.len_utf8());
    ends.into_iter().find(|end| words[*end..].chars().next().is_none_or(char::is_whitespace))
}

/// The words without the quotes that enclose all of them.
fn unquoted(words: &str) -> &str {
    let words = words.trim();
    let Some(length) = quoted_length(words).filter(|length| *length == words.len()) else { return words };
    let mut inner = words[..length].chars();
    inner.next();
    inner.next_back();
    inner.as_str()
}

/// Takes the first word, or the first quoted text, off the words.
fn take_word<'w>(words: &mut &'w str) -> &'w str {
    let trimmed = words.trim_start();
    let end = quoted_length(trimmed).unwrap_or_else(|| trimmed.find(char::is_whitespace).unwrap_or(trimmed.len()));
    let (word, rest) = trimmed.split_at(end);
    *words = rest.trim_start_matches([' ', '\t', '\r']);
    // What stands on the next line is the next argument's, without the break between them.
    *words = words.strip_prefix('\n').unwrap_or(words);
    unquoted(word)
}

/// Whether a length of time may follow.
fn is_before_duration(spec: &Spec, argument: &Argument) -> bool {
    let mut by_place = spec.arguments().iter().filter(|one| !one.named).skip_while(|one| one.name != argument.name);
    by_place.nth(1).is_some_and(|next| next.kind == Kind::Duration)
}

/// How many of the last words are a length of time: `15m`, `90 min`.
fn words_of_duration(words: &str) -> usize {
    let words: Vec<&str> = words.split_whitespace().collect();
    let is_duration =
        |number: &usize| words.len() > *number && words[words.len() - number..].join(" ").parse::<Duration>().is_ok();
    [2, 1].into_iter().find(is_duration).unwrap_or(0)
}

fn first_word(words: &str) -> &str {
    words.split_whitespace().next().unwrap_or_default()
}

/// Takes numbers with commas or `and` between them, with or without blanks.
fn take_numbers<'w>(words: &mut &'w str) -> &'w str {
    let is_of_numbers = |c: char| c.is_ascii_digit() || matches!(c, ',' | '#' | ' ');
    let end = words.find(|c| !is_of_numbers(c)).unwrap_or(words.len());
    // `1, 3 of them` has two numbers, `3 2 years ago` one.
    let list = &words[..end];
    let mut end = 0;
    for part in list.split_inclusive(',') {
        let number = part.trim_start().find(' ').map_or(part.len(), |at| at + part.len() - part.trim_start().len());
        end += number;
        if !part.ends_with(',') || number < part.len() {
            break;
        }
    }
    while let Some(length) = and_number(&words[end..]) {
        end += length;
    }
    let (taken, rest) = words.split_at(end);
    *words = rest.trim_start();
    taken.trim_end_matches([',', ' '])
}

/// The length of ` and 2`, if the words begin so.
fn and_number(words: &str) -> Option<usize> {
    let next = words.trim_start_matches([',', ' ']);
    let next = next.strip_prefix("and ").or_else(|| next.strip_prefix('&'))?.trim_start();
    let number = next.split_whitespace().next().filter(|word| numbers(word).is_some())?;
    Some(words.len() - next.len() + number.len())
}

/// Takes a day off the words: one word, or three as in `1 jan 2018`.
fn take_day<'w>(words: &mut &'w str) -> &'w str {
    let third = words.match_indices(char::is_whitespace).nth(2).map_or(words.len(), |(end, _)| end);
    if when::day(&words[..third]).is_none() {
        return take_word(words);
    }
    let (day, rest) = words.split_at(third);
    *words = rest.trim_start();
    day
}

/// How many words so many days at the end have.
fn words_of_days(days: usize, words: &str) -> usize {
    let words: Vec<&str> = words.split_whitespace().collect();
    (0..days).fold(0, |taken, _| {
        let before = &words[..words.len().saturating_sub(taken)];
        let is_long = before.len() > 2 && when::day(&before[before.len() - 3..].join(" ")).is_some();
        taken + if is_long { 3 } else { 1 }
    })
}

/// Takes the first quoted text, the first handle, or all words but the last few.
fn take_all_but<'w>(following: usize, words: &mut &'w str) -> &'w str {
    let trimmed = words.trim();
    let stands_alone = following > 0 && trimmed.starts_with('@') || quoted_length(trimmed).is_some();
    if stands_alone {
        return take_word(words);
    }
    let mut end = trimmed.len();
    for _ in 0..following {
        end = trimmed[..end].trim_end().rfind(char::is_whitespace).unwrap_or(end);
    }
    let (taken, rest) = trimmed.split_at(end);
    *words = rest.trim_start();
    taken.trim_end()
}
/// An option by its place. Who has numbered it the same, as one does in text, need not see the number twice.
fn option(n: u32, text: &str) -> (String, String) {
    let n = n.to_string();
    let own = text.strip_prefix(&n).and_then(|rest| rest.strip_prefix([':', '.', ')'])).map(str::trim);
    let text = own.filter(|own| !own.is_empty()).unwrap_or(text).to_owned();
    (n, text)
}
