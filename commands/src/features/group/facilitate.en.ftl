# Facilitators of a group: appointed and released.

# The news of it, and with facilitate-appointed-together the answer to /facilitate.
facilitate-appointed = { $who } now facilitates { $group }.
facilitate-appointed-together = { $who } now facilitates { $group }. Facilitators: { $facilitators }.
# To the person appointed, in private.
facilitate-you = You now facilitate { $group }.
# After an appointment.
facilitate-no-account = I know no account of { $who }, so I cannot send them reminders or ask them for updates.
# The news of a release, and with those below the answer to /release.
facilitate-released = { $who } no longer facilitates { $group }.
facilitate-released-together = { $who } no longer facilitates { $group }. Facilitators: { $facilitators }.
# $facilitate: the command that appoints somebody.
facilitate-released-last = { $who } no longer facilitates { $group }. It has no facilitator now. To appoint one: { $facilitate }
# To the person released, in private.
facilitate-you-no-longer = You no longer facilitate { $group }.
facilitate-already = { $who } has facilitated { $group } since { $since }.
facilitate-not = { $who } does not facilitate { $group }. Nothing has changed.
