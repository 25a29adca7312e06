# What calendar files say of a meeting.

# Whose meeting it is, and its name.
calendar-title = { $whose }: { $title }
calendar-title-cancelled = Cancelled: { $whose }: { $title }
calendar-when = { $starts }, for { $length }
calendar-cancelled = Cancelled
calendar-cancelled-because = Cancelled: { $reason }
calendar-passcode = Passcode: { $passcode }
# $command: "/rsvp 1". What follows is typed in English.
calendar-answer = Meeting { $number }: { $command } yes, no or maybe
# How long something takes.
calendar-minutes =
    { $number ->
        [one] { $number } minute
       *[other] { $number } minutes
    }
calendar-hours =
    { $number ->
        [one] { $number } hour
       *[other] { $number } hours
    }
calendar-days =
    { $number ->
        [one] { $number } day
       *[other] { $number } days
    }
