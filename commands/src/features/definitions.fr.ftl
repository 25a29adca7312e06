# Ce qui est dit de l’aide, des cycles et des récapitulatifs.

help-command-about = la commande à expliquer
help-subcommand-about = l’une de ses parties, par exemple « créer » pour « salon »
help-summary = Montre ce que vous pouvez taper ici, ou explique une commande.

cycle-name-about = son nom, par exemple « FGI 2017 »
cycle-from-about = son premier jour
cycle-confirm-about = oui, pour le clore même si des groupes prennent fin avec lui
cycle-to-about = son dernier jour
cycle-summary = Montre le cycle, en ouvre un ou le clôt.
cycle-show-summary = Montre le cycle, et les groupes qui prennent fin avec lui.
cycle-open-summary = Ouvre un cycle. Les groupes prennent fin avec lui, sauf reconduction.
cycle-close-summary = Clôt le cycle avant son terme, après confirmation si des groupes prennent fin avec lui.

digest-when-about = le jour de la semaine, l’heure, et le fuseau si ce n’est pas le vôtre
digest-me-about = moi, pour votre propre récapitulatif en privé
digest-by-about = comment le vôtre est envoyé : par messagerie, par courriel ou les deux
digest-summary = Montre votre récapitulatif et règle le moment de son envoi.
digest-now-summary = Montre ce que dirait le récapitulatif à cet instant.
digest-weekly-summary = Règle quand le récapitulatif de ce salon, ou le vôtre, est envoyé.
digest-off-summary = Arrête les récapitulatifs de ce salon, ou les vôtres.

person-person-about = la personne dont c’est la fiche
person-role-about = le rôle
person-left-about = le jour du départ
person-confirm-about = oui pour confirmer ce que la personne dit d’elle-même, non pour le refuser
person-summary = Montre ou modifie la fiche d’une personne dans la liste.
undo-summary = Annule ce que vous avez fait en dernier, pendant 10 minutes.
cycle-edit-summary = Change le nom ou les dates du cycle ouvert.
