//! What rows state of people: of whoever is new or changed with what changes them, and of all where no row did so yet.

use commands::pipeline::decide::Effects;
use commands::record::chance::Chance;
use commands::record::{Event, NO_TIME, Recorded, Register, TextId};
use commands::time::when::whole_seconds;
use jiff::Timestamp;

use super::Desk;
use crate::journal::beside::StatedRows;
use crate::journal::marks::LEADING_SINCE;
use crate::journal::{Batch, Journal, JournalError};

/// The time of what is stated without being said: that of the row before, or none, until a clock has led the journal. So an
/// import is no obstacle to a replay of the past.
pub fn time_of_statement(register: &Register, led: Option<Timestamp>) -> Timestamp {
    let last = register.at().unwrap_or(NO_TIME);
    led.map_or(last, |now| last.max(now))
}

impl<J: Journal> Desk<J> {
    /// States who is new or changed with an outcome, as the last of its events. `before` is the register before it.
    pub(super) fn state(
        &mut self,
        outcome: &mut Effects,
        before: &Register,
        register: &mut Register,
        cause: &str,
        now: Timestamp,
    ) {
        let Some(event) = before.state(&mut outcome.personal.people, &outcome.recorded, || self.chance.salt()) else {
            return;
        };
        let at = register.at().map_or(whole_seconds(now), |last| last.max(whole_seconds(now)));
        let (at, said_at) = outcome.recorded.last().map_or((at, at), |last| (last.at, last.said_at));
        let ordinal = outcome.recorded.last().map_or(0, |last| last.ordinal + 1);
        let (seq, cause) = (register.head() + 1, cause.to_owned());
        let stated = Recorded { seq, cause, ordinal, at, said_at, by: None, room: None, event };
        register.add_belongings(&outcome.personal.people, []);
        register.apply(&stated);
        outcome.recorded.push(stated);
    }

    /// The present, where a clock leads the journal.
    ///
    /// # Errors
    ///
    /// When the journal cannot be read.
    pub async fn led_time(&mut self, now: Timestamp) -> Result<Option<Timestamp>, JournalError> {
        Ok(self.journal.mark(LEADING_SINCE).await?.map(|_| whole_seconds(now)))
    }

    /// States everybody in a journal in which nobody is stated yet, which an earlier version has written, and what is gone of it
    /// by then.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or nothing can be recorded.
    pub async fn state_first(&mut self, now: Timestamp) -> Result<(), JournalError> {
        let is_empty = self.register.head() == 0 && self.register.people().is_empty();
        if self.register.states_people() || is_empty { Ok(()) } else { self.state_all(now).await }
    }

    /// States everybody as they are, and that what is gone of people and words is gone.
    ///
    /// # Errors
    ///
    /// When the journal cannot be read, or nothing can be recorded.
    pub async fn state_all(&mut self, now: Timestamp) -> Result<(), JournalError> {
        let led = self.led_time(now).await?;
        let mut rows = StatedRows::default();
        self.journal.each_event(0, Timestamp::MAX, |recorded| rows.take(&recorded)).await?;
        let mut chance = Chance::new(self.chance.seed());
        self.record(|register, _| {
            let (at, cause) = (time_of_statement(register, led), format!("people {}", register.head() + 1));
            let (people, stated) = register.state_all(|| chance.salt());
            let unknown = rows.people_gone(|id| register.people().get(id).is_some_and(|known| known.id == id));
            let unknown = unknown.into_iter().map(|(person, _)| person).collect();
            let texts = rows.texts_gone(|text| register.words(text).is_some()).into_iter().map(|(text, _)| text);
            let texts: Vec<TextId> = texts.collect();
            let erased = (!texts.is_empty()).then_some(Event::WordsErased { texts });
            let events = [Event::PeopleStated { people: stated, unknown }].into_iter().chain(erased);
            let recorded = (register.head() + 1..).zip(0..).zip(events).map(|((seq, ordinal), event)| Recorded {
                seq,
                cause: cause.clone(),
                ordinal,
                at,
                said_at: at,
                by: None,
                room: None,
                event,
            });
            Ok::<_, JournalError>(Batch { recorded: recorded.collect(), people, ..Batch::default() })
        })
        .await
    }
}
