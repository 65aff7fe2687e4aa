//! A language tag that names no language: speech goes on with the voice it has.

use crate::config::{Level, Settings};
use crate::draft::{Draft, LanguageTag};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::registry::{is_known, meant};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "language/invalid-tag",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 3.1.1", "WCAG 3.1.2"],
    sources: &["W3C ACT bf051a", "W3C ACT de46e4", "W3C ACT 5b7ae0", "IANA Language Subtag Registry, 2025-08-25"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Språkkod som inte finns", "Language code that does not exist"),
    guide: &[
        Msg::new(
            "Talsyntes, punktskrift och översättning väljer språk efter en kod. Finns koden inte byts inget, och texten läses med fel uttal.",
            "Speech, braille and translation choose a language by a code. Where there is no such code nothing changes, and the text is read with the wrong sounds.",
        ),
        Msg::new(
            "Koden börjar med två eller tre små bokstäver: sv för svenska, en för engelska, fi för finska, se för nordsamiska, ar för arabiska, so för somaliska. Ett land kan följa efter ett bindestreck: sv-FI, en-GB.",
            "The code begins with two or three letters: sv for Swedish, en for English, fi for Finnish, se for Northern Sami, ar for Arabic, so for Somali. A country may follow after a hyphen: sv-FI, en-GB.",
        ),
        Msg::new(
            "Har språket en kod med två bokstäver är det den som gäller: sv och inte swe. Landets kod är sällan språkets: danska är da, tjeckiska cs och grekiska el.",
            "Where a language has a code of two letters, that is the one: sv, not swe. The code of a country is seldom that of its language: Danish is da, Czech cs and Greek el.",
        ),
    ],
    rewrites: &[],
    messages: &[&UNKNOWN, &BLANK, &DISAGREE],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html(
            "<!DOCTYPE html>\n⟦<html lang=\"swe\">⟧<head><title>Badet</title></head><body><p>Badet är öppet.</p></body></html>\n",
        )
        .fixed("<!DOCTYPE html>\n<html lang=\"sv\"><head><title>Badet</title></head><body><p>Badet är öppet.</p></body></html>\n"),
        Example::html("<!DOCTYPE html>\n⟦<html lang=sv_SE>⟧<head><title>Badet</title></head></html>\n")
            .fixed("<!DOCTYPE html>\n<html lang=\"sv-SE\"><head><title>Badet</title></head></html>\n"),
        Example::md("Badet är öppet.\n\n⟦<p lang=\"engelska\">⟧The pool is open.</p>\n")
            .fixed("Badet är öppet.\n\n<p lang=\"en\">The pool is open.</p>\n"),
        Example::html("⟦<p lang=\"xyz\">⟧Badet är öppet.</p>⟦<div lang=\" \">⟧Ring oss.</div>\n"),
        Example::html("<!DOCTYPE html>\n⟦<html lang=\"sv\" xml:lang=\"en\">⟧<head><title>Badet</title></head></html>\n"),
        Example::html("<p>Badet heter <span lang=\"fi\">Tammiranta</span> på finska.</p>\n"),
        Example::html("<div lang=\"hittapå\"><img src=\"x.png\" alt=\"\"><p hidden>Badet</p><p lang=\"sv\">Badet är öppet.</p></div>\n"),
        Example::html("⟦<div lang=\"hittapå\">⟧<img src=\"x.png\" alt=\"Badet i kvällsljus\"></div>\n"),
        Example::html(
            "<p lang=\"sv-SE\">Badet.</p><p lang=\"SE\">Buorre beaivi.</p><p lang=\"en-US-GB\">The pool.</p><p lang=\"\">Ekvik</p><p lang=\"{{ språk }}\">Badet.</p>\n",
        ),
        Example::html("<!DOCTYPE html>\n<html lang=\"SV\" xml:lang=\"sv-SE\"><head><title>Badet</title></head></html>\n"),
    ],
    check: Check::Draft(check),
};

const UNKNOWN: Message = Message {
    what: Msg::new("Språkkoden ”{tag}” finns inte.", "There is no language code “{tag}”."),
    why: Msg::new(
        "Talsyntesen vet inte vilket språk det är och läser med fel uttal.",
        "Speech does not know which language it is, and reads with the wrong sounds.",
    ),
    how: Msg::new("Skriv språkets kod, till exempel lang=\"{meant}\".", "Write the code of the language, for instance lang=\"{meant}\"."),
};

const BLANK: Message = Message {
    what: Msg::new("Språkkoden består av mellanslag.", "The language code is a blank."),
    why: UNKNOWN.why,
    how: Msg::new(
        "Skriv språkets kod, till exempel lang=\"sv\", eller ta bort lang.",
        "Write the code of the language, for instance lang=\"sv\", or remove lang.",
    ),
};

const DISAGREE: Message = Message {
    what: Msg::new("Här står både ”{tag}” och ”{other}” som språk.", "Both “{tag}” and “{other}” stand here as the language."),
    why: Msg::new(
        "Program väljer olika, och då får en del läsare fel uttal.",
        "Programs choose differently, and then some readers get the wrong sounds.",
    ),
    how: Msg::new(
        "Skriv samma språk i lang och xml:lang, eller ta bort xml:lang.",
        "Write the same language in lang and xml:lang, or remove xml:lang.",
    ),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for said in draft.language_tags.iter().filter(|said| said.page || said.spoken) {
        if is_template(&said.tag) {
            continue;
        }
        if said.tag.trim().is_empty() {
            // Of the page itself language/missing-page-language says the same.
            if !said.page {
                found.push(Finding::fault(Level::Error, &BLANK).at(said.span));
            }
        } else if !is_known(&said.tag) {
            found.push(unknown(said));
        } else if let Some(other) = said.other.as_deref().filter(|other| differs(&said.tag, other)) {
            found.push(Finding::fault(Level::Error, &DISAGREE).at(said.span).arg("tag", said.tag.as_str()).arg("other", other));
        }
    }
}

fn unknown(said: &LanguageTag) -> Finding {
    let meant = meant(&said.tag);
    let edit = meant.as_deref().and_then(|meant| said.slot.as_ref()?.edit(meant));
    let fix = Fix::edits(Safety::Suggest, Msg::new("Skriv lang=\"{meant}\"", "Write lang=\"{meant}\""), edit);
    let meant = meant.unwrap_or_else(|| "sv".to_owned());
    let finding = Finding::fault(Level::Error, &UNKNOWN).at(said.span).arg("tag", said.tag.trim()).arg("meant", meant.as_str());
    finding.fix(fix.map(|fix| fix.arg("meant", meant)))
}

/// Whether the other attribute names another language. Regions may differ.
fn differs(tag: &str, other: &str) -> bool {
    let primary = |tag: &str| tag.trim().split('-').next().unwrap_or_default().to_ascii_lowercase();
    !other.trim().is_empty() && !is_template(other) && primary(tag) != primary(other)
}

/// Values that something else fills in.
fn is_template(tag: &str) -> bool {
    tag.contains(['{', '<', '$', '%', '['])
}
