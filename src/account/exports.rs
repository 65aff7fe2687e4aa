//! Profiles in the platforms' own exports: X, Instagram, Mastodon and Bluesky.
//!
//! Knows the few keys that hold a name, a text, a link and a way of contact (policy/POLICY.md section 7). Reads no posts.

use serde_json::Value;

use crate::config::Channel;
use crate::export::text::mend::mended;

use super::pages::{links_in, of_html};
use super::{Link, Profile};

/// What a file that holds a profile says in its beginning.
const MARKS: [&str; 5] =
    ["window.YTD.account.", "window.YTD.profile.", "\"profile_user\"", "\"preferredUsername\"", "app.bsky.actor.profile"];

/// Whether the beginning of a file is that of a profile in an export.
pub fn is_profile(head: &str) -> bool {
    MARKS.iter().any(|mark| head.contains(mark))
}

/// The profile in a file; `None` for what is none, or is broken.
pub fn read(file: &str, text: &str) -> Option<Profile> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut profile = if text.starts_with("window.YTD.") {
        of_x(&serde_json::from_str(text.split_once('=')?.1).ok()?)
    } else {
        let value: Value = serde_json::from_str(text).ok()?;
        if value.get("profile_user").is_some() {
            of_instagram(&value)
        } else if value.get("preferredUsername").is_some() {
            Some(of_mastodon(&value))
        } else {
            of_bluesky(&value)
        }
    }?;
    file.clone_into(&mut profile.file);
    let more = links_in(&profile.text);
    profile.links.extend(more);
    Some(profile)
}

fn said(value: &Value, path: &str) -> String {
    value.pointer(path).and_then(Value::as_str).unwrap_or_default().trim().to_owned()
}

/// An address as a link; none for an empty one.
fn link(address: String) -> Option<Link> {
    (!address.is_empty()).then(|| Link { address, words: String::new() })
}

/// `account.js` has the names, `profile.js` the text; the two are joined by the folder that they lie in.
fn of_x(value: &Value) -> Option<Profile> {
    let first = value.get(0)?;
    let account = first.get("account").is_some();
    (account || first.get("profile").is_some()).then(|| Profile {
        platform: Channel::named("x"),
        name: said(first, "/account/accountDisplayName"),
        handle: said(first, "/account/username"),
        text: said(first, "/profile/description/bio"),
        links: link(said(first, "/profile/description/website")).into_iter().collect(),
        ..Profile::default()
    })
}

fn of_instagram(value: &Value) -> Option<Profile> {
    let fields = value.pointer("/profile_user/0/string_map_data")?.as_object()?;
    let field = |names: &[&str]| {
        let found = fields.iter().find(|(key, _)| names.iter().any(|name| mended(key).eq_ignore_ascii_case(name)));
        found.map(|(_, value)| mended(&said(value, "/value")).into_owned()).unwrap_or_default()
    };
    let contact = [field(&["Email", "E-post", "E-postadress"]), field(&["Phone Number", "Phone", "Telefonnummer", "Telefon"])];
    Some(Profile {
        platform: Channel::named("instagram"),
        name: field(&["Name", "Namn"]),
        handle: field(&["Username", "Användarnamn"]),
        text: field(&["Bio", "Biografi", "Presentation"]),
        links: link(field(&["Website", "Webbplats"])).into_iter().collect(),
        contact: contact.iter().any(|field| !field.is_empty()),
        ..Profile::default()
    })
}

fn of_mastodon(value: &Value) -> Profile {
    let (text, mut links) = of_html(&said(value, "/summary"));
    for field in value.get("attachment").and_then(Value::as_array).into_iter().flatten() {
        let (shown, inner) = of_html(&said(field, "/value"));
        let words = said(field, "/name");
        let found = if inner.is_empty() { links_in(&shown) } else { inner };
        links.extend(found.into_iter().map(|link| Link { words: format!("{words} {}", link.words), ..link }));
    }
    Profile {
        platform: Channel::named("mastodon"),
        name: said(value, "/name"),
        handle: said(value, "/preferredUsername"),
        text,
        links,
        ..Profile::default()
    }
}

/// A record, a record in its wrapping, a list of them, or what `getProfile` answers.
fn of_bluesky(value: &Value) -> Option<Profile> {
    let records = value.get("records").or(Some(value)).and_then(Value::as_array);
    let one = records.map_or_else(|| Some(value), |list| list.iter().find(|record| is_bluesky(record)))?;
    let record = one.get("value").unwrap_or(one);
    is_bluesky(one).then(|| Profile {
        platform: Channel::named("bluesky"),
        name: said(record, "/displayName"),
        handle: said(record, "/handle"),
        text: said(record, "/description"),
        ..Profile::default()
    })
}

fn is_bluesky(record: &Value) -> bool {
    ["/$type", "/value/$type"].iter().any(|path| said(record, path).starts_with("app.bsky.actor.profile"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_platform_gives_name_text_and_links() {
        let x = read("account.js", "window.YTD.account.part0 = [{\"account\":{\"username\":\"ekvik\",\"accountDisplayName\":\"Ekvik\"}}]");
        assert_eq!(x.map(|profile| (profile.handle, profile.name)), Some(("ekvik".into(), "Ekvik".into())));
        let x = read(
            "profile.js",
            "window.YTD.profile.part0 = [{\"profile\":{\"description\":{\"bio\":\"Nyheter\",\"website\":\"https://t.co/a\"}}}]",
        );
        assert_eq!(x.map(|profile| (profile.text, profile.links.len())), Some(("Nyheter".into(), 1)));
        let map = r#"{"profile_user":[{"string_map_data":{"Username":{"value":"ekvik"},"Bio":{"value":"H\u00c3\u00a4r ber\u00c3\u00a4ttar vi"},"Website":{"value":"ekvik.se"},"Phone Number":{"value":"0980-319 215"}}}]}"#;
        let instagram = read("personal_information.json", map).expect("a profile");
        assert_eq!((instagram.text.as_str(), instagram.contact), ("Här berättar vi", true));
        let actor = r#"{"type":"Service","preferredUsername":"ekvik","name":"Ekvik","summary":"<p>Vi skriver om <a href=\"https://ekvik.se\">kommunen</a></p>","attachment":[{"name":"Personuppgifter","value":"<a href=\"https://ekvik.se/gdpr\">ekvik.se/gdpr</a>"}]}"#;
        let mastodon = read("actor.json", actor).expect("a profile");
        let addresses: Vec<_> = mastodon.links.iter().map(|link| link.address.trim_start_matches("https://")).collect();
        assert_eq!((mastodon.text.as_str(), addresses[0], addresses[1]), ("Vi skriver om kommunen", "ekvik.se", "ekvik.se/gdpr"));
        assert!(mastodon.links[1..].iter().all(|link| link.words.starts_with("Personuppgifter")));
        let record = r#"[{"uri":"at://did:plc:ex/app.bsky.actor.profile/self","value":{"$type":"app.bsky.actor.profile","displayName":"Ekvik","description":"Nyheter"}}]"#;
        assert_eq!(read("profile.json", record).map(|profile| profile.text), Some("Nyheter".into()));
    }

    #[test]
    fn what_is_no_profile_is_left_alone() {
        for text in ["", "{", "[]", "{\"a\":1}", "window.YTD.account.part0 = [", "window.YTD.tweets.part0 = [{\"tweet\":{}}]"] {
            assert_eq!(read("a.json", text), None, "{text}");
        }
    }
}
