# How much one person may ask in one room.

# $count: how many commands a minute.
limits-too-many = You are sending commands too fast. I answer about { $count } a minute here, and what I do not answer is not recorded. Please wait a minute, then send it again.
