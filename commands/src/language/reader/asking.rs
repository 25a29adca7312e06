//! What is asked in the place of a refusal, and what is answered that was no try at a command.

use super::Reading;
use crate::language::heard::Form;
use crate::language::spec::{Argument, Kind, Spec};
use crate::language::{Call, answer};
use crate::record::Register;
use crate::say;
use crate::words::refusal::{NearName, NotOneName, Refusal, listed, typed_handle};
use crate::words::{Explain, Inline, Question, Reply};

/// What is said to the bot and is no try at a command: an answer to nothing, a greeting, thanks.
pub(super) fn talk(words: &str) -> Option<Reading> {
    if answer::is_thanks(words) {
        return Some(Reading::NotForUs);
    }
    let refusal = match answer::said(words) {
        Some(_) => NoCommand::NothingAsked.into(),
        None if answer::begins_with_greeting(words) => NoCommand::Greeting.into(),
        None => return None,
    };
    Some(Reading::Refused { refusal, private: false })
}

/// What is answered that was no try at a command.
#[derive(Debug)]
pub(crate) enum NoCommand {
    /// Nothing is asked which could be answered so.
    NothingAsked,
    /// A greeting.
    Greeting,
}

impl Explain for NoCommand {
    fn explain(&self) -> Reply {
        match self {
            Self::NothingAsked => Reply::said(say!(question_none)),
            Self::Greeting => {
                let command = |words: &str| Inline::command(words);
                let three = vec![
                    say!(greeting_status, command: command("status")).into(),
                    say!(greeting_support, command: command("support CODE")).into(),
                    say!(greeting_help, command: command("help")).into(),
                ];
                listed(say!(greeting).into(), three)
            }
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

/// Asks for which group words are meant that begin with the code of another than the room's. Whoever types a command in its order into
/// a form would else speak about the wrong one.
pub(super) fn ask_whose(call: &Call, form: &Form, register: &Register) -> Result<(), Refusal> {
    let arguments = call.spec.arguments();
    let given = |argument: &Argument| {
        form.values.get(argument.name).map(|words| words.trim()).filter(|words| !words.is_empty())
    };
    let Some(group) = arguments.iter().find(|argument| argument.kind == Kind::Group) else { return Ok(()) };
    let Some(own) = call.group().filter(|_| given(group).is_none()) else { return Ok(()) };
    let texts = arguments.iter().filter(|argument| matches!(argument.kind, Kind::Text | Kind::Line));
    let Some(words) = texts.filter_map(given).next() else { return Ok(()) };
    let (first, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let first = first.trim_matches(|c: char| !c.is_alphanumeric());
    let Some(other) = first.parse().ok().and_then(|code| register.group(&code)).filter(|other| other.code != *own)
    else {
        return Ok(());
    };
    let path = &call.path;
    // With more in the form than the words, a command in one line would leave something out.
    let is_all = form.values.values().filter(|words| !words.trim().is_empty()).count() == 1;
    let both = [format!("{path} {} {}", other.code, rest.trim()), format!("{path} {own} {words}")];
    let why = Reply::said(say!(refusal_whose, other: &other.code, own: own));
    Err(Question::new(why, is_all.then_some(both).into_iter().flatten().filter(|_| !rest.trim().is_empty())).into())
}

/// The question in the place of a refusal of this command, where what was meant can be told. `works` says whether a command can be
/// followed.
pub(super) fn asking(refusal: Refusal, command: &str, works: impl Fn(&str) -> bool) -> Refusal {
    let is_one_line = !command.contains('\n');
    let near = |typed: &str, near: &[NearName]| -> Vec<String> {
        near.iter().filter_map(|near| in_place_of_name(command, typed, &near.typed())).collect()
    };
    let new = |typed: &str| in_place_of_name(command, typed, &format!("\"{typed}\"")).map(|named| named + " new: yes");
    let meant: Vec<String> = match &refusal {
        Refusal::UnknownGroup { typed, near, .. } => match near.as_slice() {
            [near] => replaced(command, typed, near).into_iter().collect(),
            _ => Vec::new(),
        },
        Refusal::NoCode { typed, meant: Some(meant) } => replaced(command, typed, meant).into_iter().collect(),
        Refusal::UnknownHandle { typed, near: named } => near(typed, named),
        Refusal::NearName { typed, near: named, .. } => near(typed, named).into_iter().chain(new(typed)).collect(),
        Refusal::NoMember { typed, handles } => {
            let handles = handles.iter().filter_map(|handle| in_place_of_name(command, typed, &typed_handle(handle)));
            handles.chain(new(typed)).collect()
        }
        Refusal::NotOneName { typed, why: NotOneName::MixesScripts { .. } } => new(typed).into_iter().collect(),
        Refusal::NotOneName { typed, why: NotOneName::Several } if !typed.starts_with('@') => {
            new(typed).into_iter().collect()
        }
        Refusal::Missing { .. } if is_one_line && !command.contains(':') => {
            return Question::for_the_rest_of(command.to_owned(), refusal.reply()).into();
        }
        _ => Vec::new(),
    };
    let meant: Vec<String> = meant.into_iter().filter(|meant| works(meant)).collect();
    if meant.is_empty() { refusal } else { Question::new(refusal.reply(), meant).into() }
}

/// The same of a name, which may stand in quotes.
fn in_place_of_name(command: &str, typed: &str, by: &str) -> Option<String> {
    let quoted = format!("\"{typed}\"");
    if command.contains(&quoted) { Some(command.replacen(&quoted, by, 1)) } else { replaced(command, typed, by) }
}

/// The command with something else in the place of words of it, the first time that they stand there as words of their own.
fn replaced(command: &str, words: &str, by: &str) -> Option<String> {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let (at, _) = command.match_indices(words).find(|(at, _)| {
        is_edge(command[..*at].chars().next_back()) && is_edge(command[at + words.len()..].chars().next())
    })?;
    Some(format!("{}{by}{}", &command[..at], &command[at + words.len()..]))
}

/// A form as it would be typed on one line.
pub(super) fn as_typed(spec: &Spec, form: &Form) -> String {
    let mut typed = form.command.clone();
    let given = |argument: &Argument| {
        form.values.get(argument.name).map(|value| value.trim()).filter(|value| !value.is_empty())
    };
    let by_place = spec.arguments().iter().filter(|argument| !argument.named);
    let by_name = spec.arguments().iter().filter(|argument| argument.named);
    for value in by_place.filter_map(given) {
        typed = format!("{typed} {value}");
    }
    for (argument, value) in by_name.filter_map(|argument| Some((argument, given(argument)?))) {
        typed = format!("{typed} {}: {value}", argument.name);
    }
    typed
}
