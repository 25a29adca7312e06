//! What the bot may do, and needs to.

use serenity::all::{GuildId, Permissions, RoleId, UserId};

/// Without these the bot cannot do its work.
pub(super) const NEEDED: Permissions = Permissions::VIEW_CHANNEL
    .union(Permissions::SEND_MESSAGES)
    .union(Permissions::EMBED_LINKS)
    .union(Permissions::READ_MESSAGE_HISTORY);

/// Without these it does less.
pub(super) const USEFUL: Permissions =
    Permissions::ATTACH_FILES.union(Permissions::CREATE_EVENTS).union(Permissions::SEND_MESSAGES_IN_THREADS);

/// What the bot needs in a channel and lacks there. Threads have a permission of their own: that of channels has no effect in them.
pub(super) fn lacking(may: Permissions, is_thread: bool) -> Permissions {
    if may.contains(Permissions::ADMINISTRATOR) {
        return Permissions::empty();
    }
    let needed = if is_thread {
        NEEDED.difference(Permissions::SEND_MESSAGES) | Permissions::SEND_MESSAGES_IN_THREADS
    } else {
        NEEDED
    };
    needed.difference(may)
}

/// What permissions are called in Discord's settings.
pub(super) fn names(permissions: Permissions) -> String {
    permissions.get_permission_names().join(", ")
}

/// Whom a channel's own permissions concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Concerns {
    Role(RoleId),
    Member(UserId),
}

/// What is allowed and denied in a channel.
#[derive(Clone, Copy, Debug)]
pub(super) struct Overwrite {
    pub(super) concerns: Concerns,
    pub(super) allow: Permissions,
    pub(super) deny: Permissions,
}

/// What the bot may do in a channel: what it may do in the server, changed for all, then for its roles, then for itself.
pub(super) fn in_channel(
    in_server: Permissions,
    overwrites: &[Overwrite],
    server: GuildId,
    roles: &[RoleId],
    me: UserId,
) -> Permissions {
    let everyone = RoleId::new(server.get());
    let change = |permissions: Permissions, concerns: &dyn Fn(Concerns) -> bool| {
        let all = overwrites.iter().filter(|overwrite| concerns(overwrite.concerns));
        let (allow, deny) = all.fold((Permissions::empty(), Permissions::empty()), |(allow, deny), overwrite| {
            (allow | overwrite.allow, deny | overwrite.deny)
        });
        permissions.difference(deny) | allow
    };
    let for_all = change(in_server, &|concerns| concerns == Concerns::Role(everyone));
    let for_roles = change(
        for_all,
        &|concerns| matches!(concerns, Concerns::Role(role) if role != everyone && roles.contains(&role)),
    );
    change(for_roles, &|concerns| concerns == Concerns::Member(me))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_channel_says_of_oneself_counts_most() {
        let (server, role, me) = (GuildId::new(1), RoleId::new(2), UserId::new(3));
        let [view, send] = [Permissions::VIEW_CHANNEL, Permissions::SEND_MESSAGES];
        let none = Permissions::empty();
        let overwrite = |concerns, allow, deny| Overwrite { concerns, allow, deny };
        let everyone = overwrite(Concerns::Role(RoleId::new(1)), none, view);
        let of_role = overwrite(Concerns::Role(role), view, send);
        let of_another = overwrite(Concerns::Role(RoleId::new(9)), send, none);
        let of_me = overwrite(Concerns::Member(me), send, none);
        let may = |overwrites: &[Overwrite]| in_channel(view | send, overwrites, server, &[role], me);
        assert_eq!(may(&[]), view | send);
        assert_eq!(may(&[everyone]), send);
        assert_eq!(may(&[everyone, of_role, of_another]), view);
        assert_eq!(may(&[of_me, everyone, of_role, of_another]), view | send);
    }

    #[test]
    fn in_a_thread_it_is_another_permission_that_lets_the_bot_speak() {
        let in_threads = NEEDED.difference(Permissions::SEND_MESSAGES) | Permissions::SEND_MESSAGES_IN_THREADS;
        assert_eq!(names(lacking(NEEDED, true)), "Send Messages in Threads");
        assert_eq!(names(lacking(in_threads, false)), "Send Messages");
        assert!(lacking(NEEDED, false).is_empty() && lacking(Permissions::ADMINISTRATOR, true).is_empty());
    }
}
