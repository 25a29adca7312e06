# Un groupe demande sa reconduction au cycle suivant.

renew-asked = { $group } demande sa reconduction au cycle suivant. La décision revient à la présidence ({ $chair }) : { $decide }
renew-work-done = Travaux accomplis
renew-active-since = En activité depuis
renew-documents = Documents
renew-updates = Points d’étape
renew-update = Point d’étape
renew-no-cycle = Aucun cycle n’est ouvert : { $group } poursuit ses travaux sans avoir à le demander. La demande sera possible quand la présidence ({ $chair }) ou le secrétariat aura ouvert un cycle.
renew-continued-already = La reconduction de { $group } a déjà été approuvée, le { $at }. Le groupe poursuit ses travaux au cycle suivant.
renew-asked-already = { $group } a déjà demandé sa reconduction, le { $at }. La décision revient à la présidence ({ $chair }) : { $decide }
