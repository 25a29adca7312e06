//! Another code for a group: everything that has the code gets the new one, and the old one leads to it.

use std::sync::Arc;

use super::link::change_some;
use super::{Group, Register, Topic};
use crate::record::events::{Binding, Carried, Code, Reminder, Target};

impl Register {
    /// The code that a group has now, by one that it has or had.
    pub fn code_now<'c>(&'c self, code: &'c Code) -> &'c Code {
        self.renamed.get(code).unwrap_or(code)
    }

    /// The codes that a group had before.
    pub fn earlier_codes(&self, group: &Code) -> impl Iterator<Item = &Code> {
        self.renamed.iter().filter(move |(_, now)| *now == group).map(|(earlier, _)| earlier)
    }

    /// Whether a code was ever that of a group, other than this one.
    pub fn is_taken(&self, code: &Code, but_of: Option<&Code>) -> bool {
        match self.renamed.get(code) {
            Some(now) => Some(now) != but_of,
            None => self.groups.contains_key(code),
        }
    }

    /// A group has another code from now on.
    pub(super) fn rename(&mut self, from: &Code, to: &Code) {
        let from = self.code_now(from).clone();
        if from == *to || self.is_taken(to, Some(&from)) {
            return;
        }
        let Some(mut group) = self.groups.remove(&from) else { return };
        Arc::make_mut(&mut group).code = to.clone();
        self.groups.insert(to.clone(), group);
        self.renamed.remove(to);
        let earlier: Vec<Code> = self.earlier_codes(&from).cloned().collect();
        for code in earlier.into_iter().chain([from.clone()]) {
            self.renamed.insert(code, to.clone());
        }
        let recode = |code: &mut Code| {
            if *code == from {
                *code = to.clone();
            }
        };
        change_some(&mut self.groups, |group: &mut Group| {
            let targets = group.decisions.iter_mut().filter_map(|decision| decision.to.as_mut());
            targets.for_each(|target| {
                if let Target::Group(code) = target {
                    recode(code);
                }
            });
        });
        if let Some(history) = self.histories.remove(&Some(from.clone())) {
            let mut earlier = self.histories.remove(&Some(to.clone())).unwrap_or_default();
            earlier.append(history);
            self.histories.insert(Some(to.clone()), earlier);
        }
        let rooms: Vec<_> = self.rooms.of(Some(&from)).cloned().collect();
        for room in rooms {
            self.rooms.insert(room, Binding::Group(to.clone()));
        }
        let openings: Vec<_> =
            self.openings.iter().filter(|((code, _), _)| *code == from).map(|(key, _)| key.clone()).collect();
        for key in openings {
            if let Some(mut opening) = self.openings.remove(&key) {
                opening.group = to.clone();
                self.openings.insert((to.clone(), key.1), opening);
            }
        }
        let news: Vec<_> = self.news.keys().cloned().collect();
        for room in news {
            if let Some(news) = self.news.get_mut(&room)
                && let Some(change) = news.groups.remove(&from)
            {
                news.groups.insert(to.clone(), change);
            }
        }
        change_some(&mut self.meetings, |meeting| {
            meeting.group.iter_mut().for_each(recode);
            for item in meeting.agenda.items.iter_mut() {
                for one in [&mut item.topic].into_iter().chain(item.items.iter_mut().map(|part| &mut part.topic)) {
                    if let Topic::Carried(Carried::Document(code) | Carried::Decision(code)) = one {
                        recode(code);
                    }
                }
            }
        });
        change_some(&mut self.series, |series| series.group.iter_mut().for_each(recode));
        change_some(&mut self.actions, |action| action.group.iter_mut().for_each(recode));
        let offered: Vec<_> = self.offers.keys().cloned().collect();
        for to in offered {
            self.offers.get_mut(&to).iter_mut().for_each(|offer| offer.group.iter_mut().for_each(recode));
        }
        for numbers in [&mut self.meetings_of, &mut self.to_come, &mut self.drafts, &mut self.open_actions] {
            numbers.rename(&from, to);
        }
        let reminded = self.reminded.iter().map(|reminder| match reminder.clone() {
            Reminder::ReviewNear { group, document, ends } if group == from => {
                Reminder::ReviewNear { group: to.clone(), document, ends }
            }
            Reminder::ReviewEnded { group, document, ends } if group == from => {
                Reminder::ReviewEnded { group: to.clone(), document, ends }
            }
            other @ (Reminder::CycleEnd { .. }
            | Reminder::ReviewNear { .. }
            | Reminder::ReviewEnded { .. }
            | Reminder::Consultation { .. }
            | Reminder::Meeting { .. }
            | Reminder::ItemNear { .. }
            | Reminder::ItemOver { .. }
            | Reminder::ActionNear { .. }
            | Reminder::ActionOverdue { .. }
            | Reminder::Waiting { .. }
            | Reminder::MinutesOpen { .. }) => other,
        });
        self.reminded = reminded.collect();
        self.settle_recent();
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use crate::record::Register;
    use crate::testing::dialogue::Dialogue;

    /// In which parts of a register, among those that must have the new code alone, an earlier one still stands. Each part is in one of
    /// the two lists: a new one does not compile before somebody has decided about it.
    fn parts_with(earlier: &str, register: Register) -> Vec<&'static str> {
        let Register {
            groups,
            rooms,
            openings,
            news,
            digests,
            cycle,
            next_cycle,
            reminded,
            consultations,
            meetings,
            meetings_of,
            to_come,
            running,
            drafts,
            series,
            actions,
            open_actions,
            offers,
            plenary_reminders,
            links,
            joins,
            recent,
            stated,
            people,
            histories,
            // What was recorded has the code of its day, and is told by that of today.
            latest: _,
            held: _,
            told: _,
            since: _,
            // It leads from the one to the other.
            renamed: _,
            // What somebody wrote stays as it is.
            texts: _,
            head: _,
            at: _,
            had_cycle: _,
            office_told: _,
            states_people: _,
            erasures: _,
            milestones: _,
        } = register;
        let parts: [(&str, &dyn Debug); 25] = [
            ("groups", &groups),
            ("rooms", &rooms),
            ("openings", &openings),
            ("news", &news),
            ("digests", &digests),
            ("cycle", &cycle),
            ("next_cycle", &next_cycle),
            ("reminded", &reminded),
            ("consultations", &consultations),
            ("meetings", &meetings),
            ("meetings_of", &meetings_of),
            ("to_come", &to_come),
            ("running", &running),
            ("drafts", &drafts),
            ("series", &series),
            ("actions", &actions),
            ("open_actions", &open_actions),
            ("offers", &offers),
            ("plenary_reminders", &plenary_reminders),
            ("links", &links),
            ("joins", &joins),
            ("recent", &recent),
            ("stated", &stated),
            ("people", &people),
            ("the keys of histories", &histories.keys().cloned().collect::<Vec<_>>()),
        ];
        parts.into_iter().filter(|(_, part)| format!("{part:?}").contains(earlier)).map(|(name, _)| name).collect()
    }

    #[test]
    fn an_earlier_code_stands_in_nothing_that_goes_by_codes() {
        let mut dialogue = Dialogue::with_meetings();
        for (room, who, text) in [
            ("#wg-work", "lea", "/slots for: 1h from: tomorrow to: in 3 days"),
            ("#wg-work", "lea", "/document WG-WORK https://example.org/d Draft review-until: in 5 days"),
            ("#wg-work", "lea", "/action @flavio Draft the charter. by: 2017-05-01"),
            ("#plenary", "lynn", "/agenda begin 6"),
            ("#plenary", "lynn", "/decide WG-MINE redirect to: WG-WORK"),
            ("#wg-work", "lea", "/remind group 1h"),
            ("#wg-work", "lea", "/digest weekly mon 09:00"),
            ("#wg-work", "lea", "/minutes start 1 yes"),
            ("#wg-work", "lea", "/minutes end"),
        ] {
            dialogue.say(room, who, text).quietly();
        }
        dialogue.pass("110h").quietly();
        dialogue.say("#wg-work", "lea", "/minutes start 2 yes").quietly();
        dialogue.say("#plenary", "avri", "/support WG-WORK").quietly();
        let code = "WG-WORK";
        let before = parts_with(code, dialogue.register().clone());
        let all = ["groups", "rooms", "openings", "news", "reminded", "meetings", "meetings_of", "to_come", "drafts"];
        for part in all.into_iter().chain(["series", "actions", "open_actions", "offers", "the keys of histories"]) {
            assert!(before.contains(&part), "nothing in {part} has the code, so this does not look at it");
        }
        dialogue.say("#plenary", "lynn", "/rename WG-WORK WG-DONE").quietly();
        assert_eq!(parts_with(code, dialogue.register().clone()), [""; 0]);
    }
}
