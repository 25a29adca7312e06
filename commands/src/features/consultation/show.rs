//! What came in: the tally by option and class, the inputs themselves, and the outcome.

use super::{NUMBER, consultation};
use crate::language::access::ANYONE;
use crate::language::{Call, Draft, Refused, Shape, Spec};
use crate::line;
use crate::record::{Consultation, Input, Role, TextId};
use crate::spelling::count;
use crate::words::{Block, Inline, Line, Refusal, Reply};

pub(super) const SHOW: Spec = Spec {
    name: "show",
    summary: "Shows a consultation: what came in and what came of it.",
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[NUMBER.argument], decide },
    examples: &["consult show 1"],
    refused: &[
        Refused { by: Role::Member, typed: "consult show 9" },
        Refused { by: Role::Member, typed: "consult show" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let consultation = consultation(call, draft)?;
    let heading = line![format!("Consultation {}: ", consultation.number), consultation.question];
    let reply = Reply::default().with(Block::Heading(heading)).and(term(consultation));
    if consultation.hidden && consultation.is_open() {
        let number = count(consultation.inputs.len(), "input");
        return Ok(reply.and(line![format!("{number} so far. The results are hidden until the end.")]));
    }
    let mut reply = numbers(reply, consultation);
    let inputs: Vec<Line> = consultation.inputs.iter().map(|input| render_input(input, consultation)).collect();
    if !inputs.is_empty() {
        reply = reply.with(Block::Heading(line!["Inputs"])).with(Block::List(inputs));
    }
    Ok(outcome(reply, consultation))
}

/// Since when and until when, and how often the end was put off.
fn term(consultation: &Consultation) -> Line {
    let extensions = match consultation.extended.len() {
        0 => "",
        1 => "; its end was put off once",
        2 => "; its end was put off twice",
        _ => "; its end was put off several times",
    };
    let opened = consultation.opened;
    match consultation.closed {
        None => line![
            "Open since ",
            Inline::Date(opened),
            ", until ",
            Inline::Moment(consultation.until),
            format!("{extensions}.")
        ],
        Some(closed) => {
            line!["It was open from ", Inline::Date(opened), " to ", Inline::Moment(closed), format!("{extensions}.")]
        }
    }
}

/// The options with their numbers.
pub(super) fn options(consultation: &Consultation) -> Vec<Line> {
    consultation.options.iter().map(|option| line![format!("{}. ", option.n), option.text]).collect()
}

/// How many inputs came in, in all and by class; and how many chose each option.
fn numbers(reply: Reply, consultation: &Consultation) -> Reply {
    let all = consultation.inputs.len();
    let came = match all {
        0 => return reply.and(line!["No input came in."]),
        1 => line!["1 input came in"],
        all => line![format!("{all} inputs came in")],
    };
    let by_class = by_class(consultation, |class| consultation.inputs_of(class));
    let came = if by_class.is_empty() { came } else { came.then(line![": "]).then(by_class) };
    let mut reply = reply.and(came.then(line!["."]));
    if !consultation.options.is_empty() {
        let lines = consultation.options.iter().map(|option| {
            let number = consultation.inputs.iter().filter(|input| input.options.contains(&option.n)).count();
            let by_class = self::by_class(consultation, |class| consultation.tally(option.n, class));
            let by_class = if by_class.is_empty() { by_class } else { line![" ("].then(by_class).then(line![")"]) };
            let chosen = match number {
                0 => ": nobody".to_owned(),
                number => format!(": {number}"),
            };
            line![format!("{}. ", option.n), option.text, chosen].then(by_class)
        });
        reply = reply.with(Block::List(lines.collect()));
    }
    let claimed = consultation
        .inputs
        .iter()
        .filter(|input| input.class.is_some() && !consultation.confirmed.contains_key(&input.person));
    match claimed.count() {
        0 => reply,
        _ if consultation.confirmed.is_empty() => reply.and(line!["The classes are as the respondents claim them."]),
        1 => reply.and(line!["The class of one input is as its respondent claims it; the others are confirmed."]),
        some => reply.and(line![format!(
            "The classes of {some} inputs are as their respondents claim them; the others are confirmed."
        )]),
    }
}

/// A number for each class that has one: `30 from NRI, 3 from Other`.
fn by_class(consultation: &Consultation, number: impl Fn(Option<u32>) -> usize) -> Line {
    let classes = (0..).map(Some).zip(&consultation.classes);
    let named = classes.map(|(class, words)| (number(class), *words)).filter(|(number, _)| *number > 0);
    let mut parts: Vec<Line> = named.map(|(number, words)| line![format!("{number} from "), words]).collect();
    let without = number(None);
    if !consultation.classes.is_empty() && without > 0 {
        parts.push(line![format!("{without} without a class")]);
    }
    Line::join(parts, ", ")
}

fn render_input(input: &Input, consultation: &Consultation) -> Line {
    let class = consultation.class_of(input).and_then(|class| usize::try_from(class).ok());
    let class = class.and_then(|class| consultation.classes.get(class));
    let said = line![input.person];
    let said = input.initiative.map_or(said.clone(), |initiative| said.then(line![" for ", initiative]));
    let said = class.map_or(said.clone(), |class| said.then(line![" (", *class, ")"]));
    let said = said.then(dated(input));
    let numbers: Vec<String> = input.options.iter().map(ToString::to_string).collect();
    let said = if numbers.is_empty() { said } else { said.then(line![": ", numbers.join(", ")]) };
    input.words.map_or(said.clone(), |words| said.then(line![if numbers.is_empty() { ": " } else { ". " }, words]))
}

/// When an input was given; of one that came after the end both times.
fn dated(input: &Input) -> Line {
    match input.came_late {
        None => line![", ", Inline::Date(input.at)],
        Some(came) => line![", said ", Inline::Moment(input.at), ", arrived after the end: ", Inline::Moment(came)],
    }
}

fn outcome(reply: Reply, consultation: &Consultation) -> Reply {
    match consultation.outcomes.last() {
        Some(outcome) => reply.and(line!["Outcome, ", Inline::Date(outcome.at), ": ", outcome.words]),
        None => reply,
    }
}

/// The summary at the end: the question, how long it was open, and what came in.
pub(crate) fn ended(consultation: &Consultation) -> Reply {
    let number = consultation.number;
    let said = line![format!("Consultation {number} has ended: "), consultation.question];
    let reply = numbers(Reply::line(said).and(term(consultation)), consultation);
    outcome(reply, consultation).and(line!["All inputs: ", Inline::Command(format!("consult show {number}"))])
}

/// The summary once more, with an input of this number that was given in time and heard after the end.
pub(crate) fn corrected(consultation: &Consultation, number: u32, was_changed: bool) -> Reply {
    let what = if was_changed { "One input was changed in time" } else { "One more input was given in time" };
    let input = consultation.inputs.iter().find(|input| input.number == number);
    let times = input.and_then(|input| {
        let came = Inline::Moment(input.came_late?);
        Some(line![", ", Inline::Moment(input.at), ", and arrived after the end, ", came])
    });
    Reply::line(line![what].then(times.unwrap_or_default()).then(line!["."])).followed_by(ended(consultation))
}

/// The news of what came of it.
pub(crate) fn concluded(consultation: &Consultation, words: TextId) -> Reply {
    Reply::line(line![format!("Consultation {}: ", consultation.number), consultation.question])
        .and(line!["Outcome: ", words])
}
