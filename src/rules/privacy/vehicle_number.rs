//! The registration number of a vehicle, in text that says it is one or in a picture's description.

use crate::config::{Level, Settings};
use crate::draft::{Draft, Text};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::language::acronyms;
use crate::personal::cues::Cue;
use crate::personal::{plate, veiled};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "privacy/vehicle-number",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["Dataskyddsförordningen artikel 5.1 c"],
    sources: &["Transportstyrelsen, registreringsnummer", "corpora/lexicon/personal_cues.tsv"],
    situations: &[Situation::Everybody],
    title: Msg::new("Registreringsnummer på ett fordon", "The registration number of a vehicle"),
    guide: &[
        Msg::new(
            "Med ett registreringsnummer går det att slå upp vem som äger fordonet. Berätta om bilen på annat sätt: färg, modell, plats.",
            "With a registration number anybody can look up who owns the vehicle. Tell of it in another way: colour, model, place.",
        ),
        Msg::new(
            "I en bildbeskrivning behövs numret nästan aldrig. Syns det i bilden kan du göra det oläsligt innan du publicerar.",
            "A description of a picture hardly ever needs the number. If it shows in the picture, blur it before you publish.",
        ),
    ],
    rewrites: &[Rewrite::new(
        "Bilen med regnr ABC 123 står fel.",
        "Den röda bilen vid entrén står fel. Är den din? Flytta den före klockan 12.",
    )],
    messages: &[&PLATE],
    options: &[],
    yields_to: &[],
    cap: 5,
    examples: &[
        Example::text("Ställ inte din bil bredvid bilen med regnr ⟦ABC 123⟧.\n"),
        Example::md("![En röd Volvo med skylten ⟦ABC12D⟧ framför skolan.](volvo.jpg)\n"),
        Example::html("<p>Fordonet ⟦FDM 482⟧ är bortforslat.</p>\n"),
        Example::text("Kursen DAN 101 passar nybörjare. Läs mer om SFI 123 och LSS 300. Ta bilen till sal KTH 101.\n"),
        Example::md("Artikel ABC 123 är slut.\n"),
    ],
    check: Check::Draft(check),
};

const PLATE: Message = Message {
    what: Msg::new("Här står ett registreringsnummer: {number}.", "Here stands a registration number: {number}."),
    why: Msg::new("Med det går det att slå upp vem som äger fordonet.", "With it anybody can look up who owns the vehicle."),
    how: Msg::new("Ta bort numret, eller beskriv fordonet på annat sätt.", "Take the number away, or describe the vehicle in another way."),
};

/// Characters on each side in which a word makes a plate of it.
const NEAR: usize = 40;
/// Characters before it in which a word makes it something else.
const JUST_BEFORE: usize = 16;

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for block in draft.visible() {
        look(&block.text, false, found);
    }
    for text in draft.images.iter().filter_map(|image| image.alt.text()) {
        look(text, true, found);
    }
}

fn look(text: &Text, described: bool, found: &mut Findings) {
    let plain = text.plain.as_str();
    for range in plate::find(plain) {
        let known = acronyms::known(&plain[range.start..range.start + 3]).is_some();
        let course = known || Cue::Course.before(plain, &range, JUST_BEFORE);
        let vehicle = Cue::Plate.around(plain, &range, NEAR) || !course && (described || Cue::Vehicle.around(plain, &range, NEAR));
        if vehicle {
            let shown = veiled(&plain[range.clone()], 3, 0);
            found.push(Finding::fault(Level::Warning, &PLATE).at(text.span(range)).arg("number", shown));
        }
    }
}
