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
help-way-back = To take it back or change it: { $command }

## What people want to do, after "How do I …"; and words with which they ask for it, which are never shown

help-how-status = see the groups
help-words-status = list overview table which groups status going news
help-how-support = support a group
help-words-support = join take part back favour agree supporter
help-how-comment = comment on a group
help-words-comment = say opinion feedback question write remark
help-how-concern = raise a concern
help-words-concern = object oppose against disagree block worried
help-how-consult = see what everybody is asked, and answer
help-words-consult = consultation vote poll answer survey options
help-how-meetings = see when the meetings are
help-words-meetings = when next meeting call calendar schedule date
help-how-rsvp = say whether I am coming
help-words-rsvp = attend attendance come participate absent invitation
help-how-zone = set my time zone
help-words-zone = clock hours local timezone city country
help-how-language = read this in another language
help-words-language = french english français translate
help-how-digest = get fewer messages
help-words-digest = stop notifications quiet mute digest weekly reminders unsubscribe
help-how-actions = see what I have to do
help-words-actions = tasks todo actions mine
help-how-back = take back my support
help-words-back = undo mistake wrong cancel withdraw remove
help-how-data = see the data that is kept about me
help-words-data = privacy delete erase personal forget account gdpr
help-how-propose = propose a new group
help-words-propose = create start proposal idea
help-how-update = give an update on my group
help-words-update = report progress
help-how-slots = find a fair time for a call
help-words-slots = best time slots fairest doodle
help-how-meet = call a meeting
help-words-meet = schedule organise organize call invite
help-how-minutes = take minutes
help-words-minutes = notes record protocol
help-how-decide = decide on a group
help-words-decide = approve decision decline
help-how-ask = ask everybody a question
help-words-ask = consultation open survey poll
help-how-room = say which group a room belongs to
help-words-room = bind room channel
