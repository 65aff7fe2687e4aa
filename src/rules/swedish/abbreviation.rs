//! Abbreviations in running text that are easier to read when written out.

use crate::config::{Level, Settings, TextType};
use crate::draft::{Block, Draft, Kind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::Safety;
use crate::language::abbreviations::{Entry, Setting, find};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::repeated::{Repeated, Spot, gather, mended};
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
        "Write it out, or choose a shorter phrase: “om” for “ang.”, “till exempel” for “t.ex.”, “och annat” for “m.m.”. One more example often serves a list better than “etc.”.",
    ),
    Msg::new(
        "Låt den stå i tabeller, i parenteser, i hänvisningar till lag och källa, och framför siffror: ”kl. 10”, ”nr 3”.",
        "Leave it in tables, in brackets, in references to acts and sources, and before figures: “kl. 10”, “nr 3”.",
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

const WRITE_OUT: Msg = Msg::new("Skriv ”{plain}”", "Write “{plain}”");

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let decision = settings.text_type == TextType::Decision;
    let level = if settings.text_type == TextType::EasyRead { Level::Warning } else { Level::Advice };
    let mut all: Vec<Repeated<'_, &Entry>> = Vec::new();
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
            let range = hit.start..hit.end;
            if !is_own(block, &range) || is_allowed(settings, &[&block.text.plain[range.clone()], hit.entry.form]) {
                continue;
            }
            let certain = hit.automatic || hit.entry.expansions.len() == 1;
            let spot = Spot { block, range, replacement: certain.then_some(hit.replacement), sure: hit.automatic };
            gather(&mut all, hit.entry, spot, |one, other| std::ptr::eq(*one, *other));
        }
    }
    for same in &all {
        let finding = Finding::fault(level, &SHORT).arg("full", full(same));
        found.push(mended(finding, &same.spots, WRITE_OUT));
    }
}

/// The words in full; several where only the reader of the sentence can tell which.
fn full(same: &Repeated<'_, &Entry>) -> String {
    let first = same.spots[0].replacement.as_deref().filter(|_| same.word.expansions.len() == 1);
    first.map_or_else(|| same.word.expansions.join("” / ”"), |words| words.trim_end_matches('.').to_owned())
}

/// A heading or a cell of one word.
fn is_label(block: &Block) -> bool {
    matches!(block.kind, Kind::Heading(_) | Kind::Cell | Kind::HeaderCell) && block.prose.words().len() < 2
}
