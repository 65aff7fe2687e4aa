//! What an address alone tells: whether two lead to the same place, which file one leads to, and what is wrong with it.
//!
//! Knows how addresses are put together (RFC 3986, WHATWG URL) and the slips that people make. Refuses to visit any.

use std::fmt::Write as _;

use crate::language::letters::holds_template;

/// The end of a host's name that is no file's.
const DOMAINS: &[&str] = &["se", "nu", "com", "org", "net", "eu", "gov", "stockholm"];

/// Such an end that may also be a language or another part of a file's name.
const PERHAPS: &[&str] = &["fi", "no", "dk", "de", "uk", "edu", "info", "ax", "is", "fr", "io"];

/// Parameters that only say how somebody came.
const TRACKING: &[&str] = &["fbclid", "gclid", "msclkid", "mc_cid", "mc_eid", "igshid", "dclid", "yclid", "_ga", "_hsenc", "_hsmi"];

/// Marks of newsletters' fields, beside those of templates: what stands there is filled in later.
const FIELDS: &[&str] = &["[[", "*|", "|*", "##", "%%", "{?", "{$", "<<"];

/// Whether some of the address is filled in later.
pub(super) fn is_filled(address: &str) -> bool {
    let may = || address.bytes().any(|byte| matches!(byte, b'{' | b'<' | b'$' | b'[' | b'*' | b'#' | b'%'));
    may() && (holds_template(address) || FIELDS.iter().any(|mark| address.contains(mark)))
        || address.starts_with('{')
        || address.starts_with('[')
}

/// An address without what two may differ in that lead to the same place: scheme, `www.`, usual port, name of the index
/// page, closing slash, order of parameters, tracking, and case where it does not count.
pub(super) fn normal(address: &str) -> String {
    let address = address.trim();
    let (rest, fragment) = address.split_once('#').map_or((address, ""), |(rest, fragment)| (rest, fragment));
    let (path, query) = rest.split_once('?').map_or((rest, ""), |(path, query)| (path, query));
    let mut out = String::with_capacity(address.len());
    let lower = path.get(..8.min(path.len())).unwrap_or(path).to_ascii_lowercase();
    let hosted = if lower.starts_with("https://") {
        Some(&path[8..])
    } else if lower.starts_with("http://") {
        Some(&path[7..])
    } else {
        path.strip_prefix("//")
    };
    let way = match hosted {
        Some(hosted) => {
            let (host, way) = hosted.split_at(hosted.find('/').unwrap_or(hosted.len()));
            let host = host.to_ascii_lowercase();
            let host = host.strip_prefix("www.").unwrap_or(&host);
            let host = host.strip_suffix(":443").or_else(|| host.strip_suffix(":80")).unwrap_or(host);
            let _ = write!(out, "//{host}");
            way
        }
        None => path.strip_prefix("./").unwrap_or(path),
    };
    out.push_str(directory(way).trim_end_matches('/'));
    let mut parameters: Vec<&str> = query.split(['&', ';']).filter(counts).collect();
    parameters.sort_unstable();
    for parameter in parameters {
        let _ = write!(out, "?{parameter}");
    }
    if !fragment.is_empty() && !fragment.eq_ignore_ascii_case("top") && !fragment.starts_with(":~:") {
        let _ = write!(out, "#{}", fragment.to_lowercase());
    }
    out
}

/// A path without the name of a page that is shown when none is named.
fn directory(path: &str) -> &str {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    let index = matches!(ending, "html" | "htm" | "php" | "aspx" | "asp" | "md") && matches!(stem, "index" | "default" | "_index");
    if index { folder } else { path }
}

fn counts(parameter: &&str) -> bool {
    let name = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
    !(name.is_empty() || name.starts_with("utm_") || TRACKING.contains(&name.as_str()))
}

/// Whether two addresses in their normal form lead to the same place, as far as can be told: one that names no host may
/// be on the host that the other names.
pub(super) fn agree(one: &str, other: &str) -> bool {
    let way = |address: &str| address.strip_prefix("//").map(|hosted| hosted.find('/').map_or(String::new(), |at| hosted[at..].to_owned()));
    match (way(one), way(other)) {
        (Some(way), None) => way == other && way.len() > 1,
        (None, Some(way)) => way == one && way.len() > 1,
        _ => one == other,
    }
}

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// Nothing stands in it.
    Empty,
    /// It is run as a script.
    Script,
    /// Without `https://` it leads to a page of one's own.
    NoScheme,
    /// Scheme or host is misspelt, so that it leads nowhere.
    Misspelt,
    /// It leads to the writer's own computer or a file server.
    OwnDisk,
    /// A mail address that no mail program takes.
    Mail,
    /// A telephone number that cannot be rung.
    Phone,
    /// A number with letters in it, which few telephones dial.
    PhoneWords,
    /// A number with `(0)` after the country's: the zero is dialled too.
    PhoneZero,
}

/// A slip, and which bytes from the beginning of the address are to be replaced by what, where that is certain.
pub(super) type Mended<'a> = (Slip, Option<(usize, &'a str)>);

/// What is wrong with an address, if something certainly is. What is filled in later is never wrong.
pub(super) fn slip(address: &str) -> Option<Mended<'static>> {
    if address.is_empty() {
        return Some((Slip::Empty, None));
    }
    if address.starts_with(['#', '?']) || address.starts_with('/') && !address.starts_with("//") || is_filled(address) {
        return None;
    }
    // Most addresses are whole: nothing is looked for in them but a host.
    if let Some(hosted) = address.strip_prefix("https://").filter(|hosted| !hosted.starts_with(['/', 'h', 'H'])) {
        return (!is_host(hosted.split(['/', '?', '#']).next().unwrap_or_default())).then_some((Slip::Misspelt, None));
    }
    let lower = address.get(..address.floor_char_boundary(24)).unwrap_or(address).to_ascii_lowercase();
    if lower.starts_with("javascript:") {
        return Some((Slip::Script, None));
    }
    if lower.starts_with("file:") || is_disk(address) {
        return Some((Slip::OwnDisk, None));
    }
    if let Some(rest) = lower.strip_prefix("mailto:").map(|_| &address["mailto:".len()..]) {
        return mail(rest);
    }
    if lower.starts_with("tel:") {
        return phone(&address["tel:".len()..]);
    }
    web(address, &lower)
}

/// `C:\…`, `G:/…`, `\\server\…`.
fn is_disk(address: &str) -> bool {
    let bytes = address.as_bytes();
    address.starts_with("\\\\") || bytes.len() > 2 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':' && matches!(bytes[2], b'\\' | b'/')
}

fn mail(rest: &str) -> Option<Mended<'static>> {
    let (to, asks) = rest.split_once('?').map_or((rest, false), |(to, _)| (to, true));
    if let Some(bare) = to.strip_prefix("//") {
        return Some((Slip::Mail, is_mail(bare).then_some(("mailto://".len(), "mailto:"))));
    }
    let fits = to.split([',', ';']).all(|one| is_mail(one.trim().trim_start_matches("%20")) || one.contains('<') || one.contains('%'));
    let whole = fits || to.is_empty() && asks;
    (!whole).then_some((Slip::Mail, None))
}

/// Whether it is a mail address, by its form.
fn is_mail(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let labels = host.split('.').filter(|label| !label.is_empty()).count();
    !name.is_empty()
        && labels > 1
        && labels == host.split('.').count()
        && !text.contains(|sign: char| sign.is_whitespace() || "/,:\"".contains(sign))
        && !host.contains('@')
}

fn phone(number: &str) -> Option<Mended<'static>> {
    let number = number.trim_start_matches('/');
    let dialled = number.split(';').next().unwrap_or_default();
    let digits = dialled.bytes().filter(u8::is_ascii_digit).count();
    let fits = dialled.chars().all(|sign| sign.is_ascii_digit() || " +-–().*#,/%\u{a0}".contains(sign));
    if digits < 3 || !fits {
        return Some((if digits < 3 { Slip::Phone } else { Slip::PhoneWords }, None));
    }
    (dialled.trim_start().starts_with('+') && (dialled.contains("(0)"))).then_some((Slip::PhoneZero, None))
}

/// Beginnings that are slips for `https://`, longest first, and what is meant.
const BEGINNINGS: &[(&str, &str)] = &[
    ("https://https://", "https://"),
    ("https://http://", "http://"),
    ("http://https://", "https://"),
    ("http://http://", "http://"),
    ("https://https//", "https://"),
    ("http://https//", "https://"),
    ("http://http//", "http://"),
    ("https:///", "https://"),
    ("http:///", "http://"),
    ("https:\\\\", "https://"),
    ("http:\\\\", "http://"),
    ("https;//", "https://"),
    ("http;//", "http://"),
    ("https.//", "https://"),
    ("http.//", "http://"),
    ("https//:", "https://"),
    ("http//:", "http://"),
    ("https//", "https://"),
    ("http//", "http://"),
    ("https/:", "https://"),
    ("hhtps://", "https://"),
    ("htpps://", "https://"),
    ("htttps://", "https://"),
    ("htps://", "https://"),
    ("httpss://", "https://"),
    ("httsp://", "https://"),
    ("httpd://", "https://"),
    ("ttps://", "https://"),
    ("hppts://", "https://"),
    ("hhttps://", "https://"),
    ("hhtp://", "http://"),
    ("htpp://", "http://"),
    ("htttp://", "http://"),
    ("hhttp://", "http://"),
    ("htp://", "http://"),
    ("ttp://", "http://"),
    ("hptt://", "http://"),
];

fn web(address: &str, lower: &str) -> Option<Mended<'static>> {
    if let Some((wrong, right)) = BEGINNINGS.iter().find(|(wrong, _)| lower.starts_with(wrong)) {
        return Some((Slip::Misspelt, Some((wrong.len(), right))));
    }
    let hosted = ["https://", "http://", "//"].iter().find(|scheme| lower.starts_with(**scheme)).map(|scheme| &address[scheme.len()..]);
    if let Some(hosted) = hosted {
        let host = hosted.split(['/', '?', '#']).next().unwrap_or_default();
        return (!is_host(host)).then_some((Slip::Misspelt, None));
    }
    for (scheme, right) in [("https:/", "https://"), ("http:/", "http://"), ("https:", "https://"), ("http:", "http://")] {
        if lower.starts_with(scheme) {
            let named = names_host(&address[scheme.len()..]);
            return Some((Slip::Misspelt, named.then_some((scheme.len(), right))));
        }
    }
    if lower.starts_with("www.") && names_host(address) {
        return Some((Slip::NoScheme, Some((0, "https://"))));
    }
    if is_mail(address.split('?').next().unwrap_or_default()) {
        return Some((Slip::Mail, Some((0, "mailto:"))));
    }
    (!address.contains(':') && names_host(address)).then_some((Slip::NoScheme, Some((0, "https://"))))
}

/// Whether a relative address begins as a host's name does: labels with full stops, the last a domain's.
fn names_host(address: &str) -> bool {
    let host = address.split(['/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let Some((labels, domain)) = host.rsplit_once('.') else { return false };
    let certain = DOMAINS.contains(&domain) || PERHAPS.contains(&domain) && (labels.contains('.') || address.len() > host.len() + 1);
    let label = |label: &str| !label.is_empty() && label.chars().all(|sign| sign.is_alphanumeric() || sign == '-');
    certain && labels.split('.').all(label)
}

/// Whether a host may exist: no blank, no comma, no empty label.
fn is_host(host: &str) -> bool {
    let name = host.rsplit('@').next().unwrap_or(host);
    let name = name.split(':').next().unwrap_or(name);
    if host.contains('[') {
        return true;
    }
    let name = name.strip_suffix('.').unwrap_or(name);
    !name.is_empty()
        && !name.contains(|sign: char| sign.is_whitespace() || ",;\"<>\\|^`".contains(sign))
        && name.split('.').all(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_that_lead_to_the_same_place() {
        for (one, other) in [
            ("https://www.gotland.se/bad/", "http://gotland.se:80/bad"),
            ("/bad?b=2&a=1", "/bad/?a=1&b=2&utm_source=x&fbclid=y"),
            ("./bad/index.html", "bad/"),
            ("/bad#top", "/bad"),
            ("/bad#Priser", "/bad#priser"),
            ("https://gotland.se/bad", "/bad"),
        ] {
            assert!(agree(&normal(one), &normal(other)), "{one} {other}");
        }
        for (one, other) in
            [("/bad", "/bad2"), ("/bad?id=1", "/bad?id=2"), ("https://a.se/", "https://b.se/"), ("/a#b", "/a#c"), ("https://a.se/", "/")]
        {
            assert!(!agree(&normal(one), &normal(other)), "{one} {other}");
        }
    }

    #[test]
    fn slips_that_are_certain() {
        use Slip::{Empty, Mail, Misspelt, NoScheme, OwnDisk, Phone, PhoneWords, PhoneZero, Script};
        for (address, meant) in [
            ("", Empty),
            ("javascript:void(0)", Script),
            ("www.gotland.se/bad", NoScheme),
            ("gotland.se", NoScheme),
            ("start.stockholm/bad", NoScheme),
            ("http:/gotland.se", Misspelt),
            ("https//gotland.se", Misspelt),
            ("htp://gotland.se", Misspelt),
            ("https://www,gotland.se", Misspelt),
            ("https:// gotland.se", Misspelt),
            ("https://", Misspelt),
            ("http://https://gotland.se", Misspelt),
            ("C:\\Users\\a.docx", OwnDisk),
            ("file:///G:/a.docx", OwnDisk),
            ("bad@gotland.se", Mail),
            ("mailto:bad.gotland.se", Mail),
            ("mailto:", Mail),
            ("mailto://bad@gotland.se", Mail),
            ("tel:", Phone),
            ("tel:växeln", Phone),
            ("tel:0771-SKATT", PhoneWords),
            ("kela.fi/stod", NoScheme),
            ("tel:+46 (0)498 26 90 00", PhoneZero),
        ] {
            assert_eq!(slip(address).map(|(slip, _)| slip), Some(meant), "{address}");
        }
    }

    #[test]
    fn addresses_that_work() {
        for address in [
            "#",
            "#top",
            "/bad",
            "//gotland.se/bad",
            "bad.html",
            "bad/simskola.md",
            "README.md",
            "../bad",
            "?sida=2",
            "https://gotland.se",
            "http://insidan/",
            "https://räksmörgås.se/",
            "http://[::1]:8080/",
            "http://localhost:3000/x",
            "https://gotland.se/min fil.pdf",
            "mailto:bad@gotland.se?subject=Hej%20du",
            "mailto:a@x.se,b@y.se",
            "mailto:?subject=Tips",
            "tel:+46498269000",
            "tel:0498-26 90 00",
            "tel:112",
            "swish://payment",
            "bankid:///?x",
            "sms:72456",
            "{{ url }}",
            "*|UNSUB|*",
            "urn:nbn:se:kb-1",
            "data:text/plain,x",
            "v1.2/nytt",
            "sidan.fi",
        ] {
            assert_eq!(slip(address), None, "{address}");
        }
    }
}
