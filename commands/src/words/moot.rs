//! Refusals of what is well said but cannot be done as things stand: the step is not possible from here.

mod meetings;

pub use meetings::MeetingMoot;

use jiff::Timestamp;

use super::refusal::{Refusal, alternatives};
use super::reply::{Block, Inline, Line, Reply};
use crate::line;
use crate::record::{Code, Outcome, PersonId, State};

/// Why something cannot be done now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moot {
    /// The group's life is over.
    Ended {
        /// The group.
        group: Code,
        /// How it ended.
        state: State,
    },
    /// The group is not at work.
    NotApproved {
        /// The group.
        group: Code,
        /// What it is instead.
        state: State,
    },
    /// The decision does not lead on from where the group is.
    IllegalStep {
        /// The group.
        group: Code,
        /// Where it is.
        state: State,
        /// What was to be decided.
        outcome: Outcome,
        /// What can be decided.
        possible: Vec<Outcome>,
    },
    /// A group at work is continued only when it has asked for that.
    NotRenewed {
        /// The group.
        group: Code,
        /// What can be decided.
        possible: Vec<Outcome>,
    },
    /// Something that the rules ask for is missing.
    RulesUnmet {
        /// The group.
        group: Code,
        /// What was to be decided.
        outcome: Outcome,
        /// What is missing.
        missing: Vec<Line>,
    },
    /// The secretariat decides nothing by itself.
    ForWhichChair,
    /// Somebody named as chair is not.
    NotTheChair {
        /// Who.
        who: Inline,
    },
    /// A redirect without its target.
    NoTarget {
        /// The group.
        group: Code,
    },
    /// A target where there is none.
    TargetWithoutRedirect,
    /// A redirect to the same group.
    TargetIsItself {
        /// The group.
        group: Code,
    },
    /// A redirect to a group whose life is over.
    TargetHasEnded {
        /// The group.
        group: Code,
        /// How it ended.
        state: State,
    },
    /// A proposal can be taken back while it is undecided.
    NotUndecided {
        /// The group.
        group: Code,
        /// What it is instead.
        state: State,
    },
    /// There is no concern of this number.
    NoConcern {
        /// The group.
        group: Code,
        /// The number.
        number: u32,
        /// The numbers of those that stand.
        open: Vec<usize>,
    },
    /// The concern has ended already.
    ConcernEnded {
        /// The group.
        group: Code,
        /// The number.
        number: u32,
        /// When.
        at: Timestamp,
    },
    /// It is somebody else's concern.
    NotYourConcern {
        /// Whose it is.
        author: PersonId,
    },
    /// The chair sets a concern aside with a reason only.
    NoReason {
        /// The group.
        group: Code,
        /// The number of the concern.
        number: u32,
    },
    /// The person facilitates the group already.
    AlreadyFacilitates {
        /// Who.
        who: PersonId,
        /// The group.
        group: Code,
        /// Since when.
        since: Timestamp,
    },
    /// The person does not facilitate the group.
    DoesNotFacilitate {
        /// Who.
        who: Inline,
        /// The group.
        group: Code,
    },
    /// Continuation was asked for already.
    AlreadyRenewed {
        /// The group.
        group: Code,
        /// When.
        at: Timestamp,
    },
    /// The group goes on in the next cycle already.
    AlreadyContinued {
        /// The group.
        group: Code,
        /// Since when that is decided.
        at: Timestamp,
    },
    /// No cycle is open, so no group need ask to go on.
    NoCycleEnds {
        /// The group.
        group: Code,
    },
    /// A last call runs already.
    LastCallRuns {
        /// The group.
        group: Code,
        /// Its end.
        until: Timestamp,
    },
    /// A cycle is open already.
    CycleIsOpen {
        /// Its end.
        ends: Timestamp,
    },
    /// No cycle is open.
    NoCycle,
    /// The last day of a cycle is before the first, or over.
    CycleEndsTooSoon,
    /// No consultation has this number.
    NoConsultation {
        /// The number.
        number: u32,
        /// How many there are.
        latest: Option<u32>,
    },
    /// An answer to what is hidden, where others read it.
    HiddenFromRooms {
        /// The number of the consultation.
        number: u32,
    },
    /// The consultation has ended.
    ConsultationClosed {
        /// The number.
        number: u32,
        /// When.
        at: Timestamp,
    },
    /// It has no such option.
    NoOption {
        /// The option as typed.
        option: u32,
        /// Those that there are.
        options: Vec<u32>,
    },
    /// Only one option can be chosen.
    OneOption,
    /// An option must be chosen.
    ChooseOption {
        /// The consultation.
        number: u32,
        /// Those that there are.
        options: Vec<u32>,
    },
    /// It has no such class.
    NoClass {
        /// The classes that there are.
        classes: Vec<Line>,
    },
    /// The person has not answered.
    NoInput {
        /// Who.
        who: Inline,
        /// The consultation.
        number: u32,
    },
    /// Somebody else opened it.
    NotTheOpener {
        /// The consultation.
        number: u32,
    },
    /// No platform has a place in which rooms are made.
    NoPlaceForRooms {
        /// The group.
        group: Code,
    },
    /// The group has its rooms.
    HasRooms {
        /// The group.
        group: Code,
    },
    /// The group's rooms are being made.
    RoomsAreMade {
        /// The group.
        group: Code,
    },
    /// There is no such code any more, or never was.
    NoLinkCode,
    /// The code is for the other account.
    OwnLinkCode,
    /// Nobody has this name.
    NoSuchName,
    /// Only a name without an account is joined by others.
    NameHasAccount {
        /// Who.
        who: PersonId,
    },
    /// Nobody is known by what was typed.
    NobodyKnown,
    /// Nobody was joined with the speaker, or with somebody.
    NotJoined {
        /// Who, if not the speaker.
        who: Option<PersonId>,
    },
    /// What was before a join is no longer kept.
    JoinIsFinal {
        /// Who was joined, if not the speaker.
        who: Option<PersonId>,
    },
    /// There is no join of that number.
    NoSuchJoin {
        /// Those there are, each with its command.
        joins: Vec<Line>,
    },
    /// Nothing is known of the person.
    NothingKnown,
    /// Nothing is served on the web.
    NotOnTheWeb,
    /// Only one's own digest comes by mail.
    MailToOneself,
    /// Nothing is sent by mail.
    NoMail,
    /// Nobody knows the speaker's address.
    NoAddress,
    /// The speaker has no digest of their own.
    NoDigest,
    /// The room is bound to nothing.
    NotBound,
    /// The new end is not later than the old one.
    NotLater {
        /// The end that holds.
        until: Timestamp,
    },
    /// Something about a meeting.
    Meeting(MeetingMoot),
}

impl From<MeetingMoot> for Refusal {
    fn from(moot: MeetingMoot) -> Self {
        Self::Moot(Moot::Meeting(moot))
    }
}

impl From<Moot> for Refusal {
    fn from(moot: Moot) -> Self {
        Self::Moot(moot)
    }
}

impl Moot {
    /// The refusal in words.
    pub fn reply(&self) -> Reply {
        match self {
            Self::Ended { group, state } => Reply::line(line![
                group,
                format!(" has ended ({state}). A member can propose it again: "),
                command(format!("propose {group} Title")),
            ]),
            Self::NotApproved { group, state } => Reply::line(line![
                group,
                format!(" is not at work: it {}. This is possible once the ", is(*state)),
                Inline::Chair,
                " has approved it.",
            ]),
            Self::IllegalStep { group, state, outcome, possible } => {
                let said = line![group, format!(" {}, so \"{outcome}\" is not possible.", is(*state))];
                Reply::line(said.then(possible_steps(group, possible)))
            }
            Self::NotRenewed { group, possible } => {
                let said = line![
                    group,
                    " is at work already. It can be continued when its facilitators have asked for it: ",
                    command(format!("renew {group}")),
                    "."
                ];
                Reply::line(said.then(possible_steps(group, possible)))
            }
            Self::RulesUnmet { group, outcome, missing } => {
                let again = command(format!("decide {group} {outcome} anyway: the reason"));
                Reply::line(line!["Not recorded. The rules ask for something that is missing for ", group, ":"])
                    .with(Block::List(missing.clone()))
                    .and(line!["To decide all the same, say why: ", again])
            }
            Self::ForWhichChair => Reply::line(line![
                "The ",
                Inline::Chair,
                " decides. To record that decision, add by: and the name of the ",
                Inline::Chair,
                ", such as by: @lynn",
            ]),
            Self::NotTheChair { who } => Reply::line(line![
                who.clone(),
                " is not the ",
                Inline::Chair,
                ". Only the ",
                Inline::Chair,
                " decides.",
            ]),
            Self::NoTarget { group } => Reply::line(line![
                "Where does it go? Add to: with a group's code or a few words, such as ",
                command(format!("decide {group} redirect to: the work programme")),
            ]),
            Self::TargetWithoutRedirect => Reply::line(line![
                "Only a redirect has to:. If \"to:\" belongs to your words, put all of them in quotes."
            ]),
            Self::TargetIsItself { group } => {
                Reply::line(line![group, " cannot be redirected to itself. Name another group, or say where in words."])
            }
            Self::TargetHasEnded { group, state } => Reply::line(line![
                group,
                format!(" has ended ({state}), so nothing can go to it. Name another group, or say where in words."),
            ]),
            Self::NotUndecided { group, state } => Reply::line(line![
                group,
                format!(" {}. A proposal can be taken back only before the ", is(*state)),
                Inline::Chair,
                " has decided on it.",
            ]),
            Self::NoConcern { group, number, open } => {
                let rest = match open.as_slice() {
                    [] => line!["No concern stands."],
                    open => {
                        let numbers: Vec<String> = open.iter().map(ToString::to_string).collect();
                        line![format!("Those that stand: {}.", numbers.join(", "))]
                    }
                };
                Reply::line(line![group, format!(" has no concern number {number}. ")].then(rest))
            }
            Self::ConcernEnded { group, number, at } => Reply::line(line![
                format!("Concern {number} about "),
                group,
                " ended on ",
                Inline::Date(*at),
                ". Nothing changes."
            ]),
            Self::NotYourConcern { author } => Reply::line(line![
                "This is the concern of ",
                *author,
                ". Only its author can take it back, or the ",
                Inline::Chair,
                " can set it aside with a reason.",
            ]),
            Self::NoReason { group, number } => Reply::line(line![
                "To set somebody's concern aside, give the reason. It goes into the record: ",
                command(format!("resolve {group} {number} The reason.")),
            ]),
            Self::AlreadyFacilitates { who, group, since } => {
                Reply::line(line![*who, " has facilitated ", group, " since ", Inline::Date(*since), "."])
            }
            Self::DoesNotFacilitate { who, group } => {
                Reply::line(line![who.clone(), " does not facilitate ", group, ". Nothing changes."])
            }
            Self::AlreadyRenewed { group, at } => Reply::line(line![
                group,
                " has asked for continuation already, on ",
                Inline::Date(*at),
                ". The ",
                Inline::Chair,
                " decides: ",
                command(format!("decide {group} continue")),
            ]),
            Self::AlreadyContinued { group, at } => Reply::line(line![
                group,
                " was continued already, on ",
                Inline::Date(*at),
                ". It goes on in the next cycle."
            ]),
            Self::NoCycleEnds { group } => Reply::line(line![
                "No cycle is open, so ",
                group,
                " goes on without asking. When the ",
                Inline::Chair,
                " or the secretariat has opened one, it can ask for the next.",
            ]),
            Self::LastCallRuns { group, until } => {
                Reply::line(line!["The last call for ", group, " runs already, until ", Inline::Moment(*until), "."])
            }
            Self::CycleIsOpen { ends } => Reply::line(line![
                "A cycle is open already, until ",
                Inline::Moment(*ends),
                ". Close it first: ",
                command("cycle close"),
            ]),
            Self::NoCycle => Reply::line(line!["No cycle is open. Open one: ", command("cycle open \"NAME\" FROM TO")]),
            Self::CycleEndsTooSoon => {
                Reply::line(line!["The last day of a cycle comes after its first day, and is still to come."])
            }
            Self::NoConsultation { number, latest } => Reply::line(match latest {
                None => line!["There is no consultation yet."],
                Some(1) => line![format!("There is no consultation {number}. There is number 1: "), show(1)],
                Some(latest) => {
                    line![format!("There is no consultation {number}. The latest is number {latest}: "), show(*latest)]
                }
            }),
            Self::ConsultationClosed { number, at } => Reply::line(line![
                format!("Consultation {number} ended on "),
                Inline::Moment(*at),
                ". Nothing was recorded. ",
                show(*number),
                " shows what came of it.",
            ]),
            Self::HiddenFromRooms { number } => Reply::line(line![
                format!("What is answered to consultation {number} is hidden until its end, so I take answers only in private. Send me there: "),
                command(format!("consult answer {number} …")),
            ])
            .and(line!["If others can read here what you chose, please delete your message."]),
            Self::NoOption { option, options } => {
                Reply::line(line![format!("There is no option {option}. Choose from {}.", numbers(options))])
            }
            Self::OneOption => Reply::line(line!["Only one option can be chosen here. Give one number."]),
            Self::ChooseOption { number, options } => Reply::line(line![
                format!("Choose from the options {}, such as ", numbers(options)),
                command(format!("consult answer {number} {}", options.first().unwrap_or(&1))),
            ]),
            Self::NoClass { classes } if classes.is_empty() => {
                Reply::line(line!["This consultation has no classes. Leave class: out."])
            }
            Self::NoClass { classes } => {
                Reply::line(line!["There is no such class. There are: "].then(Line::join(classes.clone(), ", ")))
            }
            Self::NoInput { who, number } => {
                Reply::line(line![who.clone(), format!(" has not answered consultation {number}.")])
            }
            Self::NotTheOpener { number } => Reply::line(line![
                format!("Only who opened consultation {number}, the "),
                Inline::Chair,
                " and the secretariat may do this.",
            ]),
            Self::NoPlaceForRooms { group } => Reply::line(line![
                "I have no place in which to make rooms. Make a room yourself, bring me in, and say there: ",
                Inline::Command(format!("room bind {group}")),
            ]),
            Self::HasRooms { group } => Reply::line(line![group, " has its rooms already. Nothing changes."]),
            Self::RoomsAreMade { group } => Reply::line(line![
                "The rooms of ",
                group,
                " are being made already. The rooms of all hear when they are there.",
            ]),
            Self::NoLinkCode => Reply::line(line![
                "This code is wrong, used or too old. Nothing was joined. Get a new one from your first account: ",
                command("profile link"),
            ]),
            Self::OwnLinkCode => Reply::line(line![
                "This is the account that got the code. Give the code from your other account, then confirm here.",
            ]),
            Self::NoSuchName => Reply::line(line!["There is no such name in the list of people. Nothing was joined."]),
            Self::NameHasAccount { who } => Reply::line(line![
                "Only a name without an account can be joined to somebody who has one. ",
                *who,
                " can do it with ",
                command("profile link"),
                ".",
            ]),
            Self::NobodyKnown => Reply::line(line!["There is nobody of that name or account. Nothing changes."]),
            Self::NotJoined { who: None } => {
                Reply::line(line!["Your account is joined with no other. There is nothing to take back."])
            }
            Self::NotJoined { who: Some(who) } => Reply::line(line![
                "The accounts of ",
                *who,
                " are joined with no others. There is nothing to take back."
            ]),
            Self::JoinIsFinal { who: None } => Reply::line(line![
                "Your accounts were joined more than 30 days ago, or by an earlier version of me. What each was before is no \
                 longer kept, so I cannot take it back. Please ask the secretariat: an account can be taken away by an import.",
            ]),
            Self::JoinIsFinal { who: Some(who) } => Reply::line(line![
                "The accounts of ",
                *who,
                " were joined more than 30 days ago, or by an earlier version of me. What each was before is no longer kept, so \
                 I cannot take it back. The operator can take an account away by an import, with \"-\" in its column.",
            ]),
            Self::NoSuchJoin { joins } => Reply::line(line!["There is no such join. Those that can be taken back:"])
                .with(Block::List(joins.clone())),
            Self::NothingKnown => Reply::line(line!["Nothing is kept of you."]),
            Self::NotOnTheWeb => Reply::line(line![
                "There is no calendar to give you: this record has no address on the web. Its operator can give it one: \
                 public_url in the table [web] of the configuration. What is coming is shown by ",
                command("meetings"),
            ]),
            Self::MailToOneself => Reply::line(line![
                "Only your own digest comes by mail: ",
                command("digest weekly mon 09:00 me by: mail"),
            ]),
            Self::NoMail => Reply::line(line![
                "I cannot send mail here. Its operator can let me: the table [mail] of the configuration. In private a \
                 digest comes with ",
                command("digest weekly mon 09:00 me"),
            ]),
            Self::NoAddress => Reply::line(line![
                "I do not know your address. Please ask the secretariat to add it to the list of people."
            ]),
            Self::NoDigest => Reply::line(line![
                "You have no digest of your own. To have one: ",
                command("digest weekly mon 09:00 me"),
            ]),
            Self::NotBound => Reply::line(line![
                "This room is of no group, so it has no digest. The ",
                Inline::Chair,
                " or the secretariat can change that: ",
                command("room bind CODE"),
            ]),
            Self::NotLater { until } => Reply::line(line![
                "It runs until ",
                Inline::Moment(*until),
                ". A new end must be later. To end it now, close it.",
            ]),
            Self::Meeting(moot) => moot.reply(),
        }
    }
}

fn command(words: impl Into<String>) -> Inline {
    Inline::Command(words.into())
}

/// Where a group is, as after its code: `is approved`, `has lapsed`.
pub(crate) fn is(state: State) -> String {
    match state {
        State::Lapsed => "has lapsed".to_owned(),
        state => format!("is {state}"),
    }
}

fn show(number: u32) -> Inline {
    command(format!("consult show {number}"))
}

fn numbers(numbers: &[u32]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn possible_steps(group: &Code, possible: &[Outcome]) -> Line {
    if possible.is_empty() {
        return line![" It can be proposed again: ", command(format!("propose {group} Title"))];
    }
    let steps = possible.iter().map(|outcome| command(format!("decide {group} {outcome}")));
    line![" Possible: "].then(alternatives(steps)).then(line!["."])
}
