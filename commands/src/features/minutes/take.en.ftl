# Taking minutes: from the beginning of a meeting to the approval of its minutes.

# $meeting: its number, its group and its title, as in "Meeting 3 of WG-IMP: First call".
minutes-began = Started: { $meeting }. Moderator: { $moderator }.
# Which commands there are now, each a list; $end ends the meeting.
minutes-how = Everyone: { $everyone }. Facilitators: { $facilitators }. At the end: { $end }
# Asked where minutes begin more than an hour early. $meeting: see minutes-began; $starts: when it is planned.
minutes-early = That is more than an hour early: { $meeting }, { $starts }. Start its minutes now?
minutes-first-item = The first item: { $command }
# The answers to /info, /agreed and /disagreed, by the number of the paragraph in the minutes.
minutes-noted = Noted as paragraph { $number }.
minutes-noted-agreed = Agreed: noted as paragraph { $number }.
minutes-noted-disagreed = Not agreed: noted as paragraph { $number }.
# The answer to /undo. $what: the words, or the action.
minutes-taken-back = Undone: { $what }
# The answer to /here. $people: a list of those who are new; $total: how many there are in all.
minutes-here =
    { $count ->
        [one] { $people } is here. Present so far: { $total }.
       *[other] { $people } are here. Present so far: { $total }.
    }
minutes-here-already = { $who } is already on the list, since { $since }.
# The answer to /here not: @person.
minutes-here-not =
    { $count ->
        [one] { $people } is no longer on the list. Present so far: { $total }.
       *[other] { $people } are no longer on the list. Present so far: { $total }.
    }
minutes-not-here = { $who } is not on the list of those who were in meeting { $number }.
minutes-to-correct = To correct a paragraph: { $command }
minutes-approved = Minutes approved: { $meeting }. To read them: { $command }
minutes-exist = Meeting { $number } already has minutes: { $command }
minutes-still-under-way = Meeting { $number } is still under way. End it first: { $command }
minutes-in-private = Please say this in the meeting's room, where everyone can follow the minutes.
minutes-none = Meeting { $number } has no minutes.
minutes-already-approved = The minutes of meeting { $number } were approved on { $date } and can no longer change.
minutes-not-approved = The minutes of meeting { $number } are not approved, so there is nothing to reopen.
minutes-to-approve-again = To approve them again: { $command }
# To the moderator, and later to the secretariat. $last: when something was last taken down; $command: the command that ends the minutes.
minutes-are-over = Is it over? { $meeting }: nothing was noted since { $last }. To end the minutes, in the room: { $command }
# $at: when.
minutes-end-by-themselves = If nothing more is noted, they end by themselves at { $at }, with the time of the last line.
# Above the report. $last: when something was last taken down.
minutes-ended-by-themselves = Nobody ended the minutes of meeting { $number }, so they end with the last line, at { $last }. To correct a paragraph: { $command }
