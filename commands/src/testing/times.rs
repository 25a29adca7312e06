//! Times as people write them: tables of what is typed and what comes of it, properties of all of it, and how it is said.
//!
//! The tables are written anew with `UPDATE_EXPECT=1`: what was typed stays, and what comes of it is to be read in the
//! difference. `?` is a question with its choices, `!` the word that was not understood.

use expect_test::{expect, expect_file};
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use crate::render::dates;
use crate::testing::dialogue::Dialogue;
use crate::time::when::{self, NoTime, NoZone, Vocabulary, Wall, Why, date_words, moment_words, wall_words};
use crate::words::Language;

/// Where who speaks is.
const HERE: &str = "Europe/Zurich";

/// When they speak.
const NOW: &str = "2017-04-19T10:00:00Z";

const BOTH: [Language; 2] = [Language::English, Language::French];

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn place(zone: &str) -> TimeZone {
    when::zone(zone).unwrap()
}

fn shown(wall: &Wall) -> String {
    let length = wall.length.map_or(String::new(), |length| format!(", for {length}"));
    let own = if wall.names_zone { "" } else { " (own zone)" };
    let notes: String = wall.notes.iter().map(|note| format!(" [{note:?}]")).collect();
    format!("{}{own}{length}{notes}", moment_words(wall.instant, &place(&wall.zone)))
}

fn not_read(reason: NoTime) -> String {
    match reason {
        NoTime::Asked(question) => format!("? {}", question.choices.join(" | ")),
        NoTime::Refused { word, why: Why::Zone(NoZone::Unknown(_)) } => format!("! {word}: no zone"),
        NoTime::Refused { word, why: Why::Zone(_) } => format!("! {word}: several zones"),
        NoTime::Refused { word, why } => format!("! {word}: {why:?}"),
    }
}

/// What becomes of words for the beginning of a meeting.
fn meeting(words: &str, now: &str, language: Language) -> String {
    when::coming(words, HERE, at(now), language.vocabulary()).map_or_else(not_read, |wall| shown(&wall))
}

/// The table again, with what comes of each line now.
fn table(text: &str, outcome: impl Fn(&str, &str) -> String) -> String {
    let mut now = NOW.to_owned();
    let mut lines = Vec::new();
    for line in text.lines() {
        if let Some((_, said)) = line.strip_prefix("##").and_then(|heading| heading.split_once("said on ")) {
            said.clone_into(&mut now);
        }
        let typed = line.split_once(" → ").map_or(line, |(typed, _)| typed);
        lines.push(match line.starts_with("##") || line.is_empty() {
            true => line.to_owned(),
            false => format!("{typed} → {}", outcome(typed, &now)),
        });
    }
    lines.join("\n") + "\n"
}

#[test]
fn words_for_a_meeting_are_read_or_asked_about_or_refused() {
    let read = table(include_str!("times/meetings.txt"), |typed, now| meeting(typed, now, Language::English));
    expect_file!["times/meetings.txt"].assert_eq(&read);
}

#[test]
fn french_words_are_read_beside_the_english_and_mar_is_a_tuesday() {
    let read = table(include_str!("times/french.txt"), |typed, now| meeting(typed, now, Language::French));
    expect_file!["times/french.txt"].assert_eq(&read);
    // In English it is a month, and a day of it is lacking.
    assert_eq!(meeting("mar 14h", NOW, Language::English), "! mar: MonthAlone");
}

#[test]
fn a_deadline_is_the_end_of_a_day_or_a_moment() {
    let zone = place(HERE);
    let read = table(include_str!("times/deadlines.txt"), |typed, now| {
        let read = when::deadline(typed, &zone, at(now), Language::English.vocabulary());
        read.map_or_else(not_read, |read| {
            let at = zone.to_datetime(read.instant).strftime("%a %-d %b %Y, %H:%M:%S");
            let notes: String = read.notes.iter().map(|note| format!(" [{note:?}]")).collect();
            format!("{at} {HERE}{notes}")
        })
    });
    expect_file!["times/deadlines.txt"].assert_eq(&read);
}

#[test]
fn how_a_series_goes_on_is_read_as_people_say_it() {
    let read = table(include_str!("times/series.txt"), |typed, _| {
        let read = when::repeats(typed, Language::English.vocabulary());
        read.map_or_else(not_read, |read| match read.weekday {
            Some(weekday) => format!("{}, {weekday:?}", read.every),
            None => read.every.to_string(),
        })
    });
    expect_file!["times/series.txt"].assert_eq(&read);
}

#[test]
fn hours_and_weekly_times_are_read_as_times_are() {
    let hours = |typed: &str| {
        when::hours(typed, Language::English.vocabulary()).map_or_else(not_read, |hours| hours.to_string())
    };
    for (typed, expected) in [
        ("09:00-21:00", "09:00-21:00"),
        ("9-5", "09:00-17:00"),
        ("9–5.", "09:00-17:00"),
        ("10-6", "10:00-18:00"),
        ("9-17", "09:00-17:00"),
        ("9am to 5pm", "09:00-17:00"),
        ("9h-17h30", "09:00-17:30"),
        ("22-6", "22:00-06:00"),
        ("22:00-06:00", "22:00-06:00"),
        ("9:00-24:00", "09:00-00:00"),
        ("25-26", "! 25-26: NoSuchTime"),
        ("9", "! 9: BareNumber"),
        ("office hours", "! office: Unknown"),
    ] {
        assert_eq!(hours(typed), expected, "{typed}");
    }
    let weekly = |typed: &str| {
        when::weekly(typed, Language::English.vocabulary()).map_or_else(not_read, |(day, time, zone)| {
            format!("{day:?} {} {}", time.strftime("%H:%M"), zone.unwrap_or_default())
        })
    };
    for (typed, expected) in [
        ("weekly", "Monday 09:00 "),
        ("mon 09:00", "Monday 09:00 "),
        ("mondays 9am", "Monday 09:00 "),
        ("every monday 9h30 Geneva", "Monday 09:30 Europe/Zurich"),
        ("fri 9.30 Tokyo", "Friday 09:30 Asia/Tokyo"),
        ("lundi 9h", "Monday 09:00 "),
        ("mon", "! mon: NoTimeOfDay"),
        ("9:00", "! 9:00: NoDay"),
        ("mon,tue 9:00", "! mon tue 9:00: TwoDays"),
    ] {
        assert_eq!(weekly(typed), expected, "{typed}");
    }
}

#[test]
fn a_meeting_moves_to_another_hour_of_its_day_or_by_a_length() {
    let from: DateTime = "2017-04-25T15:00".parse().unwrap();
    let moved = |typed: &str| {
        let read = when::moved(typed, (from, "America/New_York"), HERE, at(NOW), Language::English.vocabulary());
        read.map_or_else(not_read, |wall| shown(&wall))
    };
    for (typed, expected) in [
        ("16:00", "Tue 25 Apr 2017, 16:00 Europe/Zurich (own zone)"),
        ("4pm New York", "Tue 25 Apr 2017, 16:00 America/New_York"),
        ("to thu 16:00", "Thu 20 Apr 2017, 16:00 Europe/Zurich (own zone)"),
        // As it was printed, with the same in UTC behind it.
        ("Wed 26 Apr 2017, 15:00 Europe/Zurich (13:00 UTC)", "Wed 26 Apr 2017, 15:00 Europe/Zurich"),
        ("Wed 26 Apr 2017, 22:00 America/New_York (Thu 27 Apr, 02:00 UTC)", "Wed 26 Apr 2017, 22:00 America/New_York"),
        ("Wed 26 Apr 2017, 15:00 Europe/Zurich (14:00 UTC)", "! 14:00 UTC: TwoTimes"),
        ("+1h", "Tue 25 Apr 2017, 16:00 America/New_York"),
        ("−30 min", "Tue 25 Apr 2017, 14:30 America/New_York"),
        ("soon", "! soon: Unknown"),
    ] {
        assert_eq!(moved(typed), expected, "{typed}");
    }
}

#[test]
fn what_was_not_taken_to_the_letter_is_said_and_what_would_be_a_guess_is_not_taken() {
    let mut dialogue = Dialogue::with_groups();
    let mut said = Vec::new();
    for typed in [
        "/meet plenary \"x\" 12/11/2017 15:00",
        "/meet plenary \"x\" fri 25 apr 15:00",
        "/meet plenary \"x\" 25 marvellous 15:00",
        "/meet plenary \"x\" mon,wed 15:00",
        "/meet plenary \"x\" tue 9:3",
        "/meet plenary \"x\" 2018-03-25 02:30 Geneva",
        "/meet plenary \"x\" 2017-10-29 02:30 Geneva",
        "/meet plenary \"x\" tue 14:00-15:30 UTC",
        "/meet plenary \"x\" tue 14:00-15:30 UTC for: 2h",
        "/meet plenary \"x\" tue 15:00 UTC every: monday",
        "/meet plenary \"x\" tue 15:00 UTC every: every second tuesday times: 2",
        "/move 1 16:00",
        "/move 1 16:00-18:00",
        "/action @lea Draft the charter by friday",
        "/action @lea Draft the charter by the sea",
    ] {
        let seen = dialogue.say("#plenary", "lynn", typed);
        let french = seen.text_in(Language::French, dialogue.register());
        said.push(format!("> {typed}\n{}\n{french}", seen.text_in(Language::English, dialogue.register())));
    }
    expect![[r#"
        > /meet plenary "x" 12/11/2017 15:00
        "12/11/2017 15:00" could be two dates.
        Please answer with a number, or no:
        - 1. Sun 12 Nov 2017, 15:00 UTC
        - 2. Mon 11 Dec 2017, 15:00 UTC
        « 12/11/2017 15:00 » peut désigner deux dates.
        Veuillez répondre par un numéro, ou par non :
        - 1. dim. 12 nov. 2017 à 15:00 UTC
        - 2. lun. 11 déc. 2017 à 15:00 UTC
        > /meet plenary "x" fri 25 apr 15:00
        Tue 25 Apr 2017 is not a Friday.
        Please answer with a number, or no:
        - 1. Tue 25 Apr 2017, 15:00 UTC
        - 2. Fri 28 Apr 2017, 15:00 UTC
        Le mar. 25 avr. 2017 n’est pas un vendredi.
        Veuillez répondre par un numéro, ou par non :
        - 1. mar. 25 avr. 2017 à 15:00 UTC
        - 2. ven. 28 avr. 2017 à 15:00 UTC
        > /meet plenary "x" 25 marvellous 15:00
        I did not understand "marvellous". Write a day and a time such as 25 apr 22:00 Geneva, tue 14:00 or in 3 days 22:00 UTC.
        Je n’ai pas compris « marvellous ». Écrivez un jour et une heure, par exemple 25 avril 22:00 Genève, mardi 14:00 ou dans 3 jours 22:00 UTC.
        > /meet plenary "x" mon,wed 15:00
        I did not understand "mon, wed 15:00". Give one day only. A series on several days of the week is one series for each day.
        Je n’ai pas compris « mon, wed 15:00 ». Donnez un seul jour. Pour plusieurs jours de la semaine, il faut une série par jour.
        > /meet plenary "x" tue 9:3
        I did not understand "9:3". Minutes have two digits, such as 9:30.
        Je n’ai pas compris « 9:3 ». Les minutes s’écrivent avec deux chiffres, par exemple 9:30.
        > /meet plenary "x" 2018-03-25 02:30 Geneva
        Meeting 1 of the plenary: x
        Sun 25 Mar 2018, 03:30 Europe/Zurich (01:30 UTC), for 1 hour
        Are you coming? /rsvp 1 yes, no or maybe
        Clocks in Europe/Zurich go forward and skip 02:30 on that day, so I took Sun 25 Mar 2018, 03:30 Europe/Zurich.
        Réunion 1 de la plénière : x
        dim. 25 mars 2018 à 03:30 Europe/Zurich (01:30 UTC), durée : 1 heure
        Participerez-vous ? /rsvp 1 oui, non ou peut-être
        Dans le fuseau Europe/Zurich, les horloges avancent ce jour-là et sautent 02:30 ; j’ai donc pris dim. 25 mars 2018 à 03:30 Europe/Zurich.
        > /meet plenary "x" 2017-10-29 02:30 Geneva
        Meeting 2 of the plenary: x
        Sun 29 Oct 2017, 02:30 Europe/Zurich (00:30 UTC), for 1 hour
        Are you coming? /rsvp 2 yes, no or maybe
        Clocks in Europe/Zurich go back on that day, so 02:30 comes twice. I took the first.
        Réunion 2 de la plénière : x
        dim. 29 oct. 2017 à 02:30 Europe/Zurich (00:30 UTC), durée : 1 heure
        Participerez-vous ? /rsvp 2 oui, non ou peut-être
        Dans le fuseau Europe/Zurich, les horloges reculent ce jour-là et 02:30 vient deux fois. J’ai pris la première.
        > /meet plenary "x" tue 14:00-15:30 UTC
        Meeting 3 of the plenary: x
        Tue 11 Apr 2017, 14:00 UTC, for 1 hour 30 minutes
        Are you coming? /rsvp 3 yes, no or maybe
        Réunion 3 de la plénière : x
        mar. 11 avr. 2017 à 14:00 UTC, durée : 1 heure 30 minutes
        Participerez-vous ? /rsvp 3 oui, non ou peut-être
        > /meet plenary "x" tue 14:00-15:30 UTC for: 2h
        You gave two lengths: 2 hours after for: and 1 hour 30 minutes by the end of the meeting. Give one only.
        Vous avez donné deux durées : 2 heures avec l’argument « durée: », et 1 heure 30 minutes par l’heure de fin de la réunion. N’en donnez qu’une.
        > /meet plenary "x" tue 15:00 UTC every: monday
        The first meeting would be on Tue 11 Apr 2017, and the series on each Monday. Give a first day that is a Monday.
        La première réunion aurait lieu le mar. 11 avr. 2017, alors que la série a lieu chaque lundi. Donnez un premier jour qui soit un lundi.
        > /meet plenary "x" tue 15:00 UTC every: every second tuesday times: 2
        Meeting 4 of the plenary: x
        Tue 11 Apr 2017, 15:00 UTC, for 1 hour
        Repeats every 2 weeks, 2 meetings in all. Next:
        - Meeting 5: Tue 25 Apr 2017, 15:00 UTC
        Clash: 6 of you also have meeting 3 of the plenary at that time.
        Are you coming? /rsvp 4 yes, no or maybe
        Réunion 4 de la plénière : x
        mar. 11 avr. 2017 à 15:00 UTC, durée : 1 heure
        Se répète toutes les 2 semaines, 2 réunions en tout. Suite :
        - Réunion 5 : mar. 25 avr. 2017 à 15:00 UTC
        Conflit d’horaire : la réunion 3 de la plénière a lieu au même moment, pour 6 d’entre vous.
        Participerez-vous ? /rsvp 4 oui, non ou peut-être
        > /move 1 16:00
        Moved: Meeting 1 of the plenary: x
        Sun 25 Mar 2018, 03:30 Europe/Zurich (01:30 UTC) → Sun 25 Mar 2018, 16:00 Europe/Zurich (14:00 UTC)
        Are you coming? /rsvp 1 yes, no or maybe
        You gave no time zone, so I used that of the meeting: Europe/Zurich.
        Déplacée : Réunion 1 de la plénière : x
        dim. 25 mars 2018 à 03:30 Europe/Zurich (01:30 UTC) → dim. 25 mars 2018 à 16:00 Europe/Zurich (14:00 UTC)
        Participerez-vous ? /rsvp 1 oui, non ou peut-être
        Vous n’avez pas indiqué de fuseau horaire ; j’ai donc pris celui de la réunion : Europe/Zurich.
        > /move 1 16:00-18:00
        The meeting lasts 1 hour, and from the new beginning to the end you gave it is 2 hours. Moving it keeps its length: give the beginning only.
        La réunion dure 1 heure, mais elle durerait 2 heures du nouveau début à la fin que vous donnez. La déplacer ne change pas sa durée : ne donnez que le début.
        > /action @lea Draft the charter by friday
        Action 1, Lea Kaspar: Draft the charter. By Fri 14 Apr 2017.
        For you to do: Action 1, Lea Kaspar: Draft the charter. By Fri 14 Apr 2017.
        When it is done: /done 1
        Action 1, Lea Kaspar : Draft the charter. Échéance : ven. 14 avr. 2017.
        Une action vous est confiée : Action 1, Lea Kaspar : Draft the charter. Échéance : ven. 14 avr. 2017.
        Quand ce sera fait : /fait 1
        > /action @lea Draft the charter by the sea
        Action 2, Lea Kaspar: Draft the charter by the sea
        For you to do: Action 2, Lea Kaspar: Draft the charter by the sea
        When it is done: /done 2
        Action 2, Lea Kaspar : Draft the charter by the sea
        Une action vous est confiée : Action 2, Lea Kaspar : Draft the charter by the sea
        Quand ce sera fait : /fait 2"#]].assert_eq(&said.join("\n"));
}

/// Zones as they are kept: of every third place, and distances from UTC.
fn zones() -> impl Strategy<Value = String> {
    let places: Vec<String> = when::places().map(|(_, zone)| zone).collect();
    let offsets = (-12 * 4..=14 * 4).prop_map(|quarters: i32| {
        let offset = Offset::from_seconds(quarters * 15 * 60).unwrap();
        when::find_zone(&offset.to_string()).map_or("UTC".to_owned(), |(name, _)| name)
    });
    prop_oneof![3 => prop::sample::select(places), 1 => offsets, 1 => Just("UTC".to_owned())]
}

/// Words that mean something in a time, and some that do not.
fn soup() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "mon",
        "tuesday",
        "fri",
        "mar",
        "mardi",
        "next",
        "this",
        "last",
        "second",
        "of",
        "the",
        "month",
        "week",
        "in",
        "at",
        "to",
        "-",
        "2",
        "12",
        "25",
        "25th",
        "31",
        "2017",
        "2018",
        "1400",
        "'17",
        "3pm",
        "9:30",
        "14h",
        "14h30",
        "14.00",
        "12.11",
        "24:00",
        "9:3",
        "10-11",
        "14:00-15:30",
        "23:00-01:00",
        "25 apr",
        "april",
        "avr.",
        "12/11/2017",
        "4/5",
        "25.4.",
        "2017-04-25",
        "2017-04-25T15:00",
        "tomorrow",
        "tonight",
        "demain",
        "midi",
        "minuit",
        "midnight",
        "noon",
        "hours",
        "minutes",
        "jours",
        "end",
        "fin",
        "du",
        "mois",
        "every",
        "weekly",
        "UTC",
        "+2",
        "-03:00",
        "UTC-3",
        "Geneva",
        "Tokyo",
        "(Geneva)",
        "EST",
        "Paris",
        "time",
        "my",
        "à",
        "le",
        "et",
        "and",
        "am",
        "pm",
        ".",
        ",",
        "monkey",
        "AoE",
        "<t:1493128800:F>",
        "now",
        "ago",
        "a",
        "one",
        "deux",
        "o'clock",
        "eod",
        "9-5",
        "48h",
    ];
    prop::collection::vec(prop::sample::select(WORDS), 0..7).prop_map(|words| words.join(" "))
}

/// Reads words in every way that there is.
fn read_in_all_ways(words: &str, vocabulary: &'static Vocabulary) -> Vec<NoTime> {
    let (zone, now) = (place(HERE), at(NOW));
    let from = DateTime::constant(2017, 4, 25, 15, 0, 0, 0);
    let _ = (when::repeats(words, vocabulary), when::weekly(words, vocabulary), when::hours(words, vocabulary));
    let _ = (when::day(words, vocabulary), when::trailing_deadline(words, &zone, now, vocabulary));
    let all = [
        when::coming(words, HERE, now, vocabulary).err(),
        when::moved(words, (from, HERE), HERE, now, vocabulary).err(),
        when::deadline(words, &zone, now, vocabulary).err(),
        when::moment(words, &zone, now, vocabulary).err(),
        when::coming_day(words, &zone, now, vocabulary).err(),
    ];
    all.into_iter().flatten().collect()
}

fn tries(of_ten: u32) -> ProptestConfig {
    let cases = if std::env::var_os("CI").is_some() { 10 * of_ten } else { 2 * of_ten };
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

#[test]
fn letters_that_are_longer_or_shorter_when_small_break_nothing() {
    // `Ⱥ` and `İ` grow, `ẞ` and the sign for kelvin shrink.
    for letter in ["Ⱥ", "Ⱦ", "İ", "ẞ", "\u{212a}"] {
        for typed in ["0", "14:00", "tue 10-", "tue 10:30-11", "every ", "by ", "2026-10-06T14:00+0", "15 oct "] {
            for word in
                [format!("{typed}{letter}"), format!("{typed}{letter}{letter} time"), format!("{letter}{typed}")]
            {
                let _ = BOTH.map(|language| read_in_all_ways(&word, language.vocabulary()));
            }
        }
    }
}

proptest! {
    // A word that is no zone is compared with all of them, which takes its time.
    #![proptest_config(tries(6))]

    #[test]
    fn whatever_is_typed_is_read_or_not_and_nothing_breaks(words in "\\PC{0,40}", soup in soup(), is_french: bool) {
        let vocabulary = BOTH[usize::from(is_french)].vocabulary();
        for words in [words, soup] {
            for reason in read_in_all_ways(&words, vocabulary) {
                if let NoTime::Refused { word, .. } = reason {
                    // What was not understood is named, where anything was typed.
                    prop_assert!(!word.is_empty() || words.trim().is_empty(), "{words:?}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(tries(12))]

    #[test]
    fn each_choice_of_a_question_can_be_typed(soup in soup()) {
        let (zone, now) = (place(HERE), at(NOW));
        for language in BOTH {
            let vocabulary = language.vocabulary();
            if let Err(NoTime::Asked(question)) = when::coming(&soup, HERE, now, vocabulary) {
                prop_assert!(!question.choices.is_empty(), "{soup}");
                for choice in &question.choices {
                    let read = when::coming(choice, HERE, now, vocabulary);
                    let is_open = matches!(&read, Err(NoTime::Refused { why: Why::NoTimeOfDay, .. } | NoTime::Asked(_)));
                    prop_assert!(is_open || read.is_ok(), "{soup}: {choice}: {read:?}");
                }
            }
            if let Err(NoTime::Asked(question)) = when::deadline(&soup, &zone, now, vocabulary) {
                for choice in &question.choices {
                    let read = when::deadline(choice, &zone, now, vocabulary);
                    let is_open = matches!(&read, Err(NoTime::Refused { why: Why::IsRange, .. } | NoTime::Asked(_)));
                    prop_assert!(is_open || read.is_ok(), "{soup}: {choice}: {read:?}");
                }
            }
        }
    }

}

proptest! {
    #![proptest_config(tries(50))]

    #[test]
    fn whatever_is_shown_as_a_time_is_read_back(minutes in 15_800_000_i64..68_000_000, zone in zones(), year in 2000_i16..2150) {
        let instant = Timestamp::from_second(minutes * 60).unwrap();
        let tz = place(&zone);
        let wall = tz.to_datetime(instant);
        // Of a time that comes twice the first is read.
        let meant = when::instant(wall, &tz).unwrap();
        let is_once = matches!(tz.to_ambiguous_timestamp(wall).offset(), AmbiguousOffset::Unambiguous { .. });
        prop_assert!(!is_once || meant == instant);
        let now = at("1999-01-01T00:00:00Z");
        for reader in BOTH {
            let vocabulary = reader.vocabulary();
            let mut shown = vec![moment_words(instant, &tz), format!("{} {zone}", wall_words(wall))];
            shown.extend(BOTH.map(|writer| dates::moment(instant, &tz, writer)));
            let utc = tz.to_offset(meant);
            if meant == instant {
                let there = TimeZone::UTC.to_datetime(instant);
                shown.push(format!("{} ({} UTC)", shown[0], there.strftime("%H:%M")));
                shown.push(format!("{} ({} UTC)", shown[0], there.strftime("%a %-d %b, %H:%M")));
                shown.push(format!("<t:{}:F>", instant.as_second()));
            }
            for words in shown {
                let read = when::coming(&words, "UTC", now, vocabulary);
                let read = read.map(|read| read.instant);
                prop_assert!(read == Ok(meant), "{words}: {read:?}, {utc}");
                let ends = when::deadline(&words, &TimeZone::UTC, now, vocabulary).map(|read| read.instant);
                prop_assert!(ends == Ok(meant), "{words}: {ends:?}");
            }
            // A wall time alone, and a day.
            let words = wall_words(wall);
            let read = when::coming(&words, &zone, now, vocabulary).map(|read| read.at);
            prop_assert!(read == Ok(wall), "{words}: {read:?}");
            let days = BOTH.map(|writer| dates::date(instant, &tz, writer));
            for words in days.into_iter().chain([date_words(instant, &tz)]) {
                let day = when::day(&words, vocabulary);
                prop_assert!(day == Ok(wall.date()), "{words}: {day:?}");
                prop_assert!(when::coming_day(&words, &tz, now, vocabulary) == Ok(wall.date()), "{words}");
            }
        }
        // A list of the same moment where others are: the weekday, the time, and how far from UTC.
        let day = DateTime::new(year, 6, 15, 12, 0, 0, 0).unwrap();
        let now = when::instant(day, &tz).unwrap();
        let next = now.checked_add(SignedDuration::from_hours(30)).unwrap();
        let from_utc = tz.to_offset(next).seconds() / 60;
        let sign = if from_utc < 0 { '\u{2212}' } else { '+' };
        let hours = format!("UTC{sign}{}:{:02}", from_utc.abs() / 60, from_utc.abs() % 60);
        let words = format!("{} ({hours})", tz.to_datetime(next).strftime("%a %H:%M"));
        for reader in BOTH {
            let read = when::coming(&words, "UTC", now, reader.vocabulary()).map(|read| read.instant);
            prop_assert!(read == Ok(next), "{words}: {read:?}");
        }
    }
}
