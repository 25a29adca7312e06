//! Days and moments in each language, in the form that CLDR has for them.

use std::cell::RefCell;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::say;
use crate::time::when::zone_words;
use crate::words::message::Message;
use crate::words::voice::Language;

thread_local! {
    /// The day that was said last: the lines of a list are of one day, or of a few in a row.
    static LAST: RefCell<Option<(Date, Language, String)>> = const { RefCell::new(None) };
}

/// A day as in the clocks of a zone: `Mon 10 Apr 2017`.
pub fn date(at: Timestamp, zone: &TimeZone, language: Language) -> String {
    let day = zone.to_datetime(at).date();
    LAST.with_borrow_mut(|last| match last {
        Some((said, in_language, words)) if (*said, *in_language) == (day, language) => words.clone(),
        _ => {
            let words = Message::from(day).in_words(language);
            *last = Some((day, language, words.clone()));
            words
        }
    })
}

/// A moment by the clocks of a zone, which is always named: `Mon 10 Apr 2017, 09:12 UTC`.
pub fn moment(at: Timestamp, zone: &TimeZone, language: Language) -> String {
    let wall = zone.to_datetime(at);
    let time = wall.strftime("%H:%M").to_string();
    say!(moment, date: wall.date(), time: time, zone: zone_words(zone, at)).in_words(language)
}
