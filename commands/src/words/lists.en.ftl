# Lists, by the patterns of CLDR. $first and $second may themselves be several.

list-and-two = { $first } and { $second }
list-and-end = { $first } and { $second }
list-or-two = { $first } or { $second }
list-or-end = { $first } or { $second }
list-middle = { $first }, { $second }

# Between a name and what belongs to it: "Support: 1 member".
colon = :{ " " }
