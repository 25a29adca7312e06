# Lengths of time, and how a series of meetings goes on.

# A length of time: "90 minutes" is 1 hour 30 minutes. Each of these stands after "for", "in" or before "before".
length-minutes =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
length-hours =
    { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }
length-hours-minutes =
    { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    } { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
length-days =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
# How often a series repeats, as after "Repeats".
every-days =
    { $count ->
        [one] every day
       *[other] every { $count } days
    }
every-weeks =
    { $count ->
        [one] every week
       *[other] every { $count } weeks
    }
every-months =
    { $count ->
        [one] every month
       *[other] every { $count } months
    }
# $day: "the last Tuesday".
every-months-on =
    { $count ->
        [one] every month on { $day }
       *[other] every { $count } months on { $day }
    }
# A day by its place in the month. $weekday is from 1 for Monday to 7.
weekday-of-month =
    { $place ->
        [first] the first
        [second] the second
        [third] the third
        [fourth] the fourth
       *[last] the last
    } { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }
# A day of the week within a sentence, from 1 for Monday to 7.
weekday-whole =
    { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }
