//! Each word on private matters has a sentence that asks and one that is quiet; and sentences that people write.

use klart::language::Prose;
use klart::personal::sensitive;

fn category(text: &str) -> Option<&'static str> {
    let prose = Prose::of(text);
    prose.sentences().iter().find_map(|sentence| sensitive::find(text, &prose, sentence)).map(|matter| matter.category)
}

#[test]
fn each_word_asks_of_a_person_and_is_quiet_in_general() {
    let table = include_str!("../../corpora/lexicon/sensitive.tsv");
    let mut wrong = Vec::new();
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [expected, stem, asks, quiet] = cells[..] else { panic!("four cells: {row}") };
        if category(asks) != Some(expected) {
            wrong.push(format!("{stem} does not ask: {asks}"));
        }
        if let Some(other) = category(quiet) {
            wrong.push(format!("{stem} is not quiet ({other}): {quiet}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn people_are_told_from_places_services_and_readers() {
    let ask = [
        "Heja! Vi är stolta över vår elev Kim Exempelsson som klarat skolan trots sin adhd.",
        "Lisa, 9, har diabetes och går i klass 3 A.",
        "Grattis till vår medarbetare Amina Testberg, som är tillbaka efter sin cancer.",
        "En brukare, Greta Provsson, berättar om sin depression.",
        "Hennes son är dömd för stöld.",
        "I dag fyller vår boende Sven Exempelsson 90 år trots sin demens.",
        "”Jag har levt med ångest hela livet”, säger Sara Testberg.",
    ];
    let quiet = [
        "Du som har diabetes kan få hjälp av Anna Testberg på vårdcentralen.",
        "Många elever har adhd, säger rektor Anna Testberg.",
        "Visby Lasarett öppnar en mottagning för cancer.",
        "Anna Testberg, överläkare, forskar om diabetes.",
        "Erik Testberg arbetar på diabetesmottagningen.",
        "Svenska Kyrkan ordnar språkkafé för flyktingar.",
        "Barn med autism får stöd av Region Gotland.",
        "Kommunalrådet Kim Testberg, socialdemokrat, öppnar mötet.",
        "Oskar Testberg (M) är moderat ordförande i nämnden.",
        "Anna Testberg föreläser om psykisk ohälsa.",
        "Patienten får hjälp med hans eller hennes diagnos.",
        "Ung Cancer samlar in pengar i Stockholm.",
        "Kontakta Anna Testberg om du har frågor om försörjningsstöd.",
        "Demenssjuksköterskan Karin Testberg svarar på frågor på torsdag.",
        "Kim Testberg är ny chef på demensboendet Solgården.",
        "Sara Testberg leder gruppen för personer med missbruk.",
    ];
    let missed: Vec<_> = ask.into_iter().filter(|text| category(text).is_none()).collect();
    let loud: Vec<_> = quiet.into_iter().filter(|text| category(text).is_some()).collect();
    assert!(missed.is_empty() && loud.is_empty(), "missed {missed:#?}\nloud {loud:#?}");
}
