//! `/feed.atom`: the news of the record (RFC 4287), the latest first.

use commands::history::{self, Anchor};
use commands::record::{Code, Happening, HistoryEntry, PersonId};
use commands::render::names::in_public;
use commands::render::plain::Plain;
use commands::say;
use jiff::Timestamp;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use sha2::{Digest, Sha256};

use super::document::Document;
use super::view::View;

/// How many entries there are.
const ENTRIES: usize = 50;

/// The most letters of a title.
const TITLE: usize = 120;

const CONTENT_TYPE: &str = "application/atom+xml; charset=utf-8";

/// Something that happened, with whose it is.
type FeedNews<'r> = (Option<&'r Code>, &'r HistoryEntry);

pub(super) fn feed(view: &View) -> Document {
    // Writing into memory does not fail.
    match view.feed() {
        Ok(xml) => Document::current(CONTENT_TYPE, xml),
        Err(error) => {
            tracing::error!(%error, "the feed has no form as XML");
            Document::text("Something went wrong.").with(axum::http::StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}

impl View {
    /// The latest news of all groups and of the whole.
    fn news(&self) -> Vec<FeedNews<'_>> {
        let latest = self.register.histories().flat_map(|(code, history)| {
            let news = history.iter().rev().filter(|past| history::coverage(&past.what).is_in_feed);
            news.take(ENTRIES).map(move |past| (code, past))
        });
        let mut news: Vec<FeedNews<'_>> = latest.collect();
        news.sort_by_key(|(_, past)| std::cmp::Reverse(past.seq));
        news.truncate(ENTRIES);
        news
    }

    fn feed(&self) -> std::io::Result<String> {
        let mut writer = Writer::new(Vec::new());
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        let news = self.news();
        let updated = news.first().map(|(_, past)| past.at).or(self.register.at()).unwrap_or(Timestamp::UNIX_EPOCH);
        let feed = writer
            .create_element("feed")
            .with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", self.asked.language.tag())]);
        feed.write_inner_content(|writer| {
            text(writer, "id", &self.id("feed"))?;
            text(writer, "title", &self.record_name())?;
            let name = self.organisation.name.clone();
            text(writer, "subtitle", &self.said(say!(page_news_of, organisation: name)))?;
            text(writer, "updated", &updated.to_string())?;
            writer
                .create_element("author")
                .write_inner_content(|writer| text(writer, "name", &self.organisation.name))?;
            writer.create_element("generator").write_text_content(BytesText::new("Rapporteur"))?;
            self.link_to(writer, "self", "/feed.atom", CONTENT_TYPE)?;
            self.link_to(writer, "alternate", "/", super::document::HTML)?;
            news.iter().try_for_each(|news| self.entry(writer, *news))
        })?;
        Ok(String::from_utf8_lossy(&writer.into_inner()).into_owned())
    }

    fn entry(&self, writer: &mut Writer<Vec<u8>>, (code, past): FeedNews<'_>) -> std::io::Result<()> {
        let group = code.and_then(|code| self.register.group(code));
        let Some(told) = history::entry(past, group, &self.register) else { return Ok(()) };
        let told = told.with_each(in_public(&self.register, &self.organisation, self.asked.language));
        let plain = Plain { register: &self.register, mark: "/", width: None, language: self.asked.language };
        let told = plain.line(&told);
        // Most news begin with the code themselves, or with a word and the code.
        let whose = code.filter(|code| !names(&told, code.as_str()));
        let whose = whose.map(|code| format!("{code}: ")).unwrap_or_default();
        writer.create_element("entry").write_inner_content(|writer| {
            text(writer, "id", &self.id(&format!("{}.{}", past.seq, past.part)))?;
            text(writer, "title", &cut(&format!("{whose}{}", told.replace('\n', " "))))?;
            text(writer, "updated", &past.at.to_string())?;
            text(writer, "published", &past.at.to_string())?;
            self.link_to(writer, "alternate", &place(code, &past.what), super::document::HTML)?;
            let content = writer.create_element("content").with_attribute(("type", "text"));
            content.write_text_content(BytesText::new(&allowed(&told)))?;
            Ok(())
        })?;
        Ok(())
    }

    /// A name for good: made from when and by whom the record was begun, which no other has, so that it stays the same when
    /// the record moves to another address.
    fn id(&self, of: &str) -> String {
        let first = self.register.histories().flat_map(|(_, history)| history.iter().next());
        let first = first
            .min_by_key(|past| past.seq)
            .map(|past| format!("{} {}", past.at, past.by.unwrap_or(PersonId::NOBODY)));
        let hash = Sha256::new().chain_update(first.unwrap_or_default()).chain_update([0]).chain_update(of).finalize();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash[..16]);
        // The version that is free to be made in any way, and the variant (RFC 9562, 5.8).
        bytes[6] = bytes[6] & 0x0f | 0x80;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let hex = commands::record::to_hex(&bytes);
        format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
    }

    /// A link within the record: whole where it is known under which address the public reaches it.
    fn link_to(&self, writer: &mut Writer<Vec<u8>>, rel: &str, path: &str, kind: &str) -> std::io::Result<()> {
        let path = self.address_of(path);
        let whole = self.organisation.page(path.trim_start_matches('/')).map_or(path, |url| url.to_string());
        let kind = kind.split(';').next().unwrap_or(kind);
        let link = writer.create_element("link").with_attributes([("rel", rel), ("type", kind), ("href", &whole)]);
        link.write_empty()?;
        Ok(())
    }
}

/// The page that shows it.
fn place(code: Option<&Code>, what: &Happening) -> String {
    let group = code.map(|code| format!("/groups/{code}")).unwrap_or_default();
    match history::anchor(what) {
        Anchor::Meeting(number) => format!("/meetings/{number}"),
        Anchor::Consultation(number) => format!("/consultations/{number}"),
        Anchor::Decision(place) => format!("{group}#decision-{}", place + 1),
        Anchor::Concern(number) => format!("{group}#concern-{number}"),
        Anchor::Whole if group.is_empty() => "/".to_owned(),
        Anchor::Whole => group,
    }
}

/// Whether words name a group near their beginning.
fn names(told: &str, code: &str) -> bool {
    let words = told.split(|c: char| !c.is_alphanumeric() && c != '-');
    words.filter(|word| !word.is_empty()).take(2).any(|word| word == code)
}

fn text(writer: &mut Writer<Vec<u8>>, name: &str, words: &str) -> std::io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(&allowed(words)))?;
    Ok(())
}

/// The words without the two signs that no XML may have and that can still be shown as others (XML 1.0, 2.2).
fn allowed(words: &str) -> String {
    words.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

/// The words, or as many of them as a title has.
fn cut(words: &str) -> String {
    match words.char_indices().nth(TITLE) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}
