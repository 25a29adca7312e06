//! What people are in the organisation's spaces, where `[roles]` gives roles for that.

use commands::organisation::PlatformRole;
use commands::record::Platform;
use matrix_sdk::ruma::events::room::member::MembershipState;
use matrix_sdk::ruma::events::room::power_levels::UserPowerLevel;
use matrix_sdk::ruma::{OwnedRoomId, RoomAliasId, RoomOrAliasId, UserId};
use matrix_sdk::{Room as MatrixRoom, RoomState};

use super::Matrix;

/// Which spaces count.
#[derive(Debug)]
pub(super) struct CountingSpaces {
    /// The one whose power levels count, if they do.
    levels: Option<OwnedRoomId>,
    /// Those in which it counts to be.
    membership: Vec<OwnedRoomId>,
}

impl Matrix {
    /// What a user is in the spaces that count; nothing where none counts, or where the bot cannot see one of them: then they are what
    /// they were when it could.
    pub(super) async fn platform_roles(&self, user: &UserId) -> Option<Vec<PlatformRole>> {
        let counting = self.counting_spaces().await?;
        let mut held = Vec::new();
        if let Some(space) = &counting.levels {
            let space = self.joined_space(space)?;
            if is_in(&space, user).await? {
                held.push(PlatformRole::MatrixPower(level(&space, user).await?));
            }
        }
        for id in &counting.membership {
            if is_in(&self.joined_space(id)?, user).await? {
                held.push(PlatformRole::MatrixSpace(id.to_string()));
            }
        }
        Some(held)
    }

    /// Says which of the spaces that count it cannot see.
    pub(super) async fn look_for_spaces(&self) {
        let Some(counting) = self.counting_spaces().await else { return };
        for id in counting.levels.iter().chain(&counting.membership) {
            if self.joined_space(id).is_none() {
                tracing::warn!(space = %id, "[roles] names a space in which the bot is not, so who is there is not known: invite it");
            }
        }
    }

    /// Which spaces count, asked once; nothing where none does, or while the address of one is not known.
    async fn counting_spaces(&self) -> Option<&CountingSpaces> {
        let of_platforms = || self.organisation.roles.of_platforms.iter().map(|(held, _)| held);
        if !of_platforms().any(|held| held.platform() == Platform::Matrix) {
            return None;
        }
        let counting = self.counting.get_or_try_init(async || {
            let needs_levels = of_platforms().any(|held| matches!(held, PlatformRole::MatrixPower(_)));
            let levels = match self.space.as_deref().filter(|_| needs_levels) {
                Some(space) => Some(self.id_of_space(space).await?),
                None => None,
            };
            let id = |held: &PlatformRole| match held {
                PlatformRole::MatrixSpace(id) => OwnedRoomId::try_from(id.as_str()).ok(),
                PlatformRole::MatrixPower(_) | PlatformRole::Discord(_) => None,
            };
            Ok::<_, matrix_sdk::Error>(CountingSpaces { levels, membership: of_platforms().filter_map(id).collect() })
        });
        counting.await.inspect_err(|error| tracing::warn!(%error, "the address of matrix.space is not known")).ok()
    }

    /// The id of a space that is given by its id or alias.
    pub(super) async fn id_of_space(&self, space: &RoomOrAliasId) -> matrix_sdk::Result<OwnedRoomId> {
        match <&RoomAliasId>::try_from(space) {
            Ok(alias) => Ok(self.client().resolve_room_alias(alias).await?.room_id),
            Err(id) => Ok(id.to_owned()),
        }
    }

    fn joined_space(&self, id: &OwnedRoomId) -> Option<MatrixRoom> {
        self.client().get_room(id).filter(|space| space.state() == RoomState::Joined)
    }
}

/// Whether a user is in a space; nothing where that cannot be had. Who was sent away keeps their level, and is not in it.
async fn is_in(space: &MatrixRoom, user: &UserId) -> Option<bool> {
    let member = space.get_member(user).await;
    let member = member.inspect_err(|error| tracing::warn!(%error, "who is in a space cannot be seen")).ok()?;
    Some(member.is_some_and(|member| *member.membership() == MembershipState::Join))
}

/// The power level of a user. Who made a room of version 12 is above all levels.
/// <https://spec.matrix.org/v1.16/rooms/v12/>
async fn level(space: &MatrixRoom, user: &UserId) -> Option<i64> {
    let levels = space.power_levels().await;
    let levels = levels.inspect_err(|error| tracing::warn!(%error, "the levels of a space cannot be seen")).ok()?;
    Some(match levels.for_user(user) {
        UserPowerLevel::Infinite => i64::MAX,
        UserPowerLevel::Int(level) => level.into(),
        _ => 0,
    })
}
