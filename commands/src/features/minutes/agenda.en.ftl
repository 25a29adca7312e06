# The agenda of a meeting.

# $meeting: its number, its group and its title, as in "Meeting 3 of WG-IMP: First call".
agenda-heading = Agenda: { $meeting }
agenda-empty = There is nothing on the agenda yet.
agenda-to-begin = To start with the usual items and what is still open: { $command }
# A heading: what is still open for the group, below the agenda.
agenda-still-open = Still open from before
agenda-document-in-review = Document of { $group }: { $title }, in review until { $until }
agenda-decision-deferred = Decision on { $group } (deferred)
# An item in a list. $number: 2, or 2a of a part; $item: its words, or agenda-item-for.
agenda-item = { $number }. { $item }
# An item with its length: "Budget (15 minutes)".
agenda-item-for = { $item } ({ $length })
# The four say how the items together stand against the length of the meeting.
agenda-meeting-lasts = The meeting lasts { $length }.
agenda-too-long = Total: { $total }, which is { $over } too long for the meeting.
agenda-fills = Total: { $total }, exactly as long as the meeting.
agenda-fits = Total: { $total } of { $length }.
# $words: what somebody wrote, with its full stop; $total: one of the four above.
agenda-added = Item { $item } of meeting { $number }: { $words } { $total }
agenda-dropped = Dropped: { $words } Later items move up. { $total }
agenda-fixed = Meeting { $number } is over, so its agenda can no longer change.
# $item: the number that was typed; $count: how many items there are.
agenda-no-item =
    { $count ->
        [0] Meeting { $number } has no item { $item }: its agenda is empty. { $command }
        [1] Meeting { $number } has no item { $item }, only item 1: { $command }
       *[other] Meeting { $number } has no item { $item }. It has { $count } items: { $command }
    }
# $argument: how to say it, as typed.
agenda-part-of-part = Item { $item } is already part of item { $top }. Put it below the whole item: { $argument }
agenda-full = An agenda takes at most 99 items, and an item at most 26 parts.
agenda-item-was-opened = Item { $item } has been discussed, so it stays on the agenda.
# What is carried over from before, as a sentence: "Open actions."
agenda-carried-sentence = { $topic }.
