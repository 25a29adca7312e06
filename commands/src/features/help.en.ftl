# Help, which is made from the commands themselves.

# Above a list of what people want to do, each with the command: "support a group: /support WG-IMP".
help-how = How do I …
# $help: the help on one command; $all: every command.
help-more = With examples for one command: { $help }. All commands: { $all }
# Above what a question in plain words may be about.
help-perhaps = Perhaps you would like to …
# $help: the whole help.
help-more-ways = More: { $help }
help-not-understood = I did not understand that: I know commands, and some questions.
# /help all
help-list = You can type here:
# A command in the list, and above what is said of one. $summary: what it does.
help-command = { $command }: { $summary }
# $help: the command.
help-more-on-one = More on one of them: { $help }
# The names of two fields: who may use it, and how it is typed.
help-who = Who
help-type = In full
# What can follow a command. $usage: as it is typed, "[for: @person]"; $about: what that is.
help-argument = { $usage }: { $about }
help-argument-only = { $usage }: { $about } (only { $who })
# Above examples.
help-examples = For example:
# Below all that is said of a command. $command: what takes it back.
help-way-back = The way back: { $command }

## What people want to do, after "How do I …"

help-how-status = see the groups
help-how-support = support a group
help-how-comment = comment on a group
help-how-concern = raise a concern
help-how-consult = see what everybody is asked, and answer
help-how-meetings = see when the meetings are
help-how-rsvp = say whether I am coming
help-how-zone = set my time zone
help-how-language = read this in another language
help-how-digest = get fewer messages
help-how-actions = see what I have to do
help-how-back = withdraw my support
help-how-data = see the data that is kept about me
help-how-propose = propose a new group
help-how-update = give an update on my group
help-how-slots = find a fair time for a call
help-how-meet = call a meeting
help-how-minutes = take minutes
help-how-decide = decide on a group
help-how-ask = ask everybody a question
help-how-room = say which group a room belongs to
