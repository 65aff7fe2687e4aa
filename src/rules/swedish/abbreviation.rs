//! Abbreviations in running text that are easier to read when written out.

use crate::config::{Level, Settings, TextType};
use crate::draft::{Block, Draft, Kind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::abbreviations::{Entry, Hit, Setting, find};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};
use crate::source::Edit;

use super::steps::{is_allowed, is_own, passages};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/abbreviation",
    levels: &[Level::Advice, Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Myndigheternas skrivregler", "WCAG 3.1.4 (AAA)"],
    situations: &[Situation::NoVision, Situation::Cognition],
    title: Msg::new("Förkortning", "Abbreviation"),
    guide: &GUIDE,
    rewrites: &REWRITES,
    messages: &[&SHORT],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::md("Ta med kläder, ⟦t.ex.⟧ en jacka.\n").fixed("Ta med kläder, till exempel en jacka.\n"),
        Example::html("<p>⟦T.ex.⟧ jackor, skor ⟦m.m.⟧</p>").fixed("<p>Till exempel jackor, skor med mera.</p>"),
        Example::text("Ta med vantar, ⟦t.ex.⟧ av ull, och skor, ⟦t.ex.⟧ stövlar.\n")
            .fixed("Ta med vantar, till exempel av ull, och skor, till exempel stövlar.\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:05,000\nTa med kläder, ⟦t.ex.⟧\nen jacka.\n")
            .fixed("1\n00:00:01,000 --> 00:00:05,000\nTa med kläder, till exempel\nen jacka.\n"),
        Example::md("| Nr | Sak |\n|---|---|\n| 1 | Blytyp |\n"),
        Example::md("Ring kl. 10.30. Lådan är tom. Spara din fil. Öppna den.\n"),
        Example::md("Han sade ”t.ex. detta” igår.\n"),
        Example::md("Kör `t.ex.` i terminalen.\n"),
        Example::html("<p>Vi tar kort (t.ex. Visa).</p>"),
        Example::text("Ta med kläder, ⟦t.ex.⟧ en jacka.\n")
            .with("text_type = \"lättläst\"\n")
            .fixed("Ta med kläder, till exempel en jacka.\n"),
        Example::text("Vi köper möbler (stolar m.m. av trä).\n").with("text_type = \"beslut\"\n"),
        Example::html("<p lang=\"nb\">Ta med klær, f.eks. en jakke.</p>"),
    ],
    check: Check::Draft(check),
};

const GUIDE: [Msg; 3] = [
    Msg::new(
        "En förkortning sparar en sekund för den som skriver och kostar en för var och en som läser. En talsyntes läser den bokstav för bokstav, eller gör paus vid punkten som om meningen vore slut.",
        "An abbreviation saves a second for the writer and costs one for each reader. Speech synthesis spells it out, or pauses at the dot as if the sentence had ended.",
    ),
    Msg::new(
        "Skriv ut den, eller välj ett kortare uttryck: ”om” för ”ang.”, ”till exempel” för ”t.ex.”, ”och annat” för ”m.m.”. En lista blir ofta bättre av ett exempel till än av ”etc.”.",
        "Write it out, or choose a shorter phrase: ”om” for ”ang.”, ”till exempel” for ”t.ex.”, ”och annat” for ”m.m.”. One more example often serves a list better than ”etc.”.",
    ),
    Msg::new(
        "Låt den stå i tabeller, i parenteser, i hänvisningar till lag och källa, och framför siffror: ”kl. 10”, ”nr 3”.",
        "Leave it in tables, in brackets, in references to acts and sources, and before figures: ”kl. 10”, ”nr 3”.",
    ),
];

const REWRITES: [Rewrite; 2] = [
    Rewrite::new("Ta med ombyte, handduk m.m. till badet.", "Ta med ombyte, handduk och en vattenflaska till badet."),
    Rewrite::new("Vi har stängt p.g.a. larm fr.o.m. i dag.", "Vi har stängt från och med i dag, eftersom ett larm har gått."),
];

const SHORT: Message = Message {
    what: Msg::new("”{word}” är en förkortning.", "“{word}” is an abbreviation."),
    why: Msg::new(
        "Den stannar upp läsaren, och talsyntes kan läsa den fel.",
        "It slows readers down, and speech synthesis may read it wrong.",
    ),
    how: Msg::new("Skriv ut den: ”{full}”.", "Write it out: “{full}”."),
};

const WRITE_OUT: Msg = Msg::new("Skriv ”{full}”", "Write “{full}”");

/// The same abbreviation in the whole draft.
struct Repeated<'a> {
    entry: &'static Entry,
    hits: Vec<(&'a Block, Hit)>,
}

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let decision = settings.text_type == TextType::Decision;
    let level = if settings.text_type == TextType::EasyRead { Level::Warning } else { Level::Advice };
    let mut all: Vec<Repeated<'_>> = Vec::new();
    for block in passages(draft).filter(|block| !is_label(block)) {
        let setting = Setting {
            table: matches!(block.kind, Kind::Cell | Kind::HeaderCell),
            heading: matches!(block.kind, Kind::Heading(_)),
            decision,
        };
        if decision && setting.table {
            continue;
        }
        // In a decision the brackets are left alone too: `find` knows where they are.
        for hit in find(&block.text.plain, &block.prose, setting) {
            let shown = &block.text.plain[hit.start..hit.end];
            if !is_own(block, &(hit.start..hit.end)) || is_allowed(settings, &[shown, hit.entry.form]) {
                continue;
            }
            match all.iter_mut().find(|same| std::ptr::eq(same.entry, hit.entry)) {
                Some(same) => same.hits.push((block, hit)),
                None => all.push(Repeated { entry: hit.entry, hits: vec![(block, hit)] }),
            }
        }
    }
    for same in &all {
        found.push(worded(same, level));
    }
}

/// A heading or a cell of one word.
fn is_label(block: &Block) -> bool {
    matches!(block.kind, Kind::Heading(_) | Kind::Cell | Kind::HeaderCell) && block.prose.words().len() < 2
}

fn worded(same: &Repeated<'_>, level: Level) -> Finding {
    let (block, first) = &same.hits[0];
    let certain = same.entry.expansions.len() == 1;
    let full = if certain { first.replacement.trim_end_matches('.').to_owned() } else { same.entry.expansions.join("” / ”") };
    let mut finding = Finding::fault(level, &SHORT)
        .at(block.text.span(first.start..first.end))
        .arg("word", &block.text.plain[first.start..first.end])
        .arg("full", full.as_str());
    for (block, hit) in &same.hits[1..] {
        finding = finding.also(block.text.span(hit.start..hit.end));
    }
    let edits = |sure: bool| -> Vec<Edit> {
        same.hits
            .iter()
            .filter(|(_, hit)| hit.automatic || certain && !sure)
            .filter_map(|(block, hit)| block.text.edit(hit.start..hit.end, &hit.replacement))
            .collect()
    };
    let (sure, every) = (edits(true), edits(false));
    let more = every.len() > sure.len();
    let fix = |safety, edits| Fix::edits(safety, WRITE_OUT, edits).map(|fix| fix.arg("full", full.as_str()));
    finding.fix(fix(Safety::Safe, sure)).fix(if more { fix(Safety::Suggest, every) } else { None })
}
