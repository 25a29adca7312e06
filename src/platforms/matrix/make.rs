//! A room for a group: encrypted, in the organisation's space, open to those who are in the space.

use commands::features::room::open::RoomPlan;
use commands::record::{Account, Platform as PlatformName, Register};
use matrix_sdk::ruma::api::client::membership::joined_rooms;
use matrix_sdk::ruma::api::client::room::create_room::v3::{Request as CreateRoom, RoomPreset};
use matrix_sdk::ruma::api::error::ErrorKind;
use matrix_sdk::ruma::events::room::member::MembershipState;
use matrix_sdk::ruma::events::{AnyInitialStateEvent, StateEventType};
use matrix_sdk::ruma::serde::Raw;
use matrix_sdk::ruma::{OwnedUserId, RoomAliasId, RoomId, ServerName};
use matrix_sdk::{Room as MatrixRoom, RoomMemberships, RoomState};
use serde_json::{Value, json};

use super::Matrix;
use super::read::account;
use super::say::{delivery_error, permanent};
use crate::delivery::DeliveryError;
use crate::platforms::effect::Reports;
use crate::platforms::opening::{MadeRoom, MakesRooms};

impl Reports for Matrix {
    const PLATFORM: PlatformName = PlatformName::Matrix;

    fn account(&self) -> Account {
        account(self.user.as_str())
    }
}

impl MakesRooms for Matrix {
    async fn make(&self, plan: &RoomPlan, register: &Register) -> Result<MadeRoom, DeliveryError> {
        let space = self.space().await?;
        let server = self.user.server_name();
        let alias = RoomAliasId::parse(format!("#{}:{server}", plan.key)).map_err(|error| permanent(&error))?;
        let state = state(space.room_id(), server);
        let room = match self.room_of_alias(&alias).await? {
            Some(room) => room,
            None => {
                tracing::info!(key = plan.key, "making a room on Matrix");
                let room = self.create(plan, &state).await?;
                tracing::info!(key = plan.key, "a room is made; what belongs to it follows");
                room
            }
        };
        // All of it again: of what was begun before nobody knows how far it came.
        for StateEvent { kind, key, content } in state {
            room.send_state_event_raw(kind, &key, content).await.map_err(|error| delivery_error(&error))?;
        }
        let child = json!({ "via": [server] });
        let added = space.send_state_event_raw("m.space.child", room.room_id().as_str(), child).await;
        added.map_err(|error| delivery_error(&error))?;
        invite(&room, plan, register).await?;
        Ok(MadeRoom {
            id: room.room_id().to_string(),
            name: alias.to_string(),
            link: alias.matrix_to_uri().to_string(),
        })
    }
}

/// A piece of a room's state.
struct StateEvent {
    kind: &'static str,
    key: String,
    content: Value,
}

/// What makes a room encrypted, a part of the space, and open to those who are in it.
fn state(space: &RoomId, server: &ServerName) -> Vec<StateEvent> {
    let allow = json!([{ "type": "m.room_membership", "room_id": space }]);
    let of = |kind, key: &str, content| StateEvent { kind, key: key.to_owned(), content };
    vec![
        of("m.room.encryption", "", json!({ "algorithm": "m.megolm.v1.aes-sha2" })),
        of("m.room.join_rules", "", json!({ "join_rule": "restricted", "allow": allow })),
        of("m.space.parent", space.as_str(), json!({ "via": [server], "canonical": true })),
    ]
}

impl Matrix {
    /// The organisation's space, in which the bot may add rooms.
    async fn space(&self) -> Result<MatrixRoom, DeliveryError> {
        let Some(name) = &self.space else { return Err(permanent(&"matrix.space is not given")) };
        let id = self.id_of_space(name).await.map_err(|error| delivery_error(&error))?;
        let space = self.client().get_room(&id).filter(|space| space.state() == RoomState::Joined);
        let space = space.ok_or_else(|| permanent(&"the bot is not in matrix.space: invite it there"))?;
        let levels = space.power_levels().await.map_err(|error| delivery_error(&error.into()))?;
        if !levels.user_can_send_state(&self.user, StateEventType::SpaceChild) {
            return Err(permanent(&"the bot may not add rooms to matrix.space: make it a moderator there"));
        }
        Ok(space)
    }

    /// The room that was made under an alias before.
    async fn room_of_alias(&self, alias: &RoomAliasId) -> Result<Option<MatrixRoom>, DeliveryError> {
        let id = match self.client().resolve_room_alias(alias).await {
            Ok(found) => found.room_id,
            Err(error) if matches!(error.client_api_error_kind(), Some(ErrorKind::NotFound)) => return Ok(None),
            Err(error) => return Err(delivery_error(&error.into())),
        };
        if let Some(room) = self.client().get_room(&id).filter(|room| room.state() == RoomState::Joined) {
            return Ok(Some(room));
        }
        let joined = self.client().send(joined_rooms::v3::Request::new()).await;
        if joined.map_err(|error| delivery_error(&error.into()))?.joined_rooms.contains(&id) {
            let reason = "the room that was made is not heard of yet".to_owned();
            return Err(DeliveryError::Temporary { reason, after: None });
        }
        Err(permanent(&format!("{alias} belongs to a room in which the bot is not")))
    }

    async fn create(&self, plan: &RoomPlan, state: &[StateEvent]) -> Result<MatrixRoom, DeliveryError> {
        let mut request = CreateRoom::new();
        request.preset = Some(RoomPreset::PrivateChat);
        request.room_alias_name = Some(plan.key.clone());
        request.name = Some(plan.name.clone());
        request.initial_state =
            state.iter().map(initial).collect::<Result<_, _>>().map_err(|error| permanent(&error))?;
        self.client().create_room(request).await.map_err(|error| delivery_error(&error))
    }
}

fn initial(state: &StateEvent) -> serde_json::Result<Raw<AnyInitialStateEvent>> {
    let StateEvent { kind, key, content } = state;
    Ok(Raw::new(&json!({ "type": kind, "state_key": key, "content": content }))?.cast_unchecked())
}

/// Invites those who are neither in the room nor invited.
async fn invite(room: &MatrixRoom, plan: &RoomPlan, register: &Register) -> Result<(), DeliveryError> {
    let members = room.members(RoomMemberships::all()).await.map_err(|error| delivery_error(&error))?;
    let accounts = register.people().accounts_on(PlatformName::Matrix, &plan.people);
    for user in accounts.into_iter().filter_map(|id| OwnedUserId::try_from(id).ok()) {
        // Who has left or was sent away is not asked again.
        let is_known =
            members.iter().any(|member| member.user_id() == user && *member.membership() != MembershipState::Knock);
        if is_known {
            continue;
        }
        if let Err(error) = room.invite_user_by_id(&user).await {
            match delivery_error(&error) {
                // Why names them. Who takes no invitations comes in by the space.
                DeliveryError::Permanent { .. } => {
                    tracing::warn!(room = %room.room_id(), "somebody could not be invited");
                }
                later => return Err(later),
            }
        }
    }
    Ok(())
}
