//! Consultations and the cycle of an exported register.

use commands::export::{ExportedConsultation, ExportedCycle};
use commands::record::{Choice, Event, PersonId, TextId};
use commands::time::when::end_of_day;

use super::BadRows;
use super::register::Import;

impl Import<'_> {
    /// What is to be recorded so that this consultation is there too. How often several options were chosen tells
    /// whether they could be.
    pub(super) fn consultation(&mut self, exported: &ExportedConsultation, line: usize, bad: &mut BadRows) {
        let mut wrong = |reason: &str| bad.add(line, format!("consultation {}: {reason}", exported.n));
        if self.register.consultation(exported.n).is_some() {
            wrong("is in the register already");
        }
        if exported.question.is_empty() || exported.options.iter().any(|option| option.text.is_empty()) {
            wrong("a text is empty");
        }
        let is_offered = |option: &u32| exported.options.iter().any(|offered| offered.n == *option);
        if !exported.answers.iter().flat_map(|answer| &answer.options).all(is_offered) {
            wrong("an answer chooses an option that is not there");
        }
        // Who asked is not in an export; the texts are then nobody's own words.
        let nobody = PersonId::NOBODY;
        let consultation = exported.n;
        let mut names: Vec<&String> = Vec::new();
        for class in exported.answers.iter().filter_map(|answer| answer.class.as_ref()) {
            if !names.contains(&class) {
                names.push(class);
            }
        }
        let classes: Vec<TextId> = names.iter().map(|class| self.text(class, nobody)).collect();
        let options =
            exported.options.iter().map(|option| Choice { n: option.n, text: self.text(&option.text, nobody) });
        let options = options.collect();
        let event = Event::ConsultationOpened {
            consultation,
            question: self.text(&exported.question, nobody),
            options,
            many: exported.answers.iter().any(|answer| answer.options.len() > 1),
            classes,
            hidden: false,
            link: None,
            until: exported.extended.first().copied().unwrap_or(exported.until),
        };
        self.record(exported.opened, None, event);
        for (answer, input) in exported.answers.iter().zip(1..) {
            let person = self.named(&answer.name);
            let class = answer.class.as_ref().and_then(|class| names.iter().position(|name| *name == class));
            let event = Event::InputGiven {
                consultation,
                input,
                person,
                initiative: answer.initiative.as_ref().map(|initiative| self.text(initiative, person)),
                class: class.and_then(|class| u32::try_from(class).ok()),
                options: answer.options.clone(),
                words: answer.words.as_ref().map(|words| self.text(words, person)),
            };
            self.record(answer.at, Some(person), event);
        }
        for until in &exported.extended {
            self.record(self.at, None, Event::ConsultationExtended { consultation, until: *until });
        }
        if exported.state != "open" {
            self.record(exported.until, None, Event::ConsultationClosed { consultation });
        }
        if let Some(outcome) = &exported.outcome {
            let words = self.text(outcome, nobody);
            self.record(self.at, None, Event::ConsultationConcluded { consultation, words });
        }
    }

    /// What is to be recorded so that this cycle is open here too.
    pub(super) fn cycle(&mut self, exported: &ExportedCycle, line: usize, bad: &mut BadRows) {
        let ExportedCycle { name, from, to } = exported;
        if self.register.cycle().is_some() {
            bad.add(line, format!("the cycle {name}: another is open here: close it first"));
        }
        match end_of_day(*to, &self.organisation.time_zone()) {
            Some(ends) if ends > self.at => {
                let name = self.text(name, PersonId::NOBODY);
                self.record(self.at, None, Event::CycleOpened { name, from: *from, to: *to, ends });
            }
            _ => bad.add(line, format!("the cycle {name}: its last day, {to}, is over")),
        }
    }
}
