//! The database: what outlives every process, and who leads.

use jiff::Timestamp;
use rapporteur::journal::MOST_SILENT;

use super::database::Database;
use super::world::Place;

/// The database of all processes, and the lead that one of them has.
#[derive(Debug, Default)]
pub(crate) struct Disk {
    pub(crate) database: Database,
    leader: Option<Leader>,
    /// How often the lead went from one to another.
    pub(crate) taken_over: u64,
    last: Option<Place>,
}

#[derive(Clone, Copy, Debug)]
struct Leader {
    place: Place,
    heard_at: Timestamp,
}

impl Disk {
    /// Takes the lead, if it is free. Says whether it is had.
    pub(crate) fn lead(&mut self, place: Place, now: Timestamp) -> bool {
        self.drop_the_silent(now);
        let leader = *self.leader.get_or_insert(Leader { place, heard_at: now });
        if leader.place == place && self.last != Some(place) {
            self.taken_over += u64::from(self.last.is_some_and(|last| last.machine != place.machine));
            self.last = Some(place);
        }
        leader.place == place
    }

    /// The server hears of who leads. Says whether they still do.
    pub(crate) fn hears(&mut self, place: Place, now: Timestamp) -> bool {
        self.drop_the_silent(now);
        match &mut self.leader {
            Some(leader) if leader.place == place => {
                leader.heard_at = now;
                true
            }
            _ => false,
        }
    }

    /// The connection of a process is gone.
    pub(crate) fn is_let_go(&mut self, place: Place) {
        self.leader = self.leader.filter(|leader| leader.place != place);
    }

    fn drop_the_silent(&mut self, now: Timestamp) {
        self.leader = self.leader.filter(|leader| now.duration_since(leader.heard_at) < MOST_SILENT);
    }
}
