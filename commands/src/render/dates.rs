//! Days and moments in each language, in the form that CLDR has for them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::say;
use crate::words::message::Message;
use crate::words::reply::{Inline, Line};
use crate::words::voice::Language;

/// A day as in the clocks of a zone: `Mon 10 Apr 2017`.
pub fn date(at: Timestamp, zone: &TimeZone, language: Language) -> String {
    in_words(zone.to_datetime(at).date().into(), language)
}

/// A moment by the clocks of a zone, which is always named: `Mon 10 Apr 2017, 09:12 UTC`.
pub fn moment(at: Timestamp, zone: &TimeZone, language: Language) -> String {
    let wall = zone.to_datetime(at);
    let name = zone.iana_name().map_or_else(|| zone.to_offset(at).to_string(), str::to_owned);
    in_words(say!(moment, date: wall.date(), time: wall.strftime("%H:%M").to_string(), zone: name), language)
}

/// A day by the clocks on a wall, to stand in a sentence.
pub(crate) fn day(wall: DateTime) -> Message {
    wall.date().into()
}

fn in_words(message: Message, language: Language) -> String {
    let line = Line::from(message).in_language(language).into_owned();
    let words = line.0.into_iter().filter_map(|inline| match inline {
        Inline::Text(words) => Some(words),
        _ => None,
    });
    words.collect()
}
