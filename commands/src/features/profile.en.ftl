# What is known of oneself. All of it is said in private.

# Above the fields of a profile. $set: the command that changes it.
profile-yours = Your profile (to change it: { $set }):
profile-changed = Changed. Your profile is now:
profile-unchanged = Nothing has changed. Your profile:
profile-all-kept = Everything I keep about you (to change your profile: { $set }):
profile-set-what = What do you want to change?
# The names of the fields.
profile-name = Name
profile-role = Role
profile-stakeholder-group = Stakeholder group
profile-affiliation = Affiliation
profile-zone = Time zone
profile-hours = Hours
profile-weekend = Weekend
profile-language = Language
profile-email = Email
profile-accounts = Accounts
profile-reminders = Reminders
profile-digest = Digest
profile-meetings = Meetings so far
profile-calendar = Calendar
# In a field of which nothing is known.
profile-not-set = not set
# In the field "Reminders". $lengths: lengths of time, "24 hours, 30 minutes".
profile-reminders-before = { $lengths } before a meeting
profile-no-reminders = none
# In the field "Meetings so far": how many somebody was in, and how many of them at an hour that is night for them.
profile-meetings-count = { $count }, { $nights } of them in your night
# In the field "Calendar": whoever looks over one's shoulder does not see the address.
profile-calendar-hidden = { $show } shows its address
# Above a list of joins.
profile-joins = Accounts joined with yours
# What waits to be confirmed: the name of the field, and each part of it.
profile-self-declared = Self-declared, not confirmed yet
profile-declared = { $what }: { $value }
# After a change that waits.
profile-waits = What you say of your name, stakeholder group or address counts once the secretariat has confirmed it. I have told them.
# To the secretariat. $what: "Stakeholder group: government"; $confirm: the command.
profile-confirm-asked = { $who } asks for a change of their entry: { $what }. To confirm it: { $confirm }
# Refusals.
profile-not-a-name = "{ $typed }" cannot be a name. Write the name of one person, without @.
profile-not-an-email = "{ $typed }" is no email address. Write one such as name@example.org.
# Being away. $day: the last day; $back: the command that ends it.
profile-away = Away
profile-away-until = until { $day }
profile-away-now = You are away until { $day }, that day included. Until then you are not expected in meetings, and I send you no reminders. Back earlier? { $back }
profile-away-no-more = Welcome back. You are expected in meetings again.
profile-left = Left on
