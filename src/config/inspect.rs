//! Whether a configuration says only what klart.toml can say. Goes by the table of keys; repairs nothing.

use std::collections::BTreeMap;

use super::keys::{CHECKLIST, Form, KEYS, Key, Known, LEVEL};
use super::likeness::nearest;
use super::problem::{Fault, Unknown, Wording, short};
use super::tree::{Placed, Tree};

/// The names of the profiles that klart carries.
pub(crate) const PROFILES: &[&str] = &["default", "stockholm", "region-stockholm", "gotland", "gcs"];

/// The first fault in the order of the file. Rule ids and options are judged only where the rules are known.
pub(crate) fn first_fault(root: &Placed, rules: Option<&[Known]>) -> Option<Fault> {
    let mut look = Inspection { rules, faults: Vec::new() };
    look.table(KEYS, root, None);
    look.faults.sort_by_key(|fault| fault.at);
    look.faults.into_iter().next()
}

type Entries = BTreeMap<String, (Option<usize>, Placed)>;

struct Inspection<'a> {
    rules: Option<&'a [Known]>,
    faults: Vec<Fault>,
}

impl Inspection<'_> {
    /// `within` is the place of the table's own key, for what is missing from it.
    fn table(&mut self, keys: &[Key], value: &Placed, within: Option<usize>) {
        let Tree::Table(entries) = &value.tree else {
            return self.wrong(value, "tabellen", ("en tabell", "a table"), "{ … }");
        };
        let mut strange = false;
        for (name, (at, entry)) in entries {
            if let Some(key) = keys.iter().find(|key| key.name == name) {
                self.value(key.form, name, entry, *at);
            } else {
                strange = true;
                self.unknown(Unknown::Key, *at, name, keys.iter().map(|key| key.name));
            }
        }
        // A strange key is most often the missing one misspelt, and says more.
        for key in keys.iter().filter(|key| key.required && !strange && !entries.contains_key(key.name)) {
            self.faults.push(missing(within.or(value.at), key.name));
        }
    }

    fn value(&mut self, form: Form, key: &str, value: &Placed, at: Option<usize>) {
        match (form, &value.tree) {
            (Form::Text, Tree::Text(_)) | (Form::Flag, Tree::Flag(_)) => {}
            (Form::Glob, Tree::Text(glob)) => self.glob(key, glob, value.at),
            (Form::Profile, Tree::Text(name)) => self.profile(name, value.at),
            (Form::Whole(least, most), Tree::Whole(number)) => {
                self.range(key, *number, least..=most, value.at);
            }
            (Form::Choice(words, also) | Form::Choices(words, also), Tree::Text(word)) => {
                self.word(key, word, words, also, value.at);
            }
            (Form::Choices(words, also), Tree::List(list)) => self.words(key, list, words, also),
            (Form::Listed(words), Tree::List(list)) => self.words(key, list, words, &[]),
            (Form::Texts | Form::Globs | Form::Concerned, Tree::List(list)) => self.texts(form, key, list),
            (Form::Tables(keys), Tree::List(list)) => {
                for each in list {
                    self.table(keys, each, each.at);
                }
            }
            (Form::Table(keys), Tree::Table(_)) => self.table(keys, value, at),
            (Form::TextByWord, Tree::Table(entries)) => {
                for (name, (at, entry)) in entries {
                    if name.trim().is_empty() {
                        self.faults.push(Fault::empty_word(*at, key));
                    }
                    self.value(Form::Text, name, entry, *at);
                }
            }
            (Form::ListedBy(names, words), Tree::Table(entries)) => {
                self.listed_by(names, words, entries);
            }
            (Form::Rules, Tree::Table(entries)) => {
                for (id, (at, entry)) in entries {
                    self.rule(id, *at, entry);
                }
            }
            _ => {
                let (wanted, example) = wanted(form);
                self.wrong(value, key, wanted, &example);
            }
        }
    }

    fn texts(&mut self, form: Form, key: &str, list: &[Placed]) {
        for each in list {
            match &each.tree {
                Tree::Text(glob) if form == Form::Globs => self.glob(key, glob, each.at),
                Tree::Text(pattern) if form == Form::Concerned => self.concerned(key, pattern, each.at),
                Tree::Text(_) => {}
                _ => self.wrong(each, key, wanted(form).0, "[\"…\"]"),
            }
        }
    }

    fn words(&mut self, key: &str, list: &[Placed], words: &'static [&'static str], also: &[&'static str]) {
        for each in list {
            match &each.tree {
                Tree::Text(word) => self.word(key, word, words, also, each.at),
                _ => self.wrong(each, key, wanted(Form::Listed(words)).0, &format!("[\"{}\"]", first(words))),
            }
        }
    }

    fn word(&mut self, key: &str, word: &str, words: &[&'static str], also: &[&'static str], at: Option<usize>) {
        if words.contains(&word) || also.contains(&word) {
            return;
        }
        let near = nearest(word, words.iter().chain(also).copied());
        self.faults.push(Fault::not_one_of(at, key, word, near, words));
    }

    fn listed_by(&mut self, names: &'static [&'static str], words: &'static [&'static str], entries: &Entries) {
        for (name, (at, entry)) in entries {
            if names.contains(&name.as_str()) {
                self.value(Form::Listed(words), name, entry, *at);
            } else {
                self.unknown(Unknown::Channel, *at, name, names.iter().copied());
            }
        }
    }

    fn rule(&mut self, id: &str, at: Option<usize>, value: &Placed) {
        let Tree::Table(entries) = &value.tree else {
            return self.wrong(value, &format!("rules.\"{id}\""), ("en tabell", "a table"), "{ level = \"advice\" }");
        };
        let Some(rules) = self.rules else {
            return self.options(None, entries);
        };
        match rules.iter().find(|rule| rule.id == id) {
            Some(rule) => self.options(Some(rule.options), entries),
            None => self.unknown(Unknown::Rule, at, id, rules.iter().map(|rule| rule.id)),
        }
    }

    /// A rule, all rules that begin so, or a line of the checklist.
    fn concerned(&mut self, key: &str, pattern: &str, at: Option<usize>) {
        let Some(rules) = self.rules else { return };
        let start = pattern.strip_suffix('*').unwrap_or(pattern);
        if start.contains(['*', '?', '[', ']', '{', '}']) {
            let message = Wording::new(
                format!("Mönstret ”{}” i {key} går inte att läsa.", short(pattern)),
                format!("The pattern “{}” in {key} cannot be read.", short(pattern)),
            );
            let remedy = Wording::new(
                "Skriv en regel, en grupp som image/* eller en fråga som M-BARN.",
                "Write a rule, a group such as image/* or a question such as M-BARN.",
            );
            self.faults.push(Fault { at, message, remedy });
            return;
        }
        let whole = start.len() == pattern.len();
        let ids = || rules.iter().map(|rule| rule.id).chain(CHECKLIST.iter().copied());
        if ids().any(|id| if whole { id == pattern } else { id.starts_with(start) }) {
            return;
        }
        if whole {
            return self.unknown(Unknown::Rule, at, pattern, ids());
        }
        let mut groups: Vec<String> = rules.iter().filter_map(|rule| Some(format!("{}/*", rule.id.split_once('/')?.0))).collect();
        groups.dedup();
        let near = nearest(pattern, groups.iter().map(String::as_str));
        self.faults.push(Fault::unknown(at, Unknown::Rule, pattern, near));
    }

    fn options(&mut self, known: Option<&[Key]>, entries: &Entries) {
        for (name, (at, entry)) in entries {
            if name == LEVEL.name {
                self.value(LEVEL.form, name, entry, *at);
                continue;
            }
            let Some(known) = known else { continue };
            match known.iter().find(|key| key.name == name) {
                Some(key) => self.value(key.form, name, entry, *at),
                None => self.faults.push(no_option(*at, name, known)),
            }
        }
    }

    fn profile(&mut self, name: &str, at: Option<usize>) {
        if !PROFILES.contains(&name) && !is_path(name) {
            self.unknown(Unknown::Profile, at, name, PROFILES.iter().copied());
        }
    }

    fn range(&mut self, key: &str, number: i64, allowed: std::ops::RangeInclusive<i64>, at: Option<usize>) {
        if allowed.contains(&number) {
            return;
        }
        let (least, most) = (allowed.start(), allowed.end());
        let message =
            Wording::new(format!("{number} ligger utanför det som {key} kan vara."), format!("{number} is outside what {key} can be."));
        let remedy = Wording::new(format!("Välj ett tal från {least} till {most}."), format!("Choose a number from {least} to {most}."));
        self.faults.push(Fault { at, message, remedy });
    }

    #[cfg(feature = "files")]
    fn glob(&mut self, key: &str, glob: &str, at: Option<usize>) {
        if ignore::gitignore::GitignoreBuilder::new("").add_line(None, glob).is_ok() {
            return;
        }
        let message = Wording::new(format!("Mönstret för {key} går inte att läsa."), format!("The pattern of {key} cannot be read."));
        let remedy = Wording::new(
            "Skriv till exempel \"arkiv/**\" och kontrollera hakarna.",
            "Write for example \"archive/**\" and check the brackets.",
        );
        self.faults.push(Fault { at, message, remedy });
    }

    #[cfg(not(feature = "files"))]
    #[allow(clippy::unused_self)] // without files no pattern is ever matched
    fn glob(&mut self, _: &str, _: &str, _: Option<usize>) {}

    fn unknown<'k>(&mut self, what: Unknown, at: Option<usize>, word: &str, known: impl Iterator<Item = &'k str>) {
        self.faults.push(Fault::unknown(at, what, word, nearest(word, known)));
    }

    fn wrong(&mut self, value: &Placed, key: &str, wanted: (&str, &str), example: &str) {
        self.faults.push(Fault::wrong_form(value.at, key, wanted, example));
    }
}

/// A profile is a path when it looks like one.
pub(crate) fn is_path(profile: &str) -> bool {
    let toml = std::path::Path::new(profile).extension().is_some_and(|end| end.eq_ignore_ascii_case("toml"));
    toml || profile.contains(['/', '\\'])
}

pub(crate) fn missing(at: Option<usize>, key: &str) -> Fault {
    let message = Wording::new(format!("Här behövs också nyckeln {key}."), format!("The key {key} is needed here too."));
    let remedy = Wording::new(format!("Lägg till en rad: {key} = \"…\""), format!("Add a line: {key} = \"…\""));
    Fault { at, message, remedy }
}

fn first(words: &[&'static str]) -> &'static str {
    words.first().copied().unwrap_or("…")
}

/// How a form is called in Swedish and English, and a value of that form.
fn wanted(form: Form) -> ((&'static str, &'static str), String) {
    match form {
        Form::Text => (("text inom citattecken", "text in quotation marks"), "\"…\"".into()),
        Form::Glob => (("ett mönster inom citattecken", "a pattern in quotation marks"), "\"arkiv/**\"".into()),
        Form::Profile => (("en profil inom citattecken", "a profile in quotation marks"), "\"default\"".into()),
        Form::Choice(words, _) | Form::Choices(words, _) => {
            (("ett ord inom citattecken", "a word in quotation marks"), format!("\"{}\"", first(words)))
        }
        Form::Whole(least, _) => (("ett helt tal", "a whole number"), least.max(1).to_string()),
        Form::Flag => (("true eller false", "true or false"), "true".into()),
        Form::Texts => (("en lista med texter", "a list of texts"), "[\"…\"]".into()),
        Form::Concerned => (("en lista med regler", "a list of rules"), "[\"image/*\"]".into()),
        Form::Globs => (("en lista med mönster", "a list of patterns"), "[\"arkiv/**\"]".into()),
        Form::Listed(words) => (("en lista med ord", "a list of words"), format!("[\"{}\"]", first(words))),
        Form::TextByWord => (("en tabell med ord", "a table of words"), "{ erhålla = \"få\" }".into()),
        Form::ListedBy(..) => (("en tabell med kanaler", "a table of channels"), "{ web = [\"line\"] }".into()),
        Form::Table(_) | Form::Rules => (("en tabell", "a table"), "{ … }".into()),
        Form::Tables(_) => (("en lista med tabeller", "a list of tables"), "[{ … }]".into()),
    }
}

/// An option that a rule does not have, and those that it has.
fn no_option(at: Option<usize>, name: &str, known: &[Key]) -> Fault {
    let names: Vec<&str> = known.iter().map(|key| key.name).chain([LEVEL.name]).collect();
    let near = nearest(name, names.iter().copied());
    let mut fault = Fault::unknown(at, Unknown::Option, name, near);
    if near.is_none() {
        let all = names.join(", ");
        fault.remedy = Wording::new(format!("Regeln har: {all}."), format!("The rule has: {all}."));
    }
    fault
}
