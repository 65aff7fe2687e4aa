//! klart.toml as a JSON Schema (draft 2020-12), for editors that help while somebody writes. Made from the table of keys alone.

use serde_json::{Map, Value, json};

use super::keys::{Form, KEYS, Key, Known, LEVEL};

/// The schema. `known` are the rules that may be named, with their options; none lets any id stand.
pub fn schema(known: &[Known]) -> Value {
    let named: Map<_, _> = known.iter().map(|rule| (rule.id.to_owned(), rule_table(rule))).collect();
    let rules = if named.is_empty() { any_rule() } else { json!({"type": "object", "properties": named, "additionalProperties": false}) };
    let mut root = table(KEYS, &rules);
    root["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    root["title"] = "klart.toml".into();
    root["description"] = "Inställningar för klart. Nycklarna är på engelska, förklaringarna på svenska.".into();
    root
}

/// Where no rule is known: any id, with a level and options of any form.
fn any_rule() -> Value {
    let one = json!({"type": "object", "properties": {LEVEL.name: entry(&LEVEL, &Value::Null)}});
    json!({"type": "object", "propertyNames": {"pattern": "^[a-z]+/[a-z-]+$"}, "additionalProperties": one})
}

fn rule_table(rule: &Known) -> Value {
    let mut own = table(rule.options, &Value::Null);
    own["properties"][LEVEL.name] = entry(&LEVEL, &Value::Null);
    own
}

fn table(keys: &[Key], rules: &Value) -> Value {
    let properties: Map<_, _> = keys.iter().map(|key| (key.name.to_owned(), entry(key, rules))).collect();
    let required: Vec<_> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let mut table = json!({"type": "object", "properties": properties, "additionalProperties": false});
    if !required.is_empty() {
        table["required"] = json!(required);
    }
    table
}

fn entry(key: &Key, rules: &Value) -> Value {
    let mut form = form(key.form, rules);
    form["description"] = key.sv.into();
    form
}

fn form(form: Form, rules: &Value) -> Value {
    let words = |words: &[&str], also: &[&str]| json!({"enum": words.iter().chain(also).collect::<Vec<_>>()});
    let list = |items: Value| json!({"type": "array", "items": items});
    let text = json!({"type": "string"});
    match form {
        Form::Text | Form::Glob | Form::Profile => text,
        Form::Whole(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
        Form::Flag => json!({"type": "boolean"}),
        Form::Texts | Form::Globs | Form::Concerned => list(text),
        Form::Choice(one, also) => words(one, also),
        Form::Choices(one, also) => json!({"anyOf": [words(one, also), list(words(one, also))]}),
        Form::Listed(some) => list(words(some, &[])),
        Form::TextByWord => json!({"type": "object", "additionalProperties": text}),
        Form::ListedBy(names, some) => {
            json!({"type": "object", "propertyNames": words(names, &[]), "additionalProperties": list(words(some, &[]))})
        }
        Form::Table(keys) => table(keys, rules),
        Form::Tables(keys) => list(table(keys, rules)),
        Form::Rules => rules.clone(),
    }
}
