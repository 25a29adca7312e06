//! People who are mentioned in a message: each client writes a mention in its own form, and all of them become the address.
//!
//! ```text
//! Avri Doria 🌍 (she/her)                          a pill: only formatted_body says who that is
//! [Avri](https://matrix.to/#/@avri:example.org)   a pill in Markdown
//! https://matrix.to/#/@avri:example.org           an address that was pasted
//! matrix:u/avri:example.org                       the same (MSC2312)
//! ```

use std::ops::Range;
use std::sync::LazyLock;

use commands::language::heard::Mention;
use matrix_sdk::ruma::OwnedUserId;
use matrix_sdk::ruma::matrix_uri::MatrixId;
use matrix_sdk::ruma::{MatrixToUri, MatrixUri};
use regex::{Captures, Regex};
use ruma_html::{Html, NodeData, NodeRef};

/// The element in which older clients quote what is answered.
const QUOTED: &str = "mx-reply";

/// The most tags of a message in which mentions are looked for. Elements can be nested as deep as there are tags, and to walk through
/// them, and to drop them, takes the stack.
const MOST_TAGS: usize = 256;

/// A message with the address of each person in the place of their mention.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct WithAddresses {
    /// The words.
    pub(super) text: String,
    /// How each was mentioned.
    pub(super) mentions: Vec<Mention>,
}

/// The words of `body` with addresses for mentions, as `formatted_body` tells of them, without a quotation before them.
pub(super) fn with_addresses(body: &str, formatted_body: Option<&str>) -> WithAddresses {
    let mut mentions = Vec::new();
    let mut mention = |user: &OwnedUserId, shown: &str| {
        let mention = Mention { handle: user.to_string(), shown: shown.to_owned(), name: None, account: None };
        if !mentions.iter().any(|other: &Mention| other.handle == mention.handle) {
            mentions.push(mention);
        }
    };
    let mut text = body.to_owned();
    let pills = formatted_body.map(pills).unwrap_or_default();
    // In Markdown there is the address beside the name: those are read from it.
    let in_markdown: Vec<Range<usize>> = match pills.as_slice() {
        [] => Vec::new(),
        _ => MARKDOWN.find_iter(body).map(|found| found.range()).collect(),
    };
    let places: Vec<(Range<usize>, &Pill)> = pills
        .iter()
        .filter_map(|pill| {
            let (start, shown) = body.match_indices(&pill.shown).nth(pill.before)?;
            let range = start..start + shown.len();
            let is_in_markdown = in_markdown.iter().any(|link| link.start < range.end && range.start < link.end);
            (!is_in_markdown).then_some((range, pill))
        })
        .collect();
    for (range, pill) in places.into_iter().rev() {
        text.replace_range(range, pill.user.as_str());
        mention(&pill.user, &pill.shown);
    }
    let text = MARKDOWN.replace_all(&text, |found: &Captures<'_>| match user_of(&found["address"]) {
        Some(user) => {
            mention(&user, &found["shown"].replace('\\', ""));
            user.to_string()
        }
        None => found[0].to_owned(),
    });
    let text = ADDRESS.replace_all(&text, |found: &Captures<'_>| match user_of(&found[0]) {
        Some(user) => {
            mention(&user, user.localpart());
            user.to_string()
        }
        None => found[0].to_owned(),
    });
    WithAddresses { text: text.into_owned(), mentions }
}

/// A mention of somebody in a formatted message.
struct Pill {
    shown: String,
    user: OwnedUserId,
    /// How often the same words stand before it.
    before: usize,
}

fn pills(formatted_body: &str) -> Vec<Pill> {
    let (mut words, mut pills) = (String::new(), Vec::new());
    if formatted_body.matches('<').count() > MOST_TAGS {
        return pills;
    }
    gather(Html::parse(formatted_body).children(), &mut words, &mut pills);
    pills
}

fn gather(nodes: impl Iterator<Item = NodeRef>, words: &mut String, pills: &mut Vec<Pill>) {
    for node in nodes {
        match node.data() {
            NodeData::Text(text) => words.push_str(&text.borrow()),
            NodeData::Element(element) if &*element.name.local == QUOTED => {}
            NodeData::Element(element) => {
                let attributes = element.attrs.borrow();
                let address = attributes.iter().find(|attribute| &*attribute.name.local == "href");
                let user = address.filter(|_| &*element.name.local == "a").and_then(|address| user_of(&address.value));
                let start = words.len();
                gather(node.children(), words, pills);
                let shown = words[start..].trim();
                if let Some(user) = user.filter(|_| !shown.is_empty()) {
                    let before = words[..start].matches(shown).count();
                    pills.push(Pill { shown: shown.to_owned(), user, before });
                }
            }
            NodeData::Document | NodeData::Other => {}
        }
    }
}

/// Whose address it is, if it is that of a person.
fn user_of(address: &str) -> Option<OwnedUserId> {
    let id = match MatrixToUri::parse(address) {
        Ok(uri) => uri.id().clone(),
        Err(_) => MatrixUri::parse(address).ok()?.id().clone(),
    };
    match id {
        MatrixId::User(user) => Some(user),
        _ => None,
    }
}

/// A link to an address of Matrix in Markdown.
static MARKDOWN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\[(?<shown>(?:\\.|[^\[\]\\\n])*)\]\((?<address>(?:https://matrix\.to/#/|matrix:u/)[^)\s]+)\)")
});

/// An address of Matrix alone, without the punctuation behind it.
static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:https://matrix\.to/#/(?:@|%40)|matrix:u/)[^\s)>\]]*[^\s)>\].,;:!?]"));

#[expect(clippy::expect_used, reason = "the patterns are those above, and the tests use each")]
fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(body: &str, formatted_body: Option<&str>) -> String {
        with_addresses(body, formatted_body).text
    }

    #[test]
    fn a_mention_is_the_address_whatever_the_client_writes() {
        let pill = r#"!facilitate WG-IMP <a href="https://matrix.to/#/@avri:example.org">Avri Doria 🌍 (she/her)</a>"#;
        let old = r#"!facilitate WG-IMP <a href="https://matrix.to/#/%40avri%3Aexample.org">@avri:example.org</a>"#;
        let short =
            r#"!facilitate WG-IMP <a href='matrix:u/avri:example.org?action=chat'><span data-x="">Avri</span></a>"#;
        for (body, formatted_body) in [
            ("!facilitate WG-IMP Avri Doria 🌍 (she/her)", Some(pill)),
            ("!facilitate WG-IMP @avri:example.org", Some(old)),
            ("!facilitate WG-IMP Avri", Some(short)),
            ("!facilitate WG-IMP [@avri:example.org](https://matrix.to/#/@avri:example.org)", Some(old)),
            ("!facilitate WG-IMP [Avri \\[she\\]](https://matrix.to/#/%40avri%3Aexample.org)", None),
            ("!facilitate WG-IMP https://matrix.to/#/@avri:example.org", None),
            ("!facilitate WG-IMP https://matrix.to/#/@avri:example.org?via=example.org", None),
            ("!facilitate WG-IMP matrix:u/avri:example.org", None),
            ("!facilitate WG-IMP @avri:example.org", None),
        ] {
            assert_eq!(text(body, formatted_body), "!facilitate WG-IMP @avri:example.org", "{body}");
        }
    }

    #[test]
    fn of_words_that_stand_there_twice_the_mention_is_replaced() {
        let formatted_body = r#"Mei: ask <a href="https://matrix.to/#/@mei:example.org">Mei</a> or Mei"#;
        assert_eq!(text("Mei: ask Mei or Mei", Some(formatted_body)), "Mei: ask @mei:example.org or Mei");
    }

    #[test]
    fn several_people_are_told_apart_and_shown_as_they_were() {
        let formatted_body = r#"<p>!action <a href="https://matrix.to/#/@a:x.org">Ana &amp; co</a>, <a href="https://matrix.to/#/@b:x.org">Bo</a>: write</p>"#;
        let WithAddresses { text, mut mentions } = with_addresses("!action Ana & co, Bo: write", Some(formatted_body));
        assert_eq!(text, "!action @a:x.org, @b:x.org: write");
        mentions.sort_by(|one, other| one.handle.cmp(&other.handle));
        let mention = |handle: &str, shown: &str| Mention {
            handle: handle.to_owned(),
            shown: shown.to_owned(),
            name: None,
            account: None,
        };
        assert_eq!(mentions, [mention("@a:x.org", "Ana & co"), mention("@b:x.org", "Bo")]);
    }

    #[test]
    fn a_message_of_elements_within_elements_is_read_without_what_they_say() {
        let pill = r#"<a href="https://matrix.to/#/@lea:x.org">Lea</a>"#;
        let nested = |depth: usize| "<div>".repeat(depth) + pill;
        assert_eq!(text("Lea agrees", Some(&nested(10))), "@lea:x.org agrees");
        assert_eq!(text("Lea agrees", Some(&nested(13_000))), "Lea agrees");
    }

    #[test]
    fn what_is_quoted_and_what_is_no_person_stays() {
        let quoting = r#"<mx-reply><blockquote><a href="https://matrix.to/#/@lea:x.org">Lea</a></blockquote></mx-reply>Lea agrees"#;
        assert_eq!(text("Lea agrees", Some(quoting)), "Lea agrees");
        for body in [
            "see https://matrix.to/#/#room:x.org and [the room](https://matrix.to/#/!room:x.org)",
            "[WG] see https://example.org/@lea",
            "matrix:r/room:x.org",
            "https://matrix.to/#/@",
            "[",
        ] {
            assert_eq!(text(body, Some(body)), body);
        }
        assert_eq!(text("(https://matrix.to/#/@lea:x.org).", None), "(@lea:x.org).");
    }
}
