# Decisions of the chair on a group.

# The answer to /decide, and the news of it. $decision: a sentence, such as "WG-IMP is approved, by …".
decide-done = Decided: { $decision }
# The same of a decision that puts the one before right.
decide-corrected = Corrected: { $decision }
decide-no-longer = The earlier decision no longer holds: { $reason }
decide-nothing-to-correct = There is no decision on { $group } to correct.
decide-ended-since = { $group } has since become { $state }, so its decision can no longer be corrected. To propose it again: { $propose }
# After an approval. $facilitate: the command that appoints somebody.
decide-no-facilitator = { $group } has no facilitator yet. To appoint one: { $facilitate }
# The secretariat gave no name. by: @lynn is typed.
decide-by-which-chair = The { $chair } decides. To record that decision, say whose it is, for example by: @lynn
decide-not-the-chair = { $who } is not the { $chair }. Only the { $chair } decides.
# $outcome: as typed, such as "defer"; $possible: commands that are possible instead.
decide-not-possible = { $group } { $key ->
        [lapsed] has lapsed
       *[other] is { $state }
    }, so "{ $outcome }" is not possible. Possible now: { $possible }
# The same for a group whose life is over. $propose: a command.
decide-has-ended = { $group } { $key ->
        [lapsed] has lapsed
       *[other] is { $state }
    }, so "{ $outcome }" is not possible. To propose it again: { $propose }
# An active group is continued only once it has asked. $renew: the command to ask; $possible: commands that are possible now.
decide-not-renewed = { $group } is already active. Before it can continue, its facilitators must ask: { $renew }. Possible now: { $possible }
# A redirect without its target. $example: the command, which ends with "…".
decide-no-target = Where should it go? Add to: and a group's code, or a few words: { $example }
decide-target-without-redirect = to: goes only with a redirect. If "to:" is part of your text, put the whole text in quotes.
decide-target-is-itself = { $group } cannot be redirected to itself. Name another group, or say in words where it should go.
# $state: how the group has ended.
decide-target-has-ended = { $group } has ended ({ $state }), so nothing can be redirected to it. Name another group, or say in words where it should go.
# A list of rules follows, then decide-anyway.
decide-rules-unmet = Not recorded yet. { $group } does not meet these rules:
# $again: the command with anyway: …
decide-anyway = To decide all the same, give a reason: { $again }
# Asked before a group is dissolved.
decide-dissolve-sure = This ends { $group } for good: it can only be proposed again.
# To who proposed the group and to its facilitators, in private, after the decision. $group: code and title; $why: the command.
decide-your-group = You hear this because you proposed or facilitate { $group }. To see what the decision rests on: { $why }
decide-doubtful = Your words leave the decision on { $group } open. Is it meant so?
# Behind the refusal of another decision. $command: "/decide WG-IMP approve correct: …".
decide-correct-instead = If the decision was a mistake: { $command }
decide-target-only-redirect = to: goes only with a redirect.
