//! Opening a consultation.

use crate::features::consultation::show::options;
use crate::language::access::OFFICE;
use crate::language::quotes::quoted_length;
use crate::language::value::Until;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::phrase;
use crate::record::{Choice, Consultation, Event, PersonId, Role};
use crate::say;
use crate::words::{Arg as Said, Block, File, Inline, Line, Question, Refusal, Reply};

const QUESTION: Arg<String> = Arg::new("question", Kind::Line, phrase!(consult_open_question_about)).required();
const UNTIL: Arg<Until> = Arg::new("until", Kind::Deadline, phrase!(consult_open_until_about)).named().required();
const OPTIONS: Arg<String> = Arg::new("options", Kind::Options, phrase!(consult_open_options_about)).named();
const CHOOSE: Arg<String> =
    Arg::new("choose", Kind::Choice(&["one", "many"]), phrase!(consult_open_choose_about)).named();
const CLASSES: Arg<String> = Arg::new("classes", Kind::Line, phrase!(consult_open_classes_about)).named();
const HIDDEN: Arg<bool> = Arg::new("hidden", Kind::YesNo, phrase!(consult_open_hidden_about)).named();
const LINK: Arg<String> = Arg::new("link", Kind::Url, phrase!(consult_open_link_about)).named();

pub(super) const OPEN: Spec = Spec {
    name: "open",
    summary: phrase!(consult_open_summary),
    access: OFFICE,
    private: false,
    shape: Shape::Act {
        arguments: &[
            QUESTION.argument,
            UNTIL.argument,
            OPTIONS.argument,
            CHOOSE.argument,
            CLASSES.argument,
            HIDDEN.argument,
            LINK.argument,
        ],
        decide,
    },
    examples: &[
        "consult open \"What should we do next year?\" until: in 2 weeks",
        "consult open \"Which day?\" until: in 7 days\n1: Monday\n2: Tuesday\nChoose: many\nClasses: NRI, Other\nHidden: yes",
    ],
    refused: &[
        Refused { by: Role::Member, typed: "consult open \"Which day?\" until: in 7 days" },
        Refused { by: Role::Chair, typed: "consult open \"Which day?\"" },
        Refused { by: Role::Chair, typed: "consult open until: in 7 days" },
        Refused { by: Role::Chair, typed: "consult open \"Which day?\" until: 2017-01-01" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    if let Some(command) = options_in_question(call)? {
        return Err(Question::new(Reply::said(say!(consult_options_in_title)), [command]).into());
    }
    // It is the organisation that asks.
    let author = PersonId::NOBODY;
    let mut numbered: Vec<(u32, &String)> =
        call.parts().iter().filter_map(|(number, text)| Some((number.parse().ok()?, text))).collect();
    numbered.sort_unstable();
    let options = numbered.into_iter().map(|(n, text)| Choice { n, text: draft.text(text, author) }).collect();
    let question = draft.text(call.need(&QUESTION)?, author);
    let classes =
        call.get(&CLASSES).map(|classes| classes.split([',', ';']).map(str::trim).filter(|class| !class.is_empty()));
    let classes = classes.into_iter().flatten().map(|class| draft.text(class, author)).collect();
    let link = call.get(&LINK).map(|link| draft.text(link, author));
    let latest = draft.scene().register.consultations().next_back().map_or(0, |latest| latest.number);
    let consultation = latest.saturating_add(1);
    let until = call.need(&UNTIL)?.0;
    draft.record(Event::ConsultationOpened {
        consultation,
        question,
        options,
        many: call.get(&CHOOSE).is_some_and(|choose| choose == "many"),
        classes,
        hidden: call.get(&HIDDEN).copied().unwrap_or(false),
        link,
        until,
    });
    let until = draft.local_and_utc(until);
    let after = draft.register_after();
    let opened = after.consultation(consultation);
    Ok(opened.map(|opened| with_poll(question_until(opened, until), opened)).unwrap_or_default())
}

/// The command with the options apart that stand in the question: `"Which day?" Monday or Tuesday`, `Which day? options: Monday,
/// Tuesday`.
///
/// # Errors
///
/// Where something else stands behind a question in quotes.
fn options_in_question(call: &Call) -> Result<Option<String>, Refusal> {
    const NAMES: [&str; 7] = ["options:", "options :", "option:", "choices:", "choix:", "choix :", "réponses :"];
    const BETWEEN: [&str; 6] = [";", "/", "|", " or ", " ou ", " and "];
    let question = call.need(&QUESTION)?.trim();
    if !call.parts().is_empty() {
        return Ok(None);
    }
    let quoted = quoted_length(question).filter(|length| *length < question.len());
    let named = || NAMES.iter().find_map(|name| question.to_lowercase().find(&format!(" {name}")));
    let Some(at) = quoted.or_else(named).filter(|at| question.is_char_boundary(*at)) else { return Ok(None) };
    let (title, words) = (question[..at].trim().trim_end_matches(','), question[at..].trim());
    let options = NAMES.iter().find_map(|name| words.get(..name.len()).filter(|it| it.eq_ignore_ascii_case(name)));
    let options = options.map_or(words, |name| words[name.len()..].trim()).trim_end_matches(['?', '.', ',', ';']);
    let options = BETWEEN.iter().fold(options.to_owned(), |options, between| options.replace(between, ","));
    let options: Vec<&str> = options.split(',').map(str::trim).filter(|option| !option.is_empty()).collect();
    if options.len() < 2 {
        let typed = words.to_owned();
        return Err(Refusal::TooMuch { typed, usage: call.usage.clone(), names: Vec::new() });
    }
    let title = if quoted.is_some() { title.to_owned() } else { format!("\"{title}\"") };
    let options = (1..).zip(options).map(|(number, option)| format!(" {number}: {option}")).collect::<String>();
    Ok(Some(call.typed.replacen(question, &format!("{title}{options}"), 1)))
}

/// A poll has so many options at most, on any platform.
const MOST_OF_A_POLL: usize = 20;

/// The news of a consultation, along with a poll if it fits one.
pub(crate) fn opened(consultation: &Consultation) -> Reply {
    with_poll(asked(consultation), consultation)
}

/// Along with a poll of the options, if they fit one: one is chosen of several, and everybody may know who chose which.
pub(crate) fn with_poll(reply: Reply, consultation: &Consultation) -> Reply {
    let fits = (2..=MOST_OF_A_POLL).contains(&consultation.options.len());
    match fits && !consultation.many && !consultation.hidden {
        true => reply.along_with(File::Poll(consultation.number)),
        false => reply,
    }
}

/// The question with what can be chosen and how to answer.
pub(crate) fn asked(consultation: &Consultation) -> Reply {
    question_until(consultation, line![Inline::Moment(consultation.until)])
}

pub(super) fn question_until(consultation: &Consultation, until: Line) -> Reply {
    let number = consultation.number;
    let mut reply = Reply::said(say!(consult_question, number: number, question: consultation.question));
    if !consultation.options.is_empty() {
        reply = reply.with(Block::List(options(consultation)));
    }
    if let Some(link) = consultation.link {
        reply = reply.and(say!(consult_more, link: link).into());
    }
    let how = Inline::Command(example_of_answer(consultation));
    let said = match (consultation.hidden, consultation.many) {
        (false, false) => say!(consult_answer_until, until: until, command: how),
        (false, true) => say!(consult_answer_until_several, until: until, command: how),
        (true, false) => say!(consult_answer_in_private, until: until, command: how),
        (true, true) => say!(consult_answer_in_private_several, until: until, command: how),
    };
    with_classes(reply.and(said.into()), consultation)
}

/// Adds how one says of which class one is, where there are classes.
pub(super) fn with_classes(reply: Reply, consultation: &Consultation) -> Reply {
    if consultation.classes.is_empty() {
        return reply;
    }
    reply.and(say!(consult_say_class, classes: one_of(consultation), argument: example_of_class()).into())
}

/// An answer, as it is typed.
pub(super) fn example_of_answer(consultation: &Consultation) -> String {
    let answer = match (consultation.options.first(), consultation.many, consultation.options.get(1)) {
        (None, ..) => YOUR_WORDS.to_owned(),
        (Some(first), true, Some(second)) => format!("{},{}", first.n, second.n),
        (Some(first), ..) => first.n.to_string(),
    };
    let class = if consultation.classes.is_empty() { "" } else { " class: …" };
    format!("consult answer {} {answer}{class}", consultation.number)
}

/// What stands for an answer in words in an example.
pub(super) const YOUR_WORDS: &str = "…";

/// One of the classes.
pub(super) fn one_of(consultation: &Consultation) -> Said {
    Said::any(consultation.classes.iter().map(|class| line![*class]))
}

/// How a class is given, as it is typed.
pub(super) fn example_of_class() -> String {
    "class: …".to_owned()
}
