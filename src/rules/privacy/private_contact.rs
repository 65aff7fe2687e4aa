//! A telephone number or a mail address that seems to be somebody's own.

use std::ops::Range;

use crate::config::{Level, Settings};
use crate::draft::{Draft, Kind, Text};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::personal::cues::Cue;
use crate::personal::mail::{self, Owner};
use crate::personal::{digits, phone, veiled};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

use super::contacts::Place;

/// The rule.
pub const RULE: Rule = Rule {
    id: "privacy/private-contact",
    levels: &[Level::Warning, Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["Dataskyddsförordningen artikel 5.1 c"],
    sources: &["Den svenska telefoninummerplanen (PTS)", "corpora/lexicon/personal_cues.tsv"],
    situations: &[Situation::Everybody],
    title: Msg::new("Telefon eller adress som verkar privat", "A telephone or address that seems private"),
    guide: &[
        Msg::new(
            "Skriv hellre växeln, en funktionsadress eller en e-tjänst än en persons eget nummer. Då når läsaren fram även när någon är ledig eller har slutat, och ingen blir uppringd hemma.",
            "Write the switchboard, an office's address or an e-service rather than a person's own number. Then readers get through when somebody is away or has left, and nobody is called at home.",
        ),
        Msg::new(
            "klart känner inte till vems ett nummer är. Det frågar om mobilnummer och adresser hos gratistjänster, men inte om det som står på en rad eller under en rubrik om kontakt, växel eller press.",
            "klart does not know whose a number is. It asks about mobile numbers and addresses at free services, but not about what stands on a line or under a heading on contact, switchboard or press.",
        ),
        Msg::new(
            "Nummer och adresser som ska vara publika skriver du i klart.toml: contacts under [organisation]. Sedan är klart tyst om dem.",
            "Numbers and addresses that are meant to be public go into klart.toml: contacts under [organisation]. Then klart says nothing of them.",
        ),
    ],
    rewrites: &[Rewrite::new(
        "Vill du låna lokalen? Ring Anna på 070-174 06 12.",
        "Vill du låna lokalen? Ring växeln på 08-465 004 20 och fråga efter uthyrningen.",
    )],
    messages: &[&MOBILE, &HOME, &FREE, &COLLEAGUE],
    options: &[],
    yields_to: &["privacy/personal-number"],
    cap: 5,
    examples: &[
        Example::text("Vill du låna vår lokal? Ring Anna på ⟦070-174 06 12⟧.\n"),
        Example::md("Mejla ⟦anna.exempelsson.test@hotmail.com⟧ så svarar vi.\n"),
        Example::html("<p>Du kan ringa mig privat på ⟦08-465 004 99⟧.</p>\n"),
        Example::md("Frågan går till ⟦kim.exempelsson@ekvik.example⟧.\n")
            .with("[organisation]\nname = \"Ekviks kommun\"\ndomains = [\"ekvik.example\"]\n"),
        Example::text("Ring oss på 08-465 004 20.\nPresskontakt: Kim Exempelsson, 070-174 06 12\n"),
        Example::md("# Kontakt\n\nKim Exempelsson\n\n070-174 06 12, kim.exempelsson@ekvik.example\n"),
        Example::html("<p>Ring 0980-319 210, 112 eller 0771-567 567. Mejla info@ekvik.example.</p>\n"),
        Example::text("Ring 070-174 06 12.\n").with("[organisation]\nname = \"Ekviks kommun\"\ncontacts = [\"+46 70 174 06 12\"]\n"),
    ],
    check: Check::Draft(check),
};

const MOBILE: Message = Message {
    what: Msg::new("Är {number} ett privat nummer?", "Is {number} a private number?"),
    why: Msg::new(
        "Ett mobilnummer pekar ofta ut en enda person, och fler än du tänkt kan ringa.",
        "A mobile number often points to one person, and more than you think may call.",
    ),
    how: Msg::new(
        "Skriv växeln eller en funktion i stället. Är numret ert: lägg det i contacts i klart.toml.",
        "Write the switchboard or an office instead. If it is yours: put it in contacts in klart.toml.",
    ),
};

const HOME: Message = Message {
    what: Msg::new("Numret {number} sägs vara privat.", "The number {number} is said to be private."),
    why: Msg::new("Den som har det kan bli uppringd hemma av vem som helst.", "Whoever has it may be called at home by anybody."),
    how: Msg::new("Skriv växeln eller en funktion i stället.", "Write the switchboard or an office instead."),
};

const FREE: Message = Message {
    what: Msg::new("Är {address} en privat adress?", "Is {address} a private address?"),
    why: Msg::new(
        "Den ligger hos en gratistjänst. Mejl dit blir varken registrerade eller sparade hos er.",
        "It lies with a free service. Mail to it is neither registered nor kept by you.",
    ),
    how: Msg::new(
        "Skriv en funktionsadress. Ska den vara publik: lägg den i contacts i klart.toml.",
        "Write an office's address. If it is meant to be public: put it in contacts in klart.toml.",
    ),
};

const COLLEAGUE: Message = Message {
    what: Msg::new("{address} är en enda persons adress.", "{address} is one person's address."),
    why: Msg::new(
        "Mejl dit blir liggande när personen är ledig eller har slutat.",
        "Mail to it is left lying when the person is away or has left.",
    ),
    how: Msg::new("Skriv hellre en funktionsadress, om det finns en.", "Rather write an office's address, if there is one."),
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    let mut told = Told { own: Own::of(settings), found, colleague: None };
    let read = |block: &&crate::draft::Block| !block.hidden && block.kind != Kind::Code;
    for (index, block) in draft.blocks.iter().enumerate().filter(|(_, block)| read(block)) {
        let place = Place::new(draft, index);
        let public = |range: &Range<usize>| place.is_public(range);
        let private = |range: &Range<usize>| Cue::Private.stands_in(&block.text.plain, place.line(range));
        told.phones(&block.text, public, private);
        told.mails(&block.text, public);
    }
    for text in draft.images.iter().filter_map(|image| image.alt.text()) {
        told.phones(text, |_| false, |_| false);
        told.mails(text, |_| false);
    }
    if let Some(finding) = told.colleague.take() {
        found.push(finding);
    }
}

/// What the organisation has said of its own numbers and addresses.
struct Own<'a> {
    contacts: &'a [String],
    hosts: &'a [String],
}

impl<'a> Own<'a> {
    fn of(settings: &'a Settings) -> Self {
        let organisation = settings.organisation.as_deref();
        Self { contacts: organisation.map_or(&[], |own| &own.contacts), hosts: organisation.map_or(&[], |own| &own.domains) }
    }

    fn has_number(&self, number: &str) -> bool {
        self.contacts.iter().any(|own| phone::national(own) == number)
    }

    fn has_address(&self, address: &str) -> bool {
        self.contacts.iter().any(|own| own.trim().eq_ignore_ascii_case(address))
    }
}

struct Told<'a, 'f> {
    own: Own<'a>,
    found: &'f mut Findings,
    /// All addresses of colleagues are one remark.
    colleague: Option<Finding>,
}

/// Numbers and addresses looked at in one block.
const MOST: usize = 500;
/// Fewer digits make no telephone number.
const LEAST: usize = 8;

impl Told<'_, '_> {
    fn phones(&mut self, text: &Text, public: impl Fn(&Range<usize>) -> bool, private: impl Fn(&Range<usize>) -> bool) {
        if text.plain.bytes().filter(u8::is_ascii_digit).count() < LEAST {
            return;
        }
        for number in phone::find(&text.plain).into_iter().take(MOST) {
            let message = if number.mobile {
                &MOBILE
            } else if !number.is_shared() && private(&number.range) {
                &HOME
            } else {
                continue;
            };
            if number.is_made_up() || self.own.has_number(&number.digits) || public(&number.range) || is_payment(&text.plain, &number.range)
            {
                continue;
            }
            let shown = veiled(&text.plain[number.range.clone()], digits(&text.plain[number.range.clone()]).len() - 7, 2);
            let level = if number.mobile { Level::Warning } else { Level::Advice };
            self.found.push(Finding::fault(level, message).at(text.span(number.range)).arg("number", shown));
        }
    }

    fn mails(&mut self, text: &Text, public: impl Fn(&Range<usize>) -> bool) {
        for range in mail::find(&text.plain).into_iter().take(MOST) {
            let address = &text.plain[range.clone()];
            let Some(owner) = mail::owner(address, self.own.hosts) else { continue };
            if self.own.has_address(address) || public(&range) {
                continue;
            }
            let span = text.span(range.clone());
            match (owner, &mut self.colleague) {
                (Owner::Anybody, _) => {
                    self.found.push(Finding::fault(Level::Warning, &FREE).at(span).arg("address", mail::veiled(address)));
                }
                (Owner::Colleague, Some(told)) => {
                    told.also.extend(span);
                    told.count += 1;
                }
                (Owner::Colleague, none) => {
                    *none = Some(Finding::fault(Level::Advice, &COLLEAGUE).at(span).arg("address", mail::veiled(address)));
                }
            }
        }
    }
}

/// Ten digits in a row after a word of payment are a reference, whatever they begin with.
fn is_payment(plain: &str, range: &Range<usize>) -> bool {
    let run = plain[range.clone()].bytes().all(|byte| byte.is_ascii_digit());
    run && Cue::Reference.before(plain, range, 30)
}
