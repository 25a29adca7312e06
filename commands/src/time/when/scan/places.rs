//! Zones that are named: places, and distances from UTC.

use super::super::NoZone;
use super::super::clock::{self, Digits, Fault};
use super::super::reading::{NoTime, Why};
use super::super::signs::Token;
use super::super::vocabulary::Meaning;
use super::{Clock, Scanner, Zone};
use crate::time::zone::{self, Found};

/// The zone of words. What is near to the people here is not looked for: the words may be no zone.
fn find_zone(words: &str) -> Result<Found, NoZone> {
    zone::find(words, Vec::new)
}

impl Scanner<'_> {
    /// `+2`, `-03:00`.
    pub(super) fn sign(&mut self) -> Result<(), NoTime> {
        let token = &self.tokens[self.at];
        match clock::offset(&token.low) {
            Ok(()) => {
                self.at += 1;
                let is_utc = |zone: &mut Zone| matches!(zone.typed.to_lowercase().as_str(), "utc" | "gmt");
                // `UTC +5:30`.
                let before = self.parts.zones.pop_if(is_utc).map_or(String::new(), |zone| zone.typed);
                self.named(&format!("{before}{}", token.word), self.at - 1)
            }
            Err(Fault::MissingDigit) => Err(NoTime::refused(token.word.clone(), Why::MissingDigit)),
            Err(Fault::NoClock) if token.low.starts_with('-') && self.has_open_clock() => {
                // `14:00 -15:30`: an end.
                let from = self.at;
                let end = token.low[1..].to_owned();
                let Some(Clock::At(begins, None)) = self.parts.clock.take() else { return Err(self.unknown(1)) };
                let start = Digits {
                    hour: begins.hour(),
                    minute: Some(begins.minute()),
                    second: None,
                    is_clock: true,
                    has_point: false,
                };
                self.range(from, start, None, &end)
            }
            Err(Fault::NoClock) => Err(self.unknown(1)),
        }
    }

    /// `UTC + 5:30`: takes the sign and what follows it, if they belong to the word before them.
    pub(super) fn offset_apart(&mut self) -> Result<bool, NoTime> {
        let is_utc = |zone: &Zone| matches!(zone.typed.to_lowercase().as_str(), "utc" | "gmt");
        let Some(typed) = self.parts.zones.last().filter(|zone| is_utc(zone)).map(|zone| zone.typed.clone()) else {
            return Ok(false);
        };
        let Some(distance) = self.tokens.get(self.at + 1).map(|token| format!("+{}", token.word)) else {
            return Ok(false);
        };
        if clock::offset(&distance).is_err() {
            return Ok(false);
        }
        self.parts.zones.pop();
        self.at += 2;
        self.named(&format!("{typed}{distance}"), self.at - 2)?;
        Ok(true)
    }

    /// Whether a word that means something else begins the name of a place: `The Hague`, `Mar del Plata`.
    pub(super) fn begins_zone(&self) -> bool {
        let may = self.is_small(self.at) || self.month(self.at).is_some();
        let next = self.tokens.get(self.at + 1);
        let is_name = |token: &Token| token.word.starts_with(char::is_alphabetic);
        may && next.is_some_and(is_name)
            && self.meanings[self.at + 1].iter().all(|meaning| *meaning == Meaning::Of)
            && self.longest_zone().is_some()
    }

    /// The longest run of words from here that is a zone, or several.
    pub(super) fn longest_zone(&self) -> Option<(usize, Result<Found, NoZone>)> {
        const MOST: usize = 6;
        let is_part = |token: &&Token| !token.word.starts_with(|c: char| c.is_ascii_digit()) && token.word != "+";
        let length = self.tokens[self.at..].iter().take(MOST).take_while(is_part).count();
        (1..=length).rev().find_map(|length| {
            let words = self.words(self.at, self.at + length).replace(" / ", "/");
            let found = match find_zone(&words) {
                Err(NoZone::Unknown(_)) if self.is(self.at + length - 1, Meaning::TimeWord) => {
                    find_zone(&self.zone_words(length))
                }
                found => found,
            };
            match found {
                Err(NoZone::Unknown(_)) => None,
                found => Some((length, found)),
            }
        })
    }

    /// So many words as the name of a zone: `Paris time` is Paris.
    pub(super) fn zone_words(&self, length: usize) -> String {
        let words = self.words(self.at, self.at + length).replace(" / ", "/");
        match words.rsplit_once(' ') {
            Some((place, _)) if self.is(self.at + length - 1, Meaning::TimeWord) => place.to_owned(),
            _ => words,
        }
    }

    pub(super) fn zone(&mut self) -> Result<(), NoTime> {
        // What is known by its letters everywhere.
        if self.tokens[self.at].low == "aoe" {
            self.at += 1;
            return self.named("UTC-12", self.at - 1);
        }
        if let Some((length, found)) = self.longest_zone() {
            let typed = self.zone_words(length);
            let from = self.at;
            self.at += length;
            // `Ho Chi Minh City`: the name goes on, and is another.
            let is_name = |token: &&Token| token.word.starts_with(char::is_alphabetic);
            let goes_on = !self.tokens[self.at - 1].has_comma
                && self.tokens.get(self.at).is_some_and(|token| is_name(&token))
                && self.meanings[self.at].is_empty()
                && self.longest_zone().is_none();
            // No place has a name that goes on behind `UTC` or `Europe/Paris`.
            let is_whole = typed.contains('/') || matches!(typed.to_lowercase().as_str(), "utc" | "gmt" | "z");
            if goes_on && is_whole {
                return Err(self.unknown(1));
            }
            if goes_on {
                let words = self.words(from, self.at + 1);
                let reason = find_zone(&words).err().unwrap_or(NoZone::Unknown(Vec::new()));
                return Err(NoTime::refused(words, Why::Zone(reason)));
            }
            if typed.to_lowercase().starts_with("utc") || typed.to_lowercase().starts_with("gmt") {
                return self.named(&typed, self.at - length);
            }
            let found = found.map_err(|reason| NoTime::refused(typed.clone(), Why::Zone(reason)))?;
            self.parts.zones.push(Zone::of(found, typed));
            return Ok(());
        }
        let is_other = |at: &usize| {
            let weak = |meaning: &Meaning| {
                matches!(
                    meaning,
                    Meaning::Of | Meaning::On | Meaning::By | Meaning::The | Meaning::One | Meaning::TimeWord
                )
            };
            let starts_with_digit = self.tokens[*at].word.starts_with(|c: char| c.is_ascii_digit() || c == '+');
            starts_with_digit || !self.meanings[*at].iter().all(weak)
        };
        let end = (self.at + 1..self.tokens.len()).find(is_other).unwrap_or(self.tokens.len());
        // `mon-fri`, `mon/wed`.
        let is_weekday =
            |word: &str| self.vocabulary.meanings(word).iter().any(|meaning| matches!(meaning, Meaning::Weekday(_)));
        let mut days = self.tokens[self.at].low.split(['-', '/', '+', '&']);
        if days.clone().count() > 1 && days.all(is_weekday) {
            return Err(NoTime::refused(self.tokens[self.at].word.clone(), Why::TwoDays));
        }
        let is_behind = self.parts.clock.is_some() || self.parts.pointed.is_some();
        let from = self.at;
        let words = self.zone_words(end - from);
        self.at = end;
        match find_zone(&words) {
            Err(reason) if is_behind => Err(NoTime::refused(self.words(from, end), Why::Zone(reason))),
            _ => Err(NoTime::refused(self.words(from, end), Why::Unknown)),
        }
    }

    /// A zone whose name is known to be one, or is an offset.
    pub(super) fn named(&mut self, typed: &str, from: usize) -> Result<(), NoTime> {
        let sign = typed.find(['+', '-']);
        let is_offset = sign.is_some_and(|at| matches!(typed[..at].to_lowercase().as_str(), "" | "utc" | "gmt"));
        if let Some(at) = sign.filter(|_| is_offset) {
            clock::offset(&typed[at..]).map_err(|fault| match fault {
                Fault::MissingDigit => NoTime::refused(typed, Why::MissingDigit),
                Fault::NoClock => NoTime::refused(typed, Why::Unknown),
            })?;
        }
        let found = find_zone(typed).map_err(|reason| NoTime::refused(self.words(from, self.at), Why::Zone(reason)))?;
        self.parts.zones.push(Zone::of(found, typed.to_owned()));
        Ok(())
    }
}
