//! `/search?q=words`: where words stand in the proceedings. All of them are looked for, in whatever case and with or without
//! accents.

use std::collections::HashMap;
use std::rc::Rc;

use commands::record::{Group, ItemNumber, Meeting, Noted, Owner, PersonId, Register, TextId, Topic};
use commands::render::names::public_name_of;
use commands::render::plain::{shown_words, visible};
use commands::say;
use commands::words::shared::key;
use commands::words::{Inline, Message};
use jiff::Timestamp;
use maud::{Markup, html};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::document::Document;
use super::page::NavItem;
use super::paging::ListPart;
use super::view::View;

/// How many are on a page.
const EACH: usize = 20;

/// The most words that are looked for, and the most letters of all of them.
const MOST_WORDS: usize = 10;
const MOST_LETTERS: usize = 200;

/// How many letters of a text are shown before and after the first word that was found.
const BEFORE: usize = 60;
const AFTER: usize = 180;

/// What stands before what else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// What is said about something.
    Said,
    /// The name of something.
    Name,
    /// A name that begins with the words, as a group's does with its code.
    Beginning,
}

/// Which of the wanted words something has: a bit for each, of which there are more than `MOST_WORDS`.
type Mask = u16;

/// What something is said about, and the page that shows it.
#[derive(Clone, Debug)]
struct About {
    words: Rc<str>,
    page: Rc<str>,
    has: Mask,
}

/// Where on that page something stands.
#[derive(Clone, Copy, Debug)]
enum Anchor {
    /// On the whole of it.
    Page,
    /// In a part.
    Part(&'static str),
    /// At one of a kind, by its number.
    Number(&'static str, u64),
}

/// Something that has all the words. Its place is put into words where it is shown: there may be many more than are.
#[derive(Debug)]
struct SearchHit<'v> {
    rank: Rank,
    at: Timestamp,
    about: About,
    anchor: Anchor,
    what: What<'v>,
    who: Option<PersonId>,
    text: Option<TextId>,
}

impl SearchHit<'_> {
    /// Where it can be read.
    fn link(&self) -> String {
        let page = &self.about.page;
        match self.anchor {
            Anchor::Page => page.to_string(),
            Anchor::Part(part) => format!("{page}#{part}"),
            Anchor::Number(kind, number) => format!("{page}#{kind}-{number}"),
        }
    }
}

/// What something is that was said about something else.
#[derive(Clone, Copy, Debug)]
enum What<'r> {
    /// That itself.
    Itself,
    /// One of a closed set.
    Kind(&'static str),
    /// A part of a charter.
    Charter(&'r str),
    /// A concern, by its number.
    Concern(u32),
    /// How it ended.
    EndOfConcern(u32),
    /// An item of an agenda, by its place.
    Item(ItemNumber),
}

impl What<'_> {
    /// Where it stands, and what it is.
    fn within(self, about: &str) -> Message {
        let text = |words: &str| Inline::Text(words.to_owned().into());
        let about = text(about);
        match self {
            Self::Itself => say!(page_place, about: about),
            Self::Kind(kind) => say!(page_place_in, about: about, kind: key(kind)),
            Self::Charter(part) => say!(page_place_charter, about: about, part: text(part)),
            Self::Concern(number) => say!(page_place_concern, about: about, number: number),
            Self::EndOfConcern(number) => say!(page_place_concern_end, about: about, number: number),
            Self::Item(place) => say!(page_place_item, about: about, item: text(&place.to_string())),
        }
    }
}

/// Words that are looked for, as they are compared.
struct Search<'v> {
    view: &'v View,
    register: &'v Register,
    wanted: Vec<String>,
    /// The texts that have any of them, and the names of people that were looked at.
    texts: HashMap<TextId, Mask>,
    names: HashMap<PersonId, Mask>,
    /// What stands in what every meeting is called.
    of_meetings: Mask,
    found: Vec<SearchHit<'v>>,
}

pub(super) fn page(view: &View) -> Document {
    let asked: String = view.asked.get("q").unwrap_or_default().chars().take(MOST_LETTERS).collect();
    let wanted: Vec<String> =
        asked.split_whitespace().take(MOST_WORDS).map(folded).filter(|word| !word.is_empty()).collect();
    let mut search = Search {
        view,
        register: &view.register,
        wanted,
        texts: HashMap::new(),
        names: HashMap::new(),
        of_meetings: 0,
        found: Vec::new(),
    };
    if !search.wanted.is_empty() {
        search.everywhere();
    }
    search.found.sort_by_key(|found| std::cmp::Reverse((found.rank, found.at)));
    let Search { wanted, found, .. } = search;
    let part = ListPart::of(view, "page", found, EACH);
    let main = html! {
        h1 { (view.say(say!(page_search_button))) }
        @if wanted.is_empty() {
            p { (view.say(say!(page_search_how))) }
        } @else {
            p role="status" { (view.say(say!(page_results, number: part.all, words: Inline::Untrusted(asked)))) }
            ol .results start=(part.first) { @for found in &part.items { (view.found(found, &wanted)) } }
            (part.ways(view, "results", ""))
        }
    };
    view.page(&view.said(say!(page_search_button)), NavItem::Elsewhere, &main).hidden()
}

impl View {
    fn found(&self, found: &SearchHit<'_>, wanted: &[String]) -> Markup {
        html! {
            li {
                p {
                    (self.say_with(|places| {
                        let said = self.said(found.what.within(&found.about.words));
                        let place = places.put(html! { a href=(self.link(&found.link())) { bdi { (said) } } });
                        let date = Inline::Date(found.at);
                        match found.who {
                            Some(who) => say!(page_found_of, place: place, who: who, date: date),
                            None => say!(page_found, place: place, date: date),
                        }
                    }))
                }
                @if let Some(text) = found.text { p .said dir="auto" { (excerpt(&visible(&shown_words(&self.register, text, self.asked.language)), wanted)) } }
            }
        }
    }
}

impl<'v> Search<'v> {
    /// Which of the words stand in something.
    fn mask(&self, words: &str) -> Mask {
        mask_of(&self.wanted, &folded(words))
    }

    /// That of all words.
    fn all(&self) -> Mask {
        (1 << self.wanted.len()) - 1
    }

    fn about(&self, words: String, page: String) -> About {
        About { has: self.mask(&words), words: words.into(), page: page.into() }
    }

    fn name(&mut self, who: PersonId) -> Mask {
        if let Some(known) = self.names.get(&who) {
            return *known;
        }
        let view = self.view;
        let name = public_name_of(self.register, &view.organisation, who, view.asked.language);
        let has = self.mask(&name);
        self.names.insert(who, has);
        has
    }

    /// Which of the words a text has, or the name of who said it.
    fn own(&mut self, who: Option<PersonId>, text: TextId) -> Mask {
        let name = who.map_or(0, |who| self.name(who));
        self.texts.get(&text).copied().unwrap_or(0) | name
    }

    /// Keeps what has all words in its text, in the name of who said it, or in what it belongs to, and one of them not only
    /// there.
    fn look(
        &mut self,
        (about, anchor, what): (&About, Anchor, What<'v>),
        (at, who, text): (Timestamp, Option<PersonId>, TextId),
    ) {
        let own = self.own(who, text);
        if own != 0 && own | about.has == self.all() {
            let about = about.clone();
            self.found.push(SearchHit { rank: Rank::Said, at, about, anchor, what, who, text: Some(text) });
        }
    }

    /// Keeps something by its name.
    fn look_at_name(&mut self, about: &About, at: Timestamp) {
        if about.has == self.all() {
            let begins = self.wanted.first().is_some_and(|word| folded(&about.words).starts_with(word.as_str()));
            let rank = if begins { Rank::Beginning } else { Rank::Name };
            let (about, anchor, what) = (about.clone(), Anchor::Page, What::Itself);
            self.found.push(SearchHit { rank, at, about, anchor, what, who: None, text: None });
        }
    }

    fn everywhere(&mut self) {
        let register = self.register;
        let mut letters = String::new();
        for (id, words) in register.all_words() {
            fold_into(&mut letters, words);
            let has = mask_of(&self.wanted, &letters);
            if has != 0 {
                self.texts.insert(id, has);
            }
        }
        let none = || Inline::Text(String::new().into());
        self.of_meetings = [
            say!(meeting_name, number: none(), group: none(), title: none()),
            say!(page_about_meeting, number: none(), title: none()),
        ]
        .into_iter()
        .fold(0, |has, called| has | self.mask(&self.view.said(called)));
        register.groups().for_each(|group| self.in_group(group));
        register.meetings().for_each(|meeting| self.in_meeting(meeting));
        for one in register.consultations() {
            let (number, at) = (one.number, one.opened);
            let about = self.view.said(say!(consult_question, number: number, question: one.question));
            let about = self.about(about, format!("/consultations/{number}"));
            self.look_at_name(&about, at);
            for option in &one.options {
                self.look((&about, Anchor::Part("result"), What::Kind("option")), (at, None, option.text));
            }
            for outcome in &one.outcomes {
                self.look(
                    (&about, Anchor::Part("outcome"), What::Kind("outcome")),
                    (outcome.at, outcome.by, outcome.words),
                );
            }
            // What is hidden until the end is not found before it.
            let shown = one.inputs.iter().filter(|_| !(one.hidden && one.is_open()));
            for input in shown {
                let anchor = Anchor::Number("input", input.number.into());
                for text in input.words.iter().chain(&input.initiative) {
                    self.look((&about, anchor, What::Kind("input")), (input.at, Some(input.person), *text));
                }
            }
        }
        for action in register.actions() {
            let who = match &action.owner {
                Owner::Person(person) => Some(*person),
                Owner::Office { .. } => None,
            };
            let done = action.done.and_then(|done| Some((done, done.words?)));
            let own = self.own(who, action.words);
            let own = done.map_or(own, |(done, words)| own | self.own(done.by, words));
            // Most have none of the words, and what is shown of them takes longer than to look.
            if own == 0 {
                continue;
            }
            let (page, part) = match (&action.group, action.is_open(), action.set_in) {
                (Some(code), _, _) => (format!("/groups/{code}"), true),
                (None, true, _) => ("/meetings".to_owned(), true),
                (None, false, Some(set_in)) => (format!("/meetings/{}", set_in.meeting), false),
                (None, false, None) => ("/meetings".to_owned(), false),
            };
            let about = self.about(self.view.said(say!(page_about_action, number: action.number)), page);
            let anchor = if part { Anchor::Number("action", action.number.into()) } else { Anchor::Page };
            self.look((&about, anchor, What::Itself), (action.set, who, action.words));
            if let Some((done, words)) = done {
                self.look((&about, anchor, What::Kind("done")), (done.at, done.by, words));
            }
        }
    }

    fn in_group(&mut self, group: &'v Group) {
        let about = self.about(self.view.code_and_title(&group.code), format!("/groups/{}", group.code));
        self.look_at_name(&about, group.proposed_at);
        for (part, revisions) in &group.charter {
            if let Some(last) = revisions.last() {
                self.look((&about, Anchor::Part("charter"), What::Charter(part)), (last.at, last.by, last.words));
            }
        }
        for status in &group.status_lines {
            self.look((&about, Anchor::Page, What::Kind("status")), (status.at, status.by, status.words));
        }
        for note in &group.notes {
            self.look((&about, Anchor::Page, What::Kind("note")), (note.at, note.by, note.words));
        }
        for support in group.supporters.values() {
            if let Some(words) = support.words {
                self.look(
                    (&about, Anchor::Part("support"), What::Kind("support")),
                    (support.act.at, Some(support.act.person), words),
                );
            }
        }
        for (number, concern) in (1..).zip(&group.concerns) {
            let (act, anchor) = (&concern.act, Anchor::Number("concern", number.into()));
            self.look((&about, anchor, What::Concern(number)), (act.at, Some(act.person), concern.words));
            if let Some((end, reason)) = concern.end.as_ref().and_then(|end| Some((end, end.reason?))) {
                self.look((&about, anchor, What::EndOfConcern(number)), (end.at, end.by, reason));
            }
        }
        for (number, comment) in group.standing_comments() {
            let place = Anchor::Number("comment", number as u64);
            self.look(
                (&about, place, What::Kind("comment")),
                (comment.act.at, Some(comment.act.person), comment.words),
            );
        }
        for (number, decision) in (1..).zip(&group.decisions) {
            for text in decision.reason.iter().chain(&decision.anyway) {
                let place = Anchor::Number("decision", number);
                self.look((&about, place, What::Kind("decision")), (decision.act.at, Some(decision.act.person), *text));
            }
        }
        for (number, update) in (1..).zip(&group.updates) {
            self.look(
                (&about, Anchor::Number("update", number), What::Kind("update")),
                (update.at, update.by, update.words),
            );
        }
        for document in &group.documents {
            for text in document.title.iter().chain([&document.url]) {
                self.look(
                    (&about, Anchor::Part("documents"), What::Kind("document")),
                    (group.proposed_at, None, *text),
                );
            }
        }
    }

    fn in_meeting(&mut self, meeting: &'v Meeting) {
        let number = meeting.number;
        // What is carried over is found where it is from.
        let items = meeting.agenda.numbered().filter_map(|(place, item)| match item.topic {
            Topic::Words(words) => Some((What::Item(place), (meeting.starts, None, words))),
            Topic::Carried(_) => None,
        });
        // What is taken down can be taken back as long as the meeting goes on.
        let minutes = meeting.record.as_ref().filter(|record| record.ended.is_some());
        let proposed = minutes.iter().flat_map(|record| record.open_corrections());
        let proposed = proposed.filter_map(|known| Some((known.at, known.by, known.what.words()?)));
        let notes = minutes.iter().flat_map(|record| &record.notes).filter(|note| !note.is_undone);
        let notes = notes.filter_map(|note| match &note.what {
            Noted::Words(_, revisions) => revisions.last().map(|words| (note.at, None, words.words)),
            Noted::Action(_) => None,
        });
        let said: Vec<_> = items.chain(proposed.chain(notes).map(|said| (What::Kind("minutes"), said))).collect();
        let has_any = said.iter().any(|(_, (_, who, text))| self.own(*who, *text) != 0);
        if !has_any && !self.may_be_called(meeting) {
            return;
        }
        let about = self.view.said(match &meeting.group {
            Some(group) => say!(meeting_name, number: number, group: group, title: meeting.title),
            None => say!(page_about_meeting, number: number, title: meeting.title),
        });
        let about = self.about(about, format!("/meetings/{number}"));
        self.look_at_name(&about, meeting.starts);
        for (what, said) in said {
            self.look((&about, Anchor::Page, what), said);
        }
    }

    /// Whether all words may stand in what a meeting is called. To put that into words takes longer than to look.
    fn may_be_called(&self, meeting: &Meeting) -> bool {
        let group = meeting.group.as_ref().map_or(0, |group| self.mask(group.as_str()));
        let title = self.texts.get(&meeting.title).copied().unwrap_or(0);
        self.of_meetings | group | title | self.mask(&meeting.number.to_string()) == self.all()
    }
}

/// Which of the words stand in letters that are folded.
fn mask_of(wanted: &[String], letters: &str) -> Mask {
    let has = wanted.iter().enumerate().filter(|(_, word)| letters.contains(word.as_str()));
    has.fold(0, |mask, (place, _)| mask | 1 << place)
}

/// Words as they are compared: in small letters, without accents.
fn folded(words: &str) -> String {
    let mut letters = String::new();
    fold_into(&mut letters, words);
    letters
}

/// The same, in the place of what stood there.
fn fold_into(letters: &mut String, words: &str) {
    letters.clear();
    if words.is_ascii() {
        letters.push_str(words);
        letters.make_ascii_lowercase();
        return;
    }
    letters.extend(words.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase));
}

/// The part of a text around the first of the words that it has, with those words marked.
fn excerpt(text: &str, wanted: &[String]) -> Markup {
    // Letters, each with where it stands in the text: to fold can make them longer or shorter.
    let mut letters = String::new();
    let mut places: Vec<usize> = Vec::new();
    for (place, c) in text.char_indices() {
        let before = letters.len();
        letters.push_str(&folded(c.encode_utf8(&mut [0; 4])));
        places.extend(std::iter::repeat_n(place, letters.len() - before));
    }
    places.push(text.len());
    let mut marks: Vec<(usize, usize)> = wanted
        .iter()
        .flat_map(|word| letters.match_indices(word.as_str()).map(|(at, found)| (places[at], places[at + found.len()])))
        .collect();
    marks.sort_unstable();
    let first = marks.first().map_or(0, |(from, _)| *from);
    let from = text[..first].char_indices().rev().take(BEFORE).last().map_or(first, |(place, _)| place);
    let to = text[first..].char_indices().nth(AFTER).map_or(text.len(), |(place, _)| first + place);
    // Between two words, where there is such a place.
    let from = if from > 0 { text[from..first].find(' ').map_or(from, |blank| from + blank + 1) } else { from };
    let to = if to < text.len() { text[first..to].rfind(' ').map_or(to, |blank| first + blank) } else { to };
    let mut at = from;
    let mut pieces: Vec<(&str, &str)> = Vec::new();
    for (begin, end) in marks.into_iter().filter(|(begin, end)| *end <= to && begin < end) {
        if begin >= at {
            pieces.push((&text[at..begin], &text[begin..end]));
            at = end;
        }
    }
    html! {
        @if from > 0 { "… " }
        @for (plain, marked) in pieces { (plain) mark { (marked) } }
        (text[at..to])
        @if to < text.len() { " …" }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str, wanted: &[&str]) -> String {
        excerpt(text, &wanted.iter().map(|word| folded(word)).collect::<Vec<_>>()).into_string()
    }

    #[test]
    fn an_excerpt_marks_what_was_found_and_is_only_text() {
        expect!["<mark>Flávio</mark> &lt;<mark>b&gt;</mark><mark>Wagner</mark>&lt;/<mark>b&gt;</mark> said so"]
            .assert_eq(&shown("Flávio <b>Wagner</b> said so", &["flavio", "WAGNER", "b>"]));
        let long = format!("{}needle{}", "word ".repeat(100), " word".repeat(100));
        expect!["… word word word word word word word word word word word <mark>needle</mark> word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word …"].assert_eq(&shown(&long, &["needle"]));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn an_excerpt_of_any_text_for_any_words_is_made(text in "\\PC{0,300}", word in "\\PC{1,3}") {
            let excerpt = shown(&text, &[&word]);
            prop_assert_eq!(excerpt.matches("<mark>").count(), excerpt.matches("</mark>").count());
        }
    }
}
