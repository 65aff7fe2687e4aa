//! SARIF 2.1.0 (OASIS, 2020): for code scanning and editors.
//!
//! Knows SARIF's shape; the words come from the report and the rules' own structs. Columns and offsets count
//! UTF-16 code units, and the log says so.

use std::collections::BTreeSet;
use std::io;

use serde_json::{Value, json};

use crate::config::Lang;
use crate::rule::Rule;

use super::contract::{Document, Finding, Fix, Place, Related, Report, Trouble};
use super::json as lines;
use super::statistics::Statistics;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes one log with one run; with `statistics`, the numbers stand among the run's properties.
pub fn write(report: &Report, rules: &[&'static Rule], statistics: bool, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    let used: BTreeSet<&str> =
        report.documents.iter().flat_map(|document| &document.findings).chain(&report.batch).map(|found| found.rule).collect();
    let used: Vec<&str> = used.into_iter().collect();
    let of_documents =
        report.documents.iter().flat_map(|document| document.findings.iter().map(|found| result(Some(document), found, &used)));
    let results: Vec<Value> = of_documents.chain(report.batch.iter().map(|found| result(None, found, &used))).collect();
    let described: Vec<Value> = used.iter().map(|id| descriptor(id, rules.iter().find(|rule| rule.id == *id).copied(), lang)).collect();
    let mut run = json!({
        "tool": {"driver": {"name": "klart", "version": report.version, "semanticVersion": report.version, "language": report.lang, "rules": described}},
        "columnKind": "utf16CodeUnits",
        "invocations": [{
            "executionSuccessful": report.summary.documents > 0,
            "toolExecutionNotifications": report.trouble.iter().map(notification).collect::<Vec<_>>(),
        }],
        "results": results,
    });
    if statistics && let Ok(numbers) = serde_json::to_value(Statistics::of(report)) {
        run["properties"] = json!({ "statistics": numbers });
    }
    lines::line(&json!({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}), out)
}

fn descriptor(id: &str, rule: Option<&Rule>, lang: Lang) -> Value {
    let Some(rule) = rule else { return json!({ "id": id }) };
    let why = rule.messages.first().map_or("", |message| message.why.get(lang));
    let how = rule.messages.first().map_or("", |message| message.how.get(lang));
    json!({
        "id": id,
        "name": pascal(id),
        "shortDescription": {"text": rule.title.get(lang)},
        "fullDescription": {"text": if why.is_empty() { rule.title.get(lang) } else { why }},
        "help": {"text": if how.is_empty() { rule.title.get(lang) } else { how }},
        "defaultConfiguration": {"level": rule.levels.first().map_or("note", |level| level_name(level.name()))},
        "properties": {"tags": rule.refs},
    })
}

/// `image/missing-alt` as `ImageMissingAlt`, which viewers show as the rule's name.
fn pascal(id: &str) -> String {
    id.split(['/', '-'])
        .flat_map(|word| word.chars().enumerate().map(|(at, sign)| if at == 0 { sign.to_ascii_uppercase() } else { sign }))
        .collect()
}

fn level_name(level: &str) -> &'static str {
    match level {
        "error" => "error",
        "warning" => "warning",
        _ => "note",
    }
}

/// One finding; without a document it stands at the first of its places in several.
fn result(document: Option<&Document>, found: &Finding, used: &[&str]) -> Value {
    let own = document.and_then(|document| document.path.as_deref().or(document.id.as_deref())).map(uri);
    let text =
        [&found.message, &found.why, &found.how].into_iter().filter(|words| !words.is_empty()).cloned().collect::<Vec<_>>().join(" ");
    let mut value = json!({
        "ruleId": found.rule,
        "ruleIndex": used.binary_search(&found.rule).unwrap_or(0),
        "kind": if found.verdict == "review" { "review" } else { "fail" },
        "level": if found.verdict == "review" { "none" } else { level_name(found.level) },
        "message": {"text": text},
        "partialFingerprints": {"klart/v1": found.key},
        "occurrenceCount": found.count.max(1),
    });
    if !found.policy.is_empty() {
        value["properties"] = json!({ "policy": found.policy });
    }
    let mut elsewhere = found.related.iter().filter_map(related);
    if let Some(first) = elsewhere.next().filter(|_| own.is_none()) {
        value["locations"] = json!([first]);
    }
    let also = found.also.iter().filter_map(|place| Some(location(own.as_deref()?, place)));
    let related: Vec<Value> = also.chain(found.related.iter().filter_map(related)).collect();
    if !related.is_empty() {
        value["relatedLocations"] = Value::Array(related);
    }
    if let Some(uri) = &own {
        value["locations"] = json!([location(uri, &found.place)]);
        let fixes: Vec<Value> =
            found.fixes.iter().filter(|fix| fix.safety != "template" && !fix.edits.is_empty()).map(|fix| fixing(fix, uri)).collect();
        if !fixes.is_empty() {
            value["fixes"] = Value::Array(fixes);
        }
    }
    value
}

fn location(uri: &str, place: &Place) -> Value {
    let mut physical = json!({"artifactLocation": {"uri": uri}});
    if let (Some(line), Some(end_line), Some((start, end))) = (place.line, place.end_line, place.utf16_columns) {
        physical["region"] = json!({
            "startLine": line, "startColumn": start, "endLine": end_line, "endColumn": end,
            "charOffset": place.utf16.start, "charLength": place.utf16.end - place.utf16.start,
        });
    }
    json!({"physicalLocation": physical, "message": {"text": place.place}})
}

/// The same thing in another document.
fn related(there: &Related) -> Option<Value> {
    let mut physical = json!({"artifactLocation": {"uri": uri(there.path.as_deref()?)}});
    if let Some(line) = there.line {
        physical["region"] = json!({ "startLine": line });
    }
    Some(json!({"physicalLocation": physical, "message": {"text": there.text}}))
}

fn fixing(fix: &Fix, uri: &str) -> Value {
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .map(|edit| {
            json!({
                "deletedRegion": {"charOffset": edit.utf16.start, "charLength": edit.utf16.end - edit.utf16.start},
                "insertedContent": {"text": edit.text},
            })
        })
        .collect();
    json!({
        "description": {"text": fix.title},
        "artifactChanges": [{"artifactLocation": {"uri": uri}, "replacements": replacements}],
    })
}

fn notification(trouble: &Trouble) -> Value {
    let mut physical = json!({"artifactLocation": {"uri": uri(&trouble.path)}});
    if let Some(line) = trouble.line {
        physical["region"] = json!({ "startLine": line, "startColumn": trouble.column.unwrap_or(1) });
    }
    json!({
        "level": "error",
        "message": {"text": format!("{}. {}", trouble.problem.trim_end_matches('.'), trouble.remedy)},
        "locations": [{"physicalLocation": physical}],
    })
}

/// A path as a relative URI reference (RFC 3986): `/` between names, everything unusual percent-encoded.
pub(super) fn uri(path: &str) -> String {
    use std::fmt::Write as _;
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let mut out = String::new();
    for byte in path.trim_start_matches("./").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte) {
            out.push(byte as char);
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_relative_references() {
        assert_eq!(uri("./utkast/sim skola å.md"), "utkast/sim%20skola%20%C3%A5.md");
        assert_eq!(uri("a:b.md"), "a%3Ab.md");
        assert_eq!(pascal("image/missing-alt"), "ImageMissingAlt");
    }
}
