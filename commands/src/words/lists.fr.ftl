# Les listes, selon les modèles du CLDR.

list-and-two = { $first } et { $second }
list-and-end = { $first } et { $second }
list-or-two = { $first } ou { $second }
list-or-end = { $first } ou { $second }
list-middle = { $first }, { $second }

colon =  :{ " " }
