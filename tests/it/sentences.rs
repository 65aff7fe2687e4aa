//! Cutting a sentence, dividing a paragraph and saying where to begin: nothing is lost, nothing grows heavier, and the
//! promised number is the number that comes.

use klart::check::{Deed, Desk, Judged, examine, fixing};
use klart::config::{Config, Date};
use klart::finding::Finding;
use klart::fix::Safety;
use klart::language::readability::count;
use klart::language::{Prose, cut};
use klart::source::{Format, Source};
use proptest::prelude::*;

fn desk(config: &str) -> Desk {
    let config = Config::parse(config, "klart.toml", &klart::rules::known()).expect("a configuration");
    Desk { all: true, ..Desk::new(config, Date::new(2026, 11, 21).expect("a date")) }
}

fn source(format: Format, text: &str) -> Source {
    Source::new("utkast", format, text.as_bytes().to_vec()).expect("text")
}

fn lix(text: &str) -> f64 {
    count([&Prose::of(text)]).measures().lix.unwrap_or_default()
}

/// Main clauses of six words and more, and what may join two of them.
const CLAUSES: [&str; 6] = [
    "du kan ansöka om bygglov hela året",
    "vi behöver alla handlingar minst tio veckor före",
    "kommunen skickar fakturan till den adress du uppger",
    "det finns platser kvar i alla grupper",
    "nämnden beslutar om bidraget i slutet av maj",
    "avgiften för förskolan beror på hur mycket ni tjänar",
];
const JOINTS: [&str; 9] = [", men ", ", och ", " och ", "; ", ", så ", " – ", ", samt ", ", eller ", ", eftersom "];

proptest! {
    #[test]
    fn a_cut_keeps_all_words_and_never_raises_lix(first in 0..6usize, joint in 0..9usize, second in 0..6usize, tail in "[a-zåäö ,;()–-]{0,40}") {
        let opening = CLAUSES[first];
        let text = format!("{}{}{}{tail}.", opening[..1].to_uppercase(), &opening[1..], [JOINTS[joint], CLAUSES[second]].concat());
        let prose = Prose::of(&text);
        for sentence in prose.sentences() {
            let Some(cut) = cut::propose(&text, &prose, sentence) else { continue };
            let whole = &text[sentence.start as usize..sentence.end as usize];
            let after = cut.applied(&text, sentence);
            prop_assert!(lix(&after) <= lix(whole), "{after}");
            prop_assert_eq!(Prose::of(&after).sentences().len(), 2, "{}", after);
            let seams: Vec<&str> = cut.edits.iter().map(|(range, _)| &text[range.clone()]).collect();
            let lower = after.to_lowercase();
            let mut at = 0;
            for word in whole.to_lowercase().split_whitespace().map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric())) {
                let replaced = ["och", "så", "eller", "samt", "eftersom", ""].contains(&word) && seams.iter().any(|seam| seam.contains(word));
                let found = lower[at..].find(word);
                prop_assert!(replaced || found.is_some() || lower.contains(word), "{word} of {whole} is lost in {after}");
                at += found.filter(|_| !replaced).unwrap_or(0);
            }
        }
    }

    #[test]
    fn any_text_is_looked_at_without_panic(text in "\\PC{0,300}") {
        let prose = Prose::of(&text);
        for sentence in prose.sentences() {
            if let Some(cut) = cut::propose(&text, &prose, sentence) {
                cut.applied(&text, sentence);
            }
            cut::enumeration(&text, &prose, sentence);
        }
    }
}

const HEAVY: &str = "Kommunstyrelsens arbetsmarknadsavdelning genomför kompetensutvecklingsinsatser tillsammans med samverkansparterna inom utbildningsförvaltningen under verksamhetsåret, vilket innebär att enheterna rapporterar avvikelser kontinuerligt till förvaltningsledningen genom det gemensamma ledningssystemet. \
Förvaltningen ansvarar för planering, uppföljning och utvärdering av samtliga insatser. \
Nämnden fastställer riktlinjer för ekonomisk redovisning, intern kontroll och löpande verksamhetsuppföljning. \
Medborgarnas synpunkter sammanställs regelbundet av kommunikationsavdelningen för fortsatt handläggning inom respektive verksamhetsområde, och förvaltningen redovisar resultatet för kommunfullmäktige vid sammanträdet i november varje verksamhetsår tillsammans med budgetunderlaget. \
Tjänstemännen bereder ärendena inför sammanträdena och ansvarar för verkställighet av fattade beslut. \
Revisorerna granskar årligen verksamhetens ändamålsenlighet och ekonomiska resultat. \
Kommunfullmäktige beslutar slutligen om budgetramar, investeringar och övergripande inriktning. \
Redovisningen publiceras därefter på kommunens webbplats tillsammans med protokoll och beslutsunderlag.\n";

fn of<'a>(judged: &'a Judged, rule: &str) -> Vec<&'a Finding> {
    judged.findings.iter().filter(|finding| finding.rule == rule).collect()
}

#[test]
fn the_promised_lix_is_the_one_that_comes() {
    for (format, text) in [(Format::Markdown, HEAVY.to_owned()), (Format::Html, format!("<p>{HEAVY}</p>")), (Format::Text, HEAVY.to_owned())] {
        let (desk, source) = (desk(""), source(format, &text));
        let judged = examine(&source, &desk);
        assert!(!judged.start_here.is_empty() && judged.start_here.len() <= 3, "{:?}", judged.start_here);
        for start in &judged.start_here {
            assert!((start.before - judged.metrics.body.lix).abs() < 1e-9, "{start:?}");
            assert!(start.after < start.before);
            let Some(finding) = judged.findings.iter().find(|finding| finding.span == Some(start.span) && !finding.fixes.is_empty()) else {
                assert_eq!(start.deed, Deed::DivideInTwo);
                continue;
            };
            let fixed = fixing::apply_one(&source, &judged, &desk, &finding.fixes[0]).expect("a fix");
            assert!((fixed.judged.metrics.body.lix - start.after).abs() < 1e-9, "{start:?} gives {}", fixed.judged.metrics.body.lix);
        }
    }
}

#[test]
fn a_good_text_is_told_nothing_of_where_to_begin() {
    let judged = examine(&source(Format::Markdown, "Vi öppnar badet på lördag. Kom och bada med oss. Det kostar inget.\n"), &desk(""));
    assert!(judged.start_here.is_empty());
}

#[test]
fn the_words_of_where_to_begin_come_in_both_languages() {
    let source = source(Format::Markdown, HEAVY);
    let judged = examine(&source, &desk(""));
    let words = |lang| klart::report::document(&source, &judged, klart::rules::ALL, lang, klart::config::FailOn::Error).start_here;
    let (sv, en) = (words(klart::config::Lang::Sv), words(klart::config::Lang::En));
    assert!(sv.iter().any(|step| step.starts_with("Dela meningen på rad 1: då blir LIX ") && step.contains(" i stället för ")), "{sv:?}");
    assert!(en.iter().any(|step| step.starts_with("Divide the sentence on line 1: LIX becomes ")), "{en:?}");
}

#[test]
fn at_most_three_long_sentences_of_a_paragraph_are_told() {
    let one = "När du har flyttat till en annan adress inom kommunen och har barn i förskolan behöver du anmäla din nya adress till förskolans rektor senast två veckor före den dag då ni flyttar in. ";
    let judged = examine(&source(Format::Markdown, &one.repeat(6)), &desk(""));
    assert_eq!(of(&judged, "swedish/long-sentence").len(), 3);
}

#[test]
fn a_paragraph_is_divided_without_the_loss_of_a_word() {
    let text = "Du ansöker om förskola i vår e-tjänst. Logga in med e-legitimation och fyll i barnets personnummer. Du kan välja fyra förskolor. ".repeat(8);
    for (format, text) in [(Format::Markdown, text.clone()), (Format::Html, format!("<div><p>{}</p></div>", text.trim()))] {
        let fixed = fixing::fix_only(&source(format, &text), &desk(""), Safety::Suggest, |rule| rule == "swedish/long-paragraph");
        let plain = |text: &str| text.replace("</p>", " ").replace("<p>", " ").split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(plain(fixed.source.text()), plain(&text));
        assert!(fixed.applied > 0 && of(&fixed.judged, "swedish/long-paragraph").is_empty(), "{}", fixed.source.text());
    }
}

#[test]
fn a_paragraph_in_a_list_or_across_markup_is_left_whole() {
    let words = "Du ansöker om förskola i vår e-tjänst. Logga in med e-legitimation och fyll i barnets personnummer. Du kan välja fyra förskolor. ".repeat(4);
    for text in [format!("- En punkt.\n\n  {words}\n"), format!("**{}**\n", words.trim()), format!("> {words}\n")] {
        let judged = examine(&source(Format::Markdown, &text), &desk(""));
        assert!(of(&judged, "swedish/long-paragraph").iter().all(|finding| finding.fixes.is_empty()), "{text}");
    }
}

#[test]
fn rubbish_of_any_size_is_passed_in_silence_and_in_time() {
    let desk = desk("");
    let rules = ["swedish/long-sentence", "swedish/nested-clauses", "swedish/stacked-parentheses", "swedish/front-heavy", "swedish/missing-verb"];
    for text in ["som att om ".repeat(60_000), "ord\n".repeat(200_000), "(".repeat(200_000), "den av i ".repeat(50_000), ", men vi ".repeat(50_000)] {
        let judged = examine(&source(Format::Text, &text), &desk);
        assert!(rules.iter().all(|rule| of(&judged, rule).is_empty()), "{}", &text[..8]);
        assert!(judged.start_here.is_empty());
    }
}
