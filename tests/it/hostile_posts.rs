//! Posts that nobody means well with: they are read, told of in few words, and never in the way of anything else.

use serde_json::{Value, json};

use crate::folder::Folder;

/// Posts by name.
fn posts() -> Vec<(&'static str, String)> {
    let zalgo = |text: &str| {
        text.chars()
            .flat_map(|sign| std::iter::once(sign).chain("\u{336}\u{489}\u{30f}\u{351}\u{327}".chars().cycle().take(40)))
            .collect::<String>()
    };
    vec![
        ("ten thousand emoji", "🙏".repeat(10_000)),
        ("ten thousand families", "👨‍👩‍👧‍👦".repeat(10_000)),
        ("half flags", "🇸".repeat(9_999)),
        ("joiners alone", "\u{200d}\u{fe0f}".repeat(10_000)),
        ("keycaps and tones", "1️⃣👍🏽".repeat(5_000)),
        ("zalgo", zalgo("Badet öppnar på lördag. Välkommen till simskolan i Visby.")),
        ("a long word of zalgo", zalgo(&"a".repeat(2_000))),
        ("hashtags of one megabyte", "#badpåGotland ".repeat(70_000)),
        ("one hashtag of one megabyte", format!("#{}", "hej".repeat(350_000))),
        ("only hashes", "#".repeat(1_000_000)),
        ("mentions", "@ekvikskommun ".repeat(20_000)),
        ("only an address", "https://example.org/".to_owned()),
        ("an endless address", format!("https://example.org/{}", "a/".repeat(200_000))),
        ("addresses", "https://bit.ly/abc ".repeat(5_000)),
        ("styled letters", "𝗙𝗲𝘀𝘁 𝕚 𝓿𝓲𝓼𝓫𝔂 ".repeat(5_000)),
        ("spaced letters", "V I K T I G T ".repeat(10_000)),
        ("shouting", "BADET ÄR STÄNGT ".repeat(10_000)),
        ("marks alone", "!!!???...###@@@***===~~~".repeat(5_000)),
        ("box drawing", "█▓▒░╔═╗║ ".repeat(10_000)),
        ("blank lines", "\n".repeat(200_000)),
        ("invisible lines", "\u{2800}\n\u{200b}\n".repeat(20_000)),
        ("from right to left", "\u{202e}neppö täB\u{202c} ".repeat(5_000)),
        ("soft hyphens", "b\u{ad}a\u{ad}d\u{ad} ".repeat(20_000)),
        ("kaomoji", "(╯°□°)╯︵ ┻━┻ ".repeat(5_000)),
        ("closed doors", "stängt inställt avstängt varning jag vinn dnr 1 ".repeat(10_000)),
        ("people", "Anna Ek, 7 år, och våra barn på förskolan ".repeat(5_000)),
        ("one sign", "x".to_owned()),
        ("an exclamation", "!".to_owned()),
    ]
}

fn sound(name: &str, code: i32, err: &str) {
    assert!((0..=2).contains(&code) && !err.contains("panicked"), "{name}: {code} {err}");
}

#[test]
fn a_hostile_post_is_told_of_in_few_words() {
    let folder = Folder::with(&[("klart.toml", "[organisation]\nname = \"Ekviks kommun\"\ndomains = [\"ekvik.example.se\"]\n")]);
    for (name, text) in posts() {
        let said = folder.klart_reading("check --stdin --stdin-name a.txt --channel facebook --today 2026-11-21", &text);
        sound(name, said.code, &said.err);
        assert!(said.out.len() < 60_000, "{name}: {} bytes are said", said.out.len());
        assert!(said.out.lines().all(|line| line.chars().count() <= 2_000), "{name}");
        assert!(!said.out.contains('\u{202e}') && !said.out.contains('\u{1b}'), "{name}: nothing steers the terminal");
    }
}

#[test]
fn a_hostile_post_is_the_same_in_a_request_in_markdown_and_in_html() {
    let folder = Folder::with(&[]);
    let documents: Vec<Value> = posts()
        .into_iter()
        .flat_map(|(name, text)| {
            let text = &text[..text.floor_char_boundary(40_000)];
            ["text", "markdown", "html"]
                .map(|format| json!({"id": format!("{name}, {format}"), "channel": ["instagram", "x"], "format": format, "content": text}))
        })
        .collect();
    for some in documents.chunks(12) {
        let request = json!({"schema": "klart.request/1", "documents": some, "today": "2026-11-21"});
        let said = folder.klart_reading("check --request -", &request.to_string());
        let report: Value = serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {}", said.err));
        let told = report["documents"].as_array().map_or(0, Vec::len) + report["summary"]["unreadable"].as_u64().unwrap_or(0) as usize;
        assert_eq!(told, some.len(), "{}", said.err);
        assert!(!said.err.contains("panicked"), "{}: {}", some[0]["id"], said.err);
    }
}

#[test]
fn odd_channels_and_empty_posts_are_answered_in_words() {
    let folder = Folder::with(&[]);
    for (words, text) in [
        ("--channel facebook,x,bluesky,instagram,linkedin,mastodon", "Badet öppnar på lördag.\n"),
        ("--channel facebook --channel facebook-reply", "Hej Lisa! Badet öppnar klockan 10.\n"),
        ("--channel facebook", ""),
        ("--channel facebook", "\n\n \n"),
        ("--channel x", "https://example.org\n"),
        ("--channel FACEBOOK", "Badet öppnar.\n"),
    ] {
        let said = folder.klart_reading(&format!("check --stdin --stdin-name a.txt {words}"), text);
        assert!(!said.err.contains("panicked") && (0..=2).contains(&said.code), "{words}: {}{}", said.out, said.err);
        assert!(!said.out.is_empty() || !said.err.is_empty(), "{words}: something is said");
    }
    let said = folder.klart_reading("check --stdin --stdin-name a.txt --channel facebok", "Badet öppnar.\n");
    assert!(said.code == 2 && said.err.contains("facebook"), "{}", said.err);
    for channel in [json!("anslagstavla"), json!([]), json!(["facebook", "facebook"]), json!("")] {
        let request =
            json!({"schema": "klart.request/1", "documents": [{"channel": channel, "format": "text", "content": "Badet öppnar."}]});
        let said = folder.klart_reading("check --request -", &request.to_string());
        assert!(serde_json::from_str::<Value>(&said.out).is_ok(), "{channel}: {}{}", said.out, said.err);
    }
}
