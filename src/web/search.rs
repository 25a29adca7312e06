//! `/search?q=words`: where words stand in the proceedings. All of them are looked for, in whatever case and with or without
//! accents.

use commands::record::{Group, Meeting, Noted, Owner, PersonId, TextId, Topic};
use commands::render::names::public_name_of;
use commands::render::plain::{shown_words, visible, words_of};
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

/// Something that has all the words.
#[derive(Debug)]
struct SearchHit {
    rank: Rank,
    at: Timestamp,
    /// Where it can be read.
    link: String,
    /// Where it stands, and what it is.
    place: String,
    who: Option<PersonId>,
    text: Option<TextId>,
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
    Item(&'r str),
}

impl What<'_> {
    /// Where it stands, and what it is.
    fn within(self, about: Inline) -> Message {
        let text = |words: &str| Inline::Text(words.to_owned().into());
        match self {
            Self::Itself => say!(page_place, about: about),
            Self::Kind(kind) => say!(page_place_in, about: about, kind: key(kind)),
            Self::Charter(part) => say!(page_place_charter, about: about, part: text(part)),
            Self::Concern(number) => say!(page_place_concern, about: about, number: number),
            Self::EndOfConcern(number) => say!(page_place_concern_end, about: about, number: number),
            Self::Item(place) => say!(page_place_item, about: about, item: text(place)),
        }
    }
}

/// Words that are looked for, as they are compared.
struct Search<'v> {
    view: &'v View,
    wanted: Vec<String>,
    found: Vec<SearchHit>,
}

pub(super) fn page(view: &View) -> Document {
    let asked: String = view.asked.get("q").unwrap_or_default().chars().take(MOST_LETTERS).collect();
    let wanted: Vec<String> =
        asked.split_whitespace().take(MOST_WORDS).map(folded).filter(|word| !word.is_empty()).collect();
    let mut search = Search { view, wanted, found: Vec::new() };
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
    fn found(&self, found: &SearchHit, wanted: &[String]) -> Markup {
        html! {
            li {
                p {
                    (self.say_with(|places| {
                        let place = places.put(html! { a href=(self.link(&found.link)) { bdi { (found.place) } } });
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

impl Search<'_> {
    /// Keeps what has all words in its text, in the name of who said it, or in what it belongs to, and one of them not only
    /// there.
    fn look(
        &mut self,
        (about, link, what): (&str, impl FnOnce() -> String, What<'_>),
        (at, who, text): (Timestamp, Option<PersonId>, TextId),
    ) {
        let register = &self.view.register;
        let own = folded(words_of(register, text));
        let name = who
            .map(|who| folded(&public_name_of(register, &self.view.organisation, who, self.view.asked.language)))
            .unwrap_or_default();
        let is_own = |word: &String| own.contains(word.as_str()) || name.contains(word.as_str());
        let about_folded = folded(about);
        let is_all = self.wanted.iter().all(|word| is_own(word) || about_folded.contains(word.as_str()));
        if is_all && self.wanted.iter().any(is_own) {
            let about = Inline::Text(about.to_owned().into());
            let place = self.view.said(what.within(about));
            self.found.push(SearchHit { rank: Rank::Said, at, link: link(), place, who, text: Some(text) });
        }
    }

    /// Keeps something by its name.
    fn look_at_name(&mut self, name: &str, link: impl FnOnce() -> String, at: Timestamp) {
        let folded = folded(name);
        if self.wanted.iter().all(|word| folded.contains(word.as_str())) {
            let begins = self.wanted.first().is_some_and(|word| folded.starts_with(word.as_str()));
            let rank = if begins { Rank::Beginning } else { Rank::Name };
            let place = name.to_owned();
            self.found.push(SearchHit { rank, at, link: link(), place, who: None, text: None });
        }
    }

    fn everywhere(&mut self) {
        let register = self.view.register.clone();
        register.groups().for_each(|group| self.in_group(group));
        register.meetings().for_each(|meeting| self.in_meeting(meeting));
        for one in register.consultations() {
            let (number, at) = (one.number, one.opened);
            let about = self.view.said(say!(consult_question, number: number, question: one.question));
            let link = move |place: String| move || format!("/consultations/{number}{place}");
            self.look_at_name(&about, link(String::new()), at);
            for option in &one.options {
                self.look((&about, link("#result".to_owned()), What::Kind("option")), (at, None, option.text));
            }
            for outcome in &one.outcomes {
                self.look(
                    (&about, link("#outcome".to_owned()), What::Kind("outcome")),
                    (outcome.at, outcome.by, outcome.words),
                );
            }
            // What is hidden until the end is not found before it.
            let shown = one.inputs.iter().filter(|_| !(one.hidden && one.is_open()));
            for input in shown {
                let place = format!("#input-{}", input.number);
                for text in input.words.iter().chain(&input.initiative) {
                    self.look(
                        (&about, link(place.clone()), What::Kind("input")),
                        (input.at, Some(input.person), *text),
                    );
                }
            }
        }
        for action in register.actions() {
            let about = self.view.said(say!(page_about_action, number: action.number));
            let place = match (&action.group, action.is_open()) {
                (Some(code), _) => format!("/groups/{code}#action-{}", action.number),
                (None, true) => format!("/meetings#action-{}", action.number),
                (None, false) => {
                    action.set_in.map_or("/meetings".to_owned(), |set_in| format!("/meetings/{}", set_in.meeting))
                }
            };
            let who = match &action.owner {
                Owner::Person(person) => Some(*person),
                Owner::Office { .. } => None,
            };
            self.look((&about, || place.clone(), What::Itself), (action.set, who, action.words));
            if let Some((done, words)) = action.done.and_then(|done| Some((done, done.words?))) {
                self.look((&about, || place, What::Kind("done")), (done.at, done.by, words));
            }
        }
    }

    fn in_group(&mut self, group: &Group) {
        let about = self.view.code_and_title(&group.code);
        let code = &group.code;
        let link = |place: String| move || format!("/groups/{code}{place}");
        let at = |place: &str| link(format!("#{place}"));
        self.look_at_name(&about, link(String::new()), group.proposed_at);
        for (part, revisions) in &group.charter {
            if let Some(last) = revisions.last() {
                self.look((&about, at("charter"), What::Charter(part)), (last.at, last.by, last.words));
            }
        }
        for status in &group.status_lines {
            self.look((&about, link(String::new()), What::Kind("status")), (status.at, status.by, status.words));
        }
        for note in &group.notes {
            self.look((&about, link(String::new()), What::Kind("note")), (note.at, note.by, note.words));
        }
        for support in group.supporters.values() {
            if let Some(words) = support.words {
                self.look(
                    (&about, at("support"), What::Kind("support")),
                    (support.act.at, Some(support.act.person), words),
                );
            }
        }
        for (number, concern) in (1..).zip(&group.concerns) {
            let (act, place) = (&concern.act, format!("concern-{number}"));
            self.look((&about, at(&place), What::Concern(number)), (act.at, Some(act.person), concern.words));
            if let Some((end, reason)) = concern.end.as_ref().and_then(|end| Some((end, end.reason?))) {
                self.look((&about, at(&place), What::EndOfConcern(number)), (end.at, end.by, reason));
            }
        }
        for (number, comment) in group.standing_comments() {
            let place = at(&format!("comment-{number}"));
            self.look(
                (&about, place, What::Kind("comment")),
                (comment.act.at, Some(comment.act.person), comment.words),
            );
        }
        for (number, decision) in (1..).zip(&group.decisions) {
            for text in decision.reason.iter().chain(&decision.anyway) {
                let place = at(&format!("decision-{number}"));
                self.look((&about, place, What::Kind("decision")), (decision.act.at, Some(decision.act.person), *text));
            }
        }
        for (number, update) in (1..).zip(&group.updates) {
            self.look(
                (&about, at(&format!("update-{number}")), What::Kind("update")),
                (update.at, update.by, update.words),
            );
        }
        for document in &group.documents {
            for text in document.title.iter().chain([&document.url]) {
                self.look((&about, at("documents"), What::Kind("document")), (group.proposed_at, None, *text));
            }
        }
    }

    fn in_meeting(&mut self, meeting: &Meeting) {
        let number = meeting.number;
        let about = self.view.said(match &meeting.group {
            Some(group) => say!(meeting_name, number: number, group: group, title: meeting.title),
            None => say!(page_about_meeting, number: number, title: meeting.title),
        });
        let link = || format!("/meetings/{number}");
        self.look_at_name(&about, link, meeting.starts);
        for (place, item) in meeting.agenda.numbered() {
            // What is carried over is found where it is from.
            if let Topic::Words(words) = item.topic {
                self.look((&about, link, What::Item(&place.to_string())), (meeting.starts, None, words));
            }
        }
        // What is taken down can be taken back as long as the meeting goes on.
        let minutes = meeting.record.as_ref().filter(|record| record.ended.is_some());
        let proposed = minutes.iter().flat_map(|record| record.open_corrections());
        for (known, words) in proposed.filter_map(|known| Some((known, known.what.words()?))) {
            self.look((&about, link, What::Kind("minutes")), (known.at, known.by, words));
        }
        for note in minutes.iter().flat_map(|record| &record.notes).filter(|note| !note.is_undone) {
            if let Noted::Words(_, revisions) = &note.what
                && let Some(words) = revisions.last()
            {
                self.look((&about, link, What::Kind("minutes")), (note.at, None, words.words));
            }
        }
    }
}

/// Words as they are compared: in small letters, without accents.
fn folded(words: &str) -> String {
    if words.is_ascii() {
        return words.to_ascii_lowercase();
    }
    words.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
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
