//! What was recorded of somebody, and where words stand: read from all that was ever recorded, whatever its kind, so
//! that no place need be remembered.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::language::Scene;
use crate::line;
use crate::record::{Event, NameKey, Person, PersonId, Recorded, Register, TextId};
use crate::say;
use crate::words::shared::{self, key};
use crate::words::{Arg, Inline, Line, Message};

/// What an event tells besides: the name of a field, and what stands there.
type FieldChange = (String, Value);

/// Fields that say of what an event is, or that are of no use to anybody.
const NOT_SHOWN: [&str; 14] = [
    "carried",
    "group",
    "consultation",
    "meeting",
    "series",
    "action",
    "person",
    "input",
    "salt",
    "code",
    "people",
    "others",
    "unknown",
    "texts",
];

/// What somebody has said and done and what was recorded of them, a line each.
pub(super) fn acts(person: PersonId, scene: &Scene<'_>) -> Vec<Line> {
    let register = scene.register;
    let ids = register.people().ids_of(person);
    let is_theirs = |recorded: &&Recorded| {
        // That it is known who they are is nothing that they have done.
        if matches!(recorded.event, Event::PeopleStated { .. }) {
            return false;
        }
        let body = recorded.event.body().unwrap_or_default();
        recorded.by.is_some_and(|by| ids.contains(&by)) || ids.iter().any(|id| body.contains(&format!("\"{id}\"")))
    };
    scene.history.iter().filter(is_theirs).map(|recorded| act(recorded, &ids, register)).collect()
}

fn act(recorded: &Recorded, ids: &[PersonId], register: &Register) -> Line {
    let body = body(recorded);
    let by_another = recorded.by.filter(|by| !ids.contains(by));
    let said = heading(recorded);
    let said = match by_another {
        Some(by) => say!(profile_act_recorded_by, act: said, by: by),
        None => said,
    };
    let mut shown: Vec<(String, Line)> = Vec::new();
    for (name, value) in fields(&body, ids) {
        let Some(value) = told(&name, &value, &body, ids, register) else { continue };
        match shown.last_mut().filter(|(last, _)| *last == name) {
            Some((_, values)) => *values = std::mem::take(values).then(line![Inline::as_is(", ")]).then(value),
            None => shown.push((name, value)),
        }
    }
    if shown.is_empty() {
        return said.into();
    }
    let shown =
        shown.into_iter().map(|(name, value)| say!(profile_field_with, field: field(&name), value: value).into());
    say!(profile_act_with, act: said, fields: Line::join(shown, "; ")).into()
}

/// What a field is called.
pub(super) fn field(name: &str) -> Message {
    say!(profile_field, field: key(name), name: name.replace('_', " "))
}

/// Where words of others have the person's name or a handle of theirs.
pub(super) fn mentions(person: &Person, scene: &Scene<'_>) -> Vec<Line> {
    // Shorter ones would be found within other words.
    const SHORTEST: usize = 4;
    let key = |words: &str| NameKey::of(words).as_str().to_owned();
    let handles = person.accounts.iter().map(|account| key(account.id.trim_start_matches('@')));
    let earlier = person.all_earlier().into_iter().flat_map(|join| [&join.from.name, &join.into.name]);
    let names: Vec<String> = [&person.name]
        .into_iter()
        .chain(earlier)
        .map(|name| key(name))
        .chain(handles)
        .filter(|name| name.chars().count() >= SHORTEST)
        .collect();
    let letters = |words: &str| words.replace(|c: char| !c.is_alphanumeric(), "");
    // In an address a name has other marks, or none, in the place of blanks.
    let is_in_address =
        |name: &String, words: &str| words.starts_with("http") && letters(words).contains(&letters(name));
    let has_name = |words: &str| names.iter().any(|name| words.contains(name.as_str()) || is_in_address(name, words));
    let others = scene.register.words_of_others(person.id);
    let mut found: BTreeSet<TextId> = others.filter(|(_, words)| has_name(&key(words))).map(|(id, _)| id).collect();
    let mut lines = Vec::new();
    for recorded in scene.history {
        for (name, text) in texts(&body(recorded)) {
            if found.remove(&text) {
                let said = heading(recorded);
                let said = match recorded.by {
                    Some(by) => say!(profile_act_by, act: said, by: by),
                    None => said,
                };
                lines.push(
                    if name == "words" { said } else { say!(profile_act_in, act: said, field: field(&name)) }.into(),
                );
            }
        }
    }
    lines.extend(found.iter().map(|_| say!(profile_act_earlier_words).into()));
    lines
}

/// Of what it is, what it is, and when.
fn heading(recorded: &Recorded) -> Message {
    let body = body(recorded);
    let kind = recorded.event.kind();
    let what = say!(profile_act_kind, kind: key(kind), name: kind.replace('-', " "));
    let date = Inline::Date(recorded.said_at);
    let about = ["consultation", "meeting", "series", "action"].iter().find_map(|kind| {
        let number = body[*kind].as_u64().and_then(|number| u32::try_from(number).ok())?;
        Some(say!(profile_act_about, kind: key(kind), number: number).into())
    });
    let about = body["group"].as_str().map(|code| Arg::from(code.to_owned())).or(about);
    match about {
        Some(about) => say!(profile_act, about: about, what: what, date: date),
        None => say!(profile_act_alone, what: what, date: date),
    }
}

fn body(recorded: &Recorded) -> Value {
    recorded.event.body().ok().and_then(|body| serde_json::from_str(&body).ok()).unwrap_or_default()
}

/// All fields but those that are of other people than these.
fn fields(body: &Value, ids: &[PersonId]) -> Vec<FieldChange> {
    let mut all = Vec::new();
    for (name, value) in body.as_object().into_iter().flatten() {
        if !NOT_SHOWN.contains(&name.as_str()) {
            add_fields(name, value, ids, &mut all);
        }
    }
    all
}

fn add_fields(name: &str, value: &Value, ids: &[PersonId], all: &mut Vec<FieldChange>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| add_fields(name, value, ids, all)),
        Value::Object(fields) => {
            let is_theirs = fields.get("person").and_then(person_in).is_none_or(|person| ids.contains(&person));
            let fields = fields.iter().filter(|_| is_theirs);
            fields.for_each(|(name, value)| add_fields(name, value, ids, all));
        }
        value => all.push((name.to_owned(), value.clone())),
    }
}

/// The texts in an event, with the names of their fields.
fn texts(body: &Value) -> Vec<(String, TextId)> {
    fields(body, &[]).into_iter().filter_map(|(name, value)| Some((name, text_in(&value)?))).collect()
}

fn text_in(value: &Value) -> Option<TextId> {
    value.as_str().and_then(TextId::from_hex)
}

fn person_in(value: &Value) -> Option<PersonId> {
    value.as_str().filter(|id| id.len() == 16).and_then(|id| id.parse().ok())
}

/// A field in words: of texts only those that are these people's own and are still there.
fn told(name: &str, value: &Value, body: &Value, ids: &[PersonId], register: &Register) -> Option<Line> {
    if let Some(text) = text_in(value) {
        return register.author(text).filter(|author| ids.contains(author)).map(|_| line![text]);
    }
    if let Some(person) = person_in(value) {
        return (!ids.contains(&person)).then(|| line![person]);
    }
    if name == "class" {
        let consultation = register.consultation(u32::try_from(body["consultation"].as_u64()?).ok()?)?;
        return consultation.classes.get(usize::try_from(value.as_u64()?).ok()?).map(|class| line![*class]);
    }
    Some(match value {
        Value::Bool(true) => say!(profile_act_yes).into(),
        Value::String(group) if name == "stakeholder" => shared::stakeholder(group).into(),
        Value::String(standing) if name == "standing" => say!(standing, standing: key(standing)).into(),
        Value::String(words) => line![Inline::Untrusted(words.clone())],
        other => line![Inline::as_is(other)],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::Organisation;
    use crate::record::{Account, Code, Room, SAMPLES, Salt, Text};
    use crate::render::plain::Plain;
    use crate::words::Language;

    #[test]
    fn every_kind_of_event_has_a_name_in_every_other_language() {
        let is_named = |kind: &&str| {
            let named = say!(profile_act_kind, kind: key(kind), name: "no name".to_owned());
            !named.in_words(Language::French).contains("no name")
        };
        let unnamed: Vec<&str> = SAMPLES.iter().map(|(kind, ..)| *kind).filter(|kind| !is_named(kind)).collect();
        assert!(unnamed.is_empty(), "no name in French: {unnamed:?}");
    }

    #[test]
    fn words_of_every_kind_of_event_are_found() {
        for (kind, version, body) in SAMPLES {
            let event = Event::from_stored(kind, *version, body).unwrap();
            let author = PersonId(0xcc);
            let recorded = Recorded {
                seq: 1,
                cause: String::new(),
                ordinal: 0,
                at: "2017-04-10T09:00:00Z".parse().unwrap(),
                said_at: "2017-04-10T09:00:00Z".parse().unwrap(),
                by: Some(author),
                room: None,
                event,
            };
            let mut texts = recorded.event.texts();
            let mut found: Vec<TextId> = super::texts(&super::body(&recorded)).into_iter().map(|(_, id)| id).collect();
            texts.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, texts, "{kind}");
            let mut register = Register::default();
            let words = |id: &TextId| Text { id: *id, salt: Salt([0; 16]), words: "Zenobia's words".into(), author };
            register.add_belongings([], &texts.iter().map(words).collect::<Vec<_>>());
            let (organisation, account, room) =
                (Organisation::default(), Account::console("zenobia"), Room::console("@zenobia"));
            let scene = Scene {
                register: &register,
                history: std::slice::from_ref(&recorded),
                organisation: &organisation,
                now: recorded.at,
                said_at: recorded.at,
                account: &account,
                name: "zenobia",
                room: &room,
                place: None,
                is_ephemeral: false,
                platform_roles: None,
                shown_at: None,
            };
            let person = Person { accounts: vec![account.clone()], ..Person::named(PersonId(7), "Zenobia Quill") };
            texts.dedup();
            assert_eq!(mentions(&person, &scene).len(), texts.len(), "{kind}");
            let plain =
                Plain { register: &register, mark: "/", width: None, language: crate::words::Language::default() };
            let acts: Vec<String> = acts(author, &scene).iter().map(|line| plain.line(line)).collect();
            assert_eq!(acts.concat().matches("Zenobia's words").count(), found.len(), "{kind}: {acts:?}");
        }
    }

    /// Fields of events that a person is shown in what they export of themselves.
    const SHOWN: &[&str] = &[
        "affiliation",
        "answer",
        "anyway",
        "by",
        "carried",
        "category",
        "chair",
        "class",
        "classes",
        "concern",
        "continues",
        "correction",
        "corrects",
        "ended",
        "document",
        "documents",
        "due",
        "ends",
        "every",
        "facilitators",
        "first",
        "from",
        "hidden",
        "hides_address",
        "how",
        "id",
        "initiative",
        "into",
        "item",
        "keeps",
        "language",
        "left_out",
        "link",
        "many",
        "minutes",
        "missing",
        "moderator",
        "name",
        "next",
        "note",
        "occurrence",
        "of",
        "off",
        "options",
        "outcome",
        "owner",
        "paragraph",
        "parts",
        "passcode",
        "place",
        "platform",
        "question",
        "reason",
        "role",
        "room",
        "roster",
        "rotation",
        "said_on",
        "schedule",
        "secretariat",
        "sequence",
        "set_in",
        "source",
        "stakeholder",
        "standing",
        "starts",
        "status",
        "times",
        "title",
        "to",
        "under",
        "unmet",
        "until",
        "wall",
        "what",
        "words",
        "zone",
    ];

    /// What an event says in JSON, by fields, within each other too.
    fn each(value: &Value, field: &str, take: &mut impl FnMut(&str, &Value)) {
        take(field, value);
        match value {
            Value::Object(fields) => fields.iter().for_each(|(name, value)| each(value, name, take)),
            Value::Array(values) => values.iter().for_each(|value| each(value, field, take)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn sample(kind: &str, version: u32, body: &str) -> (Event, Value) {
        (Event::from_stored(kind, version, body).unwrap(), serde_json::from_str(body).unwrap())
    }

    #[test]
    fn of_every_field_of_an_event_it_was_decided_whether_people_are_shown_it() {
        let mut fields = BTreeSet::new();
        for (kind, version, body) in SAMPLES {
            let (_, body) = sample(kind, *version, body);
            fields.extend(body.as_object().unwrap().keys().cloned());
        }
        let decided: BTreeSet<String> = SHOWN.iter().chain(&NOT_SHOWN).map(|field| (*field).to_owned()).collect();
        assert_eq!(fields, decided, "put it into SHOWN, or into NOT_SHOWN above");
    }

    /// People in fields who are not among those whom an event names.
    const NOT_NAMED: [(&str, &str); 1] = [
        // It says itself that nothing is kept of them.
        ("people-stated", "unknown"),
    ];

    #[test]
    fn every_person_in_an_event_is_among_those_whom_it_names() {
        for (kind, version, body) in SAMPLES {
            let (event, body) = sample(kind, *version, body);
            let named = event.people();
            let mut missing = Vec::new();
            let mut look = |field: &str, words: &str| {
                let id = words.parse::<PersonId>().ok().filter(|_| words.len() == 16);
                if id.is_some_and(|id| !named.contains(&id)) && !NOT_NAMED.contains(&(*kind, field)) {
                    missing.push(field.to_owned());
                }
            };
            each(&body, "", &mut |field, value| match value {
                Value::String(words) => look(field, words),
                Value::Object(fields) => fields.keys().for_each(|name| look(field, name)),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {}
            });
            assert_eq!(missing, Vec::<String>::new(), "people in {kind} are not in Event::people");
        }
    }

    #[test]
    fn an_event_with_a_group_is_about_that_group() {
        for (kind, version, body) in SAMPLES {
            let (event, body) = sample(kind, *version, body);
            if matches!(event, Event::Meeting(_) | Event::Minutes(_) | Event::Correction(_)) {
                // It is about the meeting, by which the group is found.
                continue;
            }
            assert_eq!(event.group().map(Code::as_str), body["group"].as_str(), "{kind}");
        }
    }
}
