# The summary report of a meeting.

# Its first line is one of these two, within one of the three that follow.
minutes-report-of-group = Summary report of meeting { $number } of { $group }.
# $organisation: its name, as the organisation gives it.
minutes-report-of-plenary = Summary report of meeting { $number } of the { $organisation }.
minutes-report-under-way = { $report } The meeting is still under way.
minutes-report-draft = { $report } Draft: it can be corrected until it is approved.
minutes-report-approved = { $report } Approved on { $date }.
# Names of fields.
minutes-report-time = Time
minutes-report-moderator = Moderator
minutes-report-secretariat = Secretariat
minutes-report-present = Present
minutes-report-where = Where
# When the meeting was, without a zone: it goes on; it ended on the same day; it ended on another day.
minutes-report-since = since { $day }, { $from }
minutes-report-span = { $day }, { $from } to { $to }
minutes-report-span-of-days = { $day }, { $from } to { $last_day }, { $to }
# $span and $local: one of the three above, in UTC and by the clocks of $zone.
minutes-report-utc = { $span } UTC
minutes-report-utc-and-local = { $span } UTC ({ $local } { $zone })
# Headings.
minutes-report-item = Item { $number }: { $words }
minutes-report-not-reached = Not reached
minutes-report-agreements = Agreements
minutes-report-decisions = Decisions
minutes-report-actions = Actions
minutes-report-next-meeting = Next meeting
minutes-report-annex-agenda = Annex: agenda
minutes-report-annex-participants = Annex: participants
# Numbered paragraphs of what was said.
minutes-report-paragraph = { $number }. { $words }
minutes-report-paragraph-agreed = { $number }. Agreed: { $words }
minutes-report-paragraph-disagreed = { $number }. Not agreed: { $words }
# A paragraph of which nothing is left but a list of actions, where there is any.
minutes-report-paragraph-action = { $number }. Action recorded:
minutes-report-agreement = { $words } (paragraph { $paragraph })
# The heads of the table of actions.
minutes-report-head-action = Action
minutes-report-head-who = Who
minutes-report-head-what = What
minutes-report-head-due = Due
minutes-report-head-paragraph = Paragraph
# The next meeting: its title, and when it is.
minutes-report-next = { $title }, { $when }
# Who was there. $heading: one of those below, or words such as "Host country"; $chair: what the chair is called.
minutes-report-people = { $heading }:
minutes-report-the-chair = Chair
minutes-report-chair = { $organisation } { $chair }
minutes-report-members = Members
minutes-report-members-of = { $organisation } Members
minutes-report-of-secretariat = Secretariat
minutes-report-others = Other participants
minutes-report-person = { $person }, { $affiliation }
# Below a paragraph of a draft: a correction that somebody proposes. $words: what it would say; the last, one of minutes-change-….
minutes-report-proposed = Proposed by { $by } (correction { $correction }): { $words }
minutes-report-proposed-left-out = Proposed by { $by } (correction { $correction }): leave this paragraph out.
minutes-report-proposed-besides = Proposed by { $by } (correction { $correction }): { $change }
# A heading, of corrections that belong to no paragraph.
minutes-report-corrections = Further corrections proposed
minutes-report-erratum = (Erratum by { $by }, { $date })
minutes-report-reopened = { $report } Draft: it can be corrected until it is approved. Reopened by { $by } on { $date }: { $reason }
# Who had said that they could not come. $reason: what they said.
minutes-report-apologies = Apologies
minutes-report-apology = { $who } ({ $reason })
