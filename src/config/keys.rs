//! Every key that klart.toml and a profile may hold: its form and what it means. The reader and the schema both go by this table.

use super::channels_table::{ALIASES, NAMES};
use super::{CaptionFiles, CaptionProfile, Ceiling, Evidence, FailOn, Lang, TextType};

/// A key and the form of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key as written.
    pub name: &'static str,
    /// What may stand after it.
    pub form: Form,
    /// It has to be there when its table is.
    pub required: bool,
    /// One Swedish sentence on what it does.
    pub sv: &'static str,
}

/// What may stand after a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Any text.
    Text,
    /// A path pattern in gitignore's form.
    Glob,
    /// A whole number, both ends included.
    Whole(i64, i64),
    /// true or false.
    Flag,
    /// A list of texts.
    Texts,
    /// A list of path patterns.
    Globs,
    /// One of these words; the second list holds other spellings that are read.
    Choice(&'static [&'static str], &'static [&'static str]),
    /// One of these words or a list of them.
    Choices(&'static [&'static str], &'static [&'static str]),
    /// A list of these words.
    Listed(&'static [&'static str]),
    /// Free words, each with a text.
    TextByWord,
    /// Some of the first words, each with a list of the second.
    ListedBy(&'static [&'static str], &'static [&'static str]),
    /// A table with these keys.
    Table(&'static [Key]),
    /// A list of such tables.
    Tables(&'static [Key]),
    /// Rule ids, each with a level and the rule's own options.
    Rules,
    /// A list of rule ids, `group/*` and ids of the checklist.
    Concerned,
    /// The name of a profile or the path of one.
    Profile,
}

/// A rule that klart.toml may name, with the options that it reads. Rules lie above this room and are handed in.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// `group/name`.
    pub id: &'static str,
    /// The rule's own options, `level` aside.
    pub options: &'static [Key],
}

impl Key {
    /// A key that may be left out.
    pub const fn new(name: &'static str, form: Form, sv: &'static str) -> Self {
        Self { name, form, required: false, sv }
    }

    const fn required(name: &'static str, form: Form, sv: &'static str) -> Self {
        Self { name, form, required: true, sv }
    }
}

/// The lines of the checklist that `[checklist]` may name. Stable: a publishing system stores them.
pub const CHECKLIST: &[&str] = &[
    "M-VERBALISERING",
    "M-SYNTOLKNING",
    "M-INBRAND-TEXT",
    "M-UNDERTEXT-KVALITET",
    "M-VIKTIGA-LJUD",
    "M-BILDKVALITET",
    "M-SAMTYCKE",
    "M-RATTSLIG-GRUND",
    "M-KANSLIGT",
    "M-BARN",
    "M-SEKRETESS",
    "M-UPPHOVSRATT",
    "M-ARENDE",
    "M-SAKLIGHET",
    "M-BEMOTANDE",
    "M-BUDSKAP",
    "M-SAMSTAMMIGHET",
    "M-MALGRUPP",
    "M-DIGITALT-ALTERNATIV",
    "M-PRIVAT",
    "M-SYFTE",
    "M-MAL",
    "M-FORVANTAN",
    "M-GRAFISK-PROFIL",
    "M-GEMENSAMT-KONTO",
    "M-NARVARO",
    "M-SVARSTID",
    "M-BEVAKNING",
    "M-ALLMAN-HANDLING",
    "M-POLISANMALAN",
    "M-BEREDSKAP",
];

use Form::{Choice, Choices, Concerned, Glob, Globs, Listed, ListedBy, Profile, Rules, Table, Tables, Text, TextByWord, Texts, Whole};

const TEXT_TYPE: Form = Choice(TextType::NAMES, TextType::SWEDISH);

/// The keys of klart.toml.
pub const KEYS: &[Key] = &[
    Key::new("fail_on", Choice(FailOn::NAMES, &[]), "Från vilken nivå ett fynd hindrar publicering."),
    Key::new("lang", Choice(Lang::NAMES, &[]), "Språket som klart talar."),
    Key::new("profile", Profile, "En inbyggd profil eller sökvägen till en egen TOML-fil."),
    Key::new("text_type", TEXT_TYPE, "Texttyp. Utan den: social i sociala kanaler, annars web."),
    Key::new("exclude", Globs, "Filer och mappar som inte granskas."),
    Key::new("organisation", Table(ORGANISATION), "Organisationen som står bakom texterna."),
    Key::new("sender", Table(SENDER), "Hur avsändaren ska synas."),
    Key::new("account", Table(ACCOUNT), "Vad konton i sociala medier ska länka till."),
    Key::new("captions", Table(CAPTIONS), "Mått för undertexter."),
    Key::new("images", Table(IMAGES), "Hur klart tittar på bilder."),
    Key::new("privacy", Table(PRIVACY), "Hur personuppgifter döljs."),
    Key::new("words", Table(WORDS), "Egna ord."),
    Key::new("rules", Rules, "Högsta nivå och egna val för en regel."),
    Key::new("checklist", Table(CHECKLIST_KEYS), "Frågor som bara en människa kan svara på."),
    Key::new("files", Tables(FILES), "Texttyp och kanal för vissa filer. Den sista raden som passar gäller."),
    Key::new("requirement", Tables(REQUIREMENT), "Krav i organisationens egna styrdokument som fynd hänvisar till."),
];

/// `[organisation]`.
const ORGANISATION: &[Key] = &[
    Key::new("name", Text, "Namnet så som det ska skrivas."),
    Key::new("name_en", Text, "Namnet på engelska."),
    Key::new("aliases", Texts, "Andra namn och skrivsätt som räknas som avsändare."),
    Key::new("weak_aliases", Texts, "Ord som syftar på organisationen utan att nämna den, till exempel staden."),
    Key::new("hashtags", Texts, "Egna hashtaggar, utan #."),
    Key::new("handles", Texts, "Egna kontonamn, utan @."),
    Key::new("domains", Texts, "Egna webbadresser, till exempel ekvik.se."),
    Key::new("units", Texts, "Enheter, förvaltningar och bolag."),
    Key::new("co_senders", Texts, "Organisationer som ni publicerar tillsammans med."),
    Key::new("not_followed_by", Texts, "Ord som efter namnet gör det till ett annat namn."),
    Key::new("contacts", Texts, "Telefonnummer och adresser som får vara publika."),
    Key::new("payments", Texts, "Egna bankgiron, plusgiron och Swish-nummer."),
    Key::new("orgnr", Texts, "Egna organisationsnummer."),
];

/// `[sender]`.
const SENDER: &[Key] = &[
    Key::new("require", Choice(&["organisation", "organisation+unit", "unit-ok"], &[]), "Vad avsändarraden ska nämna."),
    Key::new("co_sender_rule", Choice(&["any", "primary-first", "all"], &[]), "Vilka som ska nämnas när flera publicerar tillsammans."),
    Key::new("reply", Choice(&["off", "signature"], &[]), "Om svar på kommentarer ska skrivas under."),
    Key::new("window", Table(WINDOW), "Var i texten avsändaren ska stå."),
    Key::new("satisfied_by", ListedBy(NAMES, Evidence::NAMES), "Vad som visar avsändaren i en kanal."),
    Key::new("templates", Table(TEMPLATES), "Raderna som klart föreslår."),
];

const WINDOW: &[Key] =
    &[Key::new("first", Whole(0, 100), "Så många rader uppifrån."), Key::new("last", Whole(0, 100), "Så många rader nerifrån.")];

const TEMPLATES: &[Key] = &[
    Key::new("line", Text, "En egen rad."),
    Key::new("unit", Text, "En egen rad där också enheten nämns."),
    Key::new("slash", Text, "En kort underskrift."),
    Key::new("greeting", Text, "Under ett svar."),
    Key::new("english", Text, "I en text på engelska."),
];

/// `[account]`.
const ACCOUNT: &[Key] = &[
    Key::new("terms_url", Text, "Sidan med era villkor för kommentarer och inlägg."),
    Key::new("privacy_url", Text, "Sidan om hur ni behandlar personuppgifter."),
];

/// `[captions]`.
const CAPTIONS: &[Key] = &[
    Key::new("profile", Choice(CaptionProfile::NAMES, &[]), "Vilka mått som gäller för undertexter."),
    Key::new("formats", ListedBy(NAMES, CaptionFiles::FORMATS), "Vilka undertextfiler en kanal tar emot, när ni vet bättre än klart."),
];

/// `[images]`.
const IMAGES: &[Key] = &[Key::new("text_model", Text, "Sökväg till en modell som hittar text i bilder. Kräver ett tillval i klart.")];

/// `[privacy]`.
const PRIVACY: &[Key] = &[
    Key::new("mask", Choice(&["last-four", "all"], &[]), "Om de fyra sista siffrorna eller hela personnumret döljs."),
    Key::new("allow_test_numbers", Texts, "Personnummer som får stå kvar, till exempel Skatteverkets testnummer."),
];

/// `[words]`.
const WORDS: &[Key] = &[
    Key::new("allow", Texts, "Ord som klart inte anmärker på."),
    Key::new("replace", TextByWord, "Ord som ni vill byta, med orden som ni hellre ser."),
];

/// `[checklist]`.
const CHECKLIST_KEYS: &[Key] = &[
    Key::new("require", Listed(CHECKLIST), "Frågor som måste vara besvarade före publicering."),
    Key::new("off", Listed(CHECKLIST), "Frågor som inte ställs."),
];

/// `[[files]]`.
const FILES: &[Key] = &[
    Key::required("glob", Glob, "Vilka filer det gäller."),
    Key::new("text_type", TEXT_TYPE, "Texttypen för dem."),
    Key::new("channel", Choices(NAMES, ALIASES), "Kanalen eller kanalerna för dem."),
];

/// `[[requirement]]`.
const REQUIREMENT: &[Key] = &[
    Key::required("id", Text, "Ett kort id, till exempel C04."),
    Key::required("source", Text, "Dokumentets titel, så som läsaren känner den."),
    Key::required("quote", Text, "Dokumentets egna ord."),
    Key::required("rules", Concerned, "Regler och frågor som kravet gäller, till exempel image/* eller M-BARN."),
];

/// What every `[rules."group/name"]` may hold before the rule's own options.
pub(crate) const LEVEL: Key = Key::new("level", Choice(Ceiling::NAMES, &[]), "Högsta nivån för regeln.");
