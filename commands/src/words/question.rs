//! A question in the place of a guess, and the commands among which its answer chooses.

use super::message::Message;
use super::refusal::Refusal;
use super::reply::{Block, Inline, Line, Reply};
use crate::record::is_seen;
use crate::say;

/// The most characters of a command that is asked about. A longer one is not shown whole, and nothing is done that was not shown.
const LONGEST: usize = 400;

/// Something that is asked before anything is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Why it is asked.
    why: Reply,
    /// The commands of which one is carried out, without their mark.
    choices: Vec<String>,
    /// The beginning of a command that the answer ends.
    unfinished: Option<String>,
}

impl Question {
    /// A question whose answer chooses one of these commands; a single one is chosen by yes. Where one of them cannot be shown
    /// whole, `why` is all that is said.
    pub fn new(why: Reply, choices: impl IntoIterator<Item = String>) -> Self {
        let choices: Vec<String> = choices.into_iter().collect();
        let choices = if choices.iter().all(|choice| can_be_shown(choice)) { choices } else { Vec::new() };
        Self { why, choices, unfinished: None }
    }

    /// A question whose answer is the end of this command, where people write freely: in private, or in reply.
    pub fn for_the_rest_of(unfinished: String, why: Reply) -> Self {
        let unfinished = Some(unfinished).filter(|unfinished| can_be_shown(unfinished));
        Self { why, choices: Vec::new(), unfinished }
    }

    /// The commands among which the answer chooses.
    pub fn choices(&self) -> &[String] {
        &self.choices
    }

    /// The beginning of the command that the answer ends.
    pub fn unfinished(&self) -> Option<&str> {
        self.unfinished.as_deref()
    }

    /// The question in words, with each command that its answer can lead to.
    pub fn reply(&self) -> Reply {
        let why = self.why.clone();
        match self.choices.as_slice() {
            [] => why,
            [only] => why.and(say!(question_yes, command: Inline::command(only.as_str())).into()),
            choices => {
                let choice = |(number, command): (usize, &String)| -> Line {
                    say!(question_choice, number: number.to_string(), command: Inline::command(command.as_str())).into()
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
