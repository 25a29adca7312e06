# Messages that nothing says any more: another message says the same. Their ids stay, since an outbox of an earlier version may
# hold one that is not yet delivered. A new sentence never takes one of these ids.

# Now length-minutes.
agenda-length-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
calendar-minutes =
    { $number ->
        [one] { $number } minute
       *[other] { $number } minutes
    }

# Now length-hours.
agenda-length-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
calendar-hours =
    { $number ->
        [one] { $number } hour
       *[other] { $number } hours
    }

# Now length-days.
agenda-length-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
calendar-days =
    { $number ->
        [one] { $number } day
       *[other] { $number } days
    }

# Now meeting-when.
calendar-when = { $starts }, for { $length }


# Now commands-who.
page-who-may = Who: { $who }.

# Now commands-private.
page-only-you = Only you see the answer.

# Now address-with-passcode.
page-passcode = { $link } (passcode: { $passcode })

# Now charter-tentative.
page-tentative = { $who } (TBD)

# Now consult-for.
page-for-initiative = { $who } for { $initiative }

# Now consult-question.
page-about-consultation = Consultation { $number }: { $question }

# Now meeting-name.
page-about-meeting-of = Meeting { $number } of { $group }: { $title }

# Now group-status-support-level.
page-support-level = { $tally } ({ $level })
table-level = { $tally } ({ $level })

# Now agenda-item-for.
page-agenda-item = { $item } ({ $length })

# Now mail-stop.
page-stop-mail-button = Stop these emails

# Now outcome.
page-outcome =
    { $outcome ->
        [approve] approved
        [continue] approved (continued)
        [defer] deferred
        [redirect] redirected
        [decline] declined
       *[dissolve] dissolved
    }

# Now decide-done.
history-decided = Decided: { $decision }

# Now group-status-code.
table-code = Code

# Now group-status-title.
table-name = Title

# Now group-status-status.
table-status = Status

# Now group-support.
table-support = Support

# Now group-status-other-comments.
table-comments = Other comments

# Now group-status-document.
table-document = Document

# Now readout-unknown.
page-not-known = not known

# Now consult-classes-claimed.
page-classes-claimed = The classes are as respondents gave them, and not confirmed.

# Now consult-some-classes-claimed.
page-some-classes-claimed =
    { $number ->
        [one] The class of { $number } input is as given; the others are confirmed.
       *[other] The classes of { $number } inputs are as given; the others are confirmed.
    }
# Now value-which-date and the like.
value-ambiguous-zone = That can mean several time zones. Write the one that you mean.
value-ask-day-or-month = "{ $typed }" could be two dates. Write { $choices }.
value-ask-which-week = "{ $typed }" could be this week's { $weekday } or next week's. Write { $choices }.
value-ask-not-soon = "{ $typed }" comes next on { $date }. If you mean that day, write { $choices }.
value-ask-other-weekday = { $date } is not a { $weekday }. Write { $choices }.
value-ask-midnight = In "{ $typed }", midnight could begin the day or end it. Write { $choices }.
value-ask-half-of-day = "{ $typed }" could be in the morning or later in the day. Write { $choices }.
value-ask-end-or-offset = The end of "{ $typed }" could be a time zone or the end of the meeting. Write { $choices }.
value-ask-year-or-hour = The number in "{ $typed }" could be a year or an hour. Write { $choices }.
value-ask-day-or-time = "{ $typed }" could be a day or a time of day. Write { $choices }.
value-ask-length-or-hour = "{ $typed }" could be a length of time or an hour of the day. Write { $choices }.
value-ask-end-of-week = "{ $typed }" could be Friday or Sunday. Write { $choices }.
# Now consult-choose-from.
consult-choose = Choose { $options }, for example: { $command }
# Now stakeholder-about and affiliation-about.
profile-stakeholder-about = your stakeholder group
profile-affiliation-about = where you work
# Now among what waits for the office: waiting-updates, waiting-undecided.
update-nobody-facilitates = An update on { $group } is due, but the group has no facilitator to ask. To appoint one: { $facilitate }
update-no-account = An update on { $group } is due, but I know no account of { $facilitators }. To appoint somebody else: { $facilitate }
update-missed = No update from { $group } yet. I asked:
update-asked = { $date }: { $people }
update-asked-formerly = { $who } (former facilitator)
digest-undecided = Not decided yet: { $groups }. To see all groups: { $status }
digest-undecided-more = Not decided yet: { $groups } and { $count } more. To see all groups: { $status }

# Now undo-nothing.
minutes-nothing-to-undo = Nothing has been noted yet, so there is nothing to undo.

# Now correction-reason, on a line of its own.
correction-because = { $said } Reason: { $reason }

# Now value-number-of, which says what the number is of.
value-number = Write a number, such as 1.
# Of the picture of offered times, above the hours of a day. $day: a date.
picture-day = { $day }, hours in UTC
# Of the picture of offered times, when it had the hours of a day.
picture-times = The number in a cell is the local hour. Outlined: the times that are offered.
picture-times-past-midnight = The number in a cell is the local hour. Outlined: the times that are offered; → goes on after midnight.
