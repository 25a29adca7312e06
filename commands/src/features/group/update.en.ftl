# Updates on a group's work.

# The answer to /update. $next: when the next is asked for.
update-recorded = Recorded: the update of { $group }. Thank you. I will ask for the next one on { $next }.
update-recorded-last = Recorded: the update of { $group }. Thank you.
# To those who facilitate the group, in private. Questions of the organisation and update-answer follow.
update-please = Please give an update on { $group }. The last one was on { $last }.
update-please-first = Please give an update on { $group }. There has been none yet.
# $update: the command, which ends with "…".
update-answer = To answer: { $update }
# To chair and secretariat. $facilitate: the command that appoints somebody.
update-nobody-facilitates = An update on { $group } is due, but the group has no facilitator to ask. To appoint one: { $facilitate }
update-no-account = An update on { $group } is due, but I know no account of { $facilitators }. To appoint somebody else: { $facilitate }
# To chair and secretariat, later. A list of update-asked follows.
update-missed = No update from { $group } yet. I asked:
update-asked = { $date }: { $people }
# Somebody who was asked, and has been released since.
update-asked-formerly = { $who } (former facilitator)
# How updates stand, in a group's status under "Last update". $date, $words: the last one; $asked: when the next was asked for;
# $missing: since when it is missing.
update-none-asked = none yet, asked for on { $asked }
update-none-missing = none yet, asked for on { $asked }, overdue since { $missing }
update-next-asked = { $date }: { $words } (the next was asked for on { $asked })
update-next-missing = { $date }: { $words } (the next was asked for on { $asked }, overdue since { $missing })
update-corrected = Corrected: the latest update on { $group }.
update-nothing-to-correct = There is no update on { $group } to correct. To give one: { $update }
