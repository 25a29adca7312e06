//! Days and moments in each language, in the form that CLDR has for them.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::say;
use crate::words::message::Message;
use crate::words::voice::Language;

/// A day as in the clocks of a zone: `Mon 10 Apr 2017`.
pub fn date(at: Timestamp, zone: &TimeZone, language: Language) -> String {
    Message::from(zone.to_datetime(at).date()).in_words(language)
}

/// A moment by the clocks of a zone, which is always named: `Mon 10 Apr 2017, 09:12 UTC`.
pub fn moment(at: Timestamp, zone: &TimeZone, language: Language) -> String {
    let wall = zone.to_datetime(at);
    let name = zone.iana_name().map_or_else(|| zone.to_offset(at).to_string(), str::to_owned);
    say!(moment, date: wall.date(), time: wall.strftime("%H:%M").to_string(), zone: name).in_words(language)
}
