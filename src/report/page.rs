//! A rule's page, made from the rule's own struct: what `klart explain` prints and what docs/rules holds.

use std::fmt::Write as _;

use crate::config::{Form, Level};
use crate::finding::{Lang, Message, Msg, Verdict};
use crate::fix::Safety;
use crate::rule::{Example, Rule};
use crate::source::Format;

/// The whole page as Markdown.
pub fn rule_page(rule: &Rule, lang: Lang) -> String {
    let tag = if lang == Lang::Sv { "sv" } else { "en" };
    let mut out = format!("---\nlang: {tag}\n---\n\n# {}\n\n`{}`\n\n", rule.title.get(lang), rule.id);
    for message in rule.messages {
        said(&mut out, message, lang);
    }
    facts(&mut out, rule, lang);
    guide(&mut out, rule, lang);
    examples(&mut out, rule, lang);
    options(&mut out, rule, lang);
    out
}

/// What a writing guide says of it, and passages before and after.
fn guide(out: &mut String, rule: &Rule, lang: Lang) {
    for paragraph in rule.guide {
        // As in `gaps`.
        let _ = writeln!(out, "{}\n", paragraph.get(lang).replace('<', "\\<"));
    }
    if rule.rewrites.is_empty() {
        return;
    }
    let words = |sv: &'static str, en: &'static str| Msg::new(sv, en).get(lang);
    let _ = writeln!(out, "## {}\n", words("Före och efter", "Before and after"));
    for rewrite in rule.rewrites {
        for (title, text) in [(words("Före:", "Before:"), rewrite.before), (words("Efter:", "After:"), rewrite.after)] {
            let _ = writeln!(out, "{title}\n");
            code(out, Format::Markdown, text);
        }
    }
}

fn said(out: &mut String, message: &Message, lang: Lang) {
    let _ = writeln!(out, "**{}** {} {}\n", gaps(message.what, lang), gaps(message.why, lang), gaps(message.how, lang));
}

/// `{gap}` as …, since nothing fills it here. A message may name an element; a page must not become one.
fn gaps(words: Msg, lang: Lang) -> String {
    let mut out = String::new();
    let mut inside = false;
    for sign in words.get(lang).chars() {
        match sign {
            '{' => inside = true,
            '}' => {
                inside = false;
                out.push('…');
            }
            _ if inside => {}
            '<' => out.push_str("\\<"),
            _ => out.push(sign),
        }
    }
    out
}

fn facts(out: &mut String, rule: &Rule, lang: Lang) {
    let words = |sv: &'static str, en: &'static str| Msg::new(sv, en).get(lang);
    let mut levels: Vec<&str> =
        rule.levels.iter().filter(|_| rule.verdicts.contains(&Verdict::Fault)).map(|level| level_name(*level, lang)).collect();
    if rule.verdicts.contains(&Verdict::Review) {
        levels.push(words("fråga", "question"));
    }
    let whom: Vec<&str> = rule.situations.iter().map(|whom| whom.words().get(lang)).collect();
    let fix = match rule.fixable {
        Some(Safety::Safe) => words("rättas med `--fix`", "`--fix` puts it right"),
        Some(Safety::Suggest) => words("rättas med `--fix --suggested`", "`--fix --suggested` puts it right"),
        Some(Safety::Template) => words("klart visar var texten ska stå, du skriver den", "klart shows where the text goes, you write it"),
        None => words("rättas för hand", "by hand"),
    };
    let mut rows = vec![
        (words("Nivå", "Level"), levels.join(", ")),
        (words("Berör", "Concerns"), whom.join(", ")),
        (words("Rättning", "Fix"), fix.to_owned()),
    ];
    if !rule.refs.is_empty() {
        rows.push((words("Krav", "Demanded by"), rule.refs.join(", ")));
    }
    if !rule.sources.is_empty() {
        rows.push((words("Källor", "Sources"), rule.sources.join("; ")));
    }
    if !rule.default_on {
        rows.push((words("Läge", "State"), words("av tills du slår på den", "off until you switch it on").to_owned()));
    }
    for (name, value) in rows {
        let _ = writeln!(out, "- {name}: {value}");
    }
    out.push('\n');
}

/// A level in words.
pub fn level_name(level: Level, lang: Lang) -> &'static str {
    let words = match level {
        Level::Error => Msg::new("fel", "error"),
        Level::Warning => Msg::new("varning", "warning"),
        Level::Advice => Msg::new("råd", "advice"),
    };
    words.get(lang)
}

fn examples(out: &mut String, rule: &Rule, lang: Lang) {
    let bad = |example: &&Example| example.whole || example.text.contains('⟦');
    let mut shown = |title: Msg, wanted: bool| {
        let some: Vec<&Example> = rule.examples.iter().filter(|example| bad(example) == wanted).take(4).collect();
        if some.is_empty() {
            return;
        }
        let _ = writeln!(out, "## {}\n", title.get(lang));
        for example in some {
            if let ([(name, register), ..], true) = (example.files, example.past) {
                code(out, Format::Register, &format!("{name}\n\n{register}"));
            }
            code(out, example.format, &example.text.replace(['⟦', '⟧'], ""));
            if let Some(fixed) = example.fixed {
                let _ = writeln!(out, "{}\n", Msg::new("Efter rättning:", "After the fix:").get(lang));
                code(out, example.format, fixed);
            }
        }
    };
    shown(Msg::new("Det här hittas", "This is found"), true);
    shown(Msg::new("Det här är bra", "This is fine"), false);
}

fn code(out: &mut String, format: Format, text: &str) {
    let fence = if text.contains("````") { "``````" } else { "`````" };
    let text = crate::mask::mask(text);
    let _ = writeln!(out, "{fence}{}\n{}\n{fence}\n", format.name(), text.trim_end_matches('\n'));
}

fn options(out: &mut String, rule: &Rule, lang: Lang) {
    if rule.options.is_empty() {
        return;
    }
    let _ = writeln!(out, "## {}\n", Msg::new("Inställningar i klart.toml", "Options in klart.toml").get(lang));
    for key in rule.options {
        let form = match key.form {
            Form::Whole(from, to) => format!(" ({from}–{to})"),
            Form::Flag => " (true, false)".to_owned(),
            _ => String::new(),
        };
        let _ = writeln!(out, "- `{}`{form}: {}", key.name, key.sv);
    }
    out.push('\n');
}
