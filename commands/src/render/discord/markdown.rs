//! Discord's Markdown: our marks, and words that become none.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// What is put around strong words.
pub(super) const STRONG: &str = "**";

/// What is put before an item of a list.
pub(super) const ITEM: &str = "- ";

/// Words and marks in a row. They are escaped at the end, when it is known what stands beside what.
#[derive(Default)]
pub(super) struct Markdown {
    text: String,
    marks: Vec<Range<usize>>,
}

/// Whether Discord shows what is behind an address.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Previews {
    Shown,
    KeptBack,
}

/// Where in a line a character is.
#[derive(Clone, Copy, PartialEq)]
enum LinePosition {
    Beginning,
    FirstNumber,
    Within,
}

impl Markdown {
    /// Adds words that are shown as they are.
    pub(super) fn words(&mut self, words: &str) {
        self.text.push_str(words);
    }

    /// Adds markup of ours.
    pub(super) fn mark(&mut self, mark: &str) {
        let start = self.text.len();
        self.text.push_str(mark);
        self.marks.push(start..self.text.len());
    }

    /// Adds words as code, or as they are where code cannot hold them.
    pub(super) fn code(&mut self, words: &str) {
        // An asterisk could end strong words of ours, and two codes side by side would be one.
        if words.contains(['`', '\n', '*']) || self.text.ends_with('`') {
            self.words(words);
        } else {
            self.mark(&format!("`{words}`"));
        }
    }

    /// Whether there is nothing in it yet.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The same with blanks for line breaks.
    pub(super) fn on_one_line(self) -> Self {
        Self { text: self.text.replace('\n', " "), ..self }
    }

    /// The text to send.
    pub(super) fn escaped(&self) -> String {
        self.escaped_with(Previews::Shown)
    }

    /// The same, with or without previews of addresses.
    pub(super) fn escaped_with(&self, previews: Previews) -> String {
        let mut escaped = String::with_capacity(self.text.len() + 16);
        let mut marks = self.marks.iter().peekable();
        let (mut at, mut place) = (0, LinePosition::Beginning);
        while let Some(c) = self.text[at..].chars().next() {
            if let Some(mark) = marks.next_if(|mark| mark.start == at) {
                let mark = &self.text[mark.clone()];
                escaped.push_str(mark);
                at += mark.len();
                // What is strong or an item is read as if it were a text of its own.
                if ![STRONG, ITEM].contains(&mark) {
                    place = LinePosition::Within;
                }
                continue;
            }
            let next_mark = marks.peek().map_or(self.text.len(), |mark| mark.start);
            let address =
                self.address(at, next_mark).filter(|address| previews == Previews::Shown || !address.contains('>'));
            if let Some(address) = address {
                let (link, after) = address.split_at(link_length(address));
                match previews {
                    Previews::Shown => escaped.push_str(address),
                    Previews::KeptBack => escaped.extend(["<", link, ">", after]),
                }
                at += address.len();
                place = LinePosition::Within;
                continue;
            }
            if is_markup(&self.text[at..], c, place) {
                escaped.push('\\');
            }
            escaped.push(c);
            at += c.len_utf8();
            place = place.after(c);
        }
        escaped
    }

    /// The web address that begins here, with the punctuation that ends it, if it can stand without a backslash.
    ///
    /// Discord makes a link of everything up to a blank or `<`, and shows a backslash in it. An address that holds
    /// markup, or is followed by some, is escaped and no link, as are addresses in which clients might see an end.
    fn address(&self, at: usize, next_mark: usize) -> Option<&str> {
        let rest = &self.text[at..next_mark];
        let host = rest.strip_prefix("https://").or_else(|| rest.strip_prefix("http://"))?;
        if !host.starts_with(char::is_alphanumeric) || self.text[..at].ends_with(char::is_alphanumeric) {
            return None;
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (address, after) = (&rest[..end], &self.text[at + end..]);
        let is_followed = match after.chars().next() {
            Some('`') => true,
            Some(_) if at + end == next_mark => false,
            after => !matches!(after, None | Some(' ' | '\n' | '\t')),
        };
        (!is_followed && !address.contains(['\\', '*', '`', '|', '<', '[', '\u{feff}'])).then_some(address)
    }
}

impl LinePosition {
    fn after(self, c: char) -> Self {
        match self {
            _ if c == '\n' => Self::Beginning,
            // Discord leaves out some of what has no width.
            Self::Beginning if c.is_whitespace() || c.width() == Some(0) => Self::Beginning,
            Self::Beginning | Self::FirstNumber if c.is_ascii_digit() => Self::FirstNumber,
            _ => Self::Within,
        }
    }
}

/// How much of an address is a link: not the punctuation behind it.
fn link_length(address: &str) -> usize {
    let link = address.trim_end_matches(['.', ',', ':', ';', '!', '?', '"', '\'', ']', '»', '”', '’']);
    let is_open = link.matches(')').count() > link.matches('(').count();
    if is_open && link.ends_with(')') { link_length(&link[..link.len() - 1]) } else { link.len() }
}

/// Words that hold no markup of ours, as the text to send.
pub(super) fn escaped(words: &str) -> String {
    Markdown { text: words.to_owned(), marks: Vec::new() }.escaped()
}

/// Whether the text begins with markup, with `c` as its first character.
fn is_markup(text: &str, c: char, place: LinePosition) -> bool {
    match c {
        '\\' | '*' | '_' | '~' | '`' | '|' | '<' | '@' | '[' | ']' => true,
        '>' | '#' | '-' | '+' => place == LinePosition::Beginning,
        '.' => place == LinePosition::FirstNumber,
        ':' => is_emoji(text) || text.starts_with("://"),
        _ => false,
    }
}

/// Whether the text begins with something like `:smile:`.
fn is_emoji(text: &str) -> bool {
    let name = text[1..].trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '+' | '-'));
    name.len() < text.len() - 1 && name.starts_with(':')
}

/// What Discord would show, by the simplest of readings: markup that is not ours panics.
#[cfg(test)]
pub(super) fn undone(markdown: &str) -> String {
    let mut shown = String::new();
    let mut rest = markdown;
    while let Some(c) = rest.chars().next() {
        let line = shown.rsplit('\n').next().unwrap_or_default().trim_start();
        let end = rest.find(|c: char| c.is_whitespace() || c == '<').unwrap_or(rest.len());
        let link = rest[..end].trim_end_matches(['.', ',', ':', ';', '"', '\'', ']']);
        let is_link = ["https://", "http://", "steam://"]
            .iter()
            .any(|scheme| link.strip_prefix(scheme).is_some_and(|host| host.chars().nth(1).is_some()));
        if let Some((link, after)) =
            rest.strip_prefix('<').filter(|rest| rest.starts_with("http")).and_then(|rest| rest.split_once('>'))
        {
            assert!(!link.contains(char::is_whitespace), "no link: {markdown}");
            shown.push_str(link);
            rest = after;
            continue;
        }
        let taken = match rest.strip_prefix('\\').and_then(|rest| rest.chars().next()) {
            Some(literal) => {
                assert!(literal.is_ascii_punctuation(), "a backslash is shown: {markdown}");
                shown.push(literal);
                2
            }
            None if is_link => {
                assert!(!link.contains(['\\', '*']), "a backslash or strong words in a link: {markdown}");
                shown.push_str(link);
                link.len()
            }
            None => {
                let begins_line = line.is_empty() && ['>', '#', '-', '+'].contains(&c);
                let is_numbered = c == '.' && !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit());
                let is_emoji = rest.strip_prefix(":smile").is_some_and(|rest| rest.starts_with(':'));
                let is_inline = r"\*_~`|<@[".contains(c);
                assert!(!begins_line && !is_numbered && !is_emoji && !is_inline, "markup: {markdown}");
                shown.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    shown
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;

    #[expect(clippy::needless_pass_by_value, reason = "a snapshot stands at the end of its line")]
    fn shows(words: &str, expected: Expect) {
        expected.assert_eq(&escaped(words));
        assert_eq!(undone(&escaped(words)), words);
    }

    #[test]
    fn markup_is_shown_as_it_was_typed() {
        shows(
            "<@123> <#1> </support:1> <t:0:F> <:x:1>",
            expect![[r#"\<\@123> \<#1> \</support:1> \<t\:0:F> \<\:x:1>"#]],
        );
        shows(
            "@everyone ||spoiler|| [a](https://b) :smile: :a:smile:",
            expect![[r#"\@everyone \|\|spoiler\|\| \[a\](https://b) \:smile: \:a\:smile:"#]],
        );
        shows("```code``` _a_ **b** ~~c~~ \\*", expect![[r#"\`\`\`code\`\`\` \_a\_ \*\*b\*\* \~\~c\~\~ \\\*"#]]);
        shows(
            "# big\n-# small\n> quote\n>>> quote\n  - item\n12. twelve\n* a\n+ b",
            expect![[r#"
            \# big
            \-# small
            \> quote
            \>>> quote
              \- item
            12\. twelve
            \* a
            \+ b"#]],
        );
        assert_eq!(escaped("\u{200b}# big"), "\u{200b}\\# big");
    }

    #[test]
    fn what_is_no_markup_there_has_no_backslash() {
        shows(
            "WG-IMP: 2017-04-10, 10:30; #1 > 2 + 3 - 1. (Good!)",
            expect!["WG-IMP: 2017-04-10, 10:30; #1 > 2 + 3 - 1. (Good!)"],
        );
    }

    #[test]
    fn addresses_stay_as_they_are() {
        shows(
            "https://a.b/c_d_e?f=~g#h-i, (http://a.b/@c) \"https://a.b/_c_\".",
            expect![[r#"https://a.b/c_d_e?f=~g#h-i, (http://a.b/@c) "https://a.b/_c_"."#]],
        );
    }

    #[test]
    fn addresses_that_hold_markup_are_no_links() {
        shows(
            "https://a.b/**x**](y) https://a.b/_c_<x> https://a.b/`c`",
            expect![[r#"https\://a.b/\*\*x\*\*\](y) https\://a.b/\_c\_\<x> https\://a.b/\`c\`"#]],
        );
        shows(
            "https://x\n# big https://_ _a_ xhttps://a_b_c steam://a_b_c",
            expect![[r#"
            https://x
            \# big https\://\_ \_a\_ xhttps\://a\_b\_c steam\://a\_b\_c"#]],
        );
        assert_eq!(escaped("https://a\u{feff}_b_"), "https\\://a\u{feff}\\_b\\_");
    }

    #[test]
    fn an_address_whose_preview_is_kept_back_stands_in_brackets_without_what_follows() {
        let words =
            |words: &str| Markdown { text: words.to_owned(), marks: Vec::new() }.escaped_with(Previews::KeptBack);
        expect![[
            r#"More: <https://a.b/c_d>. (see <http://a.b/@c>), "<https://a.b/x_(y)>"; https\://a.b/x>y https\://"#
        ]]
        .assert_eq(&words(
            "More: https://a.b/c_d. (see http://a.b/@c), \"https://a.b/x_(y)\"; https://a.b/x>y https://",
        ));
    }

    #[test]
    fn an_address_knows_what_follows() {
        let mut markdown = Markdown::default();
        markdown.mark(STRONG);
        markdown.words("https://a.b/_c");
        markdown.mark(STRONG);
        markdown.words(" https://a.b/_c");
        markdown.code("/help");
        markdown.words(" https://a.b/_c");
        markdown.mark("<t:0:F>");
        expect![[r#"**https://a.b/_c** https\://a.b/\_c`/help` https://a.b/_c<t:0:F>"#]].assert_eq(&markdown.escaped());
    }

    #[test]
    fn code_holds_what_it_can() {
        let of = |codes: &[&str]| {
            let mut markdown = Markdown::default();
            codes.iter().for_each(|words| markdown.code(words));
            markdown.escaped()
        };
        assert_eq!(of(&["/a_b"]), "`/a_b`");
        assert_eq!(of(&["/a`b"]), r"/a\`b");
        assert_eq!(of(&["/a\n# b"]), "/a\n\\# b");
        assert_eq!(of(&["/a**b"]), r"/a\*\*b");
        assert_eq!(of(&["/a", "/b"]), "`/a`/b");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_words_come_back(
            words in "([-\\\\*_~`|<>@#+1.:\\[\\]() \n]|https?://|steam://|:smile:|\\. |[a-c]|\\PC|\u{feff}|\u{200b}){0,30}",
        ) {
            prop_assert_eq!(undone(&escaped(&words)), words.as_str());
            let kept_back = Markdown { text: words.clone(), marks: Vec::new() }.escaped_with(Previews::KeptBack);
            prop_assert_eq!(undone(&kept_back), words);
        }
    }
}
