//! Answering a consultation, and changing one's answer.

use super::open::{YOUR_WORDS, example_of_class, one_of};
use super::show::{option, respondent};
use super::{CLASS, NUMBER, class, corrected, open_consultation};
use crate::language::access::ANYONE;
use crate::language::quotes::bare;
use crate::language::reader::numbers_in;
use crate::language::{Arg, Call, Draft, Kind, PersonRef, Refused, Shape, Spec};
use crate::line;
use crate::phrase;
use crate::record::{Choice, Consultation, Event, NameKey, PersonId, Register, Role, TextId, folded_words, has_row};
use crate::say;
use crate::words::refusal::typed_briefly;
use crate::words::{self, Arg as Said, Block, Explain, Inline, Line, Message, Question, Reply};

const OPTIONS: Arg<Vec<u32>> = Arg::new("options", Kind::Numbers, phrase!(consult_answer_options_about));
const WORDS: Arg<String> = Arg::new("words", Kind::Text, phrase!(consult_answer_words_about));
pub(super) const INITIATIVE: Arg<String> = Arg::new("for", Kind::Respondent, phrase!(consult_answer_for_about)).named();
/// Somebody whose answer it is; the secretariat has heard it.
const WHOSE: Arg<PersonRef> = Arg::new("for", Kind::Respondent, phrase!(consult_answer_for_about)).named();

pub(super) const ANSWER: Spec = Spec {
    name: "answer",
    summary: phrase!(consult_answer_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act {
        arguments: &[NUMBER.argument, OPTIONS.argument, WORDS.argument, INITIATIVE.argument, CLASS.named().argument],
        decide,
    },
    examples: &["consult answer 1 2", "consult answer 1 2 We need both. for: IGF Brazil class: NRI"],
    refused: &[
        Refused { by: Role::Member, typed: "consult answer 1" },
        Refused { by: Role::Member, typed: "consult answer 1 9" },
        Refused { by: Role::Member, typed: "consult answer 1 1,2" },
        Refused { by: Role::Member, typed: "consult answer 9 1" },
        Refused { by: Role::Member, typed: "consult answer 1 1 class: Elsewhere" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let consultation = open_consultation(call, draft)?;
    let scene = *draft.scene();
    if consultation.hidden && consultation.is_open() && !scene.room.is_private() && !scene.is_ephemeral {
        return Err(Refusal::HiddenFromRooms { number: consultation.number }.into());
    }
    let register = scene.register;
    let person = whose(call, draft);
    let (options, words) = options_and_words(call, consultation, register)?;
    let claimed = call.get(&CLASS).map(|words| class(words, consultation, register)).transpose()?;
    let initiative = call.get(&INITIATIVE).map(|words| words.trim());
    let is_same = |known: Option<TextId>| match (known.and_then(|id| register.words(id)), initiative) {
        (None, None) => true,
        (Some(known), Some(initiative)) => NameKey::of(known) == NameKey::of(initiative),
        _ => false,
    };
    let earlier = consultation.inputs.iter().find(|input| input.person == person && is_same(input.initiative));
    let next = consultation.inputs.iter().map(|input| input.number).max().unwrap_or(0).saturating_add(1);
    let class = claimed.or_else(|| earlier.and_then(|earlier| earlier.class));
    let initiative = match earlier {
        Some(earlier) => earlier.initiative,
        None => initiative.map(|initiative| draft.text(initiative, person)),
    };
    let words = words.map(|words| draft.text(words, person));
    if options.is_empty() && words.is_none() {
        return Err(Refusal::SaysNothing { number: consultation.number }.into());
    }
    let kept = earlier.and_then(|earlier| earlier.words).filter(|id| words.is_none() && register.words(*id).is_some());
    let input = earlier.map_or(next, |earlier| earlier.number);
    draft.record(Event::InputGiven {
        consultation: consultation.number,
        input,
        person,
        initiative,
        class,
        options: options.clone(),
        words: words.or(kept),
    });
    let chosen = consultation.options.iter().filter(|option| options.contains(&option.n));
    let said = taken(consultation.number, respondent(person, initiative), chosen, earlier.is_some());
    let said = if kept.is_some() { say!(consult_words_stay, answer: said) } else { said };
    if !consultation.is_open() {
        let after = draft.register_after();
        let summary = after.consultation(consultation.number).map(|after| corrected(after, input, earlier.is_some()));
        return Ok(Reply::said(said).followed_by(summary.unwrap_or_default()));
    }
    let until = Inline::Moment(consultation.until);
    let reply = Reply::said(match consultation.hidden {
        true => say!(consult_can_be_changed_hidden, answer: said, until: until),
        false => say!(consult_can_be_changed, answer: said, until: until),
    });
    if class.is_some() || consultation.classes.is_empty() {
        return Ok(reply);
    }
    Ok(reply.and(say!(consult_which_class, classes: one_of(consultation), argument: example_of_class()).into()))
}

/// Whose answer it is: that of somebody who is named, else the speaker's own.
pub(super) fn whose(call: &Call, draft: &mut Draft<'_>) -> PersonId {
    match call.get(&WHOSE) {
        Some(named) => draft.person(named),
        None => draft.speaker().id,
    }
}

/// That an answer was taken, or changed.
fn taken<'c>(number: u32, who: Line, chosen: impl Iterator<Item = &'c Choice>, was_changed: bool) -> Message {
    let chosen: Vec<Line> = chosen.map(option).collect();
    match (chosen.is_empty(), was_changed) {
        (true, false) => say!(consult_answered_in_words, who: who, number: number),
        (true, true) => say!(consult_changed_in_words, who: who, number: number),
        (false, false) => say!(consult_answered, who: who, number: number, chosen: Said::each(chosen)),
        (false, true) => say!(consult_changed, who: who, number: number, chosen: Said::each(chosen)),
    }
}

/// The options chosen, one or several as the consultation has it, and what was written beside them.
fn options_and_words<'c>(
    call: &'c Call,
    consultation: &Consultation,
    register: &Register,
) -> Result<(Vec<u32>, Option<&'c str>), words::Refusal> {
    let there: Vec<u32> = consultation.options.iter().map(|option| option.n).collect();
    let words = call.get(&WORDS).map(String::as_str);
    let named = words.filter(|_| call.get(&OPTIONS).is_none()).and_then(|words| named(words, consultation, register));
    let (chosen, words) = named.unwrap_or_else(|| (call.get(&OPTIONS).cloned().unwrap_or_default(), words));
    if let Some(option) = chosen.iter().find(|option| !there.contains(option)) {
        if there.is_empty() {
            return Err(Refusal::NoOptions { number: consultation.number }.into());
        }
        return Err(Refusal::NoOption { option: *option, options: there }.into());
    }
    if chosen.is_empty() && !there.is_empty() {
        let options = consultation.options.clone();
        let typed = words.map(str::to_owned);
        let refusal = Refusal::ChooseOption { number: consultation.number, typed, options };
        return Err(match words.and_then(|words| Some((words, mentioned(words, consultation, register)?))) {
            Some((words, option)) => {
                let command = format!("consult answer {} {option} {words}", consultation.number);
                Question::new(refusal.explain(), [command]).into()
            }
            None => refusal.into(),
        });
    }
    // `1 or 2` chooses neither.
    let or_number = |words: &str| -> Option<u32> {
        let (or, rest) = words.split_once(char::is_whitespace)?;
        let next = rest.split_whitespace().next().filter(|_| ["or", "ou"].contains(&or.to_lowercase().as_str()))?;
        bare(next).parse().ok()
    };
    if let Some(words) = words.filter(|words| !there.is_empty() && or_number(words).is_some()) {
        let (typed, options) = (Some(words.to_owned()), consultation.options.clone());
        return Err(Refusal::ChooseOption { number: consultation.number, typed, options }.into());
    }
    if chosen.len() > 1 && !consultation.many {
        return Err(Refusal::OneOption.into());
    }
    Ok((chosen, words))
}

/// The only option that words mention: `I prefer Oslo`, `online please`. None where they may speak against it.
fn mentioned(words: &str, consultation: &Consultation, register: &Register) -> Option<u32> {
    const AGAINST: [&str; 12] =
        ["not", "no", "never", "against", "except", "but", "t", "pas", "non", "jamais", "contre", "sauf"];
    let said = folded_words(words);
    let is_mentioned = |option: &&Choice| has_row(&said, &register.folded(option.text));
    let mut mentioned = consultation.options.iter().filter(is_mentioned).map(|option| option.n);
    let only = mentioned.next().filter(|_| mentioned.next().is_none());
    only.filter(|_| !said.iter().any(|word| AGAINST.contains(&word.as_str())))
}

/// Options that are chosen by their words, `Online` or `Online and Hybrid`, or by a number behind a word: `option 2`. With what is
/// written besides.
fn named<'w>(words: &'w str, consultation: &Consultation, register: &Register) -> Option<(Vec<u32>, Option<&'w str>)> {
    const BEFORE: [&str; 9] = ["option", "options", "choice", "number", "no", "nr", "choix", "numéro", "n°"];
    const BETWEEN: [&str; 5] = [" and ", " et ", " & ", ",", ";"];
    let key = |words: &str| NameKey::of(bare(words));
    let called = |words: &str| {
        let is_it = |option: &&Choice| register.words(option.text).is_some_and(|text| key(text) == key(words));
        let mut called = consultation.options.iter().filter(is_it).map(|option| option.n);
        called.next().filter(|_| called.next().is_none())
    };
    if let Some(one) = called(words) {
        return Some((vec![one], None));
    }
    let parts = BETWEEN.iter().fold(words.to_owned(), |words, between| words.replace(between, "\n"));
    let parts: Option<Vec<u32>> = parts.split('\n').filter(|part| !part.trim().is_empty()).map(called).collect();
    if let Some(mut several) = parts.filter(|parts| !parts.is_empty()) {
        several.sort_unstable();
        several.dedup();
        return Some((several, None));
    }
    let (before, rest) = words.split_once(char::is_whitespace)?;
    BEFORE.contains(&bare(&before.to_lowercase())).then_some(())?;
    let mut rest = rest.trim();
    let mut chosen = numbers_in(&mut rest)?;
    // `option 1 and option 3`
    while let Some((more, behind)) = more_options(rest, &BEFORE) {
        chosen.extend(more);
        rest = behind;
    }
    chosen.sort_unstable();
    chosen.dedup();
    Some((chosen, Some(rest.trim()).filter(|rest| !rest.is_empty())))
}

/// The further options after a word that adds one, `and option 3`, and the rest.
fn more_options<'w>(words: &'w str, before: &[&str]) -> Option<(Vec<u32>, &'w str)> {
    let words = words.trim_start_matches([',', ';', ' ']);
    let (first, behind) = words.split_once(char::is_whitespace)?;
    let (word, behind) = match matches!(first.to_lowercase().as_str(), "and" | "et" | "&") {
        true => behind.trim_start().split_once(char::is_whitespace)?,
        false => (first, behind),
    };
    before.contains(&bare(&word.to_lowercase())).then_some(())?;
    let mut rest = behind.trim_start();
    Some((numbers_in(&mut rest)?, rest))
}

/// Why an answer is not taken.
#[derive(Debug)]
enum Refusal {
    /// An answer to what is hidden, where others read it.
    HiddenFromRooms { number: u32 },
    /// Nothing is answered where there is nothing to choose.
    SaysNothing { number: u32 },
    /// It has no options.
    NoOptions { number: u32 },
    /// It has no such option.
    NoOption { option: u32, options: Vec<u32> },
    /// Only one option can be chosen.
    OneOption,
    /// An option must be chosen.
    ChooseOption { number: u32, typed: Option<String>, options: Vec<Choice> },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        let answer = |number: u32, what: &str| Inline::command(format!("consult answer {number} {what}"));
        Reply::said(match self {
            Self::HiddenFromRooms { number } => {
                return Reply::said(say!(consult_hidden, number: *number, command: answer(*number, "…")))
                    .and(say!(consult_hidden_delete).into());
            }
            Self::SaysNothing { number } => say!(consult_say_what, command: answer(*number, YOUR_WORDS)),
            Self::NoOptions { number } => say!(consult_no_options, command: answer(*number, YOUR_WORDS)),
            Self::NoOption { option, options } => {
                say!(consult_no_option, option: *option, options: Said::any(numbers(options)))
            }
            Self::OneOption => say!(consult_one_option),
            Self::ChooseOption { number, typed, options } => {
                let command = answer(*number, &options.first().map_or(1, |option| option.n).to_string());
                let choices = Block::List(options.iter().map(option).collect());
                let said = match typed {
                    Some(typed) => say!(consult_no_such_choice, typed: typed_briefly(typed), command: command),
                    None => say!(consult_choose_from, command: command),
                };
                return Reply::said(said).with(choices);
            }
        })
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

fn numbers(numbers: &[u32]) -> impl Iterator<Item = Line> {
    numbers.iter().map(|number| line![Inline::as_is(number)])
}
