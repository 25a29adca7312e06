# Updates on a group's work.

# The answer to /update. $next: when the next is asked for.
update-recorded = Recorded: the update of { $group }. Thank you. I will ask for the next one on { $next }.
update-recorded-last = Recorded: the update of { $group }. Thank you.
# To those who facilitate the group, in private. Questions of the organisation and update-answer follow.
update-please = Please give an update on { $group }. The last one was on { $last }.
update-please-first = Please give an update on { $group }. There has been none yet.
# $update: the command, which ends with "…".
update-answer = To answer: { $update }
# How updates stand, in a group's status under "Last update". $date, $words: the last one; $asked: when the next was asked for;
# $missing: since when it is missing.
update-none-asked = none yet, asked for on { $asked }
update-none-missing = none yet, asked for on { $asked }, overdue since { $missing }
update-next-asked = { $date }: { $words } (the next was asked for on { $asked })
update-next-missing = { $date }: { $words } (the next was asked for on { $asked }, overdue since { $missing })
update-corrected = Corrected: the latest update on { $group }.
# To what a facilitator says in private without a command, when an update is due: a question.
update-may-be-meant = I asked you for an update on { $group }. Is this it?
update-nothing-to-correct = There is no update on { $group } to correct. To give one: { $update }
