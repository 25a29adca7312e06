fitting-group = « { $typed } » : compris comme { $group }.
fitting-own-group = Vous n’avez pas indiqué de groupe : compris comme { $group }.
fitting-group-listed = { $group } : { $title }
fitting-meeting = Vous n’avez pas indiqué de numéro : compris comme la réunion { $number }, { $title } ({ $at }).
fitting-meeting-listed = { $number } : { $title }, { $at }
fitting-consultation = Vous n’avez pas indiqué de numéro : compris comme la consultation { $number }, { $question }
fitting-action = Vous n’avez pas indiqué de numéro : compris comme l’action { $number }, { $what }
fitting-listed = { $number } : { $what }
