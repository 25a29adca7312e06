//! `/digests`: what the digest of all groups says of the week that ends now, and of each week before.

use commands::features::digest::of_week;
use commands::time::when;
use commands::words::Block;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use maud::html;

use super::document::Document;
use super::page::Place;
use super::view::{AS_OF, View};

/// How many weeks are listed.
const MOST: usize = 53;

pub(super) fn page(view: &View) -> Document {
    let digest = of_week(&view.register, &view.organisation, view.now);
    let mut blocks = digest.blocks.as_slice();
    let title = match blocks {
        [Block::Heading(title), rest @ ..] => {
            blocks = rest;
            html! { (view.line(title)) }
        }
        _ => html! { "Digest" },
    };
    let weeks = weeks(view);
    let main = html! {
        h1 { (title) }
        (view.blocks(blocks))
        @if !weeks.is_empty() {
            section aria-labelledby="weeks" {
                h2 #weeks { "Earlier weeks" }
                ul .weeks {
                    @for sunday in &weeks {
                        li { a href=(format!("/digests?{AS_OF}={sunday}")) { "The week to " (in_words(*sunday)) } }
                    }
                }
            }
        }
    };
    view.page("This week", Place::Digests, &main)
}

/// The last days of the weeks that are over, the last one first, as far as there was a record.
fn weeks(view: &View) -> Vec<Date> {
    let first = view.register.histories().filter_map(|(_, past)| past.front()).map(|past| past.at).min();
    let day = |at: Timestamp| TimeZone::UTC.to_datetime(at).date();
    let (Some(first), today) = (first.map(day), day(view.now)) else { return Vec::new() };
    let last = (1..=7).map(|days| today.saturating_sub(days.days())).find(|day| day.weekday() == Weekday::Sunday);
    let back = |sunday: &Date| sunday.checked_sub(7.days()).ok();
    std::iter::successors(last, back).take_while(|sunday| *sunday >= first).take(MOST).collect()
}

fn in_words(day: Date) -> String {
    when::end_of_day(day, &TimeZone::UTC)
        .map_or_else(|| day.to_string(), |end| when::date_words(end, &TimeZone::UTC).to_string())
}
