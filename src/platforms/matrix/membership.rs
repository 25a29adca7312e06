//! In which rooms the bot is: it comes where somebody invites it from whom it takes invitations, and goes along when a
//! room is replaced by another.

use std::collections::HashMap;
use std::time::Duration;

use matrix_sdk::config::RequestConfig;
use matrix_sdk::ruma::api::client::membership::{join_room_by_id, leave_room};
use matrix_sdk::ruma::{OwnedRoomId, OwnedUserId};
use matrix_sdk::{Room as MatrixRoom, RoomState};
use tokio::task::JoinHandle;
use wildmatch::WildMatch;

use super::Matrix;
use super::arrivals::{Arrivals, Way};
use super::say::is_target;
use crate::base::backoff::Backoff;
use crate::base::clock::Time;
use crate::desk::DeskHandle;

/// After an invitation could not be declined.
const AGAIN: Backoff = Backoff::doubling(Duration::from_secs(2), Duration::from_hours(1));

/// What lets the bot into rooms, beside its hearing: a far homeserver may take minutes to answer.
#[derive(Debug)]
pub(super) struct Membership<T> {
    matrix: Matrix,
    /// From whom invitations are taken.
    invites_from: Vec<WildMatch>,
    arrivals: Arrivals,
    time: T,
    /// The invitations of others.
    declining: HashMap<OwnedRoomId, JoinHandle<()>>,
}

impl<T: Time> Membership<T> {
    pub(super) fn new(matrix: Matrix, invites_from: &[String], desk: DeskHandle, time: T) -> Self {
        let invites_from = invites_from.iter().map(|pattern| WildMatch::new(pattern)).collect();
        let arrivals = Arrivals::new(matrix.clone(), desk, time.clone());
        Self { matrix, invites_from, arrivals, time, declining: HashMap::new() }
    }

    /// Begins to answer the invitations that are new, and to join the successors of rooms.
    pub(super) async fn attend(&mut self) {
        self.declining.retain(|_, task| !task.is_finished());
        let successors: Vec<OwnedRoomId> =
            self.matrix.replaced_rooms().into_iter().map(|(_, successor)| successor).collect();
        for room in self.matrix.client().invited_rooms() {
            let id = room.room_id().to_owned();
            if successors.contains(&id) {
                self.arrivals.come(id, Way::Invited, None);
                continue;
            }
            match self.matrix.inviter(&room).await {
                Ok(by) if self.invites_from.iter().any(|pattern| pattern.matches(by.as_str())) => {
                    self.arrivals.come(id, Way::Invited, Some(by));
                }
                Ok(by) => {
                    let declining = decline(self.matrix.clone(), id.clone(), by, self.time.clone());
                    self.declining.entry(id).or_insert_with(|| tokio::spawn(declining));
                }
                Err(error) => tracing::warn!(room = %id, %error, "who has invited the bot cannot be seen"),
            }
        }
        for room in successors.into_iter().filter(|room| self.matrix.client().get_room(room).is_none()) {
            self.arrivals.come(room, Way::InPlaceOfAnother, None);
        }
    }

    /// The rooms that were replaced, each with its successor where the bot is in that too.
    pub(super) fn moved(&self) -> Vec<(OwnedRoomId, OwnedRoomId)> {
        let is_in = |room: &OwnedRoomId| {
            self.matrix.client().get_room(room).is_some_and(|room| room.state() == RoomState::Joined)
        };
        self.matrix.replaced_rooms().into_iter().filter(|(_, successor)| is_in(successor)).collect()
    }
}

/// Declines an invitation, again and again until it is done.
async fn decline(matrix: Matrix, room: OwnedRoomId, by: OwnedUserId, time: impl Time) {
    for failures in 1.. {
        let Err(error) = matrix.decline(&room, &by).await else { return };
        let pause = AGAIN.after(failures);
        tracing::warn!(%room, %error, ?pause, "an invitation cannot be answered; it is tried again");
        time.pause(pause).await;
        if !matrix.waits_for_an_answer(&room) {
            return;
        }
    }
}

impl Matrix {
    /// Whether the bot is neither in a room nor has left it.
    pub(super) fn waits_for_an_answer(&self, room: &OwnedRoomId) -> bool {
        self.client().get_room(room).is_none_or(|room| room.state() == RoomState::Invited)
    }

    fn replaced_rooms(&self) -> Vec<(OwnedRoomId, OwnedRoomId)> {
        let successor = |old: MatrixRoom| Some((old.room_id().to_owned(), old.successor_room()?.room_id));
        self.client().joined_rooms().into_iter().filter_map(successor).collect()
    }

    async fn inviter(&self, room: &MatrixRoom) -> matrix_sdk::Result<OwnedUserId> {
        Ok(room.invite_details().await?.inviter_id)
    }

    /// Comes into a room by an invitation, or declines it.
    pub(super) async fn answer(&self, id: &OwnedRoomId, invites_from: &[WildMatch]) -> matrix_sdk::Result<()> {
        let Some(room) = self.client().get_room(id) else { return Ok(()) };
        let by = self.inviter(&room).await?;
        match invites_from.iter().any(|pattern| pattern.matches(by.as_str())) {
            true => self.come_into(id).await,
            false => self.decline(id, &by).await,
        }
    }

    async fn decline(&self, id: &OwnedRoomId, by: &OwnedUserId) -> matrix_sdk::Result<()> {
        let server = by.server_name();
        tracing::info!(room = %id, %server, "declining: matrix.invites_from does not name who invites");
        // Not `Room::leave`: that leaves the predecessors too, which a stranger may have claimed for the room.
        self.client().send(leave_room::v3::Request::new(id.clone())).await?;
        Ok(())
    }

    /// Comes into a room. The homeserver is asked once: whoever waits beside knows how long.
    pub(super) async fn come_into(&self, id: &OwnedRoomId) -> matrix_sdk::Result<()> {
        let client = self.client();
        let room = client.get_room(id).filter(|room| room.state() == RoomState::Invited);
        let is_invited = room.is_some();
        // A conversation is one before the bot hears that it is in it, or it would be greeted as a room.
        if let Some(room) = room
            && room.is_direct().await?
        {
            let by = self.inviter(&room).await?;
            if !is_target(&room, &by) {
                client.account().mark_as_dm(id, &[by]).await?;
            }
        }
        let once = RequestConfig::new().disable_retry();
        client.send(join_room_by_id::v3::Request::new(id.clone())).with_request_config(once).await?;
        tracing::info!(room = %id, is_invited, "came into a room");
        // Now that it is in, the library takes note of it.
        client.join_room_by_id(id).await.map(drop)
    }
}
