//! Small words by which clauses are told: subjects, openers, words that only look like nouns or infinitives.
//! Refuses to know where they stand.

use std::sync::LazyLock;

use super::lexicon::Words;

/// Subjects that are nothing else.
pub(super) static PRONOUNS: LazyLock<Words> =
    LazyLock::new(|| ["jag", "du", "vi", "ni", "han", "hon", "hen", "man", "ingen", "någon"].into_iter().collect());

/// Words that are a subject alone or open one.
pub(super) static DETERMINERS: LazyLock<Words> = LazyLock::new(|| {
    [
        "den", "det", "de", "denna", "detta", "dessa", "alla", "allt", "båda", "många", "en", "ett", "varje", "vissa", "flera", "några",
        "inga", "inget", "vår", "vårt", "våra", "din", "ditt", "dina", "er", "ert", "era", "hans", "hennes", "deras", "dess", "sin",
        "sitt", "sina", "fler", "samma", "mycket",
    ]
    .into_iter()
    .collect()
});

/// Words that open no subject.
pub(super) static NO_SUBJECT: LazyLock<Words> = LazyLock::new(|| {
    [
        "i", "på", "av", "för", "till", "från", "med", "om", "vid", "under", "hos", "mot", "mellan", "efter", "före", "genom", "enligt",
        "utan", "över", "inom", "utom", "bland", "trots", "per", "via", "utifrån", "utöver", "kring", "runt", "ur", "åt", "inför", "och",
        "eller", "samt", "men", "utan", "inte", "även", "också", "bara", "endast", "så", "där", "här", "då", "nu", "sedan", "därför",
        "dock", "att", "som", "när", "eftersom", "medan", "innan", "vilket", "vilken", "vilka", "vad", "hur", "var",
    ]
    .into_iter()
    .collect()
});

/// Adverbs that may open a main clause, with the verb next.
pub(super) const OPENERS: [&str; 18] = [
    "då",
    "därefter",
    "sedan",
    "därför",
    "dessutom",
    "samtidigt",
    "därmed",
    "annars",
    "däremot",
    "nu",
    "här",
    "där",
    "ibland",
    "ofta",
    "dock",
    "istället",
    "således",
    "därigenom",
];

/// Infinitives that do not end in -a.
pub(super) const SHORT_INFINITIVES: [&str; 24] = [
    "få",
    "gå",
    "ge",
    "se",
    "bli",
    "ta",
    "ha",
    "stå",
    "slå",
    "må",
    "nå",
    "bo",
    "tro",
    "be",
    "dö",
    "le",
    "förstå",
    "bestå",
    "uppnå",
    "avgå",
    "föreslå",
    "avslå",
    "ske",
    "undgå",
];

/// Words that may stand between ”att” and an infinitive.
pub(super) const BEFORE_INFINITIVES: [&str; 9] = ["inte", "även", "också", "aldrig", "alltid", "själv", "bara", "aktivt", "snabbt"];

/// Words in -a that are no infinitives.
pub(super) const NO_INFINITIVES: [&str; 14] =
    ["alla", "dessa", "denna", "detta", "flera", "vissa", "många", "båda", "några", "våra", "dina", "sina", "samma", "andra"];

/// Words that open an adverbial: after ”men” the verb comes next, then the subject.
pub(super) const ADVERBIAL: [&str; 14] =
    ["i", "på", "vid", "under", "för", "hos", "från", "med", "enligt", "efter", "även", "här", "där", "bland"];

/// Words that open a subordinate clause, each a single word: the longer ones (”trots att”) hold one of these.
pub(super) static OPENING: LazyLock<Words> = LazyLock::new(|| {
    [
        "att", "som", "om", "när", "eftersom", "medan", "innan", "vilket", "vilken", "vilka", "huruvida", "såvida", "ifall", "tills",
        "fastän", "vars",
    ]
    .into_iter()
    .collect()
});

/// Words that tie what follows to something else in the sentence.
pub(super) const BOUND: [&str; 14] =
    ["medan", "trots", "innan", "sedan", "både", "dels", "varken", "antingen", "såväl", "vare", "genom", "ju", "oavsett", "utöver"];

/// Words that end as a definite noun does, and are none.
pub(super) const NOT_DEFINITE: [&str; 48] = [
    "men",
    "även",
    "sedan",
    "utan",
    "innan",
    "redan",
    "nästan",
    "annan",
    "någon",
    "ingen",
    "egen",
    "liten",
    "mellan",
    "medan",
    "annars",
    "bredden",
    "igen",
    "gärna",
    "kunna",
    "kunnat",
    "inget",
    "något",
    "annat",
    "mycket",
    "eget",
    "litet",
    "vilket",
    "hemifrån",
    "alltsedan",
    "antingen",
    "varken",
    "beroende",
    "nämligen",
    "verkligen",
    "troligen",
    "möjligen",
    "slutligen",
    "tydligen",
    "vanligen",
    "äntligen",
    "ytterligen",
    "naturligen",
    "öppna",
    "denna",
    "lämna",
    "ordna",
    "kvinna",
    "känna",
];
