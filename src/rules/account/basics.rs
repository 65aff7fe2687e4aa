//! The six points of basic information, and how far a profile meets them (policy/POLICY.md section 7).
//!
//! Knows where each point may stand: in the name, the text, a link or a field of its own, on some channels behind the
//! profile's one link. Refuses to visit that link: without the saved page it is a question.

use crate::account::{Account, Column, Link, Page, pages};
use crate::config::names::{Names, Who, letters};
use crate::config::{Organisation, Settings};
use crate::language::letters::fold;

use super::wording::{CONTACT, CONTENT, PART_OF, PRIVACY, PRIVACY_ADDRESS, TERMS, TERMS_ADDRESS, UNIT, WHOLE, contacts};

/// Characters beside names, links and contacts in a text that says what to expect.
const SAYING: usize = 20;

/// Bytes of a profile or page that are looked at, and links: far over what any platform takes.
const TEXT: usize = 1 << 14;
const PAGE: usize = 1 << 16;
const LINKS: usize = 200;

/// How far a point is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Met {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// It may be, on the page that the profile links to.
    Behind,
    /// It may be, in words that klart does not know.
    Unsure,
}

/// What is missing of the first point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sender {
    /// Nothing.
    Clear,
    /// The organisation.
    Organisation,
    /// The unit.
    Unit,
}

/// A profile, made ready for looking.
#[derive(Debug)]
pub(super) struct Basics<'a> {
    account: &'a Account,
    settings: &'a Settings,
    /// Text of the profile, and of the pages behind it where those count, in lower case; whether a page is the one with
    /// terms or on personal data, which says nothing of what to expect.
    texts: Vec<(String, bool)>,
    /// Links with address and words in lower case.
    links: Vec<(String, String)>,
    /// Much may stand behind one link here.
    short: bool,
}

impl<'a> Basics<'a> {
    /// The profile of an account.
    pub(super) fn of(account: &'a Account, settings: &'a Settings) -> Self {
        // Of a platform that klart does not know nobody can say how much a profile holds.
        let short = account.channel().is_none_or(|channel| channel.short_bio == Some(true));
        let pages = account.pages.iter().filter(|_| short);
        let columns = [Column::Terms, Column::Privacy].map(|column| account.get(column));
        let is_rules = |page: &Page| page.address.as_deref().is_some_and(|own| columns.iter().any(|column| pages::is_same(own, column)));
        let behind = pages.clone().map(|page| (fold(head(&page.text, PAGE)), is_rules(page)));
        let texts = std::iter::once((fold(head(account.text(), TEXT)), false)).chain(behind).collect();
        let own = pages::links_in(head(account.text(), TEXT));
        let given = account.profile.iter().flat_map(|profile| &profile.links).chain(pages.flat_map(|page| &page.links));
        let columns = columns.map(|address| Link { address: address.to_owned(), words: String::new() });
        let all =
            own.iter().chain(given).chain(columns.iter()).filter(|link| pages::host(&link.address).is_some() || is_deed(&link.address));
        let links = all.map(|link| (fold(&link.address), fold(&link.words))).take(LINKS).collect();
        Self { account, settings, texts, links, short }
    }

    /// The first point. Silent where nobody has said which organisation it is.
    pub(super) fn sender(&self) -> Sender {
        let account = self.account;
        let stated = || Organisation { name: account.get(Column::Organisation).to_owned(), ..Organisation::default() };
        let own = self.settings.organisation.is_none().then(stated);
        let Some(organisation) = self.settings.organisation.as_deref().or(own.as_ref()) else { return Sender::Clear };
        if organisation.name.trim().is_empty() {
            return Sender::Clear;
        }
        let names = Names::of(organisation);
        let shown = fold(&format!("{}\n{}\n{}", account.get(Column::Name), account.name(), head(account.text(), TEXT)));
        let hits = names.find(&shown);
        if !hits.iter().any(|hit| hit.who == Who::Own) {
            return Sender::Organisation;
        }
        let part = hits.iter().any(|hit| hit.who == Who::Own && PART_OF.end(&shown[..hit.start]));
        let unit = hits.iter().any(|hit| matches!(hit.who, Who::Unit(_)));
        if part || unit || self.is_whole(organisation, &names) || self.names_unit(organisation, &shown) {
            Sender::Clear
        } else {
            Sender::Unit
        }
    }

    /// Whether the account speaks for the whole organisation.
    fn is_whole(&self, organisation: &Organisation, names: &Names) -> bool {
        let unit = fold(self.account.get(Column::Unit));
        let shown = [self.account.get(Column::Name), self.account.name()].into_iter().filter(|name| !name.is_empty());
        unit.is_empty() || WHOLE.stand_in(&unit) || shown.into_iter().any(|name| names.is_sign(name) || is_place(name, organisation))
    }

    /// Whether the unit stands in the name or the text: by its own words, or as some unit or other.
    fn names_unit(&self, organisation: &Organisation, shown: &str) -> bool {
        let own: Vec<String> = organisation.names().map(fold).collect();
        let plain = own.iter().fold(shown.to_owned(), |text, name| text.replace(name.as_str(), " "));
        let unit = format!("{} {}", self.account.get(Column::Unit), self.account.get(Column::Organisation));
        let unit = fold(&unit);
        let words = unit.split(|sign: char| !sign.is_alphanumeric()).filter(|word| word.chars().count() > 3 && !is_general(word));
        let said = words.filter(|word| !own.iter().any(|name| name.contains(*word))).any(|word| plain.contains(stem(word)));
        said || UNIT.stand_in(&plain)
    }

    /// The second point.
    pub(super) fn content(&self) -> Met {
        let texts = || self.texts.iter().filter(|(_, is_rules)| !is_rules).map(|(text, _)| text).filter(|text| self.saying(text) >= SAYING);
        if texts().any(|text| CONTENT.stand_in(text)) {
            return Met::Yes;
        }
        match self.or_behind(false) {
            Met::No if texts().next().is_some() => Met::Unsure,
            met => met,
        }
    }

    /// Characters of a text beside names, links and contacts.
    fn saying(&self, text: &str) -> usize {
        let mut rest = text.to_owned();
        for range in contacts(text).into_iter().rev().collect::<Vec<_>>() {
            if rest.get(range.clone()).is_some() {
                rest.replace_range(range.clone(), &" ".repeat(range.len()));
            }
        }
        let names = self.settings.organisation.iter().flat_map(|own| own.names().chain(own.units.iter().map(String::as_str)));
        let names = names.chain([self.account.get(Column::Name), self.account.name(), self.account.get(Column::Organisation)]).map(fold);
        for name in names.filter(|name| !name.is_empty()).chain(self.links.iter().map(|(address, _)| address.clone())) {
            rest = rest.replace(name.as_str(), " ");
        }
        rest.split_whitespace().map(|word| word.chars().count() + 1).sum::<usize>().saturating_sub(1)
    }

    /// The third point.
    pub(super) fn terms(&self) -> Met {
        let stated = !self.settings.account.terms_url.is_empty() && self.leads_to(&self.settings.account.terms_url);
        let column = self.account.get(Column::Terms);
        let linked = self.links.iter().any(|(address, words)| TERMS_ADDRESS.part_of(address) || TERMS.stand_in(words));
        let said = self.texts.iter().any(|(text, _)| TERMS.stand_in(text)) || TERMS.stand_in(&fold(column));
        self.or_behind(stated || linked || said || pages::host(column).is_some())
    }

    /// The fourth point.
    pub(super) fn contact(&self) -> Met {
        let field = self.account.profile.as_ref().is_some_and(|profile| profile.contact);
        let linked = self.links.iter().any(|(address, words)| is_deed(address) || CONTACT.part_of(address) || CONTACT.stand_in(words));
        self.or_behind(field || linked || self.texts.iter().any(|(text, _)| !contacts(text).is_empty()))
    }

    /// The fifth point.
    pub(super) fn site(&self) -> Met {
        let domains: &[String] = self.settings.organisation.as_deref().map_or(&[], |own| own.domains.as_slice());
        let own = |address: &str| {
            if domains.is_empty() {
                pages::channel_of(address).is_none()
            } else {
                pages::is_on(address, domains.iter().map(String::as_str))
            }
        };
        self.or_behind(self.links.iter().any(|link| own(&link.0) && !is_deed(&link.0) && !self.is_privacy(link)))
    }

    /// The sixth point.
    pub(super) fn privacy(&self) -> Met {
        let stated = pages::host(self.account.get(Column::Privacy)).is_some();
        self.or_behind(stated || self.links.iter().any(|link| self.is_privacy(link)))
    }

    fn is_privacy(&self, (address, words): &(String, String)) -> bool {
        let configured = &self.settings.account.privacy_url;
        let column = self.account.get(Column::Privacy);
        (!configured.is_empty() && pages::is_same(address, configured))
            || (!column.is_empty() && pages::is_same(address, column))
            || PRIVACY_ADDRESS.part_of(address)
            || PRIVACY.stand_in(words)
    }

    fn leads_to(&self, address: &str) -> bool {
        self.links.iter().any(|(link, _)| pages::is_same(link, address))
    }

    /// Whether a link leads somewhere that nobody has saved, and the page behind the profile's own link is not given.
    fn is_unseen(&self) -> bool {
        let saved =
            |address: &str| self.account.pages.iter().any(|page| page.address.as_deref().is_some_and(|own| pages::is_same(own, address)));
        !self.account.pages.iter().any(|page| page.named) && self.links.iter().any(|(address, _)| !is_deed(address) && !saved(address))
    }

    /// What is not met may be met behind the link, where that is so on the channel and nobody has saved the page.
    fn or_behind(&self, met: bool) -> Met {
        if met {
            return Met::Yes;
        }
        if self.short && self.is_unseen() { Met::Behind } else { Met::No }
    }
}

/// The beginning of a text.
fn head(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

/// An address that opens a call or a letter.
fn is_deed(address: &str) -> bool {
    address.starts_with("mailto:") || address.starts_with("tel:")
}

/// Whether an account is called as the place whose organisation it is: ”Ekvik” for Ekviks kommun.
fn is_place(name: &str, organisation: &Organisation) -> bool {
    let name = letters(name);
    let weak = organisation.weak_aliases.iter().map(|alias| letters(alias));
    let places = organisation.names().map(|own| {
        let own = fold(own);
        let bare = own.strip_prefix("region ").unwrap_or(&own);
        let bare = [" kommun", " stad", " landsting", " län"].iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(bare);
        letters(bare.strip_suffix('s').filter(|_| bare.len() < own.len()).unwrap_or(bare))
    });
    !name.is_empty() && places.chain(weak).any(|place| place == name)
}

/// Words for units of every kind, which tell none apart.
fn is_general(word: &str) -> bool {
    const GENERAL: [&str; 10] =
        ["förvaltning", "förvaltningen", "nämnd", "nämnden", "avdelning", "avdelningen", "enhet", "enheten", "kommun", "kommunen"];
    GENERAL.contains(&word)
}

/// The beginning of a word that stays when it is inflected or joined with others.
fn stem(word: &str) -> &str {
    word.char_indices().nth(6).map_or(word, |(at, _)| &word[..at])
}

/// The saved page with the terms, by its address.
pub(super) fn terms_page<'a>(account: &'a Account, settings: &Settings) -> Option<&'a Page> {
    let known = [account.get(Column::Terms), settings.account.terms_url.as_str()];
    account.pages.iter().find(|page| {
        let address = page.address.as_deref();
        address.is_some_and(|address| known.iter().any(|known| !known.is_empty() && pages::is_same(known, address)))
    })
}
