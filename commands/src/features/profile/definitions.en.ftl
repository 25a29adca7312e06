# What is said of the commands about one's profile where they are listed and explained.

profile-zone-about = your time zone, or a city in it
profile-hours-about = the hours at which you can meet
profile-weekend-about = the days you do not work
profile-summary = Shows or changes your profile.
profile-show-summary = Shows your profile.
profile-set-summary = Changes your profile.

profile-unlink-person-about = the person whose accounts they are
profile-unlink-join-about = which time they were joined, if several; the last if left out
profile-unlink-summary = Separates joined accounts again, within 30 days.

profile-calendar-renew-about = yes, for a new address in place of the old one
profile-calendar-summary = Gives you the address of your own calendar, which only you know.

profile-forget-confirm-about = yes, to erase it
profile-export-summary = Shows all data about you: your profile, and what you have said and done.
profile-forget-summary = Erases your profile and your words. It asks first.

profile-link-code-about = the code that your other account was given
profile-join-name-about = the name on the list
profile-join-person-about = the person of that name
profile-link-summary = Joins your accounts, so that they count as one person.
profile-join-summary = Joins a name without an account to the person of that name.
profile-language-about = in which language I speak with you: en, fr, or none

profile-email-about = where mail reaches you
profile-away-until-about = the last day on which you are away
profile-away-summary = Says that you are away until a day, so that nobody waits for you.
