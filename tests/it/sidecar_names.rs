//! Which caption file belongs to which film: by their names only.

use klart::gather::names::{self, Fit, Pairing, facebook_name, is_facebook_name};

#[track_caller]
fn pairs(names: &[&str], film: &str, wanted: &[(&str, Option<&str>)]) {
    let pairing = Pairing::of(names.iter().copied());
    let found: Vec<(&str, Option<&str>)> = pairing
        .of_film(film)
        .filter_map(|(name, fit)| match fit {
            Fit::Pairs(tokens) => Some((name.as_str(), tokens.language.as_deref())),
            Fit::Near(_) => None,
        })
        .collect();
    assert_eq!(found, wanted);
}

#[test]
fn sidecars_pair_by_base_and_known_words() {
    let names =
        ["film.mp4", "film.webm", "film.sv.srt", "film_en-GB.vtt", "film (svenska).SRT", "film.SE.srt", "filmen.srt", "film.bonus.srt"];
    pairs(
        &names,
        "film.mp4",
        &[("film (svenska).SRT", Some("sv")), ("film.SE.srt", Some("se")), ("film.sv.srt", Some("sv")), ("film_en-GB.vtt", Some("en-GB"))],
    );
    pairs(
        &names,
        "film.webm",
        &[("film (svenska).SRT", Some("sv")), ("film.SE.srt", Some("se")), ("film.sv.srt", Some("sv")), ("film_en-GB.vtt", Some("en-GB"))],
    );
    pairs(&["rapport.mp4", "rapport.se.mp4", "rapport.se.srt"], "rapport.se.mp4", &[("rapport.se.srt", None)]);
    pairs(&["rapport.mp4", "rapport.se.mp4", "rapport.se.srt"], "rapport.mp4", &[]);
    pairs(&["film.mp4", "undertexter/film.sv_SE.srt"], "film.mp4", &[("undertexter/film.sv_SE.srt", Some("sv-SE"))]);
    pairs(
        &["A\u{30a}rsta.mp4", "Årsta.sv.srt", "ÅRSTA.en.srt"],
        "A\u{30a}rsta.mp4",
        &[("ÅRSTA.en.srt", Some("en")), ("Årsta.sv.srt", Some("sv"))],
    );
}

#[track_caller]
fn near(film: &str, sidecar: &str, wanted: Option<&str>) {
    let pairing = Pairing::of([film, sidecar]);
    let found = pairing.of_film(film).find_map(|(_, fit)| match fit {
        Fit::Near(name) => Some(name.as_str()),
        Fit::Pairs(_) => None,
    });
    assert_eq!(found, wanted, "{film} {sidecar}");
    assert_eq!(pairing.orphans.len(), usize::from(wanted.is_none()));
}

#[test]
fn a_near_name_is_proposed_and_never_accepted() {
    near("simskolan.mp4", "simskola.sv.srt", Some("simskolan.sv.srt"));
    near("film.mp4", "film (1).srt", Some("film.srt"));
    near("film_v2.mp4", "film.sv.srt", Some("film_v2.sv.srt"));
    near("film-1080p.mp4", "film-final.srt", Some("film-1080p.srt"));
    near("avsnitt-1.mp4", "avsnitt-2.srt", None);
    near("bad.mp4", "sol.srt", None);
    near("festival.mp4", "budget.srt", None);
}

#[test]
fn facebook_wants_its_own_form() {
    assert_eq!(facebook_name("MinFilm.mp4", None), "MinFilm.sv_SE.srt");
    assert!(is_facebook_name("MinFilm.sv_SE.srt"));
    for name in ["MinFilm.sv.srt", "MinFilm.sv-SE.srt", "MinFilm.SV_se.srt", ".sv_SE.srt", "x", "å.å_ÅÅ.srt"] {
        assert!(!is_facebook_name(name), "{name}");
    }
}

#[test]
fn a_word_before_the_language_is_no_language_of_its_own() {
    let language = |name: &str| names::own_tokens(name).and_then(|tokens| tokens.language);
    assert_eq!(language("18-mac.sv.srt").as_deref(), Some("sv"));
    assert_eq!(language("film.sv_SE.srt").as_deref(), Some("sv-SE"));
    assert_eq!(language("film.sv-SE.vtt").as_deref(), Some("sv-SE"));
    assert_eq!(names::with_language("film.sv_SE.srt", "en").as_deref(), Some("film.en.srt"));
    assert_eq!(names::with_language("en.film.Svenska.sdh.srt", "en").as_deref(), Some("en.film.en.sdh.srt"));
    assert_eq!(names::with_language("film.srt", "en"), None);
}
