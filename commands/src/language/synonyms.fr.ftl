synonym-vote = Il n’y a pas encore de vote ici. { $consult } liste les consultations en cours ; pour répondre à l’une d’elles : { $answer }. Pour soutenir un groupe : { $support }
synonym-approve = C’est la présidence ({ $chair }) qui décide d’un groupe : { $decide }
synonym-remove = Le registre n’est jamais effacé, mais vous pouvez revenir sur ce qui vient de vous : { $unsupport } pour votre soutien, { $withdraw } pour votre proposition, { $cancel } pour une réunion. Pour effacer vos données personnelles : { $forget }
synonym-merge = Les groupes ne peuvent pas être fusionnés. La présidence ({ $chair }) peut réorienter une proposition vers un autre groupe : { $decide }
synonym-motion = Il n’y a pas de motion ici. Pour proposer un groupe : { $propose }. Pour voir ce qui est demandé à tous : { $consult }
synonym-join = Pour participer à un groupe, soutenez-le : { $support }. { $status } montre les groupes.
synonym-stop = Quels messages voulez-vous arrêter ? Le dernier choix efface vos données, après une nouvelle question.
