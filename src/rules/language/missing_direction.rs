//! A passage that is read from right to left, and nothing says so.

use crate::config::{Level, Settings};
use crate::draft::{Block, Draft};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::fix::{Fix, Safety};
use crate::language::detect::script::{self, Stretch};
use crate::rule::{Check, Example, Rewrite, Rule, Situation};
use crate::source::{Edit, Span};

use super::passages::candidates;

/// The rule.
pub const RULE: Rule = Rule {
    id: "language/missing-direction",
    levels: &[Level::Warning],
    verdicts: &[Verdict::Fault],
    fixable: Some(Safety::Safe),
    default_on: true,
    refs: &["WCAG 1.3.2"],
    sources: &["W3C technique H34", "W3C: Structural markup and right-to-left text in HTML"],
    situations: &[Situation::Everybody, Situation::Cognition],
    title: Msg::new("Text från höger till vänster utan läsriktning", "Right-to-left text without a direction"),
    guide: &[
        Msg::new(
            "Arabiska, persiska, sorani, hebreiska och jiddisch läses från höger till vänster. Utan uppgift om läsriktning ställer webbläsaren punkter, siffror och parenteser på fel sida, och stycket börjar vid fel kant.",
            "Arabic, Persian, Sorani, Hebrew and Yiddish are read from right to left. Without a direction the browser puts stops, numbers and brackets on the wrong side, and the paragraph begins at the wrong edge.",
        ),
        Msg::new(
            "Skriv dir=\"rtl\" på samma element som språket: <p lang=\"ar\" dir=\"rtl\">. Är hela sidan på ett sådant språk räcker det att skriva det på <html>.",
            "Write dir=\"rtl\" on the element that says the language: <p lang=\"ar\" dir=\"rtl\">. Where the whole page is in such a language, once on <html> is enough.",
        ),
        Msg::new(
            "Ett enstaka ord eller namn i en svensk mening ordnar webbläsaren själv.",
            "The browser sees to a single word or name in a Swedish sentence.",
        ),
    ],
    rewrites: &[Rewrite::new(
        "<p lang=\"fa\">شما می توانید با ما تماس بگیرید. این کار برای همه رایگان است.</p>",
        "<p lang=\"fa\" dir=\"rtl\">شما می توانید با ما تماس بگیرید. این کار برای همه رایگان است.</p>",
    )],
    messages: &[&MISSING],
    options: &[],
    yields_to: &["language/unmarked-foreign-text"],
    cap: 10,
    examples: &[
        Example::html("<p>Ring oss.</p>\n<p lang=\"ar\">⟦يمكنك الاتصال بنا إذا كان لديك أي سؤال.⟧</p>\n")
            .fixed("<p>Ring oss.</p>\n<p dir=\"rtl\" lang=\"ar\">يمكنك الاتصال بنا إذا كان لديك أي سؤال.</p>\n"),
        Example::html(
            "<section lang=\"ckb\"><h2>⟦دەتوانیت پەیوەندیمان پێوە بکەیت⟧</h2><p>⟦ئەم کارە بۆ هەموو کەس بەخۆڕاییە.⟧</p></section>\n",
        )
        .fixed(
            "<section dir=\"rtl\" lang=\"ckb\"><h2>دەتوانیت پەیوەندیمان پێوە بکەیت</h2><p>ئەم کارە بۆ هەموو کەس بەخۆڕاییە.</p></section>\n",
        ),
        Example::md("Så här säger du på jiddisch: <span lang=\"yi\">⟦איר קענט רעדן מיט אונדז⟧</span>.\n")
            .fixed("Så här säger du på jiddisch: <span dir=\"rtl\" lang=\"yi\">איר קענט רעדן מיט אונדז</span>.\n"),
        Example::html(
            "<div dir=\"rtl\"><p lang=\"ar\">يمكنك الاتصال بنا إذا كان لديك أي سؤال.</p></div>\n<p lang=\"fa\" dir=auto>شما می توانید با ما تماس بگیرید.</p>\n",
        ),
        Example::html("<ul><li><a href=\"/ar\" lang=\"ar\">العربية</a></li><li><a href=\"/fa\">فارسی</a></li></ul>\n"),
        Example::md("Ring oss: <bdi lang=\"ar\">يمكنك الاتصال بنا الآن</bdi>.\n"),
    ],
    check: Check::Draft(check),
};

const MISSING: Message = Message {
    what: Msg::new(
        "Texten läses från höger till vänster, men är inte märkt så.",
        "The text is read from right to left, and nothing says so.",
    ),
    why: Msg::new(
        "Punkter, siffror och parenteser hamnar på fel sida, och stycket börjar vid fel kant.",
        "Stops, numbers and brackets land on the wrong side, and the paragraph begins at the wrong edge.",
    ),
    how: Msg::new("Skriv dir=\"rtl\" på elementet runt texten.", "Write dir=\"rtl\" on the element around the text."),
};

/// Stretches next to each other that are put right alike.
struct Group {
    spans: Vec<Span>,
    tags: Vec<Span>,
    owner: Owner,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// The element with this declaration.
    Declared(usize),
    /// The block's own element.
    Block(usize),
}

impl Owner {
    /// Whether what it owns goes on with what another one owns.
    fn goes_on(self, before: Self) -> bool {
        match (before, self) {
            (Self::Declared(one), Self::Declared(other)) => one == other,
            (Self::Block(one), Self::Block(other)) => one == other || one + 1 == other,
            _ => false,
        }
    }
}

/// An element in a line that says a language or a direction: the block, the bytes, the declaration.
type Inline = (usize, u32, u32, usize);

fn check(draft: &Draft, _: &Settings, found: &mut Findings) {
    let mut inline: Vec<Inline> = Vec::new();
    for (number, declared) in draft.declared.iter().enumerate() {
        inline.extend(declared.inline.as_ref().map(|(block, range)| (*block, range.start, range.end, number)));
    }
    inline.sort_unstable();
    let mut groups: Vec<Group> = Vec::new();
    for (at, block) in candidates(draft).filter(|(_, block)| !block.from_right) {
        for stretch in script::stretches(&block.text.plain, &block.prose).into_iter().filter(|stretch| stretch.script.is_from_right()) {
            let Some((owner, tag)) = owner(draft, at, block, &stretch, &inline) else { continue };
            let reach = match owner {
                Owner::Declared(number) => draft.declared[number].inline.as_ref().map(|(_, range)| range.end as usize),
                Owner::Block(_) => None,
            };
            let end = reach.map_or(stretch.end, |reach| reach.min(stretch.end));
            let Some(span) = block.text.span(stretch.start..end) else { continue };
            match groups.last_mut().filter(|group| owner.goes_on(group.owner)) {
                Some(group) => {
                    group.tags.extend(tag.filter(|tag| group.tags.last() != Some(tag)));
                    group.spans.push(span);
                    group.owner = owner;
                }
                None => groups.push(Group { spans: vec![span], tags: tag.into_iter().collect(), owner }),
            }
        }
    }
    for group in groups {
        let edits = group.tags.into_iter().map(|span| Edit { span, text: " dir=\"rtl\"".to_owned() });
        let fix = Fix::edits(Safety::Safe, Msg::new("Skriv dir=\"rtl\"", "Write dir=\"rtl\""), edits);
        let mut finding = Finding::fault(Level::Warning, &MISSING).at(group.spans.first().copied());
        for span in group.spans.into_iter().skip(1) {
            finding = finding.also(span);
        }
        found.push(finding.fix(fix));
    }
}

/// Elements in a line seldom lie in each other; looking at so many before a stretch keeps long paragraphs linear.
const NESTED: usize = 64;

/// Which element the direction belongs on, and where in its tag; `None` where a direction is in force.
fn owner(draft: &Draft, at: usize, block: &Block, stretch: &Stretch, inline: &[Inline]) -> Option<(Owner, Option<Span>)> {
    let before = inline.partition_point(|(block, start, ..)| (*block, *start as usize) < (at, stretch.end));
    let near = inline[before.saturating_sub(NESTED)..before].iter().rev();
    if let Some((.., number)) = near.take_while(|(block, ..)| *block == at).find(|(_, _, end, _)| *end as usize > stretch.start) {
        let declared = &draft.declared[*number];
        return (!declared.from_right).then_some((Owner::Declared(*number), declared.tag));
    }
    let whole = stretch.end - stretch.start > block.text.plain.len() / 2;
    if let Some(number) = block.declared.filter(|_| whole) {
        let declared = &draft.declared[number];
        let own = declared.language.as_deref().is_some_and(|tag| stretch.tongue.is_none_or(|tongue| tongue.fits(tag)));
        if own {
            return Some((Owner::Declared(number), declared.tag));
        }
    }
    Some((Owner::Block(at), block.tag.filter(|_| whole)))
}
