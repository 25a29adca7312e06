//! Refusals: written for the person refused. What was wrong, what would work, who may do it.

use jiff::Timestamp;

use super::access::Access;
use super::moot::Moot;
use super::reply::{Block, Inline, Line, Reply};
use crate::line;
use crate::register::Code;

/// Why something was not done. A closed set.
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
    },
    /// Several people have this name.
    SeveralOfName {
        /// As typed.
        typed: String,
        /// Their accounts.
        accounts: Vec<String>,
    },
    /// The speaker may not do this.
    NotAllowed {
        /// The command.
        what: String,
        /// Who may.
        may: Access,
        /// The argument, when it is about one.
        argument: Option<String>,
    },
    /// The code is taken.
    AlreadyProposed {
        /// The code.
        group: Code,
        /// Since when.
        since: Timestamp,
    },
    /// At that moment the group was not there.
    NotYetProposed {
        /// The code.
        group: Code,
        /// The moment.
        at: Timestamp,
    },
    /// Support is given once.
    AlreadySupports {
        /// Who.
        who: Inline,
        /// The group.
        group: Code,
        /// Since when.
        since: Timestamp,
    },
    /// There is no support to take back.
    DoesNotSupport {
        /// Who.
        who: Inline,
        /// The group.
        group: Code,
    },
    /// A room of one person cannot be bound.
    PrivateRoom,
    /// The room is already bound so.
    AlreadyBound,
    /// What was asked before the form is not known any more.
    FormForgotten,
    /// They have asked so much that there is no room for more now.
    TooMany {
        /// For how many commands there is room in a minute.
        per_minute: u32,
    },
    /// As things stand, it cannot be done.
    Moot(Moot),
    /// The moment has not come yet.
    NotYet {
        /// The moment.
        at: Timestamp,
    },
}

impl Refusal {
    /// The refusal in words.
    pub fn reply(&self) -> Reply {
        match self {
            Self::UnknownCommand { typed, near } => {
                let said = line!["There is no command \"", typed_briefly(typed), "\". "];
                let rest = match near.as_slice() {
                    [] => line![command("help"), " lists what there is."],
                    near => line!["Did you mean "]
                        .then(alternatives(near.iter().map(|name| command(*name))))
                        .then(line!["?"]),
                };
                Reply::line(said.then(rest))
            }
            Self::UnknownSubcommand { command: name, typed, choices } => {
                let choices = choices.iter().map(|choice| command(format!("{name} {choice}")));
                Reply::line(
                    line![command(*name), " has no \"", typed_briefly(typed), "\". It has "]
                        .then(Line::join(choices.map(|choice| line![choice]), ", "))
                        .then(line!["."]),
                )
            }
            Self::UnknownGroup { typed, near, any } => {
                let said = line!["There is no group \"", typed_briefly(typed), "\". "];
                let rest = match (near.as_slice(), any) {
                    ([], true) => line![command("status"), " lists the groups."],
                    ([], false) => line!["No group has been proposed yet: ", command("propose CODE Title"), "."],
                    (near, _) => line!["Did you mean "]
                        .then(alternatives(near.iter().map(|code| Inline::Typed(code.clone()))))
                        .then(line!["?"]),
                };
                Reply::line(said.then(rest))
            }
            Self::Missing { what, usage, example } => {
                let reply =
                    Reply::line(line!["Something is missing: "].then(Line::of_definition(what)).then(line!["."]))
                        .and(line!["Type: ", command(usage.as_str())]);
                match example {
                    Some(example) => reply.and(line!["For example: ", command(*example)]),
                    None => reply,
                }
            }
            Self::TooMuch { typed, usage } => {
                Reply::line(line!["I do not know what to do with \"", typed_briefly(typed), "\"."])
                    .and(line!["Type: ", command(usage.as_str())])
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
                        .then(alternatives(near.iter().map(|choice| Inline::Typed(choice.clone()))))
                        .then(line!["?"]),
                };
                Reply::line(said.then(rest))
            }
            Self::TooLong { bytes, most } => Reply::line(line![format!(
                "Your message is too long: {} kB, and {} kB is the most. Put the text into a document and give its link.",
                bytes.div_ceil(1000),
                most / 1000,
            )]),
            Self::UnknownHandle { typed } => Reply::line(line![
                "I know nobody called \"",
                typed_briefly(typed),
                "\". Give the name in quotes instead, such as \"Lea Kaspar\".",
            ]),
            Self::SeveralOfName { typed, accounts } => {
                let reply = line!["Several people are called \"", typed_briefly(typed), "\". Say which by a handle"];
                let handles = accounts.iter().map(|account| line![Inline::Typed(account.clone())]);
                let rest = if accounts.is_empty() {
                    line!["."]
                } else {
                    line![": "].then(Line::join(handles, ", ")).then(line!["."])
                };
                Reply::line(reply.then(rest))
            }
            Self::NotAllowed { what, may, argument: None } => {
                Reply::line(line!["Only "].then(may.line()).then(line![" may use ", command(what.as_str()), "."]))
            }
            Self::NotAllowed { what, may, argument: Some(argument) } => {
                let said = line!["Only "].then(may.line());
                let said = said.then(line![" may use ", command(what.as_str()), format!(" with {argument}.")]);
                let name = argument.split(':').next().unwrap_or_default();
                // A charter is changed with nothing but names; elsewhere they can be meant as words.
                let hint = format!(" If \"{name}:\" belongs to your words, put all of them in quotes.");
                Reply::line(if may.depends_on_group() { said } else { said.then(line![hint]) })
            }
            Self::Empty { argument, usage } => Reply::line(line![format!("Something is missing after {argument}:")])
                .and(line!["Type: ", command(usage.as_str())]),
            Self::AlreadyProposed { group, since } => Reply::line(line![
                group,
                " was already proposed on ",
                Inline::Date(*since),
                ". ",
                command(format!("charter {group}")),
                " shows it.",
            ]),
            Self::NotYetProposed { group, at } => {
                Reply::line(line![group, " was not yet proposed on ", Inline::Moment(*at), "."])
            }
            Self::AlreadySupports { who, group, since } => Reply::line(line![
                who.clone(),
                " has supported ",
                group,
                " since ",
                Inline::Date(*since),
                ". Each person counts once.",
            ]),
            Self::DoesNotSupport { who, group } => {
                Reply::line(line![who.clone(), " does not support ", group, ", so there is nothing to take back."])
            }
            Self::PrivateRoom => {
                Reply::line(line!["A private conversation cannot be bound. Say this in the group's room."])
            }
            Self::AlreadyBound => Reply::line(line!["This room is bound to that already. Nothing changes."]),
            Self::FormForgotten => Reply::line(line![
                "This form was open for too long, so nothing was recorded. Give the command again, please.",
            ]),
            Self::TooMany { per_minute } => Reply::line(line![
                format!(
                    "That is more than I can follow: from now on I answer about {per_minute} of your commands here in a minute. "
                ),
                "What I do not answer is not recorded. Please wait a minute, then say it again.",
            ]),
            Self::Moot(moot) => moot.reply(),
            Self::NotYet { at } => {
                Reply::line(line![Inline::Moment(*at), " has not come yet. Give a day or a moment in the past."])
            }
        }
    }
}

fn command(words: impl Into<String>) -> Inline {
    Inline::Command(words.into())
}

/// What was typed, cut where it would fill the screen.
fn typed_briefly(typed: &str) -> Inline {
    const MOST: usize = 80;
    let one_line = typed.replace('\n', " ");
    if one_line.chars().count() <= MOST {
        return Inline::Typed(one_line);
    }
    Inline::Typed(one_line.chars().take(MOST).chain(['…']).collect())
}

pub(in crate::kit) fn alternatives(inlines: impl Iterator<Item = Inline>) -> Line {
    let mut inlines: Vec<Line> = inlines.map(|inline| line![inline]).collect();
    match inlines.pop() {
        Some(last) if !inlines.is_empty() => Line::join(inlines, ", ").then(line![" or "]).then(last),
        last => last.unwrap_or_default(),
    }
}

/// A reply with one list below a line.
pub(crate) fn listed(intro: Line, items: Vec<Line>) -> Reply {
    Reply::line(intro).with(Block::List(items))
}
