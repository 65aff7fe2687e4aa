//! A link that leads nowhere: an address that is empty or misspelt, a place or a file that is not there.

use crate::config::{Level, Settings};
use crate::draft::{Draft, Landing, Link, Lookup};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::rule::{Check, Example, Rule, Situation};
use crate::source::{Edit, Span};

use super::addresses::{Slip, is_filled, slip};

/// The rule.
pub const RULE: Rule = Rule {
    id: "link/broken-target",
    levels: &[Level::Error, Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &[],
    sources: &["RFC 3986, RFC 3966, RFC 6068", "WHATWG URL", "markdownlint MD042, MD051"],
    situations: &[Situation::Everybody],
    title: Msg::new("Länk som inte leder någonstans", "Link that leads nowhere"),
    guide: &[
        Msg::new(
            "En länk som inte fungerar hejdar läsaren mitt i ett ärende. Den som har svårt att leta vidare kommer inte längre.",
            "A link that does not work stops readers in the middle of what they came for. Those who find it hard to search get no further.",
        ),
        Msg::new(
            "Skriv hela adressen till andras sidor, med https:// först. Prova länken en gång innan du publicerar.",
            "Write the whole address of other sites, with https:// first. Try the link once before you publish.",
        ),
        Msg::new(
            "klart besöker aldrig nätet. Därför sägs bara det som går att se i texten: en tom eller felskriven adress, ett ställe på sidan eller en fil bredvid som saknas.",
            "klart never visits the network. So only what can be seen in the text is told: an empty or misspelt address, a place on the page or a file beside it that is missing.",
        ),
    ],
    rewrites: &[],
    messages: &[&EMPTY, &SCRIPT, &NO_SCHEME, &MISSPELT, &OWN_DISK, &MAIL, &PHONE, &PHONE_ZERO, &PLACE, &FILE, &NEAR],
    options: &[],
    yields_to: &["link/empty"],
    cap: 10,
    examples: &[
        Example::md("Läs om ⟦[simskolan]()⟧.\n"),
        Example::html("<p>Läs om <a href=\"⟦www.ekvik.example.se/bad⟧\">badet</a> eller ⟦<a href=\"\">simskolan</a>⟧.</p>\n")
            .fixed("<p>Läs om <a href=\"https://www.ekvik.example.se/bad\">badet</a> eller <a href=\"\">simskolan</a>.</p>\n"),
        Example::md("Läs om [badet](⟦www.ekvik.example.se/bad⟧) och [simskolan](⟦https//ekvik.example.se/sim⟧).\n")
            .fixed("Läs om [badet](https://www.ekvik.example.se/bad) och [simskolan](https://ekvik.example.se/sim).\n"),
        Example::html("<p><a href=\"⟦bad@ekvik.example.se⟧\">Mejla badet</a>, <a href=\"⟦tel:växeln⟧\">ring oss</a></p>\n")
            .fixed("<p><a href=\"mailto:bad@ekvik.example.se\">Mejla badet</a>, <a href=\"tel:växeln\">ring oss</a></p>\n"),
        Example::html(
            "<p><a href=\"⟦tel:+46 (0)498 26 90 00⟧\">Ring växeln</a> eller <a href=\"⟦javascript:visaKarta()⟧\">visa kartan</a></p>\n",
        )
        .fixed("<p><a href=\"tel:+46 498 26 90 00\">Ring växeln</a> eller <a href=\"javascript:visaKarta()\">visa kartan</a></p>\n"),
        Example::md("Öppna [mallen](⟦file:///G:/mallar/brev.docx⟧) (Word).\n"),
        Example::html(
            "<!doctype html><html lang=\"sv\"><title>Bad</title><h1 id=\"bad\">Bad</h1><p><a href=\"#bad\">Om badet</a> och <a href=\"⟦#priser⟧\">priser</a></p></html>\n",
        ),
        Example::md(
            "# Badet\n\nSe [avgifterna](⟦#avgiftr⟧), [öppettiderna](#oppettider-2) och [om badet](#badet).\n\n## Öppettider\n\n## Öppettider 2\n",
        ),
        Example::md("Läs [reglerna](⟦regle.pdf⟧ \"pdf\") och [avgifterna](avgifter.pdf) (pdf).\n")
            .beside(&[("regler.pdf", "x"), ("avgifter.pdf", "x")])
            .fixed("Läs [reglerna](regler.pdf \"pdf\") och [avgifterna](avgifter.pdf) (pdf).\n"),
        Example::md("Läs om [badet](https://ekvik.example.se/bad).\n"),
        Example::html(
            "<p><a href=\"#\">Upp</a> <a href=\"\" onclick=\"visa()\">Visa kartan</a> <a href=\"{{ url }}\">Boka</a> <a href=\"/bad\">Badet</a> <a href=\"mailto:?subject=Tips\">Tipsa</a> <a href=\"#avgifter\">Avgifter</a></p>\n",
        ),
        Example::md(
            "Ring [112](tel:112), mejla [badet](mailto:bad@ekvik.example.se) eller läs [mer om badet](../bad/) och [delen](del-2.html).\n",
        ),
    ],
    check: Check::Draft(check),
};

const WHY: Msg = Msg::new("Den som följer länken kommer inte fram.", "Whoever follows the link does not arrive.");

const EMPTY: Message = Message {
    what: Msg::new("Länken har ingen adress.", "The link has no address."),
    why: Msg::new("Den som följer länken blir kvar på samma sida.", "Whoever follows the link stays on the same page."),
    how: Msg::new("Skriv adressen, eller ta bort länken.", "Write the address, or remove the link."),
};
const SCRIPT: Message = Message {
    what: Msg::new("Länken kör ett skript i stället för att leda någonstans.", "The link runs a script instead of leading anywhere."),
    why: Msg::new("Den fungerar inte i mejl, i läsläge eller i en ny flik.", "It does not work in e-mail, in reader view or in a new tab."),
    how: Msg::new("Länka till en sida, eller gör den till en knapp (<button>).", "Link to a page, or make it a button (<button>)."),
};
const NO_SCHEME: Message = Message {
    what: Msg::new("Adressen ”{address}” saknar https://.", "The address “{address}” lacks https://."),
    why: Msg::new(
        "Utan det letar webbläsaren efter en sida på er egen webbplats.",
        "Without it the browser looks for a page on your own site.",
    ),
    how: Msg::new("Skriv https:// först.", "Write https:// first."),
};
const MISSPELT: Message = Message {
    what: Msg::new("Adressen ”{address}” är felskriven.", "The address “{address}” is misspelt."),
    why: WHY,
    how: Msg::new("Skriv om adressen och prova den.", "Write the address again and try it."),
};
const OWN_DISK: Message = Message {
    what: Msg::new("Länken leder till en fil på din egen dator.", "The link leads to a file on your own computer."),
    why: Msg::new("Ingen annan kan öppna den.", "Nobody else can open it."),
    how: Msg::new("Lägg upp filen på webbplatsen och länka dit.", "Put the file on the site and link to it there."),
};
const MAIL: Message = Message {
    what: Msg::new("”{address}” är ingen hel e-postlänk.", "“{address}” is not a whole e-mail link."),
    why: Msg::new("E-postprogrammet vet inte vem brevet ska till.", "The mail program cannot tell whom the letter is for."),
    how: Msg::new(
        "Skriv mailto: och hela adressen, som mailto:bad@ekvik.example.se.",
        "Write mailto: and the whole address, as in mailto:pool@ekvik.example.se.",
    ),
};
const PHONE: Message = Message {
    what: Msg::new("”{address}” är inget nummer som går att ringa.", "“{address}” is not a number that can be rung."),
    why: Msg::new("Den som trycker på länken kommer inte fram.", "Whoever taps the link does not get through."),
    how: Msg::new("Skriv tel: och bara siffror, som tel:+46498269000.", "Write tel: and digits only, as in tel:+46498269000."),
};
const PHONE_ZERO: Message = Message {
    what: Msg::new("Numret ”{address}” har (0) efter landsnumret.", "The number “{address}” has (0) after the country code."),
    why: Msg::new(
        "Telefonen slår nollan också, och samtalet kommer inte fram.",
        "The telephone dials the zero too, and the call does not get through.",
    ),
    how: Msg::new("Ta bort (0) i länken. I texten kan den stå kvar.", "Take (0) out of the link. It may stay in the text."),
};
const PLACE: Message = Message {
    what: Msg::new("Stället ”{address}” finns inte på sidan.", "The place “{address}” is not on the page."),
    why: Msg::new("Den som följer länken blir kvar där hen är.", "Whoever follows the link stays put."),
    how: Msg::new(
        "Rätta adressen, eller sätt id=\"…\" där länken ska landa.",
        "Correct the address, or put id=\"…\" where the link is to land.",
    ),
};
const FILE: Message = Message {
    what: Msg::new("Filen ”{address}” finns inte.", "The file “{address}” is not there."),
    why: WHY,
    how: Msg::new("Lägg filen på plats, eller rätta adressen.", "Put the file in its place, or correct the address."),
};
const NEAR: Message = Message {
    what: Msg::new("Filen ”{address}” finns inte.", "The file “{address}” is not there."),
    why: WHY,
    how: Msg::new("Menade du ”{near}”?", "Did you mean “{near}”?"),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let mut settled: Option<bool> = None;
    for link in draft.links.iter().filter(|link| !link.hidden && !link.bare) {
        if let Some(finding) = misspelt(link).or_else(|| landed(link)) {
            found.push(finding);
        } else if let Lookup::Missing(near) = &link.file
            && !is_filled(&link.target.address)
        {
            // Where nothing that the draft names lies beside it, the draft is not where it is published from.
            if *settled.get_or_insert_with(|| is_settled(draft)) {
                found.push(missing(link, near.as_deref()));
            }
        }
    }
}

/// A slip in the address itself.
fn misspelt(link: &Link) -> Option<Finding> {
    let address = link.target.address.as_str();
    let (slip, mended) = slip(address)?;
    let (level, message) = match slip {
        Slip::Empty if link.scripted || link.target.span == Span::default() => return None,
        Slip::Script if link.scripted => return None,
        // A folder beside the draft may be named for a site that is kept there.
        Slip::NoScheme if link.file.found().is_some() => return None,
        Slip::Empty => (Level::Error, &EMPTY),
        Slip::Script => (Level::Warning, &SCRIPT),
        Slip::NoScheme => (Level::Error, &NO_SCHEME),
        Slip::Misspelt => (Level::Error, &MISSPELT),
        Slip::OwnDisk => (Level::Error, &OWN_DISK),
        Slip::Mail => (Level::Error, &MAIL),
        Slip::Phone => (Level::Error, &PHONE),
        Slip::PhoneWords => (Level::Warning, &PHONE),
        Slip::PhoneZero => (Level::Warning, &PHONE_ZERO),
    };
    let span = if address.is_empty() { link.span } else { link.target.span };
    let fix =
        mended.and_then(|(length, text)| begun(link, length, text)).or_else(|| without_zero(link).filter(|_| slip == Slip::PhoneZero));
    Some(Finding::fault(level, message).at(span).arg("address", shown(address)).fix(fix))
}

/// A place on the same page that is not there.
fn landed(link: &Link) -> Option<Finding> {
    let level = match link.landing {
        Landing::Missing if !link.scripted => Level::Error,
        Landing::Unseen => Level::Warning,
        _ => return None,
    };
    Some(Finding::fault(level, &PLACE).at(link.target.span).arg("address", shown(&link.target.address)))
}

fn missing(link: &Link, near: Option<&str>) -> Finding {
    let message = if near.is_some() { &NEAR } else { &FILE };
    let finding = Finding::fault(Level::Error, message).at(link.target.span).arg("address", link.target.file_name());
    finding.arg("near", near.unwrap_or_default()).fix(near.and_then(|near| renamed(link, near)))
}

/// Whether something else that the draft names is where it says.
fn is_settled(draft: &Draft) -> bool {
    let linked = draft.links.iter().any(|link| link.file.found().is_some());
    linked
        || draft.images.iter().any(|image| image.file.found().is_some())
        || draft.media.iter().any(|medium| medium.file.found().is_some())
}

/// As much of an address as a message has room for.
fn shown(address: &str) -> String {
    const ROOM: usize = 60;
    if address.chars().count() <= ROOM {
        return address.to_owned();
    }
    address.chars().take(ROOM - 1).chain(['…']).collect()
}

/// Other words at the beginning of the address, where its bytes stand just as it reads.
fn begun(link: &Link, length: usize, text: &str) -> Option<Fix> {
    let span = link.target.span;
    if span.end.checked_sub(span.start)? as usize != link.target.address.len() {
        return None;
    }
    let edit = Edit { span: Span { end: span.start + u32::try_from(length).ok()?, ..span }, text: text.to_owned() };
    Some(Fix::edits(Safety::Suggest, Msg::new("Skriv ”{text}” först", "Begin with “{text}”"), [edit])?.arg("text", text))
}

/// A telephone number without its `(0)`.
fn without_zero(link: &Link) -> Option<Fix> {
    let (span, address) = (link.target.span, link.target.address.as_str());
    let at = u32::try_from(address.find("(0)")?).ok()?;
    if span.end.checked_sub(span.start)? as usize != address.len() {
        return None;
    }
    let edit = Edit { span: Span { start: span.start + at, end: span.start + at + 3, ..span }, text: String::new() };
    Fix::edits(Safety::Suggest, Msg::new("Ta bort (0)", "Take out (0)"), [edit])
}

/// The nearest name in place of the last part of the address.
fn renamed(link: &Link, near: &str) -> Option<Fix> {
    let span = link.target.span;
    let address = link.target.address.as_str();
    let plain = near.chars().all(|sign| sign.is_alphanumeric() || "-_.".contains(sign));
    if span.end.checked_sub(span.start)? as usize != address.len() || !plain {
        return None;
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let at = path.rfind('/').map_or(0, |slash| slash + 1);
    let (from, to) = (u32::try_from(at).ok()?, u32::try_from(path.len()).ok()?);
    let edit = Edit { span: Span { start: span.start + from, end: span.start + to, ..span }, text: near.to_owned() };
    Some(Fix::edits(Safety::Suggest, Msg::new("Byt till ”{near}”", "Change to “{near}”"), [edit])?.arg("near", near))
}
