# The page of all commands as a document.

commands-title = Commands
commands-how-to-type = Begin a message with { $slash } or { $mark }. On Matrix { $mark } always works.
# $who: "anyone", "the chair".
commands-who = Who: { $who }.
commands-private = Only you see the answer.
# What can follow a command. $usage: as it is typed, "[for: @person]"; $about: what that is.
commands-argument = { $usage }: { $about }
commands-only = (only { $who })
