# The last call on a proposal.

# The call itself, to all. $group: code and title; $until: its end, at times with the reader's own clock behind it in brackets;
# $support, $concern: commands, the second ends with "…".
last-call-opened = Last call for { $group }. Support it with { $support }. Any concern? Members, please tell us by { $until }: { $concern }
# At its end. $open: how many concerns are open. A table follows: members who support it, have a concern or said nothing.
last-call-ended = The last call for { $group } has ended. { $open ->
        [0] No concern is open.
        [one] One concern is still open.
       *[other] { $open } concerns are still open.
    }
# Below the table. $why: the command that shows the rules.
last-call-rules = What the rules ask for: { $why }
# A second /lastcall while one runs.
last-call-already = The last call for { $group } is already running, until { $until }.
