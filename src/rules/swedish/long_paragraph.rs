//! Paragraphs that fill the screen.
//!
//! Proposes where to divide one: after a sentence, near its middle, where the next does not lean on the one before.

use crate::config::{Form, Key, Level, Settings};
use crate::draft::{Block, Draft, Kind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::Sentence;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};
use crate::source::Edit;

use super::steps::{Steps, level, passages, raw};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/long-paragraph",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Klarspråkshjälpen, Isof"],
    situations: &[Situation::Cognition, Situation::Everybody],
    title: Msg::new("Långt stycke", "Long paragraph"),
    guide: &[
        Msg::new(
            "Ett stycke är en tanke. När det fyller skärmen ser läsaren ingen ingång, och många hoppar över allt.",
            "A paragraph is one thought. When it fills the screen readers see no way in, and many skip all of it.",
        ),
        Msg::new(
            "Leta efter stället där texten byter ämne: från vad som gäller till hur du gör, från regel till undantag. Dela där, och låt första meningen i varje stycke säga vad det handlar om.",
            "Look for the place where the text turns: from what holds to how to do it, from rule to exception. Divide there, and let the first sentence of each paragraph say what it is about.",
        ),
        Msg::new(
            "Dela inte mitt i ett resonemang, och gör inte varje mening till ett eget stycke. Handlar allt verkligen om samma sak kan en mellanrubrik eller en punktlista hjälpa mer.",
            "Do not divide in the middle of an argument, nor make every sentence a paragraph. Where all is about one thing, a subheading or a list may help more.",
        ),
    ],
    rewrites: &[Rewrite::new(LONG_MD_PLAIN, DIVIDED_MD)],
    messages: &[&LONG, &DIVIDED],
    options: &[Key::new("advice", Form::Whole(0, 10_000), "Råd när ett stycke har fler ord än så; 0 ger inga råd.")],
    yields_to: &[],
    cap: 5,
    examples: &[
        Example::md(LONG_MD).fixed(DIVIDED_MD),
        Example::html(LONG_HTML).fixed(DIVIDED_HTML),
        Example::text("Kanal: facebook\n\n⟦På lördag öppnar badet igen efter vintern. Vi har lagt nya klinker runt hela bassängen och bytt alla lampor i taket. Barnen har fått en egen rutschkana. Anmäl dig till simskolan redan nu om du vill ha en plats. Den börjar i mars och det finns grupper för alla åldrar. Du anmäler dig på vår webbplats. Vi ses i vattnet på lördag klockan tio.⟧\n")
            .fixed("Kanal: facebook\n\nPå lördag öppnar badet igen efter vintern. Vi har lagt nya klinker runt hela bassängen och bytt alla lampor i taket. Barnen har fått en egen rutschkana.\n\nAnmäl dig till simskolan redan nu om du vill ha en plats. Den börjar i mars och det finns grupper för alla åldrar. Du anmäler dig på vår webbplats. Vi ses i vattnet på lördag klockan tio.\n"),
        Example::md(LONG_MD_PLAIN).with("text_type = \"beslut\"\n"),
        Example::md(DIVIDED_MD),
        Example::html("<blockquote><p>Du ansöker om bygglov.</p></blockquote><p>Vi öppnar badet på lördag.</p>"),
    ],
    check: Check::Draft(check),
};

const STEPS: Steps = Steps { social: (60, 0), web: (80, 0), decision: (0, 0), easy_read: (40, 0) };

/// A paragraph of fewer sentences is a matter of its sentences.
const SENTENCES: usize = 3;

/// Each part has at least this many words.
const LEAST: usize = 15;

/// So many paragraphs out of one at most.
const PARTS: usize = 12;

/// Words that lean on the sentence before.
const LEANING: [&str; 46] = [
    "det",
    "den",
    "de",
    "dem",
    "detta",
    "denna",
    "dessa",
    "han",
    "hon",
    "hen",
    "då",
    "där",
    "här",
    "därför",
    "därmed",
    "därefter",
    "dock",
    "men",
    "och",
    "eller",
    "även",
    "också",
    "samtidigt",
    "däremot",
    "dessutom",
    "annars",
    "sedan",
    "så",
    "sådan",
    "sådana",
    "sådant",
    "båda",
    "andra",
    "exempelvis",
    "därigenom",
    "således",
    "alltså",
    "ändå",
    "trots",
    "istället",
    "bland",
    "till",
    "vidare",
    "utöver",
    "deras",
    "dess",
];

const WHAT: Msg = Msg::new("Stycket har {words} ord.", "The paragraph has {words} words.");
const WHY: Msg = Msg::new("I mobilen fyller det hela skärmen.", "On a phone it fills the screen.");

const LONG: Message = Message {
    what: WHAT,
    why: WHY,
    how: Msg::new("Dela det där ämnet byts, ett ämne per stycke.", "Divide it where the subject changes, one subject a paragraph."),
};
const DIVIDED: Message = Message {
    what: WHAT,
    why: WHY,
    how: Msg::new("Dela efter ”{sentence}”, ett ämne per stycke.", "Divide after “{sentence}”, one subject a paragraph."),
};

const DIVIDE: Msg = Msg::new("Dela stycket", "Divide the paragraph");

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let steps = STEPS.of(RULE.id, settings);
    for block in passages(draft).filter(|block| block.kind == Kind::Paragraph && block.ends_in_stop) {
        let words = block.prose.words().len();
        let Some(level) = level(steps, words as f64).filter(|_| block.prose.sentences().len() >= SENTENCES) else { continue };
        let mut after = Vec::new();
        divide(block, (0, block.prose.sentences().len()), steps.0.cast_unsigned() as usize, &mut after);
        after.sort_unstable();
        let finding = |message| Finding::fault(level, message).at(block.text.whole()).arg("words", words);
        found.push(match after.first() {
            Some(&first) => {
                finding(&DIVIDED).arg("sentence", end_of(block, &block.prose.sentences()[first])).fix(fix(draft, block, &after))
            }
            None => finding(&LONG),
        });
    }
}

/// After which sentences of `from..to` to begin anew, until no part has more than `most` words or none can be divided.
fn divide(block: &Block, (from, to): (usize, usize), most: usize, after: &mut Vec<usize>) {
    let sentences = &block.prose.sentences()[from..to];
    let total: usize = sentences.iter().map(Sentence::word_count).sum();
    if total <= most || after.len() + 1 >= PARTS {
        return;
    }
    let mut before = 0;
    let ends = sentences.iter().enumerate().map(|(at, sentence)| {
        before += sentence.word_count();
        (from + at, before)
    });
    let fit = ends.filter(|&(at, before)| at + 1 < to && before >= LEAST && total - before >= LEAST && stands_alone(block, at + 1));
    if let Some((at, _)) = fit.min_by_key(|&(_, before)| (before * 2).abs_diff(total)) {
        after.push(at);
        divide(block, (from, at + 1), most, after);
        divide(block, (at + 1, to), most, after);
    }
}

/// Whether a sentence may open a paragraph: its first words point at nothing before it.
fn stands_alone(block: &Block, at: usize) -> bool {
    let sentence = &block.prose.sentences()[at];
    let mut words = block.prose.tokens_in(sentence).iter().map(|token| block.prose.word(token));
    words.next().is_some_and(|word| !LEANING.contains(&word) && word.chars().all(char::is_alphabetic))
}

/// The last words of a sentence.
fn end_of(block: &Block, sentence: &Sentence) -> String {
    let text = &block.text.plain[sentence.start as usize..sentence.end as usize];
    let words: Vec<&str> = text.split_whitespace().collect();
    let last = words[words.len().saturating_sub(4)..].join(" ");
    if words.len() > 4 { format!("… {last}") } else { last }
}

/// Replaces the blanks after these sentences by what parts two paragraphs.
fn fix(draft: &Draft, block: &Block, after: &[usize]) -> Option<Fix> {
    let between = draft.between_paragraphs(block)?;
    let sentences = block.prose.sentences();
    let edits: Option<Vec<Edit>> =
        after.iter().map(|&at| raw(block, sentences[at].end as usize..sentences[at + 1].start as usize, &between)).collect();
    Fix::edits(Safety::Suggest, DIVIDE, edits?)
}

const LONG_MD: &str = "⟦Du ansöker om förskola i vår e-tjänst. Logga in med e-legitimation och fyll i barnets personnummer. Du kan välja upp till fyra förskolor och rangordna dem. Vi försöker alltid ge dig ditt första val, men det går inte varje gång. Kön räknas från den dag då du lämnar in ansökan. När du har fått en plats behöver du tacka ja inom tio dagar. Annars går platsen till nästa barn i kön. Avgiften beror på hur mycket ni tjänar i hushållet. Du lämnar uppgift om inkomsten i samma e-tjänst.⟧\n";

const LONG_MD_PLAIN: &str = "Du ansöker om förskola i vår e-tjänst. Logga in med e-legitimation och fyll i barnets personnummer. Du kan välja upp till fyra förskolor och rangordna dem. Vi försöker alltid ge dig ditt första val, men det går inte varje gång. Kön räknas från den dag då du lämnar in ansökan. När du har fått en plats behöver du tacka ja inom tio dagar. Annars går platsen till nästa barn i kön. Avgiften beror på hur mycket ni tjänar i hushållet. Du lämnar uppgift om inkomsten i samma e-tjänst.\n";

const DIVIDED_MD: &str = "Du ansöker om förskola i vår e-tjänst. Logga in med e-legitimation och fyll i barnets personnummer. Du kan välja upp till fyra förskolor och rangordna dem. Vi försöker alltid ge dig ditt första val, men det går inte varje gång.\n\nKön räknas från den dag då du lämnar in ansökan. När du har fått en plats behöver du tacka ja inom tio dagar. Annars går platsen till nästa barn i kön. Avgiften beror på hur mycket ni tjänar i hushållet. Du lämnar uppgift om inkomsten i samma e-tjänst.\n";

const LONG_HTML: &str = "<p>⟦Du ansöker om förskola i vår e-tjänst. Logga in med e-legitimation och fyll i barnets personnummer. Du kan välja upp till fyra förskolor och rangordna dem. Vi försöker alltid ge dig ditt första val, men det går inte varje gång. Kön räknas från den dag då du lämnar in ansökan. När du har fått en plats behöver du tacka ja inom tio dagar. Annars går platsen till nästa barn i kön. Avgiften beror på hur mycket ni tjänar i hushållet. Du lämnar uppgift om inkomsten i samma e-tjänst.⟧</p>\n";

const DIVIDED_HTML: &str = "<p>Du ansöker om förskola i vår e-tjänst. Logga in med e-legitimation och fyll i barnets personnummer. Du kan välja upp till fyra förskolor och rangordna dem. Vi försöker alltid ge dig ditt första val, men det går inte varje gång.</p>\n<p>Kön räknas från den dag då du lämnar in ansökan. När du har fått en plats behöver du tacka ja inom tio dagar. Annars går platsen till nästa barn i kön. Avgiften beror på hur mycket ni tjänar i hushållet. Du lämnar uppgift om inkomsten i samma e-tjänst.</p>\n";
