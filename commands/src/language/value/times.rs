//! Words for times that are not taken as they stand: what is asked, what was not understood, and what is said beside a time
//! that was read otherwise than to the letter.

use super::{not_a_zone, wrong_value, zones};
use crate::say;
use crate::time::when::reading::About;
use crate::time::when::{NoTime, NoZone, Note, Question, Why};
use crate::words::message::{Arg, Message};
use crate::words::refusal::{Explain, Refusal};
use crate::words::reply::{Inline, Reply};
use crate::words::time::whole_weekday;

/// The refusal of words that are no time. `hint` says what would do where a word of them means nothing.
pub(crate) fn not_a_time(argument: Option<&'static str>, typed: &str, reason: NoTime, hint: Message) -> Refusal {
    let (word, why) = match reason {
        NoTime::Asked(question) => return Unclear { typed: typed.to_owned(), question }.into(),
        NoTime::Refused { word, why } => (word, why),
    };
    let (hint, near) = match why {
        Why::Unknown => (hint, Vec::new()),
        Why::Zone(NoZone::Unknown(near)) => (say!(value_zone_after_time), zones(&near)),
        Why::Zone(reason) => not_a_zone(reason),
        Why::NoTimeOfDay => (say!(value_time_of_day), Vec::new()),
        Why::NoDay => (say!(value_time_no_day), Vec::new()),
        Why::MonthAlone => (say!(value_time_month_alone), Vec::new()),
        Why::NoYear => (say!(value_time_no_year), Vec::new()),
        Why::TwoDays => (say!(value_time_two_days), Vec::new()),
        Why::TwoTimes => (say!(value_time_two_times), Vec::new()),
        Why::TwoZones => (say!(value_time_two_zones), Vec::new()),
        Why::BareNumber => (say!(value_time_bare_number), Vec::new()),
        Why::MissingDigit => (say!(value_time_missing_digit), Vec::new()),
        Why::NoSuchDay => (say!(value_time_no_such_day), Vec::new()),
        Why::NoSuchTime => (say!(value_time_no_such_time), Vec::new()),
        Why::IsSeries => (say!(value_time_series), Vec::new()),
        Why::IsRange => (say!(value_time_range), Vec::new()),
        Why::IsPast => (say!(value_time_past), Vec::new()),
    };
    let word = if word.is_empty() { typed.to_owned() } else { word };
    wrong_value(argument, &word, hint, near)
}

/// Words that could be several times. This is the one place where that is said: whoever asks takes the choices from here.
#[derive(Debug)]
pub(crate) struct Unclear {
    /// The words.
    pub(crate) typed: String,
    /// What they could be.
    pub(crate) question: Question,
}

impl Explain for Unclear {
    fn explain(&self) -> Reply {
        let typed = || Inline::Untrusted(self.typed.clone());
        let choices = || Arg::any(self.question.choices.iter().map(|choice| Inline::Untrusted(choice.clone())));
        Reply::said(match self.question.about {
            About::DayOrMonth => say!(value_ask_day_or_month, typed: typed(), choices: choices()),
            About::WhichWeek(weekday) => {
                say!(value_ask_which_week, typed: typed(), weekday: whole_weekday(weekday), choices: choices())
            }
            About::NotSoon(date) => say!(value_ask_not_soon, typed: typed(), date: date, choices: choices()),
            About::OtherWeekday { date, typed: weekday } => say!(
                value_ask_other_weekday,
                date: date,
                weekday: whole_weekday(weekday),
                choices: choices(),
            ),
            About::Midnight => say!(value_ask_midnight, typed: typed(), choices: choices()),
            About::MorningOrEvening => say!(value_ask_half_of_day, typed: typed(), choices: choices()),
            About::EndOrOffset => say!(value_ask_end_or_offset, typed: typed(), choices: choices()),
            About::YearOrHour => say!(value_ask_year_or_hour, typed: typed(), choices: choices()),
            About::DayOrTime => say!(value_ask_day_or_time, typed: typed(), choices: choices()),
            About::LengthOrHour => say!(value_ask_length_or_hour, typed: typed(), choices: choices()),
            About::EndOfWeek => say!(value_ask_end_of_week, typed: typed(), choices: choices()),
        })
    }

    fn is_about_who(&self) -> bool {
        false
    }
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
    }
}
