//! Many findings of one kind as one, which names the worst.
//!
//! Knows how a finding says which cue it means. Refuses to know any rule.

use std::borrow::Cow;
use std::cmp::Reverse;

use crate::config::Lang;
use crate::finding::{Arg, Finding, Message, Msg};

use super::judge::merge;

/// So many of the worst are named.
const NAMED: usize = 3;

const WORST: Message = Message {
    what: Msg::new("{title}: {count} ställen. Värst: {worst}.", "{title}: {count} places. Worst: {worst}."),
    why: Msg::new("{why}", "{why}"),
    how: Msg::new("{first}: {how}", "{first}: {how}"),
};

const FIRST: Message = Message {
    what: Msg::new("{title}: {count} ställen. De första: {worst}.", "{title}: {count} places. The first: {worst}."),
    why: Msg::new("{why}", "{why}"),
    how: Msg::new("{first}: {how}", "{first}: {how}"),
};

const PLAIN: Message = Message {
    what: Msg::new("{title}: {count} ställen.", "{title}: {count} places."),
    why: Msg::new("{why}", "{why}"),
    how: Msg::new("{how}", "{how}"),
};

/// One finding for all: it stands at the worst, names two more, and its fixes reach all. `all` is in document order.
pub(super) fn fold(title: Msg, all: Vec<Finding>) -> Option<Finding> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|at| (Reverse(all[*at].excess), *at));
    order.truncate(NAMED);
    let named: Vec<Finding> = order.iter().map(|at| Finding { fixes: Vec::new(), ..all[*at].clone() }).collect();
    let worst = named.first()?;
    let mut whole = all.into_iter().reduce(|mut whole, other| {
        merge(&mut whole, other);
        whole
    })?;
    let both = |msg: Msg| Arg::Both(Cow::Owned(msg.fill(Lang::Sv, &worst.args)), Cow::Owned(msg.fill(Lang::En, &worst.args)));
    let called = |lang| named.iter().map(|finding| name(finding, lang)).collect::<Option<Vec<String>>>();
    let mut args = vec![("title", Arg::from(title)), ("count", Arg::from(whole.count)), ("why", both(worst.message.why))];
    args.push(("how", both(worst.message.how)));
    let message = match (called(Lang::Sv), called(Lang::En)) {
        (Some(sv), Some(en)) => {
            args.push(("worst", Arg::Both(Cow::Owned(listed(&sv, "och")), Cow::Owned(listed(&en, "and")))));
            args.push(("first", Arg::Both(Cow::Owned(capital(&sv[0])), Cow::Owned(capital(&en[0])))));
            if worst.excess > 0 { &WORST } else { &FIRST }
        }
        _ => &PLAIN,
    };
    (whole.message, whole.args, whole.span, whole.excess, whole.key) = (message, args, worst.span, worst.excess, worst.key.clone());
    whole.also = named[1..].iter().filter_map(|finding| finding.span).collect();
    Some(whole)
}

/// ”ruta 12 (1:04)”.
fn name(finding: &Finding, lang: Lang) -> Option<String> {
    let arg = |name: &str| finding.args.iter().find(|(own, _)| *own == name).map(|(_, arg)| arg);
    let Arg::Number(cue) = arg("cue")? else { return None };
    let word = if lang == Lang::Sv { "ruta" } else { "cue" };
    Some(match arg("time") {
        Some(Arg::Text(time)) if !time.is_empty() => format!("{word} {cue} ({time})"),
        _ => format!("{word} {cue}"),
    })
}

fn listed(names: &[String], and: &str) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {and} {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// ”Ruta 12”: what stands before the time.
fn capital(name: &str) -> String {
    let bare = name.split(" (").next().unwrap_or(name);
    let mut signs = bare.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}
