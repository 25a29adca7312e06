//! What is taken back or put right, as it folds into what it is about.

use std::sync::Arc;

use super::{Cycle, Register, TakenBack};
use crate::record::events::{Amendment, Held, Recorded, TextId};

impl Register {
    /// Something holds no more.
    pub(super) fn take_back(&mut self, recorded: &Recorded, what: &Held, reason: Option<TextId>) {
        let taken_back = TakenBack { at: recorded.said_at, by: recorded.by, reason };
        match what {
            Held::Comment { group, .. } | Held::ConcernEnd { group, .. } | Held::Document { group, .. } => {
                self.change(group, |group| group.take_back(what, taken_back));
            }
            Held::Cancellation { meeting } => {
                self.change_meeting(*meeting, |meeting| meeting.reinstate(recorded.at));
                self.place(*meeting);
            }
            Held::SeriesEnd { series } => {
                if let Some(series) = self.series.get_mut(series) {
                    Arc::make_mut(series).ended = None;
                }
            }
            Held::Approval { meeting } => {
                self.change_meeting(*meeting, |meeting| {
                    if let Some(record) = &mut meeting.record {
                        record.reopen(taken_back);
                    }
                });
                self.place(*meeting);
            }
            Held::Consultation { consultation } | Held::Input { consultation, .. } => {
                if let Some(known) = self.consultations.get_mut(consultation) {
                    Arc::make_mut(known).take_back(what, taken_back);
                }
            }
            Held::Attendance { meeting, person } => {
                let person = self.people.resolve(*person);
                self.change_meeting(*meeting, |meeting| {
                    if let Some(record) = &mut meeting.record {
                        record.present.retain(|one| one.person != person);
                    }
                });
            }
            Held::Action { action } => {
                self.change_action(*action, |action| _ = action.dropped.get_or_insert(taken_back));
            }
        }
    }

    /// Something is otherwise.
    pub(super) fn amend(&mut self, recorded: &Recorded, what: &Amendment) {
        match what {
            Amendment::Meeting { meeting, details } => {
                self.change_meeting(*meeting, |meeting| meeting.amend(details, recorded.at));
            }
            Amendment::Series { series, details } => {
                if let Some(series) = self.series.get_mut(series) {
                    Arc::make_mut(series).amend(details);
                }
            }
            Amendment::Consultation { consultation, question, options, link } => {
                if let Some(known) = self.consultations.get_mut(consultation) {
                    let known = Arc::make_mut(known);
                    known.question = question.unwrap_or(known.question);
                    known.link = link.or(known.link);
                    if !options.is_empty() {
                        known.options.clone_from(options);
                    }
                }
            }
            Amendment::Cycle { name, from, to, ends } => {
                if let Some(cycle) = &mut self.cycle {
                    *cycle = Cycle { name: *name, from: *from, to: *to, opened: cycle.opened, ends: *ends };
                }
            }
            Amendment::Action { action, owner, words, by, due } => self.change_action(*action, |action| {
                if let Some(owner) = owner {
                    action.owner.clone_from(owner);
                }
                action.words = words.unwrap_or(action.words);
                if due.is_some() {
                    (action.by, action.due) = (*by, *due);
                }
            }),
        }
    }
}
