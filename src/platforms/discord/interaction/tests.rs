use proptest::prelude::*;
use serde_json::json;

use super::*;

fn told() -> Value {
    json!({
        "id": "17", "token": "t", "type": 2, "application_id": "7", "version": 1, "locale": "fr",
        "guild_id": "60", "channel_id": "50", "context": 0, "entitlements": [], "app_permissions": "3072",
        "channel": { "id": "50", "type": 0, "name": "x", "parent_id": "49" },
        "member": {
            "nick": null, "roles": ["8", "9"], "avatar": null,
            "user": { "id": "1003", "username": "lea", "global_name": "Lea Kaspar", "flags": 0 },
        },
        "data": { "id": "9", "name": "profile", "type": 1, "options": [
            { "type": 1, "name": "set", "options": [{ "type": 3, "name": "zone", "value": "Africa/Dakar" }] },
        ] },
    })
}

fn read(told: &Value) -> Interaction {
    Interaction::read(told).unwrap().unwrap()
}

#[test]
fn an_interaction_has_who_did_what_and_where() {
    let read = read(&told());
    let Act::Command(given) = &read.act else { panic!("{read:?}") };
    assert_eq!(given.path, "profile set");
    assert_eq!(given.options, [("zone".to_owned(), "Africa/Dakar".to_owned())].into());
    assert_eq!((read.user, read.name.as_str(), read.roles.as_slice()), (1003, "Lea Kaspar", &[8, 9][..]));
    let permissions = Some(Permissions::VIEW_CHANNEL | Permissions::SEND_MESSAGES);
    assert_eq!(read.place, Place::Channel { server: Some(60), id: 50, within: None, permissions });
    assert_eq!(read.attached().to_string(), "17:in-fr:t");
}

#[test]
fn a_thread_belongs_to_its_channel_and_a_channel_not_to_its_category() {
    let within = |kind: u64| {
        let mut told = told();
        told["channel"]["type"] = kind.into();
        match read(&told).place {
            Place::Channel { within, .. } => within,
            place => panic!("{place:?}"),
        }
    };
    assert_eq!([0, 5, 10, 11, 12, 15].map(within), [None, None, Some(49), Some(49), Some(49), None]);
}

#[test]
fn in_private_nobody_else_is_there_and_among_people_somebody_is() {
    let place = |context: Value, kind: Value| {
        let mut told = told();
        told["user"] = told["member"]["user"].clone();
        for gone in ["member", "guild_id"] {
            told.as_object_mut().unwrap().remove(gone);
        }
        (told["context"], told["channel"]["type"]) = (context, kind);
        read(&told).place
    };
    for (context, kind) in
        [(json!(1), json!(1)), (json!(1), Value::Null), (Value::Null, json!(1)), (Value::Null, Value::Null)]
    {
        assert_eq!(place(context, kind), Place::Private);
    }
    for (context, kind) in
        [(json!(2), json!(3)), (json!(2), Value::Null), (Value::Null, json!(3)), (json!(2), json!(9))]
    {
        assert_eq!(place(context, kind), Place::AmongPeople);
    }
}

#[test]
fn what_cannot_be_read_is_answered_if_it_has_a_number_and_a_token() {
    let without = |path: &str| {
        let mut told = told();
        *told.pointer_mut(path).unwrap() = Value::Null;
        Interaction::read(&told)
    };
    for path in ["/id", "/token"] {
        assert!(matches!(without(path), Err(Unread::Lost(_))), "{path}");
    }
    for path in ["/type", "/member/user/id", "/data", "/data/name", "/data/options/0/options/0/value"] {
        assert!(matches!(without(path), Err(Unread::Answerable(..))), "{path}: {:?}", without(path));
    }
    for path in [
        "/channel_id",
        "/channel",
        "/locale",
        "/app_permissions",
        "/member/user/global_name",
        "/member/roles",
        "/context",
    ] {
        assert!(without(path).is_ok(), "{path}: {:?}", without(path));
    }
}

fn filled_in(components: &Value) -> Act {
    let mut told = told();
    told["type"] = 5.into();
    told["data"] = json!({ "custom_id": "propose 7", "components": components });
    read(&told).act
}

#[test]
fn a_form_is_read_in_rows_and_below_labels() {
    let field = |name: &str, value: &str| json!({ "type": 4, "id": 3, "custom_id": name, "value": value });
    let whole = Act::Filled {
        name: "propose 7".to_owned(),
        fields: [("Plan".to_owned(), "b".to_owned()), ("Purpose".to_owned(), "a".to_owned())].into(),
    };
    let rows = json!([
        { "type": 1, "components": [field("Purpose", "a")] },
        { "type": 10, "id": 5 },
        { "type": 1, "components": [field("Plan", "b")] },
    ]);
    let labels = json!([
        { "type": 18, "component": field("Purpose", "a") },
        { "type": 18, "component": field("Plan", "b") },
    ]);
    assert_eq!([filled_in(&rows), filled_in(&labels)], [whole.clone(), whole]);
}

#[test]
fn a_form_with_a_part_that_is_not_known_is_not_taken_for_one_in_which_it_is_empty() {
    let field = json!({ "type": 4, "custom_id": "Purpose", "value": "a" });
    let known = json!({ "type": 18, "component": field });
    for strange in [
        json!({ "type": 19, "component": field }),
        json!({ "type": 18, "component": { "type": 3, "custom_id": "Plan", "values": ["b"] } }),
        json!({ "type": 18, "component": { "type": 4, "custom_id": "Plan", "value": ["b"] } }),
        json!({ "type": 18, "component": { "type": 4, "value": "b" } }),
        json!({ "type": 1, "components": [{ "type": 22, "custom_id": "Plan", "value": "b" }] }),
        json!({ "type": 17, "components": [{ "type": 1, "components": [field] }] }),
        json!({}),
        known.clone(),
    ] {
        assert_eq!(filled_in(&json!([known, strange])), Act::FilledStrangely, "{strange}");
    }
    assert_eq!([filled_in(&json!([])), filled_in(&Value::Null)], [Act::FilledStrangely, Act::FilledStrangely]);
}

#[test]
fn people_who_are_mentioned_are_named_as_the_server_calls_them() {
    let mut told = told();
    told["data"]["resolved"] = json!({
        "users": { "55": { "id": "55", "username": "mei" }, "56": { "username": "x", "global_name": "Ann" }, "z": 5 },
        "members": { "55": { "nick": "Mei Tan" }, "56": null },
    });
    let mentioned = read(&told).mentioned;
    assert_eq!(mentioned, [(55, "Mei Tan".to_owned()), (56, "Ann".to_owned())].into());
}

/// Any JSON that Discord could send one day in the place of something.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z_]{1,12}", inner, 0..4).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

/// The places in an object, from the outside.
fn places(value: &Value, place: &str, found: &mut Vec<String>) {
    let below: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| (format!("{place}/{name}"), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(at, value)| (format!("{place}/{at}"), value)).collect(),
        _ => Vec::new(),
    };
    for (place, value) in below {
        found.push(place.clone());
        places(value, &place, found);
    }
}

/// What is used, whatever it is within.
const USED: &[&str] = &["/id", "/token", "/type", "/data", "/member", "/channel_id", "/guild_id", "/locale"];

proptest! {
    #[test]
    fn nothing_that_is_not_used_keeps_a_command_from_being_read(strange in prop::collection::vec((any::<prop::sample::Index>(), anything()), 1..6)) {
        let mut told = told();
        for (index, value) in &strange {
            let mut all = Vec::new();
            places(&told, "", &mut all);
            all.retain(|place| USED.iter().all(|used| !place.starts_with(used)) || place.starts_with("/member/user/") && !place.starts_with("/member/user/id"));
            let place = index.get(&all).clone();
            *told.pointer_mut(&place).unwrap() = value.clone();
        }
        let read = read(&told);
        let plain = self::read(&self::told());
        prop_assert_eq!((read.id, read.user, &read.act), (plain.id, plain.user, &plain.act));
        prop_assert!(!read.name.trim().is_empty());
    }

    #[test]
    fn whatever_is_told_is_read_or_answered(strange in prop::collection::vec((any::<prop::sample::Index>(), anything()), 0..8), kind in 1..7_u64) {
        let mut told = told();
        told["type"] = kind.into();
        for (index, value) in &strange {
            let mut all = Vec::new();
            places(&told, "", &mut all);
            all.retain(|place| !matches!(place.as_str(), "/id" | "/token"));
            let place: &String = index.get(&all);
            *told.pointer_mut(place).unwrap() = value.clone();
        }
        prop_assert!(!matches!(Interaction::read(&told), Err(Unread::Lost(_))));
    }
}
