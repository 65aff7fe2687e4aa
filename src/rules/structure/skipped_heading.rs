//! A heading two or more levels below the one before: it sounds as if something were missing between them.

use crate::config::{Level, Settings};
use crate::draft::{Draft, Heading, Region};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/skipped-heading",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 1.3.1"],
    sources: &["WCAG technique G141", "W3C WAI, Headings tutorial"],
    situations: &[Situation::NoVision, Situation::Cognition],
    title: Msg::new("Rubriknivå som är överhoppad", "A heading level left out"),
    guide: &[
        Msg::new(
            "Rubrikerna är textens innehållsförteckning. Den som lyssnar hör nivån läsas upp: rubrik nivå 2, rubrik nivå 3. Hoppar texten från 2 till 4 låter det som om ett avsnitt fattas.",
            "The headings are the contents of the text. Whoever listens hears the level: heading level 2, heading level 3. When the text goes from 2 to 4 a section seems to be missing.",
        ),
        Msg::new(
            "Gå ett steg i taget nedåt. Uppåt får du hoppa hur långt du vill. Välj nivå efter innehållet, och ändra utseendet med stilar.",
            "Go down one step at a time. Upwards you may go as far as you like. Choose the level by the content, and the look by styles.",
        ),
        Msg::new(
            "En text som ska in på en sida får börja på nivå 2, för sidan har redan sin huvudrubrik.",
            "A text that goes into a page may begin at level 2, because the page has its main heading already.",
        ),
    ],
    rewrites: &[],
    messages: &[&SKIPPED],
    options: &[],
    yields_to: &["structure/empty-heading"],
    cap: 5,
    examples: &[
        Example::html("<h1>Badet</h1>⟦<h3>Öppettider</h3>⟧<p>Alla dagar.</p><h4>Jul</h4><p>Stängt.</p><h3>Priser</h3><p>40 kronor.</p>\n")
            .fixed("<h1>Badet</h1><h2>Öppettider</h2><p>Alla dagar.</p><h3>Jul</h3><p>Stängt.</p><h2>Priser</h2><p>40 kronor.</p>\n"),
        Example::md("## Badet\n\n⟦#### Öppettider⟧\n\nAlla dagar.\n").fixed("## Badet\n\n### Öppettider\n\nAlla dagar.\n"),
        Example::md("# Badet\n\n⟦### Öppet⟧\n\nAlla dagar.\n\n# Arkivet\n\n⟦### Stängt⟧\n\nRing först.\n")
            .fixed("# Badet\n\n## Öppet\n\nAlla dagar.\n\n# Arkivet\n\n## Stängt\n\nRing först.\n"),
        Example::html("<h2>Badet</h2>⟦<div role=\"heading\" aria-level=\"5\">Priser</div>⟧<p>40 kronor.</p>\n")
            .fixed("<h2>Badet</h2><div role=\"heading\" aria-level=\"3\">Priser</div><p>40 kronor.</p>\n"),
        Example::md("## Badet\n\n### Öppettider\n\nAlla dagar.\n\n## Biblioteket\n\nStängt.\n\n# Kontakt\n\nRing oss.\n"),
        Example::html("<h1>Badet</h1><h2 class=\"dold\" hidden>Om badet</h2><h3>Öppettider</h3><p>Alla dagar.</p>\n"),
        Example::html("<main><h1>Badet</h1><p>Välkommen.</p></main><footer><h4>Kontakt</h4><p>Ring oss.</p></footer>\n"),
    ],
    check: Check::Draft(check),
};

const SKIPPED: Message = Message {
    what: Msg::new("Rubriken hoppar från nivå {from} till nivå {to}.", "The heading goes from level {from} to level {to}."),
    why: Msg::new(
        "Den som lyssnar tror att ett avsnitt saknas däremellan.",
        "Whoever listens believes that a section is missing between them.",
    ),
    how: Msg::new("Gör rubriken till nivå {wanted}.", "Make the heading level {wanted}."),
};

/// More kinds of steps than this are not told apart.
const MOST: usize = 8;

/// More edits than this are not made at once.
const LONGEST: usize = 2000;

/// Headings that leave out the same levels: from, to, and which they are.
type Skips = Vec<(u32, u32, Vec<usize>)>;

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for (from, to, places) in skips(draft) {
        let finding = Finding::fault(Level::Advice, &SKIPPED).arg("from", from as usize).arg("to", to as usize);
        let finding = finding.arg("wanted", from as usize + 1).fix(raised(&draft.headings, &places, to - from - 1));
        found.extend(finding.everywhere(places.iter().map(|&at| draft.headings[at].span)));
    }
}

fn skips(draft: &Draft) -> Skips {
    let mut skips = Skips::new();
    let mut above: Option<(u32, Region)> = None;
    for (at, heading) in draft.headings.iter().enumerate() {
        if heading.hidden {
            // What hides may show when somebody opens it: it counts as a step, and is never told of.
            above = above.map(|(level, region)| (level.max(heading.level), region));
            continue;
        }
        let region = draft.block_in(heading.span).map_or(Region::Main, |block| block.region);
        if let Some((level, before)) = above
            && before == region
            && heading.level > level + 1
        {
            match skips.iter().position(|(from, to, _)| (*from, *to) == (level, heading.level)) {
                Some(same) => skips[same].2.push(at),
                None if skips.len() < MOST => skips.push((level, heading.level, vec![at])),
                None => {}
            }
        }
        above = Some((heading.level, region));
    }
    skips
}

/// Raises headings with all that belongs to each, and their sisters.
fn raised(headings: &[Heading], places: &[usize], steps: u32) -> Option<Fix> {
    let mut edits = Vec::new();
    for &at in places {
        let lowest = headings.get(at)?.level;
        for heading in headings[at..].iter().take_while(|heading| heading.level >= lowest) {
            edits.extend(heading.at_level(heading.level - steps)?);
            if edits.len() > LONGEST {
                return None;
            }
        }
    }
    Fix::edits(Safety::Suggest, Msg::new("Höj rubriken, och det som hör till den", "Raise the heading, with what belongs to it"), edits)
}
