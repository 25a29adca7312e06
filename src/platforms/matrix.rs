//! Matrix: one account with one device, in encrypted rooms too.
//!
//! The homeserver's timeline is the inbox. How far it was heard stands in the journal, as a mark that moves on only when
//! all before it is recorded; what lies between that mark and the present is paged through at each start and over each
//! gap. What is seen twice changes nothing, since each event's id is its cause.

mod acknowledge;
mod arrivals;
mod attach;
mod connector;
mod describe;
mod gather;
mod hear;
mod hello;
mod make;
mod membership;
mod pills;
mod poll;
pub mod probe;
mod progress;
pub mod read;
mod relation;
mod roles;
mod say;
mod session;
mod unreadable;

use std::collections::HashMap;
use std::fs::File;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use commands::organisation::Organisation;
use commands::record::Account;
use matrix_sdk::Client;
use matrix_sdk::ruma::{OwnedRoomId, OwnedRoomOrAliasId, OwnedUserId, UserId};

pub use crate::journal::marks::{HEARD, HEARD_AT};
pub use connector::MatrixConnector;
pub use gather::{say_together, together};
pub use hello::{Greeted, say_hello};
pub use progress::{HeardUpTo, Progress};
pub use say::{SaidBefore, TargetRoom, say};

use crate::base::backoff::Backoff;
use crate::base::puppet::PuppetPattern;

/// Under this key every event of the bot carries the key of its post: by it another bot of this kind is known, and a
/// message whose sending was cut off is found again.
const KEY: &str = "org.rapporteur.key";

/// Under this key, one that says several posts carries the keys of all.
const KEYS: &str = "org.rapporteur.keys";

/// Under this key a poll says of which consultation it is, and what announced it.
const POLL: &str = "org.rapporteur.poll";

/// What stands before commands on Matrix, where the configuration has nothing in its place.
const MARK: &str = "!";

/// Before the homeserver is asked or heard again.
const AGAIN: Backoff = Backoff::doubling(Duration::from_secs(1), Duration::from_secs(16));

/// The account, ready to hear and to say.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// What speaks with the homeserver; another one once it has logged in again.
    client: Arc<RwLock<Client>>,
    user: OwnedUserId,
    organisation: Arc<Organisation>,
    /// The organisation's space, by id or alias.
    space: Option<OwnedRoomOrAliasId>,
    /// The room that is this space, once it is known: its power levels may count.
    levels_in: Arc<RwLock<Option<OwnedRoomId>>>,
    earlier: SaidBefore,
    /// The conversations that this process has begun, by the user.
    begun: Arc<tokio::sync::Mutex<HashMap<OwnedUserId, OwnedRoomId>>>,
    /// What the accounts are like that bridges make for people elsewhere.
    puppets: Arc<[PuppetPattern]>,
    /// On the folder of the store, as long as the account is in use.
    lock: Arc<Mutex<File>>,
}

impl Matrix {
    /// The bot's own account.
    pub fn user(&self) -> &UserId {
        &self.user
    }

    /// Whose account this is on another platform, if it is the puppet of a bridge.
    fn behind_puppet(&self, user: &str) -> Option<Account> {
        self.puppets.iter().find_map(|pattern| pattern.account_of(user))
    }

    fn client(&self) -> Client {
        self.client.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// In how many rooms it is.
    pub fn rooms(&self) -> usize {
        self.client().joined_rooms().len()
    }
}
