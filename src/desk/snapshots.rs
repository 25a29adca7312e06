//! The register as it stands, for those who only look.

use commands::record::Register;
use tokio::sync::watch;

/// The register as of the last transaction.
#[derive(Clone, Debug)]
pub struct Snapshots(pub(super) watch::Receiver<Register>);

impl Snapshots {
    /// The register as of the last transaction.
    pub fn latest(&self) -> Register {
        self.0.borrow().clone()
    }

    /// Whether there is another register than when this was asked last.
    pub fn has_moved_on(&mut self) -> bool {
        self.0.borrow_and_update().has_changed()
    }
}

/// Hands a register to those who look, where no queue does that.
#[derive(Debug)]
pub struct Publisher(watch::Sender<Register>);

impl Publisher {
    /// Begins with a register.
    pub fn new(register: Register) -> (Self, Snapshots) {
        let (publish, snapshots) = watch::channel(register);
        (Self(publish), Snapshots(snapshots))
    }

    /// Goes on with a later one.
    pub fn publish(&self, register: &Register) {
        self.0.send_replace(register.clone());
    }
}
