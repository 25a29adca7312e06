# La liste des personnes, que tient le secrétariat.

person-shown = { $who } sur la liste des personnes :
person-changed = Modifié. { $who } sur la liste des personnes :
person-unchanged = Rien n’a changé. { $who } sur la liste des personnes :
person-released = { $who } n’assure plus la facilitation de { $group }.
person-released-alone = { $who } n’assure plus la facilitation de { $group }, et plus personne ne l’assure. Pour nommer quelqu’un : { $appoint }
person-role-by-configuration = La configuration ou un rôle sur une plateforme donne encore à { $who } le rôle suivant : { $role }. Seule la personne qui exploite le service peut le changer.
person-changed-yours = { $by } a modifié votre fiche dans la liste des personnes. Pour la voir : { $show }
person-role-told = { $by } a changé le rôle de { $who } sur la liste des personnes : { $before } → { $after }.
person-nothing-declared = { $who } n’a rien déclaré qui attende une confirmation.
person-role-or-left = Une personne partie n’a plus de rôle. Indiquez soit un rôle, soit une date de départ.
