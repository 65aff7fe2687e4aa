//! `klart explain M-…`: all that a line of the checklist says, with the organisation's own words behind it.

use std::io::{self, Write};
use std::path::Path;

use anstyle::Style;

use crate::checklist::{Line, Settles};
use crate::config::{Config, Lang, Requirement, find};
use crate::finding::Msg;
use crate::report::terminal::{folded, level_name, visible};
use crate::rules;

pub(super) fn explain(line: &Line, lang: Lang, columns: usize, out: &mut dyn Write) -> io::Result<()> {
    let t = |sv, en| Msg::new(sv, en).get(lang);
    let bold = Style::new().bold();
    let paragraph =
        |text: &str, indent: usize, out: &mut dyn Write| folded(text, indent, columns).iter().try_for_each(|line| writeln!(out, "{line}"));
    for text in folded(line.message.what.get(lang), 0, columns) {
        writeln!(out, "{bold}{text}{bold:#}")?;
    }
    paragraph(&format!("{} · {}", line.id, level_name("advice", "review", lang).to_lowercase()), 0, out)?;
    paragraph(&format!("{} {}.", t("Ställs", "Asked"), line.when.words().get(lang)), 0, out)?;
    writeln!(out)?;
    paragraph(line.message.why.get(lang), 2, out)?;
    paragraph(&format!("> {}", line.message.how.get(lang)), 2, out)?;
    writeln!(out, "\n{bold}{}{bold:#}", t("Så svarar du", "How to answer"))?;
    paragraph(
        t("Kör klart review, eller skriv i utkastets inledning:", "Run klart review, or write in the draft's front matter:"),
        2,
        out,
    )?;
    let answer = line.ready.first().map_or(if line.settles == Settles::No { "nej" } else { "ja" }, |ready| ready.answer);
    for text in ["klart:".to_owned(), "  answers:".to_owned(), format!("    - {{ask: {}, answer: {answer}}}", line.id)] {
        writeln!(out, "    {text}")?;
    }
    paragraph(settled(line, lang), 2, out)?;
    if !line.same_as.is_empty() {
        let words = t("Samma fråga ställs av", "The same is asked by");
        paragraph(&format!("{words} {}. {}", line.same_as.join(", "), t("Ett svar räcker.", "One answer is enough.")), 2, out)?;
    }
    for demand in own(line.id) {
        writeln!(out, "\n{bold}{}{bold:#}", visible(&demand.source))?;
        paragraph(&visible(&format!("”{}”", demand.quote)), 2, out)?;
    }
    Ok(())
}

/// Which answers count.
fn settled(line: &Line, lang: Lang) -> &'static str {
    let words = match line.settles {
        Settles::Yes => Msg::new(
            "Ja räknas, och det du skriver med egna ord. Nej och vet inte lämnar frågan öppen.",
            "Yes counts, and so does what you write in your own words. No and not known leave the question open.",
        ),
        Settles::No => Msg::new(
            "Nej räknas, och det du skriver med egna ord. Ja och vet inte lämnar frågan öppen.",
            "No counts, and so does what you write in your own words. Yes and not known leave the question open.",
        ),
        Settles::Words => Msg::new("Svara med ord: ja och nej säger inte vilken.", "Answer in words: yes and no do not say which."),
    };
    words.get(lang)
}

/// What the organisation's own documents say, by the klart.toml that holds where klart runs; nothing where it cannot be read.
fn own(id: &str) -> Vec<Requirement> {
    let config = find(Path::new(".")).and_then(|file| Config::load(&file, &rules::known(), None).ok());
    let mut demands = config.map(|config| config.requirements).unwrap_or_default();
    demands.retain(|demand| demand.concerns(id));
    demands
}
