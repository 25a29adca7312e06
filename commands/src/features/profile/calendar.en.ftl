# One's own calendar.

profile-calendar-address = Your own calendar. Subscribe to this address in your calendar program: { $address }
profile-calendar-has = It has the meetings at which you are expected and those to which you said yes or maybe. Meetings to which you said no are left out.
# $renew: the command.
profile-calendar-keep = Anyone who has the address can read your calendar, so do not share it. For a new one: { $renew }
profile-calendar-renewed = The old address no longer works. Do not share the new one.
# $meetings: the command.
profile-calendar-off = Personal calendars are not switched on here. Please ask the secretariat. { $meetings } shows what is coming.
