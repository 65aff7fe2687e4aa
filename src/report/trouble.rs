//! What could not be read, and the way on.

use crate::check::Judged;
use crate::finding::Lang;
use crate::mask::mask;
use crate::source::{Source, Unreadable};

use super::Places;
use super::contract::Trouble;

/// What in a draft could not be read, though the rest could.
pub fn troubles(source: &Source, judged: &Judged, lang: Lang) -> Vec<Trouble> {
    if judged.troubles.is_empty() && judged.slips.is_empty() {
        return Vec::new();
    }
    let places = Places::new(source, lang);
    let say = |trouble: &crate::draft::Trouble| {
        let place = places.of(Some(trouble.span));
        let (problem, remedy) = if lang == Lang::Sv { (trouble.problem, trouble.remedy) } else { (trouble.problem_en, trouble.remedy_en) };
        Trouble {
            path: mask(&judged.name).into_owned(),
            problem: problem.to_owned(),
            remedy: remedy.to_owned(),
            line: place.line,
            column: place.column,
        }
    };
    let pick = usize::from(lang == Lang::En);
    let slipped = |slip: &crate::source::Slip| {
        let place = slip.span.map(|span| places.of(Some(span)));
        Trouble {
            path: mask(&judged.name).into_owned(),
            problem: mask(&slip.problem[pick]).into_owned(),
            remedy: mask(&slip.remedy[pick]).into_owned(),
            line: place.as_ref().and_then(|place| place.line),
            column: place.and_then(|place| place.column),
        }
    };
    judged.troubles.iter().map(say).chain(judged.slips.iter().map(slipped)).collect()
}

/// A file that is no text.
pub fn unreadable(name: &str, why: &Unreadable, lang: Lang) -> Trouble {
    let pick = usize::from(lang == Lang::En);
    let [problem, remedy] = [format!("{}.", why.problem()[pick]), format!("{}.", why.remedy()[pick])];
    Trouble { path: mask(name).into_owned(), problem, remedy, line: why.line, column: None }
}

/// A draft that klart itself broke down over. The others go on.
pub fn broken(name: &str, panic: &str, lang: Lang) -> Trouble {
    let (problem, remedy) = match lang {
        Lang::Sv => ("klart gick sönder på det här utkastet", "Skicka filen och den här raden till dem som gör klart."),
        Lang::En => ("klart broke down over this draft", "Send the file and this line to the makers of klart."),
    };
    let problem = if panic.is_empty() { format!("{problem}.") } else { format!("{problem}: {}.", mask(panic)) };
    Trouble { path: mask(name).into_owned(), problem, remedy: remedy.to_owned(), line: None, column: None }
}
