//! The klart.toml that `klart init` writes. Asks nothing itself: five answers come in, a commented file goes out.
//!
//! Knows what each profile is for and which settings people ask about first. Refuses to guess at addresses and numbers: they
//! stand as examples behind a `#`.

use std::fmt::Write as _;

use super::{FailOn, TextType};

/// The five answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The organisation's name; empty where it comes from the profile or is not wanted.
    pub organisation: String,
    /// One of klart's profiles or a path.
    pub profile: String,
    /// Where the drafts are published most often.
    pub channels: Vec<String>,
    /// The text type of all drafts; none lets the channel decide.
    pub text_type: Option<TextType>,
    /// From which level a fault stops publication.
    pub fail_on: FailOn,
}

/// A choice and what it is, in Swedish and English.
pub type Choice = (&'static str, [&'static str; 2]);

/// klart's profiles, the usual one first.
pub const PROFILES: &[Choice] = &[
    ("default", ["svensk praxis, utan någon viss organisation", "Swedish practice, without any one organisation"]),
    ("stockholm", ["Stockholms stads policy för sociala medier", "the City of Stockholm's policy for social media"]),
    (
        "region-stockholm",
        ["Region Stockholms riktlinjer för digital kommunikation", "Region Stockholm's guidelines for digital communication"],
    ),
    ("gotland", ["Region Gotlands namn, konton och riktlinje", "Region Gotland's names, accounts and guideline"]),
    ("gcs", ["brittiska statens råd: högst 25 ord i en mening", "UK government advice: at most 25 words a sentence"]),
];

/// The types of text.
pub const TEXT_TYPES: &[Choice] = &[
    ("social", ["inlägg i sociala medier", "posts in social media"]),
    ("web", ["webbsidor och det mesta andra", "web pages and most other things"]),
    ("decision", ["beslut, protokoll och avtal", "decisions, minutes and agreements"]),
    ("easy-read", ["lättläst", "easy read"]),
];

/// What may stop publication.
pub const STOPS: &[Choice] = &[
    ("error", ["bara fel", "errors only"]),
    ("warning", ["fel och varningar", "errors and warnings"]),
    ("advice", ["fel, varningar och råd", "errors, warnings and advice"]),
    ("never", ["ingenting, klart bara berättar", "nothing, klart only tells"]),
];

/// The text of a klart.toml with Swedish comments that gives those answers when it is read.
pub fn file(answers: &Answers) -> String {
    let mut out = String::from(
        "# Inställningar för klart. De gäller den här mappen och alla mappar under den.\n\
         # Rader som börjar med # är förklaringar och exempel. Ta bort # för att använda ett exempel.\n\n",
    );
    general(&mut out, answers);
    organisation(&mut out, answers.organisation.trim());
    out.push_str(SENDER);
    out.push_str(RULES);
    channels(&mut out, &answers.channels);
    out
}

fn general(out: &mut String, answers: &Answers) {
    let profile = if answers.profile.is_empty() { "default" } else { &answers.profile };
    out.push_str("# Vad som hindrar publicering:\n");
    listed(out, STOPS);
    // Writing to a String cannot fail.
    let _ = writeln!(out, "fail_on = \"{}\"\n", answers.fail_on.name());
    out.push_str("# Vad inställningarna bygger på. Allt som står här i filen går före profilen.\n");
    listed(out, PROFILES);
    let _ = writeln!(out, "#   eller sökvägen till er egen profil, till exempel \"ekvik.toml\"\nprofile = {}\n", quoted(profile));
    out.push_str("# Vilken sorts text det är. Utan raden avgör kanalen.\n");
    listed(out, TEXT_TYPES);
    let _ = match answers.text_type {
        Some(text_type) => writeln!(out, "text_type = \"{}\"\n", text_type.name()),
        None => writeln!(out, "# text_type = \"web\"\n"),
    };
    out.push_str("# Mappar och filer som inte granskas.\n# exclude = [\"arkiv/**\"]\n");
}

/// A line for each choice, as comments.
fn listed(out: &mut String, choices: &[Choice]) {
    let wide = choices.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    for (name, [what, _]) in choices {
        let _ = writeln!(out, "#   {name:wide$}  {what}");
    }
}

fn organisation(out: &mut String, name: &str) {
    out.push_str("\n# Organisationen som står bakom texterna. Med namnet kan klart se om avsändaren framgår.\n");
    if name.is_empty() {
        out.push_str("# [organisation]\n# name = \"Ekviks kommun\"\n");
    } else {
        let _ = writeln!(out, "[organisation]\nname = {}", quoted(name));
    }
    let shown = if name.is_empty() { "Ekviks kommun" } else { name };
    let lines = [
        ("name_en = \"Municipality of Ekvik\"".to_owned(), "namnet på engelska"),
        ("units = [\"Biblioteket\", \"Kulturskolan\"]".to_owned(), "enheter, förvaltningar och bolag"),
        ("domains = [\"ekvik.se\"]".to_owned(), "egna webbadresser"),
        (format!("handles = [\"{}\"]", letters(shown).to_lowercase()), "egna kontonamn, utan @"),
        (format!("hashtags = [\"{}\"]", letters(shown)), "egna hashtaggar, utan #"),
        ("contacts = [\"0980-319 210\", \"info@ekvik.se\"]".to_owned(), "nummer och adresser som får vara publika"),
        ("payments = [\"505-0125\"]".to_owned(), "egna bankgiron, plusgiron och Swish-nummer"),
        ("co_senders = [\"Region Ekland\"]".to_owned(), "andra som ni publicerar tillsammans med"),
    ];
    for (line, what) in lines {
        let _ = writeln!(out, "# {line:46} # {what}");
    }
}

const SENDER: &str = "
# Hur avsändaren ska synas.
# [sender]
# require = \"organisation\"                       # eller \"organisation+unit\" eller \"unit-ok\"
# reply = \"signature\"                            # svar på kommentarer skrivs under; annars \"off\"
# co_sender_rule = \"any\"                         # eller \"primary-first\" eller \"all\"
";

const RULES: &str = "
# Högsta nivå för en regel, eller \"off\". Kör klart rules för att se alla regler.
# [rules.\"swedish/long-sentence\"]
# level = \"advice\"
# advice = 25                                    # så många ord i en mening innan du får ett råd

# Frågor som bara en människa kan svara på. De börjar på M- och visas sist i granskningen.
# [checklist]
# require = [\"M-SAMTYCKE\"]                       # måste vara besvarade före publicering
# off = [\"M-BUDSKAP\"]                            # ställs aldrig
";

fn channels(out: &mut String, channels: &[String]) {
    out.push_str("\n# Kanal för utkast som inte själva anger någon. Den sista raden som passar gäller.\n");
    if channels.is_empty() {
        out.push_str("# [[files]]\n# glob = \"inlagg/**\"\n# channel = [\"facebook\"]\n");
        return;
    }
    let names: Vec<String> = channels.iter().map(|name| quoted(name)).collect();
    let _ = writeln!(out, "[[files]]\nglob = \"**\"\nchannel = [{}]", names.join(", "));
}

/// The letters and digits of a name, as a hashtag has them.
fn letters(name: &str) -> String {
    let words = name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(crate::language::letters::capitalised).collect()
}

/// A TOML basic string (TOML 1.0, section String).
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            control if control.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
