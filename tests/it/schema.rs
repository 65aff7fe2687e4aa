//! Holds a JSON value against a JSON Schema of draft 4, as far as SARIF's own schema goes.

use serde_json::Value;

/// What in `value` the schema does not allow, each with its pointer. `pattern` and `format` are not held.
pub(crate) fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    hold(schema, schema, value, "", &mut faults);
    faults
}

fn hold(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let Some(target) = root.pointer(name.trim_start_matches('#')) else { return faults.push(format!("{at}: no {name}")) };
        return hold(root, target, value, at, faults);
    }
    if let Some(kind) = schema["type"].as_str()
        && !is(kind, value)
    {
        faults.push(format!("{at}: {value} is no {kind}"));
    }
    if let Some(words) = schema["enum"].as_array()
        && !words.contains(value)
    {
        faults.push(format!("{at}: {value} is none of {words:?}"));
    }
    if let (Some(least), Some(number)) = (schema["minimum"].as_f64(), value.as_f64())
        && number < least
    {
        faults.push(format!("{at}: {number} is under {least}"));
    }
    if let Some(any) = schema["anyOf"].as_array()
        && !any.iter().any(|one| holds(root, one, value))
    {
        faults.push(format!("{at}: nothing of anyOf holds"));
    }
    match value {
        Value::Object(object) => {
            for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                if !object.contains_key(name) {
                    faults.push(format!("{at}: {name} is missing"));
                }
            }
            for (name, inner) in object {
                match (schema["properties"].get(name), &schema["additionalProperties"]) {
                    (Some(known), _) => hold(root, known, inner, &format!("{at}/{name}"), faults),
                    (None, Value::Bool(false)) => faults.push(format!("{at}: {name} is unknown")),
                    (None, other @ Value::Object(_)) => hold(root, other, inner, &format!("{at}/{name}"), faults),
                    (None, _) => {}
                }
            }
        }
        Value::Array(items) => {
            if schema["minItems"].as_u64().is_some_and(|least| (items.len() as u64) < least) {
                faults.push(format!("{at}: too few"));
            }
            if schema["uniqueItems"] == true && items.iter().enumerate().any(|(nth, item)| items[..nth].contains(item)) {
                faults.push(format!("{at}: two are the same"));
            }
            for (nth, item) in items.iter().enumerate().filter(|_| schema["items"].is_object()) {
                hold(root, &schema["items"], item, &format!("{at}/{nth}"), faults);
            }
        }
        _ => {}
    }
}

fn holds(root: &Value, schema: &Value, value: &Value) -> bool {
    let mut faults = Vec::new();
    hold(root, schema, value, "", &mut faults);
    faults.is_empty()
}

fn is(kind: &str, value: &Value) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        _ => true,
    }
}

#[test]
fn the_holder_lets_right_through_and_stops_wrong() {
    let schema = serde_json::json!({"type": "object", "required": ["a"], "additionalProperties": false, "properties": {"a": {"$ref": "#/definitions/n"}}, "definitions": {"n": {"type": "integer", "minimum": 1}}});
    assert!(faults(&schema, &serde_json::json!({"a": 1})).is_empty());
    for wrong in [
        serde_json::json!({}),
        serde_json::json!({"a": 0}),
        serde_json::json!({"a": "x"}),
        serde_json::json!({"a": 1, "b": 2}),
        serde_json::json!([]),
    ] {
        assert!(!faults(&schema, &wrong).is_empty(), "{wrong}");
    }
}
