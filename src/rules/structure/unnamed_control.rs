//! A button, a field or a choice that those who listen meet without a name.

use crate::config::{Level, Settings};
use crate::draft::{Control, ControlKind, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/unnamed-control",
    levels: &[Level::Error],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Template),
    default_on: true,
    refs: &["WCAG 4.1.2", "WCAG 1.3.1", "WCAG 3.3.2"],
    sources: &["W3C ACT 97a4e1, e086e5, m6b1q3, 2t702h", "HTML-AAM 1.0, 4.1", "Accessible Name and Description Computation 1.2"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Dexterity],
    title: Msg::new("Knapp eller fält utan namn", "Button or field without a name"),
    guide: &[
        Msg::new(
            "Den som lyssnar hör bara ”knapp” eller ”redigera” när en knapp eller ett fält saknar namn. Den som styr med rösten kan inte heller säga vad som ska tryckas.",
            "Whoever listens hears only “button” or “edit” when a button or a field has no name. Whoever steers by voice cannot say what to press either.",
        ),
        Msg::new(
            "Skriv vad knappen gör med ett verb: ”Sök”, ”Stäng”. Ett fält får sitt namn av en synlig etikett som hör ihop med fältet. Att texten står intill räcker inte: i koden ska etiketten ligga runt fältet, eller peka på det med for.",
            "Write what the button does, with a verb: “Search”, “Close”. A field gets its name from a label that can be seen and belongs to it. Standing beside is not enough: in the code the label lies around the field, or points at it with for.",
        ),
    ],
    rewrites: &[],
    messages: &[&BUTTON, &FIELD, &CHOICE, &FOLD],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html("<p>Sök i arkivet: ⟦<button class=\"lupp\"></button>⟧</p>\n"),
        Example::md("Sök i arkivet.\n\n⟦<button type=\"submit\"><svg aria-hidden=\"true\"><path d=\"M0 0h9\"/></svg></button>⟧\n"),
        Example::html("<p>Din adress</p>⟦<input type=\"text\" name=\"adress\">⟧\n"),
        Example::html("<label>Födelsedag</label> ⟦<input type=\"date\">⟧\n"),
        Example::html(
            "<label for=\"ort\">Ort</label><div id=\"o\">⟦<select name=\"ort\"><option>Visby</option><option>Hemse</option></select>⟧</div>\n",
        ),
        Example::html("<p>⟦<input type=\"checkbox\" name=\"ja\">⟧ Jag vill ha nyhetsbrev.</p>\n"),
        Example::html("<p>Skriv här: ⟦<span role=\"textbox\" contenteditable=\"true\">Visby</span>⟧</p>\n"),
        Example::html("<details>⟦<summary> </summary>⟧<p>Badet har öppet alla dagar.</p></details>\n"),
        Example::html(
            "<p>Filer</p><div role=\"menu\">⟦<span role=\"menuitem\"><img src=\"ny.svg\" alt=\"\"></span>⟧<span role=\"menuitem\">Öppna</span></div>\n",
        ),
        Example::html("<p>Stäng: ⟦<input type=\"button\">⟧ ⟦<input type=\"submit\" value=\"\">⟧</p>\n"),
        Example::html(
            "<p>Skicka svaret: <input type=\"submit\"> <button>Sök</button> <button aria-label=\"Stäng\">×</button> <button title=\"Meny\"></button></p>\n",
        ),
        Example::html(
            "<p><label>Namn <input></label> <label for=\"p\">Plats</label> <input id=\"p\"> <input type=\"search\" placeholder=\"Sök\"> <input type=\"hidden\"></p>\n",
        ),
        Example::html(
            "<p><button hidden></button> <button role=\"none\" disabled></button> <span role=\"checkbox\">Ja tack</span> <button><?php ikon('x'); ?></button></p>\n",
        ),
        Example::html(
            "<p><button :aria-label=\"namn\"></button> <button>{{ text }}</button> <details><div><summary></summary></div></details></p>\n",
        ),
        Example::md("Sök i arkivet. <button>Sök</button>\n"),
    ],
    check: Check::Draft(check),
};

const BUTTON: Message = Message {
    what: Msg::new("Knappen har inget namn.", "The button has no name."),
    why: Msg::new(
        "Den som lyssnar hör att det är en knapp, men inte vad den gör.",
        "Whoever listens hears that it is a button, but not what it does.",
    ),
    how: Msg::new("Skriv vad knappen gör, till exempel ”Sök”.", "Write what the button does, for instance “Search”."),
};

const FIELD: Message = Message {
    what: Msg::new("Fältet har ingen etikett.", "The field has no label."),
    why: Msg::new(
        "Den som lyssnar får inte veta vad som ska fyllas i eller väljas.",
        "Whoever listens is not told what to fill in or choose.",
    ),
    how: Msg::new(
        "Koppla ihop etiketten med fältet: lägg <label> runt båda, eller skriv fältets id i for.",
        "Connect the label and the field: put <label> around both, or write the field's id in for.",
    ),
};

const CHOICE: Message = Message {
    what: Msg::new("Valet har ingen etikett.", "The choice has no label."),
    why: Msg::new("Den som lyssnar får inte veta vad som kryssas i.", "Whoever listens is not told what is being ticked."),
    how: Msg::new(
        "Lägg <label> runt rutan och texten, så hör de ihop och texten går att trycka på.",
        "Put <label> around the box and its text: then they belong together, and the text can be pressed.",
    ),
};

const FOLD: Message = Message {
    what: Msg::new("Rubriken som fäller ut texten är tom.", "The heading that folds out the text is empty."),
    why: Msg::new("Ingen kan veta vad som finns att fälla ut.", "Nobody can know what there is to fold out."),
    how: Msg::new(
        "Skriv mellan <summary> och </summary> vad texten handlar om.",
        "Write between <summary> and </summary> what the text is about.",
    ),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for control in draft.controls.iter().filter(|control| is_nameless(control)) {
        let Some((message, gap)) = words(control.kind) else { continue };
        let edit = control.slot.as_ref().and_then(|slot| slot.edit(gap));
        let fix = Fix::edits(Safety::Template, Msg::new("Skriv ett namn", "Write a name"), edit);
        found.push(Finding::fault(Level::Error, message).at(control.span).fix(fix));
    }
}

fn is_nameless(control: &Control) -> bool {
    !control.hidden && !control.unknown && control.name.trim().is_empty()
}

fn words(kind: ControlKind) -> Option<(&'static Message, &'static str)> {
    Some(match kind {
        ControlKind::Button | ControlKind::MenuItem => (&BUTTON, "[skriv vad knappen gör]"),
        ControlKind::Field => (&FIELD, "[skriv vad som ska fyllas i]"),
        ControlKind::Choice => (&CHOICE, "[skriv vad som väljs]"),
        ControlKind::Fold => (&FOLD, "[skriv vad texten handlar om]"),
        ControlKind::Part | ControlKind::Link => return None,
    })
}
