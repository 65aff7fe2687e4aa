//! What readers of JSON rely on: every whole element, the place of what is broken, and no panic.

use super::*;
use proptest::prelude::*;

/// Elements by their pointers, and the places of troubles.
type Read = (Vec<(String, Value)>, Vec<(u64, u64)>);

/// The elements, and where the first trouble stands.
fn read(text: &[u8], lists: &[&[&str]]) -> Read {
    let entry = Entry::of_bytes("a.json", text.to_vec());
    let (mut found, mut told) = (Vec::new(), Vec::new());
    let mut put = |_| Ok(());
    let mut tell = |trouble: Trouble| told.push((trouble.line.unwrap_or(0), trouble.column.unwrap_or(0)));
    let mut feed = Feed::new(&mut put, &mut tell);
    let all = each(&entry, lists, &mut feed, &mut |feed, element| {
        found.extend(element.read::<Value>(feed).map(|value| (element.pointer(), value)));
        Ok(())
    });
    assert_eq!(all, Ok(()));
    (found, told)
}

fn pointers(text: &str, lists: &[&[&str]]) -> (String, Vec<(u64, u64)>) {
    let (found, told) = read(text.as_bytes(), lists);
    (found.into_iter().map(|(pointer, value)| format!("{pointer}={value}")).collect::<Vec<_>>().join(" "), told)
}

#[test]
fn a_list_is_found_at_the_root_and_behind_keys() {
    const ROOT: &[&str] = &[];
    for (text, lists, expected) in [
        ("[1,{\"a\":[2]},\"x\"]", [ROOT, &["media"]], r#"/0=1 /1={"a":[2]} /2="x""#),
        ("\u{feff}\r\n{\"b\":[[7]],\"media\":[3,4]}", [ROOT, &["media"]], "/media/0=3 /media/1=4"),
        ("{\"media\":{\"uri\":1},\"x\":2}", [ROOT, &["media"]], r#"/media={"uri":1}"#),
        ("{\"media\":null}", [ROOT, &["media"]], ""),
        ("{\"post\":1}", [ROOT, &["media"]], r#"={"post":1}"#),
        ("{\"a\":{\"b\":{\"media\":[1]},\"c\":[2]},\"c\":[9]}", [&["a", "c"], &["a", "b", "media"]], "/a/b/media/0=1 /a/c/0=2"),
        ("window.YTD.tweets.part0 = [ {\"tweet\":1} ];\n", [ROOT, &["media"]], r#"/0={"tweet":1}"#),
        ("{\"m\\u0065dia\":[1,]}", [ROOT, &["media"]], "/media/0=1"),
        ("[]", [ROOT, &["media"]], ""),
    ] {
        assert_eq!(pointers(text, &lists), (expected.to_owned(), Vec::new()), "{text}");
    }
    let wide: Vec<u8> = "[\"å\"]".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&wide, &[ROOT]).0, [("/0".to_owned(), Value::from("å"))]);
    assert_eq!(read(&[&[0xFF, 0xFE], wide.as_slice()].concat(), &[ROOT]).0.len(), 1);
}

#[test]
fn what_is_broken_is_told_with_its_place_and_the_rest_is_read() {
    for (text, expected, place) in [
        ("[1,\n {\"a\":tru},\n 3]", "/0=1 /2=3", vec![(2, 10)]),
        ("[1,2", "/0=1", vec![(1, 5)]),
        ("[1,\n{\"å\":\"", "/0=1", vec![(2, 7)]),
        ("", "", vec![(1, 1)]),
        ("<html>", "", vec![(1, 1)]),
        ("[1] [2]", "/0=1", vec![(1, 5)]),
        ("{\"x\":[1]}", r#"={"x":[1]}"#, vec![]),
        ("{\"x\" 1}", "", vec![(1, 6)]),
        ("[1,?]", "/0=1", vec![(1, 4)]),
    ] {
        assert_eq!(pointers(text, &[&[]]), (expected.to_owned(), place), "{text}");
    }
    assert_eq!(pointers("{\"x\":[1]}", &[&["media"]]), (String::new(), vec![(0, 0)]));
    let deep = format!("[1,{}{},2]", "[".repeat(10_000), "]".repeat(10_000));
    let (found, told) = pointers(&deep, &[&[]]);
    assert_eq!((found.as_str(), told.len()), ("/0=1 /2=2", 1));
    assert_eq!(pointers(&"[".repeat(100_000), &[&[]]).1, [(1, 100_001)]);
    assert_eq!(pointers(&format!("[{}1]", "x,".repeat(100)), &[&[]]).1.len(), 21);
}

#[test]
fn letters_at_fault_cost_no_post() {
    let (found, told) = read(b"[\"a\nb\\ud83d c\\ud83d\\ude00 \xE5 \\\"q\"]", &[&[]]);
    let text = "a\nb\u{fffd} c😀 \u{fffd} \"q";
    assert_eq!((found, told), (vec![("/0".to_owned(), Value::from(text))], Vec::new()));
}

#[test]
fn an_element_over_the_bound_is_passed_over() {
    let text = format!("[1,\"{}\",2]", "x".repeat(LARGEST));
    assert_eq!(pointers(&text, &[&[]]), ("/0=1 /2=2".to_owned(), vec![(1, 4)]));
}

#[test]
fn keys_beside_a_list_are_there_for_the_asking() {
    let entry = Entry::of_bytes("a.json", br#"{"photos":[1,2],"name":"Badet","description":3}"#.to_vec());
    let found = beside(&entry, &["name", "description", "none"]);
    assert_eq!(found.get("name"), Some(&Value::from("Badet")));
    assert_eq!(found.len(), 2);
    assert_eq!(whole(&entry).and_then(|value| value.pointer("/photos/1").cloned()), Some(Value::from(2)));
    assert_eq!(whole(&Entry::of_bytes("a", b"{".to_vec())), None);
}

#[test]
fn the_beginning_of_a_file_shows_its_first_elements() {
    let shown = |text: &str| heads(text, 2).iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join(" ");
    assert_eq!(shown("[1,2,3]"), "=1 =2");
    assert_eq!(shown("window.YTD.a.part0 = [{\"b\":1},{\"c"), r#"={"b":1}"#);
    assert_eq!(shown("{\"x\":7,\"a\":[1],\"b\":[2,3,4"), "a=1 b=2 b=3");
    assert_eq!(shown("{\"a\":{}}"), r#"={"a":{}}"#);
    assert_eq!(shown("hej"), "");
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[a-zåäö\"\\\\{}\\[\\],:\\n😀]{0,8}".prop_map(Value::from)
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("[a-ö\"]{0,4}", inner, 0..5).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn elements_are_those_of_serde(list in prop::collection::vec(json(), 0..6), pretty in any::<bool>()) {
        let root = Value::from(list.clone());
        let text = if pretty { serde_json::to_string_pretty(&root) } else { serde_json::to_string(&root) }.unwrap_or_default();
        let (found, told) = read(text.as_bytes(), &[&[]]);
        prop_assert_eq!(found.into_iter().map(|(_, value)| value).collect::<Vec<_>>(), list);
        prop_assert!(told.is_empty());
    }

    #[test]
    fn a_cut_list_keeps_its_whole_elements(list in prop::collection::vec(json(), 0..6), cut in 0_usize..1000) {
        let text = Value::from(list.clone()).to_string();
        let bytes = &text.as_bytes()[..text.len() * cut / 1000];
        let (found, told) = read(bytes, &[&[]]);
        prop_assert_eq!(told.len(), 1);
        prop_assert_eq!(found.iter().map(|(_, value)| value).collect::<Vec<_>>(), list.iter().take(found.len()).collect::<Vec<_>>());
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(b"[]{},:\"\\a1 =".to_vec())], 0..200)) {
        read(&bytes, &[&[], &["a"], &["a", "a"]]);
        beside(&Entry::of_bytes("a", bytes), &["a"]);
    }
}
