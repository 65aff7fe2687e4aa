//! What `klart review` asks, writes and leaves alone, as transcripts.

use std::fs;
use std::path::Path;

use crate::folder::{Folder, Said};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const DAY: &str = "--today 2026-11-21";
pub(crate) const CUES: &str =
    "1\n00:00:01,000 --> 00:00:04,000\nBadet öppnar på lördag.\n\n2\n00:00:03,000 --> 00:00:06,000\nAlla barn är välkomna.\n";
pub(crate) const SKOLA: &str = "# Simskola\n\n![](bilder/badet.jpg)\n\nVarje barn erhåller en badmössa första dagen.\n\n[Se filmen om badet](https://example.org/badet.mp4)\n";

fn copy(folder: &Folder, from: &str, to: &str) {
    folder.write(to, &fs::read(Path::new(ROOT).join(from)).expect("a file in corpora"));
}

/// A folder with the draft, its picture with a description inside, and nothing else.
pub(crate) fn skola() -> Folder {
    let folder = Folder::with(&[("skola.md", SKOLA), ("bilder/", "")]);
    copy(&folder, "corpora/media/images/SYN_xmp_alt_sv.jpg", "bilder/badet.jpg");
    folder
}

pub(crate) fn review(folder: &Folder, what: &str, lines: &[&str]) -> Said {
    let input: String = lines.iter().map(|line| [line, "\n"].concat()).collect();
    folder.klart_reading(&format!("review {what} {DAY}"), &input)
}

/// How many findings of a rule `check` tells in these files.
fn told(folder: &Folder, what: &str, rule: &str) -> usize {
    let said = folder.klart(&format!("check {what} --all --format json {DAY}"));
    said.out.matches(&format!("\"rule\":\"{rule}\"")).count() + said.out.matches(&format!("\"rule\": \"{rule}\"")).count()
}

#[test]
fn a_draft_is_gone_through_step_by_step_and_each_step_is_saved() {
    let folder = skola();
    let mut lines = vec!["x", "s", "", "s", "Två barn håller varandra i handen på en brygga.", "1", "j"];
    lines.extend(["j"; 9]);
    let said = review(&folder, "skola.md", &lines);
    for words in [
        "att gå igenom i skola.md. Dina svar sparas efter varje steg.",
        "· FEL · rad 3 · Bilden saknar bildbeskrivning.",
        "    ![](bilder/badet.jpg)",
        "    Rubriken närmast ovanför: ”Simskola”",
        "    Hittat i bildfilen (IPTC): ”",
        "  1  Använd ”",
        "  s  Skriv en bildbeskrivning",
        "  p  Putsa på texten innan den skrivs in",
        "  d  Bilden är dekorativ och behöver ingen beskrivning",
        "  t  Det som bilden visar står redan i texten",
        "  h  Hoppa över      i  Ignorera, med skäl      b  Tillbaka      a  Avsluta",
        "Välj 1, s, p, d, t, h, i, b eller a.",
        "  47 tecken. Skrivet i rad 3:",
        "- ![](bilder/badet.jpg)\n+ ![Två barn håller varandra i handen på en brygga.](bilder/badet.jpg)\n",
        "· VARNING · rad 5 · ”erhåller” är kanslispråk.",
        "· FRÅGA · rad 7 · Har filmen undertexter?",
        "  j  Ja      n  Nej      v  Vet inte än",
        "+     - {ask: media/missing-captions, about: ",
        "· FRÅGA · hela utkastet · Har alla som går att känna igen",
        "Sparat: 2 rättade, 8 besvarade.",
        "Klart! 1 utkast kan publiceras.",
    ] {
        assert!(said.out.contains(words), "{words}\n{}", said.out);
    }
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(!said.out.contains('\u{1b}'), "no colour and no movement in a pipe");
    let again = review(&folder, "skola.md", &[]);
    assert_eq!((again.code, again.out.as_str()), (0, "Klart! 1 utkast kan publiceras.\n"), "nothing is asked twice");
    assert_eq!(told(&folder, "skola.md", "media/missing-captions"), 0);
}

#[test]
fn a_proposed_text_is_edited_before_it_is_written() {
    let folder = skola();
    let before = folder.text("skola.md");
    let said = review(
        &folder,
        "skola.md",
        &["p", "", "p", "elefanter", "a", "färgglada HUS", "Gamla hus", "på vattnet", "", "+ i kvällssol", "", "b", "a"],
    );
    for words in [
        "  Texten: Färgglada hus längs en kaj, med tre segelbåtar på vattnet.\n",
        "  ”elefanter” står inte i texten.",
        "  ”a” står på flera ställen. Skriv ett ord till.",
        "  Texten: Gamla hus längs en kaj, med tre segelbåtar på vattnet.\n",
        "  Texten: Gamla hus längs en kaj, med tre segelbåtar.\n",
        "  Texten: Gamla hus längs en kaj, med tre segelbåtar i kvällssol.\n",
        "+ ![Gamla hus längs en kaj, med tre segelbåtar i kvällssol.](bilder/badet.jpg)\n",
        "Det senaste steget är borta",
    ] {
        assert!(said.out.contains(words), "{words}\n{}", said.out);
    }
    assert_eq!(folder.text("skola.md"), before, "back is back");
    let long = format!("# Bad\n\n![{}](x.jpg)\n", "Två barn hoppar från bryggan. ".repeat(12).trim_end());
    let folder = Folder::with(&[("a.md", "# Bad\n\n![Bilden visar två barn](x.jpg)\n"), ("b.md", &long)]);
    let said = review(&folder, "a.md --lang en", &["e", "Bilden visar två barn", "Barn på en brygga", ""]);
    assert!(folder.text("a.md").contains("![Barn på en brygga](x.jpg)"), "{}", said.out);
    let said = review(&folder, "b.md", &["p", "", "p"]);
    assert!(folder.text("b.md") == long && said.out.contains("Texten: Två barn"), "nobody answers: {}", said.out);
}

#[test]
fn english_is_spoken_when_asked_for() {
    let folder = skola();
    let said = review(&folder, "skola.md --lang en", &["q"]);
    for words in [
        "to go through in skola.md.",
        "1 of ",
        "· ERROR · line 3 ·",
        "s  Skip",
        "q  Quit",
        "Nothing is changed, ",
        "Go on with: klart review skola.md",
    ] {
        assert!(said.out.contains(words), "{words}\n{}", said.out);
    }
    assert_eq!(said.code, 1);
}

#[test]
fn a_picture_has_three_answers_in_every_format() {
    let drafts = [
        ("a.md", "# Bad\n\n![](linje.svg)\n"),
        ("b.html", "<p>Nya tider.</p>\n<img src=\"linje.svg\">\n"),
        ("c.txt", "Nu öppnar badet.\n\nBild: linje.svg\n"),
    ];
    for answer in [&["d"] as &[&str], &["t"], &["s", "En brygga i solnedgång vid Kneippbyn"]] {
        let folder = Folder::with(&drafts);
        for (name, _) in drafts {
            let said = review(&folder, name, answer);
            assert_eq!(told(&folder, name, "image/missing-alt"), 0, "{name} {answer:?}\n{}", said.out);
            let again = review(&folder, name, &[]);
            assert!(!again.out.contains("image") && !again.out.contains("dekorativ"), "asked twice: {name} {answer:?}\n{}", again.out);
        }
    }
    let folder = Folder::with(&drafts);
    review(&folder, "a.md", &["d"]);
    assert_eq!(folder.text("a.md"), "---\nklart:\n  images:\n    - {file: linje.svg, decorative: true}\n---\n\n# Bad\n\n![](linje.svg)\n");
    review(&folder, "b.html", &["d"]);
    assert_eq!(folder.text("b.html"), "<p>Nya tider.</p>\n<img alt=\"\" src=\"linje.svg\">\n");
    review(&folder, "c.txt", &["t"]);
    assert_eq!(folder.text("c.txt.klart.toml"), "[[images]]\nfile = \"linje.svg\"\ndescribed_in_text = true\n");
    assert_eq!(folder.text("c.txt"), drafts[2].1);
}

#[test]
fn an_exception_needs_a_reason_and_stands_before_what_it_covers() {
    let text = "# Bad\n\nVarje barn erhåller en badmössa.\n\n- Du ska inkomma med anmälan.\n- Alla får en handduk.\n";
    let folder = Folder::with(&[
        ("a.md", text),
        ("b.txt", "Varje barn erhåller en badmössa.\n"),
        ("c.html", "<div>\n  <p>Varje barn erhåller en badmössa.</p>\n</div>\n"),
    ]);
    let said = review(&folder, "a.md", &["i", "", "i", "3", "i", "så står det i beslutet -->"]);
    assert_eq!(
        folder.text("a.md"),
        "# Bad\n\n<!-- klart: ignore swedish/officialese – bedömt som tillgängligt -->\nVarje barn erhåller en badmössa.\n\n<!-- klart: ignore swedish/officialese – så står det i beslutet – -->\n- Du ska inkomma med anmälan.\n- Alla får en handduk.\n",
        "{}",
        said.out
    );
    assert!(said.out.contains("Sparat: 2 undantagna."), "{}", said.out);
    let said = review(&folder, "b.txt", &["i", "citat"]);
    assert!(said.out.contains("Undantaget gäller hela utkastet. Skrivet i b.txt.klart.toml:"), "{}", said.out);
    assert_eq!(folder.text("b.txt.klart.toml"), "[[ignore]]\nrule = \"swedish/officialese\"\nreason = \"citat\"\n");
    review(&folder, "c.html", &["i", "citat"]);
    assert_eq!(
        folder.text("c.html"),
        "<div>\n  <!-- klart: ignore swedish/officialese – citat -->\n  <p>Varje barn erhåller en badmössa.</p>\n</div>\n"
    );
    assert_eq!(told(&folder, ".", "swedish/officialese") + told(&folder, ".", "draft/unused-ignore"), 0);
}

#[test]
fn what_is_marked_may_be_written_anew() {
    let folder = Folder::with(&[("a.md", "# Bad\n\nDu ska inkomma med anmälan i dag.\n"), ("b.srt", CUES)]);
    let said = review(&folder, "a.md", &["s", "lämna"]);
    assert!(said.out.contains("  s  Skriv om det markerade"), "{}", said.out);
    assert_eq!(folder.text("a.md"), "# Bad\n\nDu ska lämna anmälan i dag.\n");
    folder.write("b.srt", CUES.replace("04,000", "01,900").replace("00:00:03", "00:00:02").as_bytes());
    let said = review(&folder, "b.srt", &["s", "Badet öppnar."]);
    assert!(said.out.contains("    Badet öppnar på lördag.") && said.out.contains("  s  Skriv om rutans text"), "{}", said.out);
    assert!(folder.text("b.srt").starts_with("1\n00:00:01,000 --> 00:00:01,900\nBadet öppnar.\n\n2\n"), "{}", folder.text("b.srt"));
}

#[test]
fn a_reason_is_written_beside_what_was_said_of_the_film() {
    let text = "---\nklart:\n  media:\n    - {file: film.mp4, captions: not-needed, description: verbalised}\n---\n\n# Film\n\n[Se filmen om badet](film.mp4)\n";
    let folder = Folder::with(&[("a.md", text)]);
    copy(&folder, "corpora/media/samples/tone.mp4", "film.mp4");
    let said = review(&folder, "a.md", &["s", "Filmen visar samma sak som texten."]);
    assert!(said.out.contains("Varför behöver filmen") && said.out.contains("  s  Skriv skälet"), "{}", said.out);
    assert!(folder.text("a.md").contains("    - {file: film.mp4, why: \"Filmen visar samma sak som texten.\"}\n---\n"), "{}", said.out);
    assert_eq!(told(&folder, "a.md", "media/missing-captions"), 0);
    folder.write("b.txt", b"Nu kommer filmen.\n\nFilm: film.mp4\n");
    let said = review(&folder, "b.txt", &["u", "j"]);
    assert!(said.out.contains("  u  Undertexterna är inbrända i filmen"), "{}", said.out);
    assert!(folder.text("b.txt.klart.toml").starts_with("[[media]]\nfile = \"film.mp4\"\ncaptions = \"burned-in\"\n"), "{}", said.out);
    assert_eq!(told(&folder, "b.txt", "media/missing-captions"), 0);
}

#[test]
fn other_drafts_tell_what_a_picture_shows() {
    let folder = skola();
    folder.write("bad.md", "# Bad\n\n![Hus vid en kaj i kvällssol](bilder/badet.jpg)\n\nVälkommen till badet.\n".as_bytes());
    let said = review(&folder, ".", &["h", "h", "a"]);
    assert!(said.out.contains("”Hus vid en kaj i kvällssol”"), "{}", said.out);
}

#[test]
fn captions_are_put_right_and_files_get_their_names() {
    let folder = Folder::with(&[("a.srt", CUES)]);
    let said = review(&folder, "a.srt", &["1"]);
    assert!(said.out.contains("ruta 2 (00:00:03)") || said.out.contains("ruta 1"), "{}", said.out);
    assert!(folder.text("a.srt").contains("00:00:01,000 --> 00:00:03,000"), "{}{}", said.out, folder.text("a.srt"));
    let film = Folder::with(&[
        ("a.md", "# Film\n\n[Se filmen om simskolan](simskola.mp4)\n"),
        ("simskolan.sv.srt", "1\n00:00:00,000 --> 00:00:02,000\nBadet öppnar på lördag.\n"),
    ]);
    copy(&film, "corpora/media/samples/tone.mp4", "simskola.mp4");
    let said = review(&film, "a.md", &["1"]);
    assert!(said.out.contains("simskolan.sv.srt heter nu simskola.sv.srt."), "{}", said.out);
    assert!(film.path().join("simskola.sv.srt").exists() && !film.path().join("simskolan.sv.srt").exists());
    let back = review(&film, "a.md", &["b", "a"]);
    assert!(back.out.is_empty() || !back.out.contains("saknar undertexter"), "{}", back.out);
}

#[test]
fn what_cannot_be_read_is_named_and_exit_codes_are_the_house_s() {
    let folder = Folder::with(&[
        ("bra.md", "# Bad\n\nBadet öppnar på lördag.\n"),
        ("tomt.md", ""),
        ("ord.md", "# Bad\n\nVarje barn erhåller en mössa.\n"),
        ("brist.md", "![](https://example.org/a.jpg)\n"),
    ]);
    for (what, lines, code, words) in [
        ("bra.md", &[] as &[&str], 0, "Klart! 1 utkast kan publiceras."),
        ("tomt.md", &[], 2, "STOPP tomt.md"),
        ("finns-inte.md", &[], 2, "STOPP finns-inte.md"),
        ("tomt.md bra.md", &[], 1, "Inte klart än: 1 utkast kunde inte läsas."),
        ("ord.md", &["h"], 0, "Inget är ändrat, 1 kvar. Fortsätt med: klart review ord.md"),
        ("ord.md --fail-on warning", &["h"], 1, "1 kvar"),
        ("brist.md", &["a"], 1, "Fortsätt med: klart review brist.md"),
        ("brist.md", &["s", "En brygga vid havet"], 0, "Sparat: 1 rättat, 2 kvar."),
    ] {
        let said = review(&folder, what, lines);
        assert_eq!(said.code, code, "{what}\n{}{}", said.out, said.err);
        assert!(said.out.contains(words), "{what}: {words}\n{}", said.out);
    }
}

#[test]
fn a_description_may_be_kept_for_the_next_time() {
    let folder = skola();
    folder.write("klart.toml", b"");
    let said = review(&folder, "skola.md", &["s", "Två barn hoppar från bryggan", "kanske", "j", "b", "1", "n", "a"]);
    assert!(said.out.contains("Sparad i bilder.toml.") && said.out.contains("Svara j eller n."), "{}", said.out);
    assert!(!folder.path().join("bilder.toml").exists(), "the step was taken back, whole");
    let said = review(&folder, "skola.md", &["b", "a"]);
    assert!(!said.out.contains("Bilden saknar"), "{}", said.out);
    let other = skola();
    other.write("klart.toml", b"");
    review(&other, "skola.md", &["s", "Två barn hoppar från bryggan", "j"]);
    let register = other.text("bilder.toml");
    assert!(register.contains("alt = \"Två barn hoppar från bryggan\"") && register.contains("digest = "), "{register}");
    copy(&other, "corpora/media/images/SYN_xmp_alt_sv.jpg", "nytt/kaj.jpg");
    other.write("nytt/b.md", b"# Bad\n\n![](kaj.jpg)\n");
    let said = review(&other, "nytt/b.md", &["a"]);
    assert!(said.out.contains("”Två barn hoppar från bryggan”"), "{}", said.out);
}

#[test]
fn a_no_is_kept_and_not_asked_for_again() {
    let folder = Folder::with(&[("a.md", "# Bad\n\n[Se filmen om badet](https://example.org/badet.mp4)\n")]);
    let said = review(&folder, "a.md", &["n", "j", "j", "j", "j"]);
    assert!(said.out.contains("Sparat: 5 besvarade.") && folder.text("a.md").contains("answer: no"), "{}", said.out);
    assert_eq!(told(&folder, "a.md", "media/missing-captions"), 1, "something is left to do");
    let again = review(&folder, "a.md", &[]);
    assert_eq!(again.out, "Klart! 1 utkast kan publiceras. Att fundera på: 1 fråga.\n");
    let unsure = Folder::with(&[("a.md", "# Bad\n\n[Se filmen om badet](https://example.org/badet.mp4)\n")]);
    assert!(review(&unsure, "a.md", &["v"]).out.contains("Inget är ändrat, 5 kvar."));
}

#[test]
fn the_handbook_shows_a_real_walk() {
    let folder = skola();
    let said = review(&folder, "skola.md", &["s", "Två barn håller varandra i handen på en brygga.", "a"]);
    let handbook = fs::read_to_string(Path::new(ROOT).join("docs/handbok.md")).expect("the handbook");
    let (above, section) = handbook.split_once("## Gå igenom en sak i taget\n").expect("the section");
    let (before, rest) = section.split_once("```text\n").expect("a block of output");
    let (_, after) = rest.split_once("```\n").expect("its end");
    let shown = format!("{above}## Gå igenom en sak i taget\n{before}```text\n{}\n```\n{after}", said.out.trim_end());
    super::generated::fresh("docs/handbok.md", &shown);
}
