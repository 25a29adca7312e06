# How one's accounts are joined. $give is always the command that gives the code; $who: a name with its accounts.

profile-link-code = Your code is { $code }. It works once, for 15 minutes. Do not share it.
profile-link-first = 1. From your other account, send me this in private: { $give }
profile-link-second = 2. I will then tell you here which account gave the code. Send me the same command here to confirm.
profile-link-from = This code is from { $who }.
# What is given away by joining. It is followed by what the other account gets.
profile-link-speaks = If you join them, { $who } can speak as you.
profile-link-speaks-renamed = If you join them, { $who } can speak as you, and you will be called { $name }.
# $speaks: one of the two above; $what: a list of the five below.
profile-link-gets = { $speaks } It also gets { $what }.
profile-link-gets-role = your role ({ $role })
# $groups: codes.
profile-link-gets-groups = your part in { $groups }
profile-link-gets-email = your email address
profile-link-gets-acts = everything you have said and done
profile-link-gets-known = what I know about you
profile-link-once-more = If both accounts are yours, send the same code once more: { $give }
profile-link-tricked = If somebody else asked you to send it, do nothing. Nothing will be joined.
# To the account that got the code. $who: the account that gave it.
profile-link-given = { $who } gave your code.
profile-link-confirm-speaks = If you confirm, { $who } can speak as you.
profile-link-confirm-renamed = If you confirm, { $who } can speak as you, and you will be called { $name }.
profile-link-confirm = If that is you, confirm it here: { $give }
profile-link-not-you = If it is not you, do nothing. Nothing will be joined.
profile-link-accepted = Code accepted. Now confirm in your other account, { $who }: I sent you a message there.
profile-link-joined = Joined: your accounts are one person now, { $who }. What both supported counts once.
# $until: a day; $unlink: the command.
profile-link-undo = If that is wrong, undo it from any of these accounts, until { $until }: { $unlink }
profile-link-wrong = This code does not work: it is mistyped, already used, or older than 15 minutes. Nothing was joined. For a new one, send this from your first account: { $link }
profile-link-own-code = This is the account that got the code. Give the code from your other account, then confirm here.
# The secretariat joins a name on the list, which has no account, to the person who has it. To that person.
profile-join-told = The secretariat has joined the name { $name } on the list of people with you. You are { $who } now.
# To the secretariat. $joint: what the two are called now.
profile-join-done = Joined: { $name } and { $who } are one person now, { $joint }.
profile-join-no-name = There is no such name on the list of people. Nothing was joined.
profile-join-has-account = Only a name without an account can be joined to somebody who has one. { $who } can do it with { $link }.
