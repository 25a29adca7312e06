# L’aide, qui est faite des commandes elles-mêmes.

help-list = Vous pouvez taper ici :
help-command = { $command } : { $summary }
help-more = Pour en savoir plus sur l’une d’elles : { $help }
help-who = Qui
help-type = À taper
help-argument = { $usage } : { $about }
help-argument-only = { $usage } : { $about } (seulement : { $who })
help-examples = Par exemple :
