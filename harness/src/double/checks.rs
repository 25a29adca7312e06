//! What a request must be: as Discord's own description has it, and what that does not say.

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock};

use axum::http::Method;
use jiff::Timestamp;
use jsonschema::Validator;
use rapporteur::base::clock::{SystemTime, Time};
use serde_json::{Value, json};

use super::File;
use crate::left_out::shared;

/// The one flag of a message that can change.
const SUPPRESS_EMBEDS: u64 = 1 << 2;

/// Discord's description, and the validators made from it so far.
struct Description {
    document: Value,
    validators: Mutex<BTreeMap<String, &'static Validator>>,
}

fn description() -> Option<&'static Description> {
    static DESCRIPTION: OnceLock<Option<Description>> = OnceLock::new();
    let read = || {
        let text = match std::env::var_os("DISCORD_OPENAPI") {
            Some(path) => std::fs::read_to_string(path).expect("DISCORD_OPENAPI names the description"),
            None => shared("requests held against Discord's description (DISCORD_OPENAPI)", "discord/openapi.json")?,
        };
        Some(Description { document: serde_json::from_str(&text).unwrap(), validators: Mutex::default() })
    };
    DESCRIPTION.get_or_init(read).as_ref()
}

/// What Discord's description says of an object of this name.
pub(super) fn schema(name: &str) -> Option<&'static Value> {
    let schema = &description()?.document["components"]["schemas"][name];
    assert!(!schema.is_null(), "Discord's description has no {name}");
    Some(schema)
}

/// What is wrong with a request.
pub(super) fn faults(method: &Method, path: &str, body: &Value, files: &[(String, File)]) -> Vec<String> {
    let has_files = !files.is_empty();
    let described = description().map(|description| description.faults(method, path, body, has_files));
    let mut faults = described.unwrap_or_default();
    faults.extend(by_hand(method, path, body));
    faults.extend(of_files(if path.ends_with("/callback") { &body["data"] } else { body }, files));
    faults
}

impl Description {
    fn faults(&self, method: &Method, path: &str, body: &Value, has_files: bool) -> Vec<String> {
        let paths = self.document["paths"].as_object().unwrap();
        let fits = |template: &str| {
            let (template, path) = (template.split('/'), path.split('/'));
            template.clone().count() == path.clone().count()
                && template.zip(path).all(|(a, b)| a == b || (a.starts_with('{') && !b.starts_with('@')))
        };
        let Some(template) = paths.keys().find(|template| fits(template)) else {
            return vec!["the path is not described".to_owned()];
        };
        let method = method.as_str().to_lowercase();
        let operation = &paths[template][&method];
        if operation.is_null() {
            return vec!["the method is not described".to_owned()];
        }
        let content = &operation["requestBody"]["content"];
        if has_files && content["multipart/form-data"].is_null() {
            return vec!["there are files where none are described".to_owned()];
        }
        let schema = &content["application/json"]["schema"];
        match (schema.is_null(), body.is_null()) {
            (true, true) => Vec::new(),
            (true, false) => vec!["there is a body where none is described".to_owned()],
            (false, _) => {
                let place = format!("{method} {template}");
                let validator = self.validator(place, schema);
                let mut faults: Vec<String> = validator.iter_errors(body).map(|error| error.to_string()).collect();
                self.unknown_fields(&[schema], body, "", &mut faults);
                faults
            }
        }
    }

    fn validator(&self, place: String, schema: &Value) -> &'static Validator {
        let mut validators = self.validators.lock().unwrap();
        validators.entry(place).or_insert_with(|| {
            let schema = json!({
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "components": self.document["components"],
                "allOf": [schema],
            });
            Box::leak(Box::new(jsonschema::validator_for(&schema).unwrap()))
        })
    }

    /// Fields that no alternative of a schema names.
    fn unknown_fields(&self, schemas: &[&Value], value: &Value, path: &str, faults: &mut Vec<String>) {
        let schemas: Vec<&Value> = schemas.iter().flat_map(|schema| self.alternatives(schema)).collect();
        if let Some(items) = value.as_array() {
            let schemas: Vec<&Value> = schemas.iter().map(|schema| &schema["items"]).collect();
            items.iter().for_each(|item| self.unknown_fields(&schemas, item, path, faults));
        }
        let properties: Vec<_> = schemas.iter().filter_map(|schema| schema["properties"].as_object()).collect();
        let (Some(fields), false) = (value.as_object(), properties.is_empty()) else { return };
        for (name, field) in fields {
            let known: Vec<&Value> = properties.iter().filter_map(|properties| properties.get(name)).collect();
            let path = format!("{path}/{name}");
            if known.is_empty() {
                faults.push(format!("{path} is not described"));
            }
            self.unknown_fields(&known, field, &path, faults);
        }
    }

    /// A schema and all of which it is made, without references.
    fn alternatives<'a>(&'a self, schema: &'a Value) -> Vec<&'a Value> {
        let mut found = vec![schema];
        if let Some(place) = schema["$ref"].as_str() {
            let referred = self.document.pointer(place.trim_start_matches('#')).unwrap();
            found.extend(self.alternatives(referred));
        }
        for key in ["oneOf", "anyOf", "allOf"] {
            for schema in schema[key].as_array().into_iter().flatten() {
                found.extend(self.alternatives(schema));
            }
        }
        found
    }
}

/// What is wrong with files: each stands in the list under the number of its part, and nothing else does.
fn of_files(message: &Value, files: &[(String, File)]) -> Vec<String> {
    let part = |listed: &Value| {
        (
            format!("files[{}]", listed["id"].as_str().unwrap_or_default()),
            listed["filename"].as_str().map(str::to_owned),
        )
    };
    let listed: Vec<_> = list(&message["attachments"]).iter().map(part).collect();
    let sent: Vec<_> = files.iter().map(|(part, file)| (part.clone(), Some(file.name.clone()))).collect();
    let mut checks = Checks::default();
    checks.must(listed == sent, "the files are not those of the list");
    checks.must(files.iter().all(|(_, file)| !file.bytes.is_empty()), "an empty file");
    checks.faults
}

/// What the description does not say.
fn by_hand(method: &Method, path: &str, body: &Value) -> Vec<String> {
    let mut checks = Checks::default();
    if path.ends_with("/callback") {
        let data = &body["data"];
        match body["type"].as_u64() {
            Some(4) => checks.message(data),
            Some(8) => checks.choices(&data["choices"]),
            Some(9) => checks.form(data),
            _ => {}
        }
    } else if path.ends_with("/commands") && method == Method::PUT {
        checks.commands(body);
    } else if path.ends_with("/messages") && method == Method::POST {
        checks.message(body);
        checks.length("nonce", &body["nonce"], 1, 25);
        checks.must(body["enforce_nonce"] == true, "a message without an enforced nonce");
    } else if path.ends_with("/channels") && path.starts_with("/guilds") && method == Method::POST {
        checks.length("name", &body["name"], 1, 100);
        checks.length("topic", &body["topic"], 0, 1024);
        let name = body["name"].as_str().unwrap_or_default();
        checks.must(name == name.to_lowercase(), "a channel's name with capitals");
    } else if path.contains("/scheduled-events") && matches!(*method, Method::POST | Method::PATCH) {
        checks.event(method, body);
    } else if path.starts_with("/webhooks") && !body.is_null() {
        checks.message(body);
        let flags = body["flags"].as_u64().unwrap_or(0);
        checks.must(method != Method::PATCH || flags & !SUPPRESS_EMBEDS == 0, "a flag that is settled already");
    }
    checks.faults
}

#[derive(Default)]
struct Checks {
    faults: Vec<String>,
}

fn length(value: &Value) -> usize {
    value.as_str().map_or(0, |words| words.encode_utf16().count())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

impl Checks {
    fn must(&mut self, holds: bool, fault: &str) {
        if !holds {
            self.faults.push(fault.to_owned());
        }
    }

    fn length(&mut self, what: &str, value: &Value, least: usize, most: usize) {
        let length = length(value);
        self.must((least..=most).contains(&length), &format!("{what} has {length} characters"));
    }

    fn message(&mut self, message: &Value) {
        let embeds = list(&message["embeds"]);
        let may_be_empty = !embeds.is_empty() || !list(&message["attachments"]).is_empty();
        self.length("content", &message["content"], usize::from(!may_be_empty), 2_000);
        self.must(message["allowed_mentions"]["parse"] == json!([]), "mentions are not shut off");
        self.must(embeds.len() <= 10, "more than 10 embeds");
        let mut all = 0;
        for embed in embeds {
            let fields = list(&embed["fields"]);
            self.length("a title", &embed["title"], 0, 256);
            self.length("a description", &embed["description"], 0, 4_096);
            self.must(fields.len() <= 25, "more than 25 fields");
            self.must(!fields.is_empty() || !embed["description"].is_null(), "an embed with nothing in it");
            all += length(&embed["title"]) + length(&embed["description"]);
            for field in fields {
                self.length("the name of a field", &field["name"], 1, 256);
                self.length("the value of a field", &field["value"], 1, 1_024);
                all += length(&field["name"]) + length(&field["value"]);
            }
        }
        self.must(all <= 6_000, "embeds of more than 6000 characters");
    }

    /// An event of the server's that is elsewhere than in its channels. One that is changed to an end has nothing else.
    fn event(&mut self, method: &Method, event: &Value) {
        if method == Method::PATCH && !event["status"].is_null() {
            self.must(
                event.as_object().is_some_and(|event| event.len() == 1),
                "an event that ends and changes at once",
            );
            return;
        }
        self.must(event["entity_type"] == 3 && event["privacy_level"] == 2, "another kind of event");
        self.must(event["recurrence_rule"].is_null(), "an event that recurs");
        self.length("the name of an event", &event["name"], 1, 100);
        self.length("the description of an event", &event["description"], 1, 1_000);
        self.length("the place of an event", &event["entity_metadata"]["location"], 1, 100);
        let at = |key: &str| event[key].as_str().and_then(|at| at.parse::<Timestamp>().ok());
        let (begins, ends) = (at("scheduled_start_time"), at("scheduled_end_time"));
        self.must(begins.is_some_and(|begins| begins > SystemTime.now()), "an event that begins in the past");
        self.must(ends > begins, "an event that does not end after it begins");
    }

    fn choices(&mut self, choices: &Value) {
        self.must(list(choices).len() <= 25, "more than 25 choices");
        for choice in list(choices) {
            self.length("the name of a choice", &choice["name"], 1, 100);
            self.length("the value of a choice", &choice["value"], 1, 100);
        }
    }

    fn form(&mut self, form: &Value) {
        self.length("the title of a form", &form["title"], 1, 45);
        self.length("the name of a form", &form["custom_id"], 1, 100);
        self.must((1..=5).contains(&list(&form["components"]).len()), "a form of no or too many rows");
        for row in list(&form["components"]) {
            let input = super::people::field(row);
            let label = if row["type"] == 18 { &row["label"] } else { &input["label"] };
            self.length("a label", label, 1, 45);
            self.length("what is said of a label", &row["description"], 0, 100);
            self.length("the name of a field", &input["custom_id"], 1, 100);
            self.length("a placeholder", &input["placeholder"], 0, 100);
            self.length("a value", &input["value"], 0, 4_000);
        }
    }

    fn commands(&mut self, commands: &Value) {
        self.must(list(commands).len() <= 100, "more than 100 commands");
        for command in list(commands) {
            self.named(command);
            self.must(letters(command) <= 8_000, "a command of more than 8000 characters");
        }
    }

    fn named(&mut self, option: &Value) {
        self.length("a name", &option["name"], 1, 32);
        self.length("a description", &option["description"], 1, 100);
        let name = option["name"].as_str().unwrap_or_default();
        self.must(name == name.to_lowercase() && !name.contains(' '), "a name that is not in lower case");
        self.choices(&option["choices"]);
        let options = list(&option["options"]);
        self.must(options.len() <= 25, "more than 25 options");
        let required: Vec<bool> = options.iter().map(|option| option["required"] == true).collect();
        self.must(required.is_sorted_by(|a, b| a >= b), "a required option after one that may be left out");
        options.iter().for_each(|option| self.named(option));
    }
}

fn letters(option: &Value) -> usize {
    let below: usize = [&option["options"], &option["choices"]].into_iter().flat_map(list).map(letters).sum();
    length(&option["name"]) + length(&option["description"]) + length(&option["value"]) + below
}
