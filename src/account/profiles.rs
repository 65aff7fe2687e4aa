//! The folder of profiles: which file belongs to which account.
//!
//! A file is an account's by the account's id in its name or in the name of a folder above it, else by the handle, else
//! (a saved page) by the address that it was saved from. Knows no disk: names and bytes are handed in.

use std::cell::Cell;
use std::collections::HashMap;

use crate::source::Format;

use super::pages::{self, folded};
use super::{Account, Column, Page, Profile};

/// Bytes of a file in which an export's marks are looked for.
#[cfg(feature = "cli")]
const HEAD: usize = 65_536;

/// Everything in the folder.
#[derive(Clone, Debug, Default)]
pub struct Profiles {
    shown: Vec<Held<Profile>>,
    pages: Vec<Held<Page>>,
    by_name: HashMap<String, Vec<Place>>,
    /// Exports by the account's own name.
    by_handle: HashMap<String, Vec<usize>>,
    /// Pages by the address that they were saved from.
    by_address: HashMap<String, Vec<usize>>,
}

/// A file that no account answers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// Its name, below the folder of profiles.
    pub file: String,
}

#[derive(Clone, Debug)]
struct Held<T> {
    what: T,
    folder: String,
    used: Cell<bool>,
}

#[derive(Clone, Copy, Debug)]
enum Place {
    Profile(usize),
    Page(usize),
}

impl Profiles {
    /// Takes a file, named from the folder down with `/` between. Files that hold no profile are passed over; `false` for
    /// one that ought to hold a profile and cannot be read.
    pub fn add(&mut self, file: &str, bytes: Vec<u8>) -> bool {
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        match ending.as_str() {
            "txt" => pages::profile(file, Format::Text, bytes).is_some_and(|profile| self.keep(file, profile)),
            "md" => pages::profile(file, Format::Markdown, bytes).is_some_and(|profile| self.keep(file, profile)),
            "html" | "htm" => pages::saved(file, bytes).is_some_and(|page| {
                let at = self.pages.len();
                self.name(file, Place::Page(at));
                if let Some(address) = page.address.as_deref().and_then(folded) {
                    self.by_address.entry(address).or_default().push(at);
                }
                self.pages.push(Held { what: page, folder: folder(file).to_owned(), used: Cell::new(false) });
                true
            }),
            "js" | "json" => self.export(file, &bytes),
            _ => true,
        }
    }

    /// Whether a file may hold anything that belongs here, by its name.
    pub fn is_wanted(file: &str) -> bool {
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        matches!(ending.as_str(), "txt" | "md" | "html" | "htm" | "js" | "json")
    }

    #[cfg(feature = "cli")]
    fn export(&mut self, file: &str, bytes: &[u8]) -> bool {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
        if !super::exports::is_profile(&head) {
            return true;
        }
        let Some(profile) = crate::source::decode(bytes).ok().and_then(|text| super::exports::read(file, &text.text)) else {
            return false;
        };
        self.keep(file, profile)
    }

    #[cfg(not(feature = "cli"))]
    #[allow(clippy::unused_self)] // exports are JSON, which the bare library does not read
    fn export(&mut self, _: &str, _: &[u8]) -> bool {
        true
    }

    /// Keeps a profile; the two files of one X export become one.
    fn keep(&mut self, file: &str, profile: Profile) -> bool {
        let folder = folder(file);
        let is_x = |profile: &Profile| profile.platform.is_some_and(|channel| channel.name == "x");
        let half = self.shown.iter().position(|held| is_x(&profile) && is_x(&held.what) && held.folder == folder);
        if let Some(at) = half {
            let held = &mut self.shown[at].what;
            let complete = |own: &mut String, new: String| {
                if own.is_empty() {
                    *own = new;
                }
            };
            complete(&mut held.name, profile.name);
            if !profile.handle.is_empty() {
                self.by_handle.entry(plain(&profile.handle)).or_default().push(at);
            }
            complete(&mut held.handle, profile.handle);
            complete(&mut held.text, profile.text);
            held.links.extend(profile.links);
            return true;
        }
        let at = self.shown.len();
        self.name(file, Place::Profile(at));
        if !profile.handle.is_empty() {
            self.by_handle.entry(plain(&profile.handle)).or_default().push(at);
        }
        self.shown.push(Held { what: profile, folder: folder.to_owned(), used: Cell::new(false) });
        true
    }

    /// Every folder above a file and the file's own name without its ending are names that it goes by.
    fn name(&mut self, file: &str, place: Place) {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        for name in stem.split('/') {
            self.by_name.entry(plain(name)).or_default().push(place);
        }
    }

    /// Gives an account its profile and its pages.
    pub fn attach(&self, account: &mut Account) {
        if self.shown.is_empty() && self.pages.is_empty() {
            return;
        }
        let platform = account.channel();
        let (id, handle) = (plain(account.get(Column::Id)), plain(account.get(Column::Handle)));
        let fits = |profile: &Profile| profile.platform.is_none() || platform.is_none() || profile.platform == platform;
        let files = |name: &str| self.by_name.get(name).filter(|_| !name.is_empty()).cloned().unwrap_or_default();
        let (by_id, by_handle) = (files(&id), files(&handle));
        let profile_in = |places: &[Place]| {
            places.iter().find_map(|place| match place {
                Place::Profile(at) if fits(&self.shown[*at].what) => Some(*at),
                _ => None,
            })
        };
        let own = |at: &&usize| {
            let profile = &self.shown[**at].what;
            profile.platform.is_some() && fits(profile)
        };
        let by_export = || self.by_handle.get(&handle).filter(|_| !handle.is_empty()).and_then(|all| all.iter().find(own)).copied();
        if let Some(at) = profile_in(&by_id).or_else(by_export).or_else(|| profile_in(&by_handle)) {
            self.shown[at].used.set(true);
            account.profile = Some(self.shown[at].what.clone());
        }
        let mut pages: Vec<usize> = by_id.iter().filter_map(|place| if let Place::Page(at) = place { Some(*at) } else { None }).collect();
        if pages.is_empty() {
            pages.extend(by_handle.iter().filter_map(|place| if let Place::Page(at) = place { Some(*at) } else { None }));
        }
        let named = pages.len();
        let own = account.profile.iter().flat_map(|profile| profile.links.iter().map(|link| link.address.as_str()));
        let linked = [account.get(Column::Terms), account.get(Column::Privacy)].into_iter().chain(own);
        let saved = linked.filter_map(|link| self.by_address.get(&folded(link)?)).flatten().copied();
        for at in saved.collect::<Vec<_>>() {
            if !pages.contains(&at) {
                pages.push(at);
            }
        }
        for (nth, at) in pages.into_iter().enumerate() {
            self.pages[at].used.set(true);
            account.pages.push(Page { named: nth < named, ..self.pages[at].what.clone() });
        }
    }

    /// Accounts that an export shows and no row names.
    pub fn strangers(&self) -> impl Iterator<Item = Account> + '_ {
        let left = self.shown.iter().filter(|held| !held.used.get() && held.what.platform.is_some());
        left.map(|held| Account { profile: Some(held.what.clone()), ..Account::default() })
    }

    /// Texts and pages that no account answers to.
    pub fn unmatched(&self) -> impl Iterator<Item = Unmatched> + '_ {
        let texts = self.shown.iter().filter(|held| !held.used.get() && held.what.platform.is_none()).map(|held| &held.what.file);
        let pages = self.pages.iter().filter(|held| !held.used.get()).map(|held| &held.what.file);
        texts.chain(pages).map(|file| Unmatched { file: file.clone() })
    }

    /// Whether anything was given.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty() && self.pages.is_empty()
    }
}

fn folder(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A name as it is compared: lower case, without `@` and blanks round it.
fn plain(name: &str) -> String {
    name.trim().trim_start_matches('@').to_lowercase()
}

// Exports are JSON: without the command line there is nothing that reads them.
#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::account::Roster;
    use crate::source::Source;

    fn attached(register: &str, files: &[(&str, &str)]) -> (Vec<Account>, Profiles) {
        let source = Source::new("konton.csv", Format::Register, register.as_bytes().to_vec()).expect("text");
        let roster = Roster::read(&source).expect("a register");
        let mut profiles = Profiles::default();
        for (file, text) in files {
            assert!(profiles.add(file, text.as_bytes().to_vec()), "{file}");
        }
        let accounts = roster.accounts().map(|mut account| {
            profiles.attach(&mut account);
            account
        });
        (accounts.collect(), profiles)
    }

    const REGISTER: &str =
        "id;plattform;namn;anvandarnamn;villkor_url\nes-fb;facebook;Ekvik;ekvik;https://ekvik.se/regler\nes-x;x;Ekvik;@Ekvik;\n";

    #[test]
    fn a_file_is_an_accounts_by_id_by_handle_or_by_address() {
        let x = "window.YTD.account.part0 = [{\"account\":{\"username\":\"ekvik\"}}]";
        let bio = "window.YTD.profile.part0 = [{\"profile\":{\"description\":{\"bio\":\"Nyheter\"}}}]";
        let page = "<!-- saved from url=(0023)https://ekvik.se/regler/ --><p>Regler</p>";
        let (accounts, profiles) = attached(
            REGISTER,
            &[
                ("ES-FB.txt", "Om oss"),
                ("export/data/account.js", x),
                ("export/data/profile.js", bio),
                ("villkor.html", page),
                ("annat.md", "Hej"),
            ],
        );
        let text = |at: usize| accounts[at].profile.as_ref().map(|profile| profile.text.clone());
        assert_eq!((text(0).as_deref(), text(1).as_deref()), (Some("Om oss"), Some("Nyheter")));
        assert_eq!((accounts[0].pages.len(), accounts[1].pages.len()), (1, 0));
        assert_eq!(profiles.unmatched().map(|left| left.file).collect::<Vec<_>>(), ["annat.md"]);
        assert_eq!(profiles.strangers().count(), 0);
    }

    #[test]
    fn an_export_that_no_row_names_is_a_stranger() {
        let x = "window.YTD.account.part0 = [{\"account\":{\"username\":\"ekvikbadet\",\"accountDisplayName\":\"Badet\"}}]";
        let (accounts, profiles) = attached(REGISTER, &[("account.js", x)]);
        assert!(accounts.iter().all(|account| account.profile.is_none()));
        assert_eq!(profiles.strangers().map(|account| account.id()).collect::<Vec<_>>(), ["ekvikbadet"]);
    }
}
