//! The text reader: from a message to a command, or to the refusal that says what to type instead.
//!
//! A message that begins with `!`, `/` or `//` and a name, or that is said to the bot, is a command. Arguments are
//! words in order, `"quoted text"`, `name: value` (to the next name that the command declares, or to the line's end)
//! and further lines that begin with `Name: value`.

mod asking;
mod beginning;
mod colonless;
mod fitting;
mod instead;
mod item;
mod judged;
mod named;
mod other_language;
mod other_words;
mod placed;
mod plain;
mod words;

use std::collections::BTreeMap;

use jiff::Timestamp;

pub(crate) use self::asking::NoCommand;
pub(crate) use self::asking::asking_of_value;
use self::asking::{as_typed, asking, by_name, options_of, talk};
use self::beginning::Typed;
pub(crate) use self::beginning::without_mark;
use self::item::as_item;
use self::other_words::in_plain_words;
use self::words::{
    after_own_name, behind_noun, first_word, in_order, is_before_duration, split, take_all_but, take_day, take_numbers,
    take_time, take_word, words_of_days, words_of_duration,
};
pub(crate) use self::words::{beginnings, numbers_in};
use super::call::Call;
use super::spec::{Argument, Kind, Spec};
use super::synonyms::Meant;
use super::value::{Value, as_mine, as_yes_or_no, numbers};
use super::{called, names};
use crate::audience::language::understood;
use crate::language::form::{CHANGE, part_of};
use crate::language::heard::{Addressed, Form, Heard, Message};
pub(super) use crate::language::quotes::unquoted;
use crate::language::quotes::{PUNCTUATION, is_quote, quoted_length};
use crate::language::value::Surroundings;
use crate::organisation::Organisation;
use crate::record::{Binding, ItemNumber, Register, Role, Room};
use crate::spelling::{is_slip, nearest};
use crate::words::refusal::Refusal;
use crate::words::{Language, Question};

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
    // Most of what is said is talk, and costs no more than this.
    let may_be_meetbots = message.text.trim_start().starts_with(['!', '/', '#']);
    if message.addressed != Addressed::ToBot && without_mark(&message.text).0.is_empty() && !may_be_meetbots {
        return Reading::NotForUs;
    }
    let reader = Reader::of(heard, register, organisation, now);
    if may_be_meetbots && let Some(reading) = reader.meetbots(commands, message) {
        return reading;
    }
    let languages = reader.surroundings.languages;
    // `?` asks for help, as in many programs.
    let (mark, bare) = without_mark(&message.text);
    let asks = |sign: char| matches!(sign, '?' | '？' | '¿') || sign.is_whitespace();
    if bare.contains(['?', '？'])
        && bare.chars().all(asks)
        && (!mark.is_empty() || message.addressed == Addressed::ToBot)
    {
        return reader.read_as(commands, "help");
    }
    let Some(typed) = Typed::of(message, commands, languages) else { return Reading::NotForUs };
    // In French `comment` asks how.
    let asks_how = typed.mark.is_empty()
        && typed.name.eq_ignore_ascii_case("comment")
        && languages.contains(&Language::French)
        && reader.surroundings.known_code(first_word(typed.rest)).is_none();
    let Some(spec) = called::find(commands, None, typed.name, languages).filter(|_| !asks_how) else {
        let near = called::near(commands, typed.name, languages);
        let is_for_all = message.addressed == Addressed::ToAll;
        let is_slip = |name: &&str| called::called(name, languages).any(|name| is_slip(typed.name, &name));
        let near: Vec<&str> = near.into_iter().filter(|name| !is_for_all || is_slip(name)).collect();
        if message.addressed == Addressed::ToBot
            && let Some(talk) = talk(&message.text)
        {
            return talk;
        }
        if let Some(asked) = reader.question_behind_slash(&typed) {
            return match asked {
                Ok(command) => reader.read_as(commands, &command),
                Err(refusal) => Reading::Refused { refusal, private: false },
            };
        }
        match reader.by_other_words(&typed, message) {
            Some(Meant::Command(command)) => {
                let reading = reader.read_as(commands, &command);
                return if typed.mark.is_empty() { in_plain_words(reading) } else { reading };
            }
            Some(Meant::Nothing(friend)) => {
                let code = Some(first_word(typed.rest)).filter(|code| reader.surroundings.known_code(code).is_some());
                let meant = code.and_then(|code| friend.of_group(code, typed.rest.trim_start()[code.len()..].trim()));
                let meant = meant.filter(|meant| reader.may_be_meant(commands, meant, None));
                return Reading::Refused { refusal: friend.refusal(meant), private: false };
            }
            None => {}
        }
        // `!soutenir` alone may be another bot's.
        let is_of_group = || reader.surroundings.known_code(first_word(typed.rest)).is_some();
        if (typed.mark == "/" || !is_for_all || is_of_group())
            && let Some(refusal) = reader.in_another_language(commands, &typed)
        {
            return Reading::Refused { refusal, private: false };
        }
        // What is said to the bot in private without a mark is no mistyped command: the help may have what is meant.
        let is_talk = asks_how || near.is_empty() || typed.rest.split_whitespace().nth(1).is_some();
        if is_talk && typed.mark.is_empty() && heard.room.is_private() {
            match reader.plain_words(&message.text) {
                // What is explained by its name is no question in plain words to the help.
                Some(Ok(command)) if command.starts_with("help ") => return reader.read_as(commands, &command),
                Some(Ok(command)) => return in_plain_words(reader.read_as(commands, &command)),
                Some(Err(refusal)) => return Reading::Refused { refusal, private: false },
                None => {}
            }
            if let Some(question) = reader.asking_for_update(&message.text) {
                return Reading::Refused { refusal: question.into(), private: false };
            }
            return in_plain_words(
                reader.read_as(commands, &with_rest("help", message.text.trim().lines().next().unwrap_or_default())),
            );
        }
        let is_ours = !is_for_all || !near.is_empty();
        let meant = near.first().map(|name| with_rest(name, typed.rest));
        let meant = meant.filter(|meant| reader.may_be_meant(commands, meant, None));
        let refusal = Refusal::UnknownCommand { typed: typed.name.to_owned(), near };
        let refusal = match meant {
            Some(meant) => Question::new(refusal.reply(), [meant]).into(),
            None => refusal,
        };
        return if is_ours { Reading::Refused { refusal, private: false } } else { Reading::NotForUs };
    };
    if message.text.len() > LONGEST_MESSAGE {
        let refusal = Refusal::TooLong { bytes: message.text.len(), most: LONGEST_MESSAGE };
        return Reading::Refused { refusal, private: spec.private };
    }
    reader.read_command(commands, spec, typed.rest)
}

/// A command without its mark.
fn with_rest(name: &str, rest: &str) -> String {
    format!("{name} {}", rest.trim()).trim_end().to_owned()
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
    let reader = Reader::of(heard, register, organisation, now);
    let refusal = match reader.filled_in(named, form) {
        Ok(call) => return Reading::Command(call),
        // Where forms are filled in, no plain words are heard that could be the rest.
        Err(refusal @ Refusal::Missing { .. }) => reader.with_example_here(&refusal),
        Err(refusal) => asking(
            refusal,
            &as_typed(named, form),
            |meant, instead| {
                reader.may_be_meant(commands, meant, instead) && reader.is_form(commands, meant, named, form, instead)
            },
            |words| reader.is_time(words),
        ),
    };
    Reading::Refused { refusal, private: named.private }
}

/// The command or subcommand of these names: `profile set`.
pub fn find(commands: &'static [Spec], path: &str) -> Option<&'static Spec> {
    let (name, rest) = path.split_once(' ').unwrap_or((path, ""));
    let spec = commands.iter().find(|spec| spec.name == name)?;
    if rest.is_empty() { spec.decide().map(|_| spec) } else { find(spec.subcommands(), rest) }
}

/// What the room is for in which something was said.
pub fn place(heard: &Heard, register: &Register) -> Option<Binding> {
    let bound = register.binding(&heard.room).or_else(|| register.binding(heard.within()?));
    bound.cloned().or_else(|| register.binding_by_name(&heard.room))
}

struct Reader<'a> {
    surroundings: Surroundings<'a>,
    role: Role,
    room: &'a Room,
    place: Option<Binding>,
}

impl<'a> Reader<'a> {
    fn of(heard: &'a Heard, register: &'a Register, organisation: &'a Organisation, now: Timestamp) -> Self {
        let speaker = register.people().of_account(&heard.account).map(AsRef::as_ref);
        // What they are on the platform now counts, and not what they were.
        let kept = speaker.map_or(&[][..], |person| &person.platform_roles);
        let on_platform = match &heard.platform_roles {
            Some(held) => {
                organisation.role_of_platforms(&organisation.platform_roles_seen(kept, heard.account.platform, held))
            }
            None => organisation.role_of_platforms(kept),
        };
        let elsewhere = speaker.map(|person| organisation.role_without_platforms(person));
        let role = elsewhere.unwrap_or_else(|| organisation.role_of_account(&heard.account)).max(on_platform);
        let surroundings = Surroundings {
            register,
            organisation,
            platform: heard.room.platform,
            speaker,
            account: (&heard.account, &heard.name),
            now,
            languages: understood(speaker, &heard.room, register, organisation),
            takes_new: false,
            mentions: heard.mentions(),
        };
        Self { surroundings, role, room: &heard.room, place: place(heard, register) }
    }

    fn command(&self, spec: &'static Spec, rest: &str) -> Result<Call, Refusal> {
        let subcommands = spec.subcommands();
        let Some(first) = subcommands.first() else {
            return self.act(spec, spec.name.to_owned(), rest);
        };
        let word = rest.split_whitespace().next().unwrap_or_default();
        if let Some(chosen) = called::find(subcommands, Some(spec.name), word, self.surroundings.languages) {
            let rest = &rest.trim_start()[word.len()..];
            return self.act(chosen, format!("{} {}", spec.name, chosen.name), rest);
        }
        // A number alone is for the one that shows what has the number.
        let shows = subcommands.get(1).filter(|second| !second.arguments().is_empty());
        let is_number = word.starts_with(|c: char| c.is_numeric() || c == '#');
        if let Some(shows) = shows.filter(|_| is_number && first.arguments().is_empty()) {
            return self.act(shows, format!("{} {}", spec.name, shows.name), rest);
        }
        // `/profile zone: Tokyo`
        if let Some(sets) = self.only_with_argument(subcommands, word) {
            return self.act(sets, format!("{} {}", spec.name, sets.name), rest);
        }
        if !word.is_empty() && first.arguments().is_empty() {
            let choices = subcommands.iter().map(|sub| sub.name).collect();
            return Err(Refusal::UnknownSubcommand {
                command: spec.name,
                typed: word.trim_matches(is_quote).to_owned(),
                choices,
            });
        }
        self.act(first, format!("{} {}", spec.name, first.name), rest)
    }

    fn act(&self, spec: &'static Spec, path: String, rest: &str) -> Result<Call, Refusal> {
        let rest = in_order(rest, spec.arguments(), self.surroundings.languages, |word| {
            self.surroundings.known_code(word).is_some()
        });
        let rest = rest.as_ref();
        let typed = with_rest(&path, rest);
        self.call(spec, path, |call| {
            call.typed = typed;
            let names = self.names(&call.path, spec.arguments());
            let raw = split(rest, &names, spec.arguments())?;
            call.takes_new = raw
                .named
                .iter()
                .any(|(index, _)| names[*index].argument.name == crate::language::arguments::NEW.argument.name);
            let is_by_place = |argument: &&Argument| {
                !argument.named && raw.named.iter().all(|(index, _)| names[*index].argument.name != argument.name)
            };
            let by_place: Vec<&Argument> = spec.arguments().iter().filter(is_by_place).collect();
            self.positional(call, &by_place, &raw.positional)?;
            self.named(call, &names, raw.named)?;
            self.ask_about_colons(spec, call)
        })
    }

    fn filled_in(&self, spec: &'static Spec, form: &Form) -> Result<Call, Refusal> {
        let part = |name: &str| part_of(self.surroundings.organisation, name);
        let call = self.call(spec, form.command.clone(), |call| {
            call.typed = as_typed(spec, form);
            call.is_filled_in = true;
            call.takes_new = form.values.contains_key(crate::language::arguments::NEW.argument.name);
            for argument in spec.arguments() {
                let typed = form.values.get(argument.name).map(|typed| unquoted(typed.trim()));
                match (argument.kind, typed.filter(|typed| !typed.is_empty())) {
                    (Kind::Parts, _) => {
                        let parts = form.values.iter().filter_map(|(name, words)| Some((part(name)?, words.trim())));
                        let given = parts.filter(|(_, words)| !words.is_empty());
                        call.parts.extend(given.map(|(part, words)| (part.name.clone(), words.to_owned())));
                    }
                    (Kind::Options, Some(typed)) => {
                        call.parts.extend((1..).zip(options_of(typed)).map(|(n, text)| option(n, text)));
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
                        let value = self.value(call, argument, &typed)?;
                        call.values.insert(argument.name, value);
                    }
                }
            }
            asking::ask_whose(call, form, self.surroundings.register)?;
            Ok(())
        })?;
        let is_known = |name: &String| {
            name == CHANGE || spec.arguments().iter().any(|argument| argument.name == name) || part(name).is_some()
        };
        if let Some((_, typed)) = form.values.iter().find(|(name, _)| !is_known(name)) {
            return Err(Refusal::TooMuch { typed: typed.clone(), usage: call.usage, names: Vec::new() });
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
        let is_allowed = spec.access.depends_on_group() || self.allows(spec.access, None);
        let usage =
            spec.usage_of(&path, |argument| argument.access.depends_on_group() || self.allows(argument.access, None));
        let mut call = Call {
            spec,
            typed: path.clone(),
            path,
            usage,
            takes_new: false,
            is_filled_in: false,
            is_in_plain_words: false,
            values: BTreeMap::new(),
            parts: BTreeMap::new(),
            notes: Vec::new(),
        };
        let filled = fill(&mut call);
        if !is_allowed {
            // Whatever else is wrong with it; what can be done instead is shown with the group, where that could be read.
            return Err(self.not_allowed(spec.access, &call.path, None, self.group_of(&call)).into());
        }
        filled?;
        call.show_mentions(self.surroundings.mentions);
        for argument in call.spec.arguments().iter().filter(|argument| argument.required) {
            if call.was_given(argument.name) || argument.unless.is_some_and(|other| call.was_given(other)) {
                continue;
            }
            let Some(only) = self.only(&call, argument) else {
                let choices = self.choices(&call, argument);
                return Err(call.missing_argument(argument).with_choices(choices));
            };
            call.values.insert(argument.name, only.value);
            call.notes.push(only.taken);
        }
        self.may_all(&call)?;
        Ok(call)
    }

    /// What was typed for an argument means, with what else was said in the command.
    fn value(&self, call: &mut Call, argument: &Argument, typed: &[String]) -> Result<Value, Refusal> {
        Surroundings { takes_new: call.takes_new, ..self.surroundings }.value(argument, typed, &mut call.notes)
    }

    fn positional(&self, call: &mut Call, by_place: &[&'static Argument], words: &str) -> Result<(), Refusal> {
        let turned = self.answer_first(by_place, words);
        let mut rest = turned.as_deref().unwrap_or(words).trim();
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
            if argument.kind == Kind::NewCode && !self.surroundings.is_new_code(rest) {
                return Err(self.surroundings.no_code(rest));
            }
            match argument.kind {
                Kind::Item => rest = as_item(rest),
                Kind::Meeting | Kind::MeetingOnwards | Kind::Number => rest = behind_noun(rest),
                _ => {}
            }
            // `reason: …`, as the usage has it.
            if argument.kind == Kind::Text && argument.name == "reason" {
                rest = after_own_name(rest, argument.name);
            }
            let is_left_out = match argument.kind {
                // `/digest weekly me`
                Kind::Weekly => first_word(rest).len() == rest.len() && self.is_last_word(by_place, argument, rest),
                Kind::Numbers => numbers(first_word(rest)).is_none() || self.has_no_options(call),
                Kind::Number if !argument.required => following > 0 && numbers(first_word(rest)).is_none(),
                Kind::Meeting | Kind::MeetingOnwards | Kind::Number => {
                    let answers = by_place.iter().any(|next| match next.kind {
                        Kind::Choice(words) => {
                            let word = first_word(rest);
                            let chosen = names::choice(words, word, self.surroundings.languages);
                            chosen.or_else(|| as_yes_or_no(words, &word.to_lowercase())).is_some()
                        }
                        _ => false,
                    });
                    !rest.is_empty() && (answers || self.is_left_out(call, argument, first_word(rest)))
                }
                // What is neither the number nor the title of an item can be what a new one is called.
                Kind::Item => {
                    following > 0
                        && first_word(rest).parse::<ItemNumber>().is_err()
                        && !matches!(self.item_called(call, rest), Ok(Some(_)))
                }
                // Where more follows, a word that is none of the choices belongs to that.
                Kind::Choice(words) if !argument.required && following > 0 => {
                    let word = first_word(rest).trim_end_matches(PUNCTUATION);
                    names::choice(words, word, self.surroundings.languages)
                        .or_else(|| as_yes_or_no(words, &word.to_lowercase()))
                        .or_else(|| as_mine(words, &word.to_lowercase()))
                        .is_none()
                }
                _ => false,
            };
            if rest.is_empty() || is_left_out {
                continue;
            }
            // `slot 1`
            if argument.kind == Kind::When
                && let Some(slot) = call.spec.arguments().iter().find(|one| one.name == "slot")
                && let Some(number) = asking::slot_in(rest)
            {
                let value = self.value(call, slot, &[number.to_owned()])?;
                call.values.insert(slot.name, value);
                rest = "";
                continue;
            }
            if argument.kind == Kind::Item
                && first_word(rest).parse::<ItemNumber>().is_err()
                && let Some(item) = self.item_called(call, rest)?
            {
                call.values.insert(argument.name, Value::Item(item));
                rest = "";
                continue;
            }
            if matches!(argument.kind, Kind::Person | Kind::KnownPerson | Kind::NameAlone) {
                asking::no_other_group(call, rest, self.surroundings.register)?;
            }
            let taken = match argument.kind {
                Kind::Line
                | Kind::Text
                | Kind::Zone
                | Kind::People
                | Kind::Nominees
                | Kind::LeadTimes
                | Kind::Every
                | Kind::Duration => std::mem::take(&mut rest),
                Kind::When => take_time(&mut rest),
                Kind::Title if quoted_length(rest.trim_start()).is_none() => {
                    asking::no_other_group(call, rest, self.surroundings.register)?;
                    return Err(Refusal::NotQuoted { typed: rest.to_owned() });
                }
                Kind::Name if by_place.iter().any(|other| other.kind == Kind::Day) => {
                    take_all_but(words_of_days(following, rest), &mut rest)
                }
                Kind::Name if is_before_duration(call.spec, argument) => {
                    take_all_but(words_of_duration(rest), &mut rest)
                }
                Kind::Name | Kind::Person | Kind::KnownPerson | Kind::NameAlone => take_all_but(following, &mut rest),
                Kind::Owner => self.take_owner(&mut rest),
                Kind::Weekly => take_all_but(usize::from(self.is_last_word(by_place, argument, rest)), &mut rest),
                Kind::Numbers => take_numbers(&mut rest),
                Kind::Deadline if following == 0 => std::mem::take(&mut rest),
                Kind::Day => take_day(&mut rest),
                Kind::Group
                | Kind::NewCode
                | Kind::Url
                | Kind::Urls
                | Kind::Moment
                | Kind::PastDay
                | Kind::Deadline
                | Kind::Choice(_)
                | Kind::Number
                | Kind::Options
                | Kind::Hours
                | Kind::Weekend
                | Kind::Stakeholder
                | Kind::Category
                | Kind::YesNo
                | Kind::Binding
                | Kind::GroupOrPlenary
                | Kind::Title
                | Kind::ComingDay
                | Kind::Meeting
                | Kind::MeetingOnwards
                | Kind::RunningMeeting
                | Kind::Item
                | Kind::Respondent
                | Kind::Command
                | Kind::Parts => take_word(&mut rest),
            };
            let second = by_place.get(1).filter(|second| second.name == argument.name);
            let is_behind_group = second.is_some() && by_place[0].kind == Kind::Group;
            if argument.kind == Kind::Text {
                asking::ask_of_another_group(call, taken, is_behind_group, self.surroundings.register)?;
                let before = by_place.iter().take_while(|one| one.name != argument.name).last();
                let is_number =
                    |one: &&&Argument| matches!(one.kind, Kind::Number | Kind::Meeting | Kind::MeetingOnwards);
                if before.filter(is_number).is_some_and(|one| !argument.required && call.was_given(one.name)) {
                    asking::no_other_number(call, taken)?;
                }
            }
            let value = self.value(call, argument, &[unquoted(taken).to_owned()])?;
            call.values.insert(argument.name, value);
        }
        if rest.is_empty() {
            Ok(())
        } else {
            Err(Refusal::TooMuch { typed: rest.to_owned(), usage: call.usage.clone(), names: by_name(call.spec, rest) })
        }
    }
}

/// An option by its place. Who has numbered it the same, as one does in text, need not see the number twice.
fn option(n: u32, text: &str) -> (String, String) {
    let n = n.to_string();
    let own = text.strip_prefix(&n).and_then(|rest| rest.strip_prefix([':', '.', ')'])).map(str::trim);
    let text = own.filter(|own| !own.is_empty()).unwrap_or(text).to_owned();
    (n, text)
}
