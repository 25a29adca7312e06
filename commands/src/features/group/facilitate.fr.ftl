# La facilitation d’un groupe : désignation et fin de fonctions.

facilitate-appointed = { $who } assure désormais la facilitation de { $group }.
facilitate-appointed-together = { $who } assure désormais la facilitation de { $group }. Facilitation : { $facilitators }.
facilitate-you = Vous assurez désormais la facilitation de { $group }.
facilitate-no-account = Je ne connais aucun compte de { $who } : je ne peux ni lui envoyer de rappels, ni lui demander de points d’étape.
facilitate-released = { $who } n’assure plus la facilitation de { $group }.
facilitate-released-together = { $who } n’assure plus la facilitation de { $group }. Facilitation : { $facilitators }.
facilitate-released-last = { $who } n’assure plus la facilitation de { $group }. Plus personne ne l’assure. Pour désigner quelqu’un : { $facilitate }
facilitate-you-no-longer = Vous n’assurez plus la facilitation de { $group }.
facilitate-already = { $who } assure la facilitation de { $group } depuis le { $since }.
facilitate-not = { $who } n’assure pas la facilitation de { $group }. Rien n’a changé.
