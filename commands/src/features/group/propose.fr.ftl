# Les propositions de groupes.

propose-done = Nouvelle proposition : { $group }, { $title }, par { $who }. Pour la soutenir : { $support }
propose-done-by-nobody = Nouvelle proposition : { $group }, { $title }. Pour la soutenir : { $support }
propose-missing = Il manque encore : { $parts }. Pour compléter : { $charter }
propose-already = { $group } a déjà été proposé le { $since }. Pour lire la proposition : { $charter }
propose-keeps = { $group } garde son soutien ({ $tally }), sa proposition écrite et ce qui en a été dit.
