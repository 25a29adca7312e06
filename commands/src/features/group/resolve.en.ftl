# A concern ends: withdrawn or resolved by its author, or overruled by the chair.

# The answer to /resolve. $how: how it ended; $open: how many concerns on the group are still open.
resolve-done = Concern { $number } on { $group }, by { $who }, is { $how }. { $open ->
        [0] No concern is open now.
        [one] One concern is still open.
       *[other] { $open } concerns are still open.
    }
# No concern has this number. $open: the numbers of those that are open.
resolve-no-concern = { $group } has no concern { $number }. Still open: { $open }.
resolve-none-open = { $group } has no concern { $number }. No concern is open.
resolve-has-ended = Concern { $number } on { $group } already ended on { $at }. Nothing has changed.
resolve-not-yours = This concern is from { $author }. Only its author can withdraw it; the { $chair } can overrule it with a reason.
# To the chair. $resolve: the command, which ends with "…".
resolve-no-reason = To overrule somebody's concern, give the reason. It goes into the record: { $resolve }
resolve-nothing-open = No concern on { $group } is open.
# Several concerns are open, and none was named. A list of them follows.
resolve-which = Which concern on { $group } do you mean?
# One of that list. $words: the beginning of it.
resolve-choice = Concern { $number }, by { $who }: { $words }
resolve-reopened = Concern { $number } about { $group } by { $who } is open again. Open concerns: { $open }.
resolve-reopened-yours = { $by } reopened your concern { $number } about { $group }.
resolve-nothing-ended = No concern about { $group } has been closed.
resolve-not-ended = Concern { $number } about { $group } is not closed, so there is nothing to reopen.
