//! The record as it was at an earlier moment, with people and texts as they are now.

use jiff::Timestamp;

use super::Register;
use super::milestones::Milestones;
use crate::record::events::Recorded;

impl Register {
    /// Keeps the state to which the record has come.
    pub(super) fn keep_milestone(&mut self) {
        let state = Self { milestones: Milestones::off(), ..self.without_belongings() };
        self.milestones.keep(self.head, self.at, state);
    }

    /// Where a view of an earlier moment starts: at the last state on the way there, or at an empty record. It has the people of that
    /// time, as they are now, and all texts. Who folds the events after its head, up to that moment, has the view.
    #[must_use]
    pub fn start_of_view(&self, at: Timestamp) -> Self {
        let Some(state) = self.milestones.before(at) else { return self.before_all(at) };
        let people = self.people.known_at(at).joined_as_then(&state.people);
        Self { people, texts: self.texts.clone(), ..state.clone() }
    }

    /// An empty record with the people of that time, as they are now, and all texts: where a view of an earlier
    /// moment starts.
    pub(crate) fn before_all(&self, at: Timestamp) -> Self {
        let people = self.people.known_at(at).before_joins();
        Self { people, texts: self.texts.clone(), milestones: Milestones::off(), ..Self::default() }
    }

    /// The register as it was at a moment, by all events in order, with people and texts as they are now.
    #[must_use]
    pub fn as_of<'e>(&self, at: Timestamp, events: impl IntoIterator<Item = &'e Recorded>) -> Self {
        let mut view = self.start_of_view(at);
        let start = view.head;
        let after = |recorded: &&Recorded| recorded.seq > start && recorded.at <= at;
        events.into_iter().filter(after).for_each(|recorded| view.apply(recorded));
        view.with_joined_people(self)
    }

    /// The view of an earlier moment, whose events are in, with people and texts as they are in another register now.
    #[must_use]
    pub fn with_belongings_of(&self, present: &Self, at: Timestamp) -> Self {
        let people = present.people.known_at(at).before_joins();
        Self { people, texts: present.texts.clone(), ..self.clone() }.with_joined_people(present)
    }
}
