# What others hear of what was put right, and what is answered.

# Below one of the following. $reason: why, in somebody's words.
correction-reason = Reason: { $reason }
correction-renamed =
    { $known ->
        [yes] { $by } renamed { $earlier }: it is { $group } from now on. { $earlier } still leads to it.
       *[no] { $earlier } is { $group } from now on. { $earlier } still leads to it.
    }
correction-document-removed =
    { $known ->
        [yes] { $by } removed a document of { $group }: { $document }
       *[no] Removed a document of { $group }: { $document }
    }
correction-reopened =
    { $known ->
        [yes] { $by } reopened the minutes of meeting { $number }: { $title }.
       *[no] The minutes of meeting { $number } are open again: { $title }.
    }
correction-consultation-cancelled =
    { $known ->
        [yes] { $by } cancelled consultation { $number }: { $question }
       *[no] Consultation { $number } is cancelled: { $question }
    }
# $question: as it is now. The options follow.
correction-consultation-amended = Consultation { $number } has changed: { $question }
correction-option = { $number }. { $option }
correction-reinstated-all =
    { $count ->
        [one] This meeting takes place after all:
       *[other] These { $count } meetings take place after all:
    }
correction-rsvp = Are you coming? { $command }
# The meetings follow, each on a line.
correction-meetings-amended =
    { $count ->
        [one] A meeting has changed:
       *[other] { $count } meetings have changed:
    }
correction-meeting = Meeting { $number }: { $title }, { $starts }, { $minutes } minutes
correction-cycle-amended = The cycle is now { $name }, from { $from } to { $to }.
correction-when = { $starts }, { $minutes } minutes
correction-is-cancelled = Cancelled on { $date }. If it takes place after all: { $command }
correction-change = To change title, link or length: { $command }
correction-passcode-without-link = A passcode goes with a link. Please give both.
correction-not-cancelled = Meeting { $number } is not cancelled.
correction-is-past = Meeting { $number } was to begin on { $starts }, which is past. To call a new one: { $command }
