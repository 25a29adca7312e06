//! Descriptions of the commands for clients of Matrix that complete what is typed.
//! <https://github.com/matrix-org/matrix-spec-proposals/pull/4391>

use serde_json::{Value, json};

use crate::language::form::option_name;
use crate::language::spec::{Argument, Kind, Spec};
use crate::organisation::Organisation;
use crate::words::phrase::Phrase;
use crate::words::{Language, typed};

/// A command as clients are told of it.
#[derive(Clone, Debug, PartialEq)]
pub struct CommandDescription {
    /// The names from the command to the subcommand: `consult answer`.
    pub command: String,
    /// What it is, what is given with it, and how it is called in the organisation's language.
    pub content: Value,
}

/// What everybody may do, those that are typed most first. Commands of an office and of facilitators are for few, in rooms of many.
pub fn descriptions(commands: &'static [Spec], organisation: &Organisation) -> Vec<CommandDescription> {
    const FIRST: [&str; 8] = ["support", "comment", "propose", "status", "help", "rsvp", "consult answer", "concern"];
    let acts = commands.iter().flat_map(|spec| match spec.subcommands() {
        [] => vec![(spec.name.to_owned(), spec)],
        subcommands => subcommands.iter().map(|sub| (format!("{} {}", spec.name, sub.name), sub)).collect(),
    });
    let is_for_all = |spec: &Spec| !spec.access.is_of_office() && !spec.access.depends_on_group();
    let mut described: Vec<CommandDescription> = acts
        .filter(|(_, spec)| is_for_all(spec))
        .map(|(command, spec)| CommandDescription { content: content(&command, spec, organisation), command })
        .collect();
    described.sort_by_key(|one| FIRST.iter().position(|first| *first == one.command).unwrap_or(FIRST.len()));
    described
}

fn content(command: &str, spec: &Spec, organisation: &Organisation) -> Value {
    let words =
        |about: Phrase| json!({ "m.text": [{ "body": about.in_words(organisation.language, &organisation.chair()) }] });
    let is_given = |argument: &&Argument| {
        let has_no_place = matches!(argument.kind, Kind::Parts | Kind::RunningMeeting | Kind::Options);
        !has_no_place && !argument.access.is_of_office()
    };
    // The group is that of the room where it is left out.
    let is_required = |argument: &Argument| {
        argument.is_always_required() && !matches!(argument.kind, Kind::Group | Kind::GroupOrPlenary)
    };
    let (by_place, by_name): (Vec<&Argument>, Vec<&Argument>) =
        spec.arguments().iter().filter(is_given).partition(|argument| !argument.named);
    let parameter = |argument: &&Argument| {
        json!({
            "key": option_name(argument.name),
            "schema": { "schema_type": "primitive", "type": "string" },
            "optional": !is_required(argument),
            "description": words(argument.about),
        })
    };
    let parameters: Vec<Value> = by_place.iter().chain(&by_name).map(parameter).collect();
    let mut content = json!({ "command": command, "description": words(spec.summary), "parameters": parameters });
    if let Some(last) = by_place.last() {
        content["fi.mau.tail_parameter"] = option_name(last.name).into();
    }
    let own = Some(organisation.language).filter(|language| *language != Language::default());
    if let Some(name) = own.and_then(|language| typed::command(command, language)) {
        content["aliases"] = json!([name]);
    }
    content
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use expect_test::expect;

    use super::*;
    use crate::catalogue::COMMANDS;

    #[test]
    fn a_command_is_described_with_what_is_given_with_it() {
        let organisation = Organisation { language: Language::French, ..Organisation::default() };
        let described = descriptions(COMMANDS, &organisation);
        expect![[r#"
            {
              "aliases": [
                "commenter"
              ],
              "command": "comment",
              "description": {
                "m.text": [
                  {
                    "body": "Enregistre un commentaire sur un groupe."
                  }
                ]
              },
              "fi.mau.tail_parameter": "words",
              "parameters": [
                {
                  "description": {
                    "m.text": [
                      {
                        "body": "le code du groupe"
                      }
                    ]
                  },
                  "key": "code",
                  "optional": true,
                  "schema": {
                    "schema_type": "primitive",
                    "type": "string"
                  }
                },
                {
                  "description": {
                    "m.text": [
                      {
                        "body": "votre commentaire"
                      }
                    ]
                  },
                  "key": "words",
                  "optional": true,
                  "schema": {
                    "schema_type": "primitive",
                    "type": "string"
                  }
                },
                {
                  "description": {
                    "m.text": [
                      {
                        "body": "le numéro d’un commentaire à retirer"
                      }
                    ]
                  },
                  "key": "drop",
                  "optional": true,
                  "schema": {
                    "schema_type": "primitive",
                    "type": "string"
                  }
                }
              ]
            }"#]]
        .assert_eq(&serde_json::to_string_pretty(&described[1].content).unwrap());
    }

    #[test]
    fn what_an_office_does_is_not_among_them_and_each_is_there_once() {
        let described = descriptions(COMMANDS, &Organisation::default());
        let names: BTreeSet<&str> = described.iter().map(|one| one.command.as_str()).collect();
        assert_eq!(names.len(), described.len());
        assert!(names.contains("consult answer") && !names.contains("decide") && !names.contains("minutes start"));
        expect!["support, comment, propose, status, help, rsvp, consult answer, concern, charter, unsupport, resolve, why, cycle show, consult list, consult show, consult withdraw, meeting, meetings, remind me, agenda show, minutes show, minutes correct, minutes add, minutes drop, minutes accept, minutes decline, here, info, action, actions, done, amend, drop, digest now, digest weekly, digest off, undo, profile show, profile set, profile away, profile calendar, profile link, profile unlink, profile export, profile forget"].assert_eq(&described.iter().map(|one| one.command.as_str()).collect::<Vec<_>>().join(", "));
    }

    #[test]
    fn nothing_that_must_be_given_comes_after_what_takes_the_rest_of_the_line() {
        for one in descriptions(COMMANDS, &Organisation::default()) {
            let parameters = one.content["parameters"].as_array().unwrap();
            let tail = parameters.iter().position(|it| it["key"] == one.content["fi.mau.tail_parameter"]);
            let after = tail.map_or(&parameters[..0], |tail| &parameters[tail + 1..]);
            assert!(after.iter().all(|parameter| parameter["optional"] == true), "{}", one.command);
        }
    }
}
