# What several features say of a group.

# A group by its code and title, within a sentence.
group-named = { $group }, { $title }
# The heading above all that is known of a group.
group-heading = { $group }: { $title }
# Names, codes or counts in a row, as the value of a field.
group-list = { $items }
# Words of somebody with the day on which they were said.
group-dated = { $date }: { $words }
# Since when somebody facilitates a group.
group-facilitator-since = { $who } since { $since }
# What a field holds where there is nobody and nothing.
group-none = none
# Names of fields and columns.
group-support = Support
group-facilitators = Facilitators
