# Decisions of the chair on a group.

# What was decided. $group: its code; $outcome: "approved" and the like; $who: whose decision it is; $by: who recorded it.
decision = { $group } is { $outcome }, by { $who }, on { $date }.
decision-recorded = { $group } is { $outcome }, by { $who }, recorded by { $by }, on { $date }.
# The same of a redirect. $to: another group, or words.
decision-redirected = { $group } is redirected to { $to }, by { $who }, on { $date }.
decision-redirected-recorded = { $group } is redirected to { $to }, by { $who }, recorded by { $by }, on { $date }.
# $decision: one of those above; $reason: a sentence of the chair.
decision-because = { $decision } { $reason }
# $what: one of the two that follow.
decision-no-more = { $decision } { $what }
decision-taken-back = Undone by { $by } on { $date }.
decision-corrected = Corrected by { $by } on { $date }: { $reason }
# A decision against the rules. $although: one of those below; $anyway: why it was taken all the same.
decision-against-rules = { $decision } { $although }. Reason: { $anyway }

# What was missing. $outcome: what was decided, to choose by; $open: how many concerns were open; $rules: a list of the rules that
# were not met, such as "a last call among all members".
decision-although-concerns = { $outcome ->
        [continue] Approved (continued)
       *[other] Approved
    } although { $open ->
        [one] a concern is still open
       *[other] { $open } concerns are still open
    }
decision-although-rules = { $outcome ->
        [continue] Approved (continued)
       *[other] Approved
    } although the rules ask for { $rules }
decision-although-both = { $outcome ->
        [continue] Approved (continued)
       *[other] Approved
    } although { $open ->
        [one] a concern is still open
       *[other] { $open } concerns are still open
    } and the rules ask for { $rules }
