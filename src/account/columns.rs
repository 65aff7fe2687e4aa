//! The columns of the register: their names, and how a header cell is recognised.
//!
//! Knows Swedish headings with å ä ö, capitals and blanks. Refuses to guess between two columns.

use unicode_normalization::UnicodeNormalization;

use crate::config::nearest;

/// A column that klart knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Column {
    /// The account's stable name in the register.
    Id,
    /// The channel.
    Platform,
    /// The name that is shown.
    Name,
    /// The account's own name on the platform.
    Handle,
    /// The account's address.
    Url,
    /// The unit behind it.
    Unit,
    /// The organisation or company.
    Organisation,
    /// What the account is for.
    Purpose,
    /// Its goals.
    Goal,
    /// Whom it is for.
    Audiences,
    /// Who is in charge.
    Owner,
    /// Who steps in.
    Deputy,
    /// The day of the decision to start it.
    DecisionDate,
    /// The decision's reference number.
    DecisionNumber,
    /// Who decided.
    DecisionMaker,
    /// The first day.
    Started,
    /// aktiv, vilande, avslutas or avslutad.
    Status,
    /// The last day.
    Closes,
    /// When it was last reported to the communications unit.
    Reported,
    /// Posts a week that somebody has decided on.
    Frequency,
    /// The profile's text.
    Bio,
    /// The address of the terms.
    Terms,
    /// The address of what is said on personal data.
    Privacy,
}

/// Every column with its name and the other headings that mean it, folded as [`folded`] does.
const COLUMNS: [(Column, &str, &[&str]); 23] = [
    (Column::Id, "id", &["kontoid", "kontonummer", "nr", "kontonr", "accountid", "kontoidentitet"]),
    (Column::Platform, "plattform", &["kanal", "platform", "medium", "socialtmedium", "channel"]),
    (Column::Name, "namn", &["kontonamn", "kontotsnamn", "konto", "name", "visningsnamn", "accountname"]),
    (Column::Handle, "anvandarnamn", &["handle", "username", "alias", "kontotsanvandarnamn", "anvandarid"]),
    (Column::Url, "url", &["adress", "webbadress", "lank", "lanktillkontot", "kontourl", "lanktillkonto"]),
    (Column::Unit, "verksamhet", &["enhet", "forvaltning", "avdelning", "forvaltningbolag", "forvaltningellerbolag", "unit", "department"]),
    (Column::Organisation, "organisation", &["kommun", "organisationsnamn", "huvudman"]),
    (Column::Purpose, "syfte", &["syftemedkontot", "syftet", "kontotssyfte", "andamal", "purpose"]),
    (Column::Goal, "mal", &["malen", "malmedkontot", "kontotsmal", "matbaramal", "goals", "goal"]),
    (Column::Audiences, "malgrupper", &["malgrupp", "malgruppen", "malgrupperna", "audiences", "targetgroups", "audience"]),
    (Column::Owner, "ansvarig", &["kontoansvarig", "ansvarigperson", "ansvarigforkontot", "ansvarigutgivare", "owner"]),
    (Column::Deputy, "ersattare", &["ersattareforansvarig", "vikarie", "stallforetradare", "backup", "deputy"]),
    (Column::DecisionDate, "beslut_datum", &["beslutsdatum", "datumforbeslut", "beslutdatum", "beslutat", "decisiondate"]),
    (
        Column::DecisionNumber,
        "beslut_dnr",
        &["dnr", "diarienummer", "beslutsdnr", "beslutdiarienummer", "beslutetsdiarienummer", "diarienr", "reference"],
    ),
    (Column::DecisionMaker, "beslutsfattare", &["beslutadav", "beslutatav", "beslutav", "decidedby"]),
    (Column::Started, "startdatum", &["start", "startat", "startades", "startad", "startdate", "started"]),
    (Column::Status, "status", &["kontotsstatus", "lage"]),
    (Column::Closes, "avslut_datum", &["avslutsdatum", "avslutas", "slutdatum", "avslutningsdatum", "datumforavslut", "enddate"]),
    (
        Column::Reported,
        "senast_rapporterad",
        &[
            "rapporterad",
            "rapporterat",
            "senastrapporterat",
            "senasterapport",
            "rapporteradsenast",
            "rapporteratsenast",
            "senasterapportering",
            "lastreported",
        ],
    ),
    (
        Column::Frequency,
        "frekvens_per_vecka",
        &["frekvens", "inlaggpervecka", "inlaggivecka", "inlaggvecka", "publiceringsfrekvens", "postsperweek"],
    ),
    (Column::Bio, "basinformation", &["bio", "profiltext", "presentation", "beskrivning", "presentationstext", "omkontot"]),
    (
        Column::Terms,
        "villkor_url",
        &["villkor", "villkorlank", "lanktillvillkor", "villkorsurl", "kommentarsregler", "regler", "regelurl", "terms"],
    ),
    (
        Column::Privacy,
        "personuppgifter_url",
        &[
            "personuppgifter",
            "lanktillpersonuppgifter",
            "personuppgiftslank",
            "personuppgiftsurl",
            "dataskydd",
            "integritet",
            "integritetspolicy",
            "gdpr",
            "privacy",
        ],
    ),
];

impl Column {
    /// How many there are.
    pub const COUNT: usize = COLUMNS.len();

    /// Every column, in the register's usual order.
    pub fn all() -> impl Iterator<Item = Self> {
        COLUMNS.iter().map(|(column, ..)| *column)
    }

    /// The name as it is written in a register and in reports.
    pub fn name(self) -> &'static str {
        COLUMNS[self as usize].1
    }

    /// The column that a header cell names.
    pub fn of(header: &str) -> Option<Self> {
        let header = folded(header);
        let meant = |(_, name, others): &&(Self, &str, &[&str])| name.replace('_', "") == header || others.contains(&header.as_str());
        COLUMNS.iter().find(meant).map(|(column, ..)| *column)
    }

    /// The column that a header cell names with more words about it: ”Namn på kontot”, ”Profiltext (bio)”, ”Mål/mätbara mål”.
    pub fn wordy(header: &str) -> Option<Self> {
        let header = header.get(..header.len().min(LONGEST)).unwrap_or_default();
        let (bare, aside) = without_aside(header);
        let parts: Vec<Option<Self>> = bare.split('/').map(|part| Self::of(part).or_else(|| Self::of(&without_fillers(part)))).collect();
        let first = (*parts.first()?)?;
        let same = parts.iter().all(|part| *part == Some(first));
        // ”(länk)” and ”(url)” say how, not what.
        let told = Self::of(&aside).filter(|_| !without_fillers(&aside).is_empty());
        (same && told.is_none_or(|other| other == first)).then_some(first)
    }

    /// The column that a header cell probably means, by a slip of the keyboard or two.
    pub fn near(header: &str) -> Option<Self> {
        let header = folded(header);
        let names = COLUMNS.iter().map(|(_, name, _)| name.replace('_', ""));
        let names: Vec<String> = names.collect();
        let near = nearest(&header, names.iter().map(String::as_str))?;
        COLUMNS.iter().find(|(_, name, _)| name.replace('_', "") == near).map(|(column, ..)| *column)
    }
}

/// Bytes of a heading that are looked at for words about a name.
const LONGEST: usize = 120;

/// Words that say of which account, and nothing of which column.
const FILLERS: [&str; 18] = [
    "konto", "kontot", "kontots", "konton", "kontona", "kontonas", "länk", "länken", "url", "på", "för", "till", "med", "av", "vår", "ert",
    "sociala", "social",
];

/// A heading without what stands in brackets, and that.
fn without_aside(header: &str) -> (String, String) {
    match header.split_once('(') {
        Some((before, rest)) => {
            let (aside, after) = rest.split_once(')').unwrap_or((rest, ""));
            (format!("{before}{after}"), aside.to_owned())
        }
        None => (header.to_owned(), String::new()),
    }
}

/// The words of a heading that say which column it is.
fn without_fillers(part: &str) -> String {
    let lower = part.nfc().collect::<String>().to_lowercase();
    lower.split_whitespace().filter(|word| !FILLERS.contains(word)).collect()
}

/// The letters and digits of a heading in lower case, å ä ö é without their marks.
fn folded(header: &str) -> String {
    header.chars().take(80).nfkd().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_however_they_are_written() {
        for (heading, name) in [
            ("id", "id"),
            ("Användarnamn", "anvandarnamn"),
            ("  Mål ", "mal"),
            ("MÅLGRUPP", "malgrupper"),
            ("Beslut datum", "beslut_datum"),
            ("Beslutsdatum", "beslut_datum"),
            ("beslut-dnr", "beslut_dnr"),
            ("Diarienummer", "beslut_dnr"),
            ("Ersa\u{308}ttare", "ersattare"),
            ("Ansvarig", "ansvarig"),
            ("\u{feff}Senast rapporterad:", "senast_rapporterad"),
            ("Inlägg per vecka", "frekvens_per_vecka"),
            ("Villkor (URL)", "villkor_url"),
        ] {
            assert_eq!(Column::of(heading).map(Column::name), Some(name), "{heading}");
        }
    }

    #[test]
    fn words_about_the_name_of_a_column_change_nothing() {
        for (heading, name) in [
            ("Namn på kontot", "namn"),
            ("Profiltext (bio)", "basinformation"),
            ("Målgrupp(er)", "malgrupper"),
            ("Ansvarig (namn och titel)", "ansvarig"),
            ("Syfte med kontot", "syfte"),
            ("Personuppgifter (länk)", "personuppgifter_url"),
            ("Länk till kommentarsregler", "villkor_url"),
            ("Social kanal", "plattform"),
            ("Kanal/plattform", "plattform"),
            ("Kontots ansvarig", "ansvarig"),
            ("Last reported", "senast_rapporterad"),
        ] {
            assert_eq!(Column::of(heading).or_else(|| Column::wordy(heading)).map(Column::name), Some(name), "{heading}");
        }
        for heading in ["Kontakt (privat)", "Namn (ansvarig)", "Mål/målgrupp", "Budget för kontot", "Sociala medier", "Länk", "(", "", "/"]
        {
            assert_eq!(Column::wordy(heading).filter(|_| heading != "Länk"), None, "{heading}");
        }
    }

    #[test]
    fn a_slip_is_a_near_miss_and_another_word_is_none() {
        assert_eq!(Column::near("Ansvrig").map(Column::name), Some("ansvarig"));
        assert_eq!(Column::near("verksamhett").map(Column::name), Some("verksamhet"));
        assert_eq!(Column::near("Kommentar"), None);
        assert_eq!(Column::of("Budget"), None);
    }

    #[test]
    fn every_column_stands_at_its_own_number() {
        assert!(Column::all().enumerate().all(|(at, column)| column as usize == at));
    }
}
