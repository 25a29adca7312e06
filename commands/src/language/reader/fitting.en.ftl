# What is taken where it was left out or called by other words, said below the answer; and the lists of what can be meant, below the
# question that asks for it.

# $typed: what was typed in the place of the code, "archives".
fitting-group = "{ $typed }": taken as { $group }.
# Nothing was typed in its place.
fitting-own-group = You gave no group: taken as { $group }.
fitting-group-listed = { $group }: { $title }
# $at: when it is.
fitting-meeting = You gave no number: taken as meeting { $number }, { $title } ({ $at }).
fitting-meeting-listed = { $number }: { $title }, { $at }
fitting-consultation = You gave no number: taken as consultation { $number }, { $question }
fitting-action = You gave no number: taken as action { $number }, { $what }
# A consultation or an action.
fitting-listed = { $number }: { $what }
