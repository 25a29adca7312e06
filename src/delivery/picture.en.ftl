# The picture of offered times: a column for each, a row for each zone. It is narrow: of what the looks mean, the words have 14, 22 and
# 12 letters.

picture-working-hours = working hours
# Such times are underlined in the picture.
picture-edge = early, late or weekend
picture-night = night
# Above a column. $weekday, $month: in short. $day: a number.
picture-column = { $weekday } { $day } { $month }
# In a cell: when a time begins in a zone.
picture-cell = { $weekday } { $time }
# $number: the number of the time. $day: its date in UTC. $time: such as 13:00.
picture-offered = { $number }: { $day }, { $time } UTC
# What the picture shows, for those who do not see it. The offered times follow, each on a line.
picture-text = How the offered times fall into the day in { $zones ->
        [one] one time zone
       *[other] { $zones } time zones
    }:
