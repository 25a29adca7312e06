# What is said of the commands about meetings where they are listed and explained.

meeting-number-about = the meeting's number
meeting-onwards-about = the meeting's number; with +, later ones of its series too
meeting-whose-about = the group's code, or plenary

slots-for-about = how long the meeting lasts
slots-from-about = the first day that would do
slots-to-about = the last day that would do
slots-count-about = how many times to offer; 3 if left out
slots-summary = Finds the fairest times for a meeting.

remind-before-about = how long before a meeting, or off
remind-summary = Sets when people are reminded of meetings.
remind-group-summary = Sets when a group's rooms are reminded of its meetings.
remind-me-summary = Sets when you are reminded of your meetings, in private and in your own time.

rsvp-answer-about = whether you are coming
rsvp-summary = Says whether you are coming to a meeting.

move-when-about = the new day and time, and the zone if it is not yours
move-summary = Moves a meeting; with N+, later ones of its series too.

meetings-summary = Shows upcoming meetings, in your time.

cancel-reason-about = the reason
cancel-summary = Cancels a meeting; with N+, later ones of its series too.

meet-title-about = its title
meet-when-about = the day and time, and the zone if it is not yours
meet-slot-about = the number of a time that was offered
meet-for-about = how long it lasts; an hour if left out
meet-every-about = how often a series repeats
meet-until-about = the last day of a series
meet-times-about = how many meetings a series has
meet-rotate-about = how many fair times a series takes turns between, 2 to 6
meet-link-about = the web address of the call, for those who take part
meet-passcode-about = the code that lets people in there
meet-summary = Calls a meeting, or a series of meetings.
meeting-details-summary = Shows a meeting, or changes its title, link or length.
meeting-title-about = its new title
meeting-link-about = the new address of the call
meeting-passcode-about = what one gives there to be let in
meeting-for-about = how long it is
uncancel-summary = Says that a cancelled meeting takes place after all.
rsvp-reason-about = the reason, which the minutes give with your apologies
