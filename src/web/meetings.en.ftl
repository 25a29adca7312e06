# The pages of meetings, with minutes and actions.

page-subscribe-to-all = Subscribe to the calendar of all meetings
page-subscribe = Subscribe
page-upcoming = Upcoming
page-held = Held or cancelled
page-none-held = No meeting has been held yet.
page-open-actions = Open actions
page-no-action = No open actions.
page-meeting-number = Meeting { $number }
page-no-such-meeting-title = No such meeting
page-no-meeting-yet = There are no meetings yet.
page-no-such-meeting = There is no such meeting. The last one is number { $last }.
page-meeting = Meeting
page-when = When
page-state = State
# When a meeting begins, and how long it is.
page-starts-and-length = { $starts }, { $length }
# In the list of meetings, below the next one of a series.
page-more-of-series =
    { $count ->
        [one] { $count } more in this series
       *[other] { $count } more in this series
    }
page-plenary = plenary
# When a meeting was to be, where it was held.
page-called-for = Scheduled for
page-local-time = Local time
page-cancelled = Cancelled
page-where = Where
page-who-comes = Attendance
page-answers = { $yes } yes, { $maybe } maybe, { $no } no
page-meeting-is-on = The meeting is in progress.
page-minutes-to-come = The draft minutes will be here when it ends.
page-no-minutes = No minutes were taken.
page-agenda = Agenda
page-empty-agenda = The agenda is empty.
page-minutes-approved = Approved on { $date }.
page-minutes-draft = This is a draft, open for corrections.
# K in the command is the number of a paragraph.
page-how-to-correct = Anyone who attended can propose a correction of a paragraph to the moderator: { $command }, where K is its number. The { $chair } approves the minutes.
page-corrections =
    { $number ->
        [one] { $number } corrected paragraph
       *[other] { $number } corrected paragraphs
    }
page-action = Action
page-who = Who
# By when something is to be done.
page-by = Due
page-no-date = no date
page-dropped = dropped { $date }
page-dropped-with = dropped { $date }: { $words }
page-done = done { $date }
page-done-with = done { $date }: { $words }
page-overdue = overdue
page-open = open
page-meeting-state =
    { $state ->
        [cancelled] cancelled
        [on] in progress
        [approved] held, minutes approved
        [draft] held, draft minutes
        [no-minutes] held, no minutes
       *[upcoming] upcoming
    }
