//! A question in the place of a guess, and the commands among which its answer chooses.

use super::message::Message;
use super::refusal::Refusal;
use super::reply::{Block, Inline, Line, Reply};
use crate::record::is_seen;
use crate::say;

/// The most characters of a command that is asked about. A longer one is not shown whole, and nothing is done that was not shown.
const LONGEST: usize = 400;

/// The most bytes of a command of which only one value is asked about.
const LONGEST_TYPED: usize = 8_000;

/// Something that is asked before anything is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Why it is asked.
    why: Reply,
    /// What is carried out by its number.
    choices: Vec<Choice>,
    /// The beginning of a command that the answer ends.
    unfinished: Option<String>,
}

/// Something that an answer can choose.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Choice {
    /// The command, without its mark.
    command: String,
    /// What is shown in its place, where it is what was typed but for one value: that value, as it will be recorded.
    shown: Option<Line>,
}

/// What words could mean that could be several things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// What can be typed in place of the words, and means this alone.
    pub typed: String,
    /// How it is shown: as it will be recorded.
    pub shown: Line,
}

/// Words that could be several things, or mean nothing and are near to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    /// The words, as typed.
    pub typed: String,
    /// What they could be.
    pub choices: Vec<Meant>,
    /// What is said before the choices.
    pub why: Reply,
    /// What is said where nobody can be asked.
    pub refused: Reply,
}

impl Question {
    /// A question whose answer chooses one of these commands; a single one is chosen by yes. Where one of them cannot be shown
    /// whole, `why` is all that is said.
    pub fn new(why: Reply, choices: impl IntoIterator<Item = String>) -> Self {
        let choices: Vec<Choice> = choices.into_iter().map(|command| Choice { command, shown: None }).collect();
        let choices = if choices.iter().all(|choice| can_be_shown(&choice.command)) { choices } else { Vec::new() };
        Self { why, choices, unfinished: None }
    }

    /// A question about one value of a command that somebody typed. Each choice is the command with another in its place, and is
    /// shown by that. None where there is nothing to choose, or the command is very long.
    pub fn of_value(why: Reply, choices: impl IntoIterator<Item = (String, Line)>) -> Option<Self> {
        let choices = choices.into_iter().map(|(command, shown)| Choice { command, shown: Some(shown) });
        let choices: Vec<Choice> = choices.collect();
        let is_short = choices.iter().all(|choice| choice.command.len() <= LONGEST_TYPED);
        (!choices.is_empty() && is_short).then_some(Self { why, choices, unfinished: None })
    }

    /// A question whose answer is the end of this command, where people write freely: in private, or in reply.
    pub fn for_the_rest_of(unfinished: String, why: Reply) -> Self {
        let unfinished = Some(unfinished).filter(|unfinished| can_be_shown(unfinished));
        Self { why, choices: Vec::new(), unfinished }
    }

    /// The commands among which the answer chooses.
    pub fn choices(&self) -> Vec<String> {
        self.choices.iter().map(|choice| choice.command.clone()).collect()
    }

    /// The beginning of the command that the answer ends.
    pub fn unfinished(&self) -> Option<&str> {
        self.unfinished.as_deref()
    }

    /// The question in words, with each command that its answer can lead to.
    pub fn reply(&self) -> Reply {
        let why = self.why.clone();
        let shown = |choice: &Choice| -> Line {
            choice.shown.clone().unwrap_or_else(|| Inline::command(choice.command.as_str()).into())
        };
        match self.choices.as_slice() {
            [] => why,
            [only] => why.and(say!(question_yes, command: shown(only)).into()),
            choices => {
                let choice = |(number, choice): (usize, &Choice)| -> Line {
                    say!(question_choice, number: number.to_string(), command: shown(choice)).into()
                };
                let choices = (1..).zip(choices).map(choice).collect();
                why.and(say!(question_which).into()).with(Block::List(choices))
            }
        }
    }
}

impl From<Question> for Refusal {
    fn from(question: Question) -> Self {
        Self::Asked(Box::new(question))
    }
}

impl From<Unclear> for Refusal {
    fn from(unclear: Unclear) -> Self {
        Self::Unclear(Box::new(unclear))
    }
}

/// What is said where an answer is none of the choices.
pub(crate) fn choose_by_number(choices: usize) -> Message {
    match choices {
        1 => say!(question_yes_or_no),
        choices => say!(question_number, last: choices.to_string()),
    }
}

/// Whether a command is shown as it is: on one line, without signs that nobody sees.
fn can_be_shown(command: &str) -> bool {
    command.chars().count() <= LONGEST && command.chars().all(|c| is_seen(c) && !(c.is_control() && c != ' '))
}
