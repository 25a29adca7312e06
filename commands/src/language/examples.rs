//! Examples as they are shown here: with a group of this organisation, and with days that are still to come. In the definitions they
//! are those of the spring of 2017, where the tests are.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::organisation::Organisation;
use crate::phrase;
use crate::record::{Binding, Code, Register};
use crate::words::{Inline, Language, Phrase, Refusal};

/// The day to which the examples of the definitions belong.
const DAY: Date = jiff::civil::date(2017, 4, 10);

/// What is not the same in every language in the examples: sentences, titles and times. Longer ones come before those within them.
const SAID: [Phrase; 68] = [
    phrase!(example_both),
    phrase!(example_wrong_question),
    phrase!(example_day_is_fixed),
    phrase!(example_meet_tuesday),
    phrase!(example_no_consensus),
    phrase!(example_second_day),
    phrase!(example_next_year),
    phrase!(example_which_day),
    phrase!(example_monday),
    phrase!(example_tuesday),
    phrase!(example_until_end),
    phrase!(example_improvements),
    phrase!(example_who_else),
    phrase!(example_too_broad),
    phrase!(example_more_time),
    phrase!(example_second_facilitator),
    phrase!(example_next_meeting),
    phrase!(example_took_it_for),
    phrase!(example_draft_charter),
    phrase!(example_significant),
    phrase!(example_questions_on_scope),
    phrase!(example_new_formats),
    phrase!(example_to_try),
    phrase!(example_charter_says),
    phrase!(example_need_group),
    phrase!(example_scope_changed),
    phrase!(example_two_calls),
    phrase!(example_no_call),
    phrase!(example_one_call),
    phrase!(example_we_join),
    phrase!(example_few_august),
    phrase!(example_second_call),
    phrase!(example_first_call),
    phrase!(example_regular_call),
    phrase!(example_virtual_meeting),
    phrase!(example_train),
    phrase!(example_draft_it),
    phrase!(example_share_calendar),
    phrase!(example_write_members),
    phrase!(example_chair_secretariat),
    phrase!(example_secretariat_books),
    phrase!(example_sent_to_all),
    phrase!(example_not_needed),
    phrase!(example_noted_twice),
    phrase!(example_budget_next_year),
    phrase!(example_travel_costs),
    phrase!(example_agenda_adopted),
    phrase!(example_adopted_with),
    phrase!(example_next_call_may),
    phrase!(example_thanks_hosts),
    phrase!(example_said_later),
    phrase!(example_host_country),
    phrase!(example_decision_missing),
    phrase!(example_too_early),
    phrase!(example_in_weeks),
    phrase!(example_group_has_done),
    phrase!(example_every_weeks),
    phrase!(example_every_month),
    phrase!(example_in_days),
    phrase!(example_in_nine_days),
    phrase!(example_tue),
    phrase!(example_thu),
    phrase!(example_wed),
    phrase!(example_april),
    phrase!(example_may),
    phrase!(example_january),
    phrase!(example_december),
    phrase!(example_fri_sat),
];

/// An example, or how something is typed, with the groups and days of this organisation for those of the definition.
pub(crate) fn here(
    example: &str,
    place: Option<&Binding>,
    register: &Register,
    organisation: &Organisation,
    now: Timestamp,
    language: Language,
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
                    Some(_) => match other {
                        Some(other) => format!("{other}{after}"),
                        None => format!("{prefix}-{rest}{after}"),
                    },
                    None => format!("{prefix}-{rest}{after}"),
                }
            }
            _ => with_year(word, later),
        }
    };
    said_in(example, language).split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// An example with its sentences, titles and times in a language.
fn said_in(example: &str, language: Language) -> String {
    if language == Language::English {
        return example.to_owned();
    }
    let chair = Inline::Chair;
    SAID.iter().fold(example.to_owned(), |example, said| {
        example.replace(&said.in_words(Language::English, &chair), &said.in_words(language, &chair))
    })
}

/// A refusal with its example as it is shown here.
pub(crate) fn in_refusal(
    refusal: &Refusal,
    place: Option<&Binding>,
    register: &Register,
    organisation: &Organisation,
    now: Timestamp,
    language: Language,
) -> Refusal {
    refusal.clone().with_example(|example| here(example, place, register, organisation, now, language))
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

#[cfg(test)]
mod tests {
    use super::said_in;
    use crate::catalogue::COMMANDS;
    use crate::record::Role;
    use crate::render::page;
    use crate::testing::dialogue::Dialogue;
    use crate::words::{Language, typed};

    #[test]
    fn every_example_can_be_typed_as_it_is_shown_in_french() {
        let mut refused = Vec::new();
        for (_, spec) in COMMANDS.iter().flat_map(page::acts) {
            for example in spec.examples {
                let works = |command: &str| {
                    let mut dialogue = Dialogue::for_example(example);
                    dialogue.calls_the_chair("présidente", |organisation| organisation.language = Language::French);
                    let roles = [Role::Chair, Role::Secretariat, Role::Member];
                    roles.into_iter().any(|role| dialogue.try_as(role, command).is_ok())
                };
                let said = said_in(example, Language::French);
                let shown = typed::in_language(&said, Language::French);
                if works(example) && !works(&shown) {
                    refused.push(shown.into_owned());
                }
            }
        }
        assert!(refused.is_empty(), "refused in French:\n{}", refused.join("\n"));
    }
}
