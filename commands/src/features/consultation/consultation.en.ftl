# Consultations: calls for inputs, with options or without.

# The question. Also a heading.
consult-question = Consultation { $number }: { $question }
# An option: "2. Tuesday".
consult-option = { $number }. { $words }
# $link: a web address.
consult-more = Read more: { $link }
# How to answer; $command is an example. Several options can be chosen; the results are hidden, so answers are given in private.
consult-answer-until = Please answer by { $until }. For example: { $command }
consult-answer-until-several = Please answer by { $until }. You can choose several. For example: { $command }
consult-answer-in-private = Please answer in private by { $until }. For example: { $command }
consult-answer-in-private-several = Please answer in private by { $until }. You can choose several. For example: { $command }
# $classes: a list of words, such as "NRI or Other"; $argument: how the class is given, as typed.
consult-say-class = Also say which class you belong to ({ $classes }) with { $argument }
# In private, before the question and how to answer.
consult-reminder-of-all = Reminder: this consultation still needs an answer from the people mentioned here.
consult-reminder = Reminder: this consultation still needs your answer.
# Who answers: a person on behalf of an initiative; $who of a class of respondents.
consult-for = { $who } for { $initiative }
consult-of-class = { $who } ({ $class })
# The answer to /consult answer. $who: a person, or consult-for; $chosen: a list of options.
consult-answered = { $who } answered consultation { $number }: { $chosen }.
consult-answered-in-words = { $who } answered consultation { $number }.
consult-changed = { $who } changed their answer to consultation { $number }: { $chosen }.
consult-changed-in-words = { $who } changed their answer to consultation { $number }.
# $answer: one of the four above. What was written before stays, where nothing new was written.
consult-words-stay = { $answer } The earlier text stays.
# $answer: one of the five above. The results may be hidden until the end.
consult-can-be-changed = { $answer } You can change your answer until { $until }.
consult-can-be-changed-hidden = { $answer } The results stay hidden until { $until }; you can change your answer until then.
# $classes: a list of words, such as "NRI or Other"; $argument: how one is given, as typed.
consult-which-class = Which class do you belong to: { $classes }? Answer again with { $argument }
consult-say-what = What is your answer? For example: { $command }
consult-no-options = This consultation has no options to choose from. Please answer in words, for example: { $command }
consult-hidden = Answers to consultation { $number } are hidden until it ends, so please send me yours in private: { $command }
consult-hidden-delete = If others can read here what you chose, please delete your message.
# $options: a list of numbers, such as "1, 2 or 3".
consult-no-option = There is no option { $option }. Choose { $options }.
consult-one-option = You can choose only one option here. Give one number.
# A list of the options follows.
consult-no-such-choice = I did not understand "{ $typed }". Choose by a number or in the option's own words, for example: { $command }
consult-choose-from = Choose by a number or in the option's own words, for example: { $command }
consult-none-yet = There are no consultations yet.
consult-unknown =
    { $latest ->
        [1] There is no consultation { $number }, only number 1: { $command }
       *[other] There is no consultation { $number }. The latest is number { $latest }: { $command }
    }
consult-is-over = Consultation { $number } ended on { $at }, so nothing was recorded. To see what came in: { $command }
# $argument: as it was typed, "class:".
consult-no-classes = This consultation has no classes. Leave out { $argument }
consult-no-class = There is no such class. Choose { $classes }.
consult-extended = Consultation { $number } is extended until { $until }: { $question }
consult-class-confirmed = Confirmed: { $who } answers consultation { $number } as { $class }.
consult-not-later = Consultation { $number } already runs until { $until }. Give a later end, or close it now: { $command }
consult-not-answered = { $who } has not answered consultation { $number }.
# How long it is open, or was. $extended: how often the end was put off.
consult-open-since =
    { $extended ->
        [0] Open since { $opened }, until { $until }.
        [1] Open since { $opened }, until { $until }; extended once.
        [2] Open since { $opened }, until { $until }; extended twice.
       *[other] Open since { $opened }, until { $until }; extended { $extended } times.
    }
consult-was-open =
    { $extended ->
        [0] It was open from { $opened } to { $closed }.
        [1] It was open from { $opened } to { $closed }; extended once.
        [2] It was open from { $opened } to { $closed }; extended twice.
       *[other] It was open from { $opened } to { $closed }; extended { $extended } times.
    }
# While the results are hidden.
consult-so-far =
    { $count ->
        [0] No inputs so far. The results stay hidden until the end.
        [one] { $count } input so far. The results stay hidden until the end.
       *[other] { $count } inputs so far. The results stay hidden until the end.
    }
# A heading.
consult-inputs = Inputs
# How many inputs came in. $classes: a list of consult-from-class and consult-without-class.
consult-came-in =
    { $count ->
        [0] No input came in.
        [one] { $count } input came in.
       *[other] { $count } inputs came in.
    }
consult-came-in-by-class =
    { $count ->
        [one] { $count } input came in: { $classes }.
       *[other] { $count } inputs came in: { $classes }.
    }
consult-from-class = { $count } from { $class }
consult-without-class = { $count } without a class
# How many chose an option. $option: see consult-option.
consult-chosen =
    { $count ->
        [0] { $option }: nobody
       *[other] { $option }: { $count }
    }
consult-chosen-by-class = { $option }: { $count } ({ $classes })
# Classes are what respondents say of themselves, until the secretariat confirms them.
consult-classes-claimed = The classes are as the respondents gave them; none is confirmed yet.
consult-some-classes-claimed =
    { $count ->
        [one] The class of { $count } input is not confirmed yet; the others are.
       *[other] The classes of { $count } inputs are not confirmed yet; the others are.
    }
# An input. $who: a person, consult-for or consult-of-class; $answer: numbers, words, or consult-numbers-and-words.
consult-input = { $who }, { $date }: { $answer }
consult-input-late = { $who }, said { $said }, arrived after the end ({ $came }): { $answer }
consult-numbers-and-words = { $numbers }. { $words }
consult-outcome = Outcome: { $words }
consult-outcome-on = Outcome, { $date }: { $words }
consult-ended = Consultation { $number } has ended: { $question }
consult-all-inputs = All inputs: { $command }
# Before the summary once more, of an input that was given before the end and heard after it.
consult-late-input = One more input was given in time ({ $said }) and arrived after the end ({ $came }).
consult-late-change = One input was changed in time ({ $said }), and the change arrived after the end ({ $came }).
# /consult, alone or with "list": what is open, with how to answer each, or that one has.
consult-list = Open consultations:
consult-listed = Consultation { $number }: { $question } (until { $until }). To answer: { $command }
consult-listed-answered = Consultation { $number }: { $question } (until { $until }; you have answered)
# Below a consultation that is open.
consult-to-answer = To answer: { $command }
consult-list-more = To see one of them: { $command }
consult-list-none = No consultation is open.
consult-list-latest = The latest was number { $number }, { $question } To see it: { $command }
consult-changes-nothing = What should change? For example: { $command }
consult-is-answered = Consultation { $number } already has answers, so its question and options stay as they are. To cancel it: { $command }
consult-nothing-to-withdraw = You have not answered consultation { $number }.
consult-withdrawn = { $who } withdrew their answer to consultation { $number }.
consult-was-cancelled = Cancelled by { $by } on { $date }: { $reason }
consult-was-cancelled-only = Cancelled by { $by } on { $date }.
consult-options-in-title = The options are part of the question as you typed it. Is it meant so?
consult-outcome-open = Consultation { $number } still takes answers until { $until }. To close it now: { $command }
# In a room, after consult-reminder-of-all, where there are too many people for one message.
consult-reminder-further = Consultation { $number } also needs an answer from the people mentioned here.
# In a room, before the question, where it is hidden who has answered.
consult-reminder-hidden = Reminder: if you have not answered this consultation yet, please do.
# Below a reminder to one person. $command: "/remind me off".
consult-reminder-stop = Do you want no more reminders? { $command }
