//! Many words in a row that stand out: when all is stressed, nothing is.

use crate::config::{Form, Key, Level, Settings};
use crate::draft::{Draft, EmphasisKind};
use crate::finding::{Finding, Findings, Message, Msg, Verdict};
use crate::rule::{Check, Example, Rule, Situation};

/// The rule.
pub const RULE: Rule = Rule {
    id: "structure/long-emphasis",
    levels: &[Level::Advice],
    verdicts: &[Verdict::Fault],
    fixable: None,
    default_on: true,
    refs: &["WCAG 1.4.8"],
    sources: &["British Dyslexia Association, Style guide", "Editoria11y"],
    situations: &[Situation::Cognition, Situation::LimitedVision],
    title: Msg::new("Lång text som är framhävd", "Long text that stands out"),
    guide: &[
        Msg::new(
            "Fetstil drar blicken till ett ord. När ett helt stycke är fett eller kursivt finns inget kvar att dra blicken till, och bokstäverna blir svårare att skilja åt.",
            "Bold draws the eye to a word. When a whole paragraph is bold or italic there is nothing left to draw it to, and the letters are harder to tell apart.",
        ),
        Msg::new(
            "Framhäv det ord eller den mening som läsaren inte får missa. Är hela stycket viktigt: sätt det först, eller ge det en rubrik.",
            "Stress the word or the sentence that readers must not miss. If the whole paragraph matters, put it first or give it a heading.",
        ),
    ],
    rewrites: &[],
    messages: &[&BOLD, &ITALIC, &UNDERLINED],
    options: &[Key::new("words", Form::Whole(25, 10_000), "Råd när fler ord än så i rad är framhävda.")],
    yields_to: &[],
    cap: 3,
    examples: &[
        Example::md(MARKDOWN),
        Example::html(HTML),
        Example::html("<p style=\"font-style:italic\">⟦Vi stänger badet. Det beror på att taket läcker och att vattnet har blivit för kallt.</p>\n<p><em>Vi öppnar igen i mars, när taket är lagat och vattnet är varmt igen. Då får ni bada gratis⟧</em>.</p>\n")
            .with("[rules.\"structure/long-emphasis\"]\nwords = 25\n"),
        Example::md("**Badet är stängt i dag.** Vi lagar taket. *Kom tillbaka i mars*, då är vattnet varmt igen.\n"),
        Example::html("<h2><b>Badet är stängt</b></h2><p>Vi lagar taket.</p><table><tr><th>Dag</th><td>Tid</td></tr></table>\n"),
    ],
    check: Check::Draft(check),
};

const MARKDOWN: &str = "**⟦Badet är stängt i dag och i morgon. Det beror på att taket läcker och att vattnet har blivit för kallt. Vi arbetar så fort vi kan. På fredag kommer en firma som ska laga taket, och då får ingen gå in i huset. Under tiden kan ni bada i sjön eller i grannkommunen, där badet är öppet varje dag till klockan tjugo.⟧**\n";
const HTML: &str = "<p><u>⟦Badet är stängt i dag och i morgon. Det beror på att taket läcker och att vattnet har blivit för kallt. Vi arbetar så fort vi kan. På fredag kommer en firma som ska laga taket, och då får ingen gå in i huset. Under tiden kan ni bada i sjön eller i grannkommunen, där badet är öppet varje dag till klockan tjugo⟧</u>.</p>\n";

const WHY: Msg = Msg::new(
    "När allt är framhävt syns inget, och texten blir tyngre att läsa.",
    "When all stands out nothing does, and the text is heavier to read.",
);
const HOW: Msg = Msg::new("Framhäv bara de ord som läsaren inte får missa.", "Stress only the words that readers must not miss.");

const BOLD: Message =
    Message { what: Msg::new("{words} ord i rad är i fetstil.", "{words} words in a row are bold."), why: WHY, how: HOW };
const ITALIC: Message =
    Message { what: Msg::new("{words} ord i rad är kursiva.", "{words} words in a row are in italics."), why: WHY, how: HOW };
const UNDERLINED: Message = Message {
    what: Msg::new("{words} ord i rad är understrukna.", "{words} words in a row are underlined."),
    why: Msg::new(
        "Understruken text ser ut som en länk, och bokstävernas form blir svår att se.",
        "Underlined text looks like a link, and hides the shape of the letters.",
    ),
    how: HOW,
};

fn check(draft: &Draft, settings: &Settings, found: &mut Findings) {
    if draft.emphasis.is_empty() {
        return;
    }
    let limit = usize::try_from(settings.number(RULE.id, "words", 50)).unwrap_or(usize::MAX);
    for row in draft.emphasis.iter().filter(|row| row.words > limit) {
        let message = match row.kind {
            EmphasisKind::Bold => &BOLD,
            EmphasisKind::Italic => &ITALIC,
            EmphasisKind::Underlined => &UNDERLINED,
        };
        found.push(Finding::fault(Level::Advice, message).at(row.span).arg("words", row.words).over(row.words - limit));
    }
}
