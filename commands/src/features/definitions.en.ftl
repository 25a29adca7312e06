# What is said of help, cycles and digests where commands are listed and explained.

help-command-about = the command to explain
help-subcommand-about = one part of it, such as open for room
help-summary = Lists what you can type here, or explains one command.

cycle-name-about = its name, such as "IGF 2017"
cycle-from-about = its first day
cycle-confirm-about = yes, to close it although groups end with it
cycle-to-about = its last day
cycle-summary = Shows the cycle, opens one, or closes it.
cycle-show-summary = Shows the cycle, and the groups that end with it.
cycle-open-summary = Opens a cycle. Groups end with it unless they are continued.
cycle-close-summary = Closes the cycle early. It asks first if groups would end with it.

digest-when-about = the weekday, the time, and the zone if it is not yours
digest-me-about = me, for a digest of your own in private
digest-by-about = how yours is sent: by chat, by mail or both
digest-summary = Shows your digest, and sets when it is sent.
digest-now-summary = Shows what the digest would say now.
digest-weekly-summary = Sets when the digest of this room, or your own, is sent.
digest-off-summary = Stops the digests of this room, or your own.

person-person-about = whose entry it is
person-role-about = the role
person-left-about = the day on which the person left
person-confirm-about = yes to confirm what the person says of themselves, no to refuse it
person-summary = Shows or changes the entry of somebody in the list of people.
undo-summary = Takes back what you did last, for 10 minutes.
cycle-edit-summary = Changes the name or the days of the open cycle.
