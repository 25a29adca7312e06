# What is said when something could not be recorded, or not be said.

# To whoever asked. $reference: letters by which the operator finds the cause in the log.
not-recorded = Not recorded: something went wrong (ref { $reference }). Nothing has changed. Please try again later.
# To the operators. $room: as the platform calls it; $key: by which it is found in the log; $reason: of the platform, in its own words.
set-aside = I could not deliver a message to { $room }, and will not try again. The record has what it was about; its key in the log is { $key }.
set-aside-because = I could not deliver a message to { $room }, and will not try again: { $reason }. The record has what it was about; its key in the log is { $key }.
# In the place of the room where it is one person's.
set-aside-private-room = a private room
