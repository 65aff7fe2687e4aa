//! The lines of the checklist in a walk: asked after the findings, one at a time, as questions to the whole draft.
//!
//! Knows the answers that a line offers. How they are written is `deeds`'; what a line says is the checklist's.

use crate::check::Judged;
use crate::checklist::{Line, Settles};
use crate::config::Lang;
use crate::finding::Finding;

use super::choices::{Choice, Offer};

/// The open lines of a draft, each as a finding about all of it.
pub(super) fn open(judged: &Judged) -> Vec<Finding> {
    let lines = judged.checklist.iter().filter(|question| question.answered.is_none()).filter_map(|question| Line::named(question.id));
    lines.map(|line| Finding { rule: line.id, key: line.id.to_owned(), ..Finding::review(&line.message) }).collect()
}

/// The line that a finding stands for; none for what a rule found.
pub(super) fn line(finding: &Finding) -> Option<&'static Line> {
    finding.rule.starts_with("M-").then(|| Line::named(finding.rule))?
}

/// Every choice at a line.
pub(super) fn offers(line: &Line, lang: Lang) -> Vec<Offer> {
    let t = |sv: &'static str, en: &'static str| if lang == Lang::Sv { sv } else { en };
    let offer = |key: &str, words: &str, choice, short| Offer { key: key.to_owned(), words: words.to_owned(), choice, short };
    let mut all = Vec::new();
    let mut number = 0;
    for (at, ready) in line.ready.iter().enumerate() {
        let key = match ready.answer {
            "ja" => t("j", "y").to_owned(),
            "nej" => "n".to_owned(),
            _ => {
                number += 1;
                number.to_string()
            }
        };
        all.push(offer(&key, ready.words.get(lang), Choice::Ready(at), false));
    }
    let is_ready = |answer: &str| line.ready.iter().any(|ready| ready.answer == answer);
    if line.settles != Settles::Words {
        if !is_ready("ja") {
            all.push(offer(t("j", "y"), t("Ja", "Yes"), Choice::Yes, true));
        }
        if !is_ready("nej") {
            all.push(offer("n", t("Nej", "No"), Choice::No, true));
        }
    }
    all.push(offer(t("v", "u"), t("Vet inte än", "Not known yet"), Choice::Unsure, true));
    all.push(offer(t("s", "w"), t("Skriv eget svar", "Write your own answer"), Choice::Own, true));
    all.push(offer(t("h", "s"), t("Hoppa över", "Skip"), Choice::Skip, true));
    all.push(offer("b", t("Tillbaka", "Back"), Choice::Back, true));
    all.push(offer(t("a", "q"), t("Avsluta", "Quit"), Choice::Quit, true));
    all
}
