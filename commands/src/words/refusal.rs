//! Refusals: written for the person refused. What was wrong, what would work, who may do it.
//!
//! Those of the reader are here. Each command has its own beside it, which say what they mean by [`Explain`].

use std::fmt::Debug;
use std::sync::Arc;

use super::reply::{Block, Inline, Line, Reply};
use crate::line;
use crate::record::{Account, Person};

/// Why something is refused that was understood: what a command has beside it. It becomes words when it is said.
pub trait Explain: Debug + Send + Sync {
    /// The refusal in words.
    fn explain(&self) -> Reply;

    /// Whether it says who may do it, rather than that it cannot be done now.
    fn is_about_who(&self) -> bool;
}

impl PartialEq for dyn Explain {
    fn eq(&self, other: &Self) -> bool {
        self.explain() == other.explain()
    }
}

impl Eq for dyn Explain {}

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing is called so.
    UnknownCommand {
        /// The name as typed.
        typed: String,
        /// Commands with a similar name.
        near: Vec<&'static str>,
    },
    /// The command has no such subcommand.
    UnknownSubcommand {
        /// The command's name.
        command: &'static str,
        /// The word as typed.
        typed: String,
        /// Those that it has.
        choices: Vec<&'static str>,
    },
    /// No group has this code.
    UnknownGroup {
        /// The code as typed.
        typed: String,
        /// Codes that are similar.
        near: Vec<String>,
        /// Whether there is any group at all.
        any: bool,
    },
    /// Something that must be there is not.
    Missing {
        /// What.
        what: &'static str,
        /// How the command is typed.
        usage: String,
        /// Something that can be typed.
        example: Option<&'static str>,
    },
    /// A name without a value.
    Empty {
        /// The argument's name.
        argument: String,
        /// How the command is typed.
        usage: String,
    },
    /// More was typed than the command takes.
    TooMuch {
        /// What was too much.
        typed: String,
        /// How the command is typed.
        usage: String,
    },
    /// A further line that belongs to no argument.
    LineWithoutName {
        /// The line.
        typed: String,
        /// The names with which lines can begin.
        names: Vec<String>,
    },
    /// The same argument was given twice.
    Twice {
        /// Its name.
        argument: String,
    },
    /// A title that is not in quotes.
    NotQuoted {
        /// The argument's name.
        argument: &'static str,
        /// What stands in its place.
        typed: String,
    },
    /// A value that the argument cannot have.
    WrongValue {
        /// The argument's name.
        argument: &'static str,
        /// The value as typed.
        typed: String,
        /// What it should be, as in "Write …".
        expected: String,
        /// Values that would do.
        near: Vec<String>,
    },
    /// The message is longer than is read.
    TooLong {
        /// Its length in bytes.
        bytes: usize,
        /// The most that is read.
        most: usize,
    },
    /// Nobody has this handle.
    UnknownHandle {
        /// As typed.
        typed: String,
        /// Those who have it, or nearly, as their name.
        near: Vec<NearName>,
    },
    /// An office, where a person is meant.
    IsOffice {
        /// As typed.
        typed: String,
    },
    /// Whoever has this name is no member, and a name proves nothing.
    NoMember {
        /// As typed.
        typed: String,
        /// Their accounts.
        handles: Vec<String>,
    },
    /// Nobody has this name, and somebody has nearly this one.
    NearName {
        /// As typed.
        typed: String,
        /// Who.
        near: Vec<NearName>,
        /// Whether the two look the same.
        looks_alike: bool,
    },
    /// Words that are hardly the name of one person.
    NotOneName {
        /// As typed.
        typed: String,
        /// Why.
        why: NotOneName,
    },
    /// Several people have this name.
    SeveralOfName {
        /// As typed.
        typed: String,
        /// Their accounts.
        accounts: Vec<String>,
    },
    /// There is no meeting of this number.
    NoMeeting {
        /// The number as typed.
        number: u32,
        /// Some that are to come.
        near: Vec<u32>,
    },
    /// The meeting is not one of a series.
    NoSeries {
        /// The meeting.
        number: u32,
    },
    /// No minutes are being taken here.
    NothingRuns,
    /// What was asked before the form is not known any more.
    FormForgotten,
    /// It was understood, and is refused by what explains it.
    Explained(Arc<dyn Explain>),
}

/// Somebody whose name is nearly what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearName {
    name: String,
    handle: Option<String>,
}

/// Why words are hardly the name of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotOneName {
    /// There is the sign of a handle in it.
    HasHandle,
    /// There is what stands between two names.
    Several,
    /// There is no letter to see.
    HasNoLetter,
    /// A word of it mixes letters of several scripts.
    MixesScripts {
        /// The word.
        word: String,
    },
}

impl NearName {
    /// By the account of somebody, if they have one.
    pub fn of(person: &Person) -> Self {
        Self { name: person.name.clone(), handle: person.accounts.first().map(Account::handle) }
    }

    fn line(&self) -> Line {
        match &self.handle {
            Some(handle) => {
                line![Inline::Untrusted(self.name.clone()), " (", Inline::Untrusted(typed_handle(handle)), ")"]
            }
            None => line!["\"", Inline::Untrusted(self.name.clone()), "\""],
        }
    }
}

/// A handle as it is typed: in quotes, where it has blanks.
fn typed_handle(handle: &str) -> String {
    if handle.contains(char::is_whitespace) { format!("\"{handle}\"") } else { handle.to_owned() }
}

/// The way to say a name for sure.
fn as_new(typed: &str) -> Line {
    line!["\"", typed_briefly(typed), "\" new: yes"]
}

impl Refusal {
    /// The refusal in words.
    pub fn reply(&self) -> Reply {
        match self {
            Self::UnknownCommand { typed, near } => {
                let said = line!["There is no command \"", typed_briefly(typed), "\". "];
                let rest = match near.as_slice() {
                    [] => line![Inline::command("help"), " lists what there is."],
                    near => line!["Did you mean "]
                        .then(alternatives(near.iter().map(|name| Inline::command(*name))))
                        .then(line!["?"]),
                };
                Reply::line(said.then(rest))
            }
            Self::UnknownSubcommand { command: name, typed, choices } => {
                let choices = choices.iter().map(|choice| Inline::command(format!("{name} {choice}")));
                Reply::line(
                    line![Inline::command(*name), " has no \"", typed_briefly(typed), "\". It has "]
                        .then(Line::join(choices.map(|choice| line![choice]), ", "))
                        .then(line!["."]),
                )
            }
            Self::UnknownGroup { typed, near, any } => {
                let said = line!["There is no group \"", typed_briefly(typed), "\". "];
                let rest = match (near.as_slice(), any) {
                    ([], true) => line![Inline::command("status"), " lists the groups."],
                    ([], false) => {
                        line!["No group has been proposed yet: ", Inline::command("propose CODE Title"), "."]
                    }
                    (near, _) => line!["Did you mean "]
                        .then(alternatives(near.iter().map(|code| Inline::Untrusted(code.clone()))))
                        .then(line!["?"]),
                };
                Reply::line(said.then(rest))
            }
            Self::Missing { what, usage, example } => {
                let reply =
                    Reply::line(line!["Something is missing: "].then(Line::of_definition(what)).then(line!["."]))
                        .and(line!["Type: ", Inline::command(usage.as_str())]);
                match example {
                    Some(example) => reply.and(line!["For example: ", Inline::command(*example)]),
                    None => reply,
                }
            }
            Self::TooMuch { typed, usage } => {
                Reply::line(line!["I do not know what to do with \"", typed_briefly(typed), "\"."])
                    .and(line!["Type: ", Inline::command(usage.as_str())])
            }
            Self::LineWithoutName { typed, names } => {
                Reply::line(line!["I cannot tell where this line belongs: \"", typed_briefly(typed), "\"."])
                    .and(line![format!("Begin it with one of: {}.", names.join(" "))])
            }
            Self::Twice { argument } => Reply::line(line![format!("{argument}: is there twice. Say it once.")]),
            Self::NotQuoted { argument, typed } => Reply::line(line![
                format!("Put the {argument} in quotes, such as \"First call\". I found \""),
                typed_briefly(typed),
                "\" in its place.",
            ]),
            Self::WrongValue { argument, typed, expected, near } => {
                let said = line![
                    format!("I do not understand {argument}: \""),
                    typed_briefly(typed),
                    format!("\". Write {expected}"),
                ];
                let rest = match near.as_slice() {
                    [] => line!["."],
                    near => line![". Did you mean "]
                        .then(alternatives(near.iter().map(|choice| Inline::Untrusted(choice.clone()))))
                        .then(line!["?"]),
                };
                Reply::line(said.then(rest))
            }
            Self::TooLong { bytes, most } => Reply::line(line![format!(
                "Your message is too long: {} kB, and {} kB is the most. Put the text into a document and give its link.",
                bytes.div_ceil(1000),
                most / 1000,
            )]),
            Self::UnknownHandle { typed, near } => {
                let said = line!["I know no account \"", typed_briefly(typed), "\". "];
                Reply::line(said.then(match near.as_slice() {
                    [] => line!["Without an account, give the name in quotes, such as \"Lea Kaspar\"."],
                    near => did_you_mean(near),
                }))
            }
            Self::IsOffice { typed } => Reply::line(line![
                "\"",
                typed_briefly(typed),
                "\" is an office, and I need a person here. Write @handle, or a name from the list of people.",
            ]),
            Self::NoMember { typed, handles } => {
                let handles = handles.iter().map(|handle| Inline::Untrusted(typed_handle(handle)));
                let said = line!["I know \"", typed_briefly(typed), "\" only as an account that is not a member's: "];
                Reply::line(said.then(alternatives(handles)).then(line![". If you mean that account, write it so."]))
                    .and(line!["If you mean somebody else, write "].then(as_new(typed)).then(line!["."]))
            }
            Self::NearName { typed, near, looks_alike } => {
                let said = if *looks_alike {
                    line!["Some letters of \"", typed_briefly(typed), "\" only look like those of a name that I know. "]
                } else {
                    line!["Nobody in the list of people is called \"", typed_briefly(typed), "\". "]
                };
                Reply::line(said.then(did_you_mean(near)))
                    .and(line!["If this is somebody new, write "].then(as_new(typed)).then(line!["."]))
            }
            Self::NotOneName { typed, why } => {
                let typed_again = || line!["\"", typed_briefly(typed), "\""];
                match why {
                    NotOneName::HasHandle => Reply::line(typed_again().then(line![
                        " has an @ in it, so I cannot tell whom you mean. Write the handle alone, or a name without @."
                    ])),
                    NotOneName::Several => {
                        let said = typed_again().then(line![" may be several people. Name one at a time."]);
                        let as_one =
                            line!["If it is the name of one person, write "].then(as_new(typed)).then(line!["."]);
                        if typed.starts_with('@') { Reply::line(said) } else { Reply::line(said).and(as_one) }
                    }
                    NotOneName::HasNoLetter => Reply::line(line![
                        "I see no letter in that name. Write @handle, or a name that people can read."
                    ]),
                    NotOneName::MixesScripts { word } => Reply::line(line![
                        "\"",
                        typed_briefly(word),
                        "\" mixes letters of several scripts that look alike. Please type the name again.",
                    ])
                    .and(line!["If it is written so, write "].then(as_new(typed)).then(line!["."])),
                }
            }
            Self::SeveralOfName { typed, accounts } => {
                let reply = line!["Several people are called \"", typed_briefly(typed), "\". Say which by a handle"];
                let handles = accounts.iter().map(|account| line![Inline::Untrusted(account.clone())]);
                let rest = if accounts.is_empty() {
                    line!["."]
                } else {
                    line![": "].then(Line::join(handles, ", ")).then(line!["."])
                };
                Reply::line(reply.then(rest))
            }
            Self::Empty { argument, usage } => Reply::line(line![format!("Something is missing after {argument}:")])
                .and(line!["Type: ", Inline::command(usage.as_str())]),
            Self::NoMeeting { number, near } => {
                let said = line![format!("There is no meeting {number}. ")];
                let rest = match near.as_slice() {
                    [] => line![Inline::command("meetings"), " shows those that come."],
                    near => line!["Did you mean "]
                        .then(alternatives(near.iter().map(|number| Inline::from(number.to_string()))))
                        .then(line!["?"]),
                };
                Reply::line(said.then(rest))
            }
            Self::NoSeries { number } => {
                Reply::line(line![format!("Meeting {number} is not one of a series. Say {number} without the +.")])
            }
            Self::NothingRuns => Reply::line(line![
                "No minutes are being taken here. A facilitator begins with ",
                Inline::command("minutes start N"),
                " in the room of the meeting.",
            ]),
            Self::FormForgotten => Reply::line(line![
                "This form was open for too long, so nothing was recorded. Give the command again, please.",
            ]),
            Self::Explained(why) => why.explain(),
        }
    }

    /// Whether it says who may do it, rather than that it cannot be done now.
    pub fn is_about_who(&self) -> bool {
        match self {
            Self::Explained(why) => why.is_about_who(),
            Self::UnknownCommand { .. }
            | Self::UnknownSubcommand { .. }
            | Self::UnknownGroup { .. }
            | Self::Missing { .. }
            | Self::Empty { .. }
            | Self::TooMuch { .. }
            | Self::LineWithoutName { .. }
            | Self::Twice { .. }
            | Self::NotQuoted { .. }
            | Self::WrongValue { .. }
            | Self::TooLong { .. }
            | Self::UnknownHandle { .. }
            | Self::IsOffice { .. }
            | Self::NoMember { .. }
            | Self::NearName { .. }
            | Self::NotOneName { .. }
            | Self::SeveralOfName { .. }
            | Self::NoMeeting { .. }
            | Self::NoSeries { .. }
            | Self::NothingRuns
            | Self::FormForgotten => false,
        }
    }
}

impl<R: Explain + 'static> From<R> for Refusal {
    fn from(why: R) -> Self {
        Self::Explained(Arc::new(why))
    }
}

fn did_you_mean(near: &[NearName]) -> Line {
    let names: Vec<Line> = near.iter().map(NearName::line).collect();
    line!["Did you mean "].then(one_of(names)).then(line!["?"])
}

/// What was typed, cut where it would fill the screen.
fn typed_briefly(typed: &str) -> Inline {
    const MOST: usize = 80;
    let one_line = typed.replace('\n', " ");
    if one_line.chars().count() <= MOST {
        return Inline::Untrusted(one_line);
    }
    Inline::Untrusted(one_line.chars().take(MOST).chain(['…']).collect())
}

pub(crate) fn alternatives(inlines: impl Iterator<Item = Inline>) -> Line {
    one_of(inlines.map(|inline| line![inline]).collect())
}

fn one_of(mut lines: Vec<Line>) -> Line {
    match lines.pop() {
        Some(last) if !lines.is_empty() => Line::join(lines, ", ").then(line![" or "]).then(last),
        last => last.unwrap_or_default(),
    }
}

/// A reply with one list below a line.
pub(crate) fn listed(intro: Line, items: Vec<Line>) -> Reply {
    Reply::line(intro).with(Block::List(items))
}
