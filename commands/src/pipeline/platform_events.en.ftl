# What the bot says when it is brought into a room.

# $organisation: its name.
hello = Hello. I am Rapporteur. I keep the record of the { $organisation }.
# In a conversation with one person. $help: /help
hello-in-private = Here I read everything you type as a command. { $help } lists them.
# In a room of several. $help: /help
hello-in-room = { $help } lists what you can ask me. I do not keep other messages.
# In a room of which nobody has said what it is for. $chair: what the chair is called; $plenary, $group: commands.
hello-unbound = The { $chair } or the secretariat can say what this room is for: { $plenary } for the plenary room, or { $group } for a group's own room.
# In private, to whoever invited the bot. $help: /help
hello-may-not-write = You invited me into a room where I may not write. I hear commands there, but nobody would see an answer. Please let me write: in the settings of the room, under roles and permissions, give me a role that may send messages. Then type { $help } there.
# In private, to whoever invited the bot into many rooms at once. $rooms: how many it has not joined yet; $length: "5 minutes".
hello-rooms-wait = The server lets me join only a few rooms at a time. { $rooms ->
        [one] One of your rooms is waiting, and I will be in it
       *[other] { $rooms } of your rooms are waiting, and I will be in all of them
    } in about { $length }.
