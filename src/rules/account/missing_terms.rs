//! A page with terms that leaves something out: what comments are for, how to report, who can read.

use crate::account::{Account, Column};
use crate::config::{Level, Settings};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::language::letters::fold;
use crate::rule::{Check, Example, Rule, Situation};

use super::basics::terms_page;
use super::wording::{COMMENTS, REPORT, VISIBLE};

/// The rule.
pub const RULE: Rule = Rule {
    id: "account/missing-terms",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault, Verdict::Review],
    fixable: None,
    default_on: true,
    refs: &["C21–C23: vad som gäller för den som kommenterar"],
    sources: &["Policy för Stockholms stads konton i sociala medier (2020)", "lagen (1998:112) om ansvar för elektroniska anslagstavlor"],
    situations: &[Situation::Everybody],
    title: Msg::new("Villkoren utelämnar något", "The terms leave something out"),
    guide: &[
        Msg::new(
            "Villkoren ska säga vad kommentarer är till för, vad som tas bort, hur man anmäler något kränkande, och att andra kan läsa det man skriver.",
            "The terms are to say what comments are for, what is removed, how to report abuse, and that others can read what one writes.",
        ),
        Msg::new(
            "klart läser villkoren bara när sidan är sparad i mappen för --profiles. Spara den från webbläsaren: då står adressen i filen, och klart ser vilket konto den hör till.",
            "klart reads the terms only where the page is saved in the folder of --profiles. Save it from the browser: the file then holds the address, and klart sees whose it is.",
        ),
    ],
    rewrites: &[],
    messages: &[&NO_COMMENTS, &NO_REPORT, &NO_NOTICE],
    options: &[],
    yields_to: &[],
    cap: 3,
    examples: &[
        Example::register("id;namn;villkor_url\nek-fb;Ekvik;⟦https://ekvik.se/regler⟧\n").beside(&[(
            "regler.html",
            "<!-- saved from url=(0023)https://ekvik.se/regler --><p>Vi tar bort kränkande kommentarer. Inlägg är allmän handling.</p>",
        )]),
        Example::register("id,namn,villkor_url\nek-fb,Ekvik,⟦https://ekvik.se/regler⟧\n").beside(&[(
            "ek-fb.html",
            "<meta property=\"og:url\" content=\"https://ekvik.se/regler/\"><h1>Villkor</h1><p>Anmäl sådant som stör dig. Det du skriver är synligt för andra.</p>",
        )]),
        Example::register("id;namn;villkor_url\nek-fb;Ekvik;https://ekvik.se/regler\n").beside(&[(
            "regler.html",
            "<link rel=\"canonical\" href=\"https://ekvik.se/regler\"><p>Håll dig till ämnet. Vi tar bort påhopp. Anmäl gärna det du ser. Det du skriver kan läsas av alla.</p>",
        )]),
        Example::register("id;namn;villkor_url\nek-fb;Ekvik;https://ekvik.se/regler\n"),
    ],
    check: Check::Account(check),
};

const NO_COMMENTS: Message = Message {
    what: Msg::new("Villkoren säger inte vad kommentarer är till för.", "The terms do not say what comments are for."),
    why: Msg::new("Den som kommenterar kan inte veta vad som får stå kvar.", "Whoever comments cannot know what may stay."),
    how: Msg::new(
        "Skriv vad kommentarsfältet är till för, vad som inte är tillåtet och att ni tar bort det.",
        "Write what comments are for, what is not allowed, and that you remove it.",
    ),
};

const NO_REPORT: Message = Message {
    what: Msg::new("Villkoren säger inte hur man anmäler något kränkande.", "The terms do not say how to report abuse."),
    why: Msg::new(
        "Den som ser hot eller hat vet inte vart hen ska vända sig.",
        "Whoever sees threats or hate does not know where to turn.",
    ),
    how: Msg::new(
        "Skriv till exempel: ”Ser du något som kränker någon? Anmäl det till oss på …”",
        "Write for example: “Do you see abuse? Report it to us at …”",
    ),
};

const NO_NOTICE: Message = Message {
    what: Msg::new("Säger villkoren att andra kan läsa det man skriver?", "Do the terms say that others can read what one writes?"),
    why: Msg::new(
        "Den som skickar ett meddelande ska veta att det blir synligt för andra.",
        "Whoever sends a message is to know that others will see it.",
    ),
    how: Msg::new(
        "Skriv att det som skrivs syns för alla och kan bli allmän handling.",
        "Write that what is written can be seen by all, and may become a public document.",
    ),
};

fn check(account: &Account, settings: &Settings, found: &mut Findings) {
    let Some(row) = account.row.as_ref().filter(|_| !account.is_closed()) else { return };
    let Some(page) = terms_page(account, settings) else { return };
    let text = fold(&page.text);
    let here = |finding: Finding, id| finding.at(row.at(Column::Terms)).demanded(id, "villkor_url");
    if !COMMENTS.stand_in(&text) {
        found.push(here(Finding::fault(Level::Warning, &NO_COMMENTS), "C21"));
    }
    if !REPORT.stand_in(&text) {
        found.push(here(Finding::fault(Level::Warning, &NO_REPORT), "C22"));
    }
    if !VISIBLE.stand_in(&text) {
        found.push(here(Finding::review(&NO_NOTICE), "C23"));
    }
}
