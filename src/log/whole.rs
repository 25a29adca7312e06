//! Whether a journal is whole in itself, whoever signed it, and what is in it.

use std::collections::BTreeSet;
use std::fmt;

use anyhow::bail;
use commands::record::{Recorded, Register, Seq, TextId};
use commands::spelling::count;
use jiff::Timestamp;

use super::read;
use crate::journal::beside::{Mismatch, StatedRows};
use crate::journal::{Journal, PersonalData};

/// What is in a journal.
#[derive(Clone, Copy, Debug)]
pub struct Contents {
    events: usize,
    groups: usize,
    people: usize,
    texts: usize,
    erased: usize,
    unsaid: usize,
}

impl Contents {
    /// So many rows that fold into a register, with people and texts beside them, texts that are gone, and messages that wait.
    pub fn new(rows: usize, register: &Register, beside: &PersonalData, erased: usize, unsaid: usize) -> Self {
        let groups = register.groups().count();
        Self { events: rows, groups, people: beside.people.len(), texts: beside.texts.len(), erased, unsaid }
    }
}

impl fmt::Display for Contents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [events, groups, texts, unsaid] =
            [(self.events, "event"), (self.groups, "group"), (self.texts, "text"), (self.unsaid, "message")]
                .map(|(number, what)| count(number, what));
        let (people, erased) = (self.people, self.erased);
        write!(f, "{events}, {groups}, {people} people, {texts} ({erased} erased), {unsaid} not yet delivered")
    }
}

/// Whether the numbers and times of the rows are in order.
#[derive(Debug, Default)]
pub struct Order {
    /// How many there were.
    pub number: usize,
    /// What is wrong with them.
    pub bad: Vec<String>,
    /// The number and the time of the last one.
    last: Option<(Seq, Timestamp)>,
    has_gap: bool,
}

impl Order {
    /// Numbers are without gaps, and time never goes back.
    pub fn take(&mut self, recorded: &Recorded) {
        let Recorded { seq, at, .. } = *recorded;
        let (last, earlier) = self.last.unwrap_or((0, Timestamp::MIN));
        if seq != last + 1 && !self.has_gap {
            self.has_gap = true;
            self.bad.push(format!("journal row {seq}: row {} is missing before it. Go back to a backup.", last + 1));
        }
        if at < earlier {
            self.bad.push(format!("journal row {seq}: its time is before that of the row above. Go back to a backup."));
        }
        self.last = Some((seq, at));
        self.number += 1;
    }
}

/// What is in a journal in which every row is there, in order, with the words that were recorded.
///
/// # Errors
///
/// When it cannot be read, or is not whole.
pub async fn contents(journal: &mut impl Journal) -> anyhow::Result<Contents> {
    let (mut order, mut rows) = (Order::default(), StatedRows::default());
    let belongings = read(journal, |recorded| {
        order.take(recorded);
        rows.take(recorded);
    });
    let belongings = belongings.await?;
    let changed = rows.faults(&belongings).into_iter().find(|fault| matches!(fault, Mismatch::Words(_)));
    if let Some(fault) = order.bad.first().cloned().or(changed.map(|fault| fault.to_string())) {
        bail!("{fault}");
    }
    let kept: BTreeSet<TextId> = belongings.texts.iter().map(|text| text.id).collect();
    let erased = rows.number_gone(|text| kept.contains(&text));
    let unsaid = journal.undelivered_in_all().await?;
    Ok(Contents::new(order.number, &rows.register, &belongings, erased, unsaid))
}
