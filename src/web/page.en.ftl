# The frame of the pages on the web, and what all of them say.

# The record as a whole: "MAG record".
page-record = { $organisation } record
page-groups = Groups
page-meetings = Meetings
page-consultations = Consultations
page-this-week = This week
# In the list of pages at the top, in few letters.
page-take-part = Take part
# What a screen reader calls the list of pages.
page-pages = Pages
page-skip = Skip to the content
page-search-label = Search the record
page-search-button = Search
page-all-groups = All groups

page-nothing = Nothing here
page-nothing-why = There is no page at this address. A group never changes its address, so please check for a typing mistake.

# An earlier day that somebody looks at.
page-earlier-day = An earlier day
page-past = You are looking at the past.
# $when: see page-at-end-of-day and page-at-moment.
page-past-when = This is the record as it was { $when }.
page-back-to-today = Back to today
page-at-end-of-day = at the end of { $date } (UTC)
page-at-moment = on { $moment }
page-as-of-label = See this page as it was at the end of a day
page-as-of-button = Show
page-as-it-is-today = See this page as it is today
page-no-day = This day cannot be shown
# $typed: what somebody wrote into the address.
page-no-moment = I did not understand "{ $typed }". Give a date such as 2017-04-11, or a time such as 2017-04-11T22:00:00Z.
page-not-yet = { $date } is still to come. Choose a day in the past.
page-no-archive = This record is kept in memory only, so earlier days cannot be shown.
page-busy = Please try again in a moment
page-busy-why = Many people are asking for searches, earlier days and downloads just now. All other pages work as usual.
page-unreadable = Something went wrong: that day cannot be shown at the moment.

# The foot of each page.
page-news = News of the record
page-feed = News feed
page-calendar = Calendar
page-data = Everything as data (JSON)
# What a screen reader calls the choice of languages.
page-languages = Languages
page-record-of = The record of the { $organisation }.
page-days-in-utc = Days are in UTC.
page-last-entry = Last entry: { $moment }.
page-no-entry = It has no entry yet.
# Beside a time in UTC: the same by the reader's own clock. $time: "Tue 25 Apr, 16:00".
page-own-time = (for you { $time })
# In the foot, where page-own-time is on the page.
page-own-zone = Times marked "for you" are in { $zone }.

# Long lists in parts.
page-parts-label =
    { $list ->
        [groups] More groups
        [supporters] More supporters
        [comments] More comments
        [meetings] More meetings
        [entries] More entries
        [actions] More actions
        [consultations] More consultations
        [inputs] More inputs
       *[results] More results
    }
page-parts =
    { $list ->
        [groups] Groups { $first } to { $last } of { $all }
        [supporters] Supporters { $first } to { $last } of { $all }
        [comments] Comments { $first } to { $last } of { $all }
        [meetings] Meetings { $first } to { $last } of { $all }
        [entries] Entries { $first } to { $last } of { $all }
        [actions] Actions { $first } to { $last } of { $all }
        [consultations] Consultations { $first } to { $last } of { $all }
        [inputs] Inputs { $first } to { $last } of { $all }
       *[results] Results { $first } to { $last } of { $all }
    }
page-previous = Previous
page-next = Next

# Names in a row, with commas.
page-names = { $names }
# Behind the first names of a long list: a press shows the others.
page-names-more =
    { $more ->
        [one] and { $more } more
       *[other] and { $more } more
    }

# Who said something, and when.
page-act = { $who }, { $when }
# $standing: what they are: "civil society, member".
page-act-as = { $who } ({ $standing }), { $when }
page-act-recorded = { $act }, recorded by { $by }
page-act-from = { $act }, from { $source }
# Something that arrived after an end, such as by mail.
page-late =
    { $end ->
        [last-call] said { $said }, arrived { $came }, after the end of the last call
       *[consultation] said { $said }, arrived { $came }, after the end
    }
page-by-on = { $who }, { $date }
# A document of a group.
page-document-at = Document at { $link }
page-document-open = { $document }, open for comments until { $until }
page-document-was-open = { $document }, was open for comments until { $until }
# A link, and the site to which it leads.
page-link-on = { $title } ({ $site })
