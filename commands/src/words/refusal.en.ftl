# What the reader of commands says when it cannot do what was typed. Each is said to the person who typed it.

# No command is called so. $help: the command that lists all of them.
refusal-unknown-command = There is no command "{ $typed }". { $help } lists them all.
# The same, where commands have nearly that name.
refusal-unknown-command-near = There is no command "{ $typed }". Did you mean { $near }?
# $command: a command of several parts; $choices: each of them, as it is typed.
refusal-unknown-subcommand = { $command } has no "{ $typed }". You can type { $choices }.
refusal-unknown-group = There is no group "{ $typed }". { $status } lists the groups.
refusal-unknown-group-near = There is no group "{ $typed }". Did you mean { $near }?
# There is no group at all. $propose: the command that proposes one.
refusal-no-group-yet = There is no group "{ $typed }": none has been proposed yet. To propose one: { $propose }
# Something was left out that no question is written for. $what: "the day and time".
refusal-missing = Please add { $what }.
# Something was left out. $question asks for it; $example: what can be typed.
refusal-missing-example = { $question } For example: { $example }
# How a command is typed, with all that may follow it. $usage: "/support [CODE] [words]".
refusal-in-full = In full: { $usage }
refusal-too-much = I did not understand "{ $typed }". Please leave it out.
refusal-what-is-meant = What do you mean by "{ $typed }"?
# A line of a long command. $names: words with a colon, such as "Purpose: Plan:".
refusal-line-without-name = I cannot tell what this line belongs to: "{ $typed }". Begin it with one of these: { $names }
# The same of a command that has one line.
refusal-line-too-much = I did not understand the line "{ $typed }". Please leave it out, and send the rest again.
# $name: a word with a colon, such as "for:".
refusal-twice = You gave { $name } twice. Please give it once.
refusal-not-quoted = Put the title in quotes, such as "First call". I found "{ $typed }" in its place.
# $hint: a sentence of the catalogue of values that says what would do.
refusal-wrong-value = I did not understand "{ $typed }". { $hint }
# The same of what was given by a name. $name: a word with a colon, such as "zone:".
refusal-wrong-value-named = I did not understand { $name } "{ $typed }". { $hint }
# $hint: as above; $near: what may have been meant.
refusal-hint-near = { $hint } Did you mean { $near }?
refusal-in-the-past = "{ $typed }" is in the past. Give a day or a time that is still to come.
refusal-too-long =
    Your message is too long: { $size } kB. I can read { $most } kB. Please put the text into a document and give its link.
refusal-unknown-handle = I do not know the account "{ $typed }". For somebody without an account, give the name, such as "Lea Kaspar".
refusal-unknown-handle-near = I do not know the account "{ $typed }". Did you mean { $near }?
# Somebody who may be meant, in a list of such.
refusal-near-name = { $name } ({ $handle })
refusal-near-name-alone = "{ $name }"
refusal-is-office = "{ $typed }" is an office, and I need a person here. Give @handle, or a name from the list of people.
refusal-no-member = I know "{ $typed }" only as an account that is not a member's: { $handles }. If you mean that account, type it like this.
# $new: what to type, a name in quotes with "new: yes" after it.
refusal-somebody-else = If you mean somebody else, type { $new }
refusal-near-names = Nobody on the list of people is called "{ $typed }". Did you mean { $near }?
refusal-looks-alike = Some letters of "{ $typed }" only look like those of a name that I know. Did you mean { $near }?
refusal-somebody-new = If this is somebody new, type { $new }
refusal-handle-in-name = "{ $typed }" has an @ in it, so I cannot tell whom you mean. Give the handle alone, or a name without @.
refusal-several-people = "{ $typed }" looks like several people. Please name one at a time.
refusal-one-person = If it is the name of one person, type { $new }
refusal-names-nobody = "{ $typed }" names nobody. Please name one person, or leave it out until you know.
refusal-no-letter = I see no letter in that name. Give @handle, or a name that people can read.
refusal-mixed-scripts = "{ $word }" mixes letters of different alphabets that look alike. Please type the name again.
refusal-written-so = If it is really written like this, type { $new }
refusal-several-of-name = Several people are called "{ $typed }". Please give the handle of the one you mean.
refusal-several-of-name-handles = Several people are called "{ $typed }". Please give the handle of the one you mean: { $handles }
# $name: a word with a colon, such as "for:".
refusal-empty = Please write something after { $name }
refusal-no-meeting = There is no meeting { $number }. { $meetings } shows the upcoming ones.
refusal-no-meeting-near = There is no meeting { $number }. Did you mean { $near }?
refusal-no-series = Meeting { $number } is not part of a series. Give the number without the +.
# Words of another bot, such as "#agreed".
refusal-meetbot-slip = There is no { $typed }. Did you mean { $near }?
# $start: the command.
refusal-nothing-runs = No minutes are being taken here. A facilitator can begin with { $start } in the meeting's room.
# $here: the command.
refusal-was-there = If you were in meeting { $number }: { $here }
refusal-form-forgotten = This form was sent before, or was open for too long, so nothing was recorded now. If something is missing, please give the command again.
# A list of what can be typed, within a sentence.
refusal-any = { $of }
# A group is proposed by its title alone. A question with a code follows, where there is one.
refusal-no-code = A group needs a short code before its title, such as WG-IMP.
# What is missing where a command was given alone: "Something is missing: a subcommand."
refusal-subcommand = a subcommand
# On Discord, of words in an option. $other, $own: codes of groups.
refusal-other-group = Your words begin with { $other }, and the command is about { $own }. Which group are they for? For both, send them for each.
refusal-one-group = { $command } is for one group at a time. Send { $other } a command of its own.
refusal-whose = Your words begin with { $other }, and this is the room of { $own }. Which group do you mean? To name it yourself, give its code too.
# Words that begin with "for @ann", or a title that ends so.
refusal-in-whose-name = Do you say this in the name of { $who }? Then write for: with its colon.
refusal-no-title = What is the meeting called? Please put its title before the time: { $command }
# What was typed has the form of another command, which is asked about.
refusal-another-meant = I could not read that as it stands. Is this what you mean?
refusal-empty-none = To empty it, write: { $none }
# $language: a language, as it is called in itself; $command: the command in English.
refusal-other-language = "{ $typed }" is { $language } for { $command }.
refusal-set-language = Do you prefer English?
# What to type: a name in quotes, $new: the name of an argument with its colon, $yes: what is chosen there.
refusal-as-new = "{ $name }" { $new } { $yes }
refusal-whose-plenary = Your words begin with { $other }, and this is the room of the plenary. Which group do you mean? To name it yourself, give its code too.
