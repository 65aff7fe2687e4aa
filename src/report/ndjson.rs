//! One document a line, and the run on the last.

use std::io;

use serde::Serialize;

use super::contract::{Finding, Report, Summary, Trouble};
use super::json;

#[derive(Serialize)]
struct Last<'a> {
    summary: &'a Summary,
    batch: &'a [Finding],
    trouble: &'a [Trouble],
}

/// Every document on its line, then `{"summary","batch","trouble"}`.
pub fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    for document in &report.documents {
        json::line(document, out)?;
    }
    json::line(&Last { summary: &report.summary, batch: &report.batch, trouble: &report.trouble }, out)
}
