# What would do where something was typed that does not. Each stands after: I did not understand "tomorow".

value-not-plenary = Choose another code: "plenary" means the main room.
value-new-code = A code is a letter, then letters, digits and hyphens, 2 to 24 in all, such as WG-IMP.
value-one-name = Write one name, in quotes if it has several words.
value-web-address = Write a web address that begins with https:// or http://
value-moment = Write a date such as 2017-04-11, or a time such as 2017-04-11 22:00 UTC.
value-deadline = Write a day such as 2017-04-18 or 18 apr, or a time such as 18 apr 22:00 UTC.
value-meeting-time = Write a day and a time such as 2017-04-25 22:00 UTC, 25 apr 22:00 Geneva or tue 14:00.
value-time-of-day = Write the time of day too, such as tue 14:00 or 25 apr 22:00 UTC.
value-zone-after-time = Write the zone after the time: a time zone such as Africa/Dakar, a city, UTC or +05:45.
value-zone = Write a time zone such as Africa/Dakar, a city, UTC or +05:45.
value-ambiguous-zone = Letters like these can mean several time zones. Name a place instead.
value-weekly = Write a weekday and a time such as mon 09:00.
value-coming-day = Write a day such as 2017-04-18, 18 apr, tue or in 3 days.
value-day = Write a day such as 2017-04-18 or 18 apr 2017.
# $words: words to type, one of them.
value-choice = Write { $words }.
value-number = Write a number, such as 1.
value-numbers = Write numbers with commas between them, such as 1,3.
value-duration = Write a length of time such as 45m, 1h30 or 90 min.
value-lead-times = Write times such as 7d, 24h, 1h, or off.
value-every = Write how often it repeats: day, 2 weeks, month, or month on the last thu.
# $meetings: the command.
value-meeting = Write the number of a meeting, such as 1. { $meetings } shows them.
value-item = Write the number of an item, such as 4 or 4a.
value-owner = Write who is to do it: @handle, a name in quotes, chair, secretariat or members.
value-hours = Write hours such as 09:00-21:00.
value-weekend = Write days such as fri, sat.
# $groups, $categories: as the organisation calls them.
value-stakeholder = Choose a stakeholder group: { $groups }.
value-category = Choose a category: { $categories }.
value-yes-no = Write yes or no.

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
        [item] Which agenda item?
        [new-item] What is the agenda item? Put it in quotes.
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
        [cycle-name] What is the name of the cycle?
        [class] Which class?
        [task] What is to be done?
       *[words] What should I write?
    }
