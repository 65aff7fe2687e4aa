//! The register of descriptions: what it finds, what it keeps, and what it says of slips.

use klart::draft::{Digest, PictureHash};
use klart::register::{ALIKE, Entry, How, Register};
use proptest::prelude::*;

fn digest(byte: u8) -> Digest {
    Digest([byte; 16])
}

fn entry(byte: u8, file: &str, alt: &str) -> Entry {
    Entry { digest: Some(digest(byte)), file: file.to_owned(), alt: Some(alt.to_owned()), ..Entry::default() }
}

const BY_HAND: &str = "# Våra bilder\n\n[[picture]] # badet\nalt = 'En brygga' # kort\nfile = \"bad.jpg\"\ndigest = \"07070707070707070707070707070707\"\n\n# Kartor\n[[picture]]\nfile = \"karta.png\"\nalt = \"Karta över Visby\"\n";

#[test]
fn bytes_go_before_looks_and_the_language_is_kept() {
    let mut register = Register::default();
    register.remember(Entry { hash: Some(PictureHash([0, 0, 0, 0xff])), lang: Some("sv".to_owned()), ..entry(1, "a.jpg", "En brygga") });
    register.remember(Entry { lang: Some("en".to_owned()), ..entry(1, "a.jpg", "A jetty") });
    let found = |byte, hash: Option<&PictureHash>, lang| {
        register.find(&digest(byte), hash, lang).map(|found| (found.entry.alt.as_deref(), found.how))
    };
    assert_eq!(found(1, None, "sv-SE"), Some((Some("En brygga"), How::SameBytes)));
    assert_eq!(found(1, None, "en"), Some((Some("A jetty"), How::SameBytes)));
    assert_eq!(found(1, None, "fi"), None);
    assert_eq!(found(2, Some(&PictureHash([1, 0, 0, 0xff])), "sv"), Some((Some("En brygga"), How::Alike)));
    assert_eq!(found(2, Some(&PictureHash([(1 << (ALIKE + 1)) - 1, 0, 0, 0xff])), "sv"), None);
}

#[test]
fn what_somebody_wrote_stays_when_an_entry_is_replaced_or_added() {
    let mut register = Register::parse(BY_HAND, "bilder.toml").expect("a register");
    assert_eq!(register.written_for("karta.png", "sv").and_then(|entry| entry.alt.as_deref()), Some("Karta över Visby"));
    let date = "2026-11-21".parse().ok();
    register.remember(Entry { date, ..entry(7, "bad.jpg", "Två barn på en \"brygga\"") });
    register.remember(entry(8, "ny.jpg", "Ny"));
    let wanted = BY_HAND.replace("'En brygga'", "\"Två barn på en \\\"brygga\\\"\"").replace("07\"\n", "07\"\ndate = 2026-11-21\n");
    let wanted = format!("{wanted}\n[[picture]]\nfile = \"ny.jpg\"\nalt = \"Ny\"\ndigest = \"{}\"\n", "08".repeat(16));
    assert_eq!(register.render(), wanted);
    register.remember(Entry { alt: None, decorative: true, ..entry(7, "bad.jpg", "") });
    assert!(!register.render().contains("Två barn") && register.render().contains("decorative = true\n"), "{}", register.render());
    assert!(register.find(&digest(7), None, "fi").is_some_and(|found| found.entry.decorative));
}

#[test]
fn tables_in_a_list_are_written_anew_with_their_comments() {
    let text = "# Överst\npicture = [{ file = \"a.jpg\", alt = \"A\" }]\n";
    let mut register = Register::parse(text, "bilder.toml").expect("a register");
    register.remember(entry(3, "b.jpg", "B"));
    let again = Register::parse(register.render(), "bilder.toml").expect("what is written can be read");
    assert_eq!(again.entries(), register.entries());
    assert!(register.render().starts_with("# Överst\n"), "{}", register.render());
}

#[test]
fn a_slip_is_shown_where_it_stands_with_the_way_on() {
    for (text, line, message, remedy) in [
        ("[[picture]]\nfil = \"a.jpg\"\nalt = \"A\"\n", 2, "”fil”", "Menade du ”file”?"),
        ("\n[[bild]]\nalt = \"A\"\n", 2, "”bild”", "Menade du ”picture”?"),
        ("[[picture]]\nfile = \"a.jpg\"\n", 1, "varken beskrivning eller svar", "alt = \"…\""),
        ("[[picture]]\nalt = \"A\"\ndigest = \"12\"\n", 3, "32 tecken", "Ta bort raden"),
        ("[[picture]]\nalt = \"A\"\ndate = 12\n", 3, "ett datum", "2026-11-21"),
        ("[[picture]]\nalt = \"A\n", 2, "TOML", "citattecken"),
        ("[picture]\nalt = \"A\"\n", 1, "tabell", "[[picture]]"),
    ] {
        let error = Register::parse(text, "bilder.toml").expect_err(text);
        assert_eq!((error.file.as_str(), error.line), ("bilder.toml", Some(line)), "{error}");
        assert!(error.message.sv.contains(message) && error.remedy.sv.contains(remedy), "{error}");
    }
    assert!(Register::load(std::path::Path::new("finns/inte/bilder.toml")).is_ok_and(|register| register.is_empty()));
}

proptest! {
    #[test]
    fn what_is_remembered_is_read_back(alts in prop::collection::vec("\\PC{0,12}[\"\\\\\n\ta-zå#=\\[]{1,8}", 1..8), by_hand in any::<bool>()) {
        let mut register = if by_hand { Register::parse(BY_HAND, "").expect("a register") } else { Register::default() };
        for (nth, alt) in alts.iter().enumerate() {
            register.remember(entry(nth as u8 % 5 + 5, "bad.jpg", &format!("x{alt}")));
        }
        let again = Register::parse(register.render(), "").expect("what is written can be read");
        prop_assert_eq!(again.entries(), register.entries());
        if by_hand {
            prop_assert!(register.render().contains("# kort") && register.render().contains("# Kartor"));
        }
    }
}
