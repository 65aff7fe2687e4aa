//! Sentences so long that the reader loses the thread.

use crate::config::{Form, Key, Level, Settings};
use crate::draft::{Block, Draft, Kind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::cut::{self, Cut, Listing};
use crate::language::{Sentence, Token};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};
use crate::source::{Edit, Format};

use super::steps::{Steps, level, passages, raw};

/// The rule.
pub const RULE: Rule = Rule {
    id: "swedish/long-sentence",
    levels: &[Level::Advice, Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["språklagen 11 §"],
    sources: &["Klarspråkshjälpen, Isof", "Östersunds kommun: Klarspråk"],
    situations: &[Situation::Cognition, Situation::Everybody],
    title: Msg::new("Lång mening", "Long sentence"),
    guide: &[
        Msg::new(
            "I en lång mening måste läsaren hålla början i minnet medan slutet kommer. Den som läser på mobilen, är trött eller har svenska som nytt språk tappar tråden först.",
            "In a long sentence readers must keep its beginning in mind until its end comes. Those who read on a phone, are tired or are new to the language lose the thread first.",
        ),
        Msg::new(
            "Sök fogen: före ”och” eller ”men” med ett nytt subjekt, före ”vilket” och ”som”, vid ett semikolon. Sätt punkt där, och kontrollera att båda delarna har subjekt och verb. Räknar meningen upp fyra saker eller fler blir den en punktlista.",
            "Look for the seam: before “and” or “but” with a new subject, before “which” and “who”, at a semicolon. Stop there, and see that both halves have a subject and a verb. A sentence that enumerates four things or more becomes a list.",
        ),
        Msg::new(
            "Säg det viktigaste först och lägg villkor och undantag efter. Blanda korta och långa meningar: bara korta gör texten hackig. En lång mening som är lätt att följa kan stå kvar.",
            "Say what matters first, and put conditions and exceptions after it. Mix short and long: only short ones make a text choppy. A long sentence that is easy to follow may stay.",
        ),
    ],
    rewrites: &[
        Rewrite::new(
            "Du kan ansöka om bygglov i vår e-tjänst när som helst på året, men vi behöver alla dina ritningar och handlingar minst tio veckor före den dag då du vill börja bygga.",
            "Du kan ansöka om bygglov hela året i vår e-tjänst. Lämna in alla ritningar och handlingar minst tio veckor innan du vill börja bygga.",
        ),
        Rewrite::new(
            "Vi erbjuder flera sorters stöd till dig som vårdar någon i hemmet, till exempel avlösning på dagtid, samtal med en anhörigkonsulent, studiecirklar för nya anhöriga och utbildning i att lyfta rätt.",
            "Vårdar du någon i hemmet? Då kan du få\n\n- avlösning på dagtid\n- samtal med en anhörigkonsulent\n- plats i en studiecirkel\n- utbildning i att lyfta rätt.",
        ),
    ],
    messages: &[&LONG, &DIVIDED, &LISTED],
    options: &[
        Key::new("advice", Form::Whole(0, 1000), "Råd när en mening har fler ord än så; 0 ger inga råd."),
        Key::new("warning", Form::Whole(0, 1000), "Varning när en mening har fler ord än så; 0 ger inga varningar."),
    ],
    yields_to: &["captions/machine-made@file"],
    cap: 10,
    examples: &[
        Example::md("⟦Du kan ansöka om bygglov i vår e-tjänst när som helst på året, men vi behöver alla dina ritningar och handlingar minst tio veckor före den dag då du vill börja bygga.⟧\n")
            .fixed("Du kan ansöka om bygglov i vår e-tjänst när som helst på året. Men vi behöver alla dina ritningar och handlingar minst tio veckor före den dag då du vill börja bygga.\n"),
        Example::html("<p>⟦När du har flyttat till en annan adress inom kommunen och har barn i förskolan behöver du anmäla din nya adress till förskolans rektor senast två veckor före den dag då ni flyttar in.⟧</p>"),
        Example::text("Kanal: facebook\n\n⟦På lördag öppnar vi badet igen efter en lång vinter med reparationer av både tak och golv i den stora bassängen som många har saknat.⟧\n"),
        Example::md("⟦Vi erbjuder flera sorters stöd till dig som vårdar någon i hemmet, till exempel avlösning på dagtid, samtal med en anhörigkonsulent, studiecirklar för nya anhöriga och utbildning i att lyfta rätt.⟧\n")
            .fixed("Vi erbjuder flera sorters stöd till dig som vårdar någon i hemmet, till exempel:\n\n- avlösning på dagtid\n- samtal med en anhörigkonsulent\n- studiecirklar för nya anhöriga\n- utbildning i att lyfta rätt\n"),
        Example::html("<p>⟦Vi erbjuder flera sorters stöd till dig som vårdar någon i hemmet, till exempel avlösning på dagtid, samtal med en anhörigkonsulent, studiecirklar för nya anhöriga och utbildning i att lyfta rätt.⟧</p>\n")
            .fixed("<p>Vi erbjuder flera sorters stöd till dig som vårdar någon i hemmet, till exempel:</p>\n<ul>\n<li>avlösning på dagtid</li>\n<li>samtal med en anhörigkonsulent</li>\n<li>studiecirklar för nya anhöriga</li>\n<li>utbildning i att lyfta rätt</li>\n</ul>\n"),
        Example::html("<p>⟦Din ansökan om plats i förskolan för ditt barn skickas så snart den är komplett till <b>förvaltningen, som prövar</b> om barnet kan få en plats i just den förskola som du har valt.⟧</p>"),
        Example::md("⟦Om du har flyttat till en ny bostad i kommunen, och du har barn i förskolan eller i skolan, behöver du anmäla det till rektor så snart du kan efter flytten.⟧\n"),
        Example::md("⟦Kommunen ska både se över avgifterna för alla barn i förskolan, och vi ska även sänka dem för syskon så att fler familjer får råd med det de behöver.⟧\n"),
        Example::md("Vi öppnar badet på lördag. Välkommen!\n"),
        Example::md("> När du har flyttat till en annan adress inom kommunen och har barn i förskolan behöver du anmäla din nya adress till förskolans rektor senast två veckor före den dag då ni flyttar in.\n"),
        Example::text("Kanal: facebook\n\nProgram för dagen\n10.00 Vi öppnar portarna\n11.00 Kören sjunger på stora scenen\n12.00 Lunch i parken för alla som vill\n13.00 Teater för de yngsta barnen\n14.00 Avslutning vid scenen\n"),
        Example::html("<ul><li>saft, bulle och kaka till alla barn,</li><li>te och kaffe till alla vuxna,</li><li>smörgås till alla som hjälper till,</li><li>frukt till alla som vill.</li></ul>"),
        Example::html("<p lang=\"en\">When you have moved to another address within the municipality and have children in preschool you need to report your new address to the principal of the preschool no later than two weeks before the day you move.</p>"),
    ],
    check: Check::Draft(check),
};

const STEPS: Steps = Steps { social: (20, 25), web: (25, 30), decision: (30, 40), easy_read: (15, 20) };

/// So many of a paragraph are shown, the longest.
const IN_PARAGRAPH: usize = 3;

/// A line that ends so far from a margin was ended by the writer.
const SHORT_LINE: usize = 60;

const WHAT: Msg = Msg::new("Meningen har {words} ord.", "The sentence has {words} words.");
const WHY: Msg = Msg::new("Läsaren hinner tappa tråden innan punkten kommer.", "Readers lose the thread before the full stop comes.");

const LONG: Message = Message {
    what: WHAT,
    why: WHY,
    how: Msg::new("Sätt punkt tidigare, och låt varje mening säga en sak.", "Stop earlier, and let each sentence say one thing."),
};
const DIVIDED: Message = Message { what: WHAT, why: WHY, how: Msg::new("Dela den här: ”{seam}”.", "Divide it here: “{seam}”.") };
const LISTED: Message =
    Message { what: WHAT, why: WHY, how: Msg::new("Gör uppräkningen till en punktlista.", "Turn the enumeration into a bulleted list.") };

const DIVIDE: Msg = Msg::new("Dela meningen", "Divide the sentence");
const ITEMISE: Msg = Msg::new("Gör en punktlista", "Make a bulleted list");

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let steps = STEPS.of(RULE.id, settings);
    for block in passages(draft).filter(|block| block.kind.is_prose()) {
        let counted = block.prose.sentences().iter().map(|sentence| (own_words(block, sentence), sentence));
        let mut long: Vec<(usize, &Sentence)> = counted.filter(|(words, _)| level(steps, *words as f64).is_some()).collect();
        if long.is_empty() {
            continue;
        }
        let breaks = breaks(draft, block);
        long.retain(|(_, sentence)| is_sentence(block, sentence, &breaks));
        long.sort_by_key(|(words, sentence)| (std::cmp::Reverse(*words), sentence.start));
        long.truncate(IN_PARAGRAPH);
        long.sort_by_key(|(_, sentence)| sentence.start);
        for (words, sentence) in long {
            let Some(level) = level(steps, words as f64) else { continue };
            found.push(worded(draft, block, sentence, level).arg("words", words));
        }
    }
}

fn worded(draft: &Draft, block: &Block, sentence: &Sentence, level: Level) -> Finding {
    let range = sentence.start as usize..sentence.end as usize;
    let text = &block.text.plain;
    let finding = |message| Finding::fault(level, message).at(block.text.span(range.clone()));
    if let Some(list) = cut::enumeration(text, &block.prose, sentence) {
        return finding(&LISTED).fix(itemise(draft, block, &list).filter(|_| block.kind != Kind::Subtitle));
    }
    let Some(cut) = cut::propose(text, &block.prose, sentence) else { return finding(&LONG) };
    let fix = divide(block, &cut).filter(|_| block.kind != Kind::Subtitle);
    finding(&DIVIDED).arg("seam", seam(text, sentence, &cut)).fix(fix)
}

/// The words around the new stop.
fn seam(text: &str, sentence: &Sentence, cut: &Cut) -> String {
    let Some((range, new)) = cut.edits.first() else { return String::new() };
    let last: Vec<&str> = text[sentence.start as usize..range.start].split_whitespace().rev().take(3).collect();
    let before: Vec<&str> = last.into_iter().rev().collect();
    let after: Vec<&str> = new.split_whitespace().chain(text[range.end..sentence.end as usize].split_whitespace()).collect();
    let opening = if new.starts_with('.') { &after[1..] } else { &after[..] };
    format!("… {}. {} …", before.join(" ").trim_end_matches('.'), opening[..opening.len().min(3)].join(" "))
}

/// Replaces what joins the two halves, and nothing else.
fn divide(block: &Block, cut: &Cut) -> Option<Fix> {
    let edits: Option<Vec<Edit>> = cut.edits.iter().map(|(range, new)| block.text.edit(range.clone(), new)).collect();
    Fix::edits(Safety::Suggest, DIVIDE, edits?)
}

/// Turns commas into the lines of a list, where the sentence is the last of a paragraph that may be divided.
fn itemise(draft: &Draft, block: &Block, list: &Listing) -> Option<Fix> {
    let newline = draft.newline;
    let closing = list.end.end == block.text.plain.len();
    let tags = draft.format == Format::Html || block.in_html;
    draft.between_paragraphs(block).filter(|_| closing)?;
    let (lead, between) = if tags {
        (format!(":</p>{newline}<ul>{newline}<li>"), format!("</li>{newline}<li>"))
    } else {
        (format!(":{newline}{newline}- "), format!("{newline}- "))
    };
    let mut edits = vec![raw(block, list.lead.clone(), &lead)?];
    for range in &list.between {
        edits.push(raw(block, range.clone(), &between)?);
    }
    let mut end = raw(block, list.end.clone(), "")?;
    if tags {
        // What stands between the stop and the end of the block can be nothing but `</p>`.
        if block.span.part != end.span.part || block.span.end.checked_sub(end.span.end) != Some(END_TAG) {
            return None;
        }
        (end.span.end, end.text) = (block.span.end, format!("</li>{newline}</ul>"));
    }
    edits.push(end);
    Fix::edits(Safety::Suggest, ITEMISE, edits)
}

/// The length of `</p>`.
const END_TAG: u32 = 4;

/// The words that are the writer's own: quotations, titles of acts and references in brackets do not count.
fn own_words(block: &Block, sentence: &Sentence) -> usize {
    let tokens = block.prose.tokens_in(sentence);
    if tokens.iter().all(|token| !token.borrowed && block.prose.word(token) != "(") {
        return sentence.word_count();
    }
    let left_out = left_out(block, tokens);
    let outside =
        |start: u32| !left_out.get(tokens.partition_point(|token| token.start <= start).saturating_sub(1)).is_some_and(|out| *out);
    block.prose.words_in(sentence).iter().filter(|word| outside(word.start)).count()
}

/// Which tokens are borrowed, or stand in brackets with a year, a number or a section: ”(Ek, 2019)”, ”(3 kap. 2 §)”.
fn left_out(block: &Block, tokens: &[Token]) -> Vec<bool> {
    let mut out: Vec<bool> = tokens.iter().map(|token| token.borrowed).collect();
    let mut open = None;
    for (at, token) in tokens.iter().enumerate() {
        match block.prose.word(token) {
            "(" => open = Some(at),
            ")" => {
                let Some(from) = open.take() else { continue };
                let reference = tokens[from..at]
                    .iter()
                    .any(|token| block.prose.word(token).starts_with(|sign: char| sign.is_ascii_digit() || sign == '§'));
                out[from..=at].iter_mut().for_each(|out| *out |= reference);
            }
            _ => {}
        }
    }
    out
}

/// Whether it ends as a sentence does, and is no programme, address or list written line by line.
fn is_sentence(block: &Block, sentence: &Sentence, breaks: &[usize]) -> bool {
    let last = block.prose.sentences().last().is_some_and(|last| last.end == sentence.end);
    let next = breaks.partition_point(|&at| at <= sentence.start as usize);
    let broken = breaks.get(next).is_some_and(|&at| at < sentence.end as usize);
    !broken && (!last || block.ends_in_stop)
}

/// Where a line begins that the writer has broken: after a short one, and with no lower-case letter.
fn breaks(draft: &Draft, block: &Block) -> Vec<usize> {
    let text = &block.text.plain;
    let mut before = usize::MAX;
    let mut found = Vec::new();
    for line in block.text.lines() {
        let meant = draft.format == Format::Text || text[..line.start].ends_with('\n');
        let opens = text[line.clone()].chars().next().is_some_and(|sign| !sign.is_lowercase());
        if meant && opens && before < SHORT_LINE {
            found.push(line.start);
        }
        before = text[line].chars().count();
    }
    found
}
