//! Answering a consultation, and changing one's answer.

use super::{CLASS, NUMBER, class, corrected, open_consultation};
use crate::language::access::ANYONE;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::record::{Consultation, Event, NameKey, Role};
use crate::words::{self, Explain, Inline, Line, Reply};

const OPTIONS: Arg<Vec<u32>> = Arg::new("options", Kind::Numbers, "the numbers of the options that you choose");
const WORDS: Arg<String> = Arg::new("words", Kind::Text, "what you say");
const INITIATIVE: Arg<String> = Arg::new("for", Kind::Line, "the initiative for which you answer").named();

pub(super) const ANSWER: Spec = Spec {
    name: "answer",
    summary: "Answers a consultation, or changes your answer.",
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
    let person = draft.speaker().id;
    let options = options(call, consultation)?;
    let claimed = call.get(&CLASS).map(|words| class(words, consultation, register)).transpose()?;
    let initiative = call.get(&INITIATIVE).map(|words| words.trim());
    let is_same = |known: Option<crate::record::TextId>| match (known.and_then(|id| register.words(id)), initiative) {
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
    let words = call.get(&WORDS).map(|words| draft.text(words, person));
    if options.is_empty() && words.is_none() {
        return Err(call.missing("what you say"));
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
    let what = if earlier.is_some() { "Changed" } else { "Recorded" };
    let said = line![format!("{what}: the answer of "), person, format!(" to consultation {}", consultation.number)];
    let said = initiative.map_or(said.clone(), |initiative| said.then(line![", for ", initiative]));
    let chosen = consultation.options.iter().filter(|option| options.contains(&option.n));
    let chosen: Vec<Line> = chosen.map(|option| line![format!("{}. ", option.n), option.text]).collect();
    let said = if chosen.is_empty() { said } else { said.then(line![": "]).then(Line::join(chosen, "; ")) };
    let said = if kept.is_some() { said.then(line![". The words given before stay"]) } else { said };
    if !consultation.is_open() {
        let after = draft.register_after();
        let summary = after.consultation(consultation.number).map(|after| corrected(after, input, earlier.is_some()));
        return Ok(Reply::line(said.then(line!["."])).followed_by(summary.unwrap_or_default()));
    }
    let until = Inline::Moment(consultation.until);
    let reply = Reply::line(match consultation.hidden {
        true => said.then(line![". The results are hidden until ", until, "; until then it can be changed."]),
        false => said.then(line![". It can be changed until ", until, "."]),
    });
    if class.is_some() || consultation.classes.is_empty() {
        return Ok(reply);
    }
    let classes = consultation.classes.iter().map(|class| line![*class]);
    Ok(reply.and(
        line!["To which class do you belong? Answer again with class: and one of "].then(Line::join(classes, ", ")),
    ))
}

/// The options chosen: one or several, as the consultation has it.
fn options(call: &Call, consultation: &Consultation) -> Result<Vec<u32>, words::Refusal> {
    let there: Vec<u32> = consultation.options.iter().map(|option| option.n).collect();
    let chosen = call.get(&OPTIONS).cloned().unwrap_or_default();
    if let Some(option) = chosen.iter().find(|option| !there.contains(option)) {
        if there.is_empty() {
            return Err(call.missing("what you say, in words: there are no options to choose"));
        }
        return Err(Refusal::NoOption { option: *option, options: there }.into());
    }
    if chosen.is_empty() && !there.is_empty() {
        return Err(Refusal::ChooseOption { number: consultation.number, options: there }.into());
    }
    if chosen.len() > 1 && !consultation.many {
        return Err(Refusal::OneOption.into());
    }
    Ok(chosen)
}

/// Why an answer is not taken.
#[derive(Debug)]
enum Refusal {
    /// An answer to what is hidden, where others read it.
    HiddenFromRooms { number: u32 },
    /// It has no such option.
    NoOption { option: u32, options: Vec<u32> },
    /// Only one option can be chosen.
    OneOption,
    /// An option must be chosen.
    ChooseOption { number: u32, options: Vec<u32> },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::HiddenFromRooms { number } => Reply::line(line![
                format!("What is answered to consultation {number} is hidden until its end, so I take answers only in private. Send me there: "),
                Inline::command(format!("consult answer {number} …")),
            ])
            .and(line!["If others can read here what you chose, please delete your message."]),
            Self::NoOption { option, options } => {
                Reply::line(line![format!("There is no option {option}. Choose from {}.", numbers(options))])
            }
            Self::OneOption => Reply::line(line!["Only one option can be chosen here. Give one number."]),
            Self::ChooseOption { number, options } => Reply::line(line![
                format!("Choose from the options {}, such as ", numbers(options)),
                Inline::command(format!("consult answer {number} {}", options.first().unwrap_or(&1))),
            ]),
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

fn numbers(numbers: &[u32]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
