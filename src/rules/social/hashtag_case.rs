//! A hashtag of several words in small letters.

use crate::config::{Level, Organisation, Settings};
use crate::draft::{Block, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::hashtag;
use crate::language::letters::capitalised;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::post::{FACEBOOK, blocks, letters, span};

/// The rule.
pub const RULE: Rule = Rule {
    id: "social/hashtag-case",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 3.1.5"],
    sources: &[
        "Stockholms stad, Tillgänglighet på sociala medier",
        "UK Government Communication Service: social media",
        "corpora/gold/hashtags.tsv",
    ],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Hashtagg med flera ord utan stora bokstäver", "Hashtag of several words without capitals"),
    guide: &[
        Msg::new(
            "”#gratisiparken” läses upp som ett enda obegripligt ord. ”#GratisIParken” läses upp som tre, och den som läser med ögonen ser dem också.",
            "“#freeinthepark” is read aloud as one odd word. “#FreeInThePark” is read as four, and those who read with their eyes see them too.",
        ),
        Msg::new(
            "Skriv varje ord med stor bokstav. Hashtaggen fungerar likadant: plattformarna gör ingen skillnad.",
            "Begin every word with a capital. The hashtag works alike: platforms make no difference.",
        ),
        Msg::new(
            "En svensk sammansättning är ett ord: ”#stadsutveckling” är i sin ordning. klart säger bara till när det är säkert att det är flera.",
            "A Swedish compound is one word: “#stadsutveckling” is in order. klart speaks up only where there are several for certain.",
        ),
    ],
    rewrites: &[Rewrite::new("Nu är det kultur hela dagen.\n\n#gratisiparken", "Nu är det kultur hela dagen.\n\n#GratisIParken")],
    messages: &[&SMALL, &SEVERAL],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::text("Kanal: facebook\n\nNu är det kultur hela dagen.\n\n⟦#gratisiparken⟧ #Kultur\n")
            .fixed("Kanal: facebook\n\nNu är det kultur hela dagen.\n\n#GratisIParken #Kultur\n"),
        Example::html("<p>Vi ses! ⟦#regionekvik⟧</p>\n")
            .with("[[files]]\nglob = \"*\"\nchannel = \"facebook\"\n[organisation]\nname = \"Region Ekvik\"\n")
            .fixed("<p>Vi ses! #RegionEkvik</p>\n"),
        Example::text("Kanal: instagram\n\nVälkommen! ⟦#jobbahososs⟧\n").fixed("Kanal: instagram\n\nVälkommen! #JobbaHosOss\n"),
        Example::text("Kanal: instagram\n\nMer att göra i vinter! ⟦#merkulturåtalla⟧\n")
            .fixed("Kanal: instagram\n\nMer att göra i vinter! #MerKulturÅtAlla\n"),
        Example::text("Kanal: instagram\n\nSe bygget. #stadsutveckling #almedalsveckan #gotland\n"),
        Example::text("Kanal: instagram\n\nSe bygget. #GratisIParken #SFI #nagelförlängning\n"),
        Example::html("<p>Vi ses! #regionekvik</p>\n").with(FACEBOOK),
        Example::md("Nu är det kultur hela dagen.\n\n#gratisiparken #kultur\n"),
    ],
    check: Check::Draft(check),
};

const WHY: Msg = Msg::new("Utan stora bokstäver läses den upp som ett enda ord.", "Without capitals it is read aloud as one word.");

const SMALL: Message = Message {
    what: Msg::new("Hashtaggen {tag} är flera ord.", "The hashtag {tag} is several words."),
    why: WHY,
    how: Msg::new("Skriv {proposal}.", "Write {proposal}."),
};

const SEVERAL: Message = Message {
    what: Msg::new("Hashtaggen {tag} är flera ord.", "The hashtag {tag} is several words."),
    why: WHY,
    how: Msg::new("Börja varje ord med stor bokstav.", "Begin every word with a capital."),
};

/// So many hashtags of a paragraph are taken apart.
const LOOKED_AT: usize = 200;

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    for block in blocks(draft, settings) {
        for tag in block.signs().tags.iter().take(LOOKED_AT) {
            let text = &block.text.plain[tag.clone()];
            let name = &text[1..];
            if name.contains(char::is_uppercase) || name.contains('_') {
                continue;
            }
            let own = settings.organisation.as_deref().and_then(|organisation| own(organisation, name));
            let Some((words, sure)) = own.map(|words| (words, true)).or_else(|| apart(name)) else { continue };
            let proposal = format!("#{words}");
            let finding =
                Finding::fault(Level::Warning, if sure { &SMALL } else { &SEVERAL }).at(span(block, tag.clone())).arg("tag", text);
            found.push(finding.fix(if sure { written(block, tag.clone(), &proposal) } else { None }).arg("proposal", proposal));
        }
    }
}

/// The organisation's own name as a tag, when it has several words: a tag is compared by its letters.
fn own(organisation: &Organisation, name: &str) -> Option<String> {
    let name = letters(name);
    let written = organisation.hashtags.iter().find(|tag| tag.contains(char::is_uppercase) && letters(tag) == name);
    if let Some(tag) = written {
        return Some(tag.trim_start_matches('#').to_owned());
    }
    let names = organisation.names().chain(organisation.units.iter().chain(&organisation.co_senders).map(String::as_str));
    let mut names = names.filter(|own| own.trim().contains([' ', '-']) && letters(own) == name);
    names.next().map(|own| own.split([' ', '-']).map(capitalised).collect())
}

/// The words of a tag in capitals, and whether there is no other way.
fn apart(name: &str) -> Option<(String, bool)> {
    let split = hashtag::split(name)?;
    let mut words: String = split.words.iter().map(|word| capitalised(word)).collect();
    words.push_str(&name[words.len().min(name.len())..]);
    Some((words, split.unique))
}

fn written(block: &Block, range: std::ops::Range<usize>, proposal: &str) -> Option<Fix> {
    let edit = block.text.edit(range, proposal)?;
    Fix::edits(Safety::Suggest, Msg::new("Skriv {proposal}", "Write {proposal}"), [edit]).map(|fix| fix.arg("proposal", proposal))
}
