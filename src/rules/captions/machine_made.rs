//! Captions that a program wrote and nobody has read.

use crate::config::{Level, Settings};
use crate::draft::{Captions, Draft};
use crate::finding::{Arg, Finding, Findings, Message, Msg, Verdict, grouped};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::Edit;

use super::machine_signs::{Sign, invented, repeated, sign};
use super::timeline::{begins, judged};

/// The rule.
pub const RULE: Rule = Rule {
    id: "captions/machine-made",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 1.2.2"],
    sources: &["6 871 automatic Swedish caption files, measured", "webbriktlinjer.se R117"],
    situations: &[Situation::NoHearing, Situation::LimitedHearing, Situation::Cognition],
    title: Msg::new("Automatisk text som ingen har läst", "Automatic text that nobody has read"),
    guide: &[],
    rewrites: &[],
    messages: &[&INVENTED, &REPEATED, &ROLLING, &BARE, &ENDLESS],
    options: &[],
    yields_to: &["captions/no-cues@file"],
    cap: 10,
    examples: &[
        Example::srt(
            "1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n\n2\n00:00:04,000 --> 00:00:07,000\n⟦Undertexter från Amara.org-gemenskapen⟧\n",
        )
        .fixed("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n"),
        Example::srt(
            "1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar igen.\n\n2\n00:00:03,000 --> 00:00:05,000\n⟦eller hur⟧\n\n3\n00:00:05,000 --> 00:00:07,000\neller hur\n\n4\n00:00:07,000 --> 00:00:09,000\neller hur\n\n5\n00:00:09,000 --> 00:00:11,000\nVälkommen in.\n",
        )
        .fixed("1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar igen.\n\n2\n00:00:03,000 --> 00:00:05,000\neller hur\n\n5\n00:00:09,000 --> 00:00:11,000\nVälkommen in.\n"),
        Example::vtt(
            "WEBVTT\n\n00:00.160 --> 00:02.310\nhej<00:00:00.480><c> och</c><00:00:00.720><c> välkomna</c>\n\n00:02.310 --> 00:02.320\nhej och välkomna\n\n00:02.320 --> 00:04.990\nhej och välkomna\ntill<00:00:02.600><c> badet</c>\n\n00:04.990 --> 00:05.000\ntill badet\n",
        )
        .whole()
        .fixed("WEBVTT\n\n00:00.160 --> 00:02.310\nhej och välkomna\n\n00:02.320 --> 00:04.990\ntill badet\n"),
        Example::srt(
            "1\n00:00:01,000 --> 00:00:04,000\nja men hej och välkomna hit till\noss på kommunen idag då\n\n2\n00:00:04,000 --> 00:00:07,000\nvi ska prata lite om det här\nmed översiktsplanen\n\n3\n00:00:07,000 --> 00:00:10,000\ndet kommer att byggas ganska många\nnya bostäder här framöver\n\n4\n00:00:10,000 --> 00:00:13,000\noch en skola nere vid stationen\n",
        )
        .whole(),
        Example::srt(
            "1\n00:00:01,000 --> 00:00:04,000\nI vår bygger kommunen om torget\noch gatorna runt omkring,\n\n2\n00:00:04,000 --> 00:00:07,000\nför att fler ska kunna gå, cykla\noch åka kollektivt.\n\n3\n00:00:07,000 --> 00:00:10,000\nDu som bor i området får ett brev,\noch på webbplatsen finns mer att läsa.\n",
        ),
        Example::srt(
            "1\n00:00:01,000 --> 00:00:03,000\n[Applåder]\n\n2\n00:00:03,000 --> 00:00:05,000\n[Applåder]\n\n3\n00:00:05,000 --> 00:00:07,000\n[Applåder]\n\n4\n00:00:07,000 --> 00:00:09,000\nTack för att ni tittade in till oss.\n",
        ),
        Example::vtt("WEBVTT\n\n00:01.000 --> 00:04.000\nText: Ekvik kommun\n\n00:05.000 --> 00:08.000\nBadet öppnar på lördag.\n"),
    ],
    check: Check::Draft(check),
};

const INVENTED: Message = Message {
    what: Msg::new("Rutan är troligen påhittad av ett program.", "The cue was probably made up by a program."),
    why: Msg::new(
        "Program för automatisk text skriver sådant när ingen talar. Då kan mer vara fel.{folded}",
        "Programs for automatic text write such lines where nobody speaks. More may be wrong.{folded}",
    ),
    how: Msg::new(
        "Ta bort rutan om ingen säger det, och läs resten mot filmen.",
        "Remove the cue if nobody says it, and read the rest against the film.",
    ),
};

const REPEATED: Message = Message {
    what: Msg::new(
        "Samma text kommer {times} gånger i rad, från den här rutan.",
        "The same text comes {times} times running, from this cue on.",
    ),
    why: Msg::new(
        "Så gör program för automatisk text som har tappat tråden.{folded}",
        "Programs for automatic text do so when they lose the thread.{folded}",
    ),
    how: Msg::new("Läs igenom texten mot filmen innan du publicerar.", "Read the text against the film before you publish."),
};

const ROLLING: Message = Message {
    what: Msg::new("Texten rullar ord för ord, som automatisk text gör.", "The text rolls word by word, as automatic text does."),
    why: Msg::new(
        "Varje rad visas flera gånger, och ingen har rättat det som hördes fel.{folded}",
        "Each line is shown several times, and nobody has put right what was misheard.{folded}",
    ),
    how: Msg::new(
        "Låt klart göra vanliga rutor av texten, och läs den mot filmen innan du publicerar.",
        "Let klart turn it into ordinary cues, and read it against the film before you publish.",
    ),
};

const BARE: Message = Message {
    what: Msg::new("De flesta rutor saknar både stor bokstav och punkt.", "Most cues lack both a capital letter and a full stop."),
    why: Msg::new(
        "Så ser automatisk text ut som ingen har läst, och det är svårt att se var en mening slutar.{folded}",
        "So looks automatic text that nobody has read, and it is hard to see where sentences end.{folded}",
    ),
    how: Msg::new("Läs igenom texten mot filmen innan du publicerar.", "Read the text against the film before you publish."),
};

const ENDLESS: Message = Message {
    what: Msg::new(
        "Raderna är långa som stycken, upp till {length} tecken.",
        "The lines are as long as paragraphs, up to {length} characters.",
    ),
    why: Msg::new(
        "Så ser automatisk text ut som ingen har delat upp, och ingen hinner läsa den.{folded}",
        "So looks automatic text that nobody has divided, and nobody has time to read it.{folded}",
    ),
    how: Msg::new(
        "Läs igenom texten mot filmen, och dela upp den på korta rader.",
        "Read the text against the film, and divide it into short lines.",
    ),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let Some(captions) = judged(draft) else { return };
    let Some(sign) = sign(captions) else { return };
    let cue = |at: usize| &captions.cues[at];
    let told = |message: &'static Message, at: usize| {
        Finding::fault(Level::Warning, message).at(cue(at).text).arg("cue", cue(at).index).arg("time", begins(cue(at)))
    };
    let finding = match sign {
        Sign::Invented(at) => told(&INVENTED, at).fix(without(captions)),
        Sign::Repeated(at, times) => told(&REPEATED, at).arg("times", times).fix(without(captions)),
        Sign::Rolling => {
            let plain = Msg::new("Gör om till vanliga rutor", "Turn it into ordinary cues");
            Finding::fault(Level::Warning, &ROLLING).fix(Fix::edits(Safety::Suggest, plain, captions.unrolled.clone()))
        }
        Sign::Bare => Finding::fault(Level::Warning, &BARE),
        Sign::Endless(length) => Finding::fault(Level::Warning, &ENDLESS).arg("length", length),
    };
    let (words, count) = folded(draft, settings);
    let mut finding = finding.arg("folded", words);
    finding.count += count;
    found.push(finding);
}

/// How a rule says that it gives way to this one.
const FOLDS: &str = "captions/machine-made@file";

/// What the rules that give way to this one would have said, with counts, and how many places in all.
fn folded(draft: &Draft, settings: &Settings) -> (Arg, usize) {
    let (mut sv, mut en, mut all) = (Vec::new(), Vec::new(), 0);
    for rule in crate::rules::ALL.iter().filter(|rule| rule.yields_to.contains(&FOLDS)) {
        let Check::Draft(look) = rule.check else { continue };
        if !settings.is_on(rule.id, rule.default_on) {
            continue;
        }
        let mut theirs = Findings::default();
        look(draft, settings, theirs.of(rule.id));
        let count: usize = theirs.into_vec().iter().map(|finding| finding.count).sum();
        if count > 0 {
            let number = |lang| grouped(i64::try_from(count).unwrap_or(i64::MAX), lang);
            sv.push(format!("{} × {}", number(crate::finding::Lang::Sv), lower(rule.title.sv)));
            en.push(format!("{} × {}", number(crate::finding::Lang::En), lower(rule.title.en)));
            all += count;
        }
    }
    if all == 0 {
        return (Arg::Text(String::new()), 0);
    }
    let (sv, en) = (format!(" Samlat här: {}.", sv.join(", ")), format!(" Gathered here: {}.", en.join(", ")));
    (Arg::Both(sv.into(), en.into()), all)
}

fn lower(title: &str) -> String {
    let mut signs = title.chars();
    signs.next().map_or_else(String::new, |first| first.to_lowercase().chain(signs).collect())
}

/// The captions without the cues that a program made up, and without all but the first of those that repeat.
fn without(captions: &Captions) -> Option<Fix> {
    let mut gone = invented(captions);
    gone.extend(repeated(&captions.cues).into_iter().flat_map(|(first, times)| first + 1..first + times));
    gone.sort_unstable();
    gone.dedup();
    let block = |at: &usize| captions.cues[*at].block;
    let runs = gone.chunk_by(|a, b| a + 1 == *b).filter_map(|run| Some(block(run.first()?).to(block(run.last()?))));
    let edits = runs.map(|span| Edit { span, text: String::new() });
    Fix::edits(Safety::Suggest, Msg::new("Ta bort rutor som ingen säger", "Remove cues that nobody says"), edits)
}
