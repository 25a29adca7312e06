//! How something comes again, as people type it: `weekly`, `every second tuesday`, `mondays 9am`; and hours of a day.

use jiff::civil::{Time, Weekday};

use super::reading::{NoTime, Why};
use super::scan::{Clock, scan};
use super::signs::{Token, tokens};
use super::vocabulary::{Meaning, Unit, Vocabulary};
use crate::record::{Every, Hours, Nth};

/// How a series goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeats {
    /// After how long.
    pub every: Every,
    /// The weekday that was named with it.
    pub weekday: Option<Weekday>,
}

/// How a series goes on: as it is shown, and `weekly`, `every monday`, `every second tuesday`, `last thursday of the month`.
///
/// # Errors
///
/// [`NoTime`], with the word that was not understood.
pub fn repeats(words: &str, vocabulary: &'static Vocabulary) -> Result<Repeats, NoTime> {
    let plain = |every| Repeats { every, weekday: None };
    let trimmed = words.trim().trim_end_matches(['.', ',', '!', '?', ';', ':']);
    let without_every = trimmed
        .split_once(' ')
        .filter(|(first, _)| vocabulary.meanings(&first.to_lowercase()).contains(&Meaning::Every));
    if let Ok(every) = without_every.map_or(trimmed, |(_, rest)| rest).parse::<Every>() {
        return Ok(plain(every));
    }
    let tokens = tokens(trimmed);
    let all: Vec<Vec<Meaning>> = tokens.iter().map(|token| meanings(token, vocabulary)).collect();
    let unknown = |at: usize| {
        let word = tokens.get(at).or_else(|| tokens.last()).map_or(trimmed, |token| &token.word);
        NoTime::refused(word, Why::Unknown)
    };
    let find = |at: usize, what: &dyn Fn(Meaning) -> bool| -> Option<Meaning> {
        all.get(at)?.iter().copied().find(|meaning| what(*meaning))
    };
    let skip = |mut at: usize, what: &dyn Fn(Meaning) -> bool| {
        while find(at, what).is_some() {
            at += 1;
        }
        at
    };
    let is_filler =
        |one: Meaning| matches!(one, Meaning::Every | Meaning::On | Meaning::The | Meaning::Of | Meaning::This);
    if let Some(middle) = all.iter().position(|meanings| meanings.contains(&Meaning::OutOf)) {
        return one_out_of(&tokens, &all, middle).ok_or_else(|| unknown(middle));
    }
    let mut at = skip(0, &is_filler);
    // How many, by a word or a number.
    let mut number: Option<i64> = None;
    let mut place: Option<Nth> = None;
    let is_number =
        |one: Meaning| matches!(one, Meaning::Number(_) | Meaning::Ordinal(_) | Meaning::Other | Meaning::Last);
    match find(at, &is_number) {
        Some(Meaning::Number(words)) => number = Some(words),
        Some(Meaning::Other) => number = Some(2),
        Some(Meaning::Last) => place = Some(Nth::Last),
        Some(Meaning::Ordinal(nth)) => place = Some(nth),
        _ => number = tokens.get(at).and_then(|token| token.low.parse().ok()),
    }
    at += usize::from(number.is_some() || place.is_some());
    let is_unit = |one: Meaning| matches!(one, Meaning::Unit(_) | Meaning::Weekday(_) | Meaning::Series(..));
    let Some(unit) = find(at, &is_unit) else { return Err(unknown(at)) };
    let behind = at + 1;
    let in_row = match place {
        None => number,
        Some(Nth::First) => Some(1),
        Some(Nth::Second) => Some(2),
        Some(Nth::Third) => Some(3),
        Some(Nth::Fourth) => Some(4),
        Some(Nth::Last) => None,
    };
    let count = |number: Option<i64>| {
        let count = number.or(place.is_none().then_some(1)).and_then(|number| u32::try_from(number).ok());
        // The same limit as in the strict form.
        count.filter(|count| (1..=99).contains(count)).ok_or_else(|| unknown(at.saturating_sub(1)))
    };
    let end = |from: usize, repeats: Repeats| match skip(from, &is_filler) {
        at if at >= tokens.len() => Ok(repeats),
        at => Err(if find(at, &|one| matches!(one, Meaning::Weekday(_))).is_some() {
            NoTime::refused(trimmed, Why::TwoDays)
        } else {
            unknown(at)
        }),
    };
    match unit {
        Meaning::Series(unit, number) => {
            let every = of_unit(unit, u32::try_from(number).unwrap_or(1)).ok_or_else(|| unknown(at))?;
            with_day(&all, behind, every)
                .map_or_else(|| end(behind, plain(every)), |(next, repeats)| end(next, repeats))
        }
        Meaning::Unit(Unit::Workday) => Err(NoTime::refused(trimmed, Why::TwoDays)),
        Meaning::Unit(unit) => {
            let every = of_unit(unit, count(in_row)?).ok_or_else(|| unknown(at))?;
            with_day(&all, behind, every)
                .map_or_else(|| end(behind, plain(every)), |(next, repeats)| end(next, repeats))
        }
        Meaning::Weekday(weekday) => {
            let month = skip(behind, &is_filler);
            let is_of_month = month > behind && find(month, &|one| one == Meaning::Unit(Unit::Month)).is_some();
            if let (true, Some(nth)) = (is_of_month, place) {
                let every = Every::MonthsOn { months: 1, nth, weekday };
                return end(month + 1, plain(every));
            }
            let weeks = count(in_row)?;
            if weeks == 1
                && let Some(every) = each_time(&tokens[behind..], weekday, vocabulary)
            {
                return Ok(Repeats { every, weekday: Some(weekday) });
            }
            end(behind, Repeats { every: Every::Weeks(weeks), weekday: Some(weekday) })
        }
        _ => Err(unknown(at)),
    }
}

/// `un mardi sur deux`, `une semaine sur 2`.
fn one_out_of(tokens: &[Token], all: &[Vec<Meaning>], middle: usize) -> Option<Repeats> {
    let (before, [_, number]) = all.split_at_checked(middle)? else { return None };
    let of_word = number.iter().find_map(|one| if let Meaning::Number(number) = one { Some(*number) } else { None });
    let number = of_word.or_else(|| tokens.last()?.low.parse().ok())?;
    let number = u32::try_from(number).ok().filter(|number| (1..=99).contains(number))?;
    let is_one = |one: &Meaning| matches!(one, Meaning::Every | Meaning::One | Meaning::The | Meaning::Number(1));
    let (unit, rest) = before.split_last()?;
    if !rest.iter().all(|word| word.iter().any(is_one)) {
        return None;
    }
    unit.iter().find_map(|one| match one {
        Meaning::Weekday(weekday) => Some(Repeats { every: Every::Weeks(number), weekday: Some(*weekday) }),
        Meaning::Unit(unit) => of_unit(*unit, number).map(|every| Repeats { every, weekday: None }),
        _ => None,
    })
}

/// What follows a weekday and says how many weeks go by: `tuesdays fortnightly`, `every tuesday, every 2 weeks`.
fn each_time(behind: &[Token], weekday: Weekday, vocabulary: &'static Vocabulary) -> Option<Every> {
    let words: Vec<&str> = behind.iter().map(|token| token.word.as_str()).collect();
    let follows = (!words.is_empty()).then(|| repeats(&words.join(" "), vocabulary).ok())??;
    let is_of_day = follows.weekday.is_none_or(|day| day == weekday);
    (is_of_day && matches!(follows.every, Every::Weeks(_))).then_some(follows.every)
}

fn of_unit(unit: Unit, number: u32) -> Option<Every> {
    match unit {
        Unit::Day => Some(Every::Days(number)),
        Unit::Week => Some(Every::Weeks(number)),
        Unit::Fortnight => Some(Every::Weeks(2 * number)),
        Unit::Month => Some(Every::Months(number)),
        Unit::Minute | Unit::Hour | Unit::Workday | Unit::Year => None,
    }
}

/// `weekly on tuesday`.
fn with_day(all: &[Vec<Meaning>], mut at: usize, every: Every) -> Option<(usize, Repeats)> {
    while all.get(at)?.iter().any(|one| matches!(one, Meaning::On | Meaning::The)) {
        at += 1;
    }
    let weekday =
        all.get(at)?.iter().find_map(|one| if let Meaning::Weekday(day) = one { Some(*day) } else { None })?;
    matches!(every, Every::Weeks(_)).then_some((at + 1, Repeats { every, weekday: Some(weekday) }))
}

/// What a word means, also in the plural of weekdays.
fn meanings(token: &Token, vocabulary: &'static Vocabulary) -> Vec<Meaning> {
    let found = vocabulary.meanings(&token.low);
    match vocabulary.weekday(&token.low).filter(|_| found.is_empty()) {
        Some(one) => vocabulary.meanings(one).into_iter().filter(|one| matches!(one, Meaning::Weekday(_))).collect(),
        None => found,
    }
}

/// A weekday and a time of day that come each week, and the zone if one is named: `mon 09:00`, `every monday 9am Geneva`.
/// `weekly` alone is Monday at nine.
///
/// # Errors
///
/// [`NoTime`], with the word that was not understood.
pub fn weekly(words: &str, vocabulary: &'static Vocabulary) -> Result<(Weekday, Time, Option<String>), NoTime> {
    let refused = |why| NoTime::refused(words.trim(), why);
    let is_each = |one: &Meaning| matches!(one, Meaning::Every | Meaning::Series(Unit::Week, 1));
    let tokens = tokens(words);
    let rest: Vec<String> = tokens
        .iter()
        .filter(|token| !meanings(token, vocabulary).iter().any(is_each))
        .map(|token| {
            let is_many = vocabulary.meanings(&token.low).is_empty() && !meanings(token, vocabulary).is_empty();
            if is_many { token.word[..token.word.len() - 1].to_owned() } else { token.word.clone() }
        })
        .collect();
    if rest.is_empty() && !tokens.is_empty() {
        return Ok((Weekday::Monday, Time::constant(9, 0, 0, 0), None));
    }
    let mut parts = scan(&rest.join(" "), vocabulary)?;
    let clock = match (parts.clock.take(), parts.pointed.take()) {
        (Some(clock), None) => Some(clock),
        (None, Some(pointed)) => Some(Clock::At(pointed.time, None)),
        (None, None) => None,
        (Some(_), Some(_)) => return Err(refused(Why::TwoTimes)),
    };
    if parts.day.is_some() {
        return Err(refused(Why::Unknown));
    }
    match (parts.weekday, clock) {
        (Some((weekday, _)), Some(Clock::At(time, None))) => {
            let zone = parts.zones.pop();
            if parts.zones.is_empty() {
                Ok((weekday, time, zone.map(|zone| zone.name)))
            } else {
                Err(refused(Why::TwoZones))
            }
        }
        (Some(_), None) => Err(refused(Why::NoTimeOfDay)),
        (None, Some(Clock::At(..))) => Err(refused(Why::NoDay)),
        _ => Err(refused(Why::Unknown)),
    }
}

/// Hours of a day: `09:00-21:00`, `9am to 5pm`, `9h-17h`. `9-5` is nine to five in the afternoon, and so is `from 9 to 5`.
///
/// # Errors
///
/// [`NoTime`], with the word that was not understood.
pub fn hours(words: &str, vocabulary: &'static Vocabulary) -> Result<Hours, NoTime> {
    let trimmed = words.trim().trim_end_matches(['.', ',', ';', '!', '?']);
    let plain: String = trimmed.chars().map(|c| if matches!(c, '–' | '—' | '−') { '-' } else { c }).collect();
    let plain =
        ["from ", "between ", "de ", "entre "].iter().find_map(|from| plain.strip_prefix(from)).unwrap_or(&plain);
    let plain = [" to ", " till ", " until ", " and ", " à ", " et "]
        .iter()
        .fold(plain.to_owned(), |plain, to| plain.replace(to, "-"));
    if let Some((from, to)) = plain.split_once('-')
        && let (Ok(from), Ok(to)) = (from.trim().parse::<i8>(), to.trim().parse::<i8>())
    {
        // Without minutes, an end that is not behind the beginning is that of the afternoon.
        let to = if from <= 12 && to <= from && to <= 12 { to + 12 } else { to };
        let time = |hour: i8| Time::new(if hour == 24 { 0 } else { hour }, 0, 0, 0).ok();
        return match (time(from), time(to)) {
            (Some(from), Some(to)) if from != to => Ok(Hours { from, to }),
            _ => Err(NoTime::refused(trimmed, Why::NoSuchTime)),
        };
    }
    if let Ok(hours) = plain.parse::<Hours>() {
        return Ok(hours);
    }
    let parts = scan(trimmed, vocabulary)?;
    let is_alone = parts.day.is_none() && parts.weekday.is_none() && parts.zones.is_empty() && parts.pointed.is_none();
    match parts.clock {
        Some(Clock::At(from, Some(to))) if is_alone && from != to => Ok(Hours { from, to }),
        _ => Err(NoTime::refused(trimmed, Why::Unknown)),
    }
}
