//! Examples as they are shown here: with a group of this organisation, and with days that are still to come. In the definitions they
//! are those of the spring of 2017, where the tests are.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::organisation::Organisation;
use crate::record::{Binding, Code, Register};
use crate::words::Refusal;

/// The day to which the examples of the definitions belong.
const DAY: Date = jiff::civil::date(2017, 4, 10);

/// An example, or how something is typed, with the groups and days of this organisation for those of the definition.
pub(crate) fn here(
    example: &str,
    place: Option<&Binding>,
    register: &Register,
    organisation: &Organisation,
    now: Timestamp,
) -> String {
    let later = years_later(now, organisation);
    let is_new = example.starts_with("propose ");
    let own = match place {
        Some(Binding::Group(code)) => register.group(code),
        Some(Binding::Plenary) | None => None,
    };
    let living = || register.groups().find(|group| !group.state.has_ended());
    let known = own.or_else(living).map(|group| group.code.as_str());
    let other = register.groups().map(|group| group.code.as_str()).find(|code| Some(*code) != known);
    let mut first: Option<String> = None;
    let prefix = organisation.categories.first().map_or("WG", |category| category.prefix.as_str());
    let word = |word: &str| -> String {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let after = &word[bare.len()..];
        match bare.strip_prefix("WG-") {
            Some(rest) if is_code(bare) => {
                let stands = bare.parse::<Code>().is_ok_and(|code| register.group(&code).is_some());
                match known {
                    _ if is_new || stands && later == 0 => {
                        format!("{}{after}", if is_new { format!("{prefix}-{rest}") } else { bare.to_owned() })
                    }
                    // The second group of an example is another than the first.
                    Some(known) if first.as_deref().is_none_or(|first| first == bare) => {
                        first = Some(bare.to_owned());
                        format!("{known}{after}")
                    }
                    Some(_) => format!("{}{after}", other.unwrap_or(bare)),
                    None => format!("{prefix}-{rest}{after}"),
                }
            }
            _ => with_year(word, later),
        }
    };
    example.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A refusal with its example as it is shown here.
pub(crate) fn in_refusal(
    refusal: &Refusal,
    place: Option<&Binding>,
    register: &Register,
    organisation: &Organisation,
    now: Timestamp,
) -> Refusal {
    refusal.clone().with_example(|example| here(example, place, register, organisation, now))
}

/// By how many years the days of the examples are put off, so that they are still to come.
fn years_later(now: Timestamp, organisation: &Organisation) -> i16 {
    let today = organisation.time_zone().to_datetime(now).date();
    let of_this_year = today.year() - DAY.year();
    let is_over = (today.month(), today.day()) > (DAY.month(), DAY.day());
    if is_over { of_this_year + 1 } else { of_this_year }
}

fn is_code(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-')
}

/// A word with its year put off: `2017-04-25`, `2017`. `Improvements-2017` is none.
fn with_year(word: &str, later: i16) -> String {
    let Some(year) =
        word.get(..4).and_then(|year| year.parse::<i16>().ok()).filter(|year| (2016..=2019).contains(year))
    else {
        return word.to_owned();
    };
    let rest = &word[4..];
    if rest.starts_with(|c: char| c.is_ascii_digit()) { word.to_owned() } else { format!("{}{rest}", year + later) }
}
