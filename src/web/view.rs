//! What a page is made from: what was asked for, and the register at the moment that was asked for.

use std::sync::Arc;

use axum::http::StatusCode;
use commands::organisation::Organisation;
use commands::record::Register;
use commands::render::plain::visible;
use commands::say;
use commands::time::when;
use commands::words::{Inline, Language, Message};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use url::form_urlencoded;

use super::search_index::SearchIndex;

/// The key by which an earlier moment is asked for.
pub(super) const AS_OF: &str = "as-of";

/// How many letters of a value are read. Nothing that we know is as long.
const MOST_LETTERS: usize = 200;

/// A key of the query that a page knows, and of what its value is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// Of words.
    Words(&'static str),
    /// Of a number.
    Number(&'static str),
}

/// What somebody asks for: the same for the same question, however it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct PageQuery {
    /// The path.
    pub(super) path: String,
    /// What stands in the places of the path that have a name, in order.
    pub(super) names: Vec<String>,
    /// What is given under the keys that the page knows, in its order of them, without signs that steer a screen.
    query: Vec<(&'static str, String)>,
    /// The words for an earlier moment.
    as_of: Option<String>,
    /// The language in which it is answered.
    pub(super) language: Language,
    /// Whether the address says that language. The pages to which it leads then say it too.
    pub(super) says_language: bool,
}

impl PageQuery {
    /// Of a page that knows these keys. What else follows the question mark says nothing, nor does a key for a second time.
    pub(super) fn new(path: &str, names: Vec<String>, query: Option<&str>, keys: &[Key]) -> Self {
        let typed = |value: &str| -> String {
            let letters = value.chars().map(|c| if c.is_control() { ' ' } else { c });
            letters.take(MOST_LETTERS).collect::<String>().trim().to_owned()
        };
        let given = |key: &str| {
            let mut pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
            let value = pairs.find(|(known, _)| known == key).map(|(_, value)| typed(&value));
            value.filter(|value| !value.is_empty())
        };
        let known = keys.iter().filter_map(|key| match key {
            Key::Words(key) => Some((*key, given(key)?)),
            Key::Number(key) => Some((*key, given(key)?.parse::<usize>().ok()?.to_string())),
        });
        // Two of these at its beginning, and a link to it would lead to another host.
        let path = format!("/{}", path.trim_start_matches(['/', '\\']));
        let (query, as_of) = (known.collect(), given(AS_OF));
        Self { path, names, query, as_of, language: Language::default(), says_language: false }
    }

    /// The same in a language, which the address may say.
    pub(super) fn in_language(self, language: Language, says_language: bool) -> Self {
        Self { language, says_language, ..self }
    }

    /// The same, whatever the moment is.
    pub(super) fn at_any_moment(&self) -> Self {
        Self { as_of: None, ..self.clone() }
    }

    /// What is given under a key.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| *known == key).map(|(_, value)| value.as_str())
    }

    /// What is given under a key that has a list of values.
    pub(super) fn number(&self, key: &str) -> Option<usize> {
        self.get(key)?.parse().ok()
    }

    /// The earlier moment that is asked for; nothing where that is the present, or where none is named.
    pub(super) fn as_of(&self, now: Timestamp) -> Result<Option<AsOf>, Trouble> {
        let Some(words) = &self.as_of else { return Ok(None) };
        let at = when::moment(words, &TimeZone::UTC, now, &when::ENGLISH)
            .map_err(|_| Trouble::NoMoment(words.clone()))?
            .instant;
        // As times are recorded.
        let at = when::whole_seconds(at);
        let today = TimeZone::UTC.to_datetime(now).date();
        if when::end_of_day(today, &TimeZone::UTC).is_some_and(|end| at > end) {
            return Err(Trouble::NotYet(at));
        }
        // What is recorded in this second may not be all that will be.
        Ok((at < when::whole_seconds(now)).then_some(AsOf(at)))
    }
}

/// An earlier moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct AsOf(pub(super) Timestamp);

impl AsOf {
    /// The day at whose end it is.
    pub(super) fn day(self) -> Option<Date> {
        let day = TimeZone::UTC.to_datetime(self.0).date();
        (when::end_of_day(day, &TimeZone::UTC) == Some(self.0)).then_some(day)
    }

    /// As it stands in an address.
    pub(super) fn in_address(self) -> String {
        self.day().map_or_else(|| self.0.to_string(), |day| day.to_string())
    }

    /// As people read it.
    pub(super) fn in_words(self) -> Message {
        match self.day() {
            Some(_) => say!(page_at_end_of_day, date: Inline::Date(self.0)),
            None => say!(page_at_moment, moment: Inline::Moment(self.0)),
        }
    }
}

/// Why there is no page as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The words are no moment.
    NoMoment(String),
    /// It is still to come.
    NotYet(Timestamp),
    /// The record is not kept where it can be read again.
    NoArchive,
    /// Too many ask for what is dear to make.
    Busy,
    /// The journal cannot be read.
    Unreadable,
}

impl Trouble {
    /// As a heading.
    pub(super) fn title(&self) -> Message {
        match self {
            Self::Busy => say!(page_busy),
            Self::NoMoment(_) | Self::NotYet(_) | Self::NoArchive | Self::Unreadable => say!(page_no_day),
        }
    }

    pub(super) fn status(&self) -> StatusCode {
        match self {
            Self::NoMoment(_) | Self::NotYet(_) => StatusCode::BAD_REQUEST,
            Self::NoArchive => StatusCode::NOT_FOUND,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Unreadable => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What is wrong, and what would work.
    pub(super) fn sentence(&self) -> Message {
        match self {
            Self::NoMoment(words) => {
                // Nobody reads more, and the rest may be very long.
                let words: String = words.chars().take(40).collect();
                say!(page_no_moment, typed: Inline::Untrusted(visible(&words).into_owned()))
            }
            Self::NotYet(at) => say!(page_not_yet, date: Inline::Date(*at)),
            Self::NoArchive => say!(page_no_archive),
            Self::Busy => say!(page_busy_why),
            Self::Unreadable => say!(page_unreadable),
        }
    }
}

/// What a page is made from.
#[derive(Clone, Debug)]
pub(super) struct View {
    /// The register, as it is or as it was at the earlier moment.
    pub(super) register: Register,
    pub(super) organisation: Arc<Organisation>,
    /// What the operator says of it to those who come here.
    pub(super) about: Option<Arc<str>>,
    /// The present, or the earlier moment.
    pub(super) now: Timestamp,
    /// The earlier moment, where one is asked for.
    pub(super) as_of: Option<AsOf>,
    /// What is asked for.
    pub(super) asked: PageQuery,
    /// Which words stand where.
    pub(super) search: SearchIndex,
}

impl View {
    /// What stands in the first named place of the path.
    pub(super) fn named(&self) -> &str {
        self.asked.names.first().map(String::as_str).unwrap_or_default()
    }

    /// The address of a page of ours in the same language and at the same moment as this one: `/groups/WG-IMP#decisions`.
    pub(super) fn link(&self, to: &str) -> String {
        self.at_moment(&self.address_of(to))
    }

    /// The same without the moment.
    pub(super) fn address_of(&self, to: &str) -> String {
        if self.asked.says_language { in_language(to, self.asked.language) } else { to.to_owned() }
    }

    /// An address at the same moment as this page.
    pub(super) fn at_moment(&self, to: &str) -> String {
        let Some(as_of) = self.as_of else { return to.to_owned() };
        let (to, place) = to.split_once('#').map_or((to, String::new()), |(to, place)| (to, format!("#{place}")));
        let mark = if to.contains('?') { '&' } else { '?' };
        let as_of: String = form_urlencoded::byte_serialize(as_of.in_address().as_bytes()).collect();
        format!("{to}{mark}{AS_OF}={as_of}{place}")
    }

    /// The address of this page with other values of the query; without those that are nothing. It keeps the moment.
    pub(super) fn link_with(&self, changes: &[(&str, Option<&str>)]) -> String {
        let changed = |key: &str| changes.iter().any(|(changed, _)| *changed == key);
        let kept = self.asked.query.iter().filter(|(key, _)| !changed(key));
        let kept = kept.map(|(key, value)| (*key, value.as_str()));
        let changes = changes.iter().filter_map(|(key, value)| Some((*key, (*value)?)));
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(kept.chain(changes)).finish();
        let path = &self.asked.path;
        self.link(&if query.is_empty() { path.clone() } else { format!("{path}?{query}") })
    }
}

/// An address that says a language: `/fr/groups/WG-IMP`.
pub(super) fn in_language(to: &str, language: Language) -> String {
    let rest = to.trim_start_matches('/');
    let slash = if rest.is_empty() || rest.starts_with(['?', '#']) { "" } else { "/" };
    format!("/{language}{slash}{rest}")
}

#[cfg(test)]
mod tests {
    use commands::words::Line;

    use super::*;

    fn in_english(message: Message) -> String {
        let plain = commands::render::plain::Plain {
            register: &Register::default(),
            mark: "/",
            width: None,
            language: Language::English,
        };
        plain.line(&Line::from(message))
    }

    fn now() -> Timestamp {
        "2017-04-12T10:00:00Z".parse().unwrap()
    }

    const KEYS: &[Key] = &[Key::Words("state"), Key::Number("page")];

    fn view(path: &str, query: &str) -> View {
        let asked = PageQuery::new(path, Vec::new(), Some(query), KEYS);
        let as_of = asked.as_of(now()).unwrap();
        let (register, organisation) = (Register::default(), Arc::new(Organisation::default()));
        View { register, organisation, about: None, now: now(), as_of, asked, search: SearchIndex::default() }
    }

    #[test]
    fn an_earlier_day_is_its_end_and_stays_in_every_link() {
        let view = view("/", "state=approved&page=2&as-of=2017-04-11");
        assert_eq!(
            view.as_of.map(|at| in_english(at.in_words())).as_deref(),
            Some("at the end of Tue 11 Apr 2017 (UTC)")
        );
        assert_eq!(view.link("/groups/WG-IMP#decisions"), "/groups/WG-IMP?as-of=2017-04-11#decisions");
        assert_eq!(view.link("/search?q=a"), "/search?q=a&as-of=2017-04-11");
        assert_eq!(view.link_with(&[("page", Some("3"))]), "/?state=approved&page=3&as-of=2017-04-11");
        assert_eq!(view.link_with(&[("page", None), ("state", None)]), "/?as-of=2017-04-11");
    }

    #[test]
    fn an_earlier_time_is_itself() {
        let view = view("/", "as-of=2017-04-11T22:00:00Z");
        assert_eq!(view.link("/meetings"), "/meetings?as-of=2017-04-11T22%3A00%3A00Z");
        assert_eq!(view.as_of.map(|at| in_english(at.in_words())).as_deref(), Some("on Tue 11 Apr 2017, 22:00 UTC"));
    }

    #[test]
    fn where_an_address_says_its_language_so_do_those_to_which_it_leads() {
        let mut view = view("/", "as-of=2017-04-11");
        view.asked = view.asked.clone().in_language(Language::French, true);
        assert_eq!(view.link("/groups/WG-IMP#decisions"), "/fr/groups/WG-IMP?as-of=2017-04-11#decisions");
        assert_eq!((view.link("/"), view.address_of("/#groups")), ("/fr?as-of=2017-04-11".into(), "/fr#groups".into()));
        assert_eq!(view.link_with(&[("page", Some("3"))]), "/fr?page=3&as-of=2017-04-11");
    }

    #[test]
    fn without_an_earlier_moment_links_are_as_they_are_and_today_is_the_present() {
        for query in ["", "as-of=", "as-of=2017-04-12", "as-of=today", "as-of=2017-04-12T10:00:00Z"] {
            let view = view("/meetings", query);
            assert_eq!((view.as_of, view.link("/a#b")), (None, "/a#b".to_owned()), "{query}");
            assert_eq!(view.link_with(&[("page", Some("a&b"))]), "/meetings?page=a%26b");
        }
    }

    #[test]
    fn the_same_question_is_the_same_however_it_is_written() {
        let asked = |query: &str| PageQuery::new("/", Vec::new(), Some(query), KEYS);
        let one = asked("state=approved&page=2");
        for other in [
            "page=2&state=approved",
            "x=1&state=+approved&&page=02&state=lapsed&q=words",
            "state=approved&page=2&page=7",
            "state=approved%00&page=%2B2",
        ] {
            assert_eq!(asked(other), one, "{other}");
        }
        assert_eq!(asked("page=two&x=1&state="), asked(""));
        assert_eq!(asked(&format!("state={}", "x".repeat(1_000))).get("state").map(str::len), Some(MOST_LETTERS));
        let (day, end) = (asked("as-of=2017-04-11"), asked("as-of=2017-04-11T23:59:59.999999999Z"));
        assert_ne!(day, end);
        assert_eq!((day.as_of(now()), day.at_any_moment()), (end.as_of(now()), end.at_any_moment()));
    }

    #[test]
    fn what_is_no_moment_in_the_past_is_answered_with_a_sentence() {
        let trouble = |query: &str| PageQuery::new("/", Vec::new(), Some(query), KEYS).as_of(now()).unwrap_err();
        let said = |query: &str| in_english(trouble(query).sentence());
        assert_eq!(
            said("as-of=<b>soon"),
            "I did not understand \"<b>soon\". Give a date such as 2017-04-11, or a time such as 2017-04-11T22:00:00Z."
        );
        assert_eq!(said("as-of=2017-04-13"), "Thu 13 Apr 2017 is still to come. Choose a day in the past.");
        assert!(said(&format!("as-of={}", "x".repeat(10_000))).len() < 200);
    }
}
