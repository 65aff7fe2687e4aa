//! Words in capitals that shout: slow to read, and sometimes read out letter by letter.

use std::cell::LazyCell;
use std::collections::HashSet;
use std::ops::Range;

use crate::config::{Level, Settings, TextType};
use crate::draft::{Block, Draft, Kind, MarkKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::capitals::{self, Loudness};
use crate::language::letters::all_capitals;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "text/all-caps",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 3.1.5"],
    sources: &["Stockholms stad, Tillgänglighet på sociala medier", "corpora/lexicon/caps_allow.tsv"],
    situations: &[Situation::LimitedVision, Situation::NoVision, Situation::Cognition],
    title: Msg::new("Flera ord i rad med versaler", "Several words in a row in capitals"),
    guide: &[
        Msg::new(
            "Ord med versaler ser ut som ett rop. Ögat känner igen ord på formen, och med versaler är alla ord lika höga.",
            "Words in capitals look like a shout. The eye knows words by their shape, and in capitals all words are of one height.",
        ),
        Msg::new(
            "Några skärmläsare tar korta ord i versaler för förkortningar och läser bokstav för bokstav.",
            "Some screen readers take short words in capitals for abbreviations and read them letter by letter.",
        ),
        Msg::new(
            "Skriv det viktiga först i stället. Förkortningar som SFI och LSS, romerska siffror och produktnamn får behålla sina versaler.",
            "Write what matters first instead. Abbreviations such as EU, Roman numerals and names of products keep their capitals.",
        ),
    ],
    rewrites: &[Rewrite::new(
        "VATTNET ÄR AVSTÄNGT I HELA OMRÅDET. Hämta vatten vid torget.",
        "Vattnet är avstängt i hela området. Hämta vatten vid torget.",
    )],
    messages: &[&RUN],
    options: &[],
    yields_to: &["text/spaced-letters"],
    cap: 10,
    examples: &[
        Example::text("⟦VATTNET ÄR AVSTÄNGT I HELA OMRÅDET⟧. Hämta vatten vid torget.\n")
            .fixed("Vattnet är avstängt i hela området. Hämta vatten vid torget.\n"),
        Example::md("Skolan har ⟦STÄNGT HELA VECKAN UT⟧ på grund av snö.\n").fixed("Skolan har stängt hela veckan ut på grund av snö.\n"),
        Example::html("<p>⟦ÖVERSVÄMNING PÅ ÅVÄGEN, KÖR FÖRSIKTIGT⟧</p>\n").fixed("<p>Översvämning på åvägen, kör försiktigt</p>\n"),
        Example::md("# ⟦ÖPPETTIDER UNDER JULEN⟧\n\nBadet stänger klockan tre.\n")
            .fixed("# Öppettider under julen\n\nBadet stänger klockan tre.\n"),
        Example::text("Kanal: facebook\n\n⟦STÄNGT I DAG⟧!\n\n⟦KONTORET ÖPPNAR I MORGON⟧.\n\n#Kista\n")
            .fixed("Kanal: facebook\n\nStängt i dag!\n\nKontoret öppnar i morgon.\n\n#Kista\n"),
        Example::md("Vi på KSF, ABO, DRF och BSKF hälsar välkommen. HEJKOM ÄR VÅR TJÄNST.\n").with("[words]\nallow = [\"HEJKOM\"]\n"),
        Example::md("Söka LOV (lag om valfrihet) SÄBO KLART NU. Du bor på särskilt boende (SÄBO).\n"),
        Example::md("Du SKA anmäla dig. SMHI, MSB och SKR samarbetar med PTS, DIGG och FHM.\n\nMetoderna är GET, POST, PUT, DELETE.\n"),
        Example::html("<p>Ring 112 vid FARA.</p><pre>SELECT NAMN FROM KOMMUN WHERE LAN</pre>\n"),
    ],
    check: Check::Draft(check),
};

const RUN: Message = Message {
    what: Msg::new("Här står {count} ord i rad med versaler.", "Here stand {count} words in a row in capitals."),
    why: Msg::new(
        "Versaler läses långsammare och kan läsas upp bokstav för bokstav.",
        "Capitals are read more slowly and may be read aloud letter by letter.",
    ),
    how: Msg::new("Skriv med små bokstäver: ”{proposal}”.", "Write in small letters: “{proposal}”."),
};

/// Marks looked at before and in a run: more are never open at once in what people write.
const NESTED: usize = 64;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if draft.format.is_captions() {
        return;
    }
    let (names, explained) = (LazyCell::new(|| names(settings)), LazyCell::new(|| explained(draft)));
    let allowed = |word: &str| settings.words.allow.iter().any(|own| own == word) || explained.contains(word);
    let post = settings.text_type == TextType::Social && loudness(draft.visible(), &allowed).is_some_and(Loudness::shouts);
    for block in draft.visible().filter(|block| !block.quoted) {
        let heading = || matches!(block.kind, Kind::Heading(_)) && loudness([block], &allowed).is_some_and(Loudness::shouts);
        let whole = post || heading();
        if !capitals::may_shout(&block.text.plain, block.prose.lower(), whole) {
            continue;
        }
        for run in capitals::find_but(&block.text.plain, &block.prose, whole, &names, &allowed) {
            let range = run.start..run.end;
            if !whole && is_enumeration(&block.text.plain[range.clone()]) || is_set_apart(block, &range) {
                continue;
            }
            let finding = Finding::fault(Level::Warning, &RUN).at(block.text.span(range).or(Some(block.span)));
            found.push(finding.arg("count", run.words).arg("proposal", shown(&run.proposal)).fix(lowered(block, &run)));
        }
    }
}

/// How loud some blocks are together, when nothing in them is written otherwise.
fn loudness<'a>(blocks: impl IntoIterator<Item = &'a Block>, allowed: &dyn Fn(&str) -> bool) -> Option<Loudness> {
    let mut all = Loudness::default();
    for block in blocks {
        let own = capitals::loudness(&block.text.plain, &block.prose, allowed)?;
        (all.words, all.letters) = (all.words + own.words, all.letters + own.letters);
    }
    Some(all)
}

/// Short words in capitals whose meaning the draft gives in brackets: ”KSO (kommunstyrelsens ordförande)” and the reverse.
fn explained(draft: &Draft) -> HashSet<&str> {
    let mut found = HashSet::new();
    for block in draft.visible() {
        let plain = block.text.plain.as_str();
        for (open, _) in plain.match_indices('(') {
            let Some(length) = plain[open..].bytes().take(SIGHT).position(|byte| byte == b')') else { continue };
            let (inside, head) = (&plain[open + 1..open + length], plain[..open].trim_end());
            let before = head.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
            found.extend(
                [(before, inside), (inside, before)].into_iter().filter(|(word, other)| is_short(word) && is_low(other)).map(|pair| pair.0),
            );
        }
    }
    found
}

/// A bracket longer than this explains no abbreviation.
const SIGHT: usize = 120;

fn is_short(word: &str) -> bool {
    word.chars().count() <= 5 && all_capitals(word) && word.chars().all(char::is_alphanumeric)
}

fn is_low(words: &str) -> bool {
    words.chars().any(char::is_lowercase)
}

/// Code, quotations and what readers do not meet. Marks stand in order of their start, and few are open at once.
fn is_set_apart(block: &Block, range: &Range<usize>) -> bool {
    let until = block.marks.partition_point(|mark| (mark.range.start as usize) < range.end);
    let apart = |kind: MarkKind| matches!(kind, MarkKind::Code | MarkKind::Hidden | MarkKind::Quote);
    block.marks[..until].iter().rev().take(NESTED).any(|mark| mark.range.end as usize > range.start && apart(mark.kind))
}

/// Single words between commas: names or codes in a row rather than a raised voice.
fn is_enumeration(run: &str) -> bool {
    run.contains(',') && run.split(',').all(|item| item.split_whitespace().count() <= 1)
}

/// Names that keep their capitals: the organisation's own.
fn names(settings: &Settings) -> Vec<String> {
    let Some(organisation) = &settings.organisation else { return Vec::new() };
    let all = std::iter::once(&organisation.name).chain(&organisation.aliases).chain(&organisation.units);
    all.flat_map(|name| name.split_whitespace())
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
        .map(str::to_owned)
        .collect()
}

fn lowered(block: &Block, run: &capitals::Run) -> Option<Fix> {
    let edit = block.text.edit(run.start..run.end, &run.proposal)?;
    Fix::edits(Safety::Suggest, Msg::new("Skriv med små bokstäver", "Write in small letters"), [edit])
}

/// The proposal, cut where a message would grow too long.
fn shown(proposal: &str) -> String {
    match proposal.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &proposal[..at]),
        None => proposal.to_owned(),
    }
}
