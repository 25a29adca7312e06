# The legend of the picture of offered times. There is little room: each of the first three has 25 letters.

picture-working-hours = working hours
# E and N are the letters in the cells.
picture-edge = E: early, late or weekend
picture-night = N: night
picture-times = The number in a cell is the local hour. Outlined: the times that are offered.
# → stands beside the number of a time.
picture-times-past-midnight = The number in a cell is the local hour. Outlined: the times that are offered; → goes on after midnight.
# The title of a panel. $day: a date.
picture-day = { $day }, hours in UTC
