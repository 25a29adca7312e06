//! A list of which copies share what they have in common.

use std::fmt;
use std::ops::{Index, IndexMut};
use std::sync::Arc;

/// Things in order, of which copies share each. A vector of the things themselves has room for 64 at once, and a register holds
/// many thousands of short lists; here a place of that room is a pointer.
#[derive(Clone, PartialEq, Eq)]
pub struct List<T>(imbl::Vector<Arc<T>>);

impl<T> List<T> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, in order.
    pub fn iter(&self) -> ListIter<'_, T> {
        self.0.iter().map(Arc::as_ref)
    }

    /// The first one.
    pub fn first(&self) -> Option<&T> {
        self.0.front().map(Arc::as_ref)
    }

    /// The last one.
    pub fn last(&self) -> Option<&T> {
        self.0.back().map(Arc::as_ref)
    }

    /// The one at a place, from 0.
    pub fn get(&self, place: usize) -> Option<&T> {
        self.0.get(place).map(Arc::as_ref)
    }

    /// Adds one behind the last.
    pub fn push_back(&mut self, one: T) {
        self.0.push_back(Arc::new(one));
    }

    /// Takes the first one away.
    pub fn pop_front(&mut self) {
        self.0.pop_front();
    }

    /// Takes the last one away.
    pub fn pop_back(&mut self) {
        self.0.pop_back();
    }

    /// Takes the one at a place away, from 0.
    pub fn remove(&mut self, place: usize) -> Arc<T> {
        self.0.remove(place)
    }

    /// Puts another one at a place, from 0.
    pub fn set(&mut self, place: usize, one: T) {
        self.0.set(place, Arc::new(one));
    }

    /// Puts one before that at a place, from 0.
    pub fn insert(&mut self, place: usize, one: impl Into<Arc<T>>) {
        self.0.insert(place, one.into());
    }

    /// Puts them into an order.
    pub fn sort_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.0.sort_by(|one, other| key(one).cmp(&key(other)));
    }

    /// Lets go of those that do not fit.
    pub fn retain(&mut self, mut fits: impl FnMut(&T) -> bool) {
        self.0.retain(|one| fits(one));
    }

    /// Adds those of another list behind the last.
    pub fn append(&mut self, other: Self) {
        self.0.append(other.0);
    }

    /// Lets go of all.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

impl<T: Clone> List<T> {
    /// The one at a place, from 0, to be changed in this copy alone.
    pub fn get_mut(&mut self, place: usize) -> Option<&mut T> {
        self.0.get_mut(place).map(Arc::make_mut)
    }

    /// The first one that fits, to be changed in this copy alone.
    pub fn find_mut(&mut self, fits: impl FnMut(&T) -> bool) -> Option<&mut T> {
        let place = self.iter().position(fits)?;
        self.get_mut(place)
    }

    /// Changes those that fit, in this copy alone.
    pub fn change_where(&mut self, fits: impl Fn(&T) -> bool, mut change: impl FnMut(&mut T)) {
        self.0.iter_mut().filter(|one| fits(one)).for_each(|one| change(Arc::make_mut(one)));
    }

    /// All of them, to be changed: this copy shares none of them any more.
    pub fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut T> {
        self.0.iter_mut().map(Arc::make_mut)
    }
}

/// The things of a list.
pub type ListIter<'l, T> =
    std::iter::Map<imbl::vector::Iter<'l, Arc<T>, imbl::shared_ptr::DefaultSharedPtr>, fn(&'l Arc<T>) -> &'l T>;

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(imbl::Vector::new())
    }
}

/// As that of the things themselves.
impl<T: fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        Self(all.into_iter().map(Arc::new).collect())
    }
}

impl<T, const N: usize> From<[T; N]> for List<T> {
    fn from(all: [T; N]) -> Self {
        all.into_iter().collect()
    }
}

impl<T> Extend<T> for List<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, all: I) {
        self.0.extend(all.into_iter().map(Arc::new));
    }
}

impl<'l, T> IntoIterator for &'l List<T> {
    type Item = &'l T;
    type IntoIter = ListIter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> Index<usize> for List<T> {
    type Output = T;

    fn index(&self, place: usize) -> &T {
        &self.0[place]
    }
}

impl<T: Clone> IndexMut<usize> for List<T> {
    fn index_mut(&mut self, place: usize) -> &mut T {
        Arc::make_mut(&mut self.0[place])
    }
}
