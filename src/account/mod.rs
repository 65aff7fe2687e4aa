//! Accounts: the organisation's register of them (`konton.csv`), and what their profiles say.
//!
//! Knows rows, columns, dates and where a profile's words stand in an export. Refuses to judge any of it, to know what a
//! post says, and to visit an address: a page that a profile links to is read only from a saved file.

mod columns;
#[cfg(feature = "exports")]
pub mod exports;
pub mod met;
pub mod pages;
mod profiles;
mod roster;
mod row;
mod slips;
mod table;

pub use columns::Column;
pub use profiles::{Profiles, Unmatched};
pub use roster::{Accounts, Roster, Unread};
pub use row::{Cell, DateCell, Row, Status, is_blank};
pub use slips::Slips;

use crate::config::Channel;
use crate::source::Slip;

/// What a profile says, in an export or a text that somebody has saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// The file that it was read from, below the folder of profiles.
    pub file: String,
    /// The channel, where the file tells.
    pub platform: Option<&'static Channel>,
    /// The name that is shown.
    pub name: String,
    /// The account's own name, without `@`.
    pub handle: String,
    /// The text.
    pub text: String,
    /// Links, with the words that stand for them.
    pub links: Vec<Link>,
    /// A telephone number, an e-mail address or another field of its own for contact.
    pub contact: bool,
}

/// A link and its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, as written.
    pub address: String,
    /// The words; empty where the address stands alone.
    pub words: String,
}

/// A saved page that a profile links to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The file, below the folder of profiles.
    pub file: String,
    /// The address that the page says it has.
    pub address: Option<String>,
    /// Saved under the account's own id or handle: the page behind the profile's link.
    pub named: bool,
    /// Its visible text.
    pub text: String,
    /// Its links.
    pub links: Vec<Link>,
}

/// One account: a row of the register, a profile that no row names, or both.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// The row; `None` for an account that is met only in an export.
    pub row: Option<Row>,
    /// The profile, where an export or a saved text was given.
    pub profile: Option<Profile>,
    /// Saved pages that the profile links to.
    pub pages: Vec<Page>,
    /// What in the row could not be read.
    pub slips: Vec<Slip>,
}

impl Account {
    /// What stands in a column, trimmed; empty for a missing column, and for an account without a row.
    pub fn get(&self, column: Column) -> &str {
        self.row.as_ref().map_or("", |row| row.get(column))
    }

    /// Whether a column says nothing: empty, a dash, ”saknas”.
    pub fn is_blank(&self, column: Column) -> bool {
        is_blank(self.get(column))
    }

    /// The stable name: the id, else the handle, else the name that is shown, else the address.
    pub fn id(&self) -> String {
        let row = [Column::Id, Column::Handle, Column::Name, Column::Url].into_iter().map(|column| self.get(column));
        let profile = self.profile.iter().flat_map(|profile| [profile.handle.as_str(), profile.name.as_str()]);
        row.chain(profile).map(str::trim).find(|name| !name.is_empty()).unwrap_or_default().to_owned()
    }

    /// The name that is shown: the profile's own before the register's.
    pub fn name(&self) -> &str {
        let own = self.profile.as_ref().map_or("", |profile| profile.name.as_str());
        if own.is_empty() { self.get(Column::Name) } else { own }
    }

    /// The profile's text: from the export where one was given, else as the register has it.
    pub fn text(&self) -> &str {
        self.profile.as_ref().map_or_else(|| self.get(Column::Bio), |profile| profile.text.as_str())
    }

    /// The channel, by the column, the address or the export.
    pub fn channel(&self) -> Option<&'static Channel> {
        named_channel(self.get(Column::Platform))
            .or_else(|| pages::channel_of(self.get(Column::Url)))
            .or_else(|| self.profile.as_ref().and_then(|profile| profile.platform))
    }

    /// Writes every text of the account anew, for whoever has to hide something in it.
    pub fn rewrite(&mut self, anew: impl Fn(&str) -> String) {
        let cells = self
            .row
            .iter_mut()
            .flat_map(|row| row.cells.iter_mut().flatten().map(|cell| &mut cell.text).chain(row.others.iter_mut().map(|(_, text)| text)));
        let profile = self.profile.iter_mut().flat_map(|profile| [&mut profile.name, &mut profile.handle, &mut profile.text]);
        cells.chain(profile).for_each(|text| *text = anew(text));
    }

    /// Whether the register says that the account is closed: nothing is demanded of it.
    pub fn is_closed(&self) -> bool {
        self.row.as_ref().is_some_and(|row| row.status() == Status::Closed)
    }
}

/// The channel of that name, or of the first word in it that is one: ”Facebook-sida”, ”X (Twitter)”.
fn named_channel(name: &str) -> Option<&'static Channel> {
    let words = || name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let platform = |word: &str| Channel::named(word).filter(|channel| channel.is_platform());
    // ”Tik Tok” and ”Linked In” are one word that somebody parted.
    let joined = || platform(&words().take(3).collect::<String>());
    Channel::named(name).or_else(|| words().find_map(platform)).or_else(joined)
}
