//! Tokens into one tree: HTML source, and Markdown's own constructs, in whatever order they come.
//!
//! Knows html5ever's tree builder and keeps it from quadratic work: elements lie at most 512 deep.

use html5ever::interface::{QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{self, TagKind, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, QualName, local_name, ns};
use html5gum::State;

use super::dom::{Attr, Dom, Fault, FaultKind};
use super::references::{Place, Segments, Written};
use super::sink::{Current, Sink};
use super::tokens::{Doctype, MOST_ATTRIBUTES, Tag, Token, Tokens};

/// Elements lie at most this deep; deeper ones are closed at once.
const DEEPEST: u32 = 512;

/// Elements that have no end tag.
const VOID: [&str; 14] = ["area", "base", "br", "col", "embed", "hr", "img", "image", "input", "link", "meta", "source", "track", "wbr"];

/// How many elements closed at once an end tag is looked for among.
const NEAR: usize = 8;

/// Builds one tree.
pub struct Builder {
    tree: TreeBuilder<u32, Sink>,
    faults: Vec<Fault>,
    /// Elements that were closed at once; their own end tags are passed over.
    shut: Vec<LocalName>,
    /// The element whose raw text is under way: only its end tag may follow.
    raw: Option<LocalName>,
}

/// What a page of HTML parses to.
pub fn parse(html: &str) -> Dom {
    let mut builder = Builder::page();
    builder.html(html, &Segments::whole(0));
    builder.finish()
}

impl Builder {
    /// For HTML: a page, or a fragment that browsers would show as one.
    pub fn page() -> Self {
        Self { tree: TreeBuilder::new(Sink::new(), options()), faults: Vec::new(), shut: Vec::new(), raw: None }
    }

    /// For text that lies in a page's body: Markdown.
    pub fn body() -> Self {
        let sink = Sink::new();
        let name = QualName::new(None, ns!(html), local_name!("body"));
        let context = html5ever::interface::create_element(&sink, name, Vec::new());
        let tree = TreeBuilder::new_for_fragment(sink, context, None, options());
        Self { tree, faults: Vec::new(), shut: Vec::new(), raw: None }
    }

    /// Takes in HTML source that stands where `segments` say.
    pub fn html(&mut self, html: &str, segments: &Segments) {
        let mut tokens = Tokens::new(html, segments);
        while let Some(token) = tokens.next() {
            if let Some(state) = self.token(token) {
                tokens.raw(state);
            }
        }
        // A stretch of Markdown's HTML may end inside `<title>`; the tree builder takes no tag there.
        if let Some(name) = self.raw.take() {
            let end = segments.source(html.len());
            self.close(&name, Place::new(end, end));
        }
    }

    /// Takes in a start tag that Markdown means.
    pub fn open(&mut self, name: &'static str, attrs: Vec<Attr>, place: Place) {
        let tag = Tag { name: name.to_owned(), attrs, place, self_closing: false };
        self.start(tag, true);
    }

    /// Takes in an end tag.
    pub fn close(&mut self, name: &str, place: Place) {
        let name = LocalName::from(name);
        self.raw = None;
        let near = self.shut.len().saturating_sub(NEAR);
        if let Some(at) = self.shut[near..].iter().rposition(|shut| *shut == name) {
            self.shut.truncate(near + at);
            return;
        }
        self.tree.sink.begin(None);
        let _ = self.process(tag(TagKind::EndTag, name.clone(), Vec::new(), false));
        if !self.tree.sink.end(&name, place) && place.start < place.end {
            self.faults.push(Fault { kind: FaultKind::StrayEnd, place });
        }
        self.tree.sink.settle(true);
    }

    /// Takes in text.
    pub fn text(&mut self, text: &Written) {
        if text.text.is_empty() {
            return;
        }
        self.tree.sink.begin(None);
        self.tree.sink.feed(text);
        let _ = self.process(tokenizer::Token::CharacterTokens(StrTendril::from(text.text.as_str())));
        self.tree.sink.settle(false);
    }

    /// The finished tree.
    pub fn finish(self) -> Dom {
        let _ = self.process(tokenizer::Token::EOFToken);
        self.tree.end();
        let mut dom = self.tree.sink.finish();
        dom.faults = self.faults;
        dom
    }

    fn process(&self, token: tokenizer::Token) -> TokenSinkResult<u32> {
        self.tree.process_token(token, 1)
    }

    /// Takes in a token; says how the text after it is read, when that is another way than before.
    fn token(&mut self, token: Token) -> Option<State> {
        match token {
            Token::Open(tag) => return self.start(tag, false),
            Token::Close(name, place) => self.close(&name, place),
            Token::Text(text) => self.text(&text),
            Token::Comment(text, place) => {
                self.tree.sink.begin(None);
                self.tree.sink.stand(place);
                let _ = self.process(tokenizer::Token::CommentToken(StrTendril::from(text)));
                self.tree.sink.settle(true);
            }
            Token::Doctype(doctype) => self.doctype(doctype),
            Token::Fault(fault) => self.faults.push(fault),
        }
        None
    }

    fn start(&mut self, tag: Tag, markdown: bool) -> Option<State> {
        let name = LocalName::from(tag.name.as_str());
        if tag.attrs.len() >= MOST_ATTRIBUTES {
            self.fault(FaultKind::TooManyAttributes, tag.place);
        }
        let attrs = tag.attrs.iter().map(attribute).collect();
        let place = tag.place;
        self.tree.sink.begin(Some(Current { name: name.clone(), attrs: tag.attrs, place, markdown }));
        let result = self.process(self::tag(TagKind::StartTag, name.clone(), attrs, tag.self_closing));
        let depth = self.tree.sink.depth();
        self.tree.sink.begin(None);
        self.tree.sink.settle(true);
        if matches!(result, TokenSinkResult::RawData(_)) {
            self.raw = Some(name.clone());
        }
        match result {
            TokenSinkResult::RawData(RawKind::Rcdata) => Some(State::RcData),
            TokenSinkResult::RawData(RawKind::Rawtext) => Some(State::RawText),
            TokenSinkResult::RawData(_) => Some(State::ScriptData),
            TokenSinkResult::Plaintext => Some(State::PlainText),
            _ => {
                if depth >= DEEPEST && !VOID.contains(&&*name) {
                    self.shut_at_once(name, place);
                }
                None
            }
        }
    }

    /// Keeps the stack of open elements short: what lies too deep is closed as soon as it is open.
    fn shut_at_once(&mut self, name: LocalName, place: Place) {
        self.fault(FaultKind::TooDeep, place);
        let at = Place { start: place.end, end: place.end };
        let _ = self.process(tag(TagKind::EndTag, name.clone(), Vec::new(), false));
        let _ = self.tree.sink.end(&name, at);
        self.shut.push(name);
    }

    /// One fault of each of these kinds is enough.
    fn fault(&mut self, kind: FaultKind, place: Place) {
        if !self.faults.iter().any(|fault| fault.kind == kind) {
            self.faults.push(Fault { kind, place });
        }
    }

    fn doctype(&mut self, doctype: Doctype) {
        self.tree.sink.begin(None);
        self.tree.sink.stand(doctype.place);
        let token = tokenizer::Doctype {
            name: Some(StrTendril::from(doctype.name)),
            public_id: doctype.public.map(StrTendril::from),
            system_id: doctype.system.map(StrTendril::from),
            force_quirks: doctype.quirks,
        };
        let _ = self.process(tokenizer::Token::DoctypeToken(token));
        self.tree.sink.settle(true);
    }
}

fn options() -> TreeBuilderOpts {
    TreeBuilderOpts { scripting_enabled: false, quirks_mode: QuirksMode::NoQuirks, ..TreeBuilderOpts::default() }
}

fn attribute(attr: &Attr) -> Attribute {
    let name = QualName::new(None, ns!(), LocalName::from(attr.name.as_str()));
    Attribute { name, value: StrTendril::from(attr.value.text.as_str()) }
}

fn tag(kind: TagKind, name: LocalName, attrs: Vec<Attribute>, self_closing: bool) -> tokenizer::Token {
    tokenizer::Token::TagToken(tokenizer::Tag { kind, name, self_closing, attrs, had_duplicate_attributes: false })
}

#[cfg(test)]
mod tests {
    use super::super::dom::Data;
    use super::*;

    /// The tree in one line: elements with the source of their start tags, texts with theirs.
    fn shape(html: &str) -> String {
        let dom = parse(html);
        let mut out = String::new();
        for (index, node) in dom.nodes.iter().enumerate() {
            let depth = dom.ancestors(index).count();
            match &node.data {
                Data::Element(element) => {
                    let Some(open) = element.open else { continue };
                    out.push_str(&depth.to_string());
                    out.push_str(&html[open.range()]);
                }
                Data::Text(text) => {
                    for piece in text.pieces.iter().filter(|piece| piece.exact) {
                        assert_eq!(text.text[piece.at as usize..][..piece.length as usize], html[piece.place.range()]);
                    }
                    out.extend([depth.to_string().as_str(), "'", text.place().map_or("", |place| &html[place.range()]), "'"]);
                }
                Data::Comment(_, place) => out.extend([depth.to_string().as_str(), &html[place.range()]]),
                Data::Document => continue,
            }
            out.push(' ');
        }
        out.trim_end().to_owned()
    }

    #[test]
    fn everything_stands_where_it_was_written() {
        assert_eq!(shape("<p>a<IMG SRC=x>b<!--c-->"), "3<p> 4'a' 4<IMG SRC=x> 4'b' 4<!--c-->");
        assert_eq!(shape("<b><p>x</b>y"), "3<b> 3<p> 5'x' 4'y'");
        assert_eq!(shape("<table> <tr><img><td>x"), "3<img> 3<table> 4' ' 5<tr> 6<td> 7'x'");
        assert_eq!(shape("<table>a<tr>b"), "3'a<tr>b' 3<table> 5<tr>");
        assert_eq!(shape("<title>a &amp; <b></title>x"), "3<title> 4'a &amp; <b>' 3'x'");
        assert_eq!(shape("<svg><title>a</title><style>b<img></svg>x"), "3<svg> 4<title> 5'a' 4<style> 5'b' 3<img> 3'x'");
        assert_eq!(shape("<pre>\r\n\r\na</pre>"), "3<pre> 4'\r\na'");
        assert_eq!(shape("<script>a<img></script><img>"), "3<script> 4'a<img>' 3<img>");
        assert_eq!(shape("<textarea><img></textarea><i>"), "3<textarea> 4'<img>' 3<i>");
    }

    #[test]
    fn values_stand_between_their_quotes() {
        let html = "<img alt = 'G&aring;rd' src=a.png\r\n alt=\"2\" title=\"\" hidden id=>";
        let dom = parse(html);
        let image = dom.element(dom.first(0, |element| element.is("img")).expect("an image")).expect("an element");
        let values: Vec<_> = image
            .attrs
            .iter()
            .map(|attr| (attr.name.as_str(), attr.value.text.as_str(), attr.value_place.map(|place| &html[place.range()]), attr.quote))
            .collect();
        assert_eq!(
            values,
            [
                ("alt", "Gård", Some("G&aring;rd"), Some('\'')),
                ("src", "a.png", Some("a.png"), None),
                ("title", "", Some(""), Some('"')),
                ("hidden", "", None, None),
                ("id", "", Some(""), None),
            ]
        );
    }

    #[test]
    fn a_tag_cut_off_is_told() {
        for html in ["<p>x<img src=a alt=\"sl", "<p>x<img"] {
            assert_eq!(parse(html).faults, [Fault { kind: FaultKind::CutTag, place: Place::new(4, html.len()) }]);
        }
        assert_eq!(parse("a<!-- b").faults[0].kind, FaultKind::CutComment);
    }

    #[test]
    fn hostile_pages_are_read_to_their_end() {
        let pages = [
            "<div>",
            "<ul><li>",
            "<font size=i>",
            "<font c=i></p>",
            "<b><p>",
            "<table><b>",
            "<",
            "<a>",
            "<svg><g>",
            "<body a=1>",
            "<select><option>",
            "</p>",
            "<!--",
            "<table><div>",
            "<template>",
            "&",
            "<p>x</b>",
        ];
        for page in pages {
            let html = format!("{}<img alt=slut>", page.repeat(50_000 / page.len()));
            let dom = parse(&html);
            assert!(page.starts_with("<!") || page == "<" || dom.first(0, |element| element.is("img")).is_some(), "{page}");
        }
    }
}
