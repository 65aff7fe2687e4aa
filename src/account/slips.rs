//! What in a register cannot be read, in words: a date that is none, a status that nobody knows, a heading misspelt.
//!
//! Knows the words and how many of them a person can use. Refuses to stop anybody: every row is read as far as it goes.

use crate::config::{Date, nearest};
use crate::source::{Slip, Span};

use super::{Column, Status};

/// Slips that are listed; the rest are counted.
const LISTED: usize = 200;

/// Slips in the order they were met, the first of them in words.
#[derive(Clone, Debug, Default)]
pub struct Slips {
    list: Vec<Slip>,
    more: usize,
}

impl Slips {
    /// Adds some.
    pub fn extend(&mut self, slips: impl IntoIterator<Item = Slip>) {
        for slip in slips {
            if self.list.len() < LISTED { self.list.push(slip) } else { self.more += 1 }
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.list.len() + self.more
    }

    /// Those in words, and one that counts the rest.
    pub fn into_vec(mut self) -> Vec<Slip> {
        if self.more > 0 {
            self.list.push(Slip {
                span: None,
                problem: [format!("Det finns {} till av samma slag.", self.more), format!("There are {} more like these.", self.more)],
                remedy: same(["Rätta dem som står här och kör igen.", "Mend those above and run again."]),
            });
        }
        self.list
    }
}

fn same(words: [&str; 2]) -> [String; 2] {
    words.map(str::to_owned)
}

/// What somebody wrote, short enough to quote.
pub(super) fn short(text: &str) -> String {
    let mut kept: String = text.chars().filter(|sign| !sign.is_control()).take(41).collect();
    if kept.chars().count() > 40 {
        kept = kept.chars().take(39).collect();
        kept.push('…');
    }
    kept
}

/// A cell for a date that holds something else.
pub(super) fn no_date(column: Column, text: &str, span: Span) -> Slip {
    let (name, shown) = (column.name(), short(text));
    Slip {
        span: Some(span),
        problem: [
            format!("”{shown}” i kolumnen {name} är inget datum på formen 2026-11-21."),
            format!("“{shown}” in the column {name} is no date of the form 2026-11-21."),
        ],
        remedy: meant(text).map_or_else(
            || same(["Skriv år, månad och dag: 2026-11-21.", "Write year, month and day: 2026-11-21."]),
            |day| [format!("Menade du {day}?"), format!("Did you mean {day}?")],
        ),
    }
}

/// The day that was probably meant, where only one can be.
fn meant(text: &str) -> Option<Date> {
    let text = text.get(..text.len().min(40)).unwrap_or(text);
    let numeric = with_month(text);
    let numbers: Vec<&str> = numeric.split(|sign: char| !sign.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let number = |text: &str| text.parse::<u16>().ok();
    let (year, month, day) = match numbers[..] {
        [all] if all.len() == 8 => (number(&all[..4])?, number(&all[4..6])?, number(&all[6..])?),
        [year, month, day, ..] if year.len() == 4 => (number(year)?, number(month)?, number(day)?),
        // Day before month: a month first would be some other country's.
        [day, month, year] if year.len() == 4 => (number(year)?, number(month)?, number(day)?),
        _ => return None,
    };
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// The text with a Swedish month in digits: ”15 september 2026” as ”15 9 2026”.
fn with_month(text: &str) -> String {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    let month = |word: &str| {
        let word = word.to_lowercase();
        MONTHS.iter().position(|month| word.starts_with(month)).map_or(word, |at| (at + 1).to_string())
    };
    text.split(|sign: char| !sign.is_alphanumeric()).map(month).collect::<Vec<_>>().join(" ")
}

/// A status that nobody knows.
pub(super) fn no_status(text: &str, span: Span) -> Slip {
    const OTHERS: [(&str, Status); 15] = [
        ("avslutat", Status::Closed),
        ("avvecklad", Status::Closed),
        ("avvecklat", Status::Closed),
        ("avvecklas", Status::Closing),
        ("vilar", Status::Dormant),
        ("inaktiv", Status::Dormant),
        ("inaktivt", Status::Dormant),
        ("pausad", Status::Dormant),
        ("pausat", Status::Dormant),
        ("stängd", Status::Closed),
        ("stängt", Status::Closed),
        ("nedlagd", Status::Closed),
        ("nedlagt", Status::Closed),
        ("stängs", Status::Closing),
        ("öppen", Status::Active),
    ];
    let lower = short(text).to_lowercase();
    let other = OTHERS.iter().find(|(word, _)| *word == lower).map(|(_, status)| status.name());
    let near = other.or_else(|| nearest(&lower, Status::NAMES));
    let shown = short(text);
    Slip {
        span: Some(span),
        problem: [format!("Status ”{shown}” känner klart inte."), format!("klart does not know the status “{shown}”.")],
        remedy: near.map_or_else(
            || same(["Skriv aktiv, vilande, avslutas eller avslutad.", "Write aktiv, vilande, avslutas or avslutad."]),
            |near| [format!("Menade du ”{near}”?"), format!("Did you mean “{near}”?")],
        ),
    }
}

/// A platform that is nearly the name of one.
pub(super) fn near_platform(text: &str, near: &str, span: Span) -> Slip {
    let shown = short(text);
    Slip {
        span: Some(span),
        problem: [format!("Plattformen ”{shown}” känner klart inte."), format!("klart does not know the platform “{shown}”.")],
        remedy: [format!("Menade du ”{near}”?"), format!("Did you mean “{near}”?")],
    }
}

/// A row with cells beyond the headings.
pub(super) fn long_row(cells: usize, headings: usize, span: Span) -> Slip {
    Slip {
        span: Some(span),
        problem: [
            format!("Raden har {cells} celler, men rubrikerna är {headings}."),
            format!("The row has {cells} cells, but there are {headings} headings."),
        ],
        remedy: same([
            "Sätt citattecken runt en cell som har ett skiljetecken i sig.",
            "Put quotation marks round a cell that has a separator in it.",
        ]),
    }
}

/// A quotation mark that nothing closes.
pub(super) fn unclosed(span: Span) -> Slip {
    Slip {
        span: Some(span),
        problem: same(["Ett citattecken öppnas och stängs aldrig.", "A quotation mark opens and never closes."]),
        remedy: same(["Stryk det, eller stäng det sist i cellen.", "Strike it, or close it at the end of the cell."]),
    }
}

/// An id that stands in an earlier row.
pub(super) fn twice(id: &str, line: usize, span: Span) -> Slip {
    let shown = short(id);
    Slip {
        span: Some(span),
        problem: [format!("Id ”{shown}” står redan på rad {line}."), format!("The id “{shown}” stands on line {line} already.")],
        remedy: same(["Ge varje konto ett eget id, eller stryk den ena raden.", "Give each account an id of its own, or strike one row."]),
    }
}

/// A row without an id where there is a column for it.
pub(super) fn no_id(called: &str, span: Span) -> Slip {
    let shown = short(called);
    Slip {
        span: Some(span),
        problem: same(["Kontot har inget id.", "The account has no id."]),
        remedy: [
            format!("Skriv ett kort id. Till dess kallas kontot ”{shown}”."),
            format!("Write a short id. Until then the account is called “{shown}”."),
        ],
    }
}

/// A heading that is nearly a known one, and is read as that.
pub(super) fn near_heading(heading: &str, column: Column, span: Span) -> Slip {
    let (shown, name) = (short(heading), column.name());
    Slip {
        span: Some(span),
        problem: [format!("Rubriken ”{shown}” känner klart inte."), format!("klart does not know the heading “{shown}”.")],
        remedy: [
            format!("Menade du ”{name}”? Så läser klart kolumnen nu."),
            format!("Did you mean “{name}”? That is how klart reads the column now."),
        ],
    }
}

/// Two headings for one column.
pub(super) fn same_heading(heading: &str, column: Column, span: Span) -> Slip {
    let (shown, name) = (short(heading), column.name());
    Slip {
        span: Some(span),
        problem: [
            format!("Rubriken ”{shown}” är en andra kolumn för {name}."),
            format!("The heading “{shown}” is a second column for {name}."),
        ],
        remedy: same(["klart läser den första. Byt namn på den andra.", "klart reads the first one. Rename the other."]),
    }
}

/// Columns that are not there: told once for the whole register.
pub(super) fn missing_columns(columns: &[Column], span: Span) -> Option<Slip> {
    let (last, first) = columns.split_last()?;
    let names = |and: &str| {
        let first: Vec<&str> = first.iter().map(|column| column.name()).collect();
        if first.is_empty() { last.name().to_owned() } else { format!("{} {and} {}", first.join(", "), last.name()) }
    };
    let problem = if first.is_empty() {
        [format!("Kolumnen {} saknas.", names("och")), format!("The column {} is missing.", names("and"))]
    } else {
        [format!("Kolumnerna {} saknas.", names("och")), format!("The columns {} are missing.", names("and"))]
    };
    let remedy = same(["De räknas som tomma för alla konton.", "They count as empty for every account."]);
    Some(Slip { span: Some(span), problem, remedy })
}

/// A register that is not UTF-8.
pub(super) fn encoding(name: &str) -> Slip {
    Slip {
        span: None,
        problem: [format!("Registret är sparat som {name}."), format!("The register is saved as {name}.")],
        remedy: same([
            "Det går att läsa. Spara helst som CSV UTF-8, så blir å, ä och ö rätt överallt.",
            "It can be read. Better save it as CSV UTF-8, so that å, ä and ö are right everywhere.",
        ]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_another_form_is_offered_back() {
        for (text, day) in [
            ("21/11-2026", Some("2026-11-21")),
            ("2026.11.21", Some("2026-11-21")),
            ("20261121", Some("2026-11-21")),
            ("2026-11-21 00:00:00", Some("2026-11-21")),
            ("1 9 2026", Some("2026-09-01")),
            ("15 september 2026", Some("2026-09-15")),
            ("1 okt. 2026", Some("2026-10-01")),
            ("september 2026", None),
            ("31/02/2026", None),
            ("45982", None),
        ] {
            assert_eq!(meant(text).map(|day| day.to_string()).as_deref(), day, "{text}");
        }
    }

    #[test]
    fn what_was_probably_meant_is_asked() {
        let remedy = |text| no_status(text, Span::default()).remedy[0].clone();
        assert_eq!(remedy("Aktivt"), "Menade du ”aktiv”?");
        assert_eq!(remedy("inaktiv"), "Menade du ”vilande”?");
        assert_eq!(remedy("Avslutat"), "Menade du ”avslutad”?");
        assert_eq!(remedy("avvecklas"), "Menade du ”avslutas”?");
        assert_eq!(remedy("kanske"), "Skriv aktiv, vilande, avslutas eller avslutad.");
    }

    #[test]
    fn many_slips_are_counted() {
        let mut slips = Slips::default();
        slips.extend(std::iter::repeat_n(unclosed(Span::default()), 1000));
        assert_eq!(slips.count(), 1000);
        let list = slips.into_vec();
        assert_eq!((list.len(), list[200].problem[0].as_str()), (201, "Det finns 800 till av samma slag."));
    }
}
