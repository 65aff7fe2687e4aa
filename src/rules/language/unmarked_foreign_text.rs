//! A passage in another language than the one around it, and nothing says so.

use crate::config::{Level, Settings};
use crate::draft::{Alt, Draft, Image};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::Prose;
use crate::language::detect::passage::{self, Looks};
use crate::language::detect::tongue::Tongue;
use crate::rule::{Check, Example, Rewrite, Rule, Situation};
use crate::source::Format;

use super::passages::{self, Group, base, marked, name};

/// The rule.
pub const RULE: Rule = Rule {
    id: "language/unmarked-foreign-text",
    levels: &[Level::Warning, Level::Advice],
    verdicts: &[Verdict::Fault, Verdict::Review],
    fixable: Some(Safety::Suggest),
    default_on: true,
    refs: &["WCAG 3.1.2"],
    sources: &["W3C ACT de46e4", "W3C technique H58", "whatlang 0.18"],
    situations: &[Situation::NoVision, Situation::LimitedVision, Situation::Cognition],
    title: Msg::new("Text på ett annat språk som inte är märkt", "Text in another language that is not marked"),
    guide: &[
        Msg::new(
            "En talsyntes läser hela sidan med ett och samma uttal tills något säger att språket byts. Engelska med svenskt uttal går knappt att förstå, och arabiska läses kanske inte alls.",
            "A speech synthesiser reads the whole page with one set of sounds until something says that the language changes. English read as if it were Swedish is hard to follow, and Arabic falls silent.",
        ),
        Msg::new(
            "Märk stycket, rubriken eller listan med språkets kod: lang=\"en\" för engelska, lang=\"fi\" för finska, lang=\"se\" för nordsamiska. Ligger flera stycken intill varandra räcker det att märka elementet runt dem.",
            "Mark the paragraph, heading or list with the code of its language: lang=\"en\" for English, lang=\"fi\" for Finnish, lang=\"se\" for Northern Sami. Around several paragraphs one mark on the element that holds them is enough.",
        ),
        Msg::new(
            "Namn, titlar, adresser, lånord och enstaka uttryck behöver ingen märkning. ”Black Friday” och ”know-how” uttalas som alla andra ord i en svensk mening.",
            "Names, titles, addresses, loan words and single phrases need no mark.",
        ),
        Msg::new(
            "I inlägg och vanlig text går språk inte att märka. Lägg då varje språk i ett inlägg för sig, eller det ena språket helt före det andra. En bildbeskrivning skrivs på samma språk som texten runt bilden.",
            "Posts and plain text cannot mark a language. Give each language a post of its own, or let one come wholly before the other. A picture is described in the language of the text around it.",
        ),
    ],
    rewrites: &[
        Rewrite::new(
            "Biblioteket har öppet som vanligt.\n\nThe library is open as usual, and you are welcome to borrow books or use our computers. You do not need a card to read the papers here.\n\nVälkommen in!",
            "Biblioteket har öppet som vanligt.\n\n<span lang=\"en\">The library is open as usual, and you are welcome to borrow books or use our computers. You do not need a card to read the papers here.</span>\n\nVälkommen in!",
        ),
        Rewrite::new(
            "Vaccinationen är gratis för alla som bor i kommunen.\n\nRokotus on maksuton kaikille, jotka asuvat kunnassa. Voit tulla ilman ajanvarausta, mutta ota henkilötodistus mukaan, jos sinulla on se.\n\nRing oss om du har frågor.",
            "Vaccinationen är gratis för alla som bor i kommunen.\n\n<span lang=\"fi\">Rokotus on maksuton kaikille, jotka asuvat kunnassa. Voit tulla ilman ajanvarausta, mutta ota henkilötodistus mukaan, jos sinulla on se.</span>\n\nRing oss om du har frågor.",
        ),
    ],
    messages: &[&UNMARKED, &MAYBE, &ALT, &CUE],
    options: &[],
    yields_to: &["captions/language-mismatch@file", "image/machine-alt", "language/page-mismatch@file"],
    cap: 10,
    examples: &[
        Example::html(
            "<p>Badet är öppet i sommar.</p>\n<p>⟦The pool is open all summer, and you do not need to book. Children under eight must be with a grown-up in the water.⟧</p>\n<p>Välkommen till Ekvik! Ta med handduk och gärna en vän.</p>\n",
        )
        .fixed(
            "<p>Badet är öppet i sommar.</p>\n<p lang=\"en\">The pool is open all summer, and you do not need to book. Children under eight must be with a grown-up in the water.</p>\n<p>Välkommen till Ekvik! Ta med handduk och gärna en vän.</p>\n",
        ),
        Example::md(
            "Kursen berättar hur skola, vård och arbete fungerar i Sverige.\n\n## ⟦This is in English⟧\n\n⟦The course tells you how schools, health care and work function in Sweden. It is free of charge, and you may bring a friend.⟧\n\n## Så anmäler du dig\n\nRing oss eller kom till biblioteket. Det finns plats för alla, och du behöver inte betala något.\n",
        )
        .fixed(
            "Kursen berättar hur skola, vård och arbete fungerar i Sverige.\n\n## <span lang=\"en\">This is in English</span>\n\n<span lang=\"en\">The course tells you how schools, health care and work function in Sweden. It is free of charge, and you may bring a friend.</span>\n\n## Så anmäler du dig\n\nRing oss eller kom till biblioteket. Det finns plats för alla, och du behöver inte betala något.\n",
        ),
        Example::html(
            "<p>Ring oss på vardagar, så hjälper vi dig med frågor om din ansökan. ⟦You are welcome to call us if you have any questions about your application. We can help you in English and in Swedish.⟧</p>\n",
        )
        .fixed(
            "<p>Ring oss på vardagar, så hjälper vi dig med frågor om din ansökan. <span lang=\"en\">You are welcome to call us if you have any questions about your application. We can help you in English and in Swedish.</span></p>\n",
        ),
        Example::html(
            "<p>Information om skolstarten finns på flera språk hos oss.</p>\n<p>⟦يمكنك الاتصال بنا إذا كان لديك أي سؤال عن المدرسة. نحن نساعدك في كل ما تحتاج إليه قبل بداية العام.⟧</p>\n",
        )
        .fixed(
            "<p>Information om skolstarten finns på flera språk hos oss.</p>\n<p lang=\"ar\" dir=\"rtl\">يمكنك الاتصال بنا إذا كان لديك أي سؤال عن المدرسة. نحن نساعدك في كل ما تحتاج إليه قبل بداية العام.</p>\n",
        ),
        Example::html(
            "<html lang=\"en\"><head><title>Ekvik</title></head><body><p>The library is open every day, and you are welcome to read, borrow books and meet others.</p><p>⟦Biblioteket är öppet varje dag, och du är välkommen att läsa, låna böcker och träffa andra. Det kostar ingenting.⟧</p></body></html>\n",
        ),
        Example::md(
            "Vi bygger en ny lekplats i parken, och den blir klar till sommaren.\n\n![⟦Two children are playing in the sand and their mother is looking at them⟧](lekplats.png)\n",
        ),
        Example::html(
            "<p>Badet är öppet i sommar.</p>\n<p lang=\"en\">The pool is open all summer, and you do not need to book.</p>\n<div lang=\"fi\"><p>Uimahalli on auki koko kesän, ja voit tulla ilman varausta. Ota pyyhe mukaan.</p></div>\n",
        ),
        Example::md(
            "Vi har black friday, after work och know-how från New York Times. Konserten ”The Sound of Silence and the Music of the Night” ges i kyrkan den 3 maj.\n\n- The State of the World’s Children in the Age of Climate Change\n- Robin Hood, Prince of Thieves\n- Spaghetti alla carbonara con pancetta e pecorino\n\nPorges, S. W. (2011). The polyvagal theory is what you have been looking for, and it can help you.\n",
        ),
        Example::text(
            "Badet är öppet i sommar. Välkommen!\n\nThe pool is open all summer, and you do not need to book. Children under eight must be with a grown-up in the water.\n",
        ),
    ],
    check: Check::Draft(check),
};

const UNMARKED: Message = Message {
    what: Msg::new("Här står text på {language} som inte är märkt.", "Text in {language} stands here, and nothing says so."),
    why: Msg::new(
        "Talsyntesen läser den med fel uttal, och då går den knappt att förstå.",
        "Speech reads it with the sounds of another language, and then it can hardly be understood.",
    ),
    how: Msg::new(
        "Märk texten med sitt språk, till exempel lang=\"{tag}\".",
        "Mark the text with its language, for instance lang=\"{tag}\".",
    ),
};

const MAYBE: Message = Message {
    what: Msg::new("Är texten här på {language}?", "Is the text here in {language}?"),
    why: UNMARKED.why,
    how: Msg::new(
        "Märk den i så fall med sitt språk, till exempel lang=\"{tag}\".",
        "If so, mark it with its language, for instance lang=\"{tag}\".",
    ),
};

const ALT: Message = Message {
    what: Msg::new("Är bildbeskrivningen på {language}?", "Is the description of the picture in {language}?"),
    why: Msg::new(
        "Den läses upp med sidans uttal, och den som läser sidan kanske inte kan språket.",
        "It is read aloud with the sounds of the page, and whoever reads the page may not know the language.",
    ),
    how: Msg::new("Skriv den på samma språk som texten runt bilden.", "Write it in the language of the text around the picture."),
};

const CUE: Message = Message {
    what: Msg::new("Är det här stycket i undertexterna på {language}?", "Is this part of the captions in {language}?"),
    why: Msg::new(
        "Den som har valt ett språk kan kanske inte läsa ett annat.",
        "Whoever reads captions chooses one language, and can follow only that.",
    ),
    how: Msg::new("Översätt det, eller skriv vilket språk som talas.", "Translate it, or write which language is spoken."),
};

const MARK: Msg = Msg::new("Märk som {language}", "Mark as {language}");

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    for group in passages::unmarked(draft) {
        found.push(finding(draft, &group));
    }
    if draft.format == Format::Text {
        return;
    }
    let (looks, home) = (Looks::default(), passages::home(draft));
    for image in &draft.images {
        found_in_alt(draft, image, home, &looks, found);
    }
}

fn finding(draft: &Draft, group: &Group<'_>) -> Finding {
    let passage = group.first();
    let tag = passages::tag(passage);
    let mut finding = match (draft.format.is_captions(), group.is_sure()) {
        (true, _) => Finding::review(&CUE).settled_by_no(),
        (false, true) => Finding::fault(Level::Warning, &UNMARKED),
        (false, false) => Finding::review(&MAYBE).settled_by_no(),
    };
    let mut spans = group.places.iter().filter_map(|place| place.block.text.span(place.passage.range.clone()));
    finding = finding.at(spans.next()).arg("language", name(passage));
    for span in spans {
        finding = finding.also(span);
    }
    if draft.format.is_captions() {
        return finding;
    }
    let edits = tag.map(|tag| group.places.iter().flat_map(|place| marked(place, tag)).collect::<Vec<_>>()).unwrap_or_default();
    let fix = Fix::edits(Safety::Suggest, MARK, edits).map(|fix| fix.arg("language", name(passage)));
    finding.arg("tag", tag.unwrap_or("en")).fix(fix)
}

/// Shorter descriptions tell no language, and most of them are names.
const SHORTEST: usize = 40;

fn found_in_alt(draft: &Draft, image: &Image, home: Option<Tongue>, looks: &Looks, found: &mut Findings) {
    let Alt::Present { text, .. } = &image.alt else { return };
    let around = image.language.as_deref().or_else(|| draft.blocks.get(image.block?)?.language.as_deref());
    let Some(base) = base(home, around).filter(|_| text.plain.len() >= SHORTEST && !image.hidden) else { return };
    let passages = passage::find(&text.plain, &Prose::of(&text.plain), base, looks, &|_| false);
    if let Some(passage) = passages.first().filter(|passage| passage.whole) {
        found.push(Finding::review(&ALT).settled_by_no().at(text.whole()).arg("language", name(passage)));
    }
}
