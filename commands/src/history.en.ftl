# What happened, a line for each thing in the history of a group or of the whole, on pages, in digests and in feeds.
# $known says whether it is known by whom it was recorded, and $by who that is.

history-proposed =
    { $known ->
        [yes] Proposed by { $by }: { $title }
       *[no] Proposed: { $title }
    }
history-renamed =
    { $known ->
        [yes] New title by { $by }: { $title }
       *[no] New title: { $title }
    }
# $part: a part of the template, as the organisation calls it.
history-charter =
    { $known ->
        [yes] Charter: { $part } written by { $by }
       *[no] Charter: { $part } written
    }
history-nominated =
    { $known ->
        [yes] Facilitators proposed by { $by }
       *[no] Facilitators proposed
    }
# $document: its title or its address.
history-linked =
    { $known ->
        [yes] Document linked by { $by }: { $document }
       *[no] Document linked: { $document }
    }
history-supported =
    { $standing ->
        [member] { $who } supports it, as a member
       *[participant] { $who } supports it
    }
history-support-withdrawn = { $who } withdrew their support
history-commented = Comment by { $who }: { $words }
history-status =
    { $known ->
        [yes] Status set by { $by }: { $words }
       *[no] Status set: { $words }
    }
history-note =
    { $known ->
        [yes] Note by { $by }: { $words }
       *[no] Note: { $words }
    }
history-concern = Concern { $number } by { $who }: { $words }
history-concern-ended =
    { $how ->
        [withdrawn] { $known ->
            [yes] Concern { $number } withdrawn by { $by }
           *[no] Concern { $number } withdrawn
        }
        [resolved] { $known ->
            [yes] Concern { $number } resolved by { $by }
           *[no] Concern { $number } resolved
        }
       *[overruled] { $known ->
            [yes] Concern { $number } overruled by { $by }
           *[no] Concern { $number } overruled
        }
    }
history-last-call =
    { $known ->
        [yes] Last call opened by { $by }, until { $until }
       *[no] Last call, until { $until }
    }
history-last-call-ended = The last call ended
history-withdrawn =
    { $known ->
        [yes] Proposal withdrawn by { $by }
       *[no] Proposal withdrawn
    }
history-appointed =
    { $known ->
        [yes] Facilitator appointed by { $by }: { $who }
       *[no] Facilitator appointed: { $who }
    }
history-released =
    { $known ->
        [yes] Facilitator released by { $by }: { $who }
       *[no] Facilitator released: { $who }
    }
history-updated =
    { $known ->
        [yes] Update by { $by }: { $words }
       *[no] Update: { $words }
    }
history-update-missed = I asked for an update, and none came
history-renewal-asked =
    { $known ->
        [yes] Request by { $by } to continue in the next cycle
       *[no] Request to continue in the next cycle
    }
history-lapsed = Lapsed at the end of the cycle
history-meeting-called =
    { $known ->
        [yes] Meeting { $number } called by { $by }: { $title }
       *[no] Meeting { $number } called: { $title }
    }
history-meeting-moved =
    { $known ->
        [yes] Meeting { $number } moved by { $by }: { $title }, from { $from } to { $to }
       *[no] Meeting { $number } moved: { $title }, from { $from } to { $to }
    }
history-meeting-cancelled =
    { $known ->
        [yes] Meeting { $number } cancelled by { $by }: { $title }
       *[no] Meeting { $number } cancelled: { $title }
    }
history-minutes-drafted = Meeting { $number } held, with draft minutes: { $title }
history-minutes-approved =
    { $known ->
        [yes] Minutes of meeting { $number } approved by { $by }: { $title }
       *[no] Minutes of meeting { $number } approved: { $title }
    }
# $owner: a person or an office; $words: what is to be done.
history-action-set = Action { $number } for { $owner }: { $words }
history-action-done = Action { $number } for { $owner } done: { $words }
history-cycle-opened =
    { $known ->
        [yes] Cycle opened by { $by }: { $name }
       *[no] Cycle opened: { $name }
    }
history-cycle-closed = The cycle was closed
history-consultation-opened =
    { $known ->
        [yes] Consultation { $number } opened by { $by }: { $question }
       *[no] Consultation { $number } opened: { $question }
    }
history-consultation-extended = Consultation { $number } extended until { $until }: { $question }
history-consultation-closed = Consultation { $number } closed: { $question }
history-consultation-concluded = Outcome of consultation { $number }: { $words }
history-update-corrected =
    { $known ->
        [yes] Update corrected by { $by }: { $words }
       *[no] Update corrected: { $words }
    }
history-recoded =
    { $known ->
        [yes] Renamed by { $by }; the code was { $earlier }
       *[no] Renamed; the code was { $earlier }
    }
history-comment-taken-back =
    { $known ->
        [yes] Comment { $number } withdrawn by { $by }
       *[no] Comment { $number } withdrawn
    }
history-concern-reopened =
    { $known ->
        [yes] Concern { $number } reopened by { $by }
       *[no] Concern { $number } reopened
    }
history-document-removed =
    { $known ->
        [yes] Document removed by { $by }: { $document }
       *[no] Document removed: { $document }
    }
history-meeting-reinstated =
    { $known ->
        [yes] Meeting { $number } takes place after all, says { $by }: { $title }
       *[no] Meeting { $number } takes place after all: { $title }
    }
history-meeting-amended =
    { $known ->
        [yes] Meeting { $number } changed by { $by }: { $title }
       *[no] Meeting { $number } changed: { $title }
    }
history-minutes-reopened =
    { $known ->
        [yes] Minutes of meeting { $number } reopened by { $by }
       *[no] Minutes of meeting { $number } reopened
    }
history-consultation-cancelled =
    { $known ->
        [yes] Consultation { $number } cancelled by { $by }: { $question }
       *[no] Consultation { $number } cancelled: { $question }
    }
history-consultation-amended =
    { $known ->
        [yes] Consultation { $number } reworded by { $by }: { $question }
       *[no] Consultation { $number } reworded: { $question }
    }
history-action-dropped =
    { $known ->
        [yes] Action { $number } dropped by { $by }: { $words }
       *[no] Action { $number } dropped: { $words }
    }
history-action-amended = Action { $number } changed: now for { $owner }: { $words }
history-cycle-amended =
    { $known ->
        [yes] Cycle changed by { $by }
       *[no] Cycle changed
    }
# $what: one of the others.
history-undone =
    { $known ->
        [yes] Undone by { $by }: { $what }
       *[no] Undone: { $what }
    }
# $said: one of the above; $by: who recorded it for somebody else.
history-recorded-by = { $said } (recorded by { $by })
# $said: one of the above; $reason: why, in somebody's words.
history-with-reason = { $said } – { $reason }

# What happened to a group in numbers, in a list: "+3, now 17 members, 1 new comment".
history-support-given = +{ $count }
history-support-taken-back = −{ $count }
history-support-now = now { $tally }
history-new-comments =
    { $count ->
        [one] { $count } new comment
       *[other] { $count } new comments
    }
history-new-concerns =
    { $count ->
        [one] { $count } new concern
       *[other] { $count } new concerns
    }
history-ended-concerns =
    { $count ->
        [one] { $count } concern ended
       *[other] { $count } concerns ended
    }
# $parts: a list of the above.
history-numbers = { $parts }
# What a room hears of a group's numbers.
history-group-numbers = { $group }: { $numbers }
