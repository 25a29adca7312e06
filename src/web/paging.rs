//! Long lists in parts, so that a page stays one that a phone can show.

use std::cmp::Ordering;

use commands::say;
use commands::words::shared::key;
use maud::{Markup, html};

use super::view::View;

/// A part of a list.
pub(super) struct ListPart<T> {
    /// What is in it.
    pub(super) items: Vec<T>,
    /// The number of the first of them, from 1.
    pub(super) first: usize,
    /// How many there are in the whole list.
    pub(super) all: usize,
    key: &'static str,
    number: usize,
    of: usize,
}

impl<T> ListPart<T> {
    /// The part that is asked for under a key, of a list in parts of so many.
    pub(super) fn of(view: &View, key: &'static str, list: Vec<T>, each: usize) -> Self {
        let (all, of, number) = (list.len(), parts(&list, each), asked_part(view, key, &list, each));
        let before = (number - 1) * each;
        let items = list.into_iter().skip(before).take(each).collect();
        Self { items, first: before + 1, all, key, number, of }
    }

    /// The same of a list that has this order when it is sorted.
    pub(super) fn of_sorted(
        view: &View,
        key: &'static str,
        mut list: Vec<T>,
        each: usize,
        order: impl Fn(&T, &T) -> Ordering,
    ) -> Self {
        let end = asked_part(view, key, &list, each) * each;
        // Most of a long list is behind what is shown, in whatever order.
        let shown = if end < list.len() { list.select_nth_unstable_by(end, &order).0 } else { list.as_mut_slice() };
        shown.sort_unstable_by(&order);
        Self::of(view, key, list, each)
    }

    /// The way to the other parts; nothing where there are none. `what` is listed, at this place of the page.
    pub(super) fn ways(&self, view: &View, what: &'static str, place: &str) -> Markup {
        if self.of < 2 {
            return html! {};
        }
        let to = |number: usize| {
            let number = (number > 1).then(|| number.to_string());
            format!("{}{place}", view.link_with(&[(self.key, number.as_deref())]))
        };
        let last = self.first + self.items.len().saturating_sub(1);
        html! {
            nav .parts aria-label=(view.said(say!(page_parts_label, list: key(what)))) {
                @if self.number > 1 {
                    a rel="prev" href=(to(self.number - 1)) { (view.say(say!(page_previous))) }
                }
                span { (view.say(say!(page_parts, list: key(what), first: self.first, last: last, all: self.all))) }
                @if self.number < self.of {
                    a rel="next" href=(to(self.number + 1)) { (view.say(say!(page_next))) }
                }
            }
        }
    }
}

/// In how many parts a list is.
fn parts<T>(list: &[T], each: usize) -> usize {
    list.len().div_ceil(each).max(1)
}

/// The number of the part that is asked for under a key, from 1.
fn asked_part<T>(view: &View, key: &str, list: &[T], each: usize) -> usize {
    view.asked.number(key).unwrap_or(1).clamp(1, parts(list, each))
}
