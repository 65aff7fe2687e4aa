//! What klart does rather than says: fixes, diffs, baselines, requests, standard input, klart.toml.

use serde_json::Value;

use crate::folder::Folder;

const WORDY: &str = "# Simskola\n\nVarje barn erhåller en badmössa första dagen.\n";

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

#[test]
fn a_diff_writes_nothing_and_a_fix_writes_what_the_diff_showed() {
    let folder = Folder::with(&[("ord.md", WORDY)]);
    let diff = folder.klart("check ord.md --diff --suggested");
    assert_eq!(folder.text("ord.md"), WORDY);
    assert!(diff.out.starts_with("--- ord.md\n+++ ord.md\n@@ -1,3 +1,3 @@\n"), "{}", diff.out);
    let promised: String =
        diff.out.lines().filter(|line| line.starts_with('+') && !line.starts_with("+++")).map(|line| [&line[1..], "\n"].concat()).collect();
    folder.klart("check ord.md --fix --suggested");
    let fixed = folder.text("ord.md");
    assert!(fixed != WORDY && fixed.ends_with(&promised), "{fixed}");
    folder.klart("check ord.md --fix --suggested");
    assert_eq!(folder.text("ord.md"), fixed, "twice is once");
}

#[test]
#[cfg(unix)]
fn a_fix_keeps_permissions_and_leaves_no_file_behind() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with(&[("ord.md", WORDY)]);
    let path = folder.path().join("ord.md");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("permissions");
    folder.klart("check ord.md --fix --suggested");
    assert_ne!(folder.text("ord.md"), WORDY);
    assert_eq!(std::fs::metadata(&path).expect("it is there").permissions().mode() & 0o777, 0o640);
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[test]
fn standard_input_is_a_draft_and_its_fixed_text_comes_out() {
    let folder = Folder::with(&[]);
    let said = folder.klart_reading("check --stdin --stdin-name a.md --format json", "# A\n\n![](b.jpg)\n");
    assert_eq!((said.code, &json(&said.out)["documents"][0]["path"]), (1, &Value::from("a.md")));
    let fixed = folder.klart_reading("check --stdin --stdin-name a.md --fix --suggested", WORDY).out;
    assert!(fixed.starts_with("# Simskola\n\nVarje barn ") && fixed != WORDY, "{fixed}");
    assert_eq!(folder.klart_reading("check --stdin --stdin-name a.docx", "x").code, 2);
}

#[test]
fn a_baseline_keeps_old_findings_quiet_and_new_ones_loud() {
    let folder = Folder::with(&[("a.md", "# A\n\n![](a.jpg)\n"), ("a.jpg", ""), ("b.jpg", "")]);
    assert_eq!(folder.klart("check a.md --baseline kant.txt --update-baseline").code, 0);
    assert!(folder.text("kant.txt").contains(" image/missing-alt a.md\n"));
    assert_eq!(folder.klart("check a.md --baseline kant.txt").code, 0);
    folder.write("a.md", "# A\n\nNy rad.\n\n![](a.jpg)\n\n![](b.jpg)\n".as_bytes());
    let said = folder.klart("check a.md --baseline kant.txt --format json");
    let errors = &json(&said.out)["summary"]["errors"];
    assert_eq!((said.code, errors), (1, &Value::from(1)), "{}", said.out);
}

#[test]
fn a_request_is_answered_by_id_field_and_pointer() {
    let folder = Folder::with(&[]);
    let request = r##"{"schema":"klart.request/1","today":"2026-11-21","okänd":1,"documents":[
        {"id":"42","channel":"facebook","format":"text","fields":{"title":"Hej","text":"Hej 🎉🎉 där!\nDu ska inkomma med anmälan."},
         "media":[{"uri":"a.jpg","kind":"image","alt":"En brygga"},{"uri":"b.jpg","kind":"image","alt":null},{"uri":"c.jpg","kind":"image"},{"uri":"d.jpg","alt":"Bild på en brygga"}],"override_reason":"Brådskar"},
        {"id":"43","format":"markdown","content":"# A\n\n![](b.jpg)\n"}, {"id":"44","format":"docx","content":"x"}]}"##;
    let said = folder.klart_reading("check --request -", request);
    let report = json(&said.out);
    assert_eq!((&report["schema"], &report["today"], said.code), (&Value::from("klart.report/1"), &Value::from("2026-11-21"), 1));
    let [first, second] = [&report["documents"][0], &report["documents"][1]];
    assert_eq!((&first["id"], &first["path"], &first["override_reason"]), (&Value::from("42"), &Value::Null, &Value::from("Brådskar")));
    assert_eq!(first["channels"], Value::from(vec!["facebook"]));
    assert_eq!(first["first_missing"], Value::from("/media/1/alt"));
    let pointers: Vec<_> =
        first["findings"].as_array().expect("findings").iter().map(|found| (found["rule"].clone(), found["pointer"].clone())).collect();
    let alt = |rule: &str, pointer: &str| (Value::from(rule), Value::from(pointer));
    assert!(
        pointers.contains(&alt("image/missing-alt", "/media/1/alt")) && pointers.contains(&alt("image/redundant-alt", "/media/3/alt")),
        "{pointers:?}"
    );
    assert!(!pointers.iter().any(|(_, pointer)| pointer == "/media/2/alt"), "what was not sent is not missing: {pointers:?}");
    assert_eq!(second["first_missing"], Value::from("/content"));
    assert_eq!((&second["findings"][0]["line"], &second["findings"][0]["pointer"]), (&Value::from(3), &Value::from("/content")));
    assert_eq!((&report["trouble"][0]["path"], &report["summary"]["unreadable"]), (&Value::from("44"), &Value::from(1)));
    assert_eq!(folder.klart_reading("check --request -", request).out, said.out, "the same request gives the same bytes");
}

#[test]
fn init_asks_five_questions_and_never_writes_over() {
    let folder = Folder::with(&[]);
    let said = folder.klart_reading("init", "gotlan\ngotland\n\nfacebok\nfacebook\n\nwarning\n");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert!(said.out.contains("Menade du ”gotland”?") && said.out.contains("Menade du ”facebook”?"), "{}", said.out);
    let text = folder.text("klart.toml");
    assert!(text.contains("profile = \"gotland\"") && text.contains("fail_on = \"warning\"") && text.contains("facebook"), "{text}");
    assert_eq!(folder.klart("init --yes").code, 2);
    assert_eq!(folder.text("klart.toml"), text);
    let other = Folder::with(&[]);
    assert_eq!(other.klart("init --yes --profile stockholm --channel web --fail-on never").code, 0);
    assert!(other.text("klart.toml").contains("profile = \"stockholm\""));
}

#[test]
fn init_takes_numbers_and_own_profiles_and_stops_at_the_end_of_input() {
    let folder = Folder::with(&[("ekvik.toml", "[organisation]\nname = \"Ekviks kommun\"\n")]);
    let said = folder.klart_reading("init", "7\nfinns-inte.toml\nekvik.toml\n\nwebb och nyhetsbrev\n4\n2\n");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert_eq!(said.out.matches("Det svaret går inte att läsa. Försök igen.").count(), 2, "{}", said.out);
    assert!(said.out.contains("  2  stockholm") && said.out.contains("Avsändaren är Ekviks kommun."), "{}", said.out);
    let text = folder.text("klart.toml");
    for line in ["profile = \"ekvik.toml\"", "channel = [\"web\", \"newsletter\"]", "text_type = \"easy-read\"", "fail_on = \"warning\""] {
        assert!(text.contains(line), "{line}: {text}");
    }
    let cut = Folder::with(&[]);
    let said = cut.klart_reading("init --lang en", "stockholm");
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert!(said.out.contains("The sender is Stockholms stad."), "{}", said.out);
}

#[test]
fn the_job_summary_holds_what_the_annotations_could_not() {
    let pictures: String = (0..14).map(|nth| ["![](b", &nth.to_string(), ".jpg)\n\n"].concat()).collect();
    let files: Vec<(String, String)> = (0..14).map(|nth| (format!("u{nth:02}.md"), format!("# A\n\n{pictures}"))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let out = Folder::with(&files).klart("check . --format github").out;
    let errors: Vec<_> = out.lines().filter(|line| line.starts_with("::error")).collect();
    assert_eq!(errors.len(), 10, "{out}");
    assert!(errors[9].contains("till; alla står i sammanfattningen"), "{}", errors[9]);
}
