//! What was meant for an argument by its name and lacks the colon: `/support WG-A for @ann`, `/meet "Call" fri 10:00 for 90 minutes`.
//! It is asked about. The act would else be the speaker's own, and the words its reason.

use super::Reader;
use super::words::{beginnings, take_word};
use crate::language::access::SECRETARIAT;
use crate::language::call::Call;
use crate::language::quotes::{PUNCTUATION, quoted_length};
use crate::language::spec::{Argument, Kind, Spec};
use crate::language::value::{Value, When};
use crate::record::Every;
use crate::say;
use crate::time::Duration;
use crate::time::when::vocabulary::Meaning;
use crate::time::when::{self, Repeats};
use crate::words::refusal::{Explain, Refusal, typed_briefly};
use crate::words::{Inline, Question, Reply};

/// What stands before the person in whose name somebody speaks.
const IN_THE_NAME_OF: [&str; 10] =
    ["for", "by", "from", "on behalf of", "in the name of", "pour", "par", "de la part de", "au nom de", "de"];

/// What stands before a length.
const LASTING: [&str; 6] = ["for", "lasting", "during", "pendant", "pour", "durant"];

/// The most words that a name has.
const MOST_WORDS: usize = 5;

/// Somebody in whose name words may be meant.
struct Named<'w> {
    /// How they are called.
    who: &'w str,
    /// The words without that.
    rest: &'w str,
}

impl Reader<'_> {
    /// Asks about words that may be the value of an argument whose name lacks its colon.
    pub(super) fn ask_about_colons(&self, spec: &'static Spec, call: &Call) -> Result<(), Refusal> {
        let by_name = |is_it: fn(Kind) -> bool| {
            let is_free =
                |argument: &&Argument| argument.named && is_it(argument.kind) && !call.was_given(argument.name);
            spec.arguments().iter().find(is_free)
        };
        if let Some(whose) =
            by_name(|kind| matches!(kind, Kind::Person | Kind::Respondent)).filter(|it| it.name == "for")
        {
            self.ask_in_whose_name(call, whose)?;
        }
        let Some(Value::When(When(time))) = call.values.get("when") else { return Ok(()) };
        if self.is_time(time) {
            return Ok(());
        }
        let (mut left, mut given) = (time.clone(), String::new());
        if by_name(|kind| kind == Kind::Every).is_some()
            && let Some((without, every)) = self.repeated(&left)
        {
            (left, given) = (without, format!(" every: {every}"));
        }
        if by_name(|kind| kind == Kind::Duration).is_some()
            && let Some((without, length)) = lasting(&left)
        {
            (left, given) = (without, format!(" for: {length}{given}"));
        }
        if given.is_empty() || !self.is_time(&left) {
            return Ok(());
        }
        let Some(at) = call.typed.rfind(time.as_str()) else { return Ok(()) };
        let command = format!("{}{left}{}{given}", &call.typed[..at], &call.typed[at + time.len()..]);
        let why = Reply::said(say!(refusal_what_is_meant, typed: typed_briefly(time)));
        Err(Question::new(why, [command]).into())
    }

    /// Asks whether it is meant in the name of somebody with whom words begin, or a title ends.
    fn ask_in_whose_name(&self, call: &Call, whose: &'static Argument) -> Result<(), Refusal> {
        for argument in call.spec.arguments().iter().filter(|argument| !argument.named) {
            let Some(Value::Text(words)) = call.values.get(argument.name) else { continue };
            let quoted = format!("\"{words}\"");
            // In quotes they are words, whatever they say.
            if call.typed.contains(&quoted) {
                continue;
            }
            let named = match argument.kind {
                Kind::Text => self.begins_with_person(words),
                Kind::Line => self.ends_with_person(words),
                _ => None,
            };
            let Some(Named { who, rest }) = named else { continue };
            let as_words = call.typed.replacen(words.as_str(), &quoted, 1);
            let access = if whose.kind == Kind::Respondent { SECRETARIAT } else { whose.access };
            let group = self.group_of(call);
            if !self.allows(access, group) {
                let usage = whose.usage().trim_matches(['[', ']']).to_owned();
                let why = self.not_allowed(access, &call.path, Some(usage), group).explain();
                return Err(Question::new(why, [as_words]).into());
            }
            let theirs = call.typed.replacen(words.as_str(), rest, 1);
            let theirs = format!("{} {}: {who}", theirs.trim_end(), whose.name);
            let theirs = Some(theirs).filter(|_| !(rest.is_empty() && argument.required));
            let why = Reply::said(say!(refusal_in_whose_name, who: Inline::Untrusted(who.to_owned())));
            return Err(Question::new(why, theirs.into_iter().chain([as_words])).into());
        }
        Ok(())
    }

    /// `for @ann: too broad`, or `@ann` alone.
    fn begins_with_person<'w>(&self, words: &'w str) -> Option<Named<'w>> {
        let words = words.trim();
        let is_alone = |named: &Named<'_>| named.rest.is_empty() && self.surroundings.is_handle(named.who);
        if let Some(named) = self.person_at(words).filter(is_alone) {
            return Some(named);
        }
        let behind = IN_THE_NAME_OF.iter().filter_map(|before| behind_words(words, before));
        behind.filter_map(|behind| self.person_at(behind)).next()
    }

    /// `Phones for @ann`
    fn ends_with_person<'w>(&self, words: &'w str) -> Option<Named<'w>> {
        let starts = words.match_indices(char::is_whitespace).map(|(at, _)| at);
        let mut named = starts.filter_map(|at| {
            let behind = IN_THE_NAME_OF.iter().filter_map(|before| behind_words(words[at..].trim_start(), before));
            let mut named = behind.filter_map(|behind| self.person_at(behind)).filter(|named| named.rest.is_empty());
            named.next().map(|named| Named { rest: words[..at].trim_end(), ..named })
        });
        named.next()
    }

    /// Somebody with whose handle or name words begin, and what follows it.
    fn person_at<'w>(&self, words: &'w str) -> Option<Named<'w>> {
        let after = |length: usize| {
            let is_between = |c: char| c.is_whitespace() || PUNCTUATION.contains(&c) || matches!(c, '-' | '–' | '—');
            words[length..].trim_start_matches(is_between)
        };
        if words.starts_with('@') {
            let end = words.find(char::is_whitespace).unwrap_or(words.len());
            let who = words[..end].trim_end_matches(PUNCTUATION);
            return (who.len() > 1).then(|| Named { who, rest: after(who.len()) });
        }
        if let Some(length) = quoted_length(words) {
            return self.is_named(&words[..length]).then(|| Named { who: &words[..length], rest: after(length) });
        }
        let length = self.name_at(words, MOST_WORDS)?;
        Some(Named { who: &words[..length], rest: after(length) })
    }

    /// The length of the longest name of somebody on the list with which words begin.
    pub(super) fn name_at(&self, words: &str, most: usize) -> Option<usize> {
        let mut names = beginnings(words, most).into_iter().rev().map(|words| words.trim_end_matches(PUNCTUATION));
        names.find(|name| self.is_named(name)).map(str::len)
    }

    /// Takes whoever is to do something off the words: a full name of somebody on the list, else one word. A dash may follow.
    pub(super) fn take_owner<'w>(&self, words: &mut &'w str) -> &'w str {
        let trimmed = words.trim_start();
        let name = self.name_at(trimmed, MOST_WORDS).filter(|length| trimmed[..*length].contains(char::is_whitespace));
        let owner = match name {
            Some(length) => {
                *words = trimmed[length..].trim_start_matches([',', ';', ':', ' ']);
                &trimmed[..length]
            }
            None => take_word(words),
        };
        let behind_dash = ["- ", "– ", "— ", ": "].iter().find_map(|dash| words.strip_prefix(dash));
        *words = behind_dash.map_or(*words, str::trim_start);
        owner
    }

    fn is_named(&self, name: &str) -> bool {
        !self.surroundings.register.people().named(super::unquoted(name)).is_empty()
    }

    /// A time without the words that say how it goes on, and those: `every monday at 14:00` is `monday at 14:00` each week.
    fn repeated<'w>(&self, time: &'w str) -> Option<(String, String)> {
        let vocabulary = self.surroundings.vocabulary();
        let words: Vec<&'w str> = time.split_whitespace().collect();
        let meanings = |word: &str| vocabulary.meanings(&word.trim_matches([',', ';']).to_lowercase());
        let is = |word: &str, what: fn(&Meaning) -> bool| meanings(word).iter().any(what);
        let begins = |place: &usize| {
            let is_many = |word: &str| meanings(word).is_empty() && vocabulary.weekday(word).is_some();
            let is_one_out_of =
                || words.iter().skip(place + 1).take(2).any(|word| is(word, |one| *one == Meaning::OutOf));
            let word = words[*place];
            is(word, |one| matches!(one, Meaning::Every | Meaning::Series(..))) || is_many(word) || is_one_out_of()
        };
        let (from, to, Repeats { every, weekday }) = (0..words.len()).filter(begins).find_map(|from| {
            (from + 1..=words.len()).rev().find_map(|to| {
                let phrase = words[from..to].join(" ");
                Some((from, to, when::repeats(phrase.trim_matches([',', ';']), vocabulary).ok()?))
            })
        })?;
        // `every tuesday`, `tous les mardis`
        let day = words[from..to].iter().find_map(|word| vocabulary.weekday(word)).filter(|_| weekday.is_some());
        let left = words[..from].iter().copied().chain(day).chain(words[to..].iter().copied());
        let left = left.collect::<Vec<_>>().join(" ");
        let left = left.trim_end_matches([',', ';', ' ']).to_owned();
        // `every tuesday 14:00 every two weeks`
        let is_said_again = every == Every::Weeks(1);
        Some(self.repeated(&left).filter(|_| is_said_again).unwrap_or_else(|| (left, every.to_string())))
    }
}

/// A time without the words for a length at its end, and that: `14:00 for half an hour`, `14:00, 90 minutes`.
fn lasting(time: &str) -> Option<(String, Duration)> {
    let starts = time.match_indices(char::is_whitespace).map(|(at, _)| at);
    let mut lasting = starts.filter_map(|at| {
        let (before, words) = (time[..at].trim_end(), time[at..].trim_start());
        let named = LASTING.iter().find_map(|name| behind_words(words, name));
        let words = named.or_else(|| Some(words).filter(|_| before.ends_with([',', ';'])))?;
        let length = Duration::in_words(words.trim_end_matches(PUNCTUATION))?;
        Some((before.trim_end_matches([',', ';', ' ']).to_owned(), length))
    });
    lasting.next()
}

/// What stands behind words with which others begin.
fn behind_words<'w>(words: &'w str, beginning: &str) -> Option<&'w str> {
    let (first, rest) = words.split_at_checked(beginning.len())?;
    let is_word = first.eq_ignore_ascii_case(beginning) && rest.starts_with(char::is_whitespace);
    is_word.then(|| rest.trim_start())
}
