# Support for a group.

# The answer to /support. $who: the person; $support: see support-now.
support-given = { $who } supports { $group }. { $support }
# How much support a group has, after a change of it.
support-now = Support: { $tally }.
# The same where so much support has a name in the organisation: "Significant support".
support-now-level = Support: { $tally }. { $level }.
# A second /support by the same person.
support-already-given = { $who } has supported { $group } since { $since }. Each person counts once.
# Somebody supports a group with words that say the contrary. Numbered commands follow.
support-or-not = Your words do not sound like support for { $group }. What do you mean?
support-taken-back = Do you want to withdraw your support for { $group }?
support-on-condition = Your words set a condition for { $group }, and support counts without one. What do you mean?
support-or-other = Which group do you support, { $group } or { $other }?
