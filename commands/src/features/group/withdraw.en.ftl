# A proposal is withdrawn by who made it, before a decision.

# The answer to /withdraw, and the news of it. $propose: the command that proposes it again.
withdraw-done = { $who } has withdrawn the proposal for { $group }. To propose it again: { $propose }
# $reason: a sentence of that person.
withdraw-done-because = { $who } has withdrawn the proposal for { $group }. { $reason } To propose it again: { $propose }
# The same where it is not known by whom.
withdraw-done-by-nobody = The proposal for { $group } is withdrawn. To propose it again: { $propose }
withdraw-done-by-nobody-because = The proposal for { $group } is withdrawn. { $reason } To propose it again: { $propose }
# $key: where the group is, to choose by; $state: the word for it.
withdraw-too-late = { $group } { $key ->
        [lapsed] has lapsed
       *[other] is { $state }
    }. A proposal can be withdrawn only before the { $chair } has decided on it.
