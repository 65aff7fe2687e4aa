//! The klart.toml that `klart init` writes. Asks nothing itself: five answers come in, a commented file goes out.

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

/// The text of a klart.toml with Swedish comments that gives those answers when it is read.
pub fn file(answers: &Answers) -> String {
    let mut out = String::from("# Inställningar för klart. Rader som börjar med # är förklaringar.\n\n");
    let profile = if answers.profile.is_empty() { "default" } else { &answers.profile };
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "# Vad som hindrar publicering: error (fel), warning (varning), advice (råd) eller never (inget).\nfail_on = \"{}\"\n\n",
        answers.fail_on.name()
    );
    let _ = write!(
        out,
        "# Profil: default, stockholm, region-stockholm, gotland, gcs eller sökvägen till en egen fil.\nprofile = {}\n\n",
        quoted(profile)
    );
    out.push_str("# Texttyp: social, web, decision eller easy-read. Utan raden avgör kanalen.\n");
    let _ = match answers.text_type {
        Some(text_type) => write!(out, "text_type = \"{}\"\n\n", text_type.name()),
        None => write!(out, "# text_type = \"web\"\n\n"),
    };
    out.push_str("# Mappar och filer som inte granskas.\n# exclude = [\"arkiv/**\"]\n");
    organisation(&mut out, answers.organisation.trim());
    if !answers.channels.is_empty() {
        let names: Vec<String> = answers.channels.iter().map(|name| quoted(name)).collect();
        let _ =
            write!(out, "\n# Kanal för utkast som inte själva anger någon.\n[[files]]\nglob = \"**\"\nchannel = [{}]\n", names.join(", "));
    }
    out
}

fn organisation(out: &mut String, name: &str) {
    if name.is_empty() {
        out.push_str("\n# Med organisationens namn kan klart se om avsändaren framgår.\n# [organisation]\n# name = \"Ekviks kommun\"\n");
        return;
    }
    let _ = write!(out, "\n# Organisationen som står bakom texterna.\n[organisation]\nname = {}\n", quoted(name));
    out.push_str("# units = [\"Biblioteket\"]           # enheter, förvaltningar och bolag\n");
    out.push_str("# domains = [\"ekvik.se\"]            # egna webbadresser\n");
    out.push_str("# handles = [\"ekvikskommun\"]        # egna kontonamn, utan @\n");
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
