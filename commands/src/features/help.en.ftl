# Help, which is made from the commands themselves.

help-list = You can type here:
# A command in the list, and above what is said of one. $summary: what it does.
help-command = { $command }: { $summary }
# $help: the command.
help-more = More on one of them: { $help }
# The names of two fields: who may use it, and how it is typed.
help-who = Who
help-type = Type
# What can follow a command. $usage: as it is typed, "[for: @person]"; $about: what that is.
help-argument = { $usage }: { $about }
help-argument-only = { $usage }: { $about } (only { $who })
# Above examples.
help-examples = For example:
