//! Words, names, times and links of the record as HTML. Whatever people typed is escaped here, and is never more than text.

use std::borrow::Cow;

use commands::audience::address::{self, Audience};
use commands::record::{Act, Code, Document, Group, Meeting, PersonId, TextId};
use commands::render::dates;
use commands::render::names::{in_public, public_name_of};
use commands::render::plain::{Plain, shown_words, visible, words_of};
use commands::say;
use commands::words::{Arg, Block, Inline, Language, Line, Message, Table, typed};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use url::Url;

use super::view::View;

/// What stands in a sentence and is more than words: a link, a mark. Each has a letter for private use in its place, which stands
/// for nothing else, wherever it came from.
#[derive(Default)]
pub(super) struct Inserts(Vec<Markup>);

/// The first of these letters.
const FIRST_PLACE: u32 = 0x10_0000;

impl Inserts {
    /// A place for this in the sentence.
    pub(super) fn put(&mut self, markup: Markup) -> Inline {
        let letter = u32::try_from(self.0.len()).ok().and_then(|number| char::from_u32(FIRST_PLACE + number));
        self.0.push(markup);
        Inline::Text(letter.map(String::from).unwrap_or_default().into())
    }

    fn get(&self, inline: &Inline) -> Option<&Markup> {
        let Inline::Text(words) = inline else { return None };
        let mut letters = words.chars();
        let (Some(letter), None) = (letters.next(), letters.next()) else { return None };
        let number = (letter as u32).checked_sub(FIRST_PLACE)?;
        self.0.get(usize::try_from(number).ok()?)
    }
}

/// After which end something arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deadline {
    /// That of a last call.
    LastCall,
    /// That of a consultation.
    Consultation,
}

impl View {
    /// A sentence of the catalogues.
    pub(super) fn say(&self, message: Message) -> Markup {
        self.line(&message.into())
    }

    /// A sentence in which more than words is.
    pub(super) fn say_with(&self, sentence: impl FnOnce(&mut Inserts) -> Message) -> Markup {
        let mut places = Inserts::default();
        let line = Line::from(sentence(&mut places));
        html! {
            @for inline in &self.with_title(&line).in_language(self.asked.language).0 {
                @match places.get(inline) {
                    Some(markup) => (markup),
                    None => (self.inline(inline)),
                }
            }
        }
    }

    /// A sentence of the catalogues where no markup can be.
    pub(super) fn said(&self, message: Message) -> String {
        let public = in_public(&self.register, &self.organisation, self.asked.language);
        let line = Line::from(message).with_each(|inline| match inline {
            Inline::Chair => self.organisation.chair().into(),
            other => public(other),
        });
        self.plainly().line(&line)
    }

    /// In which language commands are shown: in that of the page where the rooms have it too, since they are typed there.
    pub(super) fn typed_in(&self) -> Language {
        if self.organisation.language == self.asked.language { self.asked.language } else { Language::English }
    }

    fn plainly(&self) -> Plain<'_> {
        Plain { register: &self.register, mark: "/", width: None, language: self.asked.language }
    }

    /// A line as it was said, with links to the groups in it.
    pub(super) fn line(&self, line: &Line) -> Markup {
        html! { @for inline in &self.with_title(line).in_language(self.asked.language).0 { (self.inline(inline)) } }
    }

    /// A line with what this organisation calls the chair.
    fn with_title<'l>(&self, line: &'l Line) -> Cow<'l, Line> {
        if self.organisation.own_chair_title().is_none() {
            return Cow::Borrowed(line);
        }
        Cow::Owned(line.clone().with_each(|inline| match inline {
            Inline::Chair => self.organisation.chair().into(),
            other => other.into(),
        }))
    }

    fn inline(&self, inline: &Inline) -> Markup {
        let words = || self.plainly().line(&Line(vec![inline.clone()]));
        match inline {
            Inline::Group(code) => self.group(code),
            Inline::Person(person) => self.name(*person),
            Inline::Date(at) => self.day(*at),
            Inline::Moment(at) => self.moment(*at),
            Inline::Local(at, zone) if zone == "UTC" => self.moment(*at),
            Inline::Local(at, _) => html! { time datetime=(at) { (words()) } },
            Inline::Command(words) => html! { code { "/" (visible(&typed::in_language(words, self.typed_in()))) } },
            Inline::Stored(_) | Inline::StoredSentence(_) | Inline::Excerpt(_) | Inline::Untrusted(_) => {
                html! { bdi { (words()) } }
            }
            // Where the organisation has a title of its own, that stands here already.
            Inline::Chair => html! { (words()) },
            Inline::Address(meeting) => self.address(*meeting),
            Inline::Text(_) | Inline::Said(_) | Inline::Argument { .. } | Inline::ReaderLocalTime(..) => {
                html! { (words()) }
            }
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
                    Block::Fields(fields) => (facts(fields.iter().map(|(name, line)| (name.in_language(self.asked.language), self.line(line))))),
                    Block::Table(table) => (self.table(table)),
                }
            }
        }
    }

    fn table(&self, table: &Table) -> Markup {
        let head = |head: &commands::words::Label| head.in_language(self.asked.language).into_owned();
        html! {
            table .reflows {
                thead { tr { @for label in &table.heads { th scope="col" { (head(label)) } } } }
                tbody {
                    @for row in &table.rows {
                        tr { @for (cell, label) in row.iter().zip(&table.heads) { td data-label=(head(label)) { (self.line(cell)) } } }
                    }
                }
            }
        }
    }

    /// Words within a line.
    pub(super) fn words(&self, id: TextId) -> Markup {
        html! { bdi { (visible(&shown_words(&self.register, id, self.asked.language))) } }
    }

    /// Words that stand by themselves, with their line breaks.
    pub(super) fn text(&self, id: TextId) -> Markup {
        html! { p .said dir="auto" { (visible(&shown_words(&self.register, id, self.asked.language))) } }
    }

    /// Words as text, where no markup can be.
    pub(super) fn plain(&self, id: TextId) -> String {
        visible(&shown_words(&self.register, id, self.asked.language)).into_owned()
    }

    /// Somebody's name, or "a former member".
    pub(super) fn name(&self, person: PersonId) -> Markup {
        html! { bdi { (visible(&public_name_of(&self.register, &self.organisation, person, self.asked.language))) } }
    }

    /// Names in a row.
    pub(super) fn names(&self, people: &[PersonId]) -> Markup {
        self.say(say!(page_names, names: Arg::each(people.iter().copied())))
    }

    /// Who did something, and as what; where that was said, and who recorded it.
    pub(super) fn act(&self, act: &Act, standing: Vec<Line>) -> Markup {
        self.say_with(|places| {
            let when = match act.said_on {
                Some(day) => Message::from(day).into(),
                None => self.when(act.at, act.came_late, Deadline::LastCall),
            };
            let said = match standing.as_slice() {
                [] => say!(page_act, who: act.person, when: when),
                _ => say!(page_act_as, who: act.person, standing: Arg::each(standing), when: when),
            };
            let said = match act.recorded_by {
                Some(by) => say!(page_act_recorded, act: said, by: by),
                None => said,
            };
            match act.source {
                Some(source) => say!(page_act_from, act: said, source: places.put(self.web_link(source, None))),
                None => said,
            }
        })
    }

    /// When something was said; of what arrived after some end both times.
    pub(super) fn when(&self, at: Timestamp, came_late: Option<Timestamp>, end: Deadline) -> Arg {
        let key = match end {
            Deadline::LastCall => "last-call",
            Deadline::Consultation => "consultation",
        };
        match came_late {
            None => Inline::Date(at).into(),
            Some(came) => {
                let end = commands::words::shared::key(key);
                say!(page_late, said: Inline::Moment(at), came: Inline::Moment(came), end: end).into()
            }
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
        let title = self.register.group(code).and_then(Group::title);
        title.map_or_else(|| code.to_string(), |title| self.said(say!(group_heading, group: code, title: title)))
    }

    /// An address that somebody gave, as a link if it is one of the web. What is none is text.
    pub(super) fn web_link(&self, url: TextId, title: Option<TextId>) -> Markup {
        let address = words_of(&self.register, url);
        let title = title.map(|title| self.words(title));
        let Some(url) = on_the_web(address) else {
            return html! { @if let Some(title) = &title { (title) " " } bdi { (visible(address)) } };
        };
        let site = visible(url.host_str().unwrap_or_default()).into_owned();
        let link =
            |shown: Markup| html! { a href=(url.as_str()) rel="nofollow noopener noreferrer external" { (shown) } };
        match title {
            Some(title) => self.say_with(|places| say!(page_link_on, title: places.put(link(title)), site: site)),
            None => link(html! { (site) }),
        }
    }

    /// Words of the operator, in which addresses of the web are links.
    pub(super) fn linked(&self, words: &str) -> Markup {
        html! {
            @for (place, word) in words.split_whitespace().enumerate() {
                @if place > 0 { " " }
                @match on_the_web(word) {
                    Some(url) => a href=(url.as_str()) { (word) },
                    None => (word),
                }
            }
        }
    }

    /// The address of a call as a link, if everybody may know it; else where it is.
    pub(super) fn address(&self, number: u32) -> Markup {
        let is_public =
            |meeting: &&Meeting| address::is_for(Audience::Public, meeting, &self.register, &self.organisation);
        let meeting = self.register.meeting(number).filter(is_public);
        let Some((meeting, link)) = meeting.and_then(|known| Some((known, known.link?))) else {
            return html! { (self.said(address::whereabouts(number, &self.register))) };
        };
        let link = self.web_link(link, None);
        match meeting.passcode {
            Some(passcode) => {
                self.say_with(|places| say!(address_with_passcode, link: places.put(link), passcode: passcode))
            }
            None => link,
        }
    }

    /// A document as a link, with its review.
    pub(super) fn document(&self, document: &Document) -> Markup {
        let link = self.web_link(document.url, document.title);
        let link = match document.title {
            Some(_) => link,
            None => self.say_with(|places| say!(page_document_at, link: places.put(link))),
        };
        match document.review_ends {
            Some(ends) if ends > self.now => self.say_with(|places| {
                let until = places.put(self.appointed(ends));
                say!(page_document_open, document: places.put(link), until: until)
            }),
            Some(ends) => self
                .say_with(|places| say!(page_document_was_open, document: places.put(link), until: Inline::Date(ends))),
            None => link,
        }
    }

    /// `Mon 10 Apr 2017`
    pub(super) fn day(&self, at: Timestamp) -> Markup {
        html! { time datetime=(at) { (dates::date(at, &TimeZone::UTC, self.asked.language)) } }
    }

    /// `Mon 10 Apr 2017, 09:12 UTC`
    pub(super) fn moment(&self, at: Timestamp) -> Markup {
        html! { time datetime=(at) { (dates::moment(at, &TimeZone::UTC, self.asked.language)) } }
    }

    /// The same of what people come to or must keep: the script adds the reader's own time.
    pub(super) fn appointed(&self, at: Timestamp) -> Markup {
        html! { time .appointed datetime=(at) { (dates::moment(at, &TimeZone::UTC, self.asked.language)) } }
    }
}

/// A day as something that happens at its beginning.
pub(super) fn of_day(day: Date) -> Inline {
    let at = TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0));
    at.map_or_else(|_| Inline::Text(day.to_string().into()), Inline::Date)
}

/// Names with what belongs to them.
pub(super) fn facts<N: AsRef<str>>(facts: impl IntoIterator<Item = (N, Markup)>) -> Markup {
    html! {
        dl .facts {
            @for (name, value) in facts { div { dt { (name.as_ref()) } dd { (value) } } }
        }
    }
}

/// An address that can be followed without harm: of the web, with a host, and without a name and password in it.
fn on_the_web(address: &str) -> Option<Url> {
    let url = Url::parse(address).ok()?;
    let is_web = matches!(url.scheme(), "https" | "http") && url.has_host();
    (is_web && url.username().is_empty() && url.password().is_none()).then_some(url)
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
