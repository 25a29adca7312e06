# Rooms: what they are for, and making them.

# The room of everybody: where proposals and news of all groups are told.
room-is-main = This is now the plenary room. New proposals will be announced here.
# $command: as typed without the group's code.
room-is-of-group = This is now the room of { $group }. Here { $command } means { $group }.
room-is-private = This is a private conversation. Please say this in the group's room.
room-is-main-already = This is already a plenary room.
room-is-of-group-already = This is already the room of { $group }.
# $platforms: a list, see room-platform.
room-being-made = I am making a room for { $group } on { $platforms }.
# $making: room-being-made.
room-will-be-announced = { $making } I will announce it in the plenary room when it is ready.
# Where a room is, as after "on".
room-platform =
    { $platform ->
        [console] the terminal
        [matrix] Matrix
        [discord] Discord
       *[mail] email
    }
# The first words in a new room. $title: of the group.
room-welcome = This is the room of { $group }. Here { $command } means { $group }.
room-welcome-titled = This is the room of { $group }: { $title }. Here { $command } means { $group }.
room-charter = What the group wants to do: { $command }
room-code-of-conduct = The code of conduct applies here: { $address }
room-facilitators = Facilitators: { $people }
# Told to all. $name: of the room, as the platform shows it.
room-made = { $group } has a room on { $platform }: { $name }
room-not-made = I could not make a room for { $group } on { $platform }. The operator can find the reason in the log.
room-try-again = To try again: { $command }
# A room was closed on the platform, or the bot was sent away.
room-main-gone = A plenary room on { $platform } is gone. Invite me into another one and say there: { $command }
room-of-group-gone = The room of { $group } on { $platform } is gone. Invite me into another one and say there: { $command }
# The bot may not write in a room. $permissions: names that the platform has for them, in English.
room-main-closed = I may not write in a plenary room on { $platform }, so what I have to say does not get there. Let me write there again, or say in another one: { $command }
room-of-group-closed = I may not write in the room of { $group } on { $platform }, so what I have to say does not get there. Let me write there again, or say in another one: { $command }
room-closed-lacks = What I lack there: { $permissions }
room-of-group-gone-make = The room of { $group } on { $platform } is gone. To make another: { $command }
room-none-to-make = I cannot make rooms here. Make one yourself, invite me and say there: { $command }
room-all-there = { $group } already has its rooms.
room-all-under-way = I am already making the rooms of { $group }. I will announce them in the plenary room when they are ready.
# $language: what it is called in itself, such as "français".
room-speaks = In this room I now speak { $language }.
room-speaks-as-all = In this room I speak { $language } again, as the organisation does.
# $command: to choose one's own language.
room-language-in-private = This is a private conversation, where I speak your own language. To choose it: { $command }
# Asked before the plenary room becomes another, or gets a second beside it on the same platform.
room-main-elsewhere = There is another plenary room here already. With this one, announcements go to both.
room-main-to-group = This is the plenary room. If it becomes the room of { $group }, announcements to all no longer come here.
room-unbind-main = This is the plenary room. Without it, announcements to all no longer come here.
room-unbound-main = This is no longer the plenary room.
room-unbound = This is no longer the room of { $group }.
room-not-bound = This room is bound to nothing.
room-of-other-group = This is the room of { $other }, and would no longer be.
