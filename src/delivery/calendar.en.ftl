# What calendar files say of a meeting.

# Whose meeting it is, and its name.
calendar-title = { $whose }: { $title }
calendar-title-cancelled = Cancelled: { $whose }: { $title }
calendar-cancelled = Cancelled
calendar-cancelled-because = Cancelled: { $reason }
calendar-passcode = Passcode: { $passcode }
# $command: "/rsvp 1". What follows is typed in English.
calendar-answer = Meeting { $number }: { $command } yes, no or maybe
