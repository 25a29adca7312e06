# One's own data, to take along or to delete.

# Above a list of meetings with what each cost.
profile-costs = What meetings have cost you, in minutes (a minute in the night counts up to ten times)
# A meeting in that list. $burden: minutes.
profile-cost = Meeting { $number }, { $date }: { $burden }
profile-cost-night = Meeting { $number }, { $date }: { $burden }, in your night
# Above what the accounts of somebody were before they were joined.
profile-before = Before your accounts were joined (kept until that can no longer be undone)
# $kept: names of fields with what is in them; $until: a day.
profile-before-one = { $kept }, until { $until }
profile-acts = What you have said and done
profile-no-acts = Nothing is recorded.
# Asked before somebody's data is deleted.
profile-forget-sure = This deletes your name, your accounts, your profile and everything you wrote as yourself. What you did still counts, shown as "a former member". It cannot be undone.
# $accounts: a name with its accounts; $unlink: the command.
profile-forget-accounts = All of your accounts go, and what was said from each: { $accounts }. If one of them is not yours, first: { $unlink }
profile-forget-export = To keep a copy first: { $export }
profile-forget-yes = To delete it all: { $forget }
profile-forgotten = Your data is deleted. What you did still counts, shown as "a former member".
# To the secretariat, above a list of places.
profile-forgotten-mentions = Somebody had their data deleted. Some words of other people seem to mention them. Please look at these and, if need be, ask the authors to delete them:
# To the chair and the secretariat. $facilitate: the command.
profile-facilitator-left = A facilitator of { $group } has left by their own choice. To appoint somebody: { $facilitate }
profile-nothing-kept = I hold no data about you.
