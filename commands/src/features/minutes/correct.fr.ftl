# Les corrections d’un projet de procès-verbal, et les propositions de corrections.

minutes-corrected = Corrigé dans le procès-verbal de la réunion { $number }, paragraphe { $paragraph } : { $words }
minutes-no-paragraph =
    { $last ->
        [0] Le paragraphe { $paragraph } n’existe pas : ce procès-verbal est vide.
       *[other] Le paragraphe { $paragraph } n’existe pas. Le dernier porte le numéro { $last }.
    }
minutes-paragraph-of-action = Le paragraphe { $paragraph } n’est qu’une action ; il n’a pas de texte à corriger.
minutes-only-present = Seules les personnes qui étaient à la réunion { $number } peuvent corriger son procès-verbal.
minutes-added = Ajouté au procès-verbal de la réunion { $number }, paragraphe { $paragraph } : { $words }
minutes-dropped = Retiré du procès-verbal de la réunion { $number }, paragraphe { $paragraph } : { $words }
minutes-dropped-action = Retiré du procès-verbal de la réunion { $number } : le paragraphe { $paragraph }.
minutes-erratum = Erratum au procès-verbal approuvé de la réunion { $number }, paragraphe { $paragraph } : { $words }
minutes-change-reworded = le paragraphe { $paragraph } devrait dire : { $words }
minutes-change-reworded-gone = un paragraphe retiré depuis devrait dire : { $words }
minutes-change-added = il faudrait ajouter un paragraphe : { $words }
minutes-change-left-out = il faudrait retirer le paragraphe { $paragraph } : { $words }
minutes-change-left-out-gone = il faudrait retirer ce paragraphe : { $words }
minutes-proposed =
    { $moderated ->
        [yes] Proposé à { $who }, qui modérait la réunion { $number }, comme correction { $correction } : { $change }
       *[no] Proposé à { $who } comme correction { $correction } du procès-verbal de la réunion { $number } : { $change }
    }
minutes-proposed-told = { $who } propose une correction du procès-verbal de la réunion { $number } : { $change }
minutes-to-accept =
    { $which ->
        [it] Pour l’accepter : { $command }
       *[one] Pour en accepter une : { $command }
    }
minutes-to-decline =
    { $which ->
        [it] Pour la refuser : { $command }
       *[one] Pour en refuser une : { $command }
    }
minutes-correction-accepted = Correction { $correction } du procès-verbal de la réunion { $number }, de { $who }, acceptée : { $change }
minutes-correction-declined = Correction { $correction } du procès-verbal de la réunion { $number }, de { $who }, refusée : { $change }
minutes-correction-withdrawn = Votre correction { $correction } du procès-verbal de la réunion { $number } est retirée : { $change }
minutes-correction-accepted-told = { $by } a accepté votre correction du procès-verbal de la réunion { $number } : { $change }
minutes-correction-declined-told = { $by } a refusé votre correction du procès-verbal de la réunion { $number } : { $change }
minutes-approved-without-told = { $by } a approuvé le procès-verbal de la réunion { $number } sans votre correction : { $change }
minutes-correction-withdrawn-told = { $who } a retiré une correction du procès-verbal de la réunion { $number } : { $change }
minutes-corrections-open =
    { $count ->
        [one] Une correction du procès-verbal de la réunion { $number } est proposée et attend une décision :
       *[other] { $count } corrections du procès-verbal de la réunion { $number } sont proposées et attendent une décision :
    }
minutes-correction-open = { $number }, de { $who } : { $change }
minutes-approve-without =
    { $count ->
        [one] Approuver le procès-verbal sans elle ? Elle sera alors refusée.
       *[other] Approuver le procès-verbal sans elles ? Elles seront alors refusées.
    }
minutes-only-moderator = Seules { $who }, qui modérait la réunion { $number }, la facilitation du groupe, la présidence et le secrétariat peuvent accepter ou refuser une correction de son procès-verbal.
minutes-no-correction =
    { $last ->
        [0] Aucune correction du procès-verbal de la réunion { $number } n’est proposée.
       *[other] La correction { $correction } du procès-verbal de la réunion { $number } n’existe pas. La dernière porte le numéro { $last }.
    }
minutes-correction-has-ended =
    { $how ->
        [accepted] La correction { $correction } du procès-verbal de la réunion { $number } a déjà été acceptée le { $date }.
        [withdrawn] La correction { $correction } du procès-verbal de la réunion { $number } a été retirée le { $date }.
       *[declined] La correction { $correction } du procès-verbal de la réunion { $number } a déjà été refusée le { $date }.
    }
minutes-correction-without-paragraph = Le paragraphe de la correction { $correction } a été retiré depuis : il n’y a plus rien à corriger. Pour la refuser : { $decline }
minutes-correction-without-words = Le texte de la correction { $correction } a été effacé. Pour la refuser : { $decline }
