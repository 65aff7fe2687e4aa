//! Letters that only look like letters: a reader who listens hears nothing, or each sign by its name.

use crate::config::{Level, Settings};
use crate::draft::{Draft, MarkKind, Text};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::styled;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::shown::{cut, passages};

/// The rule.
pub const RULE: Rule = Rule {
    id: "text/styled-letters",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 1.3.1", "WCAG 3.1.5"],
    sources: &["Unicode, UAX #15: NFKC", "Government Communication Service, Accessible social media", "corpora/lexicon/fancy_extra.tsv"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Specialtecken i stället för bokstäver", "Special characters instead of letters"),
    guide: &[
        Msg::new(
            "Fet eller snirklig text i ett inlägg är ingen stil. Det är matematiska tecken som råkar likna bokstäver.",
            "Bold or curly text in a post is no type face. It is mathematical signs that happen to look like letters.",
        ),
        Msg::new(
            "Många skärmläsare är tysta där, eller läser ”matematiskt fett stort V”. Sökningen hittar inte ordet, och en del telefoner visar tomma rutor.",
            "Many screen readers are silent there, or read “mathematical bold capital V”. Searching does not find the word, and some phones show empty boxes.",
        ),
        Msg::new(
            "Lyft fram det viktiga genom att skriva det först, i en egen mening. Enstaka tecken som ℃, ½ och ™ går bra.",
            "Bring out what matters by writing it first, in a sentence of its own. Single signs such as ℃, ½ and ™ are fine.",
        ),
    ],
    rewrites: &[
        Rewrite::new("𝗩𝗶𝗸𝘁𝗶𝗴𝘁: vattnet är avstängt i dag.", "Vattnet är avstängt i dag."),
        Rewrite::new("Kom på ⓖⓡⓐⓣⓘⓢ simskola!", "Kom på simskola! Den är gratis."),
    ],
    messages: &[&STYLED],
    options: &[],
    yields_to: &["text/spaced-letters"],
    cap: 10,
    examples: &[
        Example::text("⟦𝗩𝗶𝗸𝘁𝗶𝗴𝘁⟧: vattnet är avstängt.\n").fixed("Viktigt: vattnet är avstängt.\n"),
        Example::text("Vi bygger ny ⟦𝘀𝗸𝗼𝗹𝗮 𝗼𝗰𝗵 𝗳ö𝗿𝘀𝗸𝗼𝗹𝗮⟧ i Hagastaden.\n").fixed("Vi bygger ny skola och förskola i Hagastaden.\n"),
        Example::text("⟦🅽🆈🆃🆃⟧ på biblioteket. ⟦ｗｉｄｅ⟧ och ⟦ᴠɪᴋᴛɪɢᴛ⟧.\n").fixed("NYTT på biblioteket. wide och viktigt.\n"),
        Example::md("## ⟦Ⓢⓞⓜⓜⓐⓡ⟧\n\nÖppet ⟦𝟭𝟴 𝗺𝗮𝗷⟧.\n").fixed("## Sommar\n\nÖppet 18 maj.\n"),
        Example::html("<p>⟦𝓥𝓪̈𝓵𝓴𝓸𝓶𝓶𝓮𝓷⟧!</p>\n").fixed("<p>Välkommen!</p>\n"),
        Example::html("<img src=\"a.png\" alt=\"⟦𝐒𝐤𝐨𝐥𝐚⟧ i Visby\">\n").fixed("<img src=\"a.png\" alt=\"Skola i Visby\">\n"),
        Example::text("⟦ʇƃᴉʇʞᴉʌ⟧\n").fixed("viktigt\n"),
        Example::text("I dag väntas 30 ℃. Läs § 5, № 3, ½ dl, m² och H₂O™. Hissa 🇸🇪 och 🇫🇮.\n"),
        Example::md("Arean är 𝐴 = 𝑎 · 𝑏 för alla tal i ℝ. Uttal: [ˈfɔːʂta]. Gör så här: ① öppna ② läs.\n"),
        Example::html("<p>Skriv <code>𝗳𝗲𝘁</code> i rutan.</p>\n"),
    ],
    check: Check::Draft(check),
};

const STYLED: Message = Message {
    what: Msg::new("”{form}” är inte vanliga bokstäver.", "“{form}” is not written in ordinary letters."),
    why: Msg::new(
        "Många skärmläsare hoppar över tecknen eller läser upp deras namn ett och ett.",
        "Many screen readers skip the signs, or read out their names one by one.",
    ),
    how: Msg::new("Skriv ”{proposal}” med bokstäver från tangentbordet.", "Write “{proposal}” with letters from the keyboard."),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    passages(draft, styled::may_be, |block| {
        let code = block.covered(&[MarkKind::Code, MarkKind::Hidden]);
        let all = styled::find(&block.text.plain).into_iter().filter(|passage| !code.meets(&passage.range));
        all.for_each(|passage| say(&block.text, &passage, found));
    });
    for image in draft.images.iter().filter(|image| !image.hidden) {
        if let Some(text) = image.alt.text() {
            for passage in &styled::find(&text.plain) {
                say(text, passage, found);
            }
        }
    }
}

fn say(text: &Text, passage: &styled::Passage, found: &mut Findings) {
    let Some(span) = text.span(passage.range.clone()) else { return };
    let safety = if passage.certain { Safety::Safe } else { Safety::Suggest };
    let edit = text.edit(passage.range.clone(), &passage.plain);
    let fix = edit.and_then(|edit| Fix::edits(safety, Msg::new("Skriv med vanliga bokstäver", "Write in ordinary letters"), [edit]));
    let finding = Finding::fault(Level::Error, &STYLED).at(span).fix(fix);
    found.push(finding.arg("form", cut(&text.plain[passage.range.clone()])).arg("proposal", cut(&passage.plain)));
}
