# What would do where something was typed that does not. Each stands after: I did not understand "tomorow".

value-not-plenary = Choose another code: "plenary" means the room for everyone.
value-new-code = A code is a letter, then letters, digits and hyphens, 2 to 24 in all, such as WG-IMP.
value-one-name = Write one name, such as "Lea Kaspar".
value-web-address = Write a web address that begins with https:// or http://
value-moment = Write a date such as { $day }, or a time such as { $day } 22:00 UTC.
value-deadline = Write a day such as 18 apr or in 3 days, or a time such as 18 apr 22:00 UTC.
value-meeting-time = Write a day and a time such as 25 apr 22:00 Geneva, tue 14:00 or in 3 days 22:00 UTC.
value-time-of-day = Write the time of day too, such as tue 14:00 or 25 apr 22:00 UTC.
value-zone-after-time = Write the zone after the time: a time zone such as Africa/Dakar, a city, UTC or +05:45.
value-zone = Write a time zone such as Africa/Dakar, a city, UTC or +05:45.
value-weekly = Write a weekday and a time such as mon 09:00.
value-coming-day = Write a day such as 18 apr, tue or in 3 days.
value-day = Write a day with its year, such as { $day }.
value-past-day = { $day } is still to come. Write the day on which it was said.
# $words: words to type, one of them.
value-choice = Write { $words }.
# $what: what the number is of, such as "the number of the concern".
value-number-of = Write a number: { $what }, such as 1.
value-numbers = Write numbers with commas between them, such as 1,3.
value-duration = Write a length of time such as 45m, 1h30 or 90 min.
value-lead-times = Write times such as 7d, 24h, 1h, or off.
value-every = Write how often it repeats: day, 2 weeks, month, or month on the last thu.
# $meetings: the command.
value-meeting = Write the number of a meeting, such as 1. { $meetings } shows them.
value-item = Write the number of an item, such as 4 or 4a.
# No item of the agenda, or several, have these words in their title. $add: the command that adds one.
value-item-title = Write the number of an item, such as 4 or 4a, or words that only its title has. To add one: { $add }
value-owner = Write who is to do it: @handle, a name such as "Lea Kaspar", chair, secretariat or members.
value-hours = Write hours such as 09:00-21:00.
value-weekend = Write days such as fri, sat.
# $groups, $categories: as the organisation calls them.
value-stakeholder = Choose a stakeholder group: { $groups }.
value-category = Choose a category: { $categories }.
value-yes-no = Write yes or no.

# Why words are no time. Each stands after: I did not understand "9:3".
value-time-no-day = Add the day, such as tue 14:00.
value-time-month-alone = A month needs its day, such as 25 mar. If you mean a day of the week, write its whole name.
value-time-no-year = Add the year after the month.
value-time-two-days = Give one day only. A series on several days of the week is one series for each day.
value-time-two-times = Give one time of day only.
value-time-two-zones = The two time zones do not show the same time. Give one only.
value-time-bare-number = Write a time such as 15:00, 3pm or 15h, and a day such as 25 apr.
value-time-missing-digit = Minutes have two digits, such as 9:30.
value-time-no-such-day = There is no such day.
value-time-no-such-time = There is no such time of day.
value-time-series = Give the first day and its time here. How the series repeats goes after every: such as every: 2 weeks.
value-time-range = Give one moment here, without an end.
value-time-past = That is in the past. Give a day or a time that is still to come.

# Words that could be several times or zones. $typed: the words. Numbered choices follow, or "Yes means:" and the only one.
value-which-date = "{ $typed }" could be two dates.
# $weekday: "Thursday".
value-which-week = "{ $typed }" could be this week's { $weekday } or next week's.
# $date: "Wed 18 Apr 2018".
value-which-year = "{ $typed }" comes next on { $date }. Do you mean that day?
# $date: "Tue 25 Apr 2017"; $weekday: "Friday".
value-which-weekday = { $date } is not a { $weekday }.
value-which-midnight = In "{ $typed }", midnight could begin the day or end it.
value-which-half-of-day = "{ $typed }" could be in the morning or later in the day.
value-which-end-or-offset = The end of "{ $typed }" could be a time zone or the end of the meeting.
value-which-year-or-hour = The number in "{ $typed }" could be a year or an hour.
value-which-day-or-time = "{ $typed }" could be a day or a time of day.
value-which-length-or-hour = "{ $typed }" could be a length of time or an hour of the day.
value-which-end-of-week = "{ $typed }" could be Friday or Sunday.
value-which-zone = "{ $typed }" can mean several time zones.
# Where nobody can be asked. $question: one of those sentences; $choices: what can be typed instead.
value-write-one = { $question } Write { $choices }.
# One of the choices. $what: a time or a time zone; $place: "San Juan, Puerto Rico".
value-meant-place = { $what } ({ $place })
# $time: when a meeting begins; $length: how long it is.
value-meant-length = { $time }, for { $length }

# What is said beside a time. $time: "02:30"; $zone: "Europe/Zurich"; $taken: "Sun 25 Mar 2018, 03:30 Europe/Zurich".
value-note-skipped = Clocks in { $zone } go forward and skip { $time } on that day, so I took { $taken }.
value-note-twice = Clocks in { $zone } go back on that day, so { $time } comes twice. I took the first.
value-note-seconds = I left out the seconds.
# $word: as typed, such as "mar"; $weekday: "Tuesday".
value-note-taken-as = I read "{ $word }" as { $weekday }.
# $date: a day.
value-note-day-ends = I read 24:00 as the end of { $date }.
# Several places have the name that was typed. $place: "London, United Kingdom"; $zone: "Europe/London".
value-note-place = I took { $place } ({ $zone }).

# The question that asks for what was left out of a command. $what: what that is.
value-asked =
    { $what ->
        [group] Which group?
        [group-or-plenary] Which group, or the plenary?
        [new-code] Which code should the group have?
        [meeting] Which meeting?
        [consultation] Which consultation?
        [action] Which action?
        [concern] Which concern?
        [paragraph] Which paragraph?
        [correction] Which correction?
        [item] Which agenda item?
        [new-item] What is the agenda item? For example: "Next steps"
        [place] To which place?
        [coming] Are you coming? Say yes, no or maybe.
        [when] On which day and at what time?
        [weekly] On which weekday and at what time?
        [until] Until when?
        [first-day] From which day?
        [last-day] Until which day?
        [how-long] How long?
        [how-long-before] How long before a meeting?
        [person] Who?
        [name] Which name on the list?
        [address] What is the web address?
        [title] What is the title?
        [question] What is the question?
        [comment] What is your comment?
        [concern-words] What is your concern?
        [update] What was done, and what comes next?
        [outcome] What was the outcome?
        [decision] What was decided?
        [language] In which language?
        [cycle-name] What is the name of the cycle?
        [class] Which class?
        [reason] Why?
        [task] What is to be done?
       *[words] What should I write?
    }
value-respondent = Name one person or one initiative, and nothing else.
