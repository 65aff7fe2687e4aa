//! The words between a caption file's base name and its ending: languages and flags.
//!
//! Knows ISO 639 codes, the languages' names in Swedish and English, and the flags that players and
//! editors use. Refuses to guess: one unknown word and none of them count.

use std::collections::HashMap;
use std::sync::LazyLock;

/// ISO 639-1 codes with the ISO 639-2 codes that mean the same (both forms where there are two).
const LANGUAGES: &str = "aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak \
be:bel bg:bul bi:bis bm:bam bn:ben bo:bod:tib br:bre bs:bos ca:cat ce:che ch:cha co:cos cr:cre cs:ces:cze cu:chu \
cv:chv cy:cym:wel da:dan de:deu:ger dv:div dz:dzo ee:ewe el:ell:gre en:eng eo:epo es:spa et:est eu:eus:baq fa:fas:per \
ff:ful fi:fin fj:fij fo:fao fr:fra:fre fy:fry ga:gle gd:gla gl:glg gn:grn gu:guj gv:glv ha:hau he:heb ho:hmo \
hr:hrv ht:hat hu:hun hy:hye:arm hz:her ia:ina id:ind ie:ile ig:ibo ii:iii ik:ipk io:ido is:isl:ice it:ita iu:iku \
ja:jpn jv:jav ka:kat:geo kg:kon ki:kik kj:kua kk:kaz kl:kal km:khm kn:kan ko:kor kr:kau ks:kas ku:kur kv:kom kw:cor \
ky:kir la:lat lb:ltz lg:lug li:lim ln:lin lo:lao lt:lit lu:lub lv:lav mg:mlg mh:mah mi:mri:mao mk:mkd:mac ml:mal \
mn:mon mr:mar ms:msa:may mt:mlt my:mya:bur na:nau nb:nob nd:nde ne:nep ng:ndo nl:nld:dut nn:nno no:nor nr:nbl nv:nav \
ny:nya oc:oci oj:oji om:orm or:ori os:oss pa:pan pi:pli pl:pol ps:pus pt:por qu:que rm:roh rn:run ro:ron:rum ru:rus \
rw:kin sa:san sc:srd sd:snd se:sme sg:sag si:sin sk:slk:slo sl:slv sm:smo sn:sna so:som sq:sqi:alb sr:srp ss:ssw \
st:sot su:sun sv:swe sw:swa ta:tam te:tel tg:tgk th:tha ti:tir tk:tuk tl:tgl tn:tsn to:ton tr:tur ts:tso tt:tat \
tw:twi ty:tah ug:uig uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln wo:wol xh:xho yi:yid yo:yor za:zha zh:zho:chi \
zu:zul fit: fkv: rom: rmn: rmy: rmu: sma: smj: smn: sms: ckb: kmr: prs: arz: aii: swl: sgn: fil: hbs: cnr:";

/// Languages' own, Swedish and English names, without the ISO codes.
const NAMES: &[(&str, &str)] = &[
    ("svenska", "sv"),
    ("swedish", "sv"),
    ("engelska", "en"),
    ("english", "en"),
    ("finska", "fi"),
    ("finnish", "fi"),
    ("suomi", "fi"),
    ("norska", "no"),
    ("norwegian", "no"),
    ("danska", "da"),
    ("danish", "da"),
    ("tyska", "de"),
    ("german", "de"),
    ("franska", "fr"),
    ("french", "fr"),
    ("spanska", "es"),
    ("spanish", "es"),
    ("arabiska", "ar"),
    ("arabic", "ar"),
    ("somaliska", "so"),
    ("somali", "so"),
    ("persiska", "fa"),
    ("farsi", "fa"),
    ("dari", "prs"),
    ("tigrinska", "ti"),
    ("tigrinja", "ti"),
    ("polska", "pl"),
    ("polish", "pl"),
    ("ukrainska", "uk"),
    ("ukrainian", "uk"),
    ("ryska", "ru"),
    ("russian", "ru"),
    ("turkiska", "tr"),
    ("kurdiska", "ku"),
    ("sorani", "ckb"),
    ("kurmanji", "kmr"),
    ("meänkieli", "fit"),
    ("romani", "rom"),
    ("jiddisch", "yi"),
    ("nordsamiska", "se"),
    ("sydsamiska", "sma"),
    ("lulesamiska", "smj"),
];

/// What the words of a name say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tokens {
    /// A BCP 47 tag, with its region where one is written.
    pub language: Option<String>,
    /// Only for foreign speech (`forced`, `foreign`).
    pub forced: bool,
    /// Made for people who do not hear (`sdh`, `cc`, `hi`).
    pub hearing_impaired: bool,
    /// Machine-made (`auto`).
    pub auto: bool,
    /// A template that nobody has filled in (`mall`).
    pub template: bool,
}

/// Every code and name → the tag that it means.
static TAGS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = LANGUAGES.split_ascii_whitespace().map(|row| row.trim_end_matches(':'));
    let codes = rows.flat_map(|row| row.split(':').map(move |code| (code, row.split(':').next().unwrap_or(code))));
    codes.chain(NAMES.iter().copied()).collect()
});

/// The language that a code or a name means, as a BCP 47 tag.
pub fn language(word: &str) -> Option<&'static str> {
    TAGS.get(word).copied()
}

/// Whether a word may be a region after a language: `se` in `sv_se`.
pub(super) fn is_region(word: &str) -> bool {
    word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

impl Tokens {
    /// The words of what stands between base and ending.
    pub(super) fn words(rest: &str) -> impl Iterator<Item = &str> {
        rest.split(['.', '_', '-', '(', ')', '[', ']', ' ']).filter(|word| !word.is_empty())
    }

    /// Reads what stands between base and ending, case-folded; `None` when a word is unknown. `[.tag]…`
    pub fn read(rest: &str) -> Option<Self> {
        let mut tokens = Self::default();
        let mut after_language = false;
        for word in Self::words(rest) {
            // `sv_SE` is one language; the film of `mac.sv` has a name that happens to be one.
            let joined = rest.rfind(word).is_some_and(|at| rest[..at].ends_with(['_', '-']));
            if after_language && joined && is_region(word) {
                if let Some(tag) = &mut tokens.language {
                    *tag = format!("{tag}-{}", word.to_ascii_uppercase());
                }
                after_language = false;
                continue;
            }
            after_language = false;
            match word {
                "forced" | "foreign" => tokens.forced = true,
                "sdh" | "cc" | "hi" => tokens.hearing_impaired = true,
                "default" => {}
                "auto" => tokens.auto = true,
                "mall" => tokens.template = true,
                _ => {
                    let tag = language(word).filter(|_| tokens.language.is_none())?;
                    tokens.language = Some(tag.to_owned());
                    after_language = true;
                }
            }
        }
        Some(tokens)
    }
}
