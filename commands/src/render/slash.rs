//! Discord's slash commands, made from the definitions of the commands.
//!
//! Names and descriptions are in English; beside them stand those in the other languages (`localised.rs`).

use serde::Serialize;
use serde_json::{Value, json};

pub use super::choices::{Typing, choices};
use super::localised::{name_each, others, put};
use super::numbers;
use crate::language::complete;
use crate::language::form::{Asks, CHANGE, MOST_FIELDS, asks, option_name};
use crate::language::spec::{Argument, Kind, Shape, Spec};
use crate::organisation::Organisation;
use crate::phrase;
use crate::record::Register;
use crate::words::phrase::Phrase;
use crate::words::{Language, typed};

/// Discord's numbers of types.
const SUBCOMMAND: u8 = 1;
const STRING: u8 = 3;
const BOOLEAN: u8 = 5;
const USER: u8 = 6;

/// The most options that a command has, and the most choices that an option has.
pub(super) const MOST: usize = 25;

/// The longest description, and the longest name and value of a choice.
pub(super) const LONGEST: usize = 100;

/// Discord's permission to manage messages. Commands of an office are offered to those who have it, unless the server says otherwise: a
/// hint, since who may is decided when one is given.
const MODERATES: u64 = 1 << 13;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// What is shown.
    pub name: String,
    /// What is given.
    pub value: String,
}

impl Choice {
    pub(super) fn of(value: String) -> Self {
        Self { name: value.clone(), value }
    }
}

/// All commands as Discord registers them, in bulk.
pub fn definitions(commands: &'static [Spec], organisation: &Organisation) -> Vec<Value> {
    let mut definitions: Vec<Value> = commands.iter().map(|spec| definition(commands, spec, organisation)).collect();
    name_each(&mut definitions, |name, language| Some(option_name(&typed::command(name, language)?)));
    definitions
}

/// Commands whose group is always named. Where the default is another than was meant, they would stop or decide about that one.
const NAMES_ITS_GROUP: &[&str] = &["concern", "decide", "lastcall", "resolve"];

/// The end of the name of an option for people by name: those who are not on Discord, and several at once.
const BY_NAME: &str = "-name";

fn definition(commands: &[Spec], spec: &Spec, organisation: &Organisation) -> Value {
    let options = match spec.shape {
        Shape::Act { .. } => options(commands, spec.name, spec, organisation),
        Shape::Subcommands(subcommands) => {
            let path = |sub: &str| format!("{} {sub}", spec.name);
            let subcommand = |sub: &Spec| {
                let options = options(commands, &path(sub.name), sub, organisation);
                let mut subcommand = json!({ "type": SUBCOMMAND, "name": sub.name, "options": options });
                describe(&mut subcommand, sub.summary, organisation);
                subcommand
            };
            let mut options: Vec<Value> = subcommands.iter().map(subcommand).collect();
            name_each(&mut options, |name, language| Some(option_name(&typed::command(&path(name), language)?)));
            options
        }
    };
    let mut definition = json!({ "type": 1, "name": spec.name, "options": options });
    let acts = if spec.subcommands().is_empty() { std::slice::from_ref(spec) } else { spec.subcommands() };
    if acts.iter().all(|act| act.access.is_of_office()) {
        definition["default_member_permissions"] = MODERATES.into();
    }
    describe(&mut definition, spec.summary, organisation);
    definition
}

/// The options, those that must be there first. Of a template with very many parts the last are left out.
fn options(commands: &[Spec], path: &str, spec: &Spec, organisation: &Organisation) -> Vec<Value> {
    let is_required = |argument: &Argument| match argument.kind {
        Kind::Group => NAMES_ITS_GROUP.contains(&path),
        Kind::GroupOrPlenary => false,
        // Either of its two options will do.
        _ if takes_account(argument) => false,
        _ => argument.is_always_required(),
    };
    let (required, others): (Vec<&Argument>, Vec<&Argument>) =
        spec.arguments().iter().partition(|argument| is_required(argument));
    let mut options: Vec<Value> = required
        .iter()
        .chain(&others)
        .flat_map(|argument| options_for(commands, path, argument, is_required(argument), organisation))
        .collect();
    if asks_on_request(spec) {
        let mut change = json!({ "type": BOOLEAN, "name": CHANGE });
        describe(&mut change, phrase!(change_about), organisation);
        options.push(change);
    }
    let of_ours = options.len();
    if asks(spec).is_some() {
        for part in organisation.template.iter().skip(MOST_FIELDS) {
            let name = option_name(&part.name);
            if !name.is_empty() && options.iter().all(|option| option["name"] != name) {
                let mut option = json!({ "type": STRING, "name": name });
                match part.about.trim() {
                    "" => describe(&mut option, phrase!(part_about), organisation),
                    about => option["description"] = cut(about).into(),
                }
                options.push(option);
            }
        }
    }
    options.truncate(MOST);
    // A part of the template is called as the organisation has it, in every language.
    let names: Vec<String> =
        options.iter().take(of_ours).filter_map(|option| option["name"].as_str().map(str::to_owned)).collect();
    name_each(&mut options, |name, language| {
        let is_of_ours = names.iter().any(|own| own == name);
        is_of_ours.then(|| named_option(path, name, language)).flatten()
    });
    options
}

/// Whether a form is shown where `change` is given.
pub(super) fn asks_on_request(spec: &Spec) -> bool {
    asks(spec) == Some(Asks::OnRequest)
}

/// Whether there is an option for an argument.
pub(super) fn is_offered(argument: &Argument) -> bool {
    !matches!(argument.kind, Kind::Parts | Kind::RunningMeeting)
}

/// What an option is called where Discord is shown in a language.
pub(super) fn option_in_language(path: &str, name: &str, language: Language) -> String {
    named_option(path, name, language).unwrap_or_else(|| option_name(name))
}

fn named_option(path: &str, name: &str, language: Language) -> Option<String> {
    let named = |name: &str| Some(option_name(&typed::option(path, name, language)?));
    named(name).or_else(|| Some(format!("{}-{}", named(name.strip_suffix(BY_NAME)?)?, named("name")?)))
}

/// Whether somebody can be chosen for an argument among those on Discord.
fn takes_account(argument: &Argument) -> bool {
    argument.kind.is_of_people() && argument.kind != Kind::NameAlone
}

/// The option in which a value is given: of people, that for names where it is no account of Discord's.
pub(super) fn option_for(argument: &Argument, value: &str) -> String {
    let is_account = value.is_empty() || value.strip_prefix('@').is_some_and(|handle| !handle.contains(':'));
    let end = if takes_account(argument) && !is_account { BY_NAME } else { "" };
    format!("{}{end}", argument.name)
}

/// The argument that an option is for.
pub fn argument_of<'s>(spec: &'s Spec, option: &str) -> Option<&'s Argument> {
    let is_meant = |argument: &&Argument| {
        let name = option_name(argument.name);
        name == option || takes_account(argument) && option.strip_suffix(BY_NAME) == Some(&name)
    };
    spec.arguments().iter().find(is_meant)
}

/// The options of an argument. Whoever is on Discord is chosen there, and so is an account and not a name that was typed.
fn options_for(
    commands: &[Spec],
    path: &str,
    argument: &Argument,
    is_required: bool,
    organisation: &Organisation,
) -> Vec<Value> {
    let Some(mut option) = option(commands, path, argument, is_required, organisation) else { return Vec::new() };
    if !takes_account(argument) {
        return vec![option];
    }
    let (of_account, of_name) = match argument.kind {
        // An office can be meant too, and what is said of the argument says so.
        Kind::Owner => (phrase!(account_about), argument.about),
        Kind::People | Kind::Nominees => (argument.about, phrase!(by_names_about)),
        _ => (argument.about, phrase!(by_name_about)),
    };
    let mut account = json!({ "type": USER, "name": option["name"], "required": false });
    describe(&mut account, of_account, organisation);
    option["name"] = format!("{}{BY_NAME}", option_name(argument.name)).into();
    describe(&mut option, of_name, organisation);
    vec![account, option]
}

fn option(
    commands: &[Spec],
    path: &str,
    argument: &Argument,
    is_required: bool,
    organisation: &Organisation,
) -> Option<Value> {
    let mut option = json!({ "type": STRING, "name": option_name(argument.name), "required": is_required });
    describe(&mut option, argument.about, organisation);
    let fixed = match argument.kind {
        Kind::Parts | Kind::RunningMeeting => return None,
        Kind::Category => organisation
            .categories
            .iter()
            .map(|category| Choice { name: cut(&category.title), value: category.key.clone() })
            .collect(),
        Kind::Stakeholder | Kind::YesNo | Kind::Command | Kind::Choice(_) => {
            complete::values(commands, argument, &Register::default(), organisation)
                .into_iter()
                .map(Choice::of)
                .collect()
        }
        Kind::NewCode => {
            option["max_length"] = 24.into();
            Vec::new()
        }
        Kind::Group
        | Kind::Binding
        | Kind::GroupOrPlenary
        | Kind::Meeting
        | Kind::MeetingOnwards
        | Kind::Item
        | Kind::Zone => {
            option["autocomplete"] = true.into();
            Vec::new()
        }
        Kind::Person | Kind::KnownPerson | Kind::NameAlone | Kind::People | Kind::Nominees | Kind::Owner => {
            option["autocomplete"] = true.into();
            Vec::new()
        }
        Kind::Number | Kind::Numbers => {
            if numbers::are_known(path, argument.name) {
                option["autocomplete"] = true.into();
            }
            Vec::new()
        }
        Kind::Line
        | Kind::Respondent
        | Kind::Text
        | Kind::Url
        | Kind::Urls
        | Kind::Moment
        | Kind::PastDay
        | Kind::Deadline
        | Kind::Day
        | Kind::Name
        | Kind::Options
        | Kind::Hours
        | Kind::Weekend
        | Kind::Title
        | Kind::When
        | Kind::Weekly
        | Kind::ComingDay
        | Kind::Duration
        | Kind::LeadTimes
        | Kind::Every => Vec::new(),
    };
    let is_short = |choice: &Choice| choice.value.encode_utf16().count() <= LONGEST;
    if (1..=MOST).contains(&fixed.len()) && fixed.iter().all(is_short) {
        option["choices"] = fixed.iter().map(|choice| localised(choice, argument.kind)).collect();
    }
    Some(option)
}

/// A choice as it is shown in every language, where its words are ours.
fn localised(choice: &Choice, kind: Kind) -> Value {
    let mut shown = json!(choice);
    for (language, locale) in others() {
        if let Some(name) = complete::shown(kind, &choice.value, language) {
            shown["name_localizations"][locale] = name.into();
        }
    }
    shown
}

/// Whether words are for people, who are named by their handles. An initiative can have any name, but a handle alone is none.
pub fn are_for_people(argument: &Argument, is_handle_alone: bool) -> bool {
    argument.kind.is_of_people() || argument.kind == Kind::Respondent && is_handle_alone
}

/// Writes what something is into its definition, in every language.
fn describe(definition: &mut Value, about: Phrase, organisation: &Organisation) {
    let chair = organisation.chair();
    put(definition, "description", |language| cut(&about.in_words(language, &chair)));
}

pub(super) fn cut(words: &str) -> String {
    if words.encode_utf16().count() <= LONGEST {
        return words.to_owned();
    }
    let mut kept = String::new();
    let mut length = 1;
    for c in words.chars() {
        length += c.len_utf16();
        if length > LONGEST {
            break;
        }
        kept.push(c);
    }
    kept + "…"
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use expect_test::expect;

    use super::*;
    use crate::catalogue::COMMANDS;
    use crate::organisation::Part;
    use crate::render::page::acts;
    use crate::testing::dialogue::Dialogue;

    /// An organisation whose template no screen has room for.
    fn strange() -> Organisation {
        let mut organisation = Organisation::default();
        let names = ["Time frame (new)", "Ziele & Zwecke", "目的", "x", "x!", "Titre", "Motif"].map(str::to_owned);
        let more = (0..30).map(|number| format!("Part {number} {}", "of many ".repeat(9)));
        let part = |name: String| Part { about: name.repeat(20), name };
        organisation.template = names.into_iter().chain(more).map(part).collect();
        organisation
    }

    fn all_options(definition: &Value) -> Vec<Vec<Value>> {
        let options = definition["options"].as_array().cloned().unwrap_or_default();
        let subcommands = options.iter().filter(|option| option["type"] == SUBCOMMAND);
        let below: Vec<Vec<Value>> = subcommands.filter_map(|sub| sub["options"].as_array().cloned()).collect();
        if below.is_empty() { vec![options] } else { below }
    }

    fn length(value: &Value) -> usize {
        value.as_str().map_or(0, |words| words.encode_utf16().count())
    }

    #[test]
    fn what_is_offered_is_shown_as_harmless_words() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lynn", "/charter WG-IMP title: Red \u{1b}[31m \u{202e}der").quietly();
        let support = COMMANDS.iter().find(|spec| spec.name == "support").expect("a command");
        let given = [("code".to_owned(), "imp".to_owned())].into();
        let typing = Typing {
            path: "support",
            option: "code",
            given: &given,
            place: None,
            room: None,
            language: Language::English,
        };
        let choices = choices(COMMANDS, support, &typing, dialogue.register(), dialogue.organisation());
        assert_eq!(choices[0].name, "\u{2068}WG-IMP · Red ␛[31m \u{202e}der\u{2069}");
    }

    /// The letters that Discord counts, and those in other languages, of which it counts the longest.
    fn letters(value: &Value) -> usize {
        let own = ["name", "description", "value"].iter().map(|key| length(&value[*key])).sum::<usize>();
        let localized =
            ["name_localizations", "description_localizations"].iter().filter_map(|key| value[*key].as_object());
        let own = own + localized.flat_map(|all| all.values().map(length)).sum::<usize>();
        let below = ["options", "choices"].iter().filter_map(|key| value[*key].as_array()).flatten().map(letters);
        own + below.sum::<usize>()
    }

    #[test]
    fn every_definition_is_within_discords_limits() {
        for organisation in [Organisation::default(), strange()] {
            let definitions = definitions(COMMANDS, &organisation);
            assert!(definitions.len() <= 100);
            for definition in &definitions {
                assert!(letters(definition) <= 8_000, "{definition}");
                for options in all_options(definition) {
                    assert!(options.len() <= 25, "{definition}");
                    let names: BTreeSet<&str> = options.iter().filter_map(|option| option["name"].as_str()).collect();
                    assert_eq!(names.len(), options.len(), "a name is there twice: {definition}");
                    let required: Vec<bool> = options.iter().map(|option| option["required"] == true).collect();
                    assert!(required.is_sorted_by(|a, b| a >= b), "{definition}");
                    for (_, locale) in others() {
                        let shown = options.iter().map(|option| match &option["name_localizations"][locale] {
                            Value::Null => &option["name"],
                            name => name,
                        });
                        let shown: BTreeSet<&str> = shown.filter_map(Value::as_str).collect();
                        assert_eq!(shown.len(), options.len(), "in {locale} a name is there twice: {definition}");
                    }
                    for option in &options {
                        for (key, longest) in [("name", 32), ("description", 100)] {
                            let localized = option[format!("{key}_localizations")].as_object();
                            let words = localized.into_iter().flat_map(|all| all.values()).chain([&option[key]]);
                            words.for_each(|words| assert!((1..=longest).contains(&length(words)), "{option}"));
                        }
                        let choices = option["choices"].as_array().cloned().unwrap_or_default();
                        assert!(choices.len() <= 25);
                        assert!(choices.iter().all(|choice| (1..=100).contains(&length(&choice["value"]))));
                    }
                }
            }
        }
    }

    #[test]
    fn support_has_a_code_that_is_completed() {
        let definitions = definitions(COMMANDS, &Organisation::default());
        let named = |name: &str| definitions.iter().find(|definition| definition["name"] == name).expect("a command");
        let pretty = |name: &str| serde_json::to_string_pretty(named(name)).expect("JSON");
        expect![[r#"
            {
              "description": "Registers your support for a group.",
              "description_localizations": {
                "fr": "Enregistre votre soutien à un groupe."
              },
              "name": "support",
              "name_localizations": {
                "fr": "soutenir"
              },
              "options": [
                {
                  "autocomplete": true,
                  "description": "the group's code",
                  "description_localizations": {
                    "fr": "le code du groupe"
                  },
                  "name": "code",
                  "name_localizations": {
                    "fr": "code"
                  },
                  "required": false,
                  "type": 3
                },
                {
                  "description": "a few words on why",
                  "description_localizations": {
                    "fr": "quelques mots pour dire pourquoi"
                  },
                  "name": "words",
                  "name_localizations": {
                    "fr": "texte"
                  },
                  "required": false,
                  "type": 3
                },
                {
                  "description": "the person who said it, if it was said elsewhere",
                  "description_localizations": {
                    "fr": "la personne qui l’a dit, si c’était ailleurs"
                  },
                  "name": "for",
                  "name_localizations": {
                    "fr": "pour"
                  },
                  "required": false,
                  "type": 6
                },
                {
                  "autocomplete": true,
                  "description": "or the name of somebody who is not on Discord",
                  "description_localizations": {
                    "fr": "ou le nom d’une personne qui n’est pas sur Discord"
                  },
                  "name": "for-name",
                  "name_localizations": {
                    "fr": "pour-nom"
                  },
                  "required": false,
                  "type": 3
                },
                {
                  "choices": [
                    {
                      "name": "yes",
                      "name_localizations": {
                        "fr": "oui"
                      },
                      "value": "yes"
                    }
                  ],
                  "description": "yes, if the name is that of somebody who is not on the list yet",
                  "description_localizations": {
                    "fr": "oui, si la personne de ce nom n’est pas encore sur la liste"
                  },
                  "name": "new",
                  "name_localizations": {
                    "fr": "nouveau"
                  },
                  "required": false,
                  "type": 3
                },
                {
                  "description": "where it was said: a web address, or words such as \"mail to the list\"",
                  "description_localizations": {
                    "fr": "où cela a été dit : une adresse web, ou des mots tels que « courriel à la liste »"
                  },
                  "name": "source",
                  "name_localizations": {
                    "fr": "source"
                  },
                  "required": false,
                  "type": 3
                },
                {
                  "description": "the day on which it was said there",
                  "description_localizations": {
                    "fr": "le jour où cela a été dit"
                  },
                  "name": "on",
                  "name_localizations": {
                    "fr": "dit-le"
                  },
                  "required": false,
                  "type": 3
                }
              ],
              "type": 1
            }"#]]
        .assert_eq(&pretty("support"));
        let options = |name: &str| {
            let options = all_options(named(name)).concat();
            options.iter().filter_map(|option| option["name"].as_str().map(str::to_owned)).collect::<Vec<_>>().join(" ")
        };
        expect!["code title category continues facilitator facilitator-name new document for for-name source on"]
            .assert_eq(&options("propose"));
        expect!["code title facilitator facilitator-name new document change"].assert_eq(&options("charter"));
        expect!["zone hours weekend stakeholder affiliation language name email until renew code person person-name join name person person-name confirm"]
            .assert_eq(&options("profile"));
    }

    #[test]
    fn an_item_of_an_agenda_can_be_chosen_by_its_title() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#wg-work", "lynn", "/meet \"First call\" thu 10:00 UTC").quietly();
        dialogue.say("#wg-work", "lynn", "/agenda add 1 \"Budget for next year\" 15m").quietly();
        dialogue.say("#wg-work", "lynn", "/agenda add 1 \"Travel costs\" under: 1").quietly();
        let chosen = |dialogue: &Dialogue, command: &str, given: &[(&str, &str)]| {
            let all = COMMANDS.iter().flat_map(acts);
            let spec = all.into_iter().find(|(path, _)| path == command).expect("a command").1;
            let given = given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            let (room, language) = (crate::record::Room::console("#wg-work"), Language::English);
            let place = dialogue.register().binding(&room);
            let typing = Typing { path: command, option: "item", given: &given, place, room: Some(&room), language };
            let choices = choices(COMMANDS, spec, &typing, dialogue.register(), dialogue.organisation());
            choices.into_iter().map(|Choice { name, value }| format!("{name} = {value}")).collect::<Vec<_>>().join("\n")
        };
        expect![[r#"
            1 · Budget for next year = 1
            1a · Travel costs = 1a"#]]
        .assert_eq(&chosen(&dialogue, "agenda drop", &[("number", "1"), ("item", "")]));
        assert_eq!(chosen(&dialogue, "agenda drop", &[("number", "9"), ("item", "")]), "");
        dialogue.pass("80h").quietly();
        dialogue.say("#wg-work", "lynn", "/minutes start 1").quietly();
        expect!["1a · Travel costs = 1a"].assert_eq(&chosen(&dialogue, "item", &[("item", "trav")]));
    }

    #[test]
    fn codes_people_and_zones_can_be_chosen_by_any_of_their_words() {
        let dialogue = Dialogue::with_groups();
        let chosen = |command: &str, option: &str, typed: &str| {
            let all = COMMANDS.iter().flat_map(acts);
            let spec = all.into_iter().find(|(path, _)| path == command).expect("a command").1;
            let given = [(option.to_owned(), typed.to_owned())].into();
            let typing =
                Typing { path: command, option, given: &given, place: None, room: None, language: Language::English };
            let choices = choices(COMMANDS, spec, &typing, dialogue.register(), dialogue.organisation());
            choices.into_iter().map(|Choice { name, value }| format!("{name} = {value}")).collect::<Vec<_>>().join("\n")
        };
        expect![[r#"
            WG-CO · Outreach and Communications = WG-CO
            WG-IMP · IGF Improvements = WG-IMP"#]]
        .assert_eq(&chosen("support", "code", ""));
        expect!["WG-CO · Outreach and Communications = WG-CO"].assert_eq(&chosen("support", "code", "out"));
        expect!["Lea Kaspar = Lea Kaspar"].assert_eq(&chosen("support", "for", "kas"));
        expect!["Lynn St. Amour, Avri Doria = Lynn St. Amour, Avri Doria"].assert_eq(&chosen(
            "propose",
            "facilitator",
            "Lynn St. Amour, avr",
        ));
        expect!["plenary = plenary"].assert_eq(&chosen("room bind", "to", "ple"));
        expect![[r#"
            Dakar, Senegal (Africa/Dakar) = Africa/Dakar
            Dakhla, Western Sahara (Africa/El_Aaiun) = Africa/El_Aaiun
            North Dakota, United States (America/Chicago) = America/Chicago
            Dhaka, Bangladesh (Asia/Dhaka) = Asia/Dhaka
            Jakarta, Indonesia (Asia/Jakarta) = Asia/Jakarta
            Dazhou, China (Asia/Shanghai) = Asia/Shanghai
            Ulan Bator, Mongolia (Asia/Ulaanbaatar) = Asia/Ulaanbaatar
            Dihok, Iraq (Asia/Baghdad) = Asia/Baghdad
            Tacloban, Philippines (Asia/Manila) = Asia/Manila
            Dokri, Pakistan (Asia/Karachi) = Asia/Karachi
            Africa/Dakar = Africa/Dakar"#]]
        .assert_eq(&chosen("profile set", "zone", "dak"));
        assert_eq!(chosen("support", "nothing", ""), "");
    }
}
