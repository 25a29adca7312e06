# Les propositions de groupes.

propose-done = Nouvelle proposition : { $group }, { $title }, par { $who }. Pour la soutenir : { $support }
propose-done-by-nobody = Nouvelle proposition : { $group }, { $title }. Pour la soutenir : { $support }
propose-missing = Il manque encore : { $parts }. Pour compléter : { $charter }
propose-already = { $group } a déjà été proposé le { $since }. Pour lire la proposition : { $charter }
propose-no-member = Seuls les membres peuvent proposer un groupe, et { $who } n’est pas membre. Le secrétariat peut le proposer en son propre nom.
propose-keeps = { $group } garde son soutien ({ $tally }), sa proposition écrite et ce qui en a été dit.
