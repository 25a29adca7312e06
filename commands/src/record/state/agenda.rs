//! What is to be talked about in a meeting, in order.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;

use super::List;
use crate::record::events::{Carried, MinutesEvent, PersonId, Recorded, TextId};

/// The items of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// The items, in order.
    pub items: List<AgendaItem>,
    /// How many were ever added.
    pub added: u32,
    /// When an item was last added, dropped or placed.
    pub changed: Option<Timestamp>,
}

/// Something to be talked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaItem {
    /// Its number among all that were ever added, from 1. Its place tells people another.
    pub id: u32,
    /// What.
    pub topic: Topic,
    /// Who added it.
    pub by: Option<PersonId>,
    /// How long.
    pub minutes: Option<u32>,
    /// What belongs to it, in order.
    pub items: List<AgendaItem>,
}

/// What is to be talked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    /// In somebody's words, or those of the organisation.
    Words(TextId),
    /// What is open from before.
    Carried(Carried),
}

/// The number by which people call an item: `4`, and `4a` for the first that belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ItemNumber {
    /// The place of the item, from 1.
    pub item: u32,
    /// The place among those that belong to it, from 1.
    pub part: Option<u32>,
}

/// The most items that belong to one: as many as there are letters.
pub const MOST_PARTS: u32 = 26;

/// The words are no number of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an item is called by a number such as 4, or 4a")]
pub struct NotAnItem;

impl fmt::Display for ItemNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.item)?;
        match self.part.and_then(|part| u8::try_from(part).ok()) {
            Some(part) => write!(f, "{}", char::from(b'a'.saturating_add(part.saturating_sub(1)))),
            None => Ok(()),
        }
    }
}

impl FromStr for ItemNumber {
    type Err = NotAnItem;

    fn from_str(words: &str) -> Result<Self, NotAnItem> {
        let digits = words.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let item = digits.parse().ok().filter(|item| *item > 0).ok_or(NotAnItem)?;
        let part = match &words.as_bytes()[digits.len()..] {
            [] => None,
            [letter] => Some(u32::from(letter.to_ascii_lowercase() - b'a') + 1),
            _ => return Err(NotAnItem),
        };
        Ok(Self { item, part })
    }
}

impl Agenda {
    /// All items with their numbers, each before those that belong to it.
    pub fn numbered(&self) -> impl Iterator<Item = (ItemNumber, &AgendaItem)> {
        (1..).zip(&self.items).flat_map(|(item, top)| {
            let parts = (1..).zip(&top.items);
            let parts = parts.map(move |(part, one)| (ItemNumber { item, part: Some(part) }, one));
            [(ItemNumber { item, part: None }, top)].into_iter().chain(parts)
        })
    }

    /// The item of a number.
    pub fn item(&self, number: ItemNumber) -> Option<&AgendaItem> {
        self.numbered().find(|(known, _)| *known == number).map(|(_, item)| item)
    }

    /// The number of an item by that under which it was added.
    pub fn number_of(&self, id: u32) -> Option<ItemNumber> {
        self.numbered().find(|(_, item)| item.id == id).map(|(number, _)| number)
    }

    /// The items that did not come up: of one whose parts were taken one by one, those that were not; of one that was taken whole,
    /// none.
    pub fn not_opened(&self, was_opened: impl Fn(u32) -> bool) -> Vec<(ItemNumber, &AgendaItem)> {
        let mut not_opened = Vec::new();
        for (item, top) in (1..).zip(&self.items) {
            let parts: Vec<_> = (1..).zip(&top.items).filter(|(_, part)| !was_opened(part.id)).collect();
            if parts.len() < top.items.len() {
                not_opened.extend(parts.into_iter().map(|(part, one)| (ItemNumber { item, part: Some(part) }, one)));
            } else if !was_opened(top.id) {
                not_opened.push((ItemNumber { item, part: None }, top));
            }
        }
        not_opened
    }

    /// How long it is by all its items.
    pub fn minutes(&self) -> u32 {
        self.items.iter().map(AgendaItem::length).fold(0, u32::saturating_add)
    }

    pub(super) fn change(&mut self, recorded: &Recorded, event: &MinutesEvent) {
        let before = self.items.clone();
        match event {
            MinutesEvent::AgendaItemAdded { item, under, words, carried, minutes, .. } => {
                self.added = self.added.max(*item);
                let topic = words.map(Topic::Words).or_else(|| carried.clone().map(Topic::Carried));
                let Some(topic) = topic else { return };
                let added = AgendaItem { id: *item, topic, by: recorded.by, minutes: *minutes, items: List::default() };
                match under.and_then(|under| self.items.find_mut(|top| top.id == under)) {
                    Some(top) => top.items.push_back(added),
                    None => self.items.push_back(added),
                }
            }
            MinutesEvent::AgendaItemDropped { item, .. } => {
                self.beside(*item).retain(|one| one.id != *item);
            }
            MinutesEvent::AgendaItemPlaced { item, place, .. } => {
                let beside = self.beside(*item);
                if let Some(at) = beside.iter().position(|one| one.id == *item) {
                    let moved = beside.remove(at);
                    let place = usize::try_from(*place).unwrap_or(usize::MAX).saturating_sub(1);
                    beside.insert(place.min(beside.len()), moved);
                }
            }
            MinutesEvent::MinutesStarted { .. }
            | MinutesEvent::ItemOpened { .. }
            | MinutesEvent::NoteTaken { .. }
            | MinutesEvent::NoteUndone { .. }
            | MinutesEvent::Attended { .. }
            | MinutesEvent::MinutesEnded { .. }
            | MinutesEvent::MinutesCorrected { .. }
            | MinutesEvent::CorrectionProposed { .. }
            | MinutesEvent::CorrectionAccepted { .. }
            | MinutesEvent::CorrectionDeclined { .. }
            | MinutesEvent::MinutesApproved { .. }
            | MinutesEvent::ActionSet { .. }
            | MinutesEvent::ActionDone { .. } => {}
        }
        if self.items != before {
            self.changed = Some(recorded.at);
        }
    }

    /// The items among which one is.
    fn beside(&mut self, id: u32) -> &mut List<AgendaItem> {
        match self.items.iter().position(|top| top.items.iter().any(|part| part.id == id)) {
            Some(top) => &mut self.items[top].items,
            None => &mut self.items,
        }
    }
}

impl AgendaItem {
    /// How long it is: as it says, or else as those say that belong to it.
    pub fn length(&self) -> u32 {
        self.minutes.unwrap_or_else(|| self.items.iter().filter_map(|part| part.minutes).fold(0, u32::saturating_add))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_called_by_number_and_letter() {
        for words in ["4", "4a", "12z"] {
            assert_eq!(words.parse::<ItemNumber>().unwrap().to_string(), words);
        }
        assert_eq!("4B".parse(), Ok(ItemNumber { item: 4, part: Some(2) }));
        for words in ["", "0", "a", "4ab", "4.1", "-1"] {
            assert_eq!(words.parse::<ItemNumber>(), Err(NotAnItem), "{words}");
        }
    }
}
