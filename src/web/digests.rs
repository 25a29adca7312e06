//! `/digests`: what the digest of all groups says of the week that ends now, and of each week before in which something happened.

use std::collections::BTreeMap;

use commands::features::digest::of_week;
use commands::say;
use commands::words::Block;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use maud::{Markup, html};

use super::document::Document;
use super::page::NavItem;
use super::view::{AS_OF, View};
use super::words::of_day;

pub(super) fn page(view: &View) -> Document {
    let digest = of_week(&view.register, &view.organisation, view.now);
    let mut blocks = digest.blocks.as_slice();
    let title = match blocks {
        [Block::Heading(title), rest @ ..] => {
            blocks = rest;
            view.line(title)
        }
        _ => view.say(say!(page_digest)),
    };
    let years = weeks(view);
    let main = html! {
        h1 { (title) }
        (view.blocks(blocks))
        @if !years.is_empty() {
            section aria-labelledby="weeks" {
                h2 #weeks { (view.say(say!(page_earlier_weeks))) }
                @for (year, sundays) in years.iter().rev() {
                    h3 { (year) }
                    ul .weeks { @for sunday in sundays.iter().rev() { li { (view.week(*sunday)) } } }
                }
            }
        }
    };
    view.page(&view.said(say!(page_this_week)), NavItem::Digests, &main)
}

impl View {
    fn week(&self, sunday: Date) -> Markup {
        let address = format!("{}?{AS_OF}={sunday}", self.address_of("/digests"));
        html! { a href=(address) { (self.say(say!(page_week_to, date: of_day(sunday)))) } }
    }
}

/// The last days of the weeks that are over and in which something happened, by their year.
fn weeks(view: &View) -> BTreeMap<i16, Vec<Date>> {
    let today = day(view.now);
    let days = view.register.histories().flat_map(|(_, past)| past.iter()).map(|past| day(past.at));
    let mut sundays: Vec<Date> = days.filter_map(sunday_of).filter(|sunday| *sunday < today).collect();
    sundays.sort_unstable();
    sundays.dedup();
    let mut years: BTreeMap<i16, Vec<Date>> = BTreeMap::new();
    for sunday in sundays {
        years.entry(sunday.year()).or_default().push(sunday);
    }
    years
}

fn day(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}

/// The last day of a day's week.
fn sunday_of(day: Date) -> Option<Date> {
    let left = i32::from(Weekday::Sunday.to_monday_one_offset()) - i32::from(day.weekday().to_monday_one_offset());
    day.checked_add(left.days()).ok()
}
