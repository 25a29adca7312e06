# The table of all groups as a document.

table-title = { $organisation }: groups
table-title-as-of = { $organisation }: groups as of { $moment }
table-facilitators = Facilitators proposed
table-words = { $words }
# The title of a group that is new in this cycle.
table-new = { $title } (new)
table-number-of-comments =
    { $number ->
        [one] { $number } comment
       *[other] { $number } comments
    }
# How many, and their names.
table-with-names = { $number }: { $names }
