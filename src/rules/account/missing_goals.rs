//! An account without goals or target groups, and a goal that nobody can measure.

use crate::account::{Account, Column};
use crate::config::{Level, Settings};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::language::letters::{fold, words};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "account/missing-goals",
    levels: &[Level::Warning, Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["A08: mätbara mål och målgrupper"],
    sources: &["Policy för Stockholms stads konton i sociala medier (2020)"],
    situations: &[Situation::Everybody],
    title: Msg::new("Kontot saknar mål eller målgrupper", "The account has no goals or target groups"),
    guide: &[
        Msg::new(
            "Ett mål går att mäta när det säger hur mycket och till när: ”800 följare i december”, ”svar inom 24 timmar”, ”hälften av frågorna besvarade samma dag”.",
            "A goal can be measured when it says how much and by when: “800 followers in December”, “answers within 24 hours”, “half of the questions answered the same day”.",
        ),
        Msg::new(
            "Målgruppen är de som kontot är till för, inte alla som kan se det. ”Vårdnadshavare till barn i förskolan” går att skriva för. ”Allmänheten” gör det sällan.",
            "The target group is whom the account is for, not everybody who can see it. “Guardians of children in preschool” can be written for. “The public” seldom can.",
        ),
        Msg::new(
            "Rådet om mätbarhet kommer när målet saknar både tal, tid och ord för andelar. Står det i en egen uppföljning kan ni lämna det.",
            "The advice on measuring comes where the goal has neither number nor time nor word for a share. Where a plan of its own says it, leave it.",
        ),
    ],
    rewrites: &[],
    messages: &[&NO_GOAL, &UNMEASURED, &NO_AUDIENCE],
    options: &[],
    yields_to: &[],
    cap: 3,
    examples: &[
        Example::register("id;namn;mal;malgrupper\nek-ig;Ung i Ekvik;⟦⟧;⟦⟧\n"),
        Example::register("id,namn,mal,malgrupper\nek-ig,Ung i Ekvik,⟦Nå fler unga⟧,Unga mellan 13 och 19\n"),
        Example::register("id;namn;mal;malgrupper\nek-fb;Ekviks kommun;800 följare till december 2026;Invånare i kommunen\n"),
        Example::register("id;namn;mal;malgrupper\nek-x;Ekvik;Fördubbla räckvidden;Resenärer\n"),
        Example::register("id;namn;mal;malgrupper\nek-li;Ekvik;Två nya medarbetare i månaden via kontot;Arbetssökande\n"),
    ],
    check: Check::Account(check),
};

const NO_GOAL: Message = Message {
    what: Msg::new("Målet för kontot saknas.", "The account’s goal is missing."),
    why: Msg::new(
        "Utan mål går det inte att följa upp om kontot är värt arbetet.",
        "Without a goal nobody can tell whether the account is worth the work.",
    ),
    how: Msg::new(
        "Skriv ett tal och en tid, till exempel ”svar inom 24 timmar”.",
        "Write a number and a time, such as “answers within 24 hours”.",
    ),
};

const UNMEASURED: Message = Message {
    what: Msg::new("Målet går nog inte att mäta.", "The goal can probably not be measured."),
    why: Msg::new("Utan tal eller tid vet ingen när målet är nått.", "Without a number or a time nobody knows when it is reached."),
    how: Msg::new(
        "Skriv hur mycket och till när, till exempel ”800 följare i december”.",
        "Write how much and by when, such as “800 followers in December”.",
    ),
};

const NO_AUDIENCE: Message = Message {
    what: Msg::new("Målgrupperna för kontot saknas.", "The account’s target groups are missing."),
    why: Msg::new("Den som skriver behöver veta vem texten är till för.", "Whoever writes needs to know whom the text is for."),
    how: Msg::new(
        "Skriv vilka kontot är till för, till exempel ”resenärer i kollektivtrafiken”.",
        "Write whom the account is for, such as “passengers on public transport”.",
    ),
};

/// Beginnings of words that say how much or when.
const MEASURES: [&str; 54] = [
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
    "femton",
    "tjugo",
    "trettio",
    "fyrtio",
    "femtio",
    "hundra",
    "tusen",
    "hälften",
    "halver",
    "dubbel",
    "dubbl",
    "fördubbl",
    "tredubbl",
    "tredjedel",
    "fjärdedel",
    "procent",
    "samtliga",
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
    "dagligen",
    "veckovis",
    "månad",
    "kvartal",
    "årligen",
    "halvår",
    "dygn",
    "vardag",
    "timme",
    "timmar",
    "minut",
    "vecka",
    "veckor",
    "dubbelt",
];

fn check(account: &Account, _: &Settings, found: &mut Findings) {
    let Some(row) = account.row.as_ref().filter(|_| !account.is_closed()) else { return };
    if account.is_blank(Column::Goal) {
        found.push(Finding::fault(Level::Warning, &NO_GOAL).at(row.at(Column::Goal)).demanded("A08", "mal"));
    } else if !is_measurable(account.get(Column::Goal)) {
        found.push(Finding::fault(Level::Advice, &UNMEASURED).at(row.at(Column::Goal)).demanded("A08", "mal"));
    }
    if account.is_blank(Column::Audiences) {
        found.push(Finding::fault(Level::Warning, &NO_AUDIENCE).at(row.at(Column::Audiences)).demanded("A08", "malgrupper"));
    }
}

/// Whether a goal says how much or when.
fn is_measurable(goal: &str) -> bool {
    if goal.contains(|sign: char| sign.is_numeric() || sign == '%') {
        return true;
    }
    let lower = fold(goal);
    words(&lower).any(|word| MEASURES.iter().any(|start| measures(word, start)))
}

/// The word itself, or one with its ending: ”veckan” but not ”tredje” for ”tre”.
fn measures(word: &str, start: &str) -> bool {
    word.strip_prefix(start).is_some_and(|end| end.is_empty() || start.chars().count() > 4 && end.chars().count() < 7)
}
