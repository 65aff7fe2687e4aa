//! Acronyms that are used before anybody has said what they stand for.

use std::collections::BTreeMap;

use crate::config::{Level, Settings, TextType};
use crate::draft::{Block, Draft, MarkKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::acronyms::{Known, Stands, Use, find, known};
use crate::language::letters::{self, all_capitals, capitalised};
use crate::language::lexicon::{MODALS, READER};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::steps::{is_allowed, is_own, passages, wording};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/unexplained-acronym",
    levels: &[Level::Advice, Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Myndigheternas skrivregler", "WCAG 3.1.4 (AAA)"],
    situations: &[Situation::Cognition, Situation::NoVision, Situation::Everybody],
    title: Msg::new("Oförklarad förkortning", "Unexplained acronym"),
    guide: &[
        Msg::new(
            "Det du säger varje dag på jobbet, SIP, HVB eller PBL, säger ingenting till den som läser för första gången. Skriv ut namnet första gången och sätt förkortningen inom parentes: plan- och bygglagen (PBL). Sedan räcker förkortningen.",
            "What you say every day at work, SIP, HVB or PBL, says nothing to somebody who reads for the first time. Write the name out the first time, with the acronym in brackets: plan- och bygglagen (PBL). After that the acronym will do.",
        ),
        Msg::new(
            "Använder du ordet bara en eller två gånger behövs ingen förkortning alls. Skriv ut det, eller säg vad det är: ”lagen om byggande” kan räcka.",
            "If you use the word only once or twice, you need no acronym at all. Write it out, or say what it is.",
        ),
        Msg::new(
            "EU, FN, USA och andra som alla kan behöver du inte förklara. Din egen organisations namn och ord på er lista i klart.toml lämnas också i fred.",
            "EU, FN, USA and others that everybody knows need no explanation. Your own organisation's name and the words on your list in klart.toml are left alone too.",
        ),
    ],
    rewrites: &[
        Rewrite::new(
            "Har ditt barn en SIP kan skolan och BUP planera stödet tillsammans.",
            "Har ditt barn en samordnad individuell plan (SIP) kan skolan och barn- och ungdomspsykiatrin (BUP) planera stödet tillsammans.",
        ),
        Rewrite::new("Beslutet fattas enligt LSS.", "Beslutet fattas enligt lagen om stöd och service till vissa funktionshindrade (LSS)."),
    ],
    messages: &[&NAMED, &UNKNOWN],
    options: &[],
    yields_to: &[],
    cap: 5,
    examples: &[
        Example::md("Enligt ⟦PBL⟧ behöver du lov. PBL gäller i hela landet.\n")
            .fixed("Enligt plan- och bygglagen (PBL) behöver du lov. PBL gäller i hela landet.\n"),
        Example::html("<p>⟦IVO⟧ granskar vården.</p>").fixed("<p>Inspektionen för vård och omsorg (IVO) granskar vården.</p>"),
        Example::text("Vi har infört ⟦ABKX⟧ i år. Fråga oss om ABKX.\n"),
        Example::md("Ring ⟦IMY⟧.\n").with("text_type = \"beslut\"\n").fixed("Ring Integritetsskyddsmyndigheten (IMY).\n"),
        Example::md("Läs ⟦IMY⟧:s beslut.\n"),
        Example::md("Integritetsskyddsmyndigheten (IMY) granskar. IMY beslutar.\n"),
        Example::md("IMY (Integritetsskyddsmyndigheten) granskar. IMY beslutar.\n"),
        Example::md("## Integritetsskyddsmyndigheten (IMY)\n\nIMY beslutar.\n"),
        Example::md("Integritetsskyddsmyndigheten granskar. Sedan beslutar IMY.\n"),
        Example::html("<h2>VIKTIGT OM PBL</h2><p>Vi följer EU och FN. Se ISO 27001 och AFS 2023:2, kapitel XIV.</p>"),
        Example::html("<p>Fråga <abbr title=\"Inspektionen för vård och omsorg\">IVO</abbr>. IVO svarar.</p>"),
        Example::md("Kom till EKVX på lördag. EKVX har öppet.\n").with("[organisation]\nname = \"Ekviks xylofon\"\naliases = [\"EKVX\"]\n"),
        Example::md("Fråga LSS.\n").with("[words]\nallow = [\"LSS\"]\n"),
        Example::text("Vi öppnar. Det är INTE sant att vi stänger, det gör vi inte. #PBL\n"),
        Example::md("Du SKA svara. Anna Lind (KD) håller med. ”Enligt PBL”, sade hon.\n"),
    ],
    check: Check::Draft(check),
};

const WHY: Msg = Msg::new("Bara den som redan kan förkortningen förstår.", "Only those who know the acronym already understand.");
const WHAT: Msg = Msg::new("”{acronym}” förklaras inte första gången.", "“{acronym}” is not explained the first time.");

const NAMED: Message =
    Message { what: WHAT, why: WHY, how: Msg::new("Skriv ut den: ”{full} ({acronym})”.", "Write it out: “{full} ({acronym})”.") };
const UNKNOWN: Message = Message {
    what: WHAT,
    why: WHY,
    how: Msg::new(
        "Skriv först vad den står för, och sätt ”{acronym}” inom parentes efter.",
        "Write first what it stands for, with “{acronym}” in brackets after it.",
    ),
};

const WRITE_OUT: Msg = Msg::new("Skriv ut ”{acronym}” första gången", "Write “{acronym}” out the first time");

/// What is known of one acronym so far.
#[derive(Default)]
struct State<'a> {
    explained: bool,
    first: Option<(&'a Block, Use)>,
    uses: usize,
}

/// So many acronyms are kept apart; a text of nothing but capitals has more, and says nothing about any.
const MOST: usize = 500;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let mut states: BTreeMap<&str, State<'_>> = BTreeMap::new();
    let mut technical = false;
    for block in passages(draft) {
        let running = block.kind.is_prose() && (block.ends_in_stop || settings.text_type == TextType::Social);
        if all_capitals(&block.text.plain) || !block.text.plain.bytes().any(|b| b.is_ascii_uppercase() || b == 0xC3) {
            continue;
        }
        let explained = block.covered(&[MarkKind::Explained]);
        for one in find(&block.text.plain, &block.prose) {
            let acronym = &block.text.plain[one.start..one.end];
            let sort = known(acronym);
            technical |= sort == Some(Known::Technical);
            if matches!(sort, Some(Known::Well | Known::Technical)) || (states.len() >= MOST && !states.contains_key(acronym)) {
                continue;
            }
            let state = states.entry(acronym).or_default();
            let titled = explained.meets(&(one.start..one.end));
            let here = state.first.is_some_and(|(first, _)| std::ptr::eq(first, block));
            match one.stands {
                _ if titled => state.explained = true,
                Stands::Explained if state.first.is_none() || here => (state.explained, state.first) = (true, None),
                Stands::Alone | Stands::Bound if running && !state.explained && is_own(block, &(one.start..one.end)) => {
                    state.uses += 1;
                    if state.first.is_none() {
                        state.first = Some((block, one));
                    }
                }
                _ => {}
            }
        }
    }
    states.retain(|acronym, state| state.first.is_some() && is_worth(acronym, state.uses, technical) && !is_ours(acronym, settings));
    drop_words(draft, &mut states);
    let mut all: Vec<_> = states.into_iter().filter_map(|(acronym, state)| told(draft, settings, acronym, state.first?)).collect();
    all.sort_by_key(|finding| finding.span);
    for finding in all {
        found.push(finding);
    }
}

/// One in the table is worth a word wherever it stands; of the rest, those that are used again, are no pair of letters,
/// and do not stand in a text for technicians.
fn is_worth(acronym: &str, uses: usize, technical: bool) -> bool {
    known(acronym).is_some() || (uses > 1 && !technical && acronym.chars().count() > 2)
}

/// The sender's own names, and what the organisation has asked to leave alone.
fn is_ours(acronym: &str, settings: &Settings) -> bool {
    let named = settings.organisation.as_deref().is_some_and(|own| {
        let all =
            own.names().chain(own.weak_aliases.iter().chain(&own.units).chain(&own.co_senders).chain(&own.handles).map(String::as_str));
        all.into_iter().any(|name| name.split(|c: char| !c.is_alphanumeric()).any(|word| word.to_uppercase() == acronym))
    });
    named || is_allowed(settings, &[acronym])
}

/// A word that the draft also writes in small letters, or that every text has, is no acronym.
fn drop_words(draft: &Draft, states: &mut BTreeMap<&str, State<'_>>) {
    if states.is_empty() {
        return;
    }
    let small: BTreeMap<String, String> = states.keys().map(|acronym| (letters::fold(acronym), (*acronym).to_owned())).collect();
    states.retain(|acronym, _| {
        let word = letters::fold(acronym);
        !MODALS.contains(word.as_str()) && !READER.contains(word.as_str()) && !PLAIN_WORDS.contains(&word.as_str())
    });
    for block in draft.visible() {
        for token in block.prose.tokens().iter().filter(|token| (2..=12).contains(&(token.end - token.start))) {
            let word = block.prose.word(token);
            let written = &block.text.plain[token.start as usize..token.end as usize];
            if written == word
                && let Some(acronym) = small.get(word)
            {
                states.remove(acronym.as_str());
            }
        }
    }
}

/// Words that are written in capitals to be seen.
const PLAIN_WORDS: [&str; 22] = [
    "inte", "bör", "och", "eller", "ej", "alla", "alltid", "aldrig", "nytt", "nyhet", "gratis", "rätt", "fel", "ja", "nej", "nu", "tips",
    "stopp", "viktig", "endast", "även", "utan",
];

fn told(draft: &Draft, settings: &Settings, acronym: &str, (block, first): (&Block, Use)) -> Option<Finding> {
    let level = if settings.text_type == TextType::EasyRead { Level::Warning } else { Level::Advice };
    let span = block.text.span(first.start..first.end);
    let Some(Known::As { full, only }) = known(acronym) else {
        return Some(Finding::fault(level, &UNKNOWN).at(span).arg("acronym", acronym));
    };
    if is_written_out(draft, block, first.start, full) {
        return None;
    }
    let opens = block.prose.sentences().binary_search_by_key(&(first.start as u32), |sentence| sentence.start).is_ok();
    let full = if opens { capitalised(full) } else { full.to_owned() };
    let fits = only && first.stands == Stands::Alone;
    let edit = block.text.edit(first.start..first.end, &format!("{full} ({acronym})")).filter(|_| fits);
    let fix = Fix::edits(Safety::Suggest, WRITE_OUT, edit).map(|fix| fix.arg("acronym", acronym));
    Some(Finding::fault(level, &NAMED).at(span).arg("acronym", acronym).arg("full", full).fix(fix))
}

/// Whether the words in full stand before the first use.
fn is_written_out(draft: &Draft, first: &Block, start: usize, full: &str) -> bool {
    let full = letters::fold(full);
    for block in wording(draft) {
        if std::ptr::eq(block, first) {
            return block.prose.lower()[..start].contains(&full);
        }
        if block.prose.lower().contains(&full) {
            return true;
        }
    }
    false
}
