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
