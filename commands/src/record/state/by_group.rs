//! Numbers of things by the group whose they are, so that those of one are found without a look at the others.

use crate::record::events::Code;

/// Numbers by group; under none, those of the plenary.
#[derive(Clone, Debug, Default)]
pub(super) struct ByGroup(imbl::OrdMap<Option<Code>, imbl::OrdSet<u32>>);

impl ByGroup {
    /// Has a number among those of a group, or not.
    pub(super) fn keep(&mut self, group: &Option<Code>, number: u32, is_in: bool) {
        if is_in {
            self.0.entry(group.clone()).or_default().insert(number);
        } else if let Some(numbers) = self.0.get_mut(group) {
            numbers.remove(&number);
            if numbers.is_empty() {
                self.0.remove(group);
            }
        }
    }

    /// A group has another code.
    pub(super) fn rename(&mut self, from: &Code, to: &Code) {
        if let Some(numbers) = self.0.remove(&Some(from.clone())) {
            self.0.insert(Some(to.clone()), numbers);
        }
    }

    /// Those of a group or the plenary, in order.
    pub(super) fn of(&self, group: Option<&Code>) -> impl DoubleEndedIterator<Item = u32> {
        self.0.get(&group.cloned()).into_iter().flatten().copied()
    }

    /// All, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = u32> {
        let mut numbers: Vec<u32> = self.0.values().flatten().copied().collect();
        numbers.sort_unstable();
        numbers.into_iter()
    }
}
