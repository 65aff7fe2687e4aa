//! A page of HTML that stands alone: no script, no address outside itself, readable on paper, in the dark and at 320 px.
//!
//! Knows escaping, the frame and the look, for every report that is a page. Refuses to know what is reported. Identity
//! numbers are hidden and steering signs made visible in the same place that escapes.

use std::fmt::Write as _;
use std::io;

use crate::config::Lang;
use crate::mask::mask;

use super::terminal::visible;

/// Text as it may stand anywhere in HTML, attribute values in double quotation marks included.
pub(super) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in visible(&mask(text)).chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(sign),
        }
    }
    out
}

/// Somebody else's words: their direction does not leak into the words round them.
pub(super) fn theirs(words: &str) -> String {
    format!("<bdi>{}</bdi>", text(words))
}

/// The level of a finding in words and in form: the word says it without colour.
pub(super) fn level(level: &str, verdict: &str, lang: Lang) -> String {
    let word = super::terminal::level_name(level, verdict, lang);
    let mut name: String = word.to_lowercase();
    if let Some(first) = name.chars().next() {
        name.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
    }
    format!("<strong class=\"level\">{name}</strong>")
}

/// The class that gives a finding its edge.
pub(super) fn class(level: &str, verdict: &str) -> &'static str {
    match (verdict, level) {
        ("review", _) => "ask",
        (_, "error") => "err",
        (_, "warning") => "warn",
        _ => "tip",
    }
}

/// Counts as a list of names and numbers.
pub(super) fn counts(counts: &[(&str, usize)], lang: Lang) -> String {
    let mut out = String::from("<dl class=\"counts\">\n");
    for (name, count) in counts {
        let number = crate::finding::grouped(i64::try_from(*count).unwrap_or(i64::MAX), lang);
        let _ = writeln!(out, "<div><dt>{}</dt><dd>{}</dd></div>", text(name), text(&number));
    }
    out.push_str("</dl>\n");
    out
}

/// What a page says of itself before its first word.
pub(super) struct Head<'a> {
    /// Its title, and its first heading.
    pub(super) title: &'a str,
    /// What stands under the heading.
    pub(super) under: &'a str,
    /// The language of its words.
    pub(super) lang: Lang,
    /// Its own look, after the common one.
    pub(super) style: &'a str,
    /// The digest of the one script that it may run, as a content security policy names it; empty for none.
    pub(super) script: &'a str,
}

/// Opens a page without a script, header and main part included.
pub(super) fn open(title: &str, under: &str, lang: Lang, out: &mut dyn io::Write) -> io::Result<()> {
    open_as(&Head { title, under, lang, style: "", script: "" }, out)
}

/// Opens a page, header and main part included.
pub(super) fn open_as(head: &Head, out: &mut dyn io::Write) -> io::Result<()> {
    let tag = Lang::NAMES[head.lang as usize];
    let (title, under) = (text(head.title), text(head.under));
    let script = if head.script.is_empty() { String::new() } else { format!("; script-src '{}'", head.script) };
    writeln!(out, "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'{script}\">")?;
    writeln!(
        out,
        "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n<style>{STYLE}{}</style>\n</head>\n<body>",
        head.style
    )?;
    writeln!(out, "<header>\n<h1>{title}</h1>\n<p>{under}</p>\n</header>\n<main>")
}

/// Closes the page.
pub(super) fn close(footer: &str, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "</main>\n<footer>\n<p>{}</p>\n</footer>\n</body>\n</html>", text(footer))
}

/// The look: contrasts of at least 7:1 for text and 3:1 for edges, in light, dark and forced colours.
const STYLE: &str = "
:root{color-scheme:light dark;--ink:#1b1b1b;--soft-ink:#4a4a4a;--bg:#fff;--soft:#f5f5f2;--line:#767676;--err:#a1001a;--warn:#8a5200;--tip:#00507a;--ask:#4b2a8c;--ok:#1d5c2e}
@media (prefers-color-scheme:dark){:root{--ink:#f2f2f2;--soft-ink:#cfcfcf;--bg:#161616;--soft:#232323;--line:#9a9a9a;--err:#ff9aa8;--warn:#ffc66b;--tip:#8fd0ff;--ask:#cbb4ff;--ok:#8fdca4}}
*{box-sizing:border-box}
body{margin:0;font:1.0625rem/1.5 system-ui,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,sans-serif;color:var(--ink);background:var(--bg)}
header,main,footer{max-width:72rem;margin:0 auto;padding:0 1rem}
header{padding-top:2rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .25rem}
h2{font-size:1.35rem;line-height:1.25;margin:2.5rem 0 .5rem}
h3{font-size:1.1rem;line-height:1.3;margin:0}
p{margin:.35rem 0;max-width:70ch}
header p,.meta,.why,footer{color:var(--soft-ink)}
bdi{overflow-wrap:anywhere}
td bdi,th bdi{overflow-wrap:break-word}
td,th{max-width:18rem;hyphens:auto}
.lead{font-size:1.2rem;font-weight:600;margin:1.25rem 0}
.counts{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0}
.counts div{flex:1 1 7.5rem;display:flex;flex-direction:column-reverse;border:1px solid var(--line);border-radius:6px;padding:.6rem .9rem;background:var(--soft)}
.counts dd{margin:0;font-size:1.7rem;font-weight:700;line-height:1.2;font-variant-numeric:tabular-nums}
.counts dt{color:var(--soft-ink)}
table{border-collapse:collapse;width:100%;margin:.5rem 0}
caption{text-align:left;color:var(--soft-ink);padding:0 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.55rem .75rem .55rem 0;border-bottom:1px solid var(--line)}
thead th{border-bottom-width:2px;vertical-align:bottom}
tbody th{font-weight:600}
th small,h3 small{display:block;font-weight:400;color:var(--soft-ink);font-size:.9rem}
.none{color:var(--soft-ink)}
a{color:inherit;text-underline-offset:.15em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
article{border-top:2px solid var(--ink);padding-top:.75rem;margin:1.75rem 0 0}
.tasks{list-style:none;margin:.75rem 0 0;padding:0;display:grid;gap:.6rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,27rem),1fr))}
.tasks li{border-left:6px solid var(--c,var(--line));background:var(--soft);padding:.55rem .9rem;margin:0}
.tasks .err{--c:var(--err)}.tasks .warn{--c:var(--warn);border-left-style:double}.tasks .tip{--c:var(--tip);border-left-style:dotted}.tasks .ask{--c:var(--ask);border-left-style:dashed}
.level{color:var(--c)}
.what{font-weight:600}
.ref{font-size:.9rem;color:var(--soft-ink)}
q{quotes:\"”\" \"”\" \"’\" \"’\"}
html:lang(en) q{quotes:\"“\" \"”\" \"‘\" \"’\"}
.plain li{margin:.35rem 0;max-width:70ch}
footer{margin-top:3rem;padding-bottom:2rem;border-top:1px solid var(--line)}
@media (max-width:45rem){
h1{font-size:1.5rem}
.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack,.stack tbody,.stack tr,.stack th,.stack td,.stack caption{display:block;width:100%}
.stack tr{border-bottom:1px solid var(--line);padding:.6rem 0}
.stack th,.stack td{border:0;padding:.1rem 0;max-width:none}
.stack bdi{overflow-wrap:anywhere}
.stack td::before{content:attr(data-label) \": \";color:var(--soft-ink)}
}
@media (forced-colors:active){.tasks li,.counts div{border-color:CanvasText}}
@media print{
:root{color-scheme:light;--ink:#000;--soft-ink:#333;--bg:#fff;--soft:#fff;--line:#777;--err:#000;--warn:#000;--tip:#000;--ask:#000;--ok:#000}
@page{size:A4;margin:16mm 14mm}
body{font-size:10.5pt;line-height:1.4}
header,main,footer{max-width:none;padding:0}
h1{font-size:18pt}h2{font-size:13.5pt;margin-top:1.4em}h3{font-size:11.5pt}
.lead{font-size:12pt}.counts dd{font-size:14pt}
h2,h3,caption,thead{break-after:avoid}
tr,.tasks li,.counts div{break-inside:avoid}
.tasks{display:block}
.tasks li{border:1px solid #777;border-left:4px solid #000;margin:0 0 6pt;padding:4pt 8pt}
a{text-decoration:none}
}
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_becomes_markup() {
        assert_eq!(text("<b onx=\"1\">'&\u{1b}[2J"), "&lt;b onx=&quot;1&quot;&gt;&#39;&amp;&lt;U+001B&gt;[2J");
        assert_eq!(theirs("19900101-2384"), "<bdi>19900101-****</bdi>");
    }
}
