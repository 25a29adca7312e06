//! What people are in the organisation's spaces, where `[roles]` gives roles for that.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::PoisonError;
use std::time::Duration;

use commands::organisation::PlatformRole;
use commands::record::Platform;
use matrix_sdk::ruma::events::room::member::MembershipState;
use matrix_sdk::ruma::events::room::power_levels::UserPowerLevel;
use matrix_sdk::ruma::{OwnedRoomId, RoomAliasId, RoomId, RoomOrAliasId, UserId};
use matrix_sdk::{Room as MatrixRoom, RoomState};

use super::Matrix;
use crate::base::clock::Time;

/// Before it is asked again where the organisation's space is: its address may lead to another room by then.
const LOOKS_AGAIN: Duration = Duration::from_mins(5);

impl Matrix {
    /// What a user is in the spaces that count; nothing where none counts, or while the homeserver does not say: then they are what they
    /// were when it did. In a space in which the bot is not, nobody is anything.
    pub(super) async fn platform_roles(&self, user: &UserId) -> Option<Vec<PlatformRole>> {
        let mut held = Vec::new();
        for counting in self.counting_on_matrix()? {
            match counting {
                PlatformRole::MatrixPower(_) => {
                    let space = self.space_of_levels();
                    let Some(space) = self.joined_space(&space?) else { continue };
                    if is_in(&space, user).await? {
                        held.extend(level(&space, user).await?.map(PlatformRole::MatrixPower));
                    }
                }
                PlatformRole::MatrixSpace(id) => {
                    let Some(space) = RoomId::parse(id).ok().and_then(|id| self.joined_space(&id)) else { continue };
                    if is_in(&space, user).await? {
                        held.push(PlatformRole::MatrixSpace(id.clone()));
                    }
                }
                PlatformRole::Discord(_) => {}
            }
        }
        Some(held)
    }

    /// Looks where the organisation's space is and which of the spaces that count the bot cannot see, again and again.
    pub(super) async fn watch_spaces(&self, time: &impl Time) -> Infallible {
        loop {
            time.pause(LOOKS_AGAIN).await;
            self.find_spaces().await;
        }
    }

    /// The same once.
    pub(super) async fn find_spaces(&self) {
        let Some(counting) = self.counting_on_matrix() else { return };
        let mut unseen = BTreeSet::new();
        for counting in counting {
            let id = match counting {
                PlatformRole::MatrixPower(_) => self.find_space_of_levels().await,
                PlatformRole::MatrixSpace(id) => RoomId::parse(id).ok(),
                PlatformRole::Discord(_) => None,
            };
            unseen.extend(id.filter(|id| self.joined_space(id).is_none()));
        }
        for space in unseen {
            tracing::warn!(%space, "[roles] names a space in which the bot is not, so nobody has a role for being there: invite it");
        }
    }

    /// What of Matrix counts by the configuration, if anything does.
    fn counting_on_matrix(&self) -> Option<impl Iterator<Item = &PlatformRole>> {
        let all = self.organisation.roles.of_platforms.iter().map(|(held, _)| held);
        let mut counting = all.filter(|held| held.platform() == Platform::Matrix).peekable();
        counting.peek().is_some().then_some(counting)
    }

    async fn find_space_of_levels(&self) -> Option<OwnedRoomId> {
        match self.id_of_space(self.space.as_deref()?).await {
            Ok(id) => *self.levels_in.write().unwrap_or_else(PoisonError::into_inner) = Some(id),
            Err(error) => tracing::warn!(%error, "where matrix.space is cannot be asked"),
        }
        self.space_of_levels()
    }

    fn space_of_levels(&self) -> Option<OwnedRoomId> {
        self.levels_in.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The id of a space that is given by its id or alias.
    pub(super) async fn id_of_space(&self, space: &RoomOrAliasId) -> matrix_sdk::Result<OwnedRoomId> {
        match <&RoomAliasId>::try_from(space) {
            Ok(alias) => Ok(self.client().resolve_room_alias(alias).await?.room_id),
            Err(id) => Ok(id.to_owned()),
        }
    }

    fn joined_space(&self, id: &RoomId) -> Option<MatrixRoom> {
        self.client().get_room(id).filter(|space| space.state() == RoomState::Joined)
    }
}

/// Whether a user is in a space; nothing where that cannot be seen. A user who was removed may still have a power level there.
async fn is_in(space: &MatrixRoom, user: &UserId) -> Option<bool> {
    let member = space.get_member(user).await;
    let member = member.inspect_err(|error| tracing::warn!(%error, "who is in a space cannot be seen")).ok()?;
    Some(member.is_some_and(|member| *member.membership() == MembershipState::Join))
}

/// The power level of a user, if it is above 0; nothing where the levels cannot be seen. The creators of a room of version 12 are above
/// all levels.
/// <https://spec.matrix.org/v1.16/rooms/v12/>
async fn level(space: &MatrixRoom, user: &UserId) -> Option<Option<i64>> {
    let levels = space.power_levels().await;
    let levels = levels.inspect_err(|error| tracing::warn!(%error, "the levels of a space cannot be seen")).ok()?;
    let level = match levels.for_user(user) {
        UserPowerLevel::Infinite => i64::MAX,
        UserPowerLevel::Int(level) => level.into(),
        _ => 0,
    };
    Some(Some(level).filter(|level| *level > 0))
}
