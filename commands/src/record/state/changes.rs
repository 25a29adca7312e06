//! What is other in a register than in an earlier one: found without looking at what both share.

use imbl::ordmap::DiffItem;
use imbl::ordset;

use super::Register;
use crate::record::events::{Code, PersonId, Recipient, Reminder, Room};

/// A part of the register, by its key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RegisterPart {
    /// A group.
    Group(Code),
    /// What a room has not heard yet.
    News(Room),
    /// The digests of a recipient.
    Digests(Recipient),
    /// The cycle.
    Cycle,
    /// A consultation.
    Consultation(u32),
    /// A meeting.
    Meeting(u32),
    /// A series of meetings.
    Series(u32),
    /// An action.
    Action(u32),
    /// A person.
    Person(PersonId),
    /// What waits for those in office.
    Office,
    /// What waits for somebody's hours.
    Held(PersonId),
}

/// Something that can change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Changed {
    /// A part of the register.
    Part(RegisterPart),
    /// That people were reminded of something.
    Reminded(Reminder),
    /// When the plenary is reminded of its meetings.
    PlenaryReminders,
}

impl Register {
    /// What is other than in an earlier register.
    pub fn changes_since(&self, before: &Self) -> Vec<Changed> {
        let mut parts: Vec<RegisterPart> = Vec::new();
        parts.extend(changed_keys(&before.groups, &self.groups).into_iter().map(RegisterPart::Group));
        parts.extend(changed_keys(&before.news, &self.news).into_iter().map(RegisterPart::News));
        parts.extend(changed_keys(&before.held, &self.held).into_iter().map(RegisterPart::Held));
        parts.extend(changed_keys(&before.digests, &self.digests).into_iter().map(RegisterPart::Digests));
        parts.extend(
            changed_keys(&before.consultations, &self.consultations).into_iter().map(RegisterPart::Consultation),
        );
        parts.extend(changed_keys(&before.meetings, &self.meetings).into_iter().map(RegisterPart::Meeting));
        parts.extend(changed_keys(&before.series, &self.series).into_iter().map(RegisterPart::Series));
        parts.extend(changed_keys(&before.actions, &self.actions).into_iter().map(RegisterPart::Action));
        parts.extend(self.people.changed_since(&before.people).into_iter().map(RegisterPart::Person));
        if self.cycle != before.cycle {
            parts.push(RegisterPart::Cycle);
        }
        if self.office_told != before.office_told {
            parts.push(RegisterPart::Office);
        }
        let mut changes: Vec<Changed> = parts.into_iter().map(Changed::Part).collect();
        let reminded = before.reminded.diff(&self.reminded).map(|change| match change {
            ordset::DiffItem::Add(reminder) | ordset::DiffItem::Remove(reminder) => reminder.clone(),
        });
        changes.extend(reminded.map(Changed::Reminded));
        if self.plenary_reminders != before.plenary_reminders {
            changes.push(Changed::PlenaryReminders);
        }
        changes
    }
}

/// The keys under which two maps differ.
pub(super) fn changed_keys<K: Ord + Clone, V: PartialEq>(
    before: &imbl::OrdMap<K, V>,
    after: &imbl::OrdMap<K, V>,
) -> Vec<K> {
    let keys = before.diff(after).map(|change| match change {
        DiffItem::Add(key, _) | DiffItem::Remove(key, _) | DiffItem::Update { new: (key, _), .. } => key.clone(),
    });
    keys.collect()
}
