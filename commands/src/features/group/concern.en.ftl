# Concerns about a group.

# The answer to /concern, to its author. $number: the concern's number; $resolve: the command that withdraws it.
concern-recorded = Your concern (no. { $number }) on { $group } is recorded. To withdraw it: { $resolve }
# The answer to the secretariat, which recorded the concern of a member.
concern-recorded-for = The concern of { $who } (no. { $number }) on { $group } is recorded.
# To that member, in private. $by: who recorded it; $group: code and title; $words: the concern.
concern-in-your-name = { $by } recorded a concern in your name (no. { $number }) on { $group } (to withdraw it: { $resolve }): { $words }
# To the author of a concern that somebody else has ended, in private. $how: see concern-end.
concern-ended-by-another =
    Your concern (no. { $number }) on { $group } was { $how ->
        [overruled] overruled
        [withdrawn] withdrawn
       *[resolved] marked as resolved
    } by { $by }. You wrote: { $words }
concern-end-reason = Reason: { $reason }
# $again: the command that raises a concern; $why: the one that shows what speaks for and against a decision.
concern-what-you-can-do = The record keeps your concern and this reason. If it does not answer you, raise it again ({ $again }) or write to the { $chair }. To see what the decision rests on: { $why }
# Refusals.
concern-whose = Only members can raise a concern. To record one that a member raised elsewhere: { $concern }
concern-none = This reads as "no concern", so nothing is recorded: there is no need to say so. If you have one, say what it is: { $concern }
concern-no-member = Only members can raise a concern, and { $who } is not a member. Record it as a comment: { $comment }
