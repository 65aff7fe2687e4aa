//! Every row of the table earns its place, and posts say what people read in them.

use super::super::lexicon;
use super::*;

/// What a row alone finds in a text.
fn finds(row: &[&'static str], text: &str) -> bool {
    let lists: String =
        TABLE.lines().filter(|line| line.split('\t').next().is_some_and(|role| role.ends_with('='))).collect::<Vec<_>>().join("\n");
    let table: &'static str = format!("roll\tmönster\n{lists}\nvad\t{}\n", row[1]).leak();
    !Patterns::of(table, Role::named).found(&Spoken::of(text)).is_empty()
}

#[test]
fn every_row_finds_its_sentence_and_leaves_its_neighbour() {
    let mut wrong = Vec::new();
    for row in lexicon::rows(TABLE).filter(|row| !row[0].ends_with('=')) {
        let [role, words, yes, no] = row[..] else { panic!("{row:?}") };
        assert!(Role::named(role).is_some() && !words.starts_with('…'), "{row:?}");
        for (text, wanted) in [(yes, true), (no, false)] {
            if finds(&row, text) != wanted {
                wrong.push(format!("{words} in {text:?}: {}", !wanted));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Those that are not what they should be.
fn wrong(texts: &[&'static str], is: impl Fn(Said) -> bool, wanted: bool) -> Vec<&'static str> {
    texts.iter().filter(|text| is(said(text)) != wanted).copied().collect()
}

#[test]
fn notices_are_known() {
    let texts = [
        "Vi har lägre bemanning till den 8 augusti.",
        "Nu tar vi julledigt och är tillbaka den 7 januari.",
        "Nu tar vi sommaruppehåll på sidan.",
        "Vi svarar långsammare under juli.",
        "Sommarstängt på kontot v. 28–31",
        "SOMMARSTÄNGT! Vi ses igen i augusti.",
        "Vi tar ledigt till den 7 januari.",
        "God jul! Vi är åter 7 januari",
        "God jul och gott nytt år önskar vi på kommunen! Den 8 januari är vi tillbaka.",
        "Trevlig sommar! Vi är tillbaka den 8 augusti.",
        "Glad sommar ☀️ Vi hörs igen i augusti!",
        "Under sommaren blir det färre inlägg här.",
        "I sommar uppdaterar vi inte lika ofta.",
        "Det blir lite tystare här i sommar. Vi är tillbaka i augusti.",
        "Kontot bevakas inte under semestern.",
        "I jul är kontot obemannat. Ring 112 vid fara.",
        "Under påsken bemannas kontot inte.",
        "Redaktionen går på semester vecka 28–31.",
        "Under semesterperioden kan det dröja innan du får svar.",
        "Under helgen är kommentarerna stängda. Vi har stängt för kommentarer till den 7 januari.",
        "Vi minskar bemanningen i sommar.",
        "Semestertider! Det kan ta längre tid att få svar.",
        "Nu går vi på jullov och önskar alla en god jul.",
        "Kontot pausas under sommaren.",
        "Mellan jul och nyår bevakar vi inte den här sidan.",
        "Påsken är här. Kontot vilar till den 7 april.",
        "Under sommaren bemannas kontot vardagar klockan 9–15.",
        "Trevlig påsk! Åter den 7 april.",
        "Vi önskar alla en fin midsommar. På måndag är vi tillbaka.",
        "Nu är det semestertider och vi drar ner på takten.",
        "Vi är lediga över långhelgen.",
        "Vi na\u{308}r er inte. Under sommaren blir det fa\u{308}rre inla\u{308}gg.",
    ];
    assert_eq!(wrong(&texts, |said| said.notice, true), [""; 0]);
}

#[test]
fn greetings_baths_and_borrowed_books_are_no_notices() {
    let texts = [
        "",
        "Trevlig sommar!",
        "Sommarlov på badet hela veckan!",
        "Nu öppnar vi den nya lekplatsen i Rågsved!",
        "Badet stängs den 8 mars.",
        "Sommaren är tillbaka i Ekvik!",
        "Lämna tillbaka böckerna innan sommaren.",
        "Badet bemannas av livvakter vardagar klockan 10–18 hela sommaren.",
        "Vi svarar på dina frågor varje dag, hela sommaren.",
        "Lediga jobb i sommar: bli badvakt.",
        "För dig som är sommarledig: kom och bada!",
        "God jul och gott nytt år!",
        "Nu är vi tillbaka efter sommaren!",
        "Sommarpausen är slut och vi är i gång på riktigt.",
        "Välkommen på julmarknad den 12 december.",
        "Färre bilar i sommar när gatan stängs av.",
        "Har du semester? Kom till biblioteket.",
        "Vi ses på badet i sommar!",
        "Glöm inte att anmäla dig till sommarens kollo.",
        "Det är inte lika varmt i sommar som i fjol.",
        "https://ekvik.se/sommarstangt",
        "Summer is here! We are back in August.",
    ];
    assert_eq!(wrong(&texts, |said| said.notice, false), [""; 0]);
}

#[test]
fn a_closing_says_what_why_and_where() {
    for (text, why, instead, last) in [
        ("Det här kontot avslutas den 15 mars eftersom vi samlar allt på stockholm.se. Följ oss där.", true, true, Some((3, 15))),
        ("Kontot stängs den 8 mars. Tack och hej.", false, false, Some((3, 8))),
        ("Det här kontot avslutas den 15 mars. Vi samlar all information på ekvik.se. Följ oss där.", true, true, Some((3, 15))),
        ("Vi lämnar Facebook. Sista dagen är 31/12. Vi finns på Bluesky.", false, true, Some((12, 31))),
        ("Vi stänger den här sidan i vår på grund av få följare.", true, false, None),
        ("Den 1 juni avslutar vi vårt Instagramkonto. Hitta oss i stället på @ekvikskommun.", false, true, Some((6, 1))),
        ("Kontot uppdateras inte längre. Läs mer på www.ekvik.se", false, true, None),
        ("Sidan läggs ned 2026-03-15, därför att allt finns på webben.", true, true, Some((3, 15))),
        ("Vi flyttar till stadens gemensamma konto.", false, true, None),
        ("Nu lämnar vi X.", false, false, None),
        ("Facebook-sidan tas bort den 1:a maj.", false, false, Some((5, 1))),
        ("Vi kommer att avveckla det här kontot. Ring växeln.", false, true, None),
        ("Vi slutar publicera på Twitter.", false, false, None),
    ] {
        let said = said(text);
        assert_eq!((said.closes, said.why, said.instead, said.last), (true, why, instead, last), "{text}");
    }
}

#[test]
fn other_things_close_too() {
    let texts = [
        "Badet stängs den 8 mars",
        "Vi stänger av vattnet klockan 10.",
        "Kanalvägen stängs av under helgen.",
        "Göta kanal: kanalen stängs för båttrafik.",
        "På sidan ser du när badet stängs.",
        "Kommentarer på sidan tas bort om de bryter mot reglerna.",
        "Kommentarer som bryter mot reglerna på kontot tas bort.",
        "Ditt konto avslutas om du inte loggar in.",
        "Vi flyttar till nya lokaler.",
        "Mötet avslutas klockan 12.",
        "Sidan stängs tillfälligt för underhåll.",
        "Vägen läggs om. Mer på sidan ekvik.se/vagar",
        "Gruppen för nyblivna föräldrar träffas på tisdagar.",
        "Kontot ska inte stängas.",
    ];
    assert_eq!(wrong(&texts, |said| said.closes, false), [""; 0]);
}

#[test]
fn the_policys_own_table_is_covered() {
    for text in [
        "Nu tar vi sommaruppehåll på sidan.",
        "Vi har lägre bemanning till den 8 augusti.",
        "Vi svarar långsammare under juli.",
        "Trevlig semester! Vi är tillbaka den 8 augusti.",
        "Trevlig semester! Det blir färre inlägg i juli.",
        "Trevlig semester! Kontot bemannas vardagar klockan 9–15.",
    ] {
        assert!(said(text).notice, "{text}");
    }
    for text in ["Det här kontot avslutas den 1 mars.", "Vi stänger den här sidan i vår.", "Vi flyttar till stadens gemensamma konto."]
    {
        assert!(said(text).closes, "{text}");
    }
}

#[test]
fn long_and_odd_texts_cost_little() {
    let long = "Vi är inte på kontot och vi är här. ".repeat(100_000);
    assert!(!said(&long).notice);
    for text in ["\0\0", "@", "…", "- - -", "1/", "/1", "den 45 mars kontot stängs 99/99 mars", &"å".repeat(30_000), &"vi ".repeat(30_000)]
    {
        let _ = said(text);
    }
}
