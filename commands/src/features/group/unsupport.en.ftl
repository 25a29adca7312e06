# Support for a group is withdrawn.

# The answer to /unsupport. $support: how much support there is now, a sentence.
unsupport-done = { $who } no longer supports { $group }. { $support }
unsupport-nothing = { $who } does not support { $group }, so there is nothing to withdraw.
