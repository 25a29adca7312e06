//! `/search?q=words`: where words stand in the proceedings. All of them are looked for, in whatever case and with or without
//! accents.

use std::cmp::Ordering;
use std::collections::HashMap;

use commands::record::{Meeting, PersonId};
use commands::render::names::public_name_of;
use commands::render::plain::{shown_words, visible};
use commands::say;
use commands::words::shared::key;
use commands::words::{Inline, Message};
use maud::{Markup, html};
use strum::VariantArray as _;

use super::document::Document;
use super::page::NavItem;
use super::paging::ListPart;
use super::search_index::{Dictionary, Kind, KnownUnit, Segments, Unit, What, folded};
use super::view::View;

/// How many are on a page.
const EACH: usize = 20;

/// The most words that are looked for, and the most letters of all of them.
const MOST_WORDS: usize = 10;
const MOST_LETTERS: usize = 200;

/// How many letters of a text are shown before and after the first word that was found.
const BEFORE: usize = 60;
const AFTER: usize = 180;

/// What stands around words in a sentence or a heading, such as in "WG-IMP: Improvements", and is not looked for.
const AROUND: &[char] =
    &['.', ',', ';', ':', '!', '?', '"', '\'', '(', ')', '[', ']', '«', '»', '“', '”', '‘', '’', '…'];

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

/// Something that has all the words. It is put into words where it is shown: there may be many more than are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct SearchHit<'s> {
    rank: Rank,
    /// In seconds.
    at: i64,
    unit: &'s Unit,
    /// Its number among the places of the unit; nothing where that is called so.
    place: Option<u32>,
}

impl SearchHit<'_> {
    /// The best first, then the latest, then as they stand in the record.
    fn order(&self, other: &Self) -> Ordering {
        (other.rank, other.at)
            .cmp(&(self.rank, self.at))
            .then_with(|| (self.unit, self.place).cmp(&(other.unit, other.place)))
    }
}

pub(super) fn page(view: &View) -> Document {
    let asked: String = view.asked.get("q").unwrap_or_default().chars().take(MOST_LETTERS).collect();
    let words = asked.split_whitespace().take(MOST_WORDS).map(|word| folded(word.trim_matches(AROUND)));
    let wanted: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    let main = html! {
        h1 { (view.say(say!(page_search_button))) }
        @if wanted.is_empty() {
            p { (view.say(say!(page_search_how))) }
        } @else {
            (view.searched(|segments| {
                let mut search = Search { view, wanted: &wanted, names: HashMap::new() };
                let part = ListPart::of_sorted(view, "page", search.hits(segments), EACH, SearchHit::order);
                html! {
                    p role="status" { (view.say(say!(page_results, number: part.all, words: Inline::Untrusted(asked)))) }
                    ol .results start=(part.first) { @for found in &part.items { (view.found(found, &wanted)) } }
                    (part.ways(view, "results", ""))
                }
            }))
        }
    };
    view.page(&view.said(say!(page_search_button)), NavItem::Elsewhere, &main).hidden()
}

impl View {
    /// Looks at which words stand where. Of an earlier day that is not kept: nobody may ask for it again.
    fn searched<R>(&self, look: impl FnOnce(&Segments) -> R) -> R {
        match self.as_of {
            Some(_) => look(&Segments::of(&self.register)),
            None => self.search.look(&self.register, look),
        }
    }

    /// What a unit is called; nothing where it is not there any more.
    fn called(&self, unit: &Unit) -> Option<String> {
        let register = &self.register;
        Some(self.said(match unit {
            Unit::Group(code) => return Some(self.code_and_title(code)),
            Unit::Meeting(number) => match register.meeting(*number)? {
                Meeting { group: Some(group), title, .. } => {
                    say!(meeting_name, number: *number, group: group, title: *title)
                }
                Meeting { title, .. } => say!(page_about_meeting, number: *number, title: *title),
            },
            Unit::Consultation(number) => {
                say!(consult_question, number: *number, question: register.consultation(*number)?.question)
            }
            Unit::Action(number) => say!(page_about_action, number: *number),
        }))
    }

    /// The words of ours in the names of all units of a kind.
    fn called_of(&self, kind: Kind) -> String {
        let none = || Inline::Text(String::new().into());
        match kind {
            // It is its code and its title, and begins with the code.
            Kind::Group => String::new(),
            Kind::Meeting => self.said(say!(meeting_name, number: none(), group: none(), title: none())),
            Kind::PlenaryMeeting => self.said(say!(page_about_meeting, number: none(), title: none())),
            Kind::Consultation => self.said(say!(consult_question, number: none(), question: none())),
            Kind::Action => self.said(say!(page_about_action, number: none())),
        }
    }

    fn found(&self, found: &SearchHit<'_>, wanted: &[String]) -> Markup {
        let (unit, register) = (found.unit, &self.register);
        // Both are there: the index is that of this register.
        let (Some(about), Some(place)) = (self.called(unit), unit.place(register, found.place)) else {
            return html! {};
        };
        html! {
            li {
                p {
                    (self.say_with(|places| {
                        let link = self.link(&place.anchor.on(&unit.page(register)));
                        let said = self.said(within(place.what, &about));
                        let link = places.put(html! { a href=(link) { bdi { (said) } } });
                        let date = Inline::Date(place.at);
                        match place.who {
                            Some(who) => say!(page_found_of, place: link, who: who, date: date),
                            None => say!(page_found, place: link, date: date),
                        }
                    }))
                }
                @if let Some(text) = place.text { p .said dir="auto" { (excerpt(&visible(&shown_words(register, text, self.asked.language)), wanted)) } }
            }
        }
    }
}

/// Words that are looked for, as they are compared.
struct Search<'v> {
    view: &'v View,
    wanted: &'v [String],
    names: HashMap<PersonId, Mask>,
}

impl Search<'_> {
    /// Which of the words stand in something.
    fn mask(&self, words: &str) -> Mask {
        let letters = folded(words);
        let has = self.wanted.iter().enumerate().filter(|(_, word)| letters.contains(word.as_str()));
        has.fold(0, |mask, (place, _)| mask | 1 << place)
    }

    /// Which of them stand in each of so many things, of which a dictionary knows the words.
    fn masks(&self, dictionary: &Dictionary, number: usize) -> Vec<Mask> {
        let mut masks = vec![0; number];
        for (place, word) in self.wanted.iter().enumerate() {
            dictionary.find(word).for_each(|item| masks[item as usize] |= 1 << place);
        }
        masks
    }

    /// Which of them stand in the name of somebody.
    fn name(&mut self, who: PersonId) -> Mask {
        if let Some(known) = self.names.get(&who) {
            return *known;
        }
        let view = self.view;
        let has = self.mask(&public_name_of(&view.register, &view.organisation, who, view.asked.language));
        self.names.insert(who, has);
        has
    }

    /// What is called by all words; and what has all of them in its text, in the name of who said it, or in what that is called
    /// about which it was said, and one of them not only there.
    fn hits<'s>(&mut self, segments: &'s Segments) -> Vec<SearchHit<'s>> {
        let first = self.wanted.first().map(String::as_str).unwrap_or_default();
        let all: Mask = (1 << self.wanted.len()) - 1;
        let of_kinds = Kind::VARIANTS.iter().map(|kind| {
            let words = self.view.called_of(*kind);
            (self.mask(&words), folded(&words).starts_with(first))
        });
        let of_kinds: Vec<(Mask, bool)> = of_kinds.collect();
        let mut hits = Vec::new();
        for segment in segments.iter() {
            let mut units = self.masks(&segment.called, segment.units.len());
            for (KnownUnit { unit, kind, at, is_live }, has) in segment.units.iter().zip(&mut units) {
                let (of_kind, begins) = of_kinds[*kind as usize];
                *has |= of_kind;
                if *is_live && *has == all && *kind != Kind::Action {
                    let begins =
                        begins || matches!(unit, Unit::Group(code) if folded(code.as_str()).starts_with(first));
                    let rank = if begins { Rank::Beginning } else { Rank::Name };
                    hits.push(SearchHit { rank, at: *at, unit, place: None });
                }
            }
            let names: Vec<Mask> = segment.people.iter().map(|who| self.name(*who)).collect();
            let texts = self.masks(&segment.said, segment.places.len());
            for (place, text) in segment.places.iter().zip(texts) {
                let own = text | place.who.map_or(0, |who| names[who.get() as usize - 1]);
                let about = &segment.units[place.unit as usize];
                if own != 0 && own | units[place.unit as usize] == all && about.is_live {
                    let (at, place) = (place.at, Some(place.number));
                    hits.push(SearchHit { rank: Rank::Said, at, unit: &about.unit, place });
                }
            }
        }
        hits
    }
}

/// Where something stands, and what it is.
fn within(what: What<'_>, about: &str) -> Message {
    let text = |words: &str| Inline::Text(words.to_owned().into());
    let about = text(about);
    match what {
        What::Itself => say!(page_place, about: about),
        What::Kind(kind) => say!(page_place_in, about: about, kind: key(kind)),
        What::Charter(part) => say!(page_place_charter, about: about, part: text(part)),
        What::Concern(number) => say!(page_place_concern, about: about, number: number),
        What::EndOfConcern(number) => say!(page_place_concern_end, about: about, number: number),
        What::Item(place) => say!(page_place_item, about: about, item: text(&place.to_string())),
    }
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
