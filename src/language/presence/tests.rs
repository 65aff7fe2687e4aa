//! Every row of the table earns its place, and posts say what people read in them.

use super::super::lexicon;
use super::*;

/// What a row alone finds in a text.
fn finds(row: &[&'static str], text: &str) -> bool {
    let lists: String =
        TABLE.lines().filter(|line| line.split('\t').next().is_some_and(|role| role.ends_with('='))).collect::<Vec<_>>().join("\n");
    let table: &'static str = format!("roll\tmönster\n{lists}\nvad\t{}\n", row[1]).leak();
    {
        let lower = fold(text);
        !Patterns::of(table, Role::named).found(&Spoken::of(text, &lower), &Beginnings::of(&lower)).is_empty()
    }
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

/// Posts as communicators write them: what each is, and its words.
const POSTS: &str = include_str!("../../../corpora/lexicon/exempel_narvaro.tsv");

#[test]
fn notices_and_closings_are_known_and_greetings_baths_and_borrowed_books_are_neither() {
    let mut wrong = Vec::new();
    for row in lexicon::rows(POSTS) {
        let [what, text] = row[..] else { panic!("{row:?}") };
        let said = said(text);
        let right = match what {
            "meddelande" => said.notice,
            "inget meddelande" => !said.notice,
            "stänger" => said.closes,
            "stänger inte" => !said.closes,
            _ => false,
        };
        if !right {
            wrong.push(format!("{what}: {text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
