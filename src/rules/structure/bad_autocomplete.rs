//! A field that says what it asks for in words that browsers do not know.

use crate::config::{Level, Settings};
use crate::draft::Draft;
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/bad-autocomplete",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 1.3.5"],
    sources: &["W3C ACT 73f2c2", "HTML Standard, 4.10.18.7: autofill"],
    situations: &[Situation::Cognition, Situation::Dexterity],
    title: Msg::new("Autocomplete som webbläsare inte förstår", "Autocomplete that browsers do not understand"),
    guide: &[],
    rewrites: &[],
    messages: &[&UNKNOWN, &UNFINISHED],
    options: &[],
    yields_to: &[],
    cap: 10,
    examples: &[
        Example::html("<label>Namn <input ⟦autocomplete=\"fullname\"⟧></label>\n"),
        Example::md("<label>Telefon <input ⟦autocomplete=\"home work tel\"⟧></label>\n"),
        Example::html(
            "<label>Adress <input ⟦autocomplete='shipping'⟧></label> <label>Foto <input ⟦autocomplete=\"work photo\"⟧></label>\n",
        ),
        Example::html("<label>Lösenord <input type=\"password\" ⟦autocomplete=\"current-password webauthn nu\"⟧></label>\n"),
        Example::html(
            "<label>Namn <input autocomplete=\"NAME\"></label> <label>Gata <input autocomplete=\"section-a billing address-line1\"></label> <label>Mobil <input autocomplete=\"shipping mobile tel\"></label>\n",
        ),
        Example::html(
            "<label>Sök <input autocomplete=\"off\"></label> <label>Namn <input autocomplete=\" \" name=\"a\"></label> <label>Namn <input autocomplete=\"namn\" disabled></label> <label>Kod <input autocomplete=\"{{ slag }}\"></label>\n",
        ),
        Example::md("<label>Lösenord <input type=\"password\" autocomplete=\"current-password webauthn\"></label>\n"),
    ],
    check: Check::Draft(check),
};

const WHY: Msg = Msg::new(
    "Webbläsaren kan inte fylla i åt den som har svårt att skriva eller minnas.",
    "The browser cannot fill it in for whoever finds it hard to write or remember.",
);

const UNKNOWN: Message = Message {
    what: Msg::new("Webbläsare förstår inte autocomplete ”{text}”.", "Browsers do not understand autocomplete “{text}”."),
    why: WHY,
    how: Msg::new(
        "Skriv ett ord ur standarden, till exempel name, email eller tel.",
        "Write a word of the standard, for instance name, email or tel.",
    ),
};

const UNFINISHED: Message = Message {
    what: Msg::new("Autocomplete ”{text}” säger inte vad som ska fyllas i.", "Autocomplete “{text}” does not say what to fill in."),
    why: WHY,
    how: Msg::new("Lägg till vad det gäller, till exempel ”{text} email”.", "Add what it concerns, for instance “{text} email”."),
};

/// What a field may ask for.
const FIELDS: &[&str] = &[
    "additional-name",
    "address-level1",
    "address-level2",
    "address-level3",
    "address-level4",
    "address-line1",
    "address-line2",
    "address-line3",
    "bday",
    "bday-day",
    "bday-month",
    "bday-year",
    "cc-additional-name",
    "cc-csc",
    "cc-exp",
    "cc-exp-month",
    "cc-exp-year",
    "cc-family-name",
    "cc-given-name",
    "cc-name",
    "cc-number",
    "cc-type",
    "country",
    "country-name",
    "current-password",
    "family-name",
    "given-name",
    "honorific-prefix",
    "honorific-suffix",
    "language",
    "name",
    "new-password",
    "nickname",
    "one-time-code",
    "organization",
    "organization-title",
    "photo",
    "postal-code",
    "sex",
    "street-address",
    "transaction-amount",
    "transaction-currency",
    "url",
    "username",
];

/// What it may ask for of one of several kinds: at home, at work …
const CONTACTS: &[&str] = &[
    "email",
    "impp",
    "tel",
    "tel-area-code",
    "tel-country-code",
    "tel-extension",
    "tel-local",
    "tel-local-prefix",
    "tel-local-suffix",
    "tel-national",
];

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for control in draft.controls.iter().filter(|control| !control.unknown) {
        let Some(purpose) = &control.purpose else { continue };
        if purpose.text.contains(['{', '<', '$']) {
            continue;
        }
        let message = match understood(&purpose.text.to_ascii_lowercase()) {
            Understood::Wholly => continue,
            Understood::Not => &UNKNOWN,
            Understood::Partly => &UNFINISHED,
        };
        found.push(Finding::fault(Level::Warning, message).at(purpose.span).arg("text", purpose.text.as_str()));
    }
}

enum Understood {
    Wholly,
    /// It says for whom or where, but not what.
    Partly,
    Not,
}

/// Reads the words in the order of the standard: section, kind of address, kind of contact, field, webauthn.
fn understood(text: &str) -> Understood {
    let mut rest: Vec<&str> = text.split_ascii_whitespace().collect();
    if matches!(rest.as_slice(), [] | ["on" | "off" | "webauthn"]) {
        return Understood::Wholly;
    }
    if rest.last() == Some(&"webauthn") {
        rest.pop();
    }
    let mut words = rest.into_iter().peekable();
    words.next_if(|word| word.len() > "section-".len() && word.starts_with("section-"));
    words.next_if(|word| matches!(*word, "shipping" | "billing"));
    let reach = words.next_if(|word| matches!(*word, "home" | "work" | "mobile" | "fax" | "pager"));
    let Some(field) = words.next() else { return Understood::Partly };
    let known = CONTACTS.contains(&field) || reach.is_none() && FIELDS.contains(&field);
    if known && words.next().is_none() { Understood::Wholly } else { Understood::Not }
}
