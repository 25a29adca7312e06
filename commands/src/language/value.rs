//! Values of arguments: from what was typed to what it means, one rule per kind.

mod person;
mod surroundings;

use jiff::Timestamp;
use jiff::civil::Date;
use url::Url;

use self::person::Meant;
pub use surroundings::Surroundings;

use super::spec::{Argument, Kind};
use crate::language::quotes::{PUNCTUATION, unquoted};
use crate::language::reference::{MeetingRef, OwnerRef, PersonRef};
use crate::record::{Binding, Code, Every, Hours, ItemNumber, Register, Weekend};
use crate::say;
use crate::spelling::nearest;
use crate::time::duration::{Duration, lead_times};
use crate::time::schedule::Recurrence;
use crate::time::when::{self, NoTime, NoZone};
use crate::words::message::{Arg, Message};
use crate::words::refusal::Refusal;
use crate::words::reply::Inline;

/// What an argument turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A code.
    Code(Code),
    /// Text, the name of something, or a checked web address.
    Text(String),
    /// Several texts.
    Texts(Vec<String>),
    /// One person.
    Person(PersonRef),
    /// Several people, and whether each is still to be decided.
    People(Vec<(PersonRef, bool)>),
    /// A moment in the past.
    Moment(Timestamp),
    /// A moment to come.
    Until(Until),
    /// A day.
    Day(Date),
    /// A number.
    Number(u32),
    /// Several numbers.
    Numbers(Vec<u32>),
    /// Hours of the day.
    Hours(Hours),
    /// Days of the week.
    Weekend(Weekend),
    /// Yes or no.
    YesNo(bool),
    /// What a room is for.
    Binding(Binding),
    /// A day and time to come, as it was typed: what it means depends on whose meeting it is.
    When(When),
    /// A length of time.
    Duration(Duration),
    /// How many times in advance.
    LeadTimes(Vec<Duration>),
    /// How a series goes on.
    Every(Every),
    /// A meeting.
    Meeting(MeetingRef),
    /// When something comes each week.
    Weekly(Weekly),
    /// An item of an agenda.
    Item(ItemNumber),
    /// The person or office that is to do something.
    Owner(OwnerRef),
}

/// Words for a day and time to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When(pub String);

/// When something comes each week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weekly {
    /// The weekday and the time.
    pub recurrence: Recurrence,
    /// The zone, if one was named.
    pub zone: Option<String>,
}

/// A moment to come, until which something runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Until(pub Timestamp);

/// A type that some kinds of values have.
pub trait FromValue: Sized {
    /// The value, if it is of this type.
    fn from_value(value: &Value) -> Option<&Self>;
}

macro_rules! from_value {
    ($($variant:ident: $type:ty),* $(,)?) => {
        $(impl FromValue for $type {
            fn from_value(value: &Value) -> Option<&Self> {
                match value {
                    Value::$variant(value) => Some(value),
                    _ => None,
                }
            }
        })*
    };
}

from_value! {
    Code: Code,
    Text: String,
    Texts: Vec<String>,
    Person: PersonRef,
    People: Vec<(PersonRef, bool)>,
    Moment: Timestamp,
    Until: Until,
    Day: Date,
    Number: u32,
    Numbers: Vec<u32>,
    Hours: Hours,
    Weekend: Weekend,
    YesNo: bool,
    Binding: Binding,
    When: When,
    Weekly: Weekly,
    Duration: Duration,
    LeadTimes: Vec<Duration>,
    Every: Every,
    Meeting: MeetingRef,
    Item: ItemNumber,
    Owner: OwnerRef,
}

impl Surroundings<'_> {
    /// What `typed` means for an argument. `typed` is not empty; only `Urls` and `People` come more than once.
    pub(super) fn value(&self, argument: &Argument, typed: &[String]) -> Result<Value, Refusal> {
        let all = typed.join(", ");
        let one = typed.first().map_or("", String::as_str);
        let name = argument.named.then_some(argument.name);
        let wrong = |hint: Message| wrong_value(name, one, hint, Vec::new());
        match argument.kind {
            Kind::Group => self.known_code(one).map(Value::Code).ok_or_else(|| self.unknown_group(one)),
            Kind::NewCode if one.eq_ignore_ascii_case("plenary") => Err(wrong(say!(value_not_plenary))),
            Kind::NewCode => one.parse().map(Value::Code).map_err(|_| wrong(say!(value_new_code))),
            Kind::Line | Kind::Text | Kind::Parts | Kind::Name | Kind::Title | Kind::Options => {
                Ok(Value::Text(one.to_owned()))
            }
            Kind::Command => Ok(Value::Text(one.trim_start_matches(['/', '!']).to_lowercase())),
            Kind::Person | Kind::KnownPerson | Kind::NameAlone if one.contains(['"', '“', '”', '„', '«', '»']) => {
                Err(wrong(say!(value_one_name)))
            }
            Kind::Person => self.person(one, Meant::OnList).map(Value::Person),
            Kind::KnownPerson => self.person(one, Meant::Known).map(Value::Person),
            Kind::NameAlone => self.person(one, Meant::WithoutAccount).map(Value::Person),
            Kind::People => self.people(&all, Meant::OnList),
            Kind::Nominees => self.people(&all, Meant::Proposed),
            Kind::Url => web_address(one).map(Value::Text).ok_or_else(|| wrong(say!(value_web_address))),
            Kind::Urls => {
                let checked = typed.iter().map(|typed| {
                    let wrong = || wrong_value(name, typed, say!(value_web_address), Vec::new());
                    web_address(typed).ok_or_else(wrong)
                });
                checked.collect::<Result<_, _>>().map(Value::Texts)
            }
            Kind::Moment => {
                let at = when::moment(one, &self.organisation.zone_of(self.speaker), self.now);
                at.map(Value::Moment).ok_or_else(|| wrong(say!(value_moment)))
            }
            Kind::Deadline => match when::deadline(one, &self.organisation.zone_of(self.speaker), self.now) {
                Ok(at) if at < self.now => Err(Refusal::InThePast { typed: one.to_owned() }),
                Ok(at) => Ok(Value::Until(Until(at))),
                Err(reason) => Err(not_a_time(name, one, reason, say!(value_deadline))),
            },
            Kind::When => Ok(Value::When(When(one.to_owned()))),
            Kind::Weekly => Self::weekly(argument, one).map(Value::Weekly),
            Kind::ComingDay => {
                let zone = self.organisation.zone_of(self.speaker);
                let day = when::coming_day(one, &zone, self.now).map(Value::Day);
                day.ok_or_else(|| wrong(say!(value_coming_day)))
            }
            Kind::Day => when::day(one).map(Value::Day).ok_or_else(|| wrong(say!(value_day))),
            Kind::Choice(words) => {
                let typed = one.trim_end_matches(PUNCTUATION).to_lowercase();
                let chosen = words.iter().find(|word| **word == typed);
                chosen.map(|word| Value::Text((*word).to_owned())).ok_or_else(|| {
                    let near = nearest(&typed, words.iter().copied(), 1).into_iter().map(str::to_owned).collect();
                    let hint = say!(value_choice, words: Arg::any(words.iter().map(Inline::as_is)));
                    wrong_value(name, one, hint, near)
                })
            }
            Kind::Number => match numbers(one).as_deref() {
                Some([number]) => Ok(Value::Number(*number)),
                _ => Err(wrong(say!(value_number))),
            },
            Kind::Numbers => numbers(&all.replace(" and ", ", ").replace('&', ","))
                .map(Value::Numbers)
                .ok_or_else(|| wrong(say!(value_numbers))),
            Kind::Zone => when::find_zone(one).map(|(name, _)| Value::Text(name)).map_err(|reason| {
                let (hint, near) = not_a_zone(reason);
                wrong_value(name, one, hint, near)
            }),
            Kind::Duration => {
                one.trim_end_matches(PUNCTUATION).parse().map(Value::Duration).map_err(|_| wrong(say!(value_duration)))
            }
            Kind::LeadTimes => {
                let words = all.trim_end_matches(PUNCTUATION);
                lead_times(words).map(Value::LeadTimes).map_err(|_| wrong(say!(value_lead_times)))
            }
            Kind::Every => {
                one.trim_end_matches(PUNCTUATION).parse().map(Value::Every).map_err(|_| wrong(say!(value_every)))
            }
            Kind::Meeting | Kind::MeetingOnwards | Kind::RunningMeeting => {
                let (number, onwards) = match one.strip_suffix('+').filter(|_| argument.kind == Kind::MeetingOnwards) {
                    Some(number) => (number, true),
                    None => (one, false),
                };
                match numbers(number).as_deref() {
                    Some([number]) => self.meeting(*number, onwards).map(Value::Meeting),
                    _ => Err(wrong(say!(value_meeting, meetings: Inline::command("meetings")))),
                }
            }
            Kind::Item => {
                one.trim_end_matches(PUNCTUATION).parse().map(Value::Item).map_err(|_| wrong(say!(value_item)))
            }
            Kind::Owner => self.owner(one).map(Value::Owner),
            Kind::Hours => one.parse().map(Value::Hours).map_err(|_| wrong(say!(value_hours))),
            Kind::Weekend => all.parse().map(Value::Weekend).map_err(|_| wrong(say!(value_weekend))),
            Kind::Stakeholder => {
                let groups = &self.organisation.stakeholder_groups;
                self.organisation
                    .stakeholder_group(one)
                    .map(|group| Value::Text(group.to_owned()))
                    .ok_or_else(|| wrong(say!(value_stakeholder, groups: any_of(groups))))
            }
            Kind::Category => {
                self.organisation.category(one).map(|category| Value::Text(category.key.clone())).ok_or_else(|| {
                    let keys = self.organisation.categories.iter().map(|category| &category.key);
                    wrong(say!(value_category, categories: any_of(keys)))
                })
            }
            Kind::YesNo => match one.to_lowercase().as_str() {
                "yes" | "y" => Ok(Value::YesNo(true)),
                "no" | "n" => Ok(Value::YesNo(false)),
                _ => Err(wrong(say!(value_yes_no))),
            },
            Kind::Binding | Kind::GroupOrPlenary => {
                if one.eq_ignore_ascii_case("plenary") {
                    return Ok(Value::Binding(Binding::Plenary));
                }
                let code = self.known_code(one).ok_or_else(|| self.unknown_group(one))?;
                Ok(match argument.kind {
                    Kind::Binding => Value::Binding(Binding::Group(code)),
                    _ => Value::Code(code),
                })
            }
        }
    }

    /// Several people with commas between them, and whether each is still to be decided.
    fn people(&self, typed: &str, meant: Meant) -> Result<Value, Refusal> {
        let names = typed.split([',', ';']).map(str::trim).filter(|name| !name.is_empty());
        let people = names.map(|name| {
            let certain = name.strip_suffix("(TBD)").or_else(|| name.strip_suffix("(tbd)"));
            Ok((self.person(unquoted(certain.unwrap_or(name).trim()), meant)?, certain.is_some()))
        });
        people.collect::<Result<_, _>>().map(Value::People)
    }

    /// The code, if a group has it.
    pub(super) fn known_code(&self, word: &str) -> Option<Code> {
        known_code(word, self.register)
    }

    /// Whether a word begins as codes do here, with a category's prefix and a hyphen.
    pub(super) fn looks_like_code(&self, word: &str) -> bool {
        self.organisation.looks_like_code(word)
    }

    /// The refusal of a word that is no group's code, with the nearest ones.
    pub(super) fn unknown_group(&self, typed: &str) -> Refusal {
        unknown_group(typed, self.register)
    }

    fn meeting(&self, number: u32, onwards: bool) -> Result<MeetingRef, Refusal> {
        let Some(meeting) = self.register.meeting(number) else {
            let mut near: Vec<u32> = self.register.all_meetings_to_come().map(|one| one.number).collect();
            near.truncate(5);
            return Err(Refusal::NoMeeting { number, near });
        };
        if onwards && meeting.occurrence.is_none() {
            return Err(Refusal::NoSeries { number });
        }
        Ok(MeetingRef { number, onwards })
    }

    /// Somebody, or those in the offices that are named.
    fn weekly(argument: &Argument, typed: &str) -> Result<Weekly, Refusal> {
        let name = argument.named.then_some(argument.name);
        let words: Vec<&str> = typed.split_whitespace().collect();
        let (recurrence, zone) = words.split_at(words.len().min(2));
        let recurrence = recurrence.join(" ").parse();
        let recurrence = recurrence.map_err(|_| wrong_value(name, typed, say!(value_weekly), Vec::new()))?;
        let zone = match zone {
            [] => None,
            named => Some(when::find_zone(&named.join(" ")).map(|(name, _)| name).map_err(|reason| {
                let (hint, near) = not_a_zone(reason);
                wrong_value(name, typed, hint, near)
            })?),
        };
        Ok(Weekly { recurrence, zone })
    }
}

/// The code that a word is, if a group has it.
pub(crate) fn known_code(word: &str, register: &Register) -> Option<Code> {
    let word = word.trim_end_matches(PUNCTUATION);
    // Telephones and text processors put in other hyphens.
    let word = word.replace(['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2212}'], "-");
    word.parse().ok().filter(|code| register.group(code).is_some())
}

/// The refusal of a word that is no group's code, with the nearest ones.
pub(crate) fn unknown_group(typed: &str, register: &Register) -> Refusal {
    let codes: Vec<&str> = register.groups().map(|group| group.code.as_str()).collect();
    let near = nearest(typed, codes.iter().copied(), 3).into_iter().map(str::to_owned).collect();
    Refusal::UnknownGroup { typed: typed.to_owned(), near, any: !codes.is_empty() }
}

/// The refusal of words that are no time to come. `hint` says what would do where nothing of them was understood.
pub(crate) fn not_a_time(argument: Option<&'static str>, typed: &str, reason: NoTime, hint: Message) -> Refusal {
    let (hint, near) = match reason {
        NoTime::Unreadable => (hint, Vec::new()),
        NoTime::NoTimeOfDay => (say!(value_time_of_day), Vec::new()),
        NoTime::Zone(NoZone::Unknown(near)) => (say!(value_zone_after_time), near),
        NoTime::Zone(reason) => not_a_zone(reason),
    };
    wrong_value(argument, typed, hint, near)
}

/// What a zone should be, and those that may be meant.
fn not_a_zone(reason: NoZone) -> (Message, Vec<String>) {
    match reason {
        NoZone::Ambiguous(choices) => {
            (say!(value_ambiguous_zone), choices.iter().map(|choice| (*choice).to_owned()).collect())
        }
        NoZone::Unknown(near) => (say!(value_zone), near),
    }
}

fn wrong_value(argument: Option<&'static str>, typed: &str, hint: Message, near: Vec<String>) -> Refusal {
    Refusal::WrongValue { argument, typed: typed.to_owned(), hint, near }
}

/// One of what the configuration has.
fn any_of<'w>(words: impl IntoIterator<Item = &'w String>) -> Arg {
    Arg::any(words.into_iter().map(Inline::as_is))
}

/// The numbers of `1,3`, each once and from 1 on.
pub(super) fn numbers(words: &str) -> Option<Vec<u32>> {
    let mut numbers = Vec::new();
    for word in words.trim_end_matches(PUNCTUATION).split(',') {
        let number = word.trim().trim_start_matches('#').parse().ok().filter(|number| *number > 0)?;
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    Some(numbers)
}

fn web_address(typed: &str) -> Option<String> {
    // Discord and mail write addresses between angle brackets.
    let typed = typed.trim_start_matches('<').trim_end_matches('>');
    let url = Url::parse(typed).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
    let is_plain = !typed.chars().any(|c| c.is_whitespace() || c.is_control());
    (is_web && is_plain).then(|| typed.to_owned())
}
