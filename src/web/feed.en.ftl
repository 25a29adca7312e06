# What other programs show: the feed of news, calendars, weeks of digests.

page-news-of = News of the groups of the { $organisation }
# The name of somebody's own calendar.
page-calendar-of = Meetings of { $name }
page-digest = Digest
page-earlier-weeks = Earlier weeks
# $date: the Sunday that ends it.
page-week-to = The week to { $date }
