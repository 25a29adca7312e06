# Proposals for a group.

# The answer to /propose, and the news of it. $support: the command that supports it.
propose-done = Proposed: { $group }, { $title }, by { $who }. Support it with { $support }
# The same where it is not known by whom.
propose-done-by-nobody = Proposed: { $group }, { $title }. Support it with { $support }
# What the proposal lacks. $parts: the names of the parts, as they are typed; $charter: the command that adds the first of them.
propose-missing = Still missing: { $parts }. Add each with { $charter }
# The code is taken. $charter: the command that shows the proposal.
propose-already = { $group } was already proposed on { $since }. To read the proposal: { $charter }
# With for: somebody who is not a member.
propose-no-member = Only members can propose a group, and { $who } is not a member. The secretariat can propose it in its own name.
propose-keeps = { $group } keeps its support ({ $tally }), its written proposal and what was said of it.
