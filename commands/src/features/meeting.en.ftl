# Meetings: called, moved, cancelled, reminded of.

## What a meeting is called, and when it is

# Whose meeting it is, where it is of no group: as in "Meeting 1 of the plenary".
meeting-plenary = the plenary
# "Meeting 3 of WG-IMP: First call".
meeting-name = Meeting { $number } of { $group }: { $title }
# $local: the moment by the clocks of a zone; $utc: the time of day in UTC. "Tue 25 Apr 2017, 15:00 Europe/Zurich (13:00 UTC)".
meeting-time = { $local } ({ $utc } UTC)
# The same where it is another day in UTC: "Tue 25 Apr 2017, 09:00 Pacific/Fiji (Mon 24 Apr, 21:00 UTC)".
meeting-time-other-day = { $local } ({ $weekday } { $day } { $month }, { $utc } UTC)
# The same where the clocks show UTC under another name: "Tue 25 Apr 2017, 15:00 Africa/Dakar (same as UTC)".
meeting-time-same = { $local } (same as UTC)
# $time: see meeting-time; $length: "1 hour 30 minutes".
meeting-when = { $time }, for { $length }
# The same moment where others are, a line each: how far their clocks are from UTC, "UTC−3", or by the names of their zones.
meeting-there-offset = { $weekday } { $time } ({ $offset })
meeting-there-zones =
    { $more ->
        [0] { $weekday } { $time } { $zones }
       *[other] { $weekday } { $time } { $zones } and { $more } more
    }
meeting-there-zones-offset =
    { $more ->
        [0] { $weekday } { $time } { $zones } ({ $offset })
       *[other] { $weekday } { $time } { $zones } and { $more } more ({ $offset })
    }
# Where people meet: an address, or where it is found.
meeting-where = Where: { $place }
# Where the calendar can be subscribed to.
meeting-calendar = Calendar: { $link }
# Asks everybody for an answer. $command: "/rsvp 1 yes".
meeting-come = Are you coming? { $command }, no or maybe

## Called, moved, cancelled

# How a series goes on, above its next meetings. $every: "every 2 weeks"; $turns: between how many times it takes turns, else 0.
meeting-series =
    { $turns ->
        [0] Repeats { $every }. Next:
       *[other] Repeats { $every }, rotating between { $turns } times of day. Next:
    }
# The same for a series of so many meetings.
meeting-series-times =
    { $turns ->
        [0] Repeats { $every }, { $times } in all. Next:
       *[other] Repeats { $every }, rotating between { $turns } times of day, { $times } in all. Next:
    }
# The same for a series that ends on a day.
meeting-series-until =
    { $turns ->
        [0] Repeats { $every } until { $day }. Next:
       *[other] Repeats { $every }, rotating between { $turns } times of day, until { $day }. Next:
    }
# How many meetings a series has.
meeting-count =
    { $count ->
        [one] { $count } meeting
       *[other] { $count } meetings
    }
# A later meeting of a series, in a list.
meeting-later = Meeting { $number }: { $time }
# Clocks change somewhere, so that a series is at another time for some. $minutes: by how much; $count: for how many.
meeting-clocks-later =
    { $minutes ->
        [60] From { $day }, this is an hour later for { $count } of you, because clocks change.
        [120] From { $day }, this is two hours later for { $count } of you, because clocks change.
       *[other] From { $day }, this is { $minutes } minutes later for { $count } of you, because clocks change.
    }
meeting-clocks-earlier =
    { $minutes ->
        [60] From { $day }, this is an hour earlier for { $count } of you, because clocks change.
        [120] From { $day }, this is two hours earlier for { $count } of you, because clocks change.
       *[other] From { $day }, this is { $minutes } minutes earlier for { $count } of you, because clocks change.
    }
# Another meeting is at the same time. $count: how many are expected at both.
meeting-clash =
    { $count ->
        [one] Clash: { $count } of you also has meeting { $number } of { $group } at that time.
       *[other] Clash: { $count } of you also have meeting { $number } of { $group } at that time.
    }
# The same of a series whose meeting at that time has no number yet.
meeting-clash-series =
    { $count ->
        [one] Clash: { $count } of you also has a meeting of { $group } at that time: the series { $title }.
       *[other] Clash: { $count } of you also have a meeting of { $group } at that time: the series { $title }.
    }
# $whose: whose time zone was taken, since none was given.
meeting-zone-taken =
    { $whose ->
        [speaker] You gave no time zone, so I used yours: { $zone }.
        [facilitator] You gave no time zone, so I used that of the group's facilitator: { $zone }.
        [organisation] You gave no time zone, so I used that of the organisation: { $zone }.
        [meeting] You gave no time zone, so I used that of the meeting: { $zone }.
       *[utc] You gave no time zone, so I used { $zone }.
    }
# $first: a day; $weekday: "Monday".
meeting-series-other-day = The first meeting would be on { $first }, and the series on each { $weekday }. Give a first day that is a { $weekday }.
# $length, $typed: lengths of time.
meeting-two-lengths = You gave two lengths: { $length } after for: and { $typed } by the end of the meeting. Give one only.
meeting-move-keeps-length = The meeting lasts { $length }, and from the new beginning to the end you gave it is { $typed }. Moving it keeps its length: give the beginning only.
# $meeting: see meeting-name.
meeting-moved = Moved: { $meeting }
meeting-from-to = { $before } → { $after }
meeting-moved-series = Later meetings in the series move too:
meeting-moved-later = Meeting { $number }: { $before } → { $after }
meeting-cancelled = Cancelled: { $meeting }
meeting-cancelled-series = Later meetings in the series are cancelled too:
# The same where they are not all of one series.
meeting-cancelled-others = These meetings are cancelled too:
cancel-one-or-all = One meeting, or all of the series from meeting { $number } on?
meeting-cancelled-reason = Reason: { $reason }

## What is coming

# Above the list. $whose: whose time zone it is.
meeting-list =
    { $whose ->
        [speaker] Upcoming meetings (your time, { $zone }):
        [facilitator] Upcoming meetings (the time of the group's facilitator, { $zone }):
        [organisation] Upcoming meetings (the organisation's time, { $zone }):
       *[utc] Upcoming meetings ({ $zone }):
    }
# A meeting in the list; $group: whose it is; $answer: yes, no or maybe.
meeting-listed = Meeting { $number }, { $time }: { $title }, { $group }
meeting-listed-answered = Meeting { $number }, { $time }: { $title }, { $group } (you said { $answer })
# In the place of addresses. $command: /meetings
meeting-list-addresses = The address of each call is in the group's room. If you are expected, you can also ask me in private: { $command }
meeting-list-zone = To see your own time: { $command }
meeting-list-more = And { $count } more.
# $command: how one is called.
meeting-list-none = No meeting is scheduled. A facilitator can call one: { $command }
meeting-list-none-of = No meeting of { $group } is scheduled. A facilitator can call one: { $command }

## Who comes

# How many have given an answer, as in "3 yes, 1 no so far".
meeting-answers =
    { $answer ->
        [yes] { $count } yes
        [no] { $count } no
       *[maybe] { $count } maybe
    }
# $answers: see meeting-answers, several of them.
meeting-rsvp-yes = { $who } is coming to meeting { $number } ({ $answers } so far).
meeting-rsvp-no = { $who } can't come to meeting { $number } ({ $answers } so far).
meeting-rsvp-maybe = { $who } may come to meeting { $number } ({ $answers } so far).
# The same answer to several meetings. $numbers: "2, 3 and 5".
meeting-rsvp-series =
    { $answer ->
        [yes] { $who } is coming to meetings { $numbers }.
        [no] { $who } can't come to meetings { $numbers }.
       *[maybe] { $who } may come to meetings { $numbers }.
    }
# The same answer a second time.
meeting-rsvp-moved = Meeting { $number } has been moved since that message. It is now { $time }.
meeting-rsvp-same = { $who } already answered { $answer } for meeting { $number } ({ $answers } so far).
meeting-rsvp-withdrawn = { $who } withdrew their answer for meeting { $number } ({ $answers } so far).
meeting-rsvp-withdrawn-last = { $who } withdrew their answer for meeting { $number }. Nobody else has answered yet.
# /rsvp 6, without an answer. $meeting: see meeting-name.
meeting-rsvp-list = Who is coming? { $meeting }
# $people: names, with commas.
meeting-rsvp-of =
    { $answer ->
        [yes] Yes: { $people }
        [no] No: { $people }
       *[maybe] Maybe: { $people }
    }
# Of those who are expected.
meeting-rsvp-silent =
    { $count ->
        [one] { $count } person who is expected has not answered yet.
       *[other] { $count } people who are expected have not answered yet.
    }
# $command: "/rsvp 6 yes".
meeting-rsvp-asked = Are you coming? { $command }, no or maybe
meeting-rsvp-yours = You answered { $answer }. To change it: { $command }, no or maybe

## Reminders

# $meeting: see meeting-name; $time: "24 hours".
meeting-reminder = Reminder: { $meeting }, in { $time }
meeting-reminder-now = Reminder: { $meeting }, starting now
# A later reminder. $reminder: one of the two above; $when: see meeting-time; $place: where people meet.
meeting-reminder-again = { $reminder }: { $when }
meeting-reminder-again-where = { $reminder }: { $when }. { $place }
meeting-agenda = Agenda: { $items }
# Two items of an agenda, or more.
meeting-agenda-items = { $first }; { $next }
# The end of a reminder. $command: "/rsvp 1 yes".
meeting-come-answered = So far: { $answers }. Are you coming? { $command }, no or maybe
meeting-come-unanswered = Nobody has answered yet. Are you coming? { $command }, no or maybe
# The answer to /remind group. $before: "7 days and 24 hours".
meeting-remind-group = I will remind the rooms { $before } before each meeting of { $group }.
meeting-remind-group-off = I will no longer remind the rooms of meetings of { $group }.
# The answer to /remind me.
meeting-remind-me = I will remind you here { $before } before each meeting where you are expected, unless you answered no.
meeting-remind-me-off = I will no longer remind you of meetings or consultations. The rooms still get their reminders.
meeting-remind-me-zone = I do not know your time zone, so times are in UTC. To set it: { $command }

## Refusals

meeting-was-cancelled = Meeting { $number } was cancelled on { $day }. Nothing has changed.
meeting-is-over = Meeting { $number } ended on { $at }. Nothing has changed.
meeting-already-then = Meeting { $number } is already at that time. Nothing has changed.
# No time can be found, since no zone is known. $command: how it is set.
meeting-no-zones = None of the people expected has set a time zone. To set yours: { $command }
meeting-no-times = A meeting of that length does not fit into these days. Try a longer period.
meeting-no-times-quorum = On none of these days is there a time with the required quorum awake. Try a longer period.
meeting-past = { $at } has already passed. Give a later time.
meeting-time-and-slot = Give either a day and time, or slot: with the number of an offered time, not both.
meeting-passcode-alone = A passcode goes with an address. Give both: link: https://… passcode: …
# $argument: "rotate:".
meeting-only-series = { $argument } is only for a series. Say how often it repeats too, for example every: 2 weeks
meeting-no-rotation = Rotation needs 2 to 6 times and a series that repeats weekly or less often.
meeting-series-too-short = The series ends before its first meeting. Give a later last day.
# Who is expected otherwise. $people: names, each with the last day away where that is known.
meeting-away = Away: { $people }
meeting-away-until = { $who } (until { $day })
meeting-away-count = { $count ->
        [one] { $count } person is away then.
       *[other] { $count } people are away then.
    }
# Several answers in one command. $one, $other: commands.
meeting-rsvp-one-answer = I can take one answer at a time. Please send one for each: { $one } and { $other }
# In private, to whoever facilitates.
meeting-rsvp-silent-names = No answer yet ({ $count }): { $people }
# In private, below the time of a meeting in a series.
meeting-clocks-yours =
    { $direction ->
        [later] { $minutes ->
            [60] For you that is an hour later than last time, because clocks have changed.
           *[other] For you that is { $minutes } minutes later than last time, because clocks have changed.
        }
       *[earlier] { $minutes ->
            [60] For you that is an hour earlier than last time, because clocks have changed.
           *[other] For you that is { $minutes } minutes earlier than last time, because clocks have changed.
        }
    }
move-without-details = /move changes the time alone. For the rest, send then: { $command }
