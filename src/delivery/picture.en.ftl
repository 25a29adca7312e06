# The picture of offered times. It is narrow: of what the looks mean, the first three have 18, 25 and 12 letters, and each line 58.

picture-working-hours = working hours
# Such hours are underlined in the picture.
picture-edge = early, late or weekend
picture-night = night
picture-hours = In bold: the hours in UTC. In the cells: the local hours.
picture-times = Outlined: the times that are offered.
# → stands beside the number of a time.
picture-times-past-midnight = Outlined: the times that are offered. → goes on after midnight.
# Above the hours of a day. $number: the number of the time. $day: its date in UTC. $time: such as 13:00.
picture-offered = { $number }: { $day }, { $time } UTC
# What the picture shows, for those who do not see it. The offered times follow, each on a line.
picture-text = How the offered times fall into the day in { $zones ->
        [one] one time zone
       *[other] { $zones } time zones
    }:
