//! Words, names, times and links of the record as HTML. Whatever people typed is escaped here, and is never more than text.

use commands::audience::address::{self, Audience};
use commands::record::{Act, Code, Document, Group, Meeting, PersonId, Tally, TextId};
use commands::render::names::public_name_of;
use commands::render::plain::{Plain, visible, words_of};
use commands::spelling::count;
use commands::time::when;
use commands::words::{Block, Inline, Language, Line, Table};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use url::Url;

use super::view::View;

impl View {
    /// A line as it was said, with links to the groups in it.
    pub(super) fn line(&self, line: &Line) -> Markup {
        html! { @for inline in &line.in_language(Language::default()).0 { (self.inline(inline)) } }
    }

    fn inline(&self, inline: &Inline) -> Markup {
        let words = || {
            Plain { register: &self.register, mark: "/", width: None, language: Language::default() }
                .line(&Line(vec![inline.clone()]))
        };
        match inline {
            Inline::Group(code) => self.group(code),
            Inline::Person(person) => self.name(*person),
            Inline::Date(at) => day(*at),
            Inline::Moment(at) => moment(*at),
            Inline::Local(at, zone) if zone == "UTC" => moment(*at),
            Inline::Local(at, _) => html! { time datetime=(at) { (words()) } },
            Inline::Command(_) => html! { code { (words()) } },
            Inline::Stored(_) | Inline::StoredSentence(_) | Inline::Excerpt(_) | Inline::Untrusted(_) => {
                html! { bdi { (words()) } }
            }
            Inline::Chair => html! { (self.organisation.chair_title) },
            Inline::Address(meeting) => self.address(*meeting),
            Inline::Text(_) | Inline::Said(_) | Inline::ReaderLocalTime(..) => html! { (words()) },
        }
    }

    /// The blocks of a reply, their headings at the second level.
    pub(super) fn blocks(&self, blocks: &[Block]) -> Markup {
        html! {
            @for block in blocks {
                @match block {
                    Block::Heading(line) => h2 { (self.line(line)) },
                    Block::Paragraph(line) => p .said { (self.line(line)) },
                    Block::List(lines) => ul { @for line in lines { li { (self.line(line)) } } },
                    Block::Fields(fields) => (facts(fields.iter().map(|(name, line)| (name.in_language(Language::default()), self.line(line))))),
                    Block::Table(table) => (self.table(table)),
                }
            }
        }
    }

    fn table(&self, table: &Table) -> Markup {
        html! {
            table .reflows {
                thead { tr { @for head in &table.heads { th scope="col" { (head.in_language(Language::default())) } } } }
                tbody {
                    @for row in &table.rows {
                        tr { @for (cell, head) in row.iter().zip(&table.heads) { td data-label=(head.in_language(Language::default())) { (self.line(cell)) } } }
                    }
                }
            }
        }
    }

    /// Words within a line.
    pub(super) fn words(&self, id: TextId) -> Markup {
        html! { bdi { (visible(words_of(&self.register, id))) } }
    }

    /// Words that stand by themselves, with their line breaks.
    pub(super) fn text(&self, id: TextId) -> Markup {
        html! { p .said dir="auto" { (visible(words_of(&self.register, id))) } }
    }

    /// Words as text, where no markup can be.
    pub(super) fn plain(&self, id: TextId) -> String {
        visible(words_of(&self.register, id)).into_owned()
    }

    /// Somebody's name, or "a former member".
    pub(super) fn name(&self, person: PersonId) -> Markup {
        html! { bdi { (visible(&public_name_of(&self.register, &self.organisation, person))) } }
    }

    /// Names in a row; of very many only the first.
    pub(super) fn names(&self, people: &[PersonId], most: usize) -> Markup {
        html! {
            @for (place, person) in people.iter().take(most).enumerate() {
                @if place > 0 { ", " }
                (self.name(*person))
            }
            @if people.len() > most { " and " (people.len() - most) " more" }
        }
    }

    /// Who did something, and as what; where that was said, and who recorded it.
    pub(super) fn act(&self, act: &Act, standing: &[&str]) -> Markup {
        html! {
            (self.name(act.person))
            @if !standing.is_empty() { " (" (standing.join(", ")) ")" }
            (render_act(act.at, act.came_late, "the end of the last call"))
            @if let Some(by) = act.recorded_by { ", recorded by " (self.name(by)) }
            @if let Some(source) = act.source { ", from " (self.web_link(source, None)) }
        }
    }

    /// A group's code as a link to its page. A code that no group has is no link.
    pub(super) fn group(&self, code: &Code) -> Markup {
        match self.register.group(code) {
            Some(_) => html! { a href=(self.link(&format!("/groups/{code}"))) { (code) } },
            None => html! { (code) },
        }
    }

    /// A group with its title, as headings have it.
    pub(super) fn code_and_title(&self, code: &Code) -> String {
        let title = self.register.group(code).and_then(Group::title).map(|title| self.plain(title));
        title.map_or_else(|| code.to_string(), |title| format!("{code}: {title}"))
    }

    /// An address that somebody gave, as a link if it is one of the web. What is none is text.
    pub(super) fn web_link(&self, url: TextId, title: Option<TextId>) -> Markup {
        let address = words_of(&self.register, url);
        let title = title.map(|title| self.plain(title));
        match on_the_web(address) {
            Some(url) => {
                let host = url.host_str().unwrap_or_default();
                html! {
                    a href=(url.as_str()) rel="nofollow noopener noreferrer external" {
                        @match &title {
                            Some(title) => { bdi { (title) } },
                            None => (visible(host)),
                        }
                    }
                    @if title.is_some() { " (" (visible(host)) ")" }
                }
            }
            None => html! {
                @if let Some(title) = &title { bdi { (title) } " " }
                bdi { (visible(address)) }
            },
        }
    }

    /// The address of a call as a link, if everybody may know it; else where it is.
    pub(super) fn address(&self, number: u32) -> Markup {
        let is_public =
            |meeting: &&Meeting| address::is_for(Audience::Public, meeting, &self.register, &self.organisation);
        let meeting = self.register.meeting(number).filter(is_public);
        match meeting.and_then(|known| known.link) {
            Some(link) => html! {
                (self.web_link(link, None))
                @if let Some(passcode) = meeting.and_then(|known| known.passcode) { " (passcode: " (self.words(passcode)) ")" }
            },
            None => html! { (address::elsewhere(number, &self.register)) },
        }
    }

    /// A document as a link, with its review.
    pub(super) fn document(&self, document: &Document) -> Markup {
        html! {
            @if document.title.is_none() { "Document at " }
            (self.web_link(document.url, document.title))
            @if let Some(ends) = document.review_ends {
                @if ends > self.now { ", open for comments until " (appointed(ends)) }
                @else { ", was open for comments until " (day(ends)) }
            }
        }
    }
}

/// An address that can be followed without harm: of the web, with a host, and without a name and password in it.
fn on_the_web(address: &str) -> Option<Url> {
    let url = Url::parse(address).ok()?;
    let is_web = matches!(url.scheme(), "https" | "http") && url.has_host();
    (is_web && url.username().is_empty() && url.password().is_none()).then_some(url)
}

/// `Mon 10 Apr 2017`
pub(super) fn day(at: Timestamp) -> Markup {
    html! { time datetime=(at) { (when::date_words(at, &TimeZone::UTC)) } }
}

/// `Mon 10 Apr 2017, 09:12 UTC`
pub(super) fn moment(at: Timestamp) -> Markup {
    html! { time datetime=(at) { (when::moment_words(at, &TimeZone::UTC)) } }
}

/// When something was said; of what arrived after some end both times.
pub(super) fn render_act(at: Timestamp, came_late: Option<Timestamp>, end: &str) -> Markup {
    html! {
        @match came_late {
            None => { ", " (day(at)) },
            Some(came) => { ", said " (moment(at)) ", arrived after " (end) ": " (moment(came)) },
        }
    }
}

/// The same of what people come to or must keep: the script adds the reader's own time.
pub(super) fn appointed(at: Timestamp) -> Markup {
    html! { time .appointed datetime=(at) { (when::moment_words(at, &TimeZone::UTC)) } }
}

/// `17 members, 3 others`
pub(super) fn tally(tally: Tally) -> String {
    commands::words::reply::tally_words(tally)
}

/// `1 comment`, `2 comments`, `no comment`
pub(super) fn some(number: usize, one: &str) -> String {
    if number == 0 { format!("no {one}") } else { count(number, one) }
}

/// Names with what belongs to them.
pub(super) fn facts<N: AsRef<str>>(facts: impl IntoIterator<Item = (N, Markup)>) -> Markup {
    html! {
        dl .facts {
            @for (name, value) in facts { div { dt { (name.as_ref()) } dd { (value) } } }
        }
    }
}

/// A bar as long as a part of the longest. The number stands beside it, so that it says nothing by itself.
pub(super) fn bar(part: usize, longest: usize) -> Markup {
    let percent = (part * 100).checked_div(longest).unwrap_or(0);
    html! {
        svg .bar viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            rect .whole width="100" height="10" {}
            rect .part width=(percent) height="10" {}
        }
    }
}

/// Words as the beginning of a sentence.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Words as a part of an address within the page.
pub(super) fn slug(words: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    words.chars().map(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        for address in ["https://example.org/a?b=1&c=2", "http://example.org"] {
            assert!(on_the_web(address).is_some(), "{address}");
        }
        for address in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:x",
            "file:///etc/passwd",
            "https://google.com@evil.example/",
            "//example.org",
            "/groups/WG-IMP",
            "https:",
            "not an address",
            "",
        ] {
            assert!(on_the_web(address).is_none(), "{address}");
        }
    }
}
