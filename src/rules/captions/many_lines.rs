//! A cue of so many lines that it hides the picture.

use crate::config::{Level, Settings};
use crate::draft::{Captions, Cue, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

use super::layout::{Layout, Seam};
use super::timeline::{begins, judged};

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/many-lines",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &[],
    sources: &["Stockholms varumärkesmanual, ”Tillgänglig film”: en till två rader", "Västra Götalandsregionens skrivhandledning"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Ruta med för många rader", "Cue with too many lines"),
    guide: &[],
    rewrites: &[],
    messages: &[&REBREAK, &SPLIT, &SHORTEN],
    options: &[],
    yields_to: &["captions/no-cues@file", "captions/machine-made@file"],
    cap: 10,
    examples: &[
        Example::srt("1\n00:00:01,000 --> 00:00:05,000\n⟦Badet öppnar igen\npå lördag, och då\när alla välkomna.⟧\n")
            .fixed("1\n00:00:01,000 --> 00:00:05,000\nBadet öppnar igen på lördag,\noch då är alla välkomna.\n"),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:06.000\n⟦– När öppnar badet?\n– På lördag.\n– Då kommer jag.⟧\n").fixed(
            "WEBVTT\n\n00:01.000 --> 00:00:02.979\n– När öppnar badet?\n\n00:00:02.979 --> 00:00:06.000\n– På lördag.\n– Då kommer jag.\n",
        ),
        Example::srt("1\n00:00:01,000 --> 00:00:02,000\n⟦[Musik]\nVälkomna in\nallihop.⟧\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:05,000\nBadet öppnar igen\npå lördag, och då\när alla välkomna.\n")
            .with("[captions]\nprofile = \"live-recording\"\n"),
        Example::srt("1\n00:00:01,000 --> 00:00:05,000\nBadet öppnar igen på lördag,\noch då är alla välkomna.\n"),
    ],
    check: Check::Draft(check),
};

const WHAT: Msg = Msg::new("Rutan har {lines} rader.", "The cue has {lines} lines.");
const WHY: Msg = Msg::new(
    "Fler än {limit} rader täcker bilden och tar tid att överblicka.",
    "More than {limit} lines hide the picture and take time to survey.",
);

const REBREAK: Message =
    Message { what: WHAT, why: WHY, how: Msg::new("Lägg texten på två rader. Den får plats.", "Put the text on two lines. It fits.") };
const SPLIT: Message = Message {
    what: WHAT,
    why: WHY,
    how: Msg::new("Dela texten på två rutor, där en mening slutar.", "Divide the text into two cues, where a sentence ends."),
};
const SHORTEN: Message = Message {
    what: WHAT,
    why: WHY,
    how: Msg::new("Korta texten, eller dela den på två rutor.", "Shorten the text, or divide it into two cues."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    let limit = settings.captions.lines as usize;
    for cue in captions.cues.iter().filter(|cue| cue.lines.len() > limit) {
        let lines = cue.lines.iter().filter(|line| !line.is_blank()).count();
        if lines <= limit {
            continue;
        }
        let fix = mended(captions, cue, draft.newline, settings);
        let message = match &fix {
            Some((_, true)) => &REBREAK,
            Some(_) => &SPLIT,
            None => &SHORTEN,
        };
        let finding = Finding::fault(Level::Warning, message).at(cue.text);
        let finding = finding.arg("cue", cue.index).arg("time", begins(cue)).arg("lines", lines).arg("limit", limit);
        found.push(finding.over(lines - limit).fix(fix.map(|(fix, _)| fix)));
    }
}

/// On two lines where the text fits, else over two cues; and whether it is the first.
fn mended(captions: &Captions, cue: &Cue, newline: &str, settings: &Settings) -> Option<(Fix, bool)> {
    let limits = &settings.captions;
    let layout = Layout::of(cue, newline)?;
    if let Some((edits, sure)) = layout.on_lines(limits.line as usize, limits) {
        let safety = if sure { Safety::Safe } else { Safety::Suggest };
        return Some((Fix::edits(safety, Msg::new("Lägg texten på två rader", "Put the text on two lines"), edits)?, true));
    }
    let edits = layout.over_cues(captions, limits, Seam::Phrase)?;
    Some((Fix::edits(Safety::Suggest, Msg::new("Dela rutan i två", "Divide the cue into two"), edits)?, false))
}
