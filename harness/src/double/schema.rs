//! Objects as Discord's own description lets them be: with every field full, or with each that may be null null and each that may be
//! absent absent, or by chance.

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock};

use serde_json::{Map, Value, json};

use super::checks;
use crate::dice::Dice;

/// How much of an object is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// What is known of it alone, as the library can read it too.
    Plain,
    /// Every field, with something in it.
    #[default]
    Full,
    /// What may be null is null, and what may be absent is absent.
    Bare,
}

/// How deep objects are within objects; below that there is as little as may be.
const DEEPEST: usize = 5;

/// An object of Discord's, with what is known of it. Where the description is not at hand, that alone.
pub fn object(name: &'static str, shape: Shape, known: Value) -> Value {
    if shape == Shape::Plain {
        return known;
    }
    static MADE: OnceLock<Mutex<BTreeMap<(&'static str, Shape), Value>>> = OnceLock::new();
    let made = MADE.get_or_init(Mutex::default);
    let mut made = made.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let made = made.entry((name, shape)).or_insert_with(|| {
        let choose: &mut dyn FnMut(usize) -> usize = match shape {
            Shape::Full => &mut |choices| choices - 1,
            Shape::Bare | Shape::Plain => &mut |_| 0,
        };
        checks::schema(name).map_or(json!({}), |schema| Maker { choose }.make(schema, 0))
    });
    with(made.clone(), known)
}

/// An object of Discord's by chance, with what is known of it.
pub fn by_chance(name: &str, dice: &mut Dice, known: Value) -> Value {
    let mut choose = |choices: usize| dice.below(choices);
    let made = checks::schema(name).map_or(json!({}), |schema| Maker { choose: &mut choose }.make(schema, 0));
    with(made, known)
}

/// An object of Discord's once for each thing in it, and in what is directly in that, which may be null or absent: with that alone so,
/// and all else there. Each with what is known of it. Nothing where the description is not at hand.
pub fn one_by_one(name: &str, known: &Value) -> Vec<Value> {
    let Some(schema) = checks::schema(name) else { return Vec::new() };
    let made = Maker { choose: &mut |choices| choices - 1 }.make(schema, 0);
    let others = otherwise(schema, &made, DEEPEST - 2);
    others.into_iter().map(|other| with(other, known.clone())).collect()
}

/// What was made of a schema, with each thing in it that may be null or absent so by itself.
fn otherwise(schema: &Value, made: &Value, depth: usize) -> Vec<Value> {
    if let Some(name) = schema["$ref"].as_str() {
        let schema = checks::schema(name.rsplit('/').next().unwrap_or_default());
        return schema.map(|schema| otherwise(schema, made, depth)).unwrap_or_default();
    }
    let several = ["allOf", "oneOf", "anyOf"].into_iter().filter_map(|key| schema[key].as_array()).flatten();
    let mut others: Vec<Value> = several.flat_map(|schema| otherwise(schema, made, depth)).collect();
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    for (name, field) in schema["properties"].as_object().into_iter().flatten().filter(|_| made.is_object()) {
        let mut other = made.as_object().cloned().unwrap_or_default();
        let Some(there) = other.remove(name) else { continue };
        let mut instead = |value: Value| {
            other.insert(name.clone(), value);
            others.push(other.clone().into());
        };
        if may_be_null(field) {
            instead(Value::Null);
        }
        if depth < DEEPEST {
            otherwise(field, &there, depth + 1).into_iter().for_each(&mut instead);
        }
        if !required.contains(&name.as_str()) {
            other.remove(name);
            others.push(other.into());
        }
    }
    others
}

fn may_be_null(schema: &Value) -> bool {
    let is_null = |kind: &Value| kind == "null";
    let choices = ["oneOf", "anyOf"].into_iter().filter_map(|key| schema[key].as_array()).flatten();
    is_null(&schema["type"]) || schema["type"].as_array().is_some_and(|kinds| kinds.iter().any(is_null)) || {
        choices.into_iter().any(may_be_null)
    }
}

fn with(mut made: Value, known: Value) -> Value {
    if let (Some(made), Value::Object(known)) = (made.as_object_mut(), known) {
        made.extend(known);
    }
    made
}

/// Makes what a schema describes. Of several possibilities the least comes first, and the fullest last.
struct Maker<'a> {
    choose: &'a mut dyn FnMut(usize) -> usize,
}

impl Maker<'_> {
    fn make(&mut self, schema: &Value, depth: usize) -> Value {
        if let Some(name) = schema["$ref"].as_str() {
            let name = name.rsplit('/').next().unwrap_or_default();
            if matches!(name, "Int53Type") {
                return [0, 1, 1 << 31, (1_u64 << 52) + 1][(self.choose)(4)].into();
            }
            return checks::schema(name).map_or(Value::Null, |schema| self.make(schema, depth));
        }
        if let Some(all) = schema["allOf"].as_array() {
            return all.iter().fold(json!({}), |made, schema| {
                let more = self.make(schema, depth);
                if more.is_object() { with(made, more) } else { more }
            });
        }
        for key in ["oneOf", "anyOf"] {
            let Some(choices) = schema[key].as_array() else { continue };
            let is_of_values = choices.iter().all(|choice| choice.get("const").is_some());
            let mut choices: Vec<&Value> = choices.iter().collect();
            choices.sort_by_key(|choice| choice["type"] != "null");
            let chosen = if depth >= DEEPEST && !is_of_values { 0 } else { (self.choose)(choices.len()) };
            return self.make(choices[chosen], depth);
        }
        if let Some(value) = schema.get("const") {
            return value.clone();
        }
        if let Some(values) = schema["enum"].as_array() {
            return values[(self.choose)(values.len())].clone();
        }
        let kinds: Vec<&str> = match &schema["type"] {
            Value::String(kind) => vec![kind],
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
            _ => return Value::Null,
        };
        let is_nullable = kinds.contains(&"null");
        if is_nullable && (depth >= DEEPEST || (self.choose)(2) == 0) {
            return Value::Null;
        }
        match kinds.into_iter().find(|kind| *kind != "null") {
            Some("object") => self.object(schema, depth),
            Some("array") => self.array(schema, depth),
            Some("string") => self.string(schema),
            Some("integer") => self.integer(schema),
            Some("number") => json!(0.5),
            Some("boolean") => ((self.choose)(2) == 1).into(),
            _ => Value::Null,
        }
    }

    fn object(&mut self, schema: &Value, depth: usize) -> Value {
        let required: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let mut made = Map::new();
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            let is_there = required.contains(&name.as_str()) || depth < DEEPEST && (self.choose)(2) == 1;
            if is_there {
                made.insert(name.clone(), self.make(field, depth + 1));
            }
        }
        made.into()
    }

    fn array(&mut self, schema: &Value, depth: usize) -> Value {
        let least = schema["minItems"].as_u64().unwrap_or(0);
        let is_empty = least == 0 && (depth >= DEEPEST || (self.choose)(2) == 0);
        let length = if is_empty { 0 } else { least.max(1) };
        (0..length).map(|_| self.make(&schema["items"], depth + 1)).collect()
    }

    fn string(&mut self, schema: &Value) -> Value {
        let words = match schema["format"].as_str() {
            Some("snowflake") => ["1", "175928847299117063", "18446744073709551615"][(self.choose)(3)],
            Some("date-time") => ["2015-04-26T06:26:56.936000+00:00", "2026-01-01T00:00:00Z"][(self.choose)(2)],
            Some("uri") => ["https://example.org", "https://cdn.discordapp.com/x?a=b"][(self.choose)(2)],
            _ if schema["pattern"].is_string() => ["1", "0"][(self.choose)(2)],
            // What a hash is described as: any string.
            _ => ["", "x", "a_1269e74af4df7417b13759eae50c83dc", "not a hash ＠ü😀"][(self.choose)(4)],
        };
        words.into()
    }

    fn integer(&mut self, schema: &Value) -> Value {
        let least = schema["minimum"].as_i64().unwrap_or(0);
        let most = schema["maximum"].as_i64().unwrap_or(i64::from(i32::MAX));
        [least, least.max(0).min(most), most.min(1 << 52)][(self.choose)(3)].into()
    }
}
