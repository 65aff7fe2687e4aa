//! What a profile leaves out of the six points of basic information.

use crate::account::{Account, Column, Row};
use crate::config::{Level, Settings};
use crate::finding::{Arg, Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

use super::basics::{Basics, Met, Sender};

/// The rule.
pub const RULE: Rule = Rule {
    id: "account/missing-basics",
    levels: &[Level::Warning, Level::Advice],
    verdicts: &[Verdict::Fault, Verdict::Review],
    fixable: None,
    default_on: true,
    refs: &["A01–A06: basinformation"],
    sources: &["Policy för Stockholms stads konton i sociala medier (2020)", "policy/POLICY.md section 7"],
    situations: &[Situation::Everybody],
    title: Msg::new("Profilen saknar basinformation", "The profile lacks basic information"),
    guide: &[
        Msg::new(
            "Den som hittar ett konto ska förstå vem som står bakom, vad man får, vad som gäller för kommentarer, hur man når er, var webbplatsen finns och hur personuppgifter behandlas.",
            "Whoever finds an account is to understand who is behind it, what to expect, the terms for comments, how to reach you, where the web site is and how personal data are handled.",
        ),
        Msg::new(
            "På Facebook och LinkedIn ryms allt i profilen. På Instagram, X, Bluesky och TikTok räcker en länk till en sida som säger resten. Spara sidan i mappen för --profiles så slipper du frågan.",
            "On Facebook and LinkedIn it all fits in the profile. On Instagram, X, Bluesky and TikTok one link to a page with the rest is enough. Save the page in the folder of --profiles, and the question is not asked.",
        ),
        Msg::new(
            "Ett exempel som säger allt: ”Almedalsbiblioteket, en del av Region Gotland. Här tipsar vi om böcker och högläsning. Regler, kontakt och personuppgifter: gotland.se/biblioteket”.",
            "One that says it all: “Almedalsbiblioteket, a part of Region Gotland. Here we give tips on books and reading aloud. Rules, contact and personal data: gotland.se/biblioteket”.",
        ),
    ],
    rewrites: &[],
    messages: &[&NO_SENDER, &NO_UNIT, &NO_CONTENT, &NO_TERMS, &NO_CONTACT, &NO_SITE, &NO_PRIVACY, &BEHIND, &UNSURE],
    options: &[],
    yields_to: &[],
    cap: 6,
    examples: &[
        Example::register("id;plattform;namn;basinformation;villkor_url;personuppgifter_url\nek-ig;instagram;Ung i Ekvik;⟦⟧⟦⟧⟦⟧⟦⟧;⟦⟧;⟦⟧\n").with(EKVIK),
        Example::register("id;plattform;namn;basinformation;villkor_url;personuppgifter_url\nek-x;x;Ekvik;⟦Ekviks kommun. 0980-319 215⟧;https://ekvik.se/regler;https://ekvik.se/gdpr\n").with(EKVIK),
        Example::register("id;plattform;namn;basinformation;personuppgifter_url\nek-fb;facebook;Ekviks stadsbibliotek;Stadsbiblioteket, en del av Ekviks kommun. Här tipsar vi om böcker och högläsning. Kommentarsregler: ekvik.se/regler. 0980-319 210;⟦⟧\n").with(EKVIK),
        Example::register("id;plattform;namn;verksamhet;basinformation\nek-fb;facebook;Ekviks kommun;Kommunikation;Här berättar vi om service och händelser i kommunen. Kommentarsregler och kontakt: ekvik.se/kontakt. Så behandlar vi personuppgifter: ekvik.se/gdpr\n").with(EKVIK),
        Example::register("id;plattform;namn;basinformation\nek-x;x;Ekvik;Ekviks kommun\n").with(EKVIK).beside(&[("ek-x.html", PAGE)]),
    ],
    check: Check::Account(check),
};

const EKVIK: &str = "[organisation]\nname = \"Ekviks kommun\"\ndomains = [\"ekvik.se\"]\nunits = [\"Stadsbiblioteket\"]\n";
const PAGE: &str = "<p>Vi berättar om det som händer i kommunen.</p><p><a href='https://ekvik.se/kontakt'>Kontakta oss</a>, <a href='https://ekvik.se/regler'>regler</a> och <a href='https://ekvik.se/gdpr'>personuppgifter</a>.</p>";

const NO_SENDER: Message = Message {
    what: Msg::new("Det syns inte att kontot hör till {organisation}.", "It does not show that the account belongs to {organisation}."),
    why: Msg::new("Den som möter kontot kan inte veta om det är äkta.", "Whoever meets the account cannot know whether it is genuine."),
    how: Msg::new(
        "Skriv verksamhetens namn och ”en del av {organisation}” i profilen.",
        "Write the unit’s name and “a part of {organisation}” in the profile.",
    ),
};

const NO_UNIT: Message = Message {
    what: Msg::new("Det syns inte vilken verksamhet som har kontot.", "It does not show which unit has the account."),
    why: Msg::new("Läsaren vet inte vem i {organisation} som svarar.", "Readers do not know who in {organisation} answers."),
    how: Msg::new("Skriv verksamhetens namn i namnet eller profiltexten.", "Write the unit’s name in the account’s name or text."),
};

const NO_CONTENT: Message = Message {
    what: Msg::new("Profilen säger inte vad man kan vänta sig.", "The profile does not say what to expect."),
    why: Msg::new(
        "Den som hittar kontot vet inte om det är värt att följa.",
        "Whoever finds the account does not know whether to follow it.",
    ),
    how: Msg::new("Skriv en mening som börjar ”Här berättar vi om …”.", "Write a sentence that begins “Here we tell you about …”."),
};

const NO_TERMS: Message = Message {
    what: Msg::new("Villkoren för att delta går inte att hitta.", "The terms for taking part cannot be found."),
    why: Msg::new(
        "Den som skriver ska veta att inlägget kan bli allmän handling eller tas bort.",
        "Whoever writes is to know that the post may become a public document or be removed.",
    ),
    how: Msg::new("Lägg till en länk: ”Kommentarsregler: {address}”.", "Add a link: “Rules for comments: {address}”."),
};

const NO_CONTACT: Message = Message {
    what: Msg::new("Kontaktuppgifter saknas.", "There is no way to get in touch."),
    why: Msg::new("Den som behöver hjälp vet inte vart frågan ska ställas.", "Whoever needs help does not know where to ask."),
    how: Msg::new(
        "Lägg till telefon, e-post eller en länk till kontaktsidan.",
        "Add a telephone number, an e-mail address or a link to the contact page.",
    ),
};

const NO_SITE: Message = Message {
    what: Msg::new("Länken till den egna webbplatsen saknas.", "The link to your own web site is missing."),
    why: Msg::new(
        "Där finns informationen också för den som inte använder plattformen.",
        "There the information is open to those who do not use the platform.",
    ),
    how: Msg::new("Länka till verksamhetens sida på {address}.", "Link to the unit’s page on {address}."),
};

const NO_PRIVACY: Message = Message {
    what: Msg::new("Länken om personuppgifter saknas.", "The link on personal data is missing."),
    why: Msg::new(
        "Den som skriver till er ska kunna läsa hur uppgifterna behandlas.",
        "Whoever writes to you is to be able to read how the data are handled.",
    ),
    how: Msg::new(
        "Lägg till en länk: ”Så behandlar vi personuppgifter: {address}”.",
        "Add a link: “How we handle personal data: {address}”.",
    ),
};

const BEHIND: Message = Message {
    what: Msg::new("Säger sidan bakom länken {what}?", "Does the page behind the link say {what}?"),
    why: Msg::new(
        "Profilen är kort, och klart har inte sidan som den länkar till.",
        "The profile is short, and klart does not have the page that it links to.",
    ),
    how: Msg::new(
        "Titta efter, eller spara sidan som {id}.html i mappen för --profiles.",
        "Have a look, or save the page as {id}.html in the folder of --profiles.",
    ),
};

const UNSURE: Message = Message {
    what: Msg::new("Säger profilen vad man kan vänta sig?", "Does the profile say what to expect?"),
    why: Msg::new(
        "klart hittar inga ord som ”här berättar vi” eller ”nyheter om”.",
        "klart finds no words such as “here we tell” or “news about”.",
    ),
    how: Msg::new(
        "Läs texten som en ny följare. Skriv annars ”Här berättar vi om …”.",
        "Read the text as a new follower. Else write “Here we tell you about …”.",
    ),
};

/// A point: its demand and column, what to say when it is not met, and what to ask when it may be behind the link.
struct Point {
    demand: &'static str,
    column: Column,
    missing: &'static Message,
    behind: Msg,
}

const POINTS: [Point; 5] = [
    Point { demand: "A02", column: Column::Bio, missing: &NO_CONTENT, behind: Msg::new("vad man kan vänta sig", "what to expect") },
    Point {
        demand: "A03",
        column: Column::Terms,
        missing: &NO_TERMS,
        behind: Msg::new("vad som gäller för kommentarer", "what the terms are"),
    },
    Point { demand: "A04", column: Column::Bio, missing: &NO_CONTACT, behind: Msg::new("hur man når er", "how to reach you") },
    Point {
        demand: "A05",
        column: Column::Bio,
        missing: &NO_SITE,
        behind: Msg::new("var er egen webbplats finns", "where your own web site is"),
    },
    Point {
        demand: "A06",
        column: Column::Privacy,
        missing: &NO_PRIVACY,
        behind: Msg::new("hur personuppgifter behandlas", "how personal data are handled"),
    },
];

fn check(account: &Account, settings: &Settings, found: &mut Findings) {
    let Some(row) = account.row.as_ref().filter(|_| !account.is_closed()) else { return };
    let basics = Basics::of(account, settings);
    sender(account, row, settings, &basics, found);
    let met = [basics.content(), basics.terms(), basics.contact(), basics.site(), basics.privacy()];
    for (point, met) in POINTS.iter().zip(met) {
        let finding = match met {
            Met::Yes => continue,
            Met::No => Finding::fault(Level::Warning, point.missing).arg("address", address(point, settings)),
            Met::Behind => Finding::review(&BEHIND).arg("what", point.behind).arg("id", account.id()),
            Met::Unsure => Finding::review(&UNSURE),
        };
        found.push(finding.at(row.at(point.column)).demanded(point.demand, point.column.name()));
    }
}

fn sender(account: &Account, row: &Row, settings: &Settings, basics: &Basics<'_>, found: &mut Findings) {
    let message = match basics.sender() {
        Sender::Clear => return,
        Sender::Organisation => &NO_SENDER,
        Sender::Unit => &NO_UNIT,
    };
    let own = settings.organisation.as_deref().map_or_else(|| account.get(Column::Organisation), |own| own.name.as_str());
    let finding = Finding::fault(Level::Warning, message).arg("organisation", own);
    found.push(finding.at(row.at(Column::Bio)).demanded("A01", "basinformation"));
}

/// The address to write: the configured one, else the site, else a gap in words.
fn address(point: &Point, settings: &Settings) -> Arg {
    let configured = match point.demand {
        "A03" => settings.account.terms_url.as_str(),
        "A06" => settings.account.privacy_url.as_str(),
        _ => "",
    };
    let domain = settings.organisation.as_deref().and_then(|own| own.domains.first()).map(String::as_str);
    match (configured, domain) {
        ("", None) if point.demand == "A05" => Msg::new("er webbplats", "your web site").into(),
        ("", Some(domain)) if point.demand == "A05" => Arg::from(domain),
        ("", None) => Msg::new("webbadressen", "the address").into(),
        ("", Some(domain)) => Arg::from(format!("{domain}/…")),
        (address, _) => Arg::from(address),
    }
}
