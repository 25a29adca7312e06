# A group asks to continue in the next cycle.

# The answer to /renew, and to the chair in private. $decide: the command that continues it.
renew-asked = { $group } asks to continue in the next cycle. The { $chair } decides: { $decide }
# Above what the group has done since it was approved, and the names of what follows.
renew-work-done = What it has done
renew-active-since = Active since
renew-documents = Documents
renew-updates = Updates
renew-update = Update
# No group need ask, since no cycle ends.
renew-no-cycle = No cycle is open, so { $group } continues without asking. It can ask once the { $chair } or the secretariat has opened a cycle.
renew-continued-already = { $group } was already approved to continue, on { $at }. It goes on in the next cycle.
renew-asked-already = { $group } already asked to continue, on { $at }. The { $chair } decides: { $decide }
