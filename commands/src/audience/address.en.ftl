# Where people meet: the address of a call.

# The address itself, with what one gives there to be let in.
address-with-passcode = { $link } (passcode: { $passcode })
# In the place of the address, after "Where:", for those for whom it is not.
address-in-room-of-group = the address is in the group's room
# The same for a meeting of the plenary.
address-in-room-of-plenary = the address is in the plenary room
# The same where the group has no room.
address-for-participants = the address is for those who take part
# The same where it can be asked for. $command: /meetings
address-in-private = if you take part, ask me in private: { $command }
