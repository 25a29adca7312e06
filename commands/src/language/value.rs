//! Values of arguments: from what was typed to what it means, one rule per kind.

mod person;
mod surroundings;
mod times;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use url::Url;

use self::person::Meant;
use self::times::{meant_as_typed, meant_day, not_a_zone, place_taken};
pub use surroundings::Surroundings;
pub(crate) use times::{in_place_of, meant_time, not_a_deadline, not_a_time, said_beside};

use super::spec::{Argument, Kind};
use crate::language::quotes::{PUNCTUATION, is_quote, unquoted};
use crate::language::reference::{MeetingRef, OwnerRef, PersonRef};
use crate::language::{answer, names};
use crate::organisation::Organisation;
use crate::record::{Binding, Code, Hours, ItemNumber, Person, Register, Weekend, normalised, without_accents};
use crate::say;
use crate::spelling::nearest;
use crate::time::duration::{Duration, lead_times};
use crate::time::schedule::Recurrence;
use crate::time::when::vocabulary::Meaning;
use crate::time::when::{self, Repeats};
use crate::time::zone;
use crate::words::message::{Arg, Message};
use crate::words::refusal::Refusal;
use crate::words::reply::Inline;
use crate::words::{Language, shared, typed};

/// What an argument turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// That there is nothing any more: `none`.
    Nothing,
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
    Every(Repeats),
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
    Every: Repeats,
    Meeting: MeetingRef,
    Item: ItemNumber,
    Owner: OwnerRef,
}

impl Surroundings<'_> {
    /// What `typed` means for an argument. `typed` is not empty; only `Urls` and `People` come more than once.
    /// What is to be said of it goes to `notes`.
    pub(super) fn value(
        &self,
        argument: &Argument,
        typed: &[String],
        notes: &mut Vec<Message>,
    ) -> Result<Value, Refusal> {
        let all = typed.join(", ");
        let one = typed.first().map_or("", String::as_str);
        let name = argument.named.then_some(argument.name);
        let wrong = |hint: Message| Refusal::wrong_value(name, one, hint, Vec::new());
        const EMPTIED: [&str; 9] = ["none", "nothing", "empty", "never", "aucun", "aucune", "rien", "néant", "jamais"];
        if argument.can_be_emptied && EMPTIED.contains(&one.trim().to_lowercase().as_str()) {
            return Ok(Value::Nothing);
        }
        match argument.kind {
            Kind::Group => self.known_code(one).map(Value::Code).ok_or_else(|| self.unknown_group(one)),
            Kind::NewCode if self.is_plenary(one) => Err(wrong(say!(value_not_plenary))),
            Kind::NewCode => {
                one.trim_end_matches(PUNCTUATION).parse().map(Value::Code).map_err(|_| wrong(say!(value_new_code)))
            }
            Kind::Line | Kind::Text | Kind::Parts | Kind::Name | Kind::Title | Kind::Options => {
                Ok(Value::Text(one.to_owned()))
            }
            Kind::Command => {
                Ok(Value::Text(one.trim_start_matches(['/', '!']).trim_end_matches(PUNCTUATION).to_lowercase()))
            }
            Kind::Person | Kind::KnownPerson | Kind::NameAlone if one.contains(['"', '“', '”', '„', '«', '»']) => {
                Err(wrong(say!(value_one_name)))
            }
            Kind::Person => self.person(one, Meant::OnList).map(Value::Person),
            Kind::KnownPerson => self.person(one, Meant::Known).map(Value::Person),
            Kind::NameAlone => self.person(one, Meant::WithoutAccount).map(Value::Person),
            Kind::People => self.people(&all, Meant::OnList),
            Kind::Nominees => self.people(&all, Meant::Proposed),
            Kind::Url => web_address(one).map(Value::Text).ok_or_else(|| {
                let is_host = one.contains('.') && !one.contains(':') && !one.contains(char::is_whitespace);
                let near = Some(format!("https://{one}")).filter(|near| is_host && web_address(near).is_some());
                Refusal::wrong_value(name, one, say!(value_web_address), near.into_iter().collect())
            }),
            Kind::Urls => {
                let checked = typed.iter().map(|typed| {
                    let wrong = || Refusal::wrong_value(name, typed, say!(value_web_address), Vec::new());
                    web_address(typed).ok_or_else(wrong)
                });
                checked.collect::<Result<_, _>>().map(Value::Texts)
            }
            Kind::Moment => {
                let zone = self.organisation.zone_of(self.speaker);
                let read = |words: &str| when::moment(words, &zone, self.now, self.vocabulary());
                let reads = |words: &str| meant_time(&read(words)?, read);
                let wall = read(one).map_err(|reason| {
                    not_a_time(name, one, reason, say!(value_moment, day: self.yesterday()), &reads)
                })?;
                notes.extend(wall.notes.iter().map(said_beside));
                Ok(Value::Moment(wall.instant))
            }
            Kind::PastDay => {
                let zone = self.organisation.zone_of(self.speaker);
                let read = |words: &str| when::moment(words, &zone, self.now, self.vocabulary());
                let reads = |words: &str| meant_time(&read(words)?, read);
                // `30 aug`, of what has been, is the last such day.
                let this_year = zone.to_datetime(self.now).year();
                let has_year = one.split(|c: char| !c.is_ascii_digit()).any(|number| number.len() == 4);
                let of_year =
                    |year: i16| read(&format!("{one} {year}")).ok().filter(|wall| wall.instant <= self.end_of_today());
                let last = || [this_year, this_year - 1].into_iter().find_map(of_year).filter(|_| !has_year);
                let wall = read(one)
                    .or_else(|reason| last().ok_or(reason))
                    .map_err(|reason| not_a_time(name, one, reason, say!(value_day, day: self.yesterday()), &reads))?;
                notes.extend(wall.notes.iter().map(said_beside));
                let day = |at: Timestamp| zone.to_datetime(at).date();
                match day(wall.instant) {
                    said_on if said_on > day(self.now) => Err(wrong(say!(value_past_day, day: said_on))),
                    said_on => Ok(Value::Day(said_on)),
                }
            }
            Kind::Deadline => {
                let zone = self.organisation.zone_of(self.speaker);
                match when::deadline(one, &zone, self.now, self.vocabulary()) {
                    Ok(wall) if wall.instant < self.now => Err(Refusal::InThePast { typed: one.to_owned() }),
                    Ok(wall) => {
                        notes.extend(wall.notes.iter().map(said_beside));
                        Ok(Value::Until(Until(wall.instant)))
                    }
                    Err(reason) => Err(not_a_deadline(name, one, reason, &zone, self.now, self.vocabulary())),
                }
            }
            Kind::When => Ok(Value::When(When(one.to_owned()))),
            Kind::Weekly => {
                let reads = |words: &str| meant_as_typed(words, when::weekly(words, self.vocabulary()));
                let read = when::weekly(one, self.vocabulary());
                read.map(|(day, at, zone)| Value::Weekly(Weekly { recurrence: Recurrence::weekly(day, at), zone }))
                    .map_err(|reason| not_a_time(name, one, reason, say!(value_weekly), &reads))
            }
            Kind::ComingDay => {
                let zone = self.organisation.zone_of(self.speaker);
                let read = |words: &str| when::coming_day(words, &zone, self.now, self.vocabulary());
                let reads = |words: &str| read(words).map(meant_day);
                read(one)
                    .map(Value::Day)
                    .map_err(|reason| not_a_time(name, one, reason, say!(value_coming_day), &reads))
            }
            Kind::Day => {
                let reads = |words: &str| when::day(words, self.vocabulary()).map(meant_day);
                when::day(one, self.vocabulary())
                    .map(Value::Day)
                    .map_err(|reason| not_a_time(name, one, reason, say!(value_day, day: self.yesterday()), &reads))
            }
            Kind::Choice(words) => {
                let typed = one.trim_end_matches(PUNCTUATION).to_lowercase();
                let chosen = names::choice(words, &typed, self.languages).or_else(|| as_yes_or_no(words, &typed));
                let chosen = chosen.or_else(|| as_language(words, &typed)).or_else(|| as_mine(words, &typed));
                chosen.map(|word| Value::Text(word.to_owned())).ok_or_else(|| {
                    let near = nearest(&typed, words.iter().copied(), 1).into_iter().map(str::to_owned).collect();
                    let hint = say!(value_choice, words: Arg::any(words.iter().copied().map(typed::chosen)));
                    Refusal::wrong_value(name, one, hint, near)
                })
            }
            Kind::Number => match numbers(one).as_deref() {
                Some([number]) => Ok(Value::Number(*number)),
                _ => Err(wrong(say!(value_number_of, what: argument.about))),
            },
            Kind::Numbers => numbers(&all.replace(" and ", ", ").replace('&', ","))
                .map(Value::Numbers)
                .ok_or_else(|| wrong(say!(value_numbers))),
            Kind::Zone => {
                let used = || zones_in_use(self.register, self.organisation, self.speaker);
                let found = zone::find(one, used).map_err(|reason| not_a_zone(name, one, &reason))?;
                let place = found.said.filter(|_| found.is_told);
                notes.extend(place.map(|place| place_taken(&place, &found.name)));
                Ok(Value::Text(found.name))
            }
            Kind::Duration => {
                let length = one.trim_end_matches(PUNCTUATION).trim_matches(['(', ')']).trim();
                let minutes = length.parse::<u32>().ok().map(|minutes| format!("{minutes}m"));
                Duration::in_words(length)
                    .map(Value::Duration)
                    .ok_or_else(|| Refusal::wrong_value(name, one, say!(value_duration), minutes.into_iter().collect()))
            }
            Kind::LeadTimes => {
                let words = all.trim_end_matches(PUNCTUATION);
                let words = names::choice(&["off"], words, self.languages).unwrap_or(words);
                lead_times(words).map(Value::LeadTimes).map_err(|_| wrong(say!(value_lead_times)))
            }
            Kind::Every => {
                let reads = |words: &str| meant_as_typed(words, when::repeats(words, self.vocabulary()));
                when::repeats(one, self.vocabulary())
                    .map(Value::Every)
                    .map_err(|reason| not_a_time(name, one, reason, say!(value_every), &reads))
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
            Kind::Respondent => Ok(self.respondent(one)?.map_or_else(|| Value::Text(one.to_owned()), Value::Person)),
            Kind::Hours => {
                let reads = |words: &str| meant_as_typed(words, when::hours(words, self.vocabulary()));
                when::hours(one, self.vocabulary())
                    .map(Value::Hours)
                    .map_err(|reason| not_a_time(name, one, reason, say!(value_hours), &reads))
            }
            Kind::Weekend => self.weekend(&all).map(Value::Weekend).ok_or_else(|| wrong(say!(value_weekend))),
            Kind::Stakeholder => {
                let groups = &self.organisation.stakeholder_groups;
                self.organisation
                    .stakeholder_group(one)
                    .map(|group| Value::Text(group.to_owned()))
                    .ok_or_else(|| wrong(say!(value_stakeholder, groups: Arg::any(groups.iter().map(|group| shared::stakeholder(group))))))
            }
            Kind::Category => {
                self.organisation.category(one).map(|category| Value::Text(category.key.clone())).ok_or_else(|| {
                    let keys = self.organisation.categories.iter().map(|category| &category.key);
                    wrong(say!(value_category, categories: any_of(keys)))
                })
            }
            Kind::YesNo => match names::choice(&["yes", "y", "no", "n"], one, self.languages) {
                Some("yes" | "y") => Ok(Value::YesNo(true)),
                Some(_) => Ok(Value::YesNo(false)),
                None => Err(wrong(say!(value_yes_no))),
            },
            Kind::Binding | Kind::GroupOrPlenary => {
                if self.is_plenary(one) {
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

    /// Days of the week, in English or in the language of whoever speaks.
    fn weekend(&self, words: &str) -> Option<Weekend> {
        let day = |word: &str| {
            let word = word.trim_end_matches('.').to_lowercase();
            let meanings = self.vocabulary().meanings(&word).into_iter();
            meanings.filter_map(|meaning| if let Meaning::Weekday(day) = meaning { Some(day) } else { None }).next()
        };
        let words = words.split(|c: char| c == ',' || c.is_whitespace()).filter(|word| !word.is_empty());
        let words = words.filter(|word| !self.vocabulary().meanings(word).contains(&Meaning::And));
        let mut days = words.map(day).collect::<Option<Vec<_>>>()?;
        days.sort_by_key(|day| day.to_monday_one_offset());
        days.dedup();
        (!days.is_empty()).then_some(Weekend(days))
    }

    /// The end of the speaker's day.
    fn end_of_today(&self) -> Timestamp {
        let zone = self.organisation.zone_of(self.speaker);
        when::end_of_day(zone.to_datetime(self.now).date(), &zone).unwrap_or(self.now)
    }

    /// A day as it can be typed, in figures.
    fn yesterday(&self) -> String {
        let today = self.organisation.zone_of(self.speaker).to_datetime(self.now).date();
        today.yesterday().unwrap_or(today).to_string()
    }

    /// Several people with commas between them, and whether each is still to be decided.
    fn people(&self, typed: &str, meant: Meant) -> Result<Value, Refusal> {
        let names = typed.split([',', ';']).flat_map(handles_or_name).map(str::trim).filter(|name| !name.is_empty());
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

    /// Whether the words with which a group is proposed begin with its code: a word with a hyphen, or in capitals with digits, or a
    /// category's whole key before a title that begins with a capital. The prefix of a category whose groups have longer codes is none.
    pub(super) fn is_new_code(&self, words: &str) -> bool {
        let mut words = words.split_whitespace();
        let (Some(first), following) = (words.next(), words.next()) else { return true };
        // `"WG-NEW" "New things"`
        let is_in_quotes = unquoted(first) != first && first.contains('-') && !first.chars().any(char::is_lowercase);
        let (first, is_quoted) = (unquoted(first), first.starts_with(is_quote) && !is_in_quotes);
        let first = first.trim_end_matches(PUNCTUATION);
        let is_code = first.parse::<Code>().is_ok();
        let has_digits = first.chars().any(|c| c.is_ascii_digit()) && !first.chars().any(char::is_lowercase);
        // `Cross-border data` is a title.
        let is_hyphened =
            first.contains('-') && (!first.chars().any(char::is_lowercase) || self.looks_like_code(first));
        let Some(following) = following else { return is_code };
        let title_begins = following.trim_start_matches(is_quote).chars().next();
        // `WG` alone says only of which kind the group is.
        let is_key = first.chars().count() > 3
            && self.organisation.categories.iter().any(|category| category.key.eq_ignore_ascii_case(first))
            && title_begins.is_some_and(char::is_uppercase);
        let is_plenary = first.eq_ignore_ascii_case("plenary");
        is_plenary
            || (is_code && !is_quoted && (is_hyphened || has_digits || is_key))
            || (first.contains('-') && !is_code && self.looks_like_code(first))
    }

    /// The refusal of a proposal without a code, with one that is made of its title.
    pub(super) fn no_code(&self, typed: &str) -> Refusal {
        const LITTLE: [&str; 14] =
            ["the", "a", "an", "of", "on", "for", "and", "in", "to", "le", "la", "les", "des", "de"];
        let typed = typed.lines().next().unwrap_or_default().trim();
        let first = typed.split_whitespace().next().unwrap_or_default();
        let mut categories = self.organisation.categories.iter();
        let of_first = categories.find(|category| category.prefix.eq_ignore_ascii_case(first));
        let title = if of_first.is_some() { typed[first.len()..].trim_start() } else { typed };
        let prefix =
            of_first.or_else(|| self.organisation.categories.first()).map_or("WG", |category| category.prefix.as_str());
        let plain =
            |word: &str| -> String { without_accents(word).chars().filter(char::is_ascii_alphanumeric).collect() };
        let words =
            title.split(|c: char| !c.is_alphanumeric()).filter(|word| !LITTLE.contains(&word.to_lowercase().as_str()));
        let words: Vec<String> = words.map(plain).filter(|word| !word.is_empty()).collect();
        let tries = (1..=words.len().min(4)).map(|count| format!("{prefix}-{}", words[..count].join("-")));
        let mut free =
            tries.filter_map(|code| code.parse::<Code>().ok()).filter(|code| self.register.group(code).is_none());
        Refusal::NoCode { typed: typed.to_owned(), meant: free.next().map(|code| format!("{code} {title}")) }
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
            // So many are a choice; of more, `/meetings` is the list.
            let near: Vec<u32> = self.register.all_meetings_to_come().map(|one| one.number).take(6).collect();
            let near = if near.len() > 5 { Vec::new() } else { near };
            return Err(Refusal::NoMeeting { number, near });
        };
        if onwards && meeting.occurrence.is_none() {
            return Err(Refusal::NoSeries { number });
        }
        Ok(MeetingRef { number, onwards })
    }
}

/// A name, or several handles with `and` between them, or nothing but blanks.
fn handles_or_name(words: &str) -> Vec<&str> {
    let handles: Vec<&str> = words
        .split_whitespace()
        .filter(|word| !matches!(word.to_lowercase().as_str(), "and" | "et" | "&" | "+"))
        .collect();
    let is_handle = |word: &&str| word.len() > 1 && word.starts_with('@');
    if handles.len() > 1 && handles.iter().all(is_handle) { handles } else { vec![words] }
}

/// What is one's own, as one says it of oneself.
pub(super) fn as_mine(words: &[&'static str], typed: &str) -> Option<&'static str> {
    words.iter().copied().find(|word| *word == "mine" && ["me", "my", "own", "moi"].contains(&typed))
}

/// A language by its name, where languages are to choose from: `French`, `français`, `en-GB`.
fn as_language(words: &[&'static str], typed: &str) -> Option<&'static str> {
    let language: Language = typed.parse().ok()?;
    words.iter().copied().find(|word| *word == language.tag())
}

/// Yes or no as people write it, where one can choose between them: 👍, `y`, `nope`.
pub(in crate::language) fn as_yes_or_no<'c>(words: &[&'c str], typed: &str) -> Option<&'c str> {
    let meant = match answer::said(typed) {
        Some(answer::Said::Yes) => "yes",
        Some(answer::Said::No) => "no",
        Some(answer::Said::Number(_)) | None => return None,
    };
    let can_be_chosen = words.contains(&"yes") && words.contains(&"no");
    words.iter().copied().find(|word| can_be_chosen && *word == meant)
}

/// The code that a word is, if a group has it.
pub(crate) fn known_code(word: &str, register: &Register) -> Option<Code> {
    let is_around = |c: char| PUNCTUATION.contains(&c) || is_quote(c) || matches!(c, '*' | '`' | '(' | ')' | '[' | ']');
    // What Chinese and Japanese keyboards write wide, and what nobody sees.
    let word = normalised(word);
    // Telephones and text processors put in other hyphens.
    let word = word.trim_matches(is_around).replace(['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2212}'], "-");
    // An earlier code of a group leads to it for good.
    word.parse().ok().and_then(|code| register.group(&code)).map(|group| group.code.clone())
}

/// The refusal of a word that is no group's code, with the nearest ones.
pub(crate) fn unknown_group(typed: &str, register: &Register) -> Refusal {
    let codes: Vec<&str> = register.groups().map(|group| group.code.as_str()).collect();
    let near = nearest(typed, codes.iter().copied(), 3).into_iter().map(str::to_owned).collect();
    Refusal::UnknownGroup { typed: typed.to_owned(), near, any: !codes.is_empty() }
}

/// The zones of the people here, for what is near to them: the speaker's own, and of the others those of at least two, since
/// a zone of one person is where that person lives.
fn zones_in_use(register: &Register, organisation: &Organisation, speaker: Option<&Person>) -> Vec<String> {
    let mut lives: BTreeMap<&str, usize> = BTreeMap::new();
    for zone in register.people().iter().filter_map(|person| person.zone.as_deref()) {
        *lives.entry(zone).or_default() += 1;
    }
    let shared = lives.into_iter().filter(|(_, people)| *people > 1).map(|(zone, _)| zone);
    let own = speaker.and_then(|speaker| speaker.zone.as_deref());
    shared.chain(own).chain([organisation.zone.as_str()]).map(str::to_owned).collect()
}

/// One of what the configuration has.
fn any_of<'w>(words: impl IntoIterator<Item = &'w String>) -> Arg {
    Arg::any(words.into_iter().map(Inline::as_is))
}

/// The numbers of `1,3`, each once and from 1 on.
pub(super) fn numbers(words: &str) -> Option<Vec<u32>> {
    let mut numbers = Vec::new();
    // `2️⃣`, and the digits of other scripts.
    let plain: String = words.chars().filter(|c| !matches!(c, '\u{fe0f}' | '\u{20e3}')).map(plain_digit).collect();
    // `1 , 3`, `1. 3.` and `1 3` are lists too.
    let words = plain.trim_end_matches(PUNCTUATION);
    let is_list = !words.is_empty()
        && words.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ';' | '#' | ')' | '/' | ' '));
    let words = if is_list { words.replace(['.', ';', ')', '/', ' '], ",") } else { words.to_owned() };
    for word in words.split(',').filter(|word| !is_list || !word.is_empty()) {
        // `+1` is an opinion.
        let word = word.trim().trim_start_matches('#');
        let number = word.parse().ok().filter(|number| *number > 0 && !word.starts_with('+'))?;
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    (!numbers.is_empty()).then_some(numbers)
}

/// A digit of any script as an ordinary one.
fn plain_digit(c: char) -> char {
    answer::digit(c).and_then(|digit| char::from_digit(u32::try_from(digit).ok()?, 10)).unwrap_or(c)
}

fn web_address(typed: &str) -> Option<String> {
    // Discord and mail write addresses between angle brackets.
    let typed = typed.trim_end_matches([',', ';']).trim_start_matches('<').trim_end_matches('>');
    let url = Url::parse(typed).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
    let is_plain = !typed.chars().any(|c| c.is_whitespace() || c.is_control());
    (is_web && is_plain).then(|| typed.to_owned())
}
