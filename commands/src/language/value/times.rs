//! Words for times that are not taken as they stand: what is asked, what was not understood, and what is said beside a time
//! that was read otherwise than to the letter.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::say;
use crate::time::when::reading::About;
use crate::time::when::{self, NoTime, NoZone, Note, Vocabulary, Wall, Why, wall_words};
use crate::words::message::{Arg, Message};
use crate::words::question::{Meant, Unclear};
use crate::words::refusal::Refusal;
use crate::words::reply::{Inline, Reply};
use crate::words::time::whole_weekday;

/// The most choices of a question. Where there are more, one thing is asked after the other.
const MOST: usize = 5;

/// How often a choice can be unclear again.
const DEPTH: usize = 2;

/// What words are read as in the place of others: what can be typed for it for sure, and how it is shown.
pub(crate) type Reads<'r> = &'r dyn Fn(&str) -> Result<Meant, NoTime>;

/// The refusal of words that are no time. `hint` says what would do where a word of them means nothing; `reads` tells what could be
/// typed instead.
pub(crate) fn not_a_time(
    argument: Option<&'static str>,
    typed: &str,
    reason: NoTime,
    hint: Message,
    reads: Reads<'_>,
) -> Refusal {
    let (word, why) = match reason {
        NoTime::Asked(question) => {
            let why = which(typed, question.about);
            let choices = meant(&question.choices, reads, DEPTH);
            return unclear(typed, why, &question.choices, choices);
        }
        NoTime::Refused { word, why } => (word, why),
    };
    if let Why::Zone(zones) = why {
        return no_zone_in(argument, typed, &word, &zones, reads);
    }
    let hint = match why {
        Why::Unknown | Why::Zone(_) => hint,
        Why::NoTimeOfDay => say!(value_time_of_day),
        Why::NoDay => say!(value_time_no_day),
        Why::MonthAlone => say!(value_time_month_alone),
        Why::NoYear => say!(value_time_no_year),
        Why::TwoDays => say!(value_time_two_days),
        Why::TwoTimes => say!(value_time_two_times),
        Why::TwoZones => say!(value_time_two_zones),
        Why::BareNumber => say!(value_time_bare_number),
        Why::MissingDigit => say!(value_time_missing_digit),
        Why::NoSuchDay => say!(value_time_no_such_day),
        Why::NoSuchTime => say!(value_time_no_such_time),
        Why::IsSeries => say!(value_time_series),
        Why::IsRange => say!(value_time_range),
        Why::IsPast => say!(value_time_past),
    };
    let word = if word.is_empty() { typed.to_owned() } else { word };
    Refusal::wrong_value(argument, &word, hint, Vec::new())
}

/// The refusal of words that are no zone.
pub(super) fn not_a_zone(argument: Option<&'static str>, typed: &str, reason: &NoZone) -> Refusal {
    let reads = |words: &str| Ok(Meant { typed: words.to_owned(), shown: Inline::Untrusted(words.to_owned()).into() });
    no_zone_in(argument, typed, typed, reason, &reads)
}

/// The refusal of a word of a time that names no zone, or several.
fn no_zone_in(argument: Option<&'static str>, typed: &str, word: &str, reason: &NoZone, reads: Reads<'_>) -> Refusal {
    let zones: Vec<String> = reason.values().map(str::to_owned).collect();
    let (NoZone::Ambiguous(choices) | NoZone::Unknown(choices)) = reason;
    let in_place = choices.iter().filter_map(|choice| {
        let words = in_place_of(typed, word, &choice.zone).next()?;
        let read = match reads(&words) {
            // Something else is unclear too, and is asked next.
            Err(NoTime::Asked(_)) => Meant { typed: words, shown: Inline::Untrusted(choice.zone.clone()).into() },
            read => read.ok()?,
        };
        let shown = match &choice.place {
            Some(place) => say!(value_meant_place, what: read.shown, place: Inline::Untrusted(place.clone())).into(),
            None => read.shown,
        };
        Some(Meant { shown, ..read })
    });
    let in_place: Vec<Meant> = in_place.collect();
    match reason {
        NoZone::Ambiguous(_) => {
            let why = say!(value_which_zone, typed: Inline::Untrusted(word.to_owned()));
            unclear(typed, why, &zones, in_place)
        }
        NoZone::Unknown(_) => {
            let hint = if word == typed { say!(value_zone) } else { say!(value_zone_after_time) };
            let refusal = Refusal::wrong_value(argument, word, hint, zones);
            match in_place.is_empty() {
                true => refusal,
                false => {
                    let refused = refusal.reply();
                    Unclear { typed: typed.to_owned(), choices: in_place, why: refused.clone(), refused }.into()
                }
            }
        }
    }
}

/// The words with others in the place of a part of them, each time that it stands there as words of its own.
pub(crate) fn in_place_of<'w>(words: &'w str, part: &'w str, by: &'w str) -> impl Iterator<Item = String> {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let is_alone =
        move |at: &usize| is_edge(words[..*at].chars().next_back()) && is_edge(words[at + part.len()..].chars().next());
    let places = words.match_indices(part).map(|(at, _)| at).filter(is_alone);
    places.map(move |at| format!("{}{by}{}", &words[..at], &words[at + part.len()..]))
}

/// What choices mean that can be typed in the place of words. Those that mean nothing here are left out.
fn meant(choices: &[String], reads: Reads<'_>, depth: usize) -> Vec<Meant> {
    let each = |choice: &String| match reads(choice) {
        Ok(meant) => vec![meant],
        Err(NoTime::Asked(question)) if depth > 0 => meant(&question.choices, reads, depth - 1),
        Err(_) => Vec::new(),
    };
    let mut all: Vec<Meant> = Vec::new();
    for one in choices.iter().flat_map(each) {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

fn unclear(typed: &str, why: Message, words: &[String], choices: Vec<Meant>) -> Refusal {
    let said = Arg::any(words.iter().map(|words| Inline::Untrusted(words.clone())));
    let refused = Reply::said(say!(value_write_one, question: why.clone(), choices: said));
    let choices = if choices.len() > MOST { Vec::new() } else { choices };
    Unclear { typed: typed.to_owned(), choices, why: Reply::said(why), refused }.into()
}

/// What is unclear in words for a time. This is the one place where that is said.
fn which(typed: &str, about: About) -> Message {
    let typed = || Inline::Untrusted(typed.to_owned());
    match about {
        About::DayOrMonth => say!(value_which_date, typed: typed()),
        About::WhichWeek(weekday) => say!(value_which_week, typed: typed(), weekday: whole_weekday(weekday)),
        About::NotSoon(date) => say!(value_which_year, typed: typed(), date: date),
        About::OtherWeekday { date, typed: weekday } => {
            say!(value_which_weekday, date: date, weekday: whole_weekday(weekday))
        }
        About::Midnight => say!(value_which_midnight, typed: typed()),
        About::MorningOrEvening => say!(value_which_half_of_day, typed: typed()),
        About::EndOrOffset => say!(value_which_end_or_offset, typed: typed()),
        About::YearOrHour => say!(value_which_year_or_hour, typed: typed()),
        About::DayOrTime => say!(value_which_day_or_time, typed: typed()),
        About::LengthOrHour => say!(value_which_length_or_hour, typed: typed()),
        About::EndOfWeek => say!(value_which_end_of_week, typed: typed()),
    }
}

/// A time that words can mean, in the form in which it is read back as the same, whoever reads it: `Tue 25 Apr 2017, 15:00
/// Europe/Zurich`. `again` reads it.
pub(crate) fn meant_time(wall: &Wall, again: impl Fn(&str) -> Result<Wall, NoTime>) -> Result<Meant, NoTime> {
    let zone = &wall.zone;
    let day = wall.at.strftime("%a %-d %b %Y");
    let end = wall.length.and_then(|length| wall.at.checked_add(length.span()).ok());
    let typed = match end {
        // The last second of a day is that day.
        None if wall.at.second() == 59 => format!("{day} {zone}"),
        None => format!("{} {zone}", wall_words(wall.at)),
        Some(end) => format!("{day} {} to {} {zone}", wall.at.strftime("%H:%M"), end.strftime("%H:%M")),
    };
    let is_same = |read: &Wall| read.instant == wall.instant && read.length == wall.length && read.zone == wall.zone;
    again(&typed).ok().filter(is_same).ok_or_else(|| NoTime::Refused { word: typed.clone(), why: Why::Unknown })?;
    let at = Inline::Local(wall.instant, zone.clone());
    let shown = match wall.length {
        None => at.into(),
        Some(length) => say!(value_meant_length, time: at, length: length).into(),
    };
    Ok(Meant { typed, shown })
}

/// The refusal of words that are no deadline.
pub(crate) fn not_a_deadline(
    argument: Option<&'static str>,
    typed: &str,
    reason: NoTime,
    zone: &TimeZone,
    now: Timestamp,
    vocabulary: &'static Vocabulary,
) -> Refusal {
    let read = |words: &str| match when::deadline(words, zone, now, vocabulary) {
        Ok(wall) if wall.instant < now => Err(NoTime::Refused { word: words.to_owned(), why: Why::IsPast }),
        read => read,
    };
    not_a_time(argument, typed, reason, say!(value_deadline), &|words| meant_time(&read(words)?, read))
}

/// A day that words can mean.
pub(super) fn meant_day(day: Date) -> Meant {
    let typed = day.strftime("%-d %b %Y").to_string().to_lowercase();
    Meant { typed, shown: Message::from(day).into() }
}

/// Something that is shown as it is typed.
pub(super) fn meant_as_typed<T>(words: &str, read: Result<T, NoTime>) -> Result<Meant, NoTime> {
    read.map(|_| Meant { typed: words.to_owned(), shown: Inline::Untrusted(words.to_owned()).into() })
}

/// What is said beside a time that was not read to the letter.
pub(crate) fn said_beside(note: &Note) -> Message {
    match note {
        Note::Skipped { wall, at, zone } => say!(
            value_note_skipped,
            time: wall.strftime("%H:%M").to_string(),
            zone: zone.clone(),
            taken: Inline::Local(*at, zone.clone()),
        ),
        Note::Twice { wall, zone } => {
            say!(value_note_twice, time: wall.strftime("%H:%M").to_string(), zone: zone.clone())
        }
        Note::WithoutSeconds => say!(value_note_seconds),
        Note::TakenAs { word, weekday } => {
            say!(value_note_taken_as, word: Inline::Untrusted(word.clone()), weekday: whole_weekday(*weekday))
        }
        Note::DayEnds(date) => say!(value_note_day_ends, date: *date),
        Note::Place { place, zone } => place_taken(place, zone),
    }
}

/// Which of several places of one name was taken.
pub(super) fn place_taken(place: &str, zone: &str) -> Message {
    say!(value_note_place, place: Inline::Untrusted(place.to_owned()), zone: zone.to_owned())
}
