//! What came in: the tally by option and class, the inputs themselves, and the outcome.

use super::open::{example_of_answer, with_classes};
use super::{NUMBER, consultation};
use crate::language::access::ANYONE;
use crate::language::{Call, Draft, Refused, Shape, Spec};
use crate::line;
use crate::phrase;
use crate::record::{Choice, Consultation, Input, PersonId, Role, TextId};
use crate::say;
use crate::words::{Arg as Said, Block, File, Inline, Line, Message, Refusal, Reply};

pub(super) const SHOW: Spec = Spec {
    name: "show",
    summary: phrase!(consult_show_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[NUMBER.argument], decide },
    examples: &["consult show 1", "consult show"],
    refused: &[Refused { by: Role::Member, typed: "consult show 9" }],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let consultation = consultation(call, draft)?;
    let heading = say!(consult_question, number: consultation.number, question: consultation.question);
    let mut reply = Reply::default().with(Block::Heading(heading.into())).and(term(consultation).into());
    if let Some(cancelled) = consultation.cancelled {
        let (by, date) = (cancelled.by.map(|by| line![by]).unwrap_or_default(), Inline::Date(cancelled.at));
        reply = reply.and(match cancelled.reason {
            Some(reason) => {
                say!(consult_was_cancelled, by: by, date: date, reason: Inline::StoredSentence(reason)).into()
            }
            None => say!(consult_was_cancelled_only, by: by, date: date).into(),
        });
    }
    let is_hidden = consultation.hidden && consultation.is_open();
    // Where nothing is counted yet, the options are shown all the same: one chooses among them.
    if !consultation.options.is_empty() && (is_hidden || consultation.inputs.is_empty()) {
        reply = reply.with(Block::List(options(consultation)));
    }
    let has_answered = consultation.inputs.iter().any(|input| input.person == draft.speaker().id);
    let how = |reply: Reply| match consultation.is_open() && !has_answered {
        true => {
            let command = Inline::Command(example_of_answer(consultation));
            with_classes(reply.and(say!(consult_to_answer, command: command).into()), consultation)
        }
        false => reply,
    };
    if is_hidden {
        return Ok(how(reply.and(say!(consult_so_far, count: consultation.inputs.len()).into())));
    }
    let mut reply = numbers(reply, consultation);
    let inputs: Vec<Line> = consultation.inputs.iter().map(|input| render_input(input, consultation)).collect();
    if !inputs.is_empty() {
        reply = reply.with(Block::Heading(say!(consult_inputs).into())).with(Block::List(inputs));
    }
    Ok(how(outcome(reply, consultation)))
}

/// Since when and until when, and how often the end was put off.
fn term(consultation: &Consultation) -> Message {
    let (opened, extended) = (Inline::Date(consultation.opened), consultation.extended.len());
    match consultation.closed {
        None => {
            let until = Inline::Moment(consultation.until);
            say!(consult_open_since, extended: extended, opened: opened, until: until)
        }
        Some(closed) => {
            say!(consult_was_open, extended: extended, opened: opened, closed: Inline::Moment(closed))
        }
    }
}

/// The options with their numbers.
pub(super) fn options(consultation: &Consultation) -> Vec<Line> {
    consultation.options.iter().map(option).collect()
}

/// An option with its number.
pub(super) fn option(option: &Choice) -> Line {
    say!(consult_option, number: option.n, words: option.text).into()
}

/// Who answers, or for which initiative they do.
pub(super) fn respondent(person: PersonId, initiative: Option<TextId>) -> Line {
    match initiative {
        Some(initiative) => say!(consult_for, who: person, initiative: initiative).into(),
        None => line![person],
    }
}

/// How many inputs came in, in all and by class; and how many chose each option.
fn numbers(reply: Reply, consultation: &Consultation) -> Reply {
    let all = consultation.inputs.len();
    let classes = by_class(consultation, |class| consultation.inputs_of(class));
    let mut reply = reply.and(match classes.is_empty() {
        true => say!(consult_came_in, count: all).into(),
        false => say!(consult_came_in_by_class, count: all, classes: Said::each(classes)).into(),
    });
    if all == 0 {
        return reply;
    }
    if !consultation.options.is_empty() {
        let lines = consultation.options.iter().map(|choice| {
            let number = consultation.inputs.iter().filter(|input| input.options.contains(&choice.n)).count();
            let classes = by_class(consultation, |class| consultation.tally(choice.n, class));
            match classes.is_empty() {
                true => say!(consult_chosen, option: option(choice), count: number).into(),
                false => {
                    let classes = Said::each(classes);
                    say!(consult_chosen_by_class, option: option(choice), count: number, classes: classes).into()
                }
            }
        });
        reply = reply.with(Block::List(lines.collect()));
    }
    let claimed = consultation
        .inputs
        .iter()
        .filter(|input| input.class.is_some() && !consultation.confirmed.contains_key(&input.person));
    match claimed.count() {
        0 => reply,
        _ if consultation.confirmed.is_empty() => reply.and(say!(consult_classes_claimed).into()),
        some => reply.and(say!(consult_some_classes_claimed, count: some).into()),
    }
}

/// A number for each class that has one: `30 from NRI, 3 from Other`.
fn by_class(consultation: &Consultation, number: impl Fn(Option<u32>) -> usize) -> Vec<Line> {
    let classes = (0..).map(Some).zip(&consultation.classes);
    let named = classes.map(|(class, words)| (number(class), *words)).filter(|(number, _)| *number > 0);
    let mut parts: Vec<Line> =
        named.map(|(number, words)| say!(consult_from_class, count: number, class: words).into()).collect();
    let without = number(None);
    if !consultation.classes.is_empty() && without > 0 {
        parts.push(say!(consult_without_class, count: without).into());
    }
    parts
}

fn render_input(input: &Input, consultation: &Consultation) -> Line {
    let class = consultation.class_of(input).and_then(|class| usize::try_from(class).ok());
    let class = class.and_then(|class| consultation.classes.get(class));
    let who = respondent(input.person, input.initiative);
    let who = match class {
        Some(class) => say!(consult_of_class, who: who, class: *class).into(),
        None => who,
    };
    let numbers = Said::each(input.options.iter().map(|option| line![Inline::as_is(option)]));
    let answer: Said = match input.words {
        Some(words) if input.options.is_empty() => words.into(),
        Some(words) => say!(consult_numbers_and_words, numbers: numbers, words: words).into(),
        None => numbers,
    };
    match input.came_late {
        None => say!(consult_input, who: who, date: Inline::Date(input.at), answer: answer).into(),
        // Of what came after the end both times.
        Some(came) => {
            let (said, came) = (Inline::Moment(input.at), Inline::Moment(came));
            say!(consult_input_late, who: who, said: said, came: came, answer: answer).into()
        }
    }
}

fn outcome(reply: Reply, consultation: &Consultation) -> Reply {
    match consultation.outcomes.last() {
        Some(outcome) => {
            reply.and(say!(consult_outcome_on, date: Inline::Date(outcome.at), words: outcome.words).into())
        }
        None => reply,
    }
}

/// The news that it has ended, with the summary. So has its poll, if there is one.
pub(crate) fn ended(consultation: &Consultation) -> Reply {
    summary(consultation).along_with(File::PollEnd(consultation.number))
}

/// The summary at the end: the question, how long it was open, and what came in.
fn summary(consultation: &Consultation) -> Reply {
    let number = consultation.number;
    let said = Reply::said(say!(consult_ended, number: number, question: consultation.question));
    let reply = numbers(said.and(term(consultation).into()), consultation);
    let show = Inline::Command(format!("consult show {number}"));
    outcome(reply, consultation).and(say!(consult_all_inputs, command: show).into())
}

/// The summary once more, with an input of this number that was given in time and heard after the end.
pub(crate) fn corrected(consultation: &Consultation, number: u32, was_changed: bool) -> Reply {
    let input = consultation.inputs.iter().find(|input| input.number == number);
    let times = input.and_then(|input| Some((Inline::Moment(input.at), Inline::Moment(input.came_late?))));
    let what = times.map(|(said, came)| match was_changed {
        true => say!(consult_late_change, said: said, came: came),
        false => say!(consult_late_input, said: said, came: came),
    });
    what.map_or_else(Reply::default, Reply::said).followed_by(summary(consultation))
}

/// The news of what came of it.
pub(crate) fn concluded(consultation: &Consultation, words: TextId) -> Reply {
    Reply::said(say!(consult_question, number: consultation.number, question: consultation.question))
        .and(say!(consult_outcome, words: words).into())
}
