//! In which rooms the bot is: it comes where somebody invites it from whom it takes invitations, and goes along when a
//! room is replaced by another.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use matrix_sdk::ruma::OwnedRoomId;
use matrix_sdk::ruma::api::client::membership::leave_room;
use matrix_sdk::{Room as MatrixRoom, RoomState};
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;
use wildmatch::WildMatch;

use super::Matrix;
use super::say::pause_asked_for;
use crate::base::backoff::Backoff;
use crate::base::clock::Time;

/// After a homeserver did not let the bot in.
const AGAIN: Backoff = Backoff::doubling(Duration::from_secs(2), Duration::from_hours(1));

/// What lets the bot into rooms, beside its hearing: a far homeserver may take minutes to answer.
#[derive(Debug)]
pub(super) struct Membership<T> {
    matrix: Matrix,
    /// From whom invitations are taken.
    invites_from: Vec<WildMatch>,
    /// Where those wait who were told that the account has joined too many rooms: the homeserver counts all of them together, so one
    /// asks at a time.
    limited: Arc<Semaphore>,
    time: T,
    /// For each room what is tried; apart for a successor to which nobody has invited the bot yet.
    under_way: HashMap<(OwnedRoomId, Way), JoinHandle<()>>,
}

/// How the bot comes into a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Way {
    Invited,
    InPlaceOfAnother,
}

impl<T: Time> Membership<T> {
    pub(super) fn new(matrix: Matrix, invites_from: &[String], time: T) -> Self {
        let invites_from = invites_from.iter().map(|pattern| WildMatch::new(pattern)).collect();
        Self { matrix, invites_from, limited: Arc::new(Semaphore::new(1)), time, under_way: HashMap::new() }
    }

    /// Begins to answer the invitations that are new, and to join the successors of rooms.
    pub(super) fn attend(&mut self) {
        self.under_way.retain(|_, task| !task.is_finished());
        let invited = self.matrix.client().invited_rooms().into_iter().map(|room| room.room_id().to_owned());
        let successors = self.matrix.replaced_rooms().into_iter().map(|(_, successor)| successor);
        let successors = successors.filter(|room| self.matrix.client().get_room(room).is_none());
        let ways = invited.map(|room| (room, Way::Invited)).chain(successors.map(|room| (room, Way::InPlaceOfAnother)));
        for (room, way) in ways.collect::<Vec<_>>() {
            let (matrix, invites_from, time) = (self.matrix.clone(), self.invites_from.clone(), self.time.clone());
            let answering = answer(matrix, room.clone(), invites_from, self.limited.clone(), time);
            self.under_way.entry((room, way)).or_insert_with(|| tokio::spawn(answering));
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

/// Answers for one room, again and again until it is done.
async fn answer(
    matrix: Matrix,
    room: OwnedRoomId,
    invites_from: Vec<WildMatch>,
    limited: Arc<Semaphore>,
    time: impl Time,
) {
    let (mut failures, mut turn) = (0, None);
    while matrix.waits_for_an_answer(&room) {
        let Err(error) = matrix.answer(&room, &invites_from).await else { return };
        match (pause_asked_for(&error), &turn) {
            (Some(pause), None) => {
                tracing::info!(%room, ?pause, "the homeserver lets the bot into few rooms at a time; the others wait");
                // Nobody closes it.
                turn = limited.clone().acquire_owned().await.ok();
            }
            (Some(pause), Some(_)) => time.pause(pause).await,
            (None, _) => {
                turn = None;
                failures += 1;
                let pause = AGAIN.after(failures);
                tracing::warn!(%room, %error, ?pause, "an invitation cannot be answered; it is tried again");
                time.pause(pause).await;
            }
        }
    }
}

impl Matrix {
    /// Whether the bot is neither in a room nor has left it.
    fn waits_for_an_answer(&self, room: &OwnedRoomId) -> bool {
        self.client().get_room(room).is_none_or(|room| room.state() == RoomState::Invited)
    }

    fn replaced_rooms(&self) -> Vec<(OwnedRoomId, OwnedRoomId)> {
        let successor = |old: MatrixRoom| Some((old.room_id().to_owned(), old.successor_room()?.room_id));
        self.client().joined_rooms().into_iter().filter_map(successor).collect()
    }

    pub(super) async fn answer(&self, id: &OwnedRoomId, invites_from: &[WildMatch]) -> matrix_sdk::Result<()> {
        let is_successor = self.replaced_rooms().iter().any(|(_, successor)| successor == id);
        let Some(room) = self.client().get_room(id).filter(|_| !is_successor) else {
            tracing::info!(room = %id, "joining the room that replaces one");
            return self.client().join_room_by_id(id).await.map(|_| ());
        };
        let inviter = room.invite_details().await?.inviter_id;
        if !invites_from.iter().any(|pattern| pattern.matches(inviter.as_str())) {
            let server = inviter.server_name();
            tracing::info!(room = %id, %server, "declining: matrix.invites_from does not name who invites");
            // Not `Room::leave`: that leaves the predecessors too, which a stranger may have claimed for the room.
            self.client().send(leave_room::v3::Request::new(id.clone())).await?;
            return Ok(());
        }
        tracing::info!(room = %id, "joining by invitation");
        let is_direct = room.is_direct().await?;
        room.join().await?;
        if is_direct { room.set_is_direct(true).await } else { Ok(()) }
    }
}
