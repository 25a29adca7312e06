# The fairest times for a meeting.

# Above the times. $length: "1 hour 30 minutes"; $group: a code, or the plenary.
slots-offered =
    { $count ->
        [one] Fairest times for a meeting of { $group } ({ $length }, { $count } person expected):
       *[other] Fairest times for a meeting of { $group } ({ $length }, { $count } people expected):
    }
# One of the times. $number: by which it is chosen.
slots-time = { $number }. { $time }
# For how many it is how hard.
slots-strain =
    { $strain ->
        [fine] In working hours: { $count }
        [edge] Early, late or at the weekend: { $count }
       *[night] At night: { $count }
    }
# The same with who they are.
slots-strain-names =
    { $strain ->
        [fine] In working hours: { $count } ({ $names })
        [edge] Early, late or at the weekend: { $count } ({ $names })
       *[night] At night: { $count } ({ $names })
    }
# Why a time is among the fairest.
slots-why-no-night = Night for nobody.
slots-why-second-night = Every possible time gives somebody a second night in a row. This one costs least overall.
slots-why-spares =
    { $count ->
        [one] Spares the { $count } person on whom earlier meetings were hardest.
       *[other] Spares the { $count } people on whom earlier meetings were hardest.
    }
slots-why-few =
    { $count ->
        [one] Night for only { $count } person, and not for the same person twice in a row.
       *[other] Night for only { $count } people, and not for the same person twice in a row.
    }
# Whom earlier meetings cost much more than the others: how many, or who.
slots-owed =
    { $count ->
        [one] Earlier meetings were hardest on { $count } person.
       *[other] Earlier meetings were hardest on { $count } people.
    }
slots-owed-names = Earlier meetings were hardest on { $names }.
# Some names, and how many more there are.
slots-names-more =
    { $count ->
        [one] { $names } and { $count } other
       *[other] { $names } and { $count } others
    }
# Above the table of zones.
slots-local-times = Local times
# A head of the table.
slots-zone = Time zone
# A cell of the table: "Mon 15:45 fine".
slots-cell =
    { $strain ->
        [fine] { $weekday } { $time } fine
        [edge] { $weekday } { $time } off hours
       *[night] { $weekday } { $time } night
    }
slots-alone =
    { $count ->
        [one] { $count } person is alone in their time zone, so only the counts above include them.
       *[other] { $count } people are each alone in their time zone, so only the counts above include them.
    }
# $command: how a zone is set.
slots-zones-unknown =
    { $count ->
        [one] I do not know the time zone of { $count } person. Anyone can set theirs: { $command }
       *[other] I do not know the time zone of { $count } people. Anyone can set theirs: { $command }
    }
# $regions: each with its hours, such as "America 0.2; Europe 1".
slots-cost = What earlier meetings cost each person on average, in night hours: { $regions }.
slots-cost-of =
    { $tenths ->
        [0] { $region } { $hours }
       *[other] { $region } { $hours }.{ $tenths }
    }
# Two of them, or more.
slots-costs = { $first }; { $next }
# A part of the world, where the zone does not name it.
slots-elsewhere = elsewhere
# $command: "/meet WG-WORK "Title" slot: 1".
slots-to-call = To call the meeting: { $command }
# In a room, where people are only counted. $command: the same /slots.
slots-in-private = For names and all local times, send me this in private: { $command }

## Refusals

# $command: how times are asked for.
slots-no-offer = I have offered no times here in the last seven days. To get some: { $command }
slots-other-offer = The last times that I offered here are for another group. To get some for this one: { $command }
slots-no-such-time = There is no time number { $slot }. My last offer here had { $offered }.
slots-days-reversed = The last day must not be before the first. You gave { $from } to { $to }.
slots-days-past = These days are over. Give days that are still to come.
slots-too-many-days = That period is too long to search. Give at most { $most } days.
