# Another code for a group.
rename-same = { $group } already has this code.
rename-taken = There is already a group { $group }: { $command }
rename-was-taken = { $code } was the code of { $group } and still leads to it. Please choose another one.
rename-only-office = { $group } was approved under this code. Only the { $chair } and the secretariat can change it now.
