//! Which questions a draft raises, and which it does not; what an answer settles, and what a demanded answer stops.

use klart::check::{Desk, Judged, examine};
use klart::checklist::{Line, Settles};
use klart::config::{CHECKLIST, Config, Lang, Level};
use klart::source::{Attachment, Beside, Format, SentAlt, Source};

const OWN: &str = "[organisation]\nname = \"Ekviks kommun\"\ndomains = [\"ekvik.example.se\"]\nhandles = [\"ekvikskommun\"]\n";

fn desk(config: &str, channel: &str) -> Desk {
    let config = Config::parse(config, "klart.toml", &klart::rules::known()).expect("a klart.toml");
    let channels = channel.split(',').filter(|name| !name.is_empty()).map(str::to_owned).collect();
    Desk { all: true, channels, ..Desk::new(config, "2026-11-21".parse().expect("a date")) }
}

fn source(name: &str, text: &str) -> Source {
    let format = match name.rsplit('.').next() {
        Some("md") => Format::Markdown,
        Some("html") => Format::Html,
        Some("srt") => Format::Srt,
        _ => Format::Text,
    };
    let names = ["film.mp4", "bad.mp4", "bad.sv.srt"].map(str::to_owned).to_vec();
    Source::new(name, format, text.as_bytes().to_vec()).expect("text").beside(Beside::Listed(names))
}

fn judged(name: &str, text: &str, config: &str, channel: &str) -> Judged {
    examine(&source(name, text), &desk(config, channel))
}

/// What is left to answer.
fn open(judged: &Judged) -> Vec<&'static str> {
    judged.checklist.iter().filter(|question| question.answered.is_none()).map(|question| question.id).collect()
}

/// Each: a draft's name and text, its channel, the question looked for, and whether it is asked.
#[track_caller]
fn each(id: &str, cases: &[(&str, &str, &str, bool)]) {
    for (name, text, channel, expected) in cases {
        let judged = judged(name, text, OWN, channel);
        assert_eq!(open(&judged).contains(&id), *expected, "{id} for {name} {channel}: {text}\n{:?}", open(&judged));
    }
}

#[test]
fn people_in_a_picture_raise_the_question_of_consent() {
    each(
        "M-SAMTYCKE",
        &[
            ("a.md", "![Två barn på en brygga](a.jpg)\n", "", true),
            ("a.md", "![En man cyklar över en bro](a.jpg)\n", "", true),
            ("a.md", "![Rektor Anna Ek tar emot nycklarna](a.jpg)\n", "", true),
            ("a.html", "<img src=\"a.jpg\" alt=\"Fyra medarbetare runt ett bord\">", "", true),
            (
                "a.html",
                "<figure><img src=\"a.jpg\" alt=\"Nycklar lämnas över\"><figcaption>Karin Berg och Ali Noor i nya skolan.</figcaption></figure>",
                "",
                true,
            ),
            ("a.txt", "Nu är bron klar.\n\nBild: a.jpg\nBildbeskrivning: Kommunalrådet klipper ett band.\n", "facebook", true),
            ("a.txt", "Möt Anna Ek, ny rektor på Norrskolan.\n\nBild: a.jpg\n", "facebook", true),
            ("a.txt", "Möt våra nya medarbetare.\n\nBild: a.jpg\n", "instagram", true),
            ("a.md", "[Se filmen om Elin, som är undersköterska](film.mp4)\n", "", true),
            ("a.md", "I filmen berättar tre elever om sin skola.\n[Se filmen](film.mp4)\n", "", true),
            ("a.md", "I filmen berättar två lärare om sin skola. [Se filmen](film.mp4)\n", "", true),
            ("a.md", "![Karta över Gotland](a.png)\n\nBarnbidraget höjs.\n", "", false),
            ("a.md", "![En brygga vid havet en sommardag](a.jpg)\n\nAlla invånare är välkomna.\n", "", false),
            ("a.md", "![Illustration av två barn som läser](a.jpg)\n", "", false),
            ("a.md", "![En staty av en man till häst](a.jpg)\n", "", false),
            ("a.md", "![Lekplats för små barn med gungor](a.jpg)\n", "", false),
            ("a.md", "![Solnedgång över hamnen. Foto: Anna Ek](a.jpg)\n", "", false),
            ("a.md", "![Astrid Lindgrens barnsjukhus från luften](a.jpg)\n", "", false),
            ("a.md", "![Elevernas teckningar på en vägg](a.jpg)\n", "", false),
            ("a.md", "![Ekviks kommuns logotyp](a.png)\n\nKontakta Anna Ek.\n", "", false),
            ("a.md", "Två barn badar. Anna Ek berättar.\n", "", false),
            ("a.html", "<img src=\"a.jpg\" alt=\"\">\n<p>Möt Anna Ek.</p>", "", false),
        ],
    );
}

#[test]
fn children_and_a_picture_raise_a_question_of_their_own() {
    let asks = |name: &str, text: &str, channel: &str| {
        let judged = judged(name, text, OWN, channel);
        // The rule on children in pictures asks the same; then the line is not printed.
        open(&judged).contains(&"M-BARN") || judged.findings.iter().any(|finding| finding.rule == "privacy/child-in-picture")
    };
    for (text, expected) in [
        ("![Två barn på en brygga](a.jpg)\n", true),
        ("![Elever i klass 4B på skolgården](a.jpg)\n", true),
        ("![Elsa, 7 år, plockar svamp](a.jpg)\n", true),
        ("![Sexåringar bygger en koja](a.jpg)\n", true),
        ("![En kvinna vid ett skrivbord](a.jpg)\n", false),
        ("![Karta över skolor](a.png)\n\nBarnbidraget höjs i januari.\n", false),
        ("![Barnvagn i en trappa](a.jpg)\n", false),
        ("Eleverna på Norrskolan besökte rådhuset.\n", false),
    ] {
        assert_eq!(asks("a.md", text, ""), expected, "{text}");
    }
    assert!(asks("a.txt", "Eleverna på Norrskolan har planterat blommor.\n\nBild: a.jpg\n", "facebook"));
}

#[test]
fn a_closed_door_needs_a_page_of_ones_own() {
    each(
        "M-DIGITALT-ALTERNATIV",
        &[
            ("a.txt", "Badet är stängt i dag på grund av en vattenläcka.\n", "facebook", true),
            ("a.txt", "Färjan är inställd i kväll.\n", "x", true),
            ("a.txt", "Storgatan är avstängd till klockan 15.\n", "instagram", true),
            ("a.txt", "SMHI har gett en orange varning för vind.\n", "facebook", true),
            ("a.txt", "Stormvarning i natt. Håll dig inne.\n", "facebook", true),
            ("a.txt", "Dagens båt ställs in.\n", "mastodon", true),
            ("a.txt", "Vattnet stängs av på Storgatan i natt.\n", "facebook", true),
            ("a.txt", "Badet är stängt i dag. Läs mer på https://ekvik.example.se/bad\n", "facebook", false),
            ("a.txt", "Badet är stängt i dag. Läs mer på ekvik.example.se/bad\n", "facebook", false),
            ("a.md", "Badet är stängt i dag. [Badets sida](https://www.ekvik.example.se/bad)\n", "facebook", false),
            ("a.txt", "Badet är stängt i dag. Läs mer på https://annansida.example.com\n", "facebook", true),
            ("a.txt", "Badet är stängt i dag. Frågor: bad@ekvik.example.se\n", "facebook", true),
            ("a.txt", "Badet är stängt i dag.\n", "", false),
            ("a.txt", "Badet är stängt i dag.\n", "web", false),
            ("a.txt", "Hej Lisa! Badet är stängt i dag.\n", "facebook-reply", false),
            ("a.txt", "Öppettider: måndag–fredag 10–18, söndag stängt.\n", "facebook", false),
            ("a.txt", "Vi har öppet 10–18. Stängt på söndagar.\n", "facebook", false),
            ("a.txt", "Vi är inställda på att börja i maj.\n", "facebook", false),
            ("a.txt", "Turen är inte inställd.\n", "facebook", false),
            ("a.txt", "Mötet hålls bakom stängda dörrar.\n", "facebook", false),
            ("a.txt", "Biblioteket öppnar på lördag.\n", "facebook", false),
        ],
    );
    let anybody = judged("a.txt", "Badet är stängt. Se https://example.org/bad\n", "", "facebook");
    assert!(!open(&anybody).contains(&"M-DIGITALT-ALTERNATIV"), "without an organisation any page will do");
}

#[test]
fn what_the_policy_asks_always_is_asked_where_a_draft_makes_it_relevant() {
    let decision = "Kommunstyrelsen har beslutat att bygga en ny skola.\n";
    each(
        "M-SAKLIGHET",
        &[
            ("a.txt", decision, "facebook", true),
            ("a.md", decision, "", true),
            ("a.txt", "Socialnämnden beslutade i går om nya avgifter.\n", "facebook", true),
            ("a.txt", "Partierna är överens om budgeten.\n", "facebook", true),
            ("a.txt", "Badet öppnar på lördag.\n", "facebook", false),
            ("a.txt", "Kommunstyrelsen håller till i rådhuset.\n", "facebook", false),
            ("a.txt", "Du kan överklaga ett beslut hos oss.\n", "", false),
        ],
    );
    each(
        "M-PRIVAT",
        &[
            ("a.txt", "I dag har jag besökt nya badet. Så fint det blev.\n", "facebook", true),
            ("a.txt", "I dag har vi besökt nya badet.\n", "facebook", false),
            ("a.txt", "”Jag älskar mitt jobb”, säger Anna.\n", "facebook", false),
            ("a.txt", "I dag har jag besökt nya badet.\n", "", false),
        ],
    );
    each(
        "M-BUDSKAP",
        &[
            ("a.txt", "Gissa antalet kulor och vinn två biljetter.\n", "facebook", true),
            ("a.txt", "Just nu har gymmet rabatt för alla.\n", "instagram", true),
            ("a.txt", "Simtävlingen börjar klockan 10.\n", "facebook", false),
            ("a.md", "Gissa antalet kulor och vinn två biljetter.\n", "", false),
        ],
    );
    each(
        "M-SEKRETESS",
        &[
            ("a.txt", "Hej! Vi svarar i ärendet, dnr KS 2026/114.\n", "facebook-reply", true),
            ("a.md", "![Skärmbild av ett schema i Teams](a.png)\n", "", true),
            ("a.txt", "Skriv diarienumret i mejlet.\n", "facebook", false),
            ("a.txt", "Badet öppnar på lördag.\n", "facebook", false),
        ],
    );
    let easy = judged("a.md", "Badet öppnar på lördag.\n", "text_type = \"easy-read\"\n", "");
    assert_eq!(open(&easy), ["M-MALGRUPP"]);
    let official = judged("a.md", "Ansökan avslås.\n", "text_type = \"decision\"\n", "");
    assert_eq!(open(&official), ["M-SAKLIGHET"]);
}

#[test]
fn an_answer_to_a_comment_raises_two_questions_and_a_plain_post_none() {
    let reply = judged("a.txt", "Hej Lisa! Badet öppnar klockan 10.\n", "", "facebook-reply");
    assert_eq!(open(&reply), ["M-ARENDE", "M-BEMOTANDE"]);
    for (name, channel) in [("a.txt", "facebook"), ("a.md", "web"), ("a.html", ""), ("a.txt", "linkedin,x")] {
        assert_eq!(open(&judged(name, "Badet öppnar på lördag.\n", OWN, channel)), Vec::<&str>::new(), "{name} {channel}");
    }
}

#[test]
fn pictures_and_captions_on_their_own_are_asked_what_fits_them() {
    let captions =
        judged("a.srt", "1\n00:00:01,000 --> 00:00:03,000\nBadet öppnar på lördag.\n", "[checklist]\nrequire = [\"M-SEKRETESS\"]\n", "");
    assert_eq!(open(&captions), ["M-UNDERTEXT-KVALITET"], "captions are part of a film");
}

#[test]
fn a_picture_that_a_publishing_system_sends_raises_questions() {
    let mut source = source("a.txt", "Möt Anna Ek, ny rektor.\n");
    source.meta.media =
        vec![Attachment { uri: "https://example.org/a.jpg".to_owned(), kind: "image".to_owned(), alt: SentAlt::NotSent, captioned: None }];
    assert!(open(&examine(&source, &desk(OWN, "facebook"))).contains(&"M-SAMTYCKE"));
    source.meta.account = Some("Annas blogg".to_owned());
    assert!(open(&examine(&source, &desk(OWN, "facebook"))).contains(&"M-PRIVAT"));
    for own in ["Ekviks kommun", "ekvikskommun", "Ekviks kommun – bibliotek"] {
        source.meta.account = Some(own.to_owned());
        assert!(!open(&examine(&source, &desk(OWN, "facebook"))).contains(&"M-PRIVAT"), "{own}");
    }
}

#[test]
fn at_most_seven_are_put_and_the_demanded_come_first() {
    let text = "Kommunstyrelsen har beslutat. I dag badar jag, och badet är stängt. Vinn en biljett, dnr KS 2026/1.\n\nFilm: film.mp4\n\nBild: a.jpg\nBildbeskrivning: Två barn på en brygga\n";
    let usual = judged("a.txt", text, "", "facebook");
    assert_eq!(usual.checklist.len(), 7, "{:?}", open(&usual));
    let demanded = judged("a.txt", text, "[checklist]\nrequire = [\"M-PRIVAT\", \"M-BUDSKAP\"]\n", "facebook");
    assert_eq!((open(&demanded)[..2].to_vec(), demanded.checklist.len()), (vec!["M-BUDSKAP", "M-PRIVAT"], 7));
    let all = CHECKLIST.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(", ");
    let all = judged("a.txt", text, &format!("[checklist]\nrequire = [{all}]\n"), "facebook");
    assert!(all.checklist.len() > 7, "what is demanded is asked, however much it is");
    let off = judged("a.txt", text, "[checklist]\noff = [\"M-SAMTYCKE\", \"M-BARN\"]\n", "facebook");
    assert!(!open(&off).contains(&"M-SAMTYCKE"));
}

fn with_answer(answer: &str) -> String {
    format!("---\nklart:\n  answers: [{answer}]\n---\n\n![En man cyklar över en bro](a.jpg)\n")
}

#[test]
fn yes_and_own_words_settle_and_no_leaves_something_to_do() {
    for (answer, settled) in [
        ("{ask: M-SAMTYCKE, answer: ja}", true),
        ("{ask: M-SAMTYCKE, answer: Ja.}", true),
        ("{ask: m-samtycke, answer: yes, by: AB, date: 2026-11-21}", true),
        ("{ask: M-SAMTYCKE, answer: true}", true),
        ("{ask: M-SAMTYCKE, answer: \"ingen går att känna igen\"}", true),
        ("{ask: M-SAMTYCKE, answer: nej}", false),
        ("{ask: M-SAMTYCKE, answer: No}", false),
        ("{ask: M-SAMTYCKE, answer: false}", false),
        ("{ask: M-SAMTYCKE, answer: vet inte}", false),
        ("{ask: M-SAMTYCKE, answer: vet inte än}", false),
        ("{ask: M-SAMTYCKE, answer: \"\"}", false),
        ("{ask: M-SAMTYCKE, answer: nej}, {ask: M-SAMTYCKE, answer: ja}", true),
    ] {
        let judged = judged("a.md", &with_answer(answer), "", "");
        let question = judged.checklist.iter().find(|question| question.id == "M-SAMTYCKE").expect("the question");
        assert_eq!(question.answered.is_some(), settled, "{answer}: {question:?}");
        let is_no = ["nej}", "No}", "false}"].iter().any(|end| answer.ends_with(end));
        assert_eq!(question.said.is_some(), is_no && !settled, "{answer}: {question:?}");
    }
}

#[test]
fn each_line_knows_which_answer_settles_it() {
    for (id, answer, settled) in [
        ("M-ARENDE", "nej", true),
        ("M-ARENDE", "ja", false),
        ("M-ARENDE", "flyttat till ärendet", true),
        ("M-VIKTIGA-LJUD", "nej", true),
        ("M-RATTSLIG-GRUND", "ja", false),
        ("M-RATTSLIG-GRUND", "samtycke", true),
        ("M-RATTSLIG-GRUND", "nej", false),
        ("M-SYNTOLKNING", "behövs inte", true),
        ("M-BEMOTANDE", "ja", true),
    ] {
        let answer = klart::source::Answer { ask: id.to_owned(), answer: answer.to_owned(), ..Default::default() };
        assert_eq!(Line::named(id).expect("a line").is_settled_by(&answer), settled, "{answer:?}");
    }
    for line in Line::all() {
        let settles = |words: &str| line.is_settled_by(&klart::source::Answer { answer: words.to_owned(), ..Default::default() });
        assert!(line.ready.iter().all(|ready| settles(ready.answer)), "{}: a ready answer settles", line.id);
        assert!(!settles("vet inte") && (line.settles != Settles::Yes || settles("ja")), "{}", line.id);
    }
}

#[test]
fn a_slip_in_a_question_is_asked_about() {
    for (ask, meant) in [
        ("M-SAMTYKE", "M-SAMTYCKE"),
        ("SAMTYCKE", "M-SAMTYCKE"),
        ("M_SAMTYCKE", "M-SAMTYCKE"),
        ("M-RÄTTSLIG-GRUND", "M-RATTSLIG-GRUND"),
        ("M-ÄRENDE", "M-ARENDE"),
        ("M-FÖRVÄNTAN", "M-FORVANTAN"),
    ] {
        let judged = judged("a.md", &with_answer(&format!("{{ask: {ask}, answer: ja}}")), "", "");
        let [slip] = judged.slips.as_slice() else { panic!("{ask}: {:?}", judged.slips) };
        assert_eq!(slip.remedy[0], format!("Menade du ”{meant}”?"), "{ask}");
        assert!(open(&judged).contains(&"M-SAMTYCKE"), "{ask} does not count");
    }
    let strange = judged("a.md", &with_answer("{ask: M-XYZXYZ, answer: ja}"), "", "");
    assert_eq!(strange.slips[0].remedy[0], "Kör klart rules för att se alla frågor.");
    for known in ["m-samtycke", "link/vague", "media/missing-captions"] {
        let judged = judged("a.md", &with_answer(&format!("{{ask: {known}, answer: ja}}")), "", "");
        assert!(judged.slips.is_empty(), "{known}: {:?}", judged.slips);
    }
}

#[test]
fn a_demanded_question_without_an_answer_stops_publication() {
    let demand = "[checklist]\nrequire = [\"M-SAMTYCKE\"]\n";
    let told = |text: &str, config: &str| {
        let judged = judged("a.md", text, config, "");
        let rule = "draft/unanswered-checklist";
        let found: Vec<_> = judged.findings.iter().filter(|finding| finding.rule == rule).cloned().collect();
        assert!(found.len() <= 1, "{found:?}");
        found.into_iter().next().map(|finding| (finding.level, finding.message.what.fill(Lang::Sv, &finding.args)))
    };
    let people = "![En man cyklar över en bro](a.jpg)\n";
    assert_eq!(told(people, demand), Some((Level::Error, "Frågan M-SAMTYCKE har inget svar.".to_owned())));
    assert_eq!(told(&with_answer("{ask: M-SAMTYCKE, answer: ja}"), demand), None);
    assert!(told(&with_answer("{ask: M-SAMTYCKE, answer: nej}"), demand).is_some(), "no is not settled");
    assert_eq!(told("![En tom brygga vid havet](a.jpg)\n", demand), None, "a line that the draft does not raise");
    assert_eq!(told("Badet öppnar på lördag.\n", demand), None);
    assert_eq!(told(people, ""), None, "nobody demands it");
    let always = "[checklist]\nrequire = [\"M-SEKRETESS\", \"M-SAKLIGHET\"]\n";
    let two = Some((Level::Error, "2 frågor har inget svar: M-SEKRETESS, M-SAKLIGHET.".to_owned()));
    assert_eq!(told("Badet öppnar på lördag.\n", always), two);
    assert_eq!(told(people, "[rules.\"draft/unanswered-checklist\"]\nlevel = \"off\"\n[checklist]\nrequire = [\"M-SAMTYCKE\"]\n"), None);
    let reminded = told(people, "[rules.\"draft/unanswered-checklist\"]\nall = true\n");
    assert_eq!(reminded.map(|(level, _)| level), Some(Level::Advice));
}

#[test]
fn the_fix_lays_out_the_answers_to_fill_in() {
    let config = "[checklist]\nrequire = [\"M-SEKRETESS\", \"M-SAKLIGHET\"]\n";
    for text in ["Badet öppnar.\n", "---\ntitel: Bad\n---\n\nBadet öppnar.\n", "---\nklart: {channel: web}\n---\n\nBadet öppnar.\n"] {
        let source = source("a.md", text);
        let judged = examine(&source, &desk(config, ""));
        let finding = judged.findings.iter().find(|finding| finding.rule == "draft/unanswered-checklist").expect("a finding");
        let [klart::fix::Change::Edit(edit)] = finding.fixes[0].changes.as_slice() else { panic!("{:?}", finding.fixes) };
        let written = klart::check::fixing::write(&source, std::slice::from_ref(edit)).expect("an edit");
        let filled = written.text().replace("answer: \"\"", "answer: ja");
        assert_eq!(filled.matches("answer: ja").count(), 2, "{filled}");
        assert!(filled.ends_with(text.rsplit("---\n").next().expect("a text")), "{filled}");
        let again = judged_of(&filled, config);
        assert!(again.findings.iter().all(|finding| finding.rule != "draft/unanswered-checklist"), "{filled}");
    }
}

fn judged_of(text: &str, config: &str) -> Judged {
    judged("a.md", text, config, "")
}

#[test]
fn every_id_has_a_line_and_every_line_its_words() {
    for line in Line::all() {
        assert!(CHECKLIST.contains(&line.id), "{}", line.id);
        for words in [line.message.what, line.message.why, line.message.how, line.when.words()] {
            assert!(!words.sv.is_empty() && words.sv != words.en && !words.sv.contains('!'), "{}: {words:?}", line.id);
        }
        for words in [line.message.why, line.message.how] {
            assert!(words.sv.chars().count() <= 110 && words.en.chars().count() <= 110, "{}: {words:?}", line.id);
        }
        assert!(line.message.what.sv.contains('?'), "{}", line.id);
    }
}
