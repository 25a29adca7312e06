rename-same = { $group } porte déjà ce code.
rename-taken = Il y a déjà un groupe { $group } : { $command }
rename-was-taken = { $code } était le code de { $group } et y mène toujours. Veuillez en choisir un autre.
rename-only-office = { $group } a été approuvé sous ce code. Seuls la présidence ({ $chair }) et le secrétariat peuvent encore le changer.
