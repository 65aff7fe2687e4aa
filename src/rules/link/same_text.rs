//! Links that are called the same and lead to different places.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::config::{Level, Settings};
use crate::draft::{Draft, Link, Region};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

use super::addresses::{agree, is_filled, normal};
use super::context::surroundings;
use super::pointing_words::vague;

/// The rule.
pub const RULE: Rule = Rule {
    id: "link/same-text",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Review],
    fixable: None,
    default_on: true,
    refs: &["WCAG 2.4.4", "WCAG 3.2.4"],
    sources: &["W3C ACT fd3a94, b20e66"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Samma länktext till olika ställen", "Same link text to different places"),
    guide: &[
        Msg::new(
            "Många som lyssnar tar fram en lista med sidans länkar. Två som heter ”Ansök” går då inte att skilja åt.",
            "Many who listen call up a list of the links on a page. Two that are called “Apply” cannot be told apart there.",
        ),
        Msg::new(
            "Säg i länken vad som skiljer: ”Ansök om förskola” och ”Ansök om fritidshem”.",
            "Say in the link what differs: “Apply for preschool” and “Apply for after-school care”.",
        ),
        Msg::new(
            "Leder båda till samma sak, fast på två adresser? Svara ja, så frågar klart inte igen.",
            "Do both lead to the same thing at two addresses? Answer yes, and klart does not ask again.",
        ),
    ],
    rewrites: &[],
    messages: &[&SAME],
    options: &[],
    yields_to: &["link/vague", "link/empty"],
    cap: 5,
    examples: &[
        Example::html("<p>Förskola och fritidshem: ⟦<a href=\"/forskola\">Ansök</a>⟧ ⟦<a href=\"/fritids\">Ansök</a>⟧</p>\n"),
        Example::md("Läs ⟦[reglerna](/regler-a)⟧, ⟦[reglerna](/regler-b)⟧ och svara.\n"),
        Example::md("- Förskola: [Ansök](/forskola)\n- Fritidshem: [Ansök](/fritids)\n"),
        Example::md("## Förskola\n\n[Ansök](/forskola)\n\n## Fritidshem\n\n[Ansök](/fritids)\n"),
        Example::md(
            "1. Möte i maj\n   - [Anteckningar](/maj)\n   - [Bilder](/maj-bilder)\n2. Möte i juni\n   - [Anteckningar](/juni)\n   - [Bilder](/juni-bilder)\n",
        ),
        Example::html(
            "<table><tr><th>Förskola</th><td><a href=\"/forskola\">Ansök</a></td></tr><tr><th>Fritidshem</th><td><a href=\"/fritids\">Ansök</a></td></tr></table>\n",
        ),
        Example::html("<p><a href=\"/bad/?utm_source=brev\">Om badet</a> <a href=\"https://www.ekvik.example.se/bad\">Om badet</a></p>\n"),
    ],
    check: Check::Draft(check),
};

const SAME: Message = Message {
    what: Msg::new("Två länkar heter ”{text}”. Leder de till samma sak?", "Two links are called “{text}”. Do they lead to the same thing?"),
    why: Msg::new("Den som hoppar mellan länkarna kan inte skilja dem åt.", "Whoever moves from link to link cannot tell them apart."),
    how: Msg::new("Svara ja, eller säg i varje länk vad som skiljer.", "Answer yes, or say in each link what differs."),
};

/// Links of one name that are compared with each other.
const MOST: usize = 64;

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    if draft.links.len() < 2 {
        return;
    }
    let mut named: Vec<(u64, usize)> = (0..draft.links.len()).filter_map(|at| Some((name(draft, &draft.links[at])?, at))).collect();
    named.sort_unstable();
    let mut asked: Vec<[usize; 2]> = Vec::new();
    for alike in named.chunk_by(|one, other| one.0 == other.0).filter(|alike| alike.len() > 1) {
        let first = &draft.links[alike[0].1].target.address;
        if alike.iter().any(|(_, at)| draft.links[*at].target.address != *first) {
            asked.extend(confused(draft, &alike[..alike.len().min(MOST)]));
        }
        if asked.len() >= MOST {
            break;
        }
    }
    asked.sort_unstable();
    for [one, other] in asked {
        let link = &draft.links[one];
        found.push(Finding::review(&SAME).at(link.span).also(draft.links[other].span).arg("text", link.name.trim()));
    }
}

/// A link's name as one number, case aside; `None` for a link that is not compared.
fn name(draft: &Draft, link: &Link) -> Option<u64> {
    let name = link.name.trim();
    let address = link.target.address.as_str();
    let compared = !link.hidden && !link.bare && address.len() > 1 && name.chars().filter(|sign| sign.is_alphabetic()).take(3).count() == 3;
    let menu = || link.place.and_then(|(block, ..)| draft.blocks.get(block)).is_some_and(|block| block.region != Region::Main);
    if !compared || is_filled(address) || menu() {
        return None;
    }
    let mut hasher = DefaultHasher::new();
    for word in name.split_whitespace() {
        word.chars().flat_map(char::to_lowercase).for_each(|sign| sign.hash(&mut hasher));
        ' '.hash(&mut hasher);
    }
    Some(hasher.finish())
}

/// The first two links of a name that lead to different places and that nothing around them tells apart.
fn confused(draft: &Draft, alike: &[(u64, usize)]) -> Option<[usize; 2]> {
    if vague(&draft.links[alike[0].1].name).is_some() {
        return None;
    }
    let mut seen: Vec<(u64, String, usize)> = Vec::new();
    for (_, at) in alike {
        let link = &draft.links[*at];
        let (around, address) = (surroundings(draft, link), normal(&link.target.address));
        if let Some((.., before)) = seen.iter().find(|(other, there, _)| *other == around && !agree(there, &address)) {
            return Some([*before, *at]);
        }
        if !seen.iter().any(|(other, there, _)| *other == around && *there == address) {
            seen.push((around, address, *at));
        }
    }
    None
}
