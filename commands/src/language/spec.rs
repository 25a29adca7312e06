//! The definition of a command: the one source for the reader, completion, help and the command page.

use std::marker::PhantomData;

use super::access::{ANYONE, Access};
use super::call::Call;
use super::draft::Draft;
use crate::record::Role;
use crate::words::phrase::Phrase;
use crate::words::refusal::Refusal;
use crate::words::reply::Reply;

/// One command, or one of a command's subcommands.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// What is typed after the mark; lower case.
    pub name: &'static str,
    /// What it does, in one short sentence.
    pub summary: Phrase,
    /// Who may use it.
    pub access: Access,
    /// Whether the answer is for the asker's eyes alone.
    pub private: bool,
    /// Its arguments and what it does, or its subcommands.
    pub shape: Shape,
    /// What can be typed, without the mark.
    pub examples: &'static [&'static str],
    /// What is refused.
    pub refused: &'static [Refused],
}

/// A command has arguments or subcommands, never both.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// What follows the name, in order, and what is decided from it.
    Act {
        /// The arguments.
        arguments: &'static [Argument],
        /// What it does.
        decide: Decide,
    },
    /// What can follow the name. The first is meant when none is said.
    Subcommands(&'static [Spec]),
}

/// What a command does: events and effects go into the draft, the answer comes back.
pub type Decide = fn(&Call, &mut Draft<'_>) -> Result<Reply, Refusal>;

/// Something that is refused, said by whom.
#[derive(Clone, Copy, Debug)]
pub struct Refused {
    /// The role of who says it.
    pub by: Role,
    /// What is typed, without the mark.
    pub typed: &'static str,
}

/// A command's argument.
#[derive(Clone, Copy, Debug)]
pub struct Argument {
    /// Its name: `words`, or `for` when it is given as `for: …`.
    pub name: &'static str,
    /// What it can be.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: bool,
    /// The name of another argument in whose company it may be left out.
    pub unless: Option<&'static str>,
    /// Whether it is given as `name: value` rather than by its place.
    pub named: bool,
    /// Whether `none` says that it has no value any more.
    pub can_be_emptied: bool,
    /// Who may give it.
    pub access: Access,
    /// What it is, in a few words.
    pub about: Phrase,
}

/// What an argument can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A known group's code; in a group's own room that group when left out.
    Group,
    /// The code of a group to be.
    NewCode,
    /// The rest of a line.
    Line,
    /// Text of one or more lines.
    Text,
    /// One person on whom something is put: by a handle, or by the name of a member.
    Person,
    /// One person of whom something is there already.
    KnownPerson,
    /// A name in the list of people that has no account.
    NameAlone,
    /// Several people, with commas between them.
    People,
    /// Several people who are proposed for something.
    Nominees,
    /// A web address.
    Url,
    /// Several web addresses, each given with the name again.
    Urls,
    /// A day or a moment in the past.
    Moment,
    /// A day or a moment to come, until which something runs.
    Deadline,
    /// A day.
    Day,
    /// A day in the past, or today.
    PastDay,
    /// The name of something, in quotes or all words but those that the arguments after it need.
    Name,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// A number from 1 on.
    Number,
    /// Several numbers, with commas between them.
    Numbers,
    /// One text for each number: `1: …`, `2: …`.
    Options,
    /// A time zone.
    Zone,
    /// Hours of the day.
    Hours,
    /// Days of the week.
    Weekend,
    /// One of the organisation's stakeholder groups.
    Stakeholder,
    /// One of the organisation's categories of groups.
    Category,
    /// Yes or no.
    YesNo,
    /// A group's code, or the plenary.
    Binding,
    /// The same; where a room is bound, what it is bound to when left out.
    GroupOrPlenary,
    /// A title, in quotes.
    Title,
    /// A day and time to come.
    When,
    /// A weekday and a time at which something comes each week.
    Weekly,
    /// A day, which may be still to come.
    ComingDay,
    /// A length of time.
    Duration,
    /// How many times in advance, or off.
    LeadTimes,
    /// How a series goes on.
    Every,
    /// The number of a meeting.
    Meeting,
    /// The same, with + for those that follow it in its series.
    MeetingOnwards,
    /// The meeting in which minutes are taken here. It is never typed.
    RunningMeeting,
    /// An item of an agenda.
    Item,
    /// Who is to do something: somebody, or those in an office.
    Owner,
    /// Who answers: somebody on the list, or an initiative by its name.
    Respondent,
    /// The name of a command.
    Command,
    /// One named text for each part of the organisation's template.
    Parts,
}

impl Kind {
    /// Whether people are named.
    pub fn is_of_people(self) -> bool {
        match self {
            Self::Person | Self::KnownPerson | Self::NameAlone | Self::People | Self::Nominees | Self::Owner => true,
            // It can be an initiative, which no platform knows as a person.
            Self::Respondent => false,
            Self::Group
            | Self::NewCode
            | Self::Line
            | Self::Text
            | Self::Url
            | Self::Urls
            | Self::Moment
            | Self::Deadline
            | Self::Day
            | Self::PastDay
            | Self::Name
            | Self::Choice(_)
            | Self::Number
            | Self::Numbers
            | Self::Options
            | Self::Zone
            | Self::Hours
            | Self::Weekend
            | Self::Stakeholder
            | Self::Category
            | Self::YesNo
            | Self::Binding
            | Self::GroupOrPlenary
            | Self::Title
            | Self::When
            | Self::Weekly
            | Self::ComingDay
            | Self::Duration
            | Self::LeadTimes
            | Self::Every
            | Self::Meeting
            | Self::MeetingOnwards
            | Self::RunningMeeting
            | Self::Item
            | Self::Command
            | Self::Parts => false,
        }
    }

    /// Whether something is put on the people who are named.
    pub(super) fn puts_on_people(self) -> bool {
        match self {
            Self::Person | Self::People | Self::Owner | Self::Respondent => true,
            Self::Group
            | Self::NewCode
            | Self::Line
            | Self::Text
            | Self::KnownPerson
            | Self::NameAlone
            | Self::Nominees
            | Self::Url
            | Self::Urls
            | Self::Moment
            | Self::Deadline
            | Self::Day
            | Self::PastDay
            | Self::Name
            | Self::Choice(_)
            | Self::Number
            | Self::Numbers
            | Self::Options
            | Self::Zone
            | Self::Hours
            | Self::Weekend
            | Self::Stakeholder
            | Self::Category
            | Self::YesNo
            | Self::Binding
            | Self::GroupOrPlenary
            | Self::Title
            | Self::When
            | Self::Weekly
            | Self::ComingDay
            | Self::Duration
            | Self::LeadTimes
            | Self::Every
            | Self::Meeting
            | Self::MeetingOnwards
            | Self::RunningMeeting
            | Self::Item
            | Self::Command
            | Self::Parts => false,
        }
    }

    /// Whether it is made of the lines that follow as well.
    pub(super) fn takes_lines(self) -> bool {
        match self {
            Self::Text | Self::Parts | Self::Options => true,
            Self::Group
            | Self::NewCode
            | Self::Line
            | Self::Person
            | Self::KnownPerson
            | Self::NameAlone
            | Self::People
            | Self::Nominees
            | Self::Url
            | Self::Urls
            | Self::Moment
            | Self::Deadline
            | Self::Day
            | Self::PastDay
            | Self::Name
            | Self::Choice(_)
            | Self::Number
            | Self::Numbers
            | Self::Zone
            | Self::Hours
            | Self::Weekend
            | Self::Stakeholder
            | Self::Category
            | Self::YesNo
            | Self::Binding
            | Self::GroupOrPlenary
            | Self::Title
            | Self::When
            | Self::Weekly
            | Self::ComingDay
            | Self::Duration
            | Self::LeadTimes
            | Self::Every
            | Self::Meeting
            | Self::MeetingOnwards
            | Self::RunningMeeting
            | Self::Item
            | Self::Owner
            | Self::Respondent
            | Self::Command => false,
        }
    }

    /// Whether it can be given again under the same name, with more.
    pub(super) fn is_given_again(self) -> bool {
        match self {
            Self::Urls | Self::People | Self::Nominees => true,
            Self::Group
            | Self::NewCode
            | Self::Line
            | Self::Text
            | Self::Person
            | Self::KnownPerson
            | Self::NameAlone
            | Self::Url
            | Self::Moment
            | Self::Deadline
            | Self::Day
            | Self::PastDay
            | Self::Name
            | Self::Choice(_)
            | Self::Number
            | Self::Numbers
            | Self::Options
            | Self::Zone
            | Self::Hours
            | Self::Weekend
            | Self::Stakeholder
            | Self::Category
            | Self::YesNo
            | Self::Binding
            | Self::GroupOrPlenary
            | Self::Title
            | Self::When
            | Self::Weekly
            | Self::ComingDay
            | Self::Duration
            | Self::LeadTimes
            | Self::Every
            | Self::Meeting
            | Self::MeetingOnwards
            | Self::RunningMeeting
            | Self::Item
            | Self::Owner
            | Self::Respondent
            | Self::Command
            | Self::Parts => false,
        }
    }
}

/// An argument together with the type of its value.
#[derive(Clone, Copy, Debug)]
pub struct Arg<T> {
    /// The definition.
    pub argument: Argument,
    kind: PhantomData<fn() -> T>,
}

impl<T> Arg<T> {
    /// An argument that may be left out and that anyone may give.
    pub const fn new(name: &'static str, kind: Kind, about: Phrase) -> Self {
        Self {
            argument: Argument {
                name,
                kind,
                required: false,
                unless: None,
                named: false,
                can_be_emptied: false,
                access: ANYONE,
                about,
            },
            kind: PhantomData,
        }
    }

    /// It must be there.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.argument.required = true;
        self
    }

    /// It must be there unless another was given, by its name.
    #[must_use]
    pub const fn required_unless(mut self, other: &'static str) -> Self {
        self.argument.required = true;
        self.argument.unless = Some(other);
        self
    }

    /// `none` says that it has no value any more.
    #[must_use]
    pub const fn or_none(mut self) -> Self {
        self.argument.can_be_emptied = true;
        self
    }

    /// It is given as `name: value`.
    #[must_use]
    pub const fn named(mut self) -> Self {
        self.argument.named = true;
        self
    }

    /// Only these may give it.
    #[must_use]
    pub const fn only(mut self, access: Access) -> Self {
        self.argument.access = access;
        self
    }
}

impl Spec {
    /// The command's own arguments; none when it has subcommands.
    pub fn arguments(&self) -> &'static [Argument] {
        match self.shape {
            Shape::Act { arguments, .. } => arguments,
            Shape::Subcommands(_) => &[],
        }
    }

    /// What it does, if it has no subcommands.
    pub fn decide(&self) -> Option<Decide> {
        match self.shape {
            Shape::Act { decide, .. } => Some(decide),
            Shape::Subcommands(_) => None,
        }
    }

    /// Its subcommands.
    pub fn subcommands(&self) -> &'static [Spec] {
        match self.shape {
            Shape::Act { .. } => &[],
            Shape::Subcommands(specs) => specs,
        }
    }

    /// How it is typed after `path`, the names up to and with its own: `support [CODE] [words]`.
    pub fn usage(&self, path: &str) -> String {
        self.usage_of(path, |_| true)
    }

    /// The same with only some of the arguments.
    pub fn usage_of(&self, path: &str, shown: impl Fn(&Argument) -> bool) -> String {
        let mut usage = path.to_owned();
        // Whether a name is new is said where that is asked, and not before.
        let is_typed = |argument: &&Argument| {
            argument.kind != Kind::RunningMeeting
                && argument.name != crate::language::arguments::NEW.argument.name
                && shown(argument)
        };
        for argument in self.arguments().iter().filter(is_typed) {
            usage.push(' ');
            usage.push_str(&argument.usage());
        }
        usage
    }
}

impl Argument {
    /// Whether it must be there, whatever else is given.
    pub fn is_always_required(&self) -> bool {
        self.required && self.unless.is_none()
    }

    /// How it is shown: `[CODE]`, `words`, `[for: @person]`.
    pub fn usage(&self) -> String {
        let value = match self.kind {
            Kind::Group | Kind::NewCode => "CODE",
            Kind::Person | Kind::KnownPerson => "@person",
            Kind::NameAlone => "\"name\"",
            Kind::People | Kind::Nominees => "@person, …",
            Kind::Url | Kind::Urls => "URL",
            Kind::Moment | Kind::Deadline | Kind::Day | Kind::PastDay if !self.named => &self.name.to_uppercase(),
            Kind::Moment | Kind::Deadline | Kind::Day | Kind::PastDay => "DATE",
            Kind::Choice(words) => &words.join("|"),
            Kind::Number => "N",
            Kind::Numbers => "1,3",
            Kind::Options => "option",
            Kind::Zone => "Africa/Dakar",
            Kind::Hours => "09:00-21:00",
            Kind::Weekend => "fri, sat",
            Kind::YesNo => "yes|no",
            Kind::Binding | Kind::GroupOrPlenary => "CODE|plenary",
            Kind::Title => &format!("\"{}\"", self.name),
            Kind::When => "tue 14:00 Africa/Dakar",
            Kind::Weekly => "mon 09:00 Europe/Paris",
            Kind::ComingDay => "DATE",
            Kind::Duration => "90m",
            Kind::LeadTimes => "7d, 24h, 1h|off",
            Kind::Every => "2 weeks",
            Kind::Meeting => "N",
            Kind::MeetingOnwards => "N|N+",
            Kind::RunningMeeting => "",
            Kind::Item => "K",
            Kind::Owner => "@person",
            Kind::Respondent => "name",
            Kind::Parts => "text",
            Kind::Line | Kind::Text | Kind::Stakeholder | Kind::Category | Kind::Command | Kind::Name if self.named => {
                "…"
            }
            Kind::Line | Kind::Text | Kind::Stakeholder | Kind::Category | Kind::Command | Kind::Name => self.name,
        };
        let shown = match self.kind {
            Kind::Parts => "Part: text".to_owned(),
            Kind::Options => "1: option".to_owned(),
            _ if self.named => format!("{}: {value}", self.name),
            _ => value.to_owned(),
        };
        let may_be_left_out = !self.is_always_required() || matches!(self.kind, Kind::Group | Kind::GroupOrPlenary);
        if may_be_left_out { format!("[{shown}]") } else { shown }
    }
}
