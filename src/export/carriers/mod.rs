//! Every carrier, one file each, in order of use (policy/FORMATS.md section 3).

mod feed;
mod html_pages;
mod linkedin;
mod meta_business_suite;
mod metricool;
mod own;
mod own_table;
mod warc;
mod wxr;
mod youtube;
mod yt_dlp;
mod facebook;
mod instagram;
mod meta;
mod x_archive;

use super::Carrier;

/// All carriers, in the order in which they are asked.
pub const ALL: &[&Carrier] = &[
    &own::CARRIER,
    &own_table::CARRIER,
    &html_pages::CARRIER,
    &warc::CARRIER,
    &metricool::CARRIER,
    &meta_business_suite::CARRIER,
    &wxr::CARRIER,
    &metricool::CARRIER,
    &meta_business_suite::CARRIER,
    &yt_dlp::CARRIER,
    &linkedin::CARRIER,
    &youtube::CARRIER,
    &feed::CARRIER,
];
pub const ALL: &[&Carrier] = &[&facebook::CARRIER, &instagram::CARRIER, &x_archive::CARRIER];
