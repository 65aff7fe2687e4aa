//! The report of an audit: one set of figures in every output, pictures that are also told in words, and nothing of a post
//! that becomes markup.

use std::fs;
use std::path::Path;

use klart::config::Lang;
use klart::report::audit::{Compared, Overview, What, report_html, summary_json};

use super::audit_tally::{date, ekvik};

/// An overview of a tally, in Swedish.
fn overview(tally: &klart::audit::Tally) -> Overview<'_> {
    Overview {
        tally,
        batch: &[],
        trouble: &[],
        organisation: "Ekviks kommun",
        lang: Lang::Sv,
        today: date("2026-01-12"),
        since: None,
        compared: None,
        anonymised: false,
        what: What::Posts,
    }
}

fn html(overview: &Overview) -> String {
    let mut out = Vec::new();
    report_html::write(overview, &mut out).expect("a vector takes all");
    String::from_utf8(out).expect("UTF-8")
}

fn json(overview: &Overview) -> serde_json::Value {
    let mut out = Vec::new();
    summary_json::write(overview, &mut out).expect("a vector takes all");
    serde_json::from_slice(&out).expect("JSON")
}

#[test]
fn a_year_is_a_page_to_look_at() {
    let tally = ekvik();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("audit");
    fs::create_dir_all(&folder).expect("a folder");
    for (name, view) in [
        ("report.html", overview(&tally)),
        ("en.html", Overview { lang: Lang::En, compared: Some(Compared { new: 12, known: 803, fixed: 30 }), ..overview(&tally) }),
        ("shared.html", Overview { anonymised: true, ..overview(&tally) }),
    ] {
        fs::write(folder.join(name), html(&view)).expect("a file");
    }
    fs::write(folder.join("summary.json"), json(&overview(&tally)).to_string()).expect("a file");
}
