//! A sentence that seems to tell of one person's health, faith, opinions, crimes or social conditions.

use crate::config::{Level, Settings};
use crate::draft::{Draft, Kind, Region};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::personal::sensitive;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "privacy/sensitive-matter",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Review],
    fixable: None,
    default_on: true,
    refs: &["Dataskyddsförordningen artikel 9", "Dataskyddsförordningen artikel 10"],
    sources: &["Dataskyddsförordningen artikel 9 och 10", "corpora/lexicon/sensitive.tsv"],
    situations: &[Situation::Everybody],
    title: Msg::new("Känslig uppgift om en enskild person", "A sensitive matter of a single person"),
    guide: &[
        Msg::new(
            "Hälsa, tro, åsikter, sexualliv, brott och sociala förhållanden är personens egna. De får nästan aldrig publiceras utan ett uttryckligt ja, och ett ja ska gå att ta tillbaka.",
            "Health, faith, opinions, sex life, crimes and social conditions are a person's own. They may hardly ever be published without an express yes, and a yes can be taken back.",
        ),
        Msg::new(
            "klart kan inte veta om du har frågat. Det ställer frågan en gång när ett sådant ord och en enskild person står i samma mening. Allmän information är klart tyst om.",
            "klart cannot know whether you have asked. It puts the question once, when such a word and a single person stand in the same sentence. Of general information klart says nothing.",
        ),
        Msg::new(
            "Går det inte att fråga? Berätta om verksamheten i stället för om personen, eller så att ingen går att känna igen: inte heller av ålder, plats och tid.",
            "Is there nobody to ask? Tell of the work instead of the person, or so that nobody can be known: not by age, place and time either.",
        ),
    ],
    rewrites: &[Rewrite::new(
        "Vi är stolta över vår elev Kim Exempelsson som klarade skolan trots sin adhd.",
        "Vi är stolta över alla elever som tar studenten i år. Många har kämpat hårt.",
    )],
    messages: &[&MATTER],
    options: &[],
    yields_to: &[],
    cap: 5,
    examples: &[
        Example::text("Vi är stolta över vår elev Kim Exempelsson som klarat skolan trots sin ⟦adhd⟧.\n"),
        Example::md("I dag fyller Greta Testberg 90 år. Hennes ⟦demens⟧ hindrar henne inte från att dansa.\n"),
        Example::text("Eleven Kim Exempelsson har ⟦diagnosen⟧ ⟦autism⟧ och älskar tåg.\n"),
        Example::html("<p>Brukaren Sven Exempelsson sitter i ⟦rullstol⟧.</p>\n"),
        Example::text("Du som har diabetes får en ny app. Många elever har adhd, säger rektor Anna Testberg.\n"),
        Example::md("Visby lasarett öppnar en mottagning för cancer. Anna Testberg, överläkare, forskar om diabetes.\n"),
        Example::html("<p>Kommunalrådet Kim Testberg, socialdemokrat, öppnar mötet.</p>\n"),
    ],
    check: Check::Draft(check),
};

const MATTER: Message = Message {
    what: Msg::new(
        "Meningen ser ut att säga något om en enskild persons {category}.",
        "The sentence seems to tell of a single person's {category}.",
    ),
    why: Msg::new(
        "Sådant är känsligt och får nästan aldrig publiceras utan att personen har sagt ja.",
        "Such matters are sensitive, and are hardly ever published unless the person has said yes.",
    ),
    how: Msg::new(
        "Finns uttryckligt samtycke? Skriv annars så att ingen går att känna igen.",
        "Is there an express yes? Otherwise write so that nobody can be known.",
    ),
};

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let told = |kind: Kind| !matches!(kind, Kind::Code | Kind::Control);
    for block in draft.visible().filter(|block| told(block.kind) && !matches!(block.region, Region::Nav | Region::Footer)) {
        for sentence in block.prose.sentences() {
            if let Some(matter) = sensitive::find(&block.text.plain, &block.prose, sentence) {
                let span = block.text.span(matter.range).or(Some(block.span));
                let also = matter.also.into_iter().filter_map(|range| block.text.span(range));
                let finding = Finding::review(&MATTER).at(span).arg("category", words(matter.category));
                found.push(also.fold(finding, Finding::also));
            }
        }
    }
}

fn words(category: &str) -> Msg {
    match category {
        "etnicitet" => Msg::new("ursprung", "origin"),
        "politik" => Msg::new("politiska åsikter", "political opinions"),
        "religion" => Msg::new("tro", "faith"),
        "fackforening" => Msg::new("medlemskap i facket", "membership in a union"),
        "sexualitet" => Msg::new("sexualliv eller läggning", "sex life or orientation"),
        "genetik-biometri" => Msg::new("genetiska eller biometriska uppgifter", "genetic or biometric data"),
        "brott" => Msg::new("misstankar eller brott", "suspected or committed crimes"),
        "lon" => Msg::new("lön", "pay"),
        "vardering" => Msg::new("egenskaper", "qualities"),
        "sociala-forhallanden" => Msg::new("sociala förhållanden", "social conditions"),
        _ => Msg::new("hälsa", "health"),
    }
}
