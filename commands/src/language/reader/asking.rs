//! What is asked in the place of a refusal, and what is answered that was no try at a command.

use super::{Reader, Reading};
use crate::language::Call;
use crate::language::access::ANYONE;
use crate::language::answer;
use crate::language::complete::PLENARY;
use crate::language::heard::Form;
use crate::language::quotes::{is_quote, unquoted};
use crate::language::spec::{Argument, Kind, Spec};
use crate::language::value::{Surroundings, in_place_of, known_code};
use crate::record::{Code, Group, PersonId, Register};
use crate::say;
use crate::time::when::{self, NoTime};
use crate::words::question::{Meant, Unclear};
use crate::words::refusal::{NearName, NotOneName, Refusal, listed, typed_briefly, typed_handle};
use crate::words::{Arg, Explain, Inline, Line, Question, Reply};

/// The most commands that are offered for words that could belong to several arguments.
const MOST_MEANT: usize = 4;

/// The most words of which a title may be that lacks its quotes.
const MOST_TITLE: usize = 12;

/// Words of a command that are unclear, and what replaces them.
type Instead<'w> = Option<(&'w Unclear, &'w Meant)>;

impl Reader<'_> {
    /// Whether a command can be followed, or lacks something for which it is asked then. Where something else in it is unclear too,
    /// that is asked next.
    pub(super) fn may_be_meant(&self, commands: &'static [Spec], command: &str, instead: Instead<'_>) -> bool {
        self.command_of(commands, command).is_some_and(|read| match read {
            Ok(_) | Err(Refusal::Missing { .. }) => true,
            Err(Refusal::Unclear(next)) => instead.is_none_or(|(unclear, _)| next.typed != unclear.typed),
            Err(_) => false,
        })
    }

    /// Whether words are a day and a time, be it that one has to be asked which.
    pub(super) fn is_time(&self, words: &str) -> bool {
        // In which zone it is meant makes no difference to that.
        let read = when::coming(words, "UTC", self.surroundings.now, self.surroundings.vocabulary());
        !matches!(read, Err(NoTime::Refused { .. }))
    }

    /// Whether a command is what a form says with another value in the place of the one that was unclear: a form can hold what no
    /// line can.
    pub(super) fn is_form(
        &self,
        commands: &'static [Spec],
        command: &str,
        spec: &'static Spec,
        form: &Form,
        instead: Instead<'_>,
    ) -> bool {
        let Some((unclear, meant)) = instead else { return true };
        let mut form = form.clone();
        let values = form.values.values_mut();
        values.filter(|value| unquoted(value.trim()) == unclear.typed).for_each(|value| value.clone_from(&meant.typed));
        match (self.filled_in(spec, &form), self.command_of(commands, command)) {
            (Ok(filled), Some(Ok(typed))) => filled.values == typed.values && filled.parts == typed.parts,
            _ => false,
        }
    }

    /// What a command is read as that begins with the name of one.
    fn command_of(&self, commands: &'static [Spec], command: &str) -> Option<Result<Call, Refusal>> {
        let (name, rest) = command.split_once(char::is_whitespace).unwrap_or((command, ""));
        let spec = commands.iter().find(|spec| spec.name == name)?;
        Some(self.command(spec, rest))
    }
}

impl Reader<'_> {
    /// Asks whether words that somebody says in private are the update for which they were asked. Words that are more than an answer
    /// to nothing, of whoever was asked for one update alone.
    pub(super) fn asking_for_update(&self, words: &str) -> Option<Question> {
        let words = words.trim();
        if words.ends_with('?') || words.split_whitespace().nth(2).is_none() {
            return None;
        }
        let Surroundings { register, speaker, .. } = &self.surroundings;
        let speaker = (*speaker)?;
        let is_asked = |group: &&Group| {
            group.is_facilitated_by(speaker.id) && group.asks.iter().any(|ask| ask.of.contains(&speaker.id))
        };
        let mut asked = register.groups().filter(is_asked);
        let (group, None) = (asked.next()?, asked.next()) else { return None };
        let why = Reply::said(say!(update_may_be_meant, group: &group.code));
        Some(Question::new(why, [format!("update {} {words}", group.code)]))
    }
}

/// What is said to the bot and is no try at a command: an answer to nothing, a greeting, thanks.
pub(super) fn talk(words: &str) -> Option<Reading> {
    if answer::is_thanks(words) {
        return Some(Reading::NotForUs);
    }
    let refusal = match answer::said(words).or_else(|| answer::agrees(words)) {
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
    /// Who the chair and the secretariat are.
    WhoHolds { chairs: Vec<PersonId>, secretariat: Vec<PersonId> },
    /// How one becomes a member: these can tell.
    BecomesMember(Vec<PersonId>),
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
            Self::WhoHolds { chairs, secretariat } => {
                let people = |people: &[PersonId]| match people {
                    [] => Arg::from(say!(plain_nobody)),
                    people => Arg::each(people.iter().copied()),
                };
                Reply::said(say!(plain_chair, chair: Inline::Chair, people: people(chairs)))
                    .and(say!(plain_secretariat, people: people(secretariat)).into())
            }
            Self::BecomesMember(secretariat) if secretariat.is_empty() => Reply::said(say!(access_ask_nobody)),
            Self::BecomesMember(secretariat) => {
                Reply::said(say!(plain_member, people: Arg::any(secretariat.iter().copied())))
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
    let is_group = |argument: &&Argument| matches!(argument.kind, Kind::Group | Kind::GroupOrPlenary);
    let Some(group) = arguments.iter().find(is_group).filter(|group| given(group).is_none()) else { return Ok(()) };
    let own = match call.group() {
        Some(own) => own.as_str(),
        None if group.kind == Kind::GroupOrPlenary => PLENARY,
        None => return Ok(()),
    };
    let texts = arguments.iter().filter(|argument| matches!(argument.kind, Kind::Text | Kind::Line | Kind::Title));
    let begins_with_another = texts.filter_map(|argument| {
        let words = given(argument)?;
        let (first, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
        let other = known_code(first, register).filter(|other| other.as_str() != own)?;
        Some((argument, other, rest.trim()))
    });
    let Some((argument, other, rest)) = begins_with_another.into_iter().next() else { return Ok(()) };
    // With more in the form than the words, a command in one line could leave something out, but for a title, which is in quotes.
    let is_all = form.values.values().filter(|words| !words.trim().is_empty()).count() == 1;
    let can_be_typed = !rest.is_empty() && (is_all || argument.kind == Kind::Title);
    let of = |code: &str, words: Option<&str>| {
        let mut form = form.clone();
        form.values.insert(group.name.to_owned(), code.to_owned());
        form.values.extend(words.map(|words| (argument.name.to_owned(), words.to_owned())));
        as_typed(call.spec, &form)
    };
    let both = can_be_typed.then(|| [of(other.as_str(), Some(rest)), of(own, None)]);
    let why = match call.group() {
        Some(own) => say!(refusal_whose, other: &other, own: own),
        None => say!(refusal_whose_plenary, other: &other),
    };
    Err(Question::new(Reply::said(why), both.into_iter().flatten()).into())
}

/// Asks or refuses where words behind a group begin with the code of another: they may be meant for both, and are kept for one.
pub(super) fn ask_of_another_group(
    call: &Call,
    words: &str,
    is_behind_group: bool,
    register: &Register,
) -> Result<(), Refusal> {
    const BETWEEN: [&str; 5] = ["and", "et", "&", "+", ","];
    let Some(own) = call.group() else { return Ok(()) };
    let words = words.trim();
    let other = |words: &str| {
        let first = words.split_whitespace().next().unwrap_or_default().trim_end_matches([',', ':', ';', '.']);
        known_code(first, register).filter(|other| other != own)
    };
    let (first, behind) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let is_listed = BETWEEN.contains(&first.to_lowercase().as_str());
    let is_alone = is_behind_group && behind.trim().is_empty();
    let listed = other(behind).filter(|_| is_listed).or_else(|| other(words).filter(|_| is_alone));
    if let Some(other) = listed {
        return Err(OneGroup { command: Inline::command(&call.path), other }.into());
    }
    let is_asked = is_behind_group && call.spec.access == ANYONE;
    let Some(other) = other(words).filter(|_| is_asked && !words.starts_with(is_quote)) else { return Ok(()) };
    let path = &call.path;
    let both = [format!("{path} {own} \"{words}\""), format!("{path} {other} {behind}")];
    let is_one_line = !words.contains(['\n', '"']) && !behind.trim().is_empty();
    let why = Reply::said(say!(refusal_other_group, other: &other, own: own));
    Err(Question::new(why, is_one_line.then_some(both).into_iter().flatten()).into())
}

/// Refuses a second group in the place of a title.
pub(super) fn no_other_group(call: &Call, words: &str, register: &Register) -> Result<(), Refusal> {
    let mut words = words.split_whitespace();
    let first = words.next().unwrap_or_default();
    let first = if ["and", "et", "&", "+", ","].contains(&first) { words.next().unwrap_or_default() } else { first };
    match known_code(first.trim_end_matches(','), register).filter(|other| call.group().is_some_and(|own| own != other))
    {
        Some(other) => Err(OneGroup { command: Inline::command(&call.path), other }.into()),
        None => Ok(()),
    }
}

/// Refuses words behind a number that are more numbers, or begin as a list of them goes on: they were kept as a reason.
pub(super) fn no_other_number(call: &Call, words: &str) -> Result<(), Refusal> {
    let is_between = |word: &str| matches!(word.to_lowercase().as_str(), "and" | "et" | "&" | "+" | ",");
    let is_number = |word: &str| {
        let digits = word.trim_start_matches([',', '#']).trim_end_matches([',', '.', ';']);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut each = words.split_whitespace();
    let first = each.next().unwrap_or_default();
    let goes_on = first.starts_with(',') && is_number(first) || is_between(first) && each.next().is_some_and(is_number);
    let is_all = !words.trim().is_empty() && words.split_whitespace().all(|word| is_number(word) || is_between(word));
    if !goes_on && !is_all {
        return Ok(());
    }
    let typed = words.trim().to_owned();
    Err(Refusal::TooMuch { typed, usage: call.usage.clone(), names: Vec::new() })
}

/// A command that is for one group names a second.
#[derive(Debug)]
struct OneGroup {
    command: Inline,
    other: Code,
}

impl Explain for OneGroup {
    fn explain(&self) -> Reply {
        Reply::said(say!(refusal_one_group, command: self.command.clone(), other: &self.other))
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

/// The question in the place of a refusal of this command, where what was meant can be told. `works` says whether a command can be
/// followed, or lacks something for which it is asked next, and `is_time` whether words are a day and a time.
pub(super) fn asking(
    refusal: Refusal,
    command: &str,
    works: impl Fn(&str, Instead<'_>) -> bool,
    is_time: impl Fn(&str) -> bool,
) -> Refusal {
    if let Refusal::Unclear(unclear) = &refusal {
        return asking_of_value(unclear, command, |command, meant| works(command, Some((unclear, meant))))
            .map_or(refusal, Refusal::from);
    }
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
        Refusal::WrongValue { typed, near, .. } => match near.as_slice() {
            // Another argument may have the same words: the command with those replaced cannot be followed.
            [near] => in_place_of(command, typed, near).collect(),
            _ => Vec::new(),
        },
        Refusal::NoCode { typed, meant: Some(meant) } => replaced(command, typed, meant).into_iter().collect(),
        Refusal::UnknownHandle { typed, near: named } if named.is_empty() => {
            words_behind(command, typed).into_iter().collect()
        }
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
        // `/meet fri 10:00`: it has a time and no title.
        Refusal::NotQuoted { typed } if is_time(typed) && is_one_line => {
            let titled = replaced(command, typed, &format!("\"…\" {typed}")).unwrap_or_default();
            let why = Reply::said(say!(refusal_no_title, command: Inline::command(titled)));
            return Question::for_the_rest_of(format!("{command} title:"), why).into();
        }
        Refusal::NotQuoted { typed } if let Some(meant) = another_for_meetings(typed) => {
            replaced(command, &format!("meet {typed}"), &meant).into_iter().collect()
        }
        Refusal::NotQuoted { typed } => {
            let ends = typed.match_indices(' ').map(|(at, _)| at).take(MOST_TITLE);
            // Quotes that are none here, or that lack their other half.
            let is_mark = |c: char| is_quote(c) || matches!(c, '\'' | '‘' | '’' | '‚' | '`');
            let quoted = |at: usize| {
                let title = typed[..at].trim_matches(is_mark).trim();
                let is_title = !title.is_empty() && !title.contains(is_quote);
                replaced(command, typed, &format!("\"{title}\"{}", &typed[at..])).filter(|_| is_title)
            };
            let is_when = |words: &str| is_time(words) || slot_in(words).is_some();
            let with_time = ends.filter(|at| is_when(typed[*at..].trim())).find_map(quoted);
            // The time may be given by its name.
            let alone = || quoted(typed.len()).filter(|meant| works(meant, None));
            with_time.or_else(alone).into_iter().collect()
        }
        Refusal::TooMuch { typed, names, .. } => {
            let value = |name: &str| after_name(typed, name).or_else(|| address_in(typed)).or_else(|| behind_to(typed));
            let named = |name: &str| format!("{name}: {}", value(name).unwrap_or(typed));
            names.iter().filter_map(|name| replaced(command, typed, &named(name))).collect()
        }
        Refusal::Missing { .. } if is_one_line && !command.contains(':') => {
            return Question::for_the_rest_of(command.to_owned(), refusal.reply()).into();
        }
        _ => Vec::new(),
    };
    let meant: Vec<String> = meant.into_iter().filter(|meant| works(meant, None)).take(MOST_MEANT).collect();
    let why = match &refusal {
        _ if meant.is_empty() => return refusal,
        // It need not be left out.
        Refusal::TooMuch { typed, .. } => Reply::said(say!(refusal_what_is_meant, typed: typed_briefly(typed))),
        refusal => refusal.reply(),
    };
    Question::new(why, meant).into()
}

/// The names by which words may have been meant that have no place. Where what has a place only says what is to be changed, any other
/// can be it: those first of which not every word can be the value.
pub(super) fn by_name(spec: &Spec, words: &str) -> Vec<&'static str> {
    let named = || spec.arguments().iter().filter(|argument| argument.named);
    // `until next friday`
    if let Some(argument) = named().find(|argument| after_name(words, argument.name).is_some()) {
        return vec![argument.name];
    }
    // What has an address in it can be nothing but that: a title would be read by all.
    if words.contains("://") {
        let argument = named().find(|argument| argument.kind == Kind::Url).filter(|_| address_in(words).is_some());
        return argument.map(|argument| argument.name).into_iter().collect();
    }
    // `to karim`
    if behind_to(words).is_some()
        && let Some(argument) = named().find(|argument| argument.kind == Kind::Owner)
    {
        return vec![argument.name];
    }
    // `colour: blue` is a value of something, and of nothing else.
    if words.split_whitespace().next().is_some_and(|first| first.ends_with(':')) {
        return Vec::new();
    }
    let says_which = |argument: &Argument| {
        use Kind::{Group, GroupOrPlenary, Item, KnownPerson, Meeting, MeetingOnwards, Number, RunningMeeting};
        matches!(
            argument.kind,
            Group | GroupOrPlenary | Item | KnownPerson | Meeting | MeetingOnwards | Number | RunningMeeting
        )
    };
    if !spec.arguments().iter().all(|argument| argument.named || says_which(argument)) {
        return Vec::new();
    }
    let can_be = |argument: &&Argument| match argument.kind {
        Kind::Parts | Kind::Options | Kind::YesNo => false,
        // Any two words can be somebody's name.
        Kind::Owner => words.starts_with('@') || !words.contains(char::is_whitespace),
        _ => argument.name != "passcode" && (argument.name != "email" || words.contains('@')),
    };
    let is_any = |argument: &&Argument| {
        matches!(argument.kind, Kind::Text | Kind::Line | Kind::Name | Kind::Title | Kind::Owner)
    };
    let (any, certain): (Vec<&Argument>, Vec<&Argument>) = named().filter(can_be).partition(is_any);
    certain.into_iter().chain(any).map(|argument| argument.name).collect()
}

/// The address in words that say nothing besides: `new link https://…`.
fn address_in(words: &str) -> Option<&str> {
    const BESIDE: [&str; 16] = [
        "link", "new", "the", "is", "to", "now", "at", "url", "address", "zoom", "lien", "nouveau", "le", "est",
        "adresse", "nouvelle",
    ];
    let is_address = |word: &&str| word.starts_with("https://") || word.starts_with("http://");
    let (addresses, others): (Vec<&str>, Vec<&str>) = words.split_whitespace().partition(is_address);
    let is_beside = |word: &&str| BESIDE.contains(&word.trim_end_matches([':', ',', '=']).to_lowercase().as_str());
    match addresses.as_slice() {
        [address] if others.iter().all(is_beside) => Some(address),
        _ => None,
    }
}

/// Somebody behind a word that gives them something: `to karim`.
fn behind_to(words: &str) -> Option<&str> {
    let (to, who) = words.trim().split_once(char::is_whitespace)?;
    let is_to = ["to", "for", "à", "pour"].contains(&to.to_lowercase().as_str());
    let who = who.trim();
    (is_to && (who.starts_with('@') || !who.contains(char::is_whitespace))).then_some(who)
}

/// What begins as another command for meetings, behind the name of the one that calls them: `edit 1` is `meeting 1`.
fn another_for_meetings(typed: &str) -> Option<String> {
    let (verb, rest) = typed.split_once(char::is_whitespace)?;
    let command = match verb.to_lowercase().as_str() {
        "edit" | "change" | "update" | "modify" | "set" | "modifier" | "changer" => "meeting",
        "cancel" | "delete" | "remove" | "annuler" => "cancel",
        "move" | "reschedule" | "postpone" | "déplacer" | "reporter" => "move",
        _ => return None,
    };
    let number = rest.split_whitespace().next()?.trim_start_matches('#').trim_end_matches('+');
    number.parse::<u32>().ok().map(|_| format!("{command} {rest}"))
}

/// The number in `slot 1`, by which a time is meant that was offered.
pub(super) fn slot_in(words: &str) -> Option<&str> {
    let (slot, number) = words.trim().split_once(char::is_whitespace)?;
    let is_slot = ["slot", "créneau"].contains(&slot.trim_end_matches(':').to_lowercase().as_str());
    let number = number.trim().trim_start_matches('#').trim_end_matches(['.', ')']);
    (is_slot && number.parse::<u32>().is_ok()).then_some(number)
}

/// The command with the words that follow a handle before the name of that argument: `for: @lea It is good.` as
/// `It is good. for: @lea`.
fn words_behind(command: &str, typed: &str) -> Option<String> {
    let (handle, words) = typed.split_once(char::is_whitespace).filter(|_| typed.starts_with('@'))?;
    let (before, after) = command.split_once(typed)?;
    let (before, name) = before.trim_end().rsplit_once(char::is_whitespace).filter(|(_, name)| name.ends_with(':'))?;
    Some(format!("{before} {} {name} {handle}{after}", words.trim()))
}

/// What follows the name of an argument that was typed without its colon.
fn after_name<'w>(words: &'w str, name: &str) -> Option<&'w str> {
    let (first, rest) = words.split_once(char::is_whitespace)?;
    first.eq_ignore_ascii_case(name).then(|| rest.trim()).filter(|rest| !rest.is_empty())
}

/// The question which of some values is meant, each with the command as it was typed but for that value. One that cannot be followed
/// with it is left out.
pub(crate) fn asking_of_value(
    unclear: &Unclear,
    command: &str,
    works: impl Fn(&str, &Meant) -> bool,
) -> Option<Question> {
    let choices = unclear.choices.iter().filter_map(|meant| {
        // The words may stand in another argument too. Where they are left in the one that is meant, it is as unclear as before.
        let command = in_place_of(command, &unclear.typed, &meant.typed).find(|command| works(command, meant))?;
        Some((command, meant.shown.clone()))
    });
    let choices: Vec<(String, Line)> = choices.collect();
    Question::of_value(unclear.why.clone(), choices)
}

/// The same of a name, which may stand in quotes.
fn in_place_of_name(command: &str, typed: &str, by: &str) -> Option<String> {
    let quoted = format!("\"{typed}\"");
    if command.contains(&quoted) { Some(command.replacen(&quoted, by, 1)) } else { replaced(command, typed, by) }
}

/// The command with something else in the place of words of it, the first time that they stand there.
fn replaced(command: &str, words: &str, by: &str) -> Option<String> {
    in_place_of(command, words, by).next()
}

/// A form as it would be typed.
pub(super) fn as_typed(spec: &Spec, form: &Form) -> String {
    let mut typed = form.command.clone();
    let given = |argument: &Argument| {
        form.values.get(argument.name).map(|value| value.trim()).filter(|value| !value.is_empty())
    };
    for argument in spec.arguments().iter().filter(|argument| !argument.named) {
        match given(argument) {
            Some(title) if argument.kind == Kind::Title => typed = format!("{typed} \"{}\"", unquoted(title)),
            Some(value) => typed = format!("{typed} {value}"),
            None => {}
        }
    }
    let by_name = spec.arguments().iter().filter(|argument| argument.named);
    for (argument, value) in by_name.filter_map(|argument| Some((argument, given(argument)?))) {
        typed = match argument.kind {
            Kind::Options => typed,
            _ => format!("{typed} {}: {value}", argument.name),
        };
    }
    // What has a line of its own comes last.
    for argument in spec.arguments().iter().filter(|argument| argument.kind == Kind::Options) {
        for (number, option) in (1..).zip(given(argument).into_iter().flat_map(options_of)) {
            typed = format!("{typed}\n{number}: {option}");
        }
    }
    typed
}

/// The options of a form, which stand between semicolons or on lines.
pub(super) fn options_of(typed: &str) -> impl Iterator<Item = &str> {
    typed.split([';', '\n']).map(str::trim).filter(|text| !text.is_empty())
}
