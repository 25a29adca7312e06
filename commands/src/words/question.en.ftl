# What follows a question, and what is said of its answer.

# $command: the whole command that "yes" stands for.
question-yes = Please answer yes or no. Yes means: { $command }
# A list of numbered commands follows.
question-which = Please answer with a number, or no:
# One of that list. $command: the whole command that the number stands for.
question-choice = { $number }. { $command }
# Somebody has answered no.
question-left = Fine, nothing was done.
# Somebody has answered a question with something that fits no question of this kind.
question-yes-or-no = Please answer yes or no.
# $last: the highest number.
question-number = Please answer with a number from 1 to { $last }, or no.
# Somebody has answered yes, no or a number, and nothing was asked, or too long ago.
question-none = I have no open question for you here. A question stays open for 15 minutes, or until your next command.
# Buttons under a question with one choice.
question-button-yes = Yes
question-button-no = No
# To somebody who says hello to the bot. Three things to do follow as a list.
greeting = Hello! I keep the record of the groups. Three things to start with:
greeting-status = { $command } shows the groups.
greeting-support = { $command } registers your support for one.
greeting-help = { $command } lists what else you can do here.
# In private, where words were asked for. The command with the words follows.
question-answers-question = Your answer is a question. Do you want to record it as it is?
